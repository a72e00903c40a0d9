"""What of a strip is print: letters, and not the paper, its shading, or the ruling lines of a table around them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from medneg_desktop.pages.raster import Floats
from medneg_desktop.pages.strips import HEIGHT

Mask = npt.NDArray[np.bool_]

LETTER_ROWS = slice(6, 42)
_MIDDLE = (14, 34)
"""Every word has ink between these rows of its strip, for the detector centers strips on lines."""
_THIN = 6
_RULED = 0.6
_FAINTEST = 22.0
_OUTER_ROWS = (9, 39)


def ink_of(pixels: Floats) -> Mask:
    """Where a strip is printed: dark on light, or light on dark."""
    dark, ground, light = (float(v) for v in np.percentile(pixels, (3, 50, 97)))
    if ground - dark >= light - ground:
        darker: Mask = pixels < ground - max(_FAINTEST, 0.38 * (ground - dark))
        return darker
    lighter: Mask = pixels > ground + max(_FAINTEST, 0.38 * (light - ground))
    return lighter


def without_upright_rules(ink: Mask, first: float, last: float) -> Mask:
    """Without the upright lines of a table before ``first`` and after ``last``: they run through the whole strip."""
    thick = ink.copy()
    thick[:, 1:] |= ink[:, :-1]
    thick[:, :-1] |= ink[:, 1:]
    full = np.asarray(thick.mean(0) > 0.9)
    full[max(0, int(first)) : int(last) + 1] = False
    if not full.any():
        return ink
    grown = full.copy()
    for shift in (1, 2):
        grown[shift:] |= full[:-shift]
        grown[:-shift] |= full[shift:]
    grown[max(0, int(first)) : int(last) + 1] = False
    cleared: Mask = ink & ~grown
    return cleared


def tight(ink: Mask, x0: int, x1: int) -> tuple[int, int, int, int]:
    """The columns and rows of the letters between two columns: left, right, top, bottom (ends excluded)."""
    part = ink[:, x0:x1]
    rows = [row for start, end in _bands(part) if _lettered(part, start, end) for row in (start, end)]
    if not rows:
        return x0, x1, 8, 40
    top, bottom = min(rows), max(rows)
    columns = np.nonzero(part[max(top, 2) : min(bottom, HEIGHT - 2)].any(0))[0]
    if not len(columns):
        return x0, x1, top, bottom
    return x0 + int(columns[0]), x0 + int(columns[-1]) + 1, top, bottom


def _bands(part: Mask) -> Iterator[tuple[int, int]]:
    """Rows with ink, one band after another; a ruling line that touches the letters parts from them."""
    inked = np.asarray(part.any(1))
    near = np.pad(part, ((1, 1), (0, 0)))
    covered = (near[:-2] | near[1:-1] | near[2:]).mean(1)
    ruled = np.convolve(covered >= 0.92, np.ones(3), "same") > 0  # a slanted line ends in the next row
    inked[: _OUTER_ROWS[0]] &= ~ruled[: _OUTER_ROWS[0]]
    inked[_OUTER_ROWS[1] :] &= ~ruled[_OUTER_ROWS[1] :]
    edges = np.diff(np.pad(inked.astype(np.int8), 1))
    for start, end in zip(np.nonzero(edges == 1)[0], np.nonzero(edges == -1)[0], strict=True):
        yield int(start), int(end)


def _lettered(part: Mask, start: int, end: int) -> bool:
    """Dots and commas lie apart from their word; ruling lines and the neighbour lines' tails do too."""
    if end > _MIDDLE[0] and start < _MIDDLE[1]:
        return True
    if start == 0 or end == HEIGHT:
        return False
    return not (end - start <= _THIN and part[start:end].any(0).mean() >= _RULED)
