"""Files that the system asks an open program to show: macOS tells of them by events, not on the command line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

Take = Callable[[Sequence[Path]], object]


class FileEvents(QObject):
    """Holds the files until there is a window to take them, and hands on what comes later."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._waiting: list[Path] = []
        self._take: Take | None = None
        app.installEventFilter(self)

    def hand_to(self, take: Take) -> None:
        """From now on, these are taken by ``take``; those that came before at once."""
        self._take = take
        if self._waiting:
            take(tuple(self._waiting))
            self._waiting.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QFileOpenEvent) or not event.file():
            return super().eventFilter(watched, event)
        path = Path(event.file())
        if self._take is None:
            self._waiting.append(path)
        else:
            self._take((path,))
        return True
