"""The pictures kept at hand, so that going back a page or zooming out shows it at once."""

from __future__ import annotations

from collections import OrderedDict

from medneg_desktop.ui.viewer.source import Rendered

BYTES = 160 * 1024 * 1024
"""What a viewer may keep; a letter page at 150 dpi takes 8 MB."""


class Shelf:
    """The last pictures of one source, the least recently used thrown out first."""

    def __init__(self, limit: int = BYTES) -> None:
        self._limit = limit
        self._held: OrderedDict[tuple[int, int], Rendered] = OrderedDict()

    def put(self, rendered: Rendered) -> None:
        """Keep a picture. The newest always stays, even where it alone is over the limit."""
        self._held[rendered.page, rendered.asked] = rendered
        self._held.move_to_end((rendered.page, rendered.asked))
        while self.bytes > self._limit and len(self._held) > 1:
            self._held.popitem(last=False)

    def exact(self, page: int, dpi: int) -> Rendered | None:
        found = self._held.get((page, dpi))
        if found is not None:
            self._held.move_to_end((page, dpi))
        return found

    def nearest(self, page: int, dpi: int) -> Rendered | None:
        """The picture of a page to show meanwhile: the coarsest that is sharp enough, else the sharpest."""
        held = sorted((r for (p, _), r in self._held.items() if p == page), key=lambda r: r.asked)
        return next((r for r in held if r.asked >= dpi), held[-1] if held else None)

    def clear(self) -> None:
        self._held.clear()

    @property
    def bytes(self) -> int:
        return sum(r.image.sizeInBytes() for r in self._held.values())

    def __len__(self) -> int:
        return len(self._held)
