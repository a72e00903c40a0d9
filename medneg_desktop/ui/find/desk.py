"""Asks the vault while the person types: the newest question counts, older answers are dropped."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from medneg_desktop.services.find import EVERYTHING, MOST, Found, Narrowed, find
from medneg_desktop.services.office import Office
from medneg_desktop.services.search_index import catch_up
from medneg_desktop.ui.background import Lane, Lanes, Ticket

_PAUSE = 140  # milliseconds after the last key


class FindDesk(QObject):
    """One search at a time. Papers that wait to be indexed are, step by step, and the search is asked again."""

    found = Signal(object, str)
    """What was found, and the text that was searched."""
    trouble = Signal(object)

    def __init__(self, office: Office, lanes: Lanes, parent: QObject, *, most: int = MOST) -> None:
        super().__init__(parent)
        self._office, self._lanes, self._most = office, lanes, most
        self._asked = ("", EVERYTHING)
        self._ticket: Ticket | None = None
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._ask)

    def ask_soon(self, text: str, narrowed: Narrowed = EVERYTHING) -> None:
        """Search once the person pauses."""
        self._asked = (text, narrowed)
        self._soon.start()

    def ask_now(self, text: str, narrowed: Narrowed = EVERYTHING) -> None:
        """Search at once."""
        self._asked = (text, narrowed)
        self._soon.stop()
        self._ask()

    def _ask(self) -> None:
        if self._ticket is not None:
            self._ticket.tear()
        text, narrowed = self._asked
        self._ticket = self._lanes.run(
            Lane.STORE,
            lambda: find(self._office, text, narrowed, most=self._most),
            owner=self,
            done=lambda answer: self._answered(answer, text),
            failed=self.trouble.emit,
        )

    def _answered(self, answer: Found, text: str) -> None:
        self.found.emit(answer, text)
        if answer.catching_up:
            self._lanes.run(
                Lane.STORE,
                lambda: catch_up(self._office),
                owner=self,
                done=lambda _: self._ask(),
                failed=self.trouble.emit,
            )
