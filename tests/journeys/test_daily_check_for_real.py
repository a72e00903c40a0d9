"""The daily check as the scheduler starts it, and the reminders of the window, on a desktop with a real session bus.

What cannot be tried on a machine without a login session: a user's systemd itself running the timer, launchd, and the
task scheduler of Windows. What they are given is held against systemd's own checker here, and against the formats in
``tests/services/test_daily_check.py``.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import textwrap
import time
from collections.abc import Mapping
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from medneg_desktop.app import office_on
from medneg_desktop.core.clock import SystemClock
from medneg_desktop.services.daily_check import job_for, source_folder
from medneg_desktop.store.vault import create_vault
from tests.kept import keep_papers
from tests.services.test_daily_check import command_of

PYTHON = "/usr/bin/python3"
TODAY = SystemClock().today()
OVERDUE = f"""
    statement
    provider_name: Mercy Hospital
    patient_name: Ana Lopez
    account_number: 4482137
    statement_date: {TODAY - timedelta(days=30)}
    due_date: {TODAY - timedelta(days=3)}
    amount_due: 900.00
    """


def _desktop_can_be_made() -> bool:
    tools = ("dbus-run-session", "xvfb-run", "env")
    if not sys.platform.startswith("linux") or not all(map(shutil.which, tools)) or not Path(PYTHON).exists():
        return False
    return subprocess.run([PYTHON, "-c", "import dbus, gi"], check=False, capture_output=True).returncode == 0


on_a_desktop = pytest.mark.skipif(
    not _desktop_can_be_made(), reason="needs dbus-run-session, xvfb-run, and the system's Python with dbus and gi"
)


def on_desktop(kind: str, command: list[str], folder: Path, told: Mapping[str, str]) -> list[dict[str, str]]:
    """Run a command on a bus and a screen of its own; gives what arrived there. Only ``told`` is in its surroundings."""
    script = textwrap.dedent("""
        "$1" "$2" "$3" "$4" & bus=$!
        for _ in $(seq 100); do [ -s "$3" ] && break; sleep 0.1; done
        shift 4; xvfb-run -a "$@"; status=$?
        kill $bus; exit $status
        """)
    arrived = folder / f"arrived-{kind}.jsonl"
    bus = str(source_folder() / "tests" / "desktop" / "bus.py")
    home = {"HOME": str(folder), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    words = ["dbus-run-session", "--", "sh", "-c", script, "sh", PYTHON, bus, str(arrived), kind, *command]
    done = subprocess.run(
        words, check=False, capture_output=True, text=True, timeout=60, cwd=source_folder(), env={**home, **told}
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in arrived.read_text().splitlines()]


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, dict[str, str]]:
    """A vault whose key a key store holds, with one day overdue; and what tells a program of that key store."""
    told = {
        "PYTHON_KEYRING_BACKEND": "tests.desktop.file_keyring.FileKeyring",
        "MEDNEG_TEST_KEYRING": str(tmp_path / "keys.json"),
    }
    import keyring  # noqa: PLC0415 (chosen when it is first asked)

    from tests.desktop.file_keyring import FileKeyring  # noqa: PLC0415 (as above)

    monkeypatch.setenv("MEDNEG_TEST_KEYRING", told["MEDNEG_TEST_KEYRING"])
    before = keyring.get_keyring()
    keyring.set_keyring(FileKeyring())  # type: ignore[no-untyped-call]  # the backend has no types
    try:
        folder = tmp_path / "my vault"
        with closing(office_on(create_vault(folder, use_keyring=True), SystemClock())) as opened:
            keep_papers(opened.office, OVERDUE)
    finally:
        keyring.set_keyring(before)
    return folder, told


@pytest.mark.slow
@on_a_desktop
@pytest.mark.parametrize(
    ("kind", "speech", "words"),
    [("tray", "en_US.UTF-8", "1 reminder"), ("portal", "es_MX.UTF-8", "1 recordatorio")],
)
def test_the_message_of_the_daily_check_arrives(
    kind: str, speech: str, words: str, tmp_path: Path, kept: tuple[Path, dict[str, str]]
) -> None:
    vault, told = kept
    job = job_for("linux", tmp_path, vault)
    assert job is not None
    command = command_of("linux", next(t for p, t in job.files.items() if p.suffix == ".service"))
    notes = [n for n in on_desktop(kind, command, tmp_path, {**told, "LANG": speech}) if n["way"] == kind]
    assert [(n["title"], n["body"]) for n in notes] == [("MedNeg", words)]


@pytest.mark.slow
@on_a_desktop
def test_a_vault_that_only_a_passphrase_opens_is_spoken_of_when_it_was_not_opened_for_long(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    create_vault(vault, passphrase="a long word").close()
    old = time.time() - 8 * 24 * 3600
    for path in vault.glob("vault.db*"):
        os.utime(path, (old, old))
    command = [sys.executable, "-m", "medneg_desktop", "reminders", "check", "--notify", "--vault", str(vault)]
    notes = [n for n in on_desktop("tray", command, tmp_path, {}) if n["way"] == "tray"]
    assert len(notes) == 1
    assert "only your passphrase" in notes[0]["body"]


WINDOW = """
import sys
from contextlib import closing
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from medneg_desktop.app import open_office
from medneg_desktop.ui.background import Lane, Lanes
from medneg_desktop.ui.reminding import Reminding
app = QApplication([])
app.setQuitOnLastWindowClosed(False)
with closing(open_office(Path(sys.argv[1]), None)) as opened:
    lanes = Lanes()
    reminding = Reminding(opened.office, lanes, lambda: sys.argv[2])
    def look(then):  # and then, once what it found was told
        reminding.look()
        lanes.run(Lane.STORE, lambda: None, owner=app, done=lambda _: QTimer.singleShot(500, then))
    look(lambda: look(app.quit))
    app.exec()
    reminding.stop()
    lanes.close()
