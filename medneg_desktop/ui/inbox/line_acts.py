"""The lines with what can be done to them: add, remove, split, merge, and a column that was not read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from medneg_desktop.domain.reading import Cell, Reading
from medneg_desktop.ui.inbox.column_row import COLUMN_KEYS, ColumnRow
from medneg_desktop.ui.inbox.lines_model import LinesModel
from medneg_desktop.ui.inbox.lines_view import LinesView
from medneg_desktop.ui.inbox.words import cell_words
from medneg_desktop.ui.language import say
from medneg_desktop.ui.shared import Column, Flow, button, label, named
from medneg_desktop.ui.theme import Role

LINE_KEYS = (
    ("Ctrl+Insert", "Add a line below"),
    ("Ctrl+Delete", "Remove the line"),
    ("Ctrl+J", "Join the line with the next one"),
    ("Ctrl+Shift+K", "Split the line: this cell and those after it go to a new line"),
    ("Delete", "Clear a cell"),
    *COLUMN_KEYS,
)


class LinesPage(QWidget):
    """The table, its acts, and why a text was not taken. Acts are told, not done here."""

    add = Signal(object)
    """Add a line below the line of this number; None for the end."""
    remove = Signal(int)
    merge = Signal(int)
    split = Signal(int, object)
    """A line's number, and the cells that go to a new line."""
    heads_wanted = Signal()
    """The person wants to say what a column is."""

    def __init__(self, model: LinesModel) -> None:
        super().__init__()
        self.model = model
        self.view = LinesView(model)
        self.refusal = label("", tone=Role.DANGER, small=True)
        self.column_box = named(QComboBox(), self.tr("Add a column that was not read"))
        self.column_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.column_box.setMinimumContentsLength(16)
        self.add_button = self._act(self.tr("Add line"), self.tr("Add a line below"), "Ctrl+Insert", self._add)
        self.remove_button = self._act(self.tr("Remove"), self.tr("Remove the line"), "Ctrl+Delete", self._remove)
        self.merge_button = self._act(
            self.tr("Join"), self.tr("Join the line with the next one"), "Ctrl+J", self._merge
        )
        self.split_button = self._act(
            self.tr("Split"),
            self.tr("Split: this cell and those after it go to a new line"),
            "Ctrl+Shift+K",
            self._split,
        )
        self.heads_button = button(
            self.tr("Name a column…"),
            "quiet",
            on_click=self.heads_wanted.emit,
            name=self.tr("Say what a column is"),
            tip=self.tr("Say what a column is, and have the paper read again by it (Ctrl+Shift+L)"),
        )
        self.columns = ColumnRow()
        self._build()

    def _act(self, text: str, name: str, keys: str, act: Callable[[], object]) -> QPushButton:
        made = button(text, "quiet", on_click=act, name=name, tip=f"{name} ({keys})")
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
        return made

    def _build(self) -> None:
        acts = Flow(gap=0.4)
        acts.add(self.add_button, self.remove_button, self.merge_button, self.split_button)
        acts.add(self.heads_button, self.column_box)
        column = Column(self, gap=0.4)
        column.add(self.columns)
        column.add(self.view, stretch=1)
        column.add(self.refusal, acts)
        self.refusal.hide()
        self.column_box.activated.connect(self._on_column)
        self.columns.left.connect(self._go_on)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._enable())
        self.model.modelReset.connect(self._enable)

    def set_reading(self, reading: Reading | None, *, fresh: bool) -> None:
        """Show the lines of a reading; the chosen cell stays where it still is."""
        before = self.model.target(self.view.currentIndex())
        if fresh:
            self.model.start_over()
            self.refuse("")
            self.columns.close_row()
        self.model.set_reading(reading)
        if before is not None and not fresh and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index_of(before))
        self.column_box.clear()
        self.column_box.addItem(self.tr("Add a column…"))
        for cell in self.model.missing:
            self.column_box.addItem(say(cell_words(cell)), cell)
        self._enable()

    def _go_on(self) -> None:
        """From the columns to the lines, or where there are none to where the columns are named."""
        goes_on = self.view if self.model.rowCount() else self.heads_button
        goes_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, words: str) -> None:
        """Say why something was not done; empty words take that back."""
        self.refusal.setText(words)
        self.refusal.setVisible(bool(words))

    @property
    def line(self) -> int | None:
        """The number of the line that the person is at."""
        at = self.model.target(self.view.currentIndex())
        return at[0] if at else None

    def _enable(self) -> None:
        at, rows = self.view.currentIndex(), self.model.rowCount()
        self.remove_button.setEnabled(at.isValid())
        self.merge_button.setEnabled(at.isValid() and at.row() + 1 < rows)
        self.split_button.setEnabled(at.isValid() and at.column() > 0)
        self.column_box.setEnabled(rows > 0)

    def _add(self) -> None:
        self.add.emit(self.line)

    def _remove(self) -> None:
        if self.line is not None:
            self.remove.emit(self.line)

    def _merge(self) -> None:
        if self.line is not None and self.merge_button.isEnabled():
            self.merge.emit(self.line)

    def _split(self) -> None:
        if self.line is not None and self.split_button.isEnabled():
            self.split.emit(self.line, self.model.cells_from(self.view.currentIndex()))

    def _on_column(self, number: int) -> None:
        cell = self.column_box.itemData(number)
        if cell is None:
            return
        line = self.line
        self.model.add_column(Cell(cell))
        first = self.model.target(self.model.index(0, 0))
        wanted = line if line is not None else first[0] if first else None
        if wanted is not None:
            self.view.go_to((wanted, Cell(cell)))
        self._enable()
