"""Kills the program at random moments of every kind of act, and looks each time at what is left.

The whole dose:  .venv/bin/python -m tests.faults.kill --kills 300
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from medneg_desktop.app import office_on
from medneg_desktop.core.clock import SystemClock
from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.trouble import WrongKey
from medneg_desktop.domain.reading import FieldName
from medneg_desktop.services import trash
from medneg_desktop.services.bench_fill import bench_fill
from medneg_desktop.services.office import Office
from medneg_desktop.store.keys import CHEAP, way_in
from medneg_desktop.store.restore import restore
from medneg_desktop.store.vault import OpenVault, create_vault, open_vault
from medneg_desktop.store.watch import Watch
from tests.faults.acts import ACTS, PASSPHRASE
from tests.store.old.make import PASSPHRASE as OLD_PASSPHRASE

ROOT = Path(__file__).parents[2]
OLD = ROOT / "tests" / "store" / "old" / "0001"
LONGEST = {"import": 2.0, "edit": 1.0, "packet": 6.0, "backup": 1.0, "migration": 0.6, "passphrase": 0.3}
"""Seconds within which the program is killed, counted from its beginning or from one of its first promises."""
PROMISES = {"migration": 1}
"""Up to so many promises are waited for, so that the acts themselves are met however slow the machine is."""
_PATIENCE = 240.0

PARTS = {"keys.json", "vault.db", "vault.db-wal", "vault.db-shm", "vault.lock", "originals", "backups"}
"""All that may lie in a vault's folder, beside copies made before an upgrade."""


@dataclass
class Bench:
    """A place for one run: a vault that lives through all kills, and what the program has promised so far."""

    place: Path
    passphrase: str = PASSPHRASE
    documents: set[DocumentId] = field(default_factory=set)
    edited: dict[DocumentId, int] = field(default_factory=dict)
    packets: set[str] = field(default_factory=set)
    promises: Counter[str] = field(default_factory=Counter)

    @property
    def folder(self) -> Path:
        return self.place / "vault"

    @property
    def beside(self) -> Path:
        return self.place / "beside"

    def prepare(self) -> None:
        self.beside.mkdir(parents=True)
        clock = SystemClock()
        with closing(office_on(create_vault(self.folder, passphrase=self.passphrase, cost=CHEAP), clock)) as opened:
            bench_fill(opened.office, 6)
            with opened.office.unit() as unit:
                self.documents = {d.id for d in unit.documents()}


def one_kill(bench: Bench, act: str, chance: random.Random, slower: float = 1.0) -> None:
    """Let the program work, kill it, and check all that it had promised. Raises AssertionError."""
    folder, passphrase = bench.folder, bench.passphrase
    if act == "migration":
        folder, passphrase = bench.place / "old", OLD_PASSPHRASE
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(OLD, folder)
    after, seconds = chance.randint(0, PROMISES.get(act, 5)), chance.uniform(0, LONGEST[act] * slower)
    said = killed(folder, act, bench.beside, passphrase, after, seconds)
    bench.promises.update(words[0] for words in said)
    if act == "migration":
        with closing(open_vault(folder, passphrase=passphrase)) as vault:
            assert_in_order(vault, folder)
            with vault.unit() as unit:
                assert len(unit.documents()) == 6
                assert unit.setting("language") == "es"
        return
    note(bench, said)
    vault = reopened(bench, said)
    with closing(office_on(vault, SystemClock())) as opened:
        assert_in_order(vault, folder)
        assert_kept(bench, opened.office)
        for gone in trash.in_trash(opened.office):
            trash.bring_back(opened.office, gone.document.id)
    assert_beside(bench, said)


def killed(folder: Path, act: str, beside: Path, passphrase: str, after: int, seconds: float) -> list[list[str]]:
    """What the program promised before it was killed, so long ``after`` so many promises, or after it had begun."""
    command = [sys.executable, "-m", "tests.faults.acts", str(folder), act, str(beside), passphrase]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        first = program.stdout.readline()
        assert first == "begun\n", "the program did not begin"
        patience = threading.Timer(_PATIENCE, program.kill)
        patience.start()
        early = [program.stdout.readline() for _ in range(after)]
        patience.cancel()
        assert all(early), f"the program ended by itself, or promised nothing for {_PATIENCE} seconds"
        time.sleep(seconds)
        assert program.poll() is None, "the program ended by itself"
        program.kill()
        rest = "".join([*early, program.stdout.read()])
    return [line.split() for line in rest.split("\n")[:-1]]


