"""Words into rows, rows into spans: the layout of a page before anything is understood.

Rows are found on the straightened page by following the nearest word to the left, so that a page that is
still slightly tilted keeps its rows. Gaps are judged against the height of the text and the usual space of
the page, so that typewriter faces and small print are treated alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    if len(pieces) == 1:
        return first.place
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
    def begins(self) -> tuple[bool, ...]:
        """Of each piece whether it begins a cell: the first does, others where :meth:`parted` says so."""
        factor, usual, cuts = self.factor, self.height, self.cuts
        found = [True]
        for left, right in pairwise(self.pieces):
            before, after = left.box, right.box
            tallest = max(before.y1 - before.y0, after.y1 - after.y0, usual)
            found.append(after.x0 - before.x1 > factor * tallest or right in cuts)
        return tuple(found)

    def ends_cell(self, at: int) -> bool:
        """Whether a wide gap follows the piece at this place, or nothing more."""
        return at + 1 >= len(self.pieces) or self.begins[at + 1]

    @once
    def text(self) -> str:
        return " ".join([p.text for p in self.pieces])

    @once
    def folded(self) -> str:
        """The text to compare."""
        return folded(self.text)

    @once
    def spans(self) -> tuple[Span, ...]:
        pieces, begins = self.pieces, self.begins
        begun = [n for n, piece in enumerate(pieces) if n and (begins[n] or piece.text[0] == "|")]
        if not begun:
            return (Span(pieces),)
        return tuple([Span(pieces[a:b]) for a, b in pairwise([0, *begun, len(pieces)])])

    @once
    def amounts(self) -> tuple[Piece, ...]:
        return tuple([p for p in self.pieces if p.kind is PieceKind.AMOUNT])

    @once
    def of_words(self) -> bool:
        """Whether it holds words alone, neither amounts nor days."""
        return all(p.kind is PieceKind.WORD for p in self.pieces)

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
    placed = [(w, w.level or w.box) for w in page.words if w.text.strip()]
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
    printed: dict[tuple[float, float], int] = {}  # the first row whose last word has this top and bottom
    for placed in sorted(words, key=lambda w: (w[1].x0, w[1].y0)):
        word, box = placed
        extent = box.y0, box.y1
        known = printed.get(extent)
        if known is not None and (last := rows[known][-1][1]).y1 == box.y1 and last.y0 == box.y0:
            if not _runs_into(last, box):  # as most words of a printed line do: none can be nearer
                rows[known].append(placed)
                continue
        else:
            known = None
        own = _bands(box)
        level = {number for band in own for number in bands.get(band, ())}
        best = _nearest_row(rows, level, box, straightened=word.level is not None)
        if best is None:
            best = len(rows)
            for band in own:
                bands.setdefault(band, []).append(best)
            rows.append([placed])
        else:
            _move(bands, best, rows[best][-1][1], own)
            rows[best].append(placed)
        printed[extent] = best if known is None else min(known, best)
    return sorted(rows, key=lambda r: _middle([(box.y0 + box.y1) / 2 for _, box in r]))


def _nearest_row(rows: Sequence[list[Placed]], level: Iterable[int], box: Box, *, straightened: bool) -> int | None:
    """The row that a word goes on, of those in its bands; of rows that are equally near the one that was begun first."""
    top, bottom = box.y0, box.y1
    best: tuple[float, int] | None = None
    for number in level:
        last = rows[number][-1][1]
        if last.y0 < bottom and top < last.y1 and _same_row(last, box, straightened=straightened):
            near = abs((last.y0 + last.y1) / 2 - (top + bottom) / 2), number
            if best is None or near < best:
                best = near
    return best[1] if best is not None else None


def _bands(box: Box) -> range:
    """The bands that a box reaches into; what lies outside of every usual page counts to the first or the last."""
    top, bottom = box.y0, box.y1
    if top < 0.0 or bottom > _LOWEST:
        top, bottom = max(0.0, min(_LOWEST, top)), max(0.0, min(_LOWEST, bottom))
    return range(int(top // _BAND), int(bottom // _BAND) + 1)


def _move(bands: dict[int, list[int]], row: int, last: Box, own: range) -> None:
    """Enter a row into the bands of its new last word."""
    before = _bands(last)
    if before == own:
        return
    for band in before:
        bands[band].remove(row)
    for band in own:
        bands.setdefault(band, []).append(row)


def _runs_into(left: Box, right: Box) -> bool:
    """Whether a word covers so much of the one before it that it cannot follow it in a row."""
    return right.x0 < left.x1 and right.x0 < left.x1 - 0.5 * min(left.width, right.width)


_CLIMB = 0.008  # points up or down for each point to the right


def _same_row(left: Box, right: Box, *, straightened: bool) -> bool:
    """Whether a word goes on the row that another ends; some of their heights are the same."""
    if _runs_into(left, right):
        return False
    top, bottom, other_top, other_bottom = left.y0, left.y1, right.y0, right.y1
    overlap = min(bottom, other_bottom) - max(top, other_top)
    small, large = bottom - top, other_bottom - other_top
    if large < small:
        small, large = large, small
    # A page that was straightened still climbs a little from word to word over a wide gap.
    slack = min(_CLIMB * (right.x0 - left.x1), 0.45 * small) if straightened else 0.0
    # Low print (dots, dashes) lies off the middle of its row; print of like height does not.
    off = abs((top + bottom) / 2 - (other_top + other_bottom) / 2)
    return overlap > 0.5 * small - slack and (off <= 0.55 * small + slack or large >= 2.2 * small)


def _gap_factor(rows: list[list[Placed]]) -> float:
    """How wide a gap must be, in heights of text, to part two cells on this page."""
    gaps = [(b.x0 - a.x1) / max(a.y1 - a.y0, b.y1 - b.y0) for row in rows for (_, a), (_, b) in pairwise(row)]
    spaces = [g for g in gaps if 0.02 < g < 1.2]
    if len(spaces) < 4:
        return 0.9
    return min(1.4, max(0.6, 2.0 * _middle(spaces)))
