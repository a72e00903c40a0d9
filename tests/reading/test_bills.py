"""Bills and statements: header fields, tables of charges, totals."""

from __future__ import annotations

from decimal import Decimal

import pytest

from medneg_desktop.core.money import Money
from medneg_desktop.domain.reading import Cell, DocumentKind, FieldName, State
from tests.reading.layout import read, values

HOSPITAL = """
    # Cedar Valley Hospital                                        ITEMIZED STATEMENT
    100 Main St
    Salem, OR 97301

    Patient Name: Ana Ruiz              Admit Date: 03/02/2026       Federal Tax ID: 12-3456789
    Account Number: A-100200            Discharge Date: 03/04/2026   NPI: 1234567893
                                        Statement Date: 04/01/2026   Diagnosis: N20.0, S93.402A

    Service     Rev    CPT/HCPCS                                            Total
    Date        Code   Code        Description of Service       Qty       Charges
    03/02/2026  0450   99283       ER VISIT LEVEL 3               1       $835.00
    03/02/2026  0351   70450-77    CT HEAD NO CONTRAST            2     $1,823.59
    03/04/2026  0258               IV SOLUTIONS                   4        $92.00
                                   TOTAL CHARGES                        $2,750.59
    """


def test_a_hospital_bill_gives_its_header_fields() -> None:
    reading = read(HOSPITAL)
    assert reading.kind is DocumentKind.ITEMIZED_BILL
    assert values(reading) | {"diagnosis_codes": ""} == {
        "provider_name": "Cedar Valley Hospital",
        "provider_address": "100 Main St, Salem, OR 97301",
        "npi": "1234567893",
        "tax_id": "12-3456789",
        "patient_name": "Ana Ruiz",
        "account_number": "A-100200",
        "statement_date": "2026-04-01",
        "service_from": "2026-03-02",
        "service_to": "2026-03-04",
        "total_charges": "2750.59",
        "diagnosis_codes": "",
    }
    assert reading.fields[FieldName.DIAGNOSIS_CODES].value == ("N20.0", "S93.402A")


def test_each_charge_is_one_line_with_its_codes_units_and_amount() -> None:
    lines = read(HOSPITAL).lines
    assert [str(x.cells[Cell.CHARGE].value) for x in lines] == ["835.00", "1823.59", "92.00"]
    second = lines[1]
    assert second.cells[Cell.CODE].value == "70450"
    assert second.items(Cell.MODIFIERS) == ("77",)
    assert second.cells[Cell.REVENUE_CODE].value == "0351"
    assert second.cells[Cell.UNITS].value == Decimal(2)
    assert second.cells[Cell.DESCRIPTION].value == "CT HEAD NO CONTRAST"


def test_a_line_with_a_revenue_code_alone_has_no_procedure_code() -> None:
    third = read(HOSPITAL).lines[2]
    assert Cell.CODE not in third.cells
    assert third.cells[Cell.REVENUE_CODE].value == "0258"


STATEMENT = """
    # Blue River Orthopedics PC                          Statement Date      09/15/2026
    7603 Oak Ln                                          Account No.         8583425
    Tulsa, OK 74103                                      Payment Due         10/10/2026
                                                         AMOUNT DUE            $128.40

    PETER M NAKAMURA
    698 FRANKLIN DR
    ERIE, PA 16501

    Patient: Peter M Nakamura Provider: K. Andersson, NP Primary Insurance: Heartland Health
    Date of                                               Insurance     Adjust-    Patient
    Service     Code       Description         Charges         Paid       ments    Balance
    08/14/2026  J1100      DEXAMETHASONE        $48.00       $13.21-     $31.49-     $3.30
    08/14/2026  96372-RT   INJECTION           $185.05       $30.05-     $29.90-   $125.10
                           Total Charges                                           $233.05
                           Total Insurance Payments and Adjustments                $104.65-
                           PLEASE PAY THIS AMOUNT                                  $128.40
               DETACH HERE AND RETURN THIS PORTION WITH YOUR PAYMENT
    STATEMENT DATE     PAY THIS AMOUNT    ACCOUNT NUMBER
    09/15/2026         $128.40            8583425
    """


def test_a_statement_says_what_is_asked_and_by_when() -> None:
    said = values(read(STATEMENT))
    assert said["amount_due"] == "128.40"
    assert said["due_date"] == "2026-10-10"
    assert said["payer_name"] == "Heartland Health"
    assert said["patient_name"] == "Peter M Nakamura"


