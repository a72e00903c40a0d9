"""Buttons: primary for the one thing to do next, plain for the others, quiet for links and small acts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from medneg_desktop.ui.language import say
from medneg_desktop.ui.shared.icons import icon as make_icon
from medneg_desktop.ui.shared.words import plain_tip
from medneg_desktop.ui.theme import Role, theme, watch

_INK = {"primary": Role.ACCENT_TEXT, "plain": Role.TEXT, "quiet": Role.LINK, "nav": Role.NAV_TEXT}


class Button(QPushButton):
    """A button whose icon follows the theme."""

    def __init__(self, text: str, kind: str = "plain", icon: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(say(text), parent)
        self.kind, self._icon = kind, icon
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if icon is not None:
            self._tint()
            watch().theme_changed.connect(self._tint)

    def setText(self, text: str) -> None:
        super().setText(say(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.kind == "nav" and self.isChecked():  # where one is is told by a stroke as well as by a tint
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color(Role.NAV_TEXT))
            high = self.height() * 0.5
            painter.drawRoundedRect(QRectF(4, (self.height() - high) / 2, 3, high), 1.5, 1.5)
            painter.end()
        if self.kind == "primary" and self.hasFocus():
            # The color of the focus is hardly to be told from the button's own: the ring stands inside, in that of its words.
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme().color(Role.ACCENT_TEXT), 2))
            painter.drawRoundedRect(self.rect().adjusted(4, 4, -4, -4), 4, 4)
            painter.end()

    def _tint(self) -> None:
        if self._icon is not None:
            self.setIcon(make_icon(self._icon, _INK[self.kind]))
            side = round(theme().points * 1.7)
            beside_words = self.text() and self.kind != "nav"  # else the picture would touch the words
            self.setIconSize(QSize(round(side * 1.3) if beside_words else side, side))


def button(
    text: str,
    kind: str = "primary",
    shortcut: str | None = None,
    on_click: Callable[[], object] | None = None,
    *,
    icon: str | None = None,
    name: str = "",
    tip: str = "",
) -> QPushButton:
    """A button (``kind``: ``primary``, ``plain``, ``quiet``). ``name`` is for screen readers where ``text`` is short."""
    made = Button(text, kind, icon)
    made.setAccessibleName(say(name or text))
    if shortcut is not None:
        made.setShortcut(QKeySequence(shortcut))
        shown = made.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        tip = f"{say(tip or name or text)} ({shown})"
    if tip or (name and name != text):
        made.setToolTip(plain_tip(say(tip or name)))
    if on_click is not None:
        act = on_click
        made.clicked.connect(lambda _checked=False: act())
    return made
