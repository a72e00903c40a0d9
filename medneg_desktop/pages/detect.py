"""Where text stands on a page: the detector's map of text, and the strips in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from medneg_desktop.pages.models import DETECTOR, session
from medneg_desktop.pages.pixels import GrayPixels
from medneg_desktop.pages.raster import Floats, Numbers, Runs, connected, resized
from medneg_desktop.pages.strips import Strip

_LONG_SIDE = 1600
"""The detector sees Letter at 145 dpi: 6-point print is still 12 pixels high."""
_TEXT_LIKELY = 0.3
_STRIP_LIKELY = 0.5
_GROWTH = 1.6
"""The detector is trained to mark a shrunken core of each line."""
_ELONGATED = 9.0
"""Ratio of variances from which a spot surely has a direction."""
_STEEPEST = 0.2
_SLOPE_BESIDE_OTHERS = 0.06


@dataclass(frozen=True, slots=True)
class Detection:
    """The strips of a page, and whether most of them stand upright like text turned by a quarter."""

    strips: list[Strip]
    sideways: bool


class Detector:
    """Finds strips of text. Loads its model once."""

    def __init__(self) -> None:
        self._session: Any = session(DETECTOR)
        self._input: str = self._session.get_inputs()[0].name

    def find(self, gray: GrayPixels) -> Detection:
        height, width = gray.shape
        scale = min(1.0, _LONG_SIDE / max(height, width))
        seen = [max(32, round(side * scale / 32) * 32) for side in (width, height)]
        likely = self._likelihood(resized(gray, seen[0], seen[1]))
        return _detection(likely, width / seen[0], height / seen[1])

    def _likelihood(self, gray: Floats) -> Floats:
        normal = gray / np.float32(127.5) - np.float32(1)
        three = np.ascontiguousarray(np.broadcast_to(normal, (1, 3, *normal.shape)), dtype=np.float32)
        found: Floats = self._session.run(None, {self._input: three})[0][0, 0]
        return found


@dataclass(frozen=True, slots=True)
class _Spots:
    """Moments of the spots of the map: area, middle, variances, covariance, and mean likelihood."""

    area: Numbers
    x: Numbers
    y: Numbers
    across: Numbers
    down: Numbers
    mixed: Numbers
    likely: Numbers

    @property
    def lying(self) -> npt.NDArray[np.bool_]:
        return self.across > _ELONGATED * self.down

    @property
    def standing(self) -> npt.NDArray[np.bool_]:
        return self.down > _ELONGATED * self.across


def _detection(likely: Floats, wider: float, higher: float) -> Detection:
    mask = likely > _TEXT_LIKELY
    mask[1:] |= mask[:-1].copy()
    mask[:, 1:] |= mask[:, :-1].copy()
    runs = connected(mask)
    if not runs.count:
        return Detection([], sideways=False)
    spots = _spots(likely, runs)
    sideways = bool(spots.standing.sum() > 1.5 * spots.lying.sum())
    return Detection(_strips(runs, spots, _slopes(spots), wider, higher), sideways)


def _spots(likely: Floats, runs: Runs) -> _Spots:
    length = (runs.end - runs.start).astype(float)
    middle = (runs.start + runs.end - 1) / 2

    def total(weights: Numbers) -> Numbers:
        return np.bincount(runs.spot, weights, runs.count).astype(np.float64)

    area = total(length)
    x, y = total(length * middle) / area, total(length * runs.row) / area
    sums = np.pad(np.cumsum(likely, axis=1, dtype=np.float64), ((0, 0), (1, 0)))
    return _Spots(
        area=area,
        x=x,
        y=y,
        across=total(length * middle * middle + length * (length * length - 1) / 12) / area - x * x,
        down=total(length * runs.row.astype(float) ** 2) / area - y * y,
        mixed=total(length * middle * runs.row) / area - x * y,
        likely=total(sums[runs.row, runs.end] - sums[runs.row, runs.start]) / area,
    )


def _slopes(spots: _Spots) -> Numbers:
    """The slope of each spot: its own where it is long enough to have one like the others', else that of the page."""
    own = spots.mixed / np.maximum(spots.across, 1e-6)
    page = float(np.median(own[spots.lying])) if spots.lying.sum() > 3 else 0.0
    if abs(page) >= _STEEPEST:
        page = 0.0
    slopes: Numbers = np.where(spots.lying & (np.abs(own - page) < _SLOPE_BESIDE_OTHERS), own, page)
    return slopes


def _strips(runs: Runs, spots: _Spots, slopes: Numbers, wider: float, higher: float) -> list[Strip]:
    middle = (runs.start + runs.end - 1) / 2
    level: Numbers = runs.row - slopes[runs.spot] * (middle - spots.x[runs.spot])
    top, bottom = _extremes(runs, level, level)
    left, right = _extremes(runs, runs.start.astype(np.float64), (runs.end - 1).astype(np.float64))
    width, height = right - left + 1, bottom - top + 1
    kept = (np.minimum(width, height) >= 3) & (spots.likely >= _STRIP_LIKELY)
    growth = width * height * _GROWTH / (2 * (width + height))
    x = (left + right + 1) / 2
    y = (top + bottom + 1) / 2 + slopes * (x - spots.x)
    half_width, half_height = width / 2 + growth, height / 2 + growth
    slope = slopes * higher / wider
    table = np.column_stack([x * wider, y * higher, half_width * wider, half_height * higher, slope])
    return [Strip(*row) for row in table[kept].tolist()]


def _extremes(runs: Runs, low: Numbers, high: Numbers) -> tuple[Numbers, Numbers]:
    least, most = np.full(runs.count, np.inf), np.full(runs.count, -np.inf)
    np.minimum.at(least, runs.spot, low)
    np.maximum.at(most, runs.spot, high)
    return least, most
