"""The pool of page workers behind the :class:`~medneg_desktop.services.ports.Pages` port.

Two pools: light workers look, draw and take text layers, so that the window's pictures never wait behind a page
that takes seconds to recognize; OCR workers hold the models. Workers start when they are needed.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from medneg_desktop.core.ids import Sha256
from medneg_desktop.core.trouble import Cancelled, PageBroke, PageOverran
from medneg_desktop.domain.learned import LearnedRule
from medneg_desktop.domain.page import PageText, TextSource
from medneg_desktop.domain.reading import Reading
from medneg_desktop.pages.child import Child
from medneg_desktop.pages.limits import Limits
from medneg_desktop.pages.messages import Request, Soundness, TextLayer, Verb, Words
from medneg_desktop.services.ports import Contents, Drawing, Inspection, Original, Picture
from medneg_desktop.services.read_shares import Share

Stop = Callable[[], bool]

_NO_FILE = Original(Sha256(""), bytes)
"""Stands in for a document where only words are sent."""

_GLANCE_SECONDS = 0.2
_IDLE_SECONDS = 180.0
"""After which a worker that nobody asks is let go, and with it the memory of its models."""
_LIGHT_WORKERS = 2  # one may be held up by a hostile file until its time is over


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds a request may take before its worker is killed. A page takes 0.05 to 0.5 s, OCR 2 to 10 s, and finding what
    a file says 0.15 ms a word.
    """

    light: float = 25.0
    ocr: float = 120.0
    word: float = 0.001

    def for_request(self, request: Request) -> float:
        if request.words is not None:
            return self.ocr + self.word * sum(len(t.words) for t in request.words.texts)
        # Unpacking and joining go over every byte of a file once, like recognition over every pixel.
        return self.light if request.verb in {Verb.INSPECT, Verb.TEXT, Verb.PICTURE, Verb.EXHIBIT} else self.ocr


