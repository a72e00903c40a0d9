"""Papers that are no medical bills yield no amount, no date and no number, whatever trade they come from; an invoice
that tells no trade is asked about.
"""

from __future__ import annotations

import pytest

from medneg_desktop.domain.reading import DocumentKind, FieldName, Reading, State
from medneg_desktop.reading import read_part
from medneg_desktop.reading.layout import Layout, as_kind
from medneg_desktop.reading.scope import PEOPLE
from tests.reading.layout import page, read, values

INVOICE = """
# {name}
4117 Prospect Ave, Reno, NV 89501                             {title}
Marta Okafor                          Invoice No.: 50107
12 Old Mill Rd                        Date: 11/03/2025
Salem, OR 97301                       Due Date: 11/18/2025

Date          Description                      Qty    Rate       Amount
11/01/2025    {first}    1      $120.00    $120.00
11/01/2025    {second}    2      $40.50      $81.00

                                        Subtotal      $201.00
                                        BALANCE DUE   $201.00
Thank you for your business! Terms: net 15 days.
"""

TRADES = {
    "Reliable Rooter & Pipe Co.": ("Snake main line 75 ft", "Replace wax ring"),
    "Beacon Electric LLC": ("Replace GFCI outlets", "200A panel inspection"),
    "Maple Street Animal Hospital": ("Exam - Biscuit", "Rabies vaccine 3yr"),
    "Dr. Lena Ford, DVM": ("Float teeth", "Coggins test"),
    "Hillside Auto Care": ("Front brake pads", "Diagnostic scan"),
    "Ellis Piano Tuning": ("Concert pitch tuning", "Replace 2 strings"),
    "Bright Path Tutoring": ("Algebra II session", "SAT prep session"),
    "uFix Device Clinic": ("Screen replacement", "Battery replacement"),
    "PC Doctor Inc.": ("Virus removal", "System tune-up"),
    "Evergreen Tree Surgeons": ("Crown reduction, oak", "Stump grinding"),
    "A-1 Lock & Safe": ("Lockout service", "Rekey 3 cylinders"),
    "Golden Hour Photography": ("Family session", "Digital album"),
}


def nothing_asked(reading: Reading) -> bool:
    return reading.kind is DocumentKind.OTHER and not reading.lines and set(reading.fields) <= PEOPLE


@pytest.mark.parametrize("name", TRADES)
def test_an_invoice_of_another_trade_yields_no_medical_value(name: str) -> None:
    first, second = (f"{text:29}" for text in TRADES[name])
    assert nothing_asked(read(INVOICE.format(name=name, title="INVOICE", first=first, second=second)))


def test_an_invoice_that_tells_no_trade_is_asked_about_with_all_that_it_says() -> None:
    text = INVOICE.format(name="Ellis & Sons", title="INVOICE", first=f"{'Concert':29}", second=f"{'Strings':29}")
    reading = read(text)
    assert reading.kind is DocumentKind.OTHER
    assert reading.kind_state is State.CHECK
    assert values(reading)["amount_due"] == "201.00"
    facts = [f for n, f in reading.fields.items() if n not in PEOPLE]
    facts += [f for line in reading.lines for f in line.cells.values()]
    assert {f.state for f in facts} == {State.CHECK}


def test_the_same_invoice_of_a_doctor_is_read_whole() -> None:
    text = INVOICE.format(
        name="Ellis Family Medicine", title="INVOICE", first=f"{'Office visit':29}", second=f"{'Flu vaccine':29}"
    )
    reading = read(text)
    assert reading.kind is DocumentKind.ITEMIZED_BILL
    assert len(reading.lines) == 2
    assert values(reading)["amount_due"] == "201.00"


