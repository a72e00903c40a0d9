"""Tables over frozen rows: sortable by their headers, worked by keyboard, read out by screen readers.

A table is described by its columns. Columns with a ``weight`` share the width that the others leave, so that words
are never squeezed into a strip while figures stand in empty space.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from medneg_desktop.ui.language import say
from medneg_desktop.ui.shared.cell import BAR_ROLE, CHIP_ROLE, LINK_ROLE, STRONG_ROLE, CellDelegate
from medneg_desktop.ui.shared.words import named, plain_tip
from medneg_desktop.ui.theme import Role, theme, watch

R = TypeVar("R")
_LONG_TITLE = 12
"""Letters of a title from which on it takes two lines."""
_NARROWEST = 6
"""Letters to which a column of words is squeezed before a table scrolls sideways."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class TableColumn(Generic[R]):
    """One column: its title, what it says of a row, and how it sorts.

    ``text`` may hold several lines; all but the first are set softly. ``chip`` tints the text as a chip of that role,
    ``bar`` draws above it a stroke for each step: ``done``, ``now`` or ``later``. ``spoken`` is what a screen reader
    says where the text alone would be unclear. ``letters`` is the least width of a column
    that shares the free width by ``weight``. An ``optional`` column is left out where there is no room for all, the
    first of them first. What ``link`` picks is underlined, for it leads to a place. The first line of a ``quoted`` column
    is what a paper or a person says: it is put into no other language.
    """

    title: str
    text: Callable[[R], str]
    sort: Callable[[R], Any] | None = None
    right: bool = False
    chip: Callable[[R], Role | None] | None = None
    bar: Callable[[R], tuple[str, ...] | None] | None = None
    spoken: Callable[[R], str] | None = None
    weight: int = 0
    letters: int = 12
    strong: bool = False
    optional: bool = False
    link: Callable[[R], bool] | None = None
    quoted: bool = False


def _explained(text: str) -> str:
    """The terms in a text; looked up when somebody hovers."""
    from medneg_desktop.ui.glossary import tip_of  # noqa: PLC0415 (no start pays for it)

    return tip_of(text)


def _in_language(column: TableColumn[Any], text: str) -> str:
    if not column.quoted:
        return say(text)
    first, gap, rest = text.partition("\n")
    return first + gap + say(rest)


def _titled(column: TableColumn[Any]) -> str:
    """The title, on two lines where it is long and the column takes no more than it needs."""
    title = say(column.title)
    if column.weight or len(title) <= _LONG_TITLE or " " not in title:
        return title
    spaces = [n for n, letter in enumerate(title) if letter == " "]
    middle = min(spaces, key=lambda n: abs(n - len(title) / 2))
    return f"{title[:middle]}\n{title[middle + 1 :]}"


