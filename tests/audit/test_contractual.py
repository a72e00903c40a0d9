"""What a plan refuses under the group CO alone is the provider's to bear, and asking it of the patient is an error."""

from __future__ import annotations

from medneg_desktop.core.money import Money
from medneg_desktop.domain.finding import AuditReport, Certainty
from tests.audit.raising import raised, unchecked


def test_a_refused_line_of_the_group_co_is_billed(report: AuditReport) -> None:
    """
    eob
    patient_name: Ana Lopez
    provider_name: Marlow Family Physicians
    account_number: M-7781200
    processed_date: 2026-09-10
    total_charges: 300.00
    not_covered: 100.00
    patient_responsibility: 40.00
    service_date | code  | charge | not_covered | patient_responsibility | reason_codes
    2026-08-14   | 99213 | 200.00 |             | 40.00                  | CO-45 PR-2
    2026-08-14   | 94760 | 100.00 | 100.00      | 0.00                   | CO-97
    ---
    itemized_bill
    patient_name: Ana Lopez
    provider_name: Marlow Family Physicians
    account_number: M-7781200
    statement_date: 2026-10-01
    total_charges: 300.00
    amount_due: 140.00
    service_date | code  | charge
    2026-08-14   | 99213 | 200.00
    2026-08-14   | 94760 | 100.00
    """
    (finding,) = raised(report, "above-eob-share")
    assert finding.certainty is Certainty.PROVEN
    assert finding.amount == Money.of("100.00")


def test_a_refused_line_of_the_group_pr_may_be_billed(report: AuditReport) -> None:
    """
    eob
    patient_name: Ana Lopez
    provider_name: Marlow Family Physicians
    account_number: M-7781200
    processed_date: 2026-09-10
    total_charges: 300.00
    not_covered: 100.00
    patient_responsibility: 40.00
    service_date | code  | charge | not_covered | patient_responsibility | reason_codes
    2026-08-14   | 99213 | 200.00 |             | 40.00                  | CO-45 PR-2
    2026-08-14   | 94760 | 100.00 | 100.00      | 0.00                   | PR-96
    ---
    itemized_bill
    patient_name: Ana Lopez
    provider_name: Marlow Family Physicians
    account_number: M-7781200
    statement_date: 2026-10-01
    total_charges: 300.00
    amount_due: 140.00
    service_date | code  | charge
    2026-08-14   | 99213 | 200.00
    2026-08-14   | 94760 | 100.00
    """
    assert not raised(report, "above-eob-share")
    assert unchecked(report, "above-eob-share") == [
        "The plan did not cover part of the charges, which may be yours to pay."
    ]
