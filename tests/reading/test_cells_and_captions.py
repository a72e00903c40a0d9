"""Tables set by a browser: narrow columns, wrapped cells, boxes beside tables, totals askew, captions under amounts."""

from __future__ import annotations

from medneg_desktop.domain.page import PageText, TextSource, Word
from medneg_desktop.domain.place import Box
from medneg_desktop.domain.reading import Cell, DocumentKind, Fact, FieldName, Reading, State
from medneg_desktop.reading.drafts import Draft
from medneg_desktop.reading.pieces import make_pieces
from medneg_desktop.reading.rows import PageRows, Row
from medneg_desktop.reading.tilt import doubt_split_rows
from tests.reading.layout import read, values

F = FieldName


def _cells(reading: Reading, cell: Cell) -> list[str]:
    return [str(x.cells[cell].value) if cell in x.cells else "" for x in reading.lines]


def test_headers_that_run_together_are_parted_where_the_columns_below_end() -> None:
    reading = read(
        """
        # Banner Health Plan
        EXPLANATION OF BENEFITS
        Service      Service          Amount Member Allowed Amount Not payable What you
        dates        description      billed   rate  amount   paid                  owe
                                            savings
        08/23/26     Office visit     375.34 131.37  243.97 143.97        0.00   100.00
        08/24/26     Blood test        40.90  14.32   26.58  21.26        0.00     5.32
        """
    )
    assert _cells(reading, Cell.CHARGE) == ["375.34", "40.90"]
    assert _cells(reading, Cell.ADJUSTMENT) == ["131.37", "14.32"]
    assert _cells(reading, Cell.NOT_COVERED) == ["0.00", "0.00"]
    assert _cells(reading, Cell.PATIENT_RESPONSIBILITY) == ["100.00", "5.32"]


def test_a_code_on_the_third_row_of_a_wrapped_service_belongs_to_its_line() -> None:
    reading = read(
        """
        # Oak Park Clinic
        PATIENT STATEMENT
        Date          Service               Charges     You owe
        01/02/2026    Office visit           120.00       20.00
                      established patient
                      (99213)
        01/03/2026    Blood draw              18.00       18.00
        """
    )
    assert _cells(reading, Cell.CODE) == ["99213", ""]
    assert str(reading.lines[0].cells[Cell.DESCRIPTION].value) == "Office visit established patient"


def test_a_box_beside_the_lines_is_read_too() -> None:
    reading = read(
        """
        # Pinecrest Memorial Hospital
        PATIENT STATEMENT
        Rev      Description         Charges
        0710     RECOVERY ROOM        960.26            Total charges            7,000.00
        0360     OR SERVICES        6,039.74            Insurance payments      -5,000.00
        0301     LAB/CHEMISTRY          0.00            Amount you owe          $2,000.00
        """
    )
    assert len(reading.lines) == 3
    assert values(reading)["amount_due"] == "2000.00"
    assert reading.fields[F.INSURANCE_PAID].state is State.PROVEN


def test_totals_that_stand_askew_are_told_by_the_sums_of_the_columns() -> None:
    reading = read(
        """
        # Valley Radiologists
        PATIENT STATEMENT
        Date         Code     Description      Charge     Insurance paid     Adjusted     You owe
        03/21/2026   71046    Chest x-ray      100.00              50.00        30.00       20.00
        03/22/2026   73030    Shoulder x-ray   200.00              90.00        70.00       40.00
        TOTALS        300.00           140.00            100.00              60.00
        """
    )
    read_fields = values(reading)
    assert read_fields["total_charges"] == "300.00"
    assert read_fields["insurance_paid"] == "140.00"
    assert read_fields["total_adjustments"] == "100.00"


def test_the_total_of_the_ages_of_a_debt_is_no_sum_of_charges() -> None:
    reading = read(
        """
        # Mapleton Internal Medicine
        PATIENT STATEMENT
        Please pay $94.86
        Current      31 - 60      61 - 90      Over 90      Total
        $94.86       $0.00        $0.00        $0.00        $94.86
        """
    )
    assert "total_charges" not in values(reading)
    assert values(reading)["amount_due"] == "94.86"


