"""The one list of a case's days: those of rules, of bills, of what was said and agreed, and of letters sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from medneg_desktop.core.dates import shown
from medneg_desktop.deadlines.book import Rules, versions
from medneg_desktop.deadlines.calendar import business_day_before, is_business_day
from medneg_desktop.deadlines.words import counted_words
from medneg_desktop.domain.case import Case, Deadline
from medneg_desktop.domain.due import Basis, DueDay, DueKind
from medneg_desktop.domain.packet import Sending
from medneg_desktop.domain.plan import Matter, Story
from medneg_desktop.domain.rights import ClockDay, ClockRule, Duty, RightsReport
from medneg_desktop.domain.talks import Channel, Contact, Way
from medneg_desktop.ledger.due_dates import due_dates
from medneg_desktop.rights.plan_basis import ANSWER_DAYS
from medneg_desktop.talks.course import Course
from medneg_desktop.talks.days import talk_days
from medneg_desktop.talks.story import story_of

SETTLED_BY: Mapping[str, tuple[Matter, ...]] = {
    "debt-dispute-window": (Matter.DEBT_VALIDATION, Matter.COLLECTOR_DISPUTE),
    "appeal-open": (Matter.PLAN_APPEAL,),
    "external-review": (Matter.EXTERNAL_REVIEW,),
    "hospital-help-window": (Matter.ASSISTANCE,),
}
"""The letters that do what a last day is for."""
_WAITED = "A day to ask again, not a limit of any rule."


@dataclass(frozen=True, slots=True)
class DueBasis:
    """What the days of a case are worked out from. ``sendings`` are its packets that were sent."""

    case: Case
    report: RightsReport
    course: Course
    sendings: tuple[Sending, ...]
    rules: Rules


def due_days(basis: DueBasis) -> tuple[DueDay, ...]:
    """Every day of a case, each once, the earliest first; none for a case that is closed."""
    if basis.course.closing is not None:
        return ()
    found: dict[str, DueDay] = {}
    for due in (*_rules(basis), *_payments(basis), *_talks(basis), *_answers(basis)):
        found.setdefault(due.key, due)
    return tuple(sorted(found.values(), key=lambda d: (d.day, d.key)))


# ---------------------------------------------------------------------------------------------------- rules


def _rules(basis: DueBasis) -> Iterator[DueDay]:
    """What applies comes first: it knows the plan and the day a letter arrived, and stands for the paper's own day."""
    story = story_of(basis.course, broken=False)
    by_papers = {_key(d.rule, d.start.paper if d.start else None, basis.case): d for d in basis.case.deadlines}
    for clock in basis.report.clocks():
        if clock.day is None or clock.rule.duty is Duty.NOT_BEFORE:
            continue
        key = _key(clock.rule.matter, clock.start.paper if clock.start else None, basis.case)
        held = by_papers.get(key)
        what = held.what if held is not None and held.clock == clock.rule.id else clock.rule.entry.title
        yield _of_rule(basis, key, what, clock, story)
    for key, deadline in by_papers.items():
        if rule := _rule(basis.rules, deadline):
            clock = ClockDay(rule, deadline.day, deadline.start, deadline.note)
            yield _of_rule(basis, key, deadline.what, clock, story)


def _of_rule(basis: DueBasis, key: str, what: str, clock: ClockDay, story: Story) -> DueDay:
    entry, on = clock.rule.entry, basis.report.on
    assert clock.day is not None
    told = Basis(
        counted_words(clock.rule, clock.start) if clock.start is not None else "",
        f"{entry.title}. {entry.text}",
        entry.citation,
        entry.source,
        entry.checked,
        entry.sure,
        entry.certain(on) and (clock.start is None or clock.start.firm),
        " ".join(t for t in (clock.note, _no_mail(clock), entry.caution) if t),
    )
    sent = story.last(*SETTLED_BY.get(clock.rule.matter, ()))
    begun = clock.start.day if clock.start is not None else date.min
    settled = f"A letter about it went out on {shown(sent.day)}." if sent is not None and sent.day >= begun else ""
    return DueDay(key, clock.day, DueKind.RULE, what, clock.rule.duty, basis.case.id, basis=told, settled=settled)


