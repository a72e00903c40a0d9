"""payment-not-credited, refund-due and paid-in-collections."""

from __future__ import annotations

from medneg_desktop.core.money import Money
from medneg_desktop.domain.finding import AuditReport, Certainty, in_question
from medneg_desktop.domain.reading import FieldName
from tests.audit.raising import raised, unchecked


def test_a_payment_is_not_taken_off(report: AuditReport) -> None:
    """
    receipt
    account_number: 4482137
    payment_date: 2026-08-01
    amount_paid: 30.00
    ---
    statement
    account_number: 4482137
    statement_date: 2026-09-30
    total_charges: 500.00
    total_adjustments: 300.00
    insurance_paid: 100.00
    amount_due: 100.00
    """
    (finding,) = raised(report, "payment-not-credited")
    assert finding.amount == Money.of("30.00")
    assert finding.certainty is Certainty.PROVEN
    assert finding.evidence[0].field is FieldName.AMOUNT_PAID
    assert "You paid $30.00 on Aug 1, 2026." in finding.explanation


def test_the_payment_is_printed_on_the_bill(report: AuditReport) -> None:
    """
    receipt
    account_number: 4482137
    payment_date: 2026-08-01
    amount_paid: 30.00
    ---
    statement
    account_number: 4482137
    statement_date: 2026-09-30
    total_charges: 500.00
    total_adjustments: 300.00
    insurance_paid: 100.00
    patient_paid: 30.00
    amount_due: 70.00
    """
    assert not raised(report, "payment-not-credited")


def test_a_payment_taken_off_without_its_own_row(report: AuditReport) -> None:
    """
    receipt
    account_number: 4482137
    payment_date: 2026-08-01
    amount_paid: 30.00
    ---
    statement
    account_number: 4482137
    statement_date: 2026-09-30
    total_charges: 500.00
    total_adjustments: 300.00
    insurance_paid: 100.00
    amount_due: 70.00
    """
    assert not raised(report, "payment-not-credited")


def test_a_payment_within_30_days_before_the_bill(report: AuditReport) -> None:
    """
    receipt
    account_number: 4482137
    payment_date: 2026-09-10
    amount_paid: 30.00
    ---
    statement
    account_number: 4482137
    statement_date: 2026-09-30
    total_charges: 500.00
    total_adjustments: 400.00
    amount_due: 100.00
    """
    assert not raised(report, "payment-not-credited")


def test_a_payment_after_the_bill(report: AuditReport) -> None:
    """
    statement
    account_number: 4482137
    statement_date: 2026-09-30
    total_charges: 500.00
    total_adjustments: 400.00
    amount_due: 100.00
    ---
    receipt
    account_number: 4482137
    payment_date: 2026-10-05
    amount_paid: 100.00
    """
    assert not report.findings or {f.rule for f in report.findings} == {"summary-only"}


def test_one_of_two_payments_is_missing(report: AuditReport) -> None:
    """
    receipt
    account_number: 4482137
    payment_date: 2026-08-01
    amount_paid: 30.00
    ---
    receipt
    account_number: 4482137
    payment_date: 2026-08-15
    amount_paid: 45.00
    ---
    statement
    account_number: 4482137
    statement_date: 2026-09-30
    total_charges: 200.00
    patient_paid: 30.00
    amount_due: 170.00
    """
    (finding,) = raised(report, "payment-not-credited")
    assert finding.amount == Money.of("45.00")
    assert "$45.00 on Aug 15, 2026" in finding.explanation
    assert "$30.00 on" not in finding.explanation


def test_a_bill_that_shows_no_payments_at_all_is_not_checked(report: AuditReport) -> None:
    """
    receipt
    account_number: 4482137
    payment_date: 2026-08-01
    amount_paid: 30.00
    ---
    statement
    account_number: 4482137
    statement_date: 2026-09-30
    amount_due: 100.00
    """
    assert not raised(report, "payment-not-credited")
    assert unchecked(report, "payment-not-credited")


