"""The head of a packet: who it goes to, what it is called, and what stands at the foot of every page."""

from __future__ import annotations

from dataclasses import dataclass

from medneg_desktop.domain.packet import RecipientKind
from medneg_desktop.domain.reading import DocumentKind, FieldName
from medneg_desktop.packet.confirmed import firm_text
from medneg_desktop.packet.letter import Matter
from medneg_desktop.packet.recipients import name_of

_OFFICE = {
    RecipientKind.INSURER: "Claims and Appeals",
    RecipientKind.ASSISTANCE: "Financial Assistance Office",
}
_TITLE = {
    RecipientKind.INSURER: "Request to review a claim",
    RecipientKind.COLLECTOR: "Dispute of a debt and request for proof",
    RecipientKind.ASSISTANCE: "Request for financial assistance",
    RecipientKind.REGULATOR: "Complaint about a medical bill",
    RecipientKind.OWN: "Case file",
}


@dataclass(frozen=True)
class Head:
    """``recipient`` are the lines of the address; empty for the person's own file."""

    recipient: tuple[str, ...]
    title: str
    foot: str


def head_of(matter: Matter) -> Head:
    kind = matter.recipient
    number = f"account {matter.account}" if matter.account else ""
    if kind is RecipientKind.INSURER:
        number = f"claim {matter.claim}" if matter.claim else ""
    title = _TITLE.get(kind or RecipientKind.PROVIDER, "Request to review a medical bill")
    if matter.appeals:
        title = "Appeal of a denied claim"
    return Head(
        recipient=() if kind is RecipientKind.OWN else _address(matter),
        title=", ".join(part for part in (title, number) if part),
        foot=number[:1].upper() + number[1:],
    )


def _address(matter: Matter) -> tuple[str, ...]:
    main, kind = matter.main, matter.recipient
    if kind is RecipientKind.REGULATOR:
        return (matter.office,) if matter.office else ()
    if kind is RecipientKind.INSURER:
        return tuple(part for part in (name_of(matter.case, kind), _OFFICE[kind]) if part)
    from_collector = main.kind is DocumentKind.COLLECTION_LETTER
    if kind is RecipientKind.COLLECTOR:
        collector = firm_text(main, FieldName.COLLECTOR_NAME) if from_collector else None
        return tuple(part for part in (collector or name_of(matter.case, kind),) if part)
    name = matter.provider
    address = firm_text(main, FieldName.PROVIDER_ADDRESS) if not from_collector and name else None
    lines = [part.strip() for part in (address or "").splitlines() if part.strip()]
    office = _OFFICE.get(kind or RecipientKind.PROVIDER, "Billing Department")
    return tuple(part for part in (name, office, *lines) if part)
