"""A case and its questions as rows, and back. Pure translation: no statement is run here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from medneg_desktop.core.ids import CaseId, DocumentId, FindingId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case, Deadline, Figure, LinePair, Link, Reconciliation
from medneg_desktop.domain.finding import (
    AuditReport,
    Certainty,
    Decision,
    Evidence,
    Finding,
    NotChecked,
    PaperRef,
    in_question,
)
from medneg_desktop.domain.reading import Cell, FieldName
from medneg_desktop.store.repositories.base import place_columns, place_of
from medneg_desktop.store.row_base import FigureName, Row
from medneg_desktop.store.rows import (
    DeadlineRow,
    FigureEvidenceRow,
    FigureRow,
    FindingEvidenceRow,
    FindingRow,
    LinkRow,
    NotCheckedRow,
    PaperRow,
)

Values = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Questions:
    """The columns of a case that follow from its findings and from what the person decided about them."""

    supported: Money | None
    in_question: Money
    questions: int
    proven: int


def questions_of(asked: Money | None, said: Reconciliation, report: AuditReport, aside: set[str]) -> Questions:
    """What still stands once the questions set ``aside`` (by fingerprint) are left out."""
    standing = [f for f in report.findings if f.fingerprint not in aside]
    at_stake, supported = said.in_question, said.supported
    if len(standing) < len(report.findings):
        at_stake = in_question(standing)
        supported = asked - at_stake if asked is not None and supported is not None else supported
    proven = sum(f.certainty is Certainty.PROVEN for f in standing)
    return Questions(supported, at_stake, len(standing), proven)


def first_service(case: Case) -> date | None:
    """The first day of service that a paper says for sure."""
    days: list[date] = []
    for paper in case.papers:
        fact = paper.reading.date(FieldName.SERVICE_FROM)
        if fact is not None and fact.firm:
            days.append(fact.value)
        else:
            cells = (line.date(Cell.SERVICE_DATE) for line in paper.reading.lines)
            days += [cell.value for cell in cells if cell is not None and cell.firm]
    return min(days, default=None)


def case_columns(case: Case, report: AuditReport, aside: set[str]) -> dict[str, Any]:
    said = case.reconciliation
    asked = said.asked.amount if said.asked else None
    still = questions_of(asked, said, report, aside)
    return {
        "id": case.id,
        "provider": case.provider,
        "patient": case.patient,
        "missing": case.missing,
        "reconciled_in_question": said.in_question,
        "reconciled_supported": said.supported,
        "service_from": first_service(case),
        "asked": asked,
        "patient_paid": said.patient_paid.amount if said.patient_paid else None,
        "papers": len(case.papers),
        "eobs": len(case.eobs),
        **questions_columns(still),
    }


def questions_columns(still: Questions) -> dict[str, Any]:
    return {field.name: getattr(still, field.name) for field in fields(still)}


# ------------------------------------------------------------------------------------------------------- to rows


def children(key: int, case: Case, report: AuditReport) -> dict[type[Row], Values]:
    """Everything below a case, table by table, owners first."""
    figures = _figures(case.reconciliation)
    return {
        PaperRow: [
            {"case_key": key, "seq": n, "document_id": p.ref.document, "part": p.ref.part, "name": p.ref.name}
            for n, p in enumerate(case.papers)
        ],
        LinkRow: [{"case_key": key, "seq": n, **_link_columns(link)} for n, link in enumerate(case.links)],
        DeadlineRow: [
            {"case_key": key, "seq": n, "day": d.day, "what": d.what, "rule": d.rule, "source": d.source}
            for n, d in enumerate(case.deadlines)
        ],
        FigureRow: [
            {"case_key": key, "name": name, "amount": f.amount, "how": f.how, "firm": f.firm}
            for name, f in figures.items()
        ],
        FigureEvidenceRow: [
            {"case_key": key, "figure": name, "seq": n, **_evidence_columns(e)}
            for name, f in figures.items()
            for n, e in enumerate(f.evidence)
        ],
        FindingRow: [{"case_key": key, "seq": n, **_finding_columns(f)} for n, f in enumerate(report.findings)],
        FindingEvidenceRow: [
            {"case_key": key, "finding_seq": n, "seq": m, **_evidence_columns(e)}
            for n, f in enumerate(report.findings)
            for m, e in enumerate(f.evidence)
        ],
        NotCheckedRow: [
            {"case_key": key, "seq": n, "rule": x.rule, "why": x.why} for n, x in enumerate(report.not_checked)
        ],
    }


def _figures(said: Reconciliation) -> dict[FigureName, Figure]:
    found = {name: getattr(said, name.value) for name in FigureName}
    return {name: figure for name, figure in found.items() if figure is not None}


def _ref_columns(ref: PaperRef, before: str = "") -> dict[str, Any]:
    return {f"{before}part": ref.part, f"{before}name": ref.name}


def _link_columns(link: Link) -> dict[str, Any]:
    return {
        "kind": link.kind,
        "bill_document": link.bill.document,
        **_ref_columns(link.bill, "bill_"),
        "other_document": link.other.document,
        **_ref_columns(link.other, "other_"),
        "strong": link.strong,
        "grounds": link.grounds,
        "bill_lines": tuple(pair.bill_line for pair in link.lines),
        "other_lines": tuple(pair.eob_line for pair in link.lines),
    }


def _evidence_columns(evidence: Evidence) -> dict[str, Any]:
    return {
        "document_id": evidence.paper.document,
        **_ref_columns(evidence.paper),
        "line": evidence.line,
        "field": evidence.field,
        "note": evidence.note,
        **place_columns(evidence.place),
    }


def _finding_columns(finding: Finding) -> dict[str, Any]:
    same = ("id", "rule", "certainty", "title", "amount", "explanation", "ask", "could_be_right_if")
    return {
        **{name: getattr(finding, name) for name in same},
        "overlaps": finding.overlaps,
        "sources": finding.sources,
        "fingerprint": finding.fingerprint,
        "matter": finding.matter,
    }


# ----------------------------------------------------------------------------------------------------- from rows


def link_of(row: LinkRow) -> Link:
    return Link(
        row.kind,
        PaperRef(DocumentId(row.bill_document), row.bill_part, row.bill_name),
        PaperRef(DocumentId(row.other_document), row.other_part, row.other_name),
        row.strong,
        row.grounds,
        tuple(LinePair(bill, other) for bill, other in zip(row.bill_lines, row.other_lines, strict=True)),
    )


def deadline_of(row: DeadlineRow) -> Deadline:
    return Deadline(row.day, row.what, row.rule, row.source)


def evidence_of(row: Any) -> Evidence:
    paper = PaperRef(DocumentId(row.document_id), row.part, row.name)
    return Evidence(paper, place_of(row), row.line, row.field, row.note)


def figures_of(rows: Iterable[FigureRow], evidence: Iterable[FigureEvidenceRow]) -> dict[str, Figure]:
    grounds: dict[FigureName, list[Evidence]] = defaultdict(list)
    for row in evidence:
        grounds[row.figure].append(evidence_of(row))
    return {r.name.value: Figure(r.amount, tuple(grounds.get(r.name, ())), r.how, r.firm) for r in rows}


def findings_of(
    case: CaseId, rows: Iterable[FindingRow], evidence: Iterable[FindingEvidenceRow]
) -> tuple[Finding, ...]:
    grounds: dict[int, list[Evidence]] = defaultdict(list)
    for row in evidence:
        grounds[row.finding_seq].append(evidence_of(row))
    return tuple(
        Finding(
            id=FindingId(row.id),
            case=case,
            rule=row.rule,
            certainty=row.certainty,
            title=row.title,
            amount=row.amount,
            explanation=row.explanation,
            ask=row.ask,
            could_be_right_if=row.could_be_right_if,
            evidence=tuple(grounds[row.seq]),
            overlaps=tuple(FindingId(i) for i in row.overlaps),
            sources=row.sources,
            matter=row.matter,
        )
        for row in rows
    )


def not_checked_of(case: CaseId, rows: Iterable[NotCheckedRow]) -> tuple[NotChecked, ...]:
    return tuple(NotChecked(case, row.rule, row.why) for row in rows)


def set_aside(decisions: Mapping[str, tuple[Decision, str]]) -> set[str]:
    """The fingerprints of the questions that the person set aside."""
    return {fingerprint for fingerprint, (decision, _) in decisions.items() if decision is Decision.SET_ASIDE}
