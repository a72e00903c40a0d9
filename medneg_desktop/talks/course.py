"""The course of a case, folded out of its journal: what counts now, with everything that was said before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from medneg_desktop.core.ids import TalkId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.talks import (
    Agreement,
    Channel,
    Closing,
    Contact,
    Entry,
    KnownPrice,
    Maker,
    Offer,
    OfferAnswer,
    Payment,
    PromiseKept,
    Relief,
    Reopening,
    Struck,
    Talk,
    Told,
    WalkAway,
    Way,
    day_of,
)
from medneg_desktop.talks.schedule import Instalment, instalments

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as it counts now. ``id`` is that of its first form and stays; ``earlier`` are the forms before."""

    id: TalkId
    entry: Entry
    earlier: tuple[Entry, ...] = ()
    struck: bool = False

    @property
    def talk(self) -> Talk:
        return self.entry.talk


@dataclass(frozen=True, slots=True)
class OfferLine:
    """An offer with its answer; ``counter`` is the offer that came back for it."""

    id: TalkId
    offer: Offer
    answer: OfferAnswer | None = None
    counter: TalkId | None = None

    @property
    def open(self) -> bool:
        return self.answer is None and self.counter is None


@dataclass(frozen=True, slots=True)
class Due:
    """An instalment and what has been paid of it."""

    instalment: Instalment
    paid: Money

    @property
    def left(self) -> Money:
        return self.instalment.amount - self.paid


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """An agreement, its instalments with the payments that went into them in their order, and what is left."""

    id: TalkId
    agreement: Agreement
    dues: tuple[Due, ...]
    payments: tuple[Payment, ...]

    @property
    def paid(self) -> Money:
        return Money.total(p.amount for p in self.payments)

    @property
    def left(self) -> Money:
        return Money.total(d.left for d in self.dues)

    @property
    def kept(self) -> bool:
        """Whether everything agreed was paid."""
        return not self.left

    def next_due(self) -> Due | None:
        return next((d for d in self.dues if d.left), None)

    def missed(self, today: date) -> tuple[Due, ...]:
        return tuple(d for d in self.dues if d.left and d.instalment.day < today)


