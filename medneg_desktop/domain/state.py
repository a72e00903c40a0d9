"""Where a case stands in a few words and sums, for lists of cases; worked out from the case, its journal and its plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from medneg_desktop.core.ids import CaseId, DocumentId
from medneg_desktop.core.money import Money

_NOTHING = Money.zero()


@dataclass(frozen=True, slots=True)
class CaseState:
    """``turn`` is whose move it is (see :class:`medneg_desktop.talks.course.Turn`), ``since`` and ``office`` since when
    and with whom. ``step`` is the one of the five the case is at, 0 where nothing is left to do, ``left`` are
    the steps in which something is left to do, and ``act`` is the one thing to do next. The four sums are what is
    saved, never added to one. ``paid`` is the person's own money less what came back, each payment once, None where
    nothing is known to be paid; ``noted`` is how much of it only their notes tell.
    """

    turn: str
    since: date | None
    office: str
    step: int
    left: tuple[int, ...]
    act: str
    possible: Money
    disputed: Money
    confirmed: Money
    refunded: Money
    paid: Money | None = None
    noted: Money = _NOTHING


@dataclass(frozen=True, slots=True)
class Charge:
    """A sum on a day: paid as a receipt proves, or asked by the first bill of an account."""

    day: date
    amount: Money
    whose: str
    patient: str
    paid: bool
    document: DocumentId
    case: CaseId


Series = tuple[tuple[date, Money], ...]
"""What one account asked, day by day."""


@dataclass(frozen=True, slots=True)
class CaseTrail:
    """What a case adds to pictures over all cases: the balances of its accounts, and its charges."""

    balances: tuple[Series, ...] = ()
    charges: tuple[Charge, ...] = ()
