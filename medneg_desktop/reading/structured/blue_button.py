"""The text that Medicare's Blue Button gives for download: its own lines as pages, and its claims as readings.

The file is meant for people, so it is shown as it stands. A claim begins with its number (for a drug: with its type)
and goes on to the next; the lines of a claim begin with ``Line number``.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

from medneg_desktop.core.dates import read_date
from medneg_desktop.core.money import read_money
from medneg_desktop.domain.place import Box, Place
from medneg_desktop.domain.reading import AnyFact, Cell, Fact, FieldName, Reading, ReadLine, Value
from medneg_desktop.reading.structured.claim import Claim, reading_of
from medneg_desktop.reading.structured.malformed import Malformed
from medneg_desktop.reading.structured.sheet import Piece, Typist, clean
from medneg_desktop.reading.structured.x12 import number

F, C = FieldName, Cell
SOURCE = "a Blue Button download of Medicare"
_LABELED = re.compile(r"^\s*(?P<label>[A-Z][A-Za-z0-9 /'&-]*?)\s*:\s*(?P<value>.*?)\s*$")
_NONE = "no information available"
_KNOWN: Mapping[str, FieldName] = {
    "claim number": F.CLAIM_NUMBER,
    "provider": F.PROVIDER_NAME,
    "pharmacy name": F.PROVIDER_NAME,
    "provider billing address": F.PROVIDER_ADDRESS,
    "service start date": F.SERVICE_FROM,
    "service end date": F.SERVICE_TO,
    "claim service date": F.SERVICE_FROM,
    "amount charged": F.TOTAL_CHARGES,
    "medicare approved": F.ALLOWED_AMOUNT,
    "provider paid": F.INSURANCE_PAID,
    "you may be billed": F.PATIENT_RESPONSIBILITY,
}
_IN_LINE: Mapping[str, Cell] = {
    "date of service from": C.SERVICE_DATE,
    "date of service to": C.SERVICE_END,
    "procedure code/description": C.CODE,
    "revenue code/description": C.REVENUE_CODE,
    "quantity billed/units": C.UNITS,
    "submitted amount/charges": C.CHARGE,
    "allowed amount": C.ALLOWED,
    "non-covered": C.NOT_COVERED,
}
_MODIFIER = re.compile(r"^modifier \d/description$")
_DIAGNOSIS = re.compile(r"^diagnosis code \d+$")
_MONEY = {F.TOTAL_CHARGES, F.ALLOWED_AMOUNT, F.INSURANCE_PAID, F.PATIENT_RESPONSIBILITY}
_MONEY_CELLS = {C.CHARGE, C.ALLOWED, C.NOT_COVERED}
_DAYS = {F.SERVICE_FROM, F.SERVICE_TO}
_DAY_CELLS = {C.SERVICE_DATE, C.SERVICE_END}
K = TypeVar("K", FieldName, Cell)


@dataclass
class _Line:
    cells: dict[Cell, AnyFact] = field(default_factory=dict)
    boxes: list[Place] = field(default_factory=list)


@dataclass
class _Held:
    """A claim under way."""

    first: int
    claim: Claim = field(default_factory=lambda: Claim(SOURCE))
    fields: dict[FieldName, AnyFact] = field(default_factory=dict)
    lines: list[_Line] = field(default_factory=list)
    last: int = 0
    kind: str = ""


@dataclass
class _Clerk:
    """Goes down the text once, types it, and notes what stands where."""

    typist: Typist = field(default_factory=Typist)
    claims: list[_Held] = field(default_factory=list)
    patient: AnyFact | None = None
    section: str = ""

    def take(self, row: str) -> None:
        match = _LABELED.match(row)
        if match is None:
            self.typist.row([(clean(row), None)])
            self.section = clean(row).lower() if re.search(r"[A-Za-z]", row) else self.section
            return
        label, value = " ".join(match["label"].lower().split()), clean(match["value"])
        if value.lower() == _NONE:
            value = ""
        self._begin(label, value)
        if label.startswith("claim lines for claim number"):
            self.typist.row([(clean(row), None)])
            return
        self._note(label, value, match["label"])

    def _begin(self, label: str, value: str) -> None:
        held = self.claims[-1] if self.claims else None
        drug = label == "claim type" and value.lower().replace(" ", "") == "partd"
        waits = held is not None and _fresh(held)
        if (label == "claim number" and not (waits and held is not None and held.kind == "d")) or (drug and not waits):
            self.typist.room_for(12)
            self.claims.append(_Held(self.typist.page, kind="d" if drug else ""))
        elif label == "line number" and held is not None:
            self.typist.room_for(12)
            held.lines.append(_Line())

    def _note(self, label: str, value: str, printed: str) -> None:
        pieces: list[Piece] = [(f"{clean(printed)}: ", "label")]
        code, dash, words = value.partition(" - ")
        coded = label.endswith("/description") and bool(dash)
        pieces += [(code, "value"), (dash, None), (words, "words")] if coded else [(value, "value")]
        places = self.typist.row(pieces)
        if not self.claims:
            if label == "name" and self.section == "demographic" and value:
                self.patient = Fact(value, raw=value, place=places.get("value"))
            return
        held = self.claims[-1]
        held.last = self.typist.page
        if held.lines:
            _in_line(held, label, (code, words) if coded else (value, ""), places)
        elif value:
            _in_claim(held, label, value, places)

    def readings(self) -> tuple[Reading, ...]:
        return tuple(self._reading(part, held) for part, held in enumerate(self.claims, 1))

    def _reading(self, part: int, held: _Held) -> Reading:
        if self.patient is not None:
            held.fields[F.PATIENT_NAME] = self.patient
        lines = tuple(
            ReadLine(n, _around(line.boxes), line.cells) for n, line in enumerate(held.lines, 1) if line.boxes
        )
        return reading_of(held.claim, part, range(held.first, max(held.last, held.first) + 1), held.fields, lines)


def _fresh(held: _Held) -> bool:
    return not held.fields and not held.lines


def _around(places: list[Place]) -> Place:
    page = places[0].page
    return Place(page, Box.around(p.box for p in places if p.page == page))


def set_out(text: str) -> tuple[tuple[tuple[str, ...], ...], tuple[Reading, ...]]:
    """The file's own lines as pages, and its claims. Raises Malformed where it ends inside its head."""
    rows = text.splitlines()
    if sum(bool(re.fullmatch(r"\s*-{8,}\s*", row)) for row in rows) < 2:
        raise Malformed("The Blue Button download is cut short; its sections are missing.")
    clerk = _Clerk()
    blank = False
    for row in rows:
        if row.strip():
            clerk.take(row)
        elif not blank:
            clerk.typist.row([("", None)])
        blank = not row.strip()
    return tuple(tuple(page) for page in clerk.typist.pages), clerk.readings()


