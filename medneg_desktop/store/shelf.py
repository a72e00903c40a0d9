"""The automatic backups: copies of the database beside it, each checked and brought back on trial before it is kept, and
a copy of the keys.

A damaged vault can so be mended from yesterday's copy. They do not help where the whole drive is lost: that is what
the backup to another drive is for.
"""

from __future__ import annotations

import re
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from medneg_desktop.core.trouble import DiskFull, Trouble, VaultDamaged
from medneg_desktop.services.vault_port import Snapshot
from medneg_desktop.store import disk, snapshot
from medneg_desktop.store.errors import disk_told
from medneg_desktop.store.layout import Layout
from medneg_desktop.store.scratch import scratch
from medneg_desktop.store.watch import Watch

_NAME = re.compile(r"vault-(\d{8}T\d{12})\.db")
_MOMENT = "%Y%m%dT%H%M%S%f"
_ROOM = 50 << 20
_TICK = timedelta(seconds=1)


class Shelf:
    """The folder ``backups`` of a vault. Each copy's name tells its moment; its contents tell nothing without the key."""

    def __init__(self, layout: Layout, key: bytes) -> None:
        self._layout = layout
        self._key = key

    def held(self) -> list[Snapshot]:
        """Newest first."""
        with disk_told():
            if not self._layout.backups.is_dir():
                return []
            found = [
                Snapshot(made, path.stat().st_size)
                for path in self._layout.backups.iterdir()
                if (made := _moment(path)) is not None
            ]
        return sorted(found, key=lambda s: s.made, reverse=True)

    def path(self, kept: Snapshot) -> Path:
        return self._layout.backups / f"vault-{kept.made.astimezone(UTC).strftime(_MOMENT)}.db"

    def put(self, made: datetime, watch: Watch) -> Snapshot | None:
        """One more copy; None where nothing was written since the newest. Raises as the port says."""
        with disk_told():
            disk.make_folder(self._layout.backups)
        self.keep_keys()
        before = self.held()
        if before and self._unchanged(before[0]):
            return None
        with disk_told(), scratch(self._layout.folder) as aside:
            copy = aside / "vault.db"
            if self._layout.database.stat().st_size * 3 + _ROOM > disk.free_bytes(aside):
                raise DiskFull(title="There is not enough room for the automatic backup; nothing was written.")
            snapshot.copy_database(self._layout.database, self._key, copy, watch.stop)
            if found := snapshot.problems(copy, self._key):
                raise VaultDamaged(details=found[0])
            self._try(copy, Layout(aside / "trial"))
            kept = Snapshot(_after(made, before), copy.stat().st_size)
            disk.rename(copy, self.path(kept))
        return kept

    def _try(self, copy: Path, trial: Layout) -> None:
        """Bring the copy back into a vault to throw away, with the keys as they are now, open it as the next start would,
        and ask for what the first screens show. Of the originals it says which they are; those are checked each week.
        """
        from medneg_desktop.store.vault import open_vault  # noqa: PLC0415 (which asks this module)

        disk.make_folder(trial.folder, lasting=False)
        disk.write_whole(trial.keys, self._layout.keys.read_bytes())
        disk.copy_file(copy, trial.database)
        with closing(open_vault(trial.folder, key=self._key)) as opened, opened.unit() as unit:
            unit.totals()
            unit.documents(limit=1)
            unit.case_summaries(limit=1)
            if unit.hashes() != snapshot.told(copy, self._key).claimed:
                raise VaultDamaged(details="trial")

    def _unchanged(self, newest: Snapshot) -> bool:
        try:
            then = snapshot.told(self.path(newest), self._key)
        except Trouble:
            return False  # a copy that cannot be read is no reason to make none
        return then.changes == snapshot.told_live(self._layout.database, self._key).changes

    def drop(self, kept: Snapshot) -> None:
        with disk_told():
            disk.remove(self.path(kept))

    def newest_whole(self) -> Snapshot | None:
        """The newest copy that opens and holds together."""
        return next((s for s in self.held() if not snapshot.problems(self.path(s), self._key)), None)

    def keep_keys(self) -> None:
        """Keep the key file twice: without it nobody can open anything. An old passphrase does not stay in the copy."""
        copy = keys_copy(self._layout)
        with disk_told():
            if copy.parent.is_dir():
                data = self._layout.keys.read_bytes()
                if not copy.exists() or copy.read_bytes() != data:
                    disk.write_whole(copy, data)


def keys_copy(layout: Layout) -> Path:
    """Where the second copy of the key file lies."""
    return layout.backups / "keys.json"


def _moment(path: Path) -> datetime | None:
    found = _NAME.fullmatch(path.name)
    try:
        return datetime.strptime(found[1], _MOMENT).replace(tzinfo=UTC) if found else None
    except ValueError:
        return None


def _after(made: datetime, before: list[Snapshot]) -> datetime:
    """The moment of a new copy; where the clock was set back, one that still comes after the newest."""
    newest = before[0].made if before else None
    if newest is None or newest < made:
        return made
    return newest.replace(microsecond=0) + _TICK
