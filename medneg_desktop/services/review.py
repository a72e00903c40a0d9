"""The hearing: the person corrects and confirms what was read, and decides about the questions raised.

Every change is one transaction, writes its before and after into the history, and runs the checks again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from medneg_desktop.core.dates import read_date
from medneg_desktop.core.dates import shown as shown_date
from medneg_desktop.core.ids import CaseId, DocumentId
from medneg_desktop.core.money import Money, read_money
from medneg_desktop.core.trouble import ValueNotUnderstood
from medneg_desktop.domain.document import Document
from medneg_desktop.domain.finding import Decision
from medneg_desktop.domain.page import PageText
from medneg_desktop.domain.place import Place
from medneg_desktop.domain.reading import (
    CREDIT_FIELDS,
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
    State,
    Value,
)
from medneg_desktop.ledger import match_keys
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import Event
from medneg_desktop.services.reconcile import refresh


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document with what was read and the words of its pages, for the review screen."""

    document: Document
    readings: tuple[Reading, ...]
    pages: tuple[PageText, ...]
    history: tuple[Event, ...]


def document_view(office: Office, document: DocumentId) -> DocumentView:
    """Everything the review screen shows; raises KeyError for an unknown document."""
    with office.unit() as unit:
        found = unit.document(document)
        if found is None:
            raise KeyError(document)
        held = unit.readings([document])
        return DocumentView(
            found,
            held[0].readings if held else (),
            tuple(unit.pages(document)),
            tuple(unit.events(document=document)),
        )


def understand(name: FieldName | Cell, text: str) -> Value:
    """The value a person typed for a field or cell; raises ValueNotUnderstood, and never guesses."""
    text = text.strip()
    value: Value | None
    if name in MONEY_FIELDS or name in MONEY_CELLS:
        value = read_money(text, bare_whole=True)
        if isinstance(value, Money) and name in CREDIT_FIELDS:
            value = abs(value)
    elif name in DATE_FIELDS or name in DATE_CELLS:
        value = read_date(text)
    elif name is Cell.UNITS:
        value = _number(text)
    elif name in LIST_FIELDS or name in LIST_CELLS:
        value = tuple(t for t in text.replace(",", " ").split() if t)
    else:
        value = text or None
    if value is None:
        raise ValueNotUnderstood
    return value


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def show(value: Value | None) -> str:
    """A value as people write it; empty for none."""
    match value:
        case None:
            return ""
        case Money():
            return value.shown()
        case date():
            return shown_date(value)
        case tuple():
            return ", ".join(value)
        case _:
            return str(value)


def correct_field(
    office: Office, document: DocumentId, part: int, name: FieldName, text: str, place: Place | None = None
) -> None:
    """Set a field to what the person typed, or take it away with an empty text; every check runs again.

    ``place`` is where on the page the person pointed; without it the old place stays.
    """

    def change(reading: Reading) -> tuple[Reading, AnyFact | None, AnyFact | None]:
        old = reading.fields.get(name)
        new = _entered(old, name, text, place)
        return reading.with_field(name, new), old, new

    _change(office, document, part, name.value.replace("_", " "), change)


def correct_cell(office: Office, document: DocumentId, part: int, line: int, cell: Cell, text: str) -> None:
    """Set one cell of a line to what the person typed, or take it away with an empty text."""

    def change(reading: Reading) -> tuple[Reading, AnyFact | None, AnyFact | None]:
        found = reading.line(line)
        old = found.cells.get(cell) if found else None
        new = _entered(old, cell, text, found.place if found and old is None else None)
        return reading.with_cell(line, cell, new), old, new

    _change(office, document, part, f"line {line}, {cell.value.replace('_', ' ')}", change)


def set_kind(office: Office, document: DocumentId, part: int, kind: DocumentKind) -> None:
    """Overrule what kind of document this is."""

    def change(reading: Reading) -> tuple[Reading, AnyFact | None, AnyFact | None]:
        changed = replace(
            reading, kind=kind, kind_state=State.ENTERED, kind_confidence=1.0, kind_grounds=("you said so",)
        )
        return changed, Fact(reading.kind.value), Fact(kind.value)

    _change(office, document, part, "document type", change)


def confirm(office: Office, document: DocumentId) -> None:
    """The person looked at the document and says that it is read right: no value of it is in doubt any more."""
    with office.unit() as unit:
        held = unit.readings([document])
        readings = tuple(_confirmed(r) for h in held for r in h.readings)
        unit.save_readings(document, readings, frozenset[str]().union(*(match_keys(r) for r in readings)))
        unit.set_reviewed(document, reviewed=True)
        unit.record(Event(office.clock.now(), "confirmed", "You confirmed what was read.", document=document))
        unit.commit()
    refresh(office, [document])


def _confirmed(reading: Reading) -> Reading:
    def sure(fact: AnyFact) -> AnyFact:
        return fact if fact.firm else replace(fact, state=State.ENTERED, note="confirmed by you")

    return replace(
        reading,
        kind_state=State.ENTERED if reading.kind_state is State.CHECK else reading.kind_state,
        fields={k: sure(f) for k, f in reading.fields.items()},
        lines=tuple(replace(x, cells={k: sure(f) for k, f in x.cells.items()}) for x in reading.lines),
    )


def decide(office: Office, case: CaseId, fingerprint: str, decision: Decision, reason: str = "") -> None:
    """Keep a question for the packet, set it aside with a reason, or open it again. Nothing is deleted."""
    words = {Decision.KEPT: "kept for the packet", Decision.SET_ASIDE: "set aside", Decision.OPEN: "opened again"}
    with office.unit() as unit:
        unit.decide(case, fingerprint, decision, reason)
        unit.record(Event(office.clock.now(), f"question {words[decision]}", reason, case=case))
        unit.commit()


def _entered(old: AnyFact | None, name: FieldName | Cell, text: str, place: Place | None) -> AnyFact | None:
    if not text.strip():
        return None
    value: Any = understand(name, text)
    return Fact(
        value=value,
        raw=old.raw if old else "",
        state=State.ENTERED,
        confidence=1.0,
        place=place or (old.place if old else None),
        note="confirmed by you" if old and old.value == value else "typed by you",
    )


_Change = Callable[[Reading], tuple[Reading, AnyFact | None, AnyFact | None]]


def _change(office: Office, document: DocumentId, part: int, what: str, change: _Change) -> None:
    with office.unit() as unit:
        readings = []
        for reading in (r for h in unit.readings([document]) for r in h.readings):
            if reading.part != part:
                readings.append(reading)
                continue
            new, before, after = change(reading)
            readings.append(new)
            told = (
                f"{what}: {show(before.value) if before else 'nothing'} → {show(after.value) if after else 'nothing'}"
            )
            unit.record(Event(office.clock.now(), "value changed", told, document=document))
        unit.save_readings(document, readings, frozenset[str]().union(*(match_keys(r) for r in readings)))
        unit.commit()
    refresh(office, [document])
