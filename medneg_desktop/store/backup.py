"""Makes a backup: one file with all that a vault holds, fit for a stick, for every part of it is encrypted already.

It is written aside, read back from the drive and compared, and only then given its name.
"""

from __future__ import annotations

import errno
import hashlib
import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from medneg_desktop.core.ids import Sha256
from medneg_desktop.core.trouble import (
    BackupDamaged,
    BackupNotWhole,
    DiskFull,
    FileUnreadable,
    PlaceInVault,
    PlaceNotWritable,
    PlaceTaken,
    VaultDamaged,
)
from medneg_desktop.services.vault_port import BackupMade
from medneg_desktop.store import disk, manifest, snapshot
from medneg_desktop.store.archive import open_archive
from medneg_desktop.store.keys import KeyFile
from medneg_desktop.store.layout import Layout
from medneg_desktop.store.manifest import Manifest, Part
from medneg_desktop.store.originals import EncryptedOriginals
from medneg_desktop.store.scratch import scratch
from medneg_desktop.store.watch import Watch

SUFFIX = ".medneg"
_CHUNK = 1 << 20
_ROOM = 50 << 20
"""Bytes left free on a drive: a disk that is full to the brim harms whatever else runs."""

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


def make_backup(layout: Layout, key: bytes, target: Path, made: datetime, watch: Watch) -> BackupMade:
    """Back the vault up, open or not, to a new file, or into a folder under a name of its own.

    Raises PlaceTaken, PlaceInVault, PlaceNotWritable, DiskFull, BackupNotWhole, VaultDamaged, Cancelled. Whatever is
    raised, nothing is left behind at the target, and the vault is only read.
    """
    with _place_told():
        path = _named(layout, target, made)
        with scratch(path.parent) as aside:
            copy, finished = aside / manifest.DATABASE, aside / "backup"
            told = _copied(layout, key, copy, watch)
            parts, missing = _parts(layout, key, copy, told.claimed)
            _refuse_full(aside, parts)
            listed = Manifest(KeyFile.read(layout.keys).vault, made, told.documents, tuple(sorted(missing)), {})
            listed = _write(finished, key, listed, parts, watch)
            _read_back(finished, key, listed, watch)
            if path.exists():
                raise PlaceTaken
            disk.rename(finished, path)
        return BackupMade(path, told.documents, path.stat().st_size, len(missing))


def back_up_beside(
    folder: Path,
    unlock: Callable[[KeyFile], bytes],
    target: Path,
    made: datetime,
    progress: Callable[[int, int], None] | None = None,
) -> BackupMade:
    """Back up a vault that another program has open; that one goes on meanwhile. Raises also WrongKey, KeyMissing."""
    layout = Layout(folder)
    key = unlock(KeyFile.read(layout.keys))
    return make_backup(layout, key, target, made, Watch(progress) if progress else Watch())


def _named(layout: Layout, target: Path, made: datetime) -> Path:
    if not (target if target.is_dir() else target.parent).is_dir():
        raise PlaceNotWritable(title="There is no such folder.")
    path = target / f"MedNeg backup {made.astimezone():%Y-%m-%d %H%M%S}{SUFFIX}" if target.is_dir() else target
    if path.exists():
        raise PlaceTaken
    if layout.folder.resolve() in path.resolve().parents:
        raise PlaceInVault
    return path


def _copied(layout: Layout, key: bytes, copy: Path, watch: Watch) -> snapshot.Told:
    snapshot.copy_database(layout.database, key, copy, watch.stop)
    if found := snapshot.problems(copy, key):
        raise VaultDamaged(details=found[0])
    return snapshot.told(copy, key)


def _parts(layout: Layout, key: bytes, copy: Path, claimed: frozenset[Sha256]) -> tuple[dict[str, Path], set[Sha256]]:
    originals = EncryptedOriginals(layout.originals, key)
    places = {sha256: originals.place(sha256) for sha256 in sorted(claimed)}
    missing = {sha256 for sha256, place in places.items() if not place.exists()}
    if missing:  # the program that has the vault open may have emptied its trash meanwhile
        missing &= snapshot.told_live(layout.database, key).claimed
    parts = {manifest.KEYS: layout.keys, manifest.DATABASE: copy}
    for place in places.values():
        if place.exists():
            parts[f"originals/{place.parent.name}/{place.name}"] = place
    return parts, missing


def _refuse_full(aside: Path, parts: dict[str, Path]) -> None:
    if sum(place.stat().st_size for place in parts.values()) + _ROOM > disk.free_bytes(aside):
        raise DiskFull(title="There is not enough room there for the backup; nothing was written.")


def _write(finished: Path, key: bytes, listed: Manifest, parts: dict[str, Path], watch: Watch) -> Manifest:
    """Write the archive, durably; gives the list that it ends with."""
    with os.fdopen(disk.create_file(finished), "wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as zipped:
            for done, (name, place) in enumerate(parts.items()):
                watch.step(done, len(parts))
                listed.parts[name] = _add(zipped, name, place)
            zipped.writestr(_info(manifest.NAME), listed.sealed(key))
        file.flush()
        disk.sync(file.fileno())
        with suppress(AttributeError, OSError):  # so that reading back asks the drive, and not the memory
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return listed


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = 0o100600 << 16
    return info


def _add(zipped: zipfile.ZipFile, name: str, place: Path) -> Part:
    digest, size = hashlib.sha256(), 0
    info = _info(name)
    info.file_size = place.stat().st_size
    with place.open("rb") as source, zipped.open(info, "w", force_zip64=info.file_size > _CHUNK << 10) as into:
        while chunk := source.read(_CHUNK):
            size += len(chunk)
            digest.update(chunk)
            into.write(chunk)
    return Part(size, digest.hexdigest())


def _read_back(finished: Path, key: bytes, listed: Manifest, watch: Watch) -> None:
    try:
        with open_archive(finished) as archive:
            _, found = archive.unlocked(lambda keys: keys.with_key(key))
            if found != listed:
                raise BackupNotWhole(details="manifest")
            for done, name in enumerate(found.parts):
                watch.step(done, len(found.parts))
                for _ in archive.proved(name, found):
                    pass
    except (BackupDamaged, FileUnreadable) as error:
        raise BackupNotWhole(details=error.details) from error


@contextmanager
def _place_told() -> Iterator[None]:
    """What the place chosen for the backup refuses is told as such, and not as a fault of the vault's folder."""
    try:
        yield
    except OSError as error:
        full = error.errno in _FULL
        raise (DiskFull if full else PlaceNotWritable)(details=errno.errorcode.get(error.errno or 0, "")) from error
