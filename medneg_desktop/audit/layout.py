"""Whether the page leaves room for a printed row that nobody read, such as a tax.

A sum that does not come out proves something only where no row can be missing from it: the reader knows many words
for totals, and papers know more.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from medneg_desktop.domain.place import Box
from medneg_desktop.domain.reading import AnyFact, ReadLine

_ALIGNED = 12.0
"""Points by which the right ends of amounts in one column may differ."""


def stacked(facts: Iterable[AnyFact | None]) -> bool:
    """Whether amounts stand close under each other in one column, with no room for a row between them."""
    places = [fact.place for fact in facts if fact is not None]
    known = [p for p in places if p is not None]
    if len(known) < len(places) or len(known) < 2 or len({p.page for p in known}) > 1:
        return False
    boxes = sorted((p.box for p in known), key=lambda b: b.mid_y)
    if max(b.x1 for b in boxes) - min(b.x1 for b in boxes) > _ALIGNED:
        return False
    steps = [low.mid_y - high.mid_y for high, low in pairwise(boxes)]
    height = max(b.height for b in boxes)
    return min(steps) > height / 2 and max(steps) < 1.5 * min(steps) and min(steps) < 3.2 * height


def unbroken(lines: Iterable[ReadLine]) -> bool:
    """Whether no blank is left between the lines of a table that another line would fit into."""
    pages: dict[int, list[Box]] = {}
    for place in (line.place for line in lines):
        pages.setdefault(place.page, []).append(place.box)
    return all(_unbroken(sorted(boxes, key=lambda b: b.y0)) for boxes in pages.values())


def _unbroken(boxes: list[Box]) -> bool:
    steps = [low.y0 - high.y0 for high, low in pairwise(boxes)]
    if not steps:
        return True
    blanks = [low.y0 - high.y1 for high, low in pairwise(boxes)]
    return max(blanks) < 1.5 * max(min(steps), min(b.height for b in boxes))
