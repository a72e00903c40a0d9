"""The cover letter and its requests: polite, factual, firm. It threatens nothing and asserts nothing about the law."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from medneg_desktop.core.dates import shown_long
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case, Paper
from medneg_desktop.domain.packet import ExhibitRef, IssueRow, Paragraph, ParagraphStyle, RecipientKind
from medneg_desktop.domain.reading import Cell, DocumentKind, FieldName
from medneg_desktop.packet.confirmed import Doubts, firm_date, firm_text
from medneg_desktop.packet.exhibits import Numbering, exhibits_named
from medneg_desktop.packet.naming import kind_words
from medneg_desktop.packet.templates import blocks

_IN_LETTER = 6
"""More issues than these make a letter unreadable; the others are in the list that follows it."""
_COUNTS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
ISSUED = (FieldName.STATEMENT_DATE, FieldName.NOTICE_DATE, FieldName.PROCESSED_DATE)
_PATIENTS_OWN = ("receipt", "eob", "explanation of benefits", "proof of payment", "insurance card")
"""Missing papers that the billing office does not have: the patient or the plan does."""


@dataclass(frozen=True)
class Matter:
    """What a letter speaks of: confirmed values only."""

    case: Case
    main: Paper
    main_exhibit: ExhibitRef | None
    rows: tuple[IssueRow, ...]
    numbering: Numbering
    patient: str | None
    claim: str | None
    asked: Money | None
    asked_here: Money | None
    supported: Money | None
    total: Money
    service_days: tuple[date, ...]
    answer_by: date
    recipient: RecipientKind | None = None
    member: str | None = None
    provider: str | None = None
    office: str = ""
    offers: bool = False
    parties: tuple[str, ...] = ()
    """The names of those who have to answer the points."""

    @property
    def lacks_itemized_bill(self) -> bool:
        said = any("itemized" in want.lower() for want in self.case.missing)
        listed = any(line.text(Cell.CODE) for bill in self.case.bills for line in bill.reading.lines)
        return said or not (listed or self.case.of_kind(DocumentKind.ITEMIZED_BILL))

    @property
    def missing(self) -> tuple[str, ...]:
        """Papers that the billing office can send; what names a value in doubt is not asked for by that name."""
        doubts = Doubts(self.case)
        theirs = (m for m in self.case.missing if m not in self.wanted_from_patient)
        return tuple(m for m in theirs if "itemized" not in m.lower() and not doubts.stand_in(m))

    @property
    def wanted_from_patient(self) -> tuple[str, ...]:
        return tuple(m for m in self.case.missing if any(own in m.lower() for own in _PATIENTS_OWN))

    @property
    def asks_for_papers(self) -> bool:
        return self.lacks_itemized_bill or bool(self.missing)

    @property
    def appeals(self) -> bool:
        return self.recipient is RecipientKind.INSURER and self.main.kind is DocumentKind.DENIAL

    @property
    def called(self) -> str:
        """How the letter calls the paper it is about: a collector's by its name, for readers who did not write it."""
        of = None
        if self.main.kind is DocumentKind.COLLECTION_LETTER and self.recipient is not RecipientKind.COLLECTOR:
            of = firm_text(self.main, FieldName.COLLECTOR_NAME)
        return f"letter of {of}" if of else kind_words(self.main)

    @property
    def account(self) -> str | None:
        paper = account_paper(self.case, self.main, self.recipient)
        return firm_text(paper, FieldName.ACCOUNT_NUMBER) if paper is not None else None

    def blanks(self) -> dict[str, str | None]:
        statement_date = next((day for name in ISSUED if (day := firm_date(self.main, name)) is not None), None)
        return {
            "about": "; ".join(self.parties) or None,
            "account": self.account,
            "answer_by": shown_long(self.answer_by),
            "answerer": self.parties[0] if len(self.parties) == 1 else None,
            "asked_here": self.asked_here.shown() if self.asked_here is not None else None,
            "asked_together": self.asked.shown() if self.asked is not None and self.asked != self.asked_here else None,
            "asked": self.asked.shown() if self.asked is not None else None,
            "claim": self.claim,
            "creditor": firm_text(self.main, FieldName.ORIGINAL_CREDITOR),
            "issue_count": _count(len(self.rows)),
            "last_issue": str(len(self.rows)),
            "main_exhibit": str(self.main_exhibit) if self.main_exhibit else None,
            "member": self.member,
            "office": self.office or None,
            "missing": ", ".join(self.missing),
            "next_issue": str(_IN_LETTER + 1),
            "paper": self.called[:1].upper() + self.called[1:],
            "paper_kind": self.called,
            "patient": self.patient,
            "provider": self.provider,
            "service_dates": _span(self.service_days),
            "statement_date": shown_long(statement_date) if statement_date else None,
            "supported": self.supported.shown() if self.supported and self.total else None,
            "total": self.total.shown() if self.total else None,
        }


