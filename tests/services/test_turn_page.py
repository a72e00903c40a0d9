"""A page that a person turned is read so: with undo, with what was entered kept, and never for the worse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.document import Accepted, ReadingStatus
from medneg_desktop.domain.page import PageText, TextSource
from medneg_desktop.domain.reading import DocumentKind, FieldName, Reading, State
from medneg_desktop.services.deeds import Standing, standing
from medneg_desktop.services.intake import bring_in
from medneg_desktop.services.office import Office
from medneg_desktop.services.read_again import read_again
from medneg_desktop.services.read_document import read_document
from medneg_desktop.services.review import correct_field, type_by_hand
from medneg_desktop.services.turn_page import TurnedIllegible, is_turnable, turn_page
from medneg_desktop.services.undo import ChangedSince, UndoBook
from tests.paper.page_maker import AMOUNTS, bill_picture, file_of
from tests.ui.made_up import LETTER, LyingPages, bill, open_office, shelve

F = FieldName


@pytest.fixture
def pages() -> LyingPages:
    return LyingPages()


@pytest.fixture
def lying(tmp_path: Path, pages: LyingPages) -> Iterator[Office]:
    made = open_office(tmp_path, pages)
    yield made
    made.vault.close()


def stands(office: Office, document: DocumentId) -> Standing:
    with office.unit() as unit:
        return standing(unit, document)


def reading(office: Office, document: DocumentId) -> Reading:
    return stands(office, document).readings[0]


def texts(office: Office, document: DocumentId) -> list[PageText]:
    with office.unit() as unit:
        return unit.pages(document)


def unread(office: Office) -> DocumentId:
    """A bill that could not be read as it lies."""
    document = shelve(office, bill()[0])
    assert read_document(office, document).status is ReadingStatus.FAILED
    return document


def test_a_page_that_could_not_be_read_is_read_as_it_was_turned(lying: Office, pages: LyingPages) -> None:
    document = unread(lying)
    step = turn_page(lying, document, 1, 1)
    assert step is not None
    now = stands(lying, document)
    assert now.status is ReadingStatus.READ
    due = now.readings[0].fields[F.AMOUNT_DUE]
    assert due.value == Money.of("1375.60")
    assert due.place is not None
    upright = due.place.box.turned(*LETTER[::-1], 1)
    assert upright.width > upright.height
    assert abs(upright.x1 - 540) < 2, "as printed"
    assert abs(upright.mid_y - 397) < 3, "as printed"
    first, _ = texts(lying, document)
    assert (first.turns, first.turned) == (1, True)


def test_turning_can_be_taken_back_and_done_again(lying: Office) -> None:
    document = unread(lying)
    before, words_before = stands(lying, document), texts(lying, document)
    book = UndoBook()
    book.keep(turn_page(lying, document, 1, 1))
    after, words_after = stands(lying, document), texts(lying, document)
    book.take_back(lying)
    assert (stands(lying, document), texts(lying, document)) == (before, words_before)
    book.do_again(lying)
    assert (stands(lying, document), texts(lying, document)) == (after, words_after)
    with lying.unit() as unit:
        whats = [e.what for e in unit.events(document=document)]
    assert whats[:3] == ["done again", "taken back", "page turned"]


def test_what_was_entered_stays_where_the_page_is_turned(lying: Office, pages: LyingPages) -> None:
    pages.finds = 1
    document = shelve(lying, bill()[0])
    read_document(lying, document)
    correct_field(lying, document, 1, F.AMOUNT_DUE, "1,400.00")
    step = turn_page(lying, document, 1, 1)
    assert step is not None
    due = reading(lying, document).fields[F.AMOUNT_DUE]
    assert (due.value, due.state) == (Money.of("1400.00"), State.ENTERED)
    assert turn_page(lying, document, 1, 1) is None, "it lies so already"


def test_turned_the_wrong_way_nothing_is_lost(lying: Office, pages: LyingPages) -> None:
    pages.finds = 1
    document = shelve(lying, bill()[0])
    read_document(lying, document)
    before, words = stands(lying, document), texts(lying, document)
    with pytest.raises(TurnedIllegible, match="no words can be read"):
        turn_page(lying, document, 1, 2)
    assert (stands(lying, document), texts(lying, document)) == (before, words)


def test_only_the_turned_page_is_read_anew(lying: Office, pages: LyingPages) -> None:
    pages.finds = 1
    document = shelve(lying, bill()[0])
    read_document(lying, document)
    pages.asked.clear()
    turn_page(lying, document, 2, 1)
    assert pages.asked == [1]


def test_reading_again_keeps_the_page_turned(lying: Office, pages: LyingPages) -> None:
    document = unread(lying)
    turn_page(lying, document, 1, 1)
    turn_page(lying, document, 2, 1)
    read_again(lying, document)
    assert [(t.turns, t.turned) for t in texts(lying, document)] == [(1, True), (1, True)]
    assert reading(lying, document).fields[F.AMOUNT_DUE].value == Money.of("1375.60")


def test_a_page_that_no_turn_makes_legible_stays_turned_beside_what_is_typed(lying: Office) -> None:
    document = unread(lying)
    turn_page(lying, document, 1, 3)
    assert stands(lying, document).status is ReadingStatus.FAILED
    assert [(t.turns, t.turned) for t in texts(lying, document)] == [(3, True), (0, False)]
    type_by_hand(lying, document, DocumentKind.ITEMIZED_BILL)
    correct_field(lying, document, 1, F.AMOUNT_DUE, "12.00")
    assert reading(lying, document).text_source is TextSource.TYPED


def test_the_step_is_not_taken_back_over_what_came_after(lying: Office) -> None:
    document = unread(lying)
    step = turn_page(lying, document, 1, 1)
    assert step is not None
    correct_field(lying, document, 1, F.AMOUNT_DUE, "1,400.00")
    with pytest.raises(ChangedSince):
        step.take_back(lying)
    assert reading(lying, document).fields[F.AMOUNT_DUE].value == Money.of("1400.00")


def test_the_words_are_searched_as_they_were_read_last(lying: Office) -> None:
    document = unread(lying)
    book = UndoBook()
    book.keep(turn_page(lying, document, 1, 1))
    assert "KETOROLAC" in {w.text for w in texts(lying, document)[0].words}
    book.take_back(lying)
    assert texts(lying, document) == []


def test_text_that_the_file_gives_knows_its_own_way_up() -> None:
    assert not is_turnable(PageText(1, *LETTER))
    assert is_turnable(PageText(1, *LETTER, source=TextSource.OCR))
    assert is_turnable(None)


@pytest.mark.slow
def test_a_real_scan_on_its_side(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "side.png"
    file.write_bytes(file_of(bill_picture(150).transpose(Image.Transpose.ROTATE_90), "PNG", dpi=(150, 150)))
    outcome = bring_in(office, file)
    assert isinstance(outcome, Accepted)
    document = outcome.document.id
    read_document(office, document)
    (lies,) = texts(office, document)
    assert (lies.turns, lies.turned) == (1, False), "the recognizer has found it by itself"
    with pytest.raises(TurnedIllegible):
        turn_page(office, document, 1, 0)
    assert texts(office, document) == [lies]
    turn_page(office, document, 1, 1)
    (said,) = texts(office, document)
    assert (said.turns, said.turned) == (1, True)
    assert set(AMOUNTS) <= {w.text for w in said.words}
    places = {w.text: w.box for w in lies.words}
    assert all(w.box.grown(2).meets(places[w.text]) for w in said.words if w.text in AMOUNTS), (
        "boxes stay where they were"
    )
