"""Lets every write, fsync and rename fail in turn during every kind of act, and looks each time at what is left.

The whole dose:  .venv/bin/python -m tests.faults.fault
"""

from __future__ import annotations

import argparse
import ctypes
import errno
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from medneg_desktop.app import office_on
from medneg_desktop.core.clock import SystemClock
from medneg_desktop.core.money import Money
from medneg_desktop.core.trouble import Trouble
from medneg_desktop.domain.document import Accepted
from medneg_desktop.domain.reading import FieldName
from medneg_desktop.services import trash
from medneg_desktop.services.backup import back_up_if_due
from medneg_desktop.services.bench_fill import bench_fill
from medneg_desktop.services.intake import bring_in
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import bills
from medneg_desktop.services.ports import Pages, Typesetter
from medneg_desktop.services.prepare_packet import PreparedPacket, prepare_packet, save_packet
from medneg_desktop.services.read_document import read_document
from medneg_desktop.services.review import correct_field
from medneg_desktop.store.go_back import fallbacks
from medneg_desktop.store.keys import CHEAP, way_in
from medneg_desktop.store.restore import restore
from medneg_desktop.store.vault import OpenVault, create_vault, open_vault
from medneg_desktop.store.watch import Watch
from tests.faults.acts import small_pdf
from tests.faults.kill import OLD, ROOT, assert_in_order
from tests.store.old.make import PASSPHRASE as OLD_PASSPHRASE

KEY, PASSPHRASE = bytes(range(32)), "before"
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)


