"""The lines of a bill or EOB as a table whose cells can be corrected."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from medneg_desktop.core.trouble import ValueNotUnderstood
from medneg_desktop.domain.reading import MONEY_CELLS, AnyFact, Cell, Reading
from medneg_desktop.services.review import understand
from medneg_desktop.ui.inbox.order import columns
from medneg_desktop.ui.inbox.places import Target, fact_of, name_of
from medneg_desktop.ui.inbox.words import cell_words, doubt_words, state_words
from medneg_desktop.ui.language import written
from medneg_desktop.ui.shared import icon, plain_tip
from medneg_desktop.ui.theme import Role, theme

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_RIGHT = MONEY_CELLS | {Cell.UNITS}


def _side(cell: Cell) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if cell in _RIGHT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _look(fact: AnyFact, role: int) -> Any:
    """A doubt is told by a sign as well as by its tint."""
    if role == Qt.ItemDataRole.ToolTipRole:
        return plain_tip(doubt_words(fact) or state_words(fact)) or None
    if fact.firm:
        return None
    if role == Qt.ItemDataRole.BackgroundRole:
        return theme().color(Role.DOUBT_SOFT)
    return icon("doubt", Role.DOUBT) if role == Qt.ItemDataRole.DecorationRole else None


class LinesModel(QAbstractTableModel):
    """Lines down, cells across. What a person types is told, not kept here: it comes back with the next reading."""

    entered = Signal(int, object, str)
    """A line's number, a cell, and the text typed."""
    refused = Signal(str)
    """Why a text was not taken."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading: Reading | None = None
        self._cells: list[Cell] = []
        self._added: tuple[Cell, ...] = ()

    def set_reading(self, reading: Reading | None) -> None:
        """Show these lines. Where only values changed, selection and focus stay."""
        cells = columns(reading, self._added) if reading else []
        same = (
            reading is not None
            and self._reading is not None
            and cells == self._cells
            and [x.number for x in reading.lines] == [x.number for x in self._reading.lines]
        )
        if same:
            self._reading = reading
            if self.rowCount():
                self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._reading, self._cells = reading, cells
        self.endResetModel()

    def add_column(self, cell: Cell) -> None:
        """Show a column that no line has a value in, for the person to fill."""
        self._added = (*self._added, cell)
        self.set_reading(self._reading)

    def start_over(self) -> None:
        """Forget the columns that were added for another document."""
        self._added = ()

    @property
    def missing(self) -> list[Cell]:
        """The columns that are not shown."""
        return [c for c in Cell if c not in self._cells]

    def first_open(self, number: int) -> tuple[int, Cell] | None:
        """The first cell of a line that says nothing yet, else its first cell."""
        line = self._reading.line(number) if self._reading is not None else None
        if line is None or not self._cells:
            return None
        return number, next((c for c in self._cells if c not in line.cells), self._cells[0])

    def cells_from(self, index: Index) -> list[Cell]:
        """The columns at an index and right of it."""
        return self._cells[index.column() :] if index.isValid() else []

    def target(self, index: Index) -> tuple[int, Cell] | None:
        """The line and cell at an index."""
        if self._reading is None or not index.isValid():
            return None
        return self._reading.lines[index.row()].number, self._cells[index.column()]

    def index_of(self, target: Target) -> QModelIndex:
        """Where a cell stands; an invalid index for what is not in the table."""
        if self._reading is None or not isinstance(target, tuple) or target[1] not in self._cells:
            return QModelIndex()
        row = next((n for n, x in enumerate(self._reading.lines) if x.number == target[0]), None)
        return QModelIndex() if row is None else self.index(row, self._cells.index(target[1]))

    def _fact(self, index: Index) -> AnyFact | None:
        target = self.target(index)
        return fact_of(target, self._reading) if target is not None and self._reading is not None else None

    # ------------------------------------------------------------------------------------------ Qt

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or self._reading is None else len(self._reading.lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._cells)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable if index.isValid() else Qt.ItemFlag.NoItemFlags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        across = orientation is Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.TextAlignmentRole and across and section < self.columnCount():
            return _side(self._cells[section])
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) or self._reading is None:
            return None
        if not across:
            return str(self._reading.lines[section].number) if section < self.rowCount() else None
        return cell_words(self._cells[section]) if section < self.columnCount() else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        target = self.target(index)
        if target is None:
            return None
        fact = self._fact(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return written(fact.value) if fact else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(target, fact)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(target[1])
        return _look(fact, role) if fact is not None else None

    def _spoken(self, target: tuple[int, Cell], fact: AnyFact | None) -> str:
        name = name_of(target, self._reading) if self._reading else ""
        value = written(fact.value) if fact else "not on the paper"
        return ", ".join(t for t in (f"{name}: {value}", state_words(fact) if fact else "") if t)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        target = self.target(index)
        if target is None or role != Qt.ItemDataRole.EditRole:
            return False
        fact, text = self._fact(index), str(value)
        if text == (written(fact.value) if fact else "") and (fact is None or fact.firm):
            return False
        try:
            if text.strip():
                understand(target[1], text)
        except ValueNotUnderstood as trouble:
            self.refused.emit(f"{cell_words(target[1])}: {trouble.title} {trouble.remedy}")
            return False
        self.refused.emit("")
        self.entered.emit(*target, text)
        return True
