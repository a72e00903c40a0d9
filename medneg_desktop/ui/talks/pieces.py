"""What the pages of talks share: forms that lie side by side where there is room, and what they ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from medneg_desktop.core.trouble import ValueNotUnderstood
from medneg_desktop.ui.shared import Card, Choice, Column, Flow, FormRow, heading, label

__all__ = ["Acts", "Choice", "acts_row", "bullets", "fields", "form_card", "line", "trying"]


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
    open = Signal(str)
    """A document, to be looked at."""
    show = Signal(object)
    """A place on a paper of the case, as evidence."""


def line(text: str, help_text: str = "", *, hint: str = "") -> FormRow[QLineEdit]:
    """A row to type in; ``hint`` stands in the empty field, and is told as its description too."""
    row = FormRow(text, QLineEdit(), help_text)
    if hint:
        row.field.setPlaceholderText(hint)
        row.field.setAccessibleDescription(hint)
    return row


def fields(*rows: QWidget, letters: int = 20) -> QWidget:
    """Rows in a grid of as many columns as there is room for."""
    box = QWidget()
    flow = Flow(box, gap=1.0, grid=True)
    flow.add(*rows, letters=letters)
    return box


def acts_row(*widgets: QWidget) -> QWidget:
    """Buttons side by side, each as wide as its words."""
    box = QWidget()
    Flow(box).add(*widgets)
    return box


def form_card(title: str, lead: str, *parts: QWidget | None) -> Card:
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
    message.setVisible(bool(message.text()))


def bullets(column: Column, title: str, lines: Iterable[str]) -> None:
    told = list(lines)
    if told:
        column.add(heading(title, 3), *(label(f"\u2022 {text}") for text in told))
