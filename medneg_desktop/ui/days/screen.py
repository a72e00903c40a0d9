"""The Deadlines screen: the list over all bills."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medneg_desktop.domain.due import DueDay
from medneg_desktop.services.calendar_file import save_calendar
from medneg_desktop.services.days import ListedDay, listed, mark_done, put_off, reopen
from medneg_desktop.services.office import Office
from medneg_desktop.services.settle import settle_if_due
from medneg_desktop.services.undo import Deed
from medneg_desktop.ui.background import Lane, Lanes, Ticket
from medneg_desktop.ui.days.calendar_dialog import ask_for_calendar
from medneg_desktop.ui.days.day_list import DayList
from medneg_desktop.ui.days.wording import days_saved
from medneg_desktop.ui.shared import PAGE, Column, EmptyState, PageHead, button, heading, label, scroll
from medneg_desktop.ui.undoing import UndoButtons, Undoing


class DeadlinesScreen(QWidget):
    """Shows the days of all cases and carries what the person does with them to the vault."""

    open_case = Signal(str)
    open_document = Signal(str)
    changed = Signal()
    trouble = Signal(object)
    said = Signal(str, str)

    def __init__(self, office: Office, lanes: Lanes, undoing: Undoing) -> None:
        super().__init__()
        self.setObjectName("screen")
        self.title = self.tr("Deadlines")
        self._office, self._lanes, self._undoing = office, lanes, undoing
        self._ticket = Ticket()
        self.list = DayList()
        self.empty = EmptyState(
            self.tr("No days yet"),
            self.tr(
                "Days come by themselves: from bills and letters, from rules that apply to you, from promises and "
                "payments that you note under Talks, and from letters that you send."
            ),
            sign="deadlines",
        )
        self.calendar_button = button(
            self.tr("Save for a calendar"), "plain", icon="calendar", on_click=self.save_calendar
        )
        head = PageHead(heading(self.title), UndoButtons(undoing), self.calendar_button)
        self._content = QWidget()
        inside = Column(self._content, gap=1.2, margin=PAGE)
        note = self.tr(
            "The earliest first. Each says why it is that day. A last day by a rule is to be checked by you."
        )
        self._note = label(note, soft=True)
        inside.add(head, self._note)
        inside.add(self.list, self.empty, stretch=1)
        Column(self).add(scroll(self._content, self.title))
        self._show(())
        self.list.open_case.connect(self.open_case)
        self.list.done.connect(lambda due: self.act(lambda o: mark_done(o, due)))
        self.list.reopened.connect(lambda due: self.act(lambda o: reopen(o, due)))
        self.list.put_off.connect(self._put_off)

    def refresh(self) -> None:
        """Show the newest days; where the day changed, they are worked out anew behind it."""
        self._ticket.tear()
        self._ticket = self._lanes.run(
            Lane.STORE, lambda: listed(self._office), owner=self, done=self._show, failed=self.trouble.emit
        )
        ticket = Ticket()
        self._lanes.run(
            Lane.CARE,
            lambda: settle_if_due(self._office, stop=ticket.torn),
            owner=self,
            done=self._settled,
            failed=self.trouble.emit,
            ticket=ticket,
        )

    def _settled(self, changed: bool) -> None:
        if changed:
            self._lanes.run(
                Lane.STORE, lambda: listed(self._office), owner=self, done=self._show, failed=self.trouble.emit
            )

    def _show(self, days: tuple[ListedDay, ...]) -> None:
        self.list.show_days(days, self._office.clock.today())
        for part in (self._note, self.list, self.calendar_button):
            part.setVisible(bool(days))
        self.empty.setVisible(not days)

    def save_calendar(self) -> None:
        """Write the days to come into a file for the person's calendar."""
        if (wanted := ask_for_calendar(self)) is None:
            return
        path, open_words = wanted
        self._lanes.run(
            Lane.STORE,
            lambda: save_calendar(self._office, path, open_words=open_words),
            owner=self,
            done=lambda count: self.said.emit(self.tr("The calendar file was saved."), days_saved(count)),
            failed=self.trouble.emit,
        )

    def _put_off(self, due: DueDay, until: date) -> None:
        self.act(lambda office: put_off(office, due, until))

    def act(self, deed: Callable[[Office], Deed | None]) -> None:
        """Let the vault do something that can be undone, and show what came of it."""

        def write() -> tuple[ListedDay, ...]:
            self._undoing.keep(deed(self._office))
            return listed(self._office)

        def done(days: tuple[ListedDay, ...]) -> None:
            self._show(days)
            self.changed.emit()

        self._lanes.run(Lane.STORE, write, owner=self, done=done, failed=self.trouble.emit)
