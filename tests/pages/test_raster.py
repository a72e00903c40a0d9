"""Arithmetic on pages: connected spots, sizes, softening."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from medneg_desktop.pages.dirt import cleared, is_stark
from medneg_desktop.pages.raster import blurred, connected, halved, resized, softened


def flooded(mask: np.ndarray) -> int:
    """The number of spots, counted the slow way."""
    left = {(int(y), int(x)) for y, x in zip(*np.nonzero(mask), strict=True)}
    count = 0
    while left:
        count += 1
        edge = [left.pop()]
        while edge:
            y, x = edge.pop()
            near = {(y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)} & left
            left -= near
            edge += near
    return count


@given(arrays.arrays(np.bool_, st.tuples(st.integers(1, 9), st.integers(1, 12))))
def test_spots_are_those_of_a_flood_fill(mask: np.ndarray) -> None:
    runs = connected(mask)
    assert runs.count == flooded(mask)
    assert int((runs.end - runs.start).sum()) == int(mask.sum())


@given(st.integers(8, 60), st.integers(8, 60), st.integers(4, 80), st.integers(4, 80))
def test_an_even_page_stays_even_at_every_size(height: int, width: int, new_height: int, new_width: int) -> None:
    page = resized(np.full((height, width), 77, np.uint8), new_width, new_height)
    assert page.shape == (new_height, new_width)
    assert np.allclose(page, 77)


def test_halving_takes_the_mean_of_four() -> None:
    assert halved(np.array([[0, 100], [100, 200], [9, 9]], np.uint8)).tolist() == [[100]]


def test_only_black_and_white_pages_are_softened() -> None:
    fax = np.full((100, 100), 255, np.uint8)
    fax[40:60, 40:60] = 0
    gray = np.tile(np.linspace(0, 255, 100).astype(np.uint8), (100, 1))
    assert 0 < softened(fax)[40, 50] < 255
    assert softened(gray) is gray


def test_a_page_is_blurred_downward_only_and_keeps_its_ink() -> None:
    page = np.full((60, 40), 255, np.uint8)
    page[30, 20] = 0
    soft = blurred(page, 1.5)
    assert (soft[:, :20] == 255).all()
    assert (soft[:, 21:] == 255).all()
    assert int((255 - soft[:, 20].astype(int)).sum()) == pytest.approx(255, abs=8)
    assert soft[29, 20] == soft[31, 20] < 230


def strewn(dots: int) -> tuple[np.ndarray, np.ndarray]:
    """A page with words as bars, each with a decimal point beside it, and dots all over; and where the words are."""
    rng = np.random.default_rng(5)
    page, words = np.full((600, 400), 255, np.uint8), np.zeros((600, 400), bool)
    for y in range(40, 560, 40):
        words[y : y + 14, 50:90] = words[y + 12 : y + 14, 93:95] = words[y : y + 14, 98:140] = True
    page[rng.integers(0, 600, dots), rng.integers(0, 400, dots)] = 0
    page[words] = 0
    return page, words


def test_the_grain_of_a_halftone_goes_and_every_decimal_point_stays() -> None:
    page, words = strewn(4000)
    clean = cleared(page)
    assert (clean[words] == 0).all()
    far = np.ones_like(words)
    for y, x in zip(*np.nonzero(words), strict=True):
        far[max(0, y - 8) : y + 9, max(0, x - 8) : x + 9] = False
    assert (page[far] == 0).mean() > 0.01
    assert (clean[far] == 0).mean() < 0.0005


def test_a_little_dust_and_gray_pages_are_left_alone() -> None:
    dusty, _ = strewn(300)
    assert cleared(dusty) is dusty
    gray = np.tile(np.linspace(0, 255, 100).astype(np.uint8), (100, 1))
    assert not is_stark(gray)
    assert cleared(gray) is gray
