"""Straighten the words of an upright page: where each would stand had the page lain flat before the camera.

The slope of text lines is measured between neighbours and fitted as ``a + b*y + c*x``: skew, and the change of slant
down and across a photographed page. The fit is repeated with farther neighbours, which a flatter page lets find.
"""

from __future__ import annotations

import numpy as np

from medneg_desktop.domain.place import Box
from medneg_desktop.pages.raster import Numbers
from medneg_desktop.pages.split import SeenWord

_FEW = 8
_REACHES = (3, 8, 20, 20)
"""In text heights: how far the right neighbour may stand in each pass."""
_SLOPE_NOISE = 0.004
_CHUNK = 256


def leveled(words: list[SeenWord]) -> list[Box]:
    """The level box of each word, in pixels. A page with few words keeps them where they are."""
    if not words:
        return []
    boxes = np.array([[w.x0, w.y0, w.x1, w.y1] for w in words], dtype=np.float64)
    if len(words) >= _FEW:
        center = np.median((boxes[:, :2] + boxes[:, 2:]) / 2, axis=0)
        # The detector has measured long strips; with that the cells of a sparse, slanted table find each other.
        skew = np.array([float(np.median([w.slope for w in words])), 0.0, 0.0])
        boxes[:, 1::2] -= _sunk(boxes, center, skew)[:, None]
        for reach in _REACHES:
            fit = _slope_over_page(boxes, center, reach)
            if fit is not None:
                boxes[:, 1::2] -= _sunk(boxes, center, fit)[:, None]
    return [Box(*row) for row in boxes.tolist()]


def _sunk(boxes: Numbers, center: Numbers, fit: Numbers) -> Numbers:
    """How far below its level place each word stands: the slope summed from the middle of the page to the word."""
    x, y = ((boxes[:, :2] + boxes[:, 2:]) / 2 - center).T
    sunk: Numbers = (fit[0] + fit[1] * y) * x + fit[2] * x * x / 2
    return sunk


def _slope_over_page(boxes: Numbers, center: Numbers, reach: float) -> Numbers | None:
    x, y, slope, distance = _neighbours(boxes, reach)
    if len(x) < 6:
        return None
    terms = np.column_stack([np.ones(len(x)), y - center[1], x - center[0]])
    fit = np.array([float(np.median(slope)), 0.0, 0.0])
    for _ in range(6):
        miss = np.abs(slope - terms @ fit)
        near = miss < max(2.5 * float(np.median(miss)), _SLOPE_NOISE)
        if near.sum() < 20:
            break
        weight = np.sqrt(distance[near])
        fit = np.linalg.lstsq(terms[near] * weight[:, None], slope[near] * weight, rcond=None)[0]
    return fit


def _neighbours(boxes: Numbers, reach: float) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """For each word with a right neighbour on its line: the place between them, the slope, and their distance."""
    middle = (boxes[:, :2] + boxes[:, 2:]) / 2
    height = np.maximum(boxes[:, 3] - boxes[:, 1], 0.1)
    right = np.full(len(boxes), -1)
    for start in range(0, len(boxes), _CHUNK):
        part = slice(start, start + _CHUNK)
        gap = boxes[None, :, 0] - boxes[part, None, 2]
        tall = height[part, None]
        drop = np.abs(middle[None, :, 1] - middle[part, None, 1])
        likeness = height[None, :] / tall
        fits = (gap >= -0.2 * tall) & (gap <= reach * tall) & (drop <= 0.55 * tall)
        fits &= (likeness > 0.6) & (likeness < 1.7)
        fits[np.arange(fits.shape[0]), np.arange(start, start + fits.shape[0])] = False
        nearest = np.where(fits, gap, np.inf).argmin(1)
        right[part] = np.where(fits.any(1), nearest, -1)
    left = np.nonzero(right >= 0)[0]
    other = right[left]
    across = middle[other, 0] - middle[left, 0]
    kept = across > height[left]
    left, other, across = left[kept], other[kept], across[kept]
    slope = (middle[other, 1] - middle[left, 1]) / across
    return (boxes[left, 0] + boxes[other, 2]) / 2, middle[left, 1], slope, across
