"""The characters of a strip become words with tight boxes, because what is marked on the page must be the value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from medneg_desktop.pages.ink import LETTER_ROWS, Mask, ink_of, tight, without_upright_rules
from medneg_desktop.pages.raster import Floats
from medneg_desktop.pages.recognize import Glyph
from medneg_desktop.pages.strips import HEIGHT, Strip

_UNLIKELY_GAP = 1.9
"""Of the usual distance of characters: from here a gap may be a space that the recognizer did not tell."""
_BLANK_COLUMNS = 1.1 * HEIGHT / 2
_REACH = 0.62
_FARTHEST = 1.1


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A recognized word on the upright page, in pixels: a slanted box, its text, and how sure it is."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    slope: float
    confidence: float
    agreed: bool = True

    @property
    def middle(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """The upright box around the slanted one: left, top, right, bottom."""
        lean = abs(self.slope) * (self.x1 - self.x0) / 2
        return self.x0, self.y0 - lean, self.x1, self.y1 + lean

    def doubted(self) -> SeenWord:
        return replace(self, agreed=False)


def words_of(strip: Strip, pixels: Floats, glyphs: list[Glyph]) -> list[SeenWord]:
    """The words of one strip, from left to right."""
    if not glyphs:
        return []
    step = _usual_step(glyphs)
    ink = without_upright_rules(ink_of(pixels), glyphs[0].x - step / 4, glyphs[-1].x + step / 4)
    parts = [part for word in _spelled(glyphs, ink, step) for part in _label_and_value(word)]
    found = []
    for number, part in enumerate(parts):
        before = parts[number - 1][-1].x if number else -np.inf
        after = parts[number + 1][0].x if number + 1 < len(parts) else np.inf
        x0, x1 = _columns(part, ink, step, before, after)
        x0, x1, y0, y1 = tight(ink, x0, x1)
        found.append(_placed(strip, pixels.shape[1], part, (x0, y0, x1, y1)))
    return found


def _usual_step(glyphs: list[Glyph]) -> float:
    middles = [g.x for g in glyphs if g.text != " "]
    return float(np.median(np.diff(middles))) if len(middles) > 2 else 20.0


def _spelled(glyphs: list[Glyph], ink: Mask, step: float) -> Iterator[list[Glyph]]:
    """Cut at spaces, and at gaps so wide and so blank that they must be one."""
    blank: Mask = np.logical_not(ink[LETTER_ROWS].any(axis=0))
    word: list[Glyph] = []
    for glyph in glyphs:
        parted = glyph.text == " " or (word and _wide_gap(word[-1], glyph, blank, step))
        if parted and word:
            yield word
            word = []
        if glyph.text != " ":
            word.append(glyph)
    if word:
        yield word


def _wide_gap(left: Glyph, right: Glyph, blank: Mask, step: float) -> bool:
    if right.x - left.x <= _UNLIKELY_GAP * step:
        return False
    filled = np.nonzero(~blank[int(left.x) : int(right.x)])[0]
    edges = np.concatenate(([-1], filled, [int(right.x) - int(left.x)]))
    return bool(np.diff(edges).max() - 1 > _BLANK_COLUMNS)


def _label_and_value(word: list[Glyph]) -> Iterator[list[Glyph]]:
    """``ACCT:1234`` is a label and a value; ``10:30`` is one thing."""
    text = [g.text for g in word]
    if ":" in text[1:-1]:
        colon = text.index(":", 1)
        if not (text[colon - 1].isdigit() and text[colon + 1].isdigit()):
            yield word[: colon + 1]
            yield word[colon + 1 :]
            return
    yield word


def _columns(word: list[Glyph], ink: Mask, step: float, before: float, after: float) -> tuple[int, int]:
    """The columns of a word: somewhat over its outer characters, then on to the end of a cut one, never past half
    the way to the next word.
    """
    first, last = word[0].x, word[-1].x
    width = ink.shape[1]
    # The recognizer pads its strips: a glyph may be placed a little beyond the last column of ink.
    start = min(width - 1, int(max(0.0, first - _REACH * step, (before + first) / 2)))
    end = int(min(width, np.ceil(min(last + _REACH * step, (after + last) / 2))))
    column: Mask = np.asarray(ink[LETTER_ROWS].any(axis=0))
    while start > 0 and column[start] and start > max(first - _FARTHEST * step, before + 0.3 * step):
        start -= 1
    while end < width and column[end - 1] and end < min(last + _FARTHEST * step, after - 0.3 * step):
        end += 1
    return start, max(end, start + 1)


def _placed(strip: Strip, width: int, word: list[Glyph], box: tuple[float, float, float, float]) -> SeenWord:
    across, down = 2 * strip.half_width / width, 2 * strip.half_height / HEIGHT
    x0, x1 = strip.x - strip.half_width + box[0] * across, strip.x - strip.half_width + box[2] * across
    sunk = strip.slope * ((x0 + x1) / 2 - strip.x)
    top = strip.y - strip.half_height + sunk
    likely = [g.likely for g in word]
    return SeenWord(
        text="".join(g.text for g in word),
        x0=x0,
        y0=top + box[1] * down,
        x1=x1,
        y1=top + box[3] * down,
        slope=strip.slope,
        confidence=confidence(likely),
    )


def confidence(likely: list[float]) -> float:
    """One doubtful character spoils an amount, so the least likely one counts most."""
    return float(min(likely) * 0.75 + 0.25 * sum(likely) / len(likely))


def same_words(words: list[SeenWord], others: Sequence[str]) -> list[SeenWord]:
    """The words, those doubted which no other reading of the same strip contains."""
    read = [(other.split(), "".join(other.split())) for other in others]
    own = "".join(w.text for w in words)
    if any(own == glued for _, glued in read):
        return words

    def seconded(text: str) -> bool:
        return any(text in spelled or (len(text) > 3 and text in glued) for spelled, glued in read)

    return [w if seconded(w.text) else w.doubted() for w in words]
