"""What could not be checked, and why: said in full, for no data is never "passed"."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from medneg_desktop.ui.bill.rows import UncheckedRow
from medneg_desktop.ui.shared import Card, Column, Columns, clear, heading, label, scroll


class UncheckedList(QWidget):
    """A card for each reason, with the rules that lacked what it names."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[UncheckedRow, ...] | None = None
        self._flow = QWidget()
        self._column = Columns(self._flow, gap=0.8)
        column = Column(self)
        column.add(scroll(self._flow, self.tr("What could not be checked")))

    @property
    def rows(self) -> tuple[UncheckedRow, ...]:
        return self._shown or ()

    def show_rows(self, rows: Sequence[UncheckedRow]) -> None:
        if self._shown == tuple(rows):
            return
        self._shown = tuple(rows)
        clear(self._column)
        if not rows:
            self._column.add(label(self.tr("Everything that the program knows to check was checked."), soft=True))
        for row in rows:
            card = Card(gap=0.3, margin=1.2)
            card.body.add(heading(" · ".join(row.titles), level=3), label(row.why, selectable=True))
            self._column.add(card)
