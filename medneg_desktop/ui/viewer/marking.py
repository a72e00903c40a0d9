"""Drawing a box on a page, with the mouse or the keys, to say: read the value from here."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtWidgets import QGraphicsView, QRubberBand

from medneg_desktop.domain.place import Box

_LEAST = 4  # pixels; less is a slip of the hand and no box
_LETTERS_WIDE = 14
"""How wide a box begins that is drawn with the keys; an amount or a date fits."""


class Marking:
    """The rubber band of one viewer."""

    def __init__(self, view: QGraphicsView) -> None:
        self._view = view
        self._band = QRubberBand(QRubberBand.Shape.Rectangle, view.viewport())
        self._start: QPoint | None = None
        self.armed = False
        self.by_keys = False
        """A box stands on the page and is moved and sized by the arrow keys."""

    def begin_by_keys(self, around: QRect | None = None) -> None:
        """Put a box on a place, else in the middle of what is seen, for the arrow keys to move."""
        metrics, room = self._view.fontMetrics(), self._view.viewport().rect()
        box = QRect(QPoint(), QSize(metrics.averageCharWidth() * _LETTERS_WIDE, round(metrics.height() * 1.4)))
        box.moveCenter(room.center())
        self._start = room.topLeft()
        self.by_keys = True
        self._band.setGeometry(around if around is not None and room.contains(around) else box)
        self._band.show()

    def nudge(self, across: int, down: int, *, size: bool) -> None:
        """Move the box by so many steps, or change its ``size``; it stays in what is seen of the page."""
        step = max(2, self._view.fontMetrics().height() // 3)
        box, room = self._band.geometry(), self._view.viewport().rect()
        if size:
            box.setWidth(max(step, box.width() + across * step))
            box.setHeight(max(step, box.height() + down * step))
        else:
            box.translate(across * step, down * step)
        box.moveLeft(min(max(box.left(), room.left()), max(room.left(), room.right() - box.width())))
        box.moveTop(min(max(box.top(), room.top()), max(room.top(), room.bottom() - box.height())))
        self._band.setGeometry(box)

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
        self.by_keys = False
        self._start = at
        self._band.setGeometry(QRect(at, QSize()))
        self._band.show()

    def move(self, to: QPoint) -> None:
        if self._start is not None and not self.by_keys:
            self._band.setGeometry(QRect(self._start, to).normalized())

    def cancel(self) -> None:
        self._start, self.by_keys = None, False
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
