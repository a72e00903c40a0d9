"""Drawing a box on a page, to say: read the value from here."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtWidgets import QGraphicsView, QRubberBand

from medneg_desktop.domain.place import Box

_LEAST = 4  # pixels; less is a slip of the hand and no box


class Marking:
    """The rubber band of one viewer."""

    def __init__(self, view: QGraphicsView) -> None:
        self._view = view
        self._band = QRubberBand(QRubberBand.Shape.Rectangle, view.viewport())
        self._start: QPoint | None = None
        self.armed = False

    @property
    def under_way(self) -> bool:
        return self._start is not None

    def arm(self, on: bool) -> None:
        self.armed = on
        if on:
            self._view.viewport().setCursor(Qt.CursorShape.CrossCursor)
        else:
            self._view.viewport().unsetCursor()

    def begin(self, at: QPoint) -> None:
        self._start = at
        self._band.setGeometry(QRect(at, QSize()))
        self._band.show()

    def move(self, to: QPoint) -> None:
        if self._start is not None:
            self._band.setGeometry(QRect(self._start, to).normalized())

    def cancel(self) -> None:
        self._start = None
        self._band.hide()

    def end(self, paper: QRectF) -> Box | None:
        """The box in points, cut to the page; None where hardly anything was drawn."""
        drawn = self._band.geometry()
        self.cancel()
        if drawn.width() < _LEAST or drawn.height() < _LEAST:
            return None
        area = self._view.mapToScene(drawn).boundingRect().intersected(paper)
        if area.isEmpty():
            return None
        return Box(area.left(), area.top(), area.right(), area.bottom())
