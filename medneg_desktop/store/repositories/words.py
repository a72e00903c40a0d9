"""What a person said about papers: which belong together, and the answers to short questions."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, or_, select
from sqlalchemy.dialects.sqlite import insert as upsert

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.domain.answer import Reply, Spot
from medneg_desktop.domain.case import Bond
from medneg_desktop.store.repositories.base import Repository, batches
from medneg_desktop.store.rows import AnswerRow, BondRow


class Words(Repository):
    """The person's part of the unit of work."""

    def bonds(self, documents: Iterable[DocumentId]) -> set[Bond]:
        found: set[Bond] = set()
        for batch in batches(documents):
            mine = or_(BondRow.document_id.in_(batch), BondRow.other_id.in_(batch))
            columns = (BondRow.document_id, BondRow.part, BondRow.other_id, BondRow.other_part, BondRow.said)
            for one, part, other, other_part, said in self._session.execute(select(*columns).where(mine)):
                found.add(Bond((DocumentId(one), part), (DocumentId(other), other_part), said))
        return found

    def replace_bonds(self, gone: Iterable[Bond], new: Iterable[Bond]) -> None:
        connection = self._session.connection()
        for bond in sorted(gone):
            (document, part), (other, other_part) = bond.one, bond.other
            connection.execute(
                delete(BondRow).where(
                    BondRow.document_id == document,
                    BondRow.part == part,
                    BondRow.other_id == other,
                    BondRow.other_part == other_part,
                )
            )
        for bond in sorted(new):
            (document, part), (other, other_part) = bond.one, bond.other
            values = {"document_id": document, "part": part, "other_id": other, "other_part": other_part}
            connection.execute(
                upsert(BondRow)
                .values(**values, said=bond.said)
                .on_conflict_do_update(index_elements=list(values), set_={"said": bond.said})
            )

    def answers(self, documents: Iterable[DocumentId]) -> dict[Spot, Reply]:
        found: dict[Spot, Reply] = {}
        for batch in batches(documents):
            columns = (AnswerRow.document_id, AnswerRow.part, AnswerRow.line, AnswerRow.topic, AnswerRow.said)
            for document, part, line, topic, said in self._session.execute(
                select(*columns).where(AnswerRow.document_id.in_(batch))
            ):
                found[Spot((DocumentId(document), part), line, topic)] = said
        return found

    def set_answer(self, spot: Spot, said: Reply | None) -> None:
        document, part = spot.paper
        key = {"document_id": document, "part": part, "line": spot.line, "topic": spot.topic}
        connection = self._session.connection()
        if said is None:
            connection.execute(delete(AnswerRow).filter_by(**key))
            return
        connection.execute(
            upsert(AnswerRow)
            .values(**key, said=said)
            .on_conflict_do_update(index_elements=list(key), set_={"said": said})
        )
