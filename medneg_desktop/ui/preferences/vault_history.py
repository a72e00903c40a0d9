"""Everything that was done in the vault, newest first: when, by whom, and what stood before. Nothing is changed here."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import DoneEvent, whole_history
from medneg_desktop.ui.background import Lane, Lanes
from medneg_desktop.ui.dialog import Dialog
from medneg_desktop.ui.language import shown
from medneg_desktop.ui.shared import Column, FormRow, Row, Table, TableColumn, TableModel, button, heading, label
from medneg_desktop.ui.theme import theme


class VaultHistory(Dialog):
    """A table, and a field that narrows it."""

    def __init__(self, office: Office, lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What was done"))
        columns: tuple[TableColumn[DoneEvent], ...] = (
            TableColumn(self.tr("When"), _when, sort=lambda d: d.event.at),
            TableColumn(self.tr("Who"), lambda d: self.tr("You") if d.by_person else "MedNeg"),
            TableColumn(self.tr("What"), lambda d: f"{_large(d.event.what)}\n{d.about}", weight=1, letters=28),
        )
        self.model: TableModel[DoneEvent] = TableModel(columns)
        self.table = Table(self.model, self.tr("What was done, newest first"), lines=2)
        self.table.setSortingEnabled(False)
        self.filter: FormRow[QLineEdit] = FormRow(self.tr("Show only what holds these words"), QLineEdit())
        self.filter.field.textChanged.connect(lambda _: self._narrow())
        self.count = label("", soft=True)
        self._all: tuple[DoneEvent, ...] = ()
        column = Column(self, gap=1, margin=1.6)
        close = Row()
        close.add(self.count, None, button(self.tr("Close"), on_click=self.accept))
        column.add(heading(self.tr("What was done"), 2), self.filter)
        column.add(self.table, stretch=1)
        column.add(close)
        side = theme().points
        self.resize(round(side * 58), round(side * 42))
        lanes.run(Lane.STORE, lambda: whole_history(office), owner=self, done=self._show)

    def _show(self, done: tuple[DoneEvent, ...]) -> None:
        self._all = done
        self._narrow()

    def _narrow(self) -> None:
        wanted = self.filter.field.text().casefold().split()
        rows = [d for d in self._all if all(w in f"{d.event.what} {d.about}".casefold() for w in wanted)]
        self.model.set_rows(rows)
        self.count.setText(self.tr("Entries: {0}").format(len(rows)))


def _when(done: DoneEvent) -> str:
    at = done.event.at.astimezone()
    return f"{shown(at.date())}\n{at:%H:%M}"


def _large(what: str) -> str:
    return what[:1].upper() + what[1:]
