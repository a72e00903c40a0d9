"""Taking the program off: the scripts ask what becomes of the bills, and erase them only when told to, twice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from medneg_desktop.ui.leaving import LeavingDialog

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="scripts of Linux and macOS")

OSASCRIPT = """#!/bin/sh
for last; do :; done
case "$*" in *Finder*) rm -rf "$last"; exit ;; esac
echo "$*" >>"$HOME/asked"
read -r answer <"$HOME/answers" && sed -i 1d "$HOME/answers" && echo "$answer"
"""
"""A Mac's, as far as the script needs it: answers by the lines of a file, and lets the Finder delete."""


def fill(folder: Path) -> Path:
    """A vault's folder with something in it."""
    (folder / "vault").mkdir(parents=True)
    (folder / "vault" / "vault.db").write_text("bills")
    return folder


@pytest.mark.parametrize(
    ("language", "typed", "kept"),
    [
        ("C.UTF-8", "", True),
        ("C.UTF-8", "erase", True),
        ("C.UTF-8", "ERASE", False),
        ("es_MX.UTF-8", "ERASE", True),
        ("es_MX.UTF-8", "BORRAR", False),
    ],
)
def test_the_appimage_asks_at_a_terminal(tmp_path: Path, language: str, typed: str, kept: bool) -> None:
    vault = fill(tmp_path / ".local/share/MedNeg")
    menu = tmp_path / ".local/share/applications/org.medneg.Desktop.desktop"
    menu.parent.mkdir()
    menu.write_text("[Desktop Entry]")
    told = subprocess.run(
        [sys.executable, ROOT / "installer/linux/answer.py", typed, ROOT / "installer/linux/AppRun", "uninstall"],
        env={"HOME": str(tmp_path), "PATH": os.environ["PATH"], "LANG": language},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert (vault / "vault" / "vault.db").exists() is kept
    assert not menu.exists()
    keeps, erases = ("Se conservan.", "Se borraron.") if language.startswith("es") else ("Kept.", "Erased.")
    assert (keeps in told, erases in told) == (kept, not kept)


def test_the_appimage_keeps_the_bills_where_nobody_can_be_asked(tmp_path: Path) -> None:
    vault = fill(tmp_path / ".local/share/MedNeg")
    subprocess.run(
        [ROOT / "installer/linux/AppRun", "uninstall"],
        env={"HOME": str(tmp_path), "PATH": os.environ["PATH"]},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    assert (vault / "vault" / "vault.db").exists()


@pytest.mark.parametrize(("status", "kept"), [(0, True), (1, True), (10, False), (139, True)])
def test_the_appimage_asks_in_a_window_where_there_is_no_terminal(tmp_path: Path, status: int, kept: bool) -> None:
    vault = fill(tmp_path / ".local/share/MedNeg")
    image = tmp_path / "image"
    program = image / "usr/lib/medneg-desktop/medneg-desktop"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\n[ "$1" != --ask-to-erase ] || exit {status}\n')
    program.chmod(0o755)
    shutil.copy(ROOT / "installer/linux/AppRun", image)
    subprocess.run(
        [image / "AppRun", "uninstall"],
        env={"HOME": str(tmp_path), "PATH": os.environ["PATH"], "DISPLAY": ":7"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    assert (vault / "vault" / "vault.db").exists() is kept


def test_the_program_erases_nothing_where_it_cannot_ask() -> None:
    bare = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    ran = subprocess.run([sys.executable, "-m", "medneg_desktop", "--ask-to-erase"], cwd=ROOT, env=bare, check=False)
    assert ran.returncode == 0


@pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)
def test_only_a_second_yes_in_the_window_erases(qtbot: QtBot, tmp_path: Path) -> None:
    dialogs = [LeavingDialog(tmp_path) for _ in range(3)]
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        dialog.show()
    at_once, once, twice = dialogs
    QTest.keyClick(at_once, Qt.Key.Key_Return)
    assert not at_once.result()
    once.erase_button.click()
    assert "cannot be undone" in once.words.text()
    QTest.keyClick(once.keep_button, Qt.Key.Key_Return)
    assert not once.isVisible()
    assert not once.result()
    QTest.mouseDClick(twice.erase_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(twice.erase_button, Qt.MouseButton.LeftButton)
    assert twice.isVisible()
    qtbot.waitUntil(twice.erase_button.isEnabled)
    twice.erase_button.click()
    assert twice.result() == LeavingDialog.DialogCode.Accepted


@pytest.mark.parametrize(
    ("languages", "answers", "kept"),
    [
        ('("en-US")', ["Keep my bills"], True),
        ('("en-US")', ["Erase", "Keep my bills"], True),
        ('("en-US")', ["Erase", "Erase"], False),
        ('("es-MX")', ["Borrar", "Borrar"], False),
        ('("es-MX")', ["Conservar mis facturas"], True),
    ],
)
def test_the_script_for_macos_asks_twice(tmp_path: Path, languages: str, answers: list[str], kept: bool) -> None:
    vault = fill(tmp_path / "Library/Application Support/MedNeg")
    app = fill(tmp_path / "Applications/MedNeg.app")
    commands = tmp_path / "bin"
    commands.mkdir()
    stand_ins = {
        "osascript": OSASCRIPT,
        "defaults": f"#!/bin/sh\necho '{languages}'\n",
        "pgrep": "#!/bin/sh\nexit 1\n",
        "launchctl": "#!/bin/sh\nexit 3\n",
    }
    for name, text in stand_ins.items():
        (commands / name).write_text(text)
        (commands / name).chmod(0o755)
    (tmp_path / "answers").write_text("\n".join(answers) + "\n")
    subprocess.run(
        [ROOT / "installer/macos/remove.command"],
        env={"HOME": str(tmp_path), "PATH": f"{commands}:{os.environ['PATH']}"},
        check=True,
    )
    assert not app.exists()
    assert (vault / "vault" / "vault.db").exists() is kept
    assert (tmp_path / "answers").read_text() == ""  # every answer was asked for
    assert ("facturas" in (tmp_path / "asked").read_text()) is languages.startswith('("es')
