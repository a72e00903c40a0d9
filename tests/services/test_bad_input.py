"""A batch of what people really have: each bad file ends in a row with a clear sentence, and the good ones come in."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pymupdf
import pytest

from medneg_desktop.app import loose_desk, sample_files
from medneg_desktop.core.clock import FixedClock
from medneg_desktop.domain.document import Accepted, Declined, Outcome
from medneg_desktop.services import loose
from medneg_desktop.services.intake import bring_in, files_in
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import inbox
from tests.conftest import TODAY

GOOD = next(p for p in sample_files() if p.suffix == ".pdf" and "eob" in p.name)


def huge_png(side: int) -> bytes:
    """A small file that says it is a picture of ``side`` times ``side`` pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    rows = zlib.compress(bytes(side + 1) * 64)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def locked_pdf() -> bytes:
    with pymupdf.open() as document:
        document.new_page()
        out = io.BytesIO()
        document.save(out, encryption=5, user_pw="secret", owner_pw="owner")  # 5: AES with 256 bits
        return out.getvalue()


EXPECTED = {
    "empty.pdf": "empty-file",
    "letter.pdf": "not-a-document",
    "locked.pdf": "password-needed",
    "cut short.pdf": "document-damaged",
    "nothing.jpg": "empty-file",
    "poster.png": "picture-too-large",
    "gone.pdf": "file-unreadable",
}


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """The bad files, an empty folder, and one good EOB in a folder below."""
    folder = tmp_path / "pile"
    (folder / "sub").mkdir(parents=True)
    (folder / "empty.pdf").touch()
    (folder / "letter.pdf").write_text("Dear Sir or Madam,\nthis is text.\n")
    (folder / "locked.pdf").write_bytes(locked_pdf())
    (folder / "cut short.pdf").write_bytes(GOOD.read_bytes()[:300])
    (folder / "nothing.jpg").touch()
    (folder / "poster.png").write_bytes(huge_png(20_000))
    (folder / "gone.pdf").symlink_to(folder / "no such file")
    (folder / "sub" / "eob.PDF").write_bytes(GOOD.read_bytes())
    return folder


def check(name: str, told: Declined) -> None:
    assert told.code == EXPECTED[name], f"{name}: {told}"
    assert told.title.endswith(".")
    assert told.remedy.endswith(".")


def test_each_bad_file_is_listed_with_reason_and_remedy_and_the_good_one_comes_in(office: Office, pile: Path) -> None:
    outcomes: list[Outcome] = [f if isinstance(f, Declined) else bring_in(office, f) for f in files_in([pile])]
    bad = {o.name: o for o in outcomes if isinstance(o, Declined)}
    assert set(bad) == set(EXPECTED)
    for name, told in bad.items():
        check(name, told)
    assert [o.name for o in outcomes if isinstance(o, Accepted)] == ["eob.PDF"]
    listed = inbox(office)
    assert {d.name for _, d in listed.declined} == set(EXPECTED)
    assert [i.document.name for i in listed.items] == ["eob.PDF"]


def test_the_command_line_tells_the_same(pile: Path) -> None:
    with loose_desk(FixedClock(TODAY), jobs=2) as desk:
        files = loose.read_files(desk, [pile])
    bad = {f.name: f.trouble for f in files if f.trouble}
    assert set(bad) == set(EXPECTED)
    for name, told in bad.items():
        check(name, told)
    good = [d for d in loose.documents_json(files) if d["error"] is None]
    assert [(d["file"], d["kind"]) for d in good] == [("sub/eob.PDF", "eob")]
