"""What the person does to a reading, the way back, and what the history tells of it: on a real vault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.document import ReadingStatus
from medneg_desktop.domain.finding import Decision
from medneg_desktop.domain.page import TextSource
from medneg_desktop.domain.place import Box, Place
from medneg_desktop.domain.reading import Cell, DocumentKind, FieldName, Reading, State
from medneg_desktop.services.deeds import Standing, standing
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import bills, case_view
from medneg_desktop.services.read_again import read_again
from medneg_desktop.services.review import (
    accept,
    confirm,
    confirm_pile,
    correct_cell,
    correct_field,
    decide,
    nothing_in_doubt,
    set_kind,
    type_by_hand,
    value_history,
)
from medneg_desktop.services.review_lines import LinesDisagree, add_line, merge_lines, remove_line, split_line
from medneg_desktop.services.undo import ChangedSince, Deed, UndoBook
from tests.ui.made_up import bill, eob, open_office, receipt, shelve

F = FieldName


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_office(tmp_path)
    yield made
    made.vault.close()


@pytest.fixture
def paper(office: Office) -> DocumentId:
    return shelve(office, *bill())


def stands(office: Office, document: DocumentId) -> Standing:
    with office.unit() as unit:
        return standing(unit, document)


def said(office: Office, document: DocumentId) -> Reading:
    return stands(office, document).readings[0]


def told(office: Office, document: DocumentId) -> list[tuple[str, str]]:
    with office.unit() as unit:
        return [(e.what, e.detail) for e in unit.events(document=document)]


Act = Callable[[Office, DocumentId], Deed | None]
ACTS: dict[str, Act] = {
    "a value": lambda o, d: correct_field(o, d, 1, F.AMOUNT_DUE, "1,475.60"),
    "a value taken away": lambda o, d: correct_field(o, d, 1, F.ACCOUNT_NUMBER, ""),
    "a value accepted": lambda o, d: accept(o, d, 1, F.INSURANCE_PAID),
    "a cell accepted": lambda o, d: accept(o, d, 1, (4, Cell.UNITS)),
    "a cell": lambda o, d: correct_cell(o, d, 1, 2, Cell.CHARGE, "300"),
    "the kind": lambda o, d: set_kind(o, d, 1, DocumentKind.STATEMENT),
    "a line added": lambda o, d: add_line(o, d, 1, after=2),
    "a line removed": lambda o, d: remove_line(o, d, 1, 3),
    "a line split": lambda o, d: split_line(o, d, 1, 2, [Cell.CODE, Cell.CHARGE]),
    "confirmed": confirm,
}


@pytest.mark.parametrize("name", ACTS)
def test_every_change_goes_back_and_comes_again_with_its_questions(
    office: Office, paper: DocumentId, name: str
) -> None:
    book = UndoBook()
    before, first = stands(office, paper), bills(office)
    book.keep(ACTS[name](office, paper))
    after, second = stands(office, paper), bills(office)
    assert after != before
    events = len(told(office, paper))
    assert book.take_back(office) is not None
    assert (stands(office, paper), bills(office)) == (before, first)
    assert len(told(office, paper)) > events
    assert told(office, paper)[0][0] == "taken back"
    assert book.do_again(office) is not None
    assert (stands(office, paper), bills(office)) == (after, second)
    assert told(office, paper)[0][0] == "done again"


def test_steps_go_back_in_their_order_and_the_checks_follow(office: Office, paper: DocumentId) -> None:
    book = UndoBook()
    for amount in ("1,400.00", "1,500.00"):
        book.keep(correct_field(office, paper, 1, F.AMOUNT_DUE, amount))
    assert bills(office)[0].asked == Money.of("1500.00")
    book.take_back(office)
    assert bills(office)[0].asked == Money.of("1400.00")
    book.take_back(office)
    assert bills(office)[0].asked == Money.of("1375.60")
    assert book.take_back(office) is None
    book.do_again(office)
    assert bills(office)[0].asked == Money.of("1400.00")
    book.keep(correct_field(office, paper, 1, F.AMOUNT_DUE, "1,300.00"))
    assert book.do_again(office) is None, "a new step ends what could be done again"


def test_nothing_is_lost_that_was_done_meanwhile(office: Office, paper: DocumentId) -> None:
    book = UndoBook()
    book.keep(correct_field(office, paper, 1, F.AMOUNT_DUE, "1,400.00"))
    correct_field(office, paper, 1, F.TOTAL_CHARGES, "2,000.00")  # not in the book: another way in
    with pytest.raises(ChangedSince):
        book.take_back(office)
    assert said(office, paper).fields[F.TOTAL_CHARGES].value == Money.of("2000.00")
    assert said(office, paper).fields[F.AMOUNT_DUE].value == Money.of("1400.00")
    assert book.take_back(office) is None


def test_the_history_of_a_value_tells_when_and_what_it_was(office: Office, paper: DocumentId) -> None:
    book = UndoBook()
    book.keep(correct_field(office, paper, 1, F.AMOUNT_DUE, "1,400.00"))
    book.take_back(office)
    correct_field(office, paper, 1, F.TOTAL_CHARGES, "2,000.00")
    accept(office, paper, 1, (4, Cell.UNITS))
    found = value_history(office, paper, 1, F.AMOUNT_DUE)
    assert [(e.what, e.detail) for e in found] == [
        ("taken back", "amount due: $1,400.00 → $1,375.60"),
        ("value changed", "amount due: $1,375.60 → $1,400.00"),
    ]
    assert all(e.at == office.clock.now() for e in found)
    (units,) = value_history(office, paper, 1, Cell.UNITS, 4)
    assert units.detail == "line 4, units: 8, as it was read"


def test_confirming_tells_of_each_value_that_was_in_doubt(office: Office, paper: DocumentId) -> None:
    confirm(office, paper)
    details = [d for _, d in told(office, paper)]
    assert "insurance paid: $1,012.40, as it was read" in details
    assert "line 4, units: 8, as it was read" in details
    assert said(office, paper).doubts == 0


def test_a_decision_goes_back_to_what_was_decided_before(office: Office, paper: DocumentId) -> None:
    shelve(office, *eob())
    (row,) = bills(office)
    view = case_view(office, row.id)
    assert view is not None
    question = max(view.report.findings, key=lambda f: f.amount or Money.zero()).fingerprint
    book = UndoBook()
    book.keep(decide(office, row.id, question, Decision.KEPT))
    book.keep(decide(office, row.id, question, Decision.SET_ASIDE, "they refunded it"))

    def decided() -> tuple[Decision, str]:
        now = case_view(office, row.id)
        assert now is not None
        return now.decisions.get(question, (Decision.OPEN, ""))

    aside = bills(office)[0].in_question
    book.take_back(office)
    assert decided() == (Decision.KEPT, "")
    assert bills(office)[0].in_question > aside
    book.take_back(office)
    assert decided() == (Decision.OPEN, "")
    book.do_again(office)
    book.do_again(office)
    assert decided() == (Decision.SET_ASIDE, "they refunded it")
    assert bills(office)[0].in_question == aside


def test_lines_keep_their_numbers_and_a_new_one_takes_the_next(office: Office, paper: DocumentId) -> None:
    remove_line(office, paper, 1, 3)
    drawn = Place(1, Box(70, 300, 540, 320))
    add_line(office, paper, 1, after=2, place=drawn)
    lines = said(office, paper).lines
    assert [x.number for x in lines] == [1, 2, 6, 4, 5]
    assert (lines[2].place, dict(lines[2].cells), lines[2].state) == (drawn, {}, State.CHECK)
    correct_cell(office, paper, 1, 6, Cell.CHARGE, "12.00", Place(1, Box(500, 305, 540, 315)))
    line = said(office, paper).line(6)
    assert line is not None
    assert line.cells[Cell.CHARGE].place == Place(1, Box(500, 305, 540, 315))
    assert line.place == Place(1, Box(500, 305, 540, 315))


def test_a_value_typed_for_an_unread_cell_keeps_the_place_drawn_for_it(office: Office, paper: DocumentId) -> None:
    drawn = Place(1, Box(545, 210, 560, 225))
    before = said(office, paper).line(1)
    correct_cell(office, paper, 1, 1, Cell.MODIFIERS, "25", drawn)
    line = said(office, paper).line(1)
    assert line is not None
    assert before is not None
    assert (line.cells[Cell.MODIFIERS].value, line.cells[Cell.MODIFIERS].place) == (("25",), drawn)
    assert line.place.box.x1 == drawn.box.x1
    assert line.place.box.x0 <= before.cells[Cell.SERVICE_DATE].place.box.x0  # type: ignore[union-attr]  # made up with one


def test_split_moves_cells_and_merge_brings_them_together(office: Office, paper: DocumentId) -> None:
    whole = said(office, paper).line(2)
    assert whole is not None
    split_line(office, paper, 1, 2, [Cell.DESCRIPTION, Cell.CHARGE])
    lines = said(office, paper).lines
    assert [x.number for x in lines] == [1, 2, 6, 3, 4, 5]
    assert set(lines[2].cells) == {Cell.DESCRIPTION, Cell.CHARGE}
    assert lines[1].place.box.x1 < whole.place.box.x1
    merge_lines(office, paper, 1, 2)
    merged = said(office, paper).line(2)
    assert merged is not None
    assert dict(merged.cells) == dict(whole.cells)


def test_lines_that_disagree_are_not_merged(office: Office, paper: DocumentId) -> None:
    before = stands(office, paper)
    with pytest.raises(LinesDisagree):
        merge_lines(office, paper, 1, 3)
    assert stands(office, paper) == before


def test_a_wrapped_description_is_joined(office: Office, paper: DocumentId) -> None:
    for cell in (Cell.SERVICE_DATE, Cell.CODE, Cell.UNITS, Cell.CHARGE):
        correct_cell(office, paper, 1, 5, cell, "")
    merge_lines(office, paper, 1, 4)
    line = said(office, paper).line(4)
    assert line is not None
    assert line.cells[Cell.DESCRIPTION].value == "KETOROLAC INJ VENIPUNCTURE"
    assert said(office, paper).line(5) is None


def test_a_pile_without_doubts_is_confirmed_at_once_and_opened_again(office: Office, paper: DocumentId) -> None:
    sure = {shelve(office, *eob()), shelve(office, *receipt())}
    assert set(nothing_in_doubt(office)) == sure
    book = UndoBook()
    deed = book.keep(confirm_pile(office))
    assert deed is not None
    assert deed.words == "2 documents confirmed"
    assert all(stands(office, d).reviewed for d in sure)
    assert not stands(office, paper).reviewed
    assert confirm_pile(office) is None
    book.take_back(office)
    assert not any(stands(office, d).reviewed for d in sure)


def test_what_cannot_be_read_is_typed_beside_its_picture(office: Office) -> None:
    sheet, _ = receipt("blank.pdf")
    document = shelve(office, sheet)
    trouble = ("page-broke", "A page stopped the reader.", "Print it again.")
    with office.unit() as unit:
        unit.set_status(document, ReadingStatus.FAILED, trouble)
        unit.commit()
    book = UndoBook()
    book.keep(type_by_hand(office, document, DocumentKind.STATEMENT))
    book.keep(correct_field(office, document, 1, F.PROVIDER_NAME, "Lakeside Hospital"))
    book.keep(correct_field(office, document, 1, F.AMOUNT_DUE, "80.00", Place(1, Box(1, 2, 3, 4))))
    book.keep(add_line(office, document, 1))
    book.keep(correct_cell(office, document, 1, 1, Cell.CHARGE, "80.00"))
    held = stands(office, document)
    reading = held.readings[0]
    assert (held.status, held.trouble) == (ReadingStatus.READ, None)
    assert (reading.kind, reading.text_source, reading.pages) == (DocumentKind.STATEMENT, TextSource.TYPED, (1,))
    assert reading.money(F.AMOUNT_DUE) is not None
    assert bills(office)[0].asked == Money.of("80.00")
    while book.take_back(office) is not None:
        pass
    held = stands(office, document)
    assert (held.readings, held.status, held.trouble) == ((), ReadingStatus.FAILED, trouble)
    assert bills(office) == []


def test_reading_again_keeps_what_was_entered_and_goes_back(office: Office, paper: DocumentId) -> None:
    correct_field(office, paper, 1, F.AMOUNT_DUE, "1,400.00")
    add_line(office, paper, 1)
    for cell, text in ((Cell.CODE, "99070"), (Cell.CHARGE, "12.00")):
        correct_cell(office, paper, 1, 6, cell, text)
    before = stands(office, paper)
    book = UndoBook()
    book.keep(read_again(office, paper))
    now = said(office, paper)
    assert now.fields[F.AMOUNT_DUE].value == Money.of("1400.00")
    assert now.fields[F.AMOUNT_DUE].state is State.ENTERED
    assert any(x.cells[Cell.CODE].value == "99070" for x in now.lines if Cell.CODE in x.cells)
    book.take_back(office)
    assert stands(office, paper) == before
