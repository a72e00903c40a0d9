"""What services need of an open vault, beside what is asked inside a transaction; see :mod:`.ports`, of which this is
a part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Protocol

from medneg_desktop.core.ids import Sha256
from medneg_desktop.services.ports import Front, UnitOfWork


class Originals(Protocol):
    """The encrypted originals, known by the SHA-256 of their plain bytes, written once and never changed."""

    def put(self, source: BinaryIO, *, limit: int) -> tuple[Sha256, int]:
        """Copy ``source`` in, durably, before this returns; gives hash and size in bytes. Putting equal bytes again
        changes nothing. Raises FileTooLarge over ``limit`` bytes, DiskFull, VaultReadOnly.
        """
        ...

    def get(self, sha256: Sha256) -> bytes:
        """The very bytes; raises VaultDamaged where they are gone or do not match their hash."""
        ...

    def intact(self, sha256: Sha256) -> bool: ...

    def remove(self, sha256: Sha256) -> None:
        """Remove a copy that nothing claims any more."""
        ...

    def unclaimed(self, keep: Iterable[Sha256]) -> int:
        """How many copies nothing in ``keep`` claims."""
        ...

    def strays(self, keep: Iterable[Sha256]) -> Iterable[bytes]:
        """The plain bytes of copies that nothing in ``keep`` claims."""
        ...

    def sweep(self, keep: Iterable[Sha256]) -> int:
        """Remove copies that no document claims (left by a crash between copy and register); how many."""
        ...


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What ``vault verify`` found. ``problems`` are plain sentences; none means that everything is there."""

    documents: int
    originals_intact: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BackupMade:
    """A backup that was written, read back and named. ``missing`` counts originals that the vault itself had lost."""

    path: Path
    documents: int
    size: int
    missing: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An automatic backup of the database, kept in the vault's folder. Originals never change, so they are not in it."""

    made: datetime
    size: int


@dataclass(frozen=True, slots=True)
class Ways:
    """By which ways a vault can be opened: its passphrase, its recovery sheet, by itself on this computer."""

    passphrase: bool
    recovery: bool
    keyring: bool


@dataclass(frozen=True, slots=True)
class Given:
    """What a person gives to open a vault or a backup: its passphrase, or the code of its recovery sheet.

    Neither: by itself, with the key that this computer keeps.
    """

    passphrase: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Fallback:
    """What a vault can go back to without a file from elsewhere: an automatic backup, which was opened and checked when it
    was made, or, ``whole``, a vault that a restore put aside. ``size`` is that of its database in bytes.
    """

    path: Path
    made: datetime
    size: int
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Restored:
    """A vault that was brought back. ``kept`` is where the one lies now that stood there before.

    ``missing`` counts originals that are not in it: the vault had lost them when the backup was made, or, where it went
    back to an automatic backup, they were deleted since.
    """

    folder: Path
    documents: int
    made: datetime
    kept: Path | None
    missing: int


