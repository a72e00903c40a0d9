"""Dollars and cents in cells of their own, as ruled forms print them: ``419 | 85``.

Two numbers side by side are one amount only where the whole table is printed so: under headers of money, with the
cents of several rows standing under each other, and with no amount that has its own point.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from medneg_desktop.core.money import read_money
from medneg_desktop.reading.columns import Column
from medneg_desktop.reading.pieces import Piece, PieceKind
from medneg_desktop.reading.rows import Row

_DOLLARS = re.compile(r"\$?(?:\d{1,3}(?:,\d{3})+|\d{1,6})")
_CENTS = re.compile(r"\d{2}")
_APART = 2.2  # heights of text between the dollars and their cents
_LANE = 6.0  # points within which cents stand under each other


def with_cents(rows: Sequence[Row], columns: Sequence[Column]) -> tuple[Row, ...]:
    """The rows, with dollars and cents joined where the table parts them."""
    parted = [number for number, row in enumerate(rows) if any(_pairs(row, columns))]
    if not parted:
        return tuple(rows)
    within = rows[: parted[-1] + 1]  # what stands below the table is printed as it likes
    if any(p.money is not None and "." in p.text for r in within for p in r.pieces):
        return tuple(rows)
    lanes = Counter(round(cents.box.x0 / _LANE) for row in rows for _, cents in _pairs(row, columns))
    good = {lane for lane in lanes if lanes[lane] + lanes[lane - 1] + lanes[lane + 1] >= 2}
    return tuple(_joined(row, columns, good) for row in rows) if good else tuple(rows)


def _pairs(row: Row, columns: Sequence[Column]) -> Iterator[tuple[Piece, Piece]]:
    for dollars, cents in pairwise(row.pieces):
        if not (_CENTS.fullmatch(cents.text) and _DOLLARS.fullmatch(dollars.text)):
            continue
        if 0 <= cents.box.x0 - dollars.box.x1 <= _APART * row.height and _under_money(dollars, columns):
            yield dollars, cents


def _under_money(piece: Piece, columns: Sequence[Column]) -> bool:
    return any(c.is_money and c.box.x0 - 20 <= piece.box.mid_x <= c.box.x1 + 20 for c in columns)


def _joined(row: Row, columns: Sequence[Column], lanes: set[int]) -> Row:
    pairs = {id(d): c for d, c in _pairs(row, columns) if round(c.box.x0 / _LANE) in lanes}
    taken = {id(c) for c in pairs.values()}
    pieces: list[Piece] = []
    for piece in row.pieces:
        if id(piece) in taken:
            continue
        cents = pairs.get(id(piece))
        money = read_money(f"{piece.text}.{cents.text}") if cents is not None else None
        if cents is None or money is None:
            pieces.append(piece)
        else:
            pieces.append(Piece(PieceKind.AMOUNT, (*piece.words, *cents.words), piece.page, money=money))
    return replace(row, pieces=tuple(pieces))
