"""Tables of charge lines: columns of amounts, and the rows under their headers.

Ruling lines are not looked for, since most bills have none. A table is a header that names an amount and a
service, and the rows below whose amounts stand in the same lanes. On following pages that repeat no header, the
columns carry over.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from medneg_desktop.core.once import once
from medneg_desktop.domain.place import Box
from medneg_desktop.domain.reading import Cell
from medneg_desktop.reading import codes
from medneg_desktop.reading.boxes import before_box, box_edge
from medneg_desktop.reading.cents import with_cents
from medneg_desktop.reading.columns import Column, without_rivals
from medneg_desktop.reading.headers import is_known
from medneg_desktop.reading.heads import headers_of
from medneg_desktop.reading.lanes import Lane, lanes_of
from medneg_desktop.reading.pieces import Piece, PieceKind
from medneg_desktop.reading.rows import PageRows, Row, Span
from medneg_desktop.reading.totals import is_sum_row
from medneg_desktop.reading.twins import strips
from medneg_desktop.reading.unnamed import named_by_sums
from medneg_desktop.reading.vocabulary import folded, key_tokens

_NEAR_CODE = 26.0  # points between a code and its header


@dataclass(frozen=True)
class Table:
    """A table of one page: its header, its columns, the rows below, and what each amount's column means."""

    header: tuple[Row, ...]
    columns: tuple[Column, ...]
    body: tuple[Row, ...]
    money: dict[int, Cell]
    twin: bool = False
    """Whether another table stands beside it, level with its rows."""

    def amounts_of(self, row: Row) -> dict[Cell, Piece]:
        """The amounts of a row by the meaning of their column."""
        found: dict[Cell, Piece] = {}
        for piece in row.amounts:
            meaning = self.money.get(id(piece))
            if meaning is not None:
                found.setdefault(meaning, piece)
        return found

    def under(self, row: Row, headers: Collection[tuple[str, ...]]) -> list[Piece]:
        """The amounts of a row below the column that has one of these headers, and below no other."""
        found = []
        for piece in row.amounts:
            nearest = min(self.columns, key=lambda c: distance(c.box, piece.box), default=None)
            if id(piece) not in self.money and nearest is not None and key_tokens(nearest.text) in headers:
                found.append(piece)
        return found if len(found) == 1 else []

    def columns_of(self, *meanings: Cell) -> list[Column]:
        """The columns that mean one of these."""
        return [c for c in self.columns if c.meaning in meanings]

    @once
    def described(self) -> list[Column]:
        """The columns of descriptions: of their own, or shared with the day ("Date of service / description")."""
        own = self.columns_of(Cell.DESCRIPTION)
        return own or [c for c in self.columns_of(Cell.SERVICE_DATE) if "descrip" in folded(c.text)]

    @once
    def description_reach(self) -> tuple[float, float]:
        """From where to where a description's words can stand, where it has a column: up to the neighbors' headers."""
        own = self.described[0].box
        before = [c.box.x1 for c in self.columns if c.box.x1 <= own.x0]
        after = [c.box.x0 for c in self.columns if c.box.x0 >= own.x1]
        return max(before, default=0.0) - 6, min(after, default=1e6) - 2

    @once
    def other_heads(self) -> list[Box]:
        """The headers below which no description stands, where it has a column."""
        own = self.described[0]
        others = [c for c in self.columns if c is not own and c.meaning is not Cell.DESCRIPTION]
        return [c.box for c in others if c.weight]

    @once
    def end(self) -> float:
        """How far to the right its headers and amounts go; cells beyond are those of a box beside it."""
        amounts = [p.box.x1 for r in self.body for p in r.amounts if id(p) in self.money]
        return max([*amounts, *(c.box.x1 for c in self.columns)])

    def own_part(self, row: Row) -> Row | None:
        """The cells of a row that belong to the table."""
        if row.pieces[-1].box.x0 <= self.end + row.gap:
            return row
        return _with_spans(row, [s for s in row.spans if s.box.x0 <= self.end + row.gap])

    def beside(self, row: Row) -> Row | None:
        """The cells of a row that stand right of the table."""
        if self.twin or row.pieces[-1].box.x0 <= self.end + row.gap:
            return None
        return _with_spans(row, [s for s in row.spans if s.box.x0 > self.end + row.gap])

    @property
    def rows(self) -> frozenset[int]:
        return frozenset(r.number for r in (*self.header, *self.body))


def _with_spans(row: Row, spans: Sequence[Span]) -> Row | None:
    if len(spans) == len(row.spans):
        return row
    return replace(row, pieces=tuple(p for s in spans for p in s.pieces)) if spans else None


def find_tables(page: PageRows, carried: Sequence[Column] = ()) -> list[Table]:
    """The tables of a page from top to bottom; ``carried`` are the columns of the page before."""
    last = next((row.number for row in reversed(page.rows) if _may_hold_amounts(row)), -1)
    if last < 0:
        return []
    # Below the last amount no header is looked for, unless it would part what stands there from a table above.
    end = len(page.rows) if carried else last
    headers = headers_of(PageRows(page.page, tuple(before_box(row) for row in page.rows)), end)
    tables = []
    if carried and (first := _first_amount_row(page)) is not None and (not headers or first < headers[0][0]):
        end = headers[0][0] if headers else len(page.rows)
        if table := _table(page, (), list(carried), first, end):
            tables.append(table)
    for at, (start, count, columns) in enumerate(headers):
        end = headers[at + 1][0] if at + 1 < len(headers) else len(page.rows)
        parts = strips(columns)
        for part in parts:
            own = page if len(parts) == 1 else replace(page, rows=tuple(part.rows(page.rows)))
            first, last = (_at(own, n) for n in (start, end))
            under = _at(own, start + count)
            if table := _table(own, own.rows[first:under], list(part.columns), under, last):
                tables.append(table if len(parts) == 1 else replace(table, twin=True))
    return tables


