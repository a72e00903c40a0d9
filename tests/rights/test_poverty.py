"""Poverty levels with their sums, and limits held beside them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medneg_desktop.core.money import Money
from medneg_desktop.domain.assistance import Compared, HospitalPolicy, PovertyLevel, Region
from medneg_desktop.domain.household import Household
from medneg_desktop.rights import assistance, library, poverty_level, the_sum
from medneg_desktop.rights.poverty import screen
from tests.rights.conftest import TODAY, case_of, household

HOSPITAL = """
    statement
    provider_name: Mercy Hospital
    patient_name: Ana Lopez
    statement_date: 2026-09-03
    amount_due: 900.00
    """


def level(state: str, size: int, income: str, on: date = TODAY) -> PovertyLevel:
    found = poverty_level(household(state, size, income), library(), on)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("state", "size", "income", "percent"),
    [
        ("OH", 1, "15960.00", "100.0"),
        ("OH", 4, "41000.00", "124.3"),
        ("AK", 4, "41250.00", "100.0"),
        ("HI", 8, "64070.00", "100.0"),
        ("DC", 9, "61400.00", "100.0"),  # 55,720 and one more person
        ("OH", 1, "31920.00", "200.0"),
        ("OH", 1, "31920.01", "200.1"),  # a cent above is above, and is not shown as 200
        ("OH", 2, "0.00", "0.0"),
    ],
)
def test_worked_levels(state: str, size: int, income: str, percent: str) -> None:
    assert level(state, size, income).percent == Decimal(percent)


@pytest.mark.parametrize(
    ("on", "year"),
    [
        (date(2023, 5, 1), 2024),
        (date(2024, 6, 1), 2024),
        (date(2025, 1, 14), 2024),
        (date(2025, 1, 15), 2025),
        (date(2026, 1, 12), 2025),
        (date(2026, 1, 13), 2026),
        (date(2027, 6, 1), 2026),
    ],
)
def test_the_table_in_force_on_the_day(on: date, year: int) -> None:
    assert level("OH", 1, "20000.00", on).table.year == year


def test_the_sum_is_shown() -> None:
    assert the_sum(level("OH", 3, "41000.00")) == (
        "Guideline of 2026 for the 48 states and DC, household of 3: $15,960.00 + 2 x $5,680.00 = $27,320.00. "
        "Your income of $41,000.00 / $27,320.00 = 150.1 percent."
    )
    assert "household of 1: $19,950.00 = $19,950.00" in the_sum(level("AK", 1, "100.00"))


@given(st.integers(1, 20), st.integers(0, 50_000_000), st.integers(1, 900), st.sampled_from(list(Region)))
def test_the_percent_and_the_comparison_agree(size: int, cents: int, limit: int, region: Region) -> None:
    """What is shown at or below a limit is below it exactly, and the other way round."""
    table = library().poverty[2026]
    found = PovertyLevel(Money(cents), size, region, table)
    assert found.at_most(limit) == (found.percent <= limit)
    assert found.at_most(limit) == (Decimal(cents) / 100 <= Decimal(found.guideline.cents) * limit / 10_000)


@given(st.integers(1, 19), st.sampled_from(list(Region)), st.sampled_from([2024, 2025, 2026]))
def test_one_more_person_raises_the_guideline(size: int, region: Region, year: int) -> None:
    table = library().poverty[year]
    assert table.guideline(region, size + 1) - table.guideline(region, size) == table.further[region]


@pytest.mark.parametrize(
    "home", [Household(), Household("OH", 2), Household("OH", None, Money(1)), Household(None, 1, Money(1))]
)
def test_nothing_is_reckoned_from_half_a_household(home: Household) -> None:
    assert poverty_level(home, library(), TODAY) is None
    found = assistance(case_of(HOSPITAL), home, library(), TODAY)
    assert found.missing
    assert all(s.compared is Compared.UNKNOWN for s in found.screenings)


def test_below_says_appear_and_apply() -> None:
    found = screen("Ohio's rule", 200, "free care", level("OH", 1, "31920.00"))
    assert found.compared is Compared.BELOW
    assert found.words == "You appear to be below the limit of 200 percent ($31,920.00 a year) for free care; apply."


def test_above_says_ask_all_the_same() -> None:
    found = screen("Ohio's rule", 200, "free care", level("OH", 1, "31920.01"))
    assert found.compared is Compared.ABOVE
    assert "Ask all the same" in found.words


@given(
    st.sampled_from(sorted(library().states)),
    st.integers(1, 9),
    st.integers(0, 20_000_000),
    st.integers(1, 600),
)
def test_nobody_is_told_that_they_qualify(state: str, size: int, cents: int, limit: int) -> None:
    found = assistance(
        case_of(HOSPITAL),
        Household(state, size, Money(cents)),
        library(),
        TODAY,
        policy=HospitalPolicy(limit, limit + 100),
    )
    words = " ".join([*(s.words for s in found.screenings), *found.notes])
    assert "qualif" not in words.casefold()
    assert "eligible" not in words.casefold()


def test_state_and_hospital_stand_side_by_side() -> None:
    found = assistance(
        case_of(HOSPITAL), household("NY", 3, "41000.00"), library(), TODAY, policy=HospitalPolicy(300, None)
    )
    assert [(s.whose, s.limit, s.compared) for s in found.screenings] == [
        ("New York's rule", 200, Compared.BELOW),
        ("New York's rule", 400, Compared.BELOW),
        ("The hospital's own policy, as you typed it", 300, Compared.BELOW),
    ]


def test_a_limit_from_memory_says_so() -> None:
    found = assistance(case_of(HOSPITAL), household("MA", 1, "20000.00"), library(), TODAY)
    assert all("Check this" in s.words for s in found.screenings)


def test_a_limit_that_is_not_in_force_is_not_compared() -> None:
    home = household("DE", 1, "20000.00")
    assert assistance(case_of(HOSPITAL), home, library(), TODAY).screenings == ()
    assert assistance(case_of(HOSPITAL), home, library(), date(2027, 1, 1)).screenings != ()


def test_old_guidelines_say_so() -> None:
    found = assistance(case_of(HOSPITAL), household("OH", 1, "20000.00"), library(), date(2027, 1, 13))
    assert any("A newer table has likely come out" in n for n in found.notes)


def test_income_by_source_is_summed() -> None:
    from medneg_desktop.domain.household import household_of  # noqa: PLC0415 (beside what it makes)

    home = household_of(
        {
            "state": "oh",
            "size": 2,
            "sources": [
                {"name": "wages", "amount": "600", "per": "week"},
                {"name": "pension", "amount": "410.50", "per": "month"},
            ],
        }
    )
    assert home.yearly == Money.of("36126.00")


def test_the_checklist_tells_what_is_at_hand() -> None:
    found = assistance(case_of(HOSPITAL), replace(household("OH"), insurance="employer"), library(), TODAY)
    by_name = {item.what: item.here for item in found.checklist}
    assert by_name["The bill with its account number"] is True
    assert by_name["The plan's explanation of benefits (EOB)"] is False
    assert by_name["Proof that you live in Ohio"] is None
