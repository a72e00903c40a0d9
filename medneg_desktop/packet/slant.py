"""How far the rows of a page lean where a mark stands, so that marks on a tilted photo follow its lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.domain.packet import ExhibitPage, Mark, PacketPlan
from medneg_desktop.domain.page import PageText, Word
from medneg_desktop.domain.place import Box

_NEAR = 45.0
"""Points of leveled height above and below a mark whose rows count: a page may lean more at its foot."""
_SAME_ROW = 0.5
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
    here = [w.row_box.mid_y for w in words if _holds(mark.box, w.box)]
    if not here:
        return mark
    middle = sorted(here)[len(here) // 2]
    return replace(mark, slope=slope_of(w for w in words if abs(w.row_box.mid_y - middle) <= _NEAR))


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


def _holds(outer: Box, inner: Box) -> bool:
    return outer.x0 <= inner.mid_x <= outer.x1 and outer.y0 <= inner.mid_y <= outer.y1
