"""A program that does one kind of act over and over and says what it has confirmed, to be killed at any moment.

Each line it prints is a promise: what it names is kept. Run with the folder of the vault, the act and a folder beside.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from medneg_desktop.app import office_on
from medneg_desktop.core.clock import SystemClock
from medneg_desktop.core.money import Money
from medneg_desktop.core.trouble import NothingToSend
from medneg_desktop.domain.document import Accepted
from medneg_desktop.domain.reading import FieldName
from medneg_desktop.services import trash
from medneg_desktop.services.backup import back_up_if_due
from medneg_desktop.services.intake import bring_in
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import bills
from medneg_desktop.services.prepare_packet import prepare_packet, save_packet
from medneg_desktop.services.read_document import read_document
from medneg_desktop.services.review import correct_field
from medneg_desktop.store.keys import CHEAP
from medneg_desktop.store.vault import OpenVault, open_vault

PASSPHRASE = "passphrase 0"
ACTS = ("import", "edit", "packet", "backup", "migration", "passphrase")


def promise(*words: object) -> None:
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def small_pdf(text: str) -> bytes:
    """A bill of one page, as small as an honest PDF can be."""
    stream = f"BT /F1 10 Tf 72 720 Td ({text}) Tj ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, table = bytearray(b"%PDF-1.4\n"), b""
    for number, body in enumerate(objects, 1):
        table += b"%010d 00000 n \n" % len(out)
        out += b"%d 0 obj%s endobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + table
    return bytes(out + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start)


def imports(office: Office, beside: Path) -> None:
    number = 0
    while True:
        number += 1
        path = beside / f"{os.getpid()}-{number}.pdf"
        path.write_bytes(small_pdf(f"AMOUNT DUE $ {number}.00 {os.getpid()}"))
        outcome = bring_in(office, path)
        assert isinstance(outcome, Accepted), outcome
        promise("document", outcome.document.id)
        read_document(office, outcome.document.id)
        promise("read", outcome.document.id)


def edits(office: Office, _: Path) -> None:
    with office.unit() as unit:
        first, second = [d.id for d in unit.documents() if d.name.startswith("made-up")][:2]
        held = unit.readings([first])[0].readings[0].money(FieldName.AMOUNT_DUE)
    number = held.value.cents // 100 if held else 0
    while True:
        number += 1
        correct_field(office, first, 1, FieldName.AMOUNT_DUE, str(Money(number * 100)))
        promise("edit", first, number)
        trash.remove(office, second)
        promise("removed", second)
        trash.bring_back(office, second)
        promise("back", second)


def packets(office: Office, beside: Path) -> None:
    number = 0
    while True:
        made = 0
        for row in bills(office):
            number += 1
            try:
                packet = prepare_packet(office, row.id, sender=(f"Sender {os.getpid()} {number}",))
            except NothingToSend:
                continue
            promise("prepared")
            saved = save_packet(office, packet, beside / f"packet-{os.getpid()}-{number}.pdf")
            promise("packet", saved.sha256)
            made += 1
        if not made:  # the edits of an earlier round took the last question away
            promise("nothing-to-send")


def backups(office: Office, beside: Path) -> None:
    while True:
        with office.unit() as unit:
            unit.set_setting("note", str(os.getpid()))
            unit.commit()
        promise("backup", office.vault.back_up(beside / f"{os.urandom(6).hex()}.medneg").path)
        made = back_up_if_due(office, every=timedelta(0))
        promise("snapshot", made.made if made else "none")


def passphrases(vault: OpenVault, number: int) -> None:
    while True:
        number += 1
        promise("trying", number)
        vault.change_passphrase(f"passphrase {number}", CHEAP)
        promise("passphrase", number)


def run(folder: Path, act: str, beside: Path, passphrase: str) -> None:
    promise("begun")
    vault = open_vault(folder, passphrase=passphrase)
    promise("open")
    if act == "passphrase":
        passphrases(vault, int(passphrase.split()[1]))
    elif act != "migration":
        loops: dict[str, Callable[[Office, Path], None]] = {
            "import": imports,
            "edit": edits,
            "packet": packets,
            "backup": backups,
        }
        with closing(office_on(vault, SystemClock())) as opened:
            loops[act](opened.office, beside)
    promise("done")
    sys.stdin.read()


if __name__ == "__main__":
    run(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), sys.argv[4])
