"""What a screen says while it has nothing to show: what belongs here, and how to begin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from medneg_desktop.ui.shared.boxes import Column, Row
from medneg_desktop.ui.shared.words import heading, label


class EmptyState(QWidget):
    """A title, a sentence, and one or more buttons, in the middle of the free space."""

    def __init__(self, title: str, text: str = "", action: QPushButton | Sequence[QPushButton] | None = None) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = Column(self, gap=1.2, margin=2)
        self.title = heading(title, level=2)
        self.title.setWordWrap(True)
        self.text = label(text, soft=True)
        for words in (self.title, self.text):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        actions = [action] if isinstance(action, QPushButton) else list(action or ())
        row = Row()
        row.add(None, *actions, None)
        column.add(None, self.title, self.text, row, None)
        self.text.setVisible(bool(text))
