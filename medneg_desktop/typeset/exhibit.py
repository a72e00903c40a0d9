"""One page of an exhibit: stamp, picture of the page with marks and numbered badges, caption."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from medneg_desktop.domain.packet import Exhibit, ExhibitPage, Mark, Slant
from medneg_desktop.domain.place import Box
from medneg_desktop.services.ports import Drawing, Picture
from medneg_desktop.typeset.fonts import BOLD, REGULAR
from medneg_desktop.typeset.picture import covered, reader
from medneg_desktop.typeset.pieces import bookmark, para, shortened
from medneg_desktop.typeset.shapes import draw_shapes
from medneg_desktop.typeset.styles import AMBER, CAPTION, EDGE, INK, RULE, SOFT, WHITE
from medneg_desktop.typeset.tagging import Element, content, ornament
from medneg_desktop.typeset.words import clean

_STAMP = 24.0
_GAP = 8.0
_CAPTION_LONGEST = 420
_RADIUS = 6.4
_CLOSE = 0.6
"""Of the height of a row: rows no further apart than this are marked as one group."""


class ExhibitSheet(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Fills one sheet. The picture is asked for when the sheet is drawn and let go with it."""

    def __init__(self, exhibit: Exhibit, page: ExhibitPage, picture: Callable[[], Picture | Drawing]) -> None:
        super().__init__()
        self._exhibit, self._page, self._picture = exhibit, page, picture

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, height
        return width, height

    def draw(self) -> None:
        self._bookmarks()
        self._stamp()
        caption = para(self._page.caption, CAPTION, longest=_CAPTION_LONGEST)
        _, depth = caption.wrap(self.width, self.height)
        room = Box(0, depth + _GAP, self.width, self.height - _STAMP - _GAP)
        frame = fitted(room, self._page.width, self._page.height)
        with content(self.canv, self._figure(frame)):
            self._draw_page(frame)
            draw_marks(self.canv, self._page, frame)
        caption.drawOn(self.canv, 0, 0)

    def _figure(self, frame: Box) -> Element:
        """The page as a reader of the structure finds it: a picture, described by its caption."""
        figure = Element("Figure", alt=clean(f"A page as it stands in the papers. {self._page.caption}", 1000))
        corners = self.canv.absolutePosition(frame.x0, frame.y0), self.canv.absolutePosition(frame.x1, frame.y1)
        figure.box = (*corners[0], *corners[1])
        return figure

    def _draw_page(self, frame: Box) -> None:
        found = self._picture()
        if isinstance(found, Drawing):
            if self._page.covered:
                raise ValueError("what is covered must be a picture: under shapes it would only be hidden")
            draw_shapes(self.canv, found, frame)
        else:
            image = reader(covered(found, self._page.covered))
            self.canv.drawImage(image, frame.x0, frame.y0, frame.width, frame.height)
        self.canv.setStrokeColor(RULE)
        self.canv.setLineWidth(0.6)
        self.canv.rect(frame.x0, frame.y0, frame.width, frame.height)

    def _bookmarks(self) -> None:
        letter, number = self._exhibit.letter, self._page.ref.page
        if number == self._exhibit.pages[0].ref.page:
            bookmark(self.canv, clean(f"Exhibit {letter}: {self._exhibit.title}", 120), f"exhibit-{letter}")
        bookmark(self.canv, f"Page {self._page.ref}", f"exhibit-{letter}-{number}", 1)

    def _stamp(self) -> None:
        """At the right, as a court clerk stamps it; what the exhibit is stands at the left."""
        text = f"Exhibit {self._exhibit.letter}, page {self._page.ref.page} of {len(self._exhibit.pages)}"
        ref, top = str(self._page.ref), self.height
        wide, narrow = stringWidth(text, BOLD, 11) + 18, stringWidth(ref, BOLD, 11) + 14
        left = self.width - wide - narrow
        with ornament(self.canv):
            self.canv.setStrokeColor(INK)
            self.canv.setLineWidth(1)
            self.canv.rect(left, top - _STAMP, wide + narrow, _STAMP)
            self.canv.setFillColor(INK)
            self.canv.rect(left, top - _STAMP, narrow, _STAMP, fill=1)
            self.canv.setFont(BOLD, 11)
            self.canv.setFillColor(WHITE)
            self.canv.drawString(left + 7, top - 16, ref)
        with content(self.canv, Element("H1")):
            self.canv.setFillColor(INK)
            self.canv.drawString(left + narrow + 9, top - 16, text)
        with content(self.canv, Element("P")):
            self.canv.setFillColor(SOFT)
            self.canv.setFont(REGULAR, 9.5)
            self.canv.drawString(0, top - 16, shortened(clean(self._exhibit.title, 300), left - 12, REGULAR, 9.5))


def fitted(room: Box, width: float, height: float) -> Box:
    """The largest box of the page's proportions in a room, centered, at the top; y grows upward here."""
    scale = min(room.width / width, room.height / height)
    left = room.x0 + (room.width - width * scale) / 2
    return Box(left, room.y1 - height * scale, left + width * scale, room.y1)