def _side(column: TableColumn[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class TableModel(QAbstractTableModel, Generic[R]):
    """Frozen rows behind columns. Replaced as a whole; sorted here, for a list holds a few hundred rows at most."""

    def __init__(self, columns: Sequence[TableColumn[R]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._given: tuple[R, ...] = ()
        self._rows: tuple[R, ...] = ()
        self._sorted: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    def set_rows(self, rows: Sequence[R]) -> None:
        self.beginResetModel()
        self._given = tuple(rows)
        self._rows = self._in_order()
        self.endResetModel()

    def append(self, rows: Sequence[R]) -> None:
        """Add rows at the end. Only for tables that are not sorted by their headers."""
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._given = self._rows = (*self._rows, *rows)
            self.endInsertRows()

    def replace(self, number: int, row: R) -> None:
        """Put another row in the place of one. Only for tables that are not sorted by their headers."""
        self._given = self._rows = (*self._rows[:number], row, *self._rows[number + 1 :])
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(self.columns) - 1))

    def row(self, number: int) -> R:
        return self._rows[number]

    @property
    def rows(self) -> tuple[R, ...]:
        return self._rows

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self._rows[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        if role == STRONG_ROLE:
            return column.strong
        looks = {LINK_ROLE: column.link, CHIP_ROLE: column.chip, BAR_ROLE: column.bar}
        if role in looks:
            look = looks[role]
            return look(row) if look is not None else None
        return self._words(column, row, role)

    @staticmethod
    def _words(column: TableColumn[R], row: R, role: int) -> str | None:
        text = _in_language(column, column.text(row))
        if role == Qt.ItemDataRole.ToolTipRole:
            shown, told = text.replace("\n", " \u00b7 "), _explained(text)
            return f"{escape(shown)}<br>{told}" if told else plain_tip(shown)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{say(column.title)}: {say(column.spoken(row)) if column.spoken else text.replace(chr(10), ', ')}"
        return text if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return _titled(column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return say(column.title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _explained(say(column.title)) or None
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        kept = [(i, self._rows[i.row()]) for i in self.persistentIndexList()]
        self._sorted = (column, order)
        self._rows = self._in_order()
        places = {id(row): number for number, row in enumerate(self._rows)}
        for index, row in kept:
            self.changePersistentIndex(index, self.index(places[id(row)], index.column()))
        self.layoutChanged.emit()

    def _in_order(self) -> tuple[R, ...]:
        number, order = self._sorted
        if not 0 <= number < len(self.columns):
            return self._given
        key = self.columns[number].sort or self.columns[number].text
        # What is unknown stands last in either direction.
        known = [r for r in self._given if key(r) is not None]
        unknown = [r for r in self._given if key(r) is None]
        known.sort(key=key, reverse=order is Qt.SortOrder.DescendingOrder)
        return (*known, *unknown)


class Table(QTableView, Generic[R]):
    """A table view. ``chosen`` tells the row that was opened by click, Enter or Space.

    One that ``grows`` shows all rows, and the screen scrolls; one that is ``snug`` is at most as tall as its rows.
    """

    chosen = Signal(object)
    selected = Signal(object)

    def __init__(
        self, model: TableModel[R], name: str, *, lines: int = 1, grows: bool = False, snug: bool = False
    ) -> None:
        super().__init__()
        self.rows, self._lines, self._grows, self._snug = model, lines, grows, snug
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self, lines))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)  # Tab leaves the table; arrows move in it
        self.setWordWrap(False)
        self.verticalHeader().hide()
        if grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._dress_header()
        self.clicked.connect(lambda index: self.chosen.emit(model.row(index.row())))
        self.selectionModel().currentRowChanged.connect(self._tell_selected)
        model.modelReset.connect(self.fit)
        model.rowsInserted.connect(self.fit)
        watch().theme_changed.connect(self.fit)
        named(self, name)
        self.fit()

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(20)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        header.setAccessibleName(say("Column titles"))

    def _tell_selected(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.selected.emit(self.rows.row(current.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self.chosen.emit(self.rows.row(self.currentIndex().row()))
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def fit(self) -> None:
        """Measure rows and columns again."""
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() * self._lines + theme().gap(2))
        self._fit_columns()
        if self._grows:  # all rows are seen; the screen scrolls, not the table
            self.setFixedHeight(self._tall())
        elif self._snug:
            self.updateGeometry()

    def _tall(self) -> int:
        rows = self.rows.rowCount() * self.verticalHeader().defaultSectionSize()
        return rows + self.horizontalHeader().sizeHint().height() + theme().gap(1)

    def sizeHint(self) -> QSize:
        usual = super().sizeHint()
        return QSize(usual.width(), self._tall()) if self._snug else usual

    def _fit_columns(self) -> None:
        columns = self.rows.columns
        widths = [self._least(number) for number in range(len(columns))]
        room = self.viewport().width()
        for number, column in enumerate(columns):
            tight = column.optional and sum(widths) > room
            self.setColumnHidden(number, tight)
            if tight:
                widths[number] = 0
        for number, column in enumerate(columns):  # rather than an amount, a title ends in dots
            if sum(widths) > room and widths[number] and not column.weight:
                widths[number] = self.sizeHintForColumn(number)
        widths = self._squeezed(widths, sum(widths) - room)
        spare = max(0, room - sum(widths))
        weights = sum(c.weight for c in columns) or 1
        for number, column in enumerate(columns):
            self.setColumnWidth(number, widths[number] + spare * column.weight // weights)

    def _squeezed(self, widths: list[int], over: int) -> list[int]:
        """Take what is too wide from the columns that share the width: their words end in dots, and tips show all."""
        shared = [n for n, c in enumerate(self.rows.columns) if c.weight and widths[n]]
        if over <= 0 or not shared:
            return widths
        least = self.fontMetrics().averageCharWidth() * _NARROWEST
        return [max(min(w, least), w - over // len(shared) - 1) if n in shared else w for n, w in enumerate(widths)]

    def _least(self, number: int) -> int:
        column = self.rows.columns[number]
        if column.weight:
            return column.letters * self.fontMetrics().averageCharWidth()
        title = self.horizontalHeader().sectionSizeHint(number)
        return max(self.sizeHintForColumn(number), title, self._title_width(column))

    def _title_width(self, column: TableColumn[R]) -> int:
        """What a title takes as the style sheet sets it, smaller and bold; Qt measures it before it is dressed."""
        font = self.font()
        font.setPointSizeF(theme().points * 0.9)
        font.setBold(True)
        lines = _titled(column).split("\n")
        return max(QFontMetrics(font).horizontalAdvance(line) for line in lines) + theme().gap(1.8)
