"""Ways to pay as columns beside each other, drawn to one scale; the numbers in and below them say the same in words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medneg_desktop.core.money import Money
from medneg_desktop.ui.shared import named
from medneg_desktop.ui.theme import Role, theme, watch


@dataclass(frozen=True, slots=True)
class Pillar:
    """One way: what it is called, what is paid, and the part of it that is a service's fee."""

    name: str
    paid: Money
    role: Role
    fee: Money | None = None


class ComparePicture(QWidget):
    """Columns from one ground. The fee is hatched, so that no meaning rests on color."""

    def __init__(self) -> None:
        super().__init__()
        self.pillars: tuple[Pillar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        watch().theme_changed.connect(self.updateGeometry)
        self.show_pillars(())

    def show_pillars(self, pillars: tuple[Pillar, ...]) -> None:
        self.pillars = pillars
        told = [
            f"{p.name} {p.paid.shown()}" + (self.tr(", of which {0} is the fee").format(p.fee.shown()) if p.fee else "")
            for p in pillars
        ]
        words = ". ".join(told) or self.tr("No comparison yet")
        named(self, words)
        self.setToolTip(words)
        self.setVisible(bool(pillars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().gap(40), self.fontMetrics().height() * 11)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().gap(20), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.pillars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height()
        wide = self.width() / len(self.pillars)
        ground, top = self.height() - line * 2.3, line * 1.3
        most = max(p.paid.cents for p in self.pillars) or 1
        for number, pillar in enumerate(self.pillars):
            high = max(2.0, (ground - top) * pillar.paid.cents / most)
            box = QRectF(number * wide + wide * 0.16, ground - high, wide * 0.68, high)
            self._draw(painter, pillar, box, (ground - top) / most)
            painter.setPen(theme().color(Role.TEXT))
            middle = Qt.AlignmentFlag.AlignHCenter
            above = QRectF(number * wide, ground - high - line * 1.2, wide, line * 1.1)
            painter.drawText(above, middle, pillar.paid.shown())
            below = QRectF(number * wide, ground + line * 0.2, wide, line * 2.1)
            painter.drawText(below, int(middle | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap), pillar.name)
        painter.setPen(theme().color(Role.OUTLINE))
        painter.drawLine(0, round(ground), self.width(), round(ground))
        painter.end()

    @staticmethod
    def _draw(painter: QPainter, pillar: Pillar, box: QRectF, scale: float) -> None:
        painter.fillRect(box, theme().color(pillar.role))
        if not pillar.fee:
            return
        fee = QRectF(box.left(), box.top(), box.width(), pillar.fee.cents * scale)
        painter.fillRect(fee, theme().color(Role.IN_QUESTION_SOFT))
        painter.setPen(theme().color(Role.IN_QUESTION))
        painter.setBrush(Qt.BrushStyle.BDiagPattern)
        painter.drawRect(fee.adjusted(0, 0, -1, 0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
