"""What happened when, from the dates on the papers, with the numbers under which an office can find it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from medneg_desktop.core.dates import shown
from medneg_desktop.domain.case import Case, Paper
from medneg_desktop.domain.packet import TimelineRow
from medneg_desktop.domain.reading import Cell, DocumentKind, FieldName
from medneg_desktop.packet.confirmed import firm_date, firm_money, firm_text
from medneg_desktop.packet.exhibits import Numbering
from medneg_desktop.packet.naming import kind_words

_MANY_DAYS = 4
"""More days of service than these on one paper are told as a span."""
_MOMENTS = (
    (FieldName.STATEMENT_DATE, "{kind} issued"),
    (FieldName.PROCESSED_DATE, "Claim processed by the plan"),
    (FieldName.NOTICE_DATE, "{kind} issued"),
    (FieldName.DUE_DATE, "Payment due by this day, as the {kind} says"),
)
_NUMBERS = (
    (FieldName.ACCOUNT_NUMBER, "Account {}"),
    (FieldName.STATEMENT_NUMBER, "Statement {}"),
    (FieldName.CLAIM_NUMBER, "Claim {}"),
    (FieldName.PAYMENT_REFERENCE, "Payment {}"),
)


def timeline_rows(case: Case, numbering: Numbering) -> tuple[TimelineRow, ...]:
    rows: dict[tuple[date, str], TimelineRow] = {}
    for paper in case.papers:
        for day, what, page in _moments(paper):
            rows.setdefault((day, what), TimelineRow(day, what, _reference(paper, page, numbering)))
    return tuple(sorted(rows.values(), key=lambda r: r.day))


def service_days(case: Case) -> tuple[date, ...]:
    """Every confirmed day of service of the case, each once, in order."""
    return tuple(sorted({day for paper in case.papers for day in _services(paper)}))


def _moments(paper: Paper) -> Iterator[tuple[date, str, int | None]]:
    """Day, what happened, and the page that says so where that is one page."""
    kind = kind_words(paper)
    days = sorted(set(_services(paper)))
    if len(days) > _MANY_DAYS:
        yield days[0], f"Services from {shown(days[0])} to {shown(days[-1])}", None
    else:
        yield from ((day, "Service", None) for day in days)
    for name, words in _MOMENTS:
        # A receipt repeats the dates of the statement it answers; those are told by the statement.
        if (day := firm_date(paper, name)) is not None and paper.kind is not DocumentKind.RECEIPT:
            said = words.format(kind=kind)
            yield day, said[0].upper() + said[1:], _page(paper, name)
    if (day := firm_date(paper, FieldName.PAYMENT_DATE)) is not None and paper.kind is DocumentKind.RECEIPT:
        amount = firm_money(paper, FieldName.AMOUNT_PAID)
        method = firm_text(paper, FieldName.PAYMENT_METHOD)
        what = "Payment" + (f" of {amount.shown()}" if amount else "") + (f" ({method})" if method else "")
        yield day, what, _page(paper, FieldName.PAYMENT_DATE)


def _page(paper: Paper, name: FieldName) -> int | None:
    fact = paper.reading.fields.get(name)
    return fact.place.page if fact is not None and fact.place is not None else None


def _services(paper: Paper) -> Iterator[date]:
    if not (paper.kind.is_bill or paper.kind is DocumentKind.EOB):
        return
    days = [f.value for line in paper.reading.lines if (f := line.date(Cell.SERVICE_DATE)) and f.firm]
    named = [firm_date(paper, FieldName.SERVICE_FROM), firm_date(paper, FieldName.SERVICE_TO)]
    yield from days or [day for day in named if day is not None]


def _reference(paper: Paper, page: int | None, numbering: Numbering) -> str:
    parts = [words.format(value) for name, words in _NUMBERS if (value := firm_text(paper, name))]
    pages = [*([page] if page is not None else []), *paper.reading.pages]
    refs = [ref for number in pages if (ref := numbering.of_page(paper, number)) is not None]
    return "; ".join([*parts[:2], *([f"Exhibit {refs[0]}"] if refs else [])])
