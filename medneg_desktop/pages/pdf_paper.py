"""PDF files as documents, by PyMuPDF."""

from __future__ import annotations

import math
from collections import OrderedDict
from dataclasses import replace
from typing import Any

import numpy as np

from medneg_desktop.core.trouble import DocumentDamaged, PasswordNeeded, PictureTooLarge, TooManyPages
from medneg_desktop.domain.place import Box
from medneg_desktop.pages.flatten import flattened
from medneg_desktop.pages.messages import TextLayer
from medneg_desktop.pages.mupdf import mupdf
from medneg_desktop.pages.paper import MOST_PAGES, MOST_PIXELS, PICTURE_PIXELS, SCAN_PIXELS, Scan, fitting_scale
from medneg_desktop.pages.vectors import drawing_of
from medneg_desktop.pages.words import picture_regions, seen_box, text_layer
from medneg_desktop.services.ports import Drawing, PageSize, Picture

_LETTER = PageSize(612.0, 792.0)
_USUAL_SCAN_DPI = 220.0
_LOWEST_SCAN_DPI, _HIGHEST_SCAN_DPI = 150.0, 300.0
_A_HAIR_LESS = 1 - 1e-5
"""MuPDF rounds a page up to whole pixels: from a hair over 1734 it makes 1735, and blurs every pixel of a scan in two."""
_WHOLE_PAGE = 0.8
"""A picture over this share of the page makes the page a scan."""
_OPEN_PAGES = 3
_FOREIGN = (RuntimeError, ValueError, TypeError, IndexError, AttributeError, OverflowError)
"""What PyMuPDF raises for broken files."""


class PdfPaper:
    """An opened PDF. MuPDF repairs silently; a repaired file counts as damaged only where nothing is left on it."""

    def __init__(self, content: bytes, password: str | None = None) -> None:
        try:
            self._file: Any = mupdf.open(stream=content, filetype="pdf")
        except _FOREIGN as broken:
            raise DocumentDamaged(details=type(broken).__name__) from broken
        self.media = "application/pdf"
        self._unlock(password)
        count = self._count()
        if count > MOST_PAGES:
            raise TooManyPages
        self._pages: OrderedDict[int, Any] = OrderedDict()
        sizes = [self._size(number) for number in range(1, count + 1)]
        if not any(sizes) or (self._file.is_repaired and not any(self._shows(n) for n in range(1, count + 1))):
            raise DocumentDamaged
        # A page that cannot be loaded keeps its number; asking for it breaks, and the others are read.
        self.sizes = tuple(size or _LETTER for size in sizes)

    def picture(self, page: int, dpi: float) -> Picture:
        size = self.sizes[page - 1]
        self._refuse_bombs(page)
        scale = fitting_scale(size, dpi / 72, PICTURE_PIXELS)
        drawn = self._page(page).get_pixmap(matrix=mupdf.Matrix(scale, scale), colorspace=mupdf.csRGB, alpha=False)
        samples = np.frombuffer(drawn.samples_mv, np.uint8).reshape(drawn.height, drawn.stride)
        rgb = samples[:, : drawn.width * 3].tobytes()
        return Picture(drawn.width, drawn.height, drawn.width / size.width, rgb)

    def drawing(self, page: int) -> Drawing | None:
        return drawing_of(self._file, self._page(page), self.sizes[page - 1])

    def layer(self, page: int) -> TextLayer:
        return text_layer(self._page(page), page, self.sizes[page - 1])

    def scan(self, page: int) -> Scan:
        size = self.sizes[page - 1]
        drawn = self._drawn(page, Box(0, 0, size.width, size.height), self._native_dpi(page))
        return replace(drawn, flat=flattened(drawn.gray))

    def regions(self, page: int) -> list[Box]:
        return picture_regions(self._page(page), self.sizes[page - 1])

    def scan_region(self, page: int, region: Box) -> Scan:
        return self._drawn(page, region, _USUAL_SCAN_DPI)

    def append_to(self, other: Any) -> None:
        """Put all pages behind those of another file."""
        other.insert_pdf(self._file)

    def _drawn(self, page: int, region: Box, dpi: float) -> Scan:
        self._refuse_bombs(page)
        scale = fitting_scale(PageSize(region.width, region.height), dpi / 72, SCAN_PIXELS)
        drawn = self._page(page).get_pixmap(
            matrix=mupdf.Matrix(scale, scale),
            colorspace=mupdf.csGRAY,
            alpha=False,
            clip=mupdf.Rect(region.x0, region.y0, region.x1, region.y1),
        )
        gray = np.frombuffer(drawn.samples_mv, np.uint8).reshape(drawn.height, drawn.stride)[:, : drawn.width]
        return Scan(gray.copy(), 1 / scale, drawn.x / scale, drawn.y / scale)

    def _native_dpi(self, page: int) -> float:
        """The resolution of the picture that is the page, or a usual one."""
        for image in self._page(page).get_image_info():
            seen = seen_box(self._page(page), image["bbox"])
            if seen.width * seen.height >= _WHOLE_PAGE * self.sizes[page - 1].width * self.sizes[page - 1].height:
                native = math.sqrt(image["width"] * image["height"] / (seen.width * seen.height)) * 72
                unequal = max(image["width"] / seen.width, image["height"] / seen.height) * 72
                dpi = unequal if 1.3 < unequal / max(native, 1.0) < 3 else native
                return min(max(dpi * _A_HAIR_LESS, _LOWEST_SCAN_DPI), _HIGHEST_SCAN_DPI)
        return _USUAL_SCAN_DPI

    def _refuse_bombs(self, page: int) -> None:
        """Sizes as the file declares them: nothing is decoded for this."""
        for image in self._file.get_page_images(page - 1):
            if image[2] * image[3] > MOST_PIXELS:
                raise PictureTooLarge

    def _unlock(self, password: str | None) -> None:
        self.locked = bool(self._file.needs_pass)
        if not self.locked:
            return
        if password is None:
            raise PasswordNeeded
        if not self._file.authenticate(password):
            raise PasswordNeeded(
                title="This password does not open the PDF.",
                remedy="Check capital letters and digits; senders often use a date of birth or a ZIP code.",
            )

    def _count(self) -> int:
        try:
            return int(self._file.page_count)
        except _FOREIGN as broken:
            raise DocumentDamaged(details=type(broken).__name__) from broken

    def _page(self, number: int) -> Any:
        if number not in self._pages:
            self._pages[number] = self._file.load_page(number - 1)
            if len(self._pages) > _OPEN_PAGES:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return self._pages[number]

    def _size(self, number: int) -> PageSize | None:
        try:
            seen = self._page(number).rect
        except _FOREIGN:
            return None
        return PageSize(seen.width, seen.height) if seen.width > 0 and seen.height > 0 else None

    def _shows(self, number: int) -> bool:
        try:
            return bool(self._page(number).get_bboxlog())
        except _FOREIGN:
            return False