class Rescue(Protocol):
    """What can be done for a vault that does not open, or is not there any more. Nothing is ever thrown away."""

    @property
    def folder(self) -> Path: ...

    def fallbacks(self) -> list[Fallback]:
        """What the vault can go back to, newest first; :meth:`restore` takes the path of each. Raises VaultReadOnly."""
        ...

    def mend(self, given: Given) -> tuple[str, ...]:
        """Put damaged keys and a damaged database back from their copies beside them; a sentence for each.

        Raises VaultMissing, VaultLocked, WrongKey, KeyMissing, VaultDamaged, DiskFull, VaultReadOnly.
        """
        ...

    def restore(
        self,
        backup: Path,
        given: Given,
        *,
        progress: Callable[[int, int], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> Restored:
        """Bring the vault in a backup back. Until it is whole and in its place, what stands there stays as it is.

        Raises BackupUnknown, BackupDamaged, WrongKey, KeyMissing, VaultTooNew, VaultLocked, PlaceTaken, DiskFull,
        VaultReadOnly, FileUnreadable, Cancelled.
        """
        ...


class Vault(Protocol):
    """An open vault: originals beside one database."""

    @property
    def originals(self) -> Originals: ...

    @property
    def folder(self) -> Path: ...

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences about what was noticed at opening: a clock that was set back, a restore that was cut off."""
        ...

    def unit(self) -> UnitOfWork: ...

    def front(self) -> AbstractContextManager[Front]:
        """The lists and sums as of one moment; nothing is written, and no unit of work may be open in this thread."""
        ...

    def warm_up(self) -> None:
        """Load what the first unit of work needs, so that it does not wait for it. Changes nothing."""
        ...

    @property
    def closed_properly(self) -> bool:
        """Whether the last program that had the vault open closed it; else a check is worth its time."""
        ...

    @property
    def ways(self) -> Ways: ...

    def try_passphrase(self, passphrase: str) -> None:
        """Raises WrongKey, or KeyMissing where the vault has none."""
        ...

    def try_recovery_code(self, code: str) -> None:
        """Raises WrongKey, in words of its own for a slip, or KeyMissing where the vault has none."""
        ...

    def change_passphrase(self, passphrase: str) -> None:
        """The old passphrase opens the vault no more; backups made before still open with it."""
        ...

    def new_recovery_code(self) -> str:
        """A code for a new sheet; the old sheet opens the vault no more."""
        ...

    def open_by_itself(self, *, wanted: bool) -> None:
        """Let this computer keep a key, or forget it. Raises KeyMissing where its key store does not answer."""
        ...

    def verify(
        self, progress: Callable[[int, int], None] | None = None, *, stop: Callable[[], bool] | None = None
    ) -> VerifyReport:
        """Check every page of the database, every reference and every original. Reads only. Raises Cancelled."""
        ...

    def back_up(
        self,
        target: Path,
        *,
        progress: Callable[[int, int], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> BackupMade:
        """The whole vault in one new file, or in a folder under a name of its own; others may use the vault meanwhile.

        Raises PlaceTaken, PlaceInVault, PlaceNotWritable, DiskFull, BackupNotWhole, VaultDamaged, Cancelled.
        """
        ...

    @property
    def mending(self) -> bool:
        """Whether the database was taken from a copy that does not yet claim all originals; none is swept meanwhile."""
        ...

    def sweep_when_closed(self) -> None:
        """Remove the originals that nothing claims, once nobody brings anything in any more."""
        ...

    def mended(self) -> None:
        """Everything worth keeping is claimed again."""
        ...

    def originals_from(self, backup: Path, wanted: set[Sha256]) -> set[Sha256]:
        """Take lost originals out of a backup of this vault; gives those that are whole again.

        Raises BackupUnknown, BackupDamaged, FileUnreadable, and WrongKey for a backup of another vault.
        """
        ...

    def opened_backup(
        self,
        backup: Path,
        given: Given | None,
        *,
        progress: Callable[[int, int], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> AbstractContextManager[Vault]:
        """The vault in a backup, proved and opened for a moment in a hidden folder inside this one. ``given`` None: it
        opens with this vault's own key, for it is a backup of this one.

        Raises BackupUnknown, BackupDamaged, WrongKey, KeyMissing, VaultTooNew, DiskFull, FileUnreadable, Cancelled.
        """
        ...

    def fallbacks(self) -> list[Fallback]:
        """What the vault can go back to, newest first. Raises VaultReadOnly."""
        ...

    def snapshots(self) -> list[Snapshot]:
        """The automatic backups, newest first."""
        ...

    def take_snapshot(self, *, stop: Callable[[], bool] | None = None) -> Snapshot | None:
        """One more, opened and checked before it is kept; None where nothing was written since the newest.

        Raises VaultDamaged, DiskFull, VaultReadOnly, Cancelled; then those that are kept stay as they are.
        """
        ...

    def drop_snapshot(self, snapshot: Snapshot) -> None: ...

    def close(self) -> None:
        """Write everything out and let go of the lock."""
        ...
