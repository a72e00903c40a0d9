"""A claim as data says it, whatever the format, typed out as a page that a person can read and a reading that cites it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from medneg_desktop.core.money import Money
from medneg_desktop.domain.place import Box, Place
from medneg_desktop.domain.reading import AnyFact, Cell, DocumentKind, Fact, FieldName, Reading, ReadLine, Value
from medneg_desktop.reading.proof import prove
from medneg_desktop.reading.structured.sheet import Piece, Typist, clean

F, C = FieldName, Cell
_MOST_CENTS = 10**13


@dataclass(frozen=True, slots=True)
class Given:
    """A value as the data gives it; ``doubt`` says in plain words why the person should look."""

    value: Value
    doubt: str = ""


@dataclass
class Claim:
    """One claim: ``source`` names the kind of file for the person."""

    source: str
    fields: dict[FieldName, Given] = field(default_factory=dict)
    lines: list[dict[Cell, Given]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def say(self, name: FieldName, value: Value | Given | None) -> None:
        """Note a value, unless it is absent or empty."""
        given = value if isinstance(value, Given) or value is None else Given(value)
        if given is not None and given.value not in ("", ()):
            self.fields[name] = given


def exact_money(text: str) -> Given | None:
    """The amount that a number in a data file is; a part of a cent is rounded and asked about, no number is None."""
    try:
        cents = Decimal(text) * 100
        if not cents.is_finite() or abs(cents) > _MOST_CENTS:
            return None
        whole = cents.quantize(Decimal(1), ROUND_HALF_UP)
    except InvalidOperation:
        return None
    doubt = "" if whole == cents else f"The file says {text}, which is no amount in whole cents."
    return Given(Money(int(whole)), doubt)


_LABELS = {
    F.NPI: "NPI",
    F.TAX_ID: "Tax ID",
    F.TOTAL_CHARGES: "Amount billed",
    F.PLAN_DISCOUNT: "Adjustments",
    F.INSURANCE_PAID: "Plan paid",
    F.PATIENT_RESPONSIBILITY: "Patient's share",
    F.DIAGNOSIS_CODES: "Diagnoses",
}
_CELL_ROWS: tuple[tuple[tuple[Cell, str], ...], ...] = (
    (
        (C.SERVICE_DATE, ""),
        (C.SERVICE_END, "to"),
        (C.CODE, "code"),
        (C.MODIFIERS, "modifiers"),
        (C.REVENUE_CODE, "revenue code"),
        (C.UNITS, "units"),
    ),
    ((C.DESCRIPTION, ""),),
    ((C.CHARGE, "billed"), (C.ALLOWED, "allowed"), (C.ADJUSTMENT, "adjusted"), (C.PLAN_PAID, "plan paid")),
    (
        (C.DEDUCTIBLE, "deductible"),
        (C.COPAY, "copay"),
        (C.COINSURANCE, "coinsurance"),
        (C.NOT_COVERED, "not covered"),
        (C.PATIENT_RESPONSIBILITY, "patient's share"),
    ),
    ((C.REASON_CODES, "reasons"),),
)


def typed(value: Value) -> str:
    """A value as it is typed on the page."""
    match value:
        case Money():
            return value.shown()
        case date():
            return f"{value:%m/%d/%Y}"
        case Decimal():
            return format(value.normalize(), "f")
        case tuple():
            return ", ".join(clean(v) for v in value)
        case _:
            return clean(str(value))


def fact_of(given: Given, place: Place | None) -> AnyFact:
    value = clean(given.value) if isinstance(given.value, str) else given.value
    fact: AnyFact = Fact(value, raw=typed(given.value), place=place)
    return fact.doubted(given.doubt) if given.doubt else fact


def type_out(typist: Typist, claim: Claim, part: int) -> Reading:
    """Type a claim below what is on the paper; gives its reading, with what its sums prove."""
    trial = Typist()
    _typed_claim(trial, claim)
    typist.room_for(len(trial.pages[0]) + 1 if len(trial.pages) == 1 else 10**6)
    if typist.pages[-1]:
        typist.row([("", None)])
    first = typist.page
    fields, lines = _typed_claim(typist, claim)
    return reading_of(claim, part, range(min([first, *_pages(fields, lines)]), typist.page + 1), fields, lines)


def reading_of(
    claim: Claim, part: int, pages: range, fields: dict[FieldName, AnyFact], lines: tuple[ReadLine, ...]
) -> Reading:
    """The reading of a claim whose values have their places."""
    return prove(
        Reading(
            part=part,
            pages=tuple(pages),
            kind=DocumentKind.EOB,
            kind_confidence=1.0,
            kind_grounds=(f"The file is {claim.source}.",),
            fields=fields,
            lines=lines,
            notes=tuple(claim.notes),
        )
    )


def _pages(fields: dict[FieldName, AnyFact], lines: tuple[ReadLine, ...]) -> Iterator[int]:
    yield from (f.place.page for f in fields.values() if f.place)
    yield from (line.place.page for line in lines)


def _typed_claim(typist: Typist, claim: Claim) -> tuple[dict[FieldName, AnyFact], tuple[ReadLine, ...]]:
    typist.row([("EXPLANATION OF BENEFITS", None)])
    typist.row([(f"set out by MedNeg from {claim.source}; the file itself is kept unchanged", None)])
    fields: dict[FieldName, AnyFact] = {}
    for name, given in claim.fields.items():
        label = _LABELS.get(name, name.value.replace("_", " ").capitalize())
        places = typist.row([(f"{label + ':':<26}", None), (typed(given.value), name)])
        fields[name] = fact_of(given, places.get(name))
    lines = tuple(_typed_line(typist, number, cells) for number, cells in enumerate(claim.lines, 1))
    for note in claim.notes:
        typist.row([(f"Note: {clean(note)}", None)])
    return fields, lines


def _typed_line(typist: Typist, number: int, cells: dict[Cell, Given]) -> ReadLine:
    typist.room_for(len(_CELL_ROWS))
    boxes: list[Place] = []
    found: dict[Cell, AnyFact] = {}
    begun = False
    for row in _CELL_ROWS:
        pieces: list[Piece] = []
        for cell, label in row:
            if cell in cells:
                pieces += [(f"  {label} " if label else "  ", None), (typed(cells[cell].value), cell)]
        if pieces or not begun:
            head: Piece = (f"Line {number}", "head") if not begun else ("", None)
            places = typist.row([head, *pieces], indent=0 if not begun else 6)
            begun = True
            boxes += places.values()
            found |= {c: fact_of(cells[c], places.get(c)) for c, _ in row if c in cells}
    page = boxes[0].page
    return ReadLine(number, Place(page, Box.around(b.box for b in boxes if b.page == page)), found)
