"""Arithmetic proves, mends and doubts."""

from __future__ import annotations

from medneg_desktop.core.money import Money
from medneg_desktop.domain.reading import Cell, FieldName, State
from tests.reading.layout import read

TABLE = """
    # Lakeside Medical Clinic
    Patient: Ana Ruiz      Account Number: 44120
    Date          Code     Description      Charges    Plan Paid    Adjustment    You Owe
    03/02/2026    99213    OFFICE VISIT     {a}        $60.00       $20.00        $20.00
    03/02/2026    36415    BLOOD DRAW       {b}         $20.00       $5.00         $5.00
    03/02/2026    80053    LAB PANEL        {c}         $70.00       $5.00         $5.00
    Total Charges                           {d}
    """


def test_lines_that_add_up_to_the_total_are_proven() -> None:
    reading = read(TABLE.format(a="$100.00", b="$30.00", c="$80.00", d="$210.00"))
    assert reading.fields[FieldName.TOTAL_CHARGES].state is State.PROVEN
    assert {x.cells[Cell.CHARGE].state for x in reading.lines} == {State.PROVEN}


def test_a_printed_sum_that_fails_on_a_born_digital_page_is_left_to_the_audit() -> None:
    reading = read(TABLE.format(a="$100.00", b="$30.00", c="$80.00", d="$219.00"))
    assert reading.fields[FieldName.TOTAL_CHARGES].state is State.READ


def test_on_a_recognized_page_a_line_that_does_not_add_up_is_asked_about() -> None:
    reading = read(TABLE.format(a="$100.00", b="$36.00", c="$80.00", d="$210.00"), ocr=True)
    assert reading.lines[1].state is State.CHECK
    assert reading.lines[0].cells[Cell.CHARGE].state is State.PROVEN


def test_a_blurred_digit_is_mended_where_the_sum_allows_one_reading_only() -> None:
    reading = read(TABLE.format(a="$100.00", b="$3O.00", c="$80.00", d="$210.00"), ocr=True)
    charge = reading.lines[1].cells[Cell.CHARGE]
    assert charge.value == Money.of("30.00")
    assert charge.state is State.PROVEN
    assert charge.raw == "$3O.00"


def test_a_garbled_amount_without_a_sum_is_never_taken_for_clean() -> None:
    reading = read(
        """
        # Lakeside Medical Clinic
        PATIENT STATEMENT      Patient: Ana Ruiz
        Amount Due: $1O4.50
        """,
        ocr=True,
    )
    due = reading.fields[FieldName.AMOUNT_DUE]
    assert due.state is State.CHECK
    assert due.raw == "$1O4.50"


def test_faint_words_are_asked_about() -> None:
    reading = read(
        """
        # Lakeside Medical Clinic
        PATIENT STATEMENT      Patient: Ana Ruiz
        Account Number: 44120~
        Due Date: 04/01/2026
        """,
        ocr=True,
    )
    assert reading.fields[FieldName.ACCOUNT_NUMBER].state is State.CHECK
    assert reading.fields[FieldName.DUE_DATE].state is State.READ


def test_units_times_price_prove_a_charge() -> None:
    reading = read(
        """
        # Alpine Ambulance Service
        Patient: Sam Reed      Invoice #10023
        Code     Description            Qty    Unit Price     Total
        A0429    BLS EMERGENCY          1      $650.00        $650.00
        A0425    GROUND MILEAGE         12.5   $18.00         $225.00
        """
    )
    assert reading.lines[1].cells[Cell.UNITS].state is State.PROVEN
    assert reading.lines[1].cells[Cell.CHARGE].state is State.PROVEN


def test_a_day_after_the_statement_is_doubted_on_a_recognized_page() -> None:
    reading = read(
        """
        # Lakeside Medical Clinic
        Patient: Ana Ruiz      Statement Date: 04/01/2026
        Date          Code     Description         Charges
        03/02/2026    99213    OFFICE VISIT        $100.00
        08/02/2026    36415    BLOOD DRAW           $20.00
        """,
        ocr=True,
    )
    assert reading.lines[1].cells[Cell.SERVICE_DATE].state is State.CHECK
    assert reading.lines[0].cells[Cell.SERVICE_DATE].state is State.READ
