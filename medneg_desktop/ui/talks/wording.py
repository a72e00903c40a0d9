"""Plain words for what is in the journal of talks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

from medneg_desktop.core.dates import read_date
from medneg_desktop.core.money import Money, read_money
from medneg_desktop.core.trouble import ValueNotUnderstood
from medneg_desktop.talks.course import Standing, Turn
from medneg_desktop.talks.words import (
    CHANNEL,
    MAKER,
    OFFER,
    OUTCOME,
    PARTY,
    RELIEF,
    RESULT,
    WAY,
    talk_words,
    terms_words,
)
from medneg_desktop.ui.language import shown

__all__ = [
    "CHANNEL",
    "MAKER",
    "OFFER",
    "OUTCOME",
    "PARTY",
    "RELIEF",
    "RESULT",
    "WAY",
    "standing_words",
    "talk_words",
    "terms_words",
    "typed_count",
    "typed_day",
    "typed_money",
    "typed_percent",
]


def standing_words(standing: Standing) -> str:
    """Waiting for whom since when."""
    since = f" since {shown(standing.since)}" if standing.since else ""
    match standing.turn:
        case Turn.NOT_BEGUN:
            return "Nothing sent or said yet"
        case Turn.THEIRS:
            return f"Waiting for {standing.office or 'them'}{since}"
        case Turn.YOURS:
            return f"Your turn{since}"
        case Turn.PAYING:
            return f"Paying as agreed{since}"
        case Turn.CLOSED:
            how = OUTCOME[standing.closing.outcome] if standing.closing else ""
            return f"Closed{since}: {how}"


# ---------------------------------------------------------------------------------------------------- what is typed


def typed_day(text: str, what: str, *, needed: bool = False) -> date | None:
    """The day typed; None for an empty field. Raises ValueNotUnderstood."""
    if not text.strip() and not needed:
        return None
    day = read_date(text)
    if day is None:
        raise ValueNotUnderstood(remedy=f"{what}: write a day like 08/14/2026.")
    return day


def typed_money(text: str, what: str) -> Money:
    amount = read_money(text, bare_whole=True)
    if amount is None or amount.cents <= 0:
        raise ValueNotUnderstood(remedy=f"{what}: write an amount like 1,240.00.")
    return amount


def typed_count(text: str, what: str, most: int) -> int:
    plain = text.strip()
    if not plain.isdecimal() or not 1 <= int(plain) <= most:
        raise ValueNotUnderstood(remedy=f"{what}: write a whole number from 1 to {most}.")
    return int(plain)


def typed_percent(text: str, what: str) -> Decimal:
    plain = text.replace("%", "").strip() or "0"
    try:
        found = Decimal(plain)
    except InvalidOperation:
        found = Decimal(-1)
    if not 0 <= found <= 100:  # also refuses what is no number at all
        raise ValueNotUnderstood(remedy=f"{what}: write a percent from 0 to 100.")
    return found
