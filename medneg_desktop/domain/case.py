"""Everything about one patient's bills that are argued together."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from medneg_desktop.core.ids import CaseId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.finding import Evidence, PaperKey, PaperRef
from medneg_desktop.domain.reading import DocumentKind, Reading
from medneg_desktop.domain.rights import Anchor


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as it stands in a case."""

    ref: PaperRef
    reading: Reading

    @property
    def kind(self) -> DocumentKind:
        return self.reading.kind


class LinkKind(StrEnum):
    """How one paper speaks of another."""

    EOB_OF_BILL = "eob_of_bill"
    PAYMENT_OF_BILL = "payment_of_bill"
    FOLLOW_UP = "follow_up"
    ESTIMATE_OF_BILL = "estimate_of_bill"
    COLLECTION_OF_BILL = "collection_of_bill"


class Said(StrEnum):
    """What a person says about two papers. ``SAME_CASE``: they belong to one visit. ``SAME_ACCOUNT``: the one speaks of
    the very balance of the other. ``APART``: they belong to different visits.
    """

    SAME_CASE = "same_case"
    SAME_ACCOUNT = "same_account"
    APART = "apart"


@dataclass(frozen=True, slots=True, order=True)
class Bond:
    """A person's word about two papers. It counts more than anything the papers print, now and later.

    Made with :meth:`between`, so that the same two papers give the same bond either way round.
    """

    one: PaperKey
    other: PaperKey
    said: Said

    @staticmethod
    def between(one: PaperKey, other: PaperKey, said: Said) -> Bond:
        first, second = sorted((one, other))
        return Bond(first, second, said)

    @property
    def papers(self) -> frozenset[PaperKey]:
        return frozenset({self.one, self.other})


@dataclass(frozen=True, slots=True)
class LinePair:
    """A line of a bill and the line of an EOB that speaks of the same service."""

    bill_line: int
    eob_line: int


@dataclass(frozen=True, slots=True)
class Link:
    """A match between two papers. ``strong`` links are acted on; weak ones are questions to the person.

    ``grounds`` says in plain words why they belong together; ``lines`` pairs their lines where both have them.
    For FOLLOW_UP, ``bill`` is the earlier and ``other`` the later statement of the same account.
    """

    kind: LinkKind
    bill: PaperRef
    other: PaperRef
    strong: bool
    grounds: tuple[str, ...]
    lines: tuple[LinePair, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the reconciliation, with the places it comes from and, where it was worked out, how."""

    amount: Money
    evidence: tuple[Evidence, ...] = ()
    how: str = ""
    firm: bool = True


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """The account of the money of a case. None means that no paper says it; it never means zero.

    ``supported`` is what the papers support of what is asked: asked less what is in question.
    """

    billed: Figure | None = None
    plan_discount: Figure | None = None
    allowed: Figure | None = None
    plan_paid: Figure | None = None
    patient_share: Figure | None = None
    patient_paid: Figure | None = None
    asked: Figure | None = None
    in_question: Money = field(default_factory=Money.zero)
    supported: Money | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which something should be done, the rule it comes from, and where that rule is written.

    ``clock`` names the period by which it was counted, ``start`` the event it was counted from, and ``note`` says what
    it rests on; a deadline as the vault's lists keep it has none of the three.
    """

    day: date
    what: str
    rule: str
    source: str = ""
    clock: str = ""
    start: Anchor | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """Papers of one patient that belong together, and the links between them.

    ``papers`` are in the order of their dates. ``id`` is stable as long as the earliest paper stays. ``bonds`` are what
    a person said about two papers of this case. Weak links also reach papers of other cases.
    """

    id: CaseId
    provider: str | None
    patient: str | None
    papers: tuple[Paper, ...]
    links: tuple[Link, ...] = ()
    reconciliation: Reconciliation = field(default_factory=Reconciliation)
    missing: tuple[str, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    bonds: tuple[Bond, ...] = ()

    def paper(self, ref: PaperRef) -> Paper | None:
        return next((p for p in self.papers if p.ref == ref), None)

    def of_kind(self, *kinds: DocumentKind) -> tuple[Paper, ...]:
        return tuple(p for p in self.papers if p.kind in kinds)

    @property
    def bills(self) -> tuple[Paper, ...]:
        return tuple(p for p in self.papers if p.kind.is_bill)

    @property
    def eobs(self) -> tuple[Paper, ...]:
        return self.of_kind(DocumentKind.EOB)

    @property
    def receipts(self) -> tuple[Paper, ...]:
        return self.of_kind(DocumentKind.RECEIPT)

    def linked(self, paper: Paper, kind: LinkKind) -> tuple[tuple[Link, Paper], ...]:
        """The papers strongly linked to a bill in this way, with their links."""
        found = [
            (link, self.paper(link.other))
            for link in self.links
            if link.kind is kind and link.strong and link.bill == paper.ref
        ]
        return tuple((link, other) for link, other in found if other is not None)
