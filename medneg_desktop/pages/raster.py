"""Small arithmetic on gray pages, in numpy alone."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from medneg_desktop.pages.pixels import GrayPixels

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]

_SOFTENING = np.array([0.0285, 0.2344, 0.4742, 0.2344, 0.0285], np.float32)
"""A Gaussian of 0.8 pixels."""


def halved(gray: GrayPixels) -> GrayPixels:
    """Half the size, each pixel the mean of four."""
    height, width = gray.shape[0] // 2 * 2, gray.shape[1] // 2 * 2
    wide = gray[:height, :width].astype(np.uint16)
    rows = wide[::2] + wide[1::2]
    smaller: GrayPixels = ((rows[:, ::2] + rows[:, 1::2] + 2) >> 2).astype(np.uint8)
    return smaller


def pyramid(gray: GrayPixels) -> list[GrayPixels]:
    """The page at full, half, quarter and eighth size: large print is sampled from a smaller one, without flicker."""
    levels = [np.ascontiguousarray(gray)]
    while min(levels[-1].shape) > 200 and len(levels) < 4:
        levels.append(halved(levels[-1]))
    return levels


def resized(gray: GrayPixels, width: int, height: int) -> Floats:
    """Halved while that is possible, then interpolated."""
    while gray.shape[1] >= 2 * width and gray.shape[0] >= 2 * height:
        gray = halved(gray)
    y0, fy = _samples(gray.shape[0], height)
    x0, fx = _samples(gray.shape[1], width)
    upper, lower = gray[y0].astype(np.float32), gray[y0 + 1].astype(np.float32)
    rows = upper + (lower - upper) * fy[:, None]
    between = rows[:, x0] * (1 - fx) + rows[:, x0 + 1] * fx
    return between.astype(np.float32, copy=False)


def _samples(have: int, want: int) -> tuple[Indices, Floats]:
    at = np.clip((np.arange(want) + 0.5) * have / want - 0.5, 0, have - 1)
    first = np.clip(at.astype(np.int64), 0, have - 2)
    return first, (at - first).astype(np.float32)


def softened(gray: GrayPixels) -> GrayPixels:
    """A page of pure black and white (fax, copier) reads better slightly blurred; others come back as they are."""
    sample = gray[::5, ::5]
    black, white = sample < 8, sample > 247
    between = np.logical_and(gray > 30, gray < 225).mean()
    if (black | white).mean() < 0.97 or not black.any() or between > 0.02:
        return gray
    return _smoothed(_smoothed(gray, _SOFTENING, 0), _SOFTENING, 1)


def blurred(gray: GrayPixels, down: float) -> GrayPixels:
    """A page smoothed by a Gaussian of so many pixels from top to bottom only."""
    reach = math.ceil(3 * down)
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / down) ** 2)
    return _smoothed(gray, (weights / weights.sum()).astype(np.float32), 0)


def _smoothed(gray: GrayPixels, weights: Floats, axis: int) -> GrayPixels:
    reach, length = len(weights) // 2, gray.shape[axis]
    padded = np.pad(gray, [(reach, reach) if axis == i else (0, 0) for i in (0, 1)], mode="edge")
    soft = np.zeros(gray.shape, np.float32)
    for start, weight in enumerate(weights):
        soft += weight * np.take(padded, range(start, start + length), axis)
    rounded: GrayPixels = np.clip(soft + 0.5, 0, 255).astype(np.uint8)
    return rounded


@dataclass(frozen=True, slots=True)
class Runs:
    """Connected spots of a mask as horizontal runs: run ``i`` covers ``start[i]`` to ``end[i]`` (excluded) of row
    ``row[i]`` and belongs to spot ``spot[i]`` of ``count``.
    """

    row: Indices
    start: Indices
    end: Indices
    spot: Indices
    count: int


def connected(mask: npt.NDArray[np.bool_]) -> Runs:
    """The spots of a mask; corners touch."""
    height, width = mask.shape
    edges = np.diff(np.pad(mask.astype(np.int8), ((0, 0), (1, 1))), axis=1)
    row, start = np.nonzero(edges == 1)
    end = np.nonzero(edges == -1)[1]
    if not len(row):
        return Runs(row, start, end, np.zeros(0, np.int64), 0)
    # Runs are sorted by row, then column, so the neighbours below a run are one slice of them.
    stride = width + 2
    first_of_row = np.searchsorted(row, np.arange(height + 2))
    below = (row + 1) * stride
    low = np.maximum(np.searchsorted(row * stride + end, below + start, "left"), first_of_row[row + 1])
    high = np.searchsorted(row * stride + start, below + end, "right")
    high = np.minimum(high, first_of_row[np.minimum(row + 2, height + 1)])
    touching = np.maximum(high - low, 0)
    above = np.repeat(np.arange(len(row)), touching)
    offsets = np.arange(touching.sum()) - np.repeat(np.cumsum(touching) - touching, touching)
    spot = _joined(len(row), above, np.repeat(low, touching) + offsets)
    names, spot = np.unique(spot, return_inverse=True)
    return Runs(row, start, end, spot, len(names))


def _joined(count: int, a: Indices, b: Indices) -> Indices:
    """For each of ``count`` runs the least run it is connected with, given the pairs that touch."""
    label = np.arange(count)
    while True:
        least = np.minimum(label[a], label[b])
        lower = label.copy()
        np.minimum.at(lower, a, least)
        np.minimum.at(lower, b, least)
        lower = lower[lower]
        if (lower == label).all():
            return label
        label = lower
