"""Cases with their questions and decisions. The lists and sums made of them are in :mod:`medneg_desktop.store.front`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from medneg_desktop.core.ids import CaseId, DocumentId
from medneg_desktop.core.money import Money
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
        """By fingerprint. What was decided about the very question counts before what was about the same matter, and
        that before what was about the same place of a paper. A question that was set aside and now stands for more
        money than was known then is open again, and so is each of two that stand on one place.
        """
        held: dict[str, DecisionRow] = {}
        for batch in batches(key for f in findings for key in (f.fingerprint, f.matter, f.ground) if key):
            query = select(DecisionRow).where(DecisionRow.fingerprint.in_(batch))
            held |= {
                row.fingerprint: row for row in self._session.scalars(query.execution_options(populate_existing=True))
            }
        found: Decisions = {}
        for finding, alike in _alike(findings):
            rows = (row for key in alike if (row := held.get(key)) and not _outgrown(row, finding))
            row = held.get(finding.fingerprint) or next(rows, None)
            if row is not None:
                found[finding.fingerprint] = (row.decision, row.reason)
        return found

    def decide(self, case: CaseId, fingerprint: str, decision: Decision, reason: str) -> None:
        connection = self._session.connection()
        keys, amount = self._keys_of(fingerprint)
        values = {"case_id": case, "decision": decision, "reason": reason, "amount": amount}
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

    def _keys_of(self, fingerprint: str) -> tuple[list[str], Money | None]:
        """Under what a decision about a question is kept, the question itself first; and the sum at stake in it."""
        keys: dict[str, None] = {fingerprint: None}
        amount: Money | None = None
        asks = select(CaseRow).join(FindingRow, FindingRow.case_key == CaseRow.key)
        for row in self._session.scalars(asks.where(FindingRow.fingerprint == fingerprint)).all():
            for finding, alike in _alike(self._report(row).findings):
                if finding.fingerprint == fingerprint:
                    amount = finding.amount
                    keys |= dict.fromkeys(alike)
        return list(keys), amount

    def _count_again(self, key: int) -> None:
        """Bring the columns that lists show in line with the decisions."""
        row = self._case_row(CaseRow.key == key)
        assert row is not None
        report = self._report(row)
        aside = case_rows.set_aside(self.decisions(report.findings))
        still = case_rows.questions_of(row.asked, self._reconciliation(row), report, aside)
        values = case_rows.questions_columns(still)
        self._session.connection().execute(update(CaseRow).where(CaseRow.key == key).values(**values))


def _alike(findings: Sequence[Finding]) -> Iterator[tuple[Finding, list[str]]]:
    """Each question with what it is known by beside its fingerprint. Two on one place are not known by the place."""
    grounds = Counter(f.ground for f in findings)
    for finding in findings:
        yield finding, [k for k in (finding.matter, finding.ground if grounds[finding.ground] == 1 else "") if k]


def _outgrown(row: DecisionRow, finding: Finding) -> bool:
    """Whether more is at stake now than when it was set aside: then it is worth another look."""
    if row.decision is not Decision.SET_ASIDE or row.amount is None or finding.amount is None:
        return False
    return finding.amount > row.amount
