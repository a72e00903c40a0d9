"""Text as a document: claims data set out, or a mail's own words, typed on Letter pages.

The pages are made as a small PDF and looked at like any other, so that words, boxes and pictures come the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from medneg_desktop.core.trouble import DocumentDamaged, NotADocument, TooManyPages
from medneg_desktop.domain.reading import Reading
from medneg_desktop.pages.mail import Mail
from medneg_desktop.pages.messages import TextLayer
from medneg_desktop.pages.mupdf import mupdf
from medneg_desktop.pages.paper import MOST_PAGES
from medneg_desktop.pages.pdf_paper import PdfPaper
from medneg_desktop.reading.structured import HoldsNoClaims, Malformed, set_out
from medneg_desktop.reading.structured import sheet as grid

MAIL = "message/rfc822"
CUT = (
    "This mail is longer than what is read of a mail: its words go on after the last page here. "
    "Look at it in your mail program, and print what is missing to PDF."
)


class TextPaper(PdfPaper):
    """Typed pages, under the media type of the file that they were made from. ``end`` is what is to be said of the last."""

    def __init__(
        self, pages: Sequence[Sequence[str]], media: str, *, readings: Sequence[Reading] = (), end: str = ""
    ) -> None:
        if len(pages) > MOST_PAGES:
            raise TooManyPages
        super().__init__(_typed(pages))
        self.media = media
        self.readings = tuple(readings)
        self._end = end

    def layer(self, page: int) -> TextLayer:
        found = super().layer(page)
        if not self._end or page < len(self.sizes):
            return found
        return replace(found, text=replace(found.text, problem=self._end))


def claims_paper(content: bytes, media: str) -> TextPaper:
    """The pages of a file of claims data; a file that breaks its grammar says where."""
    try:
        found = set_out(content)
        return TextPaper(found.pages, media, readings=found.readings)
    except Malformed as broken:
        raise DocumentDamaged(title=str(broken), remedy="Download it again from the plan's website.") from broken
    except HoldsNoClaims as other:
        raise NotADocument(title=str(other), remedy="Download the claims or benefits part, and add that.") from other


def mail_paper(content: bytes) -> TextPaper:
    """The pages of a mail: who wrote to whom and when, and its words."""
    typist, mail = grid.Typist(), Mail(content)
    for row in mail.rows():
        typist.row([(grid.clean(row), None)])
    return TextPaper(typist.pages, MAIL, end=CUT if mail.cut else "")


def _typed(pages: Sequence[Sequence[str]]) -> bytes:
    made = mupdf.open()
    font = mupdf.Font("cour")
    for rows in pages:
        page = made.new_page(width=grid.WIDTH, height=grid.HEIGHT)
        writer = mupdf.TextWriter(page.rect)
        for number, row in enumerate(rows):
            if row.strip():
                writer.append(
                    (grid.LEFT, grid.baseline(number)), _drawable(row, font), font=font, fontsize=grid.FONT_SIZE
                )
        writer.write_text(page)
    content: bytes = made.tobytes()
    return content


def _drawable(row: str, font: Any) -> str:
    """The row with signs that the font lacks as gaps: each sign keeps its column."""
    return "".join(c if c == " " or font.has_glyph(ord(c)) else "?" for c in row)
