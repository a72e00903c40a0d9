"""Amounts set in a row by themselves, each with its caption under or over it: as cards and summaries show them.

Captions wrap (``Amount your provider`` over ``billed``), so they are put together column by column, like headers.
"""

from __future__ import annotations

from collections.abc import Sequence

from medneg_desktop.domain.place import Box
from medneg_desktop.domain.reading import MONEY_FIELDS, DocumentKind, FieldName
from medneg_desktop.reading.columns import Column, build_columns
from medneg_desktop.reading.labels import Label, labels_for
from medneg_desktop.reading.pieces import Piece, PieceKind
from medneg_desktop.reading.rows import Row
from medneg_desktop.reading.vocabulary import key_tokens
from medneg_desktop.reading.wording import meaning_by_words

Captioned = tuple[FieldName, Label | None, Piece]
"""A field, the known label that names it (None: its words alone say so), and its amount."""
_MOST_ROWS = 3
_CLOSE = 1.7  # heights of text between the amounts and their captions


def captioned(rows: Sequence[Row], kind: DocumentKind) -> list[Captioned]:
    """The amounts of these rows that captions of two rows, or captions below them, explain."""
    found: list[Captioned] = []
    for at, row in enumerate(rows):
        if _amounts_alone(row):
            under = _block(row, rows[at + 1 : at + 1 + _MOST_ROWS])
            over = _block(row, rows[max(at - _MOST_ROWS, 0) : at][::-1])[::-1]
            told = [_told(row, block, kind) for block in (over, under) if block]
            best: list[Captioned] = max(told, key=len, default=[])
            found += best
    return found


def _amounts_alone(row: Row) -> bool:
    """Whether the row holds amounts and the signs of a sum between them, and nothing else."""
    if len(row.amounts) < 2:
        return False
    rest = [p for p in row.pieces if p.kind is not PieceKind.AMOUNT]
    return all(len(p.text) == 1 and not p.text.isalnum() for p in rest)


def _block(row: Row, rows: Sequence[Row]) -> list[Row]:
    """The rows of words next to the amounts, from the nearest on."""
    found: list[Row] = []
    last = row
    for other in rows:
        gap = max(other.box.y0 - last.box.y1, last.box.y0 - other.box.y1)
        if other.page != row.page or gap > _CLOSE * max(other.height, 1.0) or (found and gap > found[0].height):
            break
        if any(p.kind is not PieceKind.WORD for p in other.pieces):
            break
        found.append(other)
        last = other
    return found


def _told(row: Row, block: Sequence[Row], kind: DocumentKind) -> list[Captioned]:
    columns = build_columns(block)
    found: list[Captioned] = []
    for piece in row.amounts:
        column = min(columns, key=lambda c: abs(c.box.mid_x - piece.box.mid_x))
        if _stands_over(column, piece.box) and (meant := _meaning(column.text, kind)) is not None:
            found.append((*meant, piece))
    return found if len({f for f, _, _ in found}) == len(found) > 1 else []


def _stands_over(column: Column, box: Box) -> bool:
    return min(column.box.x1, box.x1) - max(column.box.x0, box.x0) > 0.5 * min(box.width, column.box.width)


def _meaning(text: str, kind: DocumentKind) -> tuple[FieldName, Label | None] | None:
    words = key_tokens(text)
    label = labels_for(kind).get(words)
    if label is not None:
        money = [f for f, _ in label.fields if f in MONEY_FIELDS]
        return (money[0], label) if money else None
    meant = meaning_by_words(words, kind)
    return (meant, None) if meant is not None else None
