"""The card of the days to come. Each is a button that opens its bill."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medneg_desktop.core.ids import CaseId
from medneg_desktop.ui.home.link_row import LinkRow
from medneg_desktop.ui.home.wording import when
from medneg_desktop.ui.language import shown as shown_date
from medneg_desktop.ui.shared import Card, Chip, Column, clear, heading, label

Day = tuple[date, str, str, CaseId]


class ComingUp(Card):
    """Dates by which something should be done, the nearest first."""

    open_case = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.body.add(heading("Coming up", 2))
        self._list = Column(gap=0.4)
        self.body.add(self._list)
        self.body.addStretch(1)

    def show_days(self, days: tuple[Day, ...], today: date) -> None:
        clear(self._list)
        if not days:
            self._list.add(label("No dates on your papers yet.", soft=True))
        for day, what, source, case in days:
            row = _day_row(day, what, source, today)
            row.clicked.connect(lambda _checked=False, case=case: self.open_case.emit(case))
            self._list.add(row)


def _day_row(day: date, what: str, source: str, today: date) -> LinkRow:
    words, role = when(day, today)
    texts: list[QWidget] = [Chip(f"{words} · {shown_date(day)}", role), label(what, strong=True)]
    if source:
        texts.append(label(source, soft=True, small=True))
    return LinkRow(f"{what}, {words}, {shown_date(day)}", texts, description=source)
