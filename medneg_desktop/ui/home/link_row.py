"""A row of words that leads somewhere. Home is made of them: everything on it can be followed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from medneg_desktop.ui.shared import Column, named
from medneg_desktop.ui.theme import theme

ROW = 0.6
"""The room around the words of a row, in :meth:`Theme.gap` units."""


class LinkRow(QPushButton):
    """A button that holds labels. A button lays out its own text only, so this one takes its size from its layout."""

    def __init__(
        self, name: str, parts: Sequence[QWidget], *, kind: str = "row", description: str = "", margin: float = ROW
    ) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        named(self, name, description)
        self._column = Column(self, gap=0.3, margin=margin)
        self._column.add(*parts, None)
        for child in parts:
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._column.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._column.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        least = self._column.totalMinimumSize()
        return QSize(max(theme().gap(16), least.width()), least.height())
