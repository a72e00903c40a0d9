"""What was not read looks like an error of the biller: these rules must not accuse for it."""

from __future__ import annotations

from medneg_desktop.domain.finding import AuditReport, Certainty
from tests.audit.raising import raised, unchecked


def test_a_line_that_the_plan_lists_and_the_bill_lost(report: AuditReport) -> None:
    """
    itemized_bill
    account_number: A-3218011
    statement_date: 2026-10-01
    total_charges: 300.00
    amount_due: 60.00
    service_date | code  | charge
    2026-08-14   | 99213 | 150.00
    2026-08-14   | 36415 | 50.00
    ---
    eob
    account_number: A-3218011
    processed_date: 2026-09-01
    total_charges: 300.00
    patient_responsibility: 60.00
    service_date | code  | charge | patient_responsibility
    2026-08-14   | 99213 | 150.00 | 30.00
    2026-08-14   | 36415 | 50.00  | 10.00
    2026-08-14   | 83036 | 100.00 | 20.00
    """
    assert not raised(report, "total-math")
    assert "not read" in unchecked(report, "total-math")[0]


def test_a_line_of_the_estimate_that_the_bill_lost(report: AuditReport) -> None:
    """
    good_faith_estimate
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    service_from: 2026-08-14
    estimate_total: 300.00
    code  | charge
    99213 | 150.00
    36415 | 50.00
    83036 | 100.00
    ---
    itemized_bill
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    statement_date: 2026-10-01
    total_charges: 300.00
    amount_due: 300.00
    service_date | code  | charge
    2026-08-14   | 99213 | 150.00
    2026-08-14   | 36415 | 50.00
    """
    assert not raised(report, "total-math")
    assert unchecked(report, "total-math")


def test_a_balance_carried_over_that_was_not_read(report: AuditReport) -> None:
    """
    itemized_bill
    account_number: A-3218011
    statement_date: 2026-10-01
    total_charges: 200.00
    plan_discount: 100.00
    insurance_paid: 60.00
    note: a row of the previous balance stands here
    note: and was not read
    amount_due: 75.00
    service_date | code  | charge
    2026-08-14   | 99213 | 150.00
    2026-08-14   | 36415 | 50.00
    ---
    eob
    account_number: A-3218011
    processed_date: 2026-09-01
    total_charges: 200.00
    patient_responsibility: 40.00
    service_date | code  | charge | patient_responsibility
    2026-08-14   | 99213 | 150.00 | 30.00
    2026-08-14   | 36415 | 50.00  | 10.00
    """
    assert {f.certainty for f in report.findings} == {Certainty.QUESTION}
    assert {f.rule for f in report.findings} == {"above-eob-share", "balance-math"}


def test_statements_without_a_date_have_no_order(report: AuditReport) -> None:
    """
    statement
    account_number: A-3218011
    total_charges: 200.00
    amount_due: 40.00
    ---
    statement
    account_number: A-3218011
    statement_date: 2026-10-01
    total_charges: 200.00
    amount_due: 90.00
    """
    assert not raised(report, "balance-grew")
    assert unchecked(report, "balance-grew")


def test_a_collector_without_a_name_may_be_the_same(report: AuditReport) -> None:
    """
    collection_letter
    account_number: A-3218011
    original_creditor: Canyon Clinic
    notice_date: 2026-06-01
    amount_due: 90.00
    ---
    collection_letter
    account_number: A-3218011
    original_creditor: Canyon Clinic
    collector_name: Summit Recovery
    notice_date: 2026-08-01
    amount_due: 90.00
    """
    assert not raised(report, "two-claim-one-debt")
