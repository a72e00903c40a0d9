"""What people may rely on: facts of law with their sources, questions, and what follows for one case.

How well a fact was verified is part of the fact and goes with it to the screen and into letters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from medneg_desktop.core.money import Money
from medneg_desktop.domain.finding import PaperRef


class Sure(StrEnum):
    """How a fact was verified, best first."""

    READ = "read"
    READ_IN_PART = "read_in_part"
    READ_IN_COPY = "read_in_copy"
    READ_IN_BILL = "read_in_bill"
    READ_ABOUT = "read_about"
    RECALLED = "recalled"
    UNKNOWN = "unknown"

    @property
    def firm(self) -> bool:
        """Whether a letter may state the fact and cite it. The others are shown with "check this"."""
        return self in (Sure.READ, Sure.READ_IN_PART, Sure.READ_IN_COPY)

    @property
    def words(self) -> str:
        return _SURE_WORDS[self]


_SURE_WORDS = {
    Sure.READ: "The rule itself was read.",
    Sure.READ_IN_PART: "Part of the rule itself was read.",
    Sure.READ_IN_COPY: "Read in a dated copy or quote of the rule, not on the official page.",
    Sure.READ_IN_BILL: "Check this: only the bill text or an agency page was read, not the law as it stands now.",
    Sure.READ_ABOUT: "Check this: read in a guide or article, not in the rule itself.",
    Sure.RECALLED: "Check this: from memory, not read anywhere.",
    Sure.UNKNOWN: "Not known: this was not looked into.",
}


class Standing(StrEnum):
    """How a fact stands on a day."""

    CURRENT = "current"
    NOT_YET = "not_yet"
    PAST = "past"
    OLD_CHECK = "old_check"


STALE_DAYS = 366
"""A fact that nobody checked for longer than a year says so."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact of law in plain words. ``read_in`` is where it was read, ``source`` where the person can read it.

    ``valid_until`` is the last day for which it was known to hold; after that it says so.
    """

    id: str
    topic: str
    title: str
    text: str
    who: str
    citation: str
    source: str
    read_in: str
    checked: date
    sure: Sure
    valid_from: date | None = None
    valid_until: date | None = None
    caution: str = ""

    def standing(self, on: date) -> Standing:
        if self.valid_from is not None and on < self.valid_from:
            return Standing.NOT_YET
        if self.valid_until is not None and on > self.valid_until:
            return Standing.PAST
        return Standing.OLD_CHECK if (on - self.checked).days > STALE_DAYS else Standing.CURRENT

    def certain(self, on: date) -> bool:
        """Whether the fact may be stated without "check this"."""
        return self.sure.firm and self.standing(on) is Standing.CURRENT


Condition = Mapping[str, frozenset[str]]
"""Facts and the options under which a right applies; all of them must hold. In the order in which they are asked."""


@dataclass(frozen=True, slots=True)
class Right:
    """A right or duty, when it applies, what to do, and which clocks run. ``when`` lists alternatives."""

    entry: Entry
    do: tuple[str, ...]
    have: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ()
    deadlines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """An answer: the words on its button, and the sentence in which reasons repeat it."""

    name: str
    label: str
    says: str


class Ground(StrEnum):
    """What two bills must share for an answer about the one to hold for the other: one account, one sender, or care on
    the same day.
    """

    ACCOUNT = "account"
    SENDER = "sender"
    CARE = "care"


@dataclass(frozen=True, slots=True)
class Question:
    """A fact about the case. ``ask`` is empty where only papers or the household can tell it, then ``missing`` says
    what would. ``kind`` is ``choice`` or ``day``. ``grounds`` are all that another bill must share for the answer to
    hold for it too.
    """

    name: str
    ask: str
    options: tuple[Option, ...] = ()
    help: str = ""
    missing: str = ""
    kind: str = "choice"
    grounds: frozenset[Ground] = frozenset({Ground.ACCOUNT})

    def option(self, name: str) -> Option | None:
        return next((o for o in self.options if o.name == name), None)


NOT_SURE = "not_sure"
"""The answer of a person who does not know: it settles nothing, and is not asked again."""


class By(StrEnum):
    """Who says a fact."""

    PAPERS = "papers"
    HOUSEHOLD = "household"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about a question: the options that remain possible, who says so, and on what grounds."""

    options: frozenset[str]
    by: By
    grounds: str = ""

    @property
    def single(self) -> str | None:
        return next(iter(self.options)) if len(self.options) == 1 else None


