"""The account of the money: every figure from a paper, none counted twice."""

from __future__ import annotations

from datetime import date

import pytest

from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case, Figure
from medneg_desktop.ledger import group, with_questions
from tests.builders import paper


def amount(figure: Figure | None) -> str | None:
    return str(figure.amount) if figure else None


def test_a_follow_up_statement_is_not_a_second_debt(cases: tuple[Case, ...]) -> None:
    """
    statement
    account_number: 4482137
    statement_date: 2026-08-01
    total_charges: 500.00
    amount_due: 100.00
    ---
    statement
    account_number: 4482137
    statement_date: 2026-09-01
    total_charges: 500.00
    previous_balance: 100.00
    amount_due: 60.00
    """
    (case,) = cases
    assert amount(case.reconciliation.asked) == "60.00"
    assert amount(case.reconciliation.billed) == "500.00"
    assert case.reconciliation.patient_share is None


def test_figures_of_two_accounts_add_up(cases: tuple[Case, ...]) -> None:
    """
    statement
    patient_name: Ana Lopez
    provider_name: Mercy Hospital
    account_number: 4482137
    statement_date: 2026-08-20
    service_from: 2026-08-14
    total_charges: 900.00
    amount_due: 100.00
    ---
    statement
    patient_name: Ana Lopez
    provider_name: Granite Emergency Group
    account_number: 7731240
    statement_date: 2026-08-22
    service_from: 2026-08-14
    total_charges: 400.00
    amount_due: 48.77
    """
    (case,) = cases
    found = case.reconciliation
    assert (amount(found.billed), amount(found.asked)) == ("1300.00", "148.77")
    assert found.asked is not None
    assert len(found.asked.evidence) == 2
    assert "$100.00 on the statement of Aug 20, 2026 + $48.77" in found.asked.how


def test_a_collectors_letter_takes_the_place_of_the_bill(cases: tuple[Case, ...]) -> None:
    """
    statement
    account_number: 4482137
    statement_date: 2026-08-01
    amount_due: 100.00
    ---
    collection_letter
    account_number: 4482137
    collector_name: Alliance Bureau
    notice_date: 2026-10-01
    amount_due: 104.00
    """
    (case,) = cases
    assert amount(case.reconciliation.asked) == "104.00"


def test_a_receipt_and_the_credit_for_it_are_one_payment(cases: tuple[Case, ...]) -> None:
    """
    receipt
    account_number: 4482137
    payment_date: 2026-08-01
    amount_paid: 30.00
    ---
    statement
    account_number: 4482137
    statement_date: 2026-09-01
    patient_paid: 30.00
    amount_due: 70.00
    ---
    receipt
    account_number: 4482137
    payment_date: 2026-09-20
    amount_paid: 70.00
    """
    (case,) = cases
    assert amount(case.reconciliation.patient_paid) == "100.00"


def test_the_plans_figures_come_from_its_latest_word(cases: tuple[Case, ...]) -> None:
    """
    eob
    account_number: 4482137
    claim_number: 26-150943
    processed_date: 2026-08-20
    total_charges: 500.00
    allowed_amount: 200.00
    insurance_paid: 0.00
    patient_responsibility: 200.00
    ---
    eob
    account_number: 4482137
    claim_number: 26-150943
    processed_date: 2026-09-10
    total_charges: 500.00
    allowed_amount: 200.00
    insurance_paid: 160.00
    patient_responsibility: 40.00
    """
    (case,) = cases
    found = case.reconciliation
    assert (amount(found.allowed), amount(found.plan_paid), amount(found.patient_share)) == (
        "200.00",
        "160.00",
        "40.00",
    )
    assert found.asked is None
    assert found.supported is None


def test_a_doubtful_figure_is_not_firm(cases: tuple[Case, ...]) -> None:
    """
    statement
    account_number: 4482137
    statement_date: 2026-08-01
    total_charges: 500.00
    amount_due: 100.00?
    """
    found = cases[0].reconciliation
    assert found.asked is not None
    assert not found.asked.firm
    assert found.billed is not None
    assert found.billed.firm


def test_questions_lower_what_is_supported_and_never_below_zero(cases: tuple[Case, ...]) -> None:
    """
    statement
    account_number: 4482137
    statement_date: 2026-08-01
    amount_due: 100.00
    """
    some = with_questions(cases[0], Money.of("30.00")).reconciliation
    assert (some.in_question, some.supported) == (Money.of("30.00"), Money.of("70.00"))
    assert with_questions(cases[0], Money.of("300.00")).reconciliation.supported == Money.zero()


def test_what_is_missing_is_asked_for_in_plain_words(cases: tuple[Case, ...]) -> None:
    """
    statement
    provider_name: Mercy Hospital
    account_number: 4482137
    statement_date: 2026-08-01
    payer_name: Cascade Mutual
    patient_paid: 20.00
    amount_due: 100.00
    """
    assert cases[0].missing == (
        "itemized bill, line by line, from Mercy Hospital",
        "explanation of benefits (EOB) from Cascade Mutual for this visit",
        "receipt for the payment of $20.00 to Mercy Hospital",
    )


def test_nothing_is_missing_from_a_whole_case(cases: tuple[Case, ...]) -> None:
    """
    itemized_bill
    provider_name: Mercy Hospital
    account_number: 4482137
    statement_date: 2026-08-01
    payer_name: Cascade Mutual
    amount_due: 100.00
    service_date | code  | charge
    2026-07-14   | 99213 | 100.00
    ---
    eob
    account_number: 4482137
    processed_date: 2026-07-30
    patient_responsibility: 100.00
    """
    assert cases[0].missing == ()


def test_a_denial_can_be_appealed_for_180_days(cases: tuple[Case, ...]) -> None:
    """
    denial
    account_number: 4482137
    notice_date: 2026-06-01
    """
    assert [(d.day, d.rule) for d in cases[0].deadlines] == [(date(2026, 11, 28), "appeal-open")]


@pytest.mark.parametrize(
    ("payer", "day"),
    [
        ("Medicare Part B", date(2026, 9, 29)),
        ("Silverline Medicare Advantage", date(2026, 8, 5)),
        ("Meridian Health Plan", date(2026, 11, 28)),
    ],
)
def test_how_long_an_appeal_is_open_hangs_on_the_plan(payer: str, day: date) -> None:
    text = f"denial\naccount_number: 4482137\npayer_name: {payer}\nnotice_date: 2026-06-01"
    ((deadline,),) = (c.deadlines for c in group([paper(text)]))
    assert deadline.day == day
    assert ("with Medicare Advantage by Aug 5, 2026" in deadline.what) == (payer == "Meridian Health Plan")


def test_a_bill_far_above_its_estimate_can_be_disputed_for_120_days(cases: tuple[Case, ...]) -> None:
    """
    good_faith_estimate
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    service_from: 2026-05-28
    estimate_total: 462.60
    ---
    statement
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    statement_date: 2026-09-27
    service_from: 2026-05-28
    total_charges: 862.60
    amount_due: 862.60
    """
    assert [(d.day, d.rule) for d in cases[0].deadlines] == [(date(2027, 1, 25), "estimate-exceeded")]


def test_a_bill_within_400_of_its_estimate_sets_no_day(cases: tuple[Case, ...]) -> None:
    """
    good_faith_estimate
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    service_from: 2026-05-28
    estimate_total: 462.60
    ---
    statement
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    statement_date: 2026-09-27
    service_from: 2026-05-28
    total_charges: 862.59
    amount_due: 862.59
    """
    assert cases[0].deadlines == ()
