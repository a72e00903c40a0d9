"""A page interpreted once: its text, and the shapes and pictures drawn beside it.

Interpreting the commands of a page is most of the work of reading it. They are kept as a display list, which is then
run through one device for the text and another for the shapes.
"""

from __future__ import annotations

from typing import Any

from medneg_desktop.pages.mupdf import mupdf

_FLAGS = mupdf.TEXT_PRESERVE_LIGATURES | mupdf.TEXT_PRESERVE_WHITESPACE | mupdf.TEXT_MEDIABOX_CLIP
_inner: Any = mupdf.mupdf
_Device: Any = _inner.FzDevice2


class Drawn:
    """What a page draws, without the page's own rotation."""

    def __init__(self, page: Any) -> None:
        self.turned: int = page.rotation
        """The rotation that the page asks for, in degrees."""
        if self.turned:
            page.set_rotation(0)
        try:
            self._list = page.get_displaylist()
        finally:
            if self.turned:
                page.set_rotation(self.turned)
        self._text = mupdf.TextPage(self._list.get_textpage(_FLAGS))

    def blocks(self) -> list[Any]:
        """Blocks of lines of spans; each span with its text, font size and first origin."""
        found: list[Any] = self._text.extractDICT()["blocks"]
        return found

    def characters(self) -> list[Any]:
        """As :meth:`blocks`, with every character and its box: much slower."""
        found: list[Any] = self._text.extractRAWDICT()["blocks"]
        return found

    def words(self) -> list[Any]:
        """(x0, y0, x1, y1, text, block, line, number) of each word."""
        found: list[Any] = self._text.extractWORDS()
        return found

    def shapes(self) -> Shapes:
        """The boxes of shapes and pictures."""
        shapes = Shapes()
        everywhere = _inner.FzRect(_inner.FzRect.Fixed_INFINITE)
        _inner.fz_run_display_list(self._list.this, shapes, _inner.FzMatrix(), everywhere, _inner.FzCookie())
        _inner.fz_close_device(shapes)
        return shapes


class Shapes(_Device):  # type: ignore[misc]
    """Collects the rectangles of what is drawn and is no text."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[Any] = []
        self.pictures: list[Any] = []
        self.use_virtual_fill_path()
        self.use_virtual_stroke_path()
        self.use_virtual_fill_image()
        self.use_virtual_fill_image_mask()

    def fill_path(self, _ctx: Any, path: Any, _even_odd: int, ctm: Any, *_: Any) -> None:
        self.paths.append(_inner.ll_fz_bound_path(path, None, ctm))

    def stroke_path(self, _ctx: Any, path: Any, stroke: Any, ctm: Any, *_: Any) -> None:
        self.paths.append(_inner.ll_fz_bound_path(path, stroke, ctm))

    def fill_image(self, _ctx: Any, _image: Any, ctm: Any, *_: Any) -> None:
        self._picture(ctm)

    def fill_image_mask(self, _ctx: Any, _image: Any, ctm: Any, *_: Any) -> None:
        self._picture(ctm)

    def _picture(self, ctm: Any) -> None:
        unit = _inner.FzRect(_inner.FzRect.Fixed_UNIT)  # held: what is inside lives only as long
        self.pictures.append(_inner.ll_fz_transform_rect(unit.internal(), ctm))
