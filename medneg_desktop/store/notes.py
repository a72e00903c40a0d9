"""What is noticed when a vault is opened and a person should know, as sentences. Costs one small question."""

from __future__ import annotations

from datetime import timedelta

from medneg_desktop.core.clock import Clock
from medneg_desktop.store import values
from medneg_desktop.store.connection import Database

_DAY = timedelta(days=1)
"""A clock may differ by so much without a word: time zones, two computers."""


def notes(database: Database, clock: Clock, *, mending: bool) -> tuple[str, ...]:
    """The sentences; mostly there are none."""
    found = []
    with database.driver() as driver:
        last = driver.execute("SELECT at FROM events ORDER BY seq DESC LIMIT 1").fetchone()
    if last is not None and clock.now() < values.to_moment(last[0]) - _DAY:
        found.append(
            f"The clock of this computer stands at {clock.today():%Y-%m-%d}, before the last entry in this vault"
            f" ({values.to_moment(last[0]):%Y-%m-%d}). Set it right, for deadlines are counted from it. Nothing is"
            " lost, and what you add now comes after what was added before."
        )
    if mending:
        found.append(
            "The database was taken from a backup. Press Repair in Settings to bring the newest papers in again."
        )
    return tuple(found)
