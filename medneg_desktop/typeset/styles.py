"""Sizes, colors and paragraph styles of the packet. Everything reads in black and white as well."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle

from medneg_desktop.typeset.fonts import BOLD, ITALIC, REGULAR

INK = Color(0.09, 0.11, 0.15)
SOFT = Color(0.36, 0.39, 0.44)
RULE = Color(0.72, 0.74, 0.77)
BAND = Color(0.945, 0.95, 0.958)
AMBER = Color(1.0, 0.72, 0.0, alpha=0.22)
EDGE = Color(0.55, 0.29, 0.0)
WHITE = Color(1, 1, 1)


LARGE = 1.6
"""How much larger large print is: letters of 16 points in the text, of 14 in tables and captions."""


@dataclass(frozen=True)
class Sheet:
    """A paper size with its margins, in units that are ``scale`` points long: 1, or more for large print.

    Everything is laid out in these units and enlarged as it is drawn, so large print is the same packet, larger.
    """

    width: float
    height: float
    side: float = 66
    top: float = 60
    bottom: float = 60
    scale: float = 1.0

    @property
    def inner(self) -> float:
        return self.width - 2 * self.side

    @property
    def depth(self) -> float:
        return self.height - self.top - self.bottom

    @property
    def paper(self) -> tuple[float, float]:
        """The size of the paper itself, in points."""
        return self.width * self.scale, self.height * self.scale

    def for_exhibits(self, *, landscape: bool) -> Sheet:
        """The sheet for exhibit pages: narrower margins, so that a full page stays legible; turned for wide pages."""
        width, height = (self.height, self.width) if landscape else (self.width, self.height)
        return Sheet(width, height, side=48 / self.scale, top=42 / self.scale, bottom=54, scale=self.scale)


def sheet_of(page_size: str, *, large: bool = False) -> Sheet:
    width, height = A4 if page_size.lower() == "a4" else LETTER
    if not large:
        return Sheet(width, height)
    return Sheet(width / LARGE, height / LARGE, side=42 / LARGE, top=48 / LARGE, scale=LARGE)


def _style(name: str, size: float, leading: float, **more: object) -> ParagraphStyle:
    words = {"fontName": REGULAR, "textColor": INK, "bulletFontName": REGULAR, "splitLongWords": 1} | more
    return ParagraphStyle(name, fontSize=size, leading=leading, **words)


BODY = _style("body", 10.2, 14, spaceAfter=7)
SENDER = _style("sender", 10.2, 13.6, alignment=2)
ADDRESS = _style("address", 10.2, 13.6)
SUBJECT = _style("subject", 10.2, 13.6)
SUBJECT_FIRST = _style("subject first", 12.5, 17, fontName=BOLD, spaceAfter=3)
BULLET = _style("bullet", 10.2, 14, leftIndent=27, bulletIndent=4, bulletFontSize=10.2, spaceAfter=3)
CLOSING = _style("closing", 10.2, 14)
ENCLOSURES = _style("enclosures", 8.8, 12, textColor=SOFT, allowWidows=0, allowOrphans=0)
ENCLOSED_LINE = _style("enclosed line", 8.8, 12, textColor=SOFT, leftIndent=17, bulletIndent=4, bulletFontSize=8.8)
HEADING = _style("heading", 15, 19, fontName=BOLD, spaceBefore=24, spaceAfter=4)
LEAD = _style("lead", 9.5, 13.5, textColor=SOFT, spaceAfter=9)
CELL = _style("cell", 9, 12.2, spaceAfter=1.5)
CELL_BOLD = _style("cell bold", 9.3, 12.4, fontName=BOLD, spaceAfter=1.5)
CELL_SOFT = _style("cell soft", 8.6, 11.6, textColor=SOFT)
CELL_SOFT_ITALIC = _style("cell soft italic", 8.6, 11.6, textColor=SOFT, fontName=ITALIC)
HEAD_CELL = _style("head cell", 8.8, 11.5, fontName=BOLD)
HEAD_AMOUNT = _style("head amount", 8.8, 11.5, fontName=BOLD, alignment=2)
CAPTION = _style("caption", 8.8, 12)
