"""The bundle of ports that every verb works with, and the small shapes verbs share."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from medneg_desktop.core.clock import Clock
from medneg_desktop.core.ids import Sha256
from medneg_desktop.core.trouble import Cancelled
from medneg_desktop.domain.document import Document
from medneg_desktop.services.ports import Front, Original, Pages, Typesetter, UnitOfWork
from medneg_desktop.services.vault_port import Vault

if TYPE_CHECKING:  # the first screen meets no table
    from medneg_desktop.domain.due import CalendarEntry
    from medneg_desktop.services.reference import TableReader

CalendarWriter = Callable[["Sequence[CalendarEntry]", datetime], bytes]
"""Makes a file that calendars read."""

Progress = Callable[[int, int, str], None]
"""Called with how much is done, how much there is, and a few plain words; from any thread."""

Stop = Callable[[], bool]
"""Tells whether the person asked to stop."""


def password_setting(sha256: Sha256) -> str:
    """Under which name the vault keeps the password of a locked PDF; like everything in it, encrypted."""
    return f"password of {sha256}"


def no_progress(done: int, whole: int, words: str) -> None:
    """For callers who do not watch."""


def never() -> bool:
    """For work that is not stopped."""
    return False


def check_stop(stop: Stop) -> None:
    """Raise Cancelled where the person asked to stop."""
    if stop():
        raise Cancelled


@dataclass(frozen=True)
class Desk:
    """What is needed to work on papers that are in no vault: files named on the command line.

    ``jobs`` is how many pages are recognised side by side.
    """

    pages: Pages
    typesetter: Typesetter
    clock: Clock
    jobs: int = 2
    tables: TableReader | None = field(default=None, kw_only=True)
    calendar: CalendarWriter | None = field(default=None, kw_only=True)


@dataclass(frozen=True)
class Office(Desk):
    """A desk with an open vault. Made in ``app``; handed to every verb."""

    vault: Vault = field(kw_only=True)
    _one_at_a_time: threading.RLock = field(default_factory=threading.RLock, repr=False, compare=False, kw_only=True)

    @contextmanager
    def unit(self) -> Iterator[UnitOfWork]:
        """One transaction. Lanes wait for each other here, so that SQLite never has two writers from us."""
        with self._one_at_a_time, self.vault.unit() as unit:
            yield unit

    @contextmanager
    def alone(self) -> Iterator[None]:
        """For work in several transactions, between which no other may come."""
        with self._one_at_a_time:
            yield

    @contextmanager
    def front(self) -> Iterator[Front]:
        """What the first screen asks, without the weight of a transaction to write in."""
        with self._one_at_a_time, self.vault.front() as front:
            yield front

    def original(self, document: Document) -> Original:
        return replace(self.original_of(document.sha256), password=lambda: self._password_of(document.sha256))

    def _password_of(self, sha256: Sha256) -> str | None:
        with self.unit() as unit:
            return unit.setting(password_setting(sha256))

    def original_of(self, sha256: Sha256) -> Original:
        return Original(sha256, lambda: self.vault.originals.get(sha256))
