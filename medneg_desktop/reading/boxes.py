"""Boxes of labels and amounts that stand beside a table of charges, level with its rows."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import replace

from medneg_desktop.domain.reading import MONEY_FIELDS, DocumentKind
from medneg_desktop.reading.labels import is_label_text, labels_for
from medneg_desktop.reading.pieces import PieceKind
from medneg_desktop.reading.rows import Row, Span
from medneg_desktop.reading.vocabulary import key_tokens

_LEAST_ROWS = 2
_LEAST_HEADERS = 3


def box_edge(body: Sequence[Row], money: Collection[int]) -> float:
    """Where a box right of the table begins; infinity where there is none. ``money``: the table's own amounts.

    Of a column of words behind the amounts nobody could tell what it is, but for the labels that its words are.
    """
    ends = [p.box.x1 for row in body for p in row.amounts if id(p) in money]
    end = max(ends, default=math.inf)
    labels = [s for row in body for s in _labels_behind(row, end)]
    return min(s.box.x0 for s in labels) if len(labels) >= _LEAST_ROWS else math.inf


def before_box(row: Row) -> Row:
    """A row of headers without the label and value of a box beside it: ``Date  Service  Amount  Due date  11/04/2026``."""
    if row.of_words or len(row.spans) < _LEAST_HEADERS + 2:
        return row
    at = next(n for n, s in enumerate(row.spans) if any(p.kind is not PieceKind.WORD for p in s.pieces))
    front = row.spans[: max(at - 1, 0)]
    if len(front) < _LEAST_HEADERS or not is_label_text(row.spans[at - 1].text):
        return row
    return replace(row, pieces=tuple(p for s in front for p in s.pieces))


def _labels_behind(row: Row, end: float) -> list[Span]:
    """The label right of this edge that names the amount behind it."""
    if row.pieces[-1].box.x0 <= end:
        return []
    known = labels_for(DocumentKind.STATEMENT)
    behind = [s for s in row.spans if s.box.x0 > end]
    if len(behind) != 2 or behind[1].pieces[0].kind is not PieceKind.AMOUNT:
        return []
    label = known.get(key_tokens(behind[0].text))
    return [behind[0]] if label is not None and any(f in MONEY_FIELDS for f, _ in label.fields) else []
