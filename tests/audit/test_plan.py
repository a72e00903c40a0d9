"""above-eob-share, write-off-billed, the plan's payment not credited, eob-superseded and eob-math."""

from __future__ import annotations

from medneg_desktop.core.money import Money
from medneg_desktop.domain.finding import AuditReport, Certainty
from medneg_desktop.domain.reading import FieldName
from tests.audit.raising import raised, unchecked

PLAN_RULES = ("above-eob-share", "write-off-billed", "payment-not-credited", "eob-superseded", "eob-math")


def silent(report: AuditReport) -> bool:
    return not any(raised(report, rule) for rule in PLAN_RULES)


def test_more_is_asked_than_the_share(report: AuditReport) -> None:
    """
    statement
    account_number: 4482137
    statement_date: 2026-09-30
    total_charges: 500.00
    amount_due: 100.00
    ---
    eob
    account_number: 4482137
    processed_date: 2026-09-01
    total_charges: 500.00
    plan_discount: 300.00
    insurance_paid: 160.00
    patient_responsibility: 40.00
    """
    (finding,) = raised(report, "above-eob-share")
    assert finding.amount == Money.of("60.00")
    assert finding.certainty is Certainty.PROVEN
    assert {e.field for e in finding.evidence} == {FieldName.AMOUNT_DUE, FieldName.PATIENT_RESPONSIBILITY}
    assert "asks for $100.00. The EOB says your share is $40.00. That is $60.00 more." in finding.explanation


def test_the_share_is_asked(report: AuditReport) -> None:
    """
    statement
    account_number: 4482137
    statement_date: 2026-09-30
    total_charges: 500.00
    amount_due: 40.00
    ---
    eob
    account_number: 4482137
    processed_date: 2026-09-01
    total_charges: 500.00
    patient_responsibility: 40.00
    """
    assert silent(report)


def test_a_payment_taken_off_lowers_what_may_be_asked(report: AuditReport) -> None:
    """
    statement
    account_number: 4482137
    statement_date: 2026-09-30
    total_charges: 500.00
    patient_paid: 25.00
    amount_due: 40.00
    ---
    eob
    account_number: 4482137
    processed_date: 2026-09-01
    total_charges: 500.00
    patient_responsibility: 40.00
    """
    (finding,) = raised(report, "above-eob-share")
    assert finding.amount == Money.of("25.00")


def test_the_discount_is_billed(report: AuditReport) -> None:
    """
    statement
    account_number: 4482137
    statement_date: 2026-09-30
    total_charges: 500.00
    insurance_paid: 160.00
    amount_due: 340.00
    ---
    eob
    account_number: 4482137
    processed_date: 2026-09-01
    total_charges: 500.00
    plan_discount: 300.00
    insurance_paid: 160.00
    patient_responsibility: 40.00
    """
    (finding,) = raised(report, "write-off-billed")
    assert finding.amount == Money.of("300.00")
    assert not raised(report, "above-eob-share")


def test_the_plans_payment_is_not_on_the_bill(report: AuditReport) -> None:
    """
    statement
    account_number: 4482137
    statement_date: 2026-10-15
    total_charges: 500.00
    total_adjustments: 300.00
    amount_due: 200.00
    ---
    eob
    account_number: 4482137
    processed_date: 2026-09-01
    total_charges: 500.00
    plan_discount: 300.00
    insurance_paid: 160.00
    patient_responsibility: 40.00
    """
    (finding,) = raised(report, "payment-not-credited")
    assert finding.amount == Money.of("160.00")
    assert not raised(report, "above-eob-share")


def test_the_plans_payment_may_still_be_on_its_way(report: AuditReport) -> None:
    """
    statement
    account_number: 4482137
    statement_date: 2026-09-15
    total_charges: 500.00
    total_adjustments: 300.00
    amount_due: 200.00
    ---
    eob
    account_number: 4482137
    processed_date: 2026-09-01
    total_charges: 500.00
    plan_discount: 300.00
    insurance_paid: 160.00
    patient_responsibility: 40.00
    """
    assert silent(report)
    assert "on its way" in unchecked(report, "payment-not-credited")[0]


def test_a_bill_from_before_the_plan_decided_is_not_compared(report: AuditReport) -> None:
    """
    statement
    account_number: 4482137
    statement_date: 2026-08-20
    total_charges: 500.00
    amount_due: 500.00
    ---
    eob
    account_number: 4482137
    processed_date: 2026-09-01
    total_charges: 500.00
    patient_responsibility: 40.00
    """
    assert silent(report)
    assert "before the plan decided" in unchecked(report, "above-eob-share")[0]


def test_out_of_network_may_be_billed_more(report: AuditReport) -> None:
    """
    statement
    account_number: 4482137
    statement_date: 2026-09-30
    total_charges: 500.00
    amount_due: 340.00
    ---
    eob
    account_number: 4482137
    processed_date: 2026-09-01
    network_status: Out-of-network
    total_charges: 500.00
    plan_discount: 300.00
    patient_responsibility: 40.00
    """
    assert silent(report)


def test_several_claims_on_one_statement(report: AuditReport) -> None:
    """
    statement
    account_number: 4482137
    statement_date: 2026-09-30
    total_charges: 900.00
    amount_due: 140.00
    ---
    eob
    account_number: 4482137
    claim_number: 11112222
    processed_date: 2026-09-01
    total_charges: 500.00
    patient_responsibility: 40.00
    """
    assert silent(report)
    assert "on no EOB here" in unchecked(report, "above-eob-share")[0]


