"""The questions of a case, one card each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from medneg_desktop.domain.finding import Certainty, Decision, Finding, in_question
from medneg_desktop.ui.bill.ask_card import AskCard, asked_card, match_card
from medneg_desktop.ui.bill.case_file import CaseFile
from medneg_desktop.ui.bill.question_card import QuestionCard
from medneg_desktop.ui.shared import Column, button, clear, heading, label, scroll


class QuestionList(QWidget):
    """Cards under each other; arrows go from card to card, and the chosen one shows its places on the papers."""

    chosen = Signal(object)
    """The finding that was chosen."""
    decision = Signal(str, object, str)
    acted = Signal(object)
    """A short question was answered: what is to be done in the vault."""
    places = Signal(object)
    """The places that a short question is about."""
    unchecked_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._file: CaseFile | None = None
        self._chosen = ""
        self.cards: list[QuestionCard] = []
        self.asks: list[AskCard] = []
        self._asked: object = None
        self._resume: Callable[[], QWidget | None] | None = None
        """Where the person goes on once what they did is shown."""
        self.sum = label("", soft=True)
        self._flow = QWidget()
        self._column = Column(self._flow, gap=1.0)
        self._scroll = scroll(self._flow, self.tr("Questions"))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = Column(self, gap=0.8)
        column.add(self.sum)
        column.add(self._scroll, stretch=1)

    @property
    def current(self) -> Finding | None:
        """The chosen question."""
        return next((c.finding for c in self.cards if c.finding.fingerprint == self._chosen), None)

    def show_file(self, file: CaseFile) -> None:
        """Show a case; where its questions are the same ones, the cards stay and keep the focus."""
        self._file = file
        old = [c.finding.fingerprint for c in self.cards]
        asked = (file.asked, file.weak, len(file.view.report.not_checked))
        if old != [f.fingerprint for f in file.findings] or asked != self._asked:
            self._asked = asked
            self._make(file)
        for number, (card, finding) in enumerate(zip(self.cards, file.findings, strict=True), 1):
            card.show_file(file, finding, number)
        self._say_sum(file)
        self._go_on()
        if self._chosen not in {f.fingerprint for f in file.findings}:
            self._chosen = ""
            if self.cards:
                self.choose(self.cards[0].finding.fingerprint)

    def _make(self, file: CaseFile) -> None:
        clear(self._column)
        self.cards = [QuestionCard(file, finding, n) for n, finding in enumerate(file.findings, 1)]
        self._ask(file)
        proven = [c for c in self.cards if c.finding.certainty is Certainty.PROVEN]
        for title, group in (
            (self.tr("Proven by the papers"), proven),
            (self.tr("Worth asking"), [c for c in self.cards if c not in proven]),
        ):
            if group:
                self._column.add(heading(f"{title} · {len(group)}", level=2))
            for card in group:
                self._wire(card)
                self._column.add(card)
        if count := len(file.view.report.not_checked):
            text = self.tr("Could not check · {0}").format(count)
            self._column.add(button(text, "quiet", on_click=self.unchecked_wanted.emit))
        self._column.add(None)

    def _wire(self, card: QuestionCard) -> None:
        card.chosen.connect(self.choose)
        card.decision.connect(self._decided)
        card.step.connect(self._step)
        card.choose(card.finding.fingerprint == self._chosen)

    def _ask(self, file: CaseFile) -> None:
        """First what only the person knows: open questions before those that have an answer."""
        asked = sorted(file.asked, key=lambda a: a.reply is not None)
        self.asks = [*(match_card(file, link) for link in file.weak), *(asked_card(a) for a in asked)]
        if self.asks:
            self._column.add(heading(self.tr("Only you can tell · {0}").format(len(self.asks)), level=2))
        for card in self.asks:
            card.acted.connect(partial(self._acted, self.asks.index(card)))
            card.shown.connect(self.places)
            self._column.add(card)

    def _decided(self, fingerprint: str, decision: Decision, reason: str) -> None:
        """A finding that is settled leads on to the next open one, one that was opened again stays at hand."""
        at = next(n for n, c in enumerate(self.cards) if c.finding.fingerprint == fingerprint)
        stay = decision is Decision.OPEN

        def target() -> QWidget | None:
            around = [*self.cards[at + 1 :], *self.cards[:at]]
            left = None if stay else next((c for c in around if c.state is Decision.OPEN), None)
            return left or next((c for c in self.cards if c.finding.fingerprint == fingerprint), None)

        self._resume = target
        self.decision.emit(fingerprint, decision, reason)

    def _acted(self, at: int, act: object) -> None:
        """A question that is answered leads on to the next without an answer, and after the last one to the findings."""

        def target() -> QWidget | None:
            still = [a for a in self.asks if a.reply is None]
            here = [a for a in self.asks[at:] if a.reply is None]
            ask = next(iter(here or still), None)
            return ask.first if ask else next(iter(self.cards), None)

        self._resume = target
        self.acted.emit(act)

    def _go_on(self) -> None:
        resume, self._resume = self._resume, None
        at = QApplication.focusWidget()
        if resume is None or not (at is None or at is self or self.window().isAncestorOf(at)):
            return
        target = resume()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(target, 0, 20)

    def _say_sum(self, file: CaseFile) -> None:
        open_ones = tuple(f for f in file.findings if file.decision(f)[0] is not Decision.SET_ASIDE)
        if not file.findings:
            self.sum.setText(self.tr("Nothing in these papers raises a question. See also: Could not check."))
            return
        words = self.tr("{0} in question. Sums that overlap are counted once; set-aside questions are not counted.")
        self.sum.setText(words.format(in_question(open_ones).shown()))

    def choose(self, fingerprint: str) -> None:
        """Open a question's card and show its places."""
        if fingerprint == self._chosen:
            return
        self._chosen = fingerprint
        for card in self.cards:
            card.choose(card.finding.fingerprint == fingerprint)
        if (finding := self.current) is not None:
            self.chosen.emit(finding)

    def _step(self, step: int) -> None:
        at = next((n for n, c in enumerate(self.cards) if c.finding.fingerprint == self._chosen), 0)
        card = self.cards[min(max(0, at + step), len(self.cards) - 1)]
        card.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(card, 0, 20)
