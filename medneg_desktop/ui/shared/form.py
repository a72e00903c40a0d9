"""One row of a form. The helper sets what forms forget: the label's buddy, the accessible name, the description."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from medneg_desktop.ui.shared.boxes import Column
from medneg_desktop.ui.shared.words import label, named

F = TypeVar("F", bound=QWidget)


class FormRow(QWidget, Generic[F]):
    """A label above its field, with a line of help below where there is something to say."""

    def __init__(self, text: str, field: F, help_text: str = "") -> None:
        super().__init__()
        self.field: F = field
        self.label = label(text, soft=True, small=True)
        self.label.setBuddy(field)
        self.help = label(help_text, soft=True, small=True)
        column = Column(self, gap=0.3)
        column.add(self.label, field, self.help)
        named(field, text.replace("&", ""))
        field.setAcceptDrops(False)  # a file dropped on a field is meant for the window, not as text
        self.setFocusProxy(field)
        self.say(help_text)

    def say(self, help_text: str) -> None:
        """Change the line below the field, which screen readers read as its description."""
        self.help.setText(help_text)
        self.help.setVisible(bool(help_text))
        self.field.setAccessibleDescription(help_text)
