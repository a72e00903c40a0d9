"""Page pictures on their way into the PDF: gray where the page is gray, in the smaller of two codings.

Line art (a born-digital page) is smaller without loss; a scan is smaller as JPEG. The pixels come raw from the page
workers and are only encoded here, by the imaging library that ReportLab itself brings to the table.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence
from math import ceil, floor
from typing import Any

from reportlab.lib import utils

from medneg_desktop.domain.place import Box
from medneg_desktop.services.ports import Picture

_JPEG_QUALITY = 85
_EVERY = 16
_SURELY_MORE = 4
"""Rows pack better beside each other than apart; a sample this much above the limit cannot come below it."""
_COLOR_FROM = 14
"""How far a channel may be from neutral (of 255) before a page counts as colored; scanners are never quite neutral."""


class _Coded(utils.ImageReader):  # type: ignore[misc]  # ReportLab has no types
    """A JPEG made here. ReportLab's own reader would decode it again for a name, and hold the pixels in a cycle."""

    def __init__(self, jpeg: bytes) -> None:
        self._coded = jpeg
        self._dataA = None

    def jpeg_fh(self) -> io.BytesIO:
        return io.BytesIO(self._coded)

    def getRGBData(self) -> bytes:
        """What the picture's name in the file is made of; the pixels themselves are not asked for."""
        return self._coded


def covered(picture: Picture, boxes: Sequence[Box]) -> Picture:
    """The picture with boxes (in points of its page) painted black: the pixels under them are gone, not hidden."""
    _check(picture)
    if not boxes:
        return picture
    pixels = bytearray(picture.rgb)
    stride = picture.width * 3
    for box in boxes:
        left, right = (
            _clamped(edge, picture.width) for edge in (floor(box.x0 * picture.scale), ceil(box.x1 * picture.scale))
        )
        top, bottom = (
            _clamped(edge, picture.height) for edge in (floor(box.y0 * picture.scale), ceil(box.y1 * picture.scale))
        )
        black = bytes(3 * (right - left))
        for y in range(top, bottom):
            at = y * stride + 3 * left
            pixels[at : at + len(black)] = black
    return Picture(picture.width, picture.height, picture.scale, bytes(pixels))


def _clamped(edge: int, size: int) -> int:
    return min(max(edge, 0), size)


def reader(picture: Picture) -> utils.ImageReader:
    """The picture as ReportLab takes it. Raises ValueError where the pixels do not match the size."""
    _check(picture)
    image: Any = utils.Image.frombytes("RGB", (picture.width, picture.height), picture.rgb)
    if _is_gray(image):
        image = image.convert("L")
    coded = io.BytesIO()
    image.save(coded, "JPEG", quality=_JPEG_QUALITY, optimize=True)
    if _small_without_loss(image, coded.tell()):
        return utils.ImageReader(image)
    return _Coded(coded.getvalue())


def _small_without_loss(image: Any, limit: int) -> bool:
    """Whether the pixels themselves pack into ``limit`` bytes; a sample of the rows rules most scans out."""
    row, data = image.width * len(image.getbands()), image.tobytes()
    sample = b"".join(data[at : at + row] for at in range(0, len(data), row * _EVERY))
    if len(zlib.compress(sample, 1)) * _EVERY > _SURELY_MORE * limit:
        return False
    return len(zlib.compress(data, 1)) <= limit


def _check(picture: Picture) -> None:
    if len(picture.rgb) != picture.width * picture.height * 3:
        raise ValueError("a picture's bytes do not match its size")


def _is_gray(image: Any) -> bool:
    _, *chroma = image.convert("YCbCr").split()
    return all(128 - _COLOR_FROM <= edge <= 128 + _COLOR_FROM for c in chroma for edge in c.getextrema())
