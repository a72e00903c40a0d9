"""The tables of a packet: issues, account of the money, timeline. Headers repeat on every page."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Paragraph, Table, TableStyle

from medneg_desktop.core.dates import shown
from medneg_desktop.core.money import Money
from medneg_desktop.domain.packet import IssueRow, MoneyRow, TimelineRow
from medneg_desktop.typeset.fonts import REGULAR
from medneg_desktop.typeset.pieces import Amount, labeled, para
from medneg_desktop.typeset.styles import (
    BAND,
    CELL,
    CELL_BOLD,
    CELL_SOFT,
    CELL_SOFT_ITALIC,
    HEAD_AMOUNT,
    HEAD_CELL,
    INK,
    RULE,
)

_LEAST_OF_A_ROW = 90
"""A row taller than a page is split, but leaves no scrap smaller than this."""
_BASE = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("FONTNAME", (0, 0), (-1, -1), REGULAR),
    ("TOPPADDING", (0, 0), (-1, -1), 5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
    ("LEFTPADDING", (0, 0), (-1, -1), 5),
    ("RIGHTPADDING", (0, 0), (-1, -1), 5),
    ("BACKGROUND", (0, 0), (-1, 0), BAND),
    ("LINEABOVE", (0, 0), (-1, 0), 0.9, INK),
    ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
    ("LINEBELOW", (0, 0), (-1, 0), 0.9, INK),
]
_SUM = [("LINEABOVE", (0, -1), (-1, -1), 0.9, INK), ("BACKGROUND", (0, -1), (-1, -1), BAND)]


def issue_table(rows: tuple[IssueRow, ...], total: Money, width: float) -> Table:
    amounts = 68.0
    columns = [28.0, width - 28 - 3 * amounts, amounts, amounts, amounts]
    head = [
        para("No.", HEAD_CELL),
        para("Issue and request", HEAD_CELL),
        *(para(t, HEAD_AMOUNT) for t in ("Charged", "Should be", "In question")),
    ]
    body = [
        [
            para(f"{row.number}", CELL_BOLD),
            _issue(row),
            Amount(row.charged),
            Amount(row.should_be),
            Amount(row.difference, strong=row.contained_in is None),
        ]
        for row in rows
    ]
    overlap = " (each amount counted once)" if any(r.contained_in for r in rows) else ""
    last = ["", para(f"Total in question{overlap}", CELL_BOLD), "", "", Amount(total, strong=True)]
    return _table([head, *body, last], columns, *_SUM)


def _issue(row: IssueRow) -> list[Paragraph]:
    cell = [para(row.title, CELL_BOLD, longest=400), para(row.explanation, CELL)]
    if row.request:
        cell.append(labeled("Request:", row.request, CELL))
    if row.exhibits:
        several = "s" if len(row.exhibits) > 1 else ""
        cell.append(para(f"See Exhibit{several} {', '.join(map(str, row.exhibits))}.", CELL_SOFT))
    if row.contained_in is not None:
        cell.append(para(f"This amount is already counted in issue {row.contained_in}.", CELL_SOFT_ITALIC))
    if row.sources:
        cell.append(para(f"Basis: {'; '.join(row.sources)}", CELL_SOFT))
    return cell


def money_table(rows: tuple[MoneyRow, ...], width: float) -> Table:
    columns = [width * 0.42, width * 0.2, width * 0.38]
    head = [para("Figure", HEAD_CELL), para("Amount", HEAD_AMOUNT), para("Where it stands", HEAD_CELL)]
    body = [
        [
            para(row.label, CELL_BOLD if row.strong else CELL),
            Amount(row.amount, absent=row.absent, strong=row.strong),
            para(row.source, CELL_SOFT),
        ]
        for row in rows
    ]
    strong: list[tuple[Any, ...]] = [("LEFTPADDING", (2, 0), (2, -1), 20)]
    strong += [("BACKGROUND", (0, n), (-1, n), BAND) for n, row in enumerate(rows, start=1) if row.strong]
    return _table([head, *body], columns, *strong)


def timeline_table(rows: tuple[TimelineRow, ...], width: float) -> Table:
    columns = [84.0, (width - 84) * 0.52, (width - 84) * 0.48]
    head = [para(t, HEAD_CELL) for t in ("Date", "What happened", "Reference")]
    body = [[para(shown(r.day), CELL), para(r.what, CELL), para(r.reference, CELL_SOFT)] for r in rows]
    return _table([head, *body], columns)


def _table(rows: list[list[Any]], columns: list[float], *more: tuple[Any, ...]) -> Table:
    return Table(
        rows,
        colWidths=columns,
        repeatRows=1,
        splitByRow=1,
        splitInRow=_LEAST_OF_A_ROW,
        style=TableStyle([*_BASE, *more]),
        hAlign="LEFT",
    )
