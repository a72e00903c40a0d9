"""estimate-exceeded, balance-grew and summary-only."""

from __future__ import annotations

from datetime import date

from medneg_desktop.audit import audit_case
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.finding import AuditReport, Certainty
from medneg_desktop.ledger import group
from tests.audit.raising import raised, unchecked
from tests.builders import papers


def test_the_bill_is_400_above_the_estimate(case: Case) -> None:
    """
    good_faith_estimate
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    notice_date: 2026-05-21
    service_from: 2026-05-28
    estimate_total: 462.60
    ---
    statement
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    statement_date: 2026-06-27
    service_from: 2026-05-28
    total_charges: 862.60
    amount_due: 862.60
    """
    (finding,) = raised(audit_case(case, as_of=date(2026, 7, 1)), "estimate-exceeded")
    assert finding.amount == Money.of("400.00")
    assert finding.certainty is Certainty.PROVEN
    assert "until about Oct 25, 2026" in finding.explanation
    (late,) = raised(audit_case(case, as_of=date(2026, 11, 24)), "estimate-exceeded")
    assert late.amount == Money.of("400.00")
    assert "federal dispute" not in late.explanation, "a letter would tell the other side that the window closed"


def test_less_than_400_above_is_allowed(report: AuditReport) -> None:
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
    statement_date: 2026-06-27
    service_from: 2026-05-28
    total_charges: 862.59
    amount_due: 862.59
    """
    assert not raised(report, "estimate-exceeded")


def test_the_providers_own_discount_counts(report: AuditReport) -> None:
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
    statement_date: 2026-06-27
    service_from: 2026-05-28
    total_charges: 1000.00
    total_adjustments: 400.00
    amount_due: 600.00
    """
    assert not raised(report, "estimate-exceeded")


