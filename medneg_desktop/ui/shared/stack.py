"""Screens one behind the other, of which one is shown."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class Stack(QStackedWidget):
    """Needs the room of what it shows, and not of what is hidden.

    A screen lays itself out anew when it is shown in less room. Qt would hold the window to the width of all of them:
    one that was last seen in a wide window would keep it from becoming narrow.
    """

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.minimumSizeHint().expandedTo(shown.minimumSize()) if shown is not None else QSize(0, 0)
