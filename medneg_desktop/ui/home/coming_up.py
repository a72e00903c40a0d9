"""The card of the days to come. Each is a button that opens its bill."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from medneg_desktop.services.ports import ComingDay
from medneg_desktop.ui.home.link_row import ROW, LinkRow
from medneg_desktop.ui.home.wording import when
from medneg_desktop.ui.language import shown as shown_date
from medneg_desktop.ui.shared import Card, Chip, Column, Flow, button, clear, heading, label

MOST = 5
"""Days that are shown; the whole list is one click away."""


class ComingUp(Card):
    """Dates by which something should be done, the nearest first; what is overdue before all."""

    open_case = Signal(str)
    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.body.add(heading(self.tr("Coming up"), 2))
        self._list = Column(gap=0.4, over=ROW)
        self.all_button: QPushButton = button(self.tr("All deadlines"), "quiet", on_click=self.all_wanted.emit)
        line = Flow()
        line.add(self.all_button)
        self.body.add(self._list, line)
        self.body.addStretch(1)
        self._shown: tuple[tuple[ComingDay, ...], date] | None = None

    def show_days(self, days: Sequence[ComingDay], today: date) -> None:
        """The same again keeps the focus."""
        if (tuple(days), today) == self._shown:
            return
        self._shown = (tuple(days), today)
        clear(self._list)
        if not days:
            words = self.tr("No days yet. They come from bills, letters, rules and what you note about calls.")
            self._list.add(label(words, soft=True))
        for day in days[:MOST]:
            row = _day_row(day, today)
            row.clicked.connect(lambda _checked=False, case=day.case: self.open_case.emit(case))
            self._list.add(row)
        more = len(days) - MOST
        words = self.tr("All deadlines, {0} more").format(more) if more > 0 else self.tr("All deadlines")
        self.all_button.setText(words)
        self.all_button.setAccessibleName(words)


def _day_row(day: ComingDay, today: date) -> LinkRow:
    words, role = when(day.day, today)
    about = " \u00b7 ".join(part for part in (day.provider, day.source) if part)
    texts: list[QWidget] = [Chip(f"{words} \u00b7 {shown_date(day.day)}", role), label(day.what, strong=True)]
    if about:
        texts.append(label(about, soft=True, small=True))
    return LinkRow(f"{day.what}, {words}, {shown_date(day.day)}", texts, description=about)
