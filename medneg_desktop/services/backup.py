"""Backups that nobody has to think of: when one is due, and which of the older ones are kept.

Many of the last days, fewer of the last weeks and months: a mistake that is noticed late can still be undone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from medneg_desktop.services.office import Office, Progress, Stop, never, no_progress
from medneg_desktop.services.ports import Event
from medneg_desktop.services.vault_port import BackupMade, Snapshot

EVERY = timedelta(minutes=30)
"""Backups lie at least this far apart."""

ALL_OF = timedelta(days=2)
DAYS, WEEKS, MONTHS = 7, 4, 12


_MADE = "backup made"


@dataclass(frozen=True, slots=True)
class Backups:
    """What there is to fall back on: the automatic backups, newest first, and when one was last made elsewhere."""

    automatic: tuple[Snapshot, ...]
    elsewhere: datetime | None


def backups(office: Office) -> Backups:
    """What there is to fall back on."""
    with office.unit() as unit:
        made = unit.setting(_MADE)
    return Backups(tuple(office.vault.snapshots()), datetime.fromisoformat(made) if made else None)


def back_up_to(office: Office, target: Path, *, progress: Progress = no_progress, stop: Stop = never) -> BackupMade:
    """The whole vault in one file, written, read back and compared. Raises what :meth:`Vault.back_up` raises."""
    made = office.vault.back_up(
        target, progress=lambda done, whole: progress(done, whole, "parts copied and read back"), stop=stop
    )
    now = office.clock.now()
    with office.unit() as unit:
        unit.set_setting(_MADE, now.isoformat())
        unit.record(Event(now, "backup made", f"{made.documents} documents"))
        unit.commit()
    return made


def back_up_if_due(office: Office, *, every: timedelta = EVERY, stop: Stop = never) -> Snapshot | None:
    """Back the database up where something was written since the last time and that was long enough ago.

    Older backups are thinned out only after the new one was opened and found whole, so a damaged vault never takes
    the place of good backups. Quick; others use the vault meanwhile. Gives the new backup, if one was made. Raises
    VaultDamaged, DiskFull, VaultReadOnly, Cancelled.
    """
    now = office.clock.now()
    held = office.vault.snapshots()
    # A backup from the future tells of a clock that was set back: it does not put off the next one.
    if held and timedelta(0) <= now - held[0].made < every:
        return None
    made = office.vault.take_snapshot(stop=stop)
    if made is None:
        return None
    held = office.vault.snapshots()
    keep = worth_keeping([s.made for s in held], now)
    for snapshot in held:
        if snapshot.made not in keep:
            office.vault.drop_snapshot(snapshot)
    return made


def worth_keeping(moments: Sequence[datetime], now: datetime) -> set[datetime]:
    """All of the last two days, then the newest of each of 7 days, 4 weeks and 12 months, counted where there are any.

    The newest is always kept, and so is what seems to come from the future.
    """
    newest_first = sorted(moments, reverse=True)
    keep = {m for m in newest_first if m > now - ALL_OF} | set(newest_first[:1])
    for period, count in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        keep |= set(_newest_of_each(newest_first, period, count))
    return keep


def _newest_of_each(
    newest_first: Iterable[datetime], period: Callable[[date], tuple[int, ...]], count: int
) -> list[datetime]:
    found: dict[tuple[int, ...], datetime] = {}
    for moment in newest_first:
        found.setdefault(period(moment.astimezone(UTC).date()), moment)
    return list(found.values())[:count]


def _day(day: date) -> tuple[int, ...]:
    return (day.toordinal(),)


def _week(day: date) -> tuple[int, ...]:
    return tuple(day.isocalendar()[:2])


def _month(day: date) -> tuple[int, ...]:
    return (day.year, day.month)
