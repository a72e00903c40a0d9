"""The tab of the plan: the next action large, the others below it in their order."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medneg_desktop.domain.plan import CasePlan, NextAction
from medneg_desktop.ui.plan.wording import go_words, small_print, stand_chip, step_chip, worth_words
from medneg_desktop.ui.shared import (
    Card,
    Chip,
    Column,
    Columns,
    Flow,
    button,
    clear,
    heading,
    label,
    named,
    rule,
    scroll,
)
from medneg_desktop.ui.theme import Role


class PlanPage(QWidget):
    """Shows a plan; ``wanted`` tells the rule of an action that the person wants to do."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: CasePlan | None = None
        self._content = QWidget()
        self._column = Columns(self._content)
        whole = Column(self)
        whole.add(scroll(self._content, self.tr("Plan for this bill")))

    @property
    def plan(self) -> CasePlan | None:
        return self._shown

    def show_plan(self, plan: CasePlan) -> None:
        """The same plan again keeps the focus."""
        if plan == self._shown:
            return
        self._shown = plan
        clear(self._column)
        self._column.add(self._next_card(plan))
        if plan.actions:
            self._column.add(self._order_card(plan))

    def _next_card(self, plan: CasePlan) -> Card:
        card = Card()
        head = Flow()
        head.add(heading(self.tr("What to do next"), 2))
        head.add(Chip(step_chip(plan), Role.ACCENT if plan.next else Role.PROVEN))
        card.body.add(head)
        action = plan.next
        if action is None:
            card.body.add(label(self.tr("Nothing is left to do here. Keep the papers.")))
            return card
        card.body.add(label(action.title, strong=True), label(action.reason, selectable=True))
        for words in (worth_words(action), action.clock):
            if words:
                card.body.add(label(words, strong=True))
        if note := small_print(action):
            card.body.add(label(note, soft=True, small=True, selectable=True))
        if words := go_words(action):
            line = Flow()
            line.add(button(words, on_click=partial(self.wanted.emit, action.rule), name=f"{words}: {action.title}"))
            card.body.add(line)
        return card

    def _order_card(self, plan: CasePlan) -> Card:
        card = Card(gap=0.9)
        card.body.add(heading(self.tr("Best order for this bill"), 2))
        for number, action in enumerate(plan.actions, 1):
            if number > 1:
                card.body.add(rule())
            card.body.add(self._entry(action, number, is_next=action is plan.next))
        return card

    def _entry(self, action: NextAction, number: int, *, is_next: bool) -> QWidget:
        entry = QWidget()
        words, role = stand_chip(action, is_next=is_next)
        column = Column(entry, gap=0.3)
        head = Flow()
        head.add(label(f"{number}. {action.title}", strong=True), letters=18)
        head.add(Chip(words, role))
        if worth := worth_words(action):
            head.add(Chip(worth, Role.LINK))
        column.add(head)
        if not is_next:
            column.add(label(action.reason, soft=True))
            for more in (action.clock, small_print(action)):
                if more:
                    column.add(label(more, soft=True, small=True, selectable=True))
            if go := go_words(action):
                line = Flow()
                line.add(
                    button(go, "quiet", on_click=partial(self.wanted.emit, action.rule), name=f"{go}: {action.title}")
                )
                column.add(line)
        return named(entry, f"{number}. {action.title}, {words}")
