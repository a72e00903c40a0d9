"""Exact amounts of US dollars.

An amount is a whole number of cents. Nothing here accepts or returns a float, and text becomes money only
when it can be nothing else: ``1,O12.40`` (letter O) is not money, it is a doubt for the person to settle.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

_AMOUNT = re.compile(
    r"""^(?P<open>\()?\s*(?P<before>[-+\u2212\u2013])?\s*(?P<dollar>\$|USD)?\s*(?P<inner>[-\u2212\u2013])?\s*
        (?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<cents>\d{2}))?
        \s*(?P<after>[-\u2212\u2013])?\s*(?P<close>\))?\s*(?P<credit>CR|cr|Cr)?$""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """A signed amount in cents. Compare, add and subtract freely; multiply only by exact numbers."""

    cents: int

    def __post_init__(self) -> None:
        if type(self.cents) is not int:
            raise TypeError(f"cents must be a whole number, not {type(self.cents).__name__}")

    @staticmethod
    def zero() -> Money:
        return Money(0)

    @staticmethod
    def of(text: str) -> Money:
        """The amount written in ``text``; raises ValueError where :func:`read_money` finds none."""
        amount = read_money(text)
        if amount is None:
            raise ValueError(f"not an amount: {text!r}")
        return amount

    @staticmethod
    def total(amounts: Iterable[Money]) -> Money:
        return Money(sum(a.cents for a in amounts))

    def __add__(self, other: Money) -> Money:
        return Money(self.cents + other.cents)

    def __sub__(self, other: Money) -> Money:
        return Money(self.cents - other.cents)

    def __neg__(self) -> Money:
        return Money(-self.cents)

    def __abs__(self) -> Money:
        return Money(abs(self.cents))

    def __bool__(self) -> bool:
        return self.cents != 0

    def times(self, factor: int | Decimal) -> Money:
        """The amount times an exact factor, rounded half up to the cent (as billing systems round)."""
        if not isinstance(factor, (int, Decimal)):
            raise TypeError("money is multiplied by int or Decimal only")
        return Money(int((Decimal(self.cents) * factor).quantize(Decimal(1), ROUND_HALF_UP)))

    def __str__(self) -> str:
        """The form of the command-line contract: ``1240.00``, ``-35.00``."""
        sign = "-" if self.cents < 0 else ""
        whole, cents = divmod(abs(self.cents), 100)
        return f"{sign}{whole}.{cents:02d}"

    def shown(self) -> str:
        """The form for people: ``$1,240.00``, ``-$35.00``."""
        sign = "-" if self.cents < 0 else ""
        whole, cents = divmod(abs(self.cents), 100)
        return f"{sign}${whole:,}.{cents:02d}"


@lru_cache(maxsize=4096)
def read_money(text: str, *, bare_whole: bool = False) -> Money | None:
    """The amount ``text`` is, or None where it is not surely an amount.

    Reads ``$1,204.50``, ``(35.00)``, ``35.00-``, ``-$35.00``, ``35.00CR`` (a credit is negative). A number
    without cents counts only with a dollar sign, or where the caller knows the column (``bare_whole``).
    """
    match = _AMOUNT.match(text.strip())
    if match is None:
        return None
    if bool(match["open"]) != bool(match["close"]):
        return None
    if match["cents"] is None and not (match["dollar"] or bare_whole):
        return None
    signs = [match["open"], match["before"] if match["before"] != "+" else None, match["inner"], match["after"]]
    negative = sum(s is not None for s in signs) + (match["credit"] is not None)
    if negative > 1 and not (negative == 2 and match["credit"]):
        return None
    cents = int(match["whole"].replace(",", "")) * 100 + int(match["cents"] or 0)
    return Money(-cents if negative else cents)
