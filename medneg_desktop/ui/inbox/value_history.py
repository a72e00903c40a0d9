"""What happened to one value: when, and what it was before and after. Everything is kept; nothing is changed here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from medneg_desktop.domain.reading import AnyFact
from medneg_desktop.services.ports import Event
from medneg_desktop.ui.dialog import Dialog
from medneg_desktop.ui.language import shown
from medneg_desktop.ui.shared import Column, Row, Table, TableColumn, TableModel, button, heading, label
from medneg_desktop.ui.theme import theme

Entry = tuple[str, str, str]
"""When, what, and the value before and after."""


def entries(events: Sequence[Event], fact: AnyFact | None) -> tuple[Entry, ...]:
    """The rows, newest first; the last tells how the paper prints the value."""
    rows = [(_when(e), _what(e), e.detail.partition(": ")[2]) for e in events]
    if fact is not None and fact.raw:
        page = f" on page {fact.place.page}" if fact.place else ""
        rows.append(("", "Read off the paper", f"“{fact.raw}”{page}"))
    return tuple(rows)


def _when(event: Event) -> str:
    at = event.at.astimezone()
    return f"{shown(at.date())}, {at:%H:%M}"


def _what(event: Event) -> str:
    words = {
        "value changed": "You changed it",
        "value confirmed": "You said it is right",
        "taken back": "You took that back",
        "done again": "You did it again",
    }
    return words.get(event.what, event.what.capitalize())


class ValueHistory(Dialog):
    """The history of a value as a table."""

    def __init__(self, name: str, events: Sequence[Event], fact: AnyFact | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("History of a value"))
        columns: tuple[TableColumn[Entry], ...] = (
            TableColumn(self.tr("When"), lambda r: r[0]),
            TableColumn(self.tr("What"), lambda r: f"{r[1]}\n{r[2]}", weight=1, letters=24),
        )
        self.model: TableModel[Entry] = TableModel(columns)
        self.model.set_rows(entries(events, fact))
        self.table = Table(self.model, self.tr("History of {0}").format(name), lines=2)
        self.table.setSortingEnabled(False)
        column = Column(self, gap=1, margin=1.6)
        close = Row()
        close.add(None, button(self.tr("Close"), on_click=self.accept))
        column.add(heading(name, 2))
        if self.model.rowCount():
            column.add(self.table, stretch=1)
        else:
            column.add(label(self.tr("Nothing was changed here, and the paper does not say it."), soft=True), None)
        column.add(close)
        side = theme().points
        self.resize(round(side * 48), round(side * 34))
