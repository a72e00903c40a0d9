"""What the pages of talks share: choices, forms that lie side by side where there is room, and what they ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from medneg_desktop.core.trouble import ValueNotUnderstood
from medneg_desktop.ui.shared import Card, Choice, Column, Flow, FormRow, heading, label

__all__ = ["Acts", "Choice", "bullets", "fields", "form_card", "line", "trying"]


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
