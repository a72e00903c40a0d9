"""The first thing that runs in a page worker: limits before libraries, then answer until the pipe closes."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from medneg_desktop.core.trouble import Trouble
from medneg_desktop.pages.limits import Limits, confine, silence
from medneg_desktop.pages.messages import Broke, Ready, Request, packed

# One thread a worker: the pool decides how many cores are used, and each thread costs address space.
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def serve(connection: Connection, limits: Limits, parent: int, desk: str) -> None:
    """Answer requests. ``desk`` names the module whose ``Desk().answer(request)`` does the work.

    It is imported here and not above, so that PyMuPDF and numpy are loaded inside the limits.
    """
    silence()
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    sys.dont_write_bytecode = True  # with no file allowed to grow, Python would leave empty ones behind
    confine(limits, parent)
    answer: Callable[[Request], object] = importlib.import_module(desk).Desk().answer
    connection.send_bytes(packed(Ready()))
    while True:
        try:
            request: Request = connection.recv()
        except (EOFError, OSError):
            return
        connection.send_bytes(packed(_answered(answer, request)))


def _answered(answer: Callable[[Request], Any], request: Request) -> object:
    try:
        return answer(request)
    except Trouble as known:
        return known.with_traceback(None)
    except MemoryError:
        os._exit(70)  # a worker that ran out of memory is not used again
    except Exception as error:  # noqa: BLE001 (the page libraries raise anything; the worker must live on)
        return Broke(type(error).__name__)
