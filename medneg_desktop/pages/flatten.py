"""A sheet that was photographed from the side: found by its four edges, and seen from straight above.

Lines of text that run together toward one side of a photo are hard to tell apart as rows and columns. A sheet on a
darker table shows four straight edges; from these the view from above is worked out. Where they are not surely found,
or the photo was taken straight enough, the picture is left as it is. The edge of a shadow looks like that of a sheet,
so whoever reads must see that no text is left outside.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image

from medneg_desktop.pages.pixels import GrayPixels
from medneg_desktop.pages.raster import Floats, Numbers, Runs, connected, resized

_SEEN = 480
"""Pixels of the longer side in which the sheet is looked for."""
_LEAST_SHARE, _MOST_SHARE = 0.25, 0.97
_LEAST_FILLED = 0.93
"""How much of the space between the edges must be sheet; dark print on it is filled in."""
_LEAST_STEP = 35.0
"""Gray levels between sheet and table."""
_SLANTED = math.radians(2.0)
"""Opposite edges that differ by less are parallel enough for the straightening of lines."""
_STRAIGHT = 1.5
"""Pixels that an edge may be off its line, in the middle of its misses."""
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Flat:
    """The sheet from above, and the matrix that takes its pixels back to those of the photo."""

    gray: GrayPixels
    back: Numbers

    def holds(self, points: Numbers) -> npt.NDArray[np.bool_]:
        """Which points of the photo lie on the sheet."""
        there: Numbers = np.linalg.inv(self.back).astype(np.float64)
        x, y = carried(there, points).T
        height, width = self.gray.shape
        inside: npt.NDArray[np.bool_] = (x >= 0) & (x <= width) & (y >= 0) & (y <= height)
        return inside


def flattened(gray: GrayPixels) -> Flat | None:
    """The sheet seen from straight above, or None where that is not needed or not sure."""
    height, width = gray.shape
    scale = _SEEN / max(height, width)
    small = resized(gray, max(2, round(width * scale)), max(2, round(height * scale)))
    corners = _corners(small)
    if corners is None or not _slanted(corners):
        return None
    corners = (corners + 0.5) * (width / small.shape[1], height / small.shape[0])
    top, right, bottom, left = (float(np.hypot(*(corners[i] - corners[(i + 1) % 4]))) for i in range(4))
    size = (round(max(top, bottom)), round(max(left, right)))
    straight = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], dtype=np.float64)
    back = _homography(straight, corners)
    taken = Image.fromarray(gray).transform(
        size, Image.Transform.PERSPECTIVE, tuple(back.ravel()[:8].tolist()), Image.Resampling.BILINEAR
    )
    return Flat(np.asarray(taken), back)


def carried(back: Numbers, points: Numbers) -> Numbers:
    """Where points stand after the matrix; rows of x and y."""
    found = np.column_stack([points, np.ones(len(points))]) @ back.T
    carried_to: Numbers = found[:, :2] / found[:, 2:]
    return carried_to


def _corners(small: Floats) -> Numbers | None:
    """The corners of the sheet from the upper left clockwise."""
    bright = small > _between(small)
    if bright.all() or not bright.any() or small[bright].mean() - small[~bright].mean() < _LEAST_STEP:
        return None
    sheet = _largest(bright)
    if sheet is None or not _LEAST_SHARE < sheet.mean() < _MOST_SHARE or _cut_off(sheet):
        return None
    edges = _edges(sheet)
    if edges is None:
        return None
    top, right, bottom, left = edges
    corners = np.array([_crossing(a, b) for a, b in ((left, top), (top, right), (right, bottom), (bottom, left))])
    return corners if sheet.sum() > _LEAST_FILLED * _area(corners) else None


def _between(small: Floats) -> float:
    """Otsu's threshold: where two kinds of brightness part best."""
    counts = np.bincount(np.clip(small, 0, 255).astype(np.uint8).ravel(), minlength=256).astype(np.float64)
    below = np.cumsum(counts)
    total = np.cumsum(counts * np.arange(256))
    above = below[-1] - below
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = (total[-1] * below / below[-1] - total) ** 2 / (below * above)
    return float(np.nan_to_num(spread, nan=0.0, posinf=0.0).argmax())


