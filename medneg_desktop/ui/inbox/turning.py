"""Waits until the hand rests: who turns a page three times means the last of them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from medneg_desktop.core.ids import DocumentId

_REST_MS = 900


class Turning(QObject):
    """A page that the person is turning."""

    settled = Signal(str, int, int)
    """Document, page, and the quarter turns that it stopped at."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=_REST_MS)
        self._timer.timeout.connect(self.settle)
        self._waiting: tuple[DocumentId, int, int] | None = None

    def wait(self, document: DocumentId, page: int, quarters: int, now: int) -> None:
        """The page is shown with ``quarters`` turns and was read with ``now``; another page that waits is told at once."""
        if self._waiting is not None and self._waiting[:2] != (document, page):
            self.settle()
        self._waiting = (document, page, quarters) if quarters % 4 != now % 4 else None
        self._timer.start()

    def settle(self) -> None:
        """Tell what waits."""
        self._timer.stop()
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.settled.emit(*waiting)
