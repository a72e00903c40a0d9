"""The bar in which the window tells of troubles and successes. An error stays until the person has put it away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from medneg_desktop.ui.language import say
from medneg_desktop.ui.shared.boxes import Column, Row
from medneg_desktop.ui.shared.buttons import button
from medneg_desktop.ui.shared.icons import icon
from medneg_desktop.ui.shared.words import label, repolish
from medneg_desktop.ui.theme import Role, theme, watch

_LOOK = {
    "error": ("error", Role.DANGER, "Problem"),
    "info": ("info", Role.LINK, "Note"),
    "success": ("check", Role.PROVEN, "Done"),
}
_SECONDS = 12


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say what changed, without moving the focus."""
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, say(text)))


class MessageBar(QFrame):
    """Title, text, and at most one act. Hidden while there is nothing to tell."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.kind = ""
        self._act: Callable[[], object] | None = None
        self._sign = QLabel()
        self._title = label("", strong=True)
        self._text = label("")
        self.action = button("", "plain", on_click=self._acted, name="Act on the message")
        self.close_button = button("Dismiss", "quiet", on_click=self.dismiss)
        words = Column(gap=0.2)
        words.add(self._title, self._text)
        row = Row(self, gap=1.2, margin=0.8)
        row.add(self._sign)
        row.add(words, stretch=1)
        row.add(self.action, self.close_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        watch().theme_changed.connect(self._tint)
        self.hide()

    @property
    def words(self) -> str:
        """What the bar says, title and text."""
        return f"{self._title.text()} {self._text.text()}".strip()

    def tell(
        self, kind: str, title: str, text: str = "", action: tuple[str, Callable[[], object]] | None = None
    ) -> None:
        """Show a message (``kind``: ``error``, ``info``, ``success``). ``action`` is the word on a button and what it does.

        Only a success goes away by itself, and only where it has nothing to press.
        """
        self.kind = kind
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.action.setVisible(action is not None)
        if action is not None:
            self.action.setText(action[0])
            self.action.setAccessibleName(say(action[0]))
            self._act = action[1]
        self.setProperty("kind", kind)
        self.setAccessibleName(f"{say(_LOOK[kind][2])}: {say(title)}")
        self._tint()
        repolish(self)
        self.show()
        self._timer.stop()
        if kind == "success" and action is None:
            self._timer.start(_SECONDS * 1000)
        announce(self, f"{_LOOK[kind][2]}: {title} {text}")

    def dismiss(self) -> None:
        """Put the message away."""
        self._timer.stop()
        self._act = None
        self.hide()
        self.dismissed.emit()

    def _acted(self) -> None:
        if self._act is not None:
            self._act()

    def _tint(self) -> None:
        if self.kind:
            name, role, _ = _LOOK[self.kind]
            side = round(theme().points * 2)
            self._sign.setPixmap(icon(name, role).pixmap(side, side))
