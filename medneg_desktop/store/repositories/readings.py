"""What the documents say: readings with their fields, lines and cells, and the keys by which papers find each other."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import delete, select

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.document import Document
from medneg_desktop.domain.place import Box, Place
from medneg_desktop.domain.reading import AnyFact, Aside, Cell, Fact, FieldName, Reading, ReadLine, Value
from medneg_desktop.services.ports import HeldReading
from medneg_desktop.store.repositories.base import Repository, batches, place_columns, place_of
from medneg_desktop.store.row_base import FactColumns, ValueKind
from medneg_desktop.store.rows import CellRow, DocumentRow, FieldRow, LineRow, MatchKeyRow, ReadingRow, SearchRow
from medneg_desktop.store.values import from_words


def fact_columns(fact: AnyFact) -> dict[str, Any]:
    return {
        **_value_columns(fact.value),
        "raw": fact.raw,
        "state": fact.state,
        "confidence": float(fact.confidence),
        "note": fact.note,
        **place_columns(fact.place),
    }


def _value_columns(value: Value) -> dict[str, Any]:
    columns: dict[str, Any] = {"kind": ValueKind.TEXT, "cents": None, "day": None, "value": None}
    match value:
        case Money():
            columns |= {"kind": ValueKind.MONEY, "cents": value}
        case date():
            columns |= {"kind": ValueKind.DATE, "day": value}
        case Decimal():
            columns |= {"kind": ValueKind.NUMBER, "value": str(value)}
        case tuple():
            columns |= {"kind": ValueKind.LIST, "value": json.dumps(value)}
        case str():
            columns["value"] = value
        case _:
            raise TypeError(f"a fact cannot hold a {type(value).__name__}")
    return columns


_FACT = ("kind", "cents", "day", "value", "raw", "state", "confidence", "note", "page", "x0", "y0", "x1", "y1")


def _fact_of(row: Any) -> AnyFact:
    return Fact(_value_of(row), row.raw, row.state, row.confidence, place_of(row), row.note)


def _value_of(row: Any) -> Any:
    match row.kind:
        case ValueKind.MONEY:
            return row.cents
        case ValueKind.DATE:
            return row.day
        case ValueKind.NUMBER:
            return Decimal(row.value)
        case ValueKind.LIST:
            return tuple(json.loads(row.value))
        case _:
            return row.value


def _fact_query(row: type[FactColumns], *own: Any) -> Any:
    # Columns and not objects: a long bill has hundreds of cells.
    return select(*own, *(getattr(row, name) for name in _FACT))


class Readings(Repository):
    """The readings' part of the unit of work."""

    def save_readings(self, document: DocumentId, readings: Sequence[Reading], match_keys: Iterable[str]) -> None:
        connection = self._session.connection()
        connection.execute(delete(ReadingRow).where(ReadingRow.document_id == document))
        connection.execute(delete(MatchKeyRow).where(MatchKeyRow.document_id == document))
        connection.execute(delete(SearchRow).where(SearchRow.document_id == document))  # what was indexed is stale
        for seq, reading in enumerate(readings):
            self._save_reading(document, seq, reading)
        self._insert(MatchKeyRow, [{"key": key, "document_id": document} for key in sorted(set(match_keys))])

    def _save_reading(self, document: DocumentId, seq: int, reading: Reading) -> None:
        same = (
            "part",
            "pages",
            "kind",
            "kind_grounds",
            "kind_state",
            "language",
            "text_source",
            "notes",
            "divided",
            "own_lines",
            "looked_at",
        )
        key = self._insert_one(
            ReadingRow,
            document_id=document,
            seq=seq,
            kind_confidence=float(reading.kind_confidence),
            **{name: getattr(reading, name) for name in same},
        )
        fields = [
            {"reading_key": key, "seq": n, "name": name, "aside_page": page, **fact_columns(fact)}
            for n, (name, fact, page) in enumerate(_all_fields(reading))
        ]
        lines = [
            {"reading_key": key, "seq": n, "number": line.number, **place_columns(line.place)}
            for n, line in enumerate(reading.lines)
        ]
        cells = [
            {"reading_key": key, "line_seq": n, "seq": m, "name": name, **fact_columns(fact)}
            for n, line in enumerate(reading.lines)
            for m, (name, fact) in enumerate(line.cells.items())
        ]
        for row, values in ((FieldRow, fields), (LineRow, lines), (CellRow, cells)):
            self._insert(row, values)

    def readings(self, documents: Iterable[DocumentId]) -> list[HeldReading]:
        """In the order asked for; a document that was not read yet comes with none, one that is not held not at all."""
        found = []
        for batch in batches(documents):
            held = self._documents(batch)
            said = self._readings_of(batch)
            found += [HeldReading(held[d], tuple(said.get(d, ()))) for d in batch if d in held]
        return found

    def _documents(self, ids: Sequence[DocumentId]) -> dict[DocumentId, Document]:
        clause = f"WHERE trashed IS NULL AND id IN ({', '.join('?' * len(ids))})"
        return {document.id: document for document in self._documents_where(clause, *map(from_words, ids))}

    def _readings_of(self, documents: Sequence[DocumentId]) -> dict[DocumentId, list[Reading]]:
        query = select(ReadingRow).where(ReadingRow.document_id.in_(documents)).order_by(ReadingRow.seq)
        rows = self._session.scalars(query.execution_options(populate_existing=True)).all()
        fields: dict[int, dict[FieldName, AnyFact]] = defaultdict(dict)
        aside: dict[int, list[Aside]] = defaultdict(list)
        lines: dict[int, list[ReadLine]] = defaultdict(list)
        for keys in batches(row.key for row in rows):
            self._load_fields(keys, fields, aside)
            self._load_lines(keys, lines)
        found: dict[DocumentId, list[Reading]] = defaultdict(list)
        for row in rows:
            reading = _reading_of(row, fields.get(row.key, {}), tuple(lines.get(row.key, ())))
            found[DocumentId(row.document_id)].append(replace(reading, aside=tuple(aside.get(row.key, ()))))
        return found

    def _load_fields(
        self, keys: Sequence[int], into: dict[int, dict[FieldName, AnyFact]], aside: dict[int, list[Aside]]
    ) -> None:
        query = _fact_query(FieldRow, FieldRow.reading_key, FieldRow.name, FieldRow.aside_page)
        query = query.where(FieldRow.reading_key.in_(keys))
        for row in self._session.execute(query.order_by(FieldRow.reading_key, FieldRow.seq)):
            if row.aside_page is None:
                into[row.reading_key][row.name] = _fact_of(row)
            else:
                aside[row.reading_key].append(Aside(row.aside_page, row.name, _fact_of(row)))

    def _load_lines(self, keys: Sequence[int], into: dict[int, list[ReadLine]]) -> None:
        cells: dict[tuple[int, int], dict[Cell, AnyFact]] = defaultdict(dict)
        query = _fact_query(CellRow, CellRow.reading_key, CellRow.line_seq, CellRow.name)
        query = query.where(CellRow.reading_key.in_(keys))
        for row in self._session.execute(query.order_by(CellRow.reading_key, CellRow.line_seq, CellRow.seq)):
            cells[row.reading_key, row.line_seq][row.name] = _fact_of(row)
        columns = [getattr(LineRow, c) for c in ("reading_key", "seq", "number", "page", "x0", "y0", "x1", "y1")]
        lines = select(*columns).where(LineRow.reading_key.in_(keys)).order_by(LineRow.reading_key, LineRow.seq)
        for key, seq, number, page, *corners in self._session.execute(lines):
            into[key].append(ReadLine(number, Place(page, Box(*corners)), cells.get((key, seq), {})))

    def documents_with_keys(self, match_keys: Iterable[str]) -> set[DocumentId]:
        found: set[DocumentId] = set()
        for batch in batches(match_keys):
            query = select(MatchKeyRow.document_id).join(DocumentRow, DocumentRow.id == MatchKeyRow.document_id)
            query = query.where(MatchKeyRow.key.in_(batch), DocumentRow.trashed.is_(None))
            found.update(DocumentId(document) for document in self._session.scalars(query))
        return found


def _all_fields(reading: Reading) -> list[tuple[FieldName, AnyFact, int | None]]:
    """The values that stand, and after them those that wait, with their page."""
    stand: list[tuple[FieldName, AnyFact, int | None]] = [(n, f, None) for n, f in reading.fields.items()]
    return stand + [(a.name, a.fact, a.page) for a in reading.aside]


def _reading_of(row: ReadingRow, fields: dict[FieldName, AnyFact], lines: tuple[ReadLine, ...]) -> Reading:
    return Reading(
        part=row.part,
        pages=row.pages,
        kind=row.kind,
        kind_confidence=row.kind_confidence,
        kind_grounds=row.kind_grounds,
        kind_state=row.kind_state,
        language=row.language,
        text_source=row.text_source,
        fields=fields,
        lines=lines,
        notes=row.notes,
        divided=row.divided,
        own_lines=row.own_lines,
        looked_at=row.looked_at,
    )
