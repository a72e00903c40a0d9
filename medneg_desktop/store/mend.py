"""Puts keys and database of a vault that does not open back from their copies beside them. Nothing is thrown away.

The database of a copy knows less than was kept since: until whoever repairs has brought the originals back that it
does not claim, a file named ``mending`` keeps them from being swept.
"""

from __future__ import annotations

from contextlib import closing, suppress
from pathlib import Path

from medneg_desktop.core.ids import Sha256
from medneg_desktop.core.trouble import Trouble, VaultDamaged, VaultMissing
from medneg_desktop.store import disk, snapshot
from medneg_desktop.store.archive import Unlock, open_archive
from medneg_desktop.store.connection import connect
from medneg_desktop.store.cut_off import undo_cut_off
from medneg_desktop.store.errors import disk_told, sqlite_told
from medneg_desktop.store.keys import KeyFile
from medneg_desktop.store.layout import Layout
from medneg_desktop.store.lock import VaultLock
from medneg_desktop.store.originals import EncryptedOriginals
from medneg_desktop.store.shelf import Shelf, keys_copy

_WITH_IT = ("", "-wal", "-shm")
"""SQLite's files beside a database belong to it."""


def mend(folder: Path, unlock: Unlock) -> tuple[str, ...]:
    """Put back what is damaged; a sentence for each thing that was done, none for a vault that is whole.

    Raises VaultMissing, VaultLocked, WrongKey, KeyMissing, and VaultDamaged where there is no copy that is whole.
    """
    layout = Layout(folder)
    undo_cut_off(folder)
    with disk_told():
        if not any(path.exists() for path in (layout.keys, layout.database, keys_copy(layout))):
            raise VaultMissing
    lock = VaultLock.take(layout.lock)
    try:
        with disk_told():
            done, key = _mend_keys(layout, unlock)
            return (*done, *_mend_database(layout, key))
    finally:
        with suppress(Trouble):
            lock.release(properly=not lock.left_over)


def _mend_keys(layout: Layout, unlock: Unlock) -> tuple[list[str], bytes]:
    try:
        if layout.keys.exists():
            return [], unlock(KeyFile.read(layout.keys))
    except VaultDamaged:
        pass
    copy = keys_copy(layout)
    if not copy.exists():
        raise VaultDamaged(
            title="The key file of this vault is damaged, and there is no copy of it.",
            remedy="Restore the newest backup into a new folder; your own files are still where you took them from.",
        )
    data = copy.read_bytes()
    key = unlock(KeyFile.parse(data, copy))
    if layout.keys.exists():
        disk.rename(layout.keys, _free(layout.folder, "keys-damaged", ".json"))
    disk.write_whole(layout.keys, data)
    return ["The damaged key file was put aside, and its copy put in its place."], key


def _mend_database(layout: Layout, key: bytes) -> list[str]:
    if not _problems(layout.database, key):
        return []
    shelf = Shelf(layout, key)
    kept = shelf.newest_whole()
    if kept is None:
        raise VaultDamaged(
            title="The database of this vault is damaged, and there is no automatic backup of it that is whole.",
            remedy="Restore the newest backup into a new folder; your own files are still where you took them from.",
        )
    disk.write_whole(layout.mending, b"")
    aside = _free(layout.folder, "vault-damaged", ".db")
    for end in _WITH_IT:
        part = layout.database.with_name(layout.database.name + end)
        if part.exists():
            disk.rename(part, aside.with_name(aside.name + end))
    disk.copy_file(shelf.path(kept), layout.database)
    moment = f"{kept.made.astimezone():%Y-%m-%d %H:%M}"
    return [
        f"The damaged database was put aside as {aside.name}, and the automatic backup of {moment} put in its place.",
        "What was corrected or decided after that moment is not in it.",
    ]


def _problems(database: Path, key: bytes) -> list[str]:
    if not database.exists() or not database.stat().st_size:
        return ["gone"]
    try:
        with closing(connect(database, key)) as live, sqlite_told():
            return snapshot.checks(live.execute)
    except VaultDamaged as damaged:
        return [damaged.details]


def _free(folder: Path, stem: str, ending: str) -> Path:
    number = 1
    while (path := folder / f"{stem}-{number}{ending}").exists():
        number += 1
    return path


def originals_from(backup: Path, originals: EncryptedOriginals, key: bytes, wanted: set[Sha256]) -> set[Sha256]:
    """Take lost originals out of a backup of the same vault; gives those that were found and are whole.

    Raises BackupUnknown, BackupDamaged, FileUnreadable, and WrongKey for a backup of another vault.
    """
    found: set[Sha256] = set()
    with open_archive(backup) as archive:
        _, listed = archive.unlocked(lambda keys: keys.with_key(key))
        for sha256 in sorted(wanted):
            place = originals.place(sha256)
            name = f"originals/{place.parent.name}/{place.name}"
            if name in listed.parts and originals.put_back(sha256, b"".join(archive.proved(name, listed))):
                found.add(sha256)
    return found
