"""What a page leaves behind goes back to the system."""

from __future__ import annotations

import os
import sys

import pytest

from medneg_desktop.pages import memory
from medneg_desktop.pages.limits import resident_bytes


@pytest.mark.skipif(sys.platform != "linux" or memory._LIBC is None, reason="only glibc can be asked")
def test_memory_between_blocks_still_in_use_is_given_back() -> None:
    blocks = [bytearray(8192) for _ in range(10_000)]
    kept = blocks[::500]
    del blocks
    before = resident_bytes(os.getpid())

    memory.give_back()

    assert before - resident_bytes(os.getpid()) > 60 << 20
    assert not any(map(any, kept))
