"""Copies of the database as of one moment, made while the program goes on writing, and what a copy is worth."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from medneg_desktop.core.ids import Sha256
from medneg_desktop.core.trouble import Cancelled, VaultDamaged
from medneg_desktop.services.ports import REFERENCE_SETTING
from medneg_desktop.store import disk
from medneg_desktop.store.connection import connect, connect_copy, step
from medneg_desktop.store.errors import sqlite_told

_PAGES = 512
"""Pages copied between two looks at whether to stop."""

CHANGES = "changes"
"""The setting that counts what was written, so that an unchanged vault is known without being read."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a copy of the database says of itself. ``claimed`` are papers, packets and loaded tables, as
    :meth:`UnitOfWork.hashes` gives them.
    """

    step: str | None
    claimed: frozenset[Sha256]
    documents: int
    changes: int


def copy_database(source: Path, key: bytes, target: Path, stop: Callable[[], bool]) -> None:
    """Copy the database of a vault, open or not, into a new file. Raises VaultDamaged, DiskFull, Cancelled.

    It reads through a connection of its own, in one transaction: who writes meanwhile does not wait, and is left out.
    """

    def look(status: int, remaining: int, total: int) -> None:  # noqa: ARG001 (SQLite calls it so)
        if stop():
            raise Cancelled

    descriptor = disk.create_file(target)
    try:
        with closing(connect(source, key)) as live, closing(connect_copy(target, key)) as copy, sqlite_told():
            live.execute("BEGIN")
            live.execute("SELECT count(*) FROM sqlite_master").fetchone()
            live.backup(copy, pages=_PAGES, progress=look)
            live.rollback()
            copy.execute("PRAGMA journal_mode = DELETE").fetchall()  # the file alone is whole
        disk.sync(descriptor)
    finally:
        os.close(descriptor)


def told(path: Path, key: bytes) -> Told:
    """What a copy says of itself; raises VaultDamaged where it cannot be read."""
    with closing(connect_copy(path, key)) as copy, sqlite_told():
        return ask(copy)


def told_live(path: Path, key: bytes) -> Told:
    """What the database of a vault says of itself at this moment, whoever has it open."""
    with closing(connect(path, key)) as live, sqlite_told():
        return ask(live)


def ask(connection: Any) -> Told:
    """What the database behind a bare connection says of itself."""
    claimed = {Sha256(row[0]) for row in connection.execute("SELECT sha256 FROM documents")}
    [(documents,)] = connection.execute("SELECT count(*) FROM documents")
    claimed |= {Sha256(row[0]) for row in connection.execute("SELECT sha256 FROM packets")}
    ask_setting = "SELECT value FROM settings WHERE name = ?"
    listed = connection.execute(ask_setting, (REFERENCE_SETTING,)).fetchone()
    claimed |= {Sha256(table["sha256"]) for table in json.loads(listed[0] or "[]")} if listed else set()
    counted = connection.execute(ask_setting, (CHANGES,)).fetchone()
    changes = int(counted[0]) if counted else 0
    return Told(step(connection.execute), frozenset(claimed), documents, changes)


def problems(path: Path, key: bytes) -> list[str]:
    """What SQLCipher and SQLite find wrong with a copy; none means that it opens and holds together."""
    try:
        with closing(connect_copy(path, key)) as copy, sqlite_told():
            return checks(copy.execute)
    except VaultDamaged as damaged:
        return [damaged.details]


def checks(execute: Callable[[str], Any]) -> list[str]:
    """What SQLCipher and SQLite themselves find wrong: every page's seal, every row, every reference."""

    def rows(sql: str) -> list[Sequence[Any]]:
        return list(execute(sql))

    found = [str(row[0]) for row in rows("PRAGMA cipher_integrity_check")]
    try:
        found += [str(r[0]) for r in rows("PRAGMA quick_check(20)") if r[0] != "ok"]
        found += [f"{r[0]} row {r[1]}" for r in rows("PRAGMA foreign_key_check")]
    except VaultDamaged as damaged:
        found.append(damaged.details)
    return found