def compiled(into: Path) -> Path | None:
    """The library that lets calls fail; None where there is no compiler, or no Linux."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or not sys.platform.startswith("linux"):
        return None
    library = into / "fault.so"
    source = Path(__file__).with_name("fault.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl"], check=True)
    return library


# ------------------------------------------------------------------------------------------------------- the acts


@dataclass
class Bench:
    """A master vault that is copied for each try, and what all tries share."""

    place: Path
    library: ctypes.CDLL
    pages: Pages = field(init=False)
    typesetter: Typesetter = field(init=False)
    packet: PreparedPacket = field(init=False)
    backup: Path = field(init=False)

    @property
    def master(self) -> Path:
        return self.place / "master"

    @property
    def folder(self) -> Path:
        return self.place / "try" / "vault"

    @property
    def beside(self) -> Path:
        return self.place / "try" / "beside"

    def prepare(self) -> None:
        vault = create_vault(self.master, passphrase=PASSPHRASE, cost=CHEAP)
        opened = office_on(vault, SystemClock())
        self.pages, self.typesetter = opened.office.pages, opened.office.typesetter
        bench_fill(opened.office, 6)
        with opened.office.unit() as unit:
            document = unit.documents()[0].id
        correct_field(opened.office, document, 1, FieldName.AMOUNT_DUE, "9999.00")  # which raises questions
        [asked] = [row for row in bills(opened.office) if row.questions]
        self.packet = prepare_packet(opened.office, asked.id)
        bring_in(opened.office, self.paper("first"))
        back_up_if_due(opened.office)
        self.backup = vault.back_up(self.place / "master.medneg").path
        vault.close()

    def paper(self, name: str) -> Path:
        path = self.place / f"{name}.pdf"
        path.write_bytes(small_pdf(f"AMOUNT DUE $ 12.00 {name}"))
        return path

    def office(self, vault: OpenVault) -> Office:
        return Office(self.pages, self.typesetter, SystemClock(), vault=vault)

    def fresh(self, act: str) -> None:
        shutil.rmtree(self.place / "try", ignore_errors=True)
        self.beside.mkdir(parents=True)
        shutil.copytree(OLD if act == "migration" else self.master, self.folder)


def do_import(bench: Bench, office: Office) -> Callable[[Office], bool]:
    outcome = bring_in(office, bench.paper("second"))
    assert isinstance(outcome, Accepted)
    read_document(office, outcome.document.id)
    return lambda later: _document(later, outcome.document.id)


def _document(office: Office, document: object) -> bool:
    with office.unit() as unit:
        return any(d.id == document for d in unit.documents())


def do_edit(bench: Bench, office: Office) -> Callable[[Office], bool]:
    assert bench
    with office.unit() as unit:
        document = unit.documents()[-1].id
    correct_field(office, document, 1, FieldName.AMOUNT_DUE, "7.00")

    def kept(later: Office) -> bool:
        with later.unit() as unit:
            fact = unit.readings([document])[0].readings[0].money(FieldName.AMOUNT_DUE)
        return fact is not None and fact.value == Money.of("7.00")

    return kept


def do_trash(bench: Bench, office: Office) -> Callable[[Office], bool]:
    assert bench
    with office.unit() as unit:
        first, second, *_ = unit.documents()
    trash.remove(office, first.id)
    trash.remove(office, second.id)
    trash.bring_back(office, first.id)
    trash.empty(office)
    return lambda later: _document(later, first.id) and not _document(later, second.id)


def do_packet(bench: Bench, office: Office) -> Callable[[Office], bool]:
    made = save_packet(office, bench.packet, bench.beside / "packet.pdf")

    def kept(later: Office) -> bool:
        with later.unit() as unit:
            return made in unit.packets() and later.vault.originals.intact(made.sha256)

    return kept


def do_backup(bench: Bench, office: Office) -> Callable[[Office], bool]:
    with office.unit() as unit:
        unit.set_setting("note", "new")
        unit.commit()
    made = office.vault.back_up(bench.beside / "b.medneg").path
    snapshot = back_up_if_due(office, every=timedelta(0))

    def kept(later: Office) -> bool:
        shutil.rmtree(bench.place / "back", ignore_errors=True)
        restore(made, bench.place / "back", way_in(passphrase=PASSPHRASE), Watch())
        return snapshot in later.vault.snapshots()

    return kept


def do_passphrase(bench: Bench, office: Office) -> Callable[[Office], bool]:
    assert bench
    assert isinstance(office.vault, OpenVault)
    office.vault.change_passphrase("after", CHEAP)
    return lambda _: True


def do_nothing(bench: Bench, office: Office) -> Callable[[Office], bool]:
    """Opening and closing are acts too."""
    assert bench
    assert office
    return lambda _: True


ACTS: dict[str, Callable[[Bench, Office], Callable[[Office], bool]]] = {
    "import": do_import,
    "edit": do_edit,
    "trash": do_trash,
    "packet": do_packet,
    "backup": do_backup,
    "passphrase": do_passphrase,
    "migration": do_nothing,
    "restore": do_nothing,
    "go back": do_nothing,
}

MAY_HOLD = {"import": {7, 8}, "trash": {6, 7}, "migration": {6}}
"""How many documents there may be after an act that failed or not; 7 where it adds and deletes none."""

# ------------------------------------------------------------------------------------------------------- the faults


def one_fault(bench: Bench, act: str, number: int, error: int, *, onwards: bool) -> bool:
    """Let the n-th call fail in the middle of an act; whether the act has so many. Raises AssertionError."""
    bench.fresh(act)
    phrase = OLD_PASSPHRASE if act == "migration" else PASSPHRASE
    kept: Callable[[Office], bool] | None = None
    bench.library.fault_arm(number, error, int(onwards), str(bench.place / "try").encode())
    try:
        if act == "restore":
            restore(bench.backup, bench.folder, way_in(passphrase=phrase), Watch())
        elif act == "go back":
            restore(fallbacks(bench.folder)[-1].path, bench.folder, way_in(passphrase=phrase), Watch())
        with closing(open_vault(bench.folder, passphrase=phrase)) as vault:
            promised = ACTS[act](bench, bench.office(vault))
            kept = promised  # what is promised before closing holds, whatever closing meets
    except Trouble:
        pass  # told in words, as it should be; any other error ends the run
    finally:
        seen = int(bench.library.fault_disarm())
    look(bench, act, kept)
    return seen >= number


def look(bench: Bench, act: str, kept: Callable[[Office], bool] | None) -> None:
    phrases = {"migration": [OLD_PASSPHRASE], "passphrase": ["after", PASSPHRASE]}.get(act, [PASSPHRASE])
    if act == "passphrase" and kept:
        phrases = ["after"]
    with closing(opened_by(bench.folder, phrases)) as vault:
        assert_in_order(vault, bench.folder)
        office = bench.office(vault)
        with office.unit() as unit:
            assert len(unit.documents()) + len(unit.trash()) in MAY_HOLD.get(act, {7})
        assert kept is None or kept(office), "what was promised is not there"
    assert not list((bench.place / "try").glob("*.restoring"))


def opened_by(folder: Path, phrases: Sequence[str]) -> OpenVault:
    for phrase in phrases[:-1]:
        try:
            return open_vault(folder, passphrase=phrase)
        except Trouble:
            continue
    return open_vault(folder, passphrase=phrases[-1])


def run(bench: Bench, acts: Sequence[str], errors: Sequence[int], *, every: int) -> dict[str, int]:
    """How many calls were let fail in each act; ``every``: only each so-many-th of them."""
    counts = dict.fromkeys(acts, 0)
    for act in acts:
        for error in errors:
            for onwards in (False, True):
                number = 1
                while one_fault(bench, act, number, error, onwards=onwards):
                    counts[act] += 1
                    number += every
    return counts


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="only each so-many-th call fails")
    parser.add_argument("--acts", nargs="+", choices=list(ACTS), default=list(ACTS))
    parser.add_argument("--errors", nargs="+", choices=[errno.errorcode[e] for e in ERRORS])
    parser.add_argument("--library", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        if arguments.library is None:
            return _again_with_library(place)
        started = time.monotonic()
        bench = Bench(place, ctypes.CDLL(str(arguments.library)))
        bench.library.fault_arm.argtypes = [ctypes.c_long, ctypes.c_int, ctypes.c_int, ctypes.c_char_p]
        bench.library.fault_disarm.restype = ctypes.c_long
        bench.prepare()
        errors = [getattr(errno, name) for name in arguments.errors] if arguments.errors else ERRORS
        counts = run(bench, arguments.acts, errors, every=arguments.every)
        bench.pages.close()
    print(f"{sum(counts.values())} faults in {time.monotonic() - started:.0f} s, all told and nothing lost: {counts}")
    return 0


def _again_with_library(place: Path) -> int:
    library = compiled(place)
    if library is None:
        print("no C compiler, or no Linux: faults cannot be let in")
        return 77
    again = [sys.executable, "-m", "tests.faults.fault", *sys.argv[1:], "--library", str(library)]
    return subprocess.run(again, cwd=ROOT, env={**os.environ, "LD_PRELOAD": str(library)}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
