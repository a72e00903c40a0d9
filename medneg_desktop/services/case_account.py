"""The whole account of a case: who paid what, which papers are wanted, and how a payment plan stands.

Joins what the papers say with what the person noted in the journal of talks, and writes there through
:mod:`~medneg_desktop.services.talks`: a payment that is added here is the payment that is seen under the agreement.
"""

from __future__ import annotations

from dataclasses import dataclass

from medneg_desktop.core.ids import CaseId, TalkId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.answer import Asked, Reply
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.talks import Payment
from medneg_desktop.ledger.payments import OWN, Paid, payments, since_last_bill, total
from medneg_desktop.ledger.wanted import Wanted, Written, wanted
from medneg_desktop.services.answers import answer_asked
from medneg_desktop.services.journal import TalkDeed
from medneg_desktop.services.office import Office
from medneg_desktop.services.reconcile import known_in
from medneg_desktop.services.settle import noted_in
from medneg_desktop.services.talks import note, strike
from medneg_desktop.services.undo import Deed
from medneg_desktop.talks.course import AgreementLine, Course, course_of


@dataclass(frozen=True, slots=True)
class CaseAccount:
    """``own`` is what the person paid in all, ``since`` what of it came after the newest paper that asks for money."""

    payments: tuple[Paid, ...] = ()
    own: Money | None = None
    since: Money | None = None
    plan: AgreementLine | None = None
    wanted: tuple[Wanted, ...] = ()


def case_account(office: Office, case: Case) -> CaseAccount:
    """The account of a case as of today."""
    with office.unit() as unit:
        course = course_of(unit.talks([case.id]).get(case.id, ()))
        known = known_in(unit, {p.ref.document for p in case.papers}, office.clock.today())
    found = payments(case, noted_in(course))
    return CaseAccount(
        found,
        total(found, *OWN),
        since_last_bill(case, found),
        course.agreement,
        wanted(case, known, _written(course, found)),
    )


def _written(course: Course, found: tuple[Paid, ...]) -> Written:
    line = course.agreement
    unproven = total((p for p in found if p.noted is not None and not p.evidence), *OWN)
    return Written(
        tuple(contact for _, contact in course.contacts),
        line is not None and line.agreement.paper is None,
        unproven if unproven is not None and unproven > Money.zero() else None,
    )


def add_payment(office: Office, case: CaseId, payment: Payment) -> TalkDeed:
    """Note a payment of a case. Raises CaseGone."""
    return note(office, case, payment)


def remove_payment(office: Office, case: CaseId, talk: TalkId) -> TalkDeed:
    """Take a noted payment out of count; its entry stays to be read. Raises CaseGone, KeyError for an unknown one."""
    return strike(office, case, talk, "payment removed")


def set_needed(office: Office, paper: Wanted, *, needed: bool) -> Deed | None:
    """Keep the person's word that a paper is not needed or not to be had, or take it back; None where it stands so."""
    asked = Asked(paper.spot, f"Is the {paper.words} needed?", "", ())
    told = f"{paper.words}: {'needed' if needed else 'not needed'}"
    return answer_asked(office, asked, None if needed else Reply.NO, told)
