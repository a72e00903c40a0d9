"""Times a large vault: opening, searching, opening a bill, checking; beside the same vault unencrypted and bare SQLite.

All in one run, in turns, with a fresh connection for each opening. The unencrypted twin is the same database, exported
page by page into plain SQLite and opened by the same program; it exists for the run only.
Run: .venv/bin/python -m benchmarks.large_vault --documents 10000
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from medneg_desktop.app import OpenOffice, office_on
from medneg_desktop.core.clock import SystemClock
from medneg_desktop.core.ids import CaseId
from medneg_desktop.domain.search import understand
from medneg_desktop.services.bench_fill import bench_fill
from medneg_desktop.services.find import find
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import case_view, home
from medneg_desktop.services.search_index import catch_up
from medneg_desktop.store import connection
from medneg_desktop.store.vault import create_vault, open_vault

KEY = bytes(range(32))
LINES = 60
"""Of each bill; every third document is one, so that 10,000 documents have 200,000 lines."""

SEARCHES = ("Cedar Hollow", "BF-0001234", "Belmonte", "service 17", "made up", "03/12/2021")
ENCRYPTED = connection.connect


def plain_connect(path: Path, vault_key: bytes) -> Any:
    """The program's own way of connecting, without a key."""
    del vault_key
    made = sqlcipher.connect(str(path), timeout=5.0, check_same_thread=False, isolation_level=None)
    for setting in connection._SETTINGS:  # noqa: SLF001 (the very settings of the program)
        made.execute(setting)
    return made


@contextmanager
def opened(folder: Path) -> Iterator[OpenOffice]:
    """The vault, or its unencrypted twin, as the program opens it."""
    connection.connect = ENCRYPTED if folder.name == "vault" else plain_connect
    with closing(office_on(open_vault(folder, key=KEY), SystemClock())) as made:
        yield made


def make_twin(vault: Path, twin: Path) -> None:
    """The same database unencrypted, beside the same originals."""
    shutil.rmtree(twin, ignore_errors=True)
    twin.mkdir()
    shutil.copy(vault / "keys.json", twin)
    (twin / "originals").symlink_to(vault / "originals")
    with closing(ENCRYPTED(vault / "vault.db", KEY)) as source:
        source.execute("ATTACH DATABASE ? AS plain KEY ''", (str(twin / "vault.db"),))
        source.execute("SELECT sqlcipher_export('plain')").fetchall()
        source.execute("DETACH DATABASE plain")
    plain_connect(twin / "vault.db", KEY).close()


def fill(vault: Path, documents: int) -> None:
    made = open_vault(vault, key=KEY) if (vault / "keys.json").exists() else create_vault(vault, key=KEY)
    with closing(office_on(made, SystemClock())) as filled:
        bench_fill(filled.office, documents, lines=LINES)
        while catch_up(filled.office):
            pass


def seconds(act: Callable[[], object]) -> float:
    """CPU seconds, those of the system included: others may be busy on the same cores."""
    begun = time.process_time()
    act()
    return time.process_time() - begun


class Times:
    """What was measured, by name and by which of the vaults."""

    def __init__(self) -> None:
        self._took: dict[tuple[str, str], list[float]] = {}

    def take(self, name: str, whose: str, act: Callable[[], object]) -> None:
        self._took.setdefault((name, whose), []).append(seconds(act))

    def median(self, name: str, whose: str) -> float:
        return statistics.median(self._took[name, whose])

    def show(self, name: str, *others: str) -> None:
        mine = self.median(name, "vault")
        ratios = [f"{mine / self.median(name, o):6.2f} x {o}" for o in others]
        print(f"{name:34} {mine * 1000:9.2f} ms  " + "  ".join(ratios), flush=True)


def one_turn(times: Times, place: Path, whose: str, case: CaseId) -> None:
    """Open, Home, the first searches and the same again, a bill; through the program."""

    def opening_and_searching() -> None:
        with opened(place / whose) as made:
            home(made.office)
            times.take("open a bill", whose, lambda: case_view(made.office, case))
            for name in ("search the index, first time", "search the index, again"):
                for word in SEARCHES:
                    times.take(name, whose, partial(hits, made.office, word))
            for word in SEARCHES[:2]:
                times.take("search, with what is shown", whose, partial(find, made.office, word))

    times.take("open, a bill, the searches", whose, opening_and_searching)

    def opening() -> None:
        with opened(place / whose) as made:
            home(made.office)

    times.take("open, Home, close", whose, opening)


def hits(office: Office, words: str) -> None:
    with office.unit() as unit:
        unit.search(understand(words), limit=200)


