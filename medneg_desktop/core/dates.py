"""Strict reading of dates as US medical papers print them, in English and Spanish.

A date is read only when it can be nothing else on a US paper: month before day. A date without a year needs
the year from elsewhere on the paper and is otherwise no date. Nothing is guessed from "today".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january ene enero",
            "feb february febrero",
            "mar march marzo",
            "apr april abr abril",
            "may mayo",
            "jun june junio",
            "jul july julio",
            "aug august ago agosto",
            "sep sept september septiembre setiembre",
            "oct october octubre",
            "nov november noviembre",
            "dec december dic diciembre",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = r"(?P<month>[A-Za-z]{3,10})\.?"
_NUMERIC = re.compile(r"^(?P<m>\d{1,2})(?P<sep>[/.-])(?P<d>\d{1,2})(?P=sep)(?P<y>\d{4}|\d{2})$")
_ISO = re.compile(r"^(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})$")
_COMPACT = re.compile(r"^(?P<m>\d{2})(?P<d>\d{2})(?P<y>20\d{2})$")
_MONTH_FIRST = re.compile(rf"^{_MONTH}\s*(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s*(?P<y>\d{{4}})$", re.IGNORECASE)
_DAY_FIRST = re.compile(
    rf"^(?P<d>\d{{1,2}})(?:\s+de\s+|[\s-]*){_MONTH}(?:\s+de\s+|,?[\s-]*)(?P<y>\d{{4}}|\d{{2}})$", re.IGNORECASE
)
_NO_YEAR = re.compile(r"^(?P<m>\d{1,2})[/-](?P<d>\d{1,2})$")
_NO_YEAR_NAMED = re.compile(rf"^{_MONTH}\s*(?P<d>\d{{1,2}})$", re.IGNORECASE)

EARLIEST = 1900
"""Years before this are misreadings."""


def _build(year: int, month: int, day: int) -> date | None:
    if not EARLIEST <= year <= 2100:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _full_year(digits: str) -> int:
    # Two digits: medical papers look back a lifetime at most, and ahead a few years.
    year = int(digits)
    return year if len(digits) == 4 else (2000 + year if year < 70 else 1900 + year)


@lru_cache(maxsize=4096)
def read_date(text: str) -> date | None:
    """The date that ``text`` is, or None. Accepts ``08/14/2026``, ``8-14-26``, ``2026-08-14``,
    ``Aug 14, 2026``, ``14 de agosto de 2026``, ``14-AUG-2026``.
    """
    text = text.strip().rstrip(",;")
    for pattern in (_NUMERIC, _ISO, _COMPACT):
        if match := pattern.match(text):
            return _build(_full_year(match["y"]), int(match["m"]), int(match["d"]))
    for pattern in (_MONTH_FIRST, _DAY_FIRST):
        if (match := pattern.match(text)) and (month := _MONTHS.get(match["month"].lower())):
            return _build(_full_year(match["y"]), month, int(match["d"]))
    return None


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """A month and a day whose year the paper does not print beside them."""

    month: int
    day: int

    def in_year_before(self, latest: date) -> date | None:
        """The same day in the last year in which it is not after ``latest`` (a service precedes its statement)."""
        found = _build(latest.year, self.month, self.day)
        if found is not None and found > latest:
            return _build(latest.year - 1, self.month, self.day)
        return found


@lru_cache(maxsize=4096)
def read_day(text: str) -> DayOfYear | None:
    """A date without a year such as ``08/14`` or ``Aug 14``."""
    text = text.strip()
    if match := _NO_YEAR.match(text):
        month, day = int(match["m"]), int(match["d"])
    elif (match := _NO_YEAR_NAMED.match(text)) and match["month"].lower() in _MONTHS:
        month, day = _MONTHS[match["month"].lower()], int(match["d"])
    else:
        return None
    return DayOfYear(month, day) if _build(2024, month, day) else None


def shown(day: date) -> str:
    """The form for people in the US: ``Aug 14, 2026``."""
    return f"{day:%b} {day.day}, {day.year}"


def shown_long(day: date) -> str:
    """The form for letters: ``August 14, 2026``."""
    return f"{day:%B} {day.day}, {day.year}"
