"""Backups come by themselves when there is something new, and none that is good gives way to one that is not."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medneg_desktop.app import office_on
from medneg_desktop.core.clock import FixedClock
from medneg_desktop.core.trouble import DiskFull, VaultDamaged
from medneg_desktop.services.backup import back_up_if_due, worth_keeping
from medneg_desktop.services.bench_fill import bench_fill
from medneg_desktop.services.office import Office
from medneg_desktop.store import disk
from medneg_desktop.store.keys import CHEAP
from medneg_desktop.store.vault import create_vault, open_vault
from tests.conftest import KEY

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


class Later:
    """A clock that is moved by hand."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def today(self) -> date:
        return self.moment.date()

    def now(self) -> datetime:
        return self.moment


def write(office: Office, words: str) -> None:
    with office.unit() as unit:
        unit.set_setting("note", words)
        unit.commit()


def copies(folder: Path) -> list[str]:
    return sorted(p.name for p in (folder / "backups").glob("*.db"))


def test_one_is_made_when_something_changed_and_time_has_passed(tmp_path: Path) -> None:
    clock = Later(NOON)
    with closing(office_on(create_vault(tmp_path / "v", key=KEY, clock=clock), clock)) as opened:
        office = opened.office
        write(office, "one")
        first = back_up_if_due(office)
        assert first is not None
        write(office, "two")
        assert back_up_if_due(office) is None  # too soon
        clock.moment += timedelta(minutes=31)
        second = back_up_if_due(office)
        assert second is not None
        clock.moment += timedelta(minutes=31)
        assert back_up_if_due(office) is None  # nothing new
        assert office.vault.snapshots() == [second, first]
    assert (tmp_path / "v" / "backups" / "keys.json").read_bytes() == (tmp_path / "v" / "keys.json").read_bytes()
    assert not list((tmp_path / "v").glob(".medneg-*"))


def test_a_backup_is_the_database_of_its_moment(tmp_path: Path) -> None:
    clock = Later(NOON)
    with closing(office_on(create_vault(tmp_path / "v", key=KEY, clock=clock), clock)) as opened:
        bench_fill(opened.office, 6)
        write(opened.office, "then")
        back_up_if_due(opened.office)
        write(opened.office, "now")
    (name,) = copies(tmp_path / "v")
    (tmp_path / "v" / "backups" / name).replace(tmp_path / "v" / "vault.db")
    with closing(open_vault(tmp_path / "v", key=KEY)) as vault, vault.unit() as unit:
        assert unit.setting("note") == "then"
        assert len(unit.documents()) == 6


def test_a_damaged_vault_takes_no_good_backups_place(tmp_path: Path) -> None:
    clock = Later(NOON)
    with closing(office_on(create_vault(tmp_path / "v", key=KEY, clock=clock), clock)) as opened:
        bench_fill(opened.office, 30)
        for _ in range(5):
            clock.moment += timedelta(hours=1)
            write(opened.office, str(clock.moment))
            back_up_if_due(opened.office)
    before = copies(tmp_path / "v")
    assert len(before) == 5
    clock.moment += timedelta(days=400)
    path = tmp_path / "v" / "vault.db"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    with closing(office_on(open_vault(tmp_path / "v", key=KEY, clock=clock), clock)) as opened:
        with opened.office.unit() as unit:
            unit.set_setting("note", "written into a damaged vault")
            unit.commit()
        with pytest.raises(VaultDamaged):
            back_up_if_due(opened.office)
    assert copies(tmp_path / "v") == before


def test_a_disk_that_is_nearly_full_is_told_and_not_filled_up(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(office, "one")
    monkeypatch.setattr(disk, "free_bytes", lambda _: 50 << 20)
    with pytest.raises(DiskFull, match="room"):
        back_up_if_due(office)
    assert copies(tmp_path / "vault") == []


def test_a_clock_that_was_set_back_puts_nothing_off(tmp_path: Path) -> None:
    clock = Later(NOON)
    with closing(office_on(create_vault(tmp_path / "v", key=KEY, clock=clock), clock)) as opened:
        write(opened.office, "one")
        first = back_up_if_due(opened.office)
        clock.moment -= timedelta(days=900)
        write(opened.office, "two")
        second = back_up_if_due(opened.office)
        assert first is not None
        assert second is not None
        assert second.made > first.made
        assert opened.office.vault.snapshots() == [second, first]


def test_an_old_passphrase_does_not_stay_in_the_copy_of_the_keys(tmp_path: Path) -> None:
    clock = FixedClock(date(2026, 11, 24))
    with closing(create_vault(tmp_path / "v", passphrase="old", cost=CHEAP, clock=clock)) as vault:
        vault.take_snapshot()
        vault.change_passphrase("new", CHEAP)
    assert (tmp_path / "v" / "backups" / "keys.json").read_bytes() == (tmp_path / "v" / "keys.json").read_bytes()


# ------------------------------------------------------------------------------------------------ which are kept


def test_two_years_of_half_hours_leave_a_handful() -> None:
    held: set[datetime] = set()
    for hour in range(24 * 730):
        now = NOON + timedelta(hours=hour)
        held = worth_keeping([*held, now], now)
    assert sum(now - m < timedelta(days=2) for m in held) == 48
    assert len(held) < 48 + 7 + 4 + 12
    days = {(now.date() - m.date()).days for m in held}
    assert set(range(7)) <= days
    assert 320 <= max(days) <= 366
    assert {(m.year, m.month) for m in held} == {(now.year, n) for n in range(1, now.month + 1)} | {
        (now.year - 1, n) for n in range(now.month + 1, 13)
    }


moments_of_years = st.integers(0, 10 * 365 * 24).map(lambda hours: NOON + timedelta(hours=hours))


@given(st.lists(moments_of_years, min_size=1), moments_of_years)
def test_the_newest_stays_and_so_does_what_is_young(moments: list[datetime], now: datetime) -> None:
    kept = worth_keeping(moments, now)
    assert max(moments) in kept
    assert {m for m in moments if m > now - timedelta(days=2)} <= kept
    assert kept <= set(moments)
    assert worth_keeping(sorted(kept), now) == kept  # thinning again takes nothing more
    days = {m.date() for m in moments}
    assert {m.date() for m in kept} >= set(sorted(days)[-7:])
