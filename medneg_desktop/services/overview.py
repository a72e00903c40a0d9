"""What Home, the inbox and the lists show. Reads summaries only: the cost does not grow with what is inside papers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medneg_desktop.core.ids import CaseId, DocumentId
from medneg_desktop.domain.document import Declined, Document, ReadingStatus
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import CaseSummary, CaseView, ComingDay, Event, HeldPacket, Totals

if TYPE_CHECKING:
    from medneg_desktop.domain.reading import DocumentKind, Reading
    from medneg_desktop.services.undo import Deed

FIRST = 200
"""Rows of a list that are loaded at once."""
DAYS = 40
"""Days that Home asks for; it counts them and shows the first."""


@dataclass(frozen=True, slots=True)
class Home:
    totals: Totals
    bills: tuple[CaseSummary, ...]
    coming: tuple[ComingDay, ...]
    waiting: int


@dataclass(frozen=True, slots=True)
class InboxItem:
    """A row of the inbox: one paper of a document, what kind it is, and how many values want a look.

    A document that is not read yet, or could not be, is one row without a kind.
    """

    document: Document
    kind: DocumentKind | None
    provider: str
    doubts: int
    proven: bool
    part: int = 1
    pages: tuple[int, ...] = ()
    """The pages of the paper, where its file holds several papers."""
    looked_at: bool = False


@dataclass(frozen=True, slots=True)
class Inbox:
    items: tuple[InboxItem, ...]
    declined: tuple[tuple[int, Declined], ...]
    to_check: int
    more: bool


def home(office: Office) -> Home:
    with office.front() as front:
        totals = front.totals()
        return Home(
            totals,
            tuple(front.case_summaries(limit=FIRST)),
            tuple(front.coming(limit=DAYS)),
            totals.to_check,
        )


def inbox(office: Office, *, to_check: bool | None = None, offset: int = 0) -> Inbox:
    """A page of the inbox, newest first, and the files that could not come in."""
    with office.unit() as unit:
        documents = unit.documents(to_check=to_check, limit=FIRST + 1, offset=offset)
        shown = documents[:FIRST]
        readings = {h.document.id: h.readings for h in unit.readings([d.id for d in shown])}
        return Inbox(
            tuple(item for d in shown for item in inbox_items(d, readings.get(d.id, ()))),
            tuple(unit.declined()),
            unit.totals().to_check,
            len(documents) > FIRST,
        )


def sender_of(reading: Reading) -> str:
    """Who sent a paper, as lists name it; empty where it does not say."""
    from medneg_desktop.domain.reading import FieldName  # noqa: PLC0415 (Home, which needs this module, reads no paper)

    name = (
        reading.text(FieldName.PROVIDER_NAME)
        or reading.text(FieldName.PAYER_NAME)
        or reading.text(FieldName.COLLECTOR_NAME)
    )
    return name.value if name else ""


def inbox_items(document: Document, readings: tuple[Reading, ...]) -> tuple[InboxItem, ...]:
    """The rows of a document: one for each paper in it."""
    if not readings:
        return (InboxItem(document, None, "", 0, proven=False, looked_at=document.reviewed),)
    return tuple(_item(document, r, several=len(readings) > 1) for r in readings)


def _item(document: Document, reading: Reading, *, several: bool) -> InboxItem:
    return InboxItem(
        document,
        reading.kind,
        sender_of(reading),
        reading.doubts,
        any("add up" in f.note or f.state == "proven" for f in reading.fields.values()),
        reading.part,
        reading.pages if several else (),
        document.reviewed or reading.looked_at,
    )


def case_view(office: Office, case: CaseId) -> CaseView | None:
    with office.unit() as unit:
        return unit.case(case)


def case_of(office: Office, document: DocumentId) -> CaseId | None:
    """The case a document stands in; None for a document that belongs to none."""
    with office.unit() as unit:
        return next(iter(sorted(unit.cases_of([document]))), None)


def bills(office: Office, *, offset: int = 0) -> list[CaseSummary]:
    with office.unit() as unit:
        return unit.case_summaries(limit=FIRST, offset=offset)


def packets(office: Office) -> list[HeldPacket]:
    with office.unit() as unit:
        return unit.packets()


def history(office: Office, case: CaseId) -> list[Event]:
    with office.unit() as unit:
        return unit.events(case=case)


_BY_ITSELF = frozenset(
    {"document read", "reading failed", "file declined", "learned", "document deleted after a month"}
)
"""What the program does by itself; all else is done because the person asked for it."""

_MOST_EVENTS = 5000


@dataclass(frozen=True, slots=True)
class DoneEvent:
    """An entry of the history, by whom, and what it is about: the paper's name and what was said of it."""

    event: Event
    by_person: bool
    about: str


def whole_history(office: Office) -> tuple[DoneEvent, ...]:
    """Everything that was done in the vault, newest first; the oldest of very many are left out."""
    with office.unit() as unit:
        events = unit.events(limit=_MOST_EVENTS)
        names = {d.id: d.name for d in (*unit.documents(), *(t.document for t in unit.trash()))}
    return tuple(_done(event, names) for event in events)


def _done(event: Event, names: dict[DocumentId, str]) -> DoneEvent:
    name = names.get(event.document, "") if event.document else ""
    said = (
        event.detail
        if name and event.detail.startswith(name)
        else " \u00b7 ".join(t for t in (name, event.detail) if t)
    )
    return DoneEvent(event, event.what not in _BY_ITSELF, said)


def dismiss_declined(office: Office, number: int) -> Deed | None:
    """Take a declined file off the list; its reason stays in the history. None where it is off already."""
    from medneg_desktop.services.small_deeds import DismissDeed  # noqa: PLC0415 (the window starts without the ledger)

    with office.unit() as unit:
        declined = dict(unit.declined()).get(number)
    if declined is None:
        return None
    deed = DismissDeed(declined)
    deed.move(office, "file taken off the list")
    return deed


def waiting(office: Office) -> list[Document]:
    """Documents that were brought in and not yet read, oldest first: work left over from an earlier run."""
    with office.front() as front:
        return front.documents(status=ReadingStatus.WAITING)[::-1]
