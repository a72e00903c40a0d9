"""A short question, its answer, and what the checks make of it: on a real vault."""

from __future__ import annotations

import pytest

from medneg_desktop.domain.answer import Asked, Reply
from medneg_desktop.services.answers import answer_asked, asked_in
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import bills, case_view, history
from medneg_desktop.services.ports import CaseView
from medneg_desktop.services.reconcile import refresh
from medneg_desktop.services.undo import ChangedSince
from tests.services.test_sort_out import add

TWICE = """
    itemized_bill
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    account_number: H100200
    statement_date: 2026-05-01
    total_charges: 624.00
    amount_due: 624.00
    service_date | code  | description | units | charge
    2026-04-10   | 71046 | CHEST XRAY  | 1     | 312.00
    2026-04-10   | 71046 | CHEST XRAY  | 1     | 312.00
"""


def view(office: Office) -> CaseView:
    found = case_view(office, bills(office)[0].id)
    assert found is not None
    return found


def question(office: Office) -> Asked:
    (asked,) = asked_in(office, view(office))
    return asked


def rules(office: Office) -> set[str]:
    return {f.rule for f in view(office).report.findings}


def test_the_answer_that_explains_ends_the_question_and_stays(office: Office) -> None:
    document = add(office, TWICE, "bill")
    assert question(office).text == "Was this done more than once: 71046 (CHEST XRAY) on Apr 10, 2026?"
    deed = answer_asked(office, question(office), Reply.YES)
    assert "duplicate-charge" not in rules(office)
    refresh(office, [document])
    assert "duplicate-charge" not in rules(office)
    assert question(office).reply is Reply.YES  # and can be changed
    assert deed is not None
    deed.take_back(office)
    assert "duplicate-charge" in rules(office)
    assert question(office).reply is None
    deed.do_again(office)
    assert "duplicate-charge" not in rules(office)


def test_the_other_answer_is_told_with_the_question(office: Office) -> None:
    add(office, TWICE, "bill")
    answer_asked(office, question(office), Reply.NO)
    (finding,) = [f for f in view(office).report.findings if f.rule == "duplicate-charge"]
    assert finding.explanation.endswith("You say that it was done once.")


def test_not_sure_settles_nothing(office: Office) -> None:
    add(office, TWICE, "bill")
    before = view(office).report.findings
    answer_asked(office, question(office), Reply.NOT_SURE)
    assert view(office).report.findings == before
    assert question(office).reply is Reply.NOT_SURE


def test_an_answer_changed_since_is_not_taken_back(office: Office) -> None:
    add(office, TWICE, "bill")
    deed = answer_asked(office, question(office), Reply.YES)
    answer_asked(office, question(office), Reply.NO)
    assert deed is not None
    with pytest.raises(ChangedSince):
        deed.take_back(office)
    assert history(office, view(office).case.id) == []  # it is told with the paper
