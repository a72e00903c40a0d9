"""Claims data: each format gives the same facts as a printed explanation, at places where they can be seen."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medneg_desktop.core.money import Money
from medneg_desktop.domain.place import Place
from medneg_desktop.domain.reading import AnyFact, Cell, DocumentKind, FieldName, Reading, State
from medneg_desktop.reading.structured import Format, HoldsNoClaims, Malformed, SetOut, format_of, set_out
from medneg_desktop.reading.structured import sheet as grid
from tests.reading.structured import samples

F, C = FieldName, Cell


def told(reading: Reading) -> dict[str, str]:
    return {name.value: str(fact.value) for name, fact in reading.fields.items()}


def cells(reading: Reading, line: int) -> dict[str, str]:
    return {cell.value: str(fact.value) for cell, fact in reading.lines[line - 1].cells.items()}


def text_at(pages: SetOut, place: Place) -> str:
    """The typed text under a place."""
    rows = pages.pages[place.page - 1]
    box = place.box
    first = round((box.y0 - grid.box_of(0, 0, 1).y0) / grid.LEADING)
    last = round((box.y1 - grid.box_of(0, 0, 1).y1) / grid.LEADING)
    columns = slice(round((box.x0 - grid.LEFT) / grid.PITCH), round((box.x1 - grid.LEFT) / grid.PITCH))
    return " ".join(rows[row][columns] for row in range(first, last + 1))


def all_facts(reading: Reading) -> list[AnyFact]:
    return [*reading.fields.values(), *(f for line in reading.lines for f in line.cells.values())]


SAMPLES = {
    "carin": samples.bundle(samples.carin_eob()),
    "stu3": samples.medicare_stu3(),
    "835": samples.remittance(samples.SECOND_CLAIM),
    "blue button": samples.BLUE_BUTTON.encode(),
}


@pytest.mark.parametrize(
    ("name", "kind"),
    [("carin", Format.FHIR), ("stu3", Format.FHIR), ("835", Format.X12), ("blue button", Format.BLUE_BUTTON)],
)
def test_a_format_is_known_by_its_bytes(name: str, kind: Format) -> None:
    assert format_of(SAMPLES[name]) is kind
    assert format_of(b"\xef\xbb\xbf" + SAMPLES[name]) is kind


@pytest.mark.parametrize(
    "content", [b"", b"{}", b'{"a": 1}', b"ISAAC bought a car", b"Dear MYMEDICARE.GOV", b"%PDF-1.7"]
)
def test_other_bytes_are_no_data(content: bytes) -> None:
    assert format_of(content) is None


@pytest.mark.parametrize("name", SAMPLES)
def test_every_value_stands_where_its_place_says(name: str) -> None:
    found = set_out(SAMPLES[name])
    for reading in found.readings:
        assert reading.kind is DocumentKind.EOB
        for fact in all_facts(reading):
            assert fact.place is not None
            first = fact.raw.split(",")[0].split()[0]
            assert first in text_at(found, fact.place), fact
        assert {f.place.page for f in all_facts(reading) if f.place} <= set(range(1, len(found.pages) + 1))


def test_a_portals_explanation_is_read_whole() -> None:
    (reading,) = set_out(SAMPLES["carin"]).readings
    assert told(reading) == {
        "payer_name": "Harbor Mutual",
        "patient_name": "Ana M Lopez",
        "provider_name": "Riverbend General Hospital",
        "npi": "1234567893",
        "member_id": "HM88211",
        "group_number": "G-77",
        "plan_name": "Silver 70",
        "claim_number": "7731-02-559",
        "account_number": "ACC-4471",
        "type_of_bill": "131",
        "service_from": "2026-08-14",
        "service_to": "2026-08-15",
        "processed_date": "2026-09-01",
        "diagnosis_codes": "('S06.0X1A',)",
        "total_charges": "1324.50",
        "allowed_amount": "700.10",
        "insurance_paid": "480.08",
        "patient_responsibility": "260.52",
        "patient_paid": "25.00",
    }
    assert cells(reading, 1) == {
        "service_date": "2026-08-14",
        "code": "99285",
        "description": "Emergency visit, level five",
        "modifiers": "('25',)",
        "revenue_code": "0450",
        "units": "1",
        "reason_codes": "('CO-45',)",
        "charge": "1284.00",
        "allowed": "700.10",
        "adjustment": "583.90",
        "deductible": "100.00",
        "coinsurance": "120.02",
        "plan_paid": "480.08",
        "patient_responsibility": "220.02",
    }
    assert cells(reading, 2) == {
        "service_date": "2026-08-14",
        "service_end": "2026-08-15",
        "charge": "40.50",
        "not_covered": "40.50",
    }
    charge = reading.lines[0].money(C.CHARGE)
    assert charge is not None
    assert charge.state is State.PROVEN


def test_medicares_own_variables_and_the_older_release_are_read() -> None:
    (reading,) = set_out(SAMPLES["stu3"]).readings
    assert told(reading)["claim_number"] == "9991831999"
    assert told(reading)["provider_name"] == "Dr. Ruth Vale"
    assert (told(reading)["total_charges"], told(reading)["insurance_paid"]) == ("300.00", "96.00")
    line = cells(reading, 1)
    assert (line["code"], line["charge"], line["allowed"]) == ("99214", "300.00", "150.00")
    assert (line["deductible"], line["coinsurance"], line["plan_paid"]) == ("30.00", "24.00", "96.00")


def test_a_single_resource_a_list_and_a_resource_a_line_are_the_same() -> None:
    eob = samples.carin_eob()
    alone = set_out(json.dumps(eob).encode()).readings
    assert set_out(json.dumps([eob]).encode()).readings == alone
    two = set_out("\n".join([json.dumps(eob), json.dumps(eob)]).encode()).readings
    assert [r.part for r in two] == [1, 2]
    assert told(two[1]) == told(alone[0])


def test_part_of_a_cent_and_contradictions_are_asked_about_and_foreign_money_is_left_out() -> None:
    eob = samples.carin_eob(
        item=[
            {
                "productOrService": {"coding": [{"code": "99285"}]},
                "adjudication": [
                    {"category": {"coding": [{"code": "eligible"}]}, "amount": {"value": 144.984, "currency": "USD"}},
                    {"category": {"coding": [{"code": "copay"}]}, "amount": {"value": 10, "currency": "EUR"}},
                    {"category": {"coding": [{"code": "benefit"}]}, "amount": {"value": 5, "currency": "USD"}},
                    {"category": {"coding": [{"code": "benefit"}]}, "amount": {"value": 6, "currency": "USD"}},
                ],
            }
        ]
    )
    (reading,) = set_out(json.dumps(eob).encode()).readings
    found = reading.lines[0].cells
    assert (found[C.ALLOWED].value, found[C.ALLOWED].state) == (Money.of("144.98"), State.CHECK)
    assert C.COPAY not in found
    assert found[C.PLAN_PAID].state is State.CHECK


def test_a_remittance_is_read_claim_by_claim() -> None:
    first, second = set_out(SAMPLES["835"]).readings
    assert told(first) == {
        "payer_name": "HARBOR MUTUAL",
        "provider_name": "RIVERBEND GENERAL HOSPITAL",
        "npi": "1234567893",
        "tax_id": "123456789",
        "processed_date": "2026-09-01",
        "account_number": "ACC-4471",
        "claim_number": "7731-02-559",
        "patient_name": "ANA M LOPEZ",
        "member_id": "HM88211",
        "group_number": "G-77",
        "service_from": "2026-08-14",
        "service_to": "2026-08-15",
        "total_charges": "1324.50",
        "insurance_paid": "480.08",
        "patient_responsibility": "260.52",
        "plan_discount": "583.90",
        "deductible": "100.00",
        "coinsurance": "120.02",
        "not_covered": "40.50",
    }
    assert cells(first, 1) == {
        "code": "99285",
        "modifiers": "('25',)",
        "revenue_code": "0450",
        "charge": "1284.00",
        "plan_paid": "480.08",
        "units": "1",
        "service_date": "2026-08-14",
        "allowed": "700.10",
        "adjustment": "583.90",
        "deductible": "100.00",
        "coinsurance": "120.02",
        "reason_codes": "('CO-45', 'PR-1', 'PR-2', 'N130')",
        "patient_responsibility": "220.02",
    }
    assert first.lines[1].items(C.REASON_CODES) == ("PR-96",)
    assert cells(first, 2)["not_covered"] == "40.50"
    assert (cells(first, 2)["service_date"], cells(first, 2)["service_end"]) == ("2026-08-14", "2026-08-15")
    assert told(second)["patient_name"] == "BENITO LOPEZ"
    assert told(second)["plan_discount"] == "75.00"
    assert any("denied" in note for note in second.notes)
    assert cells(second, 1)["service_date"] == "2026-08-20"
    assert "patient_responsibility" not in cells(second, 1)
    units = second.lines[0].number_of(C.UNITS)
    assert units is not None
    assert units.value == Decimal(1)


def test_other_signs_between_elements_are_those_that_the_header_names() -> None:
    plain = samples.remittance()
    other = plain.replace(b"*", b"|").replace(b"~", b"'\r\n").replace(b":", b">")
    assert [told(r) for r in set_out(other).readings] == [told(r) for r in set_out(plain).readings]


def test_a_claim_that_does_not_balance_has_no_sums_and_says_so() -> None:
    content = samples.remittance().replace(b"CAS*CO*45*583.9~", b"CAS*CO*45*500~")
    (reading,) = set_out(content).readings
    assert F.PLAN_DISCOUNT not in reading.fields
    assert C.PATIENT_RESPONSIBILITY not in reading.lines[0].cells
    assert any("do not lead" in note for note in reading.notes)


def test_a_claim_without_services_and_a_remittance_without_claims() -> None:
    stay = "LX*2~CLP*ACC-7*1*9000*6000*1000*12*7731-02-561*11*1~CAS*CO*45*2000~CAS*PR*1*1000~NM1*QC*1*LOPEZ*ANA~"
    _, reading = set_out(samples.remittance(stay)).readings
    assert reading.lines == ()
    assert (told(reading)["plan_discount"], told(reading)["deductible"]) == ("2000.00", "1000.00")
    empty = samples.ISA + "GS*HP*A*B*20260901*1200*1*X*005010X221A1~ST*835*0001~BPR*I*0*C~SE*3*0001~GE*1*1~IEA*1*1~"
    with pytest.raises(HoldsNoClaims):
        set_out(empty.encode())


def test_a_file_that_counts_itself_differently_is_read_with_a_note() -> None:
    (reading,) = set_out(samples.remittance().replace(b"REF*TJ*123456789~", b"")).readings
    assert any("counts its own entries" in note for note in reading.notes)


def test_medicares_text_is_shown_as_it_stands_and_read_claim_by_claim() -> None:
    found = set_out(SAMPLES["blue button"])
    office, unclear, drug = found.readings
    assert told(office) == {
        "claim_number": "1234567890000",
        "provider_name": "RIVERBEND CHIROPRACTIC",
        "provider_address": "12 MILL RD RIVERBEND OR 97001",
        "service_from": "2026-10-18",
        "total_charges": "60.00",
        "payer_name": "Medicare",
        "allowed_amount": "34.00",
        "insurance_paid": "27.20",
        "patient_responsibility": "6.80",
        "diagnosis_codes": "('M9901', 'M5450')",
        "patient_name": "JOHN Q PUBLIC",
    }
    line = cells(office, 1)
    assert (line["code"], line["modifiers"], line["units"]) == ("98941", "('AT',)", "1")
    assert (line["charge"], line["allowed"], line["not_covered"]) == ("60.00", "34.00", "26.00")
    assert line["description"].startswith("Chiropractic Manipulative Treatment")
    assert F.TOTAL_CHARGES not in unclear.fields
    assert F.PROVIDER_NAME not in unclear.fields
    assert any("about 500" in note for note in unclear.notes)
    assert told(drug)["claim_number"] == "83921"
    assert drug.date(F.SERVICE_FROM) is not None
    assert drug.fields[F.SERVICE_FROM].value == date(2026, 11, 17)
    typed = "\n".join(row for page in found.pages for row in page)
    assert "Date of Birth: 01/01/1940" in typed


@pytest.mark.parametrize(
    "content",
    [
        samples.bundle(samples.carin_eob())[:-200],
        samples.medicare_stu3()[:500],
        b'{"resourceType": "Bundle", "entry": ' + b"[" * 100_000,
        samples.remittance()[:-30],
        samples.remittance()[:400],
        samples.remittance().replace(b"CAS*CO*45*583.9~", b"CAS*CO*45*58e.9~"),
        samples.remittance().replace(b"*1284*", b"*12,84*"),
        samples.remittance().replace(b"CAS*CO*", b"CAS*ZZ*"),
        b"ISA*00*too short~",
    ],
)
def test_a_malformed_file_is_told_and_nothing_is_guessed(content: bytes) -> None:
    with pytest.raises(Malformed, match=r"^[A-Z].*\.$"):
        set_out(content)


def test_data_without_claims_is_told_apart_from_damage() -> None:
    with pytest.raises(HoldsNoClaims):
        set_out(b'{"resourceType": "Patient", "id": "1"}')


def test_many_claims_share_pages() -> None:
    eobs = [samples.carin_eob(id=f"E{n}") for n in range(40)]
    found = set_out(samples.bundle(*eobs))
    assert len(found.readings) == 40
    assert len(found.pages) <= 40
    assert all(len(page) <= grid.ROWS and all(len(row) <= grid.COLUMNS for row in page) for page in found.pages)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["coding", "code", "value", "amount", "category", "name", "reference"]), inner
        )
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(sorted(samples.carin_eob())[:-1]), JSON, max_size=6))
def test_wrong_shapes_give_less_and_never_break(changes: dict[str, object]) -> None:
    changes.pop("resourceType", None)
    assert len(set_out(json.dumps(samples.carin_eob(**changes)).encode()).readings) == 1


@given(st.binary(max_size=60), st.integers(0, 700))
def test_torn_remittances_are_read_or_told(junk: bytes, at: int) -> None:
    content = samples.remittance()
    try:
        set_out(content[: 106 + at] + junk + content[106 + at :])
    except (Malformed, HoldsNoClaims):
        return
