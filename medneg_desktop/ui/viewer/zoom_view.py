"""A view that knows how large its page is shown: fitted to the pane, or as the person zoomed it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QStyle, QWidget

from medneg_desktop.ui.viewer.fit import POINTS_PER_INCH, SCREEN_DPI, Fit, fitted, limited
from medneg_desktop.ui.viewer.page_scene import EDGE, PageScene

_STEP = 1.2


class ZoomView(QGraphicsView):
    """Shows a :class:`PageScene`; subclasses are told by ``_rescaled`` when the page got another size."""

    zoom_changed = Signal(int)
    """In percent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dpi = SCREEN_DPI
        self._fit = Fit.WIDTH
        self._turn = 0
        self._table = PageScene(self)
        self.setScene(self._table)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setMinimumSize(QSize(120, 80))

    @property
    def dpi(self) -> int:
        """Pixels of the screen per inch of the page."""
        return self._dpi

    @property
    def percent(self) -> int:
        return round(self._dpi / self.devicePixelRatioF() / SCREEN_DPI * 100)

    @property
    def fit(self) -> Fit:
        return self._fit

    def fit_width(self) -> None:
        self._fit = Fit.WIDTH
        self._refit()

    def fit_page(self) -> None:
        self._fit = Fit.PAGE
        self._refit()

    def zoom_in(self) -> None:
        self._zoom_by(_STEP, self.viewport().rect().center().toPointF())

    def zoom_out(self) -> None:
        self._zoom_by(1 / _STEP, self.viewport().rect().center().toPointF())

    @property
    def turn(self) -> int:
        """How far the page is turned on the screen, in degrees to the right."""
        return self._turn

    def rotate_view(self) -> None:
        """Turn the page a quarter to the right, on the screen."""
        self._show_turned(self._turn + 90)

    def _show_turned(self, degrees: int) -> None:
        self._turn = degrees % 360
        self._table.lie(self._turn // 90)
        self._refit()
        self._to_top()

    def _zoom_by(self, factor: float, around: QPointF) -> None:
        self._fit = Fit.FREE
        fixed = self.mapToScene(around.toPoint())
        wanted = self._dpi * factor
        self._apply(round(wanted) if abs(wanted - self._dpi) >= 1 else self._dpi + (1 if factor > 1 else -1))
        moved = self.mapFromScene(fixed) - around.toPoint()
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + moved.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved.y())

    def _refit(self) -> None:
        if self._fit is Fit.FREE:
            self._apply(self._dpi)
            return
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        room, turned = self.maximumViewportSize(), bool(self._turn % 180)
        ratio = self.devicePixelRatioF()
        self._apply(fitted(self._fit, room, self._table.size, edge=EDGE, turned=turned, bar=bar, ratio=ratio))

    def _apply(self, dpi: int) -> None:
        # Whole dots per inch: then a picture of that resolution falls pixel on pixel and stays crisp.
        self._dpi = limited(dpi)
        scale = self._dpi / POINTS_PER_INCH / self.devicePixelRatioF()
        self.setTransform(QTransform().rotate(self._turn).scale(scale, scale))
        self.zoom_changed.emit(self.percent)
        self._rescaled()

    def _rescaled(self) -> None:
        """The page is shown at another size than before."""

    def _to_top(self) -> None:
        self.centerOn(self._table.sceneRect().center())
        self.verticalScrollBar().setValue(self.verticalScrollBar().minimum())

    # ------------------------------------------------------------------------------------------ events

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_by(_STEP ** (event.angleDelta().y() / 120), event.position())
            event.accept()
            return
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._refit()
