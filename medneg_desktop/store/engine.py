"""The engine: SQLAlchemy over SQLCipher, with the settings that make a commit last and a page trustworthy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlcipher

from medneg_desktop.core.trouble import VaultDamaged
from medneg_desktop.store.errors import from_sqlite
from medneg_desktop.store.keys import KEY_BYTES, derived

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
_SECONDS_TO_WAIT = 5.0


def make_engine(path: Path, vault_key: bytes) -> Engine:
    """An engine with one connection, over a file that exists. A wrong key and damage look alike to SQLCipher: the
    caller has proved the key, so what cannot be opened raises VaultDamaged.
    """
    if len(vault_key) != KEY_BYTES:
        raise ValueError("a vault key has 32 bytes")
    if sqlcipher.sqlite_version_info < SAFE_SQLITE:
        raise RuntimeError(f"SQLite {sqlcipher.sqlite_version} can damage a vault; {SAFE_SQLITE} or newer is needed")
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: connect(path, vault_key),
        module=sqlcipher,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=_SECONDS_TO_WAIT,
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _translate)
    return engine


def connect(path: Path, vault_key: bytes) -> Any:
    """A bare connection, unlocked and set up. It may move between threads; one at a time uses it."""
    database_key = derived(vault_key, "database")
    connection = sqlcipher.connect(
        str(path),
        timeout=_SECONDS_TO_WAIT,
        check_same_thread=False,
        isolation_level=None,  # the engine begins transactions, changes of the schema included
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")  # else it writes to the terminal
        connection.execute(f"PRAGMA key = \"x'{database_key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for setting in _SETTINGS:
            connection.execute(setting)
    except BaseException as error:
        connection.close()
        told = from_sqlite(error)
        if told is None:
            raise
        raise told from error
    return connection


def _begin(connection: Connection) -> None:
    # IMMEDIATE: a writer waits at the start and never fails in the middle of its work.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _translate(context: ExceptionContext) -> None:
    told = from_sqlite(context.original_exception)
    if told is not None:
        raise told from context.original_exception


def checks(connection: Connection) -> list[str]:
    """What SQLCipher and SQLite themselves find wrong: every page's seal, every row, every reference."""
    found = [row[0] for row in connection.exec_driver_sql("PRAGMA cipher_integrity_check")]
    try:
        found += [r[0] for r in connection.exec_driver_sql("PRAGMA quick_check(20)") if r[0] != "ok"]
        found += [f"{r[0]} row {r[1]}" for r in connection.exec_driver_sql("PRAGMA foreign_key_check")]
    except VaultDamaged as damaged:
        found.append(damaged.details)
    return found


def write_out(engine: Engine) -> None:
    """Move the write-ahead log into the database file, so that the file alone is whole."""
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        try:
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except sqlcipher.Error as error:
            raise (from_sqlite(error) or error) from error
