"""What a person entered, carried over to another reading of the same pages: nothing of it is lost.

A value goes to the paper that now holds its page. Where papers that counted as several now count as one and a
different value was entered for each, the person is asked, and all of them wait for the day when the papers come apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from medneg_desktop.domain.page import TextSource
from medneg_desktop.domain.reading import Aside, Reading, ReadLine, State
from medneg_desktop.services.texts import show


def carried(new: Sequence[Reading], before: Sequence[Reading]) -> tuple[Reading, ...]:
    """The new readings with the fields and lines that a person had entered into the old ones."""
    home = {page: number for number, reading in enumerate(new) for page in reading.pages}
    entries: list[list[Aside]] = [[] for _ in new]
    silent: list[list[Aside]] = [[] for _ in new]
    result = list(new)
    for old in before:
        stand = {}
        for name, fact in old.fields.items():
            if fact.state is State.ENTERED:
                page = fact.place.page if fact.place and fact.place.page in home else old.pages[0] if old.pages else 0
                stand[name] = home.get(page, 0)
                entries[home.get(page, 0)].append(Aside(page, name, fact))
        for waits in old.aside:
            at = home.get(waits.page, 0)
            (silent if stand.get(waits.name) == at else entries)[at].append(waits)
        result = [_with_lines(_typed(r, old), old) for r in result]
    return tuple(_with_fields(r, e, s) for r, e, s in zip(result, entries, silent, strict=True))


def _with_fields(reading: Reading, entries: Sequence[Aside], silent: Sequence[Aside]) -> Reading:
    waiting = [*reading.aside, *silent]
    for name in dict.fromkeys(e.name for e in entries):
        mine = [e for e in entries if e.name is name]
        if len({e.fact.value for e in mine}) == 1:
            reading = reading.with_field(name, mine[0].fact)
            continue
        told = ", ".join(f"{show(e.fact.value)} on page {e.page}" for e in mine)
        why = f"You entered different values: {told}. Which holds for the whole?"
        reading = reading.with_field(name, mine[0].fact.doubted(why))
        waiting += mine
    return replace(reading, aside=tuple(dict.fromkeys(waiting)))


def _typed(reading: Reading, old: Reading) -> Reading:
    """A paper without words that was typed by hand stays one that was typed."""
    typed = old.text_source is TextSource.TYPED and reading.text_source is TextSource.NONE
    return replace(reading, text_source=TextSource.TYPED) if typed and set(old.pages) & set(reading.pages) else reading


def _with_lines(reading: Reading, old: Reading) -> Reading:
    mine = [x for x in old.lines if x.place.page in reading.pages]
    if old.own_lines and set(old.pages) & set(reading.pages):
        kept = [x for x in reading.lines if x.place.page not in old.pages]
        return replace(reading, lines=_numbered([*mine, *kept]), own_lines=True)
    for line in mine:
        entered = {c: f for c, f in line.cells.items() if f.state is State.ENTERED}
        if not entered:
            continue
        same = same_line(reading, line)
        if same is None:
            reading = replace(reading, lines=_numbered([*reading.lines, line]))
            continue
        for cell, fact in entered.items():
            reading = reading.with_cell(same.number, cell, fact)
    return reading


def same_line(reading: Reading, line: ReadLine) -> ReadLine | None:
    """The line of the reading that stands where this one stood: the one it shares most of its height with."""

    def shared(other: ReadLine) -> float:
        a, b = line.place.box, other.place.box
        return (min(a.y1, b.y1) - max(a.y0, b.y0)) / max(min(a.height, b.height), 0.1)

    level = [x for x in reading.lines if x.place.page == line.place.page and shared(x) > 0.5]
    exact = [x for x in level if x.number == line.number]
    return exact[0] if exact else max(level, key=shared, default=None)


def _numbered(lines: Sequence[ReadLine]) -> tuple[ReadLine, ...]:
    """In the order of pages; a line whose number is taken gets the next free one."""
    taken: set[int] = set()
    result = []
    for line in lines:
        number = line.number if line.number not in taken else max(taken | {x.number for x in lines}) + 1
        taken.add(number)
        result.append(replace(line, number=number))
    return tuple(sorted(result, key=lambda x: x.place.page))
