"""The short questions of a case, the days that matter, and what the papers told already."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medneg_desktop.domain.rights import Asked, RightsReport
from medneg_desktop.ui.rights.question_box import DayBox, QuestionBox
from medneg_desktop.ui.shared import Card, Column, Row, button, clear, heading, label

B = TypeVar("B", QuestionBox, DayBox)


class QuestionsCard(Card):
    """Keeps the boxes of questions that stay, so that answering one by keyboard does not lose the place."""

    answered = Signal(str, str)
    day_told = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(gap=1.2)
        self.boxes: dict[str, QuestionBox] = {}
        self.days: dict[str, DayBox] = {}
        self._opened: set[str] = set()
        self._report: RightsReport | None = None
        self.done = label("There is nothing more to ask.", soft=True)
        self._questions, self._days = Column(gap=1.6), Column(gap=1)
        self._known_box = QWidget()
        self._known = Column(self._known_box, gap=0.6)
        self._day_title = heading("Days that matter", 3)
        self.body.add(heading("A few questions", 2), self.done)
        self.body.add(self._questions, self._day_title, self._days, self._known_box)
        self.body.addStretch(1)

    def start_anew(self) -> None:
        """Another case: nothing of the last one stays."""
        self._opened.clear()
        for boxes in (self.boxes, self.days):
            boxes.clear()
        clear(self._questions)
        clear(self._days)

    def show_report(self, report: RightsReport) -> None:
        self._report = report
        reopened = [a for a in report.known if a.question.name in self._opened and a.question.ask]
        asked = [*report.asked, *reopened]
        _arrange(self._questions, self.boxes, asked, self._question)
        _arrange(self._days, self.days, report.days_asked, self._day)
        self.done.setVisible(not asked)
        self._day_title.setVisible(bool(report.days_asked))
        self._show_known([a for a in report.known if a not in reopened])

    def _question(self, asked: Asked) -> QuestionBox:
        box = QuestionBox(asked)
        box.answered.connect(self.answered)
        return box

    def _day(self, asked: Asked) -> DayBox:
        box = DayBox(asked)
        box.told.connect(self.day_told)
        return box

    def _show_known(self, known: Sequence[Asked]) -> None:
        clear(self._known)
        self._known_box.setVisible(bool(known))
        if known:
            self._known.add(heading("Not asked, because it was told already", 3))
        for asked in known:
            self._known.add(label(asked.papers, small=True))
            if asked.question.ask:
                reopen = partial(self.reopen, asked.question.name)
                row = Row()
                row.add(button("Correct this", "quiet", on_click=reopen, name=f"Correct this: {asked.papers}"), None)
                self._known.add(row)

    def reopen(self, name: str) -> None:
        """Ask a question that the papers seemed to answer."""
        self._opened.add(name)
        if self._report is not None:
            self.show_report(self._report)
            self.boxes[name].choices[next(iter(self.boxes[name].choices))].setFocus()


def _arrange(column: Column, boxes: dict[str, B], asked: Sequence[Asked], make: Callable[[Asked], B]) -> None:
    """Bring the boxes into the order of the questions, without making one anew that is there."""
    wanted = {a.question.name for a in asked}
    for name in set(boxes) - wanted:
        gone = boxes.pop(name)
        column.removeWidget(gone)
        gone.hide()
        gone.deleteLater()
    for place, one in enumerate(asked):
        box = boxes.get(one.question.name)
        if box is None:
            box = boxes[one.question.name] = make(one)
        else:
            box.show_answer(one)
        if column.indexOf(box) != place:
            column.insertWidget(place, box)