class _Nursery:
    """Starts processes from one thread that lives as long as they do.

    Linux ends a child when the *thread* that started it ends (PR_SET_PDEATHSIG), and callers' threads come and go.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="page-nursery")

    def child(self) -> Child:
        return self._thread.submit(Child, self._limits).result()

    def close(self) -> None:
        self._thread.shutdown()


class _Pool:
    """At most ``size`` workers, lent to one caller each."""

    def __init__(self, size: int, nursery: _Nursery, idle_seconds: float) -> None:
        self._size = size
        self._idle_seconds = idle_seconds
        self._reaper: threading.Timer | None = None
        self._nursery = nursery
        self._change = threading.Condition()
        self._idle: list[Child] = []
        self._lent: list[Child] = []
        self._starting = 0
        self._closed = False

    @contextmanager
    def lend(self, sha256: str, stop: Stop | None = None) -> Iterator[Child]:
        child = self._take(sha256, stop)
        try:
            yield child
        finally:
            self._give_back(child)

    def _take(self, sha256: str, stop: Stop | None) -> Child:
        with self._change:
            while True:
                if self._closed or (stop is not None and stop()):
                    raise Cancelled
                if self._idle:
                    self._idle.sort(key=lambda c: c.last_document != sha256)  # who holds the document goes first
                    child = self._idle.pop(0)
                    self._lent.append(child)
                    return child
                if len(self._lent) + self._starting < self._size:
                    self._starting += 1
                    break
                self._change.wait(_GLANCE_SECONDS if stop is not None else None)
        return self._start()

    def _start(self) -> Child:
        try:
            child = self._nursery.child()
        except RuntimeError as closed:  # the nursery was closed in between
            raise Cancelled from closed
        except OSError as refused:  # no process or no pipe to be had
            raise PageBroke(details="start") from refused
        finally:
            with self._change:
                self._starting -= 1
                self._change.notify_all()
        with self._change:
            self._lent.append(child)
            if self._closed:
                child.kill()
        return child

    def _give_back(self, child: Child) -> None:
        with self._change:
            self._lent.remove(child)
            if child.alive and not self._closed:
                child.idle_since = time.monotonic()
                self._idle.append(child)
                self._watch_idle()
            else:
                child.release()
            self._change.notify_all()

    def _watch_idle(self) -> None:
        if self._reaper is None and self._idle and not self._closed:
            self._reaper = threading.Timer(self._idle_seconds, self._let_idle_go)
            self._reaper.daemon = True
            self._reaper.start()

    def _let_idle_go(self) -> None:
        with self._change:
            self._reaper = None
            long_ago = time.monotonic() - self._idle_seconds
            for child in [c for c in self._idle if c.idle_since <= long_ago]:
                self._idle.remove(child)
                child.release()
            self._watch_idle()

    def close(self) -> None:
        """Kill all workers, and wait until those who were using one have noticed."""
        with self._change:
            reaper, self._reaper, self._closed = self._reaper, None, True
        if reaper is not None:
            reaper.cancel()
            reaper.join()
        with self._change:
            for child in self._idle:
                child.release()
            self._idle.clear()
            for child in self._lent:
                child.kill()
            self._change.notify_all()
            self._change.wait_for(lambda: not self._lent and not self._starting)


class _Workers:
    """Everything that :meth:`PageWorkers.close` ends at once."""

    def __init__(self, jobs: int, limits: Limits, idle_seconds: float) -> None:
        self.nursery = _Nursery(limits)
        self.light = _Pool(_LIGHT_WORKERS, self.nursery, idle_seconds)
        self.ocr = _Pool(jobs, self.nursery, idle_seconds)
        self.closed = False

    def close(self) -> None:
        self.closed = True
        self.light.close()
        self.ocr.close()
        self.nursery.close()


class PageWorkers:
    """The page workers of the program: ``jobs`` is how many pages are recognized at the same time.

    Safe to use from several threads. A call that :meth:`close` interrupts raises
    :class:`~medneg_desktop.core.trouble.Cancelled`.
    """

    def __init__(
        self,
        jobs: int = 2,
        *,
        limits: Limits | None = None,
        patience: Patience | None = None,
        idle_seconds: float = _IDLE_SECONDS,
    ) -> None:
        self._idle_seconds = idle_seconds
        if jobs < 1:
            raise ValueError("at least one worker is needed")
        self._jobs = jobs
        self._limits = limits or Limits()
        self._patience = patience or Patience()
        self._lock = threading.Lock()
        self._workers: _Workers | None = None

    def inspect(self, original: Original) -> Inspection:
        found: Inspection = self._ask(original, Request(Verb.INSPECT, original.sha256))
        return found

    def words(
        self, original: Original, page: int, *, ocr: bool = True, turns: int | None = None, stop: Stop | None = None
    ) -> PageText:
        layer: TextLayer = self._ask(original, Request(Verb.TEXT, original.sha256, page, turns=turns), stop)
        if layer.soundness in {Soundness.SOUND, Soundness.BLANK}:
            return layer.text
        if not ocr:
            return _without_ocr(layer)
        try:
            read: PageText = self._ask(original, Request(Verb.OCR, original.sha256, page, turns=turns), stop)
        except (PageBroke, PageOverran):
            if layer.soundness is not Soundness.PARTIAL:
                raise
            return replace(layer.text, problem="A picture on this page could not be read; its text was.")
        return read

    def understood(
        self,
        texts: Sequence[PageText],
        shares: Sequence[Share],
        rules: Sequence[LearnedRule],
        *,
        stop: Stop | None = None,
    ) -> tuple[Reading, ...]:
        words = Words(tuple(texts), tuple(shares), tuple(rules))
        found: tuple[Reading, ...] = self._ask(_NO_FILE, Request(Verb.READ, _NO_FILE.sha256, words=words), stop)
        return found

    def claims(self, original: Original, *, stop: Stop | None = None) -> tuple[Reading, ...]:
        found: tuple[Reading, ...] = self._ask(original, Request(Verb.READ, original.sha256), stop)
        return found

    def picture(self, original: Original, page: int, *, dpi: float) -> Picture:
        drawn: Picture = self._ask(original, Request(Verb.PICTURE, original.sha256, page, dpi))
        return drawn

    def exhibit(self, original: Original, page: int, *, dpi: float) -> Picture | Drawing:
        drawn: Picture | Drawing = self._ask(original, Request(Verb.EXHIBIT, original.sha256, page, dpi))
        return drawn

    def contents(self, original: Original) -> Contents:
        found: Contents = self._ask(original, Request(Verb.CONTENTS, original.sha256))
        return found

    def take(self, original: Original, number: int) -> bytes:
        content: bytes = self._ask(original, Request(Verb.TAKE, original.sha256, number))
        return content

    def joined(self, pictures: Sequence[Original]) -> bytes:
        more = tuple((p.read(), p.password() if p.password else None) for p in pictures)
        content: bytes = self._ask(pictures[0], Request(Verb.JOIN, pictures[0].sha256, more=more))
        return content

    def close(self) -> None:
        with self._lock:
            workers, self._workers = self._workers, None
        if workers is not None:
            workers.close()

    def _ask(self, original: Original, request: Request, stop: Stop | None = None) -> Any:
        with self._lock:
            if self._workers is None:
                self._workers = _Workers(self._jobs, self._limits, self._idle_seconds)
            workers = self._workers
        long = request.verb is Verb.OCR or request.words is not None
        pool = workers.ocr if long else workers.light
        try:
            with pool.lend(original.sha256, stop) as child:
                seconds = self._patience.for_request(request)
                return child.ask(request, original.read, seconds=seconds, password=original.password, stop=stop)
        except PageBroke as broke:
            if workers.closed:
                raise Cancelled from broke
            raise


def _without_ocr(layer: TextLayer) -> PageText:
    if layer.soundness is Soundness.PARTIAL:
        return replace(layer.text, problem="A picture on this page was not read, because recognition is off.")
    problem = "This page is a picture, and recognition is off."
    if layer.text.words:
        return replace(layer.text, problem="The hidden text of this page is doubtful, and recognition is off.")
    return replace(layer.text, source=TextSource.NONE, problem=problem)
