"""What a screen says while it has nothing to show: what belongs here, and how to begin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from medneg_desktop.ui.shared.boxes import Column
from medneg_desktop.ui.shared.flow import Flow
from medneg_desktop.ui.shared.icons import icon
from medneg_desktop.ui.shared.words import heading, label
from medneg_desktop.ui.theme import EMBLEM, Role, theme, watch

_ROOMY = 34
"""The height from which there is room for the sign, in :meth:`Theme.gap` units."""


class EmptyState(QWidget):
    """A sign, a title, a sentence, and one or more buttons, in the middle of the free space."""

    def __init__(
        self, title: str, text: str = "", action: QPushButton | Sequence[QPushButton] | None = None, *, sign: str = ""
    ) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._icon = sign
        self.sign = QLabel()
        self.sign.setObjectName("emblem")
        self.sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = heading(title, level=2)
        self.text = label(text, soft=True)
        for words in (self.title, self.text):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        actions = [action] if isinstance(action, QPushButton) else list(action or ())
        buttons = QWidget()
        Flow(buttons, centered=True).add(*actions)
        column = Column(self, gap=1.2, margin=2)
        column.addStretch(2)
        column.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignHCenter)
        column.add(self.title, self.text, buttons)
        for part, wanted in ((self.text, text), (buttons, actions)):
            part.setVisible(bool(wanted))  # now that they stand in this widget, and are no windows of their own
        column.addStretch(3)  # a little above the middle, where the eye looks for it
        watch().theme_changed.connect(self._measure)
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        self.sign.setVisible(bool(self._icon) and self.height() > theme().gap(_ROOMY))
        side = theme().gap(EMBLEM)
        self.sign.setFixedSize(side, side)
        if self._icon:
            self.sign.setPixmap(icon(self._icon, Role.ACCENT).pixmap(side // 2, side // 2))
