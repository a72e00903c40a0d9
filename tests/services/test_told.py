"""What the person told of a case, and its talks, stay with the papers when cases are merged, split and sorted anew."""

from __future__ import annotations

from datetime import date

import pytest

from medneg_desktop.core.ids import CaseId
from medneg_desktop.core.trouble import ValueNotUnderstood
from medneg_desktop.domain.assistance import HelpAnswer, HospitalPolicy
from medneg_desktop.domain.packet import RecipientKind
from medneg_desktop.domain.talks import Channel, Contact, Way
from medneg_desktop.services import rights, talks
from medneg_desktop.services.journal import CaseGone
from medneg_desktop.services.office import Office
from medneg_desktop.services.sort_out import merge_cases, move_paper, split_case
from medneg_desktop.services.undo import ChangedSince
from tests.ledger.test_by_hand import BILL, FOLLOW_UP, LATER, OTHER
from tests.services.test_sort_out import add, case_with

CALL = Contact(date(2026, 11, 20), Channel.CALL, Way.OUT, RecipientKind.PROVIDER, who="Ann")


def tell(office: Office, case: CaseId, *, nonprofit: str = "yes") -> None:
    rights.answer(office, case, "nonprofit", nonprofit)
    rights.tell_day(office, case, "records_asked", "11/02/2026")
    rights.keep_policy(office, case, "200", "400")
    rights.tick(office, case, "pay", "Pay stubs", here=True)
    talks.note(office, case, CALL)


def known(office: Office, case: CaseId) -> tuple[object, ...]:
    """What is known of a case: the answer, the day, the policy, the ticks, and with whom one spoke."""
    view = talks.talks_view(office, case)
    assert view is not None
    report = view.rights.report
    answers = [a.answer for a in report.asked if a.question.name == "nonprofit"]
    days = [a.answer for a in report.days_asked if a.question.name == "records_asked"]
    ticks = [i.id for i in view.rights.assistance.checklist if i.ticked]
    return answers, days, view.rights.policy, ticks, [c.who for _, c in view.course.contacts]


WHOLE: tuple[object, ...] = (["yes"], ["2026-11-02"], HospitalPolicy(200, 400), ["pay"], ["Ann"])
NOTHING: tuple[object, ...] = ([None], [], None, [], [])


def test_they_follow_a_merge_and_its_undoing(office: Office) -> None:
    """Told of the one whose id goes, in either direction."""
    add(office, BILL, "bill")
    add(office, OTHER, "other")
    for told, quiet in (("bill", "other"), ("other", "bill")):
        tell(office, case_with(office, told).id)
        deed = merge_cases(office, case_with(office, "bill").id, case_with(office, "other").id)
        assert known(office, case_with(office, "bill").id)[:4] == WHOLE[:4]
        assert deed is not None
        deed.take_back(office)
        assert known(office, case_with(office, told).id) == WHOLE
        if told == "bill":
            assert known(office, case_with(office, quiet).id)[3:] == NOTHING[3:]


def test_of_two_answers_the_later_counts_after_a_merge(office: Office) -> None:
    add(office, BILL, "bill")
    add(office, OTHER, "other")
    tell(office, case_with(office, "bill").id, nonprofit="no")
    tell(office, case_with(office, "other").id, nonprofit="yes")
    merge_cases(office, case_with(office, "bill").id, case_with(office, "other").id)
    assert known(office, case_with(office, "bill").id)[0] == ["yes"]
    assert known(office, case_with(office, "bill").id)[4] == ["Ann", "Ann"]


def test_they_stay_with_their_bill_when_a_paper_is_split_off_or_moved(office: Office) -> None:
    add(office, BILL, "bill")
    moving = add(office, FOLLOW_UP, "follow-up")
    add(office, LATER, "later")
    add(office, OTHER, "other")
    tell(office, case_with(office, "bill").id)
    before = case_with(office, "bill").id
    split_case(office, before, [(moving, 1)])
    assert known(office, case_with(office, "bill").id) == WHOLE
    assert known(office, case_with(office, "follow-up").id)[4] == []
    move_paper(office, (moving, 1), case_with(office, "other").id)
    assert known(office, case_with(office, "bill").id) == WHOLE
    assert known(office, case_with(office, "other").id)[4] == []


