"""Whatever call to the disk fails in the middle of whatever act: it is told in words, and nothing is lost or left behind.

A small dose for every run; the whole one is in :mod:`tests.faults.fault`.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.faults.kill import ROOT


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="calls are let fail by preloading, which is Linux's")
def test_a_call_that_fails_in_the_middle_of_every_act() -> None:
    command = [sys.executable, "-m", "tests.faults.fault", "--every", "11", "--errors", "ENOSPC", "EIO"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=280, check=False)
    if done.returncode == 77:
        pytest.skip(done.stdout.strip())
    assert done.returncode == 0, done.stderr
    assert "all told and nothing lost" in done.stdout
