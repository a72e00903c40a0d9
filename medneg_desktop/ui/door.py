"""The door of the vault: making one at the first start, and opening one that asks for its passphrase."""

from __future__ import annotations

import platform
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLineEdit,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from medneg_desktop.core.dates import shown_long
from medneg_desktop.core.trouble import Trouble, VaultDamaged
from medneg_desktop.services.strength import Strength, strength
from medneg_desktop.services.vault_port import Rescue, Ways
from medneg_desktop.ui.background import Lane, Lanes
from medneg_desktop.ui.dialog import Dialog
from medneg_desktop.ui.language import say
from medneg_desktop.ui.shared import Column, Flow, FormRow, MessageBar, button, heading, label, named, scroll
from medneg_desktop.ui.theme import dress, theme

T = TypeVar("T")
V = TypeVar("V")

SHORTEST = 8
"""Characters of the shortest passphrase that is taken; the advice asks for more."""


class Door(Dialog, Generic[T]):
    """A dialog that does one slow thing in a lane and closes with its result in ``result_value``."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say(title))
        self.content = QWidget()
        area = scroll(self.content, title)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what it holds takes the focus
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self.lanes = Lanes(self)
        self.bar = MessageBar()
        self.result_value: T | None = None

    def fit(self) -> None:
        """As wide as reads well and as high as the words need, but never beyond the screen: the rest scrolls."""
        room = self.screen().availableSize()
        layout = self.content.layout()
        width = min(round(theme().points * 54), round(room.width() * 0.95))
        # As high as it is with a scroll bar beside it: where rows just fit without one, Qt may show it and break them.
        beside = width - self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        need = layout.totalHeightForWidth(beside) if layout is not None else 0
        self.resize(width, min(need + 4, round(room.height() * 0.9)))

    def setVisible(self, visible: bool) -> None:
        dress(self)
        super().setVisible(visible)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def attempt(self, work: Callable[[], V], then: Callable[[V], None]) -> None:
        """Do ``work`` while the dialog waits; troubles are told in its bar."""
        self.setEnabled(False)

        def done(value: V) -> None:
            self.setEnabled(True)
            then(value)

        self.lanes.run(Lane.STORE, work, owner=self, done=done, failed=self._failed)

    def _failed(self, error: BaseException) -> None:
        self.setEnabled(True)
        if not isinstance(error, Trouble):
            raise error
        self.bar.tell("error", error.title, error.remedy)

    def done(self, result: int) -> None:
        """Close; what is under way is waited for."""
        self.lanes.close()
        super().done(result)


def secret_row(name: str, help_text: str = "") -> FormRow[QLineEdit]:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return FormRow(name, field, help_text)


class UnlockDialog(Door[T]):
    """Asks for the passphrase, or for the recovery code and a new passphrase, until the vault opens."""

    def __init__(
        self,
        opener: Callable[[str | None], T],
        recover: Callable[[str, str], T],
        *,
        locked: Ways | None = None,
        rescue: Rescue | None = None,
    ) -> None:
        super().__init__("Open your vault")
        self._opener, self._recover, self._rescue = opener, recover, rescue
        self._itself = locked is not None and not locked.passphrase
        self.passphrase = secret_row("Passphrase")
        self.code: FormRow[QLineEdit] = FormRow("Recovery code", QLineEdit(), "It stands on your recovery sheet.")
        self.new = NewPassphrase()
        self.open_button = button("Open", "primary", on_click=self._open)
        self.open_button.setDefault(True)
        self.way_button = button("Use my recovery sheet", "quiet", on_click=self._change_way)
        self.rescue_button = button(
            self.tr("Repair or bring back a backup"), "quiet", on_click=lambda: self.help(VaultDamaged())
        )
        self.rescue_button.hide()
        self.back_up_button = button(self.tr("Bring back a backup"), "quiet", on_click=lambda: self.help(None))
        self.back_up_button.setVisible(rescue is not None)
        row = Flow()
        row.add(self.open_button, button("Quit", "plain", on_click=self.reject), self.way_button)
        row.add(self.rescue_button, self.back_up_button)
        column = Column(self.content, gap=1.4, margin=2)
        column.add(heading(self.tr("Your vault is locked") if locked else self.tr("Open your vault")))
        column.add(label(self.tr("Your papers are kept encrypted on this computer.")))
        if self._itself:
            column.add(label(self.tr("It opens by itself for you. Set a passphrase in Settings to keep others out.")))
        column.add(self.bar, self.passphrase, self.code, self.new, row, None)
        self._by_code = True
        self._change_way()

    def _change_way(self) -> None:
        self._by_code = not self._by_code
        self.passphrase.setVisible(not self._by_code and not self._itself)
        self.code.setVisible(self._by_code)
        self.new.setVisible(self._by_code)
        self.way_button.setText("Use my passphrase" if self._by_code else "Use my recovery sheet")
        named(self.way_button, self.way_button.text())
        self.bar.dismiss()
        (self.code if self._by_code else self.passphrase).setFocus()
        self.fit()

    def _open(self) -> None:
        if not self._by_code:
            passphrase = None if self._itself else self.passphrase.field.text()
            self.attempt(lambda: self._opener(passphrase), self._opened)
            return
        code, new = self.code.field.text(), self.new.checked(self.bar)
        if new is not None:
            self.attempt(lambda: self._recover(code, new), self._opened)

    def _opened(self, value: T) -> None:
        self.result_value = value
        self.accept()

    def _failed(self, error: BaseException) -> None:
        super()._failed(error)
        damaged = isinstance(error, VaultDamaged) and self._rescue is not None
        self.rescue_button.setVisible(damaged)
        self.back_up_button.setVisible(self._rescue is not None and not damaged)
        self.fit()

    def help(self, trouble: Trouble | None) -> None:
        """Show the ways to repair the vault or bring a backup back; then it is tried again here."""
        if rescued(self._rescue, trouble):
            self.bar.tell("info", self.tr("Now open your vault."), self.tr("A backup opens with its own passphrase."))


def rescued(rescue: Rescue | None, trouble: Trouble | None) -> bool:
    """Whether the person repaired the vault or brought a backup back."""
    from medneg_desktop.ui.rescue import RescueDialog  # noqa: PLC0415 (on a bad day only; it stands on this module)

    return rescue is not None and bool(RescueDialog(rescue, trouble).exec())


class NewPassphrase(QWidget):
    """A new passphrase, typed twice."""

    def __init__(self) -> None:
        super().__init__()
        self.first = secret_row("New passphrase", "Four or more words that you will remember work best.")
        self.second = secret_row("New passphrase again")
        self.hint = label("", small=True)
        self.hint.hide()
        self.first.field.textChanged.connect(self._weigh)
        column = Column(self, gap=1.2)
        column.add(self.first, self.hint, self.second)

    def _weigh(self, text: str) -> None:
        words = {
            Strength.WEAK: self.tr("Easy to guess. Add words that have nothing to do with each other."),
            Strength.FAIR: self.tr(
                "Hard to guess by hand, not by a computer that tries for weeks. One more word helps."
            ),
            Strength.STRONG: self.tr("Very hard to guess, if you made it up yourself and use it nowhere else."),
        }
        self.hint.setText(words[strength(text)] if text else "")
        self.hint.setVisible(bool(text))

    def checked(self, bar: MessageBar) -> str | None:
        """The passphrase, or None after saying in the bar what is wrong with it."""
        passphrase = self.first.field.text()
        if len(passphrase) < SHORTEST:
            bar.tell(
                "error", "This passphrase is too short.", f"Use at least {SHORTEST} characters; several words are best."
            )
            return None
        if passphrase != self.second.field.text():
            bar.tell("error", "The two passphrases differ.", "Type the same passphrase twice.")
            return None
        return passphrase


class RecoveryPage(QWidget):
    """The code of a new recovery sheet: shown, printed or saved, and its end asked back."""

    finished = Signal(bool)
    """Whether the person showed that the sheet is at hand; if not, it is asked again later."""

    def __init__(self, code: str, bar: MessageBar, folder: str = "") -> None:
        super().__init__()
        self._code, self._bar, self._folder = code, bar, folder
        shown = label(code, strong=True, selectable=True)
        named(shown, self.tr("Recovery code"), code)
        self.end: FormRow[QLineEdit] = FormRow(
            self.tr("Type the last six letters and digits, from your sheet"), QLineEdit()
        )
        row = Flow()
        row.add(button(self.tr("Print the recovery sheet"), "plain", on_click=self._print))
        row.add(button(self.tr("Save it as a text file"), "plain", on_click=self._save))
        self.go = button(self.tr("I have it: go on"), "primary", on_click=self._check)
        row.add(self.go, button(self.tr("Ask me later"), "quiet", on_click=lambda: self.finished.emit(False)))
        column = Column(self, gap=1.2, margin=1.4)
        column.add(
            heading(self.tr("Keep this recovery code")),
            label(
                self.tr(
                    "If the passphrase is lost or this computer breaks, this code opens the vault. Without both, nobody "
                    "can open it, and only the papers you still have elsewhere are left. Keep the sheet with your "
                    "insurance papers."
                )
            ),
            shown,
            self.end,
            row,
            None,
        )

    def _check(self) -> None:
        if _signs(self.end.field.text()) == _signs(self._code)[-6:]:
            self.finished.emit(True)
            return
        self._bar.tell(
            "error",
            self.tr("These are not the last six letters and digits of the code."),
            self.tr("Look at the sheet that you printed or wrote, and type its end again."),
        )

    def recovery_sheet(self) -> str:
        """The words of the sheet."""
        words = self.tr(
            "MedNeg recovery sheet\n\nRecovery code:  {code}\n\nMade on {day} on the computer {computer}. {folder}\n\n"
            "This code opens your MedNeg vault if the passphrase is lost. A backup opens with the code of the day on "
            "which it was made. Keep this sheet with your insurance papers, and show it to nobody who should not read "
            "your medical bills.\n"
        )
        folder = self.tr("The vault is in {0}.").format(self._folder) if self._folder else ""
        today = datetime.now().astimezone().date()
        return words.format(code=self._code, day=shown_long(today), computer=platform.node(), folder=folder)

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            document = QTextDocument()
            document.setPlainText(self.recovery_sheet())
            document.print_(printer)

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the recovery sheet"), "MedNeg recovery sheet.txt")
        if not name:
            return
        try:
            Path(name).write_text(self.recovery_sheet(), encoding="utf-8")
        except OSError:
            self._bar.tell("error", self.tr("The file could not be saved there."), self.tr("Choose another folder."))
            return
        self._bar.tell(
            "info",
            self.tr("Do not leave this file on this computer."),
            self.tr("Whoever finds it opens the vault. Move it to a stick, or print it and delete it."),
        )


def _signs(text: str) -> str:
    """The bare signs, with those that are never in a code taken for the ones they look like."""
    plain = text.upper().translate(str.maketrans("OILU", "011V"))
    return "".join(c for c in plain if c.isascii() and c.isalnum())
