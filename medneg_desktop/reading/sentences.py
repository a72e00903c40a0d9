"""The running text of a page as sentences, each with its place: for letters, whose words matter and not only values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from medneg_desktop.domain.page import PageText
from medneg_desktop.domain.place import Place
from medneg_desktop.reading.pieces import Piece
from medneg_desktop.reading.rows import Row, place_of, rows_of

_END = re.compile(r"[.!?:;][\"')\]]?$")
_SHORT = re.compile(r"(?:\b(?:mr|mrs|ms|dr|no|acct|st|inc|co|llc|ste|apt|p\.o)\.|\b[A-Z]\.)$", re.IGNORECASE)
"""A stop after these is none of a sentence."""
_APART = 1.9
"""From how many heights of text between the tops of two rows on a new paragraph begins."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as printed; one that goes over rows or cells has a box around all of it."""

    text: str
    place: Place


def sentences(pages: Iterable[PageText]) -> tuple[Sentence, ...]:
    """All sentences of the pages in reading order; a row that stands apart, such as an address, is one of its own."""
    found: list[Sentence] = []
    for page in pages:
        for paragraph in _paragraphs(rows_of(page).rows):
            found += _parted([piece for row in paragraph for piece in row.pieces])
    return tuple(found)


def _paragraphs(rows: Sequence[Row]) -> list[list[Row]]:
    found: list[list[Row]] = []
    for row in rows:
        above = found[-1][-1] if found else None
        if above is None or row.box.y0 - above.box.y0 > _APART * max(row.height, above.height):
            found.append([])
        found[-1].append(row)
    return found


def _parted(pieces: Sequence[Piece]) -> list[Sentence]:
    found: list[Sentence] = []
    held: list[Piece] = []
    for piece in pieces:
        held.append(piece)
        if _END.search(piece.text) and not _SHORT.search(piece.text):
            found.append(_sentence(held))
            held = []
    return [*found, _sentence(held)] if held else found


def _sentence(pieces: Sequence[Piece]) -> Sentence:
    return Sentence(" ".join(p.text for p in pieces), place_of(pieces))