def test_amounts_with_their_captions_below() -> None:
    reading = read(
        """
        # Premera Blue Cross
        YOUR EXPLANATION OF BENEFITS
        Plan: PPO Gold 1500
        $627.47                 $167.61                   $362.43                  $97.43
        Amount your provider    Discounts negotiated      Amount your plan paid    Amount you owe
        billed                  for you
        """
    )
    told = values(reading)
    assert told["total_charges"] == "627.47"
    assert told["plan_discount"] == "167.61"
    assert told["insurance_paid"] == "362.43"
    assert told["patient_responsibility"] == "97.43"
    assert told["payer_name"] == "Premera Blue Cross"


def test_lists_side_by_side_keep_code_and_amount_together() -> None:
    reading = read(
        """
        # Harborlight Family Medicine
        SUPERBILL
        Patient: Ana Ruiz       Date of Service: 08/11/2026
        Services rendered
             73030  X-Ray Shoulder                        X  17000  Destruct Lesion          $192.84
          X  99214  Office Visit Est           $203.36       87086  Urine Culture
        """
    )
    pairs = sorted(zip(_cells(reading, Cell.CODE), _cells(reading, Cell.CHARGE), strict=True))
    assert pairs == [("17000", "192.84"), ("99214", "203.36")]


def test_numbers_of_the_hospital_s_own_are_no_codes_with_modifiers() -> None:
    reading = read(
        """
        # Tri-Rivers Hospital
        DETAIL OF CHARGES
        SVC DATE     SVC CODE     DESCRIPTION            QTY      AMOUNT
        12/21/2025   6887473      EKG 12 LEAD TRACING      1      289.57
        12/23/2025   3636906      ONDANSETRON VIAL         1       58.13
        12/23/2025   5777104      MORPHINE SULFATE         1       38.86
        """
    )
    assert _cells(reading, Cell.CODE) == ["", "", ""]


def test_payments_in_a_table_of_their_own_are_no_charges() -> None:
    reading = read(
        """
        # Holy Angels Medical Center
        PAYMENT PLAN STATEMENT
        Account number: 688848767
        Payment due this month: $125.00
        Recent payments
        Date          Method                   Amount
        07/10/2026    Card ending 4471        $125.00
        06/10/2026    Card ending 4471        $125.00
        """
    )
    assert reading.lines == ()
    assert reading.kind is not DocumentKind.ITEMIZED_BILL


def test_an_adjustment_named_by_its_type_is_no_charge() -> None:
    reading = read(
        """
        # Mapleton Internal Medicine
        PATIENT STATEMENT
        Date          Type          Description                 Amount      Balance
        09/21/2026    Charge        99203 NEW PATIENT VISIT     232.14       232.14
        11/07/2026    Adjustment    In-network courtesy         -95.18       136.96
        11/07/2026    Payment       UHC                        -109.57        27.39
        """
    )
    assert _cells(reading, Cell.CHARGE) == ["232.14"]


def test_a_method_of_payment_that_holds_a_label_is_kept_whole() -> None:
    reading = read(
        """
        # QuickCare Urgent Clinic
        PAYMENT RECEIPT
        Date: 09/27/2026
        Amount paid: $343.73
        Paid by: Check #1187
        Thank you!
        """
    )
    assert values(reading)["payment_method"].replace(" ", "") == "Check#1187"


def test_modifiers_behind_a_code_before_a_column_of_descriptions() -> None:
    reading = read(
        """
        # Lakeside Home Medical
        INVOICE
        DOS           Item / HCPCS   Description           Qty     Charge    Patient Due
        05/24/2026    E0601 RR KX    CPAP device             1      96.23          13.47
        05/24/2026    A7037 NU       Tubing                  1      31.20           4.37
        """
    )
    assert [x.cells[Cell.MODIFIERS].value for x in reading.lines] == [("RR", "KX"), ("NU",)]


