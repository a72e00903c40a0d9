"""Papers from plain text, so that a test prints the bill it is about.

    itemized_bill
    provider_name: Mercy Hospital
    amount_due: 624.00
    service_date | code  | charge
    2026-08-14   | 71046 | 312.00
    2026-08-14   | 71046 | 312.00
    ---
    eob
    ...

A value ending in ``?`` is one the reader is unsure of. ``ocr`` after the kind says that the words were recognized
off a picture. ``note:`` adds a note of the reader. An empty cell is absent.
"""

from __future__ import annotations

import hashlib
import textwrap
from datetime import date
from decimal import Decimal

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.finding import PaperRef
from medneg_desktop.domain.page import TextSource
from medneg_desktop.domain.place import Box, Place
from medneg_desktop.domain.reading import (
    DATE_CELLS,
    DATE_FIELDS,
    LIST_CELLS,
    LIST_FIELDS,
    MONEY_CELLS,
    MONEY_FIELDS,
    AnyFact,
    Cell,
    DocumentKind,
    Fact,
    FieldName,
    Reading,
    ReadLine,
    State,
)


def papers(text: str) -> list[Paper]:
    """The papers printed in ``text``, parted by lines of three dashes."""
    blocks = [b.strip() for b in textwrap.dedent(text).strip().split("\n---\n")]
    return [_paper(block, number) for number, block in enumerate(blocks, start=1)]


def paper(text: str, name: str = "") -> Paper:
    """One paper; ``name`` tells papers with the same words apart."""
    return _paper(textwrap.dedent(text).strip(), 1, name)


def _paper(block: str, number: int, name: str = "") -> Paper:
    head, *rows = [row.strip() for row in block.splitlines() if row.strip()]
    kind = DocumentKind(head.split()[0])
    fields: dict[FieldName, AnyFact] = {}
    notes: list[str] = []
    table: list[list[str]] = []
    for number_of_row, row in enumerate(rows):
        if "|" in row:
            table.append([c.strip() for c in row.split("|")])
            continue
        label, _, value = row.partition(":")
        if label == "note":
            notes.append(value.strip())
        else:
            fields[FieldName(label)] = _field(FieldName(label), value.strip(), number_of_row)
    reading = Reading(
        part=1,
        pages=(1,),
        kind=kind,
        text_source=TextSource.OCR if "ocr" in head.split()[1:] else TextSource.TEXT,
        fields=fields,
        lines=tuple(_line(n, table[0], cells) for n, cells in enumerate(table[1:], start=1)),
        notes=tuple(notes),
    )
    digest = hashlib.sha256(f"{name}\n{block}".encode()).hexdigest()
    return Paper(PaperRef(DocumentId(digest[:32]), 1, name or f"{kind.value}_{number}.pdf"), reading)


def _field(name: FieldName, raw: str, row: int) -> AnyFact:
    place = Place(1, Box(40, 40 + 14 * row, 200, 52 + 14 * row))
    text = raw.removesuffix("?")
    if name in MONEY_FIELDS:
        return _fact(Money.of(text), raw, place)
    if name in DATE_FIELDS:
        return _fact(date.fromisoformat(text), raw, place)
    return _fact(tuple(text.split()) if name in LIST_FIELDS else text, raw, place)


def _line(number: int, header: list[str], values: list[str]) -> ReadLine:
    place = Place(1, Box(40, 300 + 14 * number, 560, 312 + 14 * number))
    cells = {Cell(h): _cell(Cell(h), v, place) for h, v in zip(header, values, strict=True) if v}
    return ReadLine(number, place, cells)


def _cell(name: Cell, raw: str, place: Place) -> AnyFact:
    text = raw.removesuffix("?")
    if name in MONEY_CELLS:
        return _fact(Money.of(text), raw, place)
    if name in DATE_CELLS:
        return _fact(date.fromisoformat(text), raw, place)
    if name is Cell.UNITS:
        return _fact(Decimal(text), raw, place)
    return _fact(tuple(text.split()) if name in LIST_CELLS else text, raw, place)


def _fact(value: Money | date | Decimal | str | tuple[str, ...], raw: str, place: Place) -> AnyFact:
    unsure = raw.endswith("?")
    return Fact(
        value,
        raw=raw.removesuffix("?"),
        state=State.CHECK if unsure else State.READ,
        confidence=0.6 if unsure else 0.99,
        place=place,
        note="hard to read" if unsure else "",
    )


COLLECTOR = """
    collection_letter
    collector_name: Apex
    original_creditor: Mercy Hospital
    patient_name: Ana Lopez
    account_number: 4482137
    notice_date: 2026-11-10
    amount_due: 900.00
    """
STATEMENT = """
    statement
    provider_name: Mercy Hospital
    patient_name: Ana Lopez
    account_number: 4482137
    service_from: 2026-08-14
    statement_date: 2026-09-03
    amount_due: 900.00
    """
BILL_AND_COLLECTOR = f"{STATEMENT}---{COLLECTOR}"
"""A hospital's statement, and the letter of a collector about it."""
