"""The page as a person sees it."""

from __future__ import annotations

from typing import Any

import pymupdf
import pytest

from medneg_desktop.pages.inspect import open_paper
from medneg_desktop.pages.paper import PICTURE_PIXELS
from tests.paper.page_maker import bill_picture, file_of, text_pdf

mupdf: Any = pymupdf


def darkest_quarter(content: bytes) -> tuple[bool, bool]:
    """Whether the dark mark of a page is in the right half, and whether it is in the lower half."""
    drawn = open_paper(content).picture(1, 36)
    dark = [i for i in range(drawn.width * drawn.height) if drawn.rgb[i * 3] < 100]
    across = sum(i % drawn.width for i in dark) / len(dark)
    down = sum(i // drawn.width for i in dark) / len(dark)
    return across > drawn.width / 2, down > drawn.height / 2


def marked(rotation: int) -> bytes:
    made = mupdf.open()
    page = made.new_page(width=612, height=792)
    page.draw_rect((20, 20, 120, 120), fill=(0, 0, 0))
    page.set_rotation(rotation)
    content: bytes = made.tobytes()
    return content


@pytest.mark.parametrize(
    ("rotation", "where"), [(0, (False, False)), (90, (True, False)), (180, (True, True)), (270, (False, True))]
)
def test_the_page_is_drawn_with_its_rotation(rotation: int, where: tuple[bool, bool]) -> None:
    assert darkest_quarter(marked(rotation)) == where


@pytest.mark.parametrize("content", [text_pdf(), file_of(bill_picture(150), "PNG", dpi=(150, 150))])
def test_a_picture_has_the_size_asked_for(content: bytes) -> None:
    drawn = open_paper(content).picture(1, 100)
    assert (drawn.width, drawn.height) == (850, 1100)
    assert drawn.scale == pytest.approx(100 / 72, rel=0.01)
    assert len(drawn.rgb) == 850 * 1100 * 3


def test_a_poster_is_drawn_smaller() -> None:
    made = mupdf.open()
    made.new_page(width=72 * 60, height=72 * 60)
    drawn = open_paper(made.tobytes()).picture(1, 300)
    assert drawn.width * drawn.height <= PICTURE_PIXELS * 1.01
    assert drawn.scale == pytest.approx(drawn.width / (72 * 60))
