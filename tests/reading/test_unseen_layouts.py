"""Layouts as billing systems print them: lines in two rows, days above their lines, sums in many words."""

from __future__ import annotations

import pytest

from medneg_desktop.domain.reading import Cell, DocumentKind, FieldName, Reading
from tests.reading.layout import read, values


def cells(reading: Reading, cell: Cell) -> list[str | None]:
    return [str(x.cells[cell].value) if cell in x.cells else None for x in reading.lines]


def test_a_line_in_two_rows_takes_its_day_and_code_from_the_second() -> None:
    reading = read(
        """
        # Banner Health Plan
        Explanation of Benefits. This is not a bill.
        Member: Colm Novak          Member ID: W518781480
        Service dates
        Service code           Amount billed    Member rate     Plan pays    Your share
        CBC W AUTO DIFF        47.37            34.11           34.11        0.00
        10/24/2025 (85025)

        THYROID STIM HORMONE   77.75            61.15           31.15        30.00
        10/25/2025 (84443)

        Totals                 125.12           95.26           65.26        30.00
        """
    )
    assert cells(reading, Cell.SERVICE_DATE) == ["2025-10-24", "2025-10-25"]
    assert cells(reading, Cell.CODE) == ["85025", "84443"]


def test_a_day_above_the_lines_is_theirs_where_they_have_no_column_of_days() -> None:
    reading = read(
        """
        # Medicare Summary Notice
        THIS IS NOT A BILL
        Medicare Number: 1EG4-TE5-MK73         Date of This Notice: August 02, 2025

        June 06, 2025
        Bluff City Orthopaedics, 591-555-6944

        Service Provided &        Amount      Medicare-     Amount      Maximum
        Billing Code              Provider    Approved      Medicare    You May
                                  Charged     Amount        Paid        Be Billed
        Urine culture (87086)      $57.05      $0.00         $0.00       $0.00
        Office visit (99214)      $218.00      $109.00       $85.46      $21.80
        Total for Claim #02-57586-235-734   $275.05   $109.00  $85.46    $21.80
        """
    )
    assert cells(reading, Cell.SERVICE_DATE) == ["2025-06-06", "2025-06-06"]
    assert values(reading)["claim_number"] == "02-57586-235-734"


def test_the_date_of_the_paper_above_a_table_is_no_day_of_service() -> None:
    reading = read(
        """
        # Northgate Clinic
        PATIENT STATEMENT
        August 02, 2025
        Patient: Ines Novak
        Description               Charges
        Office visit (99214)      $218.00
        EKG (93000)                $61.00
        Amount due                $279.00
        """
    )
    assert cells(reading, Cell.SERVICE_DATE) == [None, None]


def test_the_last_word_of_a_stacked_header_is_no_label_of_its_own() -> None:
    reading = read(
        """
        # Medicare Summary Notice
        THIS IS NOT A BILL
        Medicare Number: 8EG2-TE6-MK10         Date of This Notice: April 19, 2025
        Benefit       Non-Covered    Amount           Maximum You
        Days Used     Charges        Medicare Paid    May Be Billed
        3 days        $62.50         $10,416.44       $1,738.50
        Total         $62.50         $10,416.44       $1,738.50
        """
    )
    said = values(reading)
    assert "total_charges" not in said
    assert (said["insurance_paid"], said["patient_responsibility"]) == ("10416.44", "1738.50")


def test_payments_of_single_days_are_no_totals() -> None:
    reading = read(
        """
        # Desert Sky Dermatology
        PATIENT STATEMENT
        Account No: 1645072        Patient: Beatriz Lindgren
        Date       Code    Description                Charges    Receipts/Adj    Balance
        03/16/25   83036   GLYCOSYLATED HEMOGLOBIN      42.88
        04/03/25           Insurance payment                       -10.02
        04/03/25           Contractual write-off                   -12.86          20.00
        03/23/25   97110   THERAPEUTIC EXERCISES        78.22
        04/03/25           Insurance payment                       -42.35
        04/03/25           Contractual write-off                   -23.47          12.40
        Account Balance                                                            32.40
        """
    )
    said = values(reading)
    assert {"insurance_paid", "total_adjustments"} & said.keys() == set()
    assert cells(reading, Cell.CHARGE) == ["42.88", "78.22"]


