"""Several photos of one bill as one document, and taken apart again.

The joined document is a PDF of its own. The photos stay in the vault byte for byte and keep the words of their pages;
while they are joined they say nothing in any case, or every line would count twice. What belongs together is kept in
the vault's settings. Values that a person entered for a single photo are not carried over: they go with its reading.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from medneg_desktop.core.ids import DocumentId, Sha256, new_id
from medneg_desktop.core.trouble import ValueNotUnderstood
from medneg_desktop.domain.document import Document, ReadingStatus
from medneg_desktop.domain.page import PageText
from medneg_desktop.ledger import match_keys
from medneg_desktop.services.intake import LARGEST
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import Event, UnitOfWork
from medneg_desktop.services.read_document import readings_of
from medneg_desktop.services.reconcile import refresh_in

_SETTING = "joined documents"
_JOINABLE = ("image/", "application/pdf")


@dataclass(frozen=True, slots=True)
class Joined:
    """Which documents are joined in which, and which joined ones were taken apart again."""

    parts: Mapping[DocumentId, tuple[DocumentId, ...]]
    apart: frozenset[DocumentId]

    @property
    def left_out(self) -> frozenset[DocumentId]:
        """Documents that lists pass over, for another stands for them."""
        return self.apart | {part for parts in self.parts.values() for part in parts}


def joined_documents(unit: UnitOfWork) -> Joined:
    """What is joined in the vault."""
    told = json.loads(unit.setting(_SETTING) or '{"parts": {}, "apart": []}')
    parts = {DocumentId(k): tuple(DocumentId(p) for p in v) for k, v in told["parts"].items()}
    return Joined(parts, frozenset(DocumentId(a) for a in told["apart"]))


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
        _keep(unit, Joined({**known.parts, document.id: tuple(documents)}, known.apart - {document.id}))
        for part in parts:
            unit.save_readings(part.id, (), ())
            unit.record(Event(office.clock.now(), "joined", f"{part.name} is now part of {document.name}", part.id))
        unit.record(Event(office.clock.now(), "joined", ", ".join(p.name for p in parts), document.id))
        document = _read_from(unit, office, document, texts if len(texts) == pages else [])
        refresh_in(unit, [document.id, *documents], as_of=office.clock.today())
        unit.commit()
    return document


def take_apart(office: Office, document: DocumentId) -> list[Document]:
    """Undo a joining: the photos speak for themselves again, the joined document falls silent.

    Raises KeyError for a document that is not joined.
    """
    with office.unit() as unit:
        known = joined_documents(unit)
        names = known.parts[document]
        rest = {k: v for k, v in known.parts.items() if k != document}
        _keep(unit, Joined(rest, known.apart | {document}))
        unit.save_readings(document, (), ())
        unit.record(Event(office.clock.now(), "taken apart", "", document))
        held = [found for name in names if (found := unit.document(name)) is not None]
        parts = [_read_from(unit, office, part, unit.pages(part.id)) for part in held]
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


def _read_from(unit: UnitOfWork, office: Office, document: Document, texts: Sequence[PageText]) -> Document:
    """Read a document from words that were recognized before; without them it waits to be read."""
    if not texts:
        unit.set_status(document.id, ReadingStatus.WAITING)
        return replace(document, status=ReadingStatus.WAITING, trouble=None)
    numbered = [replace(text, number=number) for number, text in enumerate(texts, 1)]
    readings = readings_of(numbered, document.media, office.original(document))
    unit.save_pages(document.id, numbered)
    unit.save_readings(document.id, readings, frozenset[str]().union(*(match_keys(r) for r in readings)))
    unit.set_status(document.id, ReadingStatus.READ)
    return replace(document, status=ReadingStatus.READ, trouble=None)


def _keep(unit: UnitOfWork, known: Joined) -> None:
    told = {"parts": {k: list(v) for k, v in known.parts.items()}, "apart": sorted(known.apart)}
    unit.set_setting(_SETTING, json.dumps(told))
