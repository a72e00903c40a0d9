"""How large a page is shown, in whole dots per inch of the screen."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QSize

from medneg_desktop.services.ports import PageSize

POINTS_PER_INCH = 72
SCREEN_DPI = 96
"""What counts as 100 %."""

COARSEST, FINEST = 24, 576
SHARPEST_PICTURE = 400
"""Beyond this a picture only grows in memory; print is legible long before."""


class Fit(Enum):
    """What the zoom follows when the window changes."""

    WIDTH = "width"
    PAGE = "page"
    FREE = "free"


def limited(dpi: int) -> int:
    return min(max(dpi, COARSEST), FINEST)


def fitted(fit: Fit, room: QSize, page: PageSize, *, edge: float, turned: bool, bar: int, ratio: float) -> int:
    """The dpi at which a page with its edge fits; ``bar`` is the width of a scroll bar, ``ratio`` that of the screen.

    Room for the scroll bar is kept in any case: else it would come and go with every fit.
    """
    width, height = page.width + 2 * edge, page.height + 2 * edge
    if turned:
        width, height = height, width
    scale = (room.width() - bar - 2) / width
    if fit is Fit.PAGE:
        scale = min((room.width() - 2) / width, (room.height() - 2) / height)
    return limited(int(scale * POINTS_PER_INCH * ratio))
