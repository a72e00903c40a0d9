"""Pages on which nobody could read anything, and print bent like handwriting: a plain sentence, never a wrong number."""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageOps

from medneg_desktop.core.ids import Sha256
from medneg_desktop.core.trouble import PageIllegible
from medneg_desktop.domain.page import PageText
from medneg_desktop.domain.reading import MONEY_FIELDS, Cell
from medneg_desktop.pages.inspect import open_paper
from medneg_desktop.pages.ocr import PageReader, read_page
from medneg_desktop.reading import read_pages
from medneg_desktop.services.ports import Original
from medneg_desktop.services.read_document import page_text
from tests.paper.page_maker import AMOUNTS, bill_picture, file_of

pytestmark = pytest.mark.slow
DPI = 150
Spoil = Callable[[Image.Image], Image.Image]


@pytest.fixture(scope="module")
def reader() -> PageReader:
    return PageReader()


def smeared(page: Image.Image) -> Image.Image:
    """The camera moved: nothing is left of the letters across the page."""
    return page.resize((page.width // 22, page.height)).resize(page.size)


def scrawled(page: Image.Image) -> Image.Image:
    """Rows of joined-up strokes that are no letters."""
    dice, blank = random.Random(7), Image.new("L", page.size, 250)
    pen = ImageDraw.Draw(blank)
    for row in range(16):
        x, y = 90, 130 + 70 * row
        for _ in range(14):
            stroke = [(x, y)]
            for _ in range(9):
                x += dice.randint(2, 9)
                stroke.append((x, y + dice.randint(-18, 18)))
            pen.line(stroke, fill=40, width=3, joint="curve")
            x += 20
    return blank


def grainy(page: Image.Image) -> Image.Image:
    """A table top, and no paper at all."""
    grain = np.random.default_rng(1).integers(90, 200, (page.height // 4, page.width // 4), dtype=np.uint8)
    return Image.fromarray(grain).resize(page.size)


def bent(amount: float, every: float) -> Spoil:
    """Print that wavers as a hand does: up and down and to the sides."""

    def spoil(page: Image.Image) -> Image.Image:
        y, x = np.mgrid[0 : page.height, 0 : page.width].astype(np.float32)
        across = x + amount * np.sin(y / every) + 0.6 * amount * np.sin(x / (0.7 * every) + 1)
        down = y + amount * np.sin(x / every + 2) + 0.5 * amount * np.sin(y / (0.6 * every) + 3)
        columns, rows = across.clip(0, page.width - 1).astype(int), down.clip(0, page.height - 1).astype(int)
        return Image.fromarray(np.asarray(page)[rows, columns])

    return spoil


class OnePage:
    """The page workers, in this process."""

    def __init__(self, reader: PageReader, content: bytes) -> None:
        self._reader, self._content = reader, content

    def words(self, _original: Original, page: int, **_: object) -> PageText:
        return read_page(self._reader, open_paper(self._content), page)


def read(reader: PageReader, picture: Image.Image) -> tuple[PageText, object]:
    content = file_of(picture, "PNG", dpi=(DPI, DPI))
    original = Original(Sha256("0" * 64), lambda: content)
    return page_text(OnePage(reader, content), original, 1)  # type: ignore[arg-type]


HOPELESS: dict[str, Spoil] = {
    "out of focus": lambda page: page.filter(ImageFilter.GaussianBlur(6)),
    "moved": smeared,
    "mirrored": ImageOps.mirror,
    "scrawled": scrawled,
    "no paper": grainy,
}


@pytest.mark.parametrize("name", HOPELESS)
def test_a_hopeless_page_gives_no_number(reader: PageReader, name: str) -> None:
    text, trouble = read(reader, HOPELESS[name](bill_picture(DPI)))
    assert text.words == ()
    if trouble is not None:  # else there is nothing that looks like words
        assert isinstance(trouble, PageIllegible)
        assert "beside the picture" in text.problem
    for reading in read_pages([text]):
        assert not reading.fields
        assert not reading.lines


@pytest.mark.parametrize("spoil", [bent(2.0, 23), bent(5.0, 11), bent(8.0, 14)])
def test_print_bent_like_handwriting_is_read_right_or_asked_about(reader: PageReader, spoil: Spoil) -> None:
    text, _ = read(reader, spoil(bill_picture(DPI)))
    printed = {amount.replace(",", "") for amount in AMOUNTS}
    for reading in read_pages([text]):
        fields = [f for n, f in reading.fields.items() if n in MONEY_FIELDS]
        cells = [line.cells[Cell.CHARGE] for line in reading.lines if Cell.CHARGE in line.cells]
        silent = [str(f.value) for f in (*fields, *cells) if f.firm and str(f.value) not in printed]
        assert silent == []
