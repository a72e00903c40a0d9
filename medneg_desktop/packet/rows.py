"""Words of a page as rows of text, so that a pattern can be searched and its place on the page told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from medneg_desktop.domain.page import PageText, Word
from medneg_desktop.domain.place import Box

_SAME_ROW = 0.6
_LOOKALIKES = ("0OoQD", "1lI|i", "5Ss", "8B", "2Zz")
"""Characters that recognition takes for each other: a secret must be found even where one digit was misread."""
_CLASS = {c: f"[{re.escape(group)}]" for group in _LOOKALIKES for c in group}


@dataclass(frozen=True)
class TextRow:
    """A row of a page: its text, and which characters of it belong to which word."""

    text: str
    spans: tuple[tuple[int, int, Word], ...]

    def box(self, start: int, end: int) -> Box:
        """The box around every word that has a part in these characters: a half-covered word can still be read."""
        return Box.around(w.box for a, b, w in self.spans if a < end and start < b)

    def level(self, start: int, end: int) -> Box:
        return Box.around(w.row_box for a, b, w in self.spans if a < end and start < b)


def rows_of(page: PageText) -> list[TextRow]:
    """The rows of a page from top to bottom, each from left to right."""
    rows: list[list[Word]] = []
    for word in sorted((w for w in page.words if w.text.strip()), key=lambda w: w.row_box.mid_y):
        last = rows[-1][-1].row_box if rows else None
        if last is not None and word.row_box.mid_y - last.mid_y <= _SAME_ROW * min(last.height, word.row_box.height):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_row(sorted(words, key=lambda w: w.row_box.x0)) for words in rows]


def _row(words: Sequence[Word]) -> TextRow:
    text, spans = "", []
    for word in words:
        text += " " if text else ""
        spans.append((len(text), len(text) + len(word.text), word))
        text += word.text
    return TextRow(text, tuple(spans))


def loose(value: str) -> re.Pattern[str] | None:
    """A pattern for a value however it is spaced and dashed; None for a value without letters and digits."""
    kept = [c for c in value if c.isalnum()]
    if not kept:
        return None
    numeric = sum(c.isdigit() for c in kept) * 2 >= len(kept)
    signs = (_CLASS.get(c, re.escape(c)) if numeric else re.escape(c) for c in kept)
    return re.compile(r"(?<![^\W_])" + r"[\W_]{0,3}".join(signs) + r"(?![^\W_])", re.IGNORECASE)


def found_in(pattern: re.Pattern[str], rows: Sequence[TextRow]) -> Iterator[Box]:
    """Where a pattern stands, also where it begins at the end of a row and ends at the start of the next."""
    for row in rows:
        for match in pattern.finditer(row.text):
            yield row.box(*match.span())
    for row, under in pairwise(rows):
        end = len(row.text)
        for match in pattern.finditer(f"{row.text} {under.text}"):
            if match.start() < end < match.end() - 1:
                yield row.box(match.start(), end)
                yield under.box(0, match.end() - end - 1)


def digits(text: str) -> str:
    """The digits of a number, misread letters turned back into the digits they look like."""
    turned = {c: group[0] for group in _LOOKALIKES for c in group}
    return "".join(d for c in text if (d := turned.get(c, c)).isdigit())
