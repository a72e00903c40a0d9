"""Counting days: leap days, month ends, weekends and holidays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medneg_desktop.deadlines.calendar import (
    business_day_before,
    business_days_after,
    counted,
    holidays,
    is_business_day,
    month_end,
    months_after,
    rolled,
)
from medneg_desktop.domain.rights import Count

days = st.dates(date(2015, 1, 1), date(2045, 12, 31))


def test_the_holidays_of_2026() -> None:
    """As printed on the calendar of the federal government, on the days that the law names."""
    assert holidays(2026) == {
        date(2026, 1, 1),
        date(2026, 1, 19),
        date(2026, 2, 16),
        date(2026, 5, 25),
        date(2026, 6, 19),
        date(2026, 7, 4),
        date(2026, 9, 7),
        date(2026, 10, 12),
        date(2026, 11, 11),
        date(2026, 11, 26),
        date(2026, 12, 25),
    }


def test_juneteenth_is_a_holiday_since_2021() -> None:
    assert date(2020, 6, 19) not in holidays(2020)
    assert date(2021, 6, 19) in holidays(2021)


@pytest.mark.parametrize(
    ("start", "number", "end"),
    [
        (date(2026, 11, 20), 1, date(2026, 11, 23)),  # Friday to Monday
        (date(2026, 11, 24), 3, date(2026, 11, 30)),  # over Thanksgiving and a weekend
        (date(2026, 7, 2), 1, date(2026, 7, 3)),  # July 4 is a Saturday: the Friday before is an ordinary day here
        (date(2026, 12, 24), 1, date(2026, 12, 28)),
    ],
)
def test_business_days(start: date, number: int, end: date) -> None:
    assert business_days_after(start, number) == end


@pytest.mark.parametrize(
    ("start", "months", "end", "by_first"),
    [
        (date(2026, 10, 30), 4, date(2027, 2, 28), date(2027, 3, 1)),  # the example of the rule on outside reviews
        (date(2027, 10, 30), 4, date(2028, 2, 29), date(2028, 3, 1)),
        (date(2027, 10, 29), 4, date(2028, 2, 29), date(2028, 2, 29)),
        (date(2026, 12, 31), 4, date(2027, 4, 30), date(2027, 5, 1)),
        (date(2026, 8, 31), 4, date(2026, 12, 31), date(2026, 12, 31)),
        (date(2028, 2, 29), 12, date(2029, 2, 28), date(2029, 3, 1)),
    ],
)
def test_months(start: date, months: int, end: date, by_first: date) -> None:
    assert months_after(start, months) == end
    assert months_after(start, months, next_first=True) == by_first


@given(days, st.integers(0, 60))
def test_months_land_in_the_right_month(start: date, number: int) -> None:
    end = months_after(start, number)
    assert (end.year - start.year) * 12 + end.month - start.month == number
    assert end.day == min(start.day, month_end(end).day)
    assert months_after(start, number, next_first=True) - end in (timedelta(0), timedelta(days=1))


@given(days, st.integers(-30, 60))
def test_a_month_ends_on_its_last_day(start: date, number: int) -> None:
    end = month_end(start, number)
    assert (end + timedelta(days=1)).day == 1
    assert (end.year - start.year) * 12 + end.month - start.month == number


@given(days, st.integers(1, 40))
def test_business_days_are_counted_one_by_one(start: date, number: int) -> None:
    end = business_days_after(start, number)
    between = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert is_business_day(end)
    assert sum(map(is_business_day, between)) == number


@given(days)
def test_rolling_moves_to_the_next_business_day_and_no_further(day: date) -> None:
    end = rolled(day)
    assert is_business_day(end)
    assert not any(is_business_day(day + timedelta(days=n)) for n in range((end - day).days))


@given(days, st.sampled_from(list(Count)), st.integers(0, 400), st.integers(0, 3))
def test_a_later_start_never_ends_earlier(start: date, count: Count, number: int, later: int) -> None:
    number = number % 48 if count in (Count.MONTHS, Count.YEARS, Count.MONTH_ENDS) else number
    first, second = (counted(d, number, count) for d in (start, start + timedelta(days=later)))
    assert start <= first <= second


@pytest.mark.parametrize("number", [30, 60, 120, 180, 240])
@given(start=days)
def test_days_count_every_day(number: int, start: date) -> None:
    assert counted(start, number, Count.DAYS) - start == timedelta(days=number)


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2026, 12, 13), date(2026, 12, 11)),  # a Sunday
        (date(2026, 11, 26), date(2026, 11, 25)),  # Thanksgiving
        (date(2027, 1, 18), date(2027, 1, 15)),  # a Monday holiday, behind a weekend
        (date(2026, 12, 15), date(2026, 12, 14)),
    ],
)
def test_the_business_day_before(day: date, before: date) -> None:
    assert business_day_before(day) == before
