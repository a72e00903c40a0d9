"""A row that goes on below where it has no room: chips and buttons are never cut off at large text."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

from medneg_desktop.ui.shared.reflow import Placed, Reflowing
from medneg_desktop.ui.theme import theme


class Flow(Reflowing):
    """Side by side as far as there is room, and then in a further row.

    Its least width is that of its widest item alone, so that it never pushes a screen over its edge. ``centered``
    rows stand in the middle; ``even`` makes the items of a row equally high; ``grid`` gives all items one width, so
    that those of further rows stand below each other, and their tops stand level.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        gap: float = 0.8,
        centered: bool = False,
        even: bool = False,
        grid: bool = False,
    ) -> None:
        super().__init__(parent, gap)
        self._centered, self._even, self._grid = centered, even, grid

    def add(self, *widgets: QWidget, letters: int = 0) -> None:
        """Add widgets in order. With ``letters``, each takes what its row leaves, and a row of its own below that."""
        for widget in widgets:
            self.addWidget(widget)
            self._items[-1].letters = letters

    # ------------------------------------------------------------------------------------------ Qt

    def minimumSize(self) -> QSize:
        shown = self.shown()
        return QSize(
            max((self._narrowest(x) for x in shown), default=0),
            max((x.item.minimumSize().height() for x in shown), default=0),
        )

    def sizeHint(self) -> QSize:
        shown = self.shown()
        gaps = self.gap() * max(0, len(shown) - 1)
        width = sum(max(self._least(x), x.item.sizeHint().width()) for x in shown) + gaps
        return QSize(width, max((x.item.sizeHint().height() for x in shown), default=0))

    # ------------------------------------------------------------------------------------------ placing

    @staticmethod
    def _least(item: Placed) -> int:
        if not item.letters:
            return item.item.sizeHint().width()
        widget = item.item.widget()
        letter = widget.fontMetrics().averageCharWidth() if widget is not None else theme().gap(0.9)
        return max(item.item.minimumSize().width(), item.letters * letter)

    def _narrowest(self, item: Placed) -> int:
        """The least width of an item in a row of its own; one that flows itself goes on in further rows there."""
        widget = item.item.widget()
        flows = widget is not None and isinstance(widget.layout(), Flow)
        return item.item.minimumSize().width() if flows else self._least(item)

    def _rows(self, width: int) -> list[list[Placed]]:
        if self._grid:
            shown, per = self.shown(), self._columns(width)
            return [shown[n : n + per] for n in range(0, len(shown), per)]
        rows: list[list[Placed]] = []
        used, gap = 0, self.gap()
        for item in self.shown():
            wants = self._least(item)
            if rows and used + gap + wants <= width:
                rows[-1].append(item)
                used += gap + wants
            else:
                rows.append([item])
                used = wants
        return rows

    def _columns(self, width: int) -> int:
        """How many items of a grid stand side by side, at most as many as there are."""
        shown, gap = self.shown(), self.gap()
        least = max((self._least(x) for x in shown), default=1)
        return max(1, min(len(shown), (width + gap) // (least + gap)))

    def place(self, area: QRect, *, move: bool) -> int:
        gap, top = self.gap(), area.top()
        for number, row in enumerate(self._rows(area.width())):
            if number:
                top += gap
            widths = self._widths(row, area.width() - gap * (len(row) - 1))
            height = max(x.height_for(w) for x, w in zip(row, widths, strict=True))
            spare = area.width() - sum(widths) - gap * (len(row) - 1)
            left = area.left() + (max(0, spare) // 2 if self._centered else 0)
            for item, width in zip(row, widths, strict=True):
                if move:
                    tall = height if self._even else min(height, item.height_for(width))
                    at = QPoint(left, top + (0 if self._grid else (height - tall) // 2))
                    item.item.setGeometry(QRect(at, QSize(width, tall)))
                left += width + gap
            top += height
        return top - area.top()

    def _widths(self, row: list[Placed], room: int) -> list[int]:
        if self._grid:
            gap = self.gap()
            per = self._columns(room + gap * (len(row) - 1))
            whole = room + gap * (len(row) - 1)
            return [(whole - gap * (per - 1)) // per] * len(row)
        widths = [min(self._least(x), room) for x in row]
        growing = [n for n, x in enumerate(row) if x.letters]
        spare = max(0, room - sum(widths))
        for n in growing:
            widths[n] += spare // len(growing)
        return widths
