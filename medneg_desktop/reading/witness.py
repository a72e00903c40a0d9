"""A second place on the paper as a witness: what was read twice, alike, was read right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from medneg_desktop.core.once import once
from medneg_desktop.domain.reading import AnyFact, Cell, Fact, FieldName, ReadLine, State
from medneg_desktop.reading.facts import FAINT, UNCLEAR
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


_DAYS = (Cell.SERVICE_DATE, Cell.SERVICE_END)
_SAME_DAY = "The days of this line, or those of the other lines, say the same."
_SOMEWHAT_SURE = 0.9
"""Of a day that is faint: so sure, it is believed when another line has it too."""


def with_days(lines: Sequence[ReadLine]) -> list[ReadLine]:
    """The lines, with faint days of service proven by the other day of their line or by the days of other lines."""
    firm = Counter(f.value for line in lines if (f := line.date(Cell.SERVICE_DATE)) is not None and f.firm)
    return [_with_days(line, firm) for line in lines]


def _with_days(line: ReadLine, firm: Counter[date]) -> ReadLine:
    facts = {c: f for c in _DAYS if (f := line.date(c)) is not None}
    if all(f.firm for f in facts.values()):
        return line
    twice = len(facts) == len(_DAYS) and len({f.value for f in facts.values()}) == 1
    cells = dict(line.cells)
    for cell, fact in facts.items():
        if not fact.firm and fact.note != UNCLEAR and (twice or _others_say(fact, firm)):
            cells[cell] = fact.proven(_SAME_DAY)
    return ReadLine(line.number, line.place, cells)


def _others_say(fact: Fact[date], firm: Counter[date]) -> bool:
    """Whether a line that is clear has this day and little doubt is left, or all of several such lines have it."""
    if fact.note == FAINT and fact.confidence >= _SOMEWHAT_SURE and firm[fact.value]:
        return True
    return len(firm) == 1 and firm[fact.value] > 1


_PARTED = re.compile(r"[,;/]")
_NO_SIGN = re.compile(r"[^a-z0-9.]")


def _plain(text: str) -> str:
    return _NO_SIGN.sub("", text.casefold()).strip(".")
