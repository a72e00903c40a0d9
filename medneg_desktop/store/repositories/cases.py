"""Cases with their questions and decisions. The lists and sums made of them are in :mod:`medneg_desktop.store.front`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from medneg_desktop.core.ids import CaseId, DocumentId
from medneg_desktop.domain.case import Bond, Case, Paper, Reconciliation
from medneg_desktop.domain.finding import AuditReport, Decision, Finding, PaperRef
from medneg_desktop.services.ports import CaseView
from medneg_desktop.store.repositories import case_rows
from medneg_desktop.store.repositories.base import batches
from medneg_desktop.store.repositories.readings import Readings
from medneg_desktop.store.repositories.words import Words
from medneg_desktop.store.row_base import Row
from medneg_desktop.store.rows import (
    CaseRow,
    DeadlineRow,
    DecisionRow,
    FigureEvidenceRow,
    FigureRow,
    FindingEvidenceRow,
    FindingRow,
    LinkRow,
    NotCheckedRow,
    PaperRow,
)

R = TypeVar("R", bound=Row)
Decisions = dict[str, tuple[Decision, str]]


class Cases(Readings, Words):
    """The cases' part of the unit of work. Papers take their readings from the documents' own."""

    def cases_of(self, documents: Iterable[DocumentId]) -> set[CaseId]:
        found: set[CaseId] = set()
        for batch in batches(documents):
            query = select(CaseRow.id).join(PaperRow, PaperRow.case_key == CaseRow.key)
            found.update(CaseId(i) for i in self._session.scalars(query.where(PaperRow.document_id.in_(batch))))
        return found

    def documents_of(self, cases: Iterable[CaseId]) -> set[DocumentId]:
        found: set[DocumentId] = set()
        for batch in batches(cases):
            query = select(PaperRow.document_id).join(CaseRow, PaperRow.case_key == CaseRow.key)
            found.update(DocumentId(i) for i in self._session.scalars(query.where(CaseRow.id.in_(batch))))
        return found

    def replace_cases(self, gone: Iterable[CaseId], cases: Sequence[tuple[Case, AuditReport]]) -> None:
        for batch in batches([*gone, *(case.id for case, _ in cases)]):
            self._session.connection().execute(delete(CaseRow).where(CaseRow.id.in_(batch)))
        for case, report in cases:
            aside = case_rows.set_aside(self.decisions(report.findings))
            key = self._insert_one(CaseRow, **case_rows.case_columns(case, report, aside))
            for row, values in case_rows.children(key, case, report).items():
                self._insert(row, values)

    # ------------------------------------------------------------------------------------------------ one case

    def case(self, case: CaseId) -> CaseView | None:
        row = self._case_row(CaseRow.id == case)
        if row is None:
            return None
        report = self._report(row)
        decisions = self.decisions(report.findings)
        papers = self._papers(row)
        found = Case(
            id=CaseId(row.id),
            provider=row.provider,
            patient=row.patient,
            papers=papers,
            links=tuple(case_rows.link_of(r) for r in self._below(LinkRow, row)),
            reconciliation=self._reconciliation(row),
            missing=row.missing,
            deadlines=tuple(case_rows.deadline_of(r) for r in self._below(DeadlineRow, row)),
            bonds=self._bonds_within(papers),
        )
        return CaseView(found, report, decisions)

    def _case_row(self, which: ColumnElement[bool]) -> CaseRow | None:
        return self._session.scalars(
            select(CaseRow).where(which).execution_options(populate_existing=True)
        ).one_or_none()

    def _below(self, row: type[R], case: CaseRow) -> Sequence[R]:
        table: Any = row
        query = select(row).where(table.case_key == case.key).order_by(*row.__table__.primary_key)
        return self._session.scalars(query.execution_options(populate_existing=True)).all()

    def _papers(self, case: CaseRow) -> tuple[Paper, ...]:
        rows = self._below(PaperRow, case)
        held = {
            (found.document.id, reading.part): reading
            for found in self.readings(DocumentId(row.document_id) for row in rows)
            for reading in found.readings
        }
        refs = [PaperRef(DocumentId(row.document_id), row.part, row.name) for row in rows]
        # A part that a later reading no longer finds is out of the case until its cases are made again.
        return tuple(Paper(r, held[r.document, r.part]) for r in refs if (r.document, r.part) in held)

    def _bonds_within(self, papers: tuple[Paper, ...]) -> tuple[Bond, ...]:
        held = {p.ref.key for p in papers}
        return tuple(sorted(b for b in self.bonds(p.ref.document for p in papers) if b.papers <= held))

    def _reconciliation(self, case: CaseRow) -> Reconciliation:
        figures = case_rows.figures_of(self._below(FigureRow, case), self._below(FigureEvidenceRow, case))
        return Reconciliation(**figures, in_question=case.reconciled_in_question, supported=case.reconciled_supported)

    def _report(self, case: CaseRow) -> AuditReport:
        case_id = CaseId(case.id)
        findings = case_rows.findings_of(case_id, self._below(FindingRow, case), self._below(FindingEvidenceRow, case))
        return AuditReport(findings, case_rows.not_checked_of(case_id, self._below(NotCheckedRow, case)))

    # --------------------------------------------------------------------------------------------------- decisions

    def decisions(self, findings: Sequence[Finding]) -> Decisions:
        """By fingerprint. What was decided about the very question counts before what was about the same matter."""
        found: Decisions = {}
        columns = (DecisionRow.fingerprint, DecisionRow.decision, DecisionRow.reason)
        for batch in batches(key for f in findings for key in (f.fingerprint, f.matter) if key):
            query = select(*columns).where(DecisionRow.fingerprint.in_(batch))
            found |= {key: (decision, why) for key, decision, why in self._session.execute(query)}
        told = ((f.fingerprint, found.get(f.fingerprint) or found.get(f.matter)) for f in findings)
        return {fingerprint: said for fingerprint, said in told if said is not None}

    def decide(self, case: CaseId, fingerprint: str, decision: Decision, reason: str) -> None:
        values = {"case_id": case, "decision": decision, "reason": reason}
        connection = self._session.connection()
        about = select(FindingRow.matter).where(FindingRow.fingerprint == fingerprint, FindingRow.matter != "")
        keys = [fingerprint, *set(self._session.scalars(about))]
        for key in keys:
            connection.execute(
                upsert(DecisionRow)
                .values(fingerprint=key, **values)
                .on_conflict_do_update(index_elements=["fingerprint"], set_=values)
            )
        same = or_(FindingRow.fingerprint == fingerprint, FindingRow.matter.in_(keys[1:]))
        holders = select(FindingRow.case_key).where(same).distinct()
        for case_key in self._session.scalars(holders).all():
            self._count_again(case_key)

    def _count_again(self, key: int) -> None:
        """Bring the columns that lists show in line with the decisions."""
        row = self._case_row(CaseRow.key == key)
        assert row is not None
        report = self._report(row)
        aside = case_rows.set_aside(self.decisions(report.findings))
        still = case_rows.questions_of(row.asked, self._reconciliation(row), report, aside)
        values = case_rows.questions_columns(still)
        self._session.connection().execute(update(CaseRow).where(CaseRow.key == key).values(**values))
