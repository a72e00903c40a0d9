"""Layouts that practices, payers and collectors really use, one behaviour each."""

from __future__ import annotations

from medneg_desktop.domain.reading import Cell, DocumentKind, FieldName
from tests.reading.layout import read, values


def test_payments_between_the_charges_are_no_lines_and_a_running_balance_is_nobody_s_share() -> None:
    reading = read(
        """
        # Northside Cardiology Associates, P.A.
        STATEMENT                                     Account #: 448213
        Robert T Lane                                 Due Date: 07/21/2026
        22 Elm Court                                  Amount Due: $145.20
        Dayton, OH 45402
        Date        Description                              Charges     Payments     Adjustments   Balance
        05/02/2026  99214 Office visit, established           $220.00                                $220.00
        05/20/2026  Insurance Payment - Aetna                             $90.40                     $129.60
        05/20/2026  Contractual Adjustment                                               $44.40       $85.20
        06/01/2026  93000 Electrocardiogram                    $60.00                                $145.20
        """
    )
    assert [x.cells[Cell.CODE].value for x in reading.lines] == ["99214", "93000"]
    assert all(Cell.PATIENT_RESPONSIBILITY not in x.cells for x in reading.lines)
    assert values(reading)["patient_name"] == "Robert T Lane"


def test_sections_with_subtotals_and_a_line_taken_back() -> None:
    reading = read(
        """
        # Harbor General Hospital
        Itemized Bill
        Patient: Eve Stone     Account No: 7781200     Admit: 01/02/2026   Discharge: 01/04/2026
        DATE      REV   CODE       DESCRIPTION                      UNITS    AMOUNT
        LABORATORY
        01/02     0301  80053      COMP METABOLIC PANEL               1       75.00
        SUBTOTAL LABORATORY                                                   75.00
        PHARMACY
        01/03     0250             ACETAMINOPHEN 325MG TAB            4       12.00
        01/03     0250             ACETAMINOPHEN 325MG TAB           -2       -6.00
        SUBTOTAL PHARMACY                                                      6.00
        TOTAL CHARGES                                                         81.00
        Less: Self-Pay Discount                                              (21.00)
        BALANCE DUE                                                           60.00
        """
    )
    assert [str(x.cells[Cell.CHARGE].value) for x in reading.lines] == ["75.00", "12.00", "-6.00"]
    said = values(reading)
    assert said["total_charges"] == "81.00"
    assert said["total_adjustments"] == "21.00"
    assert said["amount_due"] == "60.00"


def test_a_balance_carried_to_the_next_page_is_no_previous_balance() -> None:
    first = """
        # Memorial Hospital
        DETAILED BILL
        Patient Name: GRANT, OLIVIA      Account Number: 900112       Page 1 of 2
        Date         HCPCS    Description              Amount
        04/01/2026   99284    ER LEVEL IV            1,250.00
                     Page Total                      1,250.00
        """
    second = """
        Patient Name: GRANT, OLIVIA      Account Number: 900112       Page 2 of 2
        Date         HCPCS    Description              Amount
                     Balance Forward                 1,250.00
        04/02/2026   71046    CHEST 2 VIEWS            310.00
        TOTAL CHARGES                                1,560.00
        """
    reading = read(first, second)
    assert FieldName.PREVIOUS_BALANCE not in reading.fields
    assert len(reading.lines) == 2


def test_on_a_payment_plan_the_installment_is_what_is_asked_for() -> None:
    reading = read(
        """
        # Mercy Valley Health System
        PATIENT STATEMENT
        Statement Date: 06/15/2026        Account Number: MV-229910
        Patient Name: Omar Haddad
        Payment Plan Balance: $1,100.00
        Monthly Installment: $100.00
        Payment Due Date: 07/01/2026
        """
    )
    assert values(reading)["amount_due"] == "100.00"


def test_an_agreement_gives_its_installment_and_first_day() -> None:
    reading = read(
        """
        # Mercy Valley Health System
        PAYMENT PLAN AGREEMENT
        Agreement Date: 06/01/2026
        Patient: Omar Haddad            Account Number: MV-229910
        You agree to make 12 monthly payments of $100.00. The first payment is due on 07/01/2026.
        """
    )
    assert reading.kind is DocumentKind.AGREEMENT
    said = values(reading)
    assert said["amount_due"] == "100.00"
    assert said["due_date"] == "2026-07-01"
    assert said["notice_date"] == "2026-06-01"


def test_an_assistance_letter_gives_what_was_taken_off_and_what_is_left() -> None:
    reading = read(
        """
        # Mercy Valley Health System
        Financial Assistance Department
        Date: 05/20/2026
        Account Number: MV-229910
        Dear Omar Haddad,
        Your application for financial assistance has been approved at 75%. An adjustment of $1,500.00 has
        been applied to your account. Your remaining balance is $500.00. Please pay by 06/20/2026.
        """
    )
    assert reading.kind is DocumentKind.ASSISTANCE_LETTER
    said = values(reading)
    assert said["total_adjustments"] == "1500.00"
    assert said["amount_due"] == "500.00"
    assert said["due_date"] == "2026-06-20"
    assert said["patient_name"] == "Omar Haddad"


