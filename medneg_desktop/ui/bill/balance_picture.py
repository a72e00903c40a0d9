"""A small picture of how a balance went: a bar for each statement, which leads to the place that asks for the sum."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from medneg_desktop.ledger.balances import Balance
from medneg_desktop.ui.language import say, shown
from medneg_desktop.ui.shared import Column, Row, clear, label
from medneg_desktop.ui.shared.words import plain_tip
from medneg_desktop.ui.theme import Role, theme, watch

_MOST = 8
"""Bars that fit; of more the newest are drawn, and all are told."""
_HIGH = 4.2
"""The highest bar, in lines of text."""


class Bar(QAbstractButton):
    """One balance: its sum, a bar of ``share`` of the highest, and its day. Pressed, it shows its place."""

    def __init__(self, balance: Balance, share: float) -> None:
        super().__init__()
        self.balance, self._share = balance, share
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = told(balance)
        self.setAccessibleName(self.tr("{0}. Show it on the paper").format(words))
        self.setToolTip(plain_tip(say(words)))
        watch().theme_changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(f"{self.balance.day:%m/%d/%y}")
        return QSize(words + theme().gap(0.6), round(self.fontMetrics().height() * (_HIGH + 2.6)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, wide = self.fontMetrics().height(), self.width()
        bottom = self.height() - line * 1.3
        high = max(2.0, line * _HIGH * self._share)
        box = QRectF(wide * 0.2, bottom - high, wide * 0.6, high)
        painter.fillRect(box, theme().color(Role.ACCENT))
        painter.setPen(theme().color(Role.TEXT))
        centre = int(Qt.AlignmentFlag.AlignCenter)
        painter.drawText(QRectF(0, bottom - high - line * 1.1, wide, line), centre, self._sum(wide))
        painter.drawText(QRectF(0, bottom, wide, line * 1.2), centre, f"{self.balance.day:%m/%d/%y}")
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(theme().color(Role.LINK), 2 if self.hasFocus() else 1))
            painter.drawRoundedRect(QRectF(1, 1, wide - 2, self.height() - 2), 5, 5)
        painter.end()

    def _sum(self, room: int) -> str:
        """The sum with its cents where there is room for them."""
        full = self.balance.amount.shown()
        return full if self.fontMetrics().horizontalAdvance(full) <= room else full.partition(".")[0]


def told(balance: Balance) -> str:
    return f"{shown(balance.day)}: {balance.amount.shown()}{'' if balance.firm else ', please check'}"


class BalancePicture(QWidget):
    """Draws one account; hidden where there are fewer than two statements, for then nothing went anywhere."""

    places = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.series: tuple[Balance, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._title = label("", strong=True)
        self._row = Row(gap=0.4)
        self.bars: list[Bar] = []
        column = Column(self, gap=0.4)
        column.add(self._title, self._row)

    def show_series(self, series: tuple[Balance, ...]) -> None:
        self.setVisible(len(series) > 1)
        if series == self.series:
            return  # the same again keeps the focus
        self.series = series
        whose = series[-1].whose if series else ""
        self._title.setText(self.tr("Balance with {0} over the statements").format(whose))
        self.setAccessibleName(self.tr("Balance with {0}. {1}").format(whose, "; ".join(map(told, series))))
        clear(self._row)
        newest = series[-_MOST:]
        most = max((b.amount.cents for b in newest), default=0) or 1
        self.bars = [Bar(b, max(b.amount.cents, 0) / most) for b in newest]
        for bar in self.bars:
            bar.clicked.connect(lambda _=False, at=bar.balance.evidence: self.places.emit((at,)))
            self._row.add(bar)


class Balances(QWidget):
    """A picture for each account that was asked for more than once."""

    places = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._column = Column(self, gap=0.8)
        self.pictures: list[BalancePicture] = []

    def show_all(self, found: Sequence[tuple[Balance, ...]]) -> None:
        told_of = [series for series in found if len(series) > 1]
        while len(self.pictures) < len(told_of):
            picture = BalancePicture()
            picture.places.connect(self.places)
            self.pictures.append(picture)
            self._column.add(picture)
        for number, picture in enumerate(self.pictures):
            picture.show_series(told_of[number] if number < len(told_of) else ())
        self.setVisible(bool(told_of))
