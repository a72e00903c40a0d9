"""Times what keeps a vault safe, against doing the bare thing with the same bytes in the same run.

Backup, restore, export, import, the automatic backup, verifying, opening: each beside a plain copy of the same files, hashed, or beside
SQLite alone.  Run: .venv/bin/python -m benchmarks.vault --documents 2000
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from medneg_desktop.app import office_on
from medneg_desktop.core.clock import SystemClock
from medneg_desktop.services.backup import back_up_if_due
from medneg_desktop.services.bench_fill import bench_fill
from medneg_desktop.services.export import export
from medneg_desktop.services.merge import take_over
from medneg_desktop.services.overview import home
from medneg_desktop.store.keys import way_in
from medneg_desktop.store.restore import restore
from medneg_desktop.store.vault import create_vault, open_vault
from medneg_desktop.store.watch import Watch

KEY = bytes(range(32))


def seconds(act: Callable[[], object], runs: int) -> float:
    """The median of some runs."""
    took = []
    for _ in range(runs):
        start = time.perf_counter()
        act()
        took.append(time.perf_counter() - start)
    return statistics.median(took)


def plain_copy(folder: Path, target: Path) -> None:
    """The bare thing: copy every file and hash the copy."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(folder, target)
    for path in target.rglob("*"):
        if path.is_file():
            hashlib.sha256(path.read_bytes()).hexdigest()


def measure(place: Path, documents: int, runs: int) -> None:
    folder, clock = place / "vault", SystemClock()
    with closing(office_on(create_vault(folder, key=KEY), clock)) as opened:
        bench_fill(opened.office, documents)
    bare = seconds(lambda: plain_copy(folder, place / "copy"), runs)
    shutil.rmtree(place / "copy")
    size = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())
    print(f"{documents} documents, {size / 1e6:.0f} MB; copying and hashing the files: {bare:.2f} s")

    def show(name: str, act: Callable[[], object]) -> None:
        took = seconds(act, runs)
        print(f"{name:32} {took:7.2f} s {took / bare:6.2f} x")

    with closing(office_on(open_vault(folder, key=KEY), clock)) as opened:
        office, backup = opened.office, place / "b.medneg"

        def back_up() -> None:
            backup.unlink(missing_ok=True)
            office.vault.back_up(backup)

        def snapshot() -> None:
            with office.unit() as unit:
                unit.commit()
            back_up_if_due(office, every=timedelta(0))

        show("backup", back_up)
        show("automatic backup", snapshot)
        show("verify", office.vault.verify)
        show("Home", lambda: home(office))

    def bring_back() -> None:
        shutil.rmtree(place / "back", ignore_errors=True)
        restore(backup, place / "back", way_in(key=KEY), Watch())

    show("restore", bring_back)

    def take_out() -> None:
        shutil.rmtree(place / "out", ignore_errors=True)
        with closing(office_on(open_vault(folder, key=KEY), clock)) as opened:
            export(opened.office, place / "out")

    def take_in() -> None:
        shutil.rmtree(place / "other", ignore_errors=True)
        with closing(office_on(create_vault(place / "other", key=KEY), clock)) as opened:
            assert len(list(take_over(opened.office, backup, None))) == documents

    show("export of every paper", take_out)
    show("import of a backup", take_in)
    show("open and close", lambda: open_vault(folder, key=KEY).close())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), arguments.documents, arguments.runs)


if __name__ == "__main__":
    main()
