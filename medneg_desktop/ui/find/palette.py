"""The palette (Ctrl+K): type a few letters to do anything or to go to any bill or paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from medneg_desktop.domain.search import tokens
from medneg_desktop.services.find import Found, FoundPaper, FoundTalk
from medneg_desktop.services.office import Office
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.dialog import Dialog
from medneg_desktop.ui.find.desk import FindDesk
from medneg_desktop.ui.find.rows import rows_of
from medneg_desktop.ui.language import say
from medneg_desktop.ui.shared import Column, label, named
from medneg_desktop.ui.theme import theme

_MOST = 12
_SELF = "palette"
"""The palette does not offer itself."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to do, with its words."""

    words: str
    act: Callable[[], object]


def meets(words: str, typed: str) -> bool:
    """Whether every word that was typed begins a word of these."""
    held = tokens(words)
    return all(any(h.startswith(t) for h in held) for t in tokens(typed))


class Palette(Dialog):
    """A line to type in and what it means; the arrows choose while the line keeps the keyboard, Enter does it."""

    def __init__(
        self,
        office: Office,
        lanes: Lanes,
        acts: Sequence[tuple[str, QAction]],
        open_case: Callable[[str], object],
        open_document: Callable[[str], object],
        look_for: Callable[[str], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Go to or do"))
        self._acts = [(name, action) for name, action in acts if name != _SELF]
        self._open_case, self._open_document, self._look_for = open_case, open_document, look_for
        self._choices: list[Choice] = []
        self._found = Found()
        self.desk = FindDesk(office, lanes, self, most=6)
        self.desk.found.connect(self._answered)
        self.text = named(QLineEdit(), self.tr("What to do, or what to find"))
        self.text.setPlaceholderText(self.tr("Type what to do, or what to find"))
        self.list = named(QListWidget(), self.tr("What can be done"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(3)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        column = Column(self, gap=0.8, margin=1.2)
        column.add(self.text)
        column.add(self.list, stretch=1)
        column.add(label(self.tr("Up and Down choose, Enter does it, Esc closes."), soft=True, small=True))
        self.text.textChanged.connect(self._on_text)
        self.text.installEventFilter(self)
        self.list.itemClicked.connect(lambda _: self.do_chosen())
        side = theme().points
        self.resize(round(min(side * 52, parent.width() * 0.9)), round(min(side * 36, parent.height() * 0.8)))
        self._show()

    def _on_text(self, typed: str) -> None:
        self._found = Found()
        self.desk.ask_soon(typed)
        self._show()

    def _answered(self, found: Found, typed: str) -> None:
        if typed == self.text.text():
            self._found = found
            self._show()

    def _show(self) -> None:
        typed = self.text.text().strip()
        self._choices = [*self._acts_for(typed), *self._papers()]
        if typed:
            words = self.tr("Search everything for “{0}”").format(typed)
            self._choices.append(Choice(words, lambda: self._look_for(typed)))
        at = self.list.currentRow()
        self.list.clear()
        for choice in self._choices:
            self.list.addItem(QListWidgetItem(say(choice.words)))
        self.list.setCurrentRow(min(max(at, 0), len(self._choices) - 1) if self._choices else -1)

    def _acts_for(self, typed: str) -> list[Choice]:
        found = [a for _, a in self._acts if a.isEnabled() and meets(a.text(), typed)]
        return [Choice(_with_keys(a), a.trigger) for a in found[:_MOST]]

    def _papers(self) -> list[Choice]:
        return [Choice(_line(row.shown.spoken), self._way_to(row.found)) for row in rows_of(self._found)]

    def _way_to(self, found: object) -> Callable[[], object]:
        if isinstance(found, FoundPaper):
            return lambda: self._open_document(found.document.id)
        case = found.case if isinstance(found, FoundTalk) else getattr(found, "case", "")
        return lambda: self._open_case(case)

    def do_chosen(self) -> None:
        """Close, then do what is chosen."""
        at = self.list.currentRow()
        self.accept()
        if 0 <= at < len(self._choices):
            self._choices[at].act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.text and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self._choices:
                self.list.setCurrentRow((self.list.currentRow() + step) % len(self._choices))
                self.text.setAccessibleDescription(self._choices[self.list.currentRow()].words)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.do_chosen()
                return True
        return super().eventFilter(watched, event)


def _with_keys(action: QAction) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{action.text()}    {keys}" if keys else action.text()


def _line(words: str) -> str:
    return " ".join(words.split())
