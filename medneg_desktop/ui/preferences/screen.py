"""The Settings screen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from medneg_desktop import __version__
from medneg_desktop.core.preferences import LANGUAGES, TEXT_PERCENTS
from medneg_desktop.services.office import Office
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.language import LANGUAGES as SPOKEN
from medneg_desktop.ui.language import say
from medneg_desktop.ui.preferences.carry_card import CarryCard
from medneg_desktop.ui.preferences.keeper import Keeper
from medneg_desktop.ui.preferences.learned import LearnedCard
from medneg_desktop.ui.preferences.reference_card import ReferenceCard
from medneg_desktop.ui.preferences.reminders_card import RemindersCard
from medneg_desktop.ui.preferences.rules_card import RulesCard
from medneg_desktop.ui.preferences.vault_cards import VaultCards
from medneg_desktop.ui.preferences.watch_card import WatchCard
from medneg_desktop.ui.shared import (
    APART,
    PAGE,
    Card,
    Column,
    Columns,
    Flow,
    FormRow,
    PageHead,
    button,
    heading,
    label,
    scroll,
)
from medneg_desktop.ui.undoing import Undoing
from medneg_desktop.ui.watching import FolderWatch

_MOTIONS = {"system": "Like this computer", "less": "Nothing moves by itself"}
_THEMES = {
    "system": "Like this computer",
    "light": "Light",
    "dark": "Dark",
    "contrast": "High contrast",
}
_LANGUAGES = {"": "Like this computer", **SPOKEN}


class SettingsScreen(QWidget):
    """Theme and text size, which take effect at once; the reference tables; keys; what the program promises."""

    open_case = Signal(str)
    open_document = Signal(str)
    changed = Signal()
    trouble = Signal(object)
    keys_wanted = Signal()
    help_wanted = Signal()
    report_wanted = Signal()
    scan_help_wanted = Signal()
    said = Signal(str, str)
    lock_wanted = Signal()
    restore_wanted = Signal(object)
    brought = Signal()

    title = "Settings"

    def __init__(
        self, keeper: Keeper, office: Office, lanes: Lanes, undoing: Undoing, watching: FolderWatch | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("screen")
        self._keeper = keeper
        self.theme_box = _choices(list(_THEMES.values()))
        self.text_box = _choices([f"{p} %" for p in TEXT_PERCENTS])
        self.motion_box = _choices(list(_MOTIONS.values()))
        self.language_box = _choices([_LANGUAGES[code] for code in LANGUAGES])
        self.tables = ReferenceCard(office, lanes, undoing)
        self.learned = LearnedCard(office, lanes, undoing)
        self.rules = RulesCard(office, lanes, undoing)
        content = QWidget()
        inside = Column(content, gap=APART, margin=PAGE)
        cards = QWidget()
        column = Columns(cards)
        self.vault, self.carry = VaultCards(office, lanes, keeper), CarryCard(office, lanes, undoing)
        self.reminders = RemindersCard(office, lanes, keeper)
        self.watching = WatchCard(watching or FolderWatch(office, lanes, self))
        column.add(
            self._look(),
            self.watching,
            self.reminders,
            self.vault,
            self.carry,
            self.learned,
            self.rules,
            self.tables,
            self._help(),
            self._about(),
        )
        inside.add(PageHead(heading("Settings")), cards, None)
        outer = Column(self)
        outer.add(scroll(content, "Settings"))
        self._listen()
        self._show()

    def _listen(self) -> None:
        keeper = self._keeper
        for told, wanted in (
            (self.tables.changed, self.changed),
            (self.tables.trouble, self.trouble),
            (self.rules.changed, self.changed),
            (self.rules.trouble, self.trouble),
            (self.watching.help_wanted, self.scan_help_wanted),
            (self.watching.trouble, self.trouble),
            (self.reminders.trouble, self.trouble),
            (self.reminders.said, self.said),
            (self.vault.trouble, self.trouble),
            (self.vault.said, self.said),
            (self.vault.changed, self.changed),
            (self.vault.lock_wanted, self.lock_wanted),
            (self.vault.restore_wanted, self.restore_wanted),
            (self.carry.trouble, self.trouble),
            (self.carry.said, self.said),
            (self.carry.changed, self.changed),
            (self.carry.brought, self.brought),
        ):
            told.connect(wanted)
        self.theme_box.activated.connect(lambda i: keeper.set_theme(list(_THEMES)[i]))
        self.text_box.activated.connect(lambda i: keeper.set_text_percent(TEXT_PERCENTS[i]))
        self.motion_box.activated.connect(lambda i: keeper.set_motion(list(_MOTIONS)[i]))
        self.language_box.activated.connect(lambda i: keeper.set_language(LANGUAGES[i]))
        keeper.changed.connect(self._show)

    def _look(self) -> Card:
        card = Card()
        rows = QWidget()
        Flow(rows, gap=APART, grid=True).add(
            FormRow("Colors", self.theme_box, "High contrast draws every edge and uses the strongest colors."),
            FormRow("Text size", self.text_box, "Also with Ctrl and plus or minus, from anywhere."),
            FormRow("Motion", self.motion_box, "Marks on a page swell for a moment, or stand still."),
            FormRow("Language", self.language_box, "Spoken when MedNeg starts again. Letters to send stay in English."),
            letters=34,
        )
        card.body.add(heading("How the window looks", 2), rows)
        return card

    def _help(self) -> Card:
        card = Card()
        row = Flow()
        row.add(
            button(
                "Open the help", "plain", on_click=self.help_wanted.emit, tip="Guides and the words of bills (Shift+F1)"
            ),
            button(
                "Show the keys", "plain", on_click=self.keys_wanted.emit, tip="Everything can be done by keyboard (F1)"
            ),
            button(self.tr("Make a problem report"), "plain", on_click=self.report_wanted.emit),
        )
        card.body.add(heading("Help and keyboard", 2), label("Everything in this window can be done by keyboard."))
        card.body.addLayout(row)
        return card

    @staticmethod
    def _about() -> Card:
        card = Card()
        card.body.add(
            heading(f"MedNeg {__version__}", 2),
            label("Your papers stay on this computer, encrypted in the vault. The program never goes online."),
            label("MedNeg points out questions to ask. It gives no legal or medical advice.", soft=True),
            label("Free software under the GNU Affero General Public License, version 3 or later.", soft=True),
        )
        return card

    def refresh(self) -> None:
        self._show()
        self.vault.refresh()
        self.tables.refresh()
        self.reminders.refresh()
        self.rules.refresh()
        self.learned.refresh()

    def _show(self) -> None:
        self.theme_box.setCurrentIndex(list(_THEMES).index(self._keeper.now.theme))
        self.language_box.setCurrentIndex(LANGUAGES.index(self._keeper.now.language))
        self.motion_box.setCurrentIndex(list(_MOTIONS).index(self._keeper.now.motion))
        self.text_box.setCurrentIndex(TEXT_PERCENTS.index(self._keeper.now.text_percent))


def _choices(words: list[str]) -> QComboBox:
    box = QComboBox()
    box.addItems([say(w) for w in words])
    box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return box
