"""What is in a packet, part by part, with the pages it stands on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from medneg_desktop.domain.packet import PacketPlan
from medneg_desktop.domain.page import PageText, Word

ISSUES, OFFER = "Issues", "Offer"
ACCOUNT, DATES = "Account of the money", "Dates and reference numbers"
"""The headings as the typesetter prints them; a part whose heading is not found is listed without a page."""


@dataclass(frozen=True)
class Part:
    """One row of the contents. ``page`` is where it begins, 0 where that is not known."""

    title: str
    detail: str
    page: int
    last: int = 0

    @property
    def pages(self) -> str:
        if not self.page:
            return ""
        return f"{self.page}\u2013{self.last}" if self.last > self.page else str(self.page)


def contents(plan: PacketPlan, total: int, body: Sequence[PageText]) -> tuple[Part, ...]:
    """The parts in order: letter, tables, exhibits. ``body`` holds the words of the pages before the exhibits."""
    parts = []
    if plan.letter:
        parts.append(Part("Letter", ", ".join(plan.recipient[:1]), 1))
    if plan.issues:
        count = len(plan.issues)
        parts.append(Part(ISSUES, "1 issue" if count == 1 else f"{count} issues", _page_of(ISSUES, body)))
    if plan.offer:
        parts.append(Part(OFFER, "", _page_of(OFFER, body)))
    if plan.reconciliation:
        parts.append(Part(ACCOUNT, "", _page_of(ACCOUNT, body)))
    if plan.timeline:
        parts.append(Part(DATES, "", _page_of(DATES, body)))
    page = total - sum(len(e.pages) for e in plan.exhibits) + 1
    for exhibit in plan.exhibits:
        last = page + len(exhibit.pages) - 1
        parts.append(Part(f"Exhibit {exhibit.letter}", exhibit.title, page, last))
        page = last + 1
    return tuple(parts)


def _page_of(heading: str, body: Sequence[PageText]) -> int:
    return next((page.number for page in body if heading in _rows(page)), 0)


def _rows(page: PageText) -> list[str]:
    """The lines of a page; words on the same height make one."""
    rows: dict[int, list[Word]] = {}
    for word in page.words:
        rows.setdefault(round(word.row_box.mid_y), []).append(word)
    return [" ".join(w.text for w in sorted(row, key=lambda w: w.row_box.x0)) for row in rows.values()]
