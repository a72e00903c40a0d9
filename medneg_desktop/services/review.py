"""The hearing: the person corrects and confirms what was read, and decides about the questions raised.

Every change is one transaction, writes its before and after into the history, and runs the checks again. It gives back
the deed by which it can be undone, or None where nothing changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from medneg_desktop.core.dates import read_date
from medneg_desktop.core.ids import CaseId, DocumentId
from medneg_desktop.core.money import Money, read_money
from medneg_desktop.core.trouble import ValueNotUnderstood
from medneg_desktop.domain.document import Document, ReadingStatus
from medneg_desktop.domain.finding import Decision
from medneg_desktop.domain.page import PageText, TextSource
from medneg_desktop.domain.place import Box, Place
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
    ReadLine,
    State,
    Value,
)
from medneg_desktop.services.carry import carried
from medneg_desktop.services.deeds import (
    DecisionDeed,
    PileDeed,
    Standing,
    Told,
    decision_held,
    decision_words,
    rewrite,
)
from medneg_desktop.services.joined import joined_documents
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import Event
from medneg_desktop.services.read_shares import Share, read_shares
from medneg_desktop.services.settle import settle_case
from medneg_desktop.services.texts import show
from medneg_desktop.services.undo import Deed

_BATCH = 200
_ALL = 100_000
"""More events than one document ever has."""


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document with what was read and the words of its pages, for the review screen."""

    document: Document
    readings: tuple[Reading, ...]
    pages: tuple[PageText, ...]
    history: tuple[Event, ...]
    joined: bool = False
    """Whether it was made by joining others."""


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
            joined=document in joined_documents(unit).parts,
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


def correct_field(
    office: Office, document: DocumentId, part: int, name: FieldName, text: str, place: Place | None = None
) -> Deed | None:
    """Set a field to what the person typed, or take it away with an empty text; every check runs again.

    ``place`` is where on the page the person pointed; without it the old place stays.
    """

    def change(reading: Reading) -> tuple[Reading, AnyFact | None, AnyFact | None]:
        old = reading.fields.get(name)
        new = _entered(old, name, text, place)
        return reading.with_field(name, new), old, new

    return _change(office, document, part, target_words(name), change)


def correct_cell(
    office: Office, document: DocumentId, part: int, line: int, cell: Cell, text: str, place: Place | None = None
) -> Deed | None:
    """Set one cell of a line to what the person typed, or take it away with an empty text.

    ``place`` is where on the page the person pointed; the line then reaches there too.
    """

    def change(reading: Reading) -> tuple[Reading, AnyFact | None, AnyFact | None]:
        found = reading.line(line)
        old = found.cells.get(cell) if found else None
        new = _entered(old, cell, text, place or (found.place if found and old is None else None))
        changed = reading.with_cell(line, cell, new)
        return (reaching(changed, line, place) if place is not None else changed), old, new

    return _change(office, document, part, target_words(cell, line), change)


def accept(office: Office, document: DocumentId, part: int, name: FieldName | tuple[int, Cell]) -> Deed | None:
    """The person says that a doubtful value is right as it was read."""
    line, cell = (None, name) if isinstance(name, FieldName) else name

    def change(reading: Reading) -> tuple[Reading, AnyFact | None, AnyFact | None]:
        if isinstance(cell, FieldName):
            old = reading.fields.get(cell)
            return reading.with_field(cell, _sure(old) if old else None), old, old
        found = reading.line(line or 0)
        old = found.cells.get(cell) if found else None
        return (reading.with_cell(line or 0, cell, _sure(old)) if old else reading), old, old

    return _change(office, document, part, target_words(cell, line), change)


def set_kind(office: Office, document: DocumentId, part: int, kind: DocumentKind) -> Deed | None:
    """Overrule what kind of document this is."""
    with office.unit() as unit:
        texts = unit.pages(document)

    def change(reading: Reading) -> tuple[Reading, AnyFact | None, AnyFact | None]:
        changed = _read_as(reading, kind, [t for t in texts if t.number in reading.pages])
        return changed, Fact(_words(reading.kind.value)), Fact(_words(kind.value))

    return _change(office, document, part, "document type", change)


