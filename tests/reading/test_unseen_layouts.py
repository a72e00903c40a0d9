"""Layouts as billing systems print them: lines in two rows, days above their lines, sums in many words."""

from __future__ import annotations

import pytest

from medneg_desktop.domain.reading import MONEY_FIELDS, Cell, DocumentKind, FieldName, Reading, State
from medneg_desktop.reading.headers import meaning_of
from medneg_desktop.reading.vocabulary import key_tokens
from medneg_desktop.reading.wording import meaning_by_words
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


def test_what_was_owed_before_help_is_not_owed() -> None:
    reading = read(
        """
        # St. Brendan's Hospital
        Financial Aid Determination                Notice date: 02/20/2025
        Account: 3911458
        Balance before award:      $2,115.91
        Amount written off:        $1,692.73
        You now owe:                 $423.18
        Dear Rosalind Pruitt: Your household income qualifies you for help under our charity care policy.
        """
    )
    said = values(reading)
    assert reading.kind is DocumentKind.ASSISTANCE_LETTER
    assert (said["amount_due"], said["total_adjustments"]) == ("423.18", "1692.73")


@pytest.mark.parametrize("sentence", ["We will not pay for this service.", "We are not able to cover this service."])
def test_a_refusal_in_plain_words_is_a_denial(sentence: str) -> None:
    reading = read(
        f"""
        # Unity Choice HMO
        Member no.: 753040351        Claim no.: 43028540009
        Charges: $1,500.00
        Dear Irene Vandermeer,
        {sentence} If you disagree, you may ask us to look again.
        You must file your appeal within 180 days.
        """
    )
    assert reading.kind is DocumentKind.DENIAL


def test_a_settlement_said_in_a_sentence_is_read() -> None:
    reading = read(
        """
        # Copper Valley Hospital
        01/31/2025
        Reduced balance offer
        Dear Naomi Tran,
        We are willing to settle account 976591.43 for a one-time payment of $1,250.00. Your present balance is
        $2,500.00. This offer is good until 02/14/2025. Once your payment clears, nothing more will be owed.
        """
    )
    said = values(reading)
    assert reading.kind is DocumentKind.AGREEMENT
    assert (said["amount_due"], said["due_date"], said["account_number"]) == ("1250.00", "2025-02-14", "976591.43")


def test_several_accounts_in_headings_are_no_account_of_the_paper() -> None:
    reading = read(
        """
        # Great Plains Health
        PATIENT STATEMENT        Patient: Yolanda Okafor
        Date       Description               Charges
        Office visit with Dr. Brandt - Account 219343427
        08/04/25   80053 Metabolic panel      59.94
        Office visit with Dr. Ferris - Account 411680992
        08/11/25   99214 Office visit        243.62
        Amount due                           303.56
        """
    )
    assert "account_number" not in values(reading)


def test_the_rows_that_share_a_charge_out_are_no_lines() -> None:
    reading = read(
        """
        # Desert Sky Dermatology
        PATIENT STATEMENT        Patient: Ximena Lindgren     Account: 20798810
        Date         Description                        Amount
        06/23/2025   99213 - OFFICE VISIT               $159.47
                       Plan discount                    -$63.79
                       Plan payment                     -$63.79
                       Your part                         $31.89
        06/22/2025   93000 - ELECTROCARDIOGRAM           $85.58
                       Plan discount                    -$34.23
                       Plan payment                     -$34.23
                       Your part                         $17.12
        Your total                                       $49.01
        """
    )
    assert cells(reading, Cell.CHARGE) == ["159.47", "85.58"]
    assert values(reading)["amount_due"] == "49.01"


def test_the_total_of_several_providers_is_the_estimate() -> None:
    reading = read(
        """
        # Bluff City Orthopaedics
        Good Faith Estimate for Health Care Items and Services       Patient name: Omar Kowalczyk
        Service                  Service code    Expected cost
        Urinalysis               81003           $76.02
        Joint injection          20610           $289.34
        Expected charges from this provider      $365.36
        Service                  Service code    Expected cost
        X-ray shoulder           73030           $147.05
        Expected charges from this provider      $147.05
        Total expected charges, all providers    $512.41
        """
    )
    assert values(reading)["estimate_total"] == "512.41"


