"""The cover letter and its requests: polite, factual, firm. It threatens nothing and asserts nothing about the law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from medneg_desktop.core.dates import shown_long
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case, Paper
from medneg_desktop.domain.packet import ExhibitRef, IssueRow, Paragraph, ParagraphStyle
from medneg_desktop.domain.reading import Cell, DocumentKind, FieldName
from medneg_desktop.packet.confirmed import Doubts, firm_date, firm_text
from medneg_desktop.packet.exhibits import Numbering
from medneg_desktop.packet.naming import kind_words
from medneg_desktop.packet.templates import blocks

_IN_LETTER = 6
"""More issues than these make a letter unreadable; the others are in the list that follows it."""
_COUNTS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
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

    def blanks(self) -> dict[str, str | None]:
        statement_date = firm_date(self.main, FieldName.STATEMENT_DATE) or firm_date(self.main, FieldName.NOTICE_DATE)
        return {
            "account": firm_text(self.main, FieldName.ACCOUNT_NUMBER),
            "answer_by": shown_long(self.answer_by),
            "asked_here": self.asked_here.shown() if self.asked_here is not None else None,
            "asked_together": self.asked.shown() if self.asked is not None and self.asked != self.asked_here else None,
            "asked": self.asked.shown() if self.asked is not None else None,
            "claim": self.claim,
            "issue_count": _count(len(self.rows)),
            "last_issue": str(len(self.rows)),
            "main_exhibit": str(self.main_exhibit) if self.main_exhibit else None,
            "missing": ", ".join(self.missing),
            "next_issue": str(_IN_LETTER + 1),
            "paper_kind": kind_words(self.main),
            "patient": self.patient,
            "service_dates": _span(self.service_days),
            "statement_date": shown_long(statement_date) if statement_date else None,
            "supported": self.supported.shown() if self.supported is not None and self.total else None,
            "total": self.total.shown() if self.total else None,
        }


def letter(matter: Matter, sender: tuple[str, ...]) -> tuple[Paragraph, ...]:
    blanks = matter.blanks()

    def said(name: str, style: ParagraphStyle = ParagraphStyle.BODY) -> list[Paragraph]:
        return [Paragraph(text, style) for text in blocks(name, blanks)]

    one = len(matter.rows) == 1
    return (
        *said("subject", ParagraphStyle.SUBJECT),
        *said("salutation"),
        *said("opening"),
        *said(("points_one" if one else "points_many") if matter.rows else "points_none"),
        *(_point(row) for row in matter.rows[:_IN_LETTER]),
        *(said("points_more") if len(matter.rows) > _IN_LETTER else ()),
        *said("sum_one" if one else "sum_many"),
        *said("supported"),
        *said("requests"),
        *(Paragraph(text, ParagraphStyle.BULLET, f"({chr(ord('a') + n)})") for n, text in enumerate(requests(matter))),
        *said("good_faith"),
        *said("closing", ParagraphStyle.CLOSING),
        *(Paragraph(line, ParagraphStyle.CLOSING) for line in sender[:1]),
    )


def requests(matter: Matter) -> tuple[str, ...]:
    names = [
        *(("request_correct", "request_explain") if matter.rows else ()),
        *(("request_itemized",) if matter.lacks_itemized_bill else ()),
        *(("request_missing",) if matter.missing else ()),
        "request_hold",
        "request_answer",
    ]
    blanks = matter.blanks()
    return tuple(text for name in names for text in blocks(name, blanks))


def _point(row: IssueRow) -> Paragraph:
    """One issue in a sentence: its title, its sum, and where to see it."""
    parts = [row.difference.shown()] if row.difference is not None else []
    if row.contained_in is not None:
        parts.append(f"counted in point {row.contained_in}")
    if row.exhibits:
        parts.append(f"Exhibit{'s' if len(row.exhibits) > 1 else ''} {', '.join(map(str, row.exhibits))}")
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
