"""Pages that were not quite straightened: there a label may stand level with the amount of its neighbor."""

from __future__ import annotations

from collections.abc import Sequence

from medneg_desktop.domain.reading import MONEY_FIELDS, AnyFact, FieldName, State
from medneg_desktop.reading.drafts import Draft
from medneg_desktop.reading.pieces import PieceKind
from medneg_desktop.reading.rows import PageRows, Row

_AS_HIGH = 0.4  # heights of text within which two pieces stand level
_ORPHANS = 3
"""Rows that hold an amount and nothing else: so many of them mean that labels and amounts lost each other."""


def doubt_tilted(pages: Sequence[PageRows], fields: dict[FieldName, AnyFact]) -> None:
    """Ask about every amount of a recognized page on which amounts stand apart from their labels."""
    tilted = {p.page.number for p in pages if p.recognized and _orphans(p) >= _ORPHANS}
    for name, fact in fields.items():
        if name in MONEY_FIELDS and fact.state is State.READ and fact.place and fact.place.page in tilted:
            fields[name] = fact.doubted("The page is tilted; this amount may belong to the row above or below.")


def _orphans(page: PageRows) -> int:
    return sum(len(r.pieces) == 1 and r.pieces[0].kind is PieceKind.AMOUNT for r in page.rows)


_SPLIT = "The row this line stands in may have been taken for two."


def doubt_split_rows(pages: Sequence[PageRows], drafts: Sequence[Draft]) -> None:
    """On a photo one row may fall apart into two that stand level; then a code and an amount may not belong together."""
    recognized = {p.page.number: p.rows for p in pages if p.recognized}
    for draft in drafts:
        rows = recognized.get(draft.row.page, ())
        at = draft.row.number
        for other in (*rows[max(at - 1, 0) : at], *rows[at + 1 : at + 2]):
            if _level(draft.row, other):
                draft.cells.update({c: f.doubted(_SPLIT) for c, f in draft.cells.items() if f.firm})


def _level(row: Row, other: Row) -> bool:
    """Whether pieces of another row stand as high as the pieces of this row that are nearest to them."""
    for piece in other.pieces:
        near = min(row.pieces, key=lambda p: abs(p.box.mid_x - piece.box.mid_x))
        if abs(near.box.mid_y - piece.box.mid_y) < _AS_HIGH * min(near.box.height, piece.box.height):
            return True
    return False