def test_more_was_paid_than_the_share(report: AuditReport) -> None:
    """
    eob
    account_number: 4482137
    processed_date: 2026-09-01
    total_charges: 500.00
    patient_responsibility: 40.00
    ---
    receipt
    account_number: 4482137
    payment_date: 2026-09-20
    amount_paid: 100.00
    """
    (finding,) = raised(report, "refund-due")
    assert finding.amount == Money.of("60.00")


def test_the_share_was_paid(report: AuditReport) -> None:
    """
    eob
    account_number: 4482137
    processed_date: 2026-09-01
    total_charges: 500.00
    patient_responsibility: 40.00
    ---
    receipt
    account_number: 4482137
    payment_date: 2026-09-20
    amount_paid: 40.00
    """
    assert not raised(report, "refund-due")


def test_payments_for_several_visits_are_no_refund(report: AuditReport) -> None:
    """
    eob
    account_number: 4482137
    processed_date: 2026-09-01
    total_charges: 500.00
    patient_responsibility: 40.00
    ---
    statement
    account_number: 4482137
    statement_date: 2026-09-10
    total_charges: 900.00
    amount_due: 100.00
    ---
    receipt
    account_number: 4482137
    payment_date: 2026-09-20
    amount_paid: 100.00
    """
    assert not raised(report, "refund-due")


def test_an_out_of_network_provider_may_keep_more(report: AuditReport) -> None:
    """
    eob
    account_number: 4482137
    processed_date: 2026-09-01
    network_status: Out of network
    total_charges: 500.00
    patient_responsibility: 40.00
    ---
    receipt
    account_number: 4482137
    payment_date: 2026-09-20
    amount_paid: 100.00
    """
    assert not raised(report, "refund-due")


def test_a_paid_balance_is_in_collections(report: AuditReport) -> None:
    """
    receipt
    account_number: 4482137
    payment_date: 2026-08-01
    amount_paid: 120.00
    ---
    collection_letter
    account_number: 4482137
    collector_name: Alliance Bureau
    notice_date: 2026-10-01
    interest_fees: 3.00
    amount_due: 123.00
    """
    (finding,) = raised(report, "paid-in-collections")
    assert finding.amount == Money.of("123.00")
    assert finding.certainty is Certainty.PROVEN


def test_a_payment_after_the_letter_is_no_error_of_the_collector(report: AuditReport) -> None:
    """
    collection_letter
    account_number: 4482137
    collector_name: Alliance Bureau
    notice_date: 2026-10-01
    amount_due: 120.00
    ---
    receipt
    account_number: 4482137
    payment_date: 2026-10-09
    amount_paid: 120.00
    """
    assert not raised(report, "paid-in-collections")


def test_the_collector_asks_for_what_was_left_after_the_payment(report: AuditReport) -> None:
    """
    eob
    account_number: 4482137
    processed_date: 2026-07-01
    patient_responsibility: 200.00
    ---
    receipt
    account_number: 4482137
    payment_date: 2026-08-01
    amount_paid: 100.00
    ---
    collection_letter
    account_number: 4482137
    collector_name: Alliance Bureau
    notice_date: 2026-10-01
    amount_due: 100.00
    """
    assert not raised(report, "paid-in-collections")


def test_a_fee_and_a_payment_lie_in_a_bill_that_is_questioned_as_a_whole(report: AuditReport) -> None:
    """
    itemized_bill
    patient_name: Ana Lopez
    provider_name: Marlow Clinic
    account_number: 4482137
    payer_name: Meridian Health Plan
    statement_date: 2026-10-20
    total_charges: 624.00
    interest_fees: 10.00
    patient_paid: 0.00
    amount_due: 634.00
    service_date | code  | charge
    2026-08-14   | 71046 | 312.00
    2026-08-14   | 71046 | 312.00
    ---
    receipt
    patient_name: Ana Lopez
    provider_name: Marlow Clinic
    account_number: 4482137
    payment_date: 2026-08-14
    amount_paid: 50.00
    """
    priced = {f.rule: f for f in report.findings if f.amount is not None}
    assert {"not-billed-to-insurance", "interest-or-fee", "payment-not-credited"} <= set(priced)
    assert in_question(report.findings) == priced["not-billed-to-insurance"].amount == Money.of("634.00")
