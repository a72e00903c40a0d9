"""Takes a vault back to one of its own automatic backups, or to the vault that an earlier restore put aside.

As with every restore the vault of now is kept under another name, and what comes in its place is proved first.
Originals and automatic backups never change once they have a name: where the drive can, the same file gets a second
name, which takes no room; elsewhere it is copied.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from medneg_desktop.core.ids import Sha256
from medneg_desktop.core.trouble import BackupDamaged, BackupUnknown, DiskFull, VaultDamaged
from medneg_desktop.services.vault_port import Fallback, Restored
from medneg_desktop.store import disk, snapshot
from medneg_desktop.store.archive import Unlock
from medneg_desktop.store.cut_off import undo_cut_off
from medneg_desktop.store.errors import disk_told
from medneg_desktop.store.keys import KeyFile
from medneg_desktop.store.layout import Layout
from medneg_desktop.store.lock import VaultLock
from medneg_desktop.store.originals import EncryptedOriginals
from medneg_desktop.store.restore import NEW, ROOM, gone_from, put_in_place, staged
from medneg_desktop.store.shelf import Shelf, keys_copy
from medneg_desktop.store.watch import Watch


def fallbacks(folder: Path) -> list[Fallback]:
    """What the vault in the folder can go back to, newest first. Needs no key: names and sizes tell it."""
    layout = Layout(folder.absolute())
    with disk_told():
        found = [Fallback(path, made, size) for path, made, size in _automatic(layout)]
        found += [Fallback(path, made, size, whole=True) for path, made, size in _put_aside(layout.folder)]
    return sorted(found, key=lambda f: f.made, reverse=True)


def _automatic(layout: Layout) -> Iterator[tuple[Path, datetime, int]]:
    shelf = Shelf(layout, b"")  # no copy is opened here
    for held in shelf.held():
        yield shelf.path(held), held.made, held.size


def _put_aside(folder: Path) -> Iterator[tuple[Path, datetime, int]]:
    for path in folder.parent.glob(f"{folder.name}.before-restore-*"):
        database = Layout(path).database
        if database.is_file() and not path.is_symlink():
            told = database.stat()
            yield path, datetime.fromtimestamp(told.st_mtime, UTC), told.st_size


def go_back(backup: Path, folder: Path, unlock: Unlock, watch: Watch) -> Restored:
    """Put the vault as of ``backup``, which is one of :func:`fallbacks`, in the place of the one in the folder.

    Raises BackupUnknown, BackupDamaged, WrongKey, KeyMissing, VaultTooNew, VaultLocked, DiskFull, VaultReadOnly,
    Cancelled; then what stands in the folder is as it was.
    """
    folder, backup = folder.absolute(), backup.absolute()
    undo_cut_off(folder)
    chosen = next((f for f in fallbacks(folder) if f.path == backup), None)
    if chosen is None:
        raise BackupUnknown
    source = Layout(backup if chosen.whole else folder)
    with disk_told():
        stands = _stands(Layout(folder))
        keys, key = _keys(source, unlock)
        if chosen.size * 2 + ROOM > disk.free_bytes(folder.parent):
            raise DiskFull(title="There is not enough room for the restored vault; nothing was changed.")
        with staged(folder) as stage:
            new = Layout(stage / NEW)
            disk.make_folder(new.backups)
            disk.write_whole(new.keys, keys)
            _take_database(chosen, source, new, key, watch)
            told = _told(new, key)
            _take_files(source, new, key, told.claimed, watch)
            gone = gone_from(new, key, watch)
            kept = put_in_place(folder, stage, stands=stands)
    return Restored(folder, told.documents, chosen.made, kept, len(gone))


def _stands(layout: Layout) -> bool:
    """Whether a vault stands there; raises VaultLocked, before anything is copied, where a program has it open."""
    if not (layout.keys.exists() or layout.database.exists()):
        return False
    lock = VaultLock.take(layout.lock)
    lock.release(properly=not lock.left_over)
    return True


def _keys(source: Layout, unlock: Unlock) -> tuple[bytes, bytes]:
    """The key file of the vault, or the copy of it where it is damaged, and the key in it."""
    copy = keys_copy(source)
    try:
        return source.keys.read_bytes(), unlock(KeyFile.read(source.keys))
    except (VaultDamaged, FileNotFoundError):
        if not copy.exists():
            raise
    data = copy.read_bytes()
    return data, unlock(KeyFile.parse(data, copy))


def _take_database(chosen: Fallback, source: Layout, new: Layout, key: bytes, watch: Watch) -> None:
    if chosen.whole:
        snapshot.copy_database(source.database, key, new.database, watch.stop)
    else:
        disk.copy_file(chosen.path, new.database)
    if found := snapshot.problems(new.database, key):
        raise BackupDamaged(details=found[0])


def _told(new: Layout, key: bytes) -> snapshot.Told:
    try:
        return snapshot.told(new.database, key)
    except VaultDamaged as damaged:
        raise BackupDamaged(details=damaged.details) from damaged


def _take_files(source: Layout, new: Layout, key: bytes, claimed: frozenset[Sha256], watch: Watch) -> None:
    """The originals that the copy claims, and the automatic backups, so that it can go back further or forth."""
    theirs, ours = EncryptedOriginals(source.originals, key), EncryptedOriginals(new.originals, key)
    pairs = [(theirs.place(sha256), ours.place(sha256)) for sha256 in sorted(claimed)]
    pairs += [(path, new.backups / path.name) for path, _, _ in _automatic(source)]
    made = []
    for done, (held, place) in enumerate(pairs):
        watch.step(done, len(pairs))
        if held.exists():
            disk.make_folder(place.parent, lasting=False)
            disk.link_or_copy(held, place)
            made.append(place)
    folders = {folder for file in made for folder in file.parents if folder.is_relative_to(new.folder)}
    disk.sync_all([*made, *sorted({*folders, new.folder.parent})], watch.stop)
