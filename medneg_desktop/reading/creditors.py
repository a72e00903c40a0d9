"""Names and numbers that a collector's letter gives in its sentences: whose debt it is, and under which account."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from medneg_desktop.domain.reading import AnyFact
from medneg_desktop.reading.facts import SURE, fact_of
from medneg_desktop.reading.names import is_name
from medneg_desktop.reading.pieces import Piece, PieceKind
from medneg_desktop.reading.rows import Row
from medneg_desktop.reading.vocabulary import folded

_LEADS = (
    ("listed", "with", "us", "by"),
    ("placed", "with", "us", "by"),
    ("assigned", "to", "us", "by"),
    ("referred", "to", "us", "by"),
    ("turned", "over", "to", "us", "by"),
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


_MOST_WORDS = 8
_FLUSH = 3.0  # points by which the rows of one column of text may begin apart


def creditor_said(rows: Sequence[Row]) -> AnyFact | None:
    """The creditor whom a sentence names: ``a debt that you owe to Sierra Heart Clinic.``"""
    places = [(row, at) for row in range(len(rows)) for at in range(len(rows[row].pieces))]
    words = [re.sub(r"[^a-z&]", "", folded(rows[row].pieces[at].text)) for row, at in places]
    for start in range(len(places)):
        for lead in _LEADS:
            if tuple(words[start : start + len(lead)]) != lead:
                continue
            follows = _following(rows, *places[start + len(lead) - 1])
            name = _capitals(follows)
            text = " ".join(p.text for p in name).rstrip(".,;:")
            if name and is_name(text) and folded(name[0].text) not in _OURS:
                return fact_of(text, name, bound=SURE)
    return None


def _following(rows: Sequence[Row], number: int, at: int) -> list[Piece]:
    """The words that follow a word in its own column of text; those of a label end with its row."""
    row, label = rows[number], rows[number].pieces[at].text.endswith(":")
    if label:
        return list(row.pieces[at + 1 : at + 1 + _MOST_WORDS])
    left = _cell_start(row, at)
    found: list[Piece] = []
    while len(found) < _MOST_WORDS:
        ends = at + 1 == len(row.pieces) or row.parted(row.pieces[at], row.pieces[at + 1])
        if not ends:
            at += 1
        elif (below := _below(rows, number, left)) is not None:
            number, at = below
            row = rows[number]
        elif not found and at + 1 < len(row.pieces):
            at += 1  # a label without a colon
        else:
            break
        found.append(row.pieces[at])
    return found


def _cell_start(row: Row, at: int) -> float:
    while at and not row.parted(row.pieces[at - 1], row.pieces[at]):
        at -= 1
    return row.pieces[at].box.x0


def _below(rows: Sequence[Row], number: int, left: float) -> tuple[int, int] | None:
    """Where a column of text that begins at ``left`` goes on, one or two rows below."""
    row = rows[number]
    for later in range(number + 1, min(number + 3, len(rows))):
        under = rows[later]
        if under.page != row.page or under.box.y0 - row.box.y1 > 1.2 * row.height:
            return None
        at = next((n for n, p in enumerate(under.pieces) if abs(p.box.x0 - left) < _FLUSH), None)
        if at is not None:
            return later, at
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


def claim_said(rows: Sequence[Row]) -> AnyFact | None:
    """The number after ``claim`` inside a sentence; none where there are several claims."""
    pieces = [p for r in rows for p in r.pieces]
    found = []
    for at in range(len(pieces) - 1):
        number = pieces[at + 1].text.strip(".,;:()")
        if folded(pieces[at].text) == "claim" and _ACCOUNT.fullmatch(number) and sum(c.isdigit() for c in number) > 5:
            found.append(fact_of(number, [pieces[at + 1]]))
    return found[0] if len({f.value for f in found}) == 1 else None


def account_said(rows: Sequence[Row]) -> AnyFact | None:
    """The number after ``account`` or ``account number`` inside a sentence; none where there are several accounts."""
    found = list(_accounts(rows))
    return found[0] if len({f.value for f in found}) == 1 else None


def _accounts(rows: Sequence[Row]) -> Iterator[AnyFact]:
    pieces = [p for r in rows for p in r.pieces]
    for at in range(len(pieces) - 1):
        if folded(pieces[at].text) not in ("account", "acct", "cuenta"):
            continue
        named = folded(pieces[at + 1].text).rstrip(":") in ("number", "no.", "#", "numero")
        piece = pieces[min(at + 1 + named, len(pieces) - 1)]
        number = piece.text.strip(".,;:()")
        least = 1 if named else 5
        if _ACCOUNT.fullmatch(number) and sum(c.isdigit() for c in number) >= least:
            yield fact_of(number, [piece])


_ACCOUNT = re.compile(r"[A-Za-z0-9-]*\d[A-Za-z0-9-]*(?:\.\d{1,4})?")