"""


@pytest.mark.slow
@on_a_desktop
@pytest.mark.parametrize(
    ("kind", "privacy", "words"),
    [
        ("tray", "quiet", ["1 day is overdue."]),
        ("portal", "quiet", ["1 day is overdue."]),
        ("tray", "full", ["1 day is overdue. Mercy Hospital: "]),
        ("tray", "off", []),
    ],
)
def test_the_reminder_of_the_window_arrives_once_and_says_what_it_may(
    kind: str, privacy: str, words: list[str], tmp_path: Path, kept: tuple[Path, dict[str, str]]
) -> None:
    vault, told = kept
    arrived = on_desktop(kind, [sys.executable, "-c", WINDOW, str(vault), privacy], tmp_path, told)
    bodies = [n["body"] for n in arrived if n["way"] == kind]
    assert len(bodies) == len(words)
    for body, wanted in zip(bodies, words, strict=True):
        assert body.startswith(wanted)
        assert ("Mercy" in body) is (privacy == "full")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd-analyze")
def test_systemd_takes_the_timer_and_its_service_as_they_are(tmp_path: Path) -> None:
    job = job_for("linux", tmp_path, tmp_path / "my 100 % vault")
    assert job is not None
    for path, text in job.files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    units = [str(path) for path in job.files]
    surroundings = {**os.environ, "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    checked = subprocess.run(
        ["systemd-analyze", "verify", "--user", *units],
        check=False,
        capture_output=True,
        text=True,
        env=surroundings,
    )
    assert (checked.returncode, [x for x in checked.stderr.splitlines() if "medneg" in x]) == (0, [])
    calendar = next(x for t in job.files.values() for x in t.splitlines() if x.startswith("OnCalendar"))
    spoken = subprocess.run(
        ["systemd-analyze", "calendar", calendar.partition("=")[2]], check=False, capture_output=True, text=True
    )
    assert spoken.returncode == 0
    assert "Normalized form: *-*-* 09:00:00" in spoken.stdout
