"""Several photos of one bill as one document, and taken apart again, with nothing lost on either way.

The joined document is a PDF of its own. The photos stay in the vault byte for byte, with their words and with what was
corrected on them; while they are joined they stand aside: in no list, case or sum, or every line would count twice.
What a person entered for a photo goes along with its page, there and back. What belongs together is kept in the vault's
settings.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace

from medneg_desktop.core.ids import DocumentId, Sha256, new_id
from medneg_desktop.core.trouble import ValueNotUnderstood
from medneg_desktop.domain.document import Document, ReadingStatus
from medneg_desktop.domain.page import PageText
from medneg_desktop.domain.place import Place
from medneg_desktop.domain.reading import AnyFact, Aside, Reading
from medneg_desktop.ledger import match_keys
from medneg_desktop.services.carry import carried
from medneg_desktop.services.intake import LARGEST
from medneg_desktop.services.joined import Joined, joined_documents, keep_joined, one_paper
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import Event, UnitOfWork
from medneg_desktop.services.read_document import understood
from medneg_desktop.services.reconcile import refresh_in
from medneg_desktop.services.undo import ChangedSince

_JOINABLE = ("image/", "application/pdf")


def join(office: Office, documents: Sequence[DocumentId]) -> Document:
    """One document of several photos, in the order given; joining the same again gives the same document.

    Where all of them had been read, it is read as well; else it waits to be read. Raises ValueNotUnderstood where they
    cannot be joined, KeyError for an unknown document, and page troubles.
    """
    with office.unit() as unit:
        parts = _held(unit, documents)
        texts = [text for part in parts for text in unit.pages(part.id)]
    pdf = office.pages.joined([office.original(part) for part in parts])
    sha256 = Sha256(hashlib.sha256(pdf).hexdigest())
    office.vault.originals.put(io.BytesIO(pdf), limit=LARGEST)
    pages = sum(part.pages for part in parts)
    with office.unit() as unit:
        document = unit.document_by_hash(sha256)
        if document is None:
            name = f"{parts[0].name} and {len(parts) - 1} more"
            added = office.clock.now()
            document = Document(DocumentId(new_id()), sha256, name, "application/pdf", len(pdf), pages, added)
            unit.add_document(document)
        known = joined_documents(unit)
        keep_joined(unit, Joined({**known.parts, document.id: tuple(documents)}, known.apart - {document.id}))
        unit.set_aside(document.id, aside=False)
        for part in parts:
            unit.set_aside(part.id, aside=True)
            unit.record(Event(office.clock.now(), "joined", f"{part.name} is now part of {document.name}", part.id))
        unit.record(Event(office.clock.now(), "joined", ", ".join(p.name for p in parts), document.id))
        known_words = texts if len(texts) == pages else []
        document = _read_from(unit, office, document, known_words, _moved_in(unit, parts))
        refresh_in(unit, [document.id, *documents], as_of=office.clock.today())
        unit.commit()
    return document


def take_apart(office: Office, document: DocumentId) -> list[Document]:
    """Undo a joining: the photos speak for themselves again, the joined document falls silent.

    Raises KeyError for a document that is not joined.
    """
    with office.unit() as unit:
        known = joined_documents(unit)
        if document in known.apart:
            raise KeyError(document)
        names = known.parts[document]
        keep_joined(unit, Joined(known.parts, known.apart | {document}))
        unit.set_aside(document, aside=True)
        unit.record(Event(office.clock.now(), "taken apart", "", document))
        parts = [found for name in names if (found := unit.document(name)) is not None]
        words, first = unit.pages(document), 0
        for part, since in zip(parts, _moved_out(unit, document, parts), strict=True):
            unit.set_aside(part.id, aside=False)
            _renew(unit, office, part, since, words[first : first + part.pages])
            first += part.pages
            unit.record(Event(office.clock.now(), "taken apart", f"{part.name} stands for itself again", part.id))
        refresh_in(unit, [document, *names], as_of=office.clock.today())
        unit.commit()
    return parts


def _held(unit: UnitOfWork, documents: Sequence[DocumentId]) -> list[Document]:
    if len(documents) < 2 or len(set(documents)) < len(documents):
        raise ValueNotUnderstood(title="To join, choose at least two different documents.", remedy="Choose again.")
    known = joined_documents(unit)
    found = []
    for name in documents:
        document = unit.document(name)
        if document is None:
            raise KeyError(name)
        if name in known.left_out or not document.media.startswith(_JOINABLE):
            raise ValueNotUnderstood(
                title=f"{document.name} cannot be joined.",
                remedy="Only photos and PDFs that are in no other joined document can be.",
            )
        found.append(document)
    return found


def _readings(unit: UnitOfWork, document: DocumentId) -> tuple[Reading, ...]:
    return next((h.readings for h in unit.readings([document])), ())


def _moved_in(unit: UnitOfWork, parts: Sequence[Document]) -> list[Reading]:
    """What the single documents say, with the pages that they have in the joined one."""
    found, first = [], 0
    for part in parts:
        found += [_moved(r, first) for r in _readings(unit, part.id)]
        first += part.pages
    return found


def _moved_out(unit: UnitOfWork, document: DocumentId, parts: Sequence[Document]) -> list[list[Reading]]:
    """For each single document, what was said of its pages in the joined one, with its own pages."""
    joined, found, first = _readings(unit, document), list[list[Reading]](), 0
    for part in parts:
        own = range(first + 1, first + part.pages + 1)
        found.append([_moved(s, -first) for r in joined if (s := _only(r, own)).pages])
        first += part.pages
    return found


def _only(reading: Reading, pages: range) -> Reading:
    """The reading's share of these pages. A value that stands nowhere belongs to the first page."""
    first = reading.pages[0] if reading.pages else 0

    def here(fact: AnyFact) -> bool:
        return (fact.place.page if fact.place else first) in pages

    return replace(
        reading,
        pages=tuple(p for p in reading.pages if p in pages),
        fields={n: f for n, f in reading.fields.items() if here(f)},
        lines=tuple(x for x in reading.lines if x.place.page in pages),
        aside=tuple(a for a in reading.aside if a.page in pages),
    )