def _read_as(reading: Reading, kind: DocumentKind, texts: Sequence[PageText]) -> Reading:
    """The reading as one of this kind: what such a paper says is read from its words, what was entered stays."""
    own = replace(reading, kind=kind, kind_state=State.ENTERED, kind_confidence=1.0, kind_grounds=("you said so",))
    alike = kind.is_bill and reading.kind.is_bill
    if kind is reading.kind or alike or not texts or reading.text_source in (TextSource.TYPED, TextSource.NONE):
        return own
    (again,) = read_shares(texts, [Share(reading.pages, kind)])
    (again,) = carried([again], [reading])
    return replace(own, fields=again.fields, lines=again.lines)


def confirm(office: Office, document: DocumentId, part: int | None = None) -> Deed | None:
    """The person says that a document, or one paper (``part``) in it, is read right: no value is in doubt any more.

    The document counts as looked at once every paper in it is.
    """

    def change(held: Standing) -> tuple[Standing, tuple[Told, ...]]:
        many = len(held.readings) > 1
        chosen = [r for r in held.readings if part is None or r.part == part]
        readings = tuple(replace(_confirmed(r), looked_at=many) if r in chosen else r for r in held.readings)
        settled = [t for r in chosen for t in _doubts_told(r, many=many)]
        whole = held.reviewed or not many or all(r.looked_at for r in readings)
        told = Told("confirmed", "You confirmed what was read.", "You opened this document to be looked at again.")
        if not whole:
            words = f"You confirmed what was read in paper {part} of {len(readings)}."
            told = Told("confirmed", words, f"You opened paper {part} of {len(readings)} to be looked at again.")
        return replace(held, readings=readings, reviewed=whole), (*settled, told)

    return rewrite(office, document, "document confirmed", change)


def nothing_in_doubt(office: Office) -> tuple[DocumentId, ...]:
    """The documents not yet looked at in which nothing is in doubt: read, and every value proven or read surely."""
    found: list[DocumentId] = []
    with office.unit() as unit:
        waiting = [d.id for d in unit.documents(to_check=True, status=ReadingStatus.READ)]
        for start in range(0, len(waiting), _BATCH):
            held = unit.readings(waiting[start : start + _BATCH])
            found += [h.document.id for h in held if h.readings and not any(r.doubts for r in h.readings)]
    return tuple(found)


def confirm_pile(office: Office) -> Deed | None:
    """Confirm every document in which nothing is in doubt, in one transaction; None where there is none."""
    documents = nothing_in_doubt(office)
    if not documents:
        return None
    deed = PileDeed(documents)
    deed.mark(
        office, "confirmed", "You confirmed what was read, with others in which nothing is in doubt.", reviewed=True
    )
    return deed


def type_by_hand(office: Office, document: DocumentId, kind: DocumentKind) -> Deed | None:
    """Begin a reading that the person types beside the picture, where the document could not be read."""
    with office.unit() as unit:
        found = unit.document(document)
    pages = tuple(range(1, found.pages + 1)) if found else ()

    def change(held: Standing) -> tuple[Standing, tuple[Told, ...]]:
        if held.readings:
            return held, ()
        typed = Reading(1, pages, kind, 1.0, ("you said so",), kind_state=State.ENTERED, text_source=TextSource.TYPED)
        told = Told("typed by hand", f"{_words(kind.value)}, typed beside its picture", "what was typed was put away")
        return Standing((typed,), held.reviewed, ReadingStatus.READ, None), (told,)

    return rewrite(office, document, "typing begun", change)


def decide(office: Office, case: CaseId, fingerprint: str, decision: Decision, reason: str = "") -> Deed | None:
    """Keep a question for the packet, set it aside with a reason, or open it again. Nothing is deleted."""
    with office.unit() as unit:
        before = decision_held(unit, case, fingerprint) or (Decision.OPEN, "")
        unit.decide(case, fingerprint, decision, reason)
        settle_case(unit, case, office.clock.today())
        unit.record(Event(office.clock.now(), decision_words(decision), reason, case=case))
        unit.commit()
    return DecisionDeed(case, fingerprint, before, (decision, reason)) if before != (decision, reason) else None


