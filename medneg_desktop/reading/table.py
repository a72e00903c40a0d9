"""Tables of charge lines: headers, columns of amounts, and the rows under them.

Ruling lines are not looked for, since most bills have none. A table is a header that names an amount and a
service, and the rows below whose amounts stand in the same lanes. On following pages that repeat no header, the
columns carry over.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from medneg_desktop.core.once import once
from medneg_desktop.domain.place import Box
from medneg_desktop.domain.reading import Cell
from medneg_desktop.reading import codes
from medneg_desktop.reading.boxes import before_box, box_edge
from medneg_desktop.reading.cents import with_cents
from medneg_desktop.reading.columns import (
    Column,
    build_columns,
    is_line_table,
    is_sum_table,
    recognized_count,
    without_rivals,
)
from medneg_desktop.reading.headers import is_known, meaning_of, spoken
from medneg_desktop.reading.labels import is_label_text
from medneg_desktop.reading.lanes import Lane, lanes_of
from medneg_desktop.reading.pieces import Piece, PieceKind
from medneg_desktop.reading.rows import PageRows, Row, Span
from medneg_desktop.reading.totals import is_sum_row
from medneg_desktop.reading.twins import strips
from medneg_desktop.reading.unnamed import named_by_sums
from medneg_desktop.reading.vocabulary import key_tokens

_HEADER_ROWS = 4
_WORDS_OVER = 3
_NEAR_CODE = 26.0  # points between a code and its header
_MOST_WORDS = 22
_FEWEST_COLUMNS = 3
_HEADER_GAP = 1.7  # heights of text between two rows of one header


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
    headers = _headers(PageRows(page.page, tuple(before_box(row) for row in page.rows)), end)
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


def find_headers(page: PageRows, taught: Collection[tuple[str, ...]]) -> list[list[Column]]:
    """The headers of a page in which these words stand, also where the reader alone would not take them for headers."""
    found: list[list[Column]] = []
    for start in range(len(page.rows)):
        best: list[Column] = []
        for count in range(1, _HEADER_ROWS + 1):
            block = page.rows[start : start + count]
            if len(block) < count or not _is_block(block):
                break
            columns = build_columns(block)
            told = any(key_tokens(c.text) in taught for c in columns)
            if told and len(columns) > 2 and (not best or _clarity(columns) > _clarity(best)):
                best = columns
        if best:
            found.append(best)
    return found


def column_heads(page: PageRows) -> list[list[Column]]:
    """The heads above each run of rows with amounts, understood or not: a person may say what they mean."""
    found: list[list[Column]] = []
    for number, row in enumerate(page.rows):
        if row.amounts and (number == 0 or not page.rows[number - 1].amounts):
            ends = [end for end in (number, number - 1) if end > 0 and _may_be_header(page.rows[end - 1])]
            heads = next((h for end in ends if (h := _heads_above(page, end))), [])
            if heads and all(heads[0].box != other[0].box for other in found):
                found.append(heads)
    return found


def _heads_above(page: PageRows, end: int) -> list[Column]:
    """The plainest way to read the rows that end here as one header; nothing where they part into too few columns."""
    best: list[Column] = []
    for start in range(end - 1, max(-1, end - 1 - _HEADER_ROWS), -1):
        block = page.rows[start:end]
        if not _is_block(block):
            break
        columns = build_columns(block)
        if len(columns) >= _FEWEST_COLUMNS and (not best or _clarity(columns) > _clarity(best)):
            best = columns
    return best


def _first_amount_row(page: PageRows) -> int | None:
    return next((r.number for r in page.rows if r.amounts and _has_key(r)), None)


def _has_key(row: Row) -> bool:
    return any(p.kind in (PieceKind.DATE, PieceKind.DAY) for p in row.pieces)


class _Blocks:
    """Neighboring rows of a page, taken together as a header: the columns of each block are built once."""

    def __init__(self, page: PageRows) -> None:
        self.rows = page.rows
        self._built: dict[tuple[int, int], list[Column]] = {}

    def columns(self, start: int, count: int) -> list[Column]:
        built = self._built.get((start, count))
        if built is None:
            built = self._built[start, count] = build_columns(self.rows[start : start + count])
        return built


def _may_hold_amounts(row: Row) -> bool:
    """Whether an amount stands in the row, or what can be the cents of one in a cell of their own."""
    return bool(row.amounts) or any(len(p.text) == 2 and p.text.isdigit() for p in row.pieces)


def _headers(page: PageRows, last: int) -> list[tuple[int, int, list[Column]]]:
    """Every header as (first row, number of rows, columns), from top to bottom; the first stands above row ``last``."""
    found: list[tuple[int, int, list[Column]]] = []
    blocks = _Blocks(page)
    words = [_words_of_headers(row) if _may_be_header(row) else None for row in page.rows]
    for start in range(len(page.rows)):
        if words[start] is None:
            continue
        if not found and start >= last:
            break
        if found and start < found[-1][0] + found[-1][1]:
            continue
        best: tuple[int, int, list[Column]] | None = None
        for count in range(1, _HEADER_ROWS + 1):
            said = [w for w in words[start : start + count] if w is not None]
            if len(said) < count or not _stand_close(page.rows[start : start + count]):
                break
            if not _may_head(said) or not _begins_header(blocks, start, count):
                continue
            columns = blocks.columns(start, count)
            better = best is None or _clarity(columns) >= _clarity(best[2])
            if better and _heads_table(blocks, start, count):
                best = (start, count, columns)
        if best is not None:
            found.append(_clearest(blocks, best))
    return found


def _may_head(words: Sequence[tuple[int, bool]]) -> bool:
    """Whether these rows can head a table: of lines, which has an amount and a service, or of three amounts alone."""
    money = sum(count for count, _ in words)
    return money >= 3 or (money > 0 and any(service for _, service in words))


def _words_of_headers(row: Row) -> tuple[int, bool]:
    """How many words of the row stand in headers of amounts, and whether one does in a header of services. Words that
    are cut or may be misread can be anything.
    """
    if any(p.confidence < 1 or p.text.endswith("-") for p in row.pieces):
        return 3, True
    said = [spoken(piece.text) for piece in row.pieces]
    return sum([s.money for s in said]), any(s.service for s in said)


def _heads_table(blocks: _Blocks, start: int, count: int) -> bool:
    """Whether the block is the header of a table; amounts alone only where no lower part of it says what they are for."""
    columns = blocks.columns(start, count)
    if is_line_table(columns):
        return True
    lower = (blocks.columns(start + n, count - n) for n in range(1, count))
    return is_sum_table(columns) and not any(is_line_table(rest) for rest in lower)


def _clearest(blocks: _Blocks, block: tuple[int, int, list[Column]]) -> tuple[int, int, list[Column]]:
    """The block, or what is left of it without its upper rows where a title above the header blurs it."""
    start, count, _ = block
    best = block
    for skipped in range(1, count):
        if len(blocks.rows[start + skipped - 1].spans) >= _WORDS_OVER:
            break  # words over that many columns are no title: "Amount" over "not covered" must not be lost
        rest = blocks.columns(start + skipped, count - skipped)
        plainer = _clarity(rest) >= _clarity(best[2])
        titled = _is_title(blocks.rows[start + skipped - 1], blocks.rows[start + skipped])
        if is_line_table(rest) and (
            plainer or (titled and recognized_count(rest) in (len(rest), recognized_count(best[2])))
        ):
            best = (start + skipped, count - skipped, rest)
    return best


def _is_title(row: Row, below: Row) -> bool:
    """Whether a row of words over a header is its title: it begins where the header does and is in one piece."""
    return len(row.spans) == 1 and len(row.pieces) > 1 and abs(row.box.x0 - below.box.x0) < row.height


def _clarity(columns: Sequence[Column]) -> tuple[int, int]:
    """How well headers are understood: how many, and how plainly. A row of the table below would blur them."""
    return recognized_count(columns), sum(c.weight for c in columns)


def _begins_header(blocks: _Blocks, start: int, count: int) -> bool:
    """Whether the first row of a block says something of the columns by itself, or makes what stands below it plainer."""
    row = blocks.rows[start]
    return (len(row.spans) >= 2 and recognized_count(blocks.columns(start, 1)) > 0) or _tops(blocks, start, count)


def _tops(blocks: _Blocks, start: int, count: int) -> bool:
    """Whether a lone word stands on top of a header and makes it plainer, as ``Rev`` over ``Code`` does."""
    if count < 2 or len(blocks.rows[start].pieces) > 3:
        return False
    top, under = blocks.rows[start], blocks.rows[start + 1]
    if under.box.y0 - top.box.y1 > 0.6 * top.height or any(c.isdigit() for c in top.text):
        return False
    return _clarity(blocks.columns(start, count)) > _clarity(blocks.columns(start + 1, count - 1))


def _is_block(rows: Sequence[Row]) -> bool:
    """Whether the rows hold words alone and stand close enough to be one header."""
    return all(_may_be_header(r) for r in rows) and _stand_close(rows)


def _may_be_header(row: Row) -> bool:
    """Whether a row holds words alone, and neither a sentence of them nor the name of a field."""
    if len(row.pieces) > _MOST_WORDS or not row.of_words or any(p.text[-1:] == ":" for p in row.pieces):
        return False
    return not (_is_pair(row) or _BENEFITS.search(row.folded))


_BENEFITS = re.compile(r"\bexplanation of (?:\w+ ){0,2}benefits\b|\bexplicacion de beneficios\b")
"""The title of a paper; its words are those of headers."""


def _is_pair(row: Row) -> bool:
    """Whether a row is a label and its value, as ``Provider  Dana Whitlock``."""
    return len(row.spans) == 2 and is_label_text(row.spans[0].text) and meaning_of(row.spans[1].text) is None


def _stand_close(rows: Sequence[Row]) -> bool:
    """Whether these rows stand close enough under each other to be one header."""
    return all(b.box.y0 - a.box.y1 < _HEADER_GAP * max(a.height, b.height) for a, b in pairwise(rows))


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
