"""The table of lines beside the page: arrows move, Enter or F2 opens a cell, typing replaces it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QTimer, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from medneg_desktop.ui.inbox.lines_model import LinesModel
from medneg_desktop.ui.inbox.places import Target
from medneg_desktop.ui.shared import named
from medneg_desktop.ui.theme import theme, watch

Index = QModelIndex | QPersistentModelIndex


class _Cells(QStyledItemDelegate):
    """Opens cells to type in; the editor tells a screen reader which cell of which line it is."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        made = super().createEditor(parent, option, index)
        model = index.model()
        if made is not None and model is not None:
            cell = model.headerData(index.column(), Qt.Orientation.Horizontal)
            line = model.headerData(index.row(), Qt.Orientation.Vertical)
            named(made, self.tr("{0} of line {1}").format(cell, line))
        return made


class LinesView(QTableView):
    """Shows a :class:`LinesModel`."""

    reached = Signal(object)
    """The line and cell that the person moved to."""

    def __init__(self, model: LinesModel) -> None:
        super().__init__()
        self._lines = model
        self.setModel(model)
        self.setItemDelegate(_Cells(self))
        named(self, self.tr("Lines of this document"))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setAccessibleName(self.tr("Cell names"))
        self.verticalHeader().setAccessibleName(self.tr("Line numbers"))
        self.clicked.connect(self._tell)
        self.selectionModel().currentChanged.connect(lambda now, _: self._tell(now))
        model.modelReset.connect(self._measure)
        watch().theme_changed.connect(self._measure)

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + theme().gap(1.6))
        self.setMinimumHeight(self.verticalHeader().defaultSectionSize() * 5)
        self.resizeColumnsToContents()
        widest = self.fontMetrics().averageCharWidth() * 30
        for column in range(self._lines.columnCount()):
            self.setColumnWidth(column, min(self.columnWidth(column) + theme().gap(0.6), widest))

    def _tell(self, index: QModelIndex) -> None:
        target = self._lines.target(index)
        if target is not None and self.hasFocus():
            self.reached.emit(target)

    def go_to(self, target: Target) -> bool:
        """Select a cell and move the focus there; False where it is not in the table."""
        index = self._lines.index_of(target)
        if not index.isValid():
            return False
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.reached.emit(target)
        return True

    def propose(self, target: Target, text: str) -> None:
        """Open a cell with words from the page, for the person to keep with Enter or take back with Escape."""
        if not self.go_to(target):
            return
        self.edit(self.currentIndex())
        # The editor fills itself with the old value after it is opened.
        QTimer.singleShot(0, self, lambda: self._fill(text))

    def _fill(self, text: str) -> None:
        editor = self.findChild(QLineEdit)
        if isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        opens = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if opens and self.state() is not QAbstractItemView.State.EditingState and self.currentIndex().isValid():
            self.edit(self.currentIndex())
            return
        if event.key() == Qt.Key.Key_Delete and not event.modifiers() and self.currentIndex().isValid():
            self._lines.setData(self.currentIndex(), "")
            return
        super().keyPressEvent(event)