class Turn(StrEnum):
    """Whose move it is."""

    NOT_BEGUN = "not_begun"
    THEIRS = "theirs"
    YOURS = "yours"
    PAYING = "paying"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a case stands: whose turn, since when, and the office where it is the other side's."""

    turn: Turn
    since: date | None = None
    office: str = ""
    closing: Closing | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """Everything that was said about a case; ``lines`` in the order in which they were first written."""

    lines: tuple[Line, ...]

    def of(self, kind: type[T]) -> Iterator[tuple[TalkId, T]]:
        """The entries of a kind that count."""
        for line in self.lines:
            if not line.struck and isinstance(line.talk, kind):
                yield line.id, line.talk

    def line(self, talk: TalkId) -> Line | None:
        return next((x for x in self.lines if x.id == talk), None)

    @property
    def timeline(self) -> tuple[Line, ...]:
        """By the day they speak of, newest first; what the person keeps to themselves, or told of the case, is none."""
        told = [x for x in self.lines if not isinstance(x.talk, (WalkAway, Told))]
        return tuple(sorted(told, key=lambda x: (day_of(x.talk), x.entry.at), reverse=True))

    @property
    def contacts(self) -> tuple[tuple[TalkId, Contact], ...]:
        return tuple(self.of(Contact))

    @property
    def promises(self) -> tuple[tuple[TalkId, Contact], ...]:
        """Promises of the other side that were not kept yet, by their day."""
        kept = {k.contact for _, k in self.of(PromiseKept)}
        found = [(i, c) for i, c in self.of(Contact) if c.promise and i not in kept]
        return tuple(sorted(found, key=lambda f: f[1].promise_by or date.max))

    @property
    def offers(self) -> tuple[OfferLine, ...]:
        answers = {a.offer: a for _, a in self.of(OfferAnswer)}
        counters = {o.answers: i for i, o in self.of(Offer) if o.answers is not None}
        return tuple(OfferLine(i, o, answers.get(i), counters.get(i)) for i, o in self.of(Offer))

    @property
    def agreements(self) -> tuple[AgreementLine, ...]:
        payments = [p for _, p in self.of(Payment) if p.way is Way.OUT]
        return tuple(_agreement(i, a, [p for p in payments if p.agreement == i]) for i, a in self.of(Agreement))

    @property
    def agreement(self) -> AgreementLine | None:
        """The agreement that counts: the newest."""
        found = sorted(self.agreements, key=lambda a: a.agreement.day)
        return found[-1] if found else None

    @property
    def relief(self) -> tuple[Relief, ...]:
        return tuple(r for _, r in self.of(Relief))

    @property
    def refunds(self) -> tuple[Payment, ...]:
        return tuple(p for _, p in self.of(Payment) if p.way is Way.IN)

    @property
    def prices(self) -> tuple[tuple[TalkId, KnownPrice], ...]:
        return tuple(self.of(KnownPrice))

    @property
    def walk_away(self) -> Money | None:
        return next((w.most for _, w in reversed(tuple(self.of(WalkAway)))), None)

    @property
    def closing(self) -> Closing | None:
        """How the case ended; None while it is open, or open again."""
        last = [x.talk for x in self.lines if not x.struck and isinstance(x.talk, (Closing, Reopening))]
        return last[-1] if last and isinstance(last[-1], Closing) else None

    @property
    def raised(self) -> frozenset[str]:
        """The marks of the questions that were put to the other side; see :meth:`Finding.was_raised`."""
        return frozenset(f for _, c in self.of(Contact) if c.way is Way.OUT for f in c.raises)

    @property
    def standing(self) -> Standing:
        """Waiting for whom since when."""
        closing = self.closing
        if closing is not None:
            return Standing(Turn.CLOSED, closing.day, closing=closing)
        agreement = self.agreement
        if agreement is not None and not agreement.kept:
            return Standing(Turn.PAYING, agreement.agreement.day, agreement.agreement.office)
        moves = [x for x in self.timeline if not x.struck and _turn_after(x.talk) is not None]
        if not moves:
            return Standing(Turn.NOT_BEGUN)
        last = moves[0].talk
        turn = _turn_after(last)
        assert turn is not None
        return Standing(turn, day_of(last), last.office if isinstance(last, Contact) else "")


def course_of(entries: Iterable[Entry]) -> Course:
    """Fold a journal, oldest entry first. A correction of something unknown stands as an entry of its own."""
    lines: dict[TalkId, Line] = {}
    first: dict[TalkId, TalkId] = {}
    for entry in entries:
        root = first.get(entry.replaces, entry.id) if entry.replaces is not None else entry.id
        first[entry.id] = root
        held = lines.get(root)
        if held is None:
            lines[root] = Line(root, entry)
        elif isinstance(entry.talk, Struck):
            lines[root] = replace(held, struck=True, earlier=(*held.earlier, entry))
        else:
            lines[root] = Line(root, entry, (*held.earlier, held.entry))
    return Course(tuple(x for x in lines.values() if not isinstance(x.talk, Struck)))


def _agreement(talk: TalkId, agreement: Agreement, payments: Sequence[Payment]) -> AgreementLine:
    ordered = tuple(sorted(payments, key=lambda p: p.day))
    left = Money.total(p.amount for p in ordered)
    dues = []
    for row in instalments(agreement.terms, agreement.day):
        paid = min(left, row.amount)
        left -= paid
        dues.append(Due(row, paid))
    return AgreementLine(talk, agreement, tuple(dues), ordered)


def _turn_after(talk: Talk) -> Turn | None:
    """Whose move it is after an entry; None for one that moves nothing."""
    match talk:
        case Contact(way=Way.IN):
            return Turn.YOURS
        case Contact(channel=Channel.CALL | Channel.VISIT, promise=promise):
            return Turn.THEIRS if promise else Turn.YOURS
        case Contact():
            return Turn.THEIRS
        case Offer(maker=maker):
            return Turn.THEIRS if maker is Maker.YOU else Turn.YOURS
        case OfferAnswer() | PromiseKept() | Relief() | Reopening():
            return Turn.YOURS
        case _:
            return None
