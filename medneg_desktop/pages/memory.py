"""The memory that one page took and the next does not need."""

from __future__ import annotations

import ctypes
import sys
from typing import Any

from medneg_desktop.pages.mupdf import mupdf


def give_back() -> None:
    """Hand to the system what a page just read leaves behind.

    The networks take and drop some 400 MB in blocks of all sizes, and MuPDF keeps the pictures it decoded. In a file
    of 300 scans a worker would grow to 1.3 GB of holes; given back after each page, it rests at 160 MB. That
    glibc can do this is not common to all systems; elsewhere the parent's limit (see ``limits``) is what bounds a worker.
    """
    mupdf.TOOLS.store_shrink(100)
    if _LIBC is not None:
        _LIBC.malloc_trim(0)


def _glibc() -> Any:
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None)
    return libc if hasattr(libc, "malloc_trim") else None


_LIBC = _glibc()
