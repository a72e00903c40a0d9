"""From pieces to facts: the value, its words as printed, and how far the recognition can be trusted.

A word of a text layer is what the sender wrote. A word that was recognized on a picture is believed only
where the recognizer was sure and the form is clean; otherwise the person is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from medneg_desktop.domain.reading import Fact, State, Value
from medneg_desktop.reading.pieces import Piece
from medneg_desktop.reading.rows import place_of

SURE = 0.92
"""Confidence from which recognized words of a name are believed."""
SURE_NUMBER = 0.97
"""The same for numbers, amounts, dates and codes, where each sign counts."""

SURE_DATE = 0.99
"""The same for days, which no sum on the paper can check."""
GARBLED = 0.4
FAINT = "The print is faint or blurred here."
UNCLEAR = "The print is unclear here; this is what it most likely says."

V = TypeVar("V", bound=Value)


def fact_of(value: V, pieces: Sequence[Piece], *, bound: float = SURE_NUMBER, raw: str | None = None) -> Fact[V]:
    """A fact read from these pieces, in doubt where its words are."""
    alone = len(pieces) == 1
    confidence = pieces[0].confidence if alone else min([p.confidence for p in pieces])
    why = doubt_about(pieces, SURE_DATE if bound and isinstance(value, date) else bound)
    if raw is None:
        raw = pieces[0].text if alone else " ".join([p.text for p in pieces])
    return Fact(value, raw, State.CHECK if why else State.READ, round(confidence, 3), place_of(pieces), why)


def doubt_about(pieces: Sequence[Piece], bound: float) -> str:
    """Why these words are in doubt, in plain words; empty where they are not."""
    weakest = 1.0
    disagree = False
    for piece in pieces:
        if piece.near:
            return UNCLEAR
        disagree = disagree or not piece.agreed
        weakest = min(weakest, piece.confidence)
    if disagree:
        return "Two readings of this place disagree."
    return FAINT if weakest < bound else ""


def prose_fact(text: str, pieces: Sequence[Piece]) -> Fact[str]:
    """A description: a misread letter does no harm there, so that only a garbled one is asked about."""
    fact = fact_of(text, pieces, bound=0.0)
    if not fact.note:
        return fact
    weakest = min(p.confidence for p in pieces)
    return replace(fact, state=State.READ, note="") if weakest >= GARBLED else fact.doubted("These words are blurred.")
