"""The instalments of a plan, to the cent.

With interest, a month's part of the yearly rate is reckoned on what is left, beginning a month before the first
instalment, and rounded half up to the cent as billing systems round. All instalments but the last are equal, rounded
down to the cent; the last one makes up what is left.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal

from medneg_desktop.core.money import Money
from medneg_desktop.deadlines.calendar import months_after
from medneg_desktop.domain.talks import Terms

MOST_MONTHS = 600


@dataclass(frozen=True, slots=True)
class Instalment:
    """One payment: ``interest`` is the part of ``amount`` that pays no debt, ``left`` what is owed after it."""

    number: int
    day: date
    amount: Money
    interest: Money
    left: Money


def instalments(terms: Terms, agreed: date) -> tuple[Instalment, ...]:
    """All payments under the terms; one on ``first`` (else on ``agreed``) where no months are named.

    A day that a month does not have becomes its last one. Raises ValueError for more months than cents.
    """
    first = terms.first or agreed
    if not terms.months:
        return (Instalment(1, first, terms.total, Money.zero(), Money.zero()),)
    if terms.months > MOST_MONTHS or (terms.total.cents and terms.months > terms.total.cents):
        raise ValueError("more instalments than can be paid")
    rate = terms.interest / 1200
    even = _even(terms.total, terms.months, rate)
    rows: list[Instalment] = []
    left = terms.total
    for number in range(1, terms.months + 1):
        interest = left.times(rate)
        last = number == terms.months
        amount = left + interest if last else min(even, left + interest)
        left = left + interest - amount
        rows.append(Instalment(number, months_after(first, number - 1), amount, interest, left))
    return tuple(rows)


def _even(total: Money, months: int, rate: Decimal) -> Money:
    """The equal instalment, rounded down: an annuity, or with no interest the even part."""
    if not rate:
        return Money(total.cents // months)
    grown = (1 + rate) ** months
    exact = Decimal(total.cents) * rate * grown / (grown - 1)
    return Money(int(exact.to_integral_value(ROUND_FLOOR)))


def cost(terms: Terms, agreed: date) -> Money:
    """Everything that is paid under the terms, interest included."""
    return Money.total(row.amount for row in instalments(terms, agreed))
