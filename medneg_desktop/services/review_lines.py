"""The lines of a document under the person's hand: add, remove, split and merge them.

Lines keep their numbers: decisions about questions and the history of values hold on to them. A new line takes the next
free number and stands where it belongs. Nothing is guessed: where two lines disagree they are not merged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.trouble import CorrectableTrouble
from medneg_desktop.domain.page import TextSource
from medneg_desktop.domain.place import Box, Place
from medneg_desktop.domain.reading import AnyFact, Cell, Reading, ReadLine, State
from medneg_desktop.services.deeds import Standing, Told, rewrite
from medneg_desktop.services.office import Office
from medneg_desktop.services.texts import show
from medneg_desktop.services.undo import Deed

_LETTER = Box(0.0, 0.0, 612.0, 792.0)  # points; for a line that stands nowhere in particular


class LinesDisagree(CorrectableTrouble):
    code = "lines-disagree"
    title = "These lines each have a value of their own in the same column."
    remedy = "Clear the value that does not belong there, then merge again."


def add_line(
    office: Office, document: DocumentId, part: int, *, after: int | None = None, place: Place | None = None
) -> Deed | None:
    """Add an empty line below the line numbered ``after``, or at the end. ``place`` is where it stands on the page."""

    def change(reading: Reading) -> tuple[Reading, Told]:
        at = _index(reading, after) + 1 if after is not None else len(reading.lines)
        number = _free(reading)
        neighbor = reading.lines[at - 1].place if reading.lines and at else None
        page = reading.pages[0] if reading.pages else 1
        line = ReadLine(number, place or neighbor or Place(page, _LETTER))
        lines = (*reading.lines[:at], line, *reading.lines[at:])
        return replace(reading, lines=lines), Told(
            "line added", f"line {number} added", f"line {number} taken away again"
        )

    return _lines(office, document, part, "line added", change)


def remove_line(office: Office, document: DocumentId, part: int, number: int) -> Deed | None:
    """Take a line away: a total or a heading that was read as a charge. The history keeps what it said."""

    def change(reading: Reading) -> tuple[Reading, Told]:
        line = reading.lines[_index(reading, number)]
        said = _said(line)
        told = Told("line removed", f"line {number} removed: {said}", f"line {number} brought back: {said}")
        return replace(reading, lines=tuple(x for x in reading.lines if x.number != number)), told

    return _lines(office, document, part, "line removed", change)


def split_line(office: Office, document: DocumentId, part: int, number: int, cells: Iterable[Cell]) -> Deed | None:
    """Move these cells of a line into a new line below it: two printed lines that were read as one."""
    moved = frozenset(cells)

    def change(reading: Reading) -> tuple[Reading, Told]:
        at = _index(reading, number)
        line = reading.lines[at]
        goes = {c: f for c, f in line.cells.items() if c in moved}
        stays = {c: f for c, f in line.cells.items() if c not in moved}
        told = Told("line split", f"line {number} split: {_said(line)}", f"line {number} whole again: {_said(line)}")
        if not goes or not stays:
            return reading, told
        pair = (_around(line, stays), replace(_around(line, goes), number=_free(reading)))
        return replace(reading, lines=(*reading.lines[:at], *pair, *reading.lines[at + 1 :])), told

    return _lines(office, document, part, "line split", change)


def merge_lines(office: Office, document: DocumentId, part: int, number: int) -> Deed | None:
    """Merge a line with the one below it: one printed line that was read as two.

    Descriptions are joined; raises LinesDisagree where both have a value in the same other cell and it differs.
    """

    def change(reading: Reading) -> tuple[Reading, Told]:
        at = _index(reading, number)
        if at + 1 >= len(reading.lines):
            return reading, Told("lines merged", "", "")
        first, second = reading.lines[at : at + 2]
        cells = dict(first.cells)
        for cell, fact in second.cells.items():
            cells[cell] = _joined(cell, cells[cell], fact) if cell in cells else fact
        merged = ReadLine(first.number, _both(first.place, second.place), cells)
        names = f"lines {first.number} and {second.number}"
        told = Told("lines merged", f"{names} merged: {_said(merged)}", f"{names} apart again: {_said(merged)}")
        return replace(reading, lines=(*reading.lines[:at], merged, *reading.lines[at + 2 :])), told

    return _lines(office, document, part, "lines merged", change)


def _joined(cell: Cell, one: AnyFact, other: AnyFact) -> AnyFact:
    if one.value == other.value:
        return one
    if cell is not Cell.DESCRIPTION:
        raise LinesDisagree
    place = _both(one.place, other.place) if one.place and other.place else one.place or other.place
    raw = " ".join(t for t in (one.raw, other.raw) if t)
    value = f"{one.value} {other.value}"
    return replace(one, value=value, raw=raw, place=place, state=State.ENTERED, confidence=1.0, note="merged by you")


def _both(one: Place, other: Place) -> Place:
    return Place(one.page, Box.around([one.box, other.box])) if one.page == other.page else one


def _around(line: ReadLine, cells: dict[Cell, AnyFact]) -> ReadLine:
    boxes = [f.place.box for f in cells.values() if f.place and f.place.page == line.place.page]
    return replace(line, cells=cells, place=Place(line.place.page, Box.around(boxes)) if boxes else line.place)


def _said(line: ReadLine) -> str:
    return ", ".join(show(f.value) for f in line.cells.values()) or "empty"


def _free(reading: Reading) -> int:
    return max((x.number for x in reading.lines), default=0) + 1


def _index(reading: Reading, number: int) -> int:
    """Where a line stands; raises KeyError for a number that no line has."""
    for at, line in enumerate(reading.lines):
        if line.number == number:
            return at
    raise KeyError(number)


_Change = Callable[[Reading], tuple[Reading, Told]]


def _lines(office: Office, document: DocumentId, part: int, words: str, change: _Change) -> Deed | None:
    def whole(held: Standing) -> tuple[Standing, tuple[Told, ...]]:
        reading = held.part(part)
        if reading is None:
            return held, ()
        new, told = change(reading)
        if new.text_source is TextSource.NONE and new != reading:
            new = replace(new, text_source=TextSource.TYPED)
        if new != reading:
            new = replace(new, own_lines=True)
        return held.with_part(part, new), (told,)

    return rewrite(office, document, words, whole)
