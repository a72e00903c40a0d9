"""The log of what was sent: which packet, to whom, on which day, and how. Every entry can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from medneg_desktop.core.dates import shown
from medneg_desktop.core.ids import DocumentId, PacketId, new_id
from medneg_desktop.core.trouble import ValueNotUnderstood
from medneg_desktop.domain.packet import RecipientKind, Sending, SentBy
from medneg_desktop.domain.talks import Channel, Contact, Struck, Way
from medneg_desktop.services.journal import add_in, course_in
from medneg_desktop.services.office import Office, Progress, Stop, never, no_progress
from medneg_desktop.services.ports import Event, HeldPacket, UnitOfWork
from medneg_desktop.services.prepare_packet import PreparedPacket, prepare_packet
from medneg_desktop.services.recipe import understood
from medneg_desktop.services.settle import settle_case
from medneg_desktop.services.undo import ChangedSince

WAYS = {
    SentBy.MAIL: "by mail",
    SentBy.CERTIFIED: "by certified mail",
    SentBy.FAX: "by fax",
    SentBy.PORTAL: "through a portal",
    SentBy.HAND: "by hand",
}


def said(sending: Sending) -> str:
    """The entry in words, as the history tells it."""
    number = f", {sending.reference}" if sending.reference else ""
    return f"to {sending.recipient or 'no one named'}, {WAYS[sending.by]}{number}, on {shown(sending.day)}"


@dataclass(frozen=True, slots=True)
class SendingDeed:
    """An entry in the log, with its way back. ``contact`` is what the journal of the case says of it."""

    sending: Sending
    contact: Contact | None = None
    document: DocumentId | None = None

    @property
    def words(self) -> str:
        return f"packet sent {said(self.sending)}"

    def take_back(self, office: Office) -> None:
        with office.unit() as unit:
            if self.sending not in unit.sendings():
                raise ChangedSince
            unit.drop_sending(self.sending.id)
            held = _tell(office, unit, self.sending, "taken back")
            self._strike(office, unit, held)
            unit.commit()

    def do_again(self, office: Office) -> None:
        with office.unit() as unit:
            if any(s.id == self.sending.id for s in unit.sendings()):
                raise ChangedSince
            unit.add_sending(self.sending)
            held = _tell(office, unit, self.sending, "packet sent")
            if self.contact is not None and unit.case(held.case) is not None:
                add_in(office, unit, held.case, self.contact, "")
            unit.commit()

    def _strike(self, office: Office, unit: UnitOfWork, held: HeldPacket) -> None:
        """The entry in the journal goes with the sending, unless the person has changed it since."""
        if self.contact is None or unit.case(held.case) is None:
            return
        lines = [x for x in course_in(unit, held.case).lines if x.talk == self.contact and not x.struck]
        if lines:
            struck = Struck(office.clock.today())
            add_in(office, unit, held.case, struck, "", replaces=lines[-1].id, why="taken back")


def note_sending(
    office: Office, packet: PacketId, by: SentBy, day: date, *, recipient: str = "", reference: str = ""
) -> SendingDeed:
    """Write down that a packet was sent, in the log and in the journal of its case: its questions are raised now.

    Raises ValueNotUnderstood for a day that has not come yet, and KeyError for a packet that is unknown.
    """
    if day > office.clock.today():
        raise ValueNotUnderstood(
            title="The day of sending is still to come.", remedy="Enter it on the day you send the packet."
        )
    sending = Sending(new_id(), packet, " ".join(recipient.split()), day, by, " ".join(reference.split()))
    deed = SendingDeed(sending, _contact(_held(office, packet), sending))
    deed.do_again(office)
    return deed


def _held(office: Office, packet: PacketId) -> HeldPacket:
    with office.unit() as unit:
        found = next((p for p in unit.packets() if p.id == packet), None)
    if found is None:
        raise KeyError(packet)
    return found


def _contact(held: HeldPacket, sending: Sending) -> Contact | None:
    """What the journal says of a sending; nothing of the person's own file, or of a packet of old."""
    recipe = understood(held.recipe)
    if recipe is None or recipe.choices.recipient is RecipientKind.OWN:
        return None
    to = recipe.choices.recipient or RecipientKind.PROVIDER
    certified = sending.by is SentBy.CERTIFIED
    return Contact(
        sending.day,
        Channel.PORTAL if sending.by is SentBy.PORTAL else Channel.LETTER,
        Way.OUT,
        to,
        office=sending.recipient,
        reference="" if certified else sending.reference,
        said=f"Packet of {held.pages} page{'s' if held.pages > 1 else ''}, {WAYS[sending.by]}.",
        mail_number=sending.reference if certified else "",
        letter=_letter_of(to, raises=bool(recipe.raises)),
        raises=recipe.raises,
    )


def _letter_of(to: RecipientKind, *, raises: bool) -> str:
    """The letter that a packet stands for, so that the plan of the case knows that it is out; empty for none."""
    match to:
        case RecipientKind.PROVIDER:
            return "dispute" if raises else ""
        case RecipientKind.COLLECTOR:
            return "collector_dispute" if raises else "debt_validation"
        case RecipientKind.ASSISTANCE:
            return "assistance"
        case _:
            return ""


def _tell(office: Office, unit: UnitOfWork, sending: Sending, what: str) -> HeldPacket:
    held = next((p for p in unit.packets() if p.id == sending.packet), None)
    if held is None:
        raise KeyError(sending.packet)
    settle_case(unit, held.case, office.clock.today())
    unit.record(Event(office.clock.now(), what, f"{said(sending)}; sha256 {held.sha256}", case=held.case))
    return held


@dataclass(frozen=True, slots=True)
class Logged:
    """A packet that was made, with everything that was sent of it."""

    packet: HeldPacket
    sendings: tuple[Sending, ...] = ()


def log(office: Office) -> tuple[Logged, ...]:
    """Every packet that was made, the newest first."""
    with office.unit() as unit:
        packets, sendings = unit.packets(), unit.sendings()
    return tuple(Logged(p, tuple(s for s in sendings if s.packet == p.id)) for p in packets)


@dataclass(frozen=True, slots=True)
class Remade:
    """A packet made anew from its recipe. ``same`` tells whether every byte is as it was."""

    packet: PreparedPacket
    same: bool


def remake(office: Office, held: HeldPacket, *, progress: Progress = no_progress, stop: Stop = never) -> Remade | None:
    """Make a packet again from what it was made with; None for one whose recipe was not kept.

    Where papers, decisions or the program changed since, the bytes differ: what was sent is the copy in the vault.
    """
    recipe = understood(held.recipe)
    if recipe is None:
        return None
    made = prepare_packet(
        office, held.case, sender=recipe.sender, choices=recipe.choices, made=recipe.made, progress=progress, stop=stop
    )
    return Remade(made, made.sha256 == held.sha256)
