"""Pages for tests, drawn as text: each character is one column, each line one row."""

from __future__ import annotations

import re
import textwrap

from medneg_desktop.domain.page import PageText, TextSource, Word
from medneg_desktop.domain.place import Box
from medneg_desktop.domain.reading import Reading
from medneg_desktop.reading import read_pages

WIDE, TALL, TEXT = 5.0, 14.0, 9.0
LARGE = re.compile(r"^# ")


def page(drawing: str, *, number: int = 1, confidence: float = 1.0, ocr: bool = False) -> PageText:
    """The words of a drawing at their places. A line that begins with ``# `` is set large, as a letterhead is.

    A word followed by ``~`` was recognized with little confidence.
    """
    words: list[Word] = []
    for row, text in enumerate(textwrap.dedent(drawing).strip("\n").splitlines()):
        large = LARGE.match(text) is not None
        height = 1.6 * TEXT if large else TEXT
        for match in re.finditer(r"\S+", text[2:] if large else text):
            sure = not match.group().endswith("~")
            told = match.group().rstrip("~")
            x0, y0 = 30 + WIDE * match.start(), 30 + TALL * row
            box = Box(x0, y0, x0 + WIDE * len(told), y0 + height)
            words.append(Word(told, box, confidence=confidence if sure else 0.5))
    source = TextSource.OCR if ocr or confidence < 1 else TextSource.TEXT
    return PageText(number, 612.0, 792.0, tuple(words), source)


def read(*drawings: str, ocr: bool = False, confidence: float = 1.0) -> Reading:
    """The one reading of these pages."""
    pages = [page(d, number=i, ocr=ocr, confidence=confidence) for i, d in enumerate(drawings, start=1)]
    (reading,) = read_pages(pages)
    return reading


def values(reading: Reading) -> dict[str, str]:
    """Fields as the strings of the contract, for short comparisons."""
    return {name.value: str(fact.value) for name, fact in reading.fields.items()}
