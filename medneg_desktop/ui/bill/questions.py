"""The questions of a case, one card each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from medneg_desktop.domain.finding import Decision, Finding, in_question
from medneg_desktop.ui.bill.case_file import CaseFile
from medneg_desktop.ui.bill.question_card import QuestionCard
from medneg_desktop.ui.shared import Column, clear, label, scroll


class QuestionList(QWidget):
    """Cards under each other; arrows go from card to card, and the chosen one shows its places on the papers."""

    chosen = Signal(object)
    """The finding that was chosen."""
    decision = Signal(str, object, str)

    def __init__(self) -> None:
        super().__init__()
        self._file: CaseFile | None = None
        self._chosen = ""
        self.cards: list[QuestionCard] = []
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
        if old != [f.fingerprint for f in file.findings]:
            self._make(file)
        for number, (card, finding) in enumerate(zip(self.cards, file.findings, strict=True), 1):
            card.show_file(file, finding, number)
        self._say_sum(file)
        if self._chosen not in {f.fingerprint for f in file.findings}:
            self._chosen = ""
            if self.cards:
                self.choose(self.cards[0].finding.fingerprint)

    def _make(self, file: CaseFile) -> None:
        clear(self._column)
        self.cards = [QuestionCard(file, finding, n) for n, finding in enumerate(file.findings, 1)]
        for card in self.cards:
            card.chosen.connect(self.choose)
            card.decision.connect(self.decision)
            card.step.connect(self._step)
            self._column.add(card)
            card.choose(card.finding.fingerprint == self._chosen)
        self._column.add(None)

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
