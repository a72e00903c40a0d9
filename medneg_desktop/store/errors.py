"""The one place where errors of the disk and of SQLite become troubles a person can act on.

Two small tables decide; whatever they do not know stays what it is, a bug, and is logged as one.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlcipher3 import dbapi2 as sqlcipher

from medneg_desktop.core.trouble import DiskFull, Trouble, VaultDamaged, VaultLocked, VaultReadOnly, VaultUnreachable

_BY_ERRNO: dict[int, type[Trouble]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EROFS: VaultReadOnly,
    errno.EACCES: VaultReadOnly,
    errno.EPERM: VaultReadOnly,
    **dict.fromkeys(
        (
            number
            for name in ("EIO", "ENODEV", "ENXIO", "ENOENT", "ESTALE", "ENOTCONN", "EHOSTDOWN", "ETIMEDOUT")
            if (number := getattr(errno, name, None)) is not None
        ),
        VaultUnreachable,
    ),
}

_BY_SQLITE: dict[str, type[Trouble]] = {
    "SQLITE_FULL": DiskFull,
    "SQLITE_READONLY": VaultReadOnly,
    "SQLITE_CANTOPEN": VaultReadOnly,
    "SQLITE_PERM": VaultReadOnly,
    "SQLITE_IOERR": VaultUnreachable,
    "SQLITE_BUSY": VaultLocked,
    "SQLITE_LOCKED": VaultLocked,
    "SQLITE_CORRUPT": VaultDamaged,
    "SQLITE_NOTADB": VaultDamaged,
}


_BY_WORDS = {
    "database or disk is full": "SQLITE_FULL",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "unable to open database file": "SQLITE_CANTOPEN",
    "access permission denied": "SQLITE_PERM",
    "disk I/O error": "SQLITE_IOERR",
    "database is locked": "SQLITE_BUSY",
    "database table is locked": "SQLITE_LOCKED",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
}
"""SQLite's own words for each error: the driver's copying of a database gives them without the name."""


class StoreMisuse(RuntimeError):  # noqa: N818 (not told to a person: a bug of the caller)
    """The store was asked for something its own rules forbid, such as the same document twice."""


def from_os(error: OSError) -> Trouble:
    """The trouble behind an error of the file system; an unknown one means that the folder cannot be used."""
    return _BY_ERRNO.get(error.errno or 0, VaultReadOnly)(details=errno.errorcode.get(error.errno or 0, "OSError"))


@contextmanager
def disk_told() -> Iterator[None]:
    """What the file system refuses inside this block is told as a trouble."""
    try:
        yield
    except OSError as error:
        raise from_os(error) from error


def from_sqlite(error: BaseException) -> Exception | None:
    """What to raise in place of an error of SQLite; None where it is no business of this table."""
    if not isinstance(error, sqlcipher.Error):
        return None
    name = str(getattr(error, "sqlite_errorname", "")) or _BY_WORDS.get(str(error), "")
    # Extended names such as SQLITE_IOERR_WRITE begin with the plain one.
    plain = "_".join(name.split("_")[:2])
    if plain in _BY_SQLITE:
        return _BY_SQLITE[plain](details=name)
    if isinstance(error, sqlcipher.IntegrityError):
        return StoreMisuse(name)
    return None


@contextmanager
def sqlite_told() -> Iterator[None]:
    """What SQLite refuses inside this block is told as a trouble, where the table knows it."""
    try:
        yield
    except sqlcipher.Error as error:
        told = from_sqlite(error)
        if told is None:
            raise
        raise told from error
