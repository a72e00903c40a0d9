"""The headers of tables on a page: rows of words that name an amount and a service, or several amounts."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from medneg_desktop.reading.columns import Column, build_columns, is_line_table, is_sum_table, recognized_count
from medneg_desktop.reading.headers import meaning_of, spoken
from medneg_desktop.reading.labels import is_label_text
from medneg_desktop.reading.rows import PageRows, Row
from medneg_desktop.reading.vocabulary import key_tokens

_HEADER_ROWS = 4
_WORDS_OVER = 3
_MOST_WORDS = 22
_FEWEST_COLUMNS = 3
_HEADER_GAP = 1.7  # heights of text between two rows of one header


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


def headers_of(page: PageRows, last: int) -> list[tuple[int, int, list[Column]]]:
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
