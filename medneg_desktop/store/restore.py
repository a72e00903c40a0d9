"""Brings a vault back from a backup, beside whatever stands there, which is kept under another name.

Everything is unpacked aside, opened and checked as a vault of its own, and only then put in its place by two renames.
A computer that stops between the two leaves no vault in its place; the next start puts the old one back.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from medneg_desktop.core.ids import Sha256
from medneg_desktop.core.trouble import (
    BackupDamaged,
    DiskFull,
    PlaceTaken,
    Trouble,
    VaultDamaged,
    VaultReadOnly,
)
from medneg_desktop.services.vault_port import Restored
from medneg_desktop.store import disk, snapshot
from medneg_desktop.store.archive import Archive, Unlock, open_archive
from medneg_desktop.store.cut_off import KEPT_AS, LOCK, kept_as, staging, undo_cut_off
from medneg_desktop.store.errors import disk_told
from medneg_desktop.store.layout import Layout
from medneg_desktop.store.lock import VaultLock
from medneg_desktop.store.manifest import NAME, Manifest
from medneg_desktop.store.originals import EncryptedOriginals
from medneg_desktop.store.scratch import scratch
from medneg_desktop.store.watch import Watch

if TYPE_CHECKING:
    from medneg_desktop.store.vault import OpenVault

NEW = "vault"
ROOM = 50 << 20
_STRAY = {"lost+found", "desktop.ini", "Thumbs.db"}


def restore(backup: Path, folder: Path, unlock: Unlock, watch: Watch) -> Restored:
    """Bring the vault in ``backup`` back into ``folder``. It is a file that was made by Back up, or one of
    :func:`medneg_desktop.store.go_back.fallbacks`.

    Raises BackupUnknown, BackupDamaged, WrongKey, KeyMissing, VaultTooNew, VaultLocked, PlaceTaken, DiskFull,
    VaultReadOnly, FileUnreadable, Cancelled; then what stands in the folder is as it was.
    """
    folder = folder.absolute()
    if backup.is_dir() or backup.absolute().parent == Layout(folder).backups:
        from medneg_desktop.store.go_back import go_back  # noqa: PLC0415 (it stands on this module)

        return go_back(backup, folder, unlock, watch)
    undo_cut_off(folder)
    with open_archive(backup) as archive:
        key, listed = archive.unlocked(unlock)
        with disk_told():
            stands = _stands(folder)
            disk.make_folder(folder.parent)
            if archive.size + ROOM > disk.free_bytes(folder.parent):
                raise DiskFull(title="There is not enough room for the restored vault; nothing was changed.")
        with staged(folder) as stage:
            new = stage / NEW
            _unpack(archive, listed, new, watch)
            _prove(Layout(new), key, listed, watch)
            kept = put_in_place(folder, stage, stands=stands)
    return Restored(folder, listed.documents, listed.made, kept, len(listed.missing))


def _stands(folder: Path) -> bool:
    """Whether a vault stands in the folder; raises PlaceTaken where it holds anything else."""
    if not folder.exists():
        return False
    if not folder.is_dir() or folder.is_symlink():
        raise PlaceTaken
    names = {path.name for path in folder.iterdir()}
    if {"keys.json", "vault.db"} & names:
        return True
    if any(name not in _STRAY and not name.startswith(".") for name in names):
        raise PlaceTaken(title="This folder holds other files; it was left as it is.")
    return False


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """A folder beside it in which the new vault is made ready, locked and gone afterwards."""
    stage = staging(folder)
    with disk_told():
        disk.make_folder(stage)
    lock = VaultLock.take(stage / LOCK)
    try:
        yield stage
    finally:
        with suppress(Trouble):
            lock.release()
        if folder.exists() or kept_as(stage) is None:  # else the next start needs it to put the old vault back
            with suppress(OSError):
                disk.remove_tree(stage)


def _unpack(archive: Archive, listed: Manifest, new: Path, watch: Watch) -> None:
    names = [name for name in archive.parts if name != NAME]
    for done, name in enumerate(names):
        watch.step(done, len(names))
        target = new / name
        with disk_told():
            disk.make_folder(target.parent, lasting=False)
            descriptor = disk.create_file(target)
        try:
            for chunk in archive.proved(name, listed):
                with disk_told():
                    disk.write_all(descriptor, chunk)
        finally:
            os.close(descriptor)
        if target.parent != new:
            target.chmod(0o400)
    with disk_told():
        files = [new / name for name in names]
        folders = {folder for file in files for folder in file.parents if folder.is_relative_to(new.parent)}
        disk.sync_all([*files, *sorted(folders)], watch.stop)


def _prove(layout: Layout, key: bytes, listed: Manifest, watch: Watch) -> None:
    """The unpacked vault opens, its database holds together, and every original it claims is there and whole."""
    if found := snapshot.problems(layout.database, key):
        raise BackupDamaged(details=found[0])
    if not gone_from(layout, key, watch) <= set(listed.missing):
        raise BackupDamaged(details="originals")


def gone_from(layout: Layout, key: bytes, watch: Watch) -> set[Sha256]:
    """Open the vault that was made ready as the next start will, with the steps of migration it needs; gives the
    originals that it claims and that are not there, or not whole. Raises BackupDamaged, VaultTooNew.
    """
    from medneg_desktop.store.vault import open_vault  # noqa: PLC0415 (which asks this module at every start)

    try:
        open_vault(layout.folder, key=key).close()
        claimed = snapshot.told(layout.database, key).claimed
    except VaultDamaged as damaged:
        raise BackupDamaged(details=damaged.details) from damaged
    originals = EncryptedOriginals(layout.originals, key)
    gone: set[Sha256] = set()
    for done, sha256 in enumerate(sorted(claimed)):
        watch.step(done, len(claimed))
        if not originals.intact(sha256):
            gone.add(sha256)
    return gone


def put_in_place(folder: Path, stage: Path, *, stands: bool) -> Path | None:
    """Put the unpacked vault in its place; gives where the old one was put, if one stood there."""
    new, kept = stage / NEW, _free_name(folder)
    with disk_told():
        if stands:
            VaultLock.take(folder / "vault.lock").release()  # raises where a program has it open
        occupied = folder.exists() and any(folder.iterdir())
        if folder.exists() and not occupied:
            folder.rmdir()
        if occupied:
            disk.write_whole(stage / KEPT_AS, kept.name.encode())
        try:
            if occupied:
                disk.rename_folder(folder, kept)
            disk.rename_folder(new, folder)
        except OSError:
            _swap_back(folder, new, kept)
            raise
    return kept if occupied else None


def _swap_back(folder: Path, new: Path, kept: Path) -> None:
    if not new.exists() and folder.exists():
        folder.rename(new)
    if kept.exists() and not folder.exists():
        kept.rename(folder)


def _free_name(folder: Path) -> Path:
    """A name for the vault that is put aside."""
    for number in range(1, 10_000):
        name = folder.with_name(f"{folder.name}.before-restore-{number}")
        if not name.exists():
            return name
    raise VaultReadOnly


@contextmanager
def opened_for_a_moment(backup: Path, beside: Path, unlock: Unlock, watch: Watch | None = None) -> Iterator[OpenVault]:
    """The vault in a backup, unpacked, proved and opened in a hidden folder in ``beside``, which is gone afterwards.

    Raises what :func:`restore` raises about a backup.
    """
    from medneg_desktop.store.vault import open_vault  # noqa: PLC0415 (see _prove)

    told = watch or Watch()
    with _scratch(beside) as aside, open_archive(backup) as archive:
        key, listed = archive.unlocked(unlock)
        with disk_told():
            if archive.size + ROOM > disk.free_bytes(aside):
                raise DiskFull
        _unpack(archive, listed, aside / NEW, told)
        _prove(Layout(aside / NEW), key, listed, told)
        with closing(open_vault(aside / NEW, key=key)) as vault:
            yield vault


@contextmanager
def _scratch(beside: Path) -> Iterator[Path]:
    with ExitStack() as closing_later:
        with disk_told():
            folder = closing_later.enter_context(scratch(beside))
        yield folder
