"""What a person said about the papers of a file, carried over when the file is read or shared out anew.

Answers to short questions are kept by paper and line, and bonds by paper; both get new numbers when the borders of the
papers move. An answer goes where its line now stands. One about a paper as a whole goes to every paper that now holds a
page of it and is about the same account and days, else to the one with its first page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from medneg_desktop.audit.account import bare, days_of
from medneg_desktop.core.ids import DocumentId
from medneg_desktop.domain.answer import Reply, Spot
from medneg_desktop.domain.case import Bond
from medneg_desktop.domain.finding import PaperKey
from medneg_desktop.domain.reading import FieldName, Reading
from medneg_desktop.services.carry import same_line
from medneg_desktop.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class SaidOfPapers:
    """The person's words about the papers of one document."""

    answers: Mapping[Spot, Reply] = field(default_factory=dict)
    bonds: frozenset[Bond] = frozenset()


def said_of(unit: UnitOfWork, document: DocumentId) -> SaidOfPapers:
    """What is kept in the vault."""
    return SaidOfPapers(unit.answers([document]), frozenset(unit.bonds([document])))


def keep_said(unit: UnitOfWork, document: DocumentId, said: SaidOfPapers) -> None:
    """Keep this and nothing else about the papers of a document."""
    now = said_of(unit, document)
    for spot in now.answers.keys() - said.answers.keys():
        unit.set_answer(spot, None)
    for spot, reply in said.answers.items():
        if now.answers.get(spot) is not reply:
            unit.set_answer(spot, reply)
    if now.bonds != said.bonds:
        unit.replace_bonds(now.bonds - said.bonds, said.bonds - now.bonds)


def said_anew(
    document: DocumentId, said: SaidOfPapers, before: Sequence[Reading], after: Sequence[Reading]
) -> SaidOfPapers:
    """The same words about the papers as they stand now. What is about a line that is no more is left out."""
    if not said.answers and not said.bonds:
        return said
    old = {r.part: r for r in before}
    answers: dict[Spot, Reply] = {}
    for spot, reply in said.answers.items():
        reading = old.get(spot.paper[1])
        places = _places(spot.line, reading, after) if reading is not None else [(spot.paper[1], spot.line)]
        for part, line in places:
            answers[replace(spot, paper=(document, part), line=line)] = reply

    def home(key: PaperKey) -> PaperKey:
        reading = old.get(key[1]) if key[0] == document else None
        return (document, _home(reading, after)) if reading is not None else key

    moved = (Bond.between(home(b.one), home(b.other), b.said) for b in said.bonds)
    return SaidOfPapers(answers, frozenset(b for b in moved if b.one != b.other))


def _places(line: int, reading: Reading, after: Sequence[Reading]) -> Iterable[tuple[int, int]]:
    found = reading.line(line) if line else None
    if found is not None:
        lines = ((r, same_line(r, found)) for r in after if found.place.page in r.pages)
        return [(r.part, now.number) for r, now in lines if now is not None]
    if line:
        return []
    alike = [r.part for r in after if set(r.pages) & set(reading.pages) and _about(r) == _about(reading)]
    return [(part, 0) for part in alike or [_home(reading, after)]]


def _home(reading: Reading, after: Sequence[Reading]) -> int:
    """The part that now holds the first page."""
    return next((r.part for r in after if set(reading.pages[:1]) & set(r.pages)), reading.part)


def _about(reading: Reading) -> tuple[str, frozenset[object]]:
    number = reading.text(FieldName.ACCOUNT_NUMBER)
    return (bare(number.value) if number else "", frozenset(days_of(reading)))
