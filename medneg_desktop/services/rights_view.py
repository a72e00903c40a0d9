"""What rights come to in one case of the vault, inside a transaction of whoever asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from medneg_desktop.core.ids import CaseId
from medneg_desktop.domain.assistance import Assistance, HelpStep, HospitalPolicy
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.household import Coverage, Household
from medneg_desktop.domain.rights import NOT_SURE, RightsReport, StateRules
from medneg_desktop.ledger import with_deadlines
from medneg_desktop.rights import Shelf, rights_report
from medneg_desktop.rights import assistance as help_for
from medneg_desktop.services.household import household_in
from medneg_desktop.services.knowledge import shelf_in
from medneg_desktop.services.ports import UnitOfWork
from medneg_desktop.services.told_beside import told_beside
from medneg_desktop.talks.application import application_of, help_steps
from medneg_desktop.talks.course import Course, course_of
from medneg_desktop.talks.told import CaseTold, told_of


@dataclass(frozen=True, slots=True)
class RightsView:
    """Everything the Rights screen shows of a case."""

    case: Case
    household: Household
    report: RightsReport
    assistance: Assistance
    policy: HospitalPolicy | None
    policy_name: str = ""
    """The name of the document that is kept as the hospital's policy."""
    steps: tuple[HelpStep, ...] = ()


@dataclass(frozen=True, slots=True)
class RightsBasis:
    """A view of rights with the rules of all states, from which further verbs take their own."""

    view: RightsView
    states: Mapping[str, StateRules]


def rights_in(unit: UnitOfWork, case: CaseId, today: date) -> RightsBasis | None:
    """As :func:`rights_view`, inside a transaction of the caller's."""
    found = unit.case(case)
    if found is None:
        return None
    home, shelf, course = household_in(unit), shelf_in(unit), course_of(unit.talks([case]).get(case, ()))
    beside = told_beside(unit, [found.case], shelf.questions).get(case, ())
    view = view_of(found.case, home, asked_still(told_of(course, beside), shelf), shelf, today, course)
    paper = view.policy.paper if view.policy is not None else None
    held = unit.document(paper) if paper is not None else None
    return RightsBasis(replace(view, policy_name=held.name if held is not None else ""), shelf.states)


def view_of(
    case: Case, household: Household, told: CaseTold, shelf: Shelf, today: date, course: Course | None = None
) -> RightsView:
    """The same for a case that is in no vault: for the command line, with its ``--profile``."""
    said = told.answers.get("coverage", "")
    coverage = Coverage(said) if said in {c.value for c in Coverage} else household.coverage
    case = with_deadlines(case, coverage, shelf.clocks)
    report = rights_report(case, household, told.answers, told.days, shelf, today)
    theirs = tuple(c for c in report.clocks() if c.rule.id.startswith("hospital-"))
    course = course or Course(())
    application = application_of(course)
    helped = help_for(
        case,
        household,
        shelf,
        today,
        policy=told.policy,
        clocks=theirs,
        ticks=told.ticks,
        application=application,
    )
    paid = case.reconciliation.patient_paid
    asked_back = [c.day for _, c in course.contacts if c.letter == "assistance_refund"]
    steps = help_steps(
        application,
        paid=paid.amount if paid is not None and paid.firm else None,
        refund_asked=min(asked_back, default=None),
    )
    return RightsView(case, household, report, helped, told.policy, steps=tuple(steps))


def asked_still(told: CaseTold, shelf: Shelf) -> CaseTold:
    """Without answers and days that the rules no longer ask for."""
    questions = shelf.questions
    answers = {
        name: option
        for name, option in told.answers.items()
        if name in questions and (option == NOT_SURE or questions[name].option(option))
    }
    return replace(told, answers=answers, days={n: d for n, d in told.days.items() if n in questions})
