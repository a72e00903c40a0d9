"""Text on its way to paper: printable characters only, never markup, never endless."""

from __future__ import annotations

import re
import unicodedata
from xml.sax.saxutils import escape

from medneg_desktop.typeset.fonts import glyphs

LONGEST = 4000
"""Longer texts are cut: no letter needs them, and a hostile document must not fill a thousand pages."""
_STAND_IN = "?"
_TIE = "\u00a0"
"""A space at which no line is broken."""
_GAPS = re.compile(r"[^\S\u00a0]+")
_SCRAP, _FEW_WORDS = 5, 4


def clean(text: str, longest: int = LONGEST) -> str:
    """The text as it can be printed. Invisible characters go (they could turn an amount around); a character that
    the typeface lacks becomes its plain form, else a question mark.
    """
    text = unicodedata.normalize("NFC", text[: 2 * longest])
    kept = "".join(_printable(c) for c in text)
    words = _GAPS.sub(" ", kept).strip()
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "\u2026"


def tied(text: str) -> str:
    """The text with its last word tied to the one before where it is short: no line holds a scrap alone."""
    before, _, last = text.rpartition(" ")
    return f"{before}{_TIE}{last}" if len(last) <= _SCRAP and before.count(" ") >= _FEW_WORDS else text


def visible(text: str, longest: int = LONGEST) -> str:
    """The text for a file whose reader has typefaces of its own: every letter stays, what is invisible goes."""
    kept = "".join(" " if c.isspace() else c for c in text[: 2 * longest] if c.isspace() or not _invisible(c))
    words = " ".join(unicodedata.normalize("NFC", kept).split())
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "\u2026"


def safe(text: str, longest: int = LONGEST) -> str:
    """The text for a ReportLab paragraph, with every sign that could be markup written out."""
    return escape(clean(text, longest))


def _printable(character: str) -> str:
    if character.isspace():
        return _TIE if character == _TIE else " "
    if _invisible(character):
        return ""
    if ord(character) in glyphs():
        return character
    plain = "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))
    return plain if plain and all(ord(c) in glyphs() for c in plain) else _STAND_IN


def _invisible(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"}
