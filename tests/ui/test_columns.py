"""Saying what a column is, by mouse and by keyboard: the paper is read again by it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.reading import Cell
from medneg_desktop.services.learn import rules
from medneg_desktop.services.office import Office
from medneg_desktop.services.read_document import read_document
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.inbox import InboxScreen
from medneg_desktop.ui.inbox.column_row import ColumnRow
from medneg_desktop.ui.main_window import MainWindow
from medneg_desktop.ui.preferences.learned import LearnedCard
from tests.ui.made_up import Sheet, shelve
from tests.window import front_window, settled

Settle = Callable[[], None]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
HEADS = ("When", "Item", "Work", "Tariff", "Rest")
ROWS = (
    ("03/02/2026", "99213", "OFFICE VISIT", "$100.00", "$20.00"),
    ("03/05/2026", "85025", "BLOOD COUNT", "$50.00", "$10.00"),
)


def strange(name: str = "strange.pdf") -> Sheet:
    """A bill whose headers no table knows."""
    s = Sheet(name)
    s.put(72, 80, "Lakeside Medical Clinic", 16, bold=True)
    s.put(72, 110, "Patient Statement")
    s.put(72, 128, "Patient: Ana Ruiz")
    s.put(72, 146, "Account Number: G-77120")
    s.put(320, 146, "Statement Date: 04/01/2026")
    for row, y in zip((HEADS, *ROWS), (190, 214, 238), strict=True):
        for text, x in zip(row, (72, 150, 220, 440, 540), strict=True):
            s.put(x, y, text, right=x > 400)
    s.put(72, 280, "Total Charges")
    s.put(440, 280, "$150.00", right=True)
    return s


@pytest.fixture
def office(near_office: Office) -> Office:
    return near_office


@pytest.fixture
def document(office: Office) -> DocumentId:
    made = shelve(office, strange())
    read_document(office, made)
    return made


@pytest.fixture
def window(qtbot: QtBot, office: Office, lanes: Lanes, config: Path, document: DocumentId) -> Iterator[MainWindow]:
    with front_window(qtbot, office, lanes, config, height=900) as made:
        made.open_document(document)
        settled(lanes)
        yield made


@pytest.fixture
def screen(window: MainWindow) -> InboxScreen:
    (found,) = window.findChildren(InboxScreen)
    return found


def row_of(screen: InboxScreen, settle: Settle) -> ColumnRow:
    """Asked for by its keys."""
    QTest.keyClick(screen, Qt.Key.Key_L, CTRL | SHIFT)
    settle()
    return screen.panel.lines_page.columns


def charges(screen: InboxScreen) -> list[object]:
    reading = screen.panel.reading
    assert reading is not None
    return [line.cells[Cell.CHARGE].value for line in reading.lines if Cell.CHARGE in line.cells]


def test_by_keyboard_alone(screen: InboxScreen, office: Office, settle: Settle) -> None:
    assert charges(screen) == []
    row = row_of(screen, settle)
    assert row.isVisible()
    assert [h.words for h in row.heads] == list(HEADS)
    heads = row.head_row.field
    assert heads.hasFocus()
    assert heads.currentText().startswith("1: When"), "the first that nobody understands"
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(heads, key)
    assert heads.currentText().startswith("4: Tariff")
    assert screen.pane.viewer.focused == "head:3", "the page shows which is meant"
    QTest.keyClick(heads, Qt.Key.Key_Tab)
    cells = row.cell_row.field
    assert cells.hasFocus()
    QTest.keyClicks(cells, "Charge")
    assert cells.currentData() == Cell.CHARGE
    QTest.keyClick(cells, Qt.Key.Key_Tab)
    assert row.keep_button.hasFocus()
    QTest.keyClick(row.keep_button, Qt.Key.Key_Space)
    settle()
    assert charges(screen) == [Money.of("100.00"), Money.of("50.00")]
    assert row.isHidden()
    assert not any(h.key.startswith("head:") for h in screen.pane.viewer.highlights), "the values are marked again"
    assert "Tariff" in screen.message.words
    screen.message.action.click()
    settle()
    assert charges(screen) == []
    assert rules(office) == ()


def test_a_click_on_the_page_chooses_the_head(screen: InboxScreen, settle: Settle) -> None:
    row = row_of(screen, settle)
    viewer = screen.pane.viewer
    item = viewer.item_of("head:4")
    assert item is not None
    assert item.highlight.badge == "5", "a number, and not a color alone"
    at = viewer.mapFromScene(item.boundingRect().center())
    QTest.mouseClick(viewer.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert row.head_row.field.currentText().startswith("5: Rest")
    assert row.cell_row.field.hasFocus()


def test_the_page_is_walked_by_keys_too(screen: InboxScreen, settle: Settle) -> None:
    row = row_of(screen, settle)
    viewer = screen.pane.viewer
    viewer.setFocus()
    QTest.keyClick(viewer, Qt.Key.Key_N)
    QTest.keyClick(viewer, Qt.Key.Key_Return)
    assert row.head_row.field.currentText().startswith("2: Item")


def test_a_box_around_the_words_is_a_head_too(screen: InboxScreen, settle: Settle) -> None:
    row = row_of(screen, settle)
    place = row.heads[3].place
    row.heads.clear()
    row.head_row.field.clear()
    screen.pane.area_marked.emit(place.page, place.box.grown(2))
    assert row.head_row.field.currentText().startswith("1: Tariff")
    screen.pane.area_marked.emit(1, place.box.turned(612, 792, 2))
    assert "No words" in row.refusal.text()


def test_what_does_not_work_is_told_beside_it_and_kept_nowhere(
    screen: InboxScreen, office: Office, settle: Settle
) -> None:
    row = row_of(screen, settle)
    row.choose_at(row.heads[0].place, "Patient Statement")
    row.keep_button.click()
    settle()
    assert "nothing was changed" in row.refusal.text()
    assert row.isVisible()
    assert rules(office) == ()
    row.close_button.setFocus()
    QTest.keyClick(row.close_button, Qt.Key.Key_Escape)
    assert row.isHidden()
    assert screen.panel.lines_page.heads_button.hasFocus()


def test_the_rule_stands_in_settings_and_can_be_forgotten(
    qtbot: QtBot, screen: InboxScreen, office: Office, lanes: Lanes, settle: Settle
) -> None:
    row = row_of(screen, settle)
    row.head_row.field.setCurrentIndex(3)
    row.cell_row.field.setCurrentIndex(row.cell_row.field.findData(Cell.CHARGE))
    row.keep_button.click()
    settle()
    card = LearnedCard(office, lanes, screen.undoing)
    qtbot.addWidget(card)
    card.refresh()
    settle()
    (forget,) = [b for b in card.findChildren(QPushButton) if b.accessibleName().startswith("Forget")]
    assert "Tariff" in forget.accessibleName()
    assert "Charge" in forget.accessibleName()
    forget.click()
    settle()
    assert rules(office) == ()
