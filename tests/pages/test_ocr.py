"""Recognition of drawn scans: the amounts, and where they stand, whichever way the page lies."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from medneg_desktop.domain.page import PageText, TextSource
from medneg_desktop.domain.place import Box
from medneg_desktop.pages.inspect import open_paper
from medneg_desktop.pages.ocr import PageReader, read_page
from tests.paper.page_maker import AMOUNTS, NOTE, amount_places, bill_picture, file_of, mupdf, scan_pdf, text_pdf

pytestmark = pytest.mark.slow
DPI = 150


@pytest.fixture(scope="module")
def reader() -> PageReader:
    return PageReader()


def overlap(a: Box, b: Box) -> float:
    """Intersection over union."""
    width, height = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)
    if width <= 0 or height <= 0:
        return 0.0
    shared = width * height
    return shared / (a.width * a.height + b.width * b.height - shared)


def places(*, angle: float = 0.0, quarters: int = 0) -> dict[str, Box]:
    """Where the amounts stand in points after the picture was turned counter-clockwise by ``angle`` about its middle,
    then by quarters clockwise.
    """
    width, height = 8.5 * 72, 11 * 72.0
    turn = np.deg2rad(-angle)
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    found = {}
    for text, (x0, y0, x1, y1) in amount_places(DPI).items():
        corners = np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]]) * 72 / DPI - (width / 2, height / 2)
        corners = corners @ rotation.T
        for _ in range(quarters):
            corners = np.column_stack([-corners[:, 1], corners[:, 0]])
        size = (height, width) if quarters % 2 else (width, height)
        corners += (size[0] / 2, size[1] / 2)
        found[text] = Box(*corners.min(0).tolist(), *corners.max(0).tolist())
    return found


def check(page: PageText, expected: dict[str, Box], least: float = 0.6) -> None:
    assert page.source is TextSource.OCR
    for text, box in expected.items():
        words = [w for w in page.words if w.text == text]
        assert words, (text, sorted(w.text for w in page.words))
        assert max(overlap(w.box, box) for w in words) >= least, text
        assert all(0.8 < w.confidence <= 1 and w.agreed for w in words)


def read(reader: PageReader, content: bytes) -> PageText:
    return read_page(reader, open_paper(content), 1)


def test_a_straight_scan(reader: PageReader) -> None:
    page = read(reader, scan_pdf(bill_picture(DPI)))
    check(page, places(), 0.75)
    text = {w.text for w in page.words}
    assert set(NOTE.split()) <= text
    assert {"05/14/2026", "99285", "71046"} <= text


def test_a_slightly_turned_scan_is_level_in_its_level_boxes(reader: PageReader) -> None:
    turned = bill_picture(DPI).rotate(1.8, Image.Resampling.BICUBIC, fillcolor=250)
    page = read(reader, scan_pdf(turned))
    check(page, places(angle=1.8))
    rows = {text: next(w for w in page.words if w.text == text) for text in ("99285", "1,284.00")}
    seen = [w.box.mid_y for w in rows.values()]
    level = [w.row_box.mid_y for w in rows.values()]
    assert abs(seen[0] - seen[1]) > 8
    assert abs(level[0] - level[1]) < 1.5


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_that_lies_on_its_side(reader: PageReader, quarters: int) -> None:
    lying = bill_picture(DPI).rotate(-90 * quarters, expand=True)
    width, height = (792, 612) if quarters % 2 else (612, 792)
    page = read(reader, scan_pdf(lying, width=width, height=height))
    check(page, places(quarters=quarters))
    upright = places()
    for text, box in upright.items():
        level = next(w for w in page.words if w.text == text).row_box
        assert overlap(level, box) >= 0.6, text


def test_a_scan_turned_by_the_pdf_is_read_as_seen(reader: PageReader) -> None:
    check(read(reader, scan_pdf(bill_picture(DPI), rotation=90)), places(quarters=1))


def test_a_fax_with_unequal_resolution(reader: PageReader) -> None:
    fax = bill_picture(204).resize((1734, 1078)).point(lambda v: 255 if v > 150 else 0).convert("1")
    page = read(reader, file_of(fax, "TIFF", dpi=(204, 98), compression="group4"))
    assert page.width == pytest.approx(612, abs=1)
    found = {w.text: w.box for w in page.words}
    hits = [text for text, box in places().items() if text in found and overlap(found[text], box) > 0.5]
    assert len(hits) >= 4


def test_a_photo_in_uneven_light(reader: PageReader) -> None:
    paper = np.asarray(bill_picture(DPI), dtype=np.float32)
    light = np.linspace(0.45, 1.0, paper.shape[1])[None, :]
    photo = Image.fromarray((paper * light).astype(np.uint8)).convert("RGB")
    page = read(reader, file_of(photo, "JPEG", quality=70, dpi=(DPI, DPI)))
    check(page, places())


def test_a_picture_beside_text_is_read_too(reader: PageReader) -> None:
    made = mupdf.open(stream=text_pdf())
    note = Image.new("L", (1000, 200), 255)
    note.paste(bill_picture(DPI).crop((0, 260, 1000, 460)))
    made[0].insert_image(mupdf.Rect(60, 500, 540, 596), stream=file_of(note, "PNG"))
    page = read(reader, made.tobytes())
    assert page.source is TextSource.MIXED
    in_picture = {w.text for w in page.words if w.box.y0 > 490}
    assert "99285" in in_picture
    assert [w.text for w in page.words if w.box.y0 < 490].count("99285") == 1


def test_an_empty_picture_has_no_words(reader: PageReader) -> None:
    page = read(reader, file_of(Image.new("L", (300, 400), 255), "PNG"))
    assert page.words == ()
    assert page.source is TextSource.NONE


def test_no_file_appears_in_an_empty_home(tmp_path: Path) -> None:
    """Recognition and drawing leave nothing behind: no cache, no device id, no telemetry."""
    home = tmp_path / "home"
    home.mkdir()
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(scan_pdf(bill_picture(100)))
    script = (
        "import sys, pathlib\n"
        "from medneg_desktop.pages.inspect import open_paper\n"
        "from medneg_desktop.pages.ocr import PageReader, read_page\n"
        "paper = open_paper(pathlib.Path(sys.argv[1]).read_bytes())\n"
        "paper.picture(1, 50)\n"
        "assert read_page(PageReader(), paper, 1).words\n"
        "assert not any(name.split('.')[0] in {'rapidocr', 'cv2'} for name in sys.modules)\n"
    )
    places_to_write = {"HOME": home, "TMPDIR": home, "XDG_CACHE_HOME": home / "cache", "APPDATA": home}
    places_to_write["PYTHONPATH"] = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-B", "-c", script, str(scan)],
        env=os.environ | {name: str(place) for name, place in places_to_write.items()},
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert not list(home.rglob("*"))


def test_all_amounts_are_found_by_their_words(reader: PageReader) -> None:
    words = {w.text for w in read(reader, file_of(bill_picture(200), "PNG", dpi=(200, 200))).words}
    assert set(AMOUNTS) <= words


def test_ruling_lines_of_a_table_are_not_part_of_a_word(reader: PageReader) -> None:
    ruled = bill_picture(DPI)
    draw = ImageDraw.Draw(ruled)
    for _, y0, x1, y1 in amount_places(DPI).values():
        draw.line((60, y0 - 9, 1100, y0 - 9), fill=60, width=2)
        draw.line((60, y1 + 9, 1100, y1 + 9), fill=60, width=2)
        draw.line((x1 + 7, y0 - 9, x1 + 7, y1 + 9), fill=60, width=2)
    check(read(reader, scan_pdf(ruled)), places(), 0.7)
