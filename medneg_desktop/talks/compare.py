"""Two ways to pay a bill beside each other: by talking oneself, and through somebody who takes a part of what is saved.

Nothing is forecast: the person says which sum they reckon with, and both ways are shown for that same sum.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal

from medneg_desktop.core import resources
from medneg_desktop.core.money import Money


def fee_range() -> tuple[int, int]:
    """The fees that services commonly ask for, in percent of what is saved; see ``resources/figures.toml``."""
    rows = tomllib.loads(resources.text("figures.toml"))["figure"]
    found = next(row for row in rows if row["id"] == "negotiator-fee")
    return found["least"], found["most"]


LEAST_FEE, MOST_FEE = fee_range()


@dataclass(frozen=True, slots=True)
class Compared:
    """``own`` is what is paid when talking oneself, ``helped`` with a service: the same sum and its ``fee``.

    ``must_reach`` is the sum to which the service has to bring the bill before it costs less than ``own``; None where
    no bill is low enough for that.
    """

    asked: Money
    reached: Money
    percent: int
    fee: Money
    must_reach: Money | None

    @property
    def saved(self) -> Money:
        return self.asked - self.reached

    @property
    def own(self) -> Money:
        return self.reached

    @property
    def helped(self) -> Money:
        return self.reached + self.fee

    @property
    def keeps(self) -> Money:
        """What is left of the saving after the fee."""
        return self.saved - self.fee


def compare(asked: Money, reached: Money, percent: int) -> Compared:
    """Both ways for a bill of ``asked`` that comes down to ``reached``; ValueError for what is no saving or no fee."""
    if not Money.zero() <= reached <= asked:
        raise ValueError("the sum reached lies between nothing and what is asked")
    if not LEAST_FEE <= percent <= MOST_FEE:
        raise ValueError(f"the fee lies between {LEAST_FEE} and {MOST_FEE} percent")
    part = Decimal(percent) / 100
    fee = (asked - reached).times(part)
    # reached' + part * (asked - reached') = reached, solved for reached'
    needed = (Decimal(reached.cents) - part * asked.cents) / (1 - part)
    return Compared(asked, reached, percent, fee, Money(int(needed)) if needed >= 0 else None)
