"""The frame that all screens share: one margin, one head, and cards in columns that never grow too wide to read."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLabel, QWidget

from medneg_desktop.ui.accessible import read_in_order
from medneg_desktop.ui.shared.boxes import clear
from medneg_desktop.ui.shared.flow import Flow
from medneg_desktop.ui.shared.reflow import Reflowing
from medneg_desktop.ui.theme import theme, watch

PAGE = 2.0
"""The margin around a screen, in :meth:`Theme.gap` units."""
APART = 1.4
"""Between the cards of a screen."""
WIDEST = 180
"""Letters' heights: a table or a row of cards is no wider than this, or the eye loses the line."""
_HEAD = 4.5
"""The height of a head, so that titles stand at one height whether a button is beside them or not."""


class PageHead(QWidget):
    """What the screen is called, at the left; what can be done with all of it, at the right."""

    def __init__(self, title: QLabel, *acts: QWidget, before: QWidget | None = None) -> None:
        super().__init__()
        self.title = title
        self.row = Flow(self, gap=1.0)
        if before is not None:
            self.row.add(before)
        self.row.add(title, letters=10)
        self.row.add(*acts)
        watch().theme_changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.title.setMinimumHeight(theme().gap(_HEAD))


class Columns(Reflowing):
    """Cards below each other, in as many columns as there is room for; the order goes down each column in turn.

    ``least`` and ``most`` are the widths of a column, in letters' heights. The columns are as even in height as the
    order of the cards allows.
    """

    def __init__(self, parent: QWidget | None = None, *, least: int = 74, most: int = 110, gap: float = APART) -> None:
        super().__init__(parent, gap)
        self._least, self._most = least, most

    def add(self, *widgets: QWidget) -> None:
        for widget in widgets:
            self.addWidget(widget)

    def clear(self) -> None:
        """Take everything out and let it go."""
        clear(self)

    # ------------------------------------------------------------------------------------------ Qt

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        read_in_order(self)

    def minimumSize(self) -> QSize:
        return QSize(max((x.item.minimumSize().width() for x in self.shown()), default=0), 0)

    def sizeHint(self) -> QSize:
        width = max((x.item.sizeHint().width() for x in self.shown()), default=0)
        return QSize(width, self.heightForWidth(width))

    # ------------------------------------------------------------------------------------------ placing

    def place(self, area: QRect, *, move: bool) -> int:
        shown, gap = self.shown(), self.gap()
        if not shown:
            return 0
        least = round(self._least * theme().points)
        columns = max(1, min(len(shown), (area.width() + gap) // (least + gap)))
        width = (area.width() - gap * (columns - 1)) // columns
        width = min(width, max(round(self._most * theme().points), self.minimumSize().width()))
        heights = [x.height_for(width) for x in shown]
        tallest, start = 0, 0
        for column, size in enumerate(shares(heights, columns, gap)):
            top = area.top()
            for placed, height in zip(shown[start : start + size], heights[start : start + size], strict=True):
                if move:
                    placed.item.setGeometry(
                        QRect(QPoint(area.left() + column * (width + gap), top), QSize(width, height))
                    )
                top += height + gap
            start += size
            tallest = max(tallest, top - gap - area.top())
        return tallest


def shares(heights: list[int], columns: int, gap: int) -> list[int]:
    """How many of the things in their order stand in each column, so that the tallest column is as low as can be."""

    def filled(limit: int) -> list[int]:
        counts, used = [0], 0
        for height in heights:
            if counts[-1] and used + gap + height > limit:
                counts.append(0)
                used = 0
            used += height + (gap if counts[-1] else 0)
            counts[-1] += 1
        return counts

    low, high = max(heights, default=0), sum(heights) + gap * len(heights)
    while low < high:
        middle = (low + high) // 2
        if len(filled(middle)) <= columns:
            high = middle
        else:
            low = middle + 1
    return filled(high)
