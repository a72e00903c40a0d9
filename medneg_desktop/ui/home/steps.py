"""The way from papers to a packet, with the one thing to do next."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medneg_desktop.ui.home.link_row import ROW, LinkRow
from medneg_desktop.ui.home.wording import Question, Step
from medneg_desktop.ui.language import say, translate
from medneg_desktop.ui.shared import Card, Chip, Column, Flow, button, clear, heading, label
from medneg_desktop.ui.theme import Role


class NextSteps(Card):
    """Check, see, print: where each stands. The button does what comes next; every step can be followed too."""

    wanted = Signal(str)
    """The name of a step."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Step, ...] = ()
        self.rows: list[LinkRow] = []
        self._list = Column(gap=0.2, over=ROW)
        self.button = button("", on_click=self._go, name=self.tr("What to do next"))
        line = Flow()
        line.add(self.button)
        self.body.add(heading(self.tr("What to do next"), 2), self._list, line, None)

    @property
    def next(self) -> Step | None:
        """What comes next."""
        return next((s for s in self._shown if not s.done), None)

    def show_steps(self, steps: Sequence[Step]) -> None:
        if tuple(steps) == self._shown:
            return  # the same again keeps the focus
        self._shown = tuple(steps)
        clear(self._list)
        self.rows = [_row(step, number, now=step is self.next) for number, step in enumerate(steps, 1)]
        for row, step in zip(self.rows, steps, strict=True):
            row.clicked.connect(lambda _=False, name=step.name: self.wanted.emit(name))
            self._list.add(row)
        self.button.setVisible(self.next is not None)
        if self.next is not None:
            self.button.setText(self.next.act)
            self.button.setAccessibleName(say(self.next.act))

    def _go(self) -> None:
        if self.next is not None:
            self.wanted.emit(self.next.name)


def _row(step: Step, number: int, *, now: bool) -> LinkRow:
    word = translate("Home", "done") if step.done else translate("Home", "next") if now else translate("Home", "later")
    head = QWidget()
    line = Flow(head)
    line.add(label(f"{number}. {step.title}", strong=True), letters=14)
    if step.done or now:
        line.add(Chip(word, Role.PROVEN if step.done else Role.ACCENT))
    parts = [head, label(step.state, soft=True, small=True)]
    return LinkRow(f"{step.title}, {word}: {step.state}", parts)


class QuestionsCard(Card):
    """The largest questions with their sums; each opens its bill."""

    open_case = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Question, ...] = ()
        self._list = Column(gap=0.2, over=ROW)
        self.body.add(heading(self.tr("Questions to raise"), 2), self._list, None)
        self.hide()

    @property
    def questions(self) -> tuple[Question, ...]:
        return self._shown

    def show_questions(self, questions: Sequence[Question]) -> None:
        self.setVisible(bool(questions))
        if tuple(questions) == self._shown:
            return
        self._shown = tuple(questions)
        clear(self._list)
        for question in questions:
            head = QWidget()
            line = Flow(head)
            line.add(label(question.title, strong=True), letters=18)
            line.add(Chip(question.sum, Role.IN_QUESTION))
            row = LinkRow(
                f"{question.title}, {question.sum}, {question.about}",
                [head, label(question.about, soft=True, small=True)],
            )
            row.clicked.connect(partial(self._open, question.case))
            self._list.add(row)

    def _open(self, case: str, _checked: bool = False) -> None:
        self.open_case.emit(case)
