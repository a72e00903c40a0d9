"""The one connection to a vault's database, with the settings that make a commit last and a page trustworthy.

It is opened bare. SQLAlchemy, which takes longer to load than all else in the store, is laid over the same connection
when the first unit of work is asked for: the vault is never open twice, so its write-ahead log has one user.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as sqlcipher

from medneg_desktop.store.errors import sqlite_told
from medneg_desktop.store.front import Answer
from medneg_desktop.store.keys import KEY_BYTES, derived

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

SAFE_SQLITE = (3, 51, 3)
"""Earlier ones can lose a write-ahead log that two connections reset at the same moment."""

_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",  # macOS: empty the drive's own memory too
    "PRAGMA checkpoint_fullfsync = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA secure_delete = ON",
    "PRAGMA cell_size_check = ON",
    "PRAGMA temp_store = MEMORY",  # nothing plain on the disk
)
_COPY_SETTINGS = (
    "PRAGMA journal_mode = MEMORY",  # a copy that is cut off is thrown away
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA temp_store = MEMORY",
)
SECONDS_TO_WAIT = 5.0


def connect(path: Path, vault_key: bytes) -> Any:
    """A bare connection to a file that exists, unlocked and set up. It may move between threads; one at a time uses it.

    A wrong key and damage look alike to SQLCipher: the caller has proved the key, so what cannot be opened raises
    VaultDamaged.
    """
    return _connect(path, vault_key, _SETTINGS)


def connect_copy(path: Path, vault_key: bytes) -> Any:
    """A bare connection to a copy of the database that nobody else has open: one file without a log beside it."""
    return _connect(path, vault_key, _COPY_SETTINGS)


def _connect(path: Path, vault_key: bytes, settings: tuple[str, ...]) -> Any:
    if len(vault_key) != KEY_BYTES:
        raise ValueError("a vault key has 32 bytes")
    if sqlcipher.sqlite_version_info < SAFE_SQLITE:
        raise RuntimeError(f"SQLite {sqlcipher.sqlite_version} can damage a vault; {SAFE_SQLITE} or newer is needed")
    database_key = derived(vault_key, "database")
    with sqlite_told():
        connection = sqlcipher.connect(
            str(path),
            timeout=SECONDS_TO_WAIT,
            check_same_thread=False,
            isolation_level=None,  # the engine begins transactions, changes of the schema included
        )
    try:
        with sqlite_told():
            connection.execute("PRAGMA cipher_log_level = NONE")  # else it writes to the terminal
            connection.execute(f"PRAGMA key = \"x'{database_key.hex()}'\"")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            for setting in settings:
                connection.execute(setting)
    except BaseException:
        connection.close()
        raise
    return connection


class Database:
    """An open database. Whoever uses it has the vault's turn."""

    def __init__(self, path: Path, vault_key: bytes) -> None:
        self._connect: Callable[[], Any] = lambda: connect(path, vault_key)
        self._bare: Any = self._connect()
        self._handed_over = self._closed = False
        self._engine: Engine | None = None
        self._making = threading.Lock()

    @property
    def engine(self) -> Engine:
        """SQLAlchemy over this connection."""
        with self._making:
            if self._closed:
                raise RuntimeError("the vault is closed")
            if self._engine is None:
                from medneg_desktop.store.engine import make_engine  # noqa: PLC0415 (0.2 s, and Home needs none of it)

                self._engine = make_engine(self._hand_over)
            return self._engine

    def _hand_over(self) -> Any:
        """The open connection for the engine's pool; a new one where the pool gave the last one up after an error."""
        if self._handed_over:
            self._bare = self._connect()
        self._handed_over = True
        return self._bare

    @contextmanager
    def driver(self) -> Iterator[Any]:
        """The driver's connection, outside any transaction; what SQLite refuses is told as a trouble."""
        if self._engine is None and not self._closed:
            with sqlite_told():
                yield self._bare
            return
        with self.engine.connect() as lent, sqlite_told():
            yield lent.connection.driver_connection

    @contextmanager
    def moment(self) -> Iterator[Any]:
        """The driver's connection for reading: all questions are answered as of one moment."""
        with self.driver() as driver:
            driver.execute("BEGIN")
            try:
                yield driver
            finally:
                driver.rollback()

    def step(self) -> str | None:
        """The step of migration the database stands at; None for one that was never set up."""
        with self.driver() as driver:
            return step(driver.execute)

    def write_out(self) -> None:
        """Move the write-ahead log into the database file, so that the file alone is whole."""
        with self.driver() as driver:
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Doing it again does nothing."""
        with self._making:
            self._closed = True
            if self._engine is not None:
                self._engine.dispose()
        self._bare.close()


def step(execute: Callable[[str], Answer]) -> str | None:
    """The step of migration that a database stands at, by asking it."""
    if not list(execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'")):
        return None
    rows = list(execute("SELECT version_num FROM alembic_version"))
    return str(rows[0][0]) if rows else None
