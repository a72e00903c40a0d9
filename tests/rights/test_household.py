"""The household: one type for the window, the vault and the command line's profile."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medneg_desktop.core.money import Money
from medneg_desktop.domain.household import (
    JURISDICTIONS,
    Coverage,
    Household,
    IncomeSource,
    Per,
    coverage_in,
    household_of,
    table_of,
)

amounts = st.integers(0, 10_000_000).map(Money)
sources = st.builds(IncomeSource, st.text(max_size=8), amounts, st.sampled_from(list(Per)))
households = st.builds(
    Household,
    st.none() | st.sampled_from(sorted(JURISDICTIONS)),
    st.none() | st.integers(1, 30),
    st.none() | amounts,
    st.none() | st.text(max_size=12),
    st.none() | st.booleans(),
    st.none() | amounts,
    st.none() | amounts,
    st.lists(sources, max_size=3).map(tuple),
)


@given(households)
def test_what_is_kept_comes_back(told: Household) -> None:
    assert household_of(table_of(told)) == told


def test_there_are_51_jurisdictions() -> None:
    assert len(JURISDICTIONS) == 51


@pytest.mark.parametrize(
    ("words", "coverage"),
    [
        ("none", Coverage.SELF_PAY),
        ("Uninsured", Coverage.SELF_PAY),
        ("employer plan", Coverage.EMPLOYER),
        ("through my job", Coverage.EMPLOYER),
        ("Marketplace silver", Coverage.OWN),
        ("Medicare", Coverage.MEDICARE),
        ("Medicare Advantage HMO", Coverage.MEDICARE_ADVANTAGE),
        ("Medi-Cal", Coverage.MEDICAID),
        ("TRICARE Prime", Coverage.MILITARY),
        ("short-term", Coverage.LIMITED),
        ("medicare_advantage", Coverage.MEDICARE_ADVANTAGE),
        ("Blue Cross PPO", None),  # a brand sells plans of many kinds
        ("", None),
        (None, None),
    ],
)
def test_coverage_in_words(words: str | None, coverage: Coverage | None) -> None:
    assert coverage_in(words) is coverage


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({"colour": "blue"}, "colour is not known"),
        ({"state": "XX"}, "XX is no state"),
        ({"size": 0}, "number of people"),
        ({"size": True}, "number of people"),
        ({"size": "2"}, "number of people"),
        ({"income": "many"}, "income is an amount"),
        ({"income": "-5.00"}, "income is an amount"),
        ({"insurance": 3}, "insurance is a word"),
        ({"self_funded": "yes"}, "self_funded is true or false"),
        ({"sources": "wages"}, "sources is a list"),
        ({"sources": [{"name": "wages"}]}, "each of sources"),
        ({"sources": [{"amount": "5", "per": "day"}]}, "each of sources"),
    ],
)
def test_what_is_not_understood_is_said(table: dict[str, object], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        household_of(table)


def test_a_state_by_its_name() -> None:
    assert household_of({"state": " new york "}).state == "NY"


def test_the_first_four_stay_where_the_command_line_puts_them() -> None:
    assert Household("OH", 2, Money(5), "none") == household_of(
        {"state": "OH", "size": 2, "income": "0.05", "insurance": "none"}
    )
