"""Pages that were not quite straightened: there a label may stand level with the amount of its neighbor."""

from __future__ import annotations

from collections.abc import Sequence

from medneg_desktop.domain.reading import MONEY_FIELDS, AnyFact, FieldName, State
from medneg_desktop.reading.pieces import PieceKind
from medneg_desktop.reading.rows import PageRows

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
