"""Folders for what is written for a moment. A crash leaves them behind; whoever comes next to that place removes them.

A file in each is locked by the program that made it, so that nobody removes a folder that is in use.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from medneg_desktop.store import disk
from medneg_desktop.store.lock import lock_now

_PREFIX = ".medneg-"
_HELD = "held"
_TRIES = 3


@contextmanager
def scratch(beside: Path) -> Iterator[Path]:
    """A private folder in ``beside``, gone after the block. Raises OSError."""
    sweep(beside)
    folder, held = _make(beside)
    try:
        yield folder
    finally:
        os.close(held)
        with suppress(OSError):  # what is left here is removed the next time
            disk.remove_tree(folder)


def _make(beside: Path) -> tuple[Path, int]:
    for _ in range(_TRIES):
        folder = beside / f"{_PREFIX}{secrets.token_hex(8)}"
        os.mkdir(folder, disk.PRIVATE_FOLDER)  # noqa: PTH102 (as in disk: one door for what can run out of space)
        try:
            held = disk.create_file(folder / _HELD)
        except FileNotFoundError:  # another program took the new, empty folder for a left-over
            continue
        with suppress(OSError):  # some network drives have no locks: then nobody can tell, and nobody waits
            lock_now(held)
        return folder, held
    raise FileNotFoundError(beside)


def sweep(beside: Path) -> int:
    """Remove what programs that were killed left in ``beside``; how many folders."""
    swept = 0
    with suppress(OSError):
        for folder in beside.glob(f"{_PREFIX}*"):
            if folder.is_dir() and not folder.is_symlink() and _abandoned(folder):
                with suppress(OSError):
                    disk.remove_tree(folder)
                    swept += 1
    return swept


def _abandoned(folder: Path) -> bool:
    try:
        held = os.open(folder / _HELD, os.O_RDWR)
    except FileNotFoundError:
        return not any(folder.iterdir())  # killed at the very start; anything else is not ours to remove
    except OSError:
        return False
    try:
        lock_now(held)
    except OSError:
        return False
    else:
        return True
    finally:
        os.close(held)