def account_paper(case: Case, main: Paper, recipient: RecipientKind | None) -> Paper | None:
    """The paper whose account number a letter names: the one it is about, but a provider's number stands on the provider's
    or the plan's papers before it does on a collector's.
    """
    others = case.papers if recipient is RecipientKind.PROVIDER and main.kind is DocumentKind.COLLECTION_LETTER else ()
    ordered = (*(p for p in others if p.kind is not DocumentKind.COLLECTION_LETTER), main)
    return next((p for p in ordered if firm_text(p, FieldName.ACCOUNT_NUMBER)), None)


def letter(matter: Matter, sender: tuple[str, ...]) -> tuple[Paragraph, ...]:
    if matter.recipient is RecipientKind.OWN:
        return (*_said(matter, "subject", ParagraphStyle.SUBJECT), *_said(matter, "opening"), *_points(matter))
    return (
        *_said(matter, "subject_appeal" if matter.appeals else "subject", ParagraphStyle.SUBJECT),
        *_said(matter, "salutation"),
        *_said(matter, "opening"),
        *(_points(matter) if matter.recipient is not RecipientKind.ASSISTANCE else ()),
        *_said(matter, "requests"),
        *(Paragraph(text, ParagraphStyle.BULLET, f"({chr(ord('a') + n)})") for n, text in enumerate(requests(matter))),
        *(_said(matter, "offer_follows") if matter.offers else ()),
        *_said(matter, "good_faith"),
        *_said(matter, "closing", ParagraphStyle.CLOSING),
        *(Paragraph(line, ParagraphStyle.CLOSING) for line in sender[:1]),
    )


def _said(matter: Matter, name: str, style: ParagraphStyle = ParagraphStyle.BODY) -> list[Paragraph]:
    return [Paragraph(text, style) for text in blocks(name, matter.blanks(), matter.recipient or "")]


def _points(matter: Matter) -> list[Paragraph]:
    """The issues in a sentence each, and what they come to."""
    one = len(matter.rows) == 1
    return [
        *_said(matter, ("points_one" if one else "points_many") if matter.rows else "points_none"),
        *(_point(row) for row in matter.rows[:_IN_LETTER]),
        *(_said(matter, "points_more") if len(matter.rows) > _IN_LETTER else ()),
        *_said(matter, "sum_one" if one else "sum_once" if _overlap(matter.rows) else "sum_many"),
        *_said(matter, "supported"),
    ]


def _overlap(rows: Sequence[IssueRow]) -> bool:
    return any(row.contained_in is not None for row in rows)


def requests(matter: Matter) -> tuple[str, ...]:
    """What the recipient is asked to do, each as the end of the sentence "I ask you to"."""
    if matter.recipient is RecipientKind.OWN:
        return ()
    blanks = matter.blanks()
    names = (*_requests_of(matter), "request_answer")
    return tuple(text for name in names for text in blocks(name, blanks, matter.recipient or ""))


def _requests_of(matter: Matter) -> tuple[str, ...]:
    rows = bool(matter.rows)
    match matter.recipient:
        case RecipientKind.INSURER:
            appeal = ("request_appeal",) if matter.appeals else ()
            return (*appeal, *(("request_reprocess", "request_reasons") if rows else ()), "request_file")
        case RecipientKind.COLLECTOR:
            return ("request_proof", "request_authority", *(("request_review",) if rows else ()), "request_pause")
        case RecipientKind.REGULATOR:
            return ("request_look", "request_have_answered", "request_tell")
        case RecipientKind.ASSISTANCE:
            return ("request_form", "request_terms", "request_wait")
        case _:
            asked = (("request_correct", "request_explain"), rows), (("request_itemized",), matter.lacks_itemized_bill)
            wanted = (*asked, (("request_missing",), bool(matter.missing)), (("request_hold",), True))
            return tuple(name for names, here in wanted if here for name in names)


def _point(row: IssueRow) -> Paragraph:
    """One issue in a sentence: its title, its sum, and where to see it."""
    parts = [row.difference.shown()] if row.difference is not None else []
    if row.contained_in is not None:
        parts.append(f"counted in point {row.contained_in}")
    if row.exhibits:
        parts.append(exhibits_named(row.exhibits))
    title = row.title.rstrip(".")
    return Paragraph(title + (f" ({'; '.join(parts)})" if parts else ""), ParagraphStyle.BULLET, f"{row.number}.")


def _count(number: int) -> str:
    """A count in words up to ten, as a letter writes it."""
    return _COUNTS[number] if number < len(_COUNTS) else str(number)


def _span(days: tuple[date, ...]) -> str | None:
    if not days:
        return None
    first, last = shown_long(days[0]), shown_long(days[-1])
    return first if first == last else f"{first} to {last}"
