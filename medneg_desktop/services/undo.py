"""What was done in this session, and the way back: each step can be taken back and done again.

Taking back is itself a change: one transaction, written into the history, and every check runs again. A step is taken
back only while its document still stands as that step left it, so that nothing done meanwhile is lost.
"""

from __future__ import annotations

import threading
from typing import Protocol

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.trouble import CorrectableTrouble
from medneg_desktop.services.office import Office

MOST = 500
"""Steps that are remembered; the oldest is forgotten first."""


class ChangedSince(CorrectableTrouble):
    code = "changed-since"
    title = "This step can not be taken back any more; what it changed was changed again since."
    remedy = "Nothing was altered. Open the document and correct the value itself."


class Deed(Protocol):
    """Something the person did. ``words`` name it; both ways raise ChangedSince where they would lose something."""

    @property
    def words(self) -> str: ...
    @property
    def document(self) -> DocumentId | None:
        """The document that changed, where it was one."""
        ...

    def take_back(self, office: Office) -> None: ...
    def do_again(self, office: Office) -> None: ...


class UndoBook:
    """The steps of a session, in their order. May be used from any thread, steps one after the other."""

    def __init__(self) -> None:
        self._done: list[Deed] = []
        self._undone: list[Deed] = []
        self._lock = threading.RLock()

    @property
    def next_back(self) -> str:
        """The words of the step that would be taken back; empty where there is none."""
        with self._lock:
            return self._done[-1].words if self._done else ""

    @property
    def next_again(self) -> str:
        """The words of the step that would be done again."""
        with self._lock:
            return self._undone[-1].words if self._undone else ""

    def keep(self, deed: Deed | None) -> Deed | None:
        """Remember a step; what was taken back before it cannot be done again any more."""
        if deed is not None:
            with self._lock:
                self._done = [*self._done, deed][-MOST:]
                self._undone.clear()
        return deed

    def take_back(self, office: Office) -> Deed | None:
        """Take the newest step back; None where there is none. A step that cannot go back is forgotten."""
        return self._move(office, back=True)

    def do_again(self, office: Office) -> Deed | None:
        """Do again what was taken back last."""
        return self._move(office, back=False)

    def _move(self, office: Office, *, back: bool) -> Deed | None:
        # The lock is not held while the vault works: the window asks what comes next meanwhile.
        with self._lock:
            source = self._done if back else self._undone
            deed = source.pop() if source else None
        if deed is None:
            return None
        if back:
            deed.take_back(office)
        else:
            deed.do_again(office)
        with self._lock:
            (self._undone if back else self._done).append(deed)
        return deed
