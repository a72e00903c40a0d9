"""The full-text index of the vault, and the tags on documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import delete, select

from medneg_desktop.core.ids import DocumentId, TalkId
from medneg_desktop.domain.search import Query, Term
from medneg_desktop.services.ports import Hit
from medneg_desktop.store.repositories.base import Repository, batches
from medneg_desktop.store.rows import SearchRow, TagRow
from medneg_desktop.store.values import from_words, to_words

_ADD = "INSERT INTO search_words (rowid, body) VALUES (?, ?)"
_BEHIND = """
SELECT id FROM documents WHERE NOT EXISTS (SELECT 1 FROM search_entries WHERE document_id = documents.id)
ORDER BY seq DESC LIMIT ?
"""
_TALKS_BEHIND = """
SELECT id FROM talks WHERE NOT EXISTS (SELECT 1 FROM search_entries WHERE talk_seq = talks.seq) LIMIT ?
"""
# The best are found in the index alone; only of them are the entries read, and of what is in the trash or aside, which
# is few and comes from small indexes. (CROSS keeps the order of a join.)
_HITS = """
SELECT e.document_id, e.page, t.id
FROM (
    SELECT rowid AS seq, rank AS worth FROM search_words WHERE search_words MATCH ? AND rowid NOT IN (
        SELECT h.seq FROM documents AS d CROSS JOIN search_entries AS h ON h.document_id = d.id
        WHERE d.trashed IS NOT NULL
        UNION ALL
        SELECT h.seq FROM documents AS d CROSS JOIN search_entries AS h ON h.document_id = d.id WHERE d.aside = 1
    ) {tagged}
    ORDER BY rank, rowid DESC LIMIT ?
) AS best
CROSS JOIN search_entries AS e ON e.seq = best.seq
LEFT JOIN talks AS t ON t.seq = e.talk_seq
ORDER BY best.worth, e.seq DESC
"""
_HIT_TAGGED = """AND rowid IN (
    SELECT h.seq FROM document_tags AS g CROSS JOIN search_entries AS h ON h.document_id = g.document_id WHERE g.tag = ?
) """
_TAGGED = """
SELECT d.id, NULL, NULL FROM documents AS d
WHERE d.trashed IS NULL AND d.aside = 0 {tagged} ORDER BY d.seq DESC LIMIT ?
"""
_WITH_TAG = "AND EXISTS (SELECT 1 FROM document_tags AS g WHERE g.document_id = d.id AND g.tag = ?) "
_KNOWN = "SELECT 1 FROM search_vocabulary WHERE term >= ? AND term < ? LIMIT 1"
_NEAR = """
SELECT term FROM search_vocabulary WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ? ORDER BY doc DESC LIMIT ?
"""
_LAST = "\U0010ffff"


class Search(Repository):
    """The search's part of the unit of work."""

    def index_document(self, document: DocumentId, about: str, pages: Mapping[int, str]) -> None:
        self.forget_index(document)
        for page, body in [(None, about), *pages.items()]:
            seq = self._insert_one(SearchRow, document_id=document, page=page)
            self._ask(_ADD, seq, from_words(body))

    def index_talk(self, talk: TalkId, body: str) -> None:
        [(number,)] = self._ask("SELECT seq FROM talks WHERE id = ?", from_words(talk))
        self._session.connection().execute(delete(SearchRow).where(SearchRow.talk_seq == number))
        self._ask(_ADD, self._insert_one(SearchRow, talk_seq=number), from_words(body))

    def forget_index(self, document: DocumentId) -> None:
        self._session.connection().execute(delete(SearchRow).where(SearchRow.document_id == document))

    def not_indexed(self, limit: int) -> tuple[list[DocumentId], list[TalkId]]:
        documents = [DocumentId(to_words(i)) for (i,) in self._ask(_BEHIND, limit)]
        return documents, [TalkId(to_words(i)) for (i,) in self._ask(_TALKS_BEHIND, limit)]

    def search(self, query: Query, *, limit: int) -> list[Hit]:
        tags = [from_words(t) for t in query.tags]
        if query.terms:
            rows = self._ask(_HITS.format(tagged=_HIT_TAGGED * len(tags)), _match(query), *tags, limit)
        else:
            rows = self._ask(_TAGGED.format(tagged=_WITH_TAG * len(tags)), *tags, limit)
        return [
            Hit(
                DocumentId(to_words(document)) if document is not None else None,
                page,
                TalkId(to_words(talk)) if talk is not None else None,
            )
            for document, page, talk in rows
        ]

    def word_known(self, word: str) -> bool:
        return bool(list(self._ask(_KNOWN, from_words(word), from_words(word + _LAST))))

    def words_like(self, word: str, *, limit: int) -> list[str]:
        start = word[:1]
        size = (len(word) - 2, len(word) + 2)
        return [to_words(t) for (t,) in self._ask(_NEAR, from_words(start), from_words(start + _LAST), *size, limit)]

    # ---------------------------------------------------------------------------------------------------- tags

    def tags(self, documents: Iterable[DocumentId]) -> dict[DocumentId, tuple[str, ...]]:
        found: dict[DocumentId, tuple[str, ...]] = {}
        for batch in batches(documents):
            query = select(TagRow.document_id, TagRow.tag).where(TagRow.document_id.in_(batch))
            for document, tag in self._session.execute(query.order_by(TagRow.document_id, TagRow.tag)):
                found[DocumentId(document)] = (*found.get(DocumentId(document), ()), tag)
        return found

    def all_tags(self) -> list[str]:
        return list(self._session.scalars(select(TagRow.tag).distinct().order_by(TagRow.tag)))

    def set_tags(self, document: DocumentId, tags: Sequence[str]) -> None:
        self._session.connection().execute(delete(TagRow).where(TagRow.document_id == document))
        self._insert(TagRow, [{"document_id": document, "tag": tag} for tag in dict.fromkeys(tags)])


def _match(query: Query) -> str:
    """The search in the language of the index. Tokens are letters and digits only, so quoting them is enough."""
    return " AND ".join(_of_term(term) for term in query.terms)


def _of_term(term: Term) -> str:
    ways = [f'"{" ".join(way)}"' + (" *" if term.begun else "") for way in term.ways]
    return f"({' OR '.join(ways)})"
