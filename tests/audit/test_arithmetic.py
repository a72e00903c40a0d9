"""line-math, total-math and balance-math."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from medneg_desktop.audit import audit_case
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.finding import AuditReport, Certainty
from medneg_desktop.domain.reading import Cell, FieldName
from tests.audit.raising import raised, unchecked


def test_units_times_price_is_less_than_the_charge(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    service_date | code  | units | unit_price | charge
    2026-08-14   | 97110 | 3     | 60.00      | 240.00
    """
    (finding,) = raised(report, "line-math")
    assert finding.amount == Money.of("60.00")
    assert finding.certainty is Certainty.PROVEN
    assert "3 x $60.00 is $180.00, but $240.00 is charged" in finding.explanation
    assert finding.evidence[0].line == 1


def test_units_times_price_is_the_charge(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    service_date | code  | units | unit_price | charge
    2026-08-14   | 97110 | 3     | 60.00      | 180.00
    """
    assert not report.findings


def test_a_rounded_unit_price_is_no_error(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    service_date | code  | units | unit_price | charge
    2026-08-14   | J1885 | 30    | 0.33       | 10.00
    """
    assert not raised(report, "line-math")


def test_a_charge_below_units_times_price_harms_nobody(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    service_date | code  | units | unit_price | charge
    2026-08-14   | 97110 | 3     | 60.00      | 150.00
    """
    assert not raised(report, "line-math")


def test_an_unsure_price_is_not_checked(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    service_date | code  | units | unit_price | charge
    2026-08-14   | 97110 | 3     | 60.00?     | 240.00
    """
    assert not raised(report, "line-math")
    assert unchecked(report, "line-math") == ["Line 1 on the bill of Aug 30, 2026 needs your check on page 1."]


def test_lines_add_up_to_less_than_the_total(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    total_charges: 350.00
    amount_due: 350.00
    service_date | code  | charge
    2026-08-14   | 99213 | 200.00
    2026-08-14   | 71046 | 100.00
    """
    (finding,) = raised(report, "total-math")
    assert finding.amount == Money.of("50.00")
    assert finding.certainty is Certainty.PROVEN
    assert finding.evidence[0].field is FieldName.TOTAL_CHARGES


def test_lines_that_add_up_raise_nothing(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    total_charges: 300.00
    amount_due: 300.00
    service_date | code  | charge
    2026-08-14   | 99213 | 200.00
    2026-08-14   | 71046 | 100.00
    """
    assert not report.findings


def test_a_picture_may_hide_a_line_so_its_total_is_a_question(report: AuditReport) -> None:
    """
    itemized_bill ocr
    statement_date: 2026-08-30
    total_charges: 350.00
    amount_due: 350.00
    service_date | code  | charge
    2026-08-14   | 99213 | 200.00
    2026-08-14   | 71046 | 100.00
    """
    (finding,) = raised(report, "total-math")
    assert finding.certainty is Certainty.QUESTION


def test_a_missing_page_stops_the_sum(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    total_charges: 350.00
    note: page 2 of 3 is missing
    service_date | code  | charge
    2026-08-14   | 99213 | 200.00
    2026-08-14   | 71046 | 100.00
    """
    assert not raised(report, "total-math")
    assert "missing" in unchecked(report, "total-math")[0]


def test_a_carried_balance_in_the_total_is_no_error(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    previous_balance: 50.00
    total_charges: 350.00
    service_date | code  | charge
    2026-08-14   | 99213 | 200.00
    2026-08-14   | 71046 | 100.00
    """
    assert not raised(report, "total-math")


def test_a_fee_in_the_total_is_no_error_of_the_sum(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    interest_fees: 5.00
    total_charges: 305.00
    service_date | code  | charge
    2026-08-14   | 99213 | 200.00
    2026-08-14   | 71046 | 100.00
    """
    assert not raised(report, "total-math")


def test_payment_rows_among_the_lines_are_no_error(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    total_charges: 300.00
    service_date | code  | description | charge
    2026-08-14   | 99213 | VISIT       | 200.00
    2026-08-14   | 71046 | XRAY        | 100.00
    2026-08-20   |       | PAYMENT     | -40.00
    """
    assert not raised(report, "total-math")


def test_a_subtotal_among_the_lines_is_not_accused(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    total_charges: 300.00
    service_date | code  | description | charge
    2026-08-14   | 99213 | VISIT       | 200.00
    2026-08-14   | 71046 | XRAY        | 100.00
    2026-08-14   |       | SUBTOTAL    | 300.00
    """
    assert not raised(report, "total-math")
    assert "subtotal" in unchecked(report, "total-math")[0]


def test_the_balance_is_more_than_the_figures_give(report: AuditReport) -> None:
    """
    statement
    statement_date: 2026-08-30
    total_charges: 1000.00
    total_adjustments: 400.00
    insurance_paid: 480.00
    patient_paid: 20.00
    amount_due: 120.00
    """
    (finding,) = raised(report, "balance-math")
    assert finding.amount == Money.of("20.00")
    assert finding.certainty is Certainty.PROVEN
    assert FieldName.AMOUNT_DUE in [e.field for e in finding.evidence]


def test_the_balance_follows_from_the_figures(report: AuditReport) -> None:
    """
    statement
    statement_date: 2026-08-30
    total_charges: 1000.00
    total_adjustments: 400.00
    insurance_paid: 480.00
    patient_paid: 20.00
    amount_due: 100.00
    """
    assert not raised(report, "balance-math")


def test_an_installment_is_less_than_the_balance(report: AuditReport) -> None:
    """
    statement
    statement_date: 2026-08-30
    total_charges: 1000.00
    total_adjustments: 400.00
    amount_due: 50.00
    """
    assert not raised(report, "balance-math")


def test_a_carried_balance_explains_the_difference(report: AuditReport) -> None:
    """
    statement
    statement_date: 2026-08-30
    previous_balance: 75.00
    total_charges: 1000.00
    total_adjustments: 400.00
    amount_due: 675.00
    """
    assert not raised(report, "balance-math")


def test_columns_of_the_lines_serve_where_totals_are_not_printed(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    total_charges: 300.00
    amount_due: 90.00
    service_date | code  | charge | adjustment | plan_paid
    2026-08-14   | 99213 | 200.00 | 100.00     | 60.00
    2026-08-14   | 71046 | 100.00 | 50.00      | 20.00
    """
    (finding,) = raised(report, "balance-math")
    assert finding.amount == Money.of("20.00")


def test_a_balance_without_its_credits_is_not_checked(report: AuditReport) -> None:
    """
    statement
    statement_date: 2026-08-30
    total_charges: 1000.00
    amount_due: 120.00
    """
    assert not raised(report, "balance-math")
    assert unchecked(report, "balance-math")


def test_an_unsure_credit_is_not_checked(report: AuditReport) -> None:
    """
    statement
    statement_date: 2026-08-30
    total_charges: 1000.00
    total_adjustments: 400.00?
    amount_due: 900.00
    """
    assert not raised(report, "balance-math")
    assert "needs your check" in unchecked(report, "balance-math")[0]


def test_a_wrong_total_carried_into_what_is_asked_costs_its_difference(report: AuditReport) -> None:
    """
    itemized_bill
    account_number: 4482137
    statement_date: 2026-09-30
    total_charges: 350.00
    amount_due: 90.00
    service_date | code  | charge
    2026-08-14   | 99213 | 200.00
    2026-08-14   | 71046 | 100.00
    ---
    eob
    account_number: 4482137
    processed_date: 2026-09-01
    total_charges: 300.00
    patient_responsibility: 40.00
    service_date | code  | charge | patient_responsibility
    2026-08-14   | 99213 | 200.00 | 30.00
    2026-08-14   | 71046 | 100.00 | 10.00
    """
    (finding,) = raised(report, "total-math")
    (above,) = raised(report, "above-eob-share")
    assert finding.amount == above.amount == Money.of("50.00")
    assert finding.overlaps == (above.id,)


def test_a_poorly_recognized_price_proves_nothing(case: Case) -> None:
    """
    itemized_bill ocr
    statement_date: 2026-08-30
    service_date | code  | units | unit_price | charge
    2026-08-14   | 97110 | 3     | 60.00      | 240.00
    """
    (paper,) = case.papers
    line = paper.reading.lines[0]
    price = replace(line.cells[Cell.UNIT_PRICE], confidence=0.9)
    blurred = replace(paper, reading=paper.reading.with_cell(1, Cell.UNIT_PRICE, price))
    (sure,) = raised(audit_case(case, as_of=date(2026, 11, 24)), "line-math")
    (unsure,) = raised(audit_case(replace(case, papers=(blurred,)), as_of=date(2026, 11, 24)), "line-math")
    assert (sure.certainty, unsure.certainty) == (Certainty.PROVEN, Certainty.QUESTION)


def test_a_statement_that_shows_only_what_is_new(report: AuditReport) -> None:
    """
    statement
    account_number: 4482137
    statement_date: 2026-08-01
    total_charges: 300.00
    total_adjustments: 200.00
    amount_due: 100.00
    ---
    statement
    account_number: 4482137
    statement_date: 2026-09-01
    total_charges: 80.00
    total_adjustments: 30.00
    amount_due: 150.00
    """
    assert not raised(report, "balance-math")


def test_a_wrong_charge_the_plan_accepted_costs_an_unknown_share(report: AuditReport) -> None:
    """
    itemized_bill
    account_number: 4482137
    statement_date: 2026-09-30
    total_charges: 240.00
    amount_due: 100.00
    service_date | code  | units | unit_price | charge
    2026-08-14   | 97110 | 3     | 60.00      | 240.00
    ---
    eob
    account_number: 4482137
    processed_date: 2026-09-01
    total_charges: 240.00
    patient_responsibility: 30.00
    service_date | code  | charge | patient_responsibility
    2026-08-14   | 97110 | 240.00 | 30.00
    """
    (finding,) = raised(report, "line-math")
    assert finding.amount is None
    assert not finding.overlaps


def test_a_row_that_may_not_have_been_read_makes_the_balance_a_question(report: AuditReport) -> None:
    """
    statement
    statement_date: 2026-04-01
    total_charges: 2071.00
    total_adjustments: 1812.00
    note: the tax of 146.00 stands here and is not read
    amount_due: 405.00
    """
    (finding,) = raised(report, "balance-math")
    assert finding.certainty is Certainty.QUESTION
    assert finding.amount == Money.of("146.00")
    assert "such as a tax" in finding.explanation


def test_rows_that_stand_close_leave_no_room_for_another(report: AuditReport) -> None:
    """
    statement
    statement_date: 2026-04-01
    total_charges: 2071.00
    total_adjustments: 1812.00
    amount_due: 405.00
    """
    (finding,) = raised(report, "balance-math")
    assert finding.certainty is Certainty.PROVEN