def test_a_column_that_no_table_names_is_told_by_what_the_rows_add_up_to() -> None:
    reading = read(
        """
        # Premera Health Plan
        EXPLANATION OF BENEFITS
        Date          Service          Billed     Zorkage     Allowed     Plan paid     You owe
        08/23/2026    Office visit     375.34      131.37      243.97        143.97      100.00
        08/24/2026    Blood test        40.90       14.32       26.58         21.26        5.32
        """
    )
    assert _cells(reading, Cell.ADJUSTMENT) == ["131.37", "14.32"]
    assert all(x.cells[Cell.ADJUSTMENT].state is State.PROVEN for x in reading.lines)


def test_one_row_tells_no_unknown_column() -> None:
    reading = read(
        """
        # Premera Health Plan
        EXPLANATION OF BENEFITS
        Date          Service          Billed     Zorkage     Allowed     Plan paid     You owe
        08/23/2026    Office visit     375.34      131.37      243.97        143.97      100.00
        """
    )
    assert _cells(reading, Cell.ADJUSTMENT) == [""]


def test_a_vet_a_gym_and_an_inn_borrow_the_words_of_medicine() -> None:
    papers = (
        """
        # Paws Animal Hospital
        Patient: Biscuit (canine)     Invoice: 4411     Date: 08/23/2026
        Description                Qty      Total
        Dental cleaning             1      380.00
        Heartworm test              1       45.00
        Total due                          425.00
        """,
        """
        # Peak Health and Wellness
        Member: Ana Ruiz         Member ID: 551201       Due date: 08/30/2026
        Description                Qty     Amount
        Monthly membership dues     1       49.00
        Personal training           2      130.00
        Total due                         $179.00
        """,
        """
        # Medical Center Suites
        Guest name: Ana Ruiz     Folio: 88121            Date: 08/23/2026
        Date          Description          Charges
        08/22/2026    Room                  149.00
        08/22/2026    Occupancy tax          17.88
        Balance                            $166.88
        """,
    )
    for paper in papers:
        reading = read(paper)
        assert reading.kind is DocumentKind.OTHER
        assert reading.lines == ()
        assert not {F.TOTAL_CHARGES, F.AMOUNT_DUE, F.AMOUNT_PAID} & reading.fields.keys()


def test_a_physical_therapist_with_a_dog_is_no_other_trade() -> None:
    reading = read(
        """
        # Riverbend Physical Therapy and Fitness
        PATIENT STATEMENT     Patient: Ana Ruiz     Account number: 7712345
        Date          Code      Description              Charge
        08/23/2026    97110     Therapeutic exercise     120.00
        Use the gym lockers during your visit. Please leave your dog outside.
        Amount due                                      $120.00
        """
    )
    assert reading.kind is DocumentKind.ITEMIZED_BILL
    assert values(reading)["amount_due"] == "120.00"


def test_payments_by_the_month_that_a_bill_offers_are_not_what_it_asks_for() -> None:
    reading = read(
        """
        # Tri-Rivers Health System
        PATIENT STATEMENT
        Total charges          Total insurance payments          Total you owe
        $1,200.00              -$700.00                          $500.00
        Need help paying? Plans start at $25.00 a month. Pay $450.00 by 03/01/2026 and we forgive the rest.
        Due date: 04/15/2026
        """
    )
    assert values(reading)["amount_due"] == "500.00"
    assert values(reading)["due_date"] == "2026-04-15"


def test_what_a_visit_leaves_open_is_no_charge() -> None:
    reading = read(
        """
        # Lakeshore Hospital
        PATIENT STATEMENT
        Service                       Charges
        Laboratory                     300.00
        Pharmacy                       112.40
        Visit charges                  412.40
        Insurance payments            -200.00
        Visit balance                  212.40
        """
    )
    assert _cells(reading, Cell.CHARGE) == ["300.00", "112.40"]


