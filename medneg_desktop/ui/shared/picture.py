"""An icon that only decorates."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from medneg_desktop.ui.shared.icons import icon
from medneg_desktop.ui.theme import Role, theme, watch


class Picture(QLabel):
    """An icon that only decorates, and follows the theme. ``lines`` is its side in heights of a letter."""

    def __init__(self, name: str, lines: float, *, centered: bool = True) -> None:
        super().__init__()
        self._name, self._lines = name, lines
        if centered:
            self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._tint()
        watch().theme_changed.connect(self._tint)

    def _tint(self) -> None:
        side = round(theme().points * self._lines)
        self.setPixmap(icon(self._name, Role.ACCENT).pixmap(side, side))
