"""The sums under the columns of a table, told by the arithmetic where they do not stand under them.

A row of totals is often set as a table of its own, with other widths than the one above it.
"""

from __future__ import annotations

from collections.abc import Sequence

from medneg_desktop.core.money import Money
from medneg_desktop.domain.reading import Cell
from medneg_desktop.reading.drafts import Draft
from medneg_desktop.reading.pieces import Piece
from medneg_desktop.reading.rows import Row
from medneg_desktop.reading.table import Table


def by_sums(table: Table, row: Row, drafts: Sequence[Draft]) -> tuple[dict[Cell, Piece], bool]:
    """What the amounts of a row of totals sum up, and whether that is to be doubted.

    They are taken as they stand, unless most of them are the sums of other columns, in the order of the columns. Where
    several stand under columns whose sums they are not, and no others fit either, nothing can be told for sure.
    """
    placed = table.amounts_of(row)
    sums = _sums_of(table, drafts)
    checked = [cell for cell in placed if cell in sums]
    right = sum(_amount(placed[cell]) == sums[cell] for cell in checked)
    if len(checked) < 2 or right == len(checked):
        return placed, False
    matched = _in_order(row.amounts, list(sums.items()))
    told = [cell for cell, piece in matched.items() if _amount(piece)]
    if len(told) > 1 and len(matched) > right and 2 * len(matched) > len(row.amounts):
        return matched, False
    return placed, right == 0


def _amount(piece: Piece) -> Money | None:
    return abs(piece.money) if piece.money is not None else None


def _sums_of(table: Table, drafts: Sequence[Draft]) -> dict[Cell, Money]:
    """The sum of each column of amounts that all lines of the table have, in the order of the columns."""
    own = {(r.page, r.number) for r in table.body}
    lines = [d for d in drafts if (d.row.page, d.row.number) in own]
    cells = [c.meaning for c in table.columns if c.is_money and c.meaning is not None]
    return {
        cell: abs(Money.total(d.cells[cell].value for d in lines))
        for cell in cells
        if lines and all(cell in d.cells for d in lines)
    }


def _in_order(amounts: Sequence[Piece], sums: Sequence[tuple[Cell, Money]]) -> dict[Cell, Piece]:
    """The longest run of amounts that are the sums of columns, both from left to right."""
    best: list[list[dict[Cell, Piece]]] = [[{} for _ in range(len(sums) + 1)] for _ in range(len(amounts) + 1)]
    for i, piece in enumerate(amounts, start=1):
        for j, (cell, total) in enumerate(sums, start=1):
            longer = best[i - 1][j] if len(best[i - 1][j]) >= len(best[i][j - 1]) else best[i][j - 1]
            if _amount(piece) == total and len(best[i - 1][j - 1]) + 1 > len(longer):
                longer = {**best[i - 1][j - 1], cell: piece}
            best[i][j] = longer
    return best[-1][-1]
