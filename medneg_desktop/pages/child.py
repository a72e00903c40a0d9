"""One page worker seen from the program: a process that is asked, watched, and killed where it dies or overruns."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import time
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Any

from medneg_desktop.core.trouble import Cancelled, PageBroke, PageOverran, Trouble
from medneg_desktop.pages.limits import Limits, hold, let_go, resident_bytes
from medneg_desktop.pages.messages import Broke, Ready, Request, TableRequest, UnknownDocument, packed, unpacked_answer
from medneg_desktop.pages.worker import serve

STARTING_SECONDS = 60.0
"""A cold start from a slow disk with a virus scanner takes its time."""
_GLANCE_SECONDS = 0.2
_DESK = "medneg_desktop.pages.desk"
_UNUSABLE = (EOFError, OSError, pickle.UnpicklingError, AttributeError, TypeError, ValueError, MemoryError)


def _never() -> bool:
    return False


class Child:
    """One process. Not for several threads at once, except :meth:`kill`, which any thread may call.

    After :class:`PageBroke` or :class:`PageOverran` ask :attr:`alive`; a dead one is thrown away.
    """

    def __init__(self, limits: Limits, *, desk: str = _DESK) -> None:
        self._limits = limits
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._pipe: Connection = ours
        self._process = context.Process(
            target=serve, args=(theirs, limits, os.getpid(), desk), name="medneg-page-worker", daemon=True
        )
        self._process.start()
        theirs.close()
        self._job = hold(getattr(self._process._popen, "_handle", 0), limits)  # type: ignore[attr-defined] # noqa: SLF001 (Windows only: no public way to the handle)
        self._started = False
        self._stop: Callable[[], bool] = _never
        self.killed = False
        self.last_document = ""
        self.idle_since = 0.0

    @property
    def pid(self) -> int:
        return self._process.pid or 0

    @property
    def alive(self) -> bool:
        return not self.killed and self._process.is_alive()

    def ask(
        self,
        request: Request | TableRequest,
        read: Callable[[], bytes],
        *,
        seconds: float,
        password: Callable[[], str | None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> Any:
        """The answer of the worker; ``read`` gives the bytes where it does not know the document yet.

        Where ``stop`` says so the worker is killed in the middle of its work, and Cancelled is raised.
        """
        self._stop = stop or _never
        if not self._started:
            self._expect(Ready, self._receive(time.monotonic() + STARTING_SECONDS))
            self._started = True
        deadline = time.monotonic() + seconds
        answer = self._exchange(request, deadline)
        if isinstance(answer, UnknownDocument) and isinstance(request, Request):
            answer = self._exchange(
                replace(request, content=read(), password=password() if password else None), deadline
            )
        self.last_document = request.sha256
        if isinstance(answer, Trouble):
            raise answer
        if isinstance(answer, Broke):
            raise PageBroke(details=answer.kind)
        return answer

    def kill(self) -> None:
        """End the process at once; may be called twice, and while another thread waits for an answer."""
        self.killed = True
        if self._process.is_alive():
            self._process.kill()
        self._process.join()

    def release(self) -> None:
        """Kill the process and let go of the pipe; only for the thread that asks."""
        self.kill()
        self._pipe.close()
        let_go(self._job)
        with contextlib.suppress(ValueError):  # already closed
            self._process.close()

    def _exchange(self, request: Request | TableRequest, deadline: float) -> Any:
        try:
            self._pipe.send_bytes(packed(request))
            return self._receive(deadline)
        except (OSError, ValueError) as gone:
            raise self._broke("gone") from gone
        except BaseException:
            # An answer that nobody took (Ctrl-C) would be handed to the next who asks.
            self.kill()
            raise

    def _receive(self, deadline: float) -> Any:
        while True:
            try:
                if self._pipe.poll(min(_GLANCE_SECONDS, max(0.0, deadline - time.monotonic()))):
                    return unpacked_answer(self._pipe.recv_bytes())
            except _UNUSABLE as gone:
                raise self._broke(type(gone).__name__) from gone
            if self._stop():
                self.kill()
                raise Cancelled
            if time.monotonic() >= deadline:
                self.kill()
                raise PageOverran
            if resident_bytes(self.pid) > self._limits.resident:
                raise self._broke("memory")

    def _expect(self, kind: type, answer: object) -> None:
        if not isinstance(answer, kind):
            raise self._broke("start")

    def _broke(self, why: str) -> PageBroke:
        self.kill()
        return PageBroke(details=why)
