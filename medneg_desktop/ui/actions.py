"""What the person can do from anywhere in the window, with its keys. Menus of keys are made from this one list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from medneg_desktop.ui.glossary import Term
from medneg_desktop.ui.language import say
from medneg_desktop.ui.shared.boxes import Column, Row, scroll
from medneg_desktop.ui.shared.buttons import button
from medneg_desktop.ui.shared.tabs import TabPages
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
    Act("keys", "Keys, and the words on this screen", ("F1",)),
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
    """All keys on one sheet, and on a second the words of bills that are in sight.

    ``more`` is what the visible screen adds; with ``word_at`` the focus is on a control that names a word.
    Without ``window`` it stands over a dialog, where the keys of the window do nothing.
    """

    def __init__(
        self,
        more: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
        *,
        words: Sequence[Term] = (),
        word_at: bool = False,
        window: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys and words"))
        self.sheets = TabPages(self.tr("Keys and words"))
        self.sheets.addTab(scroll(_keys(more, window=window), self.tr("List of keys")), self.tr("Keys"))
        if words:
            self.sheets.addTab(scroll(_words(words), self.tr("Words on this screen")), self.tr("Words on this screen"))
        self.sheets.setCurrentIndex(1 if words and word_at else 0)
        outer = Column(self, gap=1, margin=1.6)
        close = Row()
        close.add(None, button(self.tr("Close"), on_click=self.accept))
        outer.add(self.sheets, close)
        side = theme().points
        self.resize(round(side * 52), round(side * 52))
        self.sheets.tabBar().setFocus()


def _words(terms: Sequence[Term]) -> QWidget:
    """Each word with what it means, and what the papers print for it."""
    content = QWidget()
    column = Column(content, gap=1.2, margin=0.8)
    for term in terms:
        one = Column(gap=0.2)
        one.add(heading(term.name, 3), label(term.what))
        if term.printed:
            one.add(label(term.printed, soft=True, small=True))
        column.add(one)
    column.add(None)
    return content


def _keys(more: Sequence[tuple[str, str]], *, window: bool) -> QWidget:
    acts = ACTS if window else [act for act in ACTS if act.name == "keys"]
    rows = [(", ".join(_native(k) for k in act.keys[:1]), act.words) for act in acts]
    content = QWidget()
    column = Column(content, gap=1.2, margin=0.8)
    if more:
        column.add(heading("On this screen", 3), _grid(more))
    column.add(heading("Everywhere", 3), _grid([*rows, *EVERYWHERE]), None)
    return content


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _grid(rows: Sequence[tuple[str, str]]) -> QWidget:
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme().gap(3))
    grid.setColumnMinimumWidth(0, theme().gap(16))  # so that both lists stand in line
    grid.setColumnStretch(1, 1)
    for number, (keys, words) in enumerate(rows):
        grid.addWidget(label(keys, strong=True, wrap=False), number, 0)
        grid.addWidget(label(words), number, 1)
    return box