def note(bench: Bench, said: list[list[str]]) -> None:
    for what, *more in said:
        match what:
            case "document":
                bench.documents.add(DocumentId(more[0]))
            case "edit":
                bench.edited[DocumentId(more[0])] = int(more[1])
            case "packet":
                bench.packets.add(more[0])
            case "passphrase":
                bench.passphrase = f"passphrase {more[0]}"


def reopened(bench: Bench, said: list[list[str]]) -> OpenVault:
    """The vault, by the last passphrase promised, or by the one that was being set."""
    try:
        return open_vault(bench.folder, passphrase=bench.passphrase)
    except WrongKey:
        tried = [more[0] for what, *more in said if what == "trying"]
        bench.passphrase = f"passphrase {tried[-1]}"
        return open_vault(bench.folder, passphrase=bench.passphrase)


def assert_in_order(vault: OpenVault, folder: Path) -> None:
    report = vault.verify()
    assert report.problems == (), report.problems
    assert report.documents == report.originals_intact
    assert list((folder / "originals" / "tmp").iterdir()) == []
    names = {p.name for p in folder.iterdir() if not p.name.startswith("vault-before-upgrade-")}
    assert names <= PARTS, names
    if (folder / "backups").exists():
        left = [p.name for p in (folder / "backups").iterdir()]
        assert all(n == "keys.json" or n.endswith(".db") for n in left), left


def assert_kept(bench: Bench, office: Office) -> None:
    with office.unit() as unit:
        held = {d.id for d in unit.documents()}
        aside = {t.document.id for t in unit.trash()}
        assert bench.documents <= held | aside
        assert len(aside) <= 1
        for document, number in bench.edited.items():
            fact = unit.readings([document])[0].readings[0].money(FieldName.AMOUNT_DUE)
            assert fact is not None
            assert fact.value.cents in {number * 100, (number + 1) * 100}
            bench.edited[document] = fact.value.cents // 100
        papers = {p.ref.document for row in unit.case_summaries() if (v := unit.case(row.id)) for p in v.case.papers}
        read = {h.document.id for h in unit.readings(sorted(held)) if h.readings}
        assert papers == read, "cases and readings went apart"
        assert bench.packets <= {p.sha256 for p in unit.packets()}


def assert_beside(bench: Bench, said: list[list[str]]) -> None:
    """Backups that were promised are whole; what a killed one left is cleared by the next."""
    made = [Path(more[0]) for what, *more in said if what == "backup"]
    if made:
        with closing(open_vault(bench.folder, passphrase=bench.passphrase)) as vault:
            vault.back_up(bench.beside / "last.medneg")
        assert not list(bench.beside.glob(".medneg-*/*"))
        back = restore(made[-1], bench.place / "back", way_in(passphrase=bench.passphrase), Watch())
        with closing(open_vault(back.folder, passphrase=bench.passphrase)) as vault:
            assert_in_order(vault, back.folder)
        shutil.rmtree(back.folder)
    for path in bench.beside.glob("*.medneg"):
        path.unlink()


def run(place: Path, kills: int, seed: int, slower: float = 1.0, tell: Callable[[int], object] | None = None) -> Bench:
    """As many kills, spread over the acts; ``slower`` so many times is the machine slower than one that is free."""
    chance = random.Random(seed)
    bench = Bench(place)
    bench.prepare()
    for number in range(kills):
        one_kill(bench, ACTS[number % len(ACTS)], chance, slower)
        if tell is not None:
            tell(number + 1)
    return bench


def _told(kills: int) -> None:
    if kills % 10 == 0:
        print(f"{kills} kills, all in order", file=sys.stderr, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--slower", type=float, default=1.0, help="how much slower than a free one the machine is")
    arguments = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        bench = run(Path(folder), arguments.kills, arguments.seed, arguments.slower, _told)
    print(
        f"{arguments.kills} kills in {time.monotonic() - started:.0f} s: {len(bench.documents)} documents,"
        f" {len(bench.packets)} packets, all there and whole; promises kept: {dict(sorted(bench.promises.items()))}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
