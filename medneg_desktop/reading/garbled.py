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
from medneg_desktop.reading.lanes import lanes_of
from medneg_desktop.reading.pieces import Piece, PieceKind, near_amount

_SIGN = re.compile(r"^[-(~]?[$S§]")
_CLEAN = re.compile(r"^[-(]?\$?\d{1,3}(?:,?\d{3})*\.\d{2}[-)]?$")
_DOLLARS = re.compile(r"^[-(]?[$S§]?\d{1,3}(?:[.,]?\d{3})*$")
_CENTS = re.compile(r"^\d{2}[-)]?$")
_NO_POINT = re.compile(r"^[$S§]?(?P<whole>\d{1,5})(?P<cents>\d{2})$")
_READ_AS_FIVE = re.compile(r"^[-(~]?5\d")
_READ_AS_DIGIT = re.compile(r"^(?P<before>[-(~]?)[1-9](?P<rest>\d.*)$")
_LANE = 0.6  # heights of text between the right edges of one lane
_APART = 1.2  # heights of text between dollars and the cents that lost their point
_FEW = 3
_SIGNED_PAGE, _SIGNED_LANE = 0.75, 0.5
"""The share of amounts with a sign, or a five where it stands, from which the five is the sign: in a lane alone, and in one
of a page most of whose amounts show it.
"""


Pieces = Sequence[Piece]


def repaired(rows: Sequence[Pieces]) -> list[Pieces]:
    """The rows of a recognized page with garbled amounts as what they most likely are."""
    edges = [p.box.x1 for row in rows for p in row if p.kind is PieceKind.AMOUNT and _CLEAN.match(p.text)]
    if len(edges) < _FEW:
        return list(rows)
    height = statistics.median([p.box.height for row in rows for p in row])
    pointed = [_with_points(row, edges, height) for row in rows]
    signless = {id(p) for p in _signless([lane.pieces for lane in lanes_of(pointed)])}
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


def _signless(lanes: Sequence[Pieces]) -> Iterator[Piece]:
    """The amounts without a sign in lanes in which the others have one, or most show it as a five."""
    amounts = [p for lane in lanes for p in lane]
    if not any(_SIGN.match(p.text) for p in amounts):
        return
    asked = _SIGNED_LANE if _shows_signs(amounts, _SIGNED_PAGE) else _SIGNED_PAGE
    for lane in lanes:
        if _shows_signs(lane, asked):
            yield from (p for p in lane if not _SIGN.match(p.text))


def _shows_signs(amounts: Pieces, share: float) -> bool:
    signs = sum(_SIGN.match(p.text) is not None for p in amounts)
    fives = sum(_READ_AS_FIVE.match(p.text) is not None for p in amounts)
    if signs >= max(_FEW, 0.5 * len(amounts)):
        return True
    return fives >= _FEW and signs + fives >= share * len(amounts)


def _with_sign(piece: Piece) -> Piece:
    """The amount with its first digit taken for the sign, where enough is left of it."""
    read_as = _READ_AS_DIGIT.match(piece.text)
    money = _amount(read_as["before"] + read_as["rest"]) if read_as is not None else None
    return replace(piece, money=piece.money if money is None else money, near=True)


def _amount(text: str) -> Money | None:
    """What is left of an amount without its first sign, where it is one by its form."""
    text = text.replace(" ", "") if "." in text else re.sub(r" ?(\d{2}[-)]?)$", r".\1", text)
    return read_money(text) or near_amount(text)


def readings(raw: str) -> tuple[Money, ...]:
    """What printed signs can be as an amount, apart from single digits: with the first digit, or that as a sign; with a
    one before the cents, or that as the line that parts them from the dollars on a form. The last two digits are always
    cents.
    """
    digits = re.sub(r"\D", "", raw.translate(_LOOKALIKES))
    found = [digits, digits[1:]] if digits[:1] in _LIKE_SIGNS and not _SIGN.match(raw) else [digits]
    if _DIVIDER.fullmatch(raw):
        found.append(digits[:-3] + digits[-2:])
    return tuple(Money(int(d)) for d in found if len(d) >= _FEW)


_DIVIDER = re.compile(r"\d{1,5}[1Il|][.:, ]\d\d")
_LOOKALIKES = str.maketrans("OoIlSBZ", "0011582")
_LIKE_SIGNS = ("5", "3", "8", "6", "9")
"""Digits as which a dollar sign is read."""


_LETTERS = str.maketrans("0158", "OISB")


def likely_number(text: str) -> str:
    """An account or member number that is in doubt, with the one sign of a group put right that is of the other sort:
    ``P0L-456789`` is ``POL-456789``, and ``44O120`` is ``440120``.
    """
    return "".join(_alike(group) for group in re.split(r"([^A-Za-z0-9]+)", text))


def _alike(group: str) -> str:
    inner = group[1:-1]
    if group.isalpha() or group.isdigit() or not group.isalnum():
        return group
    if sum(map(str.isdigit, group)) == 1 and inner.translate(_LETTERS).isalpha():
        return group[:1] + inner.translate(_LETTERS) + group[-1:]
    if sum(map(str.isalpha, group)) == 1 and group[:1].isdigit() and len(group) >= _FEW:
        mended = group.translate(_LOOKALIKES)
        return mended if mended.isdigit() else group
    return group
