"""Scrolling parts that show their focus around them, over everything: what they hold would else lie over the ring."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QWidget

from medneg_desktop.ui.theme import Role, theme

_BEYOND, _WIDTH = 3, 2
"""Pixels by which the ring stands outside of the part, and its width."""
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show)


class FocusRing(QWidget):
    """Drawn on the window itself, around a part of it, and kept there while things move."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(part.window())
        self._part = part
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        holder: QWidget | None = part
        while holder is not None:
            holder.installEventFilter(self)  # it goes with this ring
            holder = None if holder.isWindow() else holder.parentWidget()
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        window = self._part.window()
        around = QRect(self._part.mapTo(window, QPoint(0, 0)), self._part.size())
        self.setGeometry(around.adjusted(-_BEYOND, -_BEYOND, _BEYOND, _BEYOND) & window.rect())
        self.setVisible(self._part.isVisible())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES and self.parent() is self._part.window():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color(Role.FOCUS), _WIDTH))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
        painter.end()


class Scrolling(QScrollArea):
    """A part that scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self._ring: FocusRing | None = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._drop()
        self._ring = FocusRing(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._drop()

    def _drop(self) -> None:
        if self._ring is not None:
            self._ring.hide()
            self._ring.setParent(None)
            self._ring.deleteLater()
            self._ring = None
