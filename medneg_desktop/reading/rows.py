"""Words into rows, rows into spans: the layout of a page before anything is understood.

Rows are found on the straightened page by following the nearest word to the left, so that a page that is
still slightly tilted keeps its rows. Gaps are judged against the height of the text and the usual space of
the page, so that typewriter faces and small print are treated alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from medneg_desktop.core.once import once
from medneg_desktop.domain.page import PageText, TextSource, Word
from medneg_desktop.domain.place import Box, Place
from medneg_desktop.reading.garbled import repaired
from medneg_desktop.reading.pieces import Piece, PieceKind, make_pieces
from medneg_desktop.reading.vocabulary import folded


@dataclass(frozen=True)
class Span:
    """Neighbouring pieces without a wide gap between them: one printed cell."""

    pieces: tuple[Piece, ...]

    @once
    def text(self) -> str:
        return self.pieces[0].text if len(self.pieces) == 1 else " ".join([p.text for p in self.pieces])

    @once
    def folded(self) -> str:
        """The text to compare."""
        return folded(self.text)

    @once
    def tallest(self) -> float:
        return max([p.box.height for p in self.pieces])

    @once
    def box(self) -> Box:
        return self.pieces[0].box if len(self.pieces) == 1 else Box.around([p.box for p in self.pieces])

    @property
    def place(self) -> Place:
        return place_of(self.pieces)

    @property
    def confidence(self) -> float:
        return min(p.confidence for p in self.pieces)


def _middle(values: list[float]) -> float:
    """The median of one value or more; that of the standard library asks more of them, and takes longer."""
    values.sort()
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


def place_of(pieces: Sequence[Piece]) -> Place:
    """The place that holds all pieces; they stand on one page."""
    first = pieces[0]
    if len(pieces) == 1 and len(first.words) == 1:
        return Place(first.page, first.words[0].box)
    return Place(first.page, Box.around([w.box for p in pieces for w in p.words]))


@dataclass(frozen=True)
class Row:
    """One printed row of a page. ``factor`` says how many heights of text a gap must be wide to part two cells."""

    page: int
    number: int
    pieces: tuple[Piece, ...]
    factor: float
    cuts: frozenset[Piece] = frozenset()
    """Pieces that begin a cell although they stand close behind another: the columns below say so."""

    @once
    def box(self) -> Box:
        return Box.around([p.box for p in self.pieces])

    @once
    def height(self) -> float:
        return _middle([p.box.height for p in self.pieces])

    @once
    def gap(self) -> float:
        """The width from which a gap between words of the usual height parts two cells."""
        return self.factor * self.height

    def parted(self, left: Piece, right: Piece) -> bool:
        """Whether the gap between two neighbors parts two cells; large print has wide spaces."""
        before, after = left.box, right.box
        return right in self.cuts or after.x0 - before.x1 > self.factor * max(before.height, after.height, self.height)

    @once
    def text(self) -> str:
        return " ".join([p.text for p in self.pieces])

    @once
    def folded(self) -> str:
        """The text to compare."""
        return folded(self.text)

    @once
    def spans(self) -> tuple[Span, ...]:
        spans: list[list[Piece]] = []
        for piece in self.pieces:
            if spans and not self.parted(spans[-1][-1], piece) and not piece.text.startswith("|"):
                spans[-1].append(piece)
            else:
                spans.append([piece])
        return tuple(Span(tuple(s)) for s in spans)

    @once
    def amounts(self) -> tuple[Piece, ...]:
        return tuple([p for p in self.pieces if p.kind is PieceKind.AMOUNT])

    @property
    def place(self) -> Place:
        return place_of(self.pieces)


@dataclass(frozen=True)
class PageRows:
    """A page as rows from top to bottom."""

    page: PageText
    rows: tuple[Row, ...]

    @property
    def recognized(self) -> bool:
        return self.page.source is not TextSource.TEXT

    @once
    def text_height(self) -> float:
        """The usual height of text on the page, 10 where there is none."""
        return _middle([r.height for r in self.rows]) if self.rows else 10.0


def rows_of(page: PageText) -> PageRows:
    """The rows of a page. Blank words and words without extent are left out."""
    placed = [(w, w.row_box) for w in page.words if w.text.strip()]
    clusters = _cluster([(w, box) for w, box in placed if box.y1 > box.y0 and box.x1 > box.x0])
    gap_factor = _gap_factor(clusters)
    recognized = page.source is not TextSource.TEXT
    rows: list[Sequence[Piece]] = []
    for cluster in clusters:
        space = 1.2 * gap_factor * _middle([box.height for _, box in cluster])
        rows.append(make_pieces([w for w, _ in cluster], page.number, recognized=recognized, space=space))
    if recognized:
        rows = repaired(rows)
    return PageRows(page, tuple(Row(page.number, n, tuple(pieces), gap_factor) for n, pieces in enumerate(rows)))


Placed = tuple[Word, Box]
"""A word with the box that tells its row."""


_BAND, _LOWEST = 8.0, 4000.0
"""Points: pages are cut into bands of this height, so that a word is held against the rows of its own bands alone."""


def _cluster(words: list[Placed]) -> list[list[Placed]]:
    rows: list[list[Placed]] = []
    bands: dict[int, list[int]] = {}  # the rows whose last word reaches into a band
    for word, box in sorted(words, key=lambda w: (w[1].x0, w[1].y0)):
        straightened = word.level is not None
        own = _bands(box)
        level = {i for band in own for i in bands.get(band, ())}
        near = [i for i in level if _same_row(rows[i][-1][1], box, straightened=straightened)]
        if not near:
            for band in own:
                bands.setdefault(band, []).append(len(rows))
            rows.append([(word, box)])
            continue
        # Of rows that are equally near the one that was begun first.
        best = near[0] if len(near) == 1 else min(near, key=lambda i: (abs(rows[i][-1][1].mid_y - box.mid_y), i))
        _move(bands, best, rows[best][-1][1], own)
        rows[best].append((word, box))
    return sorted(rows, key=lambda r: _middle([box.mid_y for _, box in r]))


def _bands(box: Box) -> range:
    """The bands that a box reaches into; what lies outside of every usual page counts to the first or the last."""
    return range(int(max(0.0, min(_LOWEST, box.y0)) // _BAND), int(max(0.0, min(_LOWEST, box.y1)) // _BAND) + 1)


def _move(bands: dict[int, list[int]], row: int, last: Box, own: range) -> None:
    """Enter a row into the bands of its new last word."""
    before = _bands(last)
    if before == own:
        return
    for band in before:
        bands[band].remove(row)
    for band in own:
        bands.setdefault(band, []).append(row)


_CLIMB = 0.008  # points up or down for each point to the right


def _same_row(left: Box, right: Box, *, straightened: bool) -> bool:
    if left.y0 >= right.y1 or right.y0 >= left.y1:
        return False
    if right.x0 < left.x1 and right.x0 < left.x1 - 0.5 * min(left.width, right.width):
        return False
    overlap = min(left.y1, right.y1) - max(left.y0, right.y0)
    heights = left.height, right.height
    small = min(heights)
    # A page that was straightened still climbs a little from word to word over a wide gap.
    slack = min(_CLIMB * (right.x0 - left.x1), 0.45 * small) if straightened else 0.0
    # Low print (dots, dashes) lies off the middle of its row; print of like height does not.
    off = abs(left.mid_y - right.mid_y)
    alike = max(heights) < 2.2 * small
    return overlap > 0.5 * small - slack and (off <= 0.55 * small + slack or not alike)


def _gap_factor(rows: list[list[Placed]]) -> float:
    """How wide a gap must be, in heights of text, to part two cells on this page."""
    gaps = [(b.x0 - a.x1) / max(a.height, b.height) for row in rows for (_, a), (_, b) in pairwise(row)]
    spaces = [g for g in gaps if 0.02 < g < 1.2]
    if len(spaces) < 4:
        return 0.9
    return min(1.4, max(0.6, 2.0 * _middle(spaces)))
