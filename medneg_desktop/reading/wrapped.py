"""Lines of several rows: descriptions that wrap, days and codes that stand under them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from medneg_desktop.domain.reading import Cell
from medneg_desktop.reading import codes
from medneg_desktop.reading.drafts import Draft, take_code_from_text
from medneg_desktop.reading.facts import fact_of
from medneg_desktop.reading.line_cells import description_words, take_dates
from medneg_desktop.reading.pieces import Piece, PieceKind
from medneg_desktop.reading.rows import Row
from medneg_desktop.reading.table import Table


def join_second_rows(drafts: Sequence[Draft], loose: Sequence[Row]) -> list[Row]:
    """Lines printed in two rows: the day and the code stand under the description. What is left of the loose rows."""
    pairs = [(d, row) for row in loose if (d := _line_above(drafts, row)) is not None and _completes(d, row)]
    if not pairs or len({id(d) for d, _ in pairs}) < 0.6 * len(drafts):
        return list(loose)
    for draft, row in pairs:
        _take_second_row(draft, row)
    return [r for r in loose if all(r is not row for _, row in pairs)]


def _line_above(drafts: Sequence[Draft], row: Row) -> Draft | None:
    above = [d for d in drafts if 0 < row.box.mid_y - d.row.box.mid_y < 1.95 * max(d.row.height, row.height)]
    return max(above, key=lambda d: d.row.box.mid_y, default=None)


def _completes(draft: Draft, row: Row) -> bool:
    """Whether the row under a line holds the day or the code that the line lacks, left of its amounts."""
    if row.amounts or len(row.pieces) > 10 or row.box.x0 > draft.row.box.x0 + 4 * row.height:
        return False
    dated = any(p.kind is PieceKind.DATE for p in row.pieces) and Cell.SERVICE_DATE not in draft.cells
    coded = any(codes.procedure(p.text) for p in row.pieces if p.kind is PieceKind.WORD)
    return (dated and draft.partial is None) or (coded and Cell.CODE not in draft.cells)


def _take_second_row(draft: Draft, row: Row) -> None:
    days = [p for p in row.pieces if p.kind is PieceKind.DATE and p.day is not None]
    if days and Cell.SERVICE_DATE not in draft.cells and draft.partial is None:
        for cell, piece in zip((Cell.SERVICE_DATE, Cell.SERVICE_END), days, strict=False):
            assert piece.day is not None
            draft.cells[cell] = fact_of(piece.day, [piece])
    words = [p for p in row.pieces if p.kind is PieceKind.WORD]
    if Cell.CODE not in draft.cells:
        words = take_code_from_text(draft, words, all_codes=True)
    draft.words = [*draft.words, *(p for p in words if re.search(r"[A-Za-z]{3}", p.text) and not p.text.endswith(":"))]
    draft.pieces.extend(row.pieces)


def join_wrapped(table: Table, drafts: Sequence[Draft], loose: Sequence[Row]) -> None:
    """Rows without amounts into the line whose cells they continue, the nearest rows first."""
    near = {id(r): min((abs(d.row.box.mid_y - r.box.mid_y) for d in drafts), default=0.0) for r in loose}
    for row in sorted(loose, key=lambda r: near[id(r)]):
        if not drafts or len(row.pieces) > 8:
            continue
        draft = min(drafts, key=lambda d: _between(d, row))
        if any(p.kind is not PieceKind.WORD for p in row.pieces) and not _took_date(table, draft, row):
            continue
        close = _between(draft, row) < 0.95 * max(draft.row.height, row.height)
        words = description_words(table, row, row.pieces)
        if not (close and words and draft.words) and not (close and words and table.columns):
            continue
        if len(words) < len(row.pieces) and len(row.spans) == 1:
            continue
        if not _aligned(table, draft, words):
            continue
        above = row.box.mid_y < draft.row.box.mid_y
        draft.words = [*words, *draft.words] if above else [*draft.words, *words]
        draft.take(words)
    for draft in drafts:
        if Cell.CODE not in draft.cells:
            draft.words = take_code_from_text(draft, draft.words, all_codes=True)


def _between(draft: Draft, row: Row) -> float:
    """How much room lies between a line, with all that was joined to it, and a row above or below it."""
    above, below = draft.reach
    return max(row.box.y0 - below, above - row.box.y1)


def _took_date(table: Table, draft: Draft, row: Row) -> bool:
    """A date that stands half a row above the rest of its line, as in cells set to their middle."""
    close = abs(draft.row.box.mid_y - row.box.mid_y) < 1.1 * max(draft.row.height, row.height)
    if not close or Cell.SERVICE_DATE in draft.cells or not table.columns_of(Cell.SERVICE_DATE):
        return False
    rest = take_dates(table, draft, [p for p in row.pieces if p.kind is not PieceKind.AMOUNT])
    return len(rest) < len(row.pieces)


def _aligned(table: Table, draft: Draft, words: Sequence[Piece]) -> bool:
    code = draft.cells.get(Cell.CODE)
    begins = [draft.words[0].box] if draft.words else []
    if code is not None and code.place is not None and not table.columns_of(Cell.DESCRIPTION):
        begins.append(code.place.box)  # "99213 OFFICE VISIT" goes on below the code
    lefts = [c.box for c in table.described] + begins
    box = words[0].box
    return any(abs(b.x0 - box.x0) < 14 for b in lefts) and not words[-1].text.endswith(":")
