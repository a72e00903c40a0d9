"""Words of a slanted page become level, and rows become rows."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from medneg_desktop.pages.level import leveled
from medneg_desktop.pages.split import SeenWord


def page(slope_at: float, *, growing: float = 0.0) -> list[SeenWord]:
    """Twenty rows of six words; rows slope by ``slope_at``, and by ``growing`` more from the top to the bottom."""
    words = []
    for row in range(20):
        slope = slope_at + growing * (row - 10) / 20
        for column in range(6):
            x, y = 100.0 + 180 * column, 100.0 + 40 * row + slope * (180 * column - 450)
            words.append(SeenWord(f"r{row}", x, y, x + 90, y + 20, slope, 1.0))
    return words


def spread(words: list[SeenWord]) -> float:
    """How far the level boxes of a row lie apart at most."""
    rows: dict[str, list[float]] = {}
    for word, box in zip(words, leveled(words), strict=True):
        rows.setdefault(word.text, []).append(box.mid_y)
    return max(max(row) - min(row) for row in rows.values())


@pytest.mark.parametrize("degrees", [-4.0, -0.5, 0.0, 1.5, 5.0])
def test_skew_is_taken_out(degrees: float) -> None:
    assert spread(page(math.tan(math.radians(degrees)))) < 1.0


def test_the_changing_slant_of_a_photo_is_taken_out() -> None:
    slanted = page(0.01, growing=0.05)
    assert max(w.y0 for w in slanted if w.text == "r19") - min(w.y0 for w in slanted if w.text == "r19") > 25
    assert spread(slanted) < 3.0


def test_rows_keep_their_order_and_distance() -> None:
    words = page(0.05)
    boxes = leveled(words)
    firsts = [box.mid_y for word, box in zip(words, boxes, strict=True) if word.x0 == 100.0]
    assert [b - a for a, b in pairwise(firsts)] == pytest.approx([40.0] * 19, abs=0.5)


@pytest.mark.parametrize("count", [0, 1, 7])
def test_few_words_stay_where_they_are(count: int) -> None:
    words = page(0.05)[:count]
    assert [(b.x0, b.y0) for b in leveled(words)] == [(w.x0, w.y0) for w in words]
