"""The JSON of the command-line contract. Field names are stable: added to, never renamed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from medneg_desktop.core.ids import FindingId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.finding import AuditReport, Evidence, Finding
from medneg_desktop.domain.place import Place
from medneg_desktop.domain.reading import LIST_CELLS, AnyFact, Cell, Reading, ReadLine, Value

VERSION = 1

Json = dict[str, Any]

_LINE_CELLS = (
    Cell.SERVICE_DATE,
    Cell.SERVICE_END,
    Cell.CODE,
    Cell.MODIFIERS,
    Cell.REVENUE_CODE,
    Cell.DESCRIPTION,
    Cell.UNITS,
    Cell.CHARGE,
    Cell.ALLOWED,
    Cell.ADJUSTMENT,
    Cell.PLAN_PAID,
    Cell.PATIENT_RESPONSIBILITY,
    Cell.REASON_CODES,
)


def plain(value: Value | None) -> str | list[str] | None:
    """A value in the contract's form: money with two places, ISO dates, lists of strings."""
    match value:
        case None:
            return None
        case Money():
            return str(value)
        case date():
            return value.isoformat()
        case Decimal():
            return format(value.normalize(), "f")
        case tuple():
            return list(value)
        case _:
            return str(value)


def box(place: Place | None) -> list[float] | None:
    return list(place.box.rounded()) if place else None


def of_fact(fact: AnyFact) -> Json:
    found: Json = {
        "value": plain(fact.value),
        "raw": fact.raw,
        "state": fact.state.value,
        "confidence": round(fact.confidence, 3),
        "page": fact.place.page if fact.place else None,
        "box": box(fact.place),
    }
    if fact.note:
        found["note"] = fact.note
    return found


def of_line(line: ReadLine) -> Json:
    cells: Json = {}
    for cell in _LINE_CELLS:
        fact = line.cells.get(cell)
        cells[cell.value] = plain(fact.value) if fact else ([] if cell in LIST_CELLS else None)
    return {
        "line": line.number,
        **cells,
        "unit_price": plain(line.cells[Cell.UNIT_PRICE].value) if Cell.UNIT_PRICE in line.cells else None,
        "state": line.state.value,
        "confidence": round(line.confidence, 3),
        "page": line.place.page,
        "box": box(line.place),
        "boxes": {cell.value: box(fact.place) for cell, fact in line.cells.items() if fact.place},
    }


def of_reading(file: str, sha256: str, reading: Reading) -> Json:
    """One entry of ``documents`` for a document that was read."""
    return {
        "file": file,
        "part": reading.part,
        "pages": list(reading.pages),
        "sha256": sha256,
        "kind": reading.kind.value,
        "kind_confidence": round(reading.kind_confidence, 3),
        "kind_state": reading.kind_state.value,
        "kind_grounds": list(reading.kind_grounds),
        "language": reading.language,
        "text_source": reading.text_source.value,
        "fields": {name.value: of_fact(fact) for name, fact in reading.fields.items()},
        "lines": [of_line(line) for line in reading.lines],
        "notes": list(reading.notes),
        "error": None,
    }


def of_error(file: str, sha256: str | None, code: str, title: str, remedy: str) -> Json:
    """One entry of ``documents`` for a file that could not be read."""
    return {
        "file": file,
        "part": 1,
        "pages": [],
        "sha256": sha256,
        "kind": None,
        "fields": {},
        "lines": [],
        "notes": [],
        "error": {"code": code, "title": title, "remedy": remedy},
    }


def of_evidence(evidence: Evidence) -> Json:
    return {
        "file": evidence.paper.name,
        "part": evidence.paper.part,
        "page": evidence.place.page if evidence.place else None,
        "line": evidence.line,
        "field": evidence.field.value if evidence.field else None,
        "box": box(evidence.place),
    }


def of_finding(finding: Finding, case: str, names: Mapping[FindingId, str]) -> Json:
    return {
        "id": names[finding.id],
        "case": case,
        "rule": finding.rule,
        "certainty": finding.certainty.value,
        "title": finding.title,
        "amount": plain(finding.amount),
        "explanation": finding.explanation,
        "ask": finding.ask,
        "could_be_right_if": finding.could_be_right_if,
        "evidence": [of_evidence(e) for e in finding.evidence],
        "overlaps": [names[o] for o in finding.overlaps if o in names],
        "sources": list(finding.sources),
    }


def of_case(case: Case, name: str) -> Json:
    money = case.reconciliation
    figures = {
        name: plain(figure.amount) if (figure := getattr(money, name)) else None
        for name in ("billed", "plan_discount", "allowed", "plan_paid", "patient_share", "patient_paid")
    }
    return {
        "id": name,
        "provider": case.provider,
        "patient": case.patient,
        "documents": [[p.ref.name, p.ref.part] for p in case.papers],
        "asked": plain(money.asked.amount) if money.asked else None,
        "supported": plain(money.supported),
        "in_question": plain(money.in_question),
        "reconciliation": figures,
        "missing": list(case.missing),
        "deadlines": [
            {"date": d.day.isoformat(), "what": d.what, "rule": d.rule, "source": d.source} for d in case.deadlines
        ],
    }


def of_audit(today: date, documents: list[Json], cases: Iterable[tuple[Case, AuditReport]]) -> Json:
    """The whole answer of ``audit``. Cases and findings are numbered in their order: ``c1``, ``f1``."""
    found = list(cases)
    case_json: list[Json] = []
    finding_json: list[Json] = []
    not_checked: list[Json] = []
    lacking: list[Json] = []
    for number, (case, report) in enumerate(found, 1):
        name = f"c{number}"
        case_json.append(of_case(case, name))
        # Finding ids are unique within their case only; the contract numbers them through.
        names = {f.id: f"f{n}" for n, f in enumerate(report.findings, len(finding_json) + 1)}
        finding_json += [of_finding(f, name, names) for f in report.findings]
        not_checked += [{"case": name, "rule": n.rule, "why": n.why} for n in report.not_checked]
        lacking += [{"case": name, "why": x.why, "rules": list(x.rules)} for x in report.lacks]
    return {
        "contract": VERSION,
        "today": today.isoformat(),
        "documents": documents,
        "cases": case_json,
        "findings": finding_json,
        "not_checked": not_checked,
        "lacking": lacking,
    }