def test_a_denial_has_a_payer_a_claim_and_no_amount_due() -> None:
    reading = read(
        """
        # Blue Harbor Health Plan
        PO Box 99, Omaha NE 68101
        June 3, 2026
        Re: Notice of Adverse Benefit Determination
        Member ID: BH1029384
        Claim Number: 26-0093321
        Provider: Midtown Imaging Center
        Date of Service: 05/11/2026
        Amount billed: $1,850.00
        Dear Ana Ruiz:
        Your claim is denied because the service was not medically necessary.
        You have the right to appeal within 180 days.
        """
    )
    assert reading.kind is DocumentKind.DENIAL
    said = values(reading)
    assert said["payer_name"] == "Blue Harbor Health Plan"
    assert said["claim_number"] == "26-0093321"
    assert said["notice_date"] == "2026-06-03"
    assert said["provider_name"] == "Midtown Imaging Center"
    assert "amount_due" not in said


def test_a_validation_notice_names_the_creditor_in_a_sentence() -> None:
    reading = read(
        """
        # Harbor Receivables Group
        PO Box 88, Reno, NV 89501
        To: Lee Chan
        77 Pine St
        Reno, NV 89502
        Harbor Receivables Group is a debt collector. We are trying to collect a debt that you owe to
        Sierra Heart Clinic.
        You had an account from Sierra Heart Clinic with account number 7781-22.
        Total amount of the debt now:                   $2,284.56
        """
    )
    said = values(reading)
    assert said["original_creditor"] == "Sierra Heart Clinic"
    assert said["account_number"] == "7781-22"
    assert said["collector_name"] == "Harbor Receivables Group"
    assert said["amount_due"] == "2284.56"
    assert said["patient_name"] == "Lee Chan"


def test_modifiers_in_a_column_of_their_own_and_a_diagnosis_column_beside_it() -> None:
    reading = read(
        """
        # Prairie Surgical Group, LLC
        Patient: Al Moss   Acct #: PS-1102   Statement Date: Mar 3, 2026
        Service Date   CPT     Mod     Dx       Description            Fee        Ins Paid    Adj       You Owe
        02/10/2026     20610   LT,59   M17.11   ARTHROCENTESIS         $300.00    $120.00     $130.00   $50.00
        02/10/2026     J3301   JZ      M17.11   TRIAMCINOLONE          $90.00     $40.00      $30.00    $20.00
        """
    )
    first = reading.lines[0]
    assert first.items(Cell.MODIFIERS) == ("LT", "59")
    assert first.cells[Cell.DESCRIPTION].value == "ARTHROCENTESIS"


def test_a_claim_form_is_read_under_its_own_captions() -> None:
    reading = read(
        """
        HEALTH INSURANCE CLAIM FORM
        1. MEDICARE   MEDICAID   GROUP                       1a. INSURED'S I.D. NUMBER
                                                             IP239925046
        2. PATIENT'S NAME (Last Name, First Name)            4. INSURED'S NAME
        HODGES, PAULA V                                      PAGE, BRENDA W
        24. A. DATE(S) OF SERVICE  B.  D. PROCEDURES   E.  F. CHARGES  G.
        03 18 26  03 18 26  25     D7140  50  TC       BA     349.74   1    NPI  1630873820
        03 15 26  03 15 26  26     G0102               AB      50.00   3    NPI  1630873820
        25. FEDERAL TAX I.D.   26. PATIENT'S ACCOUNT NO.   28. TOTAL CHARGE   29. AMOUNT PAID
        10-3778018             ACC-747167                  $    399.74        $  85.61
        """
    )
    said = values(reading)
    assert said["member_id"] == "IP239925046"
    assert said["patient_name"] == "HODGES, PAULA V"
    assert said["account_number"] == "ACC-747167"
    assert said["total_charges"] == "399.74"
    assert said["service_to"] == "2026-03-18"
    first = reading.lines[0]
    assert first.cells[Cell.CODE].value == "D7140"
    assert first.items(Cell.MODIFIERS) == ("50", "TC")
    assert str(first.cells[Cell.UNITS].value) == "1"


def test_a_label_word_that_recognition_got_wrong_still_leads_to_its_value() -> None:
    reading = read(
        """
        # Lakeside Medical Clinic
        PATIENT STATEMENT      Patient: Carlos Davis
        Accoumt Number: 44120
        Amoumt Due: $20.00
        """,
        confidence=0.99,
    )
    said = values(reading)
    assert said["account_number"] == "44120"
    assert said["amount_due"] == "20.00"
    assert said["patient_name"] == "Carlos Davis"


def test_a_neighboring_label_is_no_value() -> None:
    reading = read(
        """
        # UNIVERSITY MEDICAL CENTER
        Patient Statement
        Guarantor Name          Guarantor ID        Statement Date
        HELEN B MARSH           10022331            05/05/2026
        """
    )
    assert values(reading)["guarantor_name"] == "HELEN B MARSH"
    assert values(reading)["statement_date"] == "2026-05-05"


def test_equal_labels_with_ever_other_amounts_are_no_totals() -> None:
    reading = read(
        """
        # BLUE CROSS
        EOB - Explanation of Benefits
        Member: Jennifer Garcia
        Office Visit (99214)
          Billed:     $185
          You Owe:    $28
        TSH Test (84443)
          Billed:     $55
          You Owe:    $0
        Prostate Biopsy (55700)
          Billed:     $425
          You Owe:    $425
        """
    )
    assert FieldName.TOTAL_CHARGES not in reading.fields
    assert FieldName.PATIENT_RESPONSIBILITY not in reading.fields
