"""A desk for a page worker that misbehaves as asked: the page number says how."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable

from medneg_desktop.core.trouble import DocumentDamaged
from medneg_desktop.domain.page import PageText
from medneg_desktop.pages.messages import Request, UnknownDocument

SERVES, DIES, HANGS, EATS, TROUBLED, RAISES, WRITES, PRINTS, FORGETS, LIES, CRASHES = range(11)


def dies() -> None:
    os._exit(3)


def hangs() -> None:
    time.sleep(600)


def eats() -> None:
    held = []
    while True:
        held.append(bytearray(b"x" * (64 << 20)))
        time.sleep(0.01)


def troubled() -> None:
    raise DocumentDamaged(details="here")


def raises() -> None:
    raise LookupError("words of the document")


def writes() -> None:
    with open(f"written-by-{os.getpid()}", "wb") as file:  # noqa: PTH123 (the plainest way to write)
        file.write(b"x" * 10)
        file.flush()


def prints() -> None:
    os.write(1, b"noise")
    os.write(2, b"noise")
    print("more noise", file=sys.stderr)


def crashes() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


class Unpicklable:
    """Not among the plain data that a program accepts from its worker."""


ACTS: dict[int, Callable[[], None]] = {
    DIES: dies,
    HANGS: hangs,
    EATS: eats,
    TROUBLED: troubled,
    RAISES: raises,
    WRITES: writes,
    PRINTS: prints,
    CRASHES: crashes,
}


class Desk:
    """Serves page 0 once it has the bytes; does something else for the others."""

    def answer(self, request: Request) -> object:
        if request.page == FORGETS and request.content is None:
            return UnknownDocument()
        if request.page == LIES:
            return Unpicklable()
        if request.page in ACTS:
            ACTS[request.page]()
        return PageText(len(request.content or b""), 612.0, 792.0)
