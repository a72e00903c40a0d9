"""Days on which something is due in a case, whatever set them: a rule, a bill, a promise, an agreement, a letter.

One list for all of them, worked out anew from what is known; what the person did with a day (put it off, said that it
is done) is kept beside it under the day's key.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from medneg_desktop.core.ids import CaseId
from medneg_desktop.core.money import Money

if TYPE_CHECKING:  # the first screen, which lists days, meets none of the nouns of law
    from medneg_desktop.domain.rights import Duty, Sure

WEEK = timedelta(days=7)
LONG_PAST = timedelta(days=30)
"""For so long a last day that passed stays among what is overdue; then it is history."""


class DueKind(StrEnum):
    """What set a day."""

    RULE = "rule"
    PAYMENT = "payment"
    PROMISE = "promise"
    NEXT_STEP = "next-step"
    OFFER_ENDS = "offer-ends"
    INSTALMENT = "instalment"
    ANSWER = "answer"
    HELP = "help"
    HOLD_ENDS = "hold-ends"


@dataclass(frozen=True, slots=True)
class Basis:
    """What a day rests on, in plain words. ``citation`` is the rule to cite and ``source`` where to read it; ``sure``
    says how well the rule was verified and ``certain`` whether it may be told without "check this".
    """

    counted: str = ""
    rule: str = ""
    citation: str = ""
    source: str = ""
    checked: date | None = None
    sure: Sure | None = None
    certain: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class DueDay:
    """A day of a case. ``key`` names it for good, and the same day is never told under two keys.

    ``settled`` says why nothing is left to do, where the papers or the journal show it.
    """

    key: str
    day: date
    kind: DueKind
    what: str
    duty: Duty
    case: CaseId
    amount: Money | None = None
    basis: Basis = Basis()
    settled: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What the person did with a day: said that it is done, or put it off until another day."""

    done: bool = False
    until: date | None = None


OPEN = Mark()


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A whole day in a calendar. ``uid`` is the same each time, so that a calendar brings an entry up to date, and tells
    nothing of the case. ``warnings`` are days before on which to be told, at nine in the morning.
    """

    uid: str
    day: date
    title: str
    text: str = ""
    warnings: tuple[int, ...] = (1,)


class DueGroup(StrEnum):
    """Where a day stands in the list, in the order of the list."""

    OVERDUE = "overdue"
    THIS_WEEK = "this-week"
    LATER = "later"
    PUT_OFF = "put-off"
    DONE = "done"
    PAST = "past"


def group_of(due: DueDay, mark: Mark, today: date) -> DueGroup:
    """Where a day stands today. What was put off comes back on its day."""
    if mark.done or due.settled:
        return DueGroup.DONE
    if mark.until is not None and mark.until > today:
        return DueGroup.PUT_OFF
    if due.day < today:
        gone = due.kind is DueKind.RULE and due.day < today - LONG_PAST
        return DueGroup.PAST if gone else DueGroup.OVERDUE
    return DueGroup.THIS_WEEK if due.day < today + WEEK else DueGroup.LATER


def latest_put_off(due: DueDay, today: date) -> date | None:
    """Until when a day can be put off: a last day that is still to come is never slept through. None for no limit."""
    return due.day if due.kind in (DueKind.RULE, DueKind.INSTALMENT, DueKind.OFFER_ENDS) and due.day > today else None
