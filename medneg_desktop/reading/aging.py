"""Rows that say how old a debt is: ``Current  31-60  61-90  Over 90  Total`` over the amounts of each age.

Their words are those of other labels, and mean something else there: the total of the ages is what is owed, not what was
charged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from medneg_desktop.domain.reading import FieldName
from medneg_desktop.reading.hits import Hit
from medneg_desktop.reading.labels import Label
from medneg_desktop.reading.rows import Row

_AGES = re.compile(
    r"\b(?:current|corriente)\b|\b(?:0|1|30|31|60|61|90|91|120|121)\s?(?:-|to|a|\u2013)\s?(?:30|60|90|119|120|150|180)\b"
    r"|\b(?:over|past|mas de|>)\s?(?:30|60|90|120|150|180)\b|\b(?:30|60|90|120|150|180)\s?(?:\+|days?\b|dias\b)"
)
_OWED = 2
"""Less than any label of a debt: the paper says elsewhere what it asks for."""
_KEPT = frozenset({FieldName.AMOUNT_DUE, FieldName.PATIENT_RESPONSIBILITY})


def is_aging(row: Row) -> bool:
    """Whether the row names the ages of a debt."""
    return len(_AGES.findall(row.folded)) > 1


def as_ages(hits: Sequence[Hit]) -> list[Hit]:
    """The labels of a row of ages: a total is what is owed, and nothing but a debt is meant."""
    return [replace(hit, label=_debt(hit.label)) for hit in hits]


def _debt(label: Label) -> Label:
    if label.words[0] in ("total", "totals", "totales"):
        return Label(label.words, ((FieldName.AMOUNT_DUE, _OWED),))
    return Label(label.words, tuple((f, min(w, _OWED)) for f, w in label.fields if f in _KEPT))
