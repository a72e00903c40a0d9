"""Amounts as faint print garbles them, put right by the amounts that stand above and below them.

On faxes and small photos a dollar sign is read as a 5 (``$48.00`` as ``548.00``), and a point is lost (``$113 00``,
``51000``). What the other amounts of the same lane look like tells which it was. Such an amount is ``near``: it stays in
doubt until a sum on the paper proves it.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import replace

from medneg_desktop.core.money import Money, read_money
from medneg_desktop.reading.pieces import Piece, PieceKind, near_amount

_SIGN = re.compile(r"^[-(~]?[$S§]")
_CLEAN = re.compile(r"^[-(]?\$?\d{1,3}(?:,?\d{3})*\.\d{2}[-)]?$")
_DOLLARS = re.compile(r"^[-(]?[$S§]?\d{1,3}(?:[.,]?\d{3})*$")
_CENTS = re.compile(r"^\d{2}[-)]?$")
_NO_POINT = re.compile(r"^[$S§]?(?P<whole>\d{1,5})(?P<cents>\d{2})$")
_READ_AS_FIVE = re.compile(r"^(?P<before>[-(~]?)5(?P<rest>\d.*)$")
_LANE = 0.6  # heights of text between the right edges of one lane
_APART = 1.2  # heights of text between dollars and the cents that lost their point
_FEW = 3
_SIGNED = 0.75
"""The share of a lane with a sign, or a five where it stands, from which the five is the sign."""


Pieces = Sequence[Piece]


def repaired(rows: Sequence[Pieces]) -> list[Pieces]:
    """The rows of a recognized page with garbled amounts as what they most likely are."""
    edges = [p.box.x1 for row in rows for p in row if p.kind is PieceKind.AMOUNT and _CLEAN.match(p.text)]
    if len(edges) < _FEW:
        return list(rows)
    height = statistics.median([p.box.height for row in rows for p in row])
    pointed = [_with_points(row, edges, height) for row in rows]
    signed = any(_SIGN.match(p.text) for row in pointed for p in row if p.kind is PieceKind.AMOUNT)
    signless = {id(p) for lane in _lanes(pointed, height) for p in _signless(lane)} if signed else set()
    return [[_with_sign(p) if id(p) in signless else p for p in row] for row in pointed]


def _with_points(row: Pieces, edges: Sequence[float], height: float) -> Pieces:
    """Amounts whose point was lost, where they end in a lane of amounts: ``113 00`` and, among others, ``11300``."""
    pieces: list[Piece] = []
    listed = any(p.kind is not PieceKind.WORD for p in row)
    for piece in row:
        if sum(abs(edge - piece.box.x1) <= _LANE * height for edge in edges) < _FEW - 1:
            pieces.append(piece)
        elif pieces and (whole := _joined(pieces[-1], piece, height)) is not None:
            pieces[-1] = whole
        else:
            pieces.append(_with_point(piece) if listed else piece)
    return pieces


def _with_point(piece: Piece) -> Piece:
    lost = _NO_POINT.match(piece.text) if piece.kind is PieceKind.WORD else None
    if lost is None:
        return piece
    money = Money(int(lost["whole"] + lost["cents"]))
    return replace(piece, kind=PieceKind.AMOUNT, money=money, near=True)


def _joined(dollars: Piece, cents: Piece, height: float) -> Piece | None:
    close = cents.box.x0 - dollars.box.x1 <= _APART * height
    if not close or not _CENTS.match(cents.text) or not _DOLLARS.match(dollars.text):
        return None
    money = read_money(f"{re.sub('[S§]', '$', dollars.text)}.{cents.text}")
    words = (*dollars.words, *cents.words)
    return None if money is None else Piece(PieceKind.AMOUNT, words, dollars.page, money=money, near=True)


def _lanes(rows: Sequence[Pieces], height: float) -> Iterator[list[Piece]]:
    """Amounts that end under each other."""
    found = sorted((p for row in rows for p in row if p.kind is PieceKind.AMOUNT), key=lambda p: p.box.x1)
    lane: list[Piece] = []
    for piece in found:
        if lane and piece.box.x1 - lane[-1].box.x1 > _LANE * height:
            yield lane
            lane = []
        lane.append(piece)
    if lane:
        yield lane


def _signless(lane: Sequence[Piece]) -> list[Piece]:
    """The amounts of a lane without the sign that the others have, or that most show as a five."""
    without = [p for p in lane if not _SIGN.match(p.text)]
    signs = len(lane) - len(without)
    fives = sum(_READ_AS_FIVE.match(p.text) is not None for p in without)
    mostly = signs >= max(_FEW, 0.5 * len(lane))
    misread = fives >= _FEW and signs + fives >= _SIGNED * len(lane)
    return without if mostly or misread else []


def _with_sign(piece: Piece) -> Piece:
    """The amount with its first five taken for the sign; another digit stays, in doubt."""
    money = piece.money
    if five := _READ_AS_FIVE.match(piece.text):
        money = _amount(five["before"] + five["rest"]) or money
    return replace(piece, money=money, near=True)


def _amount(text: str) -> Money | None:
    """What is left of an amount without its first sign, where it is one by its form."""
    text = text.replace(" ", "") if "." in text else re.sub(r" ?(\d{2}[-)]?)$", r".\1", text)
    return read_money(text) or near_amount(text)


def readings(raw: str) -> tuple[Money, ...]:
    """What printed signs can be as an amount, apart from single digits: with the first digit, or that as a sign; the
    last two digits are always cents.
    """
    digits = re.sub(r"\D", "", raw.translate(_LOOKALIKES))
    found = [digits, digits[1:]] if digits[:1] in _LIKE_SIGNS and not _SIGN.match(raw) else [digits]
    return tuple(Money(int(d)) for d in found if len(d) >= _FEW)


_LOOKALIKES = str.maketrans("OoIlSBZ", "0011582")
_LIKE_SIGNS = ("5", "3", "8", "6", "9")
"""Digits as which a dollar sign is read."""
