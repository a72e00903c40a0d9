"""Marks lean as the rows of their page do."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from medneg_desktop.domain.packet import Mark
from medneg_desktop.domain.page import PageText, Word
from medneg_desktop.domain.place import Box
from medneg_desktop.packet.slant import slanted, slope_of
from tests.typeset.plans import exhibit, plan


def tilted(slope: float, rows: int = 5) -> tuple[Word, ...]:
    """Rows of words on a page that leans; ``level`` is where they stood before it did."""
    found = []
    for row in range(rows):
        for column in range(6):
            x, y = 60.0 + 80 * column, 200.0 + 14 * row
            level = Box(x, y, x + 40, y + 9)
            found.append(Word("word", Box(x, y + slope * x, x + 40, y + slope * x + 9), level=level))
    return tuple(found)


@pytest.mark.parametrize("slope", [0.08, -0.05, 0.011])
def test_the_slope_of_a_tilted_page_is_found(slope: float) -> None:
    assert slope_of(tilted(slope)) == pytest.approx(slope, abs=1e-6)


@pytest.mark.parametrize("slope", [0.0, 0.002, 0.6])
def test_a_straight_page_and_one_on_its_side_have_none(slope: float) -> None:
    assert slope_of(tilted(slope)) == 0


def test_too_few_words_tell_nothing() -> None:
    assert slope_of(tilted(0.1)[:1]) == 0
    assert slope_of(()) == 0


def test_a_page_turned_by_a_right_angle_has_none() -> None:
    turned = tuple(replace(w, box=Box(w.box.y0, w.box.x0, w.box.y1, w.box.x1)) for w in tilted(0.0))
    assert slope_of(turned) == 0


def test_the_marks_of_a_plan_lean_with_their_rows_and_others_stay_upright() -> None:
    words = tilted(0.08)
    row = Box.around(w.box for w in words[:6])
    sheet = exhibit("A", 1)
    leaning = replace(sheet, pages=(replace(sheet.pages[0], marks=(Mark(row, 1), Mark(Box(60, 700, 90, 710), 2))),))
    text = PageText(1, 612, 792, words)
    (page,) = slanted(plan(exhibits=(leaning,)), lambda _d, _p: text).exhibits[0].pages
    slant = page.marks[0].slant
    assert slant is not None
    assert math.isclose((slant.right - slant.left) / row.width, 0.08, abs_tol=1e-6)
    assert slant.left == pytest.approx(words[0].box.mid_y, abs=2.0), "it runs through the middle of its own row"
    assert 8 <= slant.thick <= 14, "and no thicker than the row"
    assert page.marks[0].box == row
    assert page.marks[1].slant is None, "no word stands there"
    straight = PageText(1, 612, 792, tuple(Word(w.text, w.box) for w in words))
    assert slanted(plan(exhibits=(leaning,)), lambda _d, _p: straight).exhibits == (leaning,)
