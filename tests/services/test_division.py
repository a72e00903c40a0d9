"""A file of several papers comes apart and together under the person's hand, and no correction is lost on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from medneg_desktop.core.ids import DocumentId, Sha256
from medneg_desktop.core.money import Money
from medneg_desktop.core.trouble import ValueNotUnderstood
from medneg_desktop.domain.document import Document, ReadingStatus
from medneg_desktop.domain.page import PageText
from medneg_desktop.domain.reading import Cell, DocumentKind, FieldName, Reading, State
from medneg_desktop.services.carry import carried
from medneg_desktop.services.division import divide, pages_in_words
from medneg_desktop.services.office import Office
from medneg_desktop.services.read_shares import Share, read_shares, shares_of, understand
from medneg_desktop.services.review import correct_cell, correct_field, document_view, set_kind
from medneg_desktop.services.review_lines import remove_line
from tests.reading.layout import page
from tests.reading.test_piles import BILL, EOB

F = FieldName
DOCUMENT = DocumentId("a" * 32)


def put(office: Office, *texts: PageText) -> DocumentId:
    """A document whose pages were recognized with these words, read."""
    document = Document(
        DOCUMENT, Sha256("0" * 64), "pile.pdf", "application/pdf", 9, len(texts), datetime(2026, 11, 24, tzinfo=UTC)
    )
    with office.unit() as unit:
        unit.add_document(document)
        unit.save_pages(DOCUMENT, texts)
        unit.save_readings(DOCUMENT, understand(texts), ())
        unit.set_status(DOCUMENT, ReadingStatus.READ)
        unit.commit()
    return DOCUMENT


@pytest.fixture
def pile(office: Office) -> DocumentId:
    """A bill of two pages, of which the second looks like another paper, and an EOB."""
    second = BILL.format(page="").replace("44120", "55990").replace("100.00", "70.00")
    return put(office, page(BILL.format(page=""), number=1), page(second, number=2), page(EOB, number=3))


def readings(office: Office) -> tuple[Reading, ...]:
    return document_view(office, DOCUMENT).readings


def entered(office: Office, name: FieldName) -> list[tuple[int, object, State]]:
    return [(r.part, f.value, f.state) for r in readings(office) if (f := r.fields.get(name)) is not None]


def test_pages_are_told_in_words() -> None:
    assert pages_in_words((1, 2, 3)) == "p. 1-3"
    assert pages_in_words((1, 3, 4)) == "p. 1, 3-4"


def test_borders_are_moved_with_what_was_entered_and_every_step_goes_back(office: Office, pile: DocumentId) -> None:
    assert [r.pages for r in readings(office)] == [(1,), (2,), (3,)]
    correct_field(office, pile, 1, F.AMOUNT_DUE, "90.00")
    correct_field(office, pile, 2, F.AMOUNT_DUE, "61.00")
    apart = readings(office)
    deed = divide(office, pile, [Share((1, 2)), Share((3,))])
    assert deed is not None
    both, eob = readings(office)
    assert (both.pages, eob.pages, eob.kind) == ((1, 2), (3,), DocumentKind.EOB)
    due = both.fields[F.AMOUNT_DUE]
    assert due.state is State.CHECK, "two different values were entered: the person is asked"
    assert "$90.00 on page 1, $61.00 on page 2" in due.note
    assert len(both.lines) == 2
    divide(office, pile, [Share((1,)), Share((2,)), Share((3,))])
    assert entered(office, F.AMOUNT_DUE)[:2] == [
        (1, Money.of("90.00"), State.ENTERED),
        (2, Money.of("61.00"), State.ENTERED),
    ]
    together = divide(office, pile, [Share((1, 2)), Share((3,))])
    assert together is not None
    together.take_back(office)
    together.do_again(office)
    assert [r.pages for r in readings(office)] == [(1, 2), (3,)]
    together.take_back(office)
    assert [replace(r, divided=False) for r in readings(office)] == list(apart)


def test_a_settled_difference_is_not_asked_again(office: Office, pile: DocumentId) -> None:
    correct_field(office, pile, 1, F.AMOUNT_DUE, "90.00")
    correct_field(office, pile, 2, F.AMOUNT_DUE, "61.00")
    divide(office, pile, [Share((1, 2)), Share((3,))])
    correct_field(office, pile, 1, F.AMOUNT_DUE, "151.00")
    before = readings(office)
    texts = document_view(office, pile).pages
    again = carried(read_shares(texts, shares_of(before)), before)
    assert again[0].fields[F.AMOUNT_DUE].value == Money.of("151.00")
    assert again[0].fields[F.AMOUNT_DUE].state is State.ENTERED
    assert again[0].aside == before[0].aside


def test_lines_that_were_corrected_and_taken_away_stay_so(office: Office, pile: DocumentId) -> None:
    correct_cell(office, pile, 1, 1, Cell.CHARGE, "95.00")
    remove_line(office, pile, 2, 1)
    divide(office, pile, [Share((1, 2)), Share((3,))])
    (line,) = readings(office)[0].lines
    charge = line.cells[Cell.CHARGE]
    assert (charge.value, charge.state) == (Money.of("95.00"), State.ENTERED)
    divide(office, pile, [Share((1,)), Share((2,)), Share((3,))])
    assert [len(r.lines) for r in readings(office)][:2] == [1, 0]


def test_a_kind_can_be_said_with_the_borders_and_what_is_agreed_with_stays_as_it_was(
    office: Office, pile: DocumentId
) -> None:
    before = readings(office)
    divide(office, pile, [Share((1, 2), DocumentKind.STATEMENT), Share((3,), DocumentKind.EOB)])
    bill, eob = readings(office)
    assert (bill.kind, bill.kind_state) == (DocumentKind.STATEMENT, State.ENTERED)
    assert eob.fields == before[2].fields
    assert all(r.divided for r in (bill, eob))


@pytest.mark.parametrize("shares", [[Share((1, 2))], [Share((1, 2)), Share((2, 3))], [Share((1, 2, 3)), Share(())]])
def test_every_page_belongs_to_exactly_one_paper(office: Office, pile: DocumentId, shares: list[Share]) -> None:
    before = readings(office)
    with pytest.raises(ValueNotUnderstood):
        divide(office, pile, shares)
    assert readings(office) == before


def test_changing_the_kind_reads_what_such_a_paper_says(office: Office, pile: DocumentId) -> None:
    assert F.PATIENT_RESPONSIBILITY in readings(office)[2].fields
    correct_field(office, pile, 3, F.PATIENT_NAME, "Ana M. Ruiz")
    deed = set_kind(office, pile, 3, DocumentKind.RECEIPT)
    receipt = readings(office)[2]
    assert (receipt.kind, receipt.kind_state) == (DocumentKind.RECEIPT, State.ENTERED)
    assert F.PATIENT_RESPONSIBILITY not in receipt.fields
    assert receipt.fields[F.PATIENT_NAME].value == "Ana M. Ruiz"
    assert deed is not None
    deed.take_back(office)
    assert readings(office)[2].kind is DocumentKind.EOB
