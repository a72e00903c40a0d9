"""What the person did to documents and questions, each with its way back; see :mod:`medneg_desktop.services.undo`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from medneg_desktop.core.ids import CaseId, DocumentId
from medneg_desktop.domain.document import ReadingStatus
from medneg_desktop.domain.finding import Decision
from medneg_desktop.domain.page import PageText
from medneg_desktop.domain.reading import Reading
from medneg_desktop.ledger import match_keys
from medneg_desktop.services.carry_words import SaidOfPapers, keep_said, said_anew, said_of
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import Event, UnitOfWork
from medneg_desktop.services.reconcile import refresh_in
from medneg_desktop.services.search_index import index_in
from medneg_desktop.services.settle import settle_case
from medneg_desktop.services.undo import ChangedSince


@dataclass(frozen=True, slots=True)
class Standing:
    """A document's part of the vault that the person can change."""

    readings: tuple[Reading, ...]
    reviewed: bool
    status: ReadingStatus
    trouble: tuple[str, str, str] | None
    said: SaidOfPapers = field(default_factory=SaidOfPapers, compare=False)
    """Goes along with the papers; a word given since does not make another standing of it."""

    def part(self, part: int) -> Reading | None:
        return next((r for r in self.readings if r.part == part), None)

    def with_part(self, part: int, reading: Reading) -> Standing:
        return replace(self, readings=tuple(reading if r.part == part else r for r in self.readings))


@dataclass(frozen=True, slots=True)
class Told:
    """An entry of the history: what happened, with the words for the way there and for the way back."""

    what: str
    there: str
    back: str


def standing(unit: UnitOfWork, document: DocumentId) -> Standing:
    """How a document stands; raises KeyError for an unknown one."""
    found = unit.document(document)
    if found is None:
        raise KeyError(document)
    held = unit.readings([document])
    readings = held[0].readings if held else ()
    return Standing(readings, found.reviewed, found.status, found.trouble, said_of(unit, document))


def _put(unit: UnitOfWork, document: DocumentId, before: Standing, after: Standing) -> None:
    if before.readings != after.readings:
        keys = frozenset[str]().union(*(match_keys(r) for r in after.readings))
        unit.save_readings(document, after.readings, keys)
        keep_said(unit, document, after.said)
    if before.reviewed != after.reviewed:
        unit.set_reviewed(document, reviewed=after.reviewed)
    if (before.status, before.trouble) != (after.status, after.trouble):
        unit.set_status(document, after.status, after.trouble)


@dataclass(frozen=True, slots=True)
class DocumentDeed:
    """A change of what a document says."""

    document: DocumentId
    words: str
    before: Standing
    after: Standing
    told: tuple[Told, ...]
    words_before: tuple[PageText, ...] = ()
    words_after: tuple[PageText, ...] = ()
    """The words of its pages, where they were read anew."""

    def take_back(self, office: Office) -> None:
        self._move(
            office, self.after, self.before, [Event(office.clock.now(), "taken back", t.back) for t in self.told]
        )

    def do_again(self, office: Office) -> None:
        self._move(
            office, self.before, self.after, [Event(office.clock.now(), "done again", t.there) for t in self.told]
        )

    def _move(self, office: Office, here: Standing, there: Standing, events: list[Event]) -> None:
        with office.unit() as unit:
            now = standing(unit, self.document)
            if now != here:
                raise ChangedSince
            if self.words_before != self.words_after:
                self._put_words(unit, there)
            _put(unit, self.document, here, replace(there, said=self._said(now, here, there)))
            for event in events:
                unit.record(replace(event, document=self.document))
            if here.readings != there.readings:
                refresh_in(unit, [self.document], as_of=office.clock.today())
            unit.commit()

    def _put_words(self, unit: UnitOfWork, there: Standing) -> None:
        back = there is self.before
        if tuple(unit.pages(self.document)) != (self.words_after if back else self.words_before):
            raise ChangedSince
        unit.save_pages(self.document, self.words_before if back else self.words_after)
        index_in(unit, [self.document])

    def _said(self, now: Standing, here: Standing, there: Standing) -> SaidOfPapers:
        """The words as they stood there, with those that were given since."""
        given = {s: r for s, r in now.said.answers.items() if here.said.answers.get(s) is not r}
        since = SaidOfPapers(given, now.said.bonds - here.said.bonds)
        anew = said_anew(self.document, since, here.readings, there.readings)
        return SaidOfPapers({**there.said.answers, **anew.answers}, there.said.bonds | anew.bonds)


