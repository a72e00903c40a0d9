"""A question as a card: what seems wrong, what it concerns, what to ask, and the person's decision."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QWidget

from medneg_desktop.domain.finding import Decision, Finding
from medneg_desktop.ui.bill.case_file import CaseFile
from medneg_desktop.ui.bill.wording import (
    REASONS,
    amount_words,
    certainty,
    decided,
    overlap_words,
    papers_of,
)
from medneg_desktop.ui.language import say
from medneg_desktop.ui.shared import Card, Chip, Column, Flow, button, heading, label, money_label, named
from medneg_desktop.ui.theme import Role, theme


class QuestionCard(Card):
    """Closed it shows title, sum and grounds; the chosen one opens and shows what to ask and what to do."""

    chosen = Signal(str)
    decision = Signal(str, object, str)
    """Fingerprint, decision, reason."""
    step = Signal(int)
    """To the next card, or with -1 to the one before."""

    def __init__(self, file: CaseFile, finding: Finding, number: int) -> None:
        super().__init__(gap=0.6, margin=1.4)
        self.finding = finding
        self.number = number
        self._asking = False
        self._why = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title = heading("", level=3)
        self.title.setWordWrap(True)
        self.amount = money_label(finding.amount, "large")
        self.explanation = label("")
        self.certainty = Chip("", Role.PROVEN)
        self.papers = Chip("", Role.LINK)
        self.decided = Chip("", Role.ACCENT)
        self.overlap = label("", soft=True, small=True)
        self.ask = label("")
        self.why = label("", soft=True)
        self._make_buttons()
        self._make_reason()
        self._build()
        self.show_file(file, finding, number)

    def _make_buttons(self) -> None:
        fingerprint = self.finding.fingerprint
        self.keep_button = button(
            self.tr("Use in packet"), on_click=lambda: self.decision.emit(fingerprint, Decision.KEPT, "")
        )
        self.aside_button = button(self.tr("Not an error…"), "plain", on_click=lambda: self._ask_reason(asking=True))
        self.open_button = button(
            self.tr("Open again"), "plain", on_click=lambda: self.decision.emit(fingerprint, Decision.OPEN, "")
        )
        self.why_button = button(self.tr("Why?"), "quiet", on_click=self._toggle_why)

    def _make_reason(self) -> None:
        self.reason = named(QComboBox(), self.tr("Why it is not an error"))
        self.reason.setEditable(True)
        for reason in REASONS:
            self.reason.addItem(say(reason), reason)
        self.reason.setCurrentText("")
        self.reason.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        line = self.reason.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("Say why, in a few words"))
            line.setAccessibleName(self.tr("Why it is not an error"))
            line.returnPressed.connect(self._set_aside)
        self.set_aside_button = button(self.tr("Set aside"), on_click=self._set_aside)
        self.cancel_button = button(self.tr("Cancel"), "quiet", on_click=lambda: self._ask_reason(asking=False))

    def _build(self) -> None:
        head = Flow(gap=1.0)
        head.add(self.title, letters=18)
        head.add(self.amount)
        chips = Flow(gap=0.6)
        chips.add(self.certainty, self.papers, self.why_button)
        self._acts = QWidget()
        acts = Flow(self._acts)
        acts.add(self.keep_button, self.open_button, self.aside_button)
        self._form = QWidget()
        form = Column(self._form, gap=0.6)
        row = Flow()
        row.add(self.set_aside_button, self.cancel_button)
        form.add(self.reason, row)
        self.body.add(
            head, self.explanation, chips, self.decided, self.overlap, self.ask, self.why, self._acts, self._form
        )

    def show_file(self, file: CaseFile, finding: Finding, number: int) -> None:
        """Show the question as it now stands."""
        self.finding, self.number = finding, number
        self.title.setText(f"{number}. {finding.title}")
        self.amount.setText(amount_words(finding.amount, self.tr("sum not known")))
        self.amount.setAccessibleName(self.amount.text())
        self.explanation.setText(finding.explanation)
        self.certainty.say(*certainty(finding))
        self.papers.say(papers_of(file, finding), Role.LINK)
        self.overlap.setText(overlap_words(file, finding))
        self.ask.setText(self.tr("Ask: “{0}”").format(say(finding.ask)))
        could = self.tr("It could be right if {0}").format(_lower(say(finding.could_be_right_if)))
        sources = (
            self.tr("Stands on: {0}").format("; ".join(say(s) for s in finding.sources)) if finding.sources else ""
        )
        self.why.setText("\n".join(t for t in (could if finding.could_be_right_if else "", sources) if t))
        self.state, self.reason_given = file.decision(finding)
        shown = decided(self.state, self.reason_given)
        if shown is not None:
            self.decided.say(*shown)
        self._asking = False
        self._arrange()
        told = [self.title.text(), self.amount.text(), self.certainty.text(), self.papers.text()]
        self.setAccessibleName(", ".join([*told, shown[0] if shown else self.tr("open")]))
        self.setAccessibleDescription(say(finding.explanation))

    @property
    def is_open(self) -> bool:
        """Whether the card shows all of its question."""
        return bool(self.property("selected"))

    def choose(self, chosen: bool) -> None:
        self.set_selected(chosen)
        if not chosen:
            self._asking = self._why = False
        self._arrange()

    def _arrange(self) -> None:
        chosen = self.is_open
        settled = self.state is not Decision.OPEN
        self.decided.setVisible(settled)
        self.overlap.setVisible(bool(self.overlap.text()) and chosen)
        self.ask.setVisible(chosen and bool(self.finding.ask))
        self.why.setVisible(chosen and self._why)
        self._acts.setVisible(chosen and not self._asking)
        self._form.setVisible(chosen and self._asking)
        self.keep_button.setVisible(self.state is Decision.OPEN)
        self.aside_button.setVisible(self.state is not Decision.SET_ASIDE)
        self.open_button.setVisible(settled)
        self.why_button.setVisible(chosen and bool(self.why.text()))

    def _toggle_why(self) -> None:
        self._why = not self._why
        self._arrange()

    def _ask_reason(self, *, asking: bool) -> None:
        self._asking = asking
        self._arrange()
        (self.reason if asking else self.aside_button).setFocus()

    def _set_aside(self) -> None:
        told = self.reason.findText(self.reason.currentText())
        reason = (self.reason.itemData(told) if told >= 0 else None) or self.reason.currentText().strip()
        if reason:
            self.decision.emit(self.finding.fingerprint, Decision.SET_ASIDE, reason)
        else:
            self.reason.setFocus()

    # ------------------------------------------------------------------------------------------ events

    def event(self, event: QEvent) -> bool:
        # Escape is the window's too; while a reason is asked for it takes that back.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._asking:
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return event.isAccepted()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():  # the chosen card has an edge of its own, also while the focus is elsewhere
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme().color(Role.FOCUS), 2))
            painter.drawRoundedRect(self.rect().adjusted(5, 5, -5, -5), 6, 6)
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chosen.emit(self.finding.fingerprint)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.chosen.emit(self.finding.fingerprint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.step.emit(step)
        elif event.key() == Qt.Key.Key_Escape and self._asking:
            self._ask_reason(asking=False)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.finding.fingerprint)
        else:
            super().keyPressEvent(event)


def _lower(text: str) -> str:
    """A sentence as the end of another: its first letter small, unless it begins an abbreviation."""
    if len(text) > 1 and text[0].isupper() and text[1].islower():
        return text[0].lower() + text[1:]
    return text