def bare_turn(times: Times, twin: Path, case: CaseId) -> None:
    """The bare thing: the driver alone asks the unencrypted database for the same rows."""

    def opening() -> None:
        with closing(plain_connect(twin / "vault.db", KEY)) as bare:
            bare.execute("SELECT * FROM cases ORDER BY in_question DESC, asked DESC, key LIMIT 200").fetchall()
            bare.execute("SELECT count(*), sum(asked), sum(in_question) FROM cases").fetchall()
            bare.execute("SELECT count(*), sum(reviewed = 0) FROM documents").fetchall()

    times.take("open, Home, close", "bare SQLite", opening)
    with closing(plain_connect(twin / "vault.db", KEY)) as bare:
        times.take("open a bill", "bare SQLite", lambda: case_rows(bare, case))
        for name in ("search the index, first time", "search the index, again"):
            for word in SEARCHES:
                times.take(name, "bare SQLite", partial(matches, bare, word))


def case_rows(bare: Any, case: str) -> None:
    """Every row of a case and of the readings of its papers."""
    [(key,)] = bare.execute("SELECT key FROM cases WHERE id = ?", (case,)).fetchall()
    below = ("papers", "links", "figures")
    tables = (*(f"case_{name}" for name in below), "deadlines", "findings", "finding_evidence", "figure_evidence")
    for table in (*tables, "not_checked"):
        bare.execute(f"SELECT * FROM {table} WHERE case_key = ?", (key,)).fetchall()
    readings = "SELECT key FROM readings WHERE document_id IN (SELECT document_id FROM case_papers WHERE case_key = ?)"
    bare.execute(readings.replace("key FROM", "* FROM", 1), (key,)).fetchall()
    for table in ("fields", "lines", "cells"):
        bare.execute(f"SELECT * FROM reading_{table} WHERE reading_key IN ({readings})", (key,)).fetchall()


def matches(bare: Any, words: str) -> None:
    """The best hits."""
    plain = " AND ".join(f'"{w}"' for w in "".join(c if c.isalnum() else " " for c in words).split())
    bare.execute(
        "SELECT e.document_id, e.page FROM search_words JOIN search_entries AS e ON e.seq = search_words.rowid"
        " WHERE search_words MATCH ? ORDER BY rank LIMIT 200",
        (plain,),
    ).fetchall()


def verify_turn(times: Times, place: Path) -> None:
    def check(office: Office) -> None:
        assert not office.vault.verify().problems

    def bare() -> None:
        with closing(plain_connect(place / "twin" / "vault.db", KEY)) as base:
            base.execute("PRAGMA quick_check").fetchall()
            base.execute("PRAGMA foreign_key_check").fetchall()
        for path in (place / "vault" / "originals").rglob("*"):
            if path.is_file():
                hashlib.sha256(path.read_bytes()).hexdigest()

    with opened(place / "vault") as made:
        times.take("verify", "vault", lambda: check(made.office))
    times.take("verify", "bare SQLite", bare)


def measure(place: Path, documents: int, runs: int) -> None:
    vault, twin = place / "vault", place / "twin"
    fill(vault, documents)
    make_twin(vault, twin)
    with opened(vault) as made, made.office.unit() as unit:
        case = unit.case_summaries(limit=1)[0].id
    with closing(plain_connect(twin / "vault.db", KEY)) as bare:
        [(held,)] = bare.execute("SELECT count(*) FROM documents")
        [(lines,)] = bare.execute("SELECT count(*) FROM reading_lines")
    size = (vault / "vault.db").stat().st_size
    print(f"{held} documents, {lines} lines, database of {size / 1e6:.0f} MB; medians of {runs} turns", flush=True)
    times = Times()
    for turn in range(runs + 1):
        into = times if turn else Times()  # the first turn warms the files
        one_turn(into, place, "vault", case)
        one_turn(into, place, "twin", case)
        bare_turn(into, twin, case)
    times.show("open, Home, close", "twin", "bare SQLite")
    times.show("search the index, first time", "twin", "bare SQLite")
    times.show("search the index, again", "twin", "bare SQLite")
    times.show("search, with what is shown", "twin")
    times.show("open, a bill, the searches", "twin")
    times.show("open a bill", "twin", "bare SQLite")
    verify_turn(times, place)
    times.show("verify", "bare SQLite")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--place", type=Path, help="keeps the vault there for the next run")
    arguments = parser.parse_args()
    if arguments.place:
        arguments.place.mkdir(parents=True, exist_ok=True)
        measure(arguments.place, arguments.documents, arguments.runs)
        return
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), arguments.documents, arguments.runs)


if __name__ == "__main__":
    main()
