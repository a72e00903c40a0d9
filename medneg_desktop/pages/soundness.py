"""Whether a text layer can be relied on, from what was counted on the page."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass

from medneg_desktop.pages.messages import Soundness

_FEW_WORDS = 6
_SCAN_SHARE = 0.5
_ODD_SHARE = 0.03
_FEW_VOWELS = 0.15
"""English and Spanish bills have about 0.35; a text layer with shuffled letters has fewer."""
LEAST_OUTLINES = 100
"""Fewer shapes of the size of a letter are logos and check boxes."""
_ODD_CATEGORIES = frozenset({"Co", "Cn", "Cc", "Cs"})


@dataclass(frozen=True, slots=True)
class Marks:
    """``glyphlike`` counts drawn shapes of the size of a letter, where there are enough shapes to be text, ``pictured`` is
    the share of the page under its largest picture, ``regions`` counts the pictures that may hold text.
    """

    text: str
    words: int
    drawn: int
    glyphlike: int
    pictured: float
    regions: int


def judged(marks: Marks) -> Soundness:
    if not marks.words:
        return Soundness.POOR if marks.drawn else Soundness.BLANK
    if _garbled(marks.text) or _outlines(marks) or _stamped_scan(marks):
        return Soundness.POOR
    return Soundness.PARTIAL if marks.regions else Soundness.SOUND


def _garbled(text: str) -> bool:
    if not (text.isascii() and text.isprintable()):
        counts = Counter(text)
        odd = sum(n for c, n in counts.items() if c == "\ufffd" or unicodedata.category(c) in _ODD_CATEGORIES)
        if odd > _ODD_SHARE * len(text):
            return True
    plain = Counter(unicodedata.normalize("NFD", text.lower()))
    letters = sum(n for c, n in plain.items() if c.isalpha())
    return letters >= 80 and sum(plain[c] for c in "aeiou") < _FEW_VOWELS * letters


def _outlines(marks: Marks) -> bool:
    """Text drawn as shapes, with perhaps a real footer beside it."""
    return marks.glyphlike > LEAST_OUTLINES and marks.glyphlike > 3 * len(marks.text)


def _stamped_scan(marks: Marks) -> bool:
    """A scan on which a portal has printed a line or two."""
    return marks.pictured >= _SCAN_SHARE and marks.words < 4 * _FEW_WORDS
