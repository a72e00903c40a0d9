"""The daily check: what each system's scheduler is given, that it leaves with no trace, and what it says."""

from __future__ import annotations

import configparser
import json
import os
import plistlib
import shlex
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from medneg_desktop import cli
from medneg_desktop.app import office_on
from medneg_desktop.commands import reminders
from medneg_desktop.core.clock import FixedClock
from medneg_desktop.services import daily_check
from medneg_desktop.services.daily_check import DailyCheckFailed, is_on, job_for, turn_off, turn_on
from medneg_desktop.services.days import listed, mark_done
from medneg_desktop.services.office import Office
from medneg_desktop.services.reminding import due_reminder, tally
from medneg_desktop.store.vault import create_vault
from tests.builders import COLLECTOR
from tests.kept import keep_papers
from tests.services.test_days import BILL

SYSTEMS = ("linux", "darwin", "win32")
VAULT = Path('/srv/ana maria/100 % "mine" $HOME/vault')
OVERDUE = BILL.replace("2026-12-03", "2026-11-20")
SOON = BILL.replace("2026-12-03", "2026-11-30").replace("4482137", "77123").replace("2026-08-14", "2026-02-02")
APART = COLLECTOR.replace("4482137", "555012").replace("Mercy Hospital", "Northgate Imaging")


class Scheduler:
    """Remembers what it was told; refuses a command that begins with ``refuses``."""

    def __init__(self, refuses: str = "") -> None:
        self.told: list[Sequence[str]] = []
        self._refuses = refuses

    def __call__(self, command: Sequence[str]) -> int:
        self.told.append(command)
        return int(bool(self._refuses) and self._refuses in command)


def command_of(system: str, text: str) -> list[str]:
    """The words that the scheduler starts, read back by the system's own rules as far as a library knows them."""
    if system == "darwin":
        return list(plistlib.loads(text.encode())["ProgramArguments"])
    if system == "win32":
        space = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
        tree = ET.fromstring(text.replace('encoding="UTF-16"', 'encoding="utf-8"').encode())
        run = tree.find(f".//{space}Exec")
        assert run is not None
        return [str(run.findtext(f"{space}Command")), str(run.findtext(f"{space}Arguments"))]
    unit = configparser.ConfigParser(interpolation=None, strict=True)
    unit.read_string(text)
    return [w.replace("%%", "%").replace("$$", "$") for w in shlex.split(unit["Service"]["ExecStart"])]


@pytest.mark.parametrize("system", SYSTEMS)
def test_the_scheduler_starts_the_check_and_nothing_else(system: str, tmp_path: Path) -> None:
    job = job_for(system, tmp_path, VAULT)
    assert job is not None
    text = next(t for p, t in job.files.items() if p.suffix != ".timer")
    words = command_of(system, text)
    assert words[0] == sys.executable
    told = " ".join(words[1:])
    assert "reminders check --notify --vault" in told
    if system != "win32":
        assert words[-1] == str(VAULT)
    assert all(str(path).startswith(str(tmp_path)) for path in job.files)


def test_the_timer_is_once_a_day(tmp_path: Path) -> None:
    job = job_for("linux", tmp_path, VAULT)
    assert job is not None
    timer = configparser.ConfigParser(interpolation=None, strict=True)
    timer.read_string(next(t for p, t in job.files.items() if p.suffix == ".timer"))
    assert timer["Timer"]["OnCalendar"] == "*-*-* 09:00:00"
    assert timer["Install"]["WantedBy"] == "timers.target"


def test_without_the_program_the_timer_does_nothing(tmp_path: Path) -> None:
    job = job_for("linux", tmp_path, VAULT)
    assert job is not None
    unit = configparser.ConfigParser(interpolation=None, strict=True)
    unit.read_string(next(t for p, t in job.files.items() if p.suffix == ".service"))
    assert unit["Unit"]["ConditionPathExists"] == sys.executable


@pytest.mark.parametrize("system", SYSTEMS)
def test_on_and_off_leave_no_trace(system: str, tmp_path: Path) -> None:
    job, scheduler = job_for(system, tmp_path, VAULT), Scheduler()
    assert job is not None
    assert not is_on(job)
    turn_on(job, scheduler)
    assert is_on(job)
    assert tuple(scheduler.told) == job.on
    turn_off(job, scheduler)
    assert not is_on(job)
    assert tuple(scheduler.told) == (*job.on, *job.off)
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_scheduler_that_refuses_leaves_nothing_behind(system: str, tmp_path: Path) -> None:
    job = job_for(system, tmp_path, VAULT)
    assert job is not None
    with pytest.raises(DailyCheckFailed):
        turn_on(job, Scheduler(refuses=job.on[-1][1]))
    assert not is_on(job)


