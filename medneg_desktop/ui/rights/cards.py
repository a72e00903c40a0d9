"""What applies, what is unsure, what does not: one list at a time, each right on a card of its own."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPushButton, QWidget

from medneg_desktop.domain.rights import Duty, Entry, RightCard, RightsReport, Status
from medneg_desktop.ui.language import say, shown
from medneg_desktop.ui.rights.wording import EMPTY_WORDS, STATUS_WORDS, clock_words, sure_chip, sure_words
from medneg_desktop.ui.shared import Card, Chip, Column, Columns, Row, button, clear, heading, label, named
from medneg_desktop.ui.theme import Role


def bullets(column: Column, title: str, lines: tuple[str, ...]) -> None:
    """A small heading with its lines below; nothing where there are none."""
    if lines:
        column.add(heading(title, 3))
        for line in lines:
            column.add(label(f"\u2022 {line}" if len(lines) > 1 else line))


def source_of(column: Column, entry: Entry, on: date) -> None:
    """Where a fact is written, where it was read, when it was checked and how sure it is. Links are text to copy."""
    column.add(heading("Source", 3), label(entry.citation, selectable=True))
    if entry.source.startswith("https://"):
        address = named(QLineEdit(entry.source), f"Address of the source: {entry.title}")
        address.setReadOnly(True)
        address.setCursorPosition(0)
        column.add(address)
    column.add(label(f"Read in: {entry.read_in}", soft=True, small=True))
    column.add(label(sure_words(entry, on), soft=True, small=True))


class RightBox(Card):
    """One right. The reasons, the days and what to do stand open; the source opens with a press."""

    def __init__(self, card: RightCard, on: date) -> None:
        super().__init__(gap=0.6)
        self.card = card
        self.setAccessibleName(say(f"{STATUS_WORDS[card.status][0]}: {card.entry.title}"))
        self._on = on
        self._head()
        self.body.add(label(card.entry.text))
        bullets(self.body, "Why", card.why)
        bullets(self.body, "Would settle it", card.missing)
        if card.status is not Status.NOT:
            self._clocks()
            bullets(self.body, "What to do", card.do)
            bullets(self.body, "Have at hand", card.have)
        self.body.add(label(f"For whom: {card.entry.who}", soft=True, small=True))
        checked = f"Source: {card.entry.citation}. Checked {shown(card.entry.checked)}. {card.entry.sure.words}"
        self.body.add(label(checked, soft=True, small=True))
        self.source_button = button("Show the source", "quiet", on_click=self.turn_source)
        self.source_button.setAccessibleName(say(f"Source of: {card.entry.title}"))
        row = Row()
        row.add(self.source_button, None)
        self.body.add(row)
        self.source: QWidget | None = None

    def _head(self) -> None:
        chips = Row(gap=0.6)
        word, role = STATUS_WORDS[self.card.status]
        chips.add(Chip(word, role), Chip(*sure_chip(self.card.entry, self._on)), None)
        title = heading(self.card.entry.title, 2)
        title.setWordWrap(True)
        self.body.add(label(self.card.entry.topic, soft=True, small=True), title)
        self.body.add(chips)

    def _clocks(self) -> None:
        if not self.card.clocks:
            return
        self.body.add(heading("By when", 3))
        for clock in self.card.clocks:
            tone = Role.DANGER if clock.passed(self._on) else None
            self.body.add(label(clock_words(clock, self._on), strong=clock.day is not None, tone=tone))
            if clock.note:
                self.body.add(label(clock.note, soft=True, small=True))
            if not clock.rule.entry.certain(self._on):
                self.body.add(label(sure_words(clock.rule.entry, self._on), soft=True, small=True))

    def turn_source(self) -> None:
        """Open the source, or close it again."""
        if self.source is None:
            self.source = QWidget()
            source_of(Column(self.source, gap=0.5), self.card.entry, self._on)
            self.body.addWidget(self.source)
            self.source.show()
        else:
            self.source.setVisible(self.source.isHidden())
        self.source_button.setText("Show the source" if self.source.isHidden() else "Hide the source")


class Findings(QWidget):
    """The three lists, with a button for each that tells how many it holds."""

    def __init__(self) -> None:
        super().__init__()
        self.status = Status.APPLIES
        self._report: RightsReport | None = None
        self.boxes: list[RightBox] = []
        self.buttons: dict[Status, QPushButton] = {}
        self._group = QButtonGroup(self)
        row = Row(gap=0.6)
        for status in Status:
            made = button(STATUS_WORDS[status][0], "plain", on_click=partial(self.choose, status))
            made.setCheckable(True)
            self._group.addButton(made)
            self.buttons[status] = made
            row.add(made)
        row.add(None)
        self.note = label("", soft=True)
        self.empty = label("", soft=True)
        self.days = Card(gap=0.5)
        self._list = Columns()
        column = Column(self, gap=1.2)
        column.add(self.days, row, self.note, self.empty)
        column.add(self._list)
        column.add(None)
        self.buttons[self.status].setChecked(True)

    def choose(self, status: Status) -> None:
        """Show another of the three lists."""
        self.status = status
        self.buttons[status].setChecked(True)
        self._fill()

    def show_report(self, report: RightsReport) -> None:
        if report == self._report:
            return
        self._report = report
        for status, made in self.buttons.items():
            words = f"{say(STATUS_WORDS[status][0])} ({len(report.of(status))})"
            made.setText(words)
            made.setAccessibleName(say(words))
        self._show_days(report)
        self.note.setText(" ".join(report.notes))
        self.note.setVisible(bool(report.notes))
        self._fill()

    def _show_days(self, report: RightsReport) -> None:
        """The person's own days that are still to come, the next first."""
        clear(self.days.body)
        coming = [c for c in report.clocks(Duty.YOURS) if not c.passed(report.on)]
        self.days.setVisible(bool(coming))
        self.days.body.add(heading("Your next days", 3))
        for clock in coming:
            self.days.body.add(label(clock_words(clock, report.on)))

    def _fill(self) -> None:
        open_sources = {b.card.entry.id for b in self.boxes if b.source is not None and not b.source.isHidden()}
        clear(self._list)
        self.boxes = []
        if self._report is None:
            return
        for card in self._report.of(self.status):
            box = RightBox(card, self._report.on)
            if card.entry.id in open_sources:
                box.turn_source()
            self.boxes.append(box)
            self._list.add(box)
        self.empty.setText(EMPTY_WORDS[self.status])
        self.empty.setVisible(not self.boxes)
