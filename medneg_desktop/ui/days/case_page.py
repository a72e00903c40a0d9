"""The days of one bill, and the charges that come again with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medneg_desktop.ledger.recurring import Recurring
from medneg_desktop.services.days import ListedDay
from medneg_desktop.ui.days.day_list import DayList
from medneg_desktop.ui.home.again import rhythm_words
from medneg_desktop.ui.shared import Card, Column, Flow, button, clear, heading, label, scroll


class CaseDays(QWidget):
    """A tab of the bill. ``calendar_wanted``: its days are to go into a calendar."""

    done = Signal(object)
    put_off = Signal(object, object)
    reopened = Signal(object)
    calendar_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = DayList(alone=True)
        self.none = label(
            self.tr(
                "No days yet. They come from the papers, from rules that apply, and from what you note under Talks."
            ),
            soft=True,
        )
        self.again = Card()
        self._rhythms: tuple[Recurring, ...] | None = None
        self.calendar_button = button(
            self.tr("Save for a calendar"), "plain", icon="calendar", on_click=self.calendar_wanted.emit
        )
        acts = Flow()
        acts.add(self.calendar_button)
        content = QWidget()
        inside = Column(content, gap=1.2)
        inside.add(acts, self.none, self.list, self.again, None)
        whole = Column(self)
        whole.add(scroll(content, self.tr("Deadlines of this bill")))
        for name in ("done", "put_off", "reopened"):
            getattr(self.list, name).connect(getattr(self, name))

    def show_case(self, days: Sequence[ListedDay], rhythms: Sequence[Recurring], today: date) -> None:
        """Show what there is; the same again keeps the focus."""
        self.list.show_days(days, today)
        self.list.setVisible(bool(days))
        self.none.setVisible(not days)
        self.calendar_button.setVisible(bool(days))
        self.again.setVisible(bool(rhythms))
        if tuple(rhythms) == self._rhythms:
            return
        self._rhythms = tuple(rhythms)
        clear(self.again.body)
        self.again.body.add(heading(self.tr("Recurring charges"), 2))
        self.again.body.add(label(self.tr("That alone is no error: check that each was meant."), soft=True))
        for rhythm in rhythms:
            words = f"{rhythm.whose}: {rhythm_words(rhythm, today)}"
            self.again.body.add(label(words, selectable=True))
