"""Names, numbers and days as they are compared."""

from __future__ import annotations

from datetime import date

import pytest

from medneg_desktop.domain.reading import Reading
from medneg_desktop.ledger import keys
from tests.builders import paper


def named(name: str) -> Reading:
    return paper(f"statement\npatient_name: {name}").reading


def provided(name: str) -> Reading:
    return paper(f"statement\nprovider_name: {name}").reading


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("LOPEZ, ANA M", "Ana M. Lopez"),
        ("LOPEZ ANA", "Ana Lopez"),
        ("Ana María López", "Ana Lopez"),
        ("Mrs. Ana Lopez", "Ana Lopez"),
        ("Ana M Lopez", "Ana Maria Lopez"),
    ],
)
def test_one_person(one: str, other: str) -> None:
    assert keys.same_patient(named(one), named(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Lopez", "Luis Lopez"),
        ("Maria Garcia", "Mario Garcia"),
        ("John A Smith", "John B Smith"),
        ("John Smith Jr", "John Smith Sr"),
        ("John Smith Jr", "John Smith"),
    ],
)
def test_two_people(one: str, other: str) -> None:
    assert keys.patients_differ(named(one), named(other))


def test_a_left_out_junior_is_a_slip_and_a_senior_is_not() -> None:
    assert keys.patient_slip(named("John Smith Jr"), named("John Smith"))
    assert not keys.patient_slip(named("John Smith Jr"), named("John Smith Sr"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mercy Valley Health System", "MERCY VALLEY HEALTH SYSTEM, INC.", True),
        ("Mercy Valley Health System", "Mercy Valley", True),
        ("St. Odile Hospital", "Saint Odile Hospital", True),
        ("Marlow Family Physicians", "Marlow Famiiy Physicians", True),
        ("Mercy Hospital", "Granite Emergency Group", False),
        ("Canyon Ridge Clinic", "Canyon View Imaging", False),
    ],
)
def test_providers(one: str, other: str, same: bool) -> None:
    assert keys.same_provider(provided(one), provided(other)) is same


def test_numbers_lose_dashes_and_leading_zeros() -> None:
    assert keys.number_key("00-448213-7") == keys.number_key("448213 7") == "4482137"


def test_a_short_or_wordy_number_identifies_nothing() -> None:
    for text in ("123", "NONE", "N/A"):
        reading = paper(f"statement\naccount_number: {text}").reading
        assert not [k for k in keys.match_keys(reading) if k.startswith("account:")]


def test_an_npi_settles_who_the_provider_is() -> None:
    one = paper("statement\nprovider_name: Mercy\nnpi: 1234567893").reading
    other = paper("statement\nprovider_name: Valley Health Billing Office\nnpi: 1234567893").reading
    assert keys.same_provider(one, other)


def test_a_range_of_a_stay_is_all_its_days_and_a_long_ledger_only_its_ends() -> None:
    stay = paper("statement\nservice_from: 2026-08-10\nservice_to: 2026-08-13").reading
    ledger = paper("statement\nservice_from: 2026-01-01\nservice_to: 2026-12-31").reading
    assert (len(keys.service_days(stay)), len(keys.service_days(ledger))) == (4, 2)


def test_a_slip_needs_a_picture_to_be_misread_from() -> None:
    twin, sister = named("Mario Garcia"), named("Maria Garcia")
    assert not keys.patient_slip(twin, sister)
    scanned = paper("statement ocr\npatient_name: Carla Kesslcr").reading
    assert keys.patient_slip(named("Carla Kessler"), scanned)


def test_papers_of_one_provider_within_three_months_share_a_quarter() -> None:
    assert set(keys.quarters(date(2026, 1, 1))) & set(keys.quarters(date(2026, 4, 1)))
    assert set(keys.quarters(date(2025, 12, 31))) & set(keys.quarters(date(2026, 1, 1)))
    assert not set(keys.quarters(date(2025, 1, 1))) & set(keys.quarters(date(2026, 1, 1)))