def _no_mail(clock: ClockDay) -> str:
    """On a weekend or holiday no letter goes out, even where the period ends on it."""
    if clock.day is None or clock.rule.duty is not Duty.YOURS or is_business_day(clock.day):
        return ""
    before = business_day_before(clock.day)
    return f"The last day is a weekend or a public holiday: send your letter by {shown(before)}."


def _rule(rules: Rules, deadline: Deadline) -> ClockRule | None:
    """The version of its rule by which a day of the papers was counted."""
    if not deadline.clock:
        return None
    start = deadline.start.day if deadline.start is not None else date.max
    begun = [r for r in versions(rules, deadline.clock) if (r.entry.valid_from or date.min) <= start]
    return begun[-1] if begun else None


def _key(matter: str, paper: object, case: Case) -> str:
    """A day that a paper sets is that paper's, whatever its case is called by then."""
    document, part = getattr(paper, "document", None), getattr(paper, "part", 0)
    return f"rule/{matter}/{document}/{part}" if document is not None else f"rule/{matter}/{case.id}"


# ---------------------------------------------------------------------------------------------------- bills, talks


def _payments(basis: DueBasis) -> Iterator[DueDay]:
    """By when bills ask for money. Once there is an agreement, its own days count."""
    if basis.course.agreement is not None:
        return
    for due in due_dates(basis.case):
        note = "The day that the bill prints. What you question need not be paid first: ask in writing for a hold."
        if not due.firm:
            note += " It was not read surely: check it on the paper."
        yield DueDay(
            f"payment/{due.paper.document}/{due.paper.part}",
            due.day,
            DueKind.PAYMENT,
            f"{due.whose} asks for {due.amount.shown()}",
            Duty.YOURS,
            basis.case.id,
            due.amount,
            Basis(counted=f"Printed on {due.paper.name}.", certain=due.firm, note=note),
        )


def _talks(basis: DueBasis) -> Iterator[DueDay]:
    for day in talk_days(basis.course):
        yield DueDay(day.key, day.day, DueKind(day.kind.value), day.what, day.duty, basis.case.id, day.amount)


def _answers(basis: DueBasis) -> Iterator[DueDay]:
    """Letters and packets that nobody answered yet: the day to ask again."""
    contacts = [c for _, c in basis.course.contacts]
    for talk, contact in basis.course.contacts:
        if contact.way is Way.OUT and contact.channel is not Channel.CALL and not _followed(contact, contacts):
            whom = contact.office or "them"
            yield _answer(basis, f"answer/{talk}", contact.day, f"An answer from {whom} to your letter")
    for sending in basis.sendings:
        if not any(c.day >= sending.day for c in contacts):
            whom = sending.recipient or "them"
            yield _answer(basis, f"answer/sent/{sending.id}", sending.day, f"An answer from {whom} to your packet")


def _followed(letter: Contact, contacts: Iterable[Contact]) -> bool:
    """Whether the office was heard of or written to again, or the person set a day of their own."""
    if letter.next_day is not None:
        return True
    return any(
        c.party is letter.party and (c.day > letter.day or (c.way is Way.IN and c.day == letter.day)) for c in contacts
    )


def _answer(basis: DueBasis, key: str, sent: date, what: str) -> DueDay:
    counted = f"{ANSWER_DAYS} days after you sent it on {shown(sent)}."
    told = Basis(counted=counted, note=_WAITED)
    return DueDay(key, sent + timedelta(days=ANSWER_DAYS), DueKind.ANSWER, what, Duty.THEIRS, basis.case.id, basis=told)