def _moved(reading: Reading, by: int) -> Reading:
    def fact(old: AnyFact) -> AnyFact:
        return replace(old, place=Place(old.place.page + by, old.place.box)) if old.place else old

    return replace(
        reading,
        pages=tuple(p + by for p in reading.pages),
        fields={n: fact(f) for n, f in reading.fields.items()},
        lines=tuple(
            replace(x, place=Place(x.place.page + by, x.place.box), cells={c: fact(f) for c, f in x.cells.items()})
            for x in reading.lines
        ),
        aside=tuple(Aside(a.page + by, a.name, fact(a.fact)) for a in reading.aside),
    )


def _renew(
    unit: UnitOfWork, office: Office, part: Document, since: Sequence[Reading], words: Sequence[PageText]
) -> None:
    """A document as it was before it was joined, with what was entered since."""
    readings = _readings(unit, part.id)
    if not readings:
        _read_from(unit, office, part, words, since)
    else:
        readings = carried(readings, since)
        unit.save_readings(part.id, readings, frozenset[str]().union(*(match_keys(r) for r in readings)))


def _read_from(
    unit: UnitOfWork, office: Office, document: Document, texts: Sequence[PageText], before: Sequence[Reading]
) -> Document:
    """Read a document from words that were recognized before; without them it waits to be read."""
    if not texts:
        unit.set_status(document.id, ReadingStatus.WAITING)
        return replace(document, status=ReadingStatus.WAITING, trouble=None, aside=False)
    numbered = [replace(text, number=number) for number, text in enumerate(texts, 1)]
    shares = one_paper(unit, document)
    readings = understood(office.pages, numbered, document.media, office.original(document), shares, unit.rules())
    readings = tuple(replace(r, divided=bool(shares)) for r in readings)
    readings = carried(readings, before)
    unit.save_pages(document.id, numbered)
    unit.save_readings(document.id, readings, frozenset[str]().union(*(match_keys(r) for r in readings)))
    unit.set_status(document.id, ReadingStatus.READ)
    return replace(document, status=ReadingStatus.READ, trouble=None, aside=False)


@dataclass(frozen=True, slots=True)
class JoinDeed:
    """Documents that were joined, or (``apart``) a joined one that was taken apart."""

    joined: DocumentId
    parts: tuple[DocumentId, ...]
    apart: bool = False
    document: DocumentId | None = None

    @property
    def words(self) -> str:
        return "document taken apart" if self.apart else f"{len(self.parts)} documents joined"

    def take_back(self, office: Office) -> None:
        self._move(office, apart=not self.apart)

    def do_again(self, office: Office) -> None:
        self._move(office, apart=self.apart)

    def _move(self, office: Office, *, apart: bool) -> None:
        try:
            if apart:
                take_apart(office, self.joined)
            else:
                join(office, self.parts)
        except (KeyError, ValueNotUnderstood) as gone:
            raise ChangedSince from gone
