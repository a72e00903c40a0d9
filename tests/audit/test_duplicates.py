"""duplicate-charge: the true case, near misses, and silence for every trap of its card."""

from __future__ import annotations

from medneg_desktop.core.money import Money
from medneg_desktop.domain.finding import AuditReport, Certainty, Finding
from medneg_desktop.domain.reading import FieldName
from tests.audit.raising import raised as of_rule


def raised(report: AuditReport, rule: str = "duplicate-charge") -> list[Finding]:
    return of_rule(report, rule)


def test_two_equal_lines_of_a_self_pay_bill(report: AuditReport) -> None:
    """
    itemized_bill
    provider_name: Mercy Hospital
    account_number: 448213-7
    statement_date: 2026-08-30
    total_charges: 824.00
    amount_due: 824.00
    service_date | code  | description | units | charge
    2026-08-14   | 99283 | ED VISIT    | 1     | 200.00
    2026-08-14   | 71046 | XRAY CHEST  | 1     | 312.00
    2026-08-14   | 71046 | XRAY CHEST  | 1     | 312.00
    """
    (finding,) = raised(report)
    assert finding.certainty is Certainty.PROVEN
    assert finding.amount == Money.of("312.00")
    assert finding.explanation.startswith("Line 2 and line 3 of the bill of Aug 30, 2026 are both 71046")
    assert "Aug 14, 2026 for $312.00" in finding.explanation
    assert [e.line for e in finding.evidence] == [2, 3]


