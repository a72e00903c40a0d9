"""A short question, its answer, and what the checks make of it: on a real vault."""

from __future__ import annotations

import pytest

from medneg_desktop.core.money import Money
from medneg_desktop.domain.answer import Asked, Reply
from medneg_desktop.domain.finding import Decision, Finding
from medneg_desktop.domain.household import Household
from medneg_desktop.services.answers import answer_asked, asked_in
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import bills, case_view, history
from medneg_desktop.services.ports import CaseView
from medneg_desktop.services.reconcile import refresh
from medneg_desktop.services.review import decide
from medneg_desktop.services.rights import keep_household
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


ALONE = """
    statement
    patient_name: Ana Lopez
    provider_name: Mercy Valley Hospital
    account_number: A-3218011
    statement_date: 2026-05-01
    amount_due: 440.00
"""


def why_not(office: Office, rule: str) -> list[str]:
    return [n.why for n in view(office).report.not_checked if n.rule == rule]


def asked_about(office: Office, rule: str) -> Asked:
    (asked,) = [a for a in asked_in(office, view(office)) if a.rule == rule]
    return asked


def test_an_answer_settles_what_could_not_be_checked(office: Office) -> None:
    add(office, ALONE, "bill")
    assert why_not(office, "itemized-bill-refused")
    deed = answer_asked(office, asked_about(office, "itemized-bill-refused"), Reply.NO)
    assert why_not(office, "itemized-bill-refused") == []
    assert "itemized-bill-refused" not in rules(office)
    assert asked_about(office, "itemized-bill-refused").reply is Reply.NO  # and can be changed
    assert deed is not None
    deed.take_back(office)
    assert why_not(office, "itemized-bill-refused")


def test_the_other_answer_makes_a_question_of_what_could_not_be_checked(office: Office) -> None:
    add(office, ALONE, "bill")
    answer_asked(office, asked_about(office, "itemized-bill-refused"), Reply.YES)
    assert why_not(office, "itemized-bill-refused") == []
    assert "itemized-bill-refused" in rules(office)


def test_an_answer_holds_for_the_account_when_a_follow_up_comes(office: Office) -> None:
    add(office, ALONE, "bill")
    answer_asked(office, asked_about(office, "itemized-bill-refused"), Reply.NO)
    add(office, ALONE.replace("2026-05-01", "2026-06-01"), "follow-up")
    assert len(view(office).case.papers) == 2
    assert why_not(office, "itemized-bill-refused") == []


def test_what_was_set_aside_stays_so_on_a_follow_up_bill(office: Office) -> None:
    add(office, TWICE, "bill")
    (found,) = [f for f in view(office).report.findings if f.rule == "duplicate-charge"]
    decide(office, view(office).case.id, found.fingerprint, Decision.SET_ASIDE, "It was done twice.")
    add(office, TWICE.replace("statement_date: 2026-05-01", "statement_date: 2026-06-01"), "follow-up")
    (again,) = [f for f in view(office).report.findings if f.rule == "duplicate-charge"]
    assert again.fingerprint != found.fingerprint
    assert view(office).decisions[again.fingerprint] == (Decision.SET_ASIDE, "It was done twice.")
    assert bills(office)[0].questions == len(view(office).report.findings) - 1
    deed = decide(office, view(office).case.id, again.fingerprint, Decision.OPEN)
    assert view(office).decisions[again.fingerprint][0] is Decision.OPEN
    assert deed is not None
    deed.take_back(office)
    assert view(office).decisions[again.fingerprint][0] is Decision.SET_ASIDE


PLAN = """
    eob
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    payer_name: Meridian
    account_number: H100200
    claim_number: CL100001
    processed_date: 2026-05-20
    total_charges: 624.00
    patient_responsibility: 160.00
    service_date | code  | description | units | charge | patient_responsibility
    2026-04-10   | 71046 | CHEST XRAY  | 1     | 312.00 | 80.00
    2026-04-10   | 71046 | CHEST XRAY  | 1     | 312.00 | 80.00
"""
CORRECTED = PLAN.replace("2026-05-20", "2026-07-20").replace("CL100001", "CL100001A").replace("| 80.00", "| 60.00")
CORRECTED = CORRECTED.replace("160.00", "120.00")


def twice(office: Office) -> Finding:
    """The question about the charge that stands twice, on the newest papers."""
    (found,) = [f for f in view(office).report.findings if f.rule == "duplicate-charge"]
    return found


