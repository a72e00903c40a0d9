"""Days that stand above the lines instead of in them: ``June 06, 2025`` over the services of that day.

A Medicare notice prints one such row above each claim, many statements one above each visit. Such a row counts only for a
table that has no column of days, and only where the paper's own date stands elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from medneg_desktop.domain.reading import Cell
from medneg_desktop.reading.drafts import Draft
from medneg_desktop.reading.facts import fact_of
from medneg_desktop.reading.pieces import Piece, PieceKind
from medneg_desktop.reading.rows import PageRows, Row
from medneg_desktop.reading.table import Table
from medneg_desktop.reading.vocabulary import folded

_ABOVE = 5
"""How many rows above its header a table's day may stand: the name, the address and the claim come between."""
_NAMED = re.compile(
    r"\b(?:date\(?s?\)? of service|service dates?|visit dates?|date of visit|visit on|seen on|services on)\b:?"
)
_BETWEEN = frozenset({"-", "\u2013", "\u2014", "to", "thru", "through"})


def give_days(page: PageRows, table: Table, drafts: Sequence[Draft]) -> None:
    """Give the lines of a table without days the day of the heading above each."""
    if not drafts or any(Cell.SERVICE_DATE in d.cells or d.partial is not None for d in drafts):
        return
    if any(c.meaning is Cell.SERVICE_DATE for c in table.columns):
        return
    top = min(r.number for r in (*table.header, *table.body))
    day = next((p for r in reversed(page.rows[max(0, top - _ABOVE) : top]) if (p := _day_of(r, page))), None)
    waiting = {d.row.number: d for d in drafts}
    for row in table.body:
        if (draft := waiting.get(row.number)) is not None:
            if day is not None and day.day is not None:
                draft.cells[Cell.SERVICE_DATE] = fact_of(day.day, [day])
        else:
            day = _day_of(row, page) or day


def carry_days(table: Table, drafts: Sequence[Draft]) -> None:
    """Where a table prints each day once, on the first of its lines, the lines below it are of that day.

    It is so printed where no two dated lines in a row say the same day; where days repeat, a line without one has none.
    """
    dated = [d for d in drafts if Cell.SERVICE_DATE in d.cells]
    bare = [d for d in drafts if Cell.SERVICE_DATE not in d.cells and d.partial is None]
    if not dated or len(bare) < 2 or drafts[0] is not dated[0] or any(Cell.CODE not in d.cells for d in bare):
        return
    if not any(c.meaning is Cell.SERVICE_DATE for c in table.columns):
        return
    days = [d.cells[Cell.SERVICE_DATE].value for d in dated]
    if any(a == b for a, b in pairwise(days)):
        return
    last = dated[0].cells[Cell.SERVICE_DATE]
    for draft in drafts:
        last = draft.cells.setdefault(Cell.SERVICE_DATE, last)


def _day_of(row: Row, page: PageRows) -> Piece | None:
    """The day that a heading says: alone in its row, or behind words that name it."""
    days = [p for p in row.pieces if p.kind is PieceKind.DATE]
    if row.amounts or not days or len(days) > 2:
        return None
    others = [p for p in row.pieces if p not in days and p.kind is not PieceKind.DAY]
    if all(p.text in _BETWEEN for p in others):
        return None if any(p.kind is PieceKind.DAY for p in row.pieces) or _is_first_day(row, page) else days[0]
    return named_day(row)


def named_day(row: Row) -> Piece | None:
    """The first day of a row, where the words right before it name it as that of a service."""
    at = next((i for i, p in enumerate(row.pieces) if p.kind is PieceKind.DATE), None)
    if at is None:
        return None
    before = folded(" ".join(p.text for p in row.pieces[:at])).rstrip()
    ends = [m.end() for m in _NAMED.finditer(before)]
    return row.pieces[at] if ends and ends[-1] >= len(before) else None


def _is_first_day(row: Row, page: PageRows) -> bool:
    """Whether no day stands above: then it is the date of the paper itself."""
    return not any(p.kind is PieceKind.DATE for r in page.rows[: row.number] for p in r.pieces) and row.page == 1
