"""What lists of cases show, worked out whenever a case, its journal or its answers change, and kept beside the case.

The days on which something is due, whose move it is, the step and the next thing to do, what is saved. What a rule sets
can also change with the day itself and with the household, so that all cases are worked out once a day and after such
a change; see :func:`settle_if_due`. The lists themselves then cost one question to the database.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from medneg_desktop.core.ids import CaseId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.finding import AuditReport, Decision, Finding
from medneg_desktop.domain.household import Household
from medneg_desktop.domain.packet import Sending
from medneg_desktop.domain.plan import CasePlan, Stand
from medneg_desktop.domain.state import CaseState, CaseTrail
from medneg_desktop.domain.talks import Entry, Payment, Told
from medneg_desktop.ledger.balances import balances
from medneg_desktop.ledger.payments import OWN, Noted, payments, total
from medneg_desktop.ledger.recurring import charges_of
from medneg_desktop.rights import Shelf
from medneg_desktop.rights.plan import plan
from medneg_desktop.rights.plan_basis import PlanBasis
from medneg_desktop.services.household import household_in
from medneg_desktop.services.knowledge import shelf_in
from medneg_desktop.services.office import Office, Progress, Stop, check_stop, never, no_progress
from medneg_desktop.services.ports import UnitOfWork
from medneg_desktop.services.rights_view import RightsView, asked_still, view_of
from medneg_desktop.services.stale import SETTLED
from medneg_desktop.services.told_beside import told_beside
from medneg_desktop.talks.breach import breaches
from medneg_desktop.talks.course import Course, course_of
from medneg_desktop.talks.due import DueBasis, due_days
from medneg_desktop.talks.saved import saved
from medneg_desktop.talks.story import story_of
from medneg_desktop.talks.told import told_of

_AT_ONCE = 10
"""Cases in one transaction: others wait for it no longer than they would for a document."""

Found = tuple[Case, AuditReport]
Decisions = Mapping[str, tuple[Decision, str]]


@dataclass(frozen=True, slots=True)
class _Desk:
    """What all cases of one transaction share."""

    household: Household
    shelf: Shelf
    talks: Mapping[CaseId, Sequence[Entry]]
    sendings: tuple[Sending, ...]
    homes: Mapping[str, CaseId]
    beside: Mapping[CaseId, tuple[Told, ...]]
    today: date


def settle_in(unit: UnitOfWork, cases: Sequence[Found], today: date) -> bool:
    """Work out what lists show of these cases, and keep it; tells whether anything changed."""
    homes = {str(p.id): p.case for p in unit.packets()}
    shelf = shelf_in(unit)
    desk = _Desk(
        household_in(unit),
        shelf,
        unit.talks([case.id for case, _ in cases]),
        tuple(unit.sendings()) if homes else (),
        homes,
        told_beside(unit, [case for case, _ in cases], shelf.questions),
        today,
    )
    changed = False
    for case, report in cases:
        changed |= _settle(unit, desk, case, report)
    return changed


def _settle(unit: UnitOfWork, desk: _Desk, case: Case, report: AuditReport) -> bool:
    course = course_of(desk.talks.get(case.id, ()))
    told = asked_still(told_of(course, desk.beside.get(case.id, ())), desk.shelf)
    view = view_of(case, desk.household, told, desk.shelf, desk.today, course)
    sent = tuple(s for s in desk.sendings if desk.homes.get(s.packet) == case.id)
    days = due_days(DueBasis(view.case, view.report, course, sent, desk.shelf.clocks))
    decisions = unit.decisions(report.findings)
    state = state_of(view, report, decisions, course)
    trail = CaseTrail(
        tuple(tuple((b.day, b.amount) for b in series if b.firm) for series in balances(case)),
        charges_of(case, agreed=course.agreement is not None),
    )
    changed = unit.set_days(case.id, days)
    return unit.set_state(case.id, state, trail) or changed


def plan_for(
    view: RightsView, findings: tuple[Finding, ...], decisions: Decisions, course: Course, *, broken: bool
) -> CasePlan:
    """What to do next in a case, in the order in which to do it."""
    basis = PlanBasis(
        view.case,
        findings,
        view.report,
        view.assistance,
        view.household,
        view.report.on,
        {fingerprint: decision for fingerprint, (decision, _) in decisions.items()},
        story_of(course, broken=broken),
    )
    return plan(basis)


def state_of(view: RightsView, report: AuditReport, decisions: Decisions, course: Course) -> CaseState:
    """Where a case stands."""
    against = breaches(view.case, course.agreement) if course.agreement is not None else ()
    broken = any(not b.perhaps_missed for b in against)
    found = plan_for(view, report.findings, decisions, course, broken=broken)
    sums = saved(course, report.findings, decisions, broken=broken)
    paid, shown = (total(payments(view.case, notes), *OWN) for notes in (noted_in(course), ()))
    standing, act = course.standing, found.next
    return CaseState(
        standing.turn.value,
        standing.since,
        standing.office,
        found.step.number if found.step is not None else 0,
        tuple(sorted({a.step.number for a in found.actions if a.stand is not Stand.HOLDS})),
        act.title if act is not None else "",
        sums.possible,
        sums.disputed,
        sums.confirmed,
        sums.refunded,
        paid,
        (paid or Money.zero()) - (shown or Money.zero()),
    )


def noted_in(course: Course) -> list[Noted]:
    """The payments that the person noted, and struck out none of."""
    return [Noted(talk, paid) for talk, paid in course.of(Payment)]


def settle_case(unit: UnitOfWork, case: CaseId, today: date) -> None:
    """Work out one case again; nothing for one that is gone."""
    found = unit.case(case)
    if found is not None:
        settle_in(unit, [(found.case, found.report)], today)


def settled(office: Office) -> bool:
    """Whether all cases were worked out today."""
    with office.unit() as unit:
        return unit.setting(SETTLED) == office.clock.today().isoformat()


def settle_if_due(office: Office, *, progress: Progress = no_progress, stop: Stop = never) -> bool:
    """Work out all cases where that was not done today; tells whether anything changed."""
    today = office.clock.today()
    with office.unit() as unit:
        if unit.setting(SETTLED) == today.isoformat():
            return False
        wanted = [row.id for row in unit.case_summaries()]
    changed = False
    for begin in range(0, len(wanted), _AT_ONCE):
        check_stop(stop)
        progress(begin, len(wanted), "cases")
        with office.unit() as unit:
            views = [v for case in wanted[begin : begin + _AT_ONCE] if (v := unit.case(case)) is not None]
            if settle_in(unit, [(v.case, v.report) for v in views], today):
                changed = True
                unit.commit(counted=False)
    with office.unit() as unit:
        unit.set_setting(SETTLED, today.isoformat())
        unit.commit(counted=False)
    return changed
