"""A look at the days once a day by the computer's own scheduler, while MedNeg is closed. Only on the person's yes.

What it can know is little, on purpose. Where the key is kept by this computer's keyring, the check opens the vault,
counts the days that are due, opens no paper, and says how many. Where a passphrase protects the vault nobody can look
inside without it, and no plain file holds any day: the check then only reminds the person to open MedNeg, and only when
that was not done for a week. Nothing but the program's own command and the vault's folder is written down.
"""

from __future__ import annotations

import os
import plistlib
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from medneg_desktop.core.trouble import SurroundingsTrouble
from medneg_desktop.services.prepare_packet import write_whole

HOUR = 9
_NAME = "medneg-reminders"
_LABEL = "org.medneg.reminders"
_TASK = "MedNeg reminders"
_SECONDS = 30

Runner = Callable[[Sequence[str]], int]
"""Runs a command of the system and gives its exit status; raises OSError where there is no such command."""


class DailyCheckFailed(SurroundingsTrouble):
    """The computer's scheduler did not take the check."""

    code = "daily-check-failed"
    title = "The daily check could not be set up; nothing was left behind."
    remedy = (
        "This computer's scheduler may be turned off. MedNeg still reminds you while it is open, and saves calendars."
    )


@dataclass(frozen=True, slots=True)
class Job:
    """What a system needs for a daily check: files, and the commands that turn it on and off."""

    files: Mapping[Path, str]
    on: tuple[tuple[str, ...], ...]
    off: tuple[tuple[str, ...], ...]


def program() -> tuple[str, ...]:
    """The command that starts this very program."""
    if not getattr(sys, "frozen", False):
        return (sys.executable, "-m", "medneg_desktop")
    image, mounted = os.environ.get("APPIMAGE", ""), os.environ.get("APPDIR", "")
    # Of an AppImage the file, and not what is mounted of it while it runs. Another AppImage may have started us.
    own = bool(image and mounted) and Path(sys.executable).is_relative_to(mounted)
    return (image,) if own else (sys.executable,)


def source_folder() -> Path:
    """Where the program is started from: the checkout, or where the packaged program lies."""
    return Path(program()[0]).parent if getattr(sys, "frozen", False) else Path(__file__).parents[2]


def job_for(system: str, home: Path, vault: Path) -> Job | None:
    """The check for a system by its name (``sys.platform``); None where it has no scheduler that is known here."""
    command = (*program(), "reminders", "check", "--notify", "--vault", str(vault))
    if system.startswith("linux"):
        return _systemd(home, command)
    if system == "darwin":
        return _launchd(home, command)
    return _task(home, command) if system == "win32" else None


def is_on(job: Job) -> bool:
    """Whether the check stands: its files are where the scheduler looks."""
    return all(path.exists() for path in job.files)


def turn_on(job: Job, run: Runner | None = None) -> None:
    """Write the files and tell the scheduler. Raises DailyCheckFailed, PlaceNotWritable or DiskFull; then nothing stays."""
    run = run or _run
    try:
        for path, text in job.files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, text.encode("utf-16" if path.suffix == ".xml" else "utf-8"))
        _told(job.on, run)
    except BaseException:
        _remove(job)
        raise


def turn_off(job: Job, run: Runner | None = None) -> None:
    """Take the check out again; a scheduler that knows nothing of it is no fault."""
    run = run or _run
    for command in job.off:
        try:
            run(command)
        except OSError:
            break
    _remove(job)


def _told(commands: Sequence[Sequence[str]], run: Runner) -> None:
    for command in commands:
        try:
            status = run(command)
        except OSError as error:
            raise DailyCheckFailed(details=type(error).__name__) from error
        if status:
            raise DailyCheckFailed(details=f"{command[0]} {status}")


def _run(command: Sequence[str]) -> int:
    try:
        return subprocess.run(  # noqa: S603 (fixed commands of the system)
            command, check=False, capture_output=True, timeout=_SECONDS
        ).returncode
    except subprocess.TimeoutExpired as error:
        raise OSError from error


def _remove(job: Job) -> None:
    for path in job.files:
        path.unlink(missing_ok=True)


# ---------------------------------------------------------------------------------------------------- systems


def _systemd(home: Path, command: Sequence[str]) -> Job:
    folder = home / ".config" / "systemd" / "user"
    service = (
        "[Unit]\nDescription=MedNeg: count the days that are due\n"
        # A package is removed for everybody and leaves this file in each home: without the program it does nothing.
        f"ConditionPathExists={_unit_word(command[0], quoted=False)}\n\n[Service]\nType=oneshot\n"
        f"WorkingDirectory={_unit_word(str(source_folder()), quoted=False)}\n"
        f"ExecStart={' '.join(_unit_word(part) for part in command)}\n"
    )
    timer = (
        "[Unit]\nDescription=MedNeg: once a day\n\n[Timer]\n"
        f"OnCalendar=*-*-* {HOUR:02}:00:00\nPersistent=true\n\n[Install]\nWantedBy=timers.target\n"
    )
    files = {folder / f"{_NAME}.service": service, folder / f"{_NAME}.timer": timer}
    reload = ("systemctl", "--user", "daemon-reload")
    return Job(
        files,
        (reload, ("systemctl", "--user", "enable", "--now", f"{_NAME}.timer")),
        (("systemctl", "--user", "disable", "--now", f"{_NAME}.timer"), reload),
    )


def _unit_word(text: str, *, quoted: bool = True) -> str:
    """A word of a unit file: percent and dollar signs mean themselves, spaces part nothing."""
    plain = text.replace("%", "%%")
    if not quoted:
        return plain
    plain = plain.replace("\\", "\\\\").replace('"', '\\"').replace("$", "$$")
    return f'"{plain}"'


def _launchd(home: Path, command: Sequence[str]) -> Job:
    path = home / "Library" / "LaunchAgents" / f"{_LABEL}.plist"
    text = plistlib.dumps(
        {
            "Label": _LABEL,
            "ProgramArguments": list(command),
            "WorkingDirectory": str(source_folder()),
            "StartCalendarInterval": {"Hour": HOUR, "Minute": 0},
            "ProcessType": "Background",
        }
    ).decode()
    domain = f"gui/{os.getuid()}" if hasattr(os, "getuid") else "gui"
    return Job(
        {path: text},
        (("launchctl", "bootstrap", domain, str(path)),),
        (("launchctl", "bootout", f"{domain}/{_LABEL}"),),
    )


_XML = """<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <Triggers><CalendarTrigger>
    <StartBoundary>2026-01-01T{hour:02}:00:00</StartBoundary>
    <ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>
  </CalendarTrigger></Triggers>
  <Principals><Principal id="Author"><LogonType>InteractiveToken</LogonType></Principal></Principals>
  <Settings>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT5M</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author"><Exec>
    <Command>{command}</Command><Arguments>{arguments}</Arguments><WorkingDirectory>{folder}</WorkingDirectory>
  </Exec></Actions>
</Task>
"""


def _task(home: Path, command: Sequence[str]) -> Job:
    path = home / "AppData" / "Local" / "MedNeg" / f"{_NAME}.xml"
    text = _XML.format(
        hour=HOUR,
        command=escape(command[0]),
        arguments=escape(subprocess.list2cmdline(command[1:])),
        folder=escape(str(source_folder())),
    )
    return Job(
        {path: text},
        (("schtasks", "/Create", "/TN", _TASK, "/XML", str(path), "/F"),),
        (("schtasks", "/Delete", "/TN", _TASK, "/F"),),
    )
