"""Page pictures on their way into the PDF: gray where the page is gray, in the smaller of two codings.

Line art (a born-digital page) is smaller without loss; a scan is smaller as JPEG. The pixels come raw from the page
workers and are only encoded here, by the imaging library that ReportLab itself brings to the table.
"""

from __future__ import annotations

import io
import zlib
from typing import Any

from reportlab.lib import utils

from medneg_desktop.services.ports import Picture

_JPEG_QUALITY = 85
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


def reader(picture: Picture) -> utils.ImageReader:
    """The picture as ReportLab takes it. Raises ValueError where the pixels do not match the size."""
    if len(picture.rgb) != picture.width * picture.height * 3:
        raise ValueError("a picture's bytes do not match its size")
    image: Any = utils.Image.frombytes("RGB", (picture.width, picture.height), picture.rgb)
    if _is_gray(image):
        image = image.convert("L")
    coded = io.BytesIO()
    image.save(coded, "JPEG", quality=_JPEG_QUALITY, optimize=True)
    if len(zlib.compress(image.tobytes(), 1)) <= coded.tell():
        return utils.ImageReader(image)
    return _Coded(coded.getvalue())


def _is_gray(image: Any) -> bool:
    _, *chroma = image.convert("YCbCr").split()
    return all(128 - _COLOR_FROM <= edge <= 128 + _COLOR_FROM for c in chroma for edge in c.getextrema())
