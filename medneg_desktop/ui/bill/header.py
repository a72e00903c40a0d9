"""The head of a case: who bills whom for what day, what they ask, and the way to a packet."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from medneg_desktop.domain.due import DueGroup
from medneg_desktop.ui.bill.case_file import CaseFile
from medneg_desktop.ui.bill.wording import figure_words, subtitle
from medneg_desktop.ui.language import say, shown
from medneg_desktop.ui.shared import Column, ElidedLabel, Flow, PageHead, button, heading, label
from medneg_desktop.ui.theme import theme

_LOW = 48
"""The height of a window, in :meth:`Theme.gap` units, below which each line counts."""


class CaseHeader(QWidget):
    """Two lines. ``back_button`` leads to the list, ``packet_button`` to a packet."""

    def __init__(self, undo: QWidget) -> None:
        super().__init__()
        self.back_button = button(self.tr("Bills"), "quiet", "Alt+Left", icon="back", name=self.tr("Back to all bills"))
        self.provider = heading("", level=1)
        self.about = ElidedLabel("", soft=True)
        self.packet_button = button(self.tr("Make packet"), "primary", "Ctrl+M")
        self.sums = tuple(label("", soft=not strong, strong=strong, wrap=False) for strong in (False, False, True))
        self.next = label("", soft=True)
        top = PageHead(self.provider, undo, self.packet_button, before=self.back_button)
        column = Column(self, gap=0.2)
        sums = QWidget()
        Flow(sums, gap=1.8).add(*self.sums)
        column.add(top, self.about, sums, self.next)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where all words are large and the window is low, the line about whom gives way to the bill itself."""
        super().resizeEvent(event)
        self.about.setVisible(self.window().height() >= theme().gap(_LOW))

    def show_file(self, file: CaseFile, today: date) -> None:
        self.provider.quote(file.case.provider or self.tr("Provider not on the papers"))
        self.about.setText(subtitle(file))
        r = file.case.reconciliation
        figures = (
            (self.tr("Billed {0}"), r.billed),
            (self.tr("EOB says you owe {0}"), r.patient_share),
            (self.tr("They ask {0}"), r.asked),
        )
        for words_of, (words, figure) in zip(self.sums, figures, strict=True):
            words_of.setText(words.format(figure_words(figure)) if figure is not None else "")
            words_of.setVisible(figure is not None)
        near = (DueGroup.OVERDUE, DueGroup.THIS_WEEK, DueGroup.LATER)
        coming = [row.due for row in file.days if row.group in near and row.due.day >= today]
        parts = [self.tr("{0} by {1}").format(say(coming[0].what), shown(coming[0].day))] if coming else []
        parts += [self.tr("Missing: {0}").format(", ".join(file.case.missing))] if file.case.missing else []
        self.next.setText("  ·  ".join(parts))
        self.next.setVisible(bool(parts))
