"""A line while it is being read, from the row of a table, a list or a block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from medneg_desktop.core.dates import DayOfYear
from medneg_desktop.domain.place import Place
from medneg_desktop.domain.reading import AnyFact, Cell
from medneg_desktop.reading import codes
from medneg_desktop.reading.facts import SURE_NUMBER, fact_of, prose_fact
from medneg_desktop.reading.pieces import Piece
from medneg_desktop.reading.rows import Row, place_of

_PARTED = re.compile(r"^[\s\-\u2013\u2014:|.*]+|[\s\-\u2013\u2014:|.*]+$")


@dataclass(slots=True)
class Draft:
    """A line while it is being read. ``partial`` is a date whose year stands elsewhere on the paper;
    ``above`` and ``below``, how far it reaches over its own row; ``vague``, that nothing but its form makes its code one.
    """

    row: Row
    pieces: list[Piece]
    cells: dict[Cell, AnyFact] = field(default_factory=dict)
    partial: tuple[DayOfYear, Piece] | None = None
    words: list[Piece] = field(default_factory=list)
    above: float = 0.0
    below: float = 0.0
    vague: bool = False

    @property
    def place(self) -> Place:
        return place_of(self.pieces)

    @property
    def keyed(self) -> bool:
        """Whether a date or a code shows that a service is meant."""
        keys = (Cell.SERVICE_DATE, Cell.CODE, Cell.REVENUE_CODE)
        return self.partial is not None or any(k in self.cells for k in keys)

    @property
    def reach(self) -> tuple[float, float]:
        """From where to where it goes on the page, with the rows that were joined to it."""
        return self.row.box.y0 - self.above, self.row.box.y1 + self.below

    def take(self, words: Sequence[Piece]) -> None:
        """Pieces of a row above or below that belong to this line."""
        self.pieces.extend(words)
        self.above = max(self.above, *(self.row.box.y0 - p.box.y0 for p in words))
        self.below = max(self.below, *(p.box.y1 - self.row.box.y1 for p in words))

    def add_description(self) -> None:
        text = _PARTED.sub("", " ".join(p.text for p in self.words))
        if self.words and re.search(r"[A-Za-z]", text):
            self.cells[Cell.DESCRIPTION] = prose_fact(text, self.words)


_CODE_WORDS = frozenset({"CPT", "HCPCS", "CDT", "ADA", "CODE", "CPT/HCPCS"})


def take_code_from_text(draft: Draft, words: list[Piece], *, all_codes: bool) -> list[Piece]:
    """A code inside the description: in front of it, in parentheses, or after ``CPT``.

    ``all_codes`` also takes five bare digits; outside a table of charges those may be a ZIP code.
    """
    for at, piece in enumerate(words):
        text = piece.text
        found = codes.procedure(text)
        if found is None:
            continue
        marked = at == 0 or text.startswith("(") or words[at - 1].text.upper().strip(":#") in _CODE_WORDS
        if not marked and not codes.is_unmistakable(text) and at != len(words) - 1:
            continue
        if found[0].isdigit() and not all_codes and not text.startswith("("):
            continue
        draft.cells[Cell.CODE] = fact_of(found[0], [piece], bound=SURE_NUMBER, raw=text.strip("()"))
        draft.vague = found[0].isdigit() and not text.startswith("(")
        if found[1]:
            draft.cells[Cell.MODIFIERS] = fact_of(found[1], [piece], bound=SURE_NUMBER)
        before = words[: at - 1] if at and words[at - 1].text.upper().strip(":#") in _CODE_WORDS else words[:at]
        return [*before, *words[at + 1 :]]
    return words
