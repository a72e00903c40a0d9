"""Draws the rows of the inbox as small cards. Text is drawn, never interpreted: a file's name is no markup."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from medneg_desktop.ui.inbox.list_model import ROW, ListRow
from medneg_desktop.ui.inbox.words import shorter
from medneg_desktop.ui.language import say
from medneg_desktop.ui.theme import Role, theme

Index = QModelIndex | QPersistentModelIndex


class InboxDelegate(QStyledItemDelegate):
    """Title, who, file, and a chip with a word; the chosen row is told by a thick edge as well as by its tint."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, ListRow):
            return
        view: Any = option
        chosen = bool(view.state & QStyle.StateFlag.State_Selected)
        focused = bool(view.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(view.rect).adjusted(2, 3, -2, -3)
        edge = Role.FOCUS if chosen and focused else Role.ACCENT if chosen else Role.BORDER
        painter.setPen(QPen(theme().color(edge), 2 if chosen else 1))
        painter.setBrush(theme().color(Role.ACCENT_SOFT if chosen else Role.SURFACE))
        painter.drawRoundedRect(card, 8, 8)
        inside = card.toRect().adjusted(theme().gap(1.2), theme().gap(0.8), -theme().gap(1.2), -theme().gap(0.6))
        self._lines(painter, inside, row, view.font)
        painter.restore()

    def _lines(self, painter: QPainter, area: QRect, row: ListRow, font: QFont) -> None:
        bold, small = QFont(font), QFont(font)
        bold.setBold(True)
        small.setPointSizeF(font.pointSizeF() * 0.9)
        top = _line(painter, area, area.top(), say(row.title), bold, Role.TEXT)
        if row.who:
            top = _line(painter, area, top, row.who, small, Role.TEXT)
        top = _line(painter, area, top, say(row.file), small, Role.TEXT_SOFT)
        _chip(painter, area, top + theme().gap(0.4), row.chip, row.role, small)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW)
        view: Any = option
        lines = 3.1 if isinstance(row, ListRow) and row.who else 2.1
        height = round(view.fontMetrics.height() * (lines + 1.1)) + theme().gap(2.4) + 6
        return QSize(view.fontMetrics.averageCharWidth() * 16, height)


def _line(
    painter: QPainter,
    area: QRect,
    top: int,
    text: str,
    font: QFont,
    role: Role,
) -> int:
    metrics = QFontMetrics(font)
    painter.setFont(font)
    painter.setPen(theme().color(role))
    box = QRect(area.left(), top, area.width(), metrics.height())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
    return top + metrics.height()


def _chip(painter: QPainter, area: QRect, top: int, text: str, role: Role, font: QFont) -> None:
    bold = QFont(font)
    bold.setBold(True)
    text, metrics = say(text), QFontMetrics(bold)
    room = area.width() - theme().gap(1.2)
    if metrics.horizontalAdvance(text) > room:
        text = shorter(text)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    width = metrics.horizontalAdvance(shown) + theme().gap(1.2)
    box = QRectF(area.left(), top, width, metrics.height() + theme().gap(0.3))
    painter.setPen(QPen(theme().color(role if theme().name == "contrast" else role.soft), 1))
    painter.setBrush(theme().color(role.soft))
    painter.drawRoundedRect(box, 6, 6)
    painter.setFont(bold)
    painter.setPen(theme().color(role))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), shown)
