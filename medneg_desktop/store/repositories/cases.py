"""Cases with their questions and decisions, and the lists and sums that are made of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Integer, delete, func, select, type_coerce, update
from sqlalchemy.dialects.sqlite import insert as upsert

from medneg_desktop.core.clock import Clock
from medneg_desktop.core.ids import CaseId, DocumentId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case, Paper, Reconciliation
from medneg_desktop.domain.finding import AuditReport, Decision, PaperRef
from medneg_desktop.services.ports import CaseSummary, CaseView, Totals
from medneg_desktop.store.repositories import case_rows
from medneg_desktop.store.repositories.base import batches
from medneg_desktop.store.repositories.readings import Readings
from medneg_desktop.store.row_base import Row
from medneg_desktop.store.rows import (
    CaseRow,
    DeadlineRow,
    DecisionRow,
    DeclinedRow,
    DocumentRow,
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


class Cases(Readings):
    """The cases' part of the unit of work. Papers take their readings from the documents' own."""

    _clock: Clock

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
            aside = case_rows.set_aside(self._decisions(f.fingerprint for f in report.findings))
            key = self._insert_one(CaseRow, **case_rows.case_columns(case, report, aside))
            for row, values in case_rows.children(key, case, report).items():
                self._insert(row, values)

    # ------------------------------------------------------------------------------------------------ one case

    def case(self, case: CaseId) -> CaseView | None:
        row = self._case_row(CaseRow.id == case)
        if row is None:
            return None
        report = self._report(row)
        decisions = self._decisions(f.fingerprint for f in report.findings)
        found = Case(
            id=CaseId(row.id),
            provider=row.provider,
            patient=row.patient,
            papers=self._papers(row),
            links=tuple(case_rows.link_of(r) for r in self._below(LinkRow, row)),
            reconciliation=self._reconciliation(row),
            missing=row.missing,
            deadlines=tuple(case_rows.deadline_of(r) for r in self._below(DeadlineRow, row)),
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

    def _reconciliation(self, case: CaseRow) -> Reconciliation:
        figures = case_rows.figures_of(self._below(FigureRow, case), self._below(FigureEvidenceRow, case))
        return Reconciliation(**figures, in_question=case.reconciled_in_question, supported=case.reconciled_supported)

    def _report(self, case: CaseRow) -> AuditReport:
        case_id = CaseId(case.id)
        findings = case_rows.findings_of(case_id, self._below(FindingRow, case), self._below(FindingEvidenceRow, case))
        return AuditReport(findings, case_rows.not_checked_of(case_id, self._below(NotCheckedRow, case)))

    # --------------------------------------------------------------------------------------------------- decisions

    def _decisions(self, fingerprints: Iterable[str]) -> Decisions:
        found: Decisions = {}
        columns = (DecisionRow.fingerprint, DecisionRow.decision, DecisionRow.reason)
        for batch in batches(fingerprints):
            query = select(*columns).where(DecisionRow.fingerprint.in_(batch))
            found |= {fingerprint: (decision, why) for fingerprint, decision, why in self._session.execute(query)}
        return found

    def decide(self, case: CaseId, fingerprint: str, decision: Decision, reason: str) -> None:
        values = {"case_id": case, "decision": decision, "reason": reason}
        connection = self._session.connection()
        connection.execute(
            upsert(DecisionRow)
            .values(fingerprint=fingerprint, **values)
            .on_conflict_do_update(index_elements=["fingerprint"], set_=values)
        )
        holders = select(FindingRow.case_key).where(FindingRow.fingerprint == fingerprint).distinct()
        for key in self._session.scalars(holders).all():
            self._count_again(key)

    def _count_again(self, key: int) -> None:
        """Bring the columns that lists show in line with the decisions."""
        row = self._case_row(CaseRow.key == key)
        assert row is not None
        report = self._report(row)
        aside = case_rows.set_aside(self._decisions(f.fingerprint for f in report.findings))
        still = case_rows.questions_of(row.asked, self._reconciliation(row), report, aside)
        values = case_rows.questions_columns(still)
        self._session.connection().execute(update(CaseRow).where(CaseRow.key == key).values(**values))

    # ------------------------------------------------------------------------------------------------------- lists

    def case_summaries(self, *, limit: int | None = None, offset: int = 0) -> list[CaseSummary]:
        query = (
            select(CaseRow)
            .order_by(CaseRow.in_question.desc(), CaseRow.asked.desc(), CaseRow.key)
            .limit(limit)
            .offset(offset)
            .execution_options(populate_existing=True)
        )
        rows = self._session.scalars(query).all()
        coming = self._coming([row.key for row in rows])
        return [_summary(row, coming.get(row.key)) for row in rows]

    def _coming(self, keys: Sequence[int]) -> dict[int, tuple[date, str]]:
        """The next day of each case that has one to come."""
        found: dict[int, tuple[date, str]] = {}
        columns = (DeadlineRow.case_key, DeadlineRow.day, DeadlineRow.what)
        for batch in batches(keys):
            query = select(*columns).where(DeadlineRow.case_key.in_(batch), DeadlineRow.day >= self._clock.today())
            for key, day, what in self._session.execute(query.order_by(DeadlineRow.day, DeadlineRow.seq)):
                found.setdefault(key, (day, what))
        return found

    def totals(self) -> Totals:
        counts = select(
            func.count(),
            func.count(CaseRow.provider.distinct()),
            func.coalesce(func.sum(CaseRow.questions), 0),
            func.coalesce(func.sum(CaseRow.proven), 0),
        ).select_from(CaseRow)
        cases, providers, questions, proven = self._session.execute(counts).one()
        sums = select(_sum(CaseRow.asked), _sum(CaseRow.in_question), _sum(CaseRow.patient_paid))
        asked, at_stake, paid = self._session.execute(sums).one()
        return Totals(
            asked=Money(asked),
            in_question=Money(at_stake),
            patient_paid=Money(paid),
            cases=cases,
            providers=providers,
            questions=questions,
            proven=proven,
            documents=self._count(DocumentRow),
            to_check=self._count(DocumentRow, DocumentRow.reviewed.is_(False)),
            declined=self._count(DeclinedRow),
        )

    def _count(self, row: type[Row], *where: ColumnElement[bool]) -> int:
        return self._session.scalars(select(func.count()).select_from(row).where(*where)).one()

    def deadlines(self, *, since: date, limit: int) -> list[tuple[date, str, str, CaseId]]:
        query = (
            select(DeadlineRow.day, DeadlineRow.what, DeadlineRow.source, CaseRow.id)
            .join(CaseRow, CaseRow.key == DeadlineRow.case_key)
            .where(DeadlineRow.day >= since)
            .order_by(DeadlineRow.day, DeadlineRow.case_key, DeadlineRow.seq)
            .limit(limit)
        )
        return [(day, what, source, CaseId(case)) for day, what, source, case in self._session.execute(query)]


def _sum(column: Any) -> ColumnElement[int]:
    """Cents in all; an absurd amount, kept as text, is left out (see :class:`Cents`)."""
    plain = type_coerce(column, Integer)
    return func.coalesce(func.sum(plain).filter(func.typeof(plain) == "integer"), 0)


def _summary(row: CaseRow, coming: tuple[date, str] | None) -> CaseSummary:
    return CaseSummary(
        id=CaseId(row.id),
        provider=row.provider,
        patient=row.patient,
        service_from=row.service_from,
        asked=row.asked,
        supported=row.supported,
        in_question=row.in_question,
        patient_paid=row.patient_paid,
        questions=row.questions,
        proven=row.proven,
        papers=row.papers,
        eobs=row.eobs,
        missing=row.missing,
        next_deadline=coming,
    )
