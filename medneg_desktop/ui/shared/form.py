"""One row of a form. The helper sets what forms forget: the label's buddy, the accessible name, the description."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from medneg_desktop.ui.language import say
from medneg_desktop.ui.shared.boxes import Column
from medneg_desktop.ui.shared.words import label, named

F = TypeVar("F", bound=QWidget)
K = TypeVar("K")


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
        self.field.setAccessibleDescription(say(help_text))


class Choice(FormRow[QComboBox], Generic[K]):
    """A row with one of several values."""

    def __init__(self, text: str, words: Mapping[K, str]) -> None:
        box = QComboBox()
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(14)
        super().__init__(text, box)
        self._keys: list[K] = []
        self.set_choices(words)

    def set_choices(self, words: Mapping[K, str]) -> None:
        before = self.value if self._keys else None
        self._keys = list(words)
        self.field.clear()
        self.field.addItems([say(w) for w in words.values()])
        if before in self._keys:
            self.choose(before)

    @property
    def value(self) -> K:
        return self._keys[max(0, self.field.currentIndex())]

    def choose(self, value: K) -> None:
        self.field.setCurrentIndex(self._keys.index(value))
