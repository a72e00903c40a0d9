"""The way of one case from the first paper to a settled account: what to do next, why, and by when.

The plan is worked out anew from what is known; nothing here is kept. What happened outside the papers comes in as a
:class:`Story`: letters and calls, promises and instalments, what was agreed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from medneg_desktop.core.money import Money
from medneg_desktop.domain.assistance import Application


class Step(StrEnum):
    """The five steps of a case, in their order."""

    REVIEW = "review"
    GATHER = "gather"
    CONTACT = "contact"
    ASSISTANCE = "assistance"
    RIGHTS = "rights"

    @property
    def number(self) -> int:
        """From 1."""
        return list(Step).index(self) + 1


class Side(StrEnum):
    """Who does something, or whom one turns to."""

    PERSON = "person"
    PROVIDER = "provider"
    COLLECTOR = "collector"
    PLAN = "plan"
    OFFICE = "office"
    """A public office, such as a state's insurance department."""


class Matter(StrEnum):
    """What a letter or a call is about. Each has a letter of its own; a call about the same thing has the same name."""

    ITEMIZED_BILL = "itemized_bill"
    HOLD = "hold"
    DISPUTE = "dispute"
    EOB_MISMATCH = "eob_mismatch"
    PAYMENT_NOT_CREDITED = "payment_not_credited"
    REFUND = "refund"
    ASSISTANCE = "assistance"
    HELP_APPEAL = "help_appeal"
    PLAN_APPEAL = "plan_appeal"
    EXTERNAL_REVIEW = "external_review"
    DEBT_VALIDATION = "debt_validation"
    COLLECTOR_DISPUTE = "collector_dispute"
    CEASE_CONTACT = "cease_contact"
    LUMP_SUM_OFFER = "lump_sum_offer"
    PLAN_OFFER = "plan_offer"
    ACCEPTANCE = "acceptance"
    AGREEMENT_BROKEN = "agreement_broken"
    CALL_CONFIRMATION = "call_confirmation"
    RECORDS = "records"
    SURPRISE_BILL = "surprise_bill"
    COMPLAINT = "complaint"
    ZERO_BALANCE = "zero_balance"


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter that went out or a call that was made. ``answered`` is the day on which an answer came."""

    what: Matter
    to: Side
    day: date
    answered: date | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """Something that is due on a day: what they promised on a call, or an instalment of the person's own.

    ``id`` names it for good, so that a reminder can follow it.
    """

    id: str
    day: date
    what: str
    by: Side
    amount: Money | None = None
    kept: date | None = None


class Agreed(StrEnum):
    """How far an agreement has come."""

    NOTHING = "nothing"
    OFFERED = "offered"
    BY_WORD = "by_word"
    IN_WRITING = "in_writing"
    PAID = "paid"
    BROKEN = "broken"
    ZERO = "zero"
    """The other side wrote that the balance is zero."""


@dataclass(frozen=True, slots=True)
class Story:
    """What happened in a case outside its papers, as its log tells it. ``closed`` is the day the case was closed.

    ``partner`` is the side with which the newest agreement was made. ``paused`` lists the sides that confirmed a hold,
    with the day until which it holds. ``help`` is how far an application for financial help has come.
    """

    sent: tuple[Sent, ...] = ()
    promises: tuple[Promise, ...] = ()
    agreed: Agreed = Agreed.NOTHING
    closed: date | None = None
    paused: tuple[tuple[Side, date], ...] = ()
    partner: Side = Side.PROVIDER
    help: Application = field(default_factory=Application)

    def last(self, *matters: Matter) -> Sent | None:
        """The newest letter or call about one of these."""
        return max((s for s in self.sent if s.what in matters), key=lambda s: s.day, default=None)

    def held_until(self) -> date | None:
        """The last day of the hold that lasts longest; None where nobody confirmed one."""
        return max((day for _, day in self.paused), default=None)

    def open_promises(self) -> tuple[Promise, ...]:
        return tuple(sorted((p for p in self.promises if p.kept is None), key=lambda p: (p.day, p.id)))


class Stand(StrEnum):
    """How an action stands. ``HOLDS`` is a warning to keep to all the while, ``NOW`` can be done today, ``WAITING``
    waits for somebody's answer, ``LATER`` has its turn after others.
    """

    HOLDS = "holds"
    NOW = "now"
    WAITING = "waiting"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class NextAction:
    """One thing to do. ``rule`` names the rule that asks for it, and is the same from day to day.

    ``worth`` is the sum at stake where the papers give one, ``worth_note`` what that sum is. ``matter`` and ``to`` say
    which letter or call does it; both are empty for what the person does alone. ``due`` is the last day, ``clock`` the
    words for it. ``sources`` is where the reason was read; ``check`` is empty, or says why the reason is not certain.
    """

    rule: str
    step: Step
    stand: Stand
    title: str
    reason: str
    worth: Money | None = None
    worth_note: str = ""
    matter: Matter | None = None
    to: Side | None = None
    due: date | None = None
    clock: str = ""
    since: date | None = None
    sources: tuple[str, ...] = ()
    check: str = ""


@dataclass(frozen=True, slots=True)
class CasePlan:
    """The actions of a case in the order in which to take them; none where nothing is left to do."""

    actions: tuple[NextAction, ...]
    on: date

    @property
    def step(self) -> Step | None:
        """The step the case is at: that of the next action."""
        return self.next.step if self.next else None

    @property
    def next(self) -> NextAction | None:
        """The one thing to do next: the first that can be done now, else the first that waits."""
        order = (Stand.NOW, Stand.WAITING, Stand.LATER)
        return next((a for stand in order for a in self.actions if a.stand is stand), None)

    def of(self, stand: Stand) -> tuple[NextAction, ...]:
        return tuple(a for a in self.actions if a.stand is stand)
