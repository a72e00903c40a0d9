"""Keeps the full-text index of the vault in step with what is read, corrected and said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import date

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.page import reading_order
from medneg_desktop.domain.reading import Reading
from medneg_desktop.domain.search import tokens
from medneg_desktop.domain.talks import Talk, Told, WalkAway
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import UnitOfWork
from medneg_desktop.services.texts import show

_SHOWN = (str, date, Money)
_REFERENCES = frozenset({"contact", "offer", "answers", "agreement", "document"})
"""Parts of an entry that only name another thing by its id."""

AT_ONCE = 100
"""Documents that are indexed in one transaction: a few tenths of a second."""


def about_words(name: str, readings: Iterable[Reading]) -> list[str]:
    """What is known of a document beside the words of its pages: its name, its kinds, and every value as it now is."""
    said = [name]
    for reading in readings:
        said.append(reading.kind.value.replace("_", " "))
        said += [show(f.value) for f in reading.fields.values()]
        said += [show(f.value) for line in reading.lines for f in line.cells.values()]
    return said


def talk_words(talk: Talk) -> list[str]:
    """What an entry of the talks says, as far as it is words, amounts and days."""
    if isinstance(talk, (WalkAway, Told)):
        return []  # the person's alone, or an answer that is shown in its own place only
    held = (getattr(talk, f.name) for f in fields(talk) if f.name not in _REFERENCES)
    return [show(v) for v in held if isinstance(v, _SHOWN)]


def index_in(unit: UnitOfWork, documents: Iterable[DocumentId]) -> None:
    """Index these documents as they now stand, in the transaction that changed them."""
    wanted = list(documents)
    held = {h.document.id: h.readings for h in unit.readings(wanted)}
    for document in wanted:
        found = unit.document(document)
        if found is not None:
            pages = {p.number: _body(w.text for w in reading_order(p.words)) for p in unit.pages(document)}
            unit.index_document(document, _body(about_words(found.name, held.get(document, ()))), pages)


def catch_up(office: Office, limit: int = AT_ONCE) -> bool:
    """Index some of what waits for it. Gives whether more waits."""
    with office.unit() as unit:
        documents, talks = unit.not_indexed(limit)
        index_in(unit, documents)
        for _, entry in unit.talks_by_id(talks):
            unit.index_talk(entry.id, _body(talk_words(entry.talk)))
        if documents or talks:
            unit.commit()
    return len(documents) == limit or len(talks) == limit


def _body(texts: Iterable[str]) -> str:
    """As the index is searched: by the tokens of :mod:`medneg_desktop.domain.search`."""
    return " ".join(token for text in texts for token in tokens(text))
