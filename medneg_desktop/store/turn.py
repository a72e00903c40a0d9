"""Whose turn it is to use the one connection of a vault."""

from __future__ import annotations

import threading


class Turn:
    """Whose turn it is: one thread has the database, others wait, and nobody waits for themselves."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._owner: int | None = None

    def __enter__(self) -> None:
        if self._owner == threading.get_ident():
            raise RuntimeError("this thread has a unit of work open already")
        self._lock.acquire()
        self._owner = threading.get_ident()

    def __exit__(self, *exc: object) -> None:
        self._owner = None
        self._lock.release()
