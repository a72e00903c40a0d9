"""Where a viewer gets its pages from: a document in the vault, or bytes in memory such as a packet just made."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QImage

from medneg_desktop.core.ids import Sha256
from medneg_desktop.domain.document import Document
from medneg_desktop.domain.page import PageText
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import Original, PageSize, Picture
from medneg_desktop.services.preview import page_picture

_LETTER = PageSize(612.0, 792.0)  # stands in until the picture tells the page's own size


@dataclass(frozen=True)
class PageSource:
    """The pages of one file. ``picture`` (page from 1, dpi) waits for a worker, so it is called in a lane only."""

    key: str
    title: str
    sizes: tuple[PageSize, ...]
    picture: Callable[[int, float], Picture]
    turns: tuple[int, ...] = ()
    """How many quarter turns clockwise make each page upright; pages that nobody looked at lie as they lie."""

    def turns_of(self, page: int) -> int:
        return self.turns[page - 1] if 0 < page <= len(self.turns) else 0

    @property
    def count(self) -> int:
        return len(self.sizes)


def document_source(office: Office, document: Document, texts: Sequence[PageText] = ()) -> PageSource:
    """The pages of a document in the vault; ``texts`` gives their sizes where it was read."""
    known = {t.number: PageSize(t.width, t.height) for t in texts}
    sizes = tuple(known.get(n, _LETTER) for n in range(1, max(1, document.pages) + 1))
    turns = {t.number: t.turns for t in texts}
    return PageSource(
        document.id,
        document.name,
        sizes,
        lambda page, dpi: page_picture(office, document.id, page, dpi=dpi),
        tuple(turns.get(n, 0) for n in range(1, len(sizes) + 1)),
    )


def bytes_source(office: Office, title: str, data: bytes) -> PageSource:
    """The pages of a PDF in memory: the very bytes that will be saved. Waits for a worker; call it in a lane."""
    sha256 = Sha256(hashlib.sha256(data).hexdigest())
    return original_source(office, title, Original(sha256, lambda: data))


def original_source(office: Office, title: str, original: Original) -> PageSource:
    """The pages of a file kept in the vault, such as a packet made before. Waits; call it in a lane."""
    inspection = office.pages.inspect(original)
    return PageSource(
        original.sha256, title, inspection.pages, lambda page, dpi: office.pages.picture(original, page, dpi=dpi)
    )


@dataclass(frozen=True)
class Rendered:
    """A picture of a page as Qt draws it, made outside the window's thread. ``asked`` is the dpi that was asked for."""

    page: int
    asked: int
    scale: float
    image: QImage

    @property
    def size(self) -> PageSize:
        """The page's own size, in points."""
        return PageSize(self.image.width() / self.scale, self.image.height() / self.scale)


def render(source: PageSource, page: int, dpi: int) -> Rendered:
    """The picture of a page as an image of its own; to be called in a lane."""
    picture = source.picture(page, float(dpi))
    image = QImage(picture.rgb, picture.width, picture.height, picture.width * 3, QImage.Format.Format_RGB888)
    # The copy owns its pixels; the first image only borrowed those of the bytes. RGB32 draws fastest.
    return Rendered(page, dpi, picture.scale, image.convertToFormat(QImage.Format.Format_RGB32))