def draw_marks(canvas: Any, page: ExhibitPage, frame: Box) -> None:
    """Amber over the ink with a solid edge (which a copier keeps), then the numbers on top of all marks."""
    boxes = [(mark, on_sheet(mark, page, frame)) for mark in page.marks]
    canvas.saveState()
    canvas.setStrokeColor(EDGE)
    canvas.setLineWidth(1.1)
    canvas.setLineJoin(1)
    for box, slant in dict.fromkeys((box, mark.slant) for mark, box in boxes):
        canvas.setFillColor(AMBER)
        canvas.drawPath(_around(canvas, box, slant, page, frame), stroke=0, fill=1)
        canvas.setStrokeAlpha(1)
        canvas.drawPath(_around(canvas, box, slant, page, frame), stroke=1, fill=0)
    taken: list[tuple[float, float]] = []
    # From the top down, so that the lines that lead to the numbers do not cross.
    for issue, feet in sorted(_numbered(boxes, page, frame), key=lambda group: (-group[1][0][1], group[0])):
        badge = _badge_place((feet[0][1] + feet[-1][1]) / 2, frame, taken)
        taken.append(badge)
        _leaders(canvas, feet, frame, badge)
        _badge(canvas, *badge, str(issue))
    canvas.restoreState()


def _numbered(
    boxes: list[tuple[Mark, Box]], page: ExhibitPage, frame: Box
) -> list[tuple[int, list[tuple[float, float]]]]:
    """Each issue with the right feet of its marks from the top. Two marks in one row have one number, and so have
    rows that stand right under each other.
    """
    rows = {(mark.issue, round(box.y0 / 2)): (mark, box) for mark, box in reversed(boxes)}
    groups: list[tuple[int, list[tuple[float, float]]]] = []
    before: tuple[Mark, Box] | None = None
    for mark, box in sorted(rows.values(), key=lambda pair: (pair[0].issue, -pair[1].y0)):
        foot = (box.x1, _right_foot(mark, box, page, frame))
        if before is not None and before[0].issue == mark.issue and before[1].y0 - box.y1 <= _CLOSE * box.height:
            groups[-1][1].append(foot)
        else:
            groups.append((mark.issue, [foot]))
        before = mark, box
    return groups


def on_sheet(mark: Mark, page: ExhibitPage, frame: Box) -> Box:
    """A mark's box on the sheet; pages count downward, sheets upward."""
    scale = frame.width / page.width
    return Box(
        frame.x0 + mark.box.x0 * scale,
        frame.y1 - mark.box.y1 * scale,
        frame.x0 + mark.box.x1 * scale,
        frame.y1 - mark.box.y0 * scale,
    )


def _around(canvas: Any, box: Box, slant: Slant | None, page: ExhibitPage, frame: Box) -> Any:
    """The outline of a mark: upright where the page is, else leaning with its row."""
    path = canvas.beginPath()
    if slant is None:
        path.roundRect(box.x0, box.y0, box.width, box.height, 1.5)
        return path
    left, right, half = _leaning(slant, page, frame)
    path.moveTo(box.x0, left + half)
    path.lineTo(box.x1, right + half)
    path.lineTo(box.x1, right - half)
    path.lineTo(box.x0, left - half)
    path.close()
    return path


def _leaning(slant: Slant, page: ExhibitPage, frame: Box) -> tuple[float, float, float]:
    """A slant on the sheet: the middle of the row at its left and right edge, and half of its thickness."""
    scale = frame.width / page.width
    return frame.y1 - slant.left * scale, frame.y1 - slant.right * scale, slant.thick * scale / 2


def _right_foot(mark: Mark, box: Box, page: ExhibitPage, frame: Box) -> float:
    if mark.slant is None:
        return box.y0
    _, right, half = _leaning(mark.slant, page, frame)
    return right - half


def _badge_place(middle: float, frame: Box, taken: list[tuple[float, float]]) -> tuple[float, float]:
    """Beside the page and not on it, where a number would cover words; moved down, or up at the foot of the page,
    until it covers no other badge.
    """
    step = 2 * _RADIUS + 1
    x, start = frame.x1 + _RADIUS + 3, max(middle, frame.y0 + _RADIUS)
    rows = int(frame.height / step)
    below = [start - n * step for n in range(rows) if start - n * step >= frame.y0]
    above = [start + n * step for n in range(rows) if start + n * step <= frame.y1]
    for y in (*below, *above):
        if not any(abs(y - ty) < step - 0.1 for _, ty in taken):
            return x, y
    return x, start


def _leaders(canvas: Any, feet: list[tuple[float, float]], frame: Box, badge: tuple[float, float]) -> None:
    """A hairline under each row, from the mark to its number: it strikes no word out. Several meet in a bracket."""
    canvas.setLineWidth(0.4)
    canvas.setStrokeColor(EDGE)
    top, foot = feet[0][1], feet[-1][1]
    for x, y in feet:
        canvas.line(x, y, frame.x1, y)
    canvas.line(frame.x1, top, frame.x1, foot)
    canvas.line(frame.x1, (top + foot) / 2, badge[0] - _RADIUS, badge[1])


def _badge(canvas: Any, x: float, y: float, number: str) -> None:
    canvas.setFillColor(INK)
    canvas.setStrokeColor(WHITE)
    canvas.setLineWidth(0.8)
    canvas.circle(x, y, _RADIUS, stroke=1, fill=1)
    canvas.setFillColor(WHITE)
    size = 8.5 if len(number) < 3 else 6.5
    canvas.setFont(BOLD, size)
    canvas.drawCentredString(x, y - size * 0.34, number)
