"""The cells of a line: what stands under which header of its table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from medneg_desktop.core.money import Money
from medneg_desktop.domain.place import Box
from medneg_desktop.domain.reading import Cell
from medneg_desktop.reading import codes
from medneg_desktop.reading.columns import Column
from medneg_desktop.reading.drafts import Draft, take_code_from_text
from medneg_desktop.reading.facts import SURE_NUMBER, fact_of
from medneg_desktop.reading.pieces import Piece, PieceKind
from medneg_desktop.reading.rows import Row
from medneg_desktop.reading.table import Table, distance

CREDIT_CELLS = frozenset({Cell.ADJUSTMENT, Cell.PLAN_PAID})
_UNITS = re.compile(r"^-?\d{1,4}(?:\.\d{1,3})?$")
_FLUSH = 1.5  # points by which cells that begin under their header may differ
_NEAR = 26.0  # points between a value and its header that still belong together


def draft_of(table: Table, row: Row) -> Draft:
    """A row of a table with the cells that stand under its headers."""
    draft = Draft(row, list(row.pieces))
    rest = [p for p in row.pieces if p.kind is not PieceKind.AMOUNT]
    _take_amounts(table, row, draft)
    rest = take_dates(table, draft, rest)
    rest = _take_codes(table, draft, rest)
    rest = _take_units(table, draft, rest)
    rest = _take_reasons(table, draft, rest)
    draft.words = description_words(table, row, rest)
    if Cell.CODE not in draft.cells:
        draft.words = take_code_from_text(draft, draft.words, all_codes=True)
    if Cell.CODE not in draft.cells:
        _take_code_beside(table, draft, [p for p in rest if p not in draft.words])
    return draft


def _take_code_beside(table: Table, draft: Draft, rest: Sequence[Piece]) -> None:
    """A code left of the amounts in a column whose header says little, such as ``Svc``."""
    first = draft.row.amounts[0].box.x0 if draft.row.amounts else 0.0
    for piece in rest:
        if piece.box.x1 > first or not codes.procedure(piece.text):
            continue
        column = _nearest(table, piece)
        if column is not None and column.meaning is None and column.weight <= 2:
            draft.vague = _take_code(draft, Column(Cell.CODE, 1, column.box, column.text), piece)
            return


def _take_amounts(table: Table, row: Row, draft: Draft) -> None:
    found = table.amounts_of(row)
    charge = found.get(Cell.CHARGE)
    reversed_line = charge is not None and charge.money is not None and charge.money < Money.zero()
    for cell, piece in found.items():
        if piece.money is None:
            continue
        if cell is Cell.UNITS:
            draft.cells[cell] = fact_of(Decimal(piece.money.cents) / 100, [piece], bound=SURE_NUMBER)
        else:
            amount = abs(piece.money) if cell in CREDIT_CELLS else piece.money
            draft.cells[cell] = fact_of(-amount if cell in CREDIT_CELLS and reversed_line else amount, [piece])


def take_dates(table: Table, draft: Draft, rest: list[Piece]) -> list[Piece]:
    """The days under their headers into the line; what is left of the pieces."""
    columns = [c for c in table.columns if c.meaning in (Cell.SERVICE_DATE, Cell.SERVICE_END)]
    days = [p for p in rest if p.kind in (PieceKind.DATE, PieceKind.DAY)]
    dated = [
        p for i, p in enumerate(days) if _under(p, columns) or (i == 1 and _ends_range(draft, days[0], p, columns))
    ]
    for cell, piece in zip((Cell.SERVICE_DATE, Cell.SERVICE_END), dated, strict=False):
        if piece.day is not None:
            draft.cells[cell] = fact_of(piece.day, [piece])
        elif piece.partial is not None and cell is Cell.SERVICE_DATE:
            draft.partial = (piece.partial, piece)
    return [p for p in rest if p not in dated]


def _ends_range(draft: Draft, first: Piece, second: Piece, columns: Sequence[Column]) -> bool:
    """``08/09/26-08/12/26`` under one header: the second day stands close behind the first."""
    return _under(first, columns) and second.box.x0 - first.box.x1 <= 1.5 * draft.row.gap


def _under(piece: Piece, columns: Sequence[Column]) -> bool:
    """Whether the piece stands below one of these headers; with no such header any place will do."""
    if not columns:
        return True
    return any(_stands(piece, c) for c in columns)


def _stands(piece: Piece, column: Column) -> bool:
    box = column.box
    return box.x0 - 4 < piece.box.mid_x < box.x1 + 4 or distance(box, piece.box) <= _NEAR


def _stands_inside(piece: Piece, column: Column) -> bool:
    """Modifiers look like the first word of many a description (``ED VISIT``): their column is kept to strictly."""
    return piece.box.x0 < column.box.x1 + 6 and piece.box.x1 > column.box.x0 - 6


def _nearest(table: Table, piece: Piece) -> Column | None:
    return min(table.columns, key=lambda c: distance(c.box, piece.box), default=None)


def _take_codes(table: Table, draft: Draft, rest: list[Piece]) -> list[Piece]:
    left = list(rest)
    for column in table.columns_of(Cell.CODE, Cell.REVENUE_CODE, Cell.MODIFIERS):
        stands = _stands if column.meaning is not Cell.MODIFIERS else _stands_inside
        near = sorted(
            (p for p in left if p.kind is PieceKind.WORD and stands(p, column)), key=lambda p: _off(p, column)
        )
        for piece in near:
            if _take_code(draft, column, piece):
                left.remove(piece)
                if column.meaning is Cell.MODIFIERS:
                    left = _more_modifiers(table, draft, [piece], left)
                break
    return _modifiers_after_code(table, draft, left)


def _off(piece: Piece, column: Column) -> float:
    return distance(column.box, piece.box)


def _take_code(draft: Draft, column: Column, piece: Piece) -> bool:
    if column.meaning is Cell.CODE and (found := codes.procedure(piece.text) or _glued(column, piece)):
        draft.cells[Cell.CODE] = fact_of(found[0], [piece], bound=SURE_NUMBER)
        if found[1]:
            draft.cells[Cell.MODIFIERS] = fact_of(found[1], [piece], bound=SURE_NUMBER)
        return True
    if column.meaning is Cell.REVENUE_CODE and (code := codes.revenue(piece.text)):
        draft.cells[Cell.REVENUE_CODE] = fact_of(code, [piece], bound=SURE_NUMBER)
        return True
    if column.meaning is Cell.MODIFIERS and (mods := codes.modifiers(piece.text)):
        draft.cells[Cell.MODIFIERS] = fact_of(mods, [piece], bound=SURE_NUMBER)
        return True
    return False


def _glued(column: Column, piece: Piece) -> tuple[str, tuple[str, ...]] | None:
    bare = piece.text.isdigit() and not column.glued
    return None if bare else codes.glued(piece.text)


def _modifiers_after_code(table: Table, draft: Draft, rest: list[Piece]) -> list[Piece]:
    """``71046 26``: a modifier printed behind its code in the same column."""
    code = draft.cells.get(Cell.CODE)
    if code is None or code.place is None or Cell.MODIFIERS in draft.cells:
        return rest
    at = next((p for p in draft.pieces if p.text == code.raw and p.place == code.place), None)
    if at is None:
        return rest
    return _more_modifiers(table, draft, [], rest, behind=at)


def _more_modifiers(
    table: Table, draft: Draft, taken: list[Piece], rest: list[Piece], *, behind: Piece | None = None
) -> list[Piece]:
    """The modifiers that follow closely, each behind the one before, into the line; what is left of the pieces."""
    starts = [c.box.x0 for c in table.described]
    last = taken[-1] if taken else behind
    while last is not None and (more := _behind(draft, last, rest)) is not None and codes.modifiers(more.text):
        if _goes_on(draft, more, starts):
            break
        taken.append(more)
        last = more
    if taken:
        found = tuple(mod for p in taken for mod in codes.modifiers(p.text) or ())
        draft.cells[Cell.MODIFIERS] = fact_of(found, taken, bound=SURE_NUMBER)
    return [p for p in rest if p not in taken]


def _behind(draft: Draft, piece: Piece, rest: Sequence[Piece]) -> Piece | None:
    """The piece that follows another closely."""
    return next((p for p in rest if 0 <= p.box.x0 - piece.box.x1 <= draft.row.gap), None)


def _goes_on(draft: Draft, piece: Piece, starts: Sequence[float]) -> bool:
    """Whether a word follows at once, so that this one begins a description: ``99285 ED VISIT``. Where descriptions
    have a column of their own (``starts``), a word that begins there follows nothing.
    """
    at = draft.pieces.index(piece)
    after = draft.pieces[at + 1] if at + 1 < len(draft.pieces) else None
    if after is None or any(abs(after.box.x0 - x) < 2 for x in starts):
        return False
    return not draft.row.parted(piece, after) and re.search(r"[A-Za-z]{3}", after.text) is not None


def _take_units(table: Table, draft: Draft, rest: list[Piece]) -> list[Piece]:
    for column in table.columns_of(Cell.UNITS):
        near = [p for p in rest if _UNITS.match(p.text) and _stands(p, column)]
        if near and Cell.UNITS not in draft.cells:
            piece = min(near, key=lambda p: _off(p, column))
            draft.cells[Cell.UNITS] = fact_of(Decimal(piece.text), [piece], bound=SURE_NUMBER)
            return [p for p in rest if p is not piece]
    return rest


def _take_reasons(table: Table, draft: Draft, rest: list[Piece]) -> list[Piece]:
    columns = table.columns_of(Cell.REASON_CODES)
    if not columns:
        return rest
    column = columns[-1]
    mine = [p for p in rest if _stands(p, column) and codes.reasons(p.text, bare=True)]
    if not mine:
        return rest
    found = tuple(code for p in mine for code in codes.reasons(p.text, bare=True) or ())
    draft.cells[Cell.REASON_CODES] = fact_of(found, mine, bound=SURE_NUMBER)
    return [p for p in rest if p not in mine]


def description_words(table: Table, row: Row, rest: Sequence[Piece]) -> list[Piece]:
    """The words under the description's header; without such a header all words that are left."""
    columns = table.described
    elsewhere = _cells_under_others(table, row, columns)
    words = [p for p in rest if p.kind is not PieceKind.AMOUNT and p not in elsewhere]
    if not columns:
        return [p for p in words if _nearest_is_text(table, p)]
    plain = _under_plain_words(table, words)
    coded = [p for p in words if codes.procedure(p.text)] if plain else []
    if plain and not any(_under(p, columns) for p in words if p not in coded):
        return [*coded, *(p for p in plain if p not in coded)]
    left, right = table.description_reach
    others = table.other_heads
    return [p for p in words if left <= p.box.mid_x and p.box.x0 < right and not _covered(p.box, others)]


