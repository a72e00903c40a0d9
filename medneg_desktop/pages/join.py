"""Several documents as one PDF: the photos of a bill that someone took page by page.

A photo goes in as the camera stored it where a PDF can hold it so; others are stored anew, nearly without loss. The
same documents in the same order give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from medneg_desktop.core.trouble import TooManyPages
from medneg_desktop.pages.image_paper import ImagePaper
from medneg_desktop.pages.mupdf import mupdf
from medneg_desktop.pages.paper import MOST_PAGES, Paper
from medneg_desktop.pages.pdf_paper import PdfPaper

_QUALITY = 92


def joined(papers: Sequence[Paper]) -> bytes:
    """One PDF with all their pages in order. Raises TooManyPages."""
    if sum(len(paper.sizes) for paper in papers) > MOST_PAGES:
        raise TooManyPages
    made: Any = mupdf.open()
    for paper in papers:
        if isinstance(paper, ImagePaper):
            for number, size in enumerate(paper.sizes, 1):
                page = made.new_page(width=size.width, height=size.height)
                page.insert_image(page.rect, stream=_stored(paper, number))
        elif isinstance(paper, PdfPaper):
            paper.append_to(made)
    content: bytes = made.tobytes(garbage=3, no_new_id=True)
    return content


def _stored(paper: ImagePaper, page: int) -> bytes:
    if (as_is := paper.plain_jpeg) is not None:
        return as_is
    held = io.BytesIO()
    paper.seen(page).save(held, "JPEG", quality=_QUALITY, subsampling=0)
    return held.getvalue()
