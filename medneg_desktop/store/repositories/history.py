"""Packets that were made, the history of events, and the settings that belong in the vault."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from medneg_desktop.core.ids import CaseId, DocumentId, PacketId, Sha256
from medneg_desktop.domain.packet import Sending
from medneg_desktop.services.ports import Event, HeldPacket
from medneg_desktop.store.repositories.base import Repository
from medneg_desktop.store.rows import EventRow, PacketRow, SendingRow, SettingRow


class History(Repository):
    """The history's part of the unit of work. Events are added and never changed."""

    def add_packet(self, packet: HeldPacket) -> None:
        self._insert_one(
            PacketRow,
            id=packet.id,
            case_id=packet.case,
            sha256=packet.sha256,
            made=packet.made,
            pages=packet.pages,
            contents=packet.contents,
            recipient=packet.recipient,
            recipe=packet.recipe,
        )

    def packets(self) -> list[HeldPacket]:
        """Newest first."""
        rows = self._session.scalars(select(PacketRow).order_by(PacketRow.seq.desc()))
        return [
            HeldPacket(
                PacketId(r.id),
                CaseId(r.case_id),
                Sha256(r.sha256),
                r.made,
                r.pages,
                r.contents,
                r.recipient,
                r.recipe,
            )
            for r in rows
        ]

    def add_sending(self, sending: Sending) -> None:
        self._insert_one(
            SendingRow,
            id=sending.id,
            packet_id=sending.packet,
            recipient=sending.recipient,
            day=sending.day,
            sent_by=sending.by,
            reference=sending.reference,
        )

    def drop_sending(self, sending: str) -> None:
        self._session.execute(delete(SendingRow).where(SendingRow.id == sending))

    def sendings(self) -> list[Sending]:
        """The earliest entry first."""
        rows = self._session.scalars(select(SendingRow).order_by(SendingRow.seq))
        return [Sending(r.id, PacketId(r.packet_id), r.recipient, r.day, r.sent_by, r.reference) for r in rows]

    def record(self, event: Event) -> None:
        self._insert_one(
            EventRow,
            at=event.at,
            what=event.what,
            detail=event.detail,
            document_id=event.document,
            case_id=event.case,
        )

    def events(
        self, *, document: DocumentId | None = None, case: CaseId | None = None, limit: int = 200
    ) -> list[Event]:
        """Newest first."""
        query = select(EventRow).order_by(EventRow.seq.desc()).limit(limit)
        if document is not None:
            query = query.where(EventRow.document_id == document)
        if case is not None:
            query = query.where(EventRow.case_id == case)
        return [_event(row) for row in self._session.scalars(query)]

    def setting(self, name: str) -> str | None:
        return self._session.scalars(select(SettingRow.value).where(SettingRow.name == name)).one_or_none()

    def set_setting(self, name: str, value: str) -> None:
        self._session.connection().execute(
            upsert(SettingRow)
            .values(name=name, value=value)
            .on_conflict_do_update(index_elements=["name"], set_={"value": value})
        )


def _event(row: EventRow) -> Event:
    document = DocumentId(row.document_id) if row.document_id is not None else None
    return Event(row.at, row.what, row.detail, document, CaseId(row.case_id) if row.case_id is not None else None)
