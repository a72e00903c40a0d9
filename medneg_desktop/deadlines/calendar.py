"""Counting days as the sources count them.

Weekends and holidays matter only where a source says so. The holidays are those that 5 USC 6103(a) names, on the day
it names: a day off in lieu of one that falls on a weekend is an ordinary day here, which is the safe side.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import lru_cache

from medneg_desktop.domain.rights import Count

_DAY = timedelta(days=1)
_MONDAY, _THURSDAY, _SATURDAY = 0, 3, 5


@lru_cache(maxsize=64)
def holidays(year: int) -> frozenset[date]:
    """The legal public holidays of a year."""
    fixed = {date(year, 1, 1), date(year, 7, 4), date(year, 11, 11), date(year, 12, 25)}
    if year >= 2021:
        fixed.add(date(year, 6, 19))
    return frozenset(
        fixed
        | {
            _nth(year, 1, _MONDAY, 3),
            _nth(year, 2, _MONDAY, 3),
            _last(year, 5, _MONDAY),
            _nth(year, 9, _MONDAY, 1),
            _nth(year, 10, _MONDAY, 2),
            _nth(year, 11, _THURSDAY, 4),
        }
    )


def _nth(year: int, month: int, weekday: int, number: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))


def _last(year: int, month: int, weekday: int) -> date:
    last = month_end(date(year, month, 1))
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def is_business_day(day: date) -> bool:
    return day.weekday() < _SATURDAY and day not in holidays(day.year)


def business_days_after(day: date, number: int) -> date:
    """The ``number``-th business day after ``day``."""
    while number > 0:
        day += _DAY
        number -= is_business_day(day)
    return day


def business_day_before(day: date) -> date:
    """The last business day before ``day``."""
    day -= _DAY
    while not is_business_day(day):
        day -= _DAY
    return day


def rolled(day: date) -> date:
    """The day itself, or the next business day where it is none."""
    while not is_business_day(day):
        day += _DAY
    return day


def months_after(day: date, number: int, *, next_first: bool = False) -> date:
    """The same day of the month, ``number`` months on. Where that month has no such day: its last day, which is the
    safe side, or the first of the month after it where a rule says so.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    length = calendar.monthrange(year, month + 1)[1]
    if day.day <= length:
        return date(year, month + 1, day.day)
    last = date(year, month + 1, length)
    return last + _DAY if next_first else last


def month_end(day: date, months: int = 0) -> date:
    """The last day of the month ``months`` months after that of ``day``."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def counted(start: date, number: int, count: Count, *, rolls: bool = False, next_first: bool = False) -> date:
    """The last day of a period that begins on ``start``; the starting day itself is not counted."""
    match count:
        case Count.DAYS:
            last = start + timedelta(days=number)
        case Count.BUSINESS_DAYS:
            last = business_days_after(start, number)
        case Count.MONTHS:
            last = months_after(start, number, next_first=next_first)
        case Count.YEARS:
            last = months_after(start, 12 * number)
        case Count.MONTH_ENDS:
            last = month_end(start, number)
    return rolled(last) if rolls else last
