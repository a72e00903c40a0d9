"""Asks for the pictures of one viewer: one at a time, torn up when nobody waits for it any more."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from medneg_desktop.ui.background import Lane, Lanes, Ticket
from medneg_desktop.ui.viewer.shelf import Shelf
from medneg_desktop.ui.viewer.source import PageSource, Rendered, render


class PictureDesk(QObject):
    """Keeps the last pictures of a source and gets new ones in the view lane."""

    arrived = Signal(object)
    refused = Signal(int, object)

    def __init__(self, lanes: Lanes, parent: QObject) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self._source: PageSource | None = None
        self._shelf = Shelf()
        self._ticket: Ticket | None = None
        self._asked: tuple[int, int] | None = None

    @property
    def asked(self) -> tuple[int, int] | None:
        """Page and dpi of the picture under way."""
        return self._asked

    def set_source(self, source: PageSource | None) -> None:
        self.tear()
        self._shelf.clear()
        self._source = source

    def at_hand(self, page: int, dpi: int) -> Rendered | None:
        """The best picture that is there already."""
        return self._shelf.exact(page, dpi) or self._shelf.nearest(page, dpi)

    def ask(self, page: int, dpi: int) -> None:
        """Get a picture, unless it is at hand or under way."""
        if self._source is None or self._asked == (page, dpi):
            return
        self.tear()
        if self._shelf.exact(page, dpi) is not None:
            return
        source = self._source
        self._asked = (page, dpi)
        self._ticket = self._lanes.run(
            Lane.VIEW,
            lambda: render(source, page, dpi),
            owner=self,
            done=self._done,
            failed=partial(self._failed, page),
        )

    def tear(self) -> None:
        """Nobody waits any more for what is under way."""
        if self._ticket is not None:
            self._ticket.tear()
        self._ticket = None
        self._asked = None

    def _done(self, rendered: Rendered) -> None:
        self._ticket = self._asked = None
        self._shelf.put(rendered)
        self.arrived.emit(rendered)

    def _failed(self, page: int, error: BaseException) -> None:
        self._ticket = self._asked = None
        self.refused.emit(page, error)
