"""What the person can do from anywhere in the window, with its keys. Menus of keys are made from this one list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from medneg_desktop.ui.language import say
from medneg_desktop.ui.shared.boxes import Column, Row, scroll
from medneg_desktop.ui.shared.buttons import button
from medneg_desktop.ui.shared.words import heading, label
from medneg_desktop.ui.theme import theme


@dataclass(frozen=True, slots=True)
class Act:
    """Something to do: its name in code, its words, its keys."""

    name: str
    words: str
    keys: tuple[str, ...]


ACTS = (
    Act("home", "Go to Home", ("Ctrl+1",)),
    Act("inbox", "Go to Inbox", ("Ctrl+2",)),
    Act("bills", "Go to Bills", ("Ctrl+3",)),
    Act("packets", "Go to Packets", ("Ctrl+4",)),
    Act("rights", "Go to Rights", ("Ctrl+5",)),
    Act("deadlines", "Go to Deadlines", ("Ctrl+6",)),
    Act("find", "Find papers, bills and talks", ("Ctrl+F",)),
    Act("palette", "Go to or do anything", ("Ctrl+K",)),
    Act("trash", "Go to Trash", ("Ctrl+9",)),
    Act("settings", "Go to Settings", ("Ctrl+,",)),
    Act("add", "Add documents", ("Ctrl+O",)),
    Act("add_folder", "Add a folder", ("Ctrl+Shift+O",)),
    Act("paste", "Add files you copied", ("Ctrl+V",)),
    Act("undo", "Take back the last change", ("Ctrl+Z",)),
    Act("redo", "Do it again", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Act("refresh", "Show the newest state", ("F5",)),
    Act("larger", "Larger text", ("Ctrl++", "Ctrl+=")),
    Act("smaller", "Smaller text", ("Ctrl+-",)),
    Act("normal", "Normal text size", ("Ctrl+0",)),
    Act("lock", "Lock the vault", ("Ctrl+L",)),
    Act("help", "Help: guides and the words of bills", ("Shift+F1",)),
    Act("keys", "Show these keys", ("F1",)),
    Act("report", "Make a problem report", ("Ctrl+Shift+F1",)),
    Act("escape", "Put a message away", ("Esc",)),
    Act("quit", "Close the window", ("Ctrl+Q",)),
)

EVERYWHERE = (
    ("Tab, Shift+Tab", "Next or previous control"),
    ("Up, Down", "Move in a table or list"),
    ("Enter", "Open the chosen row"),
)


def make_actions(window: QWidget, handlers: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """Give the window an action for every act; raises KeyError where a handler is missing."""
    made = {}
    for act in ACTS:
        action = QAction(say(act.words), window)
        action.setShortcuts([QKeySequence(k) for k in act.keys])
        handler = handlers[act.name]
        action.triggered.connect(lambda _checked=False, handler=handler: handler())
        window.addAction(action)
        made[act.name] = action
    return made


class KeySheet(QDialog):
    """All keys on one sheet. ``more`` is what the visible screen adds."""

    def __init__(self, more: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Keys"))
        rows = [(", ".join(_native(k) for k in act.keys[:1]), act.words) for act in ACTS]
        content = QWidget()
        column = Column(content, gap=1.2, margin=0.8)
        if more:
            column.add(heading("On this screen", 3), _grid(more))
        column.add(heading("Everywhere", 3), _grid([*rows, *EVERYWHERE]), None)
        outer = Column(self, gap=1, margin=1.6)
        close = Row()
        close.add(None, button("Close", on_click=self.accept))
        outer.add(heading("Keys", 2), scroll(content, "List of keys"), close)
        side = theme().points
        self.resize(round(side * 44), round(side * 52))


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _grid(rows: Sequence[tuple[str, str]]) -> QWidget:
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme().gap(3))
    grid.setColumnStretch(1, 1)
    for number, (keys, words) in enumerate(rows):
        grid.addWidget(label(keys, strong=True, wrap=False), number, 0)
        grid.addWidget(label(words), number, 1)
    return box