def _in_claim(held: _Held, label: str, value: str, places: Mapping[Hashable, Place]) -> None:
    place = places.get("value")
    if _DIAGNOSIS.match(label):
        before = held.fields.get(F.DIAGNOSIS_CODES)
        codes = (*before.value, value) if before else (value,)
        held.fields[F.DIAGNOSIS_CODES] = Fact(codes, raw=", ".join(codes), place=before.place if before else place)
        return
    name = _KNOWN.get(label)
    if name is None:
        return
    if label == "medicare approved":
        held.fields[F.PAYER_NAME] = Fact("Medicare", raw="Medicare Approved", place=places.get("label"))
    _keep(held, held.fields, name, _value(value, money=name in _MONEY, day=name in _DAYS), value, place)


def _in_line(held: _Held, label: str, told: tuple[str, str], places: Mapping[Hashable, Place]) -> None:
    line = held.lines[-1]
    line.boxes += places.values()
    text, words = told
    place = places.get("value")
    if not text:
        return
    if _MODIFIER.match(label):
        before = line.cells.get(C.MODIFIERS)
        mods = (*before.value, text) if before else (text,)
        line.cells[C.MODIFIERS] = Fact(mods, raw=", ".join(mods), place=before.place if before else place)
        return
    cell = _IN_LINE.get(label)
    if cell is None:
        return
    value = number(text) if cell is C.UNITS else _value(text, money=cell in _MONEY_CELLS, day=cell in _DAY_CELLS)
    _keep(held, line.cells, cell, value, text, place)
    if words and C.DESCRIPTION not in line.cells:
        line.cells[C.DESCRIPTION] = Fact(words, raw=words, place=places.get("words"))


def _value(text: str, *, money: bool, day: bool) -> Value | None:
    if money:
        return read_money(text)
    found: date | str | None = read_date(text) if day else text
    return found


def _keep(
    held: _Held, into: dict[K, AnyFact], name: K, value: Value | Decimal | None, raw: str, place: Place | None
) -> None:
    """Keep a value, or say that the file's own words were not understood."""
    if value is None:
        held.claim.notes.append(f"Not understood: {name.value.replace('_', ' ')} {raw}.")
    else:
        into[name] = Fact(value, raw=raw, place=place)
