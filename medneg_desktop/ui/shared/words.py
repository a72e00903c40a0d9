"""Labels. All of them plain text: a bill that prints ``<b>`` must not format the window."""

from __future__ import annotations

import sys
from html import escape
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QWidget

from medneg_desktop.core.money import Money
from medneg_desktop.ui.language import say
from medneg_desktop.ui.theme import Role

W = TypeVar("W", bound=QWidget)
UNKNOWN = "\u2013"
"""Stands where no paper says a value; never a false zero."""


def plain_tip(text: str) -> str:
    """A tip that shows its text as it is: Qt guesses, and words of a document must not become formatting."""
    return f"<span>{escape(text)}</span>" if "<" in text else text


def named(widget: W, name: str, description: str = "") -> W:
    """Give a widget what a screen reader says of it."""
    widget.setAccessibleName(say(name))
    if isinstance(widget, QComboBox) and sys.platform.startswith("linux"):
        description = description or name  # there Qt says what is chosen in place of the name
    if description:
        widget.setAccessibleDescription(say(description))
    return widget


class Words(QLabel):
    """Plain text in the language of the window."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)

    def setText(self, text: str) -> None:
        super().setText(say(text))

    def quote(self, text: str) -> None:
        """Show words of a paper or a person, which are put into no other language."""
        super().setText(text)


def label(
    text: str,
    *,
    soft: bool = False,
    wrap: bool = True,
    strong: bool = False,
    small: bool = False,
    tone: Role | None = None,
    selectable: bool = False,
) -> Words:
    """Running text. ``selectable`` lets the person copy it with the mouse or keyboard."""
    made = Words()
    made.setText(text)
    made.setWordWrap(wrap)
    for name, value in (("soft", soft), ("strong", strong), ("small", small)):
        made.setProperty(name, value)
    if tone is not None:
        made.setProperty("tone", tone.value)
    if selectable:
        by = Qt.TextInteractionFlag
        made.setTextInteractionFlags(by.TextSelectableByMouse | by.TextSelectableByKeyboard)
        named(made, text)
    return made


def heading(text: str, level: int = 1) -> Words:
    """A heading; 1 names the screen, 2 a card, 3 a group."""
    made = label(text)
    made.setProperty("level", str(level))
    return made


def money_label(amount: Money | None, size: str = "normal", tone: Role | None = None) -> QLabel:
    """An amount (``size``: ``total``, ``large`` or ``normal``); a dash that reads "not known" for None."""
    made = label(UNKNOWN if amount is None else amount.shown(), wrap=False, tone=tone)
    made.setProperty("money", size)
    made.setAccessibleName(say("not known") if amount is None else amount.shown())
    return made


class Chip(QLabel):
    """A small word on a tinted ground. The word carries the meaning; the tint only helps."""

    def __init__(self, text: str, role: Role, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.say(text, role)

    def say(self, text: str, role: Role) -> None:
        """Change word and meaning."""
        self.setText(say(text))
        self.setProperty("role", role.value)
        repolish(self)


class ElidedLabel(Words):
    """One line that ends in dots where it does not fit, and then shows the whole on hover."""

    def __init__(self, text: str = "", *, soft: bool = False, strong: bool = False, middle: bool = False) -> None:
        super().__init__()
        self._mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setProperty("soft", soft)
        self.setProperty("strong", strong)
        self.setText(text)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 6, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setToolTip(plain_tip(self.text()) if self._shown() != self.text() else "")
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), self._shown())
        painter.end()

    def _shown(self) -> str:
        return self.fontMetrics().elidedText(self.text(), self._mode, self.contentsRect().width())


def repolish(widget: QWidget) -> None:
    """Let the style sheet see a changed property."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
