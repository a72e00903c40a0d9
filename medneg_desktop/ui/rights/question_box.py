"""One question with its answers to choose from, and one day to fill in."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QLabel, QLineEdit, QRadioButton, QSizePolicy, QWidget

from medneg_desktop.core.dates import read_date
from medneg_desktop.domain.rights import NOT_SURE, Asked
from medneg_desktop.ui.language import say
from medneg_desktop.ui.shared import Column, Flow, FormRow, Row, button, label, named
from medneg_desktop.ui.theme import Role, theme

_DAY_HELP = "Like 08/14/2026. Leave it empty if you do not know."


_SHORT = 12
"""Letters of answers that stand beside each other."""
_LEAST = 24
"""Pixels: the smallest that an unsteady hand can click."""


class Radio(QRadioButton):
    """A round choice drawn from the theme: Fusion's own ring can hardly be seen on dark ground."""

    def sizeHint(self) -> QSize:
        side = max(_LEAST, theme().gap(2.2))
        return QSize(side, side)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height())
        ring = QRectF(side * 0.2, side * 0.2, side * 0.6, side * 0.6)
        role = Role.ACCENT if self.isChecked() else Role.OUTLINE
        painter.setPen(QPen(look.color(role), max(1.5, side / 14)))
        painter.setBrush(look.color(Role.SURFACE))
        painter.drawEllipse(ring)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color(Role.ACCENT))
            inner = side * 0.15
            painter.drawEllipse(ring.adjusted(inner, inner, -inner, -inner))
        if self.hasFocus():
            painter.setPen(QPen(look.color(Role.FOCUS), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(1, 1, side - 2, side - 2), side / 4, side / 4)
        painter.end()


class _Words(QLabel):
    """The words of a choice. They wrap, which Qt's own radio buttons cannot, and clicking them chooses."""

    def __init__(self, text: str, radio: QRadioButton) -> None:
        super().__init__(say(text))
        self._radio = radio
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._radio.setFocus()
            self._radio.click()


class QuestionBox(QWidget):
    """A question of the triage. It is kept while it is asked, so that the focus stays where it was."""

    answered = Signal(str, str)
    """The question's name and the option's; an empty option takes the answer back."""

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self.name = asked.question.name
        self.words = label(asked.question.ask, strong=True)
        self.help = label(asked.question.help, soft=True, small=True)
        self.papers = label("", soft=True, small=True)
        self.choices: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self.take_back = button("Take back", "quiet", on_click=lambda: self.answered.emit(self.name, ""))
        self.take_back.setAccessibleName(say(f"Take back the answer: {asked.question.ask}"))
        column = Column(self, gap=0.4)
        column.add(self.words, self.help)
        options = [(o.name, o.label) for o in asked.question.options] + [(NOT_SURE, "Not sure")]
        if all(len(words) <= _SHORT for _, words in options):
            answers = QWidget()
            Flow(answers, gap=2.0).add(*(self._choice(name, words, short=True) for name, words in options))
            column.add(answers)
        else:
            column.add(*(self._choice(name, words) for name, words in options))
        row = Row()
        row.add(self.take_back, None)
        column.add(self.papers, row)
        self.show_answer(asked)

    def _choice(self, name: str, words: str, *, short: bool = False) -> QWidget:
        radio = named(Radio(), words, self.words.text())
        radio.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        radio.clicked.connect(lambda _checked=False: self.answered.emit(self.name, name))
        self._group.addButton(radio)
        self.choices[name] = radio
        holder = QWidget()
        row = Row(holder, gap=0.6)
        row.add(radio)
        row.setAlignment(radio, Qt.AlignmentFlag.AlignTop)
        told = _Words(words, radio)
        told.setWordWrap(not short)
        row.add(told, stretch=1)
        return holder

    def show_answer(self, asked: Asked) -> None:
        """Show what is answered, and what the papers say."""
        self._group.setExclusive(False)  # or the last choice could not be taken back
        for name, radio in self.choices.items():
            radio.setChecked(name == asked.answer)
        self._group.setExclusive(True)
        self.help.setVisible(bool(asked.question.help))
        self.papers.setText(f"From your papers: {asked.papers}" if asked.papers else "")
        self.papers.setVisible(bool(asked.papers))
        self.take_back.setVisible(asked.answer is not None)


class DayBox(FormRow[QLineEdit]):
    """A day that only the person knows. It is told when the field is left or Enter is pressed."""

    told = Signal(str, str)

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked.question.ask, QLineEdit(), _DAY_HELP)
        self.name = asked.question.name
        self.label.setWordWrap(True)
        self._kept = ""
        self.show_answer(asked)
        self.field.editingFinished.connect(self._tell)

    def show_answer(self, asked: Asked) -> None:
        """Show the day that is kept; what is being typed is left alone."""
        day = read_date(asked.answer) if asked.answer else None
        kept = f"{day:%m/%d/%Y}" if day else ""
        if kept != self._kept or not self.field.hasFocus():
            self.field.setText(kept)
        self._kept = kept
        self.say(_DAY_HELP)

    def refuse(self, why: str) -> None:
        """Say beside the field what is wrong with it."""
        self.say(why)

    def _tell(self) -> None:
        if self.field.text().strip() != self._kept:
            self.told.emit(self.name, self.field.text())
