"""The sign that lies over the window while something is dragged above it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from medneg_desktop.ui.shared.boxes import Column
from medneg_desktop.ui.shared.words import heading, label
from medneg_desktop.ui.theme import theme


class DropOverlay(QFrame):
    """Says that dropping anywhere will do. Lets all events through to the window below."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("drop")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = Column(self)
        words = heading("Drop anywhere to add", 1), label("Files, or whole folders", soft=True)
        for line in words:
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.add(None, *words, None)
        self.hide()

    def show_over(self) -> None:
        margin = theme().gap(2)
        self.setGeometry(self._over.rect().adjusted(margin, margin, -margin, -margin))
        self.raise_()
        self.show()
