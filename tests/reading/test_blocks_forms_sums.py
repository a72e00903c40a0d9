"""Services in blocks, amounts in two cells, claim forms, and sums that are not the paper's."""

from __future__ import annotations

from medneg_desktop.domain.reading import Cell, FieldName, State
from tests.reading.layout import read, values


def test_services_in_blocks_of_labels_are_lines_and_their_amounts_no_totals() -> None:
    reading = read(
        """
        # Anthem Blue Cross
        EXPLANATION OF BENEFITS
        Patient: Ana Chen
        08/31/26 CHEST X-RAY (71046)
           Amount billed         145.66
           Plan paid             104.88
           You owe                40.78
        08/31/26 METABOLIC PANEL (80053)
           Amount billed         659.10
           Plan paid             474.56
           You owe               184.54
        Claim totals
           Total billed          804.76
           Total you owe         225.32
        """
    )
    assert [x.cells[Cell.CODE].value for x in reading.lines] == ["71046", "80053"]
    assert [str(x.cells[Cell.CHARGE].value) for x in reading.lines] == ["145.66", "659.10"]
    said = values(reading)
    assert said["total_charges"] == "804.76"
    assert said["patient_responsibility"] == "225.32"
    assert "insurance_paid" not in said


def test_sums_of_one_claim_among_several_are_no_totals_of_the_paper() -> None:
    reading = read(
        """
        # Humana
        EXPLANATION OF BENEFITS
        Patient: Ana Chen     Claim number: 55110
        Date of service   Description   Billed     Plan paid   You owe
        01/02/2026        99213         100.00      80.00       20.00
        Claim total                     100.00      80.00       20.00
        Patient: Leo Marsh     Claim number: 55111
        Date of service   Description   Billed     Plan paid   You owe
        01/02/2026        99214         130.00     100.00       30.00
        Claim total                     130.00     100.00       30.00
        """
    )
    assert len(reading.lines) == 2
    assert FieldName.TOTAL_CHARGES not in reading.fields
    assert FieldName.PATIENT_RESPONSIBILITY not in reading.fields
    assert reading.fields[FieldName.CLAIM_NUMBER].state is State.CHECK
    assert reading.fields[FieldName.PATIENT_NAME].state is State.CHECK


def test_dollars_and_cents_in_cells_of_their_own() -> None:
    reading = read(
        """
        # Sierra Mutual Health
        EXPLANATION OF BENEFITS
        DATE          SERVICE        CHARGED     ALLOWED     YOU OWE
        03/31/2026    G0008           43  18      25  90       5  18
        03/31/2026    36415          419  85     251  91     117  55
                      TOTAL          463  03     277  81     122  73
        """
    )
    assert [str(x.cells[Cell.CHARGE].value) for x in reading.lines] == ["43.18", "419.85"]
    assert values(reading)["total_charges"] == "463.03"


def test_numbers_side_by_side_are_no_cents_where_amounts_have_points() -> None:
    reading = read(
        """
        # Lakeland Hospital
        Date          Code     Description      Qty    Charge
        01/02/2026    80053    METABOLIC        4  10  75.00
        01/02/2026    71046    X-RAY            1  20  35.00
        """
    )
    assert [str(x.cells[Cell.CHARGE].value) for x in reading.lines] == ["75.00", "35.00"]


def test_the_boxes_of_a_ub04() -> None:
    reading = read(
        """
        GOOD SAMARITAN HOSPITAL                        3a PAT. CNTL #      4 TYPE OF BILL
        100 HOSPITAL DRIVE                             48874771            0131
                                             5 FED. TAX NO.   6 STATEMENT COVERS PERIOD FROM THROUGH
                                             31-4455667       080926       081026
        8 PATIENT NAME
        DELGADO HELEN D
        42 REV. CD.  43 DESCRIPTION    44 HCPCS / RATE   45 SERV. DATE   46 SERV. UNITS   47 TOTAL CHARGES
        0300         LABORATORY        93000             080926          1                412  78
        0250         PHARMACY          J1885             080926          2                 20  00
        0001         PAGE 1 OF 1       CREATION DATE     100326          TOTALS           432  78
        UB-04 CMS-1450
        """
    )
    said = values(reading)
    assert said["account_number"] == "48874771"
    assert said["type_of_bill"] == "0131"
    assert said["tax_id"] == "31-4455667"
    assert said["service_to"] == "2026-08-10"
    assert said["provider_name"] == "GOOD SAMARITAN HOSPITAL"
    assert said["total_charges"] == "432.78"
    assert [str(x.cells[Cell.CHARGE].value) for x in reading.lines] == ["412.78", "20.00"]


def test_the_upper_row_of_a_header_is_not_lost() -> None:
    reading = read(
        """
        # Cigna
        EXPLANATION OF BENEFITS
        Service      Amount     Amount not    Copay/         What your     What I
        dates        billed     covered       deductible     plan paid     owe
        01/02/26     100.00       0.00         20.00          80.00        20.00
        01/03/26     200.00       0.00         50.00         150.00        50.00
        """
    )
    assert FieldName.DEDUCTIBLE not in reading.fields
    assert all(Cell.DEDUCTIBLE not in x.cells and Cell.ALLOWED not in x.cells for x in reading.lines)
    assert str(reading.lines[1].cells[Cell.PLAN_PAID].value) == "150.00"


def test_figures_that_contradict_each_other_are_asked_about_on_a_recognized_page() -> None:
    drawing = """
        # Lakeland Hospital
        PATIENT STATEMENT     Patient: Ana Ruiz
        Total charges           $900.00
        Insurance payments     -$500.00
        Amount due              $490.00
        """
    assert read(drawing, ocr=True).fields[FieldName.AMOUNT_DUE].state is State.CHECK
    assert read(drawing).fields[FieldName.AMOUNT_DUE].state is State.READ


def test_amounts_that_lost_their_labels_make_the_page_s_amounts_doubtful() -> None:
    drawing = """
        # Lakeland Hospital
        PATIENT STATEMENT     Patient: Ana Ruiz
        Total charges
                                $900.00
        Insurance payments
                                $500.00
        Adjustments
                                $100.00
        Amount due              $300.00
        """
    assert read(drawing, ocr=True).fields[FieldName.AMOUNT_DUE].state is State.CHECK


def test_days_of_several_visits_bound_the_paper() -> None:
    reading = read(
        """
        # Lakeland Hospital
        DETAIL OF CHARGES      Patient: Ana Ruiz
        Code      Service            Charge
        LABORATORY      Service date: 02/19/2026
        80053     PANEL              75.00
        IMAGING         Service date: 02/17/2026
        71046     X-RAY              35.00
        PHARMACY        Service date: 02/17/2026
        J1885     KETOROLAC           5.00
        """
    )
    said = values(reading)
    assert said["service_from"] == "2026-02-17"
    assert said["service_to"] == "2026-02-19"


def test_the_network_status_is_the_words_of_the_status_alone() -> None:
    reading = read(
        """
        # Aetna
        EXPLANATION OF BENEFITS
        Network status: In network provider for this plan
        Amount billed: $10.00
        """
    )
    assert values(reading)["network_status"] == "In network"
