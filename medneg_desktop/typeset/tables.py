"""The tables of a packet: issues, account of the money, timeline. Headers repeat on every page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import TableStyle

from medneg_desktop.core.dates import shown
from medneg_desktop.core.money import Money
from medneg_desktop.domain.packet import IssueRow, MoneyRow, PlainTable, TableCell, TimelineRow
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
from medneg_desktop.typeset.tagging import TaggedTable, Words, tag_cells

_LEAST_OF_A_ROW = 90
"""A row taller than a page is split, but leaves no scrap smaller than this."""
_NARROW = 400
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
_COMPACT = [("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 2)]
_SUM = [("LINEABOVE", (0, -1), (-1, -1), 0.9, INK), ("BACKGROUND", (0, -1), (-1, -1), BAND)]


def issue_table(rows: tuple[IssueRow, ...], total: Money, width: float, *, narrow: bool = False) -> TaggedTable:
    """One row per issue. On a ``narrow`` sheet the amounts stand under the words and not beside them."""
    overlap = " (each amount counted once)" if any(r.contained_in for r in rows) else ""
    last = para(f"Total in question{overlap}", CELL_BOLD)
    summed = any(row.difference is not None for row in rows)
    if narrow:
        columns = [26.0, width - 26 - 78, 78.0]
        heads = [para("No.", HEAD_CELL), para("Issue and request", HEAD_CELL), para("In question", HEAD_AMOUNT)]
        body = [
            [para(f"{row.number}", CELL_BOLD), _issue(row, _amounts_in_words(row)), _in_question(row)] for row in rows
        ]
        sums = [["", last, Amount(total, strong=True)]] if summed else []
        return _table([heads, *body, *sums], columns, *(_SUM if summed else ()))
    amounts = 68.0
    columns = [28.0, width - 28 - 3 * amounts, amounts, amounts, amounts]
    head = [
        para("No.", HEAD_CELL),
        para("Issue and request", HEAD_CELL),
        *(para(t, HEAD_AMOUNT) for t in ("Charged", "Should be", "In question")),
    ]
    body = [
        [para(f"{row.number}", CELL_BOLD), _issue(row), Amount(row.charged), Amount(row.should_be), _in_question(row)]
        for row in rows
    ]
    sums = [["", last, "", "", Amount(total, strong=True)]] if summed else []
    return _table([head, *body, *sums], columns, *(_SUM if summed else ()))


def _in_question(row: IssueRow) -> Amount:
    return Amount(row.difference, strong=row.contained_in is None)


def _amounts_in_words(row: IssueRow) -> list[Words]:
    if row.charged is None or row.should_be is None:
        return []
    return [para(f"Charged {row.charged.shown()}, should be {row.should_be.shown()}.", CELL)]


def _issue(row: IssueRow, amounts: Sequence[Words] = ()) -> list[Words]:
    cell = [para(row.title, CELL_BOLD, longest=400), para(row.explanation, CELL), *amounts]
    if row.request:
        to = f" to {row.request_to}" if row.request_to else ""
        cell.append(labeled(f"Request{to}:", row.request, CELL))
    if row.exhibits:
        several = "s" if len(row.exhibits) > 1 else ""
        cell.append(para(f"See Exhibit{several} {', '.join(map(str, row.exhibits))}.", CELL_SOFT))
    if row.contained_in is not None:
        cell.append(para(f"This amount is already counted in issue {row.contained_in}.", CELL_SOFT_ITALIC))
    if row.sources:
        cell.append(para(f"Basis: {'; '.join(row.sources)}", CELL_SOFT))
    return cell


def money_table(rows: tuple[MoneyRow, ...], width: float) -> TaggedTable:
    # "not on the papers" must fit beside the label on a narrow sheet of large print, too.
    parts = (0.42, 0.2, 0.38) if width > _NARROW else (0.36, 0.29, 0.35)
    columns = [width * part for part in parts]
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


def timeline_table(rows: tuple[TimelineRow, ...], width: float) -> TaggedTable:
    columns = [84.0, (width - 84) * 0.52, (width - 84) * 0.48]
    head = [para(t, HEAD_CELL) for t in ("Date", "What happened", "Reference")]
    body = [[para(shown(r.day), CELL), para(r.what, CELL), para(r.reference, CELL_SOFT)] for r in rows]
    return _table([head, *body], columns)


def plain_table(table: PlainTable, width: float) -> TaggedTable:
    """A table of a report: texts at the left of their column, amounts under each other."""
    of_money = [any(isinstance(row[n], Money) for row in table.rows) for n in range(len(table.heads))]
    head = [para(t, HEAD_AMOUNT if money else HEAD_CELL) for t, money in zip(table.heads, of_money, strict=True)]
    body = []
    for number, row in enumerate(table.rows, start=1):
        strong = table.summed and number == len(table.rows)
        body.append([_plain_cell(cell, money=of_money[n], strong=strong) for n, cell in enumerate(row)])
    looks = [*(_SUM if table.summed else ()), *(_COMPACT if table.compact else ())]
    return _table([head, *body], [width * part for part in table.widths], *looks)


def _plain_cell(cell: TableCell, *, money: bool, strong: bool) -> Words | Amount:
    if isinstance(cell, str):
        return para(cell, CELL_BOLD if strong else CELL)
    return Amount(cell, strong=strong) if money else para("", CELL)


def _table(rows: list[list[Any]], columns: list[float], *more: tuple[Any, ...]) -> TaggedTable:
    tag_cells(rows)
    return TaggedTable(
        rows,
        colWidths=columns,
        repeatRows=1,
        splitByRow=1,
        splitInRow=_LEAST_OF_A_ROW,
        style=TableStyle([*_BASE, *more]),
        hAlign="LEFT",
    )
