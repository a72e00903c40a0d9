"""Where something stands on a page.

Units are PDF points (1/72 inch), the origin is the top left corner of the page as a reader sees it, with the
page's own rotation applied. Pages count from 1.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle: left, top, right, bottom."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def mid_x(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def mid_y(self) -> float:
        return (self.y0 + self.y1) / 2

    @staticmethod
    def around(boxes: Iterable[Box]) -> Box:
        """The smallest box that holds all; raises ValueError for none."""
        found = list(boxes)
        if len(found) < 2:
            if not found:
                raise ValueError("no boxes to go around")
            return found[0]
        return Box(
            min([b.x0 for b in found]),
            min([b.y0 for b in found]),
            max([b.x1 for b in found]),
            max([b.y1 for b in found]),
        )

    def turned(self, width: float, height: float, quarters: int) -> Box:
        """Where it stands after ``quarters`` quarter turns, clockwise, of its page of this width and height."""
        match quarters % 4:
            case 1:
                return Box(height - self.y1, self.x0, height - self.y0, self.x1)
            case 2:
                return Box(width - self.x1, height - self.y1, width - self.x0, height - self.y0)
            case 3:
                return Box(self.y0, width - self.x1, self.y1, width - self.x0)
            case _:
                return self

    def grown(self, points: float) -> Box:
        return Box(self.x0 - points, self.y0 - points, self.x1 + points, self.y1 + points)

    def meets(self, other: Box) -> bool:
        return self.x0 < other.x1 and other.x0 < self.x1 and self.y0 < other.y1 and other.y0 < self.y1

    def rounded(self) -> tuple[float, float, float, float]:
        """To a tenth of a point, as the command-line contract prints boxes."""
        return (round(self.x0, 1), round(self.y0, 1), round(self.x1, 1), round(self.y1, 1))


@dataclass(frozen=True, slots=True)
class Place:
    """A box on a page of a document."""

    page: int
    box: Box
