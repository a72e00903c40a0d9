"""How a period was counted, in plain words."""

from __future__ import annotations

from medneg_desktop.core.dates import shown
from medneg_desktop.domain.rights import Anchor, ClockRule, Count

_UNITS = {
    Count.DAYS: ("day", "days"),
    Count.BUSINESS_DAYS: ("business day", "business days"),
    Count.MONTHS: ("month", "months"),
    Count.YEARS: ("year", "years"),
}


def counted_words(rule: ClockRule, start: Anchor) -> str:
    """``30 days after the date on the collector's letter, Nov 10, 2026. Weekends and holidays count.``"""
    event = f"{start.words}, {shown(start.day)}"
    if rule.count is Count.MONTH_ENDS:
        months = "the next month" if rule.number == 1 else f"the {rule.number} months after that"
        return f"Until the end of {months} of {event}."
    one, many = _UNITS[rule.count]
    period = f"{rule.number} {one if rule.number == 1 else many} after {event}."
    unsure = "" if start.firm else " That date was not read surely: check it on the paper."
    return f"{period} {_weekends(rule)}{unsure}"


def _weekends(rule: ClockRule) -> str:
    if rule.count is Count.BUSINESS_DAYS:
        return "Weekends and public holidays are not counted."
    if rule.rolls:
        return "A last day on a weekend or public holiday moves to the next working day."
    return "Weekends and holidays count."