def _cells_under_others(table: Table, row: Row, described: Sequence[Column]) -> set[Piece]:
    """The words of cells that begin exactly where the header of another column of words does: a doctor's name."""
    text = [c for c in table.columns if c.weight and c.meaning is None]
    if not described or not text:
        return set()
    starts = [c.box.x0 for c in text if all(abs(c.box.x0 - d.box.x0) > _NEAR for d in described)]
    cells = [s for s in row.spans if any(abs(s.box.x0 - x) < _FLUSH for x in starts)]
    reached = [d.box.x0 - _FLUSH for d in described]  # a cell that runs into the description ends where that begins
    return {p for s in cells for p in s.pieces if not any(s.box.x0 < x <= p.box.x0 for x in reached)}


def _under_plain_words(table: Table, words: Sequence[Piece]) -> list[Piece]:
    """The words under a header that no table knows, where the known one stands over nothing but codes."""
    unknown = [c for c in table.columns if not c.weight]
    if not unknown:
        return []
    taken = [p for p in words if (c := _nearest(table, p)) is not None and c in unknown]
    text = " ".join(p.text for p in taken)
    return taken if re.search(r"[A-Za-z]{3}", text) else []


def _covered(box: Box, headers: Sequence[Box]) -> bool:
    """Whether a word stands below one of these headers, by half of the narrower of the two."""
    left, right = box.x0, box.x1
    near = [h for h in headers if h.x0 < right and left < h.x1]
    return any(min(h.x1, right) - max(h.x0, left) > 0.5 * min(h.width, box.width) for h in near)


def _nearest_is_text(table: Table, piece: Piece) -> bool:
    column = _nearest(table, piece)
    if column is None or column.meaning in (Cell.DESCRIPTION, Cell.CODE, Cell.SERVICE_DATE, Cell.REVENUE_CODE):
        return True
    return not column.weight and piece.box.x1 < min((c.box.x0 for c in table.columns if c.is_money), default=0.0)
