"""Reports for the person's own use: a case on one page, the payments of a year, the whole history of a case.

They are plans like a packet's, made of tables alone, and state confirmed values only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from medneg_desktop.core.dates import shown
from medneg_desktop.core.ids import CaseId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case, Paper
from medneg_desktop.domain.finding import Finding, in_question
from medneg_desktop.domain.packet import PacketPlan, PlainTable, TableCell
from medneg_desktop.domain.reading import DocumentKind, FieldName
from medneg_desktop.packet.confirmed import firm_date, firm_money, firm_text
from medneg_desktop.packet.money_table import figures_of, firm
from medneg_desktop.packet.naming import paper_title

_QUESTIONS, _DAYS, _WANTS = 6, 4, 3
"""Rows that fit on one page together; what is left out is counted in the last row."""


@dataclass(frozen=True, slots=True)
class Payment:
    """A payment that a receipt proves."""

    day: date
    to: str
    patient: str
    method: str
    reference: str
    file: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Happening:
    """One entry of a case's history: the day, what happened, and the details."""

    day: date
    what: str
    detail: str


def summary_plan(case: Case, findings: Sequence[Finding], made: date) -> PacketPlan:
    """A case on one page: the money, the questions, the days to keep, what is missing."""
    who = " \u00b7 ".join(part for part in (case.provider, case.patient, f"as of {shown(made)}") if part)
    asked = in_question(tuple(findings))
    money: list[tuple[TableCell, ...]] = [
        (label, amount) for label, figure in figures_of(case) if (amount := firm(figure)) is not None
    ]
    money.append(("In question, each amount counted once", asked))
    questions = [(f.title, f.amount) for f in findings]
    days = [(shown(d.day), d.what) for d in sorted(case.deadlines, key=lambda d: d.day) if d.day >= made]
    tables = (
        PlainTable("Case summary", ("Figure", "Amount"), tuple(money), (0.75, 0.25), lead=who),
        PlainTable("Questions", ("Question", "In question"), _first(questions, _QUESTIONS, "question"), (0.75, 0.25)),
        PlainTable("Days to keep", ("Day", "What"), _first(days, _DAYS, "day"), (0.25, 0.75)),
        PlainTable(
            "Missing", ("Paper",), _first([(m[:1].upper() + m[1:],) for m in case.missing], _WANTS, "paper"), (1.0,)
        ),
    )
    title = f"Case summary, {case.provider or 'unknown provider'}"
    return _report(case.id, made, title, [replace(table, compact=True) for table in tables])


def payments_of(cases: Iterable[Case], year: int) -> tuple[Payment, ...]:
    """The payments of a year that receipts prove, oldest first. A payment shown by two receipts is one payment."""
    found: dict[tuple[object, ...], Payment] = {}
    for case in cases:
        for paper in case.of_kind(DocumentKind.RECEIPT):
            day, amount = firm_date(paper, FieldName.PAYMENT_DATE), firm_money(paper, FieldName.AMOUNT_PAID)
            if day is None or amount is None or day.year != year or amount.cents <= 0:
                continue
            payment = _payment(case, paper, day, amount)
            same = payment.reference.casefold() or payment.to.casefold()
            found.setdefault((day, amount, same), payment)
    return tuple(sorted(found.values(), key=lambda p: (p.day, p.to, p.amount)))


def _payment(case: Case, paper: Paper, day: date, amount: Money) -> Payment:
    return Payment(
        day,
        firm_text(paper, FieldName.PROVIDER_NAME) or case.provider or "",
        firm_text(paper, FieldName.PATIENT_NAME) or case.patient or "",
        firm_text(paper, FieldName.PAYMENT_METHOD) or "",
        firm_text(paper, FieldName.PAYMENT_REFERENCE) or "",
        paper.ref.name,
        amount,
    )


def paid_plan(payments: Sequence[Payment], year: int, made: date) -> PacketPlan:
    """The list of a year's payments with their sum."""
    rows: list[tuple[TableCell, ...]] = [
        (shown(p.day), p.to, p.patient, " ".join(x for x in (p.method, p.reference) if x), p.amount) for p in payments
    ]
    rows.append(("", "Paid in all", "", "", Money.total(p.amount for p in payments)))
    heads = ("Date", "Paid to", "Patient", "Method and reference", "Amount")
    lead = (
        f"Payments of {year} that a receipt among the papers proves; payments that only a statement mentions are not "
        f"listed. Made on {shown(made)}."
    )
    table = PlainTable(
        f"Medical expenses paid in {year}", heads, tuple(rows), (0.16, 0.28, 0.2, 0.2, 0.16), lead, summed=True
    )
    return _report(CaseId(""), made, f"Medical expenses paid in {year}", (table,))


def history_plan(
    case: Case,
    findings: Sequence[tuple[Finding, str]],
    happenings: Sequence[Happening],
    made: date,
    talks: Sequence[Happening] = (),
) -> PacketPlan:
    """Everything that happened in a case, for an advocate or a lawyer. ``findings`` come with what was decided, ``talks``
    is the journal of what was said, offered, agreed and paid.
    """
    papers = [(_day(p), paper_title(p), p.ref.name) for p in sorted(case.papers, key=_sort_day)]
    said = [(shown(h.day), h.what, h.detail) for h in sorted(talks, key=lambda h: h.day)]
    events = [
        (shown(h.day), f"{h.what[:1].upper()}{h.what[1:]}", h.detail) for h in sorted(happenings, key=lambda h: h.day)
    ]
    questions = [(f.title, decided, f.amount) for f, decided in findings]
    who = " \u00b7 ".join(part for part in (case.provider, case.patient, f"as of {shown(made)}") if part)
    tables = (
        PlainTable("Papers of the case", ("Date", "Paper", "File"), tuple(papers), (0.18, 0.5, 0.32), lead=who),
        PlainTable(
            "Questions and decisions", ("Question", "Decision", "In question"), tuple(questions), (0.45, 0.37, 0.18)
        ),
        PlainTable("Calls, letters, offers and payments", ("Day", "What", "Details"), tuple(said), (0.18, 0.32, 0.5)),
        PlainTable("What was done", ("Day", "What", "Details"), tuple(events), (0.18, 0.27, 0.55)),
    )
    return _report(case.id, made, f"History of the case, {case.provider or 'unknown provider'}", tables)


def _sort_day(paper: Paper) -> date:
    return _issued(paper) or date.max


def _day(paper: Paper) -> str:
    day = _issued(paper)
    return shown(day) if day else ""


def _issued(paper: Paper) -> date | None:
    names = (FieldName.STATEMENT_DATE, FieldName.PROCESSED_DATE, FieldName.PAYMENT_DATE, FieldName.NOTICE_DATE)
    return next((day for name in names if (day := firm_date(paper, name)) is not None), None)


def _first(rows: Sequence[tuple[TableCell, ...]], most: int, noun: str) -> tuple[tuple[TableCell, ...], ...]:
    if len(rows) <= most:
        return tuple(rows)
    left = len(rows) - most + 1
    more = (f"and {left} more {noun}s", *[None] * (len(rows[0]) - 1))
    return (*rows[: most - 1], more)


def _report(case: CaseId, made: date, title: str, tables: Iterable[PlainTable]) -> PacketPlan:
    return PacketPlan(
        case=case,
        made=made,
        title=title,
        recipient=(),
        sender=(),
        letter=(),
        issues=(),
        total_in_question=Money.zero(),
        reconciliation=(),
        timeline=(),
        exhibits=(),
        tables=tuple(table for table in tables if table.rows),
    )
