"""The strip of the page on which a value stands, cut out and put beside its field or its question."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from medneg_desktop.domain.place import Box, Place
from medneg_desktop.ui.background import Lane, Lanes, Ticket
from medneg_desktop.ui.shared import named
from medneg_desktop.ui.theme import Role, theme
from medneg_desktop.ui.viewer import PageSource
from medneg_desktop.ui.viewer.source import Rendered, render

_DPI = 144
_AROUND = 5.0
"""Points of the page shown above and below a value."""
_TIMES = (0.9, 2.6)
"""How far the print is made smaller or larger, so that it stands about as large as the window's own text."""


class Strips(QObject):
    """Gets each page that has doubts once, in the view lane, and tells those who wait for it.

    With ``most`` the pages asked for last are kept, and others are asked for again where they are looked at.
    """

    arrived = Signal(int)

    def __init__(self, lanes: Lanes, parent: QObject | None = None, *, most: int | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self._most = most
        self._source: PageSource | None = None
        self._pages: dict[int, Rendered] = {}
        self._asked: dict[int, Ticket] = {}

    def set_source(self, source: PageSource | None) -> None:
        """Another document; the same one again keeps its pages."""
        if source is not None and self._source is not None and source.key == self._source.key:
            self._renew(source)
            return
        for ticket in self._asked.values():
            ticket.tear()
        self._source = source
        self._pages.clear()
        self._asked.clear()

    def _renew(self, source: PageSource) -> None:
        """The same document; pages that lie another way now are got again."""
        old, self._source = self._source, source
        for number in {*self._pages, *self._asked}:
            if old is None or old.turns_of(number) != source.turns_of(number):
                self._pages.pop(number, None)
                if (ticket := self._asked.pop(number, None)) is not None:
                    ticket.tear()

    def box_of(self, place: Place) -> Box:
        """Where a place stands on its page as it is shown: upright."""
        source = self._source
        if source is None or not 0 < place.page <= source.count:
            return place.box
        size = source.sizes[place.page - 1]
        return place.box.turned(size.width, size.height, source.turns_of(place.page))

    def page(self, number: int) -> Rendered | None:
        """The page's picture; where it is not there yet it is asked for."""
        source = self._source
        if number not in self._pages and number not in self._asked and source is not None:
            self._asked[number] = self._lanes.run(
                Lane.VIEW,
                lambda: _upright(render(source, number, _DPI), source.turns_of(number)),
                owner=self,
                done=lambda found: self._keep(number, found),
                failed=lambda _: None,  # the viewer beside says so; a strip only helps
            )
        return self._pages.get(number)

    def _keep(self, number: int, found: Rendered) -> None:
        self._pages[number] = found
        self._asked.pop(number, None)
        while self._most is not None and len(self._pages) > self._most:
            del self._pages[next(iter(self._pages))]
        self.arrived.emit(number)


def _upright(rendered: Rendered, turns: int) -> Rendered:
    if not turns:
        return rendered
    return replace(rendered, image=rendered.image.transformed(QTransform().rotate(90 * turns)))


class Strip(QWidget):
    """Paints the place of a value with what stands around it, and a mark about it."""

    pressed = Signal()

    def __init__(self, strips: Strips, *, when_seen: bool = False) -> None:
        super().__init__()
        self._strips = strips
        self._when_seen = when_seen
        """Whether the page is asked for only when the strip comes into sight."""
        self._place: Place | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        strips.arrived.connect(self._on_page)
        self.hide()

    def look_at(self, strips: Strips) -> None:
        """Take the pages of another document."""
        if strips is not self._strips:
            self._strips.arrived.disconnect(self._on_page)
            strips.arrived.connect(self._on_page)
            self._strips = strips

    def show_place(self, place: Place | None) -> None:
        """Show a place of the page; None shows nothing."""
        self._place = place
        self.setVisible(place is not None)
        if place is not None:
            named(self, self.tr("The value as it is printed on page {0}").format(place.page))
            if not self._when_seen:
                self._strips.page(place.page)
        self.updateGeometry()
        self.update()

    @property
    def image(self) -> QImage | None:
        """The page from which the strip is cut, as soon as it is there."""
        found = self._strips.page(self._place.page) if self._place else None
        return found.image if found else None

    def _on_page(self, number: int) -> None:
        if self._place is not None and self._place.page == number:
            self.update()

    def _scale(self) -> float:
        """Pixels of the window per point of the page."""
        assert self._place is not None
        wanted = self.fontMetrics().height() / max(4.0, self._strips.box_of(self._place).height)
        return min(max(wanted, _TIMES[0]), _TIMES[1] * theme().text_percent / 100)

    def sizeHint(self) -> QSize:
        high = (self._strips.box_of(self._place).height + 2 * _AROUND) * self._scale() if self._place else 0
        return QSize(self.fontMetrics().averageCharWidth() * 24, min(round(high), self.fontMetrics().height() * 4))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 10, self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()

    def cut(self) -> Box:
        """The part of the page that is shown, in points: the value in its middle, as far as the page reaches."""
        assert self._place is not None
        scale, box = self._scale(), self._strips.box_of(self._place)
        wide = self.width() / scale
        left = max(0.0, box.x0 - 4.0) if box.width + 8 >= wide else max(0.0, box.mid_x - wide / 2)
        high = self.height() / scale
        return Box(left, box.mid_y - high / 2, left + wide, box.mid_y + high / 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._place is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        found, scale, part = self._strips.page(self._place.page), self._scale(), self.cut()
        if found is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            s = found.scale
            painter.drawImage(
                QRectF(0, 0, self.width(), self.height()),
                found.image,
                QRectF(part.x0 * s, part.y0 * s, part.width * s, part.height * s),
            )
        box = self._strips.box_of(self._place).grown(1.5)
        painter.setPen(QPen(theme().color(Role.DOUBT) if not theme().dark else Qt.GlobalColor.darkRed, 2))
        painter.drawRect(
            QRectF((box.x0 - part.x0) * scale, (box.y0 - part.y0) * scale, box.width * scale, box.height * scale)
        )
        painter.setPen(QPen(theme().color(Role.OUTLINE), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