def test_insurance_was_used(report: AuditReport) -> None:
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
    statement_date: 2026-06-27
    service_from: 2026-05-28
    payer_name: Cascade Mutual
    total_charges: 1862.60
    amount_due: 1862.60
    """
    assert not raised(report, "estimate-exceeded")
    assert "Insurance was used" in unchecked(report, "estimate-exceeded")[0]


def test_the_balance_grew_without_a_new_service(report: AuditReport) -> None:
    """
    statement
    account_number: 4482137
    statement_date: 2026-08-01
    total_charges: 500.00
    total_adjustments: 400.00
    amount_due: 100.00
    ---
    statement
    account_number: 4482137
    statement_date: 2026-09-01
    total_charges: 500.00
    total_adjustments: 360.00
    amount_due: 140.00
    """
    (finding,) = raised(report, "balance-grew")
    assert finding.amount == Money.of("40.00")
    assert finding.certainty is Certainty.PROVEN


def test_the_same_balance_is_asked_again(report: AuditReport) -> None:
    """
    statement
    account_number: 4482137
    statement_date: 2026-08-01
    total_charges: 500.00
    total_adjustments: 400.00
    amount_due: 100.00
    ---
    statement
    account_number: 4482137
    statement_date: 2026-09-01
    total_charges: 500.00
    total_adjustments: 400.00
    amount_due: 100.00
    """
    assert not raised(report, "balance-grew")


def test_a_printed_fee_explains_the_growth(report: AuditReport) -> None:
    """
    statement
    account_number: 4482137
    statement_date: 2026-08-01
    total_charges: 100.00
    amount_due: 100.00
    ---
    statement
    account_number: 4482137
    statement_date: 2026-09-01
    total_charges: 100.00
    interest_fees: 5.00
    amount_due: 105.00
    """
    assert not raised(report, "balance-grew")
    (fee,) = raised(report, "interest-or-fee")
    assert fee.certainty is Certainty.QUESTION


def test_a_new_service_explains_the_growth(report: AuditReport) -> None:
    """
    statement
    account_number: 4482137
    statement_date: 2026-08-01
    total_charges: 100.00
    amount_due: 100.00
    ---
    statement
    account_number: 4482137
    statement_date: 2026-09-01
    total_charges: 180.00
    amount_due: 180.00
    """
    assert not raised(report, "balance-grew")


def test_a_first_installment_is_no_smaller_balance(report: AuditReport) -> None:
    """
    statement
    account_number: 4482137
    statement_date: 2026-08-01
    total_charges: 500.00
    amount_due: 50.00
    ---
    statement
    account_number: 4482137
    statement_date: 2026-09-01
    total_charges: 500.00
    amount_due: 450.00
    """
    (finding,) = raised(report, "balance-grew")
    assert finding.certainty is Certainty.QUESTION


def test_a_payment_the_plan_took_back_is_a_question(report: AuditReport) -> None:
    """
    statement
    account_number: 4482137
    statement_date: 2026-08-01
    total_charges: 500.00
    insurance_paid: 400.00
    amount_due: 100.00
    ---
    statement
    account_number: 4482137
    statement_date: 2026-09-01
    total_charges: 500.00
    insurance_paid: 300.00
    amount_due: 200.00
    """
    (finding,) = raised(report, "balance-grew")
    assert finding.certainty is Certainty.QUESTION
    assert "plan's letter" in finding.explanation


def test_the_eob_supports_the_larger_balance(report: AuditReport) -> None:
    """
    statement
    account_number: 4482137
    statement_date: 2026-08-01
    total_charges: 500.00
    amount_due: 50.00
    ---
    eob
    account_number: 4482137
    processed_date: 2026-08-10
    total_charges: 500.00
    patient_responsibility: 120.00
    ---
    statement
    account_number: 4482137
    statement_date: 2026-09-01
    total_charges: 500.00
    amount_due: 120.00
    """
    assert not raised(report, "balance-grew")


def test_a_bill_without_lines_asks_for_the_itemized_bill(report: AuditReport) -> None:
    """
    statement
    provider_name: Mercy Hospital
    account_number: 4482137
    statement_date: 2026-08-01
    amount_due: 100.00
    description | charge
    LABORATORY  | 60.00
    PHARMACY    | 40.00
    """
    (finding,) = raised(report, "summary-only")
    assert finding.certainty is Certainty.QUESTION
    assert finding.amount is None
    assert "itemized bill, line by line" in finding.ask


def test_an_itemized_bill_of_the_account_is_at_hand(report: AuditReport) -> None:
    """
    itemized_bill
    account_number: 4482137
    statement_date: 2026-08-01
    service_date | code  | charge
    2026-07-14   | 99213 | 100.00
    ---
    statement
    account_number: 4482137
    statement_date: 2026-09-01
    amount_due: 100.00
    """
    assert not raised(report, "summary-only")


def test_the_statement_ignores_the_agreement(report: AuditReport) -> None:
    """
    agreement
    account_number: 4482137
    notice_date: 2026-07-01
    amount_due: 300.00
    ---
    statement
    account_number: 4482137
    statement_date: 2026-08-01
    amount_due: 500.00
    """
    (finding,) = raised(report, "agreement-broken")
    assert finding.amount == Money.of("200.00")
    assert finding.certainty is Certainty.PROVEN


def test_a_missed_installment_may_end_an_agreement(report: AuditReport) -> None:
    """
    agreement
    account_number: 4482137
    notice_date: 2026-07-01
    due_date: 2026-07-15
    amount_due: 50.00
    ---
    statement
    account_number: 4482137
    statement_date: 2026-08-01
    amount_due: 500.00
    """
    (finding,) = raised(report, "agreement-broken")
    assert finding.certainty is Certainty.QUESTION


def test_a_statement_from_before_the_agreement_is_normal(report: AuditReport) -> None:
    """
    statement
    account_number: 4482137
    statement_date: 2026-06-01
    amount_due: 500.00
    ---
    agreement
    account_number: 4482137
    notice_date: 2026-07-01
    amount_due: 300.00
    """
    assert not raised(report, "agreement-broken")


def test_one_visit_under_two_account_numbers(report: AuditReport) -> None:
    """
    itemized_bill
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    account_number: H100200
    statement_date: 2026-06-01
    amount_due: 120.00
    service_date | code  | charge
    2026-05-10   | 99213 | 120.00
    ---
    itemized_bill
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    account_number: H100377
    statement_date: 2026-06-04
    amount_due: 120.00
    service_date | code  | charge
    2026-05-10   | 99213 | 120.00
    """
    (finding,) = raised(report, "same-balance-twice")
    assert finding.amount == Money.of("120.00")


def test_hospital_and_doctor_bill_apart(report: AuditReport) -> None:
    """
    itemized_bill
    patient_name: Ana Lopez
    provider_name: Canyon Hospital
    account_number: H100200
    statement_date: 2026-06-01
    amount_due: 120.00
    service_date | code  | charge
    2026-05-10   | 99213 | 120.00
    ---
    itemized_bill
    patient_name: Ana Lopez
    provider_name: Valley Emergency Doctors
    account_number: H100377
    statement_date: 2026-06-04
    amount_due: 120.00
    service_date | code  | charge
    2026-05-10   | 99213 | 120.00
    """
    assert not raised(report, "same-balance-twice")


def test_a_denial_can_be_appealed(report: AuditReport) -> None:
    """
    denial
    claim_number: 26-150943
    notice_date: 2026-06-01
    """
    (finding,) = raised(report, "appeal-open")
    assert "until Nov 28, 2026" in finding.explanation


def test_a_denial_that_a_later_eob_overturned(report: AuditReport) -> None:
    """
    denial
    claim_number: 26-150943
    notice_date: 2026-06-01
    ---
    eob
    claim_number: 26-150943
    processed_date: 2026-08-01
    patient_responsibility: 10.00
    """
    assert not raised(report, "appeal-open")


def test_a_denial_whose_time_is_over(report: AuditReport) -> None:
    """
    denial
    claim_number: 26-150943
    notice_date: 2026-05-01
    """
    assert not raised(report, "appeal-open")


def test_an_agreement_for_another_account(report: AuditReport) -> None:
    """
    statement
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    account_number: H100200
    statement_number: 778899
    statement_date: 2026-08-01
    amount_due: 500.00
    ---
    agreement
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    account_number: H999999
    statement_number: 778899
    notice_date: 2026-07-01
    amount_due: 300.00
    """
    assert not raised(report, "agreement-broken")


def test_an_estimate_of_another_visit_is_not_compared() -> None:
    estimate, bill = papers(
        """
        good_faith_estimate
        patient_name: Ana Lopez
        provider_name: Canyon Clinic
        service_from: 2026-03-02
        estimate_total: 100.00
        ---
        statement
        patient_name: Ana Lopez
        provider_name: Canyon Clinic
        statement_date: 2026-06-27
        service_from: 2026-05-28
        total_charges: 900.00
        amount_due: 900.00
        """
    )
    for case in group([estimate, bill]):
        assert not raised(audit_case(case, as_of=date(2026, 7, 1)), "estimate-exceeded")
