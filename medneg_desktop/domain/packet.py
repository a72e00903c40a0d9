"""The plan of a packet: everything that will be printed, as data, before anything is drawn.

Issue rows, references in the text and exhibit stamps agree by construction: all three are made from the same
:class:`ExhibitRef`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from medneg_desktop.core.ids import CaseId, DocumentId, FindingId, PacketId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.place import Box


class RecipientKind(StrEnum):
    """Who a packet is for. Each gets what concerns them and no more; ``OWN`` is the person's own complete file."""

    PROVIDER = "provider"
    INSURER = "insurer"
    COLLECTOR = "collector"
    ASSISTANCE = "assistance"
    REGULATOR = "regulator"
    OWN = "own"


class PacketPart(StrEnum):
    """What a packet is made of. The letter always comes first and the exhibits last; the others can be reordered."""

    LETTER = "letter"
    ISSUES = "issues"
    OFFER = "offer"
    ACCOUNT = "account"
    TIMELINE = "timeline"
    EXHIBITS = "exhibits"


PARTS_BETWEEN = (PacketPart.ISSUES, PacketPart.OFFER, PacketPart.ACCOUNT, PacketPart.TIMELINE)
"""The parts between letter and exhibits, in the order they have unless the person chooses another."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody a packet can be made for: their name as the papers print it, and the findings that concern them."""

    kind: RecipientKind
    name: str | None
    findings: tuple[FindingId, ...] = ()


class SecretKind(StrEnum):
    """What may be hidden in a packet. ``CARE`` is what was done and why, for readers whom it does not concern; ``AREA`` is
    a part of a page, ``WORDS`` what the person chose to hide.
    """

    SSN = "ssn"
    BIRTH = "date_of_birth"
    CARD = "card_number"
    BANK = "bank_account"
    MEMBER = "member_id"
    ACCOUNT = "account_number"
    PERSON = "other_person"
    CARE = "care"
    WORDS = "words"
    AREA = "area"


class SentBy(StrEnum):
    """The way a packet went out. The reference is a certified number, a fax number, or what a portal gave out."""

    MAIL = "mail"
    CERTIFIED = "certified_mail"
    FAX = "fax"
    PORTAL = "portal"
    HAND = "by_hand"


@dataclass(frozen=True, slots=True)
class Sending:
    """That a packet was sent: to whom, when, and how. A packet can be sent more than once."""

    id: str
    packet: PacketId
    recipient: str
    day: date
    by: SentBy
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of a page of a document, to be covered."""

    document: DocumentId
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that may have to be hidden, with every spot where it stands.

    ``key`` is what a yes or no refers to: the same value has one key wherever it stands. ``text`` is the value itself
    (empty for an area) and is never shown or logged; ``masked`` is what people see of it. ``advised`` is the answer
    taken where the person gives none.
    """

    kind: SecretKind
    key: str
    masked: str
    spots: tuple[Spot, ...]
    advised: bool
    text: str = field(default="", repr=False)
    day: date | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class ExhibitRef:
    """Points at a page of an exhibit: letter ``A``, page 2 of that exhibit (counted from 1)."""

    letter: str
    page: int

    def __str__(self) -> str:
        return f"{self.letter}-{self.page}"


