"""Paints the cells of tables: some lines, or a chip, with a thin rule below each row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from medneg_desktop.ui.theme import Role, theme

CHIP_ROLE = Qt.ItemDataRole.UserRole + 1
STRONG_ROLE = Qt.ItemDataRole.UserRole + 2
BAR_ROLE = Qt.ItemDataRole.UserRole + 3
LINK_ROLE = Qt.ItemDataRole.UserRole + 4
Index = QModelIndex | QPersistentModelIndex


def _folded(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """The text on one line, or on two where it is too long for one; the second may still be too long."""
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    words = text.split(" ")
    taken = 1
    while taken < len(words) and metrics.horizontalAdvance(" ".join(words[: taken + 1])) <= width:
        taken += 1
    return [part for part in (" ".join(words[:taken]), " ".join(words[taken:])) if part]


class CellDelegate(QStyledItemDelegate):
    """Draws what :class:`~medneg_desktop.ui.shared.table.TableModel` says of a cell."""

    def __init__(self, parent: QWidget, lines: int) -> None:
        super().__init__(parent)
        self._lines = lines

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view: Any = option
        area: QRect = view.rect
        chosen = bool(view.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(area, theme().color(Role.ACCENT_SOFT if chosen else Role.SURFACE))
        painter.setPen(theme().color(Role.BORDER))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if chosen and index.column() == 0:  # selection is told by a bar as well as by a tint
            painter.fillRect(QRect(area.left(), area.top(), 4, area.height()), theme().color(Role.ACCENT))
        inner = area.adjusted(self._pad(), 0, -self._pad(), -1)
        text = str(index.data() or "")
        role = index.data(CHIP_ROLE)  # Qt hands the enum back as the string it is
        bar = index.data(BAR_ROLE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if bar is not None:
            self._paint_bar(painter, inner, text, bar)
        elif role is not None and text:
            self._paint_chip(painter, inner, text, Role(role), index)
        else:
            self._paint_lines(painter, inner, text, index, view.font)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view: Any = option
        first, *further = str(index.data() or "").split("\n")
        widths = [self._metrics(view.font, bold=True).horizontalAdvance(first)]
        widths += [view.fontMetrics.horizontalAdvance(line) for line in further]
        lines = 1 + len(further)
        chip = theme().gap(1.6) if index.data(CHIP_ROLE) is not None else 0
        return QSize(max(widths) + chip + 2 * self._pad() + 2, view.fontMetrics.height() * lines + theme().gap(2))

    @staticmethod
    def _pad() -> int:
        return theme().gap(0.9)

    @staticmethod
    def _metrics(font: QFont, *, bold: bool) -> QFontMetrics:
        made = QFont(font)
        made.setBold(bold)
        return QFontMetrics(made)

    def _paint_chip(self, painter: QPainter, area: QRect, text: str, role: Role, index: Index) -> None:
        font = QFont(painter.font())
        font.setBold(True)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width() - theme().gap(1.6))
        width = metrics.horizontalAdvance(shown) + theme().gap(1.6)
        height = metrics.height() + theme().gap(0.6)
        right = bool(index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight)
        left = area.right() - width + 1 if right else area.left()
        box = QRectF(left, area.center().y() - height / 2, width, height)
        edge = role if theme().name == "contrast" else role.soft
        painter.setPen(QPen(theme().color(edge), 1))
        painter.setBrush(theme().color(role.soft))
        painter.drawRoundedRect(box, 7, 7)
        painter.setPen(theme().color(role))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)

    def _paint_bar(self, painter: QPainter, area: QRect, text: str, steps: Sequence[str]) -> None:
        """Short strokes, one for each step: those done are full, the one at hand is edged; the words say the same."""
        metrics = painter.fontMetrics()
        gap, high = theme().gap(0.35), theme().gap(0.7)
        wide = max(3, (min(area.width(), theme().gap(12)) - gap * (len(steps) - 1)) / len(steps))
        top = area.center().y() - metrics.height() / 2 - high
        for number, step in enumerate(steps):
            box = QRectF(area.left() + number * (wide + gap), top, wide, high)
            edge = {"done": Role.ACCENT, "now": Role.DOUBT}.get(step, Role.OUTLINE)
            fill = {"done": Role.ACCENT, "now": Role.DOUBT_SOFT}.get(step, Role.SURFACE)
            painter.setPen(QPen(theme().color(edge), 2 if step == "now" else 1))
            painter.setBrush(theme().color(fill))
            painter.drawRoundedRect(box, high / 2, high / 2)
        painter.setPen(theme().color(Role.TEXT_SOFT))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        line = QRectF(area.left(), top + high + gap, area.width(), metrics.height() * 1.3)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)

    def _paint_lines(self, painter: QPainter, area: QRect, text: str, index: Index, font: QFont) -> None:
        first, *further = text.split("\n")
        align = index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignHorizontal_Mask
        bold = QFont(font)
        bold.setBold(bool(index.data(STRONG_ROLE)))
        height = QFontMetrics(font).height()
        link = bool(index.data(LINK_ROLE))
        bold.setUnderline(link)
        ink = Role.LINK if link else Role.TEXT
        lines = [(first, bold, ink)]
        if further:
            lines += [(line, QFont(font), Role.TEXT_SOFT) for line in further]
        elif self._lines > 1:
            lines = [(part, bold, ink) for part in _folded(first, QFontMetrics(bold), area.width())]
        top = area.center().y() - height * len(lines) // 2
        for number, (line, face, ink) in enumerate(lines):
            painter.setFont(face)
            painter.setPen(theme().color(ink))
            shown = QFontMetrics(face).elidedText(line, Qt.TextElideMode.ElideRight, area.width())
            box = QRect(area.left(), top + number * height, area.width(), height)
            painter.drawText(box, int(align | Qt.AlignmentFlag.AlignVCenter), shown)
