"""Plain words for questions, decisions and figures."""

from __future__ import annotations

from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Figure, Link, Paper
from medneg_desktop.domain.finding import Certainty, Decision, Finding, PaperRef
from medneg_desktop.domain.reading import Cell, DocumentKind, FieldName
from medneg_desktop.domain.talks import PaidBy
from medneg_desktop.ledger.payments import PaidAs
from medneg_desktop.ui.bill.case_file import CaseFile
from medneg_desktop.ui.inbox.words import kind_words
from medneg_desktop.ui.language import shown
from medneg_desktop.ui.theme import Role

ABSENT = "not on the papers"

REASONS = (
    "The provider explained it to me",
    "It was done as billed",
    "It was corrected already",
    "I do not want to raise it",
)
"""What people say most often when they set a question aside; any other words can be typed."""

_CERTAINTY = {
    Certainty.PROVEN: ("strong evidence", Role.PROVEN),
    Certainty.LIKELY: ("likely", Role.LINK),
    Certainty.QUESTION: ("ask to explain", Role.DOUBT),
}
_DAYS = (FieldName.STATEMENT_DATE, FieldName.PROCESSED_DATE, FieldName.NOTICE_DATE, FieldName.PAYMENT_DATE)
_SHORT = {
    DocumentKind.ITEMIZED_BILL: "bill",
    DocumentKind.STATEMENT: "statement",
    DocumentKind.EOB: "EOB",
    DocumentKind.COLLECTION_LETTER: "collection letter",
    DocumentKind.GOOD_FAITH_ESTIMATE: "estimate",
}


SOURCE = {
    PaidBy.SELF: "You",
    PaidBy.HSA_FSA: "Your HSA or FSA",
    PaidBy.INSURER: "Your plan",
    PaidBy.ASSISTANCE: "Charity or assistance",
}
"""Whose money a payment was."""
KIND = {
    PaidAs.PREPAYMENT: "at the desk",
    PaidAs.INSTALMENT: "instalment",
    PaidAs.REFUND: "refund",
}


def certainty(finding: Finding) -> tuple[str, Role]:
    return _CERTAINTY[finding.certainty]


def papers_of(file: CaseFile, finding: Finding) -> str:
    """The kinds of paper that a question stands on: ``bill + EOB``."""
    kinds = []
    for evidence in finding.evidence:
        paper = file.paper(evidence.paper)
        if paper is not None:
            words = _SHORT.get(paper.kind) or kind_words(paper.kind).lower()
            if words not in kinds:
                kinds.append(words)
    return " + ".join(kinds)


def decided(decision: Decision, reason: str) -> tuple[str, Role] | None:
    """The chip of a decision; None while the question is open."""
    match decision:
        case Decision.KEPT:
            return "in the packet", Role.ACCENT
        case Decision.SET_ASIDE:
            return (f"set aside: {reason}" if reason else "set aside"), Role.LINK
        case Decision.OPEN:
            return None


def overlap_words(file: CaseFile, finding: Finding) -> str:
    """That a sum is counted once, where it is part of another question's."""
    numbers = sorted(n for n in (file.number(other) for other in finding.overlaps) if n)
    if not numbers:
        return ""
    which = "question" if len(numbers) == 1 else "questions"
    return f"Concerns the same money as {which} {', '.join(map(str, numbers))}; it is counted once."


def amount_words(amount: Money | None, absent: str = ABSENT) -> str:
    return absent if amount is None else amount.shown()


def figure_words(figure: Figure | None) -> str:
    return amount_words(figure.amount if figure else None)


def match_question(file: CaseFile, link: Link) -> str:
    """The question about two papers: ``Does this receipt (scan.pdf) belong to the bill of May 1, 2026 (bill.pdf)?``."""
    bill, other = file.paper(link.bill), file.paper(link.other)
    return f"Does {_paper_words(other, link.other)} belong to {_paper_words(bill, link.bill)}?"


def _paper_words(paper: Paper | None, ref: PaperRef) -> str:
    """A paper of this case by its kind and day, one of another case by the name of its file."""
    if paper is None:
        return ref.name
    kind = _SHORT.get(paper.kind) or kind_words(paper.kind).lower()
    days = [fact.value for name in _DAYS if (fact := paper.reading.date(name))]
    days += [fact.value for line in paper.reading.lines if (fact := line.date(Cell.SERVICE_DATE))]
    return f"the {kind} of {shown(days[0])} ({ref.name})" if days else f"the {kind} ({ref.name})"


def subtitle(file: CaseFile) -> str:
    """Patient, first day of service, account."""
    days = [f.value for p in file.case.papers if (f := p.reading.date(FieldName.SERVICE_FROM)) is not None]
    account = file.first_text(FieldName.ACCOUNT_NUMBER)
    parts = [
        file.case.patient or "",
        shown(min(days)) if days else "",
        f"account {account}" if account else "",
    ]
    return " · ".join(p for p in parts if p)
