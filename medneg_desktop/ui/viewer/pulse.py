"""Points out a place on a page: its outline swells a few times and stays thick."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QVariantAnimation
from PySide6.QtWidgets import QWidget

from medneg_desktop.ui.viewer.highlight import HighlightItem
from medneg_desktop.ui.viewer.motion import motion_wanted

_MILLISECONDS = 900
_SWELLS = 2


class Pulse:
    """The animation of one viewer. Where less motion is asked for, the outline is simply thicker."""

    def __init__(self, viewer: QWidget) -> None:
        self._viewer = viewer
        self._items: tuple[HighlightItem, ...] = ()
        self._animation = QVariantAnimation(viewer)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(_MILLISECONDS)
        self._animation.valueChanged.connect(self._step)

    @property
    def running(self) -> bool:
        return self._animation.state() is QVariantAnimation.State.Running

    def start(self, items: Sequence[HighlightItem]) -> None:
        self.stop()
        self._items = tuple(items)
        for item in self._items:
            item.emphasize(1.0)
        if self._items and motion_wanted(self._viewer):
            self._animation.start()

    def stop(self) -> None:
        self._animation.stop()
        self._items = ()

    def _step(self, value: float) -> None:
        swell = 1.0 + abs(math.sin(value * math.pi * _SWELLS)) * 1.2
        for item in self._items:
            item.emphasize(swell if value < 1.0 else 1.0)