def test_a_code_under_a_vague_header_and_words_under_an_unknown_one_are_read() -> None:
    reading = read(
        """
        # Mapleton Internal Medicine
        YOUR STATEMENT       Patient: Janelle Pruitt     Acct: 1219899
        As of: March 02, 2025         Due: March 22, 2025
        DOS         Svc         Zork               Billed    Plan Disc.    Plan Pd    You Pd    You Owe
        02-01-25    99203/LT    NEW PATIENT        267.76    93.72         162.54     5.00      6.50
        01-15-25    73030/26    X-RAY SHOULDER     170.41    59.64         110.77     0.00      0.00
        Column totals                              438.17    153.36        273.31     5.00      6.50
        Pay this much                                                                           $6.50
        """
    )
    said = values(reading)
    assert cells(reading, Cell.CODE) == ["99203", "73030"]
    assert cells(reading, Cell.DESCRIPTION) == ["NEW PATIENT", "X-RAY SHOULDER"]
    assert (said["patient_paid"], said["amount_due"], said["due_date"]) == ("5.00", "6.50", "2025-03-22")


def test_what_a_collector_added_is_read_and_what_was_placed_is_not_owed() -> None:
    reading = read(
        """
        # Blue Harbor Account Services
        In regard to: Lakeshore Regional Medical Center
        Our file #: 76616732
        Amount assigned: $893.77
        Fees added: $22.50
        Total now owed: $916.27
        Dear Hazel Ibarra: We are a debt collector attempting to collect a debt.
        """
    )
    said = values(reading)
    assert (said["amount_due"], said["interest_fees"]) == ("916.27", "22.50")
    assert said["collector_name"] == "Blue Harbor Account Services"
    assert said["original_creditor"] == "Lakeshore Regional Medical Center"


def test_a_card_names_its_holder_under_the_word_name() -> None:
    reading = read(
        """
        # Ambetter Health
        Name
        YOLANDA SHAH
        ID number             Group number
        76114382911           4471120
        Office $35   Specialist $70
        RxBIN 004336  RxPCN MCAIDADV
        """
    )
    assert values(reading)["patient_name"] == "YOLANDA SHAH"


def test_claim_cards_with_captions_above_their_amounts_are_lines() -> None:
    reading = read(
        """
        # Golden Rule Insurance Company
        Explanation of Benefits        Member ID: 163832484      Claim number: 4169187289
        08/12/2025 - Electrocardiogram (93000)
            Amount billed        Discount        Plan paid        You may owe
            $89.14               -$35.66         $42.78           $10.70

        08/12/2025 - Flu vaccine (90686)
            Amount billed        Discount        Plan paid        You may owe
            $39.66               -$11.10         $0.00            $28.56

        Claim total
            Amount billed        Discount        Plan paid        You may owe
            $128.80              -$46.76         $42.78           $39.26
        """
    )
    assert cells(reading, Cell.CODE) == ["93000", "90686"]
    assert cells(reading, Cell.CHARGE) == ["89.14", "39.66"]
    assert values(reading)["patient_responsibility"] == "39.26"


def test_a_day_printed_once_is_that_of_the_lines_below_it() -> None:
    paper = """
        # Copper Valley Hospital
        ITEMIZED STATEMENT       Patient: Naomi Shah     Account: 958375849
        Service date  Code     Description          Charges
        07/28/2025    96374    IV PUSH               233.06
                      85025    CATHETER               48.26
                      80048    METABOLIC PANEL        11.00
        {}    85025    CBC                   337.28
        Total charges                                629.60
        """
    days = cells(read(paper.format("07/29/2025")), Cell.SERVICE_DATE)
    assert days == ["2025-07-28", "2025-07-28", "2025-07-28", "2025-07-29"]
    repeated = cells(read(paper.format("07/28/2025")), Cell.SERVICE_DATE)
    assert repeated == ["2025-07-28", None, None, "2025-07-28"]


