"""Sorting by hand on a real vault: it sticks through what comes in later, and can be taken back."""

from __future__ import annotations

import hashlib

import pytest

from medneg_desktop.core.ids import DocumentId, Sha256
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.document import Document, ReadingStatus
from medneg_desktop.ledger import match_keys
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import bills, case_view
from medneg_desktop.services.reconcile import refresh, refresh_in
from medneg_desktop.services.sort_out import answer_match, merge_cases, move_paper, split_case
from medneg_desktop.services.undo import ChangedSince
from tests.builders import paper as made
from tests.ledger.test_by_hand import BILL, FOLLOW_UP, LATER, OTHER, RECEIPT


def add(office: Office, text: str, name: str) -> DocumentId:
    """A document of the vault that says what ``text`` prints, and that was read just now."""
    reading = made(text, name).reading
    sha256 = Sha256(hashlib.sha256(name.encode()).hexdigest())
    document = Document(DocumentId(sha256[:32]), sha256, name, "application/pdf", 1, 1, office.clock.now())
    with office.unit() as unit:
        unit.add_document(document)
        unit.save_readings(document.id, (reading,), match_keys(reading))
        unit.set_status(document.id, ReadingStatus.READ)
        refresh_in(unit, [document.id], as_of=office.clock.today())
        unit.commit()
    return document.id


def standing(office: Office) -> list[list[str]]:
    views = [case_view(office, row.id) for row in bills(office)]
    return sorted(sorted(p.ref.name for p in v.case.papers) for v in views if v is not None)


def case_with(office: Office, name: str) -> Case:
    views = [case_view(office, row.id) for row in bills(office)]
    return next(v.case for v in views if v is not None and name in {p.ref.name for p in v.case.papers})


def test_a_split_sticks_through_later_papers_and_goes_back(office: Office) -> None:
    add(office, BILL, "bill")
    follow_up = add(office, FOLLOW_UP, "follow-up")
    deed = split_case(office, case_with(office, "bill").id, [(follow_up, 1)])
    assert deed is not None
    assert standing(office) == [["bill"], ["follow-up"]]
    add(office, LATER, "later")
    refresh(office, [follow_up])
    assert sorted(map(len, standing(office))) == [1, 2]
    deed.take_back(office)
    assert standing(office) == [["bill", "follow-up", "later"]]
    deed.do_again(office)
    assert sorted(map(len, standing(office))) == [1, 2]


def test_merged_cases_stay_merged_and_can_be_split_again(office: Office) -> None:
    first, other = add(office, BILL, "bill"), add(office, OTHER, "other")
    deed = merge_cases(office, case_with(office, "bill").id, case_with(office, "other").id)
    add(office, FOLLOW_UP, "follow-up")
    refresh(office, [first, other])
    assert standing(office) == [["bill", "follow-up", "other"]]
    assert split_case(office, case_with(office, "other").id, [(other, 1)]) is not None
    assert standing(office) == [["bill", "follow-up"], ["other"]]
    assert deed is not None
    with pytest.raises(ChangedSince):
        deed.take_back(office)


def test_a_moved_paper_leaves_the_others_together(office: Office) -> None:
    add(office, BILL, "bill")
    moving = add(office, FOLLOW_UP, "follow-up")
    add(office, LATER, "later")
    add(office, OTHER, "other")
    deed = move_paper(office, (moving, 1), case_with(office, "other").id)
    assert standing(office) == [["bill", "later"], ["follow-up", "other"]]
    assert deed is not None
    deed.take_back(office)
    assert standing(office) == [["bill", "follow-up", "later"], ["other"]]


def test_moving_to_and_fro_ends_where_it_began(office: Office) -> None:
    add(office, BILL, "bill")
    moving = add(office, FOLLOW_UP, "follow-up")
    add(office, OTHER, "other")
    move_paper(office, (moving, 1), case_with(office, "other").id)
    move_paper(office, (moving, 1), case_with(office, "bill").id)
    assert standing(office) == [["bill", "follow-up"], ["other"]]


@pytest.mark.parametrize("belongs", [True, False])
def test_an_answer_about_a_weak_match_sticks(office: Office, belongs: bool) -> None:
    bill = add(office, BILL, "bill")
    add(office, RECEIPT, "receipt")
    (link,) = case_with(office, "bill").links
    deed = answer_match(office, link, belongs=belongs)
    refresh(office, [bill])
    assert standing(office) == ([["bill", "receipt"]] if belongs else [["bill"], ["receipt"]])
    assert all(x.strong for x in case_with(office, "bill").links)
    assert deed is not None
    deed.take_back(office)
    assert case_with(office, "bill").links == (link,)


def test_nothing_to_split_changes_nothing(office: Office) -> None:
    only = add(office, BILL, "bill")
    assert split_case(office, case_with(office, "bill").id, [(only, 1)]) is None
