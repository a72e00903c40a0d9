"""Takes over the documents of another vault: with what was read on them, corrected, confirmed and decided, with the
journal of talks about them, their tags, what was done with their days, and the packets made of them. Beside them come
the household, the sender and what was learned, where nothing is said of them here.

The same bytes are held once: a document that is here already stays as it is here.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from medneg_desktop.core.ids import DocumentId, new_id
from medneg_desktop.core.trouble import Cancelled, CorrectableTrouble, VaultDamaged
from medneg_desktop.domain.document import Accepted, AlreadyHeld, Declined, Document, Outcome
from medneg_desktop.domain.due import OPEN
from medneg_desktop.domain.finding import Decision
from medneg_desktop.domain.page import PageText
from medneg_desktop.domain.reading import Reading
from medneg_desktop.ledger import match_keys
from medneg_desktop.services.export import exported_files
from medneg_desktop.services.intake import LARGEST, bring_in
from medneg_desktop.services.joined import Joined, joined_documents, keep_joined
from medneg_desktop.services.office import Office, Progress, Stop, check_stop, never, no_progress, password_setting
from medneg_desktop.services.ports import Event, UnitOfWork
from medneg_desktop.services.reconcile import refresh_in
from medneg_desktop.services.take_beside import Beside, take_beside
from medneg_desktop.services.trash import bring_back_by_hash
from medneg_desktop.services.unfinished import begun, ended
from medneg_desktop.services.vault_port import Given, Vault

_AT_ONCE = 50
"""Documents that come in in one transaction: their bills, which they mostly share, are worked out once for all of them."""

Offered = tuple[Document, Outcome | None]
"""A document of the other vault, and what became of it where that is known before it is registered."""


Told = Callable[[Beside], object]


def _unheard(beside: Beside) -> None:
    """Nobody wants to know."""


def take_over(
    office: Office,
    source: Path,
    given: Given | None,
    *,
    household: bool = False,
    beside: Told = _unheard,
    progress: Progress = no_progress,
    stop: Stop = never,
) -> Iterator[Outcome]:
    """Take over the documents of another vault's backup, or of a folder that was written by Export.

    ``given`` opens the backup; None: it is one of this vault. What of a folder comes in waits to be read. At the end
    ``beside`` is told what else came of a backup; ``household`` takes its household in place of the one here. Raises what
    opening the backup raises, FileUnreadable, DiskFull, VaultReadOnly, Cancelled; what was taken over before stays.
    """
    if source.is_dir():
        files = list(exported_files(source))
        for done, path in enumerate(files):
            check_stop(stop)
            progress(done, len(files), path.name)
            yield bring_in(office, path)
        return

    def proved(done: int, whole: int) -> None:
        progress(done, whole, "parts unpacked and checked")

    with office.vault.opened_backup(source, given, progress=proved, stop=stop) as other:
        yield from merge(office, other, progress=progress, stop=stop)
        beside(take_beside(office, other, household_too=household))


def merge(office: Office, other: Vault, *, progress: Progress = no_progress, stop: Stop = never) -> Iterator[Outcome]:
    """Take over every document of ``other``, which is only read; says of each what became of it.

    Raises DiskFull, VaultReadOnly, Cancelled; what was taken over before stays, and taking over again goes on with it.
    """
    documents = _documents(other)
    coming = begun(office, documents)
    here: dict[DocumentId, DocumentId] = {}
    taken: set[DocumentId] = set()
    offered = _offered(office, other, documents, progress, stop)
    came = 0
    while batch := list(islice(offered, _AT_ONCE)):
        for document, outcome in zip((d for d, _ in batch), _register(office, other, batch), strict=True):
            came += 1
            if not isinstance(outcome, Declined):
                here[document.id] = outcome.document.id
            if isinstance(outcome, Accepted) or here.get(document.id) in coming:
                taken.add(here[document.id])
            yield outcome
    _take_what_was_said(office, other, here, taken)
    if came < len(documents):
        raise Cancelled
    ended(office, documents)


def _documents(other: Vault) -> list[Document]:
    """Every document that is not in the trash, oldest first; those for which a joined one stands come after it."""
    with other.unit() as unit:
        aside = (unit.document(d) for d in sorted(joined_documents(unit).left_out))
        return [*unit.documents()[::-1], *(d for d in aside if d is not None)]


def _take_what_was_said(
    office: Office, other: Vault, here: Mapping[DocumentId, DocumentId], taken: set[DocumentId]
) -> None:
    """``here`` gives for each document over there the one here, ``taken`` are those here that came in just now, or
    before this was cut off. What was said about them here meanwhile stays.
    """
    same = {there for there, mine in here.items() if there == mine and mine in taken}
    _take_joined(office, other, here, taken)
    _take_decisions(office, other, same)
    _take_words(office, other, same)
    _take_talks(office, other, same)
    _take_packets(office, other, same)
    _take_marks(office, other, same)


def _take_joined(office: Office, other: Vault, here: Mapping[DocumentId, DocumentId], taken: set[DocumentId]) -> None:
    """Which documents are joined in which. What stands in a list here stays there: a joined document that comes to its
    single ones then stands aside. One that lacks some of them, or was joined here already, changes nothing.

    Until now all that came in stands in the lists, so that a vault that fills up meanwhile hides no document.
    """
    with other.unit() as theirs:
        told = joined_documents(theirs)
    if not told.parts:
        return
    with office.unit() as unit:
        known = joined_documents(unit)
        parts, apart = dict(known.parts), set(known.apart)
        for name, pieces in told.parts.items():
            mine, singles = here.get(name), [here[p] for p in pieces if p in here]
            if mine is None or len(singles) < len(pieces) or mine in parts:
                continue
            whole = name not in told.apart and taken.issuperset(singles)
            parts[mine] = tuple(singles)
            apart |= set() if whole else {mine}
            unit.set_aside(mine, aside=not whole)
            for single in singles:
                unit.set_aside(single, aside=whole or single in known.left_out)
        keep_joined(unit, Joined(parts, frozenset(apart)))
        refresh_in(unit, sorted(here.values()), as_of=office.clock.today())
        unit.commit()


def _offered(
    office: Office, other: Vault, documents: Sequence[Document], progress: Progress, stop: Stop
) -> Iterator[Offered]:
    """The documents, one after another and until the person asks to stop, each with its original brought in."""
    for done, document in enumerate(documents):
        if stop():
            return
        progress(done, len(documents), document.name)
        yield document, _bring_original(office, other, document)


def _bring_original(office: Office, other: Vault, document: Document) -> Outcome | None:
    """Copy the original here; what became of a document that needs none, or has none any more."""
    with office.unit() as unit:
        if (held := unit.document_by_hash(document.sha256)) is not None:
            return AlreadyHeld(document.name, held)
    if (back := bring_back_by_hash(office, document.sha256)) is not None:
        return Accepted(document.name, back)
    try:
        data = other.originals.get(document.sha256)
    except VaultDamaged:
        return Declined(document.name, OriginalLost.code, OriginalLost.title, OriginalLost.remedy)
    office.vault.originals.put(io.BytesIO(data), limit=LARGEST)
    return None


class OriginalLost(CorrectableTrouble):
    code = "original-lost"
    title = "The other vault has lost the original of this document."
    remedy = "Add the file itself again, from where it was taken."


def _register(office: Office, other: Vault, batch: Sequence[Offered]) -> list[Outcome]:
    """What became of each of them. Those whose original is here come in together, and their bills are worked out once."""
    if all(outcome is not None for _, outcome in batch):
        return [outcome for _, outcome in batch if outcome is not None]
    with other.unit() as theirs, office.unit() as unit:
        outcomes = [outcome or _add(office, unit, theirs, document) for document, outcome in batch]
        changed = [o.document.id for o in outcomes if isinstance(o, Accepted)]
        refresh_in(unit, changed, as_of=office.clock.today())
        unit.commit()
    return outcomes


def _add(office: Office, unit: UnitOfWork, theirs: UnitOfWork, document: Document) -> Outcome:
    """Put a document into the register, with what was read on it over there."""
    if (held := unit.document_by_hash(document.sha256)) is not None:  # came in meanwhile
        return AlreadyHeld(document.name, held)
    kept = replace(document, id=_free(unit, document.id), added=office.clock.now(), aside=False)
    unit.add_document(kept)
    _put(unit, kept, theirs.pages(document.id), next((h.readings for h in theirs.readings([document.id])), ()))
    if (password := theirs.setting(password_setting(document.sha256))) is not None:
        unit.set_setting(password_setting(kept.sha256), password)
    words = f"{kept.name}; taken over from another vault"
    unit.record(Event(office.clock.now(), "document added", words, document=kept.id))
    return Accepted(document.name, kept)


def _free(unit: UnitOfWork, wanted: DocumentId) -> DocumentId:
    """The document's own id, which decisions refer to, unless it is another document's here."""
    taken = unit.document(wanted) is not None or any(t.document.id == wanted for t in unit.trash())
    return DocumentId(new_id()) if taken else wanted


def _put(unit: UnitOfWork, document: Document, pages: list[PageText], readings: tuple[Reading, ...]) -> None:
    unit.save_pages(document.id, pages)
    unit.save_readings(document.id, readings, frozenset[str]().union(*(match_keys(r) for r in readings)))


def _take_words(office: Office, other: Vault, taken: set[DocumentId]) -> None:
    """What was said over there about documents taken over: which belong together, and the answers to questions."""
    with other.unit() as theirs:
        bonds = {b for b in theirs.bonds(taken) if {document for document, _ in b.papers} <= taken}
        answers = theirs.answers(taken)
    with office.unit() as unit:
        unit.replace_bonds((), bonds)
        mine = unit.answers(taken)
        for spot, said in answers.items():
            if spot not in mine:
                unit.set_answer(spot, said)
        refresh_in(unit, sorted(taken), as_of=office.clock.today())
        unit.commit()


def _take_decisions(office: Office, other: Vault, taken: set[DocumentId]) -> None:
    """What was decided over there about questions that stand on documents taken over, and on no other."""
    with other.unit() as theirs:
        views = [view for row in theirs.case_summaries() if (view := theirs.case(row.id)) is not None]
    with office.unit() as unit:
        for view in views:
            mine = unit.decisions(view.report.findings)
            for finding in view.report.findings:
                decision, reason = view.decisions.get(finding.fingerprint, (Decision.OPEN, ""))
                papers = {e.paper.document for e in finding.evidence}
                if decision is not Decision.OPEN and papers <= taken and finding.fingerprint not in mine:
                    unit.decide(view.case.id, finding.fingerprint, decision, reason)
        unit.commit()


def _take_talks(office: Office, other: Vault, taken: set[DocumentId]) -> None:
    """The journal of talks about documents taken over, and the days that follow from it."""
    with other.unit() as theirs:
        told = theirs.talks([row.id for row in theirs.case_summaries()])
    about: set[DocumentId] = set()
    with office.unit() as unit:
        for entries in told.values():
            for entry in entries:
                here = unit.talks({entry.case, *unit.cases_of(entry.anchors)})
                known = any(e.id == entry.id for held in here.values() for e in held)
                if entry.anchors and set(entry.anchors) <= taken and not known:
                    unit.add_talk(entry)
                    about.update(entry.anchors)
        refresh_in(unit, sorted(about), as_of=office.clock.today())
        unit.commit()


def _take_marks(office: Office, other: Vault, taken: set[DocumentId]) -> None:
    """The tags of documents taken over, and which of the days of their bills were done or put off."""
    with other.unit() as theirs:
        tags = theirs.tags(taken)
        cases = {row.id for row in theirs.case_summaries() if theirs.documents_of([row.id]) <= taken}
        marks = {kept.due.key: kept.mark for kept in theirs.days(cases) if kept.mark != OPEN}
    with office.unit() as unit:
        mine = unit.tags(taken)
        for document, named in tags.items():
            if not mine.get(document):
                unit.set_tags(document, named)
        for key, mark in marks.items():
            if unit.mark(key) == OPEN:
                unit.set_mark(key, mark)
        unit.commit()


def _take_packets(office: Office, other: Vault, taken: set[DocumentId]) -> None:
    """The packets that were made of documents taken over, and how they were sent."""
    with other.unit() as theirs:
        packets = [p for p in theirs.packets() if (papers := theirs.documents_of([p.case])) and papers <= taken]
        sendings = theirs.sendings()
    with office.alone():
        for packet in packets:
            try:
                data = other.originals.get(packet.sha256)
            except VaultDamaged:
                continue
            office.vault.originals.put(io.BytesIO(data), limit=LARGEST)
            with office.unit() as unit:
                if all(held.id != packet.id for held in unit.packets()):
                    unit.add_packet(packet)
                    for sending in sendings:
                        if sending.packet == packet.id:
                            unit.add_sending(sending)
                    unit.commit()
