"""Arithmetic on pages: connected spots, sizes, softening."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from medneg_desktop.pages.raster import connected, halved, resized, softened


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
