"""Searching the vault: words, misspelled ones too, amounts, days, tags; and what is searched stays in step."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from medneg_desktop.core.ids import CaseId, DocumentId, Sha256, TalkId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.document import Document, ReadingStatus
from medneg_desktop.domain.packet import RecipientKind
from medneg_desktop.domain.reading import DocumentKind, FieldName
from medneg_desktop.domain.talks import Channel, Contact, Entry, WalkAway, Way
from medneg_desktop.services.find import Found, Narrowed, find
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import bills
from medneg_desktop.services.read_shares import understand
from medneg_desktop.services.reconcile import refresh
from medneg_desktop.services.review import correct_field
from medneg_desktop.services.search_index import catch_up
from medneg_desktop.services.tags import all_tags, set_tags, tag_bill
from medneg_desktop.services.trash import remove
from medneg_desktop.services.undo import ChangedSince
from tests.reading.layout import page
from tests.reading.test_piles import BILL, EOB

BILL_ID, EOB_ID = DocumentId("a" * 32), DocumentId("b" * 32)


@pytest.fixture
def held(office: Office) -> Office:
    """A bill and an EOB, read, in their case."""
    for number, (name, text) in enumerate(((BILL_ID, BILL.format(page="")), (EOB_ID, EOB))):
        document = Document(
            name,
            Sha256(str(number) * 64),
            f"scan_{number}.pdf",
            "application/pdf",
            9,
            1,
            datetime(2026, 11, 24, tzinfo=UTC),
        )
        with office.unit() as unit:
            unit.add_document(document)
            unit.save_pages(name, [page(text)])
            unit.save_readings(name, understand([page(text)]), ())
            unit.set_status(name, ReadingStatus.READ)
            unit.commit()
        refresh(office, [name])
    assert not catch_up(office)
    return office


def papers(found: Found) -> set[str]:
    return {p.document.id for p in found.papers}


def test_words_amounts_and_accounts_are_found_with_their_place(held: Office) -> None:
    for typed in ("44120", "$100.00", "100.00"):
        found = find(held, typed)
        assert BILL_ID in papers(found), typed
    (paper,) = [p for p in find(held, "44120").papers if p.document.id == BILL_ID]
    assert paper.page == 1
    assert paper.places[0].page == 1
    assert "44120" in paper.words
    assert paper.case is not None


def test_every_term_must_be_there(held: Office) -> None:
    assert papers(find(held, "44120 $100.00")) == {BILL_ID}
    assert not find(held, "44120 nosuchword").papers
    assert find(held, "").count == 0


def test_a_misspelled_word_is_told_and_searched_by_what_was_meant(held: Office) -> None:
    right = next(w for w in BILL.split() if w.isalpha() and len(w) > 5)
    wrong = right[:2] + right[3:]
    found = find(held, wrong)
    assert found.meant
    assert found.meant[0][0] == wrong.casefold()
    assert found.papers


def test_a_correction_is_searched_by_its_new_value(held: Office) -> None:
    correct_field(held, BILL_ID, 1, FieldName.ACCOUNT_NUMBER, "ZX-777001")
    assert find(held, "ZX-777001").catching_up
    assert not catch_up(held)
    found = find(held, "ZX777001")
    assert papers(found) == set(), "only papers that print it so"
    found = find(held, "ZX-777001")
    assert papers(found) == {BILL_ID}
    assert not found.catching_up


def test_what_is_in_the_trash_is_not_found(held: Office) -> None:
    remove(held, BILL_ID)
    assert BILL_ID not in papers(find(held, "44120"))


def test_a_search_is_narrowed_to_a_kind_and_to_what_was_looked_at(held: Office) -> None:
    both = papers(find(held, "100.00"))
    assert both == {BILL_ID, EOB_ID}
    assert papers(find(held, "100.00", Narrowed(DocumentKind.EOB))) == {EOB_ID}
    assert papers(find(held, "100.00", Narrowed(to_check=False))) == set()


def test_talks_are_found_with_their_case_and_the_private_sum_is_not(held: Office) -> None:
    case = bills(held)[0].id
    day = date(2026, 10, 1)
    call = Contact(
        day, Channel.CALL, Way.OUT, RecipientKind.PROVIDER, who="Marisol", said="They will recode the visit."
    )
    with held.unit() as unit:
        unit.add_talk(_entry("1", case, call))
        unit.add_talk(_entry("2", case, WalkAway(day, Money.of("612.34"))))
        unit.commit()
    catch_up(held)
    (talk,) = find(held, "marisol recode").talks
    assert (talk.case, talk.day, talk.kind) == (case, day, "Contact")
    assert find(held, "$612.34").count == 0


def _entry(name: str, case: CaseId, talk: Contact | WalkAway) -> Entry:
    return Entry(TalkId(name * 32), datetime(2026, 10, 1, tzinfo=UTC), case, (BILL_ID,), talk)


def test_bills_are_found_by_provider_and_sum(held: Office) -> None:
    bill = next(b for b in bills(held) if b.asked is not None and b.provider)
    assert bill.asked is not None
    assert bill.provider is not None
    assert bill.id in {b.case for b in find(held, bill.asked.shown()).bills}
    assert bill.id in {b.case for b in find(held, bill.provider.split()[0][:4]).bills}


def test_a_bill_is_found_by_the_tags_of_its_papers(held: Office) -> None:
    with held.unit() as unit:
        case = next(iter(unit.cases_of([BILL_ID])))
        count = len(unit.documents_of([case]))
    assert set_tags(held, BILL_ID, ("knee",)) is not None
    deed = tag_bill(held, case, ("knee", "HSA"))
    assert deed is not None
    (found,) = find(held, "#hsa #knee").bills
    assert (found.case, found.tags) == (case, ("hsa", "knee"))
    assert len(find(held, "#hsa").papers) == count
    assert find(held, "#hsa #nosuch").bills == ()
    assert find(held, f"#hsa {found.provider.split()[0]}").bills == (found,)
    assert find(held, "#hsa qqqqzzzz").bills == ()
    assert tag_bill(held, case, ("hsa", "knee")) is None
    dropped = tag_bill(held, case, ("hsa",))
    assert dropped is not None
    assert find(held, "#knee").count == 0
    dropped.take_back(held)
    assert find(held, "#knee").bills == (found,)
    dropped.do_again(held)
    set_tags(held, BILL_ID, ())
    with pytest.raises(ChangedSince):
        dropped.take_back(held)


def test_tags_are_kept_listed_searched_and_taken_back(held: Office) -> None:
    deed = set_tags(held, BILL_ID, ("HSA", "mom ", "hsa", ""))
    assert deed is not None
    assert all_tags(held) == ["hsa", "mom"]
    (paper,) = find(held, "#hsa").papers
    assert paper.tags == ("hsa", "mom")
    assert papers(find(held, "#hsa 44120")) == {BILL_ID}
    assert not find(held, "#nosuch").papers
    deed.take_back(held)
    assert all_tags(held) == []
    deed.do_again(held)
    assert all_tags(held) == ["hsa", "mom"]
    assert set_tags(held, BILL_ID, ("mom", "hsa")) is None, "the same tags"
