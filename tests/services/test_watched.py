"""The watched folder: off until it is chosen, new and finished files only, nothing in it ever touched."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from medneg_desktop.core.ids import Sha256
from medneg_desktop.core.trouble import FileUnreadable
from medneg_desktop.domain.document import Accepted
from medneg_desktop.services import trash, watched
from medneg_desktop.services.intake import bring_in
from medneg_desktop.services.office import Office
from medneg_desktop.services.scanning import scanning_program
from medneg_desktop.services.watched import Look, Sighting
from tests.ui.conftest import MakePaper, make_paper

__all__ = ["make_paper"]  # pytest takes it as a fixture


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "scans"
    made.mkdir()
    return made


class Eyes:
    """Looks as the window does: each look knows what the last one saw."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._seen: frozenset[Sighting] = frozenset()
        self.hashes: dict[Sighting, Sha256] = {}

    def look(self) -> Look:
        found = watched.look(self._office, self._seen, self.hashes)
        assert found is not None
        self._seen = found.seen
        return found

    def offered(self) -> list[str]:
        self.look()
        return [p.name for p in self.look().papers]


def put(folder: Path, name: str, data: bytes = b"%PDF-1.4 not much of a paper") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_nothing_is_watched_before_a_folder_is_chosen(office: Office) -> None:
    assert watched.watched(office) is None
    assert watched.look(office, frozenset(), {}) is None


def test_what_stood_there_before_is_not_offered_and_what_comes_is(office: Office, folder: Path) -> None:
    put(folder, "old.pdf")
    watched.watch(office, folder)
    eyes = Eyes(office)
    assert eyes.offered() == []
    put(folder, "new.PDF", b"%PDF-1.4 new")
    put(folder, "photo.jpg", b"\xff\xd8\xff new")
    put(folder, "song.mp3")
    put(folder, ".hidden.pdf")
    put(folder, "scan.pdf.part")
    (folder / "deep").mkdir()
    put(folder / "deep", "deeper.pdf")
    assert eyes.offered() == ["new.PDF", "photo.jpg"]


def test_a_file_is_offered_when_it_grows_no_more(office: Office, folder: Path) -> None:
    watched.watch(office, folder)
    eyes = Eyes(office)
    growing = put(folder, "scan.pdf", b"")
    for more in (b"%PDF", b"-1.4", b" end"):
        found = eyes.look()
        assert (found.papers, found.growing) == ((), True)
        with growing.open("ab") as file:
            file.write(more)
    assert eyes.look().growing
    found = eyes.look()
    assert (found.papers, found.growing) == ((growing,), False)


def test_a_paper_that_is_held_already_is_not_offered(office: Office, folder: Path, make_paper: MakePaper) -> None:
    watched.watch(office, folder)
    eyes = Eyes(office)
    paper = make_paper()
    outcome = bring_in(office, paper)
    assert isinstance(outcome, Accepted)
    copy = put(folder, "again.pdf", paper.read_bytes())
    assert eyes.offered() == []
    held = watched.watched(office)
    assert held is not None
    assert {s.name for s in held.known} == {"again.pdf"}  # so that it is not read at every start
    trash.remove(office, outcome.document.id)
    copy.rename(folder / "once more.pdf")
    assert eyes.offered() == []


def test_a_waiting_file_is_read_once(office: Office, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    watched.watch(office, folder)
    put(folder, "new.pdf")
    eyes = Eyes(office)
    assert eyes.offered() == ["new.pdf"]
    monkeypatch.setattr(watched, "read_file", lambda _: pytest.fail("it was read again"))
    assert eyes.offered() == ["new.pdf"]


def test_what_is_left_out_comes_back_when_asked_for_or_changed(office: Office, folder: Path) -> None:
    watched.watch(office, folder)
    eyes = Eyes(office)
    path = put(folder, "new.pdf")
    assert eyes.offered() == ["new.pdf"]
    watched.leave_out(office, [path])
    assert eyes.offered() == []
    watched.offer_again(office, [path])
    assert eyes.offered() == ["new.pdf"]
    watched.leave_out(office, [path])
    path.write_bytes(b"%PDF-1.4 scanned again, better")
    assert eyes.offered() == ["new.pdf"]


def test_the_files_in_it_are_only_read(office: Office, folder: Path) -> None:
    watched.watch(office, folder)
    eyes = Eyes(office)
    path = put(folder, "new.pdf")
    before = (path.read_bytes(), path.stat().st_mtime_ns, sorted(folder.iterdir()))
    eyes.offered()
    watched.leave_out(office, [path])
    watched.stop_watching(office)
    assert (path.read_bytes(), path.stat().st_mtime_ns, sorted(folder.iterdir())) == before


def test_a_folder_that_is_not_there_now_is_no_trouble(office: Office, folder: Path) -> None:
    watched.watch(office, folder)
    put(folder, "left out.pdf")
    watched.leave_out(office, [folder / "left out.pdf"])
    away = folder.rename(folder.with_name("stick"))
    eyes = Eyes(office)
    assert eyes.look().gone
    away.rename(folder)
    assert eyes.offered() == []  # nothing was forgotten meanwhile


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="rights do not bind here")
def test_a_folder_that_may_not_be_opened_is_told_of(office: Office, folder: Path) -> None:
    folder.chmod(0)
    with pytest.raises(FileUnreadable):
        watched.watch(office, folder)
    folder.chmod(0o700)


def test_a_folder_that_is_none_is_told_of(office: Office, folder: Path) -> None:
    with pytest.raises(FileUnreadable) as told:
        watched.watch(office, folder / "nowhere")
    assert told.value.title == "This folder cannot be looked into."
    assert watched.watched(office) is None


def test_the_systems_own_scanning_program_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert scanning_program("linux") == ()
    for name in ("xsane", "skanlite"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    assert scanning_program("linux") == (str(tmp_path / "skanlite"),)
    monkeypatch.setenv("SYSTEMROOT", str(tmp_path))
    assert scanning_program("win32") == ()
    (tmp_path / "System32").mkdir()
    (tmp_path / "System32" / "WFS.exe").write_bytes(b"")
    assert scanning_program("win32") == (str(tmp_path / "System32" / "WFS.exe"),)
