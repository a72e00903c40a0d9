"""Two ways to pay as bars beside each other, drawn to one scale; the numbers beside them say the same in words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medneg_desktop.talks.compare import Compared
from medneg_desktop.ui.shared import named
from medneg_desktop.ui.theme import Role, theme, watch


class ComparePicture(QWidget):
    """Three bars: as asked, by yourself, with a service. The fee is hatched, so that no meaning rests on color."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Compared | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        watch().theme_changed.connect(self.updateGeometry)
        self.show_compared(None)

    def show_compared(self, compared: Compared | None) -> None:
        self._shown = compared
        words = self.tr("No comparison yet")
        if compared is not None:
            words = self.tr("As asked {0}. By yourself {1}. With a service {2}, of which {3} is its fee.").format(
                *(a.shown() for a in (compared.asked, compared.own, compared.helped, compared.fee))
            )
        named(self, words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().gap(40), self.fontMetrics().height() * 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().gap(20), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        found = self._shown
        if found is None or not found.asked:
            return
        painter = QPainter(self)
        rows = (
            (self.tr("As asked"), found.asked.cents, 0, Role.IN_QUESTION),
            (self.tr("By yourself"), found.own.cents, 0, Role.PROVEN),
            (self.tr("With a service"), found.own.cents, found.fee.cents, Role.LINK),
        )
        line = self.fontMetrics().height()
        names = max(self.fontMetrics().horizontalAdvance(r[0]) for r in rows) + theme().gap(1)
        room = max(1, self.width() - names - theme().gap(1))
        for number, (name, sum_, fee, role) in enumerate(rows):
            top = number * line * 2
            painter.setPen(theme().color(Role.TEXT))
            painter.drawText(QRectF(0, top, names, line * 1.5), Qt.AlignmentFlag.AlignVCenter, name)
            width, extra = (room * part / found.asked.cents for part in (sum_, fee))
            painter.fillRect(QRectF(names, top, width, line * 1.5), theme().color(role))
            if fee:
                box = QRectF(names + width, top, extra, line * 1.5)
                painter.fillRect(box, theme().color(Role.IN_QUESTION_SOFT))
                painter.setPen(theme().color(Role.IN_QUESTION))
                painter.setBrush(Qt.BrushStyle.BDiagPattern)
                painter.drawRect(box.adjusted(0, 0, -1, -1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.end()
