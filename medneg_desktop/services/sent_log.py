"""The log of what was sent: which packet, to whom, on which day, and how. Every entry can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from medneg_desktop.core.dates import shown
from medneg_desktop.core.ids import DocumentId, PacketId, new_id
from medneg_desktop.core.trouble import ValueNotUnderstood
from medneg_desktop.domain.packet import Sending, SentBy
from medneg_desktop.services.office import Office, Progress, Stop, never, no_progress
from medneg_desktop.services.ports import Event, HeldPacket, UnitOfWork
from medneg_desktop.services.prepare_packet import PreparedPacket, prepare_packet
from medneg_desktop.services.recipe import understood
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
    """An entry in the log, with its way back."""

    sending: Sending
    document: DocumentId | None = None

    @property
    def words(self) -> str:
        return f"packet sent {said(self.sending)}"

    def take_back(self, office: Office) -> None:
        with office.unit() as unit:
            if self.sending not in unit.sendings():
                raise ChangedSince
            unit.drop_sending(self.sending.id)
            _tell(office, unit, self.sending, "taken back")
            unit.commit()

    def do_again(self, office: Office) -> None:
        with office.unit() as unit:
            if any(s.id == self.sending.id for s in unit.sendings()):
                raise ChangedSince
            unit.add_sending(self.sending)
            _tell(office, unit, self.sending, "packet sent")
            unit.commit()


def note_sending(
    office: Office, packet: PacketId, by: SentBy, day: date, *, recipient: str = "", reference: str = ""
) -> SendingDeed:
    """Write down that a packet was sent. Raises ValueNotUnderstood for a day that has not come yet."""
    if day > office.clock.today():
        raise ValueNotUnderstood(
            title="The day of sending is still to come.", remedy="Enter it on the day you send the packet."
        )
    sending = Sending(new_id(), packet, " ".join(recipient.split()), day, by, " ".join(reference.split()))
    deed = SendingDeed(sending)
    deed.do_again(office)
    return deed


def _tell(office: Office, unit: UnitOfWork, sending: Sending, what: str) -> None:
    held = next((p for p in unit.packets() if p.id == sending.packet), None)
    if held is None:
        raise KeyError(sending.packet)
    unit.record(Event(office.clock.now(), what, f"{said(sending)}; sha256 {held.sha256}", case=held.case))


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
