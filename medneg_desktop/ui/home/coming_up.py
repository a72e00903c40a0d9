"""The card of the days to come. Each is a button that opens its bill."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from medneg_desktop.core.dates import shown as shown_date
from medneg_desktop.core.ids import CaseId
from medneg_desktop.ui.home.wording import when
from medneg_desktop.ui.shared import Card, Chip, Column, clear, heading, label, named
from medneg_desktop.ui.theme import theme

Day = tuple[date, str, str, CaseId]


class ComingUp(Card):
    """Dates by which something should be done, the nearest first."""

    open_case = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.body.add(heading("Coming up", 2))
        self._list = Column(gap=0.4)
        self.body.add(self._list)
        self.body.addStretch(1)

    def show_days(self, days: tuple[Day, ...], today: date) -> None:
        clear(self._list)
        if not days:
            self._list.add(label("No dates on your papers yet.", soft=True))
        for day, what, source, case in days:
            row = _DayRow(day, what, source, today)
            row.clicked.connect(lambda _checked=False, case=case: self.open_case.emit(case))
            self._list.add(row)


class _DayRow(QPushButton):
    """One date. A button lays out its own text only, so this one tells its size from the layout inside."""

    def __init__(self, day: date, what: str, source: str, today: date) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words, role = when(day, today)
        named(self, f"{what}, {words}, {shown_date(day)}", source)
        self._column = Column(self, gap=0.3, margin=0.6)
        chip = Chip(f"{words} · {shown_date(day)}", role)
        self._texts = [label(what, strong=True)]
        if source:
            self._texts.append(label(source, soft=True, small=True))
        self._column.add(chip, *self._texts)
        for child in (chip, *self._texts):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        width = max(self.width(), theme().gap(20))
        return QSize(width, self._column.totalHeightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().gap(16), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()
