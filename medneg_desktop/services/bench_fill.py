"""Fills a scratch vault with made-up documents, so that speed can be measured at any size.

The people, places and sums are invented from the document's number; nothing is random, so every fill is the same.
The documents go through the same vault, ledger and audit as real ones; only the reading of the pages is skipped,
since its speed is measured on its own.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from datetime import date, timedelta

from medneg_desktop.core.ids import DocumentId, Sha256, new_id
from medneg_desktop.core.money import Money
from medneg_desktop.core.trouble import VaultNotEmpty
from medneg_desktop.domain.document import Document, ReadingStatus
from medneg_desktop.domain.page import PageText, Word
from medneg_desktop.domain.place import Box, Place
from medneg_desktop.domain.reading import AnyFact, Cell, DocumentKind, Fact, FieldName, Reading, ReadLine
from medneg_desktop.ledger import match_keys
from medneg_desktop.services.intake import LARGEST
from medneg_desktop.services.office import Office, Progress, no_progress
from medneg_desktop.services.reconcile import refresh

_BATCH = 500
"""Documents registered in one transaction."""

_PROVIDERS = ("Cedar Hollow Hospital", "Riverbend Imaging", "Pinecrest Family Practice", "Harborview Laboratory")
_PATIENTS = ("Ana Belmonte", "Luis Belmonte", "Grace Okafor", "Theo Lindqvist")
_MARK = "bench_fill"
_ROWS = 45
"""On a page."""


def bench_fill(office: Office, documents: int, *, lines: int = 4, progress: Progress = no_progress) -> int:
    """Add made-up documents until the vault holds ``documents``; gives how many were added. ``lines`` are those of each
    bill, which every third document is.

    Raises VaultNotEmpty for a vault that holds anything but made-up documents.
    """
    with office.unit() as unit:
        held = unit.totals().documents
        if held and unit.setting(_MARK) != "yes":
            raise VaultNotEmpty
        unit.set_setting(_MARK, "yes")
        unit.commit()
    for first in range(held, documents, _BATCH):
        last = min(first + _BATCH, documents)
        _add(office, range(first, last), lines)
        progress(last, documents, "made-up documents")
    return max(0, documents - held)


def _add(office: Office, numbers: range, lines: int) -> None:
    made = [_document(office, n, lines) for n in numbers]
    with office.unit() as unit:
        for document, reading in made:
            unit.add_document(document)
            unit.save_pages(document.id, _pages(reading))
            unit.save_readings(document.id, [reading], match_keys(reading))
            unit.set_status(document.id, ReadingStatus.READ)
            unit.set_reviewed(document.id, reviewed=True)
        unit.commit()
    refresh(office, [document.id for document, _ in made])


def _document(office: Office, number: int, lines: int) -> tuple[Document, Reading]:
    reading = _reading(number, lines)
    text = "\n".join(f.raw for f in reading.fields.values()) + f"\n{number}"
    data = _pdf(text)
    sha256 = Sha256(hashlib.sha256(data).hexdigest())
    office.vault.originals.put(io.BytesIO(data), limit=LARGEST)
    document = Document(
        DocumentId(new_id()),
        sha256,
        f"made-up-{number:05}.pdf",
        "application/pdf",
        len(data),
        len(reading.pages),
        office.clock.now(),
    )
    return document, reading


def _reading(number: int, lines: int) -> Reading:
    """A bill, its EOB or its follow-up statement, three documents to a visit."""
    visit, role = divmod(number, 3)
    day = date(2020, 1, 6) + timedelta(days=visit % 2000)
    charges = [Money(5_000 + (visit * 131 + k * 977) % 90_000) for k in range(lines)]
    total = Money.total(charges)
    share = Money(total.cents // 5)
    fields: dict[FieldName, AnyFact] = {
        FieldName.PROVIDER_NAME: _fact(_PROVIDERS[visit % 4], 0),
        FieldName.PATIENT_NAME: _fact(_PATIENTS[(visit // 4) % 4], 1),
        FieldName.ACCOUNT_NUMBER: _fact(f"BF-{visit:07}", 2),
        FieldName.SERVICE_FROM: _fact(day, 3),
        FieldName.TOTAL_CHARGES: _fact(total, 4),
    }
    if role == 1:
        fields[FieldName.PROCESSED_DATE] = _fact(day + timedelta(days=20), 5)
        fields[FieldName.INSURANCE_PAID] = _fact(total - share, 6)
        fields[FieldName.PATIENT_RESPONSIBILITY] = _fact(share, 7)
        return Reading(1, (1,), DocumentKind.EOB, 1.0, fields=fields)
    later = timedelta(days=30 if role == 0 else 60)
    fields[FieldName.STATEMENT_DATE] = _fact(day + later, 5)
    fields[FieldName.INSURANCE_PAID] = _fact(total - share, 6)
    fields[FieldName.AMOUNT_DUE] = _fact(share, 7)
    pages = tuple(range(1, 2 + (9 + lines) // _ROWS)) if role == 0 else (1,)
    return Reading(
        1, pages, DocumentKind.ITEMIZED_BILL, 1.0, fields=fields, lines=tuple(_lines(day, charges)) if role == 0 else ()
    )


def _lines(day: date, charges: list[Money]) -> Iterator[ReadLine]:
    for k, charge in enumerate(charges):
        row = 10 + k
        yield ReadLine(
            k + 1,
            _place(row),
            {
                Cell.SERVICE_DATE: _fact(day, row),
                Cell.CODE: _fact(f"9{k}00{k}" if k < 10 else str(90_000 + k), row),
                Cell.DESCRIPTION: _fact(f"MADE-UP SERVICE {k + 1}", row),
                Cell.CHARGE: _fact(charge, row),
            },
        )


def _fact(value: str | date | Money, row: int) -> AnyFact:
    return Fact(value, str(value), place=_place(row))


def _place(row: int) -> Place:
    page, row = divmod(row, _ROWS)
    return Place(page + 1, Box(72.0, 72.0 + 14 * row, 300.0, 82.0 + 14 * row))


def _pages(reading: Reading) -> list[PageText]:
    facts = [*reading.fields.values(), *(f for line in reading.lines for f in line.cells.values())]
    words: dict[int, list[Word]] = {1: []}
    for fact in facts:
        if fact.place:
            words.setdefault(fact.place.page, []).append(Word(fact.raw, fact.place.box))
    return [PageText(number, 612.0, 792.0, tuple(found)) for number, found in sorted(words.items())]


def _pdf(text: str) -> bytes:
    """The smallest honest PDF with these lines of text."""
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in text.splitlines())
    stream = f"BT /F1 10 Tf 72 720 Td {shown}ET".encode("latin-1", "replace")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + table
    out += b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start
    return bytes(out)
