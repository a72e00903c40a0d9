"""Plans and page pictures made for the typesetter's tests, without any other room."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from medneg_desktop.core.ids import CaseId, DocumentId, FindingId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.packet import (
    Exhibit,
    ExhibitPage,
    ExhibitRef,
    IssueRow,
    Mark,
    MoneyRow,
    PacketPlan,
    Paragraph,
    ParagraphStyle,
    TimelineRow,
)
from medneg_desktop.domain.place import Box
from medneg_desktop.services.ports import Picture

BILL = DocumentId("bill")


def picture(document: DocumentId, page: int, *, shade: int = 255, size: tuple[int, int] = (170, 220)) -> Picture:
    width, height = size
    return Picture(width, height, width / 612, bytes([shade]) * (width * height * 3))


def issue(number: int, *, text: str = "The papers disagree.", amount: str = "312.00") -> IssueRow:
    return IssueRow(
        number=number,
        finding=FindingId(f"f{number}"),
        title=f"Question number {number}",
        explanation=text,
        request="Please correct it.",
        exhibits=(ExhibitRef("A", 1),),
        charged=Money.of("1624.11"),
        should_be=Money.of("312.00"),
        difference=Money.of(amount),
    )


def exhibit(letter: str = "A", pages: int = 2, *, width: float = 612, height: float = 792) -> Exhibit:
    made = tuple(
        ExhibitPage(
            document=BILL,
            page=n,
            ref=ExhibitRef(letter, n),
            width=width,
            height=height,
            marks=(Mark(Box(50, 200, 560, 214), 1),),
            caption=f"Caption of {letter}-{n}.",
        )
        for n in range(1, pages + 1)
    )
    return Exhibit(letter, f"Itemized bill {letter}", made)


def plan(**changes: object) -> PacketPlan:
    made = PacketPlan(
        case=CaseId("c1"),
        made=date(2026, 11, 24),
        title="Request to review a medical bill, account 00-44",
        recipient=("Lakeside Hospital", "Billing Department"),
        sender=("María Núñez Ibáñez", "12 Elm Street"),
        letter=(
            Paragraph("Request to review a medical bill", ParagraphStyle.SUBJECT),
            Paragraph("I am writing about a balance."),
            Paragraph("Please answer.", ParagraphStyle.BULLET, "(a)"),
            Paragraph("Thank you."),
            Paragraph("Sincerely,", ParagraphStyle.CLOSING),
            Paragraph("María Núñez Ibáñez", ParagraphStyle.CLOSING),
        ),
        issues=(issue(1), issue(2)),
        total_in_question=Money.of("624.00"),
        reconciliation=(
            MoneyRow("Billed", Money.of("1624.11"), "Exhibit A-1"),
            MoneyRow("Allowed by the plan", None),
            MoneyRow("Supported by the papers", Money.of("1000.11"), strong=True),
        ),
        timeline=(TimelineRow(date(2026, 3, 2), "Service", "Account 00-44"),),
        exhibits=(exhibit("A", 2), exhibit("B", 1)),
        enclosures=("List of issues", "Exhibit A: Itemized bill A (2 pages)"),
        running_foot="Account 00-44",
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # the tests name fields of the plan
