"""Colors can be told apart by people who see little, and sizes follow the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from medneg_desktop import ui
from medneg_desktop.ui.shared import heading, label
from medneg_desktop.ui.theme import (
    CHIP_ROLES,
    THEMES,
    Role,
    Theme,
    apply_theme,
    dress,
    load,
    palette,
    style_sheet,
    theme,
    watch,
    window_font,
)

PAGES = (Role.WINDOW, Role.SURFACE)
"""What stands free stands on the window or on a card."""
CHIPS = tuple((role, role.soft) for role in CHIP_ROLES)
TEXTS = (Role.TEXT, Role.TEXT_SOFT)

PAINTED: dict[str, tuple[tuple[Role, Role], ...]] = {
    "shared/cell.py": (
        *((ink, ground) for ink in (*TEXTS, Role.LINK) for ground in (Role.SURFACE, Role.ACCENT_SOFT)),
        *CHIPS,
    ),
    "inbox/list_delegate.py": (
        *((ink, ground) for ink in TEXTS for ground in (Role.SURFACE, Role.ACCENT_SOFT)),
        *CHIPS,
    ),
    "talks/picture.py": ((Role.TEXT, Role.SURFACE), (Role.TEXT, Role.IN_QUESTION_SOFT)),
    "bill/balance_picture.py": ((Role.TEXT, Role.SURFACE),),
    "rights/limit_picture.py": ((Role.TEXT, Role.SURFACE), (Role.TEXT, Role.SURFACE_ALT)),
    "home/balance.py": ((Role.TEXT_SOFT, Role.SURFACE), (Role.TEXT_SOFT, Role.ACCENT_SOFT)),
    "shared/words.py": (),
}
"""The inks and grounds of words that are painted and not dressed by the sheet, by file."""
DRAWN: dict[str, tuple[tuple[Role, Role], ...]] = {
    "shared/cell.py": (
        *((Role.ACCENT, ground) for ground in (Role.SURFACE, Role.ACCENT_SOFT)),
        (Role.OUTLINE, Role.SURFACE),
    ),
    "inbox/list_delegate.py": tuple((edge, ground) for edge in (Role.ACCENT, Role.FOCUS) for ground in PAGES),
    "shared/buttons.py": (
        (Role.ACCENT_TEXT, Role.ACCENT),
        (Role.NAV_TEXT, Role.NAV),
        (Role.NAV_TEXT, Role.NAV_SELECTED),
        *((ink, ground) for ink in (Role.LINK, Role.TEXT) for ground in PAGES),
    ),
    "shared/icons.py": tuple(
        (ink, ground) for ink in (Role.LINK, Role.TEXT) for ground in (*PAGES, Role.SURFACE_ALT, Role.ACCENT_SOFT)
    ),
    "shared/empty.py": ((Role.ACCENT, Role.ACCENT_SOFT),),
    "shared/ring.py": tuple((Role.FOCUS, ground) for ground in (*PAGES, Role.SURFACE_ALT)),
    "talks/picture.py": ((Role.IN_QUESTION, Role.SURFACE), (Role.OUTLINE, Role.SURFACE)),
    "bill/question_card.py": (
        *((edge, ground) for edge in (Role.ACCENT, Role.FOCUS) for ground in PAGES),
        *((sign, ground) for sign in (Role.LINK, Role.PROVEN) for ground in (Role.SURFACE, Role.ACCENT_SOFT)),
    ),
    "bill/balance_picture.py": ((Role.ACCENT, Role.SURFACE), (Role.LINK, Role.SURFACE)),
    "viewer/page_viewer.py": ((Role.FOCUS, Role.SURFACE_ALT),),
    "viewer/strip.py": tuple((edge, ground) for edge in (Role.OUTLINE, Role.DOUBT) for ground in PAGES),
    "rights/limit_picture.py": ((Role.ACCENT, Role.SURFACE), (Role.ACCENT, Role.SURFACE_ALT)),
    "rights/question_box.py": tuple((edge, Role.SURFACE) for edge in (Role.ACCENT, Role.FOCUS, Role.OUTLINE)),
    "home/balance.py": ((Role.ACCENT, Role.SURFACE), (Role.ACCENT, Role.ACCENT_SOFT), (Role.OUTLINE, Role.SURFACE)),
    "shared/words.py": (),
}
"""The same of lines, edges and signs, which need less."""
ON_PAPER = {"viewer/highlight.py", "packet/printing.py"}
"""These paint on white paper, in colors made for it (``tests/ui/test_viewer.py``)."""


@dataclass(frozen=True)
class Dressed:
    """What the sheet says of a selector, with what it takes over from the plainer ones."""

    selector: str
    says: dict[str, str]

    def color(self, name: str) -> QColor | None:
        words = self.says.get(name, "")
        found = re.search(r"#[0-9a-fA-F]{6}\b", words)
        return QColor(found[0]) if found else None

    def grounds(self, made: Theme) -> tuple[QColor, ...]:
        """What it stands on: its own ground, that of the rail, or any on which it can stand."""
        if (own := self.color("background")) is not None:
            return (own,)
        if self.selector.startswith("QFrame#nav"):
            return (made.color(Role.NAV),)
        return tuple(made.color(role) for role in PAGES)


def rules(made: Theme) -> list[Dressed]:
    """Every selector of the sheet, in its order, with all that holds for it."""
    sheet = re.sub(r"/\*.*?\*/", "", style_sheet(made), flags=re.DOTALL)
    told: dict[str, dict[str, str]] = {}
    found = []
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet):
        says = {name.strip(): value.strip() for name, _, value in (p.partition(":") for p in body.split(";")) if value}
        for selector in (one.strip() for one in selectors.split(",")):
            taken = {k: v for plainer in plainer_than(selector) for k, v in told.get(plainer, {}).items()}
            told[selector] = told.get(selector, {}) | says
            found.append(Dressed(selector, taken | told[selector]))
    return found


def plainer_than(selector: str) -> list[str]:
    """``QPushButton[kind="quiet"]:focus``: what it takes over from, the plainest first."""
    whole, _, state = selector.partition(":") if "::" not in selector else (selector, "", "")
    bare, _, _ = whole.partition("[")
    last = bare.split()[-1]
    return [form for form in (last, f"{last}:{state}", bare, f"{bare}:{state}", whole) if form != selector]


def test_what_a_selector_takes_over() -> None:
    focus = plainer_than('QPushButton[kind="quiet"]:focus')
    assert focus == [
        "QPushButton",
        "QPushButton:focus",
        "QPushButton",
        "QPushButton:focus",
        'QPushButton[kind="quiet"]',
    ]
    (primary,) = (r for r in rules(load("light")) if r.selector == 'QPushButton[kind="primary"]:focus')
    assert primary.color("background") == load("light").color(Role.ACCENT)


def luminance(color: QColor) -> float:
    parts = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    """The ratio of WCAG 2.2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_is_right() -> None:
    assert contrast(QColor("#000"), QColor("#fff")) == pytest.approx(21)
    assert contrast(QColor("#777"), QColor("#fff")) == pytest.approx(4.48, abs=0.01)


