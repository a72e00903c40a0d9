"""Who sends a paper, and what its columns mean, in layouts that mislead."""

from __future__ import annotations

import pytest

from medneg_desktop.domain.reading import Cell, DocumentKind, FieldName, State
from medneg_desktop.reading.codes import glued
from medneg_desktop.reading.mending import mended
from tests.reading.layout import read, values


def test_a_name_over_two_rows_of_equal_print_is_one_name_and_a_desk_below_is_no_part_of_it() -> None:
    reading = read(
        """
        # CEDAR HOLLOW
        # MEDICAL CENTER
        Emergency registration desk
        PAYMENT RECEIPT
        Patient: Ana Ruiz
        Method   VISA ****4471
        Date: 04/02/2026
        Amount: $50.00
        """
    )
    said = values(reading)
    assert said["provider_name"] == "CEDAR HOLLOW MEDICAL CENTER"
    assert said["payment_method"] == "VISA ****4471"
    assert said["amount_paid"] == "50.00"


def test_small_print_is_joined_only_where_the_lower_row_completes_the_name() -> None:
    reading = read(
        """
        CEDAR HOLLOW
        MEDICAL CENTER
        Emergency registration desk
        RECEIPT
        Patient: Ana Ruiz
        Amount paid: $50.00
        """
    )
    assert values(reading)["provider_name"] == "CEDAR HOLLOW MEDICAL CENTER"


def test_words_of_a_name_in_large_print_are_no_label() -> None:
    reading = read(
        """
        # Great Lakes
        # Health Plan        This is not a bill.
        Explanation of Benefits
        Patient: Omar Ruiz
        Amount billed: $90.00
        """
    )
    assert values(reading).get("payer_name") == "Great Lakes Health Plan"


def test_a_name_ends_before_a_label_that_follows_closely() -> None:
    reading = read(
        """
        # County Ambulance Service
        Patient: Ivan J Grant Date of transport: 06/02/2026
        Balance due: $600.00
        """
    )
    assert values(reading)["patient_name"] == "Ivan J Grant"


def test_a_lone_word_above_a_header_belongs_to_it() -> None:
    reading = read(
        """
        # Lakeland Hospital
        Patient: Ana Ruiz       Account: 44120
                      Rev
        Svc Date      Code      Proc Code     Description            Units      Amount
        01/02/2026    0301      80053         METABOLIC PANEL        1          75.00
        01/02/2026    0250                    ASPIRIN                2           5.00
        """
    )
    assert [x.cells[Cell.REVENUE_CODE].value for x in reading.lines] == ["0301", "0250"]
    assert reading.lines[0].cells[Cell.CODE].value == "80053"


def test_a_second_column_of_codes_behind_the_amounts_holds_the_reasons() -> None:
    reading = read(
        """
        # Anthem Blue Cross
        EXPLANATION OF BENEFITS
        From        To          Proc      Charges    Allowed    Paid      Code
        12/29/25    12/29/25    99285     666.64     399.98     399.98    CO-45
        12/30/25    12/30/25    J1885      21.54      12.92      12.92    CO-45
        """
    )
    assert [x.cells[Cell.CODE].value for x in reading.lines] == ["99285", "J1885"]
    assert reading.lines[0].items(Cell.REASON_CODES) == ("CO-45",)


def test_two_headers_that_touch_are_told_apart_by_what_they_mean() -> None:
    reading = read(
        """
        # Aetna
        EXPLANATION OF BENEFITS
        Service date   Type of service   Amount billed   Not covered Allowed amount   Plan paid
        08/16/2026     OFFICE VISIT            $553.79         $0.00        $332.27     $332.27
        08/17/2026     LAB TEST                $180.78        $80.78        $100.00     $100.00
        """
    )
    assert str(reading.lines[0].cells[Cell.ALLOWED].value) == "332.27"
    assert str(reading.lines[1].cells[Cell.NOT_COVERED].value) == "80.78"


