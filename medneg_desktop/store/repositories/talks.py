"""The journal of talks. An entry's words are kept as JSON by the names of the nouns, which are added to and never
renamed; a word that an older program did not know is absent, and takes its noun's own default.
"""

from __future__ import annotations

import json
import types
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from sqlalchemy import select

from medneg_desktop.core.ids import CaseId, DocumentId, TalkId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.talks import Entry, Talk, Told
from medneg_desktop.store.repositories.base import Repository, batches
from medneg_desktop.store.rows import CaseRow, PaperRow, TalkAnchorRow, TalkRow

_KINDS: dict[str, type[Any]] = {kind.__name__: kind for kind in get_args(Talk)}


class Talks(Repository):
    """The talks' part of the unit of work."""

    def add_talk(self, entry: Entry) -> None:
        seq = self._insert_one(
            TalkRow,
            id=entry.id,
            at=entry.at,
            case_id=entry.case,
            kind=type(entry.talk).__name__,
            body=json.dumps(_plain(entry.talk)),
            replaces=entry.replaces,
            why=entry.why,
        )
        anchors = enumerate(dict.fromkeys(entry.anchors))
        self._insert(TalkAnchorRow, [{"talk_seq": seq, "seq": n, "document_id": d} for n, d in anchors])

    def talks(self, cases: Iterable[CaseId]) -> dict[CaseId, list[Entry]]:
        found: dict[CaseId, list[Entry]] = {}
        for batch in batches(cases):
            owners = self._owners(batch)
            anchors = self._anchors(owners)
            for some in batches(owners):
                query = select(TalkRow).where(TalkRow.seq.in_(some)).order_by(TalkRow.seq)
                for row in self._session.scalars(query):
                    found.setdefault(owners[row.seq], []).append(_entry(row, anchors.get(row.seq, ())))
        return found

    def _owners(self, cases: list[CaseId]) -> dict[int, CaseId]:
        """The entries of these cases: each belongs where the first of its papers that is in a case stands, and where
        none is, to the case it was written for.
        """
        wanted = {CaseId(c) for c in cases}
        near = select(TalkAnchorRow.talk_seq).join(PaperRow, PaperRow.document_id == TalkAnchorRow.document_id)
        near = near.join(CaseRow, CaseRow.key == PaperRow.case_key).where(CaseRow.id.in_(cases))
        owners = self._homes({*self._session.scalars(near), *self._session.scalars(_written_for(cases))})
        return {seq: case for seq, case in owners.items() if case in wanted}

    def _homes(self, seqs: set[int]) -> dict[int, CaseId]:
        """The case that each of these entries stands with now. Where a file holds papers of several cases, its entry
        stays with the one that it was written for.
        """
        first: dict[int, CaseId] = {}
        its_own = CaseRow.id == TalkRow.case_id
        for some in batches(sorted(seqs)):
            query = (
                select(TalkAnchorRow.talk_seq, CaseRow.id)
                .join(PaperRow, PaperRow.document_id == TalkAnchorRow.document_id)
                .join(CaseRow, CaseRow.key == PaperRow.case_key)
                .join(TalkRow, TalkRow.seq == TalkAnchorRow.talk_seq)
                .where(TalkAnchorRow.talk_seq.in_(some))
                .order_by(TalkAnchorRow.talk_seq, TalkAnchorRow.seq, its_own.desc(), CaseRow.key)
            )
            for seq, case in self._session.execute(query):
                first.setdefault(seq, CaseId(case))
        lone = seqs - set(first)
        for some in batches(sorted(lone)):
            rows = self._session.execute(select(TalkRow.seq, TalkRow.case_id).where(TalkRow.seq.in_(some)))
            first |= {seq: CaseId(case) for seq, case in rows}
        return dict(sorted(first.items()))

    def told_elsewhere(self, cases: Iterable[CaseId]) -> dict[CaseId, set[CaseId]]:
        found: dict[CaseId, set[CaseId]] = {}
        for batch in batches(cases):
            query = (
                select(CaseRow.id, TalkRow.seq)
                .join(PaperRow, PaperRow.case_key == CaseRow.key)
                .join(TalkAnchorRow, TalkAnchorRow.document_id == PaperRow.document_id)
                .join(TalkRow, TalkRow.seq == TalkAnchorRow.talk_seq)
                .where(CaseRow.id.in_(batch), TalkRow.kind == Told.__name__)
            )
            near = [(CaseId(case), seq) for case, seq in self._session.execute(query)]
            homes = self._homes({seq for _, seq in near})
            for case, seq in near:
                if homes[seq] != case:
                    found.setdefault(case, set()).add(homes[seq])
        return found

    def talks_by_id(self, talks: Iterable[TalkId]) -> list[tuple[CaseId, Entry]]:
        found: list[tuple[CaseId, Entry]] = []
        for batch in batches(talks):
            rows = list(self._session.scalars(select(TalkRow).where(TalkRow.id.in_(batch)).order_by(TalkRow.seq)))
            seqs = [row.seq for row in rows]
            owners, anchors = self._homes(set(seqs)), self._anchors(seqs)
            found += [(owners[row.seq], _entry(row, anchors.get(row.seq, ()))) for row in rows]
        return found

    def _anchors(self, seqs: Iterable[int]) -> dict[int, tuple[DocumentId, ...]]:
        found: dict[int, tuple[DocumentId, ...]] = {}
        for some in batches(seqs):
            query = select(TalkAnchorRow).where(TalkAnchorRow.talk_seq.in_(some))
            for row in self._session.scalars(query.order_by(TalkAnchorRow.talk_seq, TalkAnchorRow.seq)):
                found[row.talk_seq] = (*found.get(row.talk_seq, ()), DocumentId(row.document_id))
        return found


def _written_for(cases: list[CaseId]) -> Any:
    return select(TalkRow.seq).where(TalkRow.case_id.in_(cases))


def _entry(row: TalkRow, anchors: tuple[DocumentId, ...]) -> Entry:
    talk: Talk = _made(_KINDS[row.kind], json.loads(row.body))
    replaces = TalkId(row.replaces) if row.replaces is not None else None
    return Entry(TalkId(row.id), row.at, CaseId(row.case_id), anchors, talk, replaces, row.why)


def _plain(value: Any) -> Any:
    """A noun as JSON can hold it; what is absent is left out."""
    if is_dataclass(value) and not isinstance(value, (type, Money)):
        held = ((f.name, getattr(value, f.name)) for f in fields(value))
        return {name: _plain(v) for name, v in held if v is not None and v != ()}
    if isinstance(value, Money):
        return value.cents
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return [_plain(v) for v in value] if isinstance(value, tuple) else value


@cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    return get_type_hints(kind)


def _made(kind: Any, plain: Any) -> Any:
    """The value that :func:`_plain` made plain, by the type its noun gives it."""
    if get_origin(kind) in (Union, types.UnionType):
        kind = next(k for k in get_args(kind) if k is not type(None))
    kind = getattr(kind, "__supertype__", kind)  # an identifier is kept as the text it is
    if get_origin(kind) is tuple:
        return tuple(_made(get_args(kind)[0], v) for v in plain)
    if kind is Money:
        return Money(plain)
    if kind is date:
        return date.fromisoformat(plain)
    if is_dataclass(kind):
        hints = _hints(kind)  # type: ignore[arg-type]  # a dataclass here is always a type
        return kind(**{name: _made(hints[name], v) for name, v in plain.items() if name in hints})  # type: ignore[operator]  # see above
    return kind(plain) if kind is not str else plain