def test_several_claims_add_up_to_the_statement(report: AuditReport) -> None:
    """
    statement
    account_number: 4482137
    statement_date: 2026-09-30
    total_charges: 900.00
    amount_due: 140.00
    ---
    eob
    account_number: 4482137
    claim_number: 11112222
    processed_date: 2026-09-01
    total_charges: 500.00
    patient_responsibility: 40.00
    ---
    eob
    account_number: 4482137
    claim_number: 33334444
    processed_date: 2026-09-02
    total_charges: 400.00
    patient_responsibility: 100.00
    """
    assert silent(report)


def test_two_plans_share_the_visit(report: AuditReport) -> None:
    """
    statement
    account_number: 4482137
    statement_date: 2026-09-30
    total_charges: 500.00
    amount_due: 200.00
    ---
    eob
    account_number: 4482137
    payer_name: Cascade Mutual
    processed_date: 2026-09-01
    total_charges: 500.00
    patient_responsibility: 60.00
    ---
    eob
    account_number: 4482137
    payer_name: Harbor Health
    processed_date: 2026-09-20
    total_charges: 500.00
    patient_responsibility: 10.00
    """
    assert silent(report)


def test_what_the_plan_does_not_cover_may_be_asked(report: AuditReport) -> None:
    """
    statement
    account_number: 4482137
    statement_date: 2026-09-30
    total_charges: 500.00
    amount_due: 90.00
    ---
    eob
    account_number: 4482137
    processed_date: 2026-09-01
    total_charges: 500.00
    not_covered: 50.00
    patient_responsibility: 40.00
    """
    assert silent(report)


def test_a_charge_above_the_allowed_amount_is_normal(report: AuditReport) -> None:
    """
    itemized_bill
    account_number: 4482137
    statement_date: 2026-09-30
    total_charges: 500.00
    service_date | code  | charge
    2026-08-14   | 99213 | 500.00
    ---
    eob
    account_number: 4482137
    processed_date: 2026-09-01
    total_charges: 500.00
    allowed_amount: 200.00
    patient_responsibility: 40.00
    service_date | code  | charge | allowed
    2026-08-14   | 99213 | 500.00 | 200.00
    """
    assert not report.findings


def test_an_unsure_share_is_not_checked(report: AuditReport) -> None:
    """
    statement
    account_number: 4482137
    statement_date: 2026-09-30
    total_charges: 500.00
    amount_due: 100.00
    ---
    eob
    account_number: 4482137
    processed_date: 2026-09-01
    total_charges: 500.00
    patient_responsibility: 40.00?
    """
    assert silent(report)
    assert unchecked(report, "above-eob-share") == ["Your share on the EOB of Sep 1, 2026 needs your check on page 1."]


def test_the_bill_follows_an_eob_that_was_corrected(report: AuditReport) -> None:
    """
    eob
    account_number: 4482137
    claim_number: 26-150943
    processed_date: 2026-08-20
    total_charges: 500.00
    patient_responsibility: 200.00
    ---
    eob
    account_number: 4482137
    claim_number: 26-150943-01
    processed_date: 2026-09-10
    total_charges: 500.00
    patient_responsibility: 40.00
    ---
    statement
    account_number: 4482137
    statement_date: 2026-09-30
    total_charges: 500.00
    amount_due: 200.00
    """
    (finding,) = raised(report, "eob-superseded")
    assert finding.amount == Money.of("160.00")
    assert not raised(report, "above-eob-share")


def test_a_bill_from_before_the_corrected_eob_is_not_accused(report: AuditReport) -> None:
    """
    eob
    account_number: 4482137
    claim_number: 26-150943
    processed_date: 2026-08-20
    total_charges: 500.00
    patient_responsibility: 200.00
    ---
    statement
    account_number: 4482137
    statement_date: 2026-09-01
    total_charges: 500.00
    amount_due: 200.00
    ---
    eob
    account_number: 4482137
    claim_number: 26-150943-01
    processed_date: 2026-09-10
    total_charges: 500.00
    patient_responsibility: 40.00
    """
    assert silent(report)


def test_the_eob_gives_a_smaller_share_than_it_prints(report: AuditReport) -> None:
    """
    eob
    processed_date: 2026-09-01
    allowed_amount: 200.00
    insurance_paid: 160.00
    deductible: 0.00
    copay: 0.00
    coinsurance: 40.00
    patient_responsibility: 90.00
    """
    (finding,) = raised(report, "eob-math")
    assert finding.amount == Money.of("50.00")
    assert finding.certainty is Certainty.PROVEN


def test_one_witness_is_not_enough_against_an_eob(report: AuditReport) -> None:
    """
    eob
    processed_date: 2026-09-01
    allowed_amount: 200.00
    insurance_paid: 160.00
    patient_responsibility: 90.00
    """
    assert silent(report)


def test_another_payer_explains_a_share_smaller_than_the_rest(report: AuditReport) -> None:
    """
    eob
    processed_date: 2026-09-01
    allowed_amount: 200.00
    insurance_paid: 100.00
    deductible: 0.00
    copay: 0.00
    coinsurance: 100.00
    patient_responsibility: 40.00
    """
    assert silent(report)


def test_rows_of_remarks_do_not_count_in_an_eob(report: AuditReport) -> None:
    """
    eob
    processed_date: 2026-09-01
    total_charges: 500.00
    allowed_amount: 200.00
    insurance_paid: 160.00
    patient_responsibility: 40.00
    service_date | code  | description     | charge | patient_responsibility
    2026-08-14   | 99213 | VISIT           | 500.00 | 40.00
                 |       | SEE REMARK CO45 |        |
    """
    assert silent(report)