def test_a_hospital_named_in_passing_makes_no_medical_bill() -> None:
    reading = read(
        """
        # Metro Parking
        Notice number: 18064136             Amount due: $65.00
        Plate: 631 KLM                      Due date: 10/14/2026
        Issued: 09/14/2026
        Reason: no ticket shown
        Location: Lot 4, Mercy Hospital visitors. If not paid by then $25.00 is added.
        """
    )
    assert reading.kind is DocumentKind.OTHER
    assert F.AMOUNT_DUE not in reading.fields


def test_a_collector_s_offer_comes_from_the_collector() -> None:
    reading = read(
        """
        # Granite State Recovery
        April 2, 2026
        Creditor: Pinecrest Memorial Hospital
        Account number: 88451207            Balance: $1,300.00
        Dear Ana Ruiz:
        We are willing to settle this account for $780.00 if we receive it by May 2, 2026.
        This settlement offer ends on that day. This is an attempt to collect a debt by a debt collector.
        """
    )
    told = values(reading)
    assert "provider_name" not in told
    assert told["original_creditor"] == "Pinecrest Memorial Hospital"
    assert told["due_date"] == "2026-05-02"
    assert told["amount_due"] == "780.00"


def test_a_copay_that_is_all_the_plan_leaves_is_the_patient_s_share() -> None:
    drawing = """
        # Horizon Health Plan
        EXPLANATION OF BENEFITS
        Date          Service          Allowed     Insurance paid     Copay
        01/12/2026    Colonoscopy     1,200.00           1,100.00    100.00
        01/18/2026    Anesthesia        500.00             400.00    {second}
        """
    shared = read(drawing.format(second="100.00"))
    assert _cells(shared, Cell.PATIENT_RESPONSIBILITY) == ["100.00", "100.00"]
    assert _cells(read(drawing.format(second=" 40.00")), Cell.PATIENT_RESPONSIBILITY) == ["", ""]


def test_a_row_that_fell_apart_on_a_photo_is_asked_about() -> None:
    upper = [Word("99213", Box(40, 100, 70, 109)), Word("Exercises", Box(300, 100, 350, 109))]
    lower = [Word("97110", Box(250, 101, 280, 110)), Word("Therapeutic", Box(284, 101, 298, 110))]
    far = [Word("36415", Box(40, 130, 70, 139))]
    rows = tuple(
        Row(1, number, tuple(make_pieces(words, 1, recognized=True, space=9.0)), 1.0)
        for number, words in enumerate((upper, lower, far))
    )
    laid = PageRows(PageText(1, 612.0, 792.0, (), TextSource.OCR), rows)
    code = Fact("99213", "99213", State.READ, 0.99, rows[0].place)
    beside, alone = (Draft(rows[n], list(rows[n].pieces), {Cell.CODE: code}) for n in (0, 2))
    doubt_split_rows([laid], [beside, alone])
    assert beside.cells[Cell.CODE].state is State.CHECK
    assert alone.cells[Cell.CODE].state is State.READ


def test_a_box_level_with_the_headers_hides_no_table() -> None:
    reading = read(
        """
        # Northgate Cardiology Associates
        PATIENT STATEMENT                                         Account: 97931750
        Date         Description              Amount              Statement date     10/15/2026
        08/27/2026   83036 Glycosylated test  641.63              Due date           11/04/2026
                     Insurance payment       -449.14              Amount due            $192.49
        """
    )
    assert _cells(reading, Cell.CODE) == ["83036"]
    told = values(reading)
    assert told["statement_date"] == "2026-10-15"
    assert told["due_date"] == "2026-11-04"
    assert told["amount_due"] == "192.49"