def test_a_sum_of_payments_and_adjustments_is_neither_of_the_two() -> None:
    said = values(read(STATEMENT))
    assert "total_adjustments" not in said
    assert "insurance_paid" not in said


def test_credits_of_a_line_are_positive_however_their_sign_is_printed() -> None:
    first = read(STATEMENT).lines[0]
    assert first.cells[Cell.PLAN_PAID].value == Money.of("13.21")
    assert first.cells[Cell.ADJUSTMENT].value == Money.of("31.49")


def test_the_coupon_is_no_line_and_proves_what_it_repeats() -> None:
    reading = read(STATEMENT)
    assert len(reading.lines) == 2
    assert reading.fields[FieldName.AMOUNT_DUE].state is State.PROVEN


def test_charges_without_a_table_header_are_read_under_their_heading() -> None:
    reading = read(
        """
        RIVERSIDE FAMILY PRACTICE
        Patient Billing Statement
        Patient Name: Emily Chen
        Account Number: RFP-789012
        SERVICES PROVIDED:
        CPT 99214 - Office Visit         $200.00
        Facility Charge                   $50.00
        Cleaning - Child (D1120)          $60.00
        Subtotal:                        $310.00
        Insurance Adjustment:            -$75.00
        Insurance Payment:              -$180.00
        Patient Balance Due:              $55.00
        """
    )
    codes = [x.cells[Cell.CODE].value if Cell.CODE in x.cells else None for x in reading.lines]
    assert codes == ["99214", None, "D1120"]
    said = values(reading)
    assert said["total_adjustments"] == "75.00"
    assert said["insurance_paid"] == "180.00"
    assert said["amount_due"] == "55.00"


def test_a_wrapped_description_is_one_description() -> None:
    reading = read(
        """
        # Lakeside Medical Clinic
        Patient: Ana Ruiz      Account Number: 44120
        Date          Code     Description                 Charges
        03/02/2026    99213    OFFICE VISIT ESTABLISHED    $100.00
                               PATIENT LEVEL THREE
        03/02/2026    36415    BLOOD DRAW                   $20.00
        Total Charges                                      $120.00
        Balance Due                                        $120.00
        """
    )
    assert reading.lines[0].cells[Cell.DESCRIPTION].value == "OFFICE VISIT ESTABLISHED PATIENT LEVEL THREE"
    assert len(reading.lines) == 2


def test_columns_carry_over_to_a_page_without_a_header() -> None:
    first = """
        # Lakeside Medical Clinic
        Patient: Ana Ruiz      Account Number: 44120       Page 1 of 2
        Date          Code     Description                 Charges
        03/02/2026    99213    OFFICE VISIT                $100.00
        """
    second = """
        Page 2 of 2
        03/03/2026    36415    BLOOD DRAW                   $20.00
        Total Charges                                      $120.00
        """
    reading = read(first, second)
    assert [x.place.page for x in reading.lines] == [1, 2]
    assert reading.notes == ()


def test_a_page_that_the_printed_numbers_promise_is_missed() -> None:
    reading = read("Lakeside Medical Clinic patient statement\nPage 1 of 3", "Total Charges $5.00\nPage 3 of 3")
    assert reading.notes == ("page 2 of 3 is missing",)


def test_a_date_without_year_takes_it_from_the_statement() -> None:
    reading = read(
        """
        # Lakeside Medical Clinic
        Patient: Ana Ruiz      Statement Date: 01/15/2026
        Date     Code     Description         Charges
        12/28    99213    OFFICE VISIT        $100.00
        01/05    36415    BLOOD DRAW           $20.00
        Total Charges                         $120.00
        """
    )
    assert [str(x.cells[Cell.SERVICE_DATE].value) for x in reading.lines] == ["2025-12-28", "2026-01-05"]


@pytest.mark.parametrize("told", ["none - self pay", "None", "Self-Pay", "Uninsured / Self Pay", "none (self-pay)"])
def test_no_insurance_is_no_plan_by_that_name(told: str) -> None:
    reading = read(f"""
        # St. Brigid Hospital
        Itemized Statement
        Patient: Marta Quintero
        Account Number: SB-2201877
        Insurance: {told}
        Date          Code     Description                 Charges
        09/03/2026    85025    COMPLETE BLOOD COUNT        $212.50
        Amount Due                                         $212.50
        """)
    assert FieldName.PAYER_NAME not in reading.fields
