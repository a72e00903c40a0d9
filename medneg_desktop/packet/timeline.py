"""What happened when, from the dates on the papers, with the numbers under which an office can find it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from medneg_desktop.core.dates import shown
from medneg_desktop.domain.case import Case, Paper
from medneg_desktop.domain.packet import RecipientKind, TimelineRow
from medneg_desktop.domain.reading import Cell, DocumentKind, FieldName
from medneg_desktop.domain.talks import Channel, Contact, Way
from medneg_desktop.packet.confirmed import firm_date, firm_money, firm_text
from medneg_desktop.packet.exhibits import Numbering
from medneg_desktop.packet.naming import kind_words

_MANY_DAYS = 4
"""More days of service than these on one paper are told as a span."""
_MOMENTS = (
    (FieldName.STATEMENT_DATE, "{kind} issued"),
    (FieldName.PROCESSED_DATE, "Claim processed by the plan"),
    (FieldName.NOTICE_DATE, "{kind} issued"),
    (FieldName.DUE_DATE, "The {kind} asks for payment by this day"),
)
_NUMBERS = (
    (FieldName.ACCOUNT_NUMBER, "Account {}"),
    (FieldName.STATEMENT_NUMBER, "Statement {}"),
    (FieldName.CLAIM_NUMBER, "Claim {}"),
    (FieldName.PAYMENT_REFERENCE, "Payment {}"),
)


def timeline_rows(case: Case, numbering: Numbering, noted: Sequence[TimelineRow] = ()) -> tuple[TimelineRow, ...]:
    rows = [TimelineRow(day, what, _reference(p, page, numbering)) for (day, what), (p, page) in _told(case).items()]
    return tuple(sorted((*rows, *noted), key=lambda r: r.day))


def contact_rows(contacts: Sequence[Contact], recipient: RecipientKind | None, made: date) -> tuple[TimelineRow, ...]:
    """Calls and letters before the packet, to and from the one who reads it; who reads for others sees them all.

    Day, way, office and number only: what was said, and what the person means to do, is theirs.
    """
    all_of_them = recipient in (RecipientKind.OWN, RecipientKind.REGULATOR)
    told = (c for c in contacts if c.day < made and (all_of_them or c.party is recipient))
    return tuple(TimelineRow(c.day, _met(c), _numbers_of(c), noted=True) for c in told)


_BY = {
    Channel.CALL: "Call",
    Channel.LETTER: "Letter",
    Channel.EMAIL: "E-mail",
    Channel.PORTAL: "Message",
    Channel.VISIT: "Visit",
}
_OFFICES = {
    RecipientKind.PROVIDER: "the provider",
    RecipientKind.INSURER: "the plan",
    RecipientKind.COLLECTOR: "the collector",
    RecipientKind.ASSISTANCE: "the financial assistance office",
    RecipientKind.REGULATOR: "the office for complaints",
}


def _met(contact: Contact) -> str:
    office = contact.office.strip() or _OFFICES.get(contact.party, "")
    to = "to" if contact.way is Way.OUT else "from"
    who = f", {contact.who.strip()}" if contact.who.strip() else ""
    return f"{_BY[contact.channel]} {to} {office}{who}" if office else _BY[contact.channel]


def _numbers_of(contact: Contact) -> str:
    numbers = (("Reference", contact.reference), ("Mail number", contact.mail_number))
    return "; ".join(f"{label} {number.strip()}" for label, number in numbers if number.strip())


def service_days(case: Case) -> tuple[date, ...]:
    """Every confirmed day of service of the case, each once, in order."""
    return tuple(sorted({day for paper in case.papers for day in _services(paper)}))


def pages_told(case: Case) -> Iterator[tuple[Paper, int]]:
    """The pages that the rows of the timeline stand on: they are exhibits, or the rows could not be shown."""
    for (day, _), (paper, page) in _told(case).items():
        services = _services(paper)
        last = services[max(services)] if day in services and len(services) > _MANY_DAYS else None
        pages = (page, last, _page(paper, FieldName.AMOUNT_PAID) if paper.kind is DocumentKind.RECEIPT else None)
        yield from ((paper, number) for number in dict.fromkeys(pages) if number is not None)


def _told(case: Case) -> dict[tuple[date, str], tuple[Paper, int | None]]:
    """What happened when, each once, by the first paper that says it."""
    told: dict[tuple[date, str], tuple[Paper, int | None]] = {}
    for paper in case.papers:
        for day, what, page in _moments(paper):
            told.setdefault((day, what), (paper, page))
    return told


def _moments(paper: Paper) -> Iterator[tuple[date, str, int | None]]:
    """Day, what happened, and the page that says so; None for what a person typed."""
    kind = kind_words(paper)
    services = _services(paper)
    days = sorted(services)
    if len(days) > _MANY_DAYS:
        yield days[0], f"Services from {shown(days[0])} to {shown(days[-1])}", services[days[0]]
    else:
        yield from ((day, "Service", services[day]) for day in days)
    for name, words in _MOMENTS:
        # A receipt repeats the dates of the statement it answers; those are told by the statement.
        if (day := firm_date(paper, name)) is not None and paper.kind is not DocumentKind.RECEIPT:
            said = words.format(kind=kind)
            yield day, said[0].upper() + said[1:], _page(paper, name)
    if (day := firm_date(paper, FieldName.PAYMENT_DATE)) is not None and paper.kind is DocumentKind.RECEIPT:
        amount = firm_money(paper, FieldName.AMOUNT_PAID)
        method = firm_text(paper, FieldName.PAYMENT_METHOD)
        what = "Payment" + (f" of {amount.shown()}" if amount else "") + (f" ({method})" if method else "")
        yield day, what, _page(paper, FieldName.PAYMENT_DATE)


def _page(paper: Paper, name: FieldName) -> int | None:
    fact = paper.reading.fields.get(name)
    return fact.place.page if fact is not None and fact.place is not None else None


def _services(paper: Paper) -> dict[date, int | None]:
    """The days of service that a paper prints, each with the first page that does."""
    if not (paper.kind.is_bill or paper.kind is DocumentKind.EOB):
        return {}
    lines = [f for line in paper.reading.lines if (f := line.date(Cell.SERVICE_DATE)) and f.firm]
    named = [f for name in (FieldName.SERVICE_FROM, FieldName.SERVICE_TO) if (f := paper.reading.date(name)) and f.firm]
    pages: dict[date, int | None] = {}
    for fact in lines or named:
        pages.setdefault(fact.value, fact.place.page if fact.place else None)
    return pages


def _reference(paper: Paper, page: int | None, numbering: Numbering) -> str:
    parts = [words.format(value) for name, words in _NUMBERS if (value := firm_text(paper, name))]
    pages = [*([page] if page is not None else []), *paper.reading.pages]
    refs = [ref for number in pages if (ref := numbering.of_page(paper, number)) is not None]
    return "; ".join([*parts[:2], *([f"Exhibit {refs[0]}"] if refs else [])])
