"""Questions raised by the papers, with the grounds to show for each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from medneg_desktop.core.ids import CaseId, DocumentId, FindingId
from medneg_desktop.core.money import Money

if TYPE_CHECKING:
    from medneg_desktop.domain.answer import Asked

from medneg_desktop.domain.place import Place
from medneg_desktop.domain.reading import FieldName

PaperKey = tuple[DocumentId, int]
"""The document and the part of it that make one paper."""


class Certainty(StrEnum):
    """``PROVEN`` from the papers alone, ``LIKELY`` with reference data, ``QUESTION`` where only people know."""

    PROVEN = "proven"
    LIKELY = "likely"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class PaperRef:
    """One document of one file. ``name`` is the file's name for people and for the command line."""

    document: DocumentId
    part: int
    name: str

    @property
    def key(self) -> PaperKey:
        """What tells the paper from every other, whatever its file is called."""
        return self.document, self.part


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place on a paper that a finding stands on: a line, a field, or the whole page."""

    paper: PaperRef
    place: Place | None
    line: int | None = None
    field: FieldName | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A question with grounds. ``amount`` is the patient's share at stake, None where it can't be known."""

    id: FindingId
    case: CaseId
    rule: str
    certainty: Certainty
    title: str
    amount: Money | None
    explanation: str
    ask: str
    could_be_right_if: str
    evidence: tuple[Evidence, ...]
    overlaps: tuple[FindingId, ...] = ()
    sources: tuple[str, ...] = ()
    matter: str = ""
    """What it is about, whatever paper says it: the same for the same charges of one account on a follow-up bill.
    Empty where the papers do not say enough to tell.
    """

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"a finding of {self.rule} needs evidence")

    @property
    def fingerprint(self) -> str:
        """The same for the same question on the same papers, in every later audit: a decision sticks to it."""
        return hashlib.sha256("|".join([self.rule, *self._places]).encode()).hexdigest()

    @property
    def _places(self) -> list[str]:
        return sorted(f"{e.paper.document}/{e.paper.part}/{e.line or ''}/{e.field or ''}" for e in self.evidence)

    @property
    def ground(self) -> str:
        """Its places on the paper that it looks at first. An EOB that comes later, or another one in its stead, changes
        what else the question stands on and the sum at stake, and leaves this as it was; so does sharing out the pages
        of a file anew, by which parts and lines get other numbers.
        """
        first = self.evidence[0].paper.key
        own = sorted(_spot(e) for e in self.evidence if e.paper.key == first)
        return hashlib.sha256("|".join(["ground", self.rule, *own]).encode()).hexdigest()

    @property
    def marks(self) -> tuple[str, ...]:
        """What is kept where it is put to somebody: its fingerprint, and its places, by which it is known again after
        another paper came to bear on it.
        """
        return (self.fingerprint, *(f"{self.rule}|{place}" for place in self._places))

    def was_raised(self, marks: frozenset[str]) -> bool:
        """Whether this question is among those that were put with these marks. Places on papers that came later do not
        make another question of it.
        """
        if self.fingerprint in marks:
            return True
        known = {_document_of(mark) for mark in marks if mark.startswith(f"{self.rule}|")}
        own = [mark for mark in self.marks[1:] if _document_of(mark) in known]
        return bool(own) and marks.issuperset(own)


def _spot(evidence: Evidence) -> str:
    """The place on the page to the point; where there is none, as the paper numbers it."""
    place, paper = evidence.place, evidence.paper
    if place is None:
        return f"{paper.document}/{paper.part}/{evidence.line or ''}/{evidence.field or ''}"
    return f"{paper.document} p. {place.page} {place.box.x0:.0f} {place.box.y0:.0f} {evidence.field or ''}"


def _document_of(mark: str) -> str:
    """The document and part that a mark of a place names."""
    return "/".join(mark.partition("|")[2].split("/")[:2])


@dataclass(frozen=True, slots=True)
class NotChecked:
    """A rule that could not be tried on a case, and why. No data is never "passed"."""

    case: CaseId
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Lack:
    """What was lacking, and the rules that could not be tried for it: several rules may want the same thing."""

    case: CaseId
    why: str
    rules: tuple[str, ...]


def lacks(unchecked: Iterable[NotChecked]) -> tuple[Lack, ...]:
    """What could not be checked by what was lacking, each told once, in the order in which it came up."""
    found: dict[tuple[CaseId, str], dict[str, None]] = {}
    for entry in unchecked:
        found.setdefault((entry.case, entry.why), {})[entry.rule] = None
    return tuple(Lack(case, why, tuple(rules)) for (case, why), rules in found.items())


@dataclass(frozen=True, slots=True)
class AuditReport:
    findings: tuple[Finding, ...]
    not_checked: tuple[NotChecked, ...]
    asked: tuple[Asked, ...] = ()
    """What only the person can tell; worked out with the findings and not kept with them."""

    @property
    def lacks(self) -> tuple[Lack, ...]:
        return lacks(self.not_checked)


class Decision(StrEnum):
    """What the person decided about a finding."""

    OPEN = "open"
    KEPT = "kept"
    SET_ASIDE = "set_aside"


def in_question(findings: Sequence[Finding]) -> Money:
    """The sum at stake, with overlapping findings counted once, by the largest of them."""
    held = counted_within(findings)
    return Money.total(f.amount for f in findings if f.amount is not None and f.id not in held)


def counted_within(findings: Sequence[Finding]) -> dict[FindingId, FindingId]:
    """For each finding whose sum another one counts already, that other one: the largest of those that overlap."""
    held: dict[FindingId, FindingId] = {}
    for group in _overlapping(findings):
        priced = [f for f in group if f.amount is not None]
        if priced:
            largest = max(priced, key=lambda f: f.amount or Money.zero())
            held |= {f.id: largest.id for f in priced if f is not largest}
    return held


def _overlapping(findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    """Findings that overlap, directly or through others, each group in the given order."""
    place = {finding.id: n for n, finding in enumerate(findings)}
    beside: dict[FindingId, set[FindingId]] = {finding.id: set() for finding in findings}
    for finding in findings:
        for other in (o for o in finding.overlaps if o in beside):
            beside[finding.id].add(other)
            beside[other].add(finding.id)
    left = dict.fromkeys(beside)
    while left:
        first = next(iter(left))
        group, edge = {first}, [first]
        while edge:
            new = beside[edge.pop()] - group
            group |= new
            edge.extend(new)
        for one in group:
            del left[one]
        yield [findings[n] for n in sorted(place[one] for one in group)]
