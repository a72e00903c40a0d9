"""What the layouts share that find a new order of their items where the room changes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from medneg_desktop.ui.theme import theme, watch


@dataclass
class Placed:
    """``letters`` is the least width of an item that takes what its row leaves; 0 for one that takes what it needs."""

    item: QLayoutItem
    letters: int = 0

    def height_for(self, width: int) -> int:
        return self.item.heightForWidth(width) if self.item.hasHeightForWidth() else self.item.sizeHint().height()


class Reflowing(QLayout):
    """Keeps its items in order, ``gap`` units of :meth:`Theme.gap` apart; as tall as the width that it is given makes it."""

    def __init__(self, parent: QWidget | None, gap: float) -> None:
        super().__init__(parent)
        self._gap = gap
        self._items: list[Placed] = []
        self.setContentsMargins(0, 0, 0, 0)
        watch().theme_changed.connect(self.invalidate)

    def place(self, area: QRect, *, move: bool) -> int:
        """Lay the items out in an area, or only reckon; gives the height that they take."""
        raise NotImplementedError

    def gap(self) -> int:
        """The space between items, in pixels."""
        return theme().gap(self._gap)

    def shown(self) -> list[Placed]:
        return [x for x in self._items if not x.item.isEmpty()]

    # ------------------------------------------------------------------------------------------ Qt

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(Placed(item))

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index].item if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem:
        # Qt asks until there is nothing, and takes None for that; the stubs do not know it.
        return self._items.pop(index).item if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self.place(area, move=True)
