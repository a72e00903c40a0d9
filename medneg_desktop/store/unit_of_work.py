"""One transaction over the vault's database, with everything that can be asked of it or written in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from medneg_desktop.core.clock import Clock
from medneg_desktop.core.ids import Sha256
from medneg_desktop.store.repositories.cases import Cases
from medneg_desktop.store.repositories.days import Days
from medneg_desktop.store.repositories.documents import Documents
from medneg_desktop.store.repositories.history import History
from medneg_desktop.store.repositories.learned import Learned
from medneg_desktop.store.repositories.search import Search
from medneg_desktop.store.repositories.talks import Talks
from medneg_desktop.store.snapshot import CHANGES
from medneg_desktop.store.turn import Turn

_COUNT = """
INSERT INTO settings (name, value) VALUES (?, '1')
ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)
"""


class SqlUnitOfWork(Documents, Cases, Days, History, Learned, Talks, Search):
    """The port's unit of work. The session lives from ``with`` to its end, in whichever thread that is."""

    def __init__(self, engine: Engine, turn: Turn, clock: Clock, content: Callable[[Sha256], bytes]) -> None:
        self._engine = engine
        self._turn = turn
        self._clock = clock
        self._content = content

    def __enter__(self) -> Self:
        self._turn.__enter__()
        self._open_session = Session(self._engine, autoflush=False, expire_on_commit=False)
        return self

    def __exit__(self, *exc: object) -> None:
        session, self._open_session = self._open_session, None
        try:
            if session is not None:
                session.close()  # rolls back what was not committed
        finally:
            self._turn.__exit__()

    def content(self, sha256: Sha256) -> bytes:
        return self._content(sha256)

    def commit(self, *, counted: bool = True) -> None:
        """What was written lasts; it is counted, so that a backup knows whether there is anything new."""
        if counted:
            self._session.connection().exec_driver_sql(_COUNT, (CHANGES,))
        self._session.commit()
