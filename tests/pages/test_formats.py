"""Every picture format that is taken in is seen upright and read: with its camera's turn, its pages, its own resolution."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import numpy as np
import pillow_heif
import pytest
from PIL import Image

from medneg_desktop.core.trouble import PictureTooLarge
from medneg_desktop.pages import image_paper, paper
from medneg_desktop.pages.inspect import open_paper
from medneg_desktop.pages.ocr import PageReader, read_page
from tests.paper.page_maker import AMOUNTS, amount_places, bill_picture, file_of, mupdf

DPI = 150
PICTURE = bill_picture(DPI)


@pytest.fixture(scope="module")
def reader() -> PageReader:
    return PageReader()


def amounts_read(reader: PageReader, content: bytes, page: int = 1) -> dict[str, tuple[float, float]]:
    """The amounts found on a page, with their middles as shares of the page."""
    opened = open_paper(content)
    size = opened.sizes[page - 1]
    found = read_page(reader, opened, page)
    return {w.text: (w.box.mid_x / size.width, w.box.mid_y / size.height) for w in found.words if w.text in AMOUNTS}


def middles() -> dict[str, tuple[float, float]]:
    width, height = PICTURE.size
    return {
        text: ((x0 + x1) / 2 / width, (y0 + y1) / 2 / height) for text, (x0, y0, x1, y1) in amount_places(DPI).items()
    }


def check(found: dict[str, tuple[float, float]]) -> None:
    for text, (x, y) in middles().items():
        assert abs(found[text][0] - x) < 0.01
        assert abs(found[text][1] - y) < 0.01


def heic(picture: Image.Image, **saving: Any) -> bytes:
    held = io.BytesIO()
    pillow_heif.from_pillow(picture.convert("RGB")).save(held, quality=90, **saving)
    return held.getvalue()


def gif() -> bytes:
    return file_of(PICTURE.convert("P"), "GIF")


@pytest.mark.slow
@pytest.mark.parametrize(
    "made",
    [
        pytest.param(gif, id="gif"),
        pytest.param(lambda: file_of(PICTURE, "WEBP", quality=85), id="webp"),
        pytest.param(lambda: file_of(PICTURE.convert("RGB"), "BMP"), id="bmp"),
        pytest.param(lambda: file_of(PICTURE.convert("1", dither=Image.Dither.NONE), "BMP"), id="bmp-bilevel"),
        pytest.param(lambda: heic(PICTURE), id="heic"),
        pytest.param(lambda: file_of(PICTURE.convert("CMYK"), "JPEG"), id="jpeg-cmyk"),
        pytest.param(lambda: file_of(PICTURE.convert("RGB"), "TIFF", compression="jpeg"), id="tiff-jpeg"),
    ],
)
def test_each_format_is_read_where_it_stands(reader: PageReader, made: Callable[[], bytes]) -> None:
    check(amounts_read(reader, made()))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "PNG", "TIFF"])
def test_a_photo_taken_sideways_is_read_upright(reader: PageReader, kind: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned a quarter clockwise
    lying = PICTURE.transpose(Image.Transpose.ROTATE_90)
    saving: dict[str, Any] = {"tiffinfo": {0x0112: 6}} if kind == "TIFF" else {"exif": exif}
    content = file_of(lying, kind, **saving)
    size = open_paper(content).sizes[0]
    assert size.height > size.width
    check(amounts_read(reader, content))


@pytest.mark.slow
def test_a_heic_photo_taken_sideways_is_read_upright(reader: PageReader) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    held = io.BytesIO()
    PICTURE.transpose(Image.Transpose.ROTATE_90).convert("RGB").save(held, "HEIF", quality=90, exif=exif.tobytes())
    size = open_paper(held.getvalue()).sizes[0]
    assert size.height > size.width
    check(amounts_read(reader, held.getvalue()))


@pytest.mark.parametrize("turn", range(1, 9))
def test_all_eight_ways_to_hold_a_camera(turn: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    picture = Image.new("L", (400, 200), 255)
    picture.paste(0, (0, 0, 60, 60))
    drawn = open_paper(file_of(picture, "JPEG", exif=exif, quality=95)).picture(1, 300)
    wide = turn < 5
    assert (drawn.width, drawn.height) == ((400, 200) if wide else (200, 400))
    dark = [i for i in range(drawn.width * drawn.height) if drawn.rgb[i * 3] < 100]
    right = sum(i % drawn.width for i in dark) / len(dark) > drawn.width / 2
    low = sum(i // drawn.width for i in dark) / len(dark) > drawn.height / 2
    corners = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}
    assert (int(right), int(low)) == corners[turn]


@pytest.mark.slow
@pytest.mark.parametrize(("across", "down"), [(204, 98), (204, 196), (200, 100)])
def test_a_fax_of_several_pages_and_unequal_resolution_is_read(reader: PageReader, across: int, down: int) -> None:
    sheet = bill_picture(204).resize((round(8.5 * across), round(11 * down)), Image.Resampling.LANCZOS)
    page = sheet.point(lambda v: 255 if v > 140 else 0).convert("1")
    blank = Image.new("1", page.size, 1)
    content = file_of(
        blank, "TIFF", compression="group4", save_all=True, append_images=[page, blank], dpi=(across, down)
    )
    opened = open_paper(content)
    assert len(opened.sizes) == 3
    assert opened.sizes[1].width == pytest.approx(612, abs=1)
    assert opened.sizes[1].height == pytest.approx(792, abs=1)
    found = amounts_read(reader, content, 2)
    wanted = middles()
    assert len(found) >= (5 if down > 150 else 4)
    for text, (x, y) in found.items():
        assert abs(x - wanted[text][0]) < 0.01
        assert abs(y - wanted[text][1]) < 0.01
    assert not read_page(reader, opened, 1).words


def test_an_animation_shows_its_first_picture() -> None:
    frames = [Image.new("RGB", (60, 60), color) for color in ("white", "black")]
    for kind in ("GIF", "WEBP"):
        opened = open_paper(file_of(frames[0], kind, save_all=True, append_images=frames[1:]))
        assert len(opened.sizes) == 1
        assert opened.picture(1, 300).rgb[0] > 250


@pytest.mark.slow
@pytest.mark.parametrize("progressive", [False, True])
def test_a_photo_of_108_million_pixels_is_opened_smaller(reader: PageReader, progressive: bool) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    large = PICTURE.transpose(Image.Transpose.ROTATE_90).resize((12_000, 9_000))
    content = file_of(large, "JPEG", exif=exif, quality=75, progressive=progressive)
    opened = open_paper(content)
    assert (opened.sizes[0].width, opened.sizes[0].height) == (9_000 * 0.24, 12_000 * 0.24)
    assert opened.picture(1, 300).width * opened.picture(1, 300).height <= paper.PICTURE_PIXELS * 1.01
    assert isinstance(opened, image_paper.ImagePaper)
    assert opened.seen(1).size == (4_500, 6_000)
    check(amounts_read(reader, content))


def test_a_jpeg_beyond_all_telephones_and_a_large_png_are_refused() -> None:
    with pytest.raises(PictureTooLarge):
        open_paper(file_of(Image.new("L", (16_000, 14_000)), "JPEG"))
    with pytest.raises(PictureTooLarge):
        open_paper(file_of(Image.new("1", (12_000, 9_000)), "PNG"))


def test_a_scan_in_a_pdf_keeps_its_pixels_though_its_sheet_is_a_hair_narrower_than_they_ask() -> None:
    fax = Image.fromarray(np.random.default_rng(3).choice(np.array([0, 255], np.uint8), (2244, 1734)))
    made = mupdf.open()
    page = made.new_page(width=612, height=792)
    page.insert_image(mupdf.Rect(0, 0, 611.998, 791.997), stream=file_of(fax, "PNG"), keep_proportion=False)
    seen = open_paper(made.tobytes()).scan(1).gray
    assert np.array_equal(seen, np.asarray(fax))
