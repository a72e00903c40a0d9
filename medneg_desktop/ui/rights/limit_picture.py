"""An income beside limits, on one scale: percent of the poverty level from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from medneg_desktop.domain.assistance import Screening
from medneg_desktop.ui.shared import named
from medneg_desktop.ui.theme import Role, theme, watch

_HEADROOM = Decimal("1.15")
"""The scale goes a little beyond the largest figure."""


class LimitPicture(QWidget):
    """A bar up to the household's percent, and a labelled mark at each limit. The words below it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._percent: Decimal | None = None
        self._limits: tuple[tuple[int, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        watch().theme_changed.connect(self.updateGeometry)

    def show_limits(self, percent: Decimal | None, screenings: Sequence[Screening]) -> None:
        """Draw a household beside limits; hidden without a household."""
        by_limit: dict[int, list[str]] = {}
        for s in screenings:
            by_limit.setdefault(s.limit, []).append(s.short)
        self._percent = percent
        self._limits = tuple(
            (limit, "; ".join(dict.fromkeys(by_limit[limit])).capitalize()) for limit in sorted(by_limit)
        )
        told = "; ".join(f"{words} {limit} %" for limit, words in self._limits)
        named(self, self.tr("Your household {0} percent. Limits: {1}").format(percent, told or self.tr("none known")))
        self.setVisible(percent is not None)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        rows = 3 + len(self._limits)
        return QSize(theme().gap(40), round(self.fontMetrics().height() * (rows + 0.4)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().gap(18), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._percent is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height()
        most = max([self._percent, *(Decimal(limit) for limit, _ in self._limits), Decimal(100)]) * _HEADROOM
        whole = self.width() - 2
        at = float(self._percent / most) * whole
        top = line * 1.5
        bar = QRectF(0, top, whole, line * 1.1)
        radius = theme().gap(0.4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color(Role.SURFACE_ALT))
        painter.drawRoundedRect(bar, radius, radius)
        painter.setBrush(theme().color(Role.ACCENT))
        painter.drawRoundedRect(QRectF(0, top, max(at, 2.0), line * 1.1), radius, radius)
        painter.setPen(theme().color(Role.TEXT))
        self._write(painter, at, 0, self.tr("You: {0} %").format(self._percent))
        for number, (limit, words) in enumerate(self._limits):
            self._mark(painter, float(Decimal(limit) / most) * whole, number, f"{words}: {limit} %")
        painter.end()

    def _mark(self, painter: QPainter, x: float, number: int, words: str) -> None:
        line = self.fontMetrics().height()
        foot = line * (3 + number)
        painter.setPen(QPen(theme().color(Role.TEXT), 2))
        painter.drawLine(QPointF(x, line * 1.35), QPointF(x, foot))
        tip = theme().gap(0.4)
        painter.setBrush(theme().color(Role.TEXT))
        painter.drawPolygon(QPolygonF([QPointF(x - tip, foot), QPointF(x + tip, foot), QPointF(x, foot - tip)]))
        self._write(painter, x, foot, words)

    def _write(self, painter: QPainter, x: float, top: float, words: str) -> None:
        """Words below or above a mark, pushed back into the picture where they would leave it."""
        wide = self.fontMetrics().horizontalAdvance(words) + 4
        left = min(max(0.0, x - wide / 2), max(0.0, self.width() - wide))
        painter.drawText(
            QRectF(left, top, wide, self.fontMetrics().height() * 1.2), Qt.AlignmentFlag.AlignCenter, words
        )
