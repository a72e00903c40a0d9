"""The trash: a document leaves all lists, cases and sums at once, and can be brought back whole until it is emptied.

What was read on it, corrected, confirmed and decided stays with it, and so does its original. The same file offered
again comes out of the trash, with all that is known of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from medneg_desktop.core.ids import DocumentId, Sha256
from medneg_desktop.core.trouble import CorrectableTrouble
from medneg_desktop.domain.document import Document
from medneg_desktop.services.joined import joined_documents
from medneg_desktop.services.office import Office, password_setting
from medneg_desktop.services.ports import Event, Trashed, UnitOfWork
from medneg_desktop.services.reconcile import refresh_in
from medneg_desktop.services.reference_list import forget_removed

KEPT_FOR = timedelta(days=30)


class NotInTrash(CorrectableTrouble):
    code = "not-in-trash"
    title = "This document is not in the trash."
    remedy = "Look at the list of what is in the trash; it may have been emptied or brought back already."


@dataclass(frozen=True, slots=True)
class TrashDeed:
    """A document that was removed; taken back, it is where it was."""

    document: DocumentId
    name: str

    @property
    def words(self) -> str:
        return f"{self.name} removed"

    def take_back(self, office: Office) -> None:
        bring_back(office, self.document)

    def do_again(self, office: Office) -> None:
        remove(office, self.document)


def remove(office: Office, document: DocumentId) -> TrashDeed:
    """Put a document into the trash, and work its cases out again. Raises KeyError for one that is not held."""
    with office.unit() as unit:
        found = unit.document(document)
        if found is None:
            raise KeyError(document)
        now = office.clock.now()
        unit.put_in_trash(document, now)
        unit.record(Event(now, "document removed", f"{found.name}: put into the trash", document=document))
        refresh_in(unit, [document], as_of=office.clock.today())
        unit.commit()
    return TrashDeed(document, found.name)


def bring_back(office: Office, document: DocumentId) -> Document:
    """Take a document out of the trash, as it was, and work its cases out again. Raises NotInTrash."""
    with office.unit() as unit:
        if all(t.document.id != document for t in unit.trash()):
            raise NotInTrash
        unit.take_from_trash(document)
        found = unit.document(document)
        assert found is not None
        words = f"{found.name}: taken out of the trash"
        unit.record(Event(office.clock.now(), "document brought back", words, document=document))
        refresh_in(unit, [document], as_of=office.clock.today())
        unit.commit()
    return found


def bring_back_by_hash(office: Office, sha256: Sha256) -> Document | None:
    """The document with these bytes out of the trash; None where it is not there."""
    with office.alone():
        with office.unit() as unit:
            found = unit.trashed_by_hash(sha256)
        return bring_back(office, found.document.id) if found is not None else None


def in_trash(office: Office) -> tuple[Trashed, ...]:
    """What was removed last comes first."""
    with office.unit() as unit:
        return tuple(unit.trash())


def empty(office: Office, *, older_than: timedelta = timedelta(0)) -> int:
    """Delete for good what has been in the trash for so long; how many documents.

    Their names stay in the history, and what was read on them in the automatic backups until those are thinned out.
    """
    before = office.clock.now() - older_than
    with office.alone():  # else the same file could be brought in between its register and its original
        gone = [t.document for t in in_trash(office) if t.at <= before]
        what = "document deleted after a month" if older_than else "document deleted"
        for sha256 in _forget(office, gone, before, what):
            office.vault.originals.remove(sha256)
    return len(gone)


def empty_if_due(office: Office) -> int:
    """Delete for good what nobody has missed for a month."""
    return empty(office, older_than=KEPT_FOR)


def _with_what_stands_behind(unit: UnitOfWork, documents: Sequence[Document]) -> list[Document]:
    """The documents, and of joined ones the photos they are made of, which no list would show any more."""
    joined = joined_documents(unit)
    behind = [unit.document(p) for d in documents if d.id not in joined.apart for p in joined.parts.get(d.id, ())]
    return [*documents, *(d for d in behind if d is not None and d.aside)]


def _forget(office: Office, documents: Iterable[Document], before: datetime, what: str) -> set[Sha256]:
    """Take documents, and tables removed until then, out of the register; gives the originals that nothing claims any more."""
    with office.unit() as unit:
        hashes = {t.sha256 for t in forget_removed(unit, before)}
        for document in _with_what_stands_behind(unit, list(documents)):
            unit.delete_document(document.id)
            unit.set_setting(password_setting(document.sha256), "")
            unit.record(Event(office.clock.now(), what, document.name, document=document.id))
            hashes.add(document.sha256)
        if hashes:
            unit.commit()
        return hashes - unit.hashes()
