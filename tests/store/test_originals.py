"""The originals come back bit for bit, or not at all; what is written is unreadable, private and durable."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from medneg_desktop.core.ids import Sha256
from medneg_desktop.core.trouble import DiskFull, FileTooLarge, FileUnreadable, VaultDamaged, VaultReadOnly
from medneg_desktop.store.keys import derived
from medneg_desktop.store.originals import CHUNK, EncryptedOriginals

LIMIT = 10**7
SECRET = b"PATIENT MARIA LOPEZ, ACCOUNT 00-448213-7. "


@pytest.fixture
def originals(tmp_path: Path, key: bytes) -> EncryptedOriginals:
    return EncryptedOriginals(tmp_path / "originals", key)


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def put(originals: EncryptedOriginals, data: bytes) -> Sha256:
    sha256, size = originals.put(io.BytesIO(data), limit=LIMIT)
    assert size == len(data)
    return sha256


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 1_000_003])
def test_the_very_bytes_come_back(originals: EncryptedOriginals, size: int) -> None:
    data = os.urandom(size)
    sha256 = put(originals, data)
    assert sha256 == hashlib.sha256(data).hexdigest()
    assert originals.get(sha256) == data
    assert originals.intact(sha256)


def test_equal_bytes_are_kept_once(originals: EncryptedOriginals, tmp_path: Path) -> None:
    assert put(originals, SECRET) == put(originals, SECRET)
    assert len(files(tmp_path)) == 1


def test_a_damaged_copy_is_healed_by_putting_the_bytes_again(originals: EncryptedOriginals, tmp_path: Path) -> None:
    sha256 = put(originals, SECRET)
    [path] = files(tmp_path)
    path.chmod(0o600)
    path.write_bytes(b"broken")
    assert not originals.intact(sha256)
    put(originals, SECRET)
    assert originals.get(sha256) == SECRET


def test_nothing_of_a_document_can_be_read_from_the_folder(originals: EncryptedOriginals, tmp_path: Path) -> None:
    sha256 = put(originals, SECRET * 5000)
    [path] = files(tmp_path)
    assert SECRET[:12] not in path.read_bytes()
    assert sha256 not in str(path)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_files_are_private_and_read_only(originals: EncryptedOriginals, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        put(originals, SECRET)
    finally:
        os.umask(before)
    [path] = files(tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o400
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.parent.parent.stat().st_mode) == 0o700


def flip(data: bytes) -> bytes:
    return data[:100] + bytes([data[100] ^ 1]) + data[101:]


def swap_chunks(data: bytes) -> bytes:
    head, step = 4 + 24, CHUNK + 17
    return data[:head] + data[head + step : head + 2 * step] + data[head : head + step] + data[head + 2 * step :]


@pytest.mark.parametrize(
    "harm",
    [
        flip,
        swap_chunks,
        lambda data: data[:-1],
        lambda data: data[: 4 + 24 + CHUNK + 17],  # cut between chunks
        lambda data: data[:20],
        lambda data: b"",
        lambda data: data + b"\0",
        lambda data: data + data[28:],
        lambda data: b"X" + data[1:],
    ],
    ids=["bit", "swapped", "end", "chunk", "header", "empty", "appended", "twice", "magic"],
)
def test_every_harm_is_noticed(originals: EncryptedOriginals, tmp_path: Path, harm: Callable[[bytes], bytes]) -> None:
    sha256 = put(originals, os.urandom(3 * CHUNK + 5))
    [path] = files(tmp_path)
    path.chmod(0o600)
    path.write_bytes(harm(path.read_bytes()))
    assert not originals.intact(sha256)
    with pytest.raises(VaultDamaged) as told:
        originals.get(sha256)
    assert told.value.details == sha256


def test_a_lost_original_is_damage(originals: EncryptedOriginals) -> None:
    assert not originals.intact(Sha256("0" * 64))
    with pytest.raises(VaultDamaged):
        originals.get(Sha256("0" * 64))


def test_another_original_under_the_name_is_noticed(originals: EncryptedOriginals, tmp_path: Path) -> None:
    first, second = put(originals, b"first"), put(originals, b"second")
    one, other = originals._path(first), originals._path(second)
    one.chmod(0o600)
    one.write_bytes(other.read_bytes())
    assert not originals.intact(first)
    with pytest.raises(VaultDamaged):
        originals.get(first)


def test_another_key_reads_nothing(originals: EncryptedOriginals, tmp_path: Path, key: bytes) -> None:
    sha256 = put(originals, SECRET)
    assert not EncryptedOriginals(tmp_path / "originals", derived(key, "other")).intact(sha256)


def test_a_file_over_the_limit_leaves_nothing(originals: EncryptedOriginals, tmp_path: Path) -> None:
    with pytest.raises(FileTooLarge):
        originals.put(io.BytesIO(bytes(CHUNK + 1)), limit=CHUNK)
    assert files(tmp_path) == []
    assert originals.put(io.BytesIO(bytes(CHUNK)), limit=CHUNK)[1] == CHUNK


def test_a_source_that_gives_out_leaves_nothing(originals: EncryptedOriginals, tmp_path: Path) -> None:
    class PulledOut(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell() > CHUNK:
                raise OSError(errno.EIO, "the stick was pulled out")
            return super().read(size)

    with pytest.raises(FileUnreadable):
        originals.put(PulledOut(bytes(5 * CHUNK)), limit=LIMIT)
    assert files(tmp_path) == []


def test_a_source_that_gives_little_at_a_time(originals: EncryptedOriginals) -> None:
    class Slow(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return super().read(min(size or 0, 1000))

    data = os.urandom(CHUNK + 5)
    sha256, _ = originals.put(Slow(data), limit=LIMIT)
    assert originals.get(sha256) == data


def test_sweeping_keeps_what_is_claimed(originals: EncryptedOriginals, tmp_path: Path) -> None:
    claimed, orphan = put(originals, b"claimed"), put(originals, b"orphan")
    (tmp_path / "originals" / "tmp" / "half").write_bytes(b"cut short")
    assert originals.sweep([claimed]) == 1
    assert originals.sweep_unfinished() == 1
    assert originals.intact(claimed)
    assert not originals.intact(orphan)
    assert originals.sweep([claimed]) == 0
    assert len(files(tmp_path)) == 1


STEPS = ("open", "write", "fsync", "replace", "mkdir")


class Failing:
    """Lets the first calls of the system pass and refuses one."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, refused: int, number: int) -> None:
        self.calls = 0
        for name in STEPS:
            monkeypatch.setattr(os, name, self._wrapped(getattr(os, name), refused, number))

    def _wrapped(self, real: Callable[..., Any], refused: int, number: int) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            self.calls += 1
            if self.calls == refused:
                raise OSError(number, os.strerror(number))
            return real(*args, **named)

        return call


@pytest.mark.parametrize(
    ("number", "trouble"), [(errno.ENOSPC, DiskFull), (errno.EROFS, VaultReadOnly), (errno.EACCES, VaultReadOnly)]
)
def test_whatever_the_disk_refuses_is_told_and_can_be_tried_again(
    originals: EncryptedOriginals, tmp_path: Path, number: int, trouble: type[Exception]
) -> None:
    held = put(originals, b"held before")
    data = os.urandom(3 * CHUNK)
    refused = 0
    while True:
        refused += 1
        with pytest.MonkeyPatch.context() as monkeypatch:
            failing = Failing(monkeypatch, refused, number)
            try:
                sha256 = put(originals, data)
            except trouble:
                sha256 = None
        assert originals.get(held) == b"held before"
        assert not list((tmp_path / "originals" / "tmp").iterdir())
        if sha256 is not None:
            break
    assert originals.get(sha256) == data
    assert refused > 8, "every write, sync, rename and new folder had its turn"
    assert failing.calls < refused
