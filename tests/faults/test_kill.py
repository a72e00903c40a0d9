"""A program that is killed in the middle of anything loses nothing it had confirmed, and leaves nothing behind.

A small dose for every run; the whole one is in :mod:`tests.faults.kill`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.kill import run


@pytest.mark.slow
def test_killed_in_the_middle_of_every_act(tmp_path: Path) -> None:
    bench = run(tmp_path, kills=12, seed=20261124)
    assert bench.promises["open"] > 0
