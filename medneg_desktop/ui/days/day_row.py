"""One day in the list, with what can be done with it."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from medneg_desktop.domain.due import DueGroup
from medneg_desktop.services.days import ListedDay
from medneg_desktop.ui.days.wording import (
    basis_lines,
    kind_words,
    put_off_choices,
    stand_words,
    when_chip,
    whose_words,
)
from medneg_desktop.ui.shared import Chip, Column, Flow, button, label, named
from medneg_desktop.ui.theme import Role


class DayRow(QWidget):
    """What is due and when, why that day, and the acts: done, put off, open again, open the bill."""

    done = Signal(object)
    put_off = Signal(object, object)
    reopened = Signal(object)
    open_case = Signal(str)

    def __init__(self, row: ListedDay, today: date, *, alone: bool) -> None:
        super().__init__()
        self.row = row
        words, role = when_chip(row, today)
        named(self, f"{row.due.what}, {words}", stand_words(row))
        head = Flow()
        head.add(Chip(words, role))
        if not row.due.basis.certain:
            head.add(Chip(self.tr("Check this"), Role.DOUBT))
        about = [kind_words(row.due), whose_words(row.due)]
        if not alone and row.provider:
            about.insert(0, row.provider)
        told = QWidget()
        words_of = Column(told, gap=0.35)
        words_of.add(head, label(row.due.what, strong=True))
        words_of.add(label(" \u00b7 ".join(about), soft=True, small=True))
        if stand := stand_words(row):
            words_of.add(label(stand, soft=True))
        line = Flow()  # the acts stand beside the words where there is room
        line.add(told, letters=26)
        line.add(self._acts(today, alone=alone))
        column = Column(self, gap=0.35)
        column.add(line)
        self.why = QWidget()
        inside = Column(self.why, gap=0.3)
        for told_line in basis_lines(row.due):
            inside.add(label(told_line, soft=True, small=True, selectable=True))
        self.why.hide()
        column.add(self.why)

    def _acts(self, today: date, *, alone: bool) -> QWidget:
        due, box = self.row.due, QWidget()
        acts = Flow(box, gap=0.6)
        self.done_button = button(self.tr("Done"), "plain", on_click=lambda: self.done.emit(due), icon="check")
        self.done_button.setAccessibleName(self.tr("Done: {0}").format(due.what))
        self.later_button = button(self.tr("Put off"), "plain", name=self.tr("Put off: {0}").format(due.what))
        self.again_button = button(self.tr("Open again"), "plain", on_click=lambda: self.reopened.emit(due))
        self.again_button.setAccessibleName(self.tr("Open again: {0}").format(due.what))
        self.why_button = button(self.tr("Why this day"), "quiet", on_click=self.turn_why)
        self.why_button.setAccessibleName(self.tr("Why this day: {0}").format(due.what))
        self.bill_button = button(self.tr("Open the bill"), "quiet", on_click=lambda: self.open_case.emit(due.case))
        self.bill_button.setAccessibleName(self.tr("Open the bill of {0}").format(self.row.provider))
        menu = QMenu(self.later_button)
        for words, day in put_off_choices(due, today):
            menu.addAction(words).triggered.connect(partial(self._later, day))
        self.later_button.setMenu(menu)
        closed = self.row.group in (DueGroup.DONE, DueGroup.PAST)
        shown = [] if closed else [self.done_button]
        shown += [self.later_button] if not closed and not menu.isEmpty() else []
        marked = self.row.mark.done or self.row.group is DueGroup.PUT_OFF
        shown += [self.again_button] if marked else []
        shown += [self.why_button] + ([] if alone else [self.bill_button])
        for each in (self.done_button, self.later_button, self.again_button, self.why_button, self.bill_button):
            if each in shown:
                acts.add(each)
            else:
                each.setParent(self)
                each.hide()
        return box

    def _later(self, day: date, _checked: bool = False) -> None:
        self.put_off.emit(self.row.due, day)

    def turn_why(self) -> None:
        """Show or hide what the day rests on."""
        self.why.setVisible(self.why.isHidden())
        self.why_button.setText(self.tr("Why this day") if self.why.isHidden() else self.tr("Hide why"))
