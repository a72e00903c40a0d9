"""Dots of a faxed page that are no print: the grain of a halftone, and dust, on a page of pure black and white.

A fax or copier that renders gray as dots strews them over the whole paper. The detector takes them for a texture and
finds no text in it, where a person still reads every word.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from medneg_desktop.pages.pixels import GrayPixels

_STARK = 0.85
"""Share of pixels that are black or white; the rest are the edges of letters of a page that was resized."""
_REACH = 4
_ALONE = 6
"""So many black pixels within the reach (9 by 9) are a dot by itself. A decimal point has a digit within it."""
_STREWN = 0.005
"""Share of the page that is dots, from which they are a grain. Of dust alone faxes had up to 0.002, grain 0.01 and more."""
Mask = npt.NDArray[np.bool_]


def is_stark(gray: GrayPixels) -> bool:
    """Whether a page is black and white but for the edges of its letters, as a fax is."""
    sample = gray[::5, ::5]
    return bool(((sample < 8) | (sample > 247)).mean() >= _STARK and (sample < 8).any())


def cleared(gray: GrayPixels) -> GrayPixels:
    """The page without the grain of a halftone; a page without one comes back as it is."""
    if not is_stark(gray):
        return gray
    ink: Mask = gray < 128
    dots: Mask = ink & (_around(ink, _REACH) <= _ALONE)
    if dots.mean() < _STREWN:
        return gray
    # The gray rim of a dot goes with it, that of a letter beside it stays.
    rims = (_around(dots, 1) > 0) & (_around(ink & ~dots, 2) == 0)
    clean = gray.copy()
    clean[dots | rims] = 255
    return clean


def _around(mask: Mask, reach: int) -> npt.NDArray[np.int32]:
    """How many pixels are set within the square that reaches so far from each."""
    size = 2 * reach + 1
    sums = np.pad(mask, ((reach + 1, reach), (reach + 1, reach))).cumsum(0, dtype=np.int32).cumsum(1, dtype=np.int32)
    found: npt.NDArray[np.int32] = sums[size:, size:] - sums[:-size, size:] - sums[size:, :-size] + sums[:-size, :-size]
    return found
