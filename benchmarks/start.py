#!/usr/bin/env python3
"""From process start to a usable window, against a bare PySide6 window in the same run. See README.md."""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEY = bytes(range(32))  # a scratch vault's

BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication(sys.argv[:1])
window = QMainWindow()
window.setCentralWidget(QLabel("bare"))
window.resize(1280, 800)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""

MEDNEG = """
import sys
from pathlib import Path
from medneg_desktop.app import office_on
from medneg_desktop.core.clock import SystemClock
from medneg_desktop.store.vault import open_vault
from medneg_desktop.ui.entrance import Entrance
from medneg_desktop.ui.start import run_window
folder, key = Path(sys.argv[1]), bytes.fromhex(sys.argv[2])
def opener(passphrase):
    return office_on(open_vault(folder, key=key), SystemClock())
run_window(Entrance(lambda: True, opener, maker=lambda p: None, recover=lambda c, p: None), exit_when_ready=True)
"""


@dataclass(frozen=True)
class Run:
    """One process: CPU seconds and the largest resident size in MB."""

    cpu: float
    wall: float
    rss: float


def once(code: str, *arguments: str) -> Run:
    """Run ``code`` in a fresh process of its own."""
    return timed(sys.executable, "-c", code, *arguments)


def timed(*command: str) -> Run:
    """Run a command, and say what it took."""
    import time

    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "PYTHONPATH": str(ROOT),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a person's computer keeps what it compiled
    begun = time.perf_counter()
    process = subprocess.Popen(command, env=environment, cwd=ROOT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"a measured process ended with {process.returncode}")
    return Run(usage.ru_utime + usage.ru_stime, time.perf_counter() - begun, usage.ru_maxrss / 1024)


def make_vault(folder: Path, documents: int) -> None:
    """A scratch vault with so many made-up documents."""
    from medneg_desktop.app import office_on
    from medneg_desktop.core.clock import SystemClock
    from medneg_desktop.services.bench_fill import bench_fill
    from medneg_desktop.store.vault import create_vault, open_vault

    vault = open_vault(folder, key=KEY) if (folder / "vault.db").exists() else create_vault(folder, key=KEY)
    opened = office_on(vault, SystemClock())
    try:
        bench_fill(
            opened.office,
            documents,
            progress=lambda done, whole, _: print(f"\r{done}/{whole}", end="", file=sys.stderr),
        )
        print(file=sys.stderr)
    finally:
        opened.close()


def median(runs: list[Run], what: str) -> float:
    return float(statistics.median(getattr(r, what) for r in runs))


def against_packaged(program: Path, runs: int) -> None:
    """The packaged program against the checkout, both opening the sample case, in turns."""
    wanted = ("--demo", "--exit-when-ready")
    commands = {"source": (sys.executable, "-m", "medneg_desktop", *wanted), "packaged": (str(program), *wanted)}
    measured: dict[str, list[Run]] = {name: [] for name in commands}
    for command in commands.values():
        timed(*command)  # warms the disk
    for _ in range(runs):
        for name, command in commands.items():
            measured[name].append(timed(*command))
    print(f"{'':<20}{'CPU s':>8}{'wall s':>8}{'peak MB':>9}   (medians of {runs})")
    for name, found in measured.items():
        print(f"{name:<20}{median(found, 'cpu'):>8.2f}{median(found, 'wall'):>8.2f}{median(found, 'rss'):>9.0f}")
    ratio = [p.cpu / s.cpu for s, p in zip(measured["source"], measured["packaged"], strict=True)]
    print(f"packaged to source: {statistics.median(ratio):.2f} times the CPU, turn by turn")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--vault", type=Path, help="where the big scratch vault is kept")
    parser.add_argument("--packaged", type=Path, help="measure this packaged program against the checkout instead")
    wishes = parser.parse_args()
    if wishes.packaged is not None:
        against_packaged(wishes.packaged.resolve(), wishes.runs)
        return
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as scratch:
        empty, big = Path(scratch) / "empty", wishes.vault or Path(scratch) / "big"
        make_vault(empty, 0)
        make_vault(big, wishes.documents)
        cases = {
            "bare window": (BARE,),
            "empty vault": (MEDNEG, str(empty), KEY.hex()),
            f"{wishes.documents} documents": (MEDNEG, str(big), KEY.hex()),
        }
        for words in cases.values():
            once(*words)  # warms the disk
        runs: dict[str, list[Run]] = {name: [] for name in cases}
        for _ in range(wishes.runs):
            for name, words in cases.items():
                runs[name].append(once(*words))
    bare = median(runs["bare window"], "cpu")
    print(f"{'':<20}{'CPU s':>8}{'ratio':>8}{'wall s':>8}{'peak MB':>9}   (medians of {wishes.runs})")
    for name, measured in runs.items():
        cpu = median(measured, "cpu")
        print(f"{name:<20}{cpu:>8.2f}{cpu / bare:>8.2f}{median(measured, 'wall'):>8.2f}{median(measured, 'rss'):>9.0f}")


if __name__ == "__main__":
    main()
