"""A strip is a piece of a text line on the page; here it is sampled into the 48 pixels height that is recognized."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from medneg_desktop.pages.pixels import GrayPixels
from medneg_desktop.pages.raster import Floats

HEIGHT = 48
_WIDEST = 1100
_INK_ROWS = slice(6, 42)


@dataclass(frozen=True, slots=True)
class Strip:
    """A slanted piece of a line, in pixels of the page: its middle, its half sizes, and its slope (down to the
    right is positive).
    """

    x: float
    y: float
    half_width: float
    half_height: float
    slope: float

    def upside_down(self, width: int, height: int) -> Strip:
        """The same strip on the page turned by half."""
        return Strip(width - self.x, height - self.y, self.half_width, self.half_height, self.slope)

    def taller(self, factor: float) -> Strip:
        return Strip(self.x, self.y, self.half_width, self.half_height * factor, self.slope)

    @property
    def shape(self) -> float:
        return self.half_width / max(self.half_height, 1.0)


def sampled(levels: list[GrayPixels], strip: Strip, *, upside_down: bool = False) -> Floats:
    """The strip as 48 rows, taken straight from the page along its slope, so that skew needs no page turned."""
    scale = HEIGHT / (2 * strip.half_height)
    width = max(16, math.ceil(2 * strip.half_width * scale))
    level = 0
    while scale * 2**level < 0.55 and level + 1 < len(levels):
        level += 1
    across = strip.x - strip.half_width + (np.arange(width) + 0.5) * (2 * strip.half_width / width)
    down = -strip.half_height + (np.arange(HEIGHT) + 0.5) * (2 * strip.half_height / HEIGHT)
    if upside_down:
        across, down = across[::-1], down[::-1]
    columns = np.broadcast_to(across[None], (HEIGHT, width))
    rows = strip.y + down[:, None] + strip.slope * (across - strip.x)[None]
    return _bilinear(levels[level], columns / 2**level - 0.5, rows / 2**level - 0.5)


def _bilinear(gray: GrayPixels, columns: np.ndarray, rows: np.ndarray) -> Floats:
    height, width = gray.shape
    columns = np.clip(columns, 0, width - 1.001).astype(np.float32)
    rows = np.clip(rows, 0, height - 1.001).astype(np.float32)
    x0, y0 = columns.astype(np.int32), rows.astype(np.int32)
    fx, fy = columns - x0, rows - y0
    at = y0 * width + x0
    flat = gray.reshape(-1)
    upper = flat[at] * (1 - fx) + flat[at + 1] * fx
    lower = flat[at + width] * (1 - fx) + flat[at + width + 1] * fx
    between: Floats = (upper * (1 - fy) + lower * fy).astype(np.float32)
    return between


def cut_points(pixels: Floats) -> list[int]:
    """Where a strip is cut that is too wide for the recognizer: in wide blank columns. First 0, last the width."""
    width = pixels.shape[1]
    cuts = [0]
    if width > _WIDEST * 1.15:
        ink = (np.abs(pixels[_INK_ROWS] - np.median(pixels)) > 40).sum(0).astype(float)
        ink = np.convolve(ink, np.ones(9), "same")
        while width - cuts[-1] > _WIDEST * 1.15:
            first = cuts[-1] + int(_WIDEST * 0.6)
            choice = ink[first : cuts[-1] + _WIDEST]
            cuts.append(first + int(np.nonzero(choice == choice.min())[0][-1]))
    return [*cuts, width]