def test_no_scheduler_at_all(tmp_path: Path) -> None:
    def missing(command: Sequence[str]) -> int:
        raise FileNotFoundError(command[0])

    job = job_for("linux", tmp_path, VAULT)
    assert job is not None
    with pytest.raises(DailyCheckFailed):
        turn_on(job, missing)
    assert not is_on(job)
    turn_off(job, missing)  # no fault
    assert job_for("plan9", tmp_path, VAULT) is None


# ---------------------------------------------------------------------------------------------------- what is said


def test_what_is_due_is_counted(office: Office) -> None:
    assert tally(office).count == 0
    assert due_reminder(office) is None
    keep_papers(office, f"{OVERDUE}---\n{SOON}---\n{APART}")
    found = tally(office)
    assert (found.overdue, found.soon) == (1, 1)
    assert found.first is not None
    assert found.first.day == date(2026, 11, 20)
    mark_done(office, listed(office)[0].due)
    assert tally(office).overdue == 0


def test_the_person_is_reminded_once_a_day(office: Office) -> None:
    keep_papers(office, OVERDUE)
    assert due_reminder(office) is not None
    assert due_reminder(office) is None


def passphrase_vault(tmp_path: Path) -> tuple[Path, Path]:
    word = tmp_path / "word"
    word.write_text("a long word")
    vault = tmp_path / "vault"
    clock = FixedClock(date(2026, 11, 24))
    with closing(office_on(create_vault(vault, passphrase="a long word", clock=clock), clock)) as opened:
        keep_papers(opened.office, OVERDUE)
    return vault, word


def test_a_locked_vault_says_nothing_of_its_days(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    vault, _ = passphrase_vault(tmp_path)
    assert cli.run(["reminders", "check", "--vault", str(vault)]) == 0
    assert capsys.readouterr().out.strip() == reminders.LOCKED
    plain = b"".join(p.read_bytes() for p in vault.rglob("*") if p.is_file())
    assert b"2026-11-20" not in plain
    assert b"Mercy" not in plain


def test_a_locked_vault_is_spoken_of_only_when_it_was_not_opened_for_long(tmp_path: Path) -> None:
    vault, _ = passphrase_vault(tmp_path)
    assert reminders._known(vault) == (reminders.LOCKED, False)
    old = time.time() - 8 * 24 * 3600
    for path in vault.glob("vault.db*"):
        os.utime(path, (old, old))
    assert reminders._known(vault) == (reminders.LOCKED, True)


def test_no_vault_is_no_news(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["reminders", "check", "--vault", str(tmp_path / "none")]) == 0
    assert capsys.readouterr().out == ""


def test_the_list_and_a_calendar_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    vault, word = passphrase_vault(tmp_path)
    common = ["--vault", str(vault), "--passphrase-file", str(word)]
    assert cli.run(["reminders", "list", *common]) == 0
    (day,) = json.loads(capsys.readouterr().out)["days"]
    assert (day["date"], day["kind"], day["amount"]) == ("2026-11-20", "payment", "900.00")
    status = cli.run(["reminders", "calendar", *common, "--out", str(tmp_path / "days.ics")])
    assert status == 1, "the only day is over"
    assert "no day to come" in capsys.readouterr().err


def test_a_packaged_program_names_itself_and_an_appimage_its_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("APPIMAGE", raising=False)
    assert daily_check.program()[1:] == ("-m", "medneg_desktop")
    packaged = tmp_path / "mounted" / "usr" / "medneg-desktop"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(packaged))
    assert daily_check.program() == (str(packaged),)
    assert daily_check.source_folder() == packaged.parent
    monkeypatch.setenv("APPIMAGE", str(tmp_path / "MedNeg.AppImage"))
    monkeypatch.setenv("APPDIR", str(tmp_path / "mounted"))
    assert daily_check.program() == (str(tmp_path / "MedNeg.AppImage"),)
    assert daily_check.source_folder() == tmp_path
    monkeypatch.setenv("APPDIR", str(tmp_path / "of another program"))
    assert daily_check.program() == (str(packaged),)
