"""Dates are read strictly: month first, no guessing from today."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medneg_desktop.core.dates import DayOfYear, read_date, read_day, shown, shown_long

AUG_14 = date(2026, 8, 14)


@pytest.mark.parametrize(
    "text",
    [
        "08/14/2026",
        "8/14/26",
        "08-14-2026",
        "2026-08-14",
        "Aug 14, 2026",
        "August 14 2026",
        "14 de agosto de 2026",
        "14-AUG-2026",
        "08142026",
        "Aug. 14, 2026",
        "08.14.2026",
        "agosto 14, 2026",
    ],
)
def test_one_day_in_many_prints(text: str) -> None:
    assert read_date(text) == AUG_14


@pytest.mark.parametrize(
    "text",
    [
        "14/08/2026",
        "08/14",
        "May",
        "10",
        "02/30/2026",
        "13/13/2026",
        "2026",
        "99213",
        "1234567890",
        "08/14-2026",
        "",
        "Maybe 3, 2026",
    ],
)
def test_what_is_not_surely_a_date_is_none(text: str) -> None:
    assert read_date(text) is None


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)))
def test_printed_forms_read_back(day: date) -> None:
    assert read_date(f"{day:%m/%d/%Y}") == day
    assert read_date(f"{day:%m/%d/%y}") == day
    assert read_date(day.isoformat()) == day
    assert read_date(shown(day)) == day
    assert read_date(shown_long(day)) == day


def test_a_day_without_year_takes_the_last_such_day_before_the_statement() -> None:
    assert read_day("12/28") == DayOfYear(12, 28)
    assert DayOfYear(12, 28).in_year_before(date(2026, 1, 15)) == date(2025, 12, 28)
    assert DayOfYear(1, 3).in_year_before(date(2026, 1, 15)) == date(2026, 1, 3)


def test_february_29_has_no_place_in_a_common_year() -> None:
    assert read_day("02/29") == DayOfYear(2, 29)
    assert DayOfYear(2, 29).in_year_before(date(2026, 5, 1)) is None


@pytest.mark.parametrize("text", ["14/28", "00/10", "12/32", "aug", "1/2/3"])
def test_no_day(text: str) -> None:
    assert read_day(text) is None