def test_they_follow_when_an_earlier_paper_gives_the_case_another_name(office: Office) -> None:
    add(office, FOLLOW_UP, "follow-up")
    first = case_with(office, "follow-up").id
    tell(office, first)
    add(office, BILL, "bill")
    assert known(office, case_with(office, "bill").id) == WHOLE


def test_each_can_be_taken_back_and_done_again(office: Office) -> None:
    add(office, BILL, "bill")
    case = case_with(office, "bill").id
    rights.answer(office, case, "nonprofit", "no")
    deed = rights.answer(office, case, "nonprofit", "yes")
    assert deed is not None
    assert rights.answer(office, case, "nonprofit", "yes") is None, "the same again is no step"
    deed.take_back(office)
    assert known(office, case)[0] == ["no"]
    deed.do_again(office)
    assert known(office, case)[0] == ["yes"]
    rights.answer(office, case, "nonprofit", "no")
    with pytest.raises(ChangedSince):
        deed.take_back(office)


def test_a_step_is_taken_back_after_the_case_was_merged(office: Office) -> None:
    add(office, BILL, "bill")
    add(office, OTHER, "other")
    case = case_with(office, "other").id
    deed = rights.tick(office, case, "pay", "Pay stubs", here=True)
    noted = talks.note(office, case, CALL)
    merge_cases(office, case_with(office, "bill").id, case)
    now = case_with(office, "bill").id
    assert deed is not None
    deed.take_back(office)
    noted.take_back(office)
    assert known(office, now)[3:] == ([], [])


def test_nothing_is_told_of_a_case_that_is_gone(office: Office) -> None:
    with pytest.raises(CaseGone):
        rights.answer(office, CaseId("c9"), "nonprofit", "yes")


def test_the_policy_is_a_paper_of_the_vault(office: Office) -> None:
    bill = add(office, BILL, "bill")
    case = case_with(office, "bill").id
    paper = add(office, OTHER, "policy.pdf")
    rights.keep_policy(office, case, "200", "")
    rights.keep_policy_paper(office, case, paper)
    view = rights.rights_view(office, case)
    assert view is not None
    assert view.policy == HospitalPolicy(200, None, paper)
    assert view.policy_name == "policy.pdf"
    with office.unit() as unit:
        unit.put_in_trash(paper, office.clock.now())
        unit.commit()
    view = rights.rights_view(office, case)
    assert view is not None
    assert view.policy_name == "", "what is in the trash is not offered to be opened"
    assert bill != paper


def test_how_far_an_application_came_is_told_whole_or_not_at_all(office: Office) -> None:
    add(office, BILL, "bill")
    case = case_with(office, "bill").id
    for applied, answered, answer in (
        ("soon", "", None),
        ("", "11/20/2026", None),
        ("", "", HelpAnswer.REFUSED),
        ("12/24/2026", "", None),
    ):
        with pytest.raises(ValueNotUnderstood):
            rights.tell_help(office, case, applied, answered, answer)
    deed = rights.tell_help(office, case, "11/02/2026", "11/20/2026", HelpAnswer.REFUSED)
    view = rights.rights_view(office, case)
    assert view is not None
    found = view.assistance.application
    assert (found.applied, found.answered, found.answer) == (
        date(2026, 11, 2),
        date(2026, 11, 20),
        HelpAnswer.REFUSED,
    )
    assert [s.id for s in view.steps] == ["ask", "apply", "answer", "appeal"]
    assert deed is not None
    deed.take_back(office)
    view = rights.rights_view(office, case)
    assert view is not None
    assert view.assistance.application.applied is None
