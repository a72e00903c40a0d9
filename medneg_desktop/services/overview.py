"""What Home, the inbox and the lists show. Reads summaries only: the cost does not grow with what is inside papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from medneg_desktop.core.ids import CaseId, DocumentId
from medneg_desktop.domain.document import Declined, Document, ReadingStatus
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import CaseSummary, CaseView, Event, HeldPacket, Totals

if TYPE_CHECKING:
    from medneg_desktop.domain.reading import DocumentKind, Reading

FIRST = 200
"""Rows of a list that are loaded at once."""


@dataclass(frozen=True, slots=True)
class Home:
    totals: Totals
    bills: tuple[CaseSummary, ...]
    deadlines: tuple[tuple[date, str, str, CaseId], ...]
    waiting: int


@dataclass(frozen=True, slots=True)
class InboxItem:
    """A row of the inbox: the document, what kind it is, and how many values want a look."""

    document: Document
    kind: DocumentKind | None
    provider: str
    doubts: int
    proven: bool
    kinds: tuple[DocumentKind, ...] = ()
    """Of each paper in the file, where it holds several."""


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
            tuple(front.deadlines(since=office.clock.today(), limit=8)),
            totals.to_check,
        )


def inbox(office: Office, *, to_check: bool | None = None, offset: int = 0) -> Inbox:
    """A page of the inbox, newest first, and the files that could not come in."""
    with office.unit() as unit:
        documents = unit.documents(to_check=to_check, limit=FIRST + 1, offset=offset)
        shown = documents[:FIRST]
        readings = {h.document.id: h.readings for h in unit.readings([d.id for d in shown])}
        return Inbox(
            tuple(_item(d, readings.get(d.id, ())) for d in shown),
            tuple(unit.declined()),
            unit.totals().to_check,
            len(documents) > FIRST,
        )


def _item(document: Document, readings: tuple[Reading, ...]) -> InboxItem:
    from medneg_desktop.domain.reading import FieldName  # noqa: PLC0415 (Home, which needs this module, reads no paper)

    first = readings[0] if readings else None
    name = None
    if first is not None:
        name = (
            first.text(FieldName.PROVIDER_NAME)
            or first.text(FieldName.PAYER_NAME)
            or first.text(FieldName.COLLECTOR_NAME)
        )
    return InboxItem(
        document,
        first.kind if first else None,
        name.value if name else "",
        sum(r.doubts for r in readings),
        any("add up" in f.note or f.state == "proven" for r in readings for f in r.fields.values()),
        tuple(r.kind for r in readings) if len(readings) > 1 else (),
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


def dismiss_declined(office: Office, number: int) -> None:
    """Take a declined file off the list; its reason stays in the history."""
    with office.unit() as unit:
        unit.dismiss_declined(number)
        unit.commit()


def waiting(office: Office) -> list[Document]:
    """Documents that were brought in and not yet read, oldest first: work left over from an earlier run."""
    with office.front() as front:
        return front.documents(status=ReadingStatus.WAITING)[::-1]
