"""Cells of a header that run into each other, parted by the cells below them.

Narrow columns leave no more room between two headers than a space takes: ``Amount Not payable`` over two columns. The
columns themselves tell where one ends: a word whose right edge is that of the amounts below ends its header there, and
a word whose left edge is that of the cells below begins one.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from medneg_desktop.domain.page import PageText
from medneg_desktop.reading.fax_line import without_fax_line
from medneg_desktop.reading.headers import spoken
from medneg_desktop.reading.pieces import Piece, PieceKind
from medneg_desktop.reading.rows import PageRows, Row, rows_of

_HEADER_ROWS = 5
_BODY_ROWS = 6
_TRUE, _SCANNED = 1.5, 3.0
"""Points by which edges that were set under each other may differ, in print and on a recognized page."""


def laid_out(page: PageText) -> PageRows:
    """The rows of a page, those of headers with their words parted as the columns below them are."""
    laid = rows_of(without_fax_line(page))
    return PageRows(page, tuple(_parted(row, laid) if _is_header(row) else row for row in laid.rows))


def _is_header(row: Row) -> bool:
    if not (2 <= len(row.pieces) <= 22 and row.of_words):
        return False
    if sum([spoken(p.text).either for p in row.pieces]) < 2:
        return False
    if any(p.text.endswith((":", ";")) for p in row.pieces):
        return False
    return len(row.spans) > 1 or not row.pieces[-1].text.endswith(".")


def _parted(row: Row, page: PageRows) -> Row:
    body = _body(row, page.rows)
    slack = _SCANNED if page.recognized else _TRUE
    cells = [cell for r in body for s in r.spans for cell in _around_amounts(s.pieces)]
    least = min(2, len(body))
    ends = _shared((c[-1].box.x1 for c in cells), least, slack)
    starts = _shared((c[0].box.x0 for c in cells if c[0].kind is not PieceKind.AMOUNT), least, slack)
    cuts: set[Piece] = set()
    for span in row.spans:
        parts: list[list[Piece]] = [[span.pieces[0]]]
        for left, right in pairwise(span.pieces):
            if _meets(left.box.x1, ends, slack) or _meets(right.box.x0, starts, slack):
                parts.append([])
            parts[-1].append(right)
        # A word may end at such an edge by chance; then what follows it stands over no column.
        over = sum(_meets(part[0].box.x0, starts, slack) or _meets(part[-1].box.x1, ends, slack) for part in parts)
        if 2 * over > len(parts):
            cuts |= {part[0] for part in parts[1:]}
    return replace(row, cuts=frozenset(cuts)) if cuts else row


def _around_amounts(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces of a span with each amount as a cell of its own, however close words stand to it."""
    cells: list[list[Piece]] = [[pieces[0]]]
    for before, piece in pairwise(pieces):
        if PieceKind.AMOUNT in (before.kind, piece.kind):
            cells.append([])
        cells[-1].append(piece)
    return cells


def _body(row: Row, rows: Sequence[Row]) -> list[Row]:
    """The first rows of amounts below a header, where they stand close to it."""
    found: list[Row] = []
    for below in rows[row.number + 1 :]:
        if len(below.amounts) > 1:
            found.append(below)
        elif not found and below.number - row.number >= _HEADER_ROWS:
            break
        if len(found) == _BODY_ROWS:
            break
    return found


def _shared(edges: Iterable[float], least: int, slack: float) -> list[float]:
    """The edges that at least so many cells have, from left to right."""
    found = sorted(edges)
    return [e for e in found if bisect(found, e + slack) - bisect(found, e - slack) >= least]


def _meets(edge: float, edges: Sequence[float], slack: float) -> bool:
    at = bisect(edges, edge - slack)
    return at < len(edges) and edges[at] < edge + slack
