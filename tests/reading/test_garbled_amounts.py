"""Amounts on faxes and faint copies: signs read as fives, lost points, cells that ran together."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from medneg_desktop.core.money import Money
from medneg_desktop.domain.page import PageText
from medneg_desktop.domain.reading import Cell, FieldName, Reading, State
from medneg_desktop.reading import codes
from medneg_desktop.reading.garbled import likely_number, readings
from medneg_desktop.reading.mending import mended
from medneg_desktop.reading.rows import rows_of
from tests.reading.layout import page, read

TABLE = """
    # Lakeside Medical Clinic
    Patient: Ana Ruiz      Account Number: 44120
    Date          Code     Description         Charges    Plan Paid    Adjustment      You Owe
    03/02/2026    99213    OFFICE VISIT      {a}       $60.00       $20.00       $20.00
    03/02/2026    36415    BLOOD DRAW        {b}       $20.00        $5.00        $5.00
    03/02/2026    80053    LAB PANEL         {c}       $70.00        $5.00        $5.00
    03/03/2026    71046    CHEST X-RAY       {d}       $40.00       $30.00       $20.00
    Total Charges                            {e}
    """


def bill(a: str, b: str, c: str, d: str, e: str, *, ocr: bool = True) -> Reading:
    charges = {name: text.rjust(9) for name, text in zip("abcde", (a, b, c, d, e), strict=True)}
    return read(TABLE.format(**charges), ocr=ocr, confidence=0.98 if ocr else 1.0)


def charges(reading: Reading) -> list[str]:
    return [str(line.cells[Cell.CHARGE].value) for line in reading.lines]


def amounts(drawn: PageText) -> list[tuple[str, bool]]:
    return [(str(p.money), p.near) for row in rows_of(drawn).rows for p in row.amounts]


def test_a_five_where_the_others_have_their_sign_is_the_sign() -> None:
    reading = bill("$100.00", "530.00", "580.00", "$90.00", "$300.00")
    assert charges(reading) == ["100.00", "30.00", "80.00", "90.00"]
    charge = reading.lines[1].cells[Cell.CHARGE]
    assert charge.state is State.PROVEN  # by the other amounts of its row and by the total
    assert charge.raw == "530.00"


def test_a_lane_in_which_every_sign_was_lost_is_read_by_its_fives() -> None:
    assert charges(bill("5100.00", "530.00", "580.00", "590.00", "5300.00")) == ["100.00", "30.00", "80.00", "90.00"]


def test_real_fives_in_a_lane_without_signs_stay() -> None:
    reading = bill("100.00", "530.00", "80.00", "590.00", "1,300.00")
    assert charges(reading) == ["100.00", "530.00", "80.00", "590.00"]


def test_a_printed_page_is_never_repaired() -> None:
    reading = bill("$100.00", "530.00", "580.00", "$90.00", "$300.00", ocr=False)
    assert charges(reading) == ["100.00", "530.00", "580.00", "90.00"]


def test_the_sum_decides_against_the_repair() -> None:
    """Where signs stand but in one row: with the first digit alone does the total hold."""
    table = """
        # Lakeside Medical Clinic
        Patient: Ana Ruiz      Account Number: 44120
        Date          Code     Description         Charges
        03/02/2026    99213    OFFICE VISIT        $100.00
        03/02/2026    36415    BLOOD DRAW           $30.00
        03/02/2026    80053    LAB PANEL            580.00
        03/03/2026    71046    CHEST X-RAY          $90.00
        Total Charges                              $800.00
        """
    charge = read(table, ocr=True, confidence=0.98).lines[2].cells[Cell.CHARGE]
    assert (charge.value, charge.state) == (Money.of("580.00"), State.PROVEN)


def test_what_no_sum_proves_stays_in_doubt() -> None:
    reading = bill("$100.00", "530.00", "580.00", "$90.00", "$999.00")
    lone = read(
        """
        # Lakeside Medical Clinic
        Date          Code     Description         Charges
        03/02/2026    99213    OFFICE VISIT        $100.00
        03/02/2026    36415    BLOOD DRAW           $30.00
        03/02/2026    80053    LAB PANEL            580.00
        03/03/2026    71046    CHEST X-RAY          $90.00
        """,
        ocr=True,
        confidence=0.98,
    )
    assert reading.fields[FieldName.TOTAL_CHARGES].state is State.CHECK
    assert lone.lines[2].cells[Cell.CHARGE].state is State.CHECK


def test_a_lost_point_is_put_back_among_amounts() -> None:
    found = amounts(
        page(
            """
            03/02/2026    OFFICE VISIT        $100.00
            03/02/2026    BLOOD DRAW           $30 00
            03/02/2026    LAB PANEL             $8000
            03/03/2026    CHEST X-RAY           $9.00
            03/03/2026    ROOM 14 BED 02       $44.00
            """,
            ocr=True,
            confidence=0.98,
        )
    )
    assert [m for m, _ in found] == ["100.00", "30.00", "8000.00", "9.00", "44.00"]
    assert [near for _, near in found] == [False, True, True, False, False]
    assert Money.of("80.00") in readings("$8000")


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("548.00", ("548.00", "48.00")),
        ("$548.00", ("548.00",)),
        ("99200", ("992.00", "92.00")),
        ("$1O4.5O", ("104.50",)),
        ("601.00", ("601.00", "1.00", "60.00")),
        ("211 40", ("211.40", "21.40")),
        ("12", ()),
    ],
)
def test_what_print_can_be_as_an_amount(raw: str, meant: tuple[str, ...]) -> None:
    assert readings(raw) == tuple(Money.of(m) for m in meant)


def form(line: str, total: str) -> Reading:
    return read(
        f"""
        HEALTH INSURANCE CLAIM FORM
        24.A DATE(S) OF SERVICE    B.  C.  D. PROCEDURES  E.   F. $ CHARGES  G. UNITS
        {line}
        26. PATIENT'S ACCOUNT NO.    28. TOTAL CHARGE     29. AMOUNT PAID
        3720775                      $ {total}            $ 0.00
        """,
        ocr=True,
        confidence=0.98,
    )


def test_dollars_cents_and_units_that_ran_together_on_a_form_are_parted_in_doubt() -> None:
    (line,) = form("05 07 08 05 07 08  22  00740   A   9920003    NPI 1013980739", "1,992.00").lines
    assert line.cells[Cell.CHARGE].value == Money.of("992.00")
    assert line.cells[Cell.UNITS].value == Decimal(3)
    assert line.cells[Cell.CHARGE].state is State.CHECK


def test_the_line_that_parts_dollars_and_cents_read_as_a_one_is_told_by_the_total() -> None:
    services = """10 17 13 10 17 13  11  97110   AB  65.00  1  NPI 7891234560
        10 18 13 10 18 13  11  97124   B   601.00~  1  NPI 7891234560"""
    assert charges(form(services, "125.00")) == ["65.00", "60.00"]
    assert charges(form(services, "666.00")) == ["65.00", "601.00"]
    unclear = form(services, "130.00")
    assert unclear.lines[1].cells[Cell.CHARGE].state is State.CHECK


def test_a_rule_between_cells_that_was_read_as_a_sign_parts_them() -> None:
    (line,) = form("02 1$ 26 02 15 26  07  J9263   AB  61.59|1  NPI 1388053880", "61.59").lines
    assert line.cells[Cell.CHARGE].value == Money.of("61.59")
    assert line.cells[Cell.SERVICE_DATE].value == date(2026, 2, 15)


@pytest.mark.parametrize(
    ("printed", "meant"), [("QA-23", ("OA-23",)), ("C0-45", ("CO-45",)), ("CO-45", ("CO-45",)), ("QX-9", None)]
)
def test_groups_of_reasons_are_but_five(printed: str, meant: tuple[str, ...] | None) -> None:
    assert codes.reasons(printed) == meant


def test_a_comma_in_a_diagnosis_is_its_point() -> None:
    assert codes.diagnosis("S52,501A") == "S52.501A"
    assert codes.diagnosis("E78,I10") is None


def test_letters_that_touch_are_taken_apart() -> None:
    assert mended("buled") == "billed"
    assert mended("arnount") == "amount"


def test_a_sum_that_unclear_print_hides_on_most_lines_still_chooses() -> None:
    reading = read(
        """
        # Cascade Benefit Administrators
        Your Explanation of Benefits      THIS IS NOT A BILL
        Subscriber: Tobias Sorensen       Claim #: CLM-93669588
        Date        Description          Billed     Discount    Allowed    Plan paid    You owe
        07/28/26    RESIN COMPOSITE      $296.80     $103.88    $192.92      5154.34~    $38.58
        07/30/26    EKG COMPLETE         $140.42      $70.21     $70.21       $45.21     $25.00
        Total                            $437.22     5174.09~   $263.13      $199.55     $63.58
        """,
        ocr=True,
        confidence=0.98,
    )
    paid = reading.lines[0].cells[Cell.PLAN_PAID]
    assert (paid.value, paid.state) == (Money.of("154.34"), State.PROVEN)
    discount = reading.fields[FieldName.PLAN_DISCOUNT]
    assert (discount.value, discount.state) == (Money.of("174.09"), State.PROVEN)


def test_two_ways_to_make_a_sum_hold_prove_neither() -> None:
    """``530 + 70 = 600`` and ``30 + 570 = 600``: which of the two signs was misread no sum can tell."""
    reading = read(
        """
        # Lakeside Medical Clinic
        Patient: Ana Ruiz      Account Number: 44120
        Date          Code     Description         Charges
        03/02/2026    99213    OFFICE VISIT        530.00~
        03/02/2026    36415    BLOOD DRAW          570.00~
        Total Charges                              600.00
        """,
        ocr=True,
        confidence=0.98,
    )
    assert {line.cells[Cell.CHARGE].state for line in reading.lines} == {State.CHECK}


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("P0L-456789", "POL-456789"),
        ("44O120", "440120"),
        ("00-4482l3-7", "00-448213-7"),
        ("ACCT1969636", "ACCT1969636"),
        ("A5", "A5"),
        ("9641E4645668", "9641E4645668"),
        ("W047O99212", "W047O99212"),
        ("GRP64607", "GRP64607"),
    ],
)
def test_one_sign_of_the_other_sort_in_a_group_is_put_right(printed: str, meant: str) -> None:
    assert likely_number(printed) == meant


def test_a_number_that_was_put_right_stays_in_doubt_and_shows_what_is_printed() -> None:
    reading = read(
        """
        # Lakeside Medical Clinic
        PATIENT STATEMENT      Patient: Ana Ruiz
        Account Number: 44O120~
        Amount Due: $104.50
        """,
        ocr=True,
        confidence=0.98,
    )
    number = reading.fields[FieldName.ACCOUNT_NUMBER]
    assert (number.value, number.raw, number.state) == ("440120", "44O120", State.CHECK)


ONE_NUMBER = """
    # Lakeside Medical Clinic
    Patient Statement
    Patient: Ana Ruiz
    Account Number: 44821{rest}
    Amount Due: $145.50
    """


def test_a_digit_right_behind_a_number_may_belong_to_it() -> None:
    account = read(ONE_NUMBER.format(rest=" 3"), ocr=True).fields[FieldName.ACCOUNT_NUMBER]
    assert account.state is State.CHECK
    assert "may belong to it" in account.note
    assert read(ONE_NUMBER.format(rest=""), ocr=True).fields[FieldName.ACCOUNT_NUMBER].firm
    assert read(ONE_NUMBER.format(rest="      3"), ocr=True).fields[FieldName.ACCOUNT_NUMBER].firm