def test_a_provider_that_threatens_with_an_agency_is_none() -> None:
    reading = read(
        """
        # Pinecrest Memorial Hospital
        Dear Ximena Boyd:
        Your account is now 60 days past due. Account 1724256 has an unpaid balance of $560.20. Please send your
        payment by 12/01/2025 so that your account is not sent to a collection agency.
        """
    )
    assert reading.kind is DocumentKind.STATEMENT
    assert values(reading)["amount_due"] == "560.20"


def test_a_power_bill_proves_nothing() -> None:
    reading = read(
        """
        # Northern Lights Company
        Account no.: 123456789        Statement date: 06/01/2025      Due date: 06/16/2025
        Previous balance        $98.11
        Payment - thank you    -$98.11
        Current charges        $104.90
        Amount due             $104.90
        """
    )
    assert reading.kind is DocumentKind.OTHER
    assert all(f.state is State.CHECK for n, f in reading.fields.items() if n in MONEY_FIELDS)


def test_a_confirmation_says_in_large_print_what_was_paid() -> None:
    reading = read(
        """
        # MercyOne Medical Group
        Payment successful

        # $139.65

        Date: 04/22/2025
        Confirmation: 7160562151
        New balance: $88.10
        """
    )
    assert reading.kind is DocumentKind.RECEIPT
    assert values(reading)["amount_paid"] == "139.65"


def test_a_till_s_slip_of_a_clinic_is_a_receipt() -> None:
    reading = read(
        """
        SUNRISE WALK-IN CLINIC
        10/24/2025    3:12 PM
        Rcpt#         441207
        Copay          35.00
        Total          35.00
        Cash           35.00
        Change          0.00
        """
    )
    assert reading.kind is DocumentKind.RECEIPT
    assert values(reading)["amount_paid"] == "35.00"


def test_we_on_a_bill_is_not_the_plan() -> None:
    assert meaning_by_words(key_tokens("We received payment"), DocumentKind.STATEMENT) is not FieldName.INSURANCE_PAID


def test_claim_cards_take_the_day_of_their_claim() -> None:
    reading = read(
        """
        # Golden Rule Insurance Company
        Explanation of Benefits        Member ID: 163832484
        Claim 4169187289 | Harborlight Family Medicine | Service date 09/24/2025
        Electrocardiogram (93000)
            Amount billed        Plan discount   Plan paid        You may owe
            $89.14               $35.66          $42.78           $10.70
        Flu vaccine (90686)
            Amount billed        Plan discount   Plan paid        You may owe
            $39.66               $11.10          $0.00            $28.56
        """
    )
    assert cells(reading, Cell.SERVICE_DATE) == ["2025-09-24", "2025-09-24"]


def test_a_table_that_shares_charges_out_makes_an_eob_whatever_its_title() -> None:
    reading = read(
        """
        # Harmony Health HMO
        Your recent care                     Member: Colm Novak       Member ID: W518781480
        Date        Code     Charges    Discount   Allowed    Deductible   Plan paid   You owe
        10/24/2025  85025     47.37      13.26      34.11      0.00         34.11       0.00
        10/25/2025  84443     77.75      16.60      61.15      30.00        31.15       30.00
        Total                125.12      29.86      95.26      30.00        65.26       30.00
        """
    )
    assert reading.kind is DocumentKind.EOB
    assert values(reading)["payer_name"] == "Harmony Health HMO"


def test_costs_of_an_estimate_are_charges_and_your_cost_is_your_share() -> None:
    assert meaning_of("Cost") == (Cell.CHARGE, 2)
    assert (meaning_of("Your cost") or (None, 0))[0] is Cell.PATIENT_RESPONSIBILITY


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Current balance due", FieldName.AMOUNT_DUE),
        ("Net amount owed now", FieldName.AMOUNT_DUE),
        ("Balance before discount", None),
        ("Paid balance", None),
    ],
)
def test_a_debt_with_plain_words_around_it_is_what_is_due(label: str, field: FieldName | None) -> None:
    assert meaning_by_words(key_tokens(label), DocumentKind.STATEMENT) is field


