"""The rail at the left: where to go, and the way to add papers, which is the same on every screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QPushButton, QSizePolicy, QSpacerItem, QWidget

from medneg_desktop.core import resources
from medneg_desktop.ui.language import say
from medneg_desktop.ui.shared import Column, Row, button, label, named
from medneg_desktop.ui.shared.buttons import Button
from medneg_desktop.ui.theme import theme, watch

_WIDE_GAP, _CLOSE_GAP = 0.6, 0.1
_WIDE_MARGIN, _CLOSE_MARGIN = 1.2, 0.5
"""Between and around buttons; icons alone stand closer, so that all fit the smallest window at the largest text."""

_LARGEST_TEXT = 175
"""Percent, from which icons alone no longer all fit."""


@dataclass(frozen=True, slots=True)
class Destination:
    """A screen to go to. ``bottom`` ones stand at the foot of the rail."""

    name: str
    words: str
    keys: str
    bottom: bool = False


class Navigation(QFrame):
    """Buttons for the screens. Narrow windows show their icons only."""

    wanted = Signal(str)
    add_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, destinations: Sequence[Destination], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nav")
        named(self, "Navigation")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._destinations = tuple(destinations)
        self._group = QButtonGroup(self)
        self.buttons = {d.name: self._button(d) for d in destinations}
        self.badge = QLabel()
        self.badge.setObjectName("badge")
        self.badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.badge.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.name = label("MedNeg", wrap=False)
        self.name.setProperty("level", "2")
        self.sign = QLabel()
        self._brand = QWidget()
        brand = Row(self._brand, gap=0.8, margin=0.4)
        brand.add(self.sign, self.name, None)
        self.add_button = button(
            "Add documents", icon="add", on_click=self.add_wanted.emit, tip="Add documents (Ctrl+O)"
        )
        self.folder_button = Button("Add a folder", "nav", "folder")
        self.folder_button.clicked.connect(self.folder_wanted.emit)
        named(self.folder_button, "Add a folder")
        self._compact = False
        self._build()
        self.set_badge(0)
        watch().theme_changed.connect(self._measure)
        self._measure()

    def _button(self, to: Destination) -> QPushButton:
        made = Button(to.words, "nav", to.name)
        made.setCheckable(True)
        made.setToolTip(f"{say(to.words)} ({to.keys})")
        named(made, to.words)
        made.clicked.connect(lambda _checked=False: self.wanted.emit(to.name))
        self._group.addButton(made)
        return made

    def _build(self) -> None:
        self._column = column = Column(self, gap=_WIDE_GAP, margin=_WIDE_MARGIN)
        column.add(self._brand, self.add_button, self.folder_button)
        self._break = QSpacerItem(0, theme().gap(1))
        column.addSpacerItem(self._break)
        column.add(*(self.buttons[d.name] for d in self._destinations if not d.bottom), None)
        column.add(*(self.buttons[d.name] for d in self._destinations if d.bottom))
        if "inbox" in self.buttons:
            inside = Row(self.buttons["inbox"], margin=0.4)
            inside.add(None, self.badge)
            self.badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_current(self, name: str) -> None:
        self.buttons[name].setChecked(True)

    def set_badge(self, count: int) -> None:
        """How many documents want a look; none shows nothing."""
        self.badge.setText(str(count) if count < 1000 else "999+")
        self.badge.setVisible(count > 0)
        if "inbox" in self.buttons:
            self.buttons["inbox"].setAccessibleName(say(f"Inbox, {count} to check" if count else "Inbox"))

    def set_compact(self, compact: bool) -> None:
        """Icons only, or icons with words. Names for screen readers stay."""
        if compact == self._compact:
            return
        self._compact = compact
        self._brand.setVisible(not compact)
        self.add_button.setText("" if compact else "Add documents")
        self.folder_button.setText("" if compact else "Add a folder")
        for to in self._destinations:
            self.buttons[to.name].setText("" if compact else to.words)
        self._break.changeSize(0, 0 if compact else theme().gap(1))
        self._column.set_gap(_CLOSE_GAP if compact else _WIDE_GAP, _CLOSE_MARGIN if compact else _WIDE_MARGIN)
        self._measure()

    def _measure(self) -> None:
        # The largest text in the smallest window: a folder can still be added from Home and with its keys.
        self.folder_button.setVisible(not self._compact or theme().text_percent < _LARGEST_TEXT)
        side = theme().gap(2.8)
        self.sign.setPixmap(QIcon(str(resources.path("icons", "medneg.svg"))).pixmap(side, side))
        self.setFixedWidth(theme().gap(7.6) if self._compact else self._wide())

    def _wide(self) -> int:
        """Room for the longest words, which differ from language to language."""
        longest = max(b.sizeHint().width() for b in (self.add_button, self.folder_button, *self.buttons.values()))
        return max(theme().gap(22), longest + theme().gap(2.4))