def least(name: str) -> float:
    return 7.0 if name == "contrast" else 4.5


@pytest.mark.parametrize("name", THEMES)
def test_words_that_the_sheet_dresses_reach_aa_and_in_high_contrast_aaa(name: str) -> None:
    """Every rule of the sheet is measured; what is disabled may be fainter."""
    made = load(name)
    low = {
        f"{rule.selector} on {ground.name()}": round(contrast(ink, ground), 2)
        for rule in rules(made)
        if (ink := rule.color("color")) is not None and ":disabled" not in rule.selector
        for ground in rule.grounds(made)
        if contrast(ink, ground) < least(name)
    }
    assert low == {}


@pytest.mark.parametrize("name", THEMES)
def test_edges_that_the_sheet_draws_for_controls_and_focus_reach_three_to_one(name: str) -> None:
    """Edges of controls against what is around them; of cards and such the edge says nothing."""
    made = load(name)
    controls = ("QPushButton", "QLineEdit", "QComboBox", "QSpinBox", "QDateEdit", "QCheckBox", "QRadioButton")
    low = {}
    for rule in rules(made):
        focus = ":focus" in rule.selector
        edge = rule.color("border-color") or rule.color("border")
        if edge is None or not (focus or rule.selector in controls or "::indicator" in rule.selector):
            continue
        around = rule.grounds(made) if rule.selector.startswith("QFrame#nav") else [made.color(r) for r in PAGES]
        if (worst := min(contrast(edge, ground) for ground in around)) < 3 and ":disabled" not in rule.selector:
            low[rule.selector] = round(worst, 2)
    assert low == {}


@pytest.mark.parametrize("name", THEMES)
def test_what_is_painted_reaches_it_too(name: str) -> None:
    made = load(name)
    low = {
        f"{file}: {ink} on {ground}": round(contrast(made.color(ink), made.color(ground)), 2)
        for wanted, pairs in ((least(name), PAINTED), (3.0, DRAWN))
        for file, inks in pairs.items()
        for ink, ground in inks
        if contrast(made.color(ink), made.color(ground)) < wanted
    }
    assert low == {}


