"""Preferences never keep the program from starting, and are never half written."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from medneg_desktop.core.preferences import FILE, Preferences, load, save


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    kept = Preferences("contrast", 150, "01d9d0cb")
    save(tmp_path / "new" / "folder", kept)
    assert load(tmp_path / "new" / "folder") == kept


def test_the_first_start_has_the_defaults_and_writes_nothing(tmp_path: Path) -> None:
    assert load(tmp_path / "none") == Preferences("system", 100, "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[1]",
        b"null",
        b"\xff\xfe\x00",
        b'{"theme": "pink"}',
        b'{"text_percent": 1000000}',
        b'{"text_percent": true}',
        b'{"text_percent": 100.0}',
        b'{"window": 5}',
        b'{"window": "not hexadecimal"}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_put_aside_and_the_defaults_hold(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / FILE).write_bytes(damage)
    assert load(tmp_path) == Preferences()
    assert [p.read_bytes() for p in tmp_path.iterdir()] == [damage]
    assert not (tmp_path / FILE).exists()


def test_what_a_newer_version_wrote_is_left_out(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"theme": "dark", "later": {"deep": 1}}', encoding="utf-8")
    assert load(tmp_path) == Preferences("dark")


def test_a_folder_in_the_place_of_the_file_is_lived_with(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    assert load(tmp_path) == Preferences()


def test_a_failure_while_writing_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(tmp_path, Preferences("dark"))

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        save(tmp_path, Preferences("light"))
    assert load(tmp_path) == Preferences("dark")
    assert [p.name for p in tmp_path.iterdir()] == [FILE]


def test_only_the_person_may_read_it(tmp_path: Path) -> None:
    save(tmp_path / "config", Preferences())
    if os.name == "posix":
        assert (tmp_path / "config" / FILE).stat().st_mode & 0o077 == 0
    assert set(json.loads((tmp_path / "config" / FILE).read_text())) == {
        "theme",
        "text_percent",
        "window",
        "lock_minutes",
        "language",
        "notices",
        "motion",
    }