# ---------------------------------------------------------------------------------------------------- histories


def target_words(name: FieldName | Cell, line: int | None = None) -> str:
    """How the history names a value."""
    return _words(name.value) if line is None else f"line {line}, {_words(name.value)}"


def value_history(
    office: Office, document: DocumentId, part: int, name: FieldName | Cell, line: int | None = None
) -> tuple[Event, ...]:
    """What happened to one value, newest first: when, and what it was before and after."""
    with office.unit() as unit:
        held = unit.readings([document])
        many = bool(held) and len(held[0].readings) > 1
        begins = f"{_in_part(target_words(name, line), part, many=many)}: "
        return tuple(e for e in unit.events(document=document, limit=_ALL) if e.detail.startswith(begins))


def _words(name: str) -> str:
    return name.replace("_", " ")


def _in_part(what: str, part: int, *, many: bool) -> str:
    return f"document {part}, {what}" if many else what


def _doubts_told(reading: Reading, *, many: bool) -> list[Told]:
    values = [(target_words(n), f) for n, f in reading.fields.items()]
    values += [(target_words(c, x.number), f) for x in reading.lines for c, f in x.cells.items()]
    return [
        Told(
            "value confirmed",
            f"{name}: {show(f.value)}, as it was read",
            f"{name}: {show(f.value)}, to be checked again",
        )
        for name, f in ((_in_part(n, reading.part, many=many), f) for n, f in values)
        if not f.firm
    ]


# ---------------------------------------------------------------------------------------------------- changes


def _sure(fact: AnyFact) -> AnyFact:
    return fact if fact.firm else replace(fact, state=State.ENTERED, note="confirmed by you")


def _confirmed(reading: Reading) -> Reading:
    return replace(
        reading,
        kind_state=State.ENTERED if reading.kind_state is State.CHECK else reading.kind_state,
        fields={k: _sure(f) for k, f in reading.fields.items()},
        lines=tuple(replace(x, cells={k: _sure(f) for k, f in x.cells.items()}) for x in reading.lines),
    )


def _entered(old: AnyFact | None, name: FieldName | Cell, text: str, place: Place | None) -> AnyFact | None:
    if not text.strip():
        return None
    # The text as it is shown stands for the value itself, whatever its words would be understood as.
    same = old is not None and text.strip() == show(old.value).strip()
    value: Any = old.value if same and old is not None else understand(name, text)
    return Fact(
        value=value,
        raw=old.raw if old else "",
        state=State.ENTERED,
        confidence=1.0,
        place=place or (old.place if old else None),
        note="confirmed by you" if old and old.value == value else "typed by you",
    )


def reaching(reading: Reading, number: int, place: Place) -> Reading:
    """The reading with a line that also covers a place on its page; a line on another page moves there."""

    def reach(line: ReadLine) -> ReadLine:
        if line.number != number:
            return line
        own = [f.place.box for f in line.cells.values() if f.place and f.place.page == place.page]
        whole = [b for b in own if b != line.place.box] or [place.box]
        return replace(line, place=Place(place.page, Box.around([*whole, place.box])))

    return replace(reading, lines=tuple(reach(x) for x in reading.lines))


_Change = Callable[[Reading], tuple[Reading, AnyFact | None, AnyFact | None]]


def _change(office: Office, document: DocumentId, part: int, what: str, change: _Change) -> Deed | None:
    def whole(held: Standing) -> tuple[Standing, tuple[Told, ...]]:
        reading = held.part(part)
        if reading is None:
            return held, ()
        new, before, after = change(reading)
        if new.text_source is TextSource.NONE and new != reading:
            new = replace(new, text_source=TextSource.TYPED)
        name = _in_part(what, part, many=len(held.readings) > 1)
        was, now = (show(f.value) if f else "nothing" for f in (before, after))
        told = Told("value changed", f"{name}: {was} \u2192 {now}", f"{name}: {now} \u2192 {was}")
        if was == now:
            told = Told("value confirmed", f"{name}: {now}, as it was read", f"{name}: {now}, to be checked again")
        return held.with_part(part, new), (told,)

    return rewrite(office, document, what, whole)
