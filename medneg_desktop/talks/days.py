"""The days that talks set: promises, what the person wants to do next, the end of offers, instalments.

These are events for whoever shows days; overdue is whatever lies before today and is not done.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from medneg_desktop.core.ids import TalkId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.packet import RecipientKind
from medneg_desktop.domain.rights import Duty
from medneg_desktop.domain.talks import About, Contact, Told
from medneg_desktop.talks.application import application_of, next_day
from medneg_desktop.talks.course import Course


class DayKind(StrEnum):
    """Where a day comes from."""

    PROMISE = "promise"
    NEXT_STEP = "next-step"
    OFFER_ENDS = "offer-ends"
    INSTALMENT = "instalment"
    HELP = "help"
    HOLD_ENDS = "hold-ends"


@dataclass(frozen=True, slots=True)
class TalkDay:
    """A day that is not done yet. ``duty`` says whose it is, ``talk`` which entry set it.

    ``key`` is the same for the same day as long as its entry stands, so that a reminder can be put off.
    """

    day: date
    kind: DayKind
    what: str
    duty: Duty
    talk: TalkId
    amount: Money | None = None
    number: int = 0

    @property
    def key(self) -> str:
        return f"{self.kind}/{self.talk}/{self.number}"

    def overdue(self, today: date) -> bool:
        return self.day < today


def talk_days(course: Course) -> tuple[TalkDay, ...]:
    """Every day that still matters, earliest first; none for a case that is closed."""
    if course.closing is not None:
        return ()
    found = [
        *_promises(course),
        *_steps(course),
        *_offers(course),
        *_instalments(course),
        *_help(course),
        *_holds(course),
    ]
    return tuple(sorted(found, key=lambda d: (d.day, d.key)))


def _promises(course: Course) -> list[TalkDay]:
    return [
        TalkDay(c.promise_by, DayKind.PROMISE, f"{c.office or 'They'} promised: {c.promise}", Duty.THEIRS, i)
        for i, c in course.promises
        if c.promise_by is not None
    ]


def _steps(course: Course) -> list[TalkDay]:
    """What the person planned. A later word to or from the other side takes its place."""
    contacts = [(i, c) for i, c in course.contacts]
    found = []
    for talk, contact in contacts:
        later = any(_after(other, contact) for _, other in contacts)
        if contact.next_day is not None and not later:
            what = contact.next_step or f"Ask {contact.office or 'them'} again"
            found.append(TalkDay(contact.next_day, DayKind.NEXT_STEP, what, Duty.YOURS, talk))
    return found


def _after(other: Contact, contact: Contact) -> bool:
    return other.party is contact.party and other.day > contact.day


def _offers(course: Course) -> list[TalkDay]:
    return [
        TalkDay(
            line.offer.ends,
            DayKind.OFFER_ENDS,
            f"The offer of {line.offer.terms.total.shown()} ends",
            Duty.YOURS,
            line.id,
            line.offer.terms.total,
        )
        for line in course.offers
        if line.open and line.offer.ends is not None
    ]


def _instalments(course: Course) -> list[TalkDay]:
    line = course.agreement
    if line is None:
        return []
    count = len(line.dues)
    return [
        TalkDay(
            due.instalment.day,
            DayKind.INSTALMENT,
            f"Pay {due.left.shown()}" + (f", instalment {due.instalment.number} of {count}" if count > 1 else ""),
            Duty.YOURS,
            line.id,
            due.left,
            due.instalment.number,
        )
        for due in line.dues
        if due.left
    ]


def _help(course: Course) -> list[TalkDay]:
    """When to ask after an application for help, or to appeal its refusal. It stands on the newest word to that office."""
    found = next_day(application_of(course))
    words = [i for i, c in course.contacts if c.party is RecipientKind.ASSISTANCE]
    told = [i for i, t in course.of(Told) if t.about is About.HELP]
    if found is None or not (words or told):
        return []
    return [TalkDay(found[0], DayKind.HELP, found[1], Duty.YOURS, (told or words)[-1])]


def _holds(course: Course) -> list[TalkDay]:
    """The end of the hold that each office confirmed last."""
    held = {c.party: (i, c) for i, c in course.contacts if c.hold_until is not None}
    return [
        TalkDay(c.hold_until, DayKind.HOLD_ENDS, f"The hold of {c.office or 'the account'} ends", Duty.YOURS, i)
        for i, c in held.values()
        if c.hold_until is not None
    ]
