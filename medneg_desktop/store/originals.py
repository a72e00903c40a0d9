"""The originals: encrypted files beside the database, each known by the SHA-256 of its plain bytes.

A file is written aside, synced, and only then given its name; the register in the database follows. A crash
can leave an unclaimed copy, which the next start sweeps, and never a claim without its copy. File names are keyed
hashes: a listing of the folder says nothing about what is kept.
"""

from __future__ import annotations

import hashlib
import hmac
import io
import os
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from nacl import bindings as sodium

from medneg_desktop.core.ids import Sha256
from medneg_desktop.core.trouble import FileTooLarge, FileUnreadable, VaultDamaged, VaultUnreachable
from medneg_desktop.store import disk
from medneg_desktop.store.errors import disk_told
from medneg_desktop.store.keys import derived

MAGIC = b"MNO1"
CHUNK = 64 * 1024
_HEADER = sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_OVERHEAD = sodium.crypto_secretstream_xchacha20poly1305_ABYTES
_FINAL = sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL
_MESSAGE = sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE


class EncryptedOriginals:
    """The folder of originals of one open vault."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder = folder
        self._aside = folder / "tmp"
        self._content_key = derived(key, "original content")
        self._name_key = derived(key, "original name")
        with disk_told():
            disk.make_folder(self._aside)
        self.grew = False
        """Whether a copy was named since the start: only then can one be unclaimed."""

    def put(self, source: BinaryIO, *, limit: int) -> tuple[Sha256, int]:
        """Copy ``source`` in, durably; equal bytes are kept once. See the port for what it raises."""
        aside = self._aside / secrets.token_hex(16)
        try:
            with disk_told():
                sha256, size = self._write(aside, _chunks(source, limit))
                if not self.intact(sha256):
                    self.grew = True
                    self._name(aside, self._path(sha256))
        finally:
            with disk_told():
                disk.remove(aside)
        return sha256, size

    def get(self, sha256: Sha256) -> bytes:
        data = b"".join(self._read(sha256))
        if not hmac.compare_digest(hashlib.sha256(data).hexdigest(), sha256):
            raise VaultDamaged(details=sha256)
        return data

    def place(self, sha256: Sha256) -> Path:
        """Where the encrypted copy lies, or would lie."""
        return self._path(sha256)

    def intact(self, sha256: Sha256) -> bool:
        """Whether the bytes are there and are the very bytes; reads without holding them all."""
        digest = hashlib.sha256()
        try:
            for chunk in self._read(sha256):
                digest.update(chunk)
        except VaultDamaged:
            return False
        return hmac.compare_digest(digest.hexdigest(), sha256)

    def put_back(self, sha256: Sha256, encrypted: bytes) -> bool:
        """Put a lost copy back from its encrypted form, where that holds the very bytes; whether it does."""
        try:
            plain = b"".join(_decrypted(io.BytesIO(encrypted), self._content_key))
        except (RuntimeError, ValueError):
            return False
        if not hmac.compare_digest(hashlib.sha256(plain).hexdigest(), sha256):
            return False
        self.put(io.BytesIO(plain), limit=len(plain))
        return True

    def strays(self, keep: Iterable[Sha256]) -> Iterator[bytes]:
        """The plain bytes of copies that no document claims; damaged ones are passed over."""
        for path in self._unclaimed(keep):
            try:
                with path.open("rb") as file:
                    plain = b"".join(_decrypted(file, self._content_key))
            except (OSError, RuntimeError, ValueError):
                continue
            yield plain

    def remove(self, sha256: Sha256) -> None:
        with disk_told():
            disk.remove(self._path(sha256))

    def sweep(self, keep: Iterable[Sha256]) -> int:
        unclaimed = self._unclaimed(keep)
        with disk_told():
            for path in unclaimed:
                disk.remove(path)
        return len(unclaimed)

    def unclaimed(self, keep: Iterable[Sha256]) -> int:
        """How many copies no document claims."""
        return len(self._unclaimed(keep))

    def sweep_unfinished(self) -> int:
        """Remove what a crash left half written; how many."""
        with disk_told():
            left = list(self._aside.iterdir())
            for path in left:
                disk.remove(path)
        return len(left)

    def any(self) -> bool:
        """Whether a single original is kept."""
        return any(True for _ in self._kept())

    def _kept(self) -> Iterator[Path]:
        with disk_told():
            for folder in self._folder.iterdir():
                if len(folder.name) == 2 and folder.is_dir():
                    yield from folder.iterdir()

    def _unclaimed(self, keep: Iterable[Sha256]) -> list[Path]:
        claimed = {self._path(sha256).name for sha256 in keep}
        return [path for path in self._kept() if path.name not in claimed]

    def _path(self, sha256: Sha256) -> Path:
        name = hmac.digest(self._name_key, sha256.encode(), "sha256").hex()
        return self._folder / name[:2] / name

    def _write(self, aside: Path, chunks: Iterator[tuple[bytes, bool]]) -> tuple[Sha256, int]:
        state = sodium.crypto_secretstream_xchacha20poly1305_state()
        header = sodium.crypto_secretstream_xchacha20poly1305_init_push(state, self._content_key)
        digest, size = hashlib.sha256(), 0
        descriptor = disk.create_file(aside)
        try:
            disk.write_all(descriptor, MAGIC + header)
            for chunk, last in chunks:
                size += len(chunk)
                digest.update(chunk)
                tag = _FINAL if last else _MESSAGE
                disk.write_all(
                    descriptor, sodium.crypto_secretstream_xchacha20poly1305_push(state, chunk, ad=None, tag=tag)
                )
            disk.sync(descriptor)
        finally:
            os.close(descriptor)
        return Sha256(digest.hexdigest()), size

    def _name(self, aside: Path, target: Path) -> None:
        disk.make_folder(target.parent)
        disk.remove(target)  # a damaged copy of the same bytes; Windows does not replace read-only files
        aside.chmod(0o400)
        disk.rename(aside, target)

    def _read(self, sha256: Sha256) -> Iterator[bytes]:
        try:
            with self._path(sha256).open("rb") as file:
                yield from _decrypted(file, self._content_key)
        except (OSError, RuntimeError, ValueError) as error:  # libsodium tells a flipped bit as RuntimeError
            if not self._folder.is_dir():  # the drive was taken away, which is no damage
                raise VaultUnreachable from error
            raise VaultDamaged(details=sha256) from error


def _chunks(source: BinaryIO, limit: int) -> Iterator[tuple[bytes, bool]]:
    """The bytes in chunks, each with whether it is the last; the person's own file may fail to be read at any time."""

    def read() -> bytes:
        parts, wanted = [], CHUNK
        try:
            while wanted and (part := source.read(wanted)):
                parts.append(part)
                wanted -= len(part)
        except OSError as error:
            raise FileUnreadable(details=type(error).__name__) from error
        return b"".join(parts)

    size, chunk = 0, read()
    while True:
        size += len(chunk)
        if size > limit:
            raise FileTooLarge
        following = read()
        yield chunk, not following
        if not following:
            return
        chunk = following


def _decrypted(file: BinaryIO, key: bytes) -> Iterator[bytes]:
    """The plain chunks; raises RuntimeError or ValueError where a bit differs, or something is missing or added."""
    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    if file.read(len(MAGIC)) != MAGIC:
        raise ValueError("not an original of this program")
    header = file.read(_HEADER)
    if len(header) != _HEADER:
        raise ValueError("cut short")
    sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, header, key)
    tag = _MESSAGE
    while chunk := file.read(CHUNK + _OVERHEAD):
        if tag == _FINAL or len(chunk) < _OVERHEAD:
            raise ValueError("something was added")
        plain, tag = sodium.crypto_secretstream_xchacha20poly1305_pull(state, chunk, ad=None)
        yield plain
    if tag != _FINAL:
        raise ValueError("cut short")
