"""Prints a packet page by page; each page is made in a lane, so that the window stays free meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from medneg_desktop.ui.background import Lane, Lanes, Ticket
from medneg_desktop.ui.viewer import PageSource
from medneg_desktop.ui.viewer.source import Rendered, render

LEAST_DPI, MOST_DPI = 200, 300
"""Legible down to small print, and no larger than a printer's memory."""


class PrintRun(QObject):
    """One run of the printer over the pages from ``first`` to ``last``."""

    progressed = Signal(int, int)
    finished = Signal(bool)
    """Whether everything was handed to the printer. Not told where the person stopped it."""
    failed = Signal(object)

    def __init__(self, lanes: Lanes, source: PageSource, printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self._source = source
        self._printer = printer
        self._painter = QPainter()
        self._ticket: Ticket | None = None
        first, last = printer.fromPage() or 1, printer.toPage() or source.count
        self._pages = list(range(max(1, first), min(source.count, last) + 1))
        if printer.copyCount() > 1 and not printer.supportsMultipleCopies():
            self._pages *= printer.copyCount()
        self._done = 0

    def start(self) -> None:
        self._printer.setFullPage(True)
        self._next()

    def stop(self) -> None:
        """Stop; what the printer has not printed yet is dropped where the printer can."""
        if self._ticket is not None:
            self._ticket.tear()
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()

    def _next(self) -> None:
        if self._done >= len(self._pages):
            self.finished.emit(not self._painter.isActive() or self._painter.end())
            return
        page = self._pages[self._done]
        dpi = min(max(LEAST_DPI, self._printer.resolution()), MOST_DPI)
        self._ticket = self._lanes.run(
            Lane.VIEW, lambda: render(self._source, page, dpi), owner=self, done=self._print, failed=self._fail
        )

    def _print(self, rendered: Rendered) -> None:
        if not self._turn_to(rendered):
            self.finished.emit(False)
            return
        room = QRectF(self._printer.pageLayout().fullRectPixels(self._printer.resolution()))
        size = rendered.image.size().toSizeF().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(
            room.left() + (room.width() - size.width()) / 2,
            room.top() + (room.height() - size.height()) / 2,
            size.width(),
            size.height(),
        )
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._painter.drawImage(place, rendered.image)
        self._done += 1
        self.progressed.emit(self._done, len(self._pages))
        self._next()

    def _turn_to(self, rendered: Rendered) -> bool:
        """Begin a sheet the way its page lies."""
        wide = rendered.image.width() > rendered.image.height()
        lies = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        if not self._painter.isActive():
            self._printer.setPageOrientation(lies)
            return self._painter.begin(self._printer)
        self._printer.setPageOrientation(lies)
        return self._printer.newPage()

    def _fail(self, error: BaseException) -> None:
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()
        self.failed.emit(error)
