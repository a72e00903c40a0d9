"""A file is written whole or not at all; what is no plain file is written into and never replaced."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from medneg_desktop.core.trouble import PlaceNotWritable
from medneg_desktop.services.prepare_packet import write_whole

unix = pytest.mark.skipif(sys.platform == "win32", reason="pipes and links by name are not there for everyone")


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "packet.pdf"
    target.write_bytes(b"old")
    write_whole(target, b"new")
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"packet.pdf": b"new"}


@unix
def test_a_pipe_is_written_into(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    write_whole(pipe, b"through")
    reader.join(timeout=10)
    assert got == [b"through"]
    assert pipe.is_fifo()


@unix
def test_a_link_stays_and_what_it_points_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "folder" / "file")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert [p.name for p in (tmp_path / "folder").iterdir()] == ["file"]


def test_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(PlaceNotWritable):
        write_whole(tmp_path, b"new")
    assert list(tmp_path.iterdir()) == []
