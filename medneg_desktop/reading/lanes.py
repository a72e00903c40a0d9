"""Amounts of several rows that stand under each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from medneg_desktop.domain.place import Box
from medneg_desktop.reading.pieces import Piece, PieceKind


@dataclass(slots=True)
class Lane:
    """Amounts of several rows that stand under each other. On a photo a lane may lean: only its last amount counts."""

    pieces: list[Piece] = field(default_factory=list)

    def holds(self, box: Box) -> bool:
        last = self.pieces[-1].box
        overlap = min(last.x1, box.x1) - max(last.x0, box.x0)
        return overlap > 0 and overlap > 0.4 * min(last.width, box.width)


def lanes_of(rows: Iterable[Iterable[Piece]]) -> list[Lane]:
    """The lanes of these rows, which go from top to bottom."""
    lanes: list[Lane] = []
    for row in rows:
        for piece in row:
            if piece.kind is not PieceKind.AMOUNT:
                continue
            lane = next((x for x in lanes if x.holds(piece.box)), None)
            if lane is None:
                lanes.append(Lane([piece]))
            else:
                lane.pieces.append(piece)
    return lanes
