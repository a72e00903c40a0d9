"""The plan of a packet: everything that will be printed, as data, before anything is drawn.

Issue rows, references in the text and exhibit stamps agree by construction: all three are made from the same
:class:`ExhibitRef`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from medneg_desktop.core.ids import CaseId, DocumentId, FindingId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.place import Box


@dataclass(frozen=True, slots=True)
class ExhibitRef:
    """Points at a page of an exhibit: letter ``A``, page 2 of that exhibit (counted from 1)."""

    letter: str
    page: int

    def __str__(self) -> str:
        return f"{self.letter}-{self.page}"


@dataclass(frozen=True, slots=True)
class Mark:
    """A highlighted place on an exhibit page, with the number of the issue it belongs to."""

    box: Box
    issue: int


@dataclass(frozen=True, slots=True)
class ExhibitPage:
    """One page of a document as it will stand in the packet. ``width`` and ``height`` are the page's own, in points."""

    document: DocumentId
    page: int
    ref: ExhibitRef
    width: float
    height: float
    marks: tuple[Mark, ...] = ()
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A lettered proof: one document, its cited pages."""

    letter: str
    title: str
    pages: tuple[ExhibitPage, ...]


@dataclass(frozen=True, slots=True)
class IssueRow:
    """One numbered issue. ``contained_in`` names the issue that already counts this sum, so it is not added again.

    ``charged`` and ``should_be`` are given only where both stand on the papers or follow from one line of them, so
    that charged less should-be is the difference; ``sources`` are the finding's own.
    """

    number: int
    finding: FindingId
    title: str
    explanation: str
    request: str
    exhibits: tuple[ExhibitRef, ...]
    charged: Money | None
    should_be: Money | None
    difference: Money | None
    contained_in: int | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """One row of the reconciliation; where ``amount`` is None, ``absent`` is printed in its place."""

    label: str
    amount: Money | None
    source: str = ""
    strong: bool = False
    absent: str = "not on the papers"


@dataclass(frozen=True, slots=True)
class TimelineRow:
    day: date
    what: str
    reference: str = ""


class ParagraphStyle(StrEnum):
    BODY = "body"
    SUBJECT = "subject"
    BULLET = "bullet"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Plain text of the letter. Never markup: what a document said must not become formatting.

    ``label`` stands before a bullet: ``1.`` or ``(a)``.
    """

    text: str
    style: ParagraphStyle = ParagraphStyle.BODY
    label: str = ""


@dataclass(frozen=True, slots=True)
class TracedFigure:
    """An amount that the packet may state, and where it comes from."""

    amount: Money
    source: str


@dataclass(frozen=True, slots=True)
class PacketChoices:
    """What the person wants in the packet. ``without`` names documents that are not to be enclosed."""

    letter: bool = True
    issues: bool = True
    reconciliation: bool = True
    timeline: bool = True
    exhibits: bool = True
    without: frozenset[DocumentId] = frozenset()
    page_size: str = "letter"


@dataclass(frozen=True, slots=True)
class PacketPlan:
    """A packet to one recipient.

    ``needs_from_you`` lists values in doubt that were left out; it is shown to the person and never printed for the
    recipient. ``total_in_question`` counts overlapping issues once. ``figures`` holds every amount that may be stated:
    the check of a plan compares what is stated with it. ``running_foot`` stands before the page number on every page.
    """

    case: CaseId
    made: date
    title: str
    recipient: tuple[str, ...]
    sender: tuple[str, ...]
    letter: tuple[Paragraph, ...]
    issues: tuple[IssueRow, ...]
    total_in_question: Money
    reconciliation: tuple[MoneyRow, ...]
    timeline: tuple[TimelineRow, ...]
    exhibits: tuple[Exhibit, ...]
    requests: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = ()
    answer_by: date | None = None
    needs_from_you: tuple[str, ...] = field(default=())
    language: str = "en-US"
    page_size: str = "letter"
    running_foot: str = ""
    figures: tuple[TracedFigure, ...] = field(default=(), repr=False)
