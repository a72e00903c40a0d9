"""Tables printed side by side: the same headers twice in one row, each over lines of its own."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from medneg_desktop.reading.columns import Column, is_line_table
from medneg_desktop.reading.rows import Row

_FEWEST = 2  # columns of one table


@dataclass(frozen=True, slots=True)
class Strip:
    """The part of a page from ``left`` up to ``right`` that one of the tables has, with its columns."""

    columns: tuple[Column, ...]
    left: float = -math.inf
    right: float = math.inf

    def rows(self, rows: Sequence[Row]) -> list[Row]:
        """What stands of these rows in the strip."""
        found = []
        for row in rows:
            pieces = tuple(p for p in row.pieces if self.left <= p.box.mid_x < self.right)
            if pieces:
                found.append(replace(row, pieces=pieces))
        return found


def strips(columns: Sequence[Column]) -> list[Strip]:
    """The tables that these headers stand over, from left to right; most often one."""
    told = [c.meaning for c in columns]
    for size in range(_FEWEST, len(columns) // 2 + 1):
        parts = [tuple(columns[i : i + size]) for i in range(0, len(columns), size)]
        same = len(columns) % size == 0 and all(told[i] is told[i % size] for i in range(len(told)))
        if same and all(is_line_table(part) for part in parts):
            cuts = [(a[-1].box.x1 + b[0].box.x0) / 2 for a, b in pairwise(parts)]
            edges = [-math.inf, *cuts, math.inf]
            return [Strip(part, *edge) for part, edge in zip(parts, pairwise(edges), strict=True)]
    return [Strip(tuple(columns))]