@dataclass(frozen=True, slots=True)
class Slant:
    """How a row leans in the box of its mark: the height of its middle at the left and the right edge, in points from
    the top of the page, and how thick it is.
    """

    left: float
    right: float
    thick: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A highlighted place on an exhibit page, with the number of the issue it belongs to.

    ``box`` goes around it as it is seen; ``slant`` tells how its row leans in it, on a page that was not straight.
    """

    box: Box
    issue: int
    slant: Slant | None = None


@dataclass(frozen=True, slots=True)
class ExhibitPage:
    """One page of a document as it will stand in the packet. ``width`` and ``height`` are the page's own, in points;
    the ``covered`` parts are painted over in the picture itself, before it goes into the file.
    """

    document: DocumentId
    page: int
    ref: ExhibitRef
    width: float
    height: float
    marks: tuple[Mark, ...] = ()
    caption: str = ""
    covered: tuple[Box, ...] = ()


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
    that charged less should-be is the difference; ``sources`` are the finding's own. ``request_to`` says whom the request
    goes to, where that is not the reader.
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
    request_to: str = ""


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
    """One row of the timeline; ``noted`` is what the person wrote down and no paper says."""

    day: date
    what: str
    reference: str = ""
    noted: bool = False


TableCell = str | Money | None


@dataclass(frozen=True, slots=True)
class PlainTable:
    """A further table with its heading, as reports need them. ``widths`` are the parts of the whole that the columns
    take; an amount stands under the amount above it. ``summed`` says that the last row is the sum; ``compact`` sets
    the rows closer, where a report must keep to one page.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    widths: tuple[float, ...]
    lead: str = ""
    summed: bool = False
    compact: bool = False


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
class OfferPart:
    """What the person offers the recipient, in words, with the sums and days that the words state."""

    paragraphs: tuple[Paragraph, ...]
    amounts: tuple[Money, ...] = ()
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class TracedFigure:
    """An amount that the packet may state, and where it comes from.

    It stands on exhibit pages (``refs``), or it is the sum of ``parts`` that do, or it is the ``share`` (the first
    amount times the second over the third) of such, or it is of no page for a good reason (``apart``): the person
    keeps the paper back or typed the value, or the law sets it. One that is none of these must not be stated.
    """

    amount: Money
    source: str
    refs: tuple[ExhibitRef, ...] = ()
    parts: tuple[Money, ...] = ()
    share: tuple[Money, Money, Money] | None = None
    apart: bool = False


@dataclass(frozen=True, slots=True)
class TracedValue:
    """A day or a number of an office that the packet may state, with the exhibit pages it stands on.

    ``worked_out`` is a day counted from one on the papers: the day a letter sets for its answer, or a rule its end.
    """

    value: date | str
    source: str
    refs: tuple[ExhibitRef, ...] = ()
    apart: bool = False
    worked_out: bool = False


@dataclass(frozen=True, slots=True)
class PacketChoices:
    """What the person wants in the packet. ``without`` names documents that are not to be enclosed, ``more`` the pages
    that are enclosed though nothing cites them, ``order`` the parts between letter and exhibits, and
    ``exhibit_order`` the documents in the order of their letters; what it does not name follows by first mention.

    ``recipient`` None takes whoever asks for the money. ``hide`` and ``show`` hold the keys of
    proposals that were answered with yes and no; the others follow the advice. ``words`` and ``areas`` are chosen by
    the person and are always hidden; ``others`` are names of other patients. ``office`` is whom a complaint goes to.
    """

    letter: bool = True
    issues: bool = True
    reconciliation: bool = True
    timeline: bool = True
    exhibits: bool = True
    offer: bool = True
    without: frozenset[DocumentId] = frozenset()
    page_size: str = "letter"
    large_print: bool = False
    recipient: RecipientKind | None = None
    hide: frozenset[str] = frozenset()
    show: frozenset[str] = frozenset()
    words: tuple[str, ...] = field(default=(), repr=False)
    areas: tuple[Spot, ...] = ()
    others: tuple[str, ...] = field(default=(), repr=False)
    office: str = ""
    more: tuple[tuple[DocumentId, int], ...] = ()
    order: tuple[PacketPart, ...] = PARTS_BETWEEN
    exhibit_order: tuple[DocumentId, ...] = ()


@dataclass(frozen=True, slots=True)
class PacketPlan:
    """A packet to one recipient.

    ``needs_from_you`` lists values in doubt that were left out; it is shown to the person and never printed for the
    recipient. ``total_in_question`` counts overlapping issues once. ``figures`` holds every amount that may be stated:
    the check of a plan compares what is stated with it. ``running_foot`` stands before the page number on every page.
    ``offer`` says what the person offers, in the words of the letter. ``enclosed`` is the word before the enclosures.
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
    enclosed: str = "Enclosed"
    answer_by: date | None = None
    needs_from_you: tuple[str, ...] = field(default=())
    language: str = "en-US"
    page_size: str = "letter"
    running_foot: str = ""
    figures: tuple[TracedFigure, ...] = field(default=(), repr=False)
    stated: tuple[TracedValue, ...] = field(default=(), repr=False)
    large_print: bool = False
    tables: tuple[PlainTable, ...] = ()
    offer: tuple[Paragraph, ...] = ()
    order: tuple[PacketPart, ...] = PARTS_BETWEEN