def test_a_summary_beside_the_lines_with_a_header_of_its_own() -> None:
    reading = read(
        """
        # Bluff City Orthopaedics
        PATIENT STATEMENT
        Date         Service              Charge        Account summary
        08/27/2026   83036 A1C test        43.25        Charges                277.82
        08/27/2026   99214 Office visit   234.57        Insurance paid        -200.00
                                                        You owe                $77.82
        """
    )
    assert [str(x.cells[Cell.DESCRIPTION].value) for x in reading.lines] == ["A1C test", "Office visit"]
    assert values(reading)["insurance_paid"] == "200.00"
    assert values(reading)["amount_due"] == "77.82"


def test_services_side_by_side_are_no_block_of_one_service() -> None:
    reading = read(
        """
        # Sanford Health Plan
        EXPLANATION OF BENEFITS
                          11102       97110       80053       Total
        Billed          $259.45      $64.68      $62.01     $386.14
        Plan discount    $90.81      $22.64      $21.70     $135.15
        Plan paid       $128.64      $42.04      $32.25     $202.93
        You owe          $40.00       $0.00       $8.06      $48.06
        """
    )
    told = values(reading)
    assert told["total_charges"] == "386.14"
    assert told["patient_responsibility"] == "48.06"
    assert reading.lines == ()


def test_a_sentence_does_not_run_on_from_a_caption_to_the_amounts_below() -> None:
    reading = read(
        """
        # Tri-Rivers Health System
        PATIENT STATEMENT
        Total charges      Insurance paid      Adjustments      Amount you owe
        $2,358.02          $1,414.81           $471.60          $471.61
        """
    )
    assert values(reading)["amount_due"] == "471.61"


def test_a_header_over_two_headers_names_a_group() -> None:
    reading = read(
        """
        # Bluff City Orthopaedics
        PATIENT STATEMENT
                                                                Payments
        Date         Code     Description     Charges   Insurance   Patient   Adjusted    Balance
        08/27/2026   83036    A1C test         143.25      100.00      0.00      23.25      20.00
        08/28/2026   99214    Office visit     234.57      150.00      0.00      64.57      20.00
        """
    )
    assert _cells(reading, Cell.PLAN_PAID) == ["100.00", "150.00"]


def test_titles_and_label_rows_above_a_header_are_no_part_of_it() -> None:
    reading = read(
        """
        # Tri-Rivers Health System
        PATIENT STATEMENT
        Physician charges
        Date         Code     Description     Amount
        08/27/2026   83036    A1C test         47.18
        08/27/2026   99214    Office visit    222.17
        Provider     Dana Whitlock
        Date         Code     Description     Amount
        08/29/2026   36415    Blood draw       18.00
        """
    )
    assert _cells(reading, Cell.CHARGE) == ["47.18", "222.17", "18.00"]


def test_a_town_with_its_zip_code_is_no_service() -> None:
    reading = read(
        """
        # St. Brendan's Hospital
        PATIENT STATEMENT
        Reno, NV 89501
        Charges: 288.20
        Your insurance paid: 153.65-
        Pay this amount: $134.55
        """
    )
    assert reading.lines == ()
    assert values(reading)["total_charges"] == "288.20"


def test_a_lone_price_is_the_charge() -> None:
    reading = read(
        """
        # St. Brendan's Hospital
        PATIENT STATEMENT
        Svc Date      Procedure Code     Treatment            Price
        04/09/2026    90471              Immunization         27.92
        04/09/2026    90686              Flu vaccine          37.65
        """
    )
    assert _cells(reading, Cell.CHARGE) == ["27.92", "37.65"]


def test_a_name_that_ends_on_the_next_row_of_its_cell_is_whole() -> None:
    drawing = """
        # Summit Health Plan
        EXPLANATION OF BENEFITS
        Provider:   Northgate Cardiology
                    {below}
        Amount billed                    $100.00
        You owe                          $20.00
        """
    assert values(read(drawing.format(below="Associates")))["provider_name"] == "Northgate Cardiology Associates"
    assert values(read(drawing.format(below="12 Elm Street")))["provider_name"] == "Northgate Cardiology"