def test_everything_that_paints_is_measured() -> None:
    """A file that paints stands in the tables above, with every role that it names; borders merely part things."""
    source = Path(ui.__file__).parent
    texts = {p.relative_to(source).as_posix(): p.read_text("utf-8") for p in source.rglob("*.py")}
    painters = {name for name, text in texts.items() if "QPainter" in text} - ON_PAPER
    assert painters <= set(PAINTED) | set(DRAWN), "add what it paints"
    for name in painters:
        named = {Role[r] for r in re.findall(r"\bRole\.([A-Z_]{3,})\b", texts[name]) if r in Role.__members__}
        told = {role for pair in (*PAINTED.get(name, ()), *DRAWN.get(name, ())) for role in pair}
        assert named - told - {Role.BORDER} == set(), name


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("group", [QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive])
def test_the_palette_for_native_parts_reaches_aa(name: str, group: QPalette.ColorGroup) -> None:
    made, role = palette(load(name)), QPalette.ColorRole
    pairs = (
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.Text, role.AlternateBase),
        (role.ButtonText, role.Button),
        (role.HighlightedText, role.Highlight),
        (role.PlaceholderText, role.Base),
        (role.Link, role.Window),
        (role.ToolTipText, role.ToolTipBase),
    )
    assert [(i.name, g.name) for i, g in pairs if contrast(made.color(group, i), made.color(group, g)) < 4.5] == []


@pytest.mark.parametrize("name", THEMES)
def test_the_sheet_is_filled_in_and_understood(qapp: QApplication, qtbot: QtBot, name: str) -> None:
    qtbot.addWidget(
        QLabel()
    )  # dressed, so that Qt reads the sheet: it warns of what it cannot read, which fails the test
    apply_theme(qapp, name)
    assert "$" not in style_sheet(theme())
    assert theme().name == name


def test_a_window_keeps_up_with_the_theme_and_dialogs_with_their_window(qapp: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = QDialog(window)
    title = heading("title")
    title.setParent(dialog)
    window.show()
    dialog.show()
    before = title.fontInfo().pointSizeF()
    apply_theme(qapp, "dark", 200)
    assert window.styleSheet() == style_sheet(theme())
    dress(dialog)
    assert not dialog.styleSheet(), "it wears that of its window"
    assert title.fontInfo().pointSizeF() > before * 1.6
    assert not qapp.styleSheet(), "each part would be styled again whenever it is put into another"


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_text_and_spaces_grow_together(qapp: QApplication, qtbot: QtBot, percent: int) -> None:
    words, title = label("body"), heading("title")
    for widget in (words, title):
        qtbot.addWidget(widget)
        widget.show()
    apply_theme(qapp, "light", percent)
    assert words.font().pointSizeF() == pytest.approx(10.5 * percent / 100, abs=0.1)
    assert title.font().pointSizeF() > words.font().pointSizeF() * 1.4
    assert theme().gap(10) == pytest.approx(84 * percent / 100, abs=1)


def test_a_size_beyond_the_limits_is_held_within_them(qapp: QApplication) -> None:
    apply_theme(qapp, "light", 900)
    assert theme().text_percent == 200


@pytest.mark.parametrize("bold", [False, True])
def test_figures_are_of_one_width_so_that_amounts_align(qapp: QApplication, bold: bool) -> None:
    font = window_font(load("light"))
    font.setBold(bold)
    measure = QFontMetricsF(font)
    assert len({measure.horizontalAdvance(c) for c in "0123456789"}) == 1


def test_figures_stay_of_one_width_under_the_style_sheet(qapp: QApplication, qtbot: QtBot) -> None:
    shown = QLabel()
    shown.setProperty("money", "total")
    qtbot.addWidget(shown)
    shown.show()
    measure = QFontMetricsF(shown.font())
    assert shown.font().pointSizeF() == pytest.approx(21)
    assert len({measure.horizontalAdvance(c) for c in "0123456789"}) == 1


def test_a_change_is_told(qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(watch().theme_changed, timeout=1000):
        apply_theme(qapp, "dark")
    assert theme().dark


def test_like_this_computer_means_a_real_theme(qapp: QApplication) -> None:
    apply_theme(qapp, "system")
    assert theme().name in THEMES
    assert watch().asked == "system"
