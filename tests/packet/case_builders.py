"""Made-up papers, cases and findings for the packet's tests, in as few words as a test needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from medneg_desktop.core.ids import CaseId, DocumentId, FindingId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case, Figure, Paper, Reconciliation
from medneg_desktop.domain.finding import Certainty, Evidence, Finding, PaperRef
from medneg_desktop.domain.place import Box, Place
from medneg_desktop.domain.reading import AnyFact, Cell, DocumentKind, Fact, FieldName, Reading, ReadLine, State

MADE = date(2026, 11, 24)


def letter_size(document: DocumentId, page: int) -> tuple[float, float]:
    return (612.0, 792.0)


def fact(value: Any, state: State = State.READ, *, page: int = 1, top: float = 100) -> AnyFact:
    return Fact(value, raw=str(value), state=state, place=Place(page, Box(72, top, 200, top + 12)))


def line(number: int, charge: str, *, page: int = 1, state: State = State.READ, **cells: Any) -> ReadLine:
    top = 200 + 14 * number
    values: dict[Cell, Any] = {
        Cell.SERVICE_DATE: date(2026, 3, 2),
        Cell.CODE: "84484",
        Cell.DESCRIPTION: "TROPONIN",
        Cell.CHARGE: Money.of(charge),
    }
    values |= {Cell(name): value for name, value in cells.items()}
    facts = {cell: fact(value, state if cell is Cell.CHARGE else State.READ) for cell, value in values.items()}
    return ReadLine(number, Place(page, Box(50, top, 560, top + 12)), facts)


def paper(
    document: str,
    kind: DocumentKind,
    fields: Mapping[FieldName, AnyFact] | None = None,
    lines: Sequence[ReadLine] = (),
    pages: tuple[int, ...] = (1,),
    part: int = 1,
) -> Paper:
    reading = Reading(part=part, pages=pages, kind=kind, fields=dict(fields or {}), lines=tuple(lines))
    return Paper(PaperRef(DocumentId(document), part, f"{document}.pdf"), reading)


def itemized(document: str = "bill", **changes: AnyFact) -> Paper:
    fields: dict[FieldName, AnyFact] = {
        FieldName.PROVIDER_NAME: fact("Lakeside Hospital"),
        FieldName.PATIENT_NAME: fact("María Núñez"),
        FieldName.ACCOUNT_NUMBER: fact("00-448213-7"),
        FieldName.STATEMENT_DATE: fact(date(2026, 4, 1)),
        FieldName.DUE_DATE: fact(date(2026, 5, 1)),
        FieldName.TOTAL_CHARGES: fact(Money.of("936.00"), page=2),
        FieldName.AMOUNT_DUE: fact(Money.of("1375.60"), page=2, top=700),
    }
    fields |= {FieldName(name): value for name, value in changes.items()}
    lines = [line(n, "312.00", page=1 + n // 3) for n in (1, 2, 3)]
    return paper(document, DocumentKind.ITEMIZED_BILL, fields, lines, pages=(1, 2, 3))


def eob(document: str = "eob") -> Paper:
    fields: dict[FieldName, AnyFact] = {
        FieldName.PAYER_NAME: fact("Prairie Health"),
        FieldName.CLAIM_NUMBER: fact("CL-9981"),
        FieldName.PROCESSED_DATE: fact(date(2026, 3, 20)),
        FieldName.PATIENT_RESPONSIBILITY: fact(Money.of("515.60"), top=500),
    }
    return paper(document, DocumentKind.EOB, fields)


def receipt(document: str = "receipt") -> Paper:
    fields: dict[FieldName, AnyFact] = {
        FieldName.PAYMENT_DATE: fact(date(2026, 3, 2)),
        FieldName.AMOUNT_PAID: fact(Money.of("35.00")),
        FieldName.PAYMENT_METHOD: fact("card"),
        FieldName.PAYMENT_REFERENCE: fact("8842"),
    }
    return paper(document, DocumentKind.RECEIPT, fields)


def at_field(where: Paper, name: FieldName) -> Evidence:
    return Evidence(where.ref, where.reading.fields[name].place, field=name)


def at_line(where: Paper, number: int) -> Evidence:
    found = where.reading.line(number)
    return Evidence(where.ref, found.place if found else None, line=number)


def finding(name: str, amount: str | None, *evidence: Evidence, overlaps: Sequence[str] = (), **words: Any) -> Finding:
    made = Finding(
        id=FindingId(name),
        case=CaseId("c1"),
        rule=name,
        certainty=Certainty.PROVEN,
        title=f"Question {name}",
        amount=Money.of(amount) if amount else None,
        explanation=f"The papers disagree about {name}.",
        ask=f"Please correct {name}.",
        could_be_right_if="a record shows it.",
        evidence=evidence,
        overlaps=tuple(FindingId(o) for o in overlaps),
    )
    return replace(made, **words)


def figure(amount: str, *evidence: Evidence, firm: bool = True) -> Figure:
    return Figure(Money.of(amount), tuple(evidence), firm=firm)


def case(*papers: Paper, missing: tuple[str, ...] = (), **figures: Figure) -> Case:
    return Case(
        id=CaseId("c1"),
        provider="Lakeside Hospital",
        patient="María Núñez",
        papers=papers,
        reconciliation=Reconciliation(**figures),  # type: ignore[arg-type]  # only Figure fields are passed here
        missing=missing,
    )


def denial(document: str = "denial") -> Paper:
    fields: dict[FieldName, AnyFact] = {
        FieldName.PAYER_NAME: fact("Prairie Health"),
        FieldName.MEMBER_ID: fact("XJ-4471902"),
        FieldName.CLAIM_NUMBER: fact("CL-9981"),
        FieldName.NOTICE_DATE: fact(date(2026, 10, 1)),
    }
    return paper(document, DocumentKind.DENIAL, fields)


def collection(document: str = "collection") -> Paper:
    fields: dict[FieldName, AnyFact] = {
        FieldName.COLLECTOR_NAME: fact("Granite Recovery"),
        FieldName.ORIGINAL_CREDITOR: fact("Lakeside Hospital"),
        FieldName.ACCOUNT_NUMBER: fact("GR-77120-4"),
        FieldName.NOTICE_DATE: fact(date(2026, 11, 2)),
        FieldName.AMOUNT_DUE: fact(Money.of("1375.60")),
        FieldName.INTEREST_FEES: fact(Money.of("61.20"), top=300),
    }
    return paper(document, DocumentKind.COLLECTION_LETTER, fields)
