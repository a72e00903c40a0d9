"""Every test of this folder must leave no worker and no thread behind."""

from __future__ import annotations

import hashlib
import multiprocessing
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from medneg_desktop.core.ids import Sha256
from medneg_desktop.pages.lane import PageWorkers
from medneg_desktop.services.ports import Original


def original(content: bytes) -> Original:
    return Original(Sha256(hashlib.sha256(content).hexdigest()), lambda: content)


@pytest.fixture(name="original")
def original_of() -> Callable[[bytes], Original]:
    return original


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    threads = set(threading.enumerate())
    children = set(multiprocessing.active_children())
    yield
    assert not set(multiprocessing.active_children()) - children
    assert not [t for t in set(threading.enumerate()) - threads if t.is_alive()]


@pytest.fixture
def workers() -> Iterator[PageWorkers]:
    pages = PageWorkers(jobs=1)
    yield pages
    pages.close()


@pytest.fixture
def importable_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """A spawned worker gets our search path, and must find the modules of ``tests``."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2]))
    assert sys.path[0] == str(Path(__file__).parents[2])