Change = Callable[[Standing], tuple[Standing, tuple[Told, ...]]]


def rewrite(office: Office, document: DocumentId, words: str, change: Change) -> DocumentDeed | None:
    """Change what a document says, in one transaction with its history, and run the checks again.

    None where the change changes nothing.
    """
    with office.unit() as unit:
        before = standing(unit, document)
        after, told = change(before)
        if after == before:
            return None
        after = replace(after, said=said_anew(document, before.said, before.readings, after.readings))
        _put(unit, document, before, after)
        for entry in told:
            unit.record(Event(office.clock.now(), entry.what, entry.there, document=document))
        if before.readings != after.readings:
            refresh_in(unit, [document], as_of=office.clock.today())
        unit.commit()
    return DocumentDeed(document, words, before, after, told)


@dataclass(frozen=True, slots=True)
class PileDeed:
    """A pile of documents that were confirmed at once."""

    documents: tuple[DocumentId, ...]
    document: DocumentId | None = None

    @property
    def words(self) -> str:
        return "1 document confirmed" if len(self.documents) == 1 else f"{len(self.documents)} documents confirmed"

    def take_back(self, office: Office) -> None:
        self.mark(office, "taken back", "You opened this document to be looked at again.", reviewed=False)

    def do_again(self, office: Office) -> None:
        self.mark(office, "done again", "You confirmed what was read.", reviewed=True)

    def mark(self, office: Office, what: str, detail: str, *, reviewed: bool) -> None:
        with office.unit() as unit:
            for document in self.documents:
                unit.set_reviewed(document, reviewed=reviewed)
                unit.record(Event(office.clock.now(), what, detail, document=document))
            unit.commit()


@dataclass(frozen=True, slots=True)
class DecisionDeed:
    """A decision about a question."""

    case: CaseId
    fingerprint: str
    before: tuple[Decision, str]
    after: tuple[Decision, str]
    document: DocumentId | None = None

    @property
    def words(self) -> str:
        return decision_words(self.after[0])

    def take_back(self, office: Office) -> None:
        self._move(office, "taken back", self.after, self.before)

    def do_again(self, office: Office) -> None:
        self._move(office, "done again", self.before, self.after)

    def _move(self, office: Office, what: str, here: tuple[Decision, str], there: tuple[Decision, str]) -> None:
        with office.unit() as unit:
            if decision_held(unit, self.case, self.fingerprint) != here:
                raise ChangedSince
            unit.decide(self.case, self.fingerprint, *there)
            settle_case(unit, self.case, office.clock.today())
            detail = ": ".join(t for t in (decision_words(there[0]), there[1]) if t)
            unit.record(Event(office.clock.now(), what, detail, case=self.case))
            unit.commit()


def decision_words(decision: Decision) -> str:
    return {
        Decision.KEPT: "question kept for the packet",
        Decision.SET_ASIDE: "question set aside",
        Decision.OPEN: "question opened again",
    }[decision]


def decision_held(unit: UnitOfWork, case: CaseId, fingerprint: str) -> tuple[Decision, str] | None:
    """What is decided about a question; None where the case or the question is no more."""
    view = unit.case(case)
    if view is None or all(f.fingerprint != fingerprint for f in view.report.findings):
        return None
    return view.decisions.get(fingerprint, (Decision.OPEN, ""))
