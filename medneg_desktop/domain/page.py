"""The words of a page with their places, whoever read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from medneg_desktop.domain.place import Box


class TextSource(StrEnum):
    """Where the words of a page or document come from."""

    TEXT = "text"
    OCR = "ocr"
    MIXED = "mixed"
    TYPED = "typed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Word:
    """One word.

    ``box`` is where the word stands on the page as a person sees it. ``level`` is where it would stand if the
    page were turned upright and straightened: rows and columns are found there. For born-digital upright
    pages the two are equal. ``confidence`` is 1.0 for a text layer, else the recogniser's own (0 to 1);
    ``agreed`` is false where two readings of the same strip disagree about this word.
    """

    text: str
    box: Box
    confidence: float = 1.0
    level: Box | None = None
    agreed: bool = True

    @property
    def row_box(self) -> Box:
        """The box to use for finding rows and columns."""
        return self.level or self.box


@dataclass(frozen=True, slots=True)
class PageText:
    """A page as read: its size in points as seen, its words in no particular order, and how they were got.

    ``problem`` says in plain words why a page has no or doubtful words (for example that it overran). ``turns`` is how
    many quarter turns clockwise make the page upright; ``turned``: a person said so, and no reading finds another.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = field(default=())
    source: TextSource = TextSource.TEXT
    problem: str = ""
    turns: int = 0
    turned: bool = False


def reading_order(words: Iterable[Word]) -> list[Word]:
    """Words as they are read: row by row, each row from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.row_box.mid_y):
        last = rows[-1][-1].row_box if rows else None
        if last is not None and abs(word.row_box.mid_y - last.mid_y) < max(2.0, last.height / 2):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [word for row in rows for word in sorted(row, key=lambda w: w.row_box.x0)]
