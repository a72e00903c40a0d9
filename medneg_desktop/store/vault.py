"""A vault: one folder with the keys, the encrypted database, the encrypted originals, and the lock.

The key file is written before the database: a computer that stops in between leaves an empty vault that opens, and
never a database without a key. Nothing found in a folder is overwritten.

What stands on SQLAlchemy is imported where it is used: it takes longer to load than the whole window, and the first
screen is answered without it.
"""
# ruff: noqa: PLC0415 (see above)

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from medneg_desktop.core.clock import Clock, SystemClock
from medneg_desktop.core.ids import Sha256
from medneg_desktop.core.trouble import (
    DiskFull,
    KeyMissing,
    Trouble,
    VaultDamaged,
    VaultExists,
    VaultMissing,
    VaultReadOnly,
)
from medneg_desktop.services.vault_port import BackupMade, Fallback, Given, Snapshot, VerifyReport, Ways
from medneg_desktop.store import disk, migrations, scratch
from medneg_desktop.store.connection import Database
from medneg_desktop.store.cut_off import undo_cut_off
from medneg_desktop.store.errors import disk_told
from medneg_desktop.store.front import DriverFront
from medneg_desktop.store.keys import KEY_BYTES, MODERATE, Cost, KeyFile, way_in, way_of
from medneg_desktop.store.layout import Layout
from medneg_desktop.store.lock import VaultLock
from medneg_desktop.store.notes import notes
from medneg_desktop.store.originals import EncryptedOriginals
from medneg_desktop.store.shelf import Shelf
from medneg_desktop.store.snapshot import checks
from medneg_desktop.store.turn import Turn
from medneg_desktop.store.watch import Watch

if TYPE_CHECKING:
    from medneg_desktop.store.unit_of_work import SqlUnitOfWork

_STRAY = {"lost+found", "desktop.ini", "Thumbs.db"}
"""What an empty folder may hold all the same; names that begin with a dot are passed over too."""


