"""The table a page lies on: its paper, its picture, its marks. Units are points."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGraphicsPixmapItem, QGraphicsRectItem, QGraphicsScene

from medneg_desktop.services.ports import PageSize
from medneg_desktop.ui.theme import Role, theme
from medneg_desktop.ui.viewer.highlight import Highlight, HighlightItem
from medneg_desktop.ui.viewer.source import Rendered

EDGE = 10
"""Points of table around the paper."""


class PageScene(QGraphicsScene):
    """One page with its marks."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.size = PageSize(612, 792)
        self.shown: Rendered | None = None
        self.marks: list[HighlightItem] = []
        self._turns = 0
        self._shadow = QGraphicsRectItem()
        self._paper = QGraphicsRectItem()
        for sheet in (self._shadow, self._paper):
            sheet.setPen(Qt.PenStyle.NoPen)
            self.addItem(sheet)
        self._paper.setBrush(Qt.GlobalColor.white)
        self._picture = QGraphicsPixmapItem(self._paper)
        self._picture.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self.recolor()
        self.lift()

    def lift(self) -> None:
        """Take the page away."""
        self.hang(None)
        self._paper.setVisible(False)
        self._shadow.setVisible(False)

    def lay(self, size: PageSize) -> None:
        """Put an empty sheet of this size on the table."""
        self.size = size
        self._paper.setVisible(True)
        self._shadow.setVisible(True)
        self._paper.setRect(0, 0, size.width, size.height)
        self._shadow.setRect(1.5, 2, size.width, size.height)
        self.setSceneRect(self.paper.adjusted(-EDGE, -EDGE, EDGE, EDGE))

    @property
    def paper(self) -> QRectF:
        return self._paper.rect()

    def hang(self, rendered: Rendered | None) -> None:
        """Show this picture of the page, or none."""
        self.shown = rendered
        self._picture.setPixmap(QPixmap.fromImage(rendered.image) if rendered else QPixmap())
        if rendered is not None:
            self._picture.setScale(1 / rendered.scale)

    def mark(self, highlights: Iterable[Highlight]) -> None:
        """Replace the marks."""
        for item in self.marks:
            self.removeItem(item)
        self.marks = [HighlightItem(h) for h in highlights]
        for item in self.marks:
            item.lie(self._turns)
            self.addItem(item)

    def lie(self, turns: int) -> None:
        """The page is shown with so many quarter turns to the right."""
        self._turns = turns
        for item in self.marks:
            item.lie(turns)

    def marks_of(self, key: str | None) -> list[HighlightItem]:
        return [i for i in self.marks if i.highlight.key == key]

    def hit(self, point: QPointF) -> HighlightItem | None:
        """The smallest mark around a point: a cell before the line it stands in."""
        return min((i for i in self.marks if _holds(i, point)), key=lambda i: i.area, default=None)

    def recolor(self) -> None:
        self.setBackgroundBrush(theme().color(Role.SURFACE_ALT))
        self._shadow.setBrush(theme().color(Role.PAPER_SHADOW))
        self.update()


def _holds(item: HighlightItem, point: QPointF) -> bool:
    box = item.shape_box()
    return box.x0 <= point.x() <= box.x1 and box.y0 <= point.y() <= box.y1
