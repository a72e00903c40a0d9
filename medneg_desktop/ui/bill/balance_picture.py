"""A small picture of how the balance went: a bar for each statement, with its sum and day in words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medneg_desktop.ledger.balances import Balance
from medneg_desktop.ui.language import say, shown
from medneg_desktop.ui.shared.words import plain_tip
from medneg_desktop.ui.theme import Role, theme

_MOST = 8
"""Bars that fit; of more the newest are drawn, and all are told."""


class BalancePicture(QWidget):
    """Draws one account; hidden where there are fewer than two statements, for then nothing went anywhere."""

    def __init__(self) -> None:
        super().__init__()
        self.series: tuple[Balance, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_series(self, series: tuple[Balance, ...]) -> None:
        self.series = series
        self.setVisible(len(series) > 1)
        told = [f"{shown(b.day)}: {b.amount.shown()}{'' if b.firm else ', please check'}" for b in series]
        whose = series[-1].whose if series else ""
        self.setAccessibleName(self.tr("Balance with {0}. {1}").format(whose, "; ".join(told)))
        self.setToolTip(plain_tip(say("\n".join(told))))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self.fontMetrics().height() * 7)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        bars = self.series[-_MOST:]
        if not bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height()
        top, bottom = line * 2.2, self.height() - line * 1.2
        most = max(b.amount.cents for b in bars) or 1
        wide = self.width() / len(bars)
        centre = int(Qt.AlignmentFlag.AlignCenter)
        painter.setPen(theme().color(Role.TEXT))
        painter.drawText(
            QRectF(0, 0, self.width(), line), int(Qt.AlignmentFlag.AlignLeft), self.tr("Balance over the statements")
        )
        for number, bar in enumerate(bars):
            high = max(2.0, (bottom - top) * max(bar.amount.cents, 0) / most)
            box = QRectF(number * wide + wide * 0.25, bottom - high, wide * 0.5, high)
            painter.fillRect(box, theme().color(Role.ACCENT))
            painter.drawText(QRectF(number * wide, bottom - high - line, wide, line), centre, bar.amount.shown())
            painter.drawText(QRectF(number * wide, bottom, wide, line * 1.2), centre, f"{bar.day:%m/%d/%y}")
        painter.end()
