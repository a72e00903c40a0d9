"""Marks on a page: as data, and as what is drawn."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from medneg_desktop.domain.place import Box
from medneg_desktop.ui.language import say
from medneg_desktop.ui.shared.words import plain_tip
from medneg_desktop.ui.theme import Role, theme

_SEEN = 4.5
_BADGE = 9.0  # half the size of a badge, in pixels whatever the zoom


@dataclass(frozen=True, slots=True)
class Highlight:
    """A marked place. ``key`` is what is told when it is clicked; ``quiet`` ones are drawn as a thin line only.

    Places in doubt without a number carry a question mark: a mark is never told by its color alone.
    """

    page: int
    box: Box
    role: Role
    key: str
    number: int | None = None
    tooltip: str = ""
    quiet: bool = False

    @property
    def badge(self) -> str:
        if self.quiet:
            return ""
        if self.number is not None:
            return str(self.number)
        return "?" if self.role is Role.DOUBT else ""


def keys_in_order(highlights: Iterable[Highlight]) -> list[str]:
    """The keys of marked places as a reader meets them: page after page, from the top."""
    order = sorted(highlights, key=lambda h: (h.page, round(h.box.y0), h.box.x0))
    return list(dict.fromkeys(h.key for h in order))


def rect_of(box: Box) -> QRectF:
    return QRectF(QPointF(box.x0, box.y0), QPointF(box.x1, box.y1))


class HighlightItem(QGraphicsItem):
    """An outline with a soft fill and, where it has one, a badge that stays upright and keeps its size."""

    def __init__(self, highlight: Highlight) -> None:
        super().__init__()
        self.highlight = highlight
        self._emphasis = 0.0
        self._turns = 0
        self._badge: _Badge | None = None
        self.setToolTip(plain_tip(say(highlight.tooltip)))
        self.setZValue(1 if highlight.quiet else 2)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if highlight.badge:
            self._badge = _Badge(highlight.badge, highlight.role, self)
        self.lie(0)

    def lie(self, turns: int) -> None:
        """The page is shown with so many quarter turns to the right: badge and line stay left of and below the print."""
        self._turns, box = turns % 4, self.highlight.box
        if self._badge is not None:
            left = ((box.x0 - 1, box.mid_y), (box.mid_x, box.y1 + 1), (box.x1 + 1, box.mid_y), (box.mid_x, box.y0 - 1))
            self._badge.setPos(*left[self._turns])
        self.update()

    @property
    def emphasis(self) -> float:
        return self._emphasis

    def emphasize(self, amount: float) -> None:
        """How thick the outline is: 0 as usual, 1 and more for the place that is looked at."""
        self._emphasis = amount
        self.setZValue(3 if amount else 2)
        self.update()

    @property
    def area(self) -> float:
        return self.highlight.box.width * self.highlight.box.height

    def boundingRect(self) -> QRectF:
        return rect_of(self.highlight.box.grown(9))

    def shape_box(self) -> Box:
        """What counts as hit: a little more than the print, so that a thin digit can be clicked."""
        return self.highlight.box.grown(2)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        role = self.highlight.role
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = on_paper(theme().color(role))
        frame = rect_of(self.highlight.box.grown(1.0))
        if self.highlight.quiet and not self._emphasis:
            painter.setPen(_pen(color, 1.0, Qt.PenStyle.DotLine))
            corners = (frame.bottomLeft(), frame.bottomRight(), frame.topRight(), frame.topLeft())
            painter.drawLine(corners[self._turns], corners[(self._turns + 1) % 4])
            return
        # Multiplied, the fill colors the paper and leaves the print black: a wash, as a marker pen makes it.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(frame, _wash(theme().color(role.soft), color))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        # However thick, the outline grows outward: it never covers the print it points at.
        width = 1.6 + 1.4 * self._emphasis
        out = width / 2 / max(0.1, math.hypot(painter.worldTransform().m11(), painter.worldTransform().m12()))
        painter.setPen(_pen(color, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame.adjusted(-out, -out, out, out), 2, 2)


def on_paper(color: QColor) -> QColor:
    """The color deep enough to be seen on white paper: a dark theme's own colors are made for dark ground."""
    while _contrast_with_white(color) < _SEEN:
        color = color.darker(112)
    return color


def _contrast_with_white(color: QColor) -> float:
    """As WCAG 2 measures it; 3 is what an outline needs."""
    red, green, blue = (_linear(c) for c in (color.redF(), color.greenF(), color.blueF()))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _wash(soft: QColor, strong: QColor) -> QColor:
    """The fill on white paper. In a dark theme the soft color is dark: the strong one, thinned, is used instead."""
    if soft.lightness() > 150:
        return soft
    mixed = QColor(strong)
    return QColor.fromRgbF(*(1 - (1 - c) * 0.28 for c in (mixed.redF(), mixed.greenF(), mixed.blueF())))


def _pen(color: QColor, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    pen = QPen(color, width, style)
    pen.setCosmetic(True)
    return pen


class _Badge(QGraphicsItem):
    """A number in a disc beside a mark."""

    def __init__(self, text: str, role: Role, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self._text = text
        self._role = role
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)

    def boundingRect(self) -> QRectF:
        # Left of the mark, so that it does not cover what is marked.
        width = 2 * (_BADGE + 3 * max(0, len(self._text) - 1) + 1)
        return QRectF(-width - 3, -_BADGE - 1, width, 2 * _BADGE + 2)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = self.boundingRect().adjusted(1, 1, -1, -1)
        color = on_paper(theme().color(self._role))
        painter.setPen(QPen(Qt.GlobalColor.white, 1.2))
        painter.setBrush(color)
        painter.drawRoundedRect(disc, _BADGE, _BADGE)
        font = QFont(painter.font())
        font.setPixelSize(12)
        font.setBold(True)
        painter.setFont(font)
        dark = color.lightness() > 140
        painter.setPen(Qt.GlobalColor.black if dark else Qt.GlobalColor.white)
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, self._text)
