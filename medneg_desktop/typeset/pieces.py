"""Small flowables: aligned amounts, headings that are bookmarks."""

from __future__ import annotations

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from medneg_desktop.core.money import Money
from medneg_desktop.typeset.fonts import BOLD, REGULAR
from medneg_desktop.typeset.styles import INK, SOFT
from medneg_desktop.typeset.tagging import Element, Words, content
from medneg_desktop.typeset.words import clean, safe, tied


class Amount(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """An amount whose decimal point stands under that of the row above.

    The digits of the typeface differ in width, so setting amounts flush right would not align them.
    """

    def __init__(self, amount: Money | None, *, absent: str = "\u2013", strong: bool = False, size: float = 9) -> None:
        super().__init__()
        self._text = amount.shown() if amount is not None else clean(absent, 40)
        self._known = amount is not None
        self._font = BOLD if strong else REGULAR
        self._size = size
        self.element = Element("P")

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width, self.height = width, self._size * 1.36
        return self.width, self.height

    def draw(self) -> None:
        cents = stringWidth(".00", BOLD, self._size)
        whole = self._text.rpartition(".")[0] if self._known else self._text
        room = self.width - (cents if self._known else 0)
        size = self._size * min(1, room / max(stringWidth(whole, self._font, self._size), 1))
        point = room - stringWidth(whole, self._font, size)
        with content(self.canv, self.element):
            self.canv.setFillColor(INK if self._known else SOFT)
            self.canv.setFont(self._font, size)
            self.canv.drawString(point, self.height - self._size, self._text)


class Bookmark(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Nothing on the page: an entry in the outline that leads here."""

    def __init__(self, title: str, key: str, level: int = 0) -> None:
        super().__init__()
        self._entry = (clean(title, 120), key, level)

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        bookmark(self.canv, *self._entry)


def bookmark(canvas: object, title: str, key: str, level: int = 0) -> None:
    canvas.bookmarkPage(key)  # type: ignore[attr-defined]  # a ReportLab canvas
    canvas.addOutlineEntry(title, key, level, closed=level > 0)  # type: ignore[attr-defined]  # as above


def para(text: str, style: ParagraphStyle, *, label: str = "", longest: int = 1500, tag: str = "P") -> Words:
    """A paragraph of plain text; what looks like markup in it is printed as it stands. ``tag`` says what it is."""
    made = Words(tied(safe(text, longest)), style, bulletText=f"{clean(label, 12)} " if label else None)
    made.element = Element(tag)
    return made


def labeled(label: str, text: str, style: ParagraphStyle) -> Words:
    """A paragraph that opens with a word of ours in bold."""
    made = Words(f"<b>{safe(label)}</b> {tied(safe(text, 1500))}", style)
    made.element = Element("P")
    return made


def shortened(text: str, width: float, font: str, size: float) -> str:
    """The text, cut with an ellipsis where it is wider than ``width``."""
    if stringWidth(text, font, size) <= width:
        return text
    while text and stringWidth(text + "\u2026", font, size) > width:
        text = text[:-1]
    return text.rstrip() + "\u2026"