@pytest.mark.parametrize("decision", [Decision.SET_ASIDE, Decision.KEPT])
def test_what_was_decided_holds_when_the_plan_decides_and_corrects_itself_and_the_bill_comes_again(
    office: Office, decision: Decision
) -> None:
    bill = add(office, TWICE, "bill")
    first = twice(office)
    decide(office, view(office).case.id, first.fingerprint, decision, "I know of it.")
    seen = {first.fingerprint}
    follow_up = TWICE.replace("statement_date: 2026-05-01", "statement_date: 2026-08-01")
    for name, text in (("eob", PLAN), ("corrected eob", CORRECTED), ("follow-up", follow_up)):
        add(office, text, name)
        now = twice(office)
        assert now.fingerprint not in seen, f"{name} changes what the question stands on"
        seen.add(now.fingerprint)
        assert view(office).decisions[now.fingerprint] == (decision, "I know of it."), name
    assert now.amount == Money.of("60.00")
    assert now.evidence[0].paper.document != bill
    open_still = [f for f in view(office).report.findings if f.fingerprint not in view(office).decisions]
    assert bills(office)[0].questions == len(open_still) + (decision is Decision.KEPT)


@pytest.mark.parametrize(("share", "over", "open_again"), [("120.00", "60.00", True), ("170.00", "10.00", False)])
def test_a_question_set_aside_is_open_again_only_when_more_is_at_stake(
    office: Office, share: str, over: str, open_again: bool
) -> None:
    bill = TWICE.replace("amount_due: 624.00", "amount_due: 180.00").replace("date: 2026-05-01", "date: 2026-08-01")
    add(office, bill, "bill")
    add(office, PLAN, "eob")
    (above,) = [f for f in view(office).report.findings if f.rule == "above-eob-share"]
    assert above.amount == Money.of("20.00")
    decide(office, view(office).case.id, above.fingerprint, Decision.SET_ASIDE, "A fee that I agreed to.")
    add(office, CORRECTED.replace("120.00", share), "corrected eob")
    (now,) = [f for f in view(office).report.findings if f.rule == "above-eob-share"]
    assert now.amount == Money.of(over)
    assert (now.fingerprint not in view(office).decisions) is open_again


@pytest.mark.parametrize(
    "change", [("2026-04-10", "2026-04-11"), ("71046", "71045"), ("312.00", "313.00"), ("H100200", "H100201")]
)
def test_another_day_code_amount_or_account_is_raised_again(office: Office, change: tuple[str, str]) -> None:
    add(office, TWICE, "bill")
    (found,) = [f for f in view(office).report.findings if f.rule == "duplicate-charge"]
    decide(office, view(office).case.id, found.fingerprint, Decision.SET_ASIDE, "It was done twice.")
    add(office, TWICE.replace("statement_date: 2026-05-01", "statement_date: 2026-06-01").replace(*change), "follow-up")
    views = [v for row in bills(office) if (v := case_view(office, row.id))]
    raised = [
        (f, v)
        for v in views
        for f in v.report.findings
        if f.rule == "duplicate-charge" and f.fingerprint != found.fingerprint
    ]
    assert raised
    assert all(f.fingerprint not in v.decisions for f, v in raised)


def test_the_limit_that_was_told_is_held_beside_all_eobs_of_the_year(office: Office) -> None:
    for claim, visit, decided in (("CL100001", "2026-01-14", "2026-02-01"), ("CL200002", "2026-04-14", "2026-05-01")):
        add(
            office,
            f"""
            eob
            patient_name: Ana Lopez
            provider_name: Canyon Clinic
            payer_name: Meridian
            member_id: M1234567
            claim_number: {claim}
            network_status: In network
            processed_date: {decided}
            service_from: {visit}
            deductible: 400.00
            patient_responsibility: 400.00
            """,
            claim,
        )
    assert len(bills(office)) == 2
    before = [v.report for row in bills(office) if (v := case_view(office, row.id))]
    assert all("deductible-miscounted" in {n.rule for n in r.not_checked} for r in before)
    keep_household(office, Household(deductible=Money.of("500.00")))
    after = [v.report for row in bills(office) if (v := case_view(office, row.id))]
    raised = [f for r in after for f in r.findings if f.rule == "deductible-miscounted"]
    assert [f.amount for f in raised] == [Money.of("300.00")]
    assert all("deductible-miscounted" not in {n.rule for n in r.not_checked} for r in after)
