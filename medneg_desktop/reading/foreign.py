"""Papers of other trades: a power bill has no medical amounts, however much it looks like a statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from medneg_desktop.domain.reading import AnyFact, DocumentKind, FieldName, ReadLine, State
from medneg_desktop.reading.kind import KindGuess
from medneg_desktop.reading.scope import PEOPLE

_UNSURE = "This may not be a medical paper."
_LEAST_LINES = 2
"""Services on a paper that may be a bill though it says nothing of medicine; a parking ticket has none."""


def without_foreign_money(
    guess: KindGuess, fields: Mapping[FieldName, AnyFact], lines: Sequence[ReadLine]
) -> tuple[dict[FieldName, AnyFact], list[ReadLine]]:
    """Fields and lines as they count: names alone where the paper is not medical, and every value a question where
    too little is said to tell. A person who says what the paper is has it read again as that.
    """
    if guess.kind is DocumentKind.OTHER and (guess.foreign or len(lines) < _LEAST_LINES):
        return {n: f for n, f in fields.items() if n in PEOPLE}, []
    if guess.kind is DocumentKind.OTHER or (guess.foreign and guess.state is State.CHECK):
        asked = {n: f if n in PEOPLE else f.doubted(_UNSURE) for n, f in fields.items()}
        return asked, [_doubted(line) for line in lines]
    return dict(fields), list(lines)


def _doubted(line: ReadLine) -> ReadLine:
    return replace(line, cells={c: f.doubted(_UNSURE) for c, f in line.cells.items()})
