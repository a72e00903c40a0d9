"""Documents in the vault, the words of their pages, and the files that could not come in."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update

from medneg_desktop.core.ids import DocumentId, Sha256
from medneg_desktop.domain.document import Declined, Document, ReadingStatus
from medneg_desktop.domain.page import PageText, Word
from medneg_desktop.domain.place import Box
from medneg_desktop.services.ports import REFERENCE_SETTING, Trashed
from medneg_desktop.store.repositories.base import Repository
from medneg_desktop.store.rows import DeclinedRow, DocumentRow, PacketRow, PageRow, SearchRow, SettingRow
from medneg_desktop.store.values import from_words, to_moment


def _trouble_columns(trouble: tuple[str, str, str] | None) -> dict[str, str | None]:
    return dict(zip(("trouble_code", "trouble_title", "trouble_remedy"), trouble or (None, None, None), strict=True))


def packed(words: Sequence[Word]) -> bytes:
    """Words as compressed JSON. Numbers keep every digit."""
    return zlib.compress(json.dumps([_word_values(w) for w in words], separators=(",", ":")).encode())


def unpacked(data: bytes) -> tuple[Word, ...]:
    return tuple(
        Word(text, Box(*box), confidence, Box(*level) if level else None, agreed)
        for text, box, confidence, level, agreed in json.loads(zlib.decompress(data))
    )


def _word_values(word: Word) -> list[Any]:
    level = _corners(word.level) if word.level else None
    return [word.text, _corners(word.box), float(word.confidence), level, bool(word.agreed)]


def _corners(box: Box) -> list[float]:
    return [float(box.x0), float(box.y0), float(box.x1), float(box.y1)]


class Documents(Repository):
    """The documents' part of the unit of work."""

    def add_document(self, document: Document) -> None:
        values = {name: getattr(document, name) for name in ("id", "sha256", "name", "media", "size", "pages")}
        self._insert_one(
            DocumentRow,
            **values,
            added=document.added,
            status=document.status,
            reviewed=document.reviewed,
            aside=document.aside,
            **_trouble_columns(document.trouble),
        )

    def document(self, document: DocumentId) -> Document | None:
        return next(iter(self._documents_where("WHERE id = ? AND trashed IS NULL", from_words(document))), None)

    def document_by_hash(self, sha256: Sha256) -> Document | None:
        return next(iter(self._documents_where("WHERE sha256 = ? AND trashed IS NULL", from_words(sha256))), None)

    def set_status(
        self, document: DocumentId, status: ReadingStatus, trouble: tuple[str, str, str] | None = None
    ) -> None:
        self._change(document, status=status, **_trouble_columns(trouble))

    def set_reviewed(self, document: DocumentId, *, reviewed: bool) -> None:
        self._change(document, reviewed=reviewed)

    def set_aside(self, document: DocumentId, *, aside: bool) -> None:
        self._change(document, aside=aside)

    def _change(self, document: DocumentId, **values: Any) -> None:
        # On the table, not on the mapped class: nothing has to be kept in step in memory.
        self._session.connection().execute(update(DocumentRow).where(DocumentRow.id == document).values(**values))

    def hashes(self) -> set[Sha256]:
        held = self._session.scalars(select(DocumentRow.sha256))
        made = self._session.scalars(select(PacketRow.sha256))
        listed = self._session.scalars(
            select(SettingRow.value).where(SettingRow.name == REFERENCE_SETTING)
        ).one_or_none()
        tables = [table["sha256"] for table in json.loads(listed or "[]")]
        return {Sha256(h) for h in (*held, *made, *tables)}

    # ---------------------------------------------------------------------------------------------------- trash

    def trash(self) -> list[Trashed]:
        return self._trashed_where("trashed IS NOT NULL ORDER BY trashed DESC, seq DESC")

    def trashed_by_hash(self, sha256: Sha256) -> Trashed | None:
        return next(iter(self._trashed_where("trashed IS NOT NULL AND sha256 = ?", from_words(sha256))), None)

    def _trashed_where(self, clause: str, *parameters: Any) -> list[Trashed]:
        documents = self._documents_where(f"WHERE {clause}", *parameters)
        moments = self._ask(f"SELECT trashed FROM documents WHERE {clause}", *parameters)  # noqa: S608 (our own clauses)
        return [Trashed(document, to_moment(at)) for document, (at,) in zip(documents, moments, strict=True)]

    def put_in_trash(self, document: DocumentId, at: datetime) -> None:
        self._change(document, trashed=at)

    def take_from_trash(self, document: DocumentId) -> None:
        self._change(document, trashed=None)

    def delete_document(self, document: DocumentId) -> None:
        self._session.connection().execute(delete(DocumentRow).where(DocumentRow.id == document))

    # ------------------------------------------------------------------------------------------------- declined

    def add_declined(self, declined: Declined) -> int:
        return self._insert_one(
            DeclinedRow, name=declined.name, code=declined.code, title=declined.title, remedy=declined.remedy
        )

    def declined(self) -> list[tuple[int, Declined]]:
        """Newest first."""
        rows = self._session.scalars(select(DeclinedRow).order_by(DeclinedRow.number.desc()))
        return [(row.number, Declined(row.name, row.code, row.title, row.remedy)) for row in rows]

    def dismiss_declined(self, number: int) -> None:
        self._session.connection().execute(delete(DeclinedRow).where(DeclinedRow.number == number))

    # ---------------------------------------------------------------------------------------------------- words

    def save_pages(self, document: DocumentId, pages: Sequence[PageText]) -> None:
        connection = self._session.connection()
        connection.execute(delete(PageRow).where(PageRow.document_id == document))
        connection.execute(delete(SearchRow).where(SearchRow.document_id == document))  # what was indexed is stale
        self._insert(
            PageRow,
            [
                {
                    "document_id": document,
                    "seq": seq,
                    "number": page.number,
                    "width": float(page.width),
                    "height": float(page.height),
                    "source": page.source,
                    "problem": page.problem,
                    "words": packed(page.words),
                    "turns": page.turns,
                    "turned": page.turned,
                }
                for seq, page in enumerate(pages)
            ],
        )

    def pages(self, document: DocumentId) -> list[PageText]:
        row = PageRow
        columns = (row.number, row.width, row.height, row.source, row.problem, row.words, row.turns, row.turned)
        rows = self._session.execute(select(*columns).where(row.document_id == document).order_by(row.seq))
        return [
            PageText(number, width, height, unpacked(words), source, problem, turns, turned)
            for number, width, height, source, problem, words, turns, turned in rows
        ]