def _at(page: PageRows, number: int) -> int:
    """Where the row of this number stands, or the next below it, on a page of which only a part may be left."""
    return next((n for n, row in enumerate(page.rows) if row.number >= number), len(page.rows))


def _first_amount_row(page: PageRows) -> int | None:
    return next((r.number for r in page.rows if r.amounts and _has_key(r)), None)


def _has_key(row: Row) -> bool:
    return any(p.kind in (PieceKind.DATE, PieceKind.DAY) for p in row.pieces)


def _may_hold_amounts(row: Row) -> bool:
    """Whether an amount stands in the row, or what can be the cents of one in a cell of their own."""
    return bool(row.amounts) or any(len(p.text) == 2 and p.text.isdigit() for p in row.pieces)


def _table(page: PageRows, header: Sequence[Row], columns: list[Column], start: int, end: int) -> Table | None:
    columns = without_rivals(columns)
    body = with_cents(page.rows[start:end], columns)
    lanes = lanes_of(row.pieces for row in body)
    if not lanes:
        return None
    money = _meanings_of(lanes, [c for c in columns if c.is_money or c.meaning in (None, Cell.UNITS)], columns)
    if not money:
        return None
    edge = box_edge(body, money)
    columns = [c for c in columns if c.box.x0 < edge]
    money |= named_by_sums([x for x in lanes if _is_unnamed(x, money, columns)], money, body)
    table = Table(tuple(header), tuple(_with_glued(c, body) for c in columns), tuple(body), money)
    return replace(table, body=tuple(r for row in body if (r := table.own_part(row)) is not None))


def _is_unnamed(lane: Lane, money: Mapping[int, Cell], columns: Sequence[Column]) -> bool:
    """Whether the amounts of a lane have no meaning, and the header nearest to them is none that is known."""
    if any(id(p) in money for p in lane.pieces):
        return False
    nearest = min(columns, key=lambda c: distance(c.box, lane.pieces[0].box), default=None)
    return nearest is None or not nearest.weight or distance(nearest.box, lane.pieces[0].box) > _reach(columns)


def _with_glued(column: Column, body: Sequence[Row]) -> Column:
    if column.meaning is not Cell.CODE:
        return column
    bare = [p for r in body if r.amounts for p in r.pieces if len(p.text) == codes.GLUED and p.text.isdigit()]
    return replace(column, glued=codes.all_glued([p.text for p in bare if distance(column.box, p.box) < _NEAR_CODE]))


def _meanings_of(lanes: Sequence[Lane], candidates: Sequence[Column], columns: Sequence[Column]) -> dict[int, Cell]:
    """What each amount of the lanes means, by the column that stands nearest above its lane."""
    reach = _reach(columns)
    owned: dict[int, list[tuple[float, Lane]]] = {}
    for lane in lanes:
        first = lane.pieces[0].box
        away, number = min(((distance(c.box, first), i) for i, c in enumerate(candidates)), default=(math.inf, 0))
        if away > reach or candidates[number].meaning is None:
            continue
        owned.setdefault(number, []).append((away, lane))
    found: dict[int, Cell] = {}
    for number, mine in owned.items():
        for lane in _own_lanes(mine, known=is_known(candidates[number].text)):
            meaning = candidates[number].meaning
            assert meaning is not None
            found.update((id(piece), meaning) for piece in lane.pieces)
    return found


def _own_lanes(lanes: Sequence[tuple[float, Lane]], *, known: bool) -> list[Lane]:
    """Of lanes that stand side by side under one header the nearest: the others belong to headers not understood.

    Where the header itself is two that run into each other, none of them can be told.
    """
    if not known and any(_beside(a, b) for (_, a), (_, b) in combinations(lanes, 2)):
        return []
    kept: list[Lane] = []
    for _, lane in sorted(lanes, key=lambda x: x[0]):
        if not any(_beside(lane, other) for other in kept):
            kept.append(lane)
    return kept


def _beside(lane: Lane, other: Lane) -> bool:
    """Whether both have an amount in the same row."""
    here = [p.box for p in lane.pieces]
    return any(abs(p.box.mid_y - b.mid_y) < 0.5 * b.height for p in other.pieces for b in here)


def _reach(columns: Sequence[Column]) -> float:
    """How far an amount may stand from the edges of its header: less than half the way to the next column."""
    gaps = [b.box.mid_x - a.box.mid_x for a, b in pairwise(columns)]
    return max(18.0, 0.6 * min(gaps)) if gaps else 60.0


def distance(header: Box, box: Box) -> float:
    """How far apart two boxes are aligned, by their nearest matching edges or middles."""
    left, right, other_left, other_right = header.x0, header.x1, box.x0, box.x1
    middles = abs((left + right) / 2 - (other_left + other_right) / 2)
    return min(abs(right - other_right), abs(left - other_left), middles)


def sum_rows(table: Table) -> list[Row]:
    """The rows of totals that stand under the table's own lanes."""
    return [r for r in table.body if r.amounts and is_sum_row(r)]
