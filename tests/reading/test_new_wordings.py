"""Labels and layouts that no table lists: what is not named plainly is asked about or left out, never guessed."""

from __future__ import annotations

from medneg_desktop.domain.reading import Cell, DocumentKind, FieldName, State
from medneg_desktop.reading.vocabulary import key_tokens
from medneg_desktop.reading.wording import meaning_by_words
from tests.reading.layout import read, values


def test_the_words_of_an_unknown_label_tell_what_it_means() -> None:
    bill = {
        "Carrier has paid": FieldName.INSURANCE_PAID,
        "Network reductions applied": FieldName.TOTAL_ADJUSTMENTS,
        "Sum still owed by you": FieldName.AMOUNT_DUE,
        "Balance from last statement": FieldName.PREVIOUS_BALANCE,
        "Deductible met this year": None,
        "Payments and adjustments": None,
    }
    assert {k: meaning_by_words(key_tokens(k), DocumentKind.STATEMENT) for k in bill} == bill


def test_a_payment_received_before_is_not_asked_for() -> None:
    reading = read(
        """
        # Kestrel Ridge Hospital
        PATIENT STATEMENT
        Patient: Ines Novak                Account number: 7712345
        Total charges                      $880.00
        Your last payment of $41.17 was received on 04/02/2026. Thank you.
        """
    )
    assert values(reading).get("amount_due") != "41.17"


def test_a_caption_without_a_known_meaning_is_nobody_s_name() -> None:
    reading = read(
        """
        # Old Mill Physical Therapy
        PATIENT STATEMENT
        Account number      Due date         Patient name        As of
        6136294131          05/02/2026       Colm Delacroix      04/11/2026
        Total charges: $880.00
        Amount due: $880.00
        """
    )
    assert values(reading)["patient_name"] == "Colm Delacroix"


def test_two_columns_of_amounts_under_headers_that_run_together_are_not_guessed() -> None:
    reading = read(
        """
        # Cascade Benefit Administrators
        EXPLANATION OF BENEFITS
        Member: Colm Novak        Member ID: W5187814801     Claim number: 3625772531996
        Date          Service description     Gross sum billed zork discount     You owe
        08/20/2026    Office visit            $1,122.90        $393.02           $729.88
        08/21/2026    Eye exam                  $178.76         $89.38            $89.38
        """
    )
    for line in reading.lines:
        charge = line.cells.get(Cell.CHARGE)
        assert charge is None or charge.state is State.CHECK or str(charge.value) in ("1122.90", "178.76")


def test_services_side_by_side_are_two_tables() -> None:
    reading = read(
        """
        # Tri-Rivers Hospital
        ITEMIZED STATEMENT
        Patient: Ines Novak        Account No: 7712345
        Laboratory                                   Clinic services
        Date      Code   Description      Amount     Date      Code   Description      Amount
        09/02/25  80053  METABOLIC PANEL  $64.09     09/02/25  99203  NEW PATIENT     $212.96
        09/02/25  85025  CBC W DIFF       $41.25     09/02/25  73030  SHOULDER X RAY  $157.79
                         Subtotal        $105.34                      Subtotal        $370.75

                                                     Total charges:                   $476.09
        """
    )
    charges = [str(x.cells[Cell.CHARGE].value) for x in reading.lines]
    assert charges == ["64.09", "41.25", "212.96", "157.79"]
    assert [str(x.cells[Cell.CODE].value) for x in reading.lines] == ["80053", "85025", "99203", "73030"]
    assert values(reading)["total_charges"] == "476.09"


def test_a_number_that_goes_on_in_the_next_row_is_read_whole_and_asked_about() -> None:
    reading = read(
        """
        # Tidewater Health Network
        EXPLANATION OF BENEFITS
        Claim     9715631630     Member ID: 44018825512
        Number:   37827455       Patient: Ines Novak
        Amount billed: $90.00    Plan paid: $60.00    You may owe: $30.00
        """
    )
    claim = reading.fields[FieldName.CLAIM_NUMBER]
    assert (claim.value, claim.state) == ("971563163037827455", State.CHECK)


def test_numbers_under_each_other_with_labels_of_their_own_stay_apart() -> None:
    reading = read(
        """
        # Tidewater Health Network
        EXPLANATION OF BENEFITS
        Claim number   9715631630     Patient: Ines Novak
        Chart          37827455
        Amount billed: $90.00    Plan paid: $60.00    You may owe: $30.00
        """
    )
    assert values(reading)["claim_number"] == "9715631630"


def test_two_modifiers_in_their_own_column_belong_to_the_code() -> None:
    reading = read(
        """
        # Brookhaven Anesthesia
        PATIENT STATEMENT       Patient: Ines Novak       Account No.: 7712345
        Date        Code     Mod      Description             Units    Charge
        03/01/26    00790    AA P2    ANES LAP UPPER ABD      12.4     $1,221.40
        03/01/26    36620    59       ARTERIAL CATHETER       1        $310.00
        Total Charges                                                  $1,531.40
        """
    )
    assert [x.cells[Cell.MODIFIERS].value for x in reading.lines] == [("AA", "P2"), ("59",)]
    assert [str(x.cells[Cell.UNITS].value) for x in reading.lines] == ["12.4", "1"]


