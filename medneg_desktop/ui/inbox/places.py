"""The places of values on the pages, and the words that stand in a box."""

from __future__ import annotations

from collections.abc import Iterable

from medneg_desktop.domain.page import PageText, reading_order
from medneg_desktop.domain.place import Box
from medneg_desktop.domain.reading import AnyFact, Cell, FieldName, Reading
from medneg_desktop.ui.inbox.words import cell_words, field_words
from medneg_desktop.ui.language import written
from medneg_desktop.ui.theme import Role
from medneg_desktop.ui.viewer import Highlight

Target = FieldName | tuple[int, Cell]
"""A value of a reading: a field, or a cell of a numbered line."""


def key_of(target: Target) -> str:
    if isinstance(target, FieldName):
        return f"field:{target.value}"
    return f"cell:{target[0]}:{target[1].value}"


def target_of(key: str) -> Target:
    """The value that a key names; raises ValueError for any other text."""
    kind, _, rest = key.partition(":")
    if kind == "field":
        return FieldName(rest)
    number, _, cell = rest.partition(":")
    return int(number), Cell(cell)


def name_of(target: Target, reading: Reading) -> str:
    """The value's name for people: ``Units, line 4 (J1885)``."""
    if isinstance(target, FieldName):
        return field_words(target)
    number, cell = target
    line = reading.line(number)
    code = line.text(Cell.CODE) if line else None
    return f"{cell_words(cell)}, line {number}" + (f" ({code.value})" if code and cell is not Cell.CODE else "")


def fact_of(target: Target, reading: Reading) -> AnyFact | None:
    if isinstance(target, FieldName):
        return reading.fields.get(target)
    line = reading.line(target[0])
    return line.cells.get(target[1]) if line else None


def doubts(reading: Reading, fields: Iterable[FieldName]) -> list[Target]:
    """The values to look at, in the order of the screen: fields, then lines."""
    found: list[Target] = [n for n in fields if (f := reading.fields.get(n)) is not None and not f.firm]
    return found + [(line.number, c) for line in reading.lines for c, f in line.cells.items() if not f.firm]


def highlights(reading: Reading) -> list[Highlight]:
    """Every value that stands somewhere: doubtful ones boldly, the others as a thin line to click on."""
    targets: list[Target] = [*reading.fields]
    targets += [(line.number, cell) for line in reading.lines for cell in line.cells]
    return [h for target in targets if (h := _highlight(target, reading)) is not None]


def _highlight(target: Target, reading: Reading) -> Highlight | None:
    fact = fact_of(target, reading)
    place = fact.place if fact else None
    if fact is None or place is None:
        return None
    return Highlight(
        place.page,
        place.box,
        Role.LINK if fact.firm else Role.DOUBT,
        key_of(target),
        tooltip=f"{name_of(target, reading)}: {written(fact.value)}" + ("" if fact.firm else " (please check)"),
        quiet=fact.firm,
    )


def words_in(page: PageText, box: Box) -> str:
    """The words whose middle lies in a box, row by row as one reads them."""
    inside = [w for w in page.words if box.x0 <= w.box.mid_x <= box.x1 and box.y0 <= w.box.mid_y <= box.y1]
    return " ".join(w.text for w in reading_order(inside))
