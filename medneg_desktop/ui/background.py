"""Work that leaves the window's thread, and the way its answers come back.

Five lanes. ``STORE``: everything short that touches the vault, one after the other. ``DESK``: taking in and packets,
which take seconds, one after the other. ``READ``: the reading of documents, several side by side; whoever puts work
there decides how many. ``VIEW``: pictures of pages, which must not wait for the desk. ``CARE``:
backups and checks of the vault, which nobody waits for.

    lanes.run(Lane.STORE, lambda: home(office), owner=self, done=self.show_home, failed=self.show_trouble)

``done`` and ``failed`` are called in the window's thread, and not at all once the owner is gone or the ticket is torn.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from enum import Enum
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from medneg_desktop.core.trouble import Cancelled

T = TypeVar("T")


class Lane(Enum):
    """Where work waits."""

    STORE = "store"
    DESK = "desk"
    READ = "read"
    VIEW = "view"
    CARE = "care"


_SIDE_BY_SIDE = {Lane.READ: 16}
"""More threads than are ever used at once: they only wait for the page workers, and start when they are needed."""


class Ticket:
    """Stands for work under way. Tear it up and its answer is dropped; ``torn`` is the work's stop sign."""

    def __init__(self) -> None:
        self._torn = threading.Event()

    def tear(self) -> None:
        self._torn.set()

    def torn(self) -> bool:
        return self._torn.is_set()


class Lanes(QObject):
    """The lanes of one window. Close it before the window goes."""

    _answered = Signal(object)
    busy_changed = Signal(int)
    """How many pieces of work are waiting or under way."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools = {
            lane: ThreadPoolExecutor(_SIDE_BY_SIDE.get(lane, 1), thread_name_prefix=f"medneg-{lane.value}")
            for lane in Lane
        }
        self._tickets: list[Ticket] = []  # one for each piece of work: several may share a ticket
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._closed = False

    @property
    def busy(self) -> int:
        return len(self._tickets)

    def run(
        self,
        lane: Lane,
        work: Callable[[], T],
        *,
        owner: QObject,
        done: Callable[[T], object] | None = None,
        failed: Callable[[BaseException], object] | None = None,
        ticket: Ticket | None = None,
    ) -> Ticket:
        """Do ``work`` in a lane. Call from the window's thread only.

        A :class:`Cancelled` ends in silence. An error without ``failed`` is raised in the window's thread, where
        the program's hook shows it: nothing fails unseen.
        """
        ticket = ticket or Ticket()
        if self._closed:
            ticket.tear()
            return ticket
        self._tickets.append(ticket)
        self.busy_changed.emit(self.busy)
        future = self._pools[lane].submit(self._guarded, work, ticket)
        future.add_done_callback(lambda f: self._hand_over(f, owner, done, failed, ticket))
        return ticket

    @staticmethod
    def _guarded(work: Callable[[], T], ticket: Ticket) -> T:
        if ticket.torn():
            raise Cancelled
        return work()

    def _hand_over(self, future: Future[Any], owner: QObject, done: Any, failed: Any, ticket: Ticket) -> None:
        if not self._closed and isValid(self):
            self._answered.emit((future, owner, done, failed, ticket))

    @Slot(object)
    def _deliver(self, answer: tuple[Future[Any], QObject, Any, Any, Ticket]) -> None:
        future, owner, done, failed, ticket = answer
        if self._closed:
            return
        self._tickets.remove(ticket)
        self.busy_changed.emit(self.busy)
        if ticket.torn() or future.cancelled() or not isValid(owner):
            return
        error = future.exception()
        if isinstance(error, Cancelled):
            return
        if error is None:
            if done is not None:
                done(future.result())
        elif failed is not None:
            failed(error)
        else:
            raise error

    def close(self) -> None:
        """Refuse new work, tear all tickets, and wait for what is under way: a write is never cut in half."""
        self._closed = True
        for ticket in self._tickets:
            ticket.tear()
        for pool in self._pools.values():
            pool.shutdown(wait=True, cancel_futures=True)
        self._tickets.clear()
