"""The journal of talks: what a person notes about a case, and everything that follows from it.

Nothing is ever changed in it. To correct or strike out an entry is to add another, and both stay to be read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from medneg_desktop.audit.anchors import anchors
from medneg_desktop.core.ids import CaseId, DocumentId, TalkId
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.finding import Decision, Finding
from medneg_desktop.domain.household import Household
from medneg_desktop.domain.reference import NOTHING_LOADED
from medneg_desktop.domain.talks import (
    Agreement,
    Closing,
    Contact,
    KnownPrice,
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
)
from medneg_desktop.services.journal import TalkDeed, add_in, course_in
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import UnitOfWork
from medneg_desktop.services.reference_list import reference_of
from medneg_desktop.services.rights_view import RightsView, rights_in
from medneg_desktop.talks.breach import Breach, breaches
from medneg_desktop.talks.course import AgreementLine, Course
from medneg_desktop.talks.days import TalkDay, talk_days
from medneg_desktop.talks.limits import Cap, Price, cap_of, prices
from medneg_desktop.talks.saved import Saved, saved

_RECENT = 30
_NOTED = {
    Contact: "contact noted",
    PromiseKept: "promise kept",
    Offer: "offer noted",
    OfferAnswer: "answer to an offer",
    KnownPrice: "price noted",
    WalkAway: "own limit noted",
    Agreement: "agreement noted",
    Payment: "payment noted",
    Relief: "less is owed",
    Closing: "case closed",
    Reopening: "case reopened",
    Struck: "entry struck out",
    Told: "told of the case",
}
"""What the history says of each entry; the words themselves stand in the journal."""


@dataclass(frozen=True, slots=True)
class TalksView:
    """Everything that the tab of talks shows of a case."""

    rights: RightsView
    course: Course
    findings: tuple[Finding, ...]
    decisions: Mapping[str, tuple[Decision, str]]
    saved: Saved
    breaches: tuple[Breach, ...]
    days: tuple[TalkDay, ...]
    prices: tuple[Price, ...]
    cap: Cap | None
    papers: Mapping[DocumentId, str]
    """Names of the papers that may belong to an entry: those of the case, those named already, and what came last."""

    @property
    def case(self) -> Case:
        return self.rights.case

    @property
    def household(self) -> Household:
        return self.rights.household

    @property
    def agreement(self) -> AgreementLine | None:
        return self.course.agreement


def talks_view(office: Office, case: CaseId) -> TalksView | None:
    """The talks about a case as of today; None for a case that is gone."""
    with office.unit() as unit:
        found = unit.case(case)
        rights = rights_in(unit, case, office.clock.today())
        if found is None or rights is None:
            return None
        course = course_in(unit, case)
        rules = rights.states.get(rights.view.household.state or "")
        tables = reference_of(unit)
        papers = _papers(unit, found.case, course)
    beside = () if tables is NOTHING_LOADED else anchors(found.case, tables, office.clock.today())
    agreement = course.agreement
    against = breaches(found.case, agreement) if agreement is not None else ()
    broken = any(not b.perhaps_missed for b in against)
    findings = found.report.findings
    return TalksView(
        rights.view,
        course,
        findings,
        found.decisions,
        saved(course, findings, found.decisions, broken=broken),
        against,
        talk_days(course),
        prices(found.case, course, beside),
        cap_of(rights.view.household, rules),
        papers,
    )


def _papers(unit: UnitOfWork, case: Case, course: Course) -> dict[DocumentId, str]:
    """A receipt of the post office is in no case, so papers of other places are offered too, the newest first."""
    found = {p.ref.document: p.ref.name for p in case.papers}
    for line in course.lines:
        talk = line.talk
        named = (*talk.attached, talk.proof) if isinstance(talk, Contact) else ()
        for document in named:
            held = unit.document(document) if document is not None and document not in found else None
            if held is not None:
                found[held.id] = held.name
    return found | {d.id: d.name for d in unit.documents(limit=_RECENT) if d.id not in found}


# ---------------------------------------------------------------------------------------------------- writing


def note(office: Office, case: CaseId, talk: Talk) -> TalkDeed:
    """Add an entry to the journal of a case. Raises CaseGone."""
    words = _NOTED[type(talk)]
    with office.unit() as unit:
        entry = add_in(office, unit, case, talk, words)
        unit.commit()
    return TalkDeed(case, entry.id, None, talk, words, entry.anchors)


def correct(office: Office, case: CaseId, talk: TalkId, now: Talk, why: str) -> TalkDeed:
    """Say an entry anew; the earlier form stays to be read. Raises CaseGone, and KeyError for an unknown entry."""
    return _again(office, case, talk, now, why, "entry corrected")


def strike(office: Office, case: CaseId, talk: TalkId, why: str) -> TalkDeed:
    """Take an entry out of count; it stays to be read. Raises as :func:`correct`."""
    return _again(office, case, talk, Struck(office.clock.today()), why, "entry struck out")


def _again(office: Office, case: CaseId, talk: TalkId, now: Talk, why: str, words: str) -> TalkDeed:
    with office.unit() as unit:
        line = course_in(unit, case).line(talk)
        if line is None:
            raise KeyError(talk)
        entry = add_in(office, unit, case, now, words, replaces=talk, why=why)
        unit.commit()
    return TalkDeed(case, talk, line.talk, now, words, entry.anchors)
