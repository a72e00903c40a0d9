"""An opened document inside a worker, whatever its format."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from medneg_desktop.domain.place import Box
from medneg_desktop.pages.flatten import Flat
from medneg_desktop.pages.messages import TextLayer
from medneg_desktop.pages.pixels import GrayPixels
from medneg_desktop.services.ports import Drawing, PageSize, Picture

MOST_PAGES = 500
MOST_PIXELS = 89_478_485
"""The limit of Pillow: a picture of more pixels is taken for a bomb."""
MOST_JPEG_PIXELS = 210_000_000
"""A JPEG is decoded smaller; what the largest telephones take is not refused."""
PICTURE_PIXELS = 24_000_000
"""A picture for the window or the packet: 72 MB of RGB."""
SCAN_PIXELS = 12_000_000
"""A page for the recognizer; Letter at 300 dpi has 8.4 million."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A page, or a region of it, as gray square pixels: ``points`` is the size of a pixel in points, ``left`` and
    ``top`` say where the region begins on the page as seen, in points. ``flat`` is the same page seen from above, where a photo was
    taken from the side; ``back`` takes the pixels of such a page to those of the picture as seen.
    """

    gray: GrayPixels
    points: float
    left: float = 0.0
    top: float = 0.0
    flat: Flat | None = None
    back: npt.NDArray[np.float64] | None = None


class Paper(Protocol):
    """What a worker can do with an opened document. Pages count from 1."""

    media: str

    @property
    def sizes(self) -> tuple[PageSize, ...]:
        """The pages as seen, in points."""
        ...

    def picture(self, page: int, dpi: float) -> Picture: ...

    def drawing(self, page: int) -> Drawing | None:
        """The page as shapes, where it consists of nothing else that a person sees."""
        ...

    def layer(self, page: int) -> TextLayer: ...

    def scan(self, page: int) -> Scan:
        """The whole page for the recognizer."""
        ...

    def regions(self, page: int) -> list[Box]:
        """Pictures beside the text of the page that may hold text of their own."""
        ...

    def scan_region(self, page: int, region: Box) -> Scan: ...


def fitting_scale(size: PageSize, scale: float, most_pixels: int) -> float:
    """``scale`` in pixels per point, lowered so that the page stays within ``most_pixels``."""
    area = max(size.width * size.height, 1e-6)
    return min(scale, math.sqrt(most_pixels / area))
