"""How far the rows of a page lean where a mark stands, so that marks on a tilted photo follow its lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from statistics import median

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.domain.packet import ExhibitPage, Mark, PacketPlan, Slant
from medneg_desktop.domain.page import PageText, Word
from medneg_desktop.domain.place import Box

_NEAR = 45.0
"""Points of leveled height above and below a mark whose rows count: a page may lean more at its foot."""
_SAME_ROW = 0.5
_LEAST_THICK, _AIR = 5.0, 2.0
"""Points: what a row is at least thick, and what is left free above and below it."""
_LEAST, _MOST = 0.003, 0.35
"""Rise over run: less is straight to the eye, more is no skew but a page lying on its side."""
_SURE = 60.0 * 60.0
"""Squared points of spread along the rows from which a slope is told."""


def slanted(plan: PacketPlan, texts: Callable[[DocumentId, int], PageText | None]) -> PacketPlan:
    """The plan with every mark leaning as the rows of its page do."""
    exhibits = tuple(replace(e, pages=tuple(_page(p, texts) for p in e.pages)) for e in plan.exhibits)
    return replace(plan, exhibits=exhibits)


def _page(page: ExhibitPage, texts: Callable[[DocumentId, int], PageText | None]) -> ExhibitPage:
    text = texts(page.document, page.page) if page.marks else None
    if text is None or all(word.level is None for word in text.words):
        return page
    return replace(page, marks=tuple(_mark(mark, text.words) for mark in page.marks))


def _mark(mark: Mark, words: Sequence[Word]) -> Mark:
    """The mark with the slant of the row it goes around: of the rows it touches the one that fills it."""
    rows = _rows(w for w in words if mark.box.x0 <= w.box.mid_x <= mark.box.x1 and w.box.meets(mark.box))
    if not rows:
        return mark
    row = min(rows, key=lambda words: _apart(Box.around(w.box for w in words), mark.box))
    level = sum(w.row_box.mid_y for w in row) / len(row)
    slope = slope_of(w for w in words if abs(w.row_box.mid_y - level) <= _NEAR)
    if not slope:
        return mark
    x, y = sum(w.box.mid_x for w in row) / len(row), sum(w.box.mid_y for w in row) / len(row)
    thick = max(_LEAST_THICK, median(w.box.height - abs(slope) * w.box.width for w in row)) + 2 * _AIR
    left, right = (y + slope * (edge - x) for edge in (mark.box.x0, mark.box.x1))
    return replace(mark, slant=Slant(left, right, thick))


def slope_of(words: Iterable[Word]) -> float:
    """The slope of the rows of some words as seen on the page, downward to the right; 0 where it cannot be told."""
    along = across = upright = 0.0
    for row in _rows(words):
        mid_x = sum(w.box.mid_x for w in row) / len(row)
        mid_y = sum(w.box.mid_y for w in row) / len(row)
        for word in row:
            x, y = word.box.mid_x - mid_x, word.box.mid_y - mid_y
            along, across, upright = along + x * x, across + x * y, upright + y * y
    if along < _SURE or upright > along:
        return 0.0
    slope = across / along
    return slope if _LEAST <= abs(slope) <= _MOST else 0.0


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.row_box.mid_y):
        box = word.row_box
        if rows and box.mid_y - rows[-1][-1].row_box.mid_y <= _SAME_ROW * box.height:
            rows[-1].append(word)
        else:
            rows.append([word])
    return rows


def _apart(one: Box, other: Box) -> float:
    """How far the edges of two boxes are from each other."""
    return abs(one.x0 - other.x0) + abs(one.y0 - other.y0) + abs(one.x1 - other.x1) + abs(one.y1 - other.y1)