def test_the_stay_and_the_hospital_stand_over_a_claim_of_medicare() -> None:
    reading = read(
        """
        # Medicare Summary Notice
        THIS IS NOT A BILL
        Medicare Number: 1EG4-TE5-MK73         Date of This Notice: February 05, 2026

        November 28 - December 02, 2025
        Tri-Rivers Health System, 9585 Prospect Ave, Reno, NV 89501
        Referred by Dana R. Whitlock

        Benefit     Claim         Non-Covered   Amount           Maximum You
        Days Used   Approved?     Charges       Medicare Paid    May Be Billed
        4 days      Yes           $0.00         $7,235.34        $1,676.00
        Total for Claim #15878015182A           $0.00   $7,235.34        $1,676.00
        """
    )
    said = values(reading)
    assert (said["service_from"], said["service_to"]) == ("2025-11-28", "2025-12-02")
    assert said["provider_name"] == "Tri-Rivers Health System"


def test_an_offer_of_a_collector_to_settle_is_an_agreement() -> None:
    reading = read(
        """
        # Kettering Account Services
        March 4, 2026
        Our File No.: 44120987          Creditor: Holy Angels Hospital
        Dear Ines Novak:
        Our client has authorized us to offer you a settlement of this account. We agree to accept $1,140.00
        as payment in full if we receive it by March 24, 2026.
        This is an attempt to collect a debt by a debt collector.
        """
    )
    assert reading.kind is DocumentKind.AGREEMENT


def test_a_refund_is_no_receipt() -> None:
    reading = read(
        """
        # Northgate Cardiology Associates
        June 17, 2026
        RE: Credit balance on account 7712345
        Dear Ines Novak:
        Your insurance carrier paid the claim after we received your payment. A refund in the amount of $88.12 is
        enclosed. You do not owe a balance.
        """
    )
    assert reading.kind is DocumentKind.CORRESPONDENCE
    assert FieldName.AMOUNT_PAID not in reading.fields


def test_numbers_known_by_their_form_need_no_colon() -> None:
    reading = read(
        """
        # Northgate Family Medicine
        12 Old Mill Rd, Salem, OR 97301 Tel 541-555-0199 Tax ID 70-6538107 NPI 1467560003
        PATIENT STATEMENT
        Patient: Ines Novak          Account number: 7712345
        Amount due: $80.00
        """
    )
    said = values(reading)
    assert (said["tax_id"], said["npi"]) == ("70-6538107", "1467560003")


def test_your_estimated_cost_comes_after_the_discount() -> None:
    reading = read(
        """
        # Tri-Rivers Hospital
        Good Faith Estimate
        Patient: Ines Novak          Date of estimate: 06/15/2026
        Procedure          CPT      Estimated Charge
        Chest X-ray        71046    $176.00
        Office visit       99213    $145.00
        Estimated total charges     $321.00
        Self-pay adjustment         -$96.30
        Your estimated cost         $224.70
        """
    )
    assert values(reading)["estimate_total"] == "224.70"


def test_the_debt_on_the_itemization_date_is_not_the_debt_now() -> None:
    reading = read(
        """
        # Tamarack Collections, Inc.
        March 4, 2026                     Reference #: 4412098
        This company is a debt collector. Creditor: Northgate Clinic
        Balance on the itemization date         $864.81
        Interest since that date                 $20.40
        Payments and credits since that date    -$55.10
        Current amount of the debt              $830.11
        """
    )
    assert values(reading)["amount_due"] == "830.11"


def test_a_sentence_in_a_column_goes_on_in_its_own_column() -> None:
    reading = read(
        """
        # Silver Lake Credit Bureau, Inc.
        October 4, 2026                                              Reference: 791-1338
        Silver Lake Credit Bureau, Inc. is a debt collector. We are
        trying to collect a debt that you owe to Holy Angels         How can you dispute the debt? Call or write to
        Medical Center. We will use any information you give us.     us by 11/09/2026, to dispute all or part.
        Total amount of the debt now:               $1,196.78
        """
    )
    assert values(reading)["original_creditor"] == "Holy Angels Medical Center"


def test_the_sentence_over_a_claim_names_the_patient_and_the_provider() -> None:
    reading = read(
        """
        # Coastal Life Insurance Company
        Explanation of benefits for a claim received for Ines R Novak, Reference # 998812345671
        Services provided by Bluff City Orthopaedics, PA on 03/04/2026. THIS IS NOT A BILL.
        Service date    Type of service    Amount billed    Discount    Plan paid    You owe
        03/04/2026      Office visit       $145.00          $45.00      $80.00       $20.00
        """
    )
    said = values(reading)
    assert (said["patient_name"], said["provider_name"]) == ("Ines R Novak", "Bluff City Orthopaedics, PA")


def test_the_doctor_stands_under_the_day_of_a_claim_of_medicare() -> None:
    reading = read(
        """
        # Medicare Summary Notice
        THIS IS NOT A BILL
        Medicare Number: 1EG4-TE5-MK73         Date of This Notice: August 02, 2026

        June 06, 2026
        Quail Run Orthopedics, (919) 555-0133
        225 Visitor Center Dr, Asheville, NC 28801

        Service Provided &        Amount      Medicare-     Amount      Maximum
        Billing Code              Provider    Approved      Medicare    You May
                                  Charged     Amount        Paid        Be Billed
        Office visit (99214)      $218.00      $109.00       $85.46      $21.80
        """
    )
    assert values(reading)["provider_name"] == "Quail Run Orthopedics"