PAPERS = {
    "power": """
        # Great Lakes Gas & Electric Cooperative
        Account No.: 763639274              Bill Date: 09/02/2025
        Amount Due: $189.75                 Due Date: 09/25/2025
        Service     From     To       Read      Usage     Amount
        Electric    08/01    08/31    44120     612       $126.50
        Gas         08/01    08/31    8812      14         $63.25
        Total current charges                             $189.75
        TOTAL AMOUNT DUE                                  $189.75
        Medical emergency? A doctor or physician can certify a medical hardship.
    """,
    "card": """
        # Summit Bank Platinum MasterCard
        Statement Closing Date: 09/20/2025        New Balance: $812.40
        Minimum Payment: $29.00                   Payment Due Date: 10/14/2025
        Posted    Description                      Amount
        09/02     ST MARY HOSPITAL GIFT SHOP        $18.10
        09/09     DR SMITH FAMILY MEDICINE          $35.00
        Previous balance                           $759.30
        Annual Percentage Rate 24.99%. Credit limit $5,000.00.
    """,
    "meter": """
        # Valley Light & Water
        UTILITY BILL                          Account Number: 6699488859
        Billing Period: Aug 3 - Sep 2         Due Date: 09/25/2025
        Meter      Prior     Present     Used        Charges
        E-4471     10233     11041       808 kWh     $164.97
        Previous Balance                             $164.97
        Payments Received                           -$164.97
        AMOUNT DUE                                   $164.97
    """,
    "store card": """
        # Store Card Services
        4117 Prospect Ave, Reno, NV 89501
        STATEMENT          Account: 38095608       Minimum due: $35.00
        Date       Description                     Amount
        08/11      SHOES                          $142.00
        08/14      PEDIATRIC DENTAL GROUP          $88.10
        Interest Charged                           $12.20
        NEW BALANCE                               $970.14
    """,
    "drugstore": """
        CORNER PHARMACY #118
        14 OLD MILL RD
        09/20/25  18:22  REG 3  TRAN 4410
        SHAMPOO 12OZ              7.99
        LIP BALM                  3.49
        MASCARA BLK              11.49
        SUBTOTAL                 22.97
        TAX 7.0%                  1.61
        TOTAL                    24.58
        VISA                     24.58
    """,
    "rent": """
        # Fox Run Apartments
        RENT STATEMENT        Resident: Marta Okafor     Unit: C-204
        Date          Charge              Amount
        09/01/2025    Monthly rent        $1,210.00
        09/01/2025    Pet fee                $35.00
        BALANCE DUE                       $1,245.00
    """,
    "premium": """
        # Keystone Auto Insurance
        POLICY DECLARATIONS      Policy Number: 400991277
        Coverage              Deductible      Premium
        Medical Payments                       $18.00
        Collision             $500.00         $212.00
        TOTAL PREMIUM                         $460.00
    """,
    "tax": """
        # Office of the County Treasurer
        REAL ESTATE TAX BILL       Parcel: 883410022      Due Date: 12/31/2025
        Hospital District       0.0412       $91.10
        School District         1.2201     $1,204.77
        TOTAL DUE                          $1,295.87
    """,
}


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_that_mentions_care_in_passing_yields_no_medical_value(name: str) -> None:
    assert nothing_asked(read(PAPERS[name]))


def test_a_prescription_is_a_record_and_holds_no_amount() -> None:
    reading = read(
        """
        # Northgate Family Medicine
        Patient: Ines Novak          Date: 09/04/2025
        Amoxicillin 500 mg capsule. Take 1 capsule by mouth three times daily for 10 days.
        Dispense: 30      Refills: 0      Substitution permitted
        """
    )
    assert reading.kind is DocumentKind.MEDICAL_RECORD
    assert FieldName.AMOUNT_DUE not in reading.fields


def test_a_person_who_names_the_kind_has_the_paper_read_as_that() -> None:
    text = INVOICE.format(name="Ellis & Sons", title="INVOICE", first=f"{'Concert':29}", second=f"{'Strings':29}")
    said = Layout(kind=as_kind(DocumentKind.ITEMIZED_BILL, "you said so", State.ENTERED))
    reading = read_part(1, [page(text)], said)
    assert len(reading.lines) == 2
    assert values(reading)["amount_due"] == "201.00"


def test_a_hospital_that_lists_a_blood_gas_and_water_stays_a_hospital() -> None:
    reading = read(
        """
        # Lakeshore Hospital
        PATIENT STATEMENT     Patient: Ana Ruiz     Account number: 7712345
        Date          Description                  Charge
        08/23/2026    ARTERIAL BLOOD GAS           120.00
        08/23/2026    STERILE WATER 1000ML          18.00
        08/23/2026    GLUCOSE METER                 35.00
        Amount due                                 $173.00
        """
    )
    assert reading.kind is DocumentKind.ITEMIZED_BILL
    assert len(reading.lines) == 3
