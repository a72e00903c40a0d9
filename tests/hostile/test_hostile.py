"""Hostile files are each told in words or read, within their limits, and the honest ones beside them come in."""

from __future__ import annotations

import os
import socket
import sys
import time
from pathlib import Path

import pytest

from medneg_desktop.domain.document import Declined
from medneg_desktop.pages.lane import Patience
from medneg_desktop.services.intake import bring_in, files_in
from tests.hostile.files import bill
from tests.hostile.run import FILES, desk, run

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
    "own length.pdf": {"read"},
    "spaced digits.pdf": {"page-crowded"},
    "one long word.pdf": None,
    "pdf and zip.pdf": {"read"},
    "cut.heic": {"document-damaged"},
    "60000 px.heic": {"picture-too-large"},
    "65500 px.jpg": {"picture-too-large"},
    "10000 parts.eml": {"read", "archive-unsafe"},
    "3000 deep.eml": None,
    "calls home.eml": {"read"},
    "one name.zip": {"read"},
    "64 bits.zip": {"document-damaged"},
    "empty.pdf": {"empty-file"},
    "only a head.pdf": {"document-damaged"},
}
"""What must be said of each; None where being told or read will do."""


BY_HAND = {
    *("one line.eml", "million lines.txt", "many claims.json", "labels.pdf"),
    *("16383 px.webp", "20000 pictures.tif", "profiles.png", "tiny pattern.pdf"),
}
"""Those that take a good part of a minute to make or to give up: ``python -m tests.hostile.run`` tries them too."""


WITHOUT_END = {"2 GB.pdf", "doubling forms.pdf"}
"""Those that are waited for until patience ends."""


def test_the_quick_ones(tmp_path: Path) -> None:
    told = {t.name: set(t.outcomes) for t in run(tmp_path, list(QUICK))}
    for name, expected in QUICK.items():
        assert expected is None or told[name] == expected, (name, told[name])


@pytest.mark.slow
def test_those_without_end_are_given_up(tmp_path: Path) -> None:
    """With less patience than the program has: ``python -m tests.hostile.run`` waits as long as it does."""
    told = {t.name: set(t.outcomes) for t in run(tmp_path, sorted(WITHOUT_END), Patience(light=5.0))}
    assert told == {name: {"page-overran"} for name in WITHOUT_END}


@pytest.mark.slow
def test_the_others(tmp_path: Path) -> None:
    others = [name for name in FILES if name not in {*QUICK, *BY_HAND, *WITHOUT_END}]
    told = {t.name: set(t.outcomes) for t in run(tmp_path, others)}
    assert told["zeros.zip"] == told["100000 files.zip"] == {"archive-unsafe"}
    assert told["20000 px.png"] == told["65000 px.gif"] == {"picture-too-large"}
    assert told["giant fax.pdf"] == told["60000 px jpx.pdf"] == {"picture-too-large"}
    assert told["300000 words.pdf"] == {"page-crowded"}
    assert told["lies.zip"] == {"document-damaged"}
    assert told["100000 pages.pdf"] <= {"too-many-pages", "document-damaged"}


def test_what_is_no_file_is_told_and_the_rest_comes_in(tmp_path: Path) -> None:
    """Pipes and devices without an end, sockets, links that lead nowhere or around, folders within themselves."""
    offered = tmp_path / "offered"
    inner = offered / "folder"
    inner.mkdir(parents=True)
    os.mkfifo(offered / "pipe.pdf")
    (offered / "zero.pdf").symlink_to("/dev/zero")
    (offered / "nowhere.pdf").symlink_to(tmp_path / "gone.pdf")
    (offered / "around.pdf").symlink_to("around.pdf")
    (inner / "myself").symlink_to(offered, target_is_directory=True)
    (inner / "honest.pdf").write_bytes(bill("in a folder"))
    (tmp_path / "empty").mkdir()
    with socket.socket(socket.AF_UNIX) as listening, desk(tmp_path) as office:
        listening.bind(str(offered / "socket.pdf"))
        begun = time.monotonic()
        told = {}
        for item in files_in([offered, tmp_path / "empty"], office.pages):
            outcome = item if isinstance(item, Declined) else bring_in(office, item)
            told[outcome.name] = outcome.code if isinstance(outcome, Declined) else "in"
        assert time.monotonic() - begun < 20
    unreadable = dict.fromkeys(("pipe.pdf", "zero.pdf", "nowhere.pdf", "around.pdf", "socket.pdf"), "file-unreadable")
    assert told == unreadable | {"honest.pdf": "in", "empty": "empty-folder", "myself": "linked-folder"}
