"""The program is killed while it brings papers in; what it had confirmed is there, whole, every time."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.store.vault import create_vault, open_vault

ROOT = Path(__file__).parents[2]
KILLS = 6

BRINGS_IN = """
import io, os, random, sys
from datetime import UTC, date, datetime
from pathlib import Path
from medneg_desktop.core.ids import DocumentId, new_id
from medneg_desktop.core.money import Money
from medneg_desktop.domain.document import Document
from medneg_desktop.domain.place import Box, Place
from medneg_desktop.domain.reading import Cell, DocumentKind, Fact, Reading, ReadLine
from medneg_desktop.store.vault import open_vault

vault = open_vault(Path(sys.argv[1]), key=bytes(range(32)))
place = Place(1, Box(0, 0, 1, 1))
while True:
    data = random.randbytes(random.randint(1, 300_000))
    sha256, size = vault.originals.put(io.BytesIO(data), limit=10**9)
    document = Document(DocumentId(new_id()), sha256, "bill.pdf", "application/pdf", size, 1, datetime.now(UTC))
    lines = tuple(ReadLine(n, place, {Cell.CHARGE: Fact(Money(n))}) for n in range(random.randint(1, 40)))
    with vault.unit() as unit:
        unit.add_document(document)
        unit.save_readings(document.id, [Reading(1, (1,), DocumentKind.STATEMENT, lines=lines)], [sha256])
        unit.set_setting("lines", str(int(unit.setting("lines") or 0) + len(lines)))
        unit.commit()
    os.write(1, f"{document.id}\\n".encode())
"""


@pytest.mark.slow
def test_killed_while_bringing_in(folder: Path, key: bytes) -> None:
    create_vault(folder, key=key).close()
    confirmed: set[str] = set()
    chance = random.Random(7)
    for _ in range(KILLS):
        confirmed |= run_and_kill(folder, chance.uniform(0.02, 0.4))
        vault = open_vault(folder, key=key)
        assert not vault.closed_properly
        report = vault.verify()
        assert report.problems == ()
        with vault.unit() as unit:
            held = unit.readings(d.id for d in unit.documents())
            assert confirmed <= {h.document.id for h in held}
            assert sum(len(r.lines) for h in held for r in h.readings) == int(unit.setting("lines") or 0)
        assert report.documents == report.originals_intact == len(held)
        vault.close()
    assert len(confirmed) >= KILLS


def run_and_kill(folder: Path, seconds: float) -> set[DocumentId]:
    """The documents that the program said it has, before it was killed some time after the first."""
    with subprocess.Popen(
        [sys.executable, "-c", BRINGS_IN, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        first = program.stdout.readline()
        time.sleep(seconds)
        program.kill()
        said = (first + program.stdout.read()).split("\n")
    return {DocumentId(line) for line in said[:-1]}
