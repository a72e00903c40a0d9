"""What the pages of talks share: choices, forms that lie side by side where there is room, and what they ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QSizePolicy, QWidget

from medneg_desktop.core.trouble import ValueNotUnderstood
from medneg_desktop.ui.shared import Card, Column, Flow, FormRow, heading, label

K = TypeVar("K")


class Acts(QObject):
    """What a page asks for; the tab does it in the store's lane."""

    note = Signal(object)
    """A new entry."""
    correct = Signal(str, object, str)
    """Of which entry, what it should say, and why."""
    strike = Signal(str)
    sent = Signal(object)
    """A letter that went out, as an entry."""
    go = Signal(str)
    """To another page of the tab, by its name."""


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
        self.field.addItems(list(words.values()))
        if before in self._keys:
            self.choose(before)

    @property
    def value(self) -> K:
        return self._keys[max(0, self.field.currentIndex())]

    def choose(self, value: K) -> None:
        self.field.setCurrentIndex(self._keys.index(value))


def line(text: str, help_text: str = "") -> FormRow[QLineEdit]:
    return FormRow(text, QLineEdit(), help_text)


def fields(*rows: QWidget) -> QWidget:
    """Rows side by side as far as there is room."""
    box = QWidget()
    flow = Flow(box, gap=1.0)
    flow.add(*rows, letters=22)
    return box


def form_card(title: str, lead: str, *parts: QWidget) -> Card:
    card = Card(gap=0.9)
    card.body.add(heading(title, 2))
    if lead:
        card.body.add(label(lead, soft=True))
    card.body.add(*parts)
    return card


def trying(message: QLabel, act: Callable[[], object]) -> None:
    """Do what a form asks; what was not understood is told beside its button."""
    message.setText("")
    try:
        act()
    except ValueNotUnderstood as told:
        message.setText(told.remedy)


def bullets(column: Column, title: str, lines: Iterable[str]) -> None:
    told = list(lines)
    if told:
        column.add(heading(title, 3), *(label(f"\u2022 {text}") for text in told))
