"""The days in their groups. What is over is folded away until the person wants to see it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from medneg_desktop.domain.due import DueGroup
from medneg_desktop.services.days import ListedDay
from medneg_desktop.ui.days.day_row import DayRow
from medneg_desktop.ui.days.wording import group_words
from medneg_desktop.ui.shared import Card, Columns, Row, button, clear, heading, rule

FOLDED = (DueGroup.PUT_OFF, DueGroup.DONE, DueGroup.PAST)
STEP = 30
"""Rows of a group that are shown at once: a row holds several controls, and nobody reads hundreds."""


class DayList(QWidget):
    """Cards for the groups that hold something. ``alone``: all days are of one bill, which is not named again."""

    done = Signal(object)
    put_off = Signal(object, object)
    reopened = Signal(object)
    open_case = Signal(str)

    def __init__(self, *, alone: bool = False) -> None:
        super().__init__()
        self._alone = alone
        self._shown: tuple[tuple[ListedDay, ...], date] | None = None
        self._open = {group: group not in FOLDED for group in DueGroup}
        self._most = dict.fromkeys(DueGroup, STEP)
        self.rows: list[DayRow] = []
        self.folds: dict[DueGroup, QPushButton] = {}
        self._column = Columns(self)

    def show_days(self, days: Sequence[ListedDay], today: date) -> None:
        """Show days in their order; the same again keeps the focus."""
        if (tuple(days), today) == self._shown:
            return
        self._shown = (tuple(days), today)
        self._fill()

    def _fill(self) -> None:
        days, today = self._shown or ((), date.min)
        place = self._focused()
        clear(self._column)
        self.rows, self.folds = [], {}
        for group in DueGroup:
            held = [d for d in days if d.group is group]
            if held:
                self._column.add(self._card(group, held, today))
        if place is not None and self.rows:
            self.rows[min(place, len(self.rows) - 1)].why_button.setFocus()

    def _focused(self) -> int | None:
        """The row that holds the focus, so that the next one has it when this one goes."""
        focus = QApplication.focusWidget()
        return next((n for n, row in enumerate(self.rows) if focus is not None and row.isAncestorOf(focus)), None)

    def _card(self, group: DueGroup, held: list[ListedDay], today: date) -> Card:
        card = Card(gap=0.9)
        head = Row()
        head.add(heading(self.tr("{0} ({1})").format(group_words(group), len(held)), 2), stretch=1)
        card.body.add(head)
        if group in FOLDED:
            words = self.tr("Hide") if self._open[group] else self.tr("Show")
            fold = button(words, "quiet", on_click=partial(self.turn, group), name=f"{words}: {group_words(group)}")
            self.folds[group] = fold
            head.add(fold)
        if not self._open[group]:
            return card
        for number, day in enumerate(held[: self._most[group]]):
            if number:
                card.body.add(rule())
            card.body.add(self._row(day, today))
        if len(held) > self._most[group]:
            more = button(self.tr("Show more"), "plain", on_click=partial(self._more, group))
            line = Row()
            line.add(more, None)
            card.body.add(line)
        return card

    def _row(self, day: ListedDay, today: date) -> DayRow:
        row = DayRow(day, today, alone=self._alone)
        row.done.connect(self.done)
        row.put_off.connect(self.put_off)
        row.reopened.connect(self.reopened)
        row.open_case.connect(self.open_case)
        self.rows.append(row)
        return row

    def turn(self, group: DueGroup) -> None:
        """Unfold a group, or fold it again."""
        self._open[group] = not self._open[group]
        self._fill()
        if group in self.folds:
            self.folds[group].setFocus()

    def _more(self, group: DueGroup) -> None:
        self._most[group] += STEP
        self._fill()
