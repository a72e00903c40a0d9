"""Made-up pages for the page workers: a short bill as PDF text, as a scan, and as picture files."""

from __future__ import annotations

import io
from typing import Any

import pymupdf
from PIL import Image, ImageDraw, ImageFont

mupdf: Any = pymupdf

AMOUNTS = ("1,284.00", "312.45", "96.10", "40.00", "1,732.55")
ROWS = (
    ("05/14/2026", "99285 Emergency visit level five", AMOUNTS[0]),
    ("05/14/2026", "71046 Chest x-ray two views", AMOUNTS[1]),
    ("05/15/2026", "80053 Comprehensive metabolic panel", AMOUNTS[2]),
    ("05/15/2026", "36415 Routine venipuncture", AMOUNTS[3]),
    ("", "Total charges for this visit", AMOUNTS[4]),
)
HEADING = "Riverbend General Hospital itemized statement"
NOTE = "Please call the billing office with any questions about these services"


def text_pdf(*, rotation: int = 0, junk: bytes = b"", pages: int = 1, **saving: Any) -> bytes:
    """A bill whose words are text."""
    made = mupdf.open()
    for _ in range(pages):
        page = made.new_page(width=612, height=792)
        _write(page)
        page.set_rotation(rotation)
    content: bytes = made.tobytes(**saving)
    return junk + content


def _write(page: Any) -> None:
    page.insert_text((60, 80), HEADING, fontsize=14)
    for number, (day, what, amount) in enumerate(ROWS):
        y = 140 + 24 * number
        page.insert_text((60, y), day, fontsize=10)
        page.insert_text((140, y), what, fontsize=10)
        page.insert_text((460, y), amount, fontsize=10)
    page.insert_text((60, 300), NOTE, fontsize=10)


def amount_places(dpi: float) -> dict[str, tuple[float, float, float, float]]:
    """Where :func:`bill_picture` draws each amount, in pixels before any turn."""
    drawn = ImageDraw.Draw(Image.new("L", (10, 10)))
    font = _font(10, dpi)
    places = {}
    for number, (_, _, amount) in enumerate(ROWS):
        at = (460 * dpi / 72, (131 + 24 * number) * dpi / 72)
        x0, y0, x1, y1 = drawn.textbbox(at, amount, font=font)
        places[amount] = (float(x0), float(y0), float(x1), float(y1))
    return places


def bill_picture(dpi: float = 150) -> Image.Image:
    """The same bill drawn in gray, as a scanner gives it."""
    picture = Image.new("L", (round(8.5 * dpi), round(11 * dpi)), 250)
    draw = ImageDraw.Draw(picture)
    small = _font(10, dpi)

    def at(x: float, y: float) -> tuple[float, float]:
        return x * dpi / 72, y * dpi / 72

    draw.text(at(60, 66), HEADING, fill=20, font=_font(14, dpi))
    for number, (day, what, amount) in enumerate(ROWS):
        y = 131 + 24 * number
        draw.text(at(60, y), day, fill=30, font=small)
        draw.text(at(140, y), what, fill=30, font=small)
        draw.text(at(460, y), amount, fill=30, font=small)
    draw.text(at(60, 291), NOTE, fill=30, font=small)
    return picture


def _font(points: float, dpi: float) -> Any:
    return ImageFont.load_default(size=points * dpi / 72)


def file_of(picture: Image.Image, kind: str, **saving: Any) -> bytes:
    """A picture as a file of a kind Pillow knows."""
    held = io.BytesIO()
    picture.save(held, kind, **saving)
    return held.getvalue()


def scan_pdf(picture: Image.Image, *, width: float = 612, height: float = 792, rotation: int = 0) -> bytes:
    """A PDF of one page that is one picture."""
    made = mupdf.open()
    page = made.new_page(width=width, height=height)
    page.insert_image(page.rect, stream=file_of(picture, "PNG"))
    page.set_rotation(rotation)
    content: bytes = made.tobytes()
    return content
