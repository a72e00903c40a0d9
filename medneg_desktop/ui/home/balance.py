"""How the balance of all bills went, as a picture that is also told in words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from medneg_desktop.domain.state import Series
from medneg_desktop.ui.home.link_row import ROW, LinkRow
from medneg_desktop.ui.language import shown
from medneg_desktop.ui.shared import Card, Column, clear, heading, label
from medneg_desktop.ui.theme import Role, theme

TOLD = 12
"""Days of which a screen reader is told, the newest."""


class BalanceCard(Card):
    """The picture as a link to the bills. Hidden while fewer than two days are known: nothing went anywhere yet."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._series: Series = ()
        self._place = Column(over=ROW)
        self.body.add(heading(self.tr("What they ask, over time"), 2), self._place, None)
        self.hide()

    @property
    def series(self) -> Series:
        return self._series

    def show_series(self, series: Series) -> None:
        self.setVisible(len(series) > 1)
        if series == self._series:
            return
        self._series = series
        clear(self._place)
        if len(series) < 2:
            return
        (first_day, first), (last_day, last) = series[0], series[-1]
        words = self.tr("{0} on {1}, {2} on {3}.").format(
            first.shown(), shown(first_day), last.shown(), shown(last_day)
        )
        told = "; ".join(f"{shown(day)}: {amount.shown()}" for day, amount in series[-TOLD:])
        row = LinkRow(self.tr("What they ask, over time"), [Steps(series), label(words, soft=True)], description=told)
        row.clicked.connect(lambda _=False: self.wanted.emit())
        self._place.add(row)


class Steps(QWidget):
    """Draws a sum that holds until the next day on which it changed: the highest is named, the ends are marked."""

    def __init__(self, series: Series) -> None:
        super().__init__()
        self._series = series
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, self.fontMetrics().height() * 7)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height()
        area = QRectF(6, line * 1.3, self.width() - 12, self.height() - line * 1.3 - 6)
        points = self._points(area)
        ground = QPolygonF([*points, area.bottomRight(), area.bottomLeft()])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color(Role.ACCENT_SOFT))
        painter.drawPolygon(ground)
        painter.setPen(QPen(theme().color(Role.OUTLINE), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(QPen(theme().color(Role.ACCENT), 2))
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(theme().color(Role.ACCENT))
        for end in (points[0], points[-1]):
            painter.drawEllipse(end, 3.5, 3.5)
        painter.setPen(theme().color(Role.TEXT_SOFT))
        most = max(self._series, key=lambda point: point[1].cents)
        words = self.tr("highest {0}").format(most[1].shown())
        painter.drawText(QRectF(0, 0, self.width(), line * 1.2), int(Qt.AlignmentFlag.AlignRight), words)
        painter.end()

    def _points(self, area: QRectF) -> list[QPointF]:
        days = [day.toordinal() for day, _ in self._series]
        span = max(1, days[-1] - days[0])
        most = max(1, *(amount.cents for _, amount in self._series))
        found: list[QPointF] = []
        for day, (_, amount) in zip(days, self._series, strict=True):
            x = area.left() + area.width() * (day - days[0]) / span
            y = area.bottom() - area.height() * max(0, amount.cents) / most
            if found:
                found.append(QPointF(x, found[-1].y()))
            found.append(QPointF(x, y))
        return found
