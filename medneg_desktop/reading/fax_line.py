"""The line that a fax machine prints along the edge of each page: when, from whom, which page.

Its day, number and name are those of the sending, not of the paper: taken for fields they would be a wrong notice date, a
wrong telephone and a stranger as the patient.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from medneg_desktop.domain.page import PageText, Word

_EDGE = 0.07
"""Of the height of the page: the line stands within so much of its top or bottom."""
_CLOCK = re.compile(r"(?:\b|(?<=/20\d\d))\d{1,2}(?:[:.;]\d\d[:.;]\d\d\b|[:;]\d\d(?!\d))")
"""Close behind a day too: ``11/13/202617:32``."""
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_DAY = re.compile(
    rf"\b\d{{1,4}}[-/.]\s?\d{{1,2}}[-/.]\s?\d{{2,4}}\b|\b{_MONTH}[a-z]*[. -]{{0,2}}\d{{1,2}}\b|\b\d{{1,2}}[ -]?{_MONTH}"
)
_MARKS = (
    re.compile(r"\bfax\b|\bfacsimile\b|\btx\b|\btti\b"),
    re.compile(r"\bfro?m\b"),
    re.compile(r"\bto\s?[:;]"),
    re.compile(r"\bp(?:age|g|\.)?[ :;.]{0,3}\d{1,4}(?:\s?(?:/|of)\s?\d{1,4})?\b|\b\d{3}\s?/\s?\d{3}\b"),
    re.compile(r"(?:\+?1[ -]?)?\(?\d{3}\)?[ -.]{0,2}\d{3}[ -.]?\d{4}\b"),
)
"""What else such a line says: a fax, from, to, a page, a telephone number."""
_SAID = 2
_MOST_WORDS = 24


def without_fax_line(page: PageText) -> PageText:
    """The page without the line of the fax machine; without one it comes back as it is."""
    height = page.width if page.turns % 2 else page.height
    top, bottom = _EDGE * height, (1 - _EDGE) * height
    edges = [w for w in page.words if w.row_box.y1 < top or w.row_box.y0 > bottom]
    gone = {id(w) for row in _rows(edges) if _is_fax_line(row) for w in row}
    return replace(page, words=tuple(w for w in page.words if id(w) not in gone)) if gone else page


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """Words that stand level, each row from left to right; the line runs on over wide gaps."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.row_box.mid_y):
        last = rows[-1][-1].row_box if rows else None
        if last is not None and word.row_box.mid_y - last.mid_y < 0.5 * max(last.height, word.row_box.height):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda w: w.row_box.x0) for row in rows]


def _is_fax_line(row: Sequence[Word]) -> bool:
    """Whether a row tells the day and time of a sending, and at least two of the other things."""
    if not 4 <= len(row) <= _MOST_WORDS:
        return False
    text = " ".join(w.text for w in row).casefold()
    clock = _CLOCK.search(text)
    if clock is None or "$" in text:
        return False
    rest = f"{text[: clock.start()]} {text[clock.end() :]}"
    day = _DAY.search(rest)
    if day is None:
        return False
    rest = f"{rest[: day.start()]} {rest[day.end() :]}"
    return sum(mark.search(rest) is not None for mark in _MARKS) >= _SAID