def test_the_first_word_of_a_description_is_no_modifier() -> None:
    reading = read(
        """
        # Lakeland Hospital
        Date          Code     Mod   Description             Amount
        01/02/2026    99285          ED VISIT LEVEL 5        75.00
        01/02/2026    71046    26    CHEST X-RAY             35.00
        """
    )
    assert reading.lines[0].items(Cell.MODIFIERS) == ()
    assert reading.lines[1].items(Cell.MODIFIERS) == ("26",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("97110GP", ("97110", ("GP",))),
        ("97140GP59", ("97140", ("GP", "59"))),
        ("7104626", ("71046", ("26",))),
        ("4410022", ("44100", ("22",))),
        ("1860545", None),
        ("99285", None),
    ],
)
def test_modifiers_glued_to_their_code(text: str, expected: tuple[str, tuple[str, ...]] | None) -> None:
    assert glued(text) == expected


@pytest.mark.parametrize(
    ("word", "meant"),
    [("provlder", "provider"), ("numbor", "no"), ("pald", "paid"), ("carlos", "carlos"), ("lane", "lane")],
)
def test_a_misread_label_word_is_mended_and_a_name_is_not(word: str, meant: str) -> None:
    assert mended(word) == meant


def test_a_misread_header_still_names_its_column_on_a_recognized_page() -> None:
    reading = read(
        """
        # Riverside Clinic
        EXPLANATION OF BENEFITS
        Service           Amount Provlder Charged   Medicare Approved Amount   Amount Medicare Pald
        EKG (93000)       $387.86                   $232.71                    $186.17
        VISIT (99232)     $683.62                   $410.17                    $202.76
        """,
        confidence=0.99,
    )
    assert [str(x.cells[Cell.CHARGE].value) for x in reading.lines] == ["387.86", "683.62"]
    assert [str(x.cells[Cell.PLAN_PAID].value) for x in reading.lines] == ["186.17", "202.76"]


def test_a_chargemaster_code_is_neither_a_charge_nor_a_procedure() -> None:
    reading = read(
        """
        # North Fork Memorial Hospital
        DATE          REV     CHG CODE    DESCRIPTION             QTY     AMOUNT
        03/23/2026    0300    3928239     SODIUM CHLORIDE 0.9%    1       12.50
        03/23/2026    0250    4055344     DRESSING STERILE        -1      -4.00
        """
    )
    assert [str(x.cells[Cell.CHARGE].value) for x in reading.lines] == ["12.50", "-4.00"]
    assert all(Cell.CODE not in x.cells for x in reading.lines)


def test_a_bill_line_without_a_charge_is_asked_about() -> None:
    reading = read(
        """
        # Lakeland Hospital
        Patient: Ana Ruiz
        Date          Description       Zzqx          You owe
        01/02/2026    OFFICE VISIT      $75.00        $15.00
        01/09/2026    OFFICE VISIT      $80.00        $16.00
        """
    )
    assert {x.state for x in reading.lines} == {State.CHECK}


def test_papers_of_other_trades_give_no_amounts() -> None:
    reading = read(
        """
        # Lakeland Power & Light
        Account Number: 99120
        Due Date: 04/02/2026
        Energy charge 812 kWh          $82.10
        Payment received               -$80.00
        Total amount due               $82.10
        Meter reading 48210 to 49022
        """
    )
    assert reading.kind is DocumentKind.OTHER
    assert FieldName.AMOUNT_DUE not in reading.fields
    assert FieldName.AMOUNT_PAID not in reading.fields


def test_a_premium_is_no_medical_bill() -> None:
    reading = read(
        """
        # Great Lakes Health Plan
        PREMIUM INVOICE
        Member ID: W5512
        Monthly premium - health plan      $412.00
        Total premium due                  $412.00
        """
    )
    assert reading.kind is DocumentKind.OTHER
    assert FieldName.AMOUNT_DUE not in reading.fields


def test_a_bill_that_mentions_what_it_received_is_no_receipt() -> None:
    reading = read(
        """
        # Lakeland University Health
        Patient: Daniel Jimenez
        Balance from last statement      $663.65
        Payment received                 -$58.87
        New charges                        $0.00
        Minimum payment due               $50.00
        Payment due date: 10/17/2026
        """
    )
    assert reading.kind.is_bill
    said = values(reading)
    assert said["previous_balance"] == "663.65"
    assert said["patient_paid"] == "58.87"
    assert said["amount_due"] == "50.00"
