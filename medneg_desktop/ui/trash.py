"""The Trash screen: what was removed, put back whole with one act, or deleted for good after a question."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from medneg_desktop.core.dates import shown_long
from medneg_desktop.core.ids import DocumentId
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import Trashed
from medneg_desktop.services.trash import KEPT_FOR, bring_back, empty, in_trash
from medneg_desktop.ui.background import Lane, Lanes
from medneg_desktop.ui.shared import (
    APART,
    PAGE,
    Column,
    EmptyState,
    Flow,
    PageHead,
    Table,
    TableColumn,
    TableModel,
    button,
    heading,
    label,
)


class TrashScreen(QWidget):
    """A table, and two acts."""

    open_case = Signal(str)
    open_document = Signal(str)
    changed = Signal()
    trouble = Signal(object)

    def __init__(self, office: Office, lanes: Lanes) -> None:
        super().__init__()
        self.setObjectName("screen")
        self.title = self.tr("Trash")
        self._office, self._lanes = office, lanes
        columns: tuple[TableColumn[Trashed], ...] = (
            TableColumn(self.tr("Document"), lambda t: t.document.name, weight=1, letters=20),
            TableColumn(self.tr("Removed"), lambda t: _day(t, timedelta(0)), sort=lambda t: t.at),
            TableColumn(self.tr("Kept until"), lambda t: _day(t, KEPT_FOR), sort=lambda t: t.at),
        )
        self.model: TableModel[Trashed] = TableModel(columns)
        self.table = Table(self.model, self.tr("What is in the trash"))
        self.table.chosen.connect(lambda _: self.put_back())
        self.back_button = button(self.tr("Put back"), on_click=self.put_back)
        self.empty_button = button(self.tr("Delete all for good"), "plain", on_click=self.ask_to_empty)
        self.nothing = EmptyState(
            self.tr("The trash is empty"), self.tr("What you remove waits here for a month."), sign="trash"
        )
        row = Flow()
        row.add(self.back_button, self.empty_button)
        self._full = QWidget()
        inside = Column(self._full, gap=1.2)
        inside.add(label(self.tr("These count in no list, case or sum. Put back, they are as they were."), soft=True))
        inside.add(self.table, stretch=1)
        inside.add(row)
        column = Column(self, gap=APART, margin=PAGE)
        column.add(PageHead(heading(self.title)))
        column.add(self._full, stretch=1)
        column.add(self.nothing, stretch=1)
        self._show(())

    def refresh(self) -> None:
        """Bring the list up to date."""
        office = self._office
        self._lanes.run(Lane.STORE, lambda: in_trash(office), owner=self, done=self._show, failed=self.trouble.emit)

    def _show(self, held: tuple[Trashed, ...]) -> None:
        self.model.set_rows(held)
        self._full.setVisible(bool(held))
        self.nothing.setVisible(not held)
        if held and not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    def put_back(self) -> None:
        """Put the chosen document back where it was."""
        at = self.table.currentIndex()
        if at.isValid():
            document = self.model.row(at.row()).document.id
            self._do(lambda: bring_back(self._office, DocumentId(document)))

    def ask_to_empty(self) -> None:
        """Ask first: this is the one act that cannot be taken back."""
        words = self.tr("Delete {0} documents for good? This cannot be taken back.").format(self.model.rowCount())
        answer = QMessageBox.question(self, self.tr("Empty the trash"), words)
        if answer == QMessageBox.StandardButton.Yes:
            self.empty()

    def empty(self) -> None:
        """Delete everything that is in the trash."""
        self._do(lambda: empty(self._office))

    def _do(self, act: Callable[[], object]) -> None:
        def done(_: object) -> None:
            self.refresh()
            self.changed.emit()

        self._lanes.run(Lane.STORE, act, owner=self, done=done, failed=self.trouble.emit)


def _day(trashed: Trashed, later: timedelta) -> str:
    return shown_long((trashed.at.astimezone() + later).date())
