"""The head of a case: who bills whom for what day, what they ask, and the way to a packet."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from medneg_desktop.domain.due import DueGroup
from medneg_desktop.ui.bill.case_file import CaseFile
from medneg_desktop.ui.bill.wording import figure_words, subtitle
from medneg_desktop.ui.language import say, shown
from medneg_desktop.ui.shared import Column, ElidedLabel, Flow, button, heading, label


class CaseHeader(QWidget):
    """Two lines. ``back_button`` leads to the list, ``packet_button`` to a packet."""

    def __init__(self, undo: QWidget) -> None:
        super().__init__()
        self.back_button = button(self.tr("Bills"), "quiet", "Alt+Left", icon="back", name=self.tr("Back to all bills"))
        self.provider = heading("", level=1)
        self.about = ElidedLabel("", soft=True)
        self.packet_button = button(self.tr("Make packet"), "primary", "Ctrl+M")
        self.figures = label("", soft=True)
        self.next = label("", soft=True)
        top = Flow(gap=1.0)
        top.add(self.back_button)
        top.add(self.provider, letters=13)
        top.add(undo, self.packet_button)
        column = Column(self, gap=0.4)
        column.add(top, self.about, self.figures, self.next)

    def show_file(self, file: CaseFile, today: date) -> None:
        self.provider.quote(file.case.provider or self.tr("Provider not on the papers"))
        self.about.setText(subtitle(file))
        r = file.case.reconciliation
        figures = (
            (self.tr("Billed {0}"), r.billed),
            (self.tr("EOB says you owe {0}"), r.patient_share),
            (self.tr("They ask {0}"), r.asked),
        )
        known = [words.format(figure_words(figure)) for words, figure in figures if figure is not None]
        self.figures.setText("  ·  ".join(known))
        self.figures.setVisible(bool(known))
        near = (DueGroup.OVERDUE, DueGroup.THIS_WEEK, DueGroup.LATER)
        coming = [row.due for row in file.days if row.group in near and row.due.day >= today]
        parts = [self.tr("{0} by {1}").format(say(coming[0].what), shown(coming[0].day))] if coming else []
        parts += [self.tr("Missing: {0}").format(", ".join(file.case.missing))] if file.case.missing else []
        self.next.setText("  ·  ".join(parts))
        self.next.setVisible(bool(parts))
