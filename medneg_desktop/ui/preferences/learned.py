"""What was learned from corrections, each rule in a sentence with the way to forget it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from medneg_desktop.domain.learned import LearnedRule
from medneg_desktop.services.learn import forget, rules
from medneg_desktop.services.office import Office
from medneg_desktop.ui.background import Lane, Lanes
from medneg_desktop.ui.inbox.words import rule_words
from medneg_desktop.ui.language import shown
from medneg_desktop.ui.shared import Card, Column, Row, button, clear, heading, label
from medneg_desktop.ui.undoing import Undoing


class LearnedCard(Card):
    """Lists the rules of the vault. Nothing else is remembered of a correction."""

    def __init__(self, office: Office, lanes: Lanes, undoing: Undoing) -> None:
        super().__init__()
        self._office, self._lanes, self._undoing = office, lanes, undoing
        self.rows = Column(gap=0.6)
        about = self.tr(
            "When you correct a value, MedNeg may note where papers of this provider print it. "
            "These notes stay in your vault. Forget one, and papers are read without it from then on."
        )
        self.body.add(heading(self.tr("What MedNeg has learned"), 2), label(about, soft=True), self.rows)

    def refresh(self) -> None:
        """Load the rules."""
        self._lanes.run(Lane.STORE, lambda: rules(self._office), owner=self, done=self._show)

    def _show(self, found: tuple[LearnedRule, ...]) -> None:
        clear(self.rows)
        if not found:
            self.rows.add(label(self.tr("Nothing yet."), soft=True))
        for rule in found:
            self.rows.add(self._row(rule))

    def _row(self, rule: LearnedRule) -> QWidget:
        held = QWidget()
        words = rule_words(rule)
        row = Row(held, gap=1)
        texts = Column(gap=0.1)
        source = self.tr("Learned on {0}, {1}").format(rule.source, shown(rule.learned.astimezone().date()))
        texts.add(label(words), label(source, soft=True, small=True))
        row.add(texts, stretch=1)
        row.add(
            button(
                self.tr("Forget"),
                "plain",
                on_click=partial(self._forget, rule.id),
                name=self.tr("Forget: {0}").format(words),
            )
        )
        return held

    def _forget(self, rule: str) -> None:
        self._lanes.run(
            Lane.STORE,
            lambda: self._undoing.keep(forget(self._office, rule)),
            owner=self,
            done=lambda _: self.refresh(),
        )