class OpenVault:
    """An open vault. ``recovery_code`` is told once, by the vault just made; ``closed_properly`` says whether the
    last program that had it open closed it, which is when :meth:`verify` is worth its time; ``notes`` are sentences
    about what was noticed at opening.
    """

    def __init__(self, layout: Layout, keys: KeyFile, key: bytes, lock: VaultLock, clock: Clock) -> None:
        self._layout = layout
        self._keys = keys
        self._key = key
        self._lock = lock
        self._clock = clock
        self._turn = Turn()
        self._closed = False
        self.recovery_code: str | None = None
        self.closed_properly = not lock.left_over
        self._originals = EncryptedOriginals(layout.originals, key)
        self._database = self._start()
        self.notes = notes(self._database, clock, mending=self.mending)

    @property
    def folder(self) -> Path:
        return self._layout.folder

    @property
    def originals(self) -> EncryptedOriginals:
        return self._originals

    def unit(self) -> SqlUnitOfWork:
        from medneg_desktop.store.unit_of_work import SqlUnitOfWork

        return SqlUnitOfWork(self._database.engine, self._turn, self._clock, self._originals.get)

    @contextmanager
    def front(self) -> Iterator[DriverFront]:
        """The lists and sums as of one moment, straight of the driver."""
        with self._turn, self._database.moment() as driver:
            yield DriverFront(driver, self._clock)

    def warm_up(self) -> None:
        """Load SQLAlchemy, and ask one question: the first one makes the rows ready."""
        with self.unit() as unit:
            unit.declined()

    def _start(self) -> Database:
        path = self._layout.database
        with disk_told():
            if not path.exists() or not path.stat().st_size:
                self._refuse_to_begin_again()
            if not path.exists():
                os.close(disk.create_file(path))  # made here, for SQLite would make it with other rights
                disk.sync_folder(path.parent)
        database = Database(path, self._key)
        try:
            self._bring_up(database)
            self._originals.sweep_unfinished()
            self._sweep_unfinished()
            if not self.closed_properly:  # only a stop between copy and register leaves a copy that nobody claims
                self._sweep(database)
        except BaseException:
            database.close()
            raise
        return database

    def _sweep_unfinished(self) -> None:
        scratch.sweep(self._layout.folder)
        with disk_told():
            for folder in (self._layout.folder, self._layout.backups):
                if folder.is_dir():
                    disk.sweep_unfinished(folder)

    def _bring_up(self, database: Database) -> None:
        """Run the steps of migration that are missing; mostly there are none."""
        stands = database.step()
        if stands == migrations.HEAD:
            return
        if stands is None:
            self._refuse_to_begin_again()
        from medneg_desktop.store.migrate import migrate

        migrate(database.engine, lambda before: self._copy_aside(database, before))

    @property
    def mending(self) -> bool:
        return self._layout.mending.exists()

    def sweep_when_closed(self) -> None:
        self._originals.grew = True

    def mended(self) -> None:
        with disk_told():
            disk.remove(self._layout.mending)

    def originals_from(self, backup: Path, wanted: set[Sha256]) -> set[Sha256]:
        """See the port."""
        from medneg_desktop.store.mend import originals_from

        return originals_from(backup, self._originals, self._key, wanted)

    def _sweep(self, database: Database) -> None:
        if self.mending:
            return
        from medneg_desktop.store.unit_of_work import SqlUnitOfWork

        with SqlUnitOfWork(database.engine, self._turn, self._clock, self._originals.get) as unit:
            claimed = unit.hashes()
        self._originals.sweep(claimed)

    def _refuse_to_begin_again(self) -> None:
        """An empty database beside kept originals is a loss, and not a new vault."""
        if self._originals.any():
            raise VaultDamaged(details="database")

    def _copy_aside(self, database: Database, before: str) -> None:
        target = self._layout.before(before)
        database.write_out()
        with disk_told():
            disk.copy_file(self._layout.database, target)

    # ---------------------------------------------------------------------------------------------------- checking

    def verify(
        self, progress: Callable[[int, int], None] | None = None, *, stop: Callable[[], bool] | None = None
    ) -> VerifyReport:
        """See the port; closing the vault stops it."""
        from medneg_desktop.store.verify import verify

        return verify(self.unit, self._database_problems, self._originals, self._watch(progress, stop).step)

    def _database_problems(self) -> list[str]:
        try:
            with self._turn, self._database.driver() as driver:
                return checks(driver.execute)
        except VaultDamaged as damaged:
            return [damaged.details]

    # ----------------------------------------------------------------------------------------------------- backups

    def back_up(
        self,
        target: Path,
        *,
        progress: Callable[[int, int], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> BackupMade:
        """See the port; closing the vault stops it."""
        from medneg_desktop.store.backup import make_backup

        return make_backup(self._layout, self._key, target, self._clock.now(), self._watch(progress, stop))

    @contextmanager
    def opened_backup(
        self,
        backup: Path,
        given: Given | None,
        *,
        progress: Callable[[int, int], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> Iterator[OpenVault]:
        """See the port; closing the vault stops it."""
        from medneg_desktop.store.restore import opened_for_a_moment

        unlock = way_of(given) if given is not None else way_in(key=self._key)
        with opened_for_a_moment(backup, self.folder, unlock, self._watch(progress, stop)) as vault:
            yield vault

    def fallbacks(self) -> list[Fallback]:
        from medneg_desktop.store.go_back import fallbacks

        return fallbacks(self.folder)

    def snapshots(self) -> list[Snapshot]:
        return Shelf(self._layout, self._key).held()

    def take_snapshot(self, *, stop: Callable[[], bool] | None = None) -> Snapshot | None:
        """See the port. Others write meanwhile."""
        return Shelf(self._layout, self._key).put(self._clock.now(), self._watch(None, stop))

    def drop_snapshot(self, snapshot: Snapshot) -> None:
        Shelf(self._layout, self._key).drop(snapshot)

    def _watch(self, progress: Callable[[int, int], None] | None, stop: Callable[[], bool] | None) -> Watch:
        return Watch(progress or _tell_nobody, lambda: self._closed or (stop is not None and stop()))

    # -------------------------------------------------------------------------------------------------------- keys

    @property
    def ways(self) -> Ways:
        return self._keys.ways

    def try_passphrase(self, passphrase: str) -> None:
        self._keys.with_passphrase(passphrase)

    def try_recovery_code(self, code: str) -> None:
        self._keys.with_code(code)

    def open_by_itself(self, *, wanted: bool) -> None:
        """See the port. The slot goes before the key that the computer keeps: alone, that one opens nothing."""
        if wanted:
            self._keys.set_keyring(self._key)
            self._write_keys()
        elif self._keys.slots.pop("keyring", None) is not None:
            self._write_keys()
            with suppress(KeyMissing):
                self._keys.forget_keyring()

    def change_passphrase(self, passphrase: str, cost: Cost = MODERATE) -> None:
        """The old passphrase opens the vault no more. No data is written again."""
        if not passphrase:
            raise KeyMissing
        self._keys.set_passphrase(self._key, passphrase, cost)
        self._write_keys()

    def new_recovery_code(self) -> str:
        """For a new recovery sheet; the old sheet opens the vault no more."""
        code = self._keys.set_code(self._key)
        self._write_keys()
        return code

    def _write_keys(self) -> None:
        self._keys.write()
        Shelf(self._layout, self._key).keep_keys()

    def close(self) -> None:
        """Write everything out and let go of the lock, whatever happens. Doing it again does nothing."""
        if self._closed:
            return
        self._closed = True
        written = False
        try:
            # On a full disk the log beside the database stays; it lasts as it is, and the next start takes it up.
            with self._turn, suppress(DiskFull, VaultReadOnly):
                self._database.write_out()
                written = True
            # Only then: a change whose writing failed may still stand in the log and claim its copy at the next start.
            if written and self._originals.grew:
                with suppress(Trouble):
                    self._sweep(self._database)
        finally:
            self._database.close()
            self._lock.release(properly=written)


def _tell_nobody(done: int, whole: int) -> None:
    """For callers who do not watch."""


def create_vault(
    folder: Path,
    *,
    passphrase: str | None = None,
    key: bytes | None = None,
    use_keyring: bool = False,
    cost: Cost = MODERATE,
    clock: Clock | None = None,
) -> OpenVault:
    """Make a vault in an empty or missing folder, and open it.

    With ``key`` the key is kept by the caller alone: a vault to throw away. Otherwise the vault gets a recovery code,
    told in ``recovery_code``. Raises VaultExists for a folder that holds anything, which stays as it is.
    """
    if key is None and not passphrase and not use_keyring:
        raise KeyMissing
    layout = Layout(folder)
    undo_cut_off(folder)
    with disk_told():
        made_here = not folder.exists()
        _refuse_occupied(folder)
        disk.make_folder(folder)
    lock = VaultLock.take(layout.lock)
    try:
        keys, key_used, code = _make_keys(layout, passphrase, key, use_keyring, cost)
        vault = OpenVault(layout, keys, key_used, lock, clock or SystemClock())
    except BaseException:
        lock.release()
        _take_back(layout, made_here)
        raise
    vault.recovery_code = code
    return vault


def _refuse_occupied(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise VaultExists(title="There is a file of this name; it was left as it is.")
    names = {path.name for path in folder.iterdir()}
    if {"keys.json", "vault.db"} & names:
        raise VaultExists
    if any(name not in _STRAY and not name.startswith(".") for name in names):
        raise VaultExists(
            title="This folder already holds other files; it was left as it is.", remedy="Choose an empty folder."
        )


def _make_keys(
    layout: Layout, passphrase: str | None, key: bytes | None, use_keyring: bool, cost: Cost
) -> tuple[KeyFile, bytes, str | None]:
    used = key if key is not None else os.urandom(KEY_BYTES)
    if len(used) != KEY_BYTES:
        raise ValueError(f"a vault key has {KEY_BYTES} bytes")
    keys = KeyFile.new(layout.keys, used)
    if passphrase:
        keys.set_passphrase(used, passphrase, cost)
    if use_keyring:
        keys.set_keyring(used)
    code = keys.set_code(used) if key is None else None
    keys.write()
    return keys, used, code


def _take_back(layout: Layout, made_here: bool) -> None:
    """Remove what a creation that failed had made, so that it can be tried again. Only names of our own."""
    parts = [layout.keys, layout.database, layout.lock]
    parts += [layout.database.with_name(f"{layout.database.name}-{end}") for end in ("wal", "shm")]
    with suppress(OSError):
        for path in parts:
            disk.remove(path)
        for empty in (layout.originals / "tmp", layout.originals):
            if empty.exists():
                empty.rmdir()
        if made_here:
            layout.folder.rmdir()


def open_vault(
    folder: Path,
    *,
    passphrase: str | None = None,
    recovery_code: str | None = None,
    key: bytes | None = None,
    use_keyring: bool = False,
    clock: Clock | None = None,
) -> OpenVault:
    """Open the vault in ``folder`` with the first of key, passphrase, recovery code and keyring that is given.

    Raises VaultMissing, VaultLocked, KeyMissing, WrongKey, VaultDamaged, VaultTooNew, VaultReadOnly, DiskFull. A
    vault that does not open is left as it was.
    """
    layout = Layout(folder)
    put_back = undo_cut_off(folder)
    with disk_told():
        if not layout.keys.exists():
            raise VaultDamaged(details="keys") if layout.database.exists() else VaultMissing()
    lock = VaultLock.take(layout.lock)
    try:
        keys = KeyFile.read(layout.keys)
        unlock = way_in(passphrase=passphrase, recovery_code=recovery_code, key=key, use_keyring=use_keyring)
        vault = OpenVault(layout, keys, unlock(keys), lock, clock or SystemClock())
    except BaseException:
        # A vault that was left in disorder still is, until it has been open and closed.
        with suppress(Trouble):
            lock.release(properly=not lock.left_over)
        raise
    if put_back:
        vault.notes = ("A restore was cut off. It was undone: this is the vault as it was before.", *vault.notes)
    return vault
