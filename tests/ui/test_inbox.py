"""The inbox on a real vault, with real events."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from medneg_desktop.core.ids import DocumentId, Sha256
from medneg_desktop.core.money import Money
from medneg_desktop.domain.document import Declined, Document, ReadingStatus
from medneg_desktop.domain.reading import Cell, DocumentKind, FieldName, Reading, State
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import Inbox, InboxItem
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.inbox import InboxScreen
from medneg_desktop.ui.inbox.list_model import InboxModel
from medneg_desktop.ui.inbox.places import words_in
from tests.ui.made_up import bill, eob, receipt, shelve
from tests.window import settled


@pytest.fixture
def office(near_office: Office) -> Office:
    return near_office


@pytest.fixture
def screen(qtbot: QtBot, office: Office, lanes: Lanes, papers: dict[str, DocumentId]) -> InboxScreen:
    made = InboxScreen(office, lanes)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.refresh()
    made.show_document(papers["bill"])
    settled(lanes)
    assert made.model.rowCount() == 3
    assert made.panel.reading is not None
    assert made.panel.reading.kind is DocumentKind.ITEMIZED_BILL
    return made


def held(office: Office, document: DocumentId) -> Reading:
    with office.unit() as unit:
        return unit.readings([document])[0].readings[0]


def editor(screen: InboxScreen, name: FieldName) -> QLineEdit:
    box = screen.panel.fields.box(name)
    assert box is not None
    return box.edit


def retype(edit: QLineEdit, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)


def test_the_list_tells_kind_file_and_what_to_do(screen: InboxScreen) -> None:
    spoken = [row.spoken for row in screen.model.rows]
    assert (
        sum("Itemized bill" in s and "2 pages · scan_0814.pdf" in s and "2 values to check" in s for s in spoken) == 1
    )
    assert sum("Receipt" in s and "1 page" in s for s in spoken) == 1
    assert screen.chip.text() == "3 documents to check"


def test_clicking_a_value_shows_where_it_stands(qtbot: QtBot, screen: InboxScreen) -> None:
    QTest.mouseClick(editor(screen, FieldName.ACCOUNT_NUMBER), Qt.MouseButton.LeftButton)
    viewer = screen.pane.viewer
    assert viewer.focused == "field:account_number"
    item = viewer.item_of("field:account_number")
    assert item is not None
    assert item.emphasis >= 1
    assert viewer.viewport().rect().contains(viewer.mapFromScene(QPointF(130, 126)))


def test_clicking_a_place_on_the_page_goes_to_its_value(qtbot: QtBot, screen: InboxScreen) -> None:
    viewer = screen.pane.viewer
    viewer.focus_on("field:insurance_paid")
    spot = viewer.mapFromScene(QPointF(520, 377))
    QTest.mouseClick(viewer.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert editor(screen, FieldName.INSURANCE_PAID).hasFocus()


def test_a_value_is_read_from_a_box_drawn_with_the_keys(qtbot: QtBot, screen: InboxScreen) -> None:
    edit, viewer = editor(screen, FieldName.ACCOUNT_NUMBER), screen.pane.viewer
    edit.setFocus()
    screen.pane.viewer.focus_on("field:account_number")
    known = edit.text()
    QTest.keyClick(edit, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert viewer.marking
    assert viewer.hasFocus()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
        QTest.keyClick(viewer, key)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(viewer, key, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(viewer, Qt.Key.Key_Return)
    assert not viewer.marking
    assert edit.hasFocus(), "the words of the box stand in the value, to be kept with Enter"
    assert edit.text() == known
    QTest.keyClick(edit, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert not viewer.marking


def test_a_correction_is_kept_with_its_history_and_everything_is_checked_again(
    qtbot: QtBot, screen: InboxScreen, office: Office, lanes: Lanes, papers: dict[str, DocumentId]
) -> None:
    with office.unit() as unit:
        before = unit.case_summaries()[0].asked
    edit = editor(screen, FieldName.AMOUNT_DUE)
    retype(edit, "1,475.60")
    with qtbot.waitSignal(screen.changed):
        QTest.keyClick(edit, Qt.Key.Key_Return)
    settled(lanes)
    fact = held(office, papers["bill"]).fields[FieldName.AMOUNT_DUE]
    assert (fact.value, fact.state) == (Money.of("1475.60"), State.ENTERED)
    assert fact.place is not None
    assert edit.text() == "$1,475.60"
    with office.unit() as unit:
        assert any("$1,375.60 → $1,475.60" in e.detail for e in unit.events(document=papers["bill"]))
        after = unit.case_summaries()[0].asked
    assert before == Money.of("1375.60")
    assert after == Money.of("1475.60")


def test_bad_input_is_refused_in_words_and_nothing_changes(
    qtbot: QtBot, screen: InboxScreen, office: Office, lanes: Lanes, papers: dict[str, DocumentId]
) -> None:
    edit = editor(screen, FieldName.AMOUNT_DUE)
    retype(edit, "1,O12.4")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    settled(lanes)
    box = screen.panel.fields.box(FieldName.AMOUNT_DUE)
    assert box is not None
    assert box.error.isVisible()
    assert "not understood" in box.error.text()
    assert "1,240.00" in edit.accessibleDescription()
    assert held(office, papers["bill"]).fields[FieldName.AMOUNT_DUE].value == Money.of("1375.60")
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.text() == "$1,375.60"
    assert not box.error.isVisible()


def test_enter_on_a_doubtful_value_says_that_it_is_right(
    qtbot: QtBot, screen: InboxScreen, office: Office, lanes: Lanes, papers: dict[str, DocumentId]
) -> None:
    box = screen.panel.fields.box(FieldName.INSURANCE_PAID)
    assert box is not None
    assert box.state.text() == "please check"
    assert "1,O12.40" in box.note.text()
    assert "balance adds up" in box.note.text()
    box.edit.setFocus()
    QTest.keyClick(box.edit, Qt.Key.Key_Return)
    settled(lanes)
    fact = held(office, papers["bill"]).fields[FieldName.INSURANCE_PAID]
    assert (fact.value, fact.state, fact.note) == (Money.of("1012.40"), State.ENTERED, "confirmed by you")
    assert box.state.text() == "confirmed by you"
    assert box.edit.hasFocus()


def test_f8_goes_from_doubt_to_doubt(qtbot: QtBot, screen: InboxScreen) -> None:
    QTest.keyClick(screen, Qt.Key.Key_F8)
    assert editor(screen, FieldName.INSURANCE_PAID).hasFocus()
    assert screen.pane.viewer.focused == "field:insurance_paid"
    QTest.keyClick(screen, Qt.Key.Key_F8)
    assert screen.pane.viewer.focused == "cell:4:units"
    QTest.keyClick(screen, Qt.Key.Key_F8)
    assert screen.pane.viewer.focused == "field:insurance_paid"


def test_a_cell_is_corrected_in_the_table_of_lines(
    qtbot: QtBot, screen: InboxScreen, office: Office, lanes: Lanes, papers: dict[str, DocumentId]
) -> None:
    screen.panel.tabs.setCurrentIndex(1)
    lines = screen.panel.lines
    assert lines.go_to((4, Cell.UNITS))
    assert screen.pane.viewer.focused == "cell:4:units"
    assert "please check" in lines.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    QTest.keyClick(lines, Qt.Key.Key_Return)
    cell = lines.findChild(QLineEdit)
    assert isinstance(cell, QLineEdit)
    retype(cell, "2")
    with qtbot.waitSignal(screen.changed):
        QTest.keyClick(cell, Qt.Key.Key_Return)
    settled(lanes)
    line = held(office, papers["bill"]).line(4)
    assert line is not None
    assert (str(line.cells[Cell.UNITS].value), line.cells[Cell.UNITS].state) == ("2", State.ENTERED)
    assert lines.model().data(lines.currentIndex()) == "2"


def test_a_cell_that_is_no_number_is_refused_in_words(qtbot: QtBot, screen: InboxScreen, lanes: Lanes) -> None:
    screen.panel.tabs.setCurrentIndex(1)
    model = screen.panel.model
    assert not model.setData(model.index_of((1, Cell.CHARGE)), "a lot")
    assert screen.panel.refusal.isVisible()
    assert "Charge" in screen.panel.refusal.text()


def test_the_table_of_lines_is_a_sound_model(screen: InboxScreen, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(screen.panel.model)  # type: ignore[no-untyped-call]


def test_a_box_drawn_on_the_page_proposes_its_words_and_keeps_its_place(
    qtbot: QtBot, screen: InboxScreen, office: Office, lanes: Lanes, papers: dict[str, DocumentId]
) -> None:
    viewer = screen.pane.viewer
    edit = editor(screen, FieldName.INSURANCE_PAID)
    edit.setFocus()
    viewer.focus_on("field:total_charges")

    def at(x: float, y: float) -> QPoint:
        return viewer.mapFromScene(QPointF(x, y))

    view, shift = viewer.viewport(), Qt.KeyboardModifier.ShiftModifier
    QTest.mousePress(view, Qt.MouseButton.LeftButton, shift, at(470, 348))
    QTest.mouseMove(view, at(548, 366))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, shift, at(548, 366))
    assert edit.text() == "$2,388.00"
    assert edit.hasFocus()
    QTest.keyClick(edit, Qt.Key.Key_Return)
    settled(lanes)
    fact = held(office, papers["bill"]).fields[FieldName.INSURANCE_PAID]
    assert fact.value == Money.of("2388.00")
    assert fact.place is not None
    assert abs(fact.place.box.y0 - 348) < 3


def test_words_in_a_box_are_read_row_by_row() -> None:
    sheet, _ = bill()
    _, pages = sheet.done()
    found = words_in(pages[0], replace(pages[0].words[0].box, x0=60, y0=350, x1=550, y1=410))
    assert found == "Total charges $2,388.00 Insurance payments -$1,O12.40 Amount due $1,375.60"


def test_looks_right_settles_every_doubt_and_goes_on(
    qtbot: QtBot, screen: InboxScreen, office: Office, lanes: Lanes, papers: dict[str, DocumentId]
) -> None:
    QTest.mouseClick(screen.panel.right_button, Qt.MouseButton.LeftButton)
    settled(lanes)
    assert held(office, papers["bill"]).doubts == 0
    with office.unit() as unit:
        document = unit.document(papers["bill"])
    assert document is not None
    assert document.reviewed
    row = screen.model.rows[screen.model.number_of(papers["bill"]) or 0]
    assert row.chip == "looked at"
    assert screen.panel.reading is not None
    assert screen.panel.reading.kind is not DocumentKind.ITEMIZED_BILL


def test_the_kind_can_be_overruled(
    qtbot: QtBot, screen: InboxScreen, office: Office, lanes: Lanes, papers: dict[str, DocumentId]
) -> None:
    field = screen.panel.kind_row.field
    field.setFocus()
    QTest.keyClicks(field, "Stat")
    QTest.keyClick(field, Qt.Key.Key_Return)
    field.activated.emit(field.currentIndex())
    settled(lanes)
    found = held(office, papers["bill"])
    assert (found.kind, found.kind_state) == (DocumentKind.STATEMENT, State.ENTERED)


def test_a_value_that_was_not_read_can_be_added(
    qtbot: QtBot, screen: InboxScreen, office: Office, lanes: Lanes, papers: dict[str, DocumentId]
) -> None:
    add = screen.panel.fields.add_box
    number = add.findData(FieldName.DUE_DATE)
    add.setCurrentIndex(number)
    add.activated.emit(number)
    edit = editor(screen, FieldName.DUE_DATE)
    retype(edit, "10/01/2026")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    settled(lanes)
    assert str(held(office, papers["bill"]).fields[FieldName.DUE_DATE].value) == "2026-10-01"
    assert edit.text() == "Oct 1, 2026"


def test_what_is_typed_and_not_yet_entered_is_kept_when_the_field_is_left(
    qtbot: QtBot, screen: InboxScreen, office: Office, lanes: Lanes, papers: dict[str, DocumentId]
) -> None:
    retype(editor(screen, FieldName.ACCOUNT_NUMBER), "00-448213-8")
    screen.list.setFocus()
    settled(lanes)
    assert held(office, papers["bill"]).fields[FieldName.ACCOUNT_NUMBER].value == "00-448213-8"


def test_a_file_that_could_not_come_in_says_why_and_can_be_taken_off(
    qtbot: QtBot, screen: InboxScreen, office: Office, lanes: Lanes
) -> None:
    with office.unit() as unit:
        unit.add_declined(Declined("letter.docx", "not-a-document", "This file is not a PDF.", "Print it to PDF."))
        unit.commit()
    screen.refresh()
    settled(lanes)
    assert screen.model.rows[0].spoken == "letter.docx, This file is not a PDF., not added"
    screen.list.setCurrentIndex(screen.model.index(0))
    assert screen.declined.isVisible()
    assert (screen.declined.reason.text(), screen.declined.remedy.text()) == (
        "This file is not a PDF.",
        "Print it to PDF.",
    )
    QTest.mouseClick(screen.declined.button, Qt.MouseButton.LeftButton)
    settled(lanes)
    assert all(row.declined is None for row in screen.model.rows)


def test_a_document_that_could_not_be_read_says_why(
    qtbot: QtBot, screen: InboxScreen, office: Office, lanes: Lanes
) -> None:
    sheet, _ = receipt("other.pdf")
    sheet.put(72, 300, "another file")
    document = shelve(office, sheet)
    with office.unit() as unit:
        unit.set_status(document, ReadingStatus.FAILED, ("page-broke", "A page stopped the reader.", "Print it again."))
        unit.commit()
    screen.refresh()
    screen.show_document(document)
    settled(lanes)
    assert screen.panel.told.text() == "A page stopped the reader. Print it again."
    assert not screen.panel.right_button.isVisible()
    assert screen.pane.viewer.page == 1


def test_a_pile_in_one_file_is_looked_at_document_by_document(
    qtbot: QtBot, screen: InboxScreen, office: Office, lanes: Lanes
) -> None:
    sheet, first = eob("pile.pdf")
    sheet.put(72, 500, "Other bytes than the EOB alone.")
    first = replace(first, pages=(1,))
    _, other = bill()
    second = replace(other, part=2, pages=(2,), kind=DocumentKind.STATEMENT, lines=())
    document = shelve(office, sheet, first, second)
    screen.show_document(document)
    qtbot.waitUntil(lambda: screen.panel.part_row.field.count() == 2)
    settled(lanes)
    assert screen.panel.part_row.isVisible()
    parts = screen.panel.part_row.field
    assert "2 of 2: Statement, p. 2" in parts.itemText(1)
    parts.setCurrentIndex(1)
    parts.activated.emit(1)
    assert screen.pane.viewer.page == 2
    edit = editor(screen, FieldName.AMOUNT_DUE)
    retype(edit, "1.00")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    settled(lanes)
    with office.unit() as unit:
        readings = unit.readings([document])[0].readings
    assert FieldName.AMOUNT_DUE not in readings[0].fields
    assert readings[1].fields[FieldName.AMOUNT_DUE].value == Money.of("1.00")
    assert screen.panel.part_row.field.currentIndex() == 1


def test_a_refresh_meanwhile_keeps_what_is_being_typed(qtbot: QtBot, screen: InboxScreen, lanes: Lanes) -> None:
    edit = editor(screen, FieldName.ACCOUNT_NUMBER)
    retype(edit, "00-44")
    screen.refresh()
    settled(lanes)
    assert edit.text() == "00-44"
    assert edit.hasFocus()


def test_a_closed_screen_receives_no_late_answer(
    qtbot: QtBot, office: Office, lanes: Lanes, papers: dict[str, DocumentId]
) -> None:
    screen = InboxScreen(office, lanes)
    screen.refresh()
    screen.show_document(papers["bill"])
    screen.deleteLater()
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete
    settled(lanes)  # an answer to a deleted widget would raise here


def test_ten_thousand_documents_are_loaded_a_page_at_a_time(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    def page(first: int, *, more: bool) -> Inbox:
        items = tuple(
            InboxItem(
                Document(DocumentId(str(n)), Sha256(str(n)), f"{n}.pdf", "application/pdf", 1, 1, None),  # type: ignore[arg-type]
                None,
                "",
                0,
                proven=False,
            )
            for n in range(first, first + 200)
        )
        return Inbox(items, (), 0, more)

    model = InboxModel()
    asked: list[int] = []
    model.wanted.connect(asked.append)
    model.show_first(page(0, more=True))
    root = QModelIndex()
    assert model.canFetchMore(root)
    model.fetchMore(root)
    model.fetchMore(root)
    assert asked == [200]
    model.append(page(199, more=False))
    assert model.rowCount() == 399
    assert not model.canFetchMore(root)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
