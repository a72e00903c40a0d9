"""Notices that nobody is at the window any more."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,  # all that is seen of a key that does something
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.Drop,
    }
)
_LOOKS_EVERY = 10_000


class IdleWatch(QObject):
    """Tells ``idle`` when ``minutes`` passed without a key or a click; 0 minutes is never.

    Work under way counts as somebody there: a pile of papers is read to its end. Both clocks are asked, for one stands
    still while the computer sleeps and the other may be set back.
    """

    idle = Signal()

    def __init__(self, minutes: Callable[[], int], busy: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._minutes, self._busy = minutes, busy
        self._wall, self._steady = time.time(), time.monotonic()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOKS_EVERY)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            self.somebody()
        return False

    def somebody(self) -> None:
        """Begin to count anew."""
        self._wall, self._steady = time.time(), time.monotonic()

    def look(self) -> None:
        """Tell where it is time."""
        if self._busy():
            self.somebody()
            return
        minutes = self._minutes()
        passed = max(time.time() - self._wall, time.monotonic() - self._steady)
        if minutes and passed >= 60 * minutes:
            self.somebody()
            self.idle.emit()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
