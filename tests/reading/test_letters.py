"""Papers of other kinds: EOBs, collection letters, estimates, receipts, and what is none of them."""

from __future__ import annotations

from medneg_desktop.domain.reading import Cell, DocumentKind, FieldName
from tests.reading.layout import read, values

EOB = """
    # Unity Choice HMO                                     Explanation of Benefits
                                                           THIS IS NOT A BILL
                                       Member ID:          W047399212
    Aisha B Quigley                    Group Number:       973983
    7630 Washington Way                Claim Number:       9641E4645668
    Duluth, MN 55802                   Date Processed:     06/14/2025
                                       Patient Account:    233537455758
                                       Provider:           Plains Hospital

    Service     Proc    Amount     Plan       Allowed                          Plan     You May  Remark
    Date        Code    Billed     Discount   Amount     Deductible   Copay    Paid     Owe      Code
    05/01/2025  E0114   $113.00    $51.67     $61.33     $0.00        $50.00   $11.33   $50.00   CO-97
    05/02/2025  71045   $271.00    $103.12    $167.88    $167.88      $0.00    $0.00    $167.88  M15
    TOTALS              $384.00    $154.79    $229.21    $167.88      $50.00   $11.33   $217.88
    """


def test_an_eob_gives_the_sums_under_its_columns() -> None:
    said = values(read(EOB))
    assert said["total_charges"] == "384.00"
    assert said["plan_discount"] == "154.79"
    assert said["allowed_amount"] == "229.21"
    assert said["insurance_paid"] == "11.33"
    assert said["patient_responsibility"] == "217.88"
    assert said["processed_date"] == "2025-06-14"
    assert "amount_due" not in said


def test_an_eob_names_payer_provider_and_patient() -> None:
    said = values(read(EOB))
    assert said["payer_name"] == "Unity Choice HMO"
    assert said["provider_name"] == "Plains Hospital"
    assert said["patient_name"] == "Aisha B Quigley"


def test_each_line_of_an_eob_keeps_its_columns_apart() -> None:
    line = read(EOB).lines[0]
    cells = {c.value: str(f.value) for c, f in line.cells.items() if c is not Cell.REASON_CODES}
    assert cells["allowed"] == "61.33"
    assert cells["adjustment"] == "51.67"
    assert cells["copay"] == "50.00"
    assert cells["patient_responsibility"] == "50.00"
    assert line.items(Cell.REASON_CODES) == ("CO-97",)


COLLECTION = """
    MIDSTATE RECEIVABLES MANAGEMENT                                     01-15-2026
    P.O. Box 99523, Ocala, FL 34471

    Victor C Mbeki                          Our File Number: CLM792628497
    1421 Church Ct                          Creditor Account: 99441585
    Erie, PA 16501                          Creditor: Lakeshore Regional Hospital

    Dear Victor C Mbeki: The account listed above has been referred to our office for collection. Our
    records show that you owe $1,092.83, which includes $1,076.68 in principal and $16.15 in interest
    and fees. If we receive payment by 02-14-2026, no further interest will be charged. You have the
    right to dispute the validity of this debt within 30 days. Call 877-555-5077.
    """


def test_a_collection_letter_is_read_from_its_sentences() -> None:
    reading = read(COLLECTION)
    assert reading.kind is DocumentKind.COLLECTION_LETTER
    said = values(reading)
    assert said["collector_name"] == "MIDSTATE RECEIVABLES MANAGEMENT"
    assert said["original_creditor"] == "Lakeshore Regional Hospital"
    assert said["account_number"] == "99441585"
    assert said["amount_due"] == "1092.83"
    assert said["interest_fees"] == "16.15"
    assert said["due_date"] == "2026-02-14"
    assert said["notice_date"] == "2026-01-15"
    assert said["patient_name"] == "Victor C Mbeki"


def test_an_estimate_has_a_total_and_no_amount_due() -> None:
    reading = read(
        """
                 GOOD FAITH ESTIMATE FOR HEALTH CARE ITEMS AND SERVICES
        Patient: Ellen J Fitzgerald                   Date of Birth: 12-16-1938
        Date of Estimate: 12-22-2025                  NPI / TIN: 1526965027 / 00-3499773
        Provider/Facility: Cedar Grove Hospital       Scheduled date: 09-25-2026
        Service/Item                Service Code      Quantity      Expected Cost
        HYDRATE IV INFUSION         96361             2                   $611.50
        CHEST X-RAY                 71045             1                   $111.84
                                         Total Expected Charges           $723.34
        """
    )
    assert reading.kind is DocumentKind.GOOD_FAITH_ESTIMATE
    said = values(reading)
    assert said["estimate_total"] == "723.34"
    assert said["npi"] == "1526965027"
    assert said["tax_id"] == "00-3499773"
    assert said["provider_name"] == "Cedar Grove Hospital"
    assert "amount_due" not in said
    assert len(reading.lines) == 2


def test_a_receipt_has_what_was_paid_and_when() -> None:
    reading = read(
        """
        # Lakeside Medical Clinic
        PAYMENT RECEIPT
        Patient: Ana Ruiz              Account Number: 44120
        Payment Date: 03/02/2026       Payment Method: Visa
        Confirmation Number: 88121
        Amount Paid:                   $35.00
        Remaining Balance:             $85.00
        Thank you for your payment
        """
    )
    assert reading.kind is DocumentKind.RECEIPT
    said = values(reading)
    assert said["amount_paid"] == "35.00"
    assert said["payment_date"] == "2026-03-02"
    assert said["payment_reference"] == "88121"
    assert said["payment_method"] == "Visa"
    assert "amount_due" not in said


def test_a_bill_for_electricity_is_no_medical_paper() -> None:
    reading = read(
        """
        # Northern Light Power
        Account Number: 5512
        Electric service 540 kWh     Meter reading 10231
        Amount due                   $88.10
        Your utility bill is due on the date shown. Thank you for being our customer since 1999.
        """
    )
    assert reading.kind is DocumentKind.OTHER


def test_the_language_is_told() -> None:
    reading = read(
        """
        # Clinica Salud
        ESTADO DE CUENTA
        Nombre del paciente: Ana Ruiz       Fecha de servicio: 03/02/2026
        Número de cuenta: 44120             Fecha de vencimiento: 04/30/2026
        Total de cargos                     $120.00
        Pagos del seguro                     $80.00
        Total a pagar                        $40.00
        """
    )
    assert reading.language == "es"
    said = values(reading)
    assert said["patient_name"] == "Ana Ruiz"
    assert said["account_number"] == "44120"
    assert said["due_date"] == "2026-04-30"
    assert said["insurance_paid"] == "80.00"
    assert said["amount_due"] == "40.00"
    assert FieldName.SERVICE_FROM in reading.fields
