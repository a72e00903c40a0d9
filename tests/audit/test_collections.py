"""two-claim-one-debt, interest-or-fee and debt-dispute-window."""

from __future__ import annotations

from datetime import date

from medneg_desktop.audit import audit_case
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.finding import AuditReport, Certainty, in_question
from tests.audit.raising import raised, unchecked


def test_two_collectors_ask_for_one_debt(report: AuditReport) -> None:
    """
    collection_letter
    account_number: H5839109
    collector_name: Credit Recovery Partners
    original_creditor: Canyon Clinic
    notice_date: 2026-09-15
    interest_fees: 0.92
    amount_due: 62.51
    ---
    collection_letter
    account_number: H5839109
    collector_name: Alliance Bureau
    original_creditor: Canyon Clinic
    notice_date: 2026-10-09
    interest_fees: 0.92
    amount_due: 62.51
    ---
    eob
    account_number: H5839109
    provider_name: Canyon Clinic
    processed_date: 2026-05-10
    patient_responsibility: 61.59
    """
    (finding,) = raised(report, "two-claim-one-debt")
    (fee,) = raised(report, "interest-or-fee")
    assert finding.amount == Money.of("62.51")
    assert fee.amount == Money.of("0.92")
    assert fee.certainty is Certainty.PROVEN
    assert in_question(report.findings) == Money.of("63.43")


def test_a_fee_on_the_one_of_two_demands_that_is_questioned_is_not_counted_beside_it(report: AuditReport) -> None:
    """
    collection_letter
    account_number: H5839109
    collector_name: Alliance Bureau
    original_creditor: Canyon Clinic
    notice_date: 2026-09-15
    interest_fees: 2.00
    amount_due: 64.51
    ---
    statement
    account_number: H5839109
    provider_name: Canyon Clinic
    statement_date: 2026-10-01
    amount_due: 62.51
    """
    (twice,) = raised(report, "two-claim-one-debt")
    (fee,) = raised(report, "interest-or-fee")
    assert fee.overlaps == (twice.id,)
    assert in_question(report.findings) == twice.amount == Money.of("64.51")


def test_a_paid_debt_is_counted_once_with_all_that_is_wrong_in_it(report: AuditReport) -> None:
    """
    itemized_bill
    account_number: H5839109
    provider_name: Canyon Clinic
    statement_date: 2026-07-01
    total_charges: 62.51
    amount_due: 62.51
    service_date | code  | charge
    2026-04-14   | 71046 | 20.00
    2026-04-14   | 71046 | 20.00
    2026-04-14   | 71047 | 22.51
    ---
    receipt
    account_number: H5839109
    provider_name: Canyon Clinic
    payment_date: 2026-05-01
    amount_paid: 62.51
    ---
    collection_letter
    account_number: H5839109
    collector_name: Alliance Bureau
    original_creditor: Canyon Clinic
    notice_date: 2026-09-15
    interest_fees: 2.00
    amount_due: 64.51
    """
    (paid,) = raised(report, "paid-in-collections")
    parts = {f.id for f in report.findings if f.amount is not None} - {paid.id}
    assert {"duplicate-charge", "payment-not-credited", "interest-or-fee"} <= {f.rule for f in report.findings}
    assert set(paid.overlaps) == parts
    assert in_question(report.findings) == paid.amount == Money.of("64.51")


def test_the_provider_asks_beside_its_collector(report: AuditReport) -> None:
    """
    collection_letter
    account_number: H5839109
    collector_name: Alliance Bureau
    original_creditor: Canyon Clinic
    notice_date: 2026-09-15
    amount_due: 62.51
    ---
    statement
    account_number: H5839109
    provider_name: Canyon Clinic
    statement_date: 2026-10-01
    amount_due: 62.51
    """
    (finding,) = raised(report, "two-claim-one-debt")
    assert finding.amount == Money.of("62.51")
    assert "Canyon Clinic (the bill of Oct 1, 2026)" in finding.explanation


def test_a_bill_from_before_the_placement_is_normal(report: AuditReport) -> None:
    """
    statement
    account_number: H5839109
    provider_name: Canyon Clinic
    statement_date: 2026-07-01
    amount_due: 62.51
    ---
    collection_letter
    account_number: H5839109
    collector_name: Alliance Bureau
    original_creditor: Canyon Clinic
    notice_date: 2026-09-15
    amount_due: 62.51
    """
    assert not raised(report, "two-claim-one-debt")


def test_a_second_letter_of_one_collector_is_normal(report: AuditReport) -> None:
    """
    collection_letter
    account_number: H5839109
    collector_name: Alliance Bureau
    notice_date: 2026-08-15
    amount_due: 62.51
    ---
    collection_letter
    account_number: H5839109
    collector_name: ALLIANCE BUREAU
    notice_date: 2026-09-15
    amount_due: 62.51
    """
    assert not raised(report, "two-claim-one-debt")


def test_a_collector_in_the_providers_name_is_the_provider(report: AuditReport) -> None:
    """
    collection_letter
    account_number: H5839109
    collector_name: Canyon Clinic Billing Services
    original_creditor: Canyon Clinic
    notice_date: 2026-09-15
    amount_due: 62.51
    ---
    statement
    account_number: H5839109
    provider_name: Canyon Clinic
    statement_date: 2026-10-01
    amount_due: 62.51
    """
    assert not raised(report, "two-claim-one-debt")


def test_an_agreement_may_allow_interest(report: AuditReport) -> None:
    """
    agreement
    account_number: H5839109
    notice_date: 2026-06-01
    ---
    statement
    account_number: H5839109
    statement_date: 2026-07-01
    interest_fees: 5.00
    amount_due: 105.00
    """
    assert not raised(report, "interest-or-fee")
    assert "agreement" in unchecked(report, "interest-or-fee")[0]


def test_no_fee_no_question(report: AuditReport) -> None:
    """
    statement
    account_number: H5839109
    statement_date: 2026-07-01
    interest_fees: 0.00
    amount_due: 105.00
    """
    assert not raised(report, "interest-or-fee")


def test_a_fresh_letter_can_be_disputed(case: Case) -> None:
    """
    collection_letter
    account_number: H5839109
    collector_name: Alliance Bureau
    notice_date: 2026-11-09
    due_date: 2026-12-09
    amount_due: 62.51
    """
    (finding,) = raised(audit_case(case, as_of=date(2026, 12, 9)), "debt-dispute-window")
    assert finding.amount is None
    assert not raised(audit_case(case, as_of=date(2026, 12, 10)), "debt-dispute-window")
    assert [(d.day, d.rule) for d in case.deadlines] == [(date(2026, 12, 9), "debt-dispute-window")]


def test_a_providers_own_bill_opens_no_window(report: AuditReport) -> None:
    """
    statement
    account_number: H5839109
    statement_date: 2026-11-20
    amount_due: 62.51
    """
    assert not raised(report, "debt-dispute-window")
