"""A backup file as it is read: a ZIP archive from anywhere, so nothing in it is believed before it is proved.

Parts are stored and not compressed: they are encrypted, and a small file can so never unpack to a large one. All
parts together can be no larger than the file that holds them.
"""

from __future__ import annotations

import hashlib
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from medneg_desktop.core.trouble import BackupDamaged, BackupUnknown, FileUnreadable
from medneg_desktop.store import manifest
from medneg_desktop.store.keys import KeyFile
from medneg_desktop.store.manifest import Manifest

Unlock = Callable[[KeyFile], bytes]
"""Finds the vault's key in its key file, by the passphrase or whatever else the person has."""

_CHUNK = 1 << 20
_MOST_PARTS = 500_000
_LONGEST_LIST = 200 << 20
_LONGEST_KEYS = 1 << 20
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
    KeyError,
    OverflowError,
)
"""What Python's reader of ZIP archives raises over damaged ones."""


class Archive:
    """An open backup file. ``parts`` lists what is in it by name; nothing of it was checked but the names."""

    def __init__(self, path: Path, zipped: zipfile.ZipFile) -> None:
        self._path = path
        self._zip = zipped
        self.parts = {info.filename: info for info in zipped.infolist()}

    @property
    def size(self) -> int:
        return sum(info.file_size for info in self.parts.values())

    def unlocked(self, unlock: Unlock) -> tuple[bytes, Manifest]:
        """The vault's key, and the list of what is in the backup, proved by that key.

        Raises WrongKey, KeyMissing, BackupDamaged, VaultTooNew.
        """
        key = unlock(KeyFile.parse(self.small(manifest.KEYS, _LONGEST_KEYS), self._path))
        listed = Manifest.read(self.small(manifest.NAME, _LONGEST_LIST), key)
        if set(listed.parts) | {manifest.NAME} != set(self.parts):
            raise BackupDamaged(details="names")
        return key, listed

    def small(self, name: str, most: int) -> bytes:
        if name not in self.parts or self.parts[name].file_size > most:
            raise BackupDamaged(details=name)
        return b"".join(self.chunks(name))

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a part. Raises BackupDamaged where they cannot be read."""
        with _told(), self._zip.open(self.parts[name]) as part:
            while chunk := part.read(_CHUNK):
                yield chunk

    def proved(self, name: str, listed: Manifest) -> Iterator[bytes]:
        """The bytes of a part; raises BackupDamaged at their end where they are not those of the list."""
        digest, size, part = hashlib.sha256(), 0, listed.parts[name]
        for chunk in self.chunks(name):
            size += len(chunk)
            digest.update(chunk)
            yield chunk
        if (size, digest.hexdigest()) != (part.size, part.sha256):
            raise BackupDamaged(details=name)


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """Open a backup for reading. Raises BackupUnknown, BackupDamaged, FileUnreadable."""
    try:
        with path.open("rb") as file:
            head = file.read(64)
    except OSError as error:
        raise FileUnreadable(title="This backup could not be opened.", details=type(error).__name__) from error
    if not head.startswith(b"PK\x03\x04") or manifest.KEYS.encode() not in head:
        raise BackupUnknown
    with _told(), zipfile.ZipFile(path) as zipped:
        _refuse_unsafe(zipped, path.stat().st_size)
        yield Archive(path, zipped)


def _refuse_unsafe(zipped: zipfile.ZipFile, whole: int) -> None:
    infos = zipped.infolist()
    names = [info.filename for info in infos]
    if len(infos) > _MOST_PARTS or len(set(names)) < len(names):
        raise BackupDamaged(details="names")
    if any(not manifest.allowed(name) for name in names if name != manifest.NAME):
        raise BackupDamaged(details="names")
    if not all(map(_plain, infos)) or sum(info.file_size for info in infos) > whole:
        raise BackupDamaged(details="parts")


def _plain(info: zipfile.ZipInfo) -> bool:
    """Whether a part is a file as it is: no folder, no link, neither compressed nor locked."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    stored = info.compress_type == zipfile.ZIP_STORED and not info.flag_bits & 1
    return stored and kind in {0, stat.S_IFREG} and info.file_size == info.compress_size


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except _BROKEN as error:
        raise BackupDamaged(details=type(error).__name__) from error
    except OSError as error:
        raise FileUnreadable(title="This backup could not be read to its end.", details=type(error).__name__) from error