class Count(StrEnum):
    """How a period is counted."""

    DAYS = "days"
    BUSINESS_DAYS = "business_days"
    MONTHS = "months"
    YEARS = "years"
    MONTH_ENDS = "month_ends"


class Duty(StrEnum):
    """Whose day it is."""

    YOURS = "yours"
    THEIRS = "theirs"
    NOT_BEFORE = "not_before"


@dataclass(frozen=True, slots=True)
class ClockRule:
    """A period: from which event, how long, counted how, and whose duty it is.

    ``anchor`` is the event the rule counts from, ``stand_in`` the event on the papers that is taken while the true
    one is not known; it is the safe choice, never later than the true one. ``rolls`` and ``next_first`` hold only
    where the source says so: a last day on a weekend or holiday moves on, and a day that the last month does not have
    becomes the first of the next. ``by_action``: what counts is whether the rule holds on the day somebody acts, not
    on the day of the event. ``matter`` is what lists call it: appeals to different plans are one matter. Where a source
    gives a shorter period too, that is ``safer_number``.
    """

    id: str
    entry: Entry
    anchor: str
    number: int
    count: Count
    duty: Duty
    stand_in: str = ""
    presumed_business_days: int = 0
    rolls: bool = False
    next_first: bool = False
    by_action: bool = False
    matter: str = ""
    safer_number: int = 0


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day of an event, and who says so in plain words. ``paper`` is the paper that it is about, ``told`` says that
    the person gave the day, ``firm`` is false where it was not read surely.
    """

    name: str
    day: date
    words: str
    paper: PaperRef | None = None
    told: bool = False
    firm: bool = True


@dataclass(frozen=True, slots=True)
class ClockDay:
    """A day that a rule sets in this case. ``day`` is None where the event it counts from is not known yet.

    ``note`` says what the day rests on where it is not the rule's own event.
    """

    rule: ClockRule
    day: date | None
    start: Anchor | None
    note: str = ""

    def passed(self, today: date) -> bool:
        return self.day is not None and self.day < today


class Status(StrEnum):
    """Whether a right is the person's in this case."""

    APPLIES = "applies"
    UNSURE = "unsure"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class RightCard:
    """What one right comes to in this case. ``why`` gives the reasons, ``missing`` what would settle it."""

    entry: Entry
    status: Status
    why: tuple[str, ...]
    missing: tuple[str, ...] = ()
    do: tuple[str, ...] = ()
    have: tuple[str, ...] = ()
    clocks: tuple[ClockDay, ...] = ()


@dataclass(frozen=True, slots=True)
class StateRules:
    """What one jurisdiction's file says: entries by topic, and the topics nobody looked into.

    ``numbers`` holds what is reckoned with: income limits in percent of the poverty level, years of time limits.
    """

    code: str
    name: str
    entries: tuple[Entry, ...]
    numbers: Mapping[str, int] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()

    def entry(self, topic: str) -> Entry | None:
        return next((e for e in self.entries if e.topic == topic), None)


@dataclass(frozen=True, slots=True)
class Measure:
    """A number of the law that the program reckons with, such as the 400 dollars above an estimate."""

    id: str
    entry: str
    money: Money | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question put to the person, with the answer given so far, and what the papers say of it."""

    question: Question
    answer: str | None = None
    papers: str = ""


@dataclass(frozen=True, slots=True)
class RightsReport:
    """What follows for one case on one day. ``known`` is what was not asked because papers or household
    told it already, in ``papers``.
    """

    on: date
    cards: tuple[RightCard, ...]
    asked: tuple[Asked, ...]
    days_asked: tuple[Asked, ...]
    known: tuple[Asked, ...]
    notes: tuple[str, ...] = ()

    def of(self, status: Status) -> tuple[RightCard, ...]:
        return tuple(c for c in self.cards if c.status is status)

    @property
    def citable(self) -> tuple[Entry, ...]:
        """The facts that a letter about this case may state and cite: they apply, and they are certain."""
        return tuple(c.entry for c in self.cards if c.status is Status.APPLIES and c.entry.certain(self.on))

    def clocks(self, duty: Duty | None = None) -> tuple[ClockDay, ...]:
        """The days that run for what applies, each once, earliest first."""
        found: dict[tuple[str, date], ClockDay] = {}
        for card in self.cards:
            for clock in card.clocks if card.status is Status.APPLIES else ():
                if clock.day is not None and duty in (None, clock.rule.duty):
                    found.setdefault((clock.rule.id, clock.day), clock)
        return tuple(sorted(found.values(), key=lambda c: (c.day or date.max, c.rule.id)))
