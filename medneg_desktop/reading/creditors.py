"""Names and numbers that a collector's letter gives in its sentences: whose debt it is, and under which account."""

from __future__ import annotations

import re
from collections.abc import Sequence

from medneg_desktop.domain.reading import AnyFact
from medneg_desktop.reading.facts import SURE, fact_of
from medneg_desktop.reading.names import is_name
from medneg_desktop.reading.pieces import Piece, PieceKind
from medneg_desktop.reading.rows import Row
from medneg_desktop.reading.vocabulary import folded

_LEADS = (
    ("you", "owe", "to"),
    ("owed", "to"),
    ("debt", "to"),
    ("an", "account", "from"),
    ("an", "account", "with"),
    ("past", "due", "account", "with"),
    ("your", "account", "with"),
    ("on", "behalf", "of"),
    ("original", "creditor", "is"),
    ("creditor", "is"),
    ("our", "client"),
)
_JOINS = frozenset({"of", "and", "the", "&", "at", "for"})
_OURS = frozenset({"us", "our", "this", "you", "your"})


def creditor_said(rows: Sequence[Row]) -> AnyFact | None:
    """The creditor whom a sentence names: ``a debt that you owe to Sierra Heart Clinic.``"""
    pieces = [p for r in rows for p in r.pieces]
    words = [re.sub(r"[^a-z&]", "", folded(p.text)) for p in pieces]
    for at in range(len(pieces)):
        for lead in _LEADS:
            if tuple(words[at : at + len(lead)]) != lead:
                continue
            name = _capitals(pieces[at + len(lead) : at + len(lead) + 8])
            text = " ".join(p.text for p in name).rstrip(".,;:")
            if name and is_name(text) and folded(name[0].text) not in _OURS:
                return fact_of(text, name, bound=SURE)
    return None


def _capitals(pieces: Sequence[Piece]) -> list[Piece]:
    taken: list[Piece] = []
    for piece in pieces:
        text = piece.text
        if piece.kind is not PieceKind.WORD or not (text[:1].isupper() or (taken and text in _JOINS)):
            break
        taken.append(piece)
        if text[-1] in ",;:" or (text[-1] == "." and len(text) > 4):
            break
    while taken and taken[-1].text in _JOINS:
        taken.pop()
    return taken


def account_said(rows: Sequence[Row]) -> AnyFact | None:
    """The number after ``account number`` inside a sentence."""
    pieces = [p for r in rows for p in r.pieces]
    for at in range(len(pieces) - 2):
        first, second = folded(pieces[at].text), folded(pieces[at + 1].text)
        number = pieces[at + 2].text.strip(".,;:")
        if (
            first == "account"
            and second in ("number", "no.", "#")
            and re.fullmatch(r"[A-Za-z0-9-]*\d[A-Za-z0-9-]*", number)
        ):
            return fact_of(number, [pieces[at + 2]])
    return None
