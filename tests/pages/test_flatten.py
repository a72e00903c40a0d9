"""Photos taken from the side: read from above, with boxes that are true on the photo; never at the cost of words."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from medneg_desktop.pages.flatten import _homography, carried, flattened
from medneg_desktop.pages.inspect import open_paper
from medneg_desktop.pages.ocr import PageReader, read_page
from tests.paper.page_maker import AMOUNTS, amount_places, bill_picture, file_of

DPI = 200
SHEET = bill_picture(DPI)
TABLE, WHITE = 70, 250
SIZE = (2400, 3000)
STEEP = np.array([[300.0, 200.0], [2000.0, 560.0], [2000.0, 2500.0], [300.0, 2850.0]])
"""Where the corners of a sheet lie that was photographed from its left side."""


def photo(corners: npt.NDArray[np.float64], table: int = TABLE) -> Image.Image:
    width, height = SHEET.size
    sheet = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float64)
    to_sheet = _homography(corners, sheet).ravel()[:8]
    taken = SHEET.transform(
        SIZE, Image.Transform.PERSPECTIVE, tuple(to_sheet.tolist()), Image.Resampling.BICUBIC, fillcolor=0
    )
    there = Image.new("L", SHEET.size, 255).transform(SIZE, Image.Transform.PERSPECTIVE, tuple(to_sheet.tolist()))
    grain = np.random.default_rng(7).normal(table, 6, (SIZE[1], SIZE[0])).clip(0, 255).astype(np.uint8)
    return Image.composite(taken, Image.fromarray(grain), there)


def places(corners: npt.NDArray[np.float64]) -> dict[str, npt.NDArray[np.float64]]:
    width, height = SHEET.size
    sheet = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float64)
    to_photo = _homography(sheet, corners)
    return {
        text: carried(to_photo, np.array([[(x0 + x1) / 2, (y0 + y1) / 2]]))[0]
        for text, (x0, y0, x1, y1) in amount_places(DPI).items()
    }


def test_the_sheet_is_found_and_taken_back() -> None:
    flat = flattened(np.asarray(photo(STEEP)))
    assert flat is not None
    height, width = flat.gray.shape
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float64)
    assert np.abs(carried(flat.back, corners) - STEEP).max() < 20
    assert (flat.gray > 200).mean() > 0.9


@pytest.mark.parametrize(
    "taken",
    [
        pytest.param(lambda: SHEET, id="a scan"),
        pytest.param(
            lambda: photo(np.array([[300.0, 200], [2100, 230], [2080, 2800], [280, 2770]])), id="straight enough"
        ),
        pytest.param(lambda: photo(STEEP, table=235), id="a white table"),
        pytest.param(lambda: photo(STEEP * (1.5, 1.0)), id="out of the picture"),
        pytest.param(lambda: Image.new("L", SIZE, 255), id="blank"),
        pytest.param(lambda: Image.effect_noise(SIZE, 90), id="noise"),
    ],
)
def test_what_needs_no_flattening_or_is_not_sure_stays(taken: Callable[[], Image.Image]) -> None:
    assert flattened(np.asarray(taken())) is None


@pytest.mark.slow
def test_the_amounts_stand_on_the_photo_where_they_were_printed() -> None:
    paper = open_paper(file_of(photo(STEEP), "JPEG", quality=85))
    assert paper.scan(1).flat is not None
    page = read_page(PageReader(), paper, 1)
    for text, (x, y) in places(STEEP).items():
        (word,) = [w for w in page.words if w.text == text]
        assert abs(word.box.mid_x * 300 / 72 - x) < 12
        assert abs(word.box.mid_y * 300 / 72 - y) < 12
    level = {w.text: w.row_box.mid_y for w in page.words}
    assert abs(level["99285"] - level[AMOUNTS[0]]) < 2


@pytest.mark.slow
def test_the_edge_of_a_shadow_does_not_cut_the_page() -> None:
    shaded = np.asarray(photo(STEEP)).astype(np.float64)
    rows, columns = np.mgrid[0 : SIZE[1], 0 : SIZE[0]]
    shaded[rows < 800 + 0.12 * columns] *= 0.25
    picture = Image.fromarray(shaded.astype(np.uint8))
    paper = open_paper(file_of(picture, "JPEG", quality=90))
    flat = paper.scan(1).flat
    assert flat is not None, "the shadow looks like the edge of the sheet"
    assert flat.gray.shape[0] < 0.8 * SIZE[1]
    page = read_page(PageReader(), paper, 1)
    assert {"1,732.55", "96.10", "billing"} <= {w.text for w in page.words}
