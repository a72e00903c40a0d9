"""A second place on the paper as a witness: what was read twice, alike, was read right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from medneg_desktop.core.once import once
from medneg_desktop.domain.reading import AnyFact, Cell, FieldName, ReadLine, State
from medneg_desktop.reading.facts import UNCLEAR
from medneg_desktop.reading.find import TEXT_FIELDS
from medneg_desktop.reading.rows import PageRows

_TWICE = "It stands in two places on the paper, and both agree."


class Witnesses:
    """The words of a paper, counted: how often each number or name stands on it."""

    def __init__(self, pages: Sequence[PageRows]) -> None:
        self._pages = pages

    @once
    def _seen(self) -> Counter[str]:
        """Counted when it is first asked for: on most papers nothing is faint."""
        seen: Counter[str] = Counter()
        for piece in (p for page in self._pages for row in page.rows for p in row.pieces):
            seen[_plain(piece.text)] += 1
            parts = _PARTED.split(piece.text)
            if len(parts) > 1:
                seen.update(_plain(part) for part in parts)
        return seen

    def stands_twice(self, text: str) -> bool:
        plain = _plain(text)
        return len(plain) >= 4 and self._seen[plain] >= 2

    def fields(self, fields: dict[FieldName, AnyFact]) -> dict[FieldName, AnyFact]:
        """The fields, with numbers, dates and amounts that were faint proven where the paper repeats them."""
        return {n: f if n in TEXT_FIELDS else self._seconded(f) for n, f in fields.items()}

    def _seconded(self, fact: AnyFact) -> AnyFact:
        if fact.state is not State.CHECK or fact.confidence >= 1:
            return fact
        clean = re.fullmatch(r"[-$()A-Za-z0-9,./ #]+", fact.raw) is not None and any(c.isdigit() for c in fact.raw)
        return fact.proven(_TWICE) if clean and fact.note != UNCLEAR and self.stands_twice(fact.raw) else fact

    def reasons(self, lines: Sequence[ReadLine]) -> list[ReadLine]:
        """Adjustment reasons are explained in a legend or repeat from line to line; a faint one is then sure."""
        return [self._with_reasons(line) for line in lines]

    def _with_reasons(self, line: ReadLine) -> ReadLine:
        fact = line.cells.get(Cell.REASON_CODES)
        if (
            fact is None
            or fact.firm
            or not all(self._seen[_plain(code)] >= 2 for code in line.items(Cell.REASON_CODES))
        ):
            return line
        cells = {**line.cells, Cell.REASON_CODES: fact.proven(_TWICE)}
        return ReadLine(line.number, line.place, cells)


_PARTED = re.compile(r"[,;/]")
_NO_SIGN = re.compile(r"[^a-z0-9.]")


def _plain(text: str) -> str:
    return _NO_SIGN.sub("", text.casefold()).strip(".")
