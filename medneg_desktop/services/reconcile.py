"""From readings to cases with their questions; in the vault, only what a change can reach is worked out again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from medneg_desktop.audit import audit_case
from medneg_desktop.core.ids import CaseId, DocumentId
from medneg_desktop.deadlines import shipped_rules
from medneg_desktop.domain.answer import Answers, Known
from medneg_desktop.domain.case import Bond, Case, Paper
from medneg_desktop.domain.counted import Counted
from medneg_desktop.domain.finding import AuditReport, PaperRef, in_question
from medneg_desktop.domain.household import Household
from medneg_desktop.domain.reading import DocumentKind
from medneg_desktop.domain.reference import NOTHING_LOADED, Reference
from medneg_desktop.ledger import group, match_keys, with_deadlines, with_questions
from medneg_desktop.ledger.accumulators import Spent, counted, spent
from medneg_desktop.ledger.keys import MEMBER
from medneg_desktop.ledger.wanted import missing
from medneg_desktop.rights import Shelf
from medneg_desktop.rights.poverty import poverty_level
from medneg_desktop.services.household import household_in
from medneg_desktop.services.knowledge import shelf_in
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import HeldReading, UnitOfWork
from medneg_desktop.services.reference_list import reference_of
from medneg_desktop.services.settle import settle_in


def cases_of(
    papers: Sequence[Paper],
    *,
    as_of: date,
    bonds: Iterable[Bond] = (),
    known: Known | None = None,
    reference: Reference = NOTHING_LOADED,
) -> list[tuple[Case, AuditReport]]:
    """Group papers into cases, as far as a person's ``bonds`` leave it open, and raise each case's questions."""
    found = []
    coverage = known.household.coverage if known is not None else None
    for case in group(papers, bonds):
        if coverage is not None:
            case = with_deadlines(case, coverage, shipped_rules())  # noqa: PLW2901 (the same case, better known)
        report = audit_case(case, as_of=as_of, known=known, reference=reference)
        found.append((_completed(case, report, known), report))
    return found


def _completed(case: Case, report: AuditReport, known: Known | None) -> Case:
    """The case with what is in question, and without the papers that the person said are not needed."""
    case = with_questions(case, in_question(report.findings))
    return replace(case, missing=missing(case, known)) if known is not None and known.answers else case


def papers_of(held: Iterable[HeldReading]) -> list[Paper]:
    """The papers in these documents; one that another document stands for says nothing."""
    return [
        Paper(PaperRef(h.document.id, reading.part, h.document.name), reading)
        for h in held
        if not h.document.aside
        for reading in h.readings
    ]


def known_in(unit: UnitOfWork, documents: Iterable[DocumentId], as_of: date) -> Known:
    """What the vault knows beside these papers: the answers about them, the household and its state's law, and what the
    EOBs of its people count.
    """
    documents = sorted(set(documents))
    home = household_in(unit)
    claims: tuple[Counted, ...] = ()
    if home.deductible is not None or home.out_of_pocket is not None:
        eobs = [p for p in papers_of(unit.readings(documents)) if p.kind is DocumentKind.EOB]
        claims = counted(_family(unit, eobs))
    return known_of(home, shelf_in(unit), as_of, answers=unit.answers(documents), claims=claims)


def known_of(
    home: Household,
    shelf: Shelf,
    as_of: date,
    *,
    answers: Answers | None = None,
    claims: tuple[Counted, ...] = (),
) -> Known:
    """What is known beside the papers, with what the law on the shelf makes of the household."""
    level, state = poverty_level(home, shelf, as_of), shelf.states.get(home.state or "")
    return Known(answers or {}, home, level, state, claims)


def _family(unit: UnitOfWork, eobs: Sequence[Paper]) -> list[Paper]:
    """These EOBs and all others of the same members in the vault."""
    wanted = {k for eob in eobs for k in match_keys(eob.reading) if k.startswith(MEMBER)}
    documents = unit.documents_with_keys(wanted) | {eob.ref.document for eob in eobs}
    return papers_of(unit.readings(sorted(documents)))


def spent_in(office: Office, case: Case) -> tuple[Spent, ...]:
    """What the EOBs of the person, and of the family on the same plan, add up to in the vault."""
    with office.unit() as unit:
        return spent(_family(unit, case.eobs))


def refresh(office: Office, documents: Iterable[DocumentId]) -> set[CaseId]:
    """Work out again every case that these documents touch or touched; gives the cases that now stand.

    Reaches a document's old case, and every document that shares a match key with it, and no further: the cost
    grows with the family's papers about one visit, not with the vault.
    """
    with office.unit() as unit:
        found = refresh_in(unit, documents, as_of=office.clock.today())
        unit.commit()
    return found


def refresh_in(unit: UnitOfWork, documents: Iterable[DocumentId], *, as_of: date) -> set[CaseId]:
    """As :func:`refresh`, inside the transaction that changes the documents: a crash leaves both or neither."""
    changed = set(documents)
    read = unit.readings(sorted(changed))
    keys = {k for held in read for reading in held.readings for k in match_keys(reading) if not k.startswith(MEMBER)}
    related = changed | unit.documents_with_keys(keys)
    related |= {document for bond in unit.bonds(related) for document, _ in bond.papers}
    gone = unit.cases_of(related)
    scope = related | unit.documents_of(gone)
    cases = cases_of(
        papers_of([*read, *unit.readings(sorted(scope - changed))]),
        as_of=as_of,
        bonds=unit.bonds(scope),
        known=known_in(unit, scope, as_of),
        reference=reference_of(unit),
    )
    unit.replace_cases(gone, cases)
    settle_in(unit, cases, as_of)
    return {case.id for case, _ in cases}
