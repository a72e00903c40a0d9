"""Hostile files are each told in words or read, within their limits, and the honest ones beside them come in."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.hostile.files import FILES
from tests.hostile.run import run

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at the memory of processes")

QUICK = {
    "overlaps.zip": {"archive-unsafe"},
    "climbs out.zip": {"read"},
    "locked.zip": {"archive-locked"},
    "mail in mail.eml": {"read", "not-a-document"},
    "names.eml": {"read"},
    "pages loop.pdf": None,
    "100000 declared.pdf": None,
    "acts.pdf": {"read"},
    "locked.pdf": {"password-needed"},
    "cut.pdf": {"document-damaged"},
    "lies.png": {"picture-too-large"},
    "loops.tif": None,
    "nests.json": None,
}
"""What must be said of each; None where being told or read will do."""


def test_the_quick_ones(tmp_path: Path) -> None:
    told = {t.name: set(t.outcomes) for t in run(tmp_path, list(QUICK))}
    for name, expected in QUICK.items():
        assert expected is None or told[name] == expected, (name, told[name])


@pytest.mark.slow
def test_the_others(tmp_path: Path) -> None:
    told = {t.name: set(t.outcomes) for t in run(tmp_path, [name for name in FILES if name not in QUICK])}
    assert told["zeros.zip"] == told["100000 files.zip"] == {"archive-unsafe"}
    assert told["20000 px.png"] == told["65000 px.gif"] == {"picture-too-large"}
    assert told["100000 pages.pdf"] <= {"too-many-pages", "document-damaged"}
