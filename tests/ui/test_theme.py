"""Colors can be told apart by people who see little, and sizes follow the text."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from medneg_desktop.ui.shared import heading, label
from medneg_desktop.ui.theme import THEMES, Role, apply_theme, load, palette, style_sheet, theme, watch, window_font

GROUNDS = (Role.WINDOW, Role.SURFACE)
TEXT_PAIRS = [
    *(
        (ink, ground)
        for ink in (Role.TEXT, Role.TEXT_SOFT)
        for ground in (*GROUNDS, Role.SURFACE_ALT, Role.ACCENT_SOFT)
    ),
    *(
        (ink, ground)
        for ink in (Role.LINK, Role.DANGER, Role.ACCENT, Role.IN_QUESTION, Role.PROVEN)
        for ground in GROUNDS
    ),
    (Role.DOUBT, Role.SURFACE),
    (Role.ACCENT_TEXT, Role.ACCENT),
    (Role.NAV_TEXT, Role.NAV),
    (Role.NAV_TEXT, Role.NAV_SELECTED),
    *(
        (ink, role.soft)
        for role in (Role.DOUBT, Role.IN_QUESTION, Role.PROVEN, Role.LINK, Role.DANGER, Role.ACCENT)
        for ink in (role, Role.TEXT, Role.TEXT_SOFT)
    ),
]
EDGE_PAIRS = [
    *((edge, ground) for edge in (Role.OUTLINE, Role.FOCUS, Role.ACCENT) for ground in GROUNDS),
    *((Role.FOCUS, role.soft) for role in (Role.DOUBT, Role.DANGER, Role.LINK, Role.PROVEN, Role.ACCENT)),
    (Role.DOUBT, Role.DOUBT_SOFT),
    (Role.NAV_TEXT, Role.NAV),
]


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


@pytest.mark.parametrize("name", THEMES)
def test_text_reaches_aa_and_in_high_contrast_aaa(name: str) -> None:
    made, least = load(name), 7.0 if name == "contrast" else 4.5
    low = {f"{i} on {g}": contrast(made.color(i), made.color(g)) for i, g in TEXT_PAIRS}
    assert {pair: round(r, 2) for pair, r in low.items() if r < least} == {}


@pytest.mark.parametrize("name", THEMES)
def test_edges_of_controls_and_focus_rings_reach_three_to_one(name: str) -> None:
    made = load(name)
    low = {f"{i} on {g}": contrast(made.color(i), made.color(g)) for i, g in EDGE_PAIRS}
    assert {pair: round(r, 2) for pair, r in low.items() if r < 3} == {}


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
def test_the_sheet_is_filled_in_and_understood(qapp: QApplication, name: str) -> None:
    apply_theme(qapp, name)  # Qt warns of a sheet that it cannot read, and a warning fails the test
    assert "$" not in style_sheet(theme())
    assert theme().name == name


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