def _largest(bright: Mask) -> Mask | None:
    """The largest bright spot, with each of its rows filled from end to end."""
    runs: Runs = connected(bright)
    if not runs.count:
        return None
    area = np.bincount(runs.spot, runs.end - runs.start, runs.count)
    own = runs.spot == int(area.argmax())
    first = np.full(bright.shape[0], bright.shape[1])
    last = np.zeros(bright.shape[0], dtype=np.int64)
    np.minimum.at(first, runs.row[own], runs.start[own])
    np.maximum.at(last, runs.row[own], runs.end[own])
    columns = np.arange(bright.shape[1])
    filled: Mask = (columns >= first[:, None]) & (columns < last[:, None])
    return filled


def _cut_off(sheet: Mask) -> bool:
    """Whether the sheet runs out of the picture, so that its edge is not to be seen."""
    return any(side.mean() > 0.05 for side in (sheet[0], sheet[-1], sheet[:, 0], sheet[:, -1]))


def _edges(sheet: Mask) -> tuple[Numbers, Numbers, Numbers, Numbers] | None:
    """The lines along the sheet's top, right, bottom and left as (a, b, c) of ``ax + by = c``."""
    rows, columns = np.nonzero(sheet.any(1))[0], np.nonzero(sheet.any(0))[0]
    top, bottom = sheet.argmax(0)[columns], sheet.shape[0] - 1 - sheet[::-1].argmax(0)[columns]
    left, right = sheet.argmax(1)[rows], sheet.shape[1] - 1 - sheet[:, ::-1].argmax(1)[rows]
    found = []
    for across, along, lies in (
        (columns, top, True),
        (rows, right, False),
        (columns, bottom, True),
        (rows, left, False),
    ):
        line = _line(across.astype(np.float64), along.astype(np.float64))
        if line is None:
            return None
        slope, start = line
        found.append(np.array([-slope, 1.0, start] if lies else [1.0, -slope, start]))
    return found[0], found[1], found[2], found[3]


def _line(at: Numbers, value: Numbers) -> tuple[float, float] | None:
    """The line through most of the points; the ends, where the neighbor edges begin, do not count."""
    count = len(at)
    keep = slice(round(0.12 * count), round(0.88 * count))
    at, value = at[keep], value[keep]
    if len(at) < 20:
        return None
    half = len(at) // 2
    slopes = (value[half : 2 * half] - value[:half]) / (at[half : 2 * half] - at[:half])
    slope = float(np.median(slopes))
    start = float(np.median(value - slope * at))
    near = np.abs(value - slope * at - start) < 2 * _STRAIGHT
    if near.mean() < 0.7:
        return None
    slope, start = (float(v) for v in np.polyfit(at[near], value[near], 1))
    return (slope, start) if float(np.median(np.abs(value - slope * at - start))) < _STRAIGHT else None


def _crossing(one: Numbers, other: Numbers) -> Numbers:
    found: Numbers = np.linalg.solve(np.array([one[:2], other[:2]]), np.array([one[2], other[2]]))
    return found


def _area(corners: Numbers) -> float:
    x, y = corners.T
    return abs(float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))) / 2


def _slanted(corners: Numbers) -> bool:
    top, right, bottom, left = (corners[(i + 1) % 4] - corners[i] for i in range(4))
    return any(
        abs(math.atan2(a[0] * b[1] - a[1] * b[0], float(np.dot(a, b)))) > _SLANTED
        for a, b in ((top, -bottom), (right, -left))
    )


def _homography(here: Numbers, there: Numbers) -> Numbers:
    rows, values = [], []
    for (x, y), (u, v) in zip(here.tolist(), there.tolist(), strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    found: Numbers = np.append(np.linalg.solve(np.array(rows), np.array(values)), 1.0).reshape(3, 3)
    return found
