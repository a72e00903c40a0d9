"""Searching the vault: papers by their words, amounts, codes, dates and tags, what was said in talks, and bills."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from medneg_desktop.core.ids import CaseId, DocumentId, TalkId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.document import Document
from medneg_desktop.domain.page import reading_order
from medneg_desktop.domain.place import Box, Place
from medneg_desktop.domain.reading import DocumentKind, Reading
from medneg_desktop.domain.search import Query, passage, tokens, understand
from medneg_desktop.domain.talks import Entry, day_of
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import sender_of
from medneg_desktop.services.ports import CaseSummary, Hit, UnitOfWork
from medneg_desktop.services.search_index import about_words, talk_words
from medneg_desktop.services.tags import tags_of_bill

MOST = 60
"""Hits that are shown; a narrower search finds the rest."""
_WORDS_NEAR = 4000
_MOST_TAGGED = 2000
"""Papers of one tag that are looked through for their bills."""
_SHORTEST_MISSPELLED = 4


@dataclass(frozen=True, slots=True)
class FoundPaper:
    """A document that meets the search: on which page, in which words, and where they stand."""

    document: Document
    kind: DocumentKind | None
    provider: str
    page: int | None
    words: str
    places: tuple[Place, ...]
    tags: tuple[str, ...]
    case: CaseId | None


@dataclass(frozen=True, slots=True)
class FoundTalk:
    """An entry of the talks that meets the search."""

    id: TalkId
    case: CaseId
    day: date
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class FoundBill:
    """A bill whose provider or patient meets the search, of which this sum is asked, or whose papers have the tags."""

    case: CaseId
    provider: str
    patient: str
    service_from: date | None
    asked: Money | None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What was found. ``meant``: words that no paper has, and the nearest that some have, by which it was searched.

    ``more``: there is more than is shown. ``catching_up``: papers are still being made ready to be searched.
    """

    bills: tuple[FoundBill, ...] = ()
    papers: tuple[FoundPaper, ...] = ()
    talks: tuple[FoundTalk, ...] = ()
    meant: tuple[tuple[str, str], ...] = ()
    more: bool = False
    catching_up: bool = False

    @property
    def count(self) -> int:
        return len(self.bills) + len(self.papers) + len(self.talks)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a search is narrowed to: papers of a kind, those to look at (or looked at), those of a year of service."""

    kind: DocumentKind | None = None
    to_check: bool | None = None

    @property
    def papers_only(self) -> bool:
        return self.kind is not None or self.to_check is not None

    def holds(self, document: Document, readings: Sequence[Reading]) -> bool:
        kind = self.kind is None or any(r.kind is self.kind for r in readings)
        return kind and (self.to_check is None or document.reviewed is not self.to_check)


EVERYTHING = Narrowed()


def find(office: Office, text: str, narrowed: Narrowed = Narrowed(), *, most: int = MOST) -> Found:
    """Everything that meets what was typed, best first. Nothing typed finds nothing."""
    query = understand(text)
    if query.empty:
        return Found()
    with office.unit() as unit:
        meant = _meant(unit, query)
        for word, near in meant:
            query = query.with_word(word, near)
        waiting, _ = unit.not_indexed(1)
        hits = unit.search(query, limit=most * 4)
        papers = _papers(unit, query, hits, narrowed)
        talks = () if narrowed.papers_only else _talks(unit, query, hits)
        bills = () if narrowed.papers_only else _bills(unit, query)
    more = len(papers) > most or len(hits) == most * 4
    return Found(bills[:most], papers[:most], talks[:most], meant, more, bool(waiting))


def _meant(unit: UnitOfWork, query: Query) -> tuple[tuple[str, str], ...]:
    """For each word that stands nowhere, the nearest one that does."""
    found = []
    for word in (t.word for t in query.terms):
        if word is None or len(word) < _SHORTEST_MISSPELLED or unit.word_known(word):
            continue
        near = difflib.get_close_matches(word, unit.words_like(word, limit=_WORDS_NEAR), n=1, cutoff=0.75)
        found += [(word, n) for n in near]
    return tuple(found)


def _papers(unit: UnitOfWork, query: Query, hits: Sequence[Hit], narrowed: Narrowed) -> tuple[FoundPaper, ...]:
    """One for each document: by its best page; what is known of it only where no page meets the search."""
    best: dict[DocumentId, Hit] = {}
    for hit in hits:
        if hit.document is not None and (hit.document not in best or best[hit.document].page is None):
            best[hit.document] = hit if hit.page is not None else best.get(hit.document, hit)
    held = {h.document.id: h for h in unit.readings(best)}
    tags = unit.tags(best)
    found = []
    for name, hit in best.items():
        document = held[name].document if name in held else unit.document(name)
        readings = held[name].readings if name in held else ()
        if document is not None and narrowed.holds(document, readings):
            found.append(_paper(unit, query, hit, document, readings, tags.get(name, ())))
    return tuple(found)


def _paper(
    unit: UnitOfWork,
    query: Query,
    hit: Hit,
    document: Document,
    readings: Sequence[Reading],
    tags: tuple[str, ...],
) -> FoundPaper:
    reading = next((r for r in readings if hit.page in r.pages), next(iter(readings), None))
    words, boxes = _shown(unit, query, hit, document, readings)
    places = tuple(Place(hit.page, box) for box in boxes) if hit.page is not None else ()
    case = next(iter(sorted(unit.cases_of([document.id]))), None)
    kind, sender = (reading.kind, sender_of(reading)) if reading is not None else (None, "")
    return FoundPaper(document, kind, sender, hit.page, words, places, tags, case)


def _shown(
    unit: UnitOfWork, query: Query, hit: Hit, document: Document, readings: Sequence[Reading]
) -> tuple[str, list[Box]]:
    if hit.page is None:
        texts = [t for t in about_words(document.name, readings)[1:] if passage([t], query).met]
        return " · ".join(dict.fromkeys(texts[:4])), []
    page = next((p for p in unit.pages(document.id) if p.number == hit.page), None)
    words = reading_order(page.words) if page is not None else []
    found = passage([w.text for w in words], query)
    around = found.around(len(words))
    return " ".join(words[n].text for n in around), [words[n].box for n in found.met]


def _talks(unit: UnitOfWork, query: Query, hits: Sequence[Hit]) -> tuple[FoundTalk, ...]:
    wanted = [h.talk for h in hits if h.talk is not None]
    held = {entry.id: (case, entry) for case, entry in unit.talks_by_id(wanted)}
    return tuple(_talk(*held[talk], query) for talk in wanted if talk in held)


def _talk(case: CaseId, entry: Entry, query: Query) -> FoundTalk:
    words = " ".join(talk_words(entry.talk)).split()
    around = passage(words, query).around(len(words))
    return FoundTalk(entry.id, case, day_of(entry.talk), type(entry.talk).__name__, " ".join(words[n] for n in around))


def _bills(unit: UnitOfWork, query: Query) -> tuple[FoundBill, ...]:
    tagged = _with_tags(unit, query.tags) if query.tags else None
    return tuple(
        FoundBill(s.id, s.provider or "", s.patient or "", s.service_from, s.asked, tags_of_bill(unit, s.id))
        for s in unit.case_summaries()
        if (tagged is None or s.id in tagged) and (not query.terms or _is_about(s, query))
    )


def _with_tags(unit: UnitOfWork, tags: Sequence[str]) -> set[CaseId]:
    """The bills that have all the tags, be it on different papers."""
    found: set[CaseId] | None = None
    for tag in tags:
        papers = {h.document for h in unit.search(Query(tags=(tag,)), limit=_MOST_TAGGED) if h.document is not None}
        bills = unit.cases_of(papers)
        found = bills if found is None else found & bills
    return found or set()


def _is_about(bill: CaseSummary, query: Query) -> bool:
    said = [bill.provider or "", bill.patient or "", bill.asked.shown() if bill.asked is not None else ""]
    if bill.service_from is not None:
        said.append(f"{bill.service_from:%m/%d/%Y}")
    if not any(tokens(t) for t in said):
        return False
    return all(passage(said, replace(query, terms=(term,))).met for term in query.terms)
