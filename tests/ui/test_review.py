"""Review made for speed, with the way back: doubts first, lines under the hand, piles, typing by hand, undo, history."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.document import ReadingStatus
from medneg_desktop.domain.finding import Decision
from medneg_desktop.domain.page import TextSource
from medneg_desktop.domain.reading import Cell, DocumentKind, FieldName, Reading, State
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import bills, case_view
from medneg_desktop.services.review import correct_field, value_history
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.inbox import InboxScreen
from medneg_desktop.ui.inbox.value_history import ValueHistory, entries
from medneg_desktop.ui.main_window import MainWindow
from medneg_desktop.ui.undoing import UndoButtons
from medneg_desktop.ui.viewer.pair import Pair
from tests.ui.made_up import receipt, shelve
from tests.window import front_window, settled

F = FieldName
Settle = Callable[[], None]


@pytest.fixture
def office(near_office: Office) -> Office:
    return near_office


@pytest.fixture
def window(
    qtbot: QtBot, office: Office, lanes: Lanes, config: Path, papers: dict[str, DocumentId]
) -> Iterator[MainWindow]:
    with front_window(qtbot, office, lanes, config, height=900) as made:
        made.open_document(papers["bill"])
        settled(lanes)
        yield made


@pytest.fixture
def screen(window: MainWindow) -> InboxScreen:
    (found,) = window.findChildren(InboxScreen)
    return found


def held(office: Office, document: DocumentId) -> Reading:
    with office.unit() as unit:
        return unit.readings([document])[0].readings[0]


def edit_of(screen: InboxScreen, name: FieldName) -> QLineEdit:
    box = screen.panel.fields.box(name)
    assert box is not None
    return box.edit


def retype(edit: QLineEdit, text: str, *, enter: bool = True) -> None:
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)
    if enter:
        QTest.keyClick(edit, Qt.Key.Key_Return)


def shown(screen: InboxScreen) -> DocumentKind | None:
    return screen.panel.reading.kind if screen.panel.reading else None


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


# ---------------------------------------------------------------------------------------------------- doubts first


def test_doubts_stand_first_and_tab_goes_from_one_to_the_next(screen: InboxScreen, settle: Settle) -> None:
    fields = screen.panel.fields
    assert fields.targets[:2] == [F.INSURANCE_PAID, (4, Cell.UNITS)]
    first = edit_of(screen, F.INSURANCE_PAID)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Return)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    second = fields.box((4, Cell.UNITS))
    assert second is not None
    assert second.edit.hasFocus()
    QTest.keyClick(second.edit, Qt.Key.Key_Return)
    settle()
    assert screen.panel.reading is not None
    assert screen.panel.reading.doubts == 0
    assert fields.targets[:2] == [F.INSURANCE_PAID, (4, Cell.UNITS)], "they stay under the hand"


def test_a_doubt_shows_its_strip_of_the_page(qtbot: QtBot, screen: InboxScreen, settle: Settle) -> None:
    box = screen.panel.fields.box(F.INSURANCE_PAID)
    assert box is not None
    assert box.strip.isVisible()
    qtbot.waitUntil(lambda: box.strip.image is not None)
    part, value = box.strip.cut(), box.fact.place.box if box.fact and box.fact.place else None
    assert value is not None
    assert part.y0 < value.y0 < value.y1 < part.y1
    assert part.x0 < value.x0 < value.x1 < part.x1
    picture = box.strip.grab().toImage()
    inks = {picture.pixelColor(x, y).lightness() for x in range(picture.width()) for y in range(picture.height())}
    assert min(inks) < 60, "the print is there"
    assert QColor(Qt.GlobalColor.white).lightness() in inks
    QTest.mouseClick(box.strip, Qt.MouseButton.LeftButton)
    assert box.edit.hasFocus()
    sure = screen.panel.fields.box(F.AMOUNT_DUE)
    assert sure is not None
    assert not sure.strip.isVisible()


def test_what_proves_a_value_is_one_word_with_the_rest_as_description(screen: InboxScreen) -> None:
    box = screen.panel.fields.box(F.TOTAL_CHARGES)
    assert box is not None
    assert box.state.text() == "proven"
    assert "lines add up" in box.state.toolTip()
    assert "lines add up" in box.edit.accessibleDescription()
    assert box.caption.height() <= box.caption.fontMetrics().height() * 1.6


# ---------------------------------------------------------------------------------------------------- the way back


def test_ctrl_z_takes_back_the_last_change_and_ctrl_shift_z_does_it_again(
    window: MainWindow, screen: InboxScreen, office: Office, papers: dict[str, DocumentId], settle: Settle
) -> None:
    edit = edit_of(screen, F.AMOUNT_DUE)
    retype(edit, "1,475.60")
    settle()
    assert bills(office)[0].asked == Money.of("1475.60")
    assert edit.hasFocus()
    QTest.keyClick(edit, Qt.Key.Key_Z, CTRL)
    settle()
    assert held(office, papers["bill"]).fields[F.AMOUNT_DUE].value == Money.of("1375.60")
    assert bills(office)[0].asked == Money.of("1375.60"), "every check ran again"
    assert edit.text() == "$1,375.60"
    assert "amount due" in window.bar.words
    QTest.keyClick(edit, Qt.Key.Key_Z, CTRL | SHIFT)
    settle()
    assert edit.text() == "$1,475.60"
    with office.unit() as unit:
        told = [(e.what, e.detail) for e in unit.events(document=papers["bill"])][:3]
    assert told == [
        ("done again", "amount due: $1,375.60 → $1,475.60"),
        ("taken back", "amount due: $1,475.60 → $1,375.60"),
        ("value changed", "amount due: $1,375.60 → $1,475.60"),
    ]


def test_while_something_is_typed_ctrl_z_takes_back_the_typing_only(
    screen: InboxScreen, office: Office, papers: dict[str, DocumentId], settle: Settle
) -> None:
    retype(edit_of(screen, F.AMOUNT_DUE), "1,475.60")
    settle()
    other = edit_of(screen, F.ACCOUNT_NUMBER)
    retype(other, "9", enter=False)
    QTest.keyClick(other, Qt.Key.Key_Z, CTRL)
    settle()
    assert held(office, papers["bill"]).fields[F.AMOUNT_DUE].value == Money.of("1475.60")
    assert other.text() == "00-448213-7"


def test_confirming_is_taken_back_and_the_document_comes_back(
    window: MainWindow, screen: InboxScreen, office: Office, papers: dict[str, DocumentId], settle: Settle
) -> None:
    QTest.mouseClick(screen.panel.right_button, Qt.MouseButton.LeftButton)
    settle()
    assert shown(screen) is not DocumentKind.ITEMIZED_BILL
    window.actions_by_name["undo"].trigger()
    settle()
    assert held(office, papers["bill"]).doubts == 2
    assert shown(screen) is DocumentKind.ITEMIZED_BILL
    with office.unit() as unit:
        document = unit.document(papers["bill"])
    assert document is not None
    assert not document.reviewed


def test_the_buttons_say_what_they_would_take_back(screen: InboxScreen, window: MainWindow, settle: Settle) -> None:
    (undo,) = screen.findChildren(UndoButtons)
    assert not undo.back.isEnabled()
    retype(edit_of(screen, F.AMOUNT_DUE), "1,475.60")
    settle()
    assert undo.back.isEnabled()
    assert undo.back.accessibleDescription() == "amount due"
    QTest.mouseClick(undo.back, Qt.MouseButton.LeftButton)
    settle()
    assert not undo.back.isEnabled()
    assert undo.again.isEnabled()


def test_a_decision_on_a_question_goes_back(window: MainWindow, office: Office, settle: Settle) -> None:
    case = bills(office)[0].id
    window.open_case(case)
    settle()
    view = case_view(office, case)
    assert view is not None
    question = view.report.findings[0].fingerprint
    card = next(c for c in window.go("bills").workspace.questions.cards if c.finding.fingerprint == question)  # type: ignore[attr-defined]  # the screen of this name
    card.decision.emit(question, Decision.KEPT, "")
    settle()
    assert card.decided.isVisible()
    window.actions_by_name["undo"].trigger()
    settle()
    after = case_view(office, case)
    assert after is not None
    assert after.decisions.get(question, (Decision.OPEN, ""))[0] is Decision.OPEN
    assert not card.decided.isVisible()


def test_what_cannot_go_back_any_more_is_told(
    window: MainWindow, screen: InboxScreen, office: Office, papers: dict[str, DocumentId], settle: Settle
) -> None:
    retype(edit_of(screen, F.AMOUNT_DUE), "1,475.60")
    settle()
    correct_field(office, papers["bill"], 1, F.TOTAL_CHARGES, "2,000.00")
    window.actions_by_name["undo"].trigger()
    settle()
    assert window.bar.kind == "error"
    assert "changed again since" in window.bar.words
    assert held(office, papers["bill"]).fields[F.TOTAL_CHARGES].value == Money.of("2000.00")


def test_the_history_of_a_value_can_be_seen_from_its_field(
    qtbot: QtBot, screen: InboxScreen, office: Office, papers: dict[str, DocumentId], settle: Settle
) -> None:
    edit = edit_of(screen, F.AMOUNT_DUE)
    retype(edit, "1,475.60")
    settle()
    box = screen.panel.fields.box(F.AMOUNT_DUE)
    assert box is not None
    assert box.history_button.isVisible()
    seen: list[tuple[tuple[str, str, str], ...]] = []

    def look() -> bool:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ValueHistory):
            seen.append(dialog.model.rows)
            dialog.accept()
        return bool(seen)

    QTest.keyClick(edit, Qt.Key.Key_H, CTRL)
    timer = QTimer(interval=50)
    timer.timeout.connect(look)
    timer.start()
    qtbot.waitUntil(lambda: bool(seen), timeout=5000)
    timer.stop()
    (changed, read) = seen[0]
    assert changed[1:] == ("You changed it", "$1,375.60 → $1,475.60")
    assert read[1:] == ("Read off the paper", "“$1,375.60” on page 1")
    assert entries(value_history(office, papers["bill"], 1, F.AMOUNT_DUE), None)[0][1] == "You changed it"


# ---------------------------------------------------------------------------------------------------- lines


def lines_of(screen: InboxScreen) -> list[int]:
    assert screen.panel.reading is not None
    return [x.number for x in screen.panel.reading.lines]


def test_lines_are_added_removed_split_and_joined_by_keyboard(
    screen: InboxScreen, office: Office, papers: dict[str, DocumentId], settle: Settle
) -> None:
    screen.panel.tabs.setCurrentIndex(1)
    view = screen.panel.lines
    view.go_to((2, Cell.CODE))
    QTest.keyClick(view, Qt.Key.Key_Insert, CTRL)
    settle()
    assert lines_of(screen) == [1, 2, 6, 3, 4, 5]
    assert screen.panel.model.target(view.currentIndex()) == (6, Cell.SERVICE_DATE), "typing goes on in the new line"
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_Delete, CTRL)
    settle()
    assert lines_of(screen) == [1, 2, 3, 4, 5]
    view.go_to((3, Cell.UNITS))
    QTest.keyClick(view, Qt.Key.Key_K, CTRL | Qt.KeyboardModifier.ShiftModifier)
    settle()
    assert lines_of(screen) == [1, 2, 3, 6, 4, 5]
    line = held(office, papers["bill"]).line(6)
    assert line is not None
    assert set(line.cells) == {Cell.UNITS, Cell.CHARGE}
    view.go_to((3, Cell.CODE))
    QTest.keyClick(view, Qt.Key.Key_J, CTRL)
    settle()
    assert lines_of(screen) == [1, 2, 3, 4, 5]
    view.go_to((3, Cell.CODE))
    QTest.keyClick(view, Qt.Key.Key_J, CTRL)
    settle()
    assert lines_of(screen) == [1, 2, 3, 4, 5]
    assert "value of their own" in screen.panel.refusal.text()
    assert screen.panel.refusal.isVisible()


def test_a_cell_is_cleared_and_comes_back(
    window: MainWindow, screen: InboxScreen, office: Office, papers: dict[str, DocumentId], settle: Settle
) -> None:
    screen.panel.tabs.setCurrentIndex(1)
    view = screen.panel.lines
    view.go_to((4, Cell.CODE))
    QTest.keyClick(view, Qt.Key.Key_Delete)
    settle()
    line = held(office, papers["bill"]).line(4)
    assert line is not None
    assert Cell.CODE not in line.cells
    QTest.keyClick(view, Qt.Key.Key_Z, CTRL)
    settle()
    line = held(office, papers["bill"]).line(4)
    assert line is not None
    assert line.cells[Cell.CODE].value == "J1885"


def test_a_cell_of_a_column_that_was_not_read_is_typed_with_the_place_drawn_for_it(
    screen: InboxScreen, office: Office, papers: dict[str, DocumentId], settle: Settle
) -> None:
    screen.panel.tabs.setCurrentIndex(1)
    columns = screen.panel.lines_page.column_box
    screen.panel.lines.go_to((2, Cell.CODE))
    number = columns.findData(Cell.MODIFIERS)
    columns.setCurrentIndex(number)
    columns.activated.emit(number)
    assert screen.panel.target == (2, Cell.MODIFIERS)
    viewer = screen.pane.viewer
    viewer.focus_on("cell:2:code")

    def at(x: float, y: float) -> QPoint:
        return viewer.mapFromScene(QPointF(x, y))

    surface = viewer.viewport()
    QTest.mousePress(surface, Qt.MouseButton.LeftButton, SHIFT, at(175, 234))
    QTest.mouseMove(surface, at(198, 248))
    QTest.mouseRelease(surface, Qt.MouseButton.LeftButton, SHIFT, at(198, 248))
    QTest.qWait(20)
    assert "place is kept" in screen.message.words
    cell = screen.panel.lines.findChild(QLineEdit)
    assert isinstance(cell, QLineEdit)
    retype(cell, "26")
    settle()
    line = held(office, papers["bill"]).line(2)
    assert line is not None
    fact = line.cells[Cell.MODIFIERS]
    assert (fact.value, fact.state) == (("26",), State.ENTERED)
    assert fact.place is not None
    assert abs(fact.place.box.x0 - 175) < 3
    assert abs(fact.place.box.y1 - 248) < 3


# ---------------------------------------------------------------------------------------------------- piles, typing


def test_a_pile_in_which_nothing_is_in_doubt_is_accepted_at_once(
    window: MainWindow, screen: InboxScreen, office: Office, papers: dict[str, DocumentId], settle: Settle
) -> None:
    assert screen.pile_button.text() == "Accept 2 proven"
    QTest.mouseClick(screen.pile_button, Qt.MouseButton.LeftButton)
    settle()

    def reviewed() -> dict[str, bool]:
        with office.unit() as unit:
            found = {name: unit.document(d) for name, d in papers.items()}
        return {name: d is not None and d.reviewed for name, d in found.items()}

    assert reviewed() == {"receipt": True, "eob": True, "bill": False}
    assert not screen.pile_button.isVisible()
    assert screen.message.words == "2 documents confirmed."
    QTest.mouseClick(screen.message.action, Qt.MouseButton.LeftButton)
    settle()
    assert not any(reviewed().values())
    assert screen.pile_button.text() == "Accept 2 proven"


def test_a_document_that_cannot_be_read_is_typed_beside_its_picture(
    window: MainWindow, screen: InboxScreen, office: Office, settle: Settle
) -> None:
    sheet, _ = receipt("blank.pdf")
    sheet.put(72, 300, "another file")
    document = shelve(office, sheet)
    with office.unit() as unit:
        unit.set_status(document, ReadingStatus.FAILED, ("page-broke", "A page stopped the reader.", "Type it."))
        unit.commit()
    window.open_document(document)
    settle()
    by_hand = screen.panel.by_hand
    assert by_hand.isVisible()
    number = by_hand.findData(DocumentKind.ITEMIZED_BILL)
    by_hand.setCurrentIndex(number)
    by_hand.activated.emit(number)
    settle()
    assert not by_hand.isVisible()
    retype(edit_of(screen, F.PROVIDER_NAME), "Lakeside Hospital")
    retype(edit_of(screen, F.AMOUNT_DUE), "80")
    settle()
    screen.panel.tabs.setCurrentIndex(1)
    QTest.mouseClick(screen.panel.lines_page.add_button, Qt.MouseButton.LeftButton)
    settle()
    view = screen.panel.lines
    assert screen.panel.model.columnCount() == 5
    view.go_to((1, Cell.CHARGE))
    QTest.keyClick(view, Qt.Key.Key_Return)
    cell = view.findChild(QLineEdit)
    assert isinstance(cell, QLineEdit)
    retype(cell, "80.00")
    settle()
    reading = held(office, document)
    assert (reading.kind, reading.text_source) == (DocumentKind.ITEMIZED_BILL, TextSource.TYPED)
    assert reading.fields[F.AMOUNT_DUE].value == Money.of("80.00")
    assert reading.lines[0].cells[Cell.CHARGE].value == Money.of("80.00")
    assert screen.pane.viewer.source is not None


def test_reading_again_keeps_what_was_typed(
    screen: InboxScreen, office: Office, papers: dict[str, DocumentId], settle: Settle
) -> None:
    retype(edit_of(screen, F.AMOUNT_DUE), "1,475.60")
    settle()
    QTest.mouseClick(screen.panel.again_button, Qt.MouseButton.LeftButton)
    settle()
    assert "read again" in screen.message.words
    assert held(office, papers["bill"]).fields[F.AMOUNT_DUE].value == Money.of("1475.60")
    assert screen.undoing.book.next_back == "document read again"


# ---------------------------------------------------------------------------------------------------- small windows


def test_in_a_small_window_words_and_page_take_turns(window: MainWindow, screen: InboxScreen, settle: Settle) -> None:
    assert not screen.work.narrow
    window.keeper.set_text_percent(150)
    window.resize(1024, 700)
    settle()
    pair = screen.work
    assert isinstance(pair, Pair)
    assert pair.narrow
    assert screen.panel.isVisible()
    assert not screen.pane.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert screen.pane.isVisible()
    assert not screen.panel.isVisible()
    QTest.mouseClick(pair.turn_button, Qt.MouseButton.LeftButton)
    assert screen.panel.isVisible()
    window.keeper.set_text_percent(100)
    settle()
    assert screen.panel.isVisible()
    assert screen.pane.isVisible()
