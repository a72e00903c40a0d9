"""Words into rows, rows into spans: the layout of a page before anything is understood.

Rows are found on the straightened page by following the nearest word to the left, so that a page that is
still slightly tilted keeps its rows. Gaps are judged against the height of the text and the usual space of
the page, so that typewriter faces and small print are treated alike.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from medneg_desktop.domain.page import PageText, TextSource, Word
from medneg_desktop.domain.place import Box, Place
from medneg_desktop.reading.pieces import Piece, PieceKind, make_pieces


@dataclass(frozen=True)
class Span:
    """Neighbouring pieces without a wide gap between them: one printed cell."""

    pieces: tuple[Piece, ...]

    @cached_property
    def text(self) -> str:
        return " ".join(p.text for p in self.pieces)

    @cached_property
    def box(self) -> Box:
        return Box.around(p.box for p in self.pieces)

    @property
    def place(self) -> Place:
        return place_of(self.pieces)

    @property
    def confidence(self) -> float:
        return min(p.confidence for p in self.pieces)


def place_of(pieces: Sequence[Piece]) -> Place:
    """The place that holds all pieces; they stand on one page."""
    return Place(pieces[0].page, Box.around(p.place.box for p in pieces))


@dataclass(frozen=True)
class Row:
    """One printed row of a page. ``factor`` says how many heights of text a gap must be wide to part two cells."""

    page: int
    number: int
    pieces: tuple[Piece, ...]
    factor: float

    @cached_property
    def box(self) -> Box:
        return Box.around(p.box for p in self.pieces)

    @cached_property
    def height(self) -> float:
        return statistics.median(p.box.height for p in self.pieces)

    @cached_property
    def gap(self) -> float:
        """The width from which a gap between words of the usual height parts two cells."""
        return self.factor * self.height

    def parted(self, left: Piece, right: Piece) -> bool:
        """Whether the gap between two neighbors parts two cells; large print has wide spaces."""
        return right.box.x0 - left.box.x1 > self.factor * max(left.box.height, right.box.height, self.height)

    @cached_property
    def text(self) -> str:
        return " ".join(p.text for p in self.pieces)

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        spans: list[list[Piece]] = []
        for piece in self.pieces:
            if spans and not self.parted(spans[-1][-1], piece) and not piece.text.startswith("|"):
                spans[-1].append(piece)
            else:
                spans.append([piece])
        return tuple(Span(tuple(s)) for s in spans)

    @cached_property
    def amounts(self) -> tuple[Piece, ...]:
        return tuple(p for p in self.pieces if p.kind is PieceKind.AMOUNT)

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

    @cached_property
    def text_height(self) -> float:
        """The usual height of text on the page, 10 where there is none."""
        return statistics.median([r.height for r in self.rows]) if self.rows else 10.0


def rows_of(page: PageText) -> PageRows:
    """The rows of a page. Blank words and words without extent are left out."""
    words = [w for w in page.words if w.text.strip() and w.row_box.height > 0 and w.row_box.width > 0]
    clusters = _cluster(words)
    gap_factor = _gap_factor(clusters)
    recognized = page.source is not TextSource.TEXT
    rows = []
    for number, cluster in enumerate(clusters):
        space = 1.2 * gap_factor * statistics.median(w.row_box.height for w in cluster)
        pieces = make_pieces(cluster, page.number, recognized=recognized, space=space)
        rows.append(Row(page.number, number, tuple(pieces), gap_factor))
    return PageRows(page, tuple(rows))


def _cluster(words: list[Word]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.row_box.x0, w.row_box.y0)):
        box = word.row_box
        # Most rows are far above or below; they are passed over before the closer look.
        level = (r for r in rows if r[-1].row_box.y0 < box.y1 and box.y0 < r[-1].row_box.y1)
        best = min(
            (r for r in level if _same_row(r[-1].row_box, box, straightened=word.level is not None)),
            key=lambda r: abs(r[-1].row_box.mid_y - box.mid_y),
            default=None,
        )
        if best is None:
            rows.append([word])
        else:
            best.append(word)
    return sorted(rows, key=lambda r: statistics.median(w.row_box.mid_y for w in r))


_CLIMB = 0.008  # points up or down for each point to the right


def _same_row(left: Box, right: Box, *, straightened: bool) -> bool:
    if right.x0 < left.x1 - 0.5 * min(left.width, right.width):
        return False
    overlap = min(left.y1, right.y1) - max(left.y0, right.y0)
    small = min(left.height, right.height)
    # A page that was straightened still climbs a little from word to word over a wide gap.
    slack = min(_CLIMB * (right.x0 - left.x1), 0.45 * small) if straightened else 0.0
    # Low print (dots, dashes) lies off the middle of its row; print of like height does not.
    off = abs(left.mid_y - right.mid_y)
    alike = max(left.height, right.height) < 2.2 * small
    return overlap > 0.5 * small - slack and (off <= 0.55 * small + slack or not alike)


def _gap_factor(rows: list[list[Word]]) -> float:
    """How wide a gap must be, in heights of text, to part two cells on this page."""
    gaps = [
        (b.row_box.x0 - a.row_box.x1) / max(a.row_box.height, b.row_box.height)
        for row in rows
        for a, b in pairwise(row)
    ]
    spaces = [g for g in gaps if 0.02 < g < 1.2]
    if len(spaces) < 4:
        return 0.9
    return min(1.4, max(0.6, 2.0 * statistics.median(spaces)))