@pytest.mark.parametrize("words", ["SUB-TOTAL EMERGENCY ROOM", "Statement totals", "Everything above"])
def test_a_sum_in_whatever_words_is_no_line(words: str) -> None:
    reading = read(
        f"""
        # Lakeshore Regional Medical Center
        ITEMIZED STATEMENT       Patient: Stanley Shah     Account No: 5284705
        Date        Code    Description                Charges
        07/30/2025  74177   CT ABDOMEN                 4784.36
        07/31/2025  93005   EKG TRACING                 444.84
        {words:<47}5229.20
        """
    )
    assert cells(reading, Cell.CHARGE) == ["4784.36", "444.84"]


def test_a_test_called_total_is_a_line() -> None:
    reading = read(
        """
        # Lakeshore Regional Medical Center
        ITEMIZED STATEMENT       Patient: Stanley Shah     Account No: 5284705
        Date        Code    Description                Charges
        07/30/2025  82247   BILIRUBIN TOTAL              41.00
        07/31/2025  93005   EKG TRACING                 444.84
        """
    )
    assert cells(reading, Cell.CHARGE) == ["41.00", "444.84"]


def test_an_account_number_with_a_point_is_read_and_an_amount_is_not() -> None:
    paper = """
        # Copper Valley Hospital
        PATIENT STATEMENT
        Patient: Naomi Tran
        Account number: {}
        Amount due: $60.00
        """
    assert values(read(paper.format("536217.35")))["account_number"] == "536217.35"
    assert "account_number" not in values(read(paper.format("$217.35")))


@pytest.mark.parametrize("label", ["Payment amount each month", "Amount per month", "Each monthly payment"])
def test_a_plan_asks_for_its_instalment_however_it_is_called(label: str) -> None:
    reading = read(
        f"""
        # Copper Valley Hospital
        PAYMENT PLAN AGREEMENT
        Patient / Guarantor: Naomi Tran
        Balance covered by this plan: $720.00
        Number of payments: 12
        {label}: $60.00
        First payment due: 05/02/2025
        I agree to pay the balance shown above in 12 equal monthly payments.
        """
    )
    said = values(reading)
    assert (said["amount_due"], said["due_date"], said["patient_name"]) == ("60.00", "2025-05-02", "Naomi Tran")


def test_letters_that_neither_deny_nor_treat_are_correspondence() -> None:
    question = read(
        """
        # Prairie States Health Plan
        Member ID: 753040351      Claim number: 43028540009
        Dear Irene Vandermeer:
        We need more information before we can finish processing this claim. Please tell us if you have other
        health insurance. If we do not hear from you the claim may be denied.
        """
    )
    visit = read(
        """
        # Northgate Cardiology Associates
        Dear Irene Vandermeer:
        This is a reminder of your appointment with Dr. Boyd on 05/14/2025 at 9:15 AM. Please arrive 15 minutes
        early and bring your insurance card and a list of your medications.
        """
    )
    assert (question.kind, visit.kind) == (DocumentKind.CORRESPONDENCE, DocumentKind.CORRESPONDENCE)


def test_a_shop_s_slip_has_no_medical_amounts() -> None:
    reading = read(
        """
        # BOLT & BEAM HARDWARE
        1320 Prospect Ave
        LED BULB 60W            7.49
        AA BATTERIES 8PK       11.11
        ASPIRIN 81MG            6.47
        SUBTOTAL               25.07
        TAX                     1.75
        TOTAL                  26.82
        VISA                   26.82
        11/19/25 17:05 STORE 118 REG 4 TRN 2271
        """
    )
    assert FieldName.AMOUNT_DUE not in reading.fields
    assert FieldName.TOTAL_CHARGES not in reading.fields


def test_how_a_card_was_read_is_not_how_it_was_paid() -> None:
    reading = read(
        """
        # HOLY ANGELS MEDICAL CENTER
        SALE
        VISA             ************2147
        ENTRY METHOD:    CHIP
        AUTH CODE:       367835
        TOTAL            $177.01
        APPROVED
        CUSTOMER COPY
        """
    )
    assert values(reading).get("payment_method") != "CHIP"
