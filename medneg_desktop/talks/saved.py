"""What a case saves, kept apart by how sure it is, the person's own share only, each dollar in one place.

``possible``: the questions that are open and were not raised. ``disputed``: those that were put to the other side.
``confirmed``: what the other side gave up in writing. ``refunded``: what came back. A refund takes its dollars out of
what is confirmed, and what was confirmed as an error out of what is disputed. A closed case has nothing pending.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from medneg_desktop.core.money import Money
from medneg_desktop.deadlines.events import own_date
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.finding import Decision, Finding, in_question
from medneg_desktop.domain.talks import ReliefKind
from medneg_desktop.talks.course import AgreementLine, Course
from medneg_desktop.talks.schedule import cost

_ZERO = Money.zero()


@dataclass(frozen=True, slots=True)
class Saved:
    """Four sums that are never added to one. ``notes`` say what was left out, and why."""

    possible: Money
    disputed: Money
    confirmed: Money
    refunded: Money
    notes: tuple[str, ...] = ()


def saved(
    course: Course, findings: Sequence[Finding], decisions: Mapping[str, tuple[Decision, str]], *, broken: bool = False
) -> Saved:
    """The four sums of a case. ``broken`` says that a later statement asks for more than was agreed."""
    live = [f for f in findings if decisions.get(f.fingerprint, (Decision.OPEN, ""))[0] is not Decision.SET_ASIDE]
    raised = [f for f in live if f.was_raised(course.raised)]
    corrected = Money.total(r.amount for r in course.relief if r.kind is ReliefKind.CORRECTED)
    disputed = in_question(raised)
    possible = max(in_question(live) - disputed, _ZERO)
    confirmed, notes = _confirmed(course, broken=broken)
    refunded = Money.total(p.amount for p in course.refunds)
    open_still = course.closing is None
    return Saved(
        possible if open_still else _ZERO,
        max(disputed - corrected, _ZERO) if open_still else _ZERO,
        max(confirmed - refunded, _ZERO),
        refunded,
        notes,
    )


def _confirmed(course: Course, *, broken: bool) -> tuple[Money, tuple[str, ...]]:
    notes = []
    total = Money.total(r.amount for r in course.relief)
    line = course.agreement
    if line is not None:
        gain = gain_of(line)
        if gain is None:
            notes.append("What was asked before the agreement is not known, so it is not counted.")
        elif line.agreement.paper is None:
            notes.append("The agreement is not among your papers yet. It counts as confirmed once its letter is.")
        elif broken:
            notes.append("A later statement asks for more than was agreed. The agreement counts again when it is kept.")
        else:
            # What was confirmed as an error before the agreement lowered the sum that was asked then.
            total += gain
    return total, tuple(notes)


def gain_of(line: AgreementLine) -> Money | None:
    """By how much an agreement is below what was asked, interest counted; None where nobody told what was asked."""
    asked = line.agreement.asked
    return None if asked is None else max(asked - cost(line.agreement.terms, line.agreement.day), _ZERO)


def asked_now(case: Case, course: Course) -> Money | None:
    """What is asked as of now: the sum on the paper, less what the other side gave up after that paper's day. None
    where no paper says a sum for sure.
    """
    figure = case.reconciliation.asked
    if figure is None or not figure.firm:
        return None
    papers = [p for e in figure.evidence if (p := case.paper(e.paper)) is not None]
    days = [day for p in papers if (day := own_date(p)) is not None]
    since = max(days, default=None)
    off = Money.total(r.amount for r in course.relief if since is None or r.day > since)
    return max(figure.amount - off, _ZERO)
