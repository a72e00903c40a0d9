"""Columns of amounts whose header no table knows, told by what the rows add up to.

Whatever an insurer calls its discount, it is the column that is the charge less the allowed amount in every row. Chance
does not make several rows agree; one row alone tells nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from medneg_desktop.core.money import Money
from medneg_desktop.domain.reading import Cell
from medneg_desktop.reading.lanes import Lane
from medneg_desktop.reading.rows import Row

_C, _A, _J, _P, _R = Cell.CHARGE, Cell.ALLOWED, Cell.ADJUSTMENT, Cell.PLAN_PAID, Cell.PATIENT_RESPONSIBILITY
_SUMS: tuple[tuple[Cell, Cell, tuple[Cell, ...]], ...] = (
    (_J, _C, (_A,)),
    (_A, _C, (_J,)),
    (_R, _A, (_P,)),
    (_P, _A, (_R,)),
    (_R, _C, (_J, _P)),
    (_P, _C, (_J, _R)),
    (_J, _C, (_P, _R)),
)
"""What a column is that holds the second less the third."""
_LEAST_ROWS = 2


def named_by_sums(lanes: Sequence[Lane], money: Mapping[int, Cell], body: Sequence[Row]) -> dict[int, Cell]:
    """The meaning of amounts in lanes without a meaning (by the identity of the amount), where the sums tell it."""
    found: dict[int, Cell] = {}
    known = set(money.values())
    for lane in lanes:
        for cell, whole, parts in _SUMS:
            if cell not in known and known.issuperset((whole, *parts)) and _holds(lane, whole, parts, money, body):
                found.update((id(piece), cell) for piece in lane.pieces)
                known.add(cell)
                break
    return found


def _holds(lane: Lane, whole: Cell, parts: Sequence[Cell], money: Mapping[int, Cell], body: Sequence[Row]) -> bool:
    """Whether each amount of the lane is what the others in its row leave, in several rows and not by zeros alone."""
    own = {id(piece): abs(piece.money) for piece in lane.pieces if piece.money is not None}
    telling = 0
    for row in body:
        mine = next((own[id(p)] for p in row.amounts if id(p) in own), None)
        cells = {money[id(p)]: abs(p.money) for p in row.amounts if id(p) in money and p.money is not None}
        if mine is None or not cells.keys() >= {whole, *parts}:
            continue
        if cells[whole] - Money.total(cells[p] for p in parts) != mine:
            return False
        telling += bool(mine) and all(cells[p] for p in parts)
    return telling >= _LEAST_ROWS