def test_payments_of_the_insurance_are_not_the_patient_s() -> None:
    reading = read(
        """
        # Elm Street Physical Therapy
        PATIENT STATEMENT       Patient: Hazel Boyd     Account: 4190385
        Total charges               $481.19
        Payments - Insurance       -$240.60
        Write-Offs                  -$96.24
        Please pay                  $144.35
        """
    )
    said = values(reading)
    assert (said["insurance_paid"], said["total_adjustments"]) == ("240.60", "96.24")
    assert "patient_paid" not in said


def test_a_bill_with_revenue_codes_is_no_claim_form() -> None:
    reading = read(
        """
        # Pinecrest Memorial Hospital
        Itemized Bill           Patient: Priya Nakamura       Account: A25771677
        Date        Rev. Cd   HCPCS    Description          Qty     Rate      Total
        03/07/2025  0300      80048    METABOLIC PANEL      2.00    4.00       8.00
        03/08/2025  0450      99284    ED VISIT             1     520.92     520.92
        Total charges                                                        528.92
        """
    )
    assert cells(reading, Cell.CHARGE) == ["8.00", "520.92"]
    assert cells(reading, Cell.UNITS) == ["2", "1"]
    assert values(reading)["account_number"] == "A25771677"


def test_what_a_bill_s_column_insurance_holds_is_what_it_paid() -> None:
    reading = read(
        """
        # Westlake Ear Nose & Throat
        PATIENT STATEMENT      Patient: Irene Shah      Reference Account: V54744465
        Date        Code    Description    Charges   Insurance   Write Off   Patient Paid   Balance
        09/07/2025  81003   URINALYSIS       14.67      1.07        4.40          4.00         5.20
        09/25/2025  99214   OFFICE VISIT    180.83    122.58       54.25          4.00         0.00
        Total                               195.50    123.65       58.65          8.00         5.20
        """
    )
    assert cells(reading, Cell.PLAN_PAID) == ["1.07", "122.58"]
    said = values(reading)
    assert (said["insurance_paid"], said["patient_paid"]) == ("123.65", "8.00")
    assert said["account_number"] == "V54744465"


def test_a_plan_that_keeps_away_from_collections_is_no_collector_s() -> None:
    reading = read(
        """
        # Tri-Rivers Health System
        July 10, 2025
        Dear Ximena Sandoval:
        This confirms that you will pay $620.56 each month toward account 933-815776, starting on July 30, 2025. Your
        total balance is $1,551.39. We will not send your account to collections while you keep to this payment plan.
        """
    )
    said = values(reading)
    assert reading.kind is DocumentKind.AGREEMENT
    assert (said["amount_due"], said["due_date"]) == ("620.56", "2025-07-30")


def test_the_claim_that_a_letter_speaks_of_is_read() -> None:
    reading = read(
        """
        # Lakefront Health Plan
        Dear Abel Quintero:
        This letter is to tell you that we denied payment for claim 3890602304. The care you received at Tri-Rivers
        Health System was not authorized in advance. You can appeal within 180 days of this letter.
        """
    )
    assert reading.kind is DocumentKind.DENIAL
    assert values(reading)["claim_number"] == "3890602304"


def test_cards_titled_by_a_bare_code_are_lines_and_their_labels_are_no_totals() -> None:
    reading = read(
        """
        # Surest Health
        Explanation of Benefits      Member: Colm Novak      Member ID: 163832484
        Claim number: 4169187289     Provider: Harborlight Family Medicine
        Date of service: 09/24/2025
        93000 Electrocardiogram
          Amount billed          $89.14
          Plan discount         -$35.66
          Plan paid              -$0.00
          You owe                $53.48
        Flu vaccine - 90686
          Amount billed          $39.66
          Plan discount         -$11.10
          Plan paid             -$28.56
          You owe                 $0.00
        Urinalysis - 81003
          Amount billed          $14.63
          Plan discount          -$4.63
          Plan paid              -$0.00
          You owe                $10.00
        """
    )
    assert cells(reading, Cell.CODE) == ["93000", "90686", "81003"]
    assert cells(reading, Cell.SERVICE_DATE) == ["2025-09-24"] * 3
    assert {"insurance_paid", "patient_responsibility"} & values(reading).keys() == set()


