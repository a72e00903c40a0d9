"""Offers hostile files among honest ones to a vault, and looks at what is said, how long it takes, and what is used.

The whole dose:  .venv/bin/python -m tests.hostile.run
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

from medneg_desktop.app import office_on
from medneg_desktop.core.clock import SystemClock
from medneg_desktop.domain.document import Accepted, AlreadyHeld, Declined, ReadingStatus
from medneg_desktop.pages.lane import PageWorkers, Patience
from medneg_desktop.pages.limits import Limits, resident_bytes
from medneg_desktop.services.intake import bring_in, files_in
from medneg_desktop.services.office import Office
from medneg_desktop.services.read_document import read_document
from medneg_desktop.store.vault import create_vault
from tests.hostile import files, more_files
from tests.hostile.files import honest

FILES = {**files.FILES, **more_files.MORE}
WORKER_MEMORY = Limits().resident + (256 << 20)
"""What a worker may be seen with: it is looked at five times a second."""
OWN_MEMORY = 1200 << 20
"""The program itself holds a file and its copy, never what it unpacks to."""
CALLS = 4
"""Looking, unpacking, the text of a page, its picture: each may take its time once before a file is given up."""


@dataclass
class Told:
    """What became of one file offered."""

    name: str
    size: int
    outcomes: list[str] = field(default_factory=list)
    seconds: float = 0.0
    worker_peak: int = 0
    own_peak: int = 0


class Watcher:
    """Looks at the memory of the program and of its workers."""

    def __init__(self) -> None:
        self.worker, self.own = 0, 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def _look(self) -> None:
        while not self._over.wait(0.1):
            self.own = max(self.own, resident_bytes(os.getpid()))
            self.worker = max([self.worker, *map(resident_bytes, children())])

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._over.set()
        self._thread.join()


def children() -> list[int]:
    own = os.getpid()
    found = []
    for task in Path(f"/proc/{own}/task").iterdir():
        try:
            found += [int(pid) for pid in (task / "children").read_text().split()]
        except OSError:
            continue
    return found


def offered_one(office: Office, path: Path) -> Told:
    """Bring a file in as the window does, and read what came in. Whatever is raised is a fault."""
    told, begun = Told(path.name, path.stat().st_size), time.monotonic()
    with Watcher() as watcher:
        for item in files_in([path], office.pages):
            outcome = item if isinstance(item, Declined) else bring_in(office, item)
            match outcome:
                case Declined(_, code, title, remedy):
                    assert title.endswith(".")
                    assert remedy.endswith(".")
                    told.outcomes.append(code)
                case AlreadyHeld():
                    told.outcomes.append("held")
                case Accepted(_, document):
                    told.outcomes.append(read(office, document.id))
    told.seconds = time.monotonic() - begun
    told.worker_peak, told.own_peak = watcher.worker, watcher.own
    return told


def read(office: Office, document: object) -> str:
    done = read_document(office, document)  # type: ignore[arg-type] # as the outcome names it
    if done.status is ReadingStatus.FAILED:
        assert done.trouble is not None
        return done.trouble[0]
    with office.unit() as unit:
        problems = [p.problem for p in unit.pages(done.id) if p.problem]
    return "read, page given up" if problems else "read"


@contextmanager
def desk(place: Path, patience: Patience | None = None) -> Iterator[Office]:
    """A vault to offer files to."""
    with (
        closing(office_on(create_vault(place / "vault", key=bytes(32)), SystemClock())) as opened,
        closing(PageWorkers(jobs=opened.office.jobs, patience=patience)) as workers,
    ):
        yield replace(opened.office, pages=workers)


def run(place: Path, names: Sequence[str], patience: Patience | None = None) -> list[Told]:
    """Offer the files of these names, each followed by an honest one; raises AssertionError over any limit."""
    (place / "offered").mkdir()
    (place / "work").mkdir()
    before, told = Path.cwd(), list[Told]()
    os.chdir(place / "work")
    try:
        with desk(place, patience) as office:
            beside = list(honest())
            for number, name in enumerate(names):
                path = place / "offered" / name
                path.write_bytes(FILES[name]())
                told.append(offered_one(office, path))
                print(_line(told[-1]), flush=True)
                assert_bounded(told[-1], patience or Patience())
                path.unlink()
                if number < len(beside):
                    good = place / "offered" / beside[number][0]
                    good.write_bytes(beside[number][1])
                    assert offered_one(office, good).outcomes == ["read"], good.name
            assert office.vault.verify().problems == ()
    finally:
        os.chdir(before)
    assert not list((place / "work").iterdir()), "a file was written beside"
    assert {p.name for p in place.iterdir()} == {"offered", "work", "vault"}
    return told


def assert_bounded(told: Told, patience: Patience) -> None:
    assert told.outcomes, told.name
    limit = CALLS * patience.light + patience.ocr * 2
    assert told.seconds < limit * len(told.outcomes), f"{told.name} took {told.seconds:.0f} s"
    assert told.worker_peak < WORKER_MEMORY, f"{told.name}: a worker used {told.worker_peak >> 20} MB"
    assert told.own_peak < OWN_MEMORY, f"{told.name}: the program used {told.own_peak >> 20} MB"


def _line(told: Told) -> str:
    what = ", ".join(sorted(set(told.outcomes)))
    return (
        f"{told.name:22} {told.size / 1e6:7.1f} MB  {told.seconds:6.1f} s  worker {told.worker_peak >> 20:5} MB"
        f"  own {told.own_peak >> 20:4} MB  {len(told.outcomes):3} x {what}"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", default=list(FILES))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        told = run(Path(folder), arguments.names)
    slowest = max(told, key=lambda t: t.seconds)
    print(
        f"{len(told)} hostile files: each told or read, all honest ones came in; slowest {slowest.name} with"
        f" {slowest.seconds:.0f} s; at most {max(t.worker_peak for t in told) >> 20} MB in a worker and"
        f" {max(t.own_peak for t in told) >> 20} MB in the program"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
