"""Where the focus is after another screen was gone to: on its first useful control, and never on what only holds others.

A screen shows its controls when its work in the lanes is done, so the focus waits on the button of the navigation until
there is one; whoever moves it meanwhile keeps it where they want it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QSplitter, QStackedWidget, QWidget
from shiboken6 import isValid

from medneg_desktop.ui.order import stops

_EVERY, _TRIES, _PATIENT = 60, 50, 12
"""Milliseconds between looks; how often it is looked, three seconds in all; how often for what the screen names."""


def first_control(screen: QWidget, *, patient: bool = False) -> QWidget | None:
    """What of a screen is to have the focus first: what it names as ``landing``, else the first that Tab would reach.

    ``patient``: what it names is waited for.
    """
    named = getattr(screen, "landing", None)
    if isinstance(named, QWidget) and (patient or _useful(named)):
        return named if _useful(named) else None
    return next((w for w in stops(screen) if _useful(w)), None)


def _useful(widget: QWidget) -> bool:
    return (
        widget.isVisible()
        and widget.isEnabled()
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and not isinstance(widget, QScrollArea | QStackedWidget | QSplitter)
    )


class Landing(QObject):
    """Puts the focus on a screen that was gone to."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._screen: QWidget | None = None
        self._waits_on: QWidget | None = None
        self._left = 0
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self._look)
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._on_focus)

    def on(self, screen: QWidget, meanwhile: QWidget) -> None:
        """Land on ``screen``; ``meanwhile`` has the focus until there is something to land on."""
        self._screen, self._waits_on, self._left = screen, meanwhile, _TRIES
        at = QApplication.focusWidget()
        if at is None or not screen.isAncestorOf(at) or not _useful(at):
            meanwhile.setFocus(Qt.FocusReason.OtherFocusReason)
        self._timer.start()
        self._look()

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """A part that is exchanged gives the focus to what takes its place, be it mere words: then land anew."""
        screen = self._screen
        if now is None or screen is None or not isValid(screen) or now is screen or not screen.isAncestorOf(now):
            return
        if now.focusPolicy() is Qt.FocusPolicy.NoFocus and not self._timer.isActive():
            self._left = _TRIES
            self._timer.start()

    def _look(self) -> None:
        screen, at = self._screen, QApplication.focusWidget()
        self._left -= 1
        moved = at is not None and at is not self._waits_on and _useful(at)
        if screen is None or moved or self._left < 0:
            self._timer.stop()
        elif at is not None and at.focusPolicy() is Qt.FocusPolicy.NoFocus and self._waits_on is not None:
            self._waits_on.setFocus(Qt.FocusReason.OtherFocusReason)
        elif (found := first_control(screen, patient=self._left > _TRIES - _PATIENT)) is not None:
            self._timer.stop()
            found.setFocus(Qt.FocusReason.OtherFocusReason)