def test_parted_cents_are_joined_whatever_stands_below_the_table() -> None:
    reading = read(
        """
        # Allied Benefit Systems
        Explanation of Benefits      Customer: Colm Novak     Customer ID: U77568622
        Service     Code     Amount      Discount    Plan      What I
        date                 billed                  paid      owe
        02/01/25    84443     76 29       41 96      27 46      6 87
        02/01/25    76830    397 07      111 18     228 71     57 18
        Total                473 36      153 14     256 17     64 05
        What I owe: $64.05
        """
    )
    assert cells(reading, Cell.CHARGE) == ["76.29", "397.07"]
    assert values(reading)["insurance_paid"] == "256.17"


def test_the_balance_after_help_is_the_one_that_the_help_leads_to() -> None:
    reading = read(
        """
        # St. Brendan's Hospital
        02/20/2025
        Dear Rosalind Pruitt: Your application for financial assistance has been approved.
        Account: 3911458
        Total balance               $2,000.00
        Charity adjustment         -$1,500.00
        Patient balance               $500.00
        """
    )
    assert values(reading)["amount_due"] == "500.00"


def test_a_name_with_a_word_of_the_boxes_is_read_from_a_claim_form() -> None:
    reading = read(
        """
        HEALTH INSURANCE CLAIM FORM
        1a. INSURED'S I.D. NUMBER
        A749775317
        33. BILLING PROVIDER INFO & PH #
        BLUFF CITY ORTHOPAEDICS
        FRESNO, CA 93721
        """
    )
    assert values(reading)["provider_name"] == "BLUFF CITY ORTHOPAEDICS"


def test_a_title_beside_a_label_and_its_number_makes_no_row_of_captions() -> None:
    reading = read(
        """
        # LabFirst Inc.
        Patient Invoice              Invoice #: L46062224
        Patient: Colm Novak
        Invoice Date: 05/18/2025     Account Number: 8888639389
        Please Pay       $67.07
        """
    )
    assert values(reading)["statement_number"] == "L46062224"


def test_the_total_of_a_department_is_not_asked_for() -> None:
    reading = read(
        """
        # Holy Angels Medical Center
        Detail of hospital charges     Patient: Rosalind Whitfield     Hospital account: 237661151
        Date        Code    Description          Charges
        06/02/2025  80048   METABOLIC PANEL       109.72
        06/02/2025  85025   CBC                    73.40
        Subtotal: Laboratory                      183.12
        06/03/2025  70450   CT HEAD              1453.64
        Total for Imaging                        1453.64
        Total of all departments                 1636.76
        """
    )
    assert "amount_due" not in values(reading)
    assert values(reading)["total_charges"] == "1636.76"


def test_a_claim_form_of_a_plan_s_own_is_itemized() -> None:
    reading = read(
        """
        INSURANCE CLAIM FORM
        Name: Robert Johnson
        Policy Number: POL-456789
        Provider: City Hospital
        Service Date: 01/18/2024
        Total Billed: $1,200.00
        Deductible: $500.00
        Claim Number: CLM-2024-005678
        """
    )
    assert reading.kind is DocumentKind.ITEMIZED_BILL


@pytest.mark.parametrize("label", ["Your 20% share due", "Your share - please pay"])
def test_a_share_that_is_asked_for_is_what_is_due(label: str) -> None:
    reading = read(
        f"""
        # HomeFirst Medical Supply
        PATIENT STATEMENT       Patient: Colm Novak      Account: 4190385
        Total charges            $500.00
        Paid by Medicare        -$300.00
        Paid by patient         -$100.00
        {label:<24} $100.00
        """
    )
    said = values(reading)
    assert (said["amount_due"], said["patient_paid"], said["insurance_paid"]) == ("100.00", "100.00", "300.00")
