"""Rows that look like charges and became no line: said to be unread, so that no money is silently missing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from medneg_desktop.reading import codes
from medneg_desktop.reading.drafts import Draft
from medneg_desktop.reading.pieces import PieceKind
from medneg_desktop.reading.rows import Row
from medneg_desktop.reading.table import Table
from medneg_desktop.reading.totals import is_payment_text, is_sum_row

_GARBLED = re.compile(r"[-($]{0,3}[\dOolISBZ][\dOolISBZ,.]{0,9}[.,:][\dOolISBZ]{2}\)?")
"""An amount in which signs were taken for others: ``$1,O12.4O``."""
_LONGEST = 90
"""Letters of a row that are told."""


def unread_rows(tables: Sequence[Table], drafts: Sequence[Draft]) -> tuple[str, ...]:
    """A note for each row among the lines of a table that has a day or a code and an amount, and became no line."""
    taken = {id(piece) for draft in drafts for piece in draft.pieces}
    return tuple(note for table in tables for note in _unread(table, taken))


def _unread(table: Table, taken: Collection[int]) -> Iterator[str]:
    lines = [n for n, row in enumerate(table.body) if any(id(p) in taken for p in row.pieces)]
    if not lines:
        return  # no table of charges
    for row in table.body[: _end(table.body, lines[-1])]:
        if not _is_taken(row, taken) and _looks_like_a_charge(row):
            yield f"page {row.page}: a row that looks like a charge was not read: {_told(row)}"


def _end(body: Sequence[Row], last: int) -> int:
    """Where the charges end: after the last line, and what follows it without a gap, up to a sum."""
    end = last + 1
    while end < len(body) and _looks_like_a_charge(body[end]):
        end += 1
    return end


def _is_taken(row: Row, taken: Collection[int]) -> bool:
    return any(id(piece) in taken for piece in row.pieces)


def _looks_like_a_charge(row: Row) -> bool:
    dated = row.pieces[0].kind in (PieceKind.DATE, PieceKind.DAY)
    coded = any(p.kind is PieceKind.WORD and codes.procedure(p.text) for p in row.pieces)
    if not (dated or coded) or is_sum_row(row) or is_payment_text(row.text):
        return False
    return bool(row.amounts) or _GARBLED.fullmatch(row.pieces[-1].text) is not None


def _told(row: Row) -> str:
    return row.text if len(row.text) <= _LONGEST else f"{row.text[:_LONGEST].rstrip()}\u2026"