def test_three_equal_lines_count_two_copies(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    amount_due: 90.00
    service_date | code  | charge
    2026-08-14   | 36415 | 30.00
    2026-08-14   | 36415 | 30.00
    2026-08-14   | 36415 | 30.00
    """
    (finding,) = raised(report)
    assert finding.amount == Money.of("60.00")
    assert "are all 36415" in finding.explanation


def test_with_a_plan_only_the_share_of_the_repeat_is_at_stake(report: AuditReport) -> None:
    """
    itemized_bill
    patient_name: Ana Lopez
    account_number: 4482137
    statement_date: 2026-09-30
    total_charges: 624.00
    amount_due: 62.40
    service_date | code  | charge
    2026-08-14   | 71046 | 312.00
    2026-08-14   | 71046 | 312.00
    ---
    eob
    patient_name: Ana Lopez
    account_number: 4482137
    claim_number: 998877123
    processed_date: 2026-09-01
    total_charges: 624.00
    patient_responsibility: 62.40
    service_date | code  | charge | patient_responsibility
    2026-08-14   | 71046 | 312.00 | 31.20
    2026-08-14   | 71046 | 312.00 | 31.20
    """
    (finding,) = raised(report)
    assert finding.amount == Money.of("31.20")
    assert "Your part of the repeated line is $31.20." in finding.explanation


def test_a_repeat_the_plan_never_saw_costs_what_is_asked_above_the_share(report: AuditReport) -> None:
    """
    itemized_bill
    patient_name: Ana Lopez
    account_number: 4482137
    statement_date: 2026-09-30
    total_charges: 624.00
    amount_due: 343.20
    service_date | code  | charge
    2026-08-14   | 71046 | 312.00
    2026-08-14   | 71046 | 312.00
    ---
    eob
    patient_name: Ana Lopez
    account_number: 4482137
    processed_date: 2026-09-01
    total_charges: 312.00
    patient_responsibility: 31.20
    service_date | code  | charge | patient_responsibility
    2026-08-14   | 71046 | 312.00 | 31.20
    """
    (finding,) = raised(report)
    (above,) = raised(report, "above-eob-share")
    assert finding.amount == above.amount == Money.of("312.00")
    assert finding.overlaps == (above.id,)


def test_a_self_pay_discount_lowers_what_is_at_stake(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    total_charges: 200.00
    total_adjustments: 50.00
    amount_due: 150.00
    service_date | code  | charge
    2026-08-14   | 71046 | 100.00
    2026-08-14   | 71046 | 100.00
    """
    (finding,) = raised(report)
    assert finding.amount == Money.of("75.00")


def test_the_share_is_unknown_when_the_plan_paid_and_its_eob_is_not_here(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    total_charges: 200.00
    insurance_paid: 120.00
    total_adjustments: 40.00
    amount_due: 40.00
    service_date | code  | charge
    2026-08-14   | 71046 | 100.00
    2026-08-14   | 71046 | 100.00
    """
    (finding,) = raised(report)
    assert finding.amount is None


def test_other_days_are_no_repeat(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    service_date | code  | charge
    2026-08-14   | 97110 | 60.00
    2026-08-16   | 97110 | 60.00
    """
    assert not raised(report)


def test_another_charge_is_no_exact_repeat(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    service_date | code  | charge
    2026-08-14   | 97110 | 60.00
    2026-08-14   | 97110 | 61.00
    """
    assert not raised(report)


def test_a_repeat_modifier_says_it_was_meant(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    service_date | code  | modifiers | charge
    2026-08-14   | 84484 |           | 190.00
    2026-08-14   | 84484 | 91        | 190.00
    """
    assert not raised(report)


def test_both_sides_and_both_parts_are_meant(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    service_date | code  | modifiers | charge
    2026-08-14   | 73562 | LT        | 190.00
    2026-08-14   | 73562 | RT        | 190.00
    2026-08-14   | 93306 | TC        | 400.00
    2026-08-14   | 93306 | 26        | 400.00
    """
    assert not raised(report)


def test_a_drug_given_twice_is_a_question(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    service_date | code  | units | charge
    2026-08-14   | J2405 | 4     | 92.00
    2026-08-14   | J2405 | 4     | 92.00
    """
    (finding,) = raised(report)
    assert finding.certainty is Certainty.QUESTION
    assert "medication record" in finding.explanation


def test_other_units_of_a_drug_are_no_repeat(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    service_date | code  | units | charge
    2026-08-14   | J2405 | 4     | 92.00
    2026-08-14   | J2405 | 2     | 92.00
    """
    assert not raised(report)


def test_a_line_taken_back_settles_the_repeat(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    service_date | code  | charge
    2026-08-14   | 71046 | 312.00
    2026-08-14   | 71046 | 312.00
    2026-08-14   | 71046 | -312.00
    """
    assert not raised(report)


def test_a_reversal_posted_on_a_later_day_settles_it_too(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    service_date | code  | description    | charge
    2026-08-14   | 71046 | XRAY CHEST     | 312.00
    2026-08-14   | 71046 | XRAY CHEST     | 312.00
    2026-08-20   |       | CHARGE REVERSAL | -312.00
    """
    assert not raised(report)


def test_daily_room_charges_are_normal(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    service_date | revenue_code | description       | charge
    2026-08-14   | 0120         | ROOM SEMI-PRIVATE | 1900.00
    2026-08-14   | 0120         | ROOM SEMI-PRIVATE | 1900.00
    """
    assert not raised(report)


def test_a_statement_that_leaves_modifiers_out_is_excused_by_the_itemized_bill(report: AuditReport) -> None:
    """
    itemized_bill
    account_number: 4482137
    provider_name: Mercy Hospital
    statement_date: 2026-08-20
    service_date | code  | modifiers | charge
    2026-08-14   | 70450 |           | 1823.59
    2026-08-14   | 70450 | 77        | 1823.59
    ---
    statement
    account_number: 4482137
    provider_name: Mercy Hospital
    statement_date: 2026-09-20
    amount_due: 3647.18
    service_date | code  | charge
    2026-08-14   | 70450 | 1823.59
    2026-08-14   | 70450 | 1823.59
    """
    assert not raised(report)


def test_an_eob_that_leaves_modifiers_out_accuses_nobody(report: AuditReport) -> None:
    """
    eob
    processed_date: 2026-09-01
    patient_responsibility: 60.00
    service_date | code  | charge | patient_responsibility
    2026-08-14   | 70450 | 182.00 | 30.00
    2026-08-14   | 70450 | 182.00 | 30.00
    """
    assert not report.findings


def test_hospital_and_doctor_bill_one_service_each(report: AuditReport) -> None:
    """
    itemized_bill
    patient_name: Ana Lopez
    provider_name: Mercy Hospital
    account_number: 4482137
    statement_date: 2026-08-20
    service_date | code  | charge
    2026-08-14   | 99283 | 835.00
    ---
    itemized_bill
    patient_name: Ana Lopez
    provider_name: Granite Emergency Group
    account_number: 7731240
    statement_date: 2026-08-22
    service_date | code  | charge
    2026-08-14   | 99283 | 835.00
    """
    assert not raised(report)


def test_a_repeat_the_plan_refused_is_settled(report: AuditReport) -> None:
    """
    itemized_bill
    patient_name: Ana Lopez
    account_number: 4482137
    statement_date: 2026-09-30
    amount_due: 31.20
    service_date | code  | charge
    2026-08-14   | 71046 | 312.00
    2026-08-14   | 71046 | 312.00
    ---
    eob
    patient_name: Ana Lopez
    account_number: 4482137
    processed_date: 2026-09-01
    patient_responsibility: 31.20
    service_date | code  | charge | patient_responsibility | reason_codes
    2026-08-14   | 71046 | 312.00 | 31.20                  | CO-45
    2026-08-14   | 71046 | 312.00 | 0.00                   | CO-18
    """
    assert not raised(report)


def test_a_corrected_bill_settles_the_earlier_one(report: AuditReport) -> None:
    """
    itemized_bill
    account_number: 4482137
    provider_name: Mercy Hospital
    statement_date: 2026-08-20
    service_date | code  | charge
    2026-08-14   | 71046 | 312.00
    2026-08-14   | 71046 | 312.00
    ---
    itemized_bill
    account_number: 4482137
    provider_name: Mercy Hospital
    statement_date: 2026-09-20
    service_date | code  | charge
    2026-08-14   | 71046 | 312.00
    """
    assert not raised(report)


def test_an_unsure_charge_is_not_checked(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    service_date | code  | charge
    2026-08-14   | 71046 | 312.00
    2026-08-14   | 71046 | 312.00?
    """
    assert not raised(report)
    (unchecked,) = [n for n in report.not_checked if n.rule == "duplicate-charge"]
    assert unchecked.why == "Line 2 on the bill of Aug 30, 2026 needs your check on page 1."


def test_amounts_asked_are_named_by_field(report: AuditReport) -> None:
    """
    statement
    statement_date: 2026-08-30
    amount_due: 40.00
    """
    (finding,) = raised(report, "summary-only")
    assert finding.evidence[0].field is FieldName.AMOUNT_DUE
    assert finding.amount is None


def test_lines_without_a_date_take_the_one_day_of_the_bill(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    service_from: 2026-08-14
    service_to: 2026-08-14
    amount_due: 60.00
    code  | charge
    36415 | 30.00
    36415 | 30.00
    """
    (finding,) = raised(report)
    assert finding.amount == Money.of("30.00")


def test_lines_without_a_date_on_a_bill_for_several_days_are_not_compared(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    service_from: 2026-08-14
    service_to: 2026-08-16
    amount_due: 60.00
    code  | charge
    36415 | 30.00
    36415 | 30.00
    """
    assert not raised(report)


def test_one_unsure_pair_does_not_hide_another(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    service_date | code  | charge
    2026-08-14   | 71046 | 312.00
    2026-08-14   | 71046 | 312.00?
    2026-08-14   | 36415 | 30.00
    2026-08-14   | 36415 | 30.00
    """
    assert [f.amount for f in raised(report)] == [Money.of("30.00")]
    assert len([n for n in report.not_checked if n.rule == "duplicate-charge"]) == 1


def test_a_repeat_the_plan_refused_is_asked_of_the_patient(report: AuditReport) -> None:
    """
    itemized_bill
    patient_name: Ana Lopez
    account_number: 4482137
    statement_date: 2026-09-30
    total_charges: 624.00
    amount_due: 343.20
    service_date | code  | charge
    2026-08-14   | 71046 | 312.00
    2026-08-14   | 71046 | 312.00
    ---
    eob
    patient_name: Ana Lopez
    account_number: 4482137
    processed_date: 2026-09-01
    total_charges: 624.00
    patient_responsibility: 31.20
    service_date | code  | charge | patient_responsibility | reason_codes
    2026-08-14   | 71046 | 312.00 | 31.20                  | CO-45
    2026-08-14   | 71046 | 312.00 | 0.00                   | CO-18
    """
    (finding,) = raised(report)
    (above,) = raised(report, "above-eob-share")
    assert finding.amount == above.amount == Money.of("312.00")
    assert finding.overlaps == (above.id,)
