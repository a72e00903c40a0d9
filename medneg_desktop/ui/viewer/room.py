"""How a screen shares its width between words and pages, until the person moves the handle."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QSplitter

from medneg_desktop.ui.theme import theme, watch


class _Share(QObject):
    """Gives one side so many letters of width, but never more than its part of the whole."""

    def __init__(self, splitter: QSplitter, side: int, letters: int, at_most: float) -> None:
        super().__init__(splitter)
        self._splitter, self._side, self._letters, self._at_most = splitter, side, letters, at_most
        self._moved = False
        splitter.splitterMoved.connect(self._on_moved)
        splitter.installEventFilter(self)
        keep_apart(splitter)

    def _on_moved(self, *_: int) -> None:
        self._moved = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show) and not self._moved:
            whole = self._splitter.width()
            wanted = self._splitter.fontMetrics().averageCharWidth() * self._letters
            one = min(wanted, round(whole * self._at_most))
            self._splitter.setSizes([one, whole - one] if self._side == 0 else [whole - one, one])
        return False


_WIDEST = 14
"""Pixels of a handle: at large text the room is needed for words."""


class _Apart(QObject):
    """Keeps the handle as wide as cards stand apart."""

    def __init__(self, splitter: QSplitter, gap: float) -> None:
        super().__init__(splitter)
        self._splitter, self._gap = splitter, gap
        watch().theme_changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self._splitter.setHandleWidth(min(theme().gap(self._gap), _WIDEST))


def keep_apart(splitter: QSplitter, gap: float = 1.4) -> None:
    """Give the handle a width that grows with the text."""
    _Apart(splitter, gap)


def share(splitter: QSplitter, *, letters: int, at_most: float, side: int = 0) -> None:
    """Keep a side of a splitter ``letters`` wide, at most so large a part of it; a person's own choice is kept."""
    _Share(splitter, side, letters, at_most)
