"""Later papers held beside an agreement: does one ask for more than the agreement leaves?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from medneg_desktop.core.dates import shown
from medneg_desktop.core.money import Money
from medneg_desktop.deadlines.events import own_date
from medneg_desktop.domain.case import Case, Paper
from medneg_desktop.domain.finding import Evidence
from medneg_desktop.domain.reading import DocumentKind, FieldName
from medneg_desktop.packet.confirmed import firm_money, firm_text
from medneg_desktop.talks.course import AgreementLine

POSTED_AFTER = timedelta(days=10)
"""A payment may take so long to appear on a statement; a younger one is not held against the other side."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A paper that asks for more than the agreement leaves. ``perhaps_missed``: an instalment was open on that day,
    so that the agreement itself may be the reason.
    """

    day: date
    asked: Money
    expected: Money
    evidence: tuple[Evidence, ...]
    perhaps_missed: bool
    words: str


def breaches(case: Case, line: AgreementLine) -> tuple[Breach, ...]:
    """What speaks against the agreement on confirmed values of later papers, oldest first.

    A paper that asks for too much no longer counts once the same side sent one that keeps to the agreement.
    """
    found: list[Breach] = []
    for papers in (case.bills, case.of_kind(DocumentKind.COLLECTION_LETTER)):
        open_still: list[Breach] = []
        for paper, day, asked in sorted(_later(papers, line), key=lambda p: p[1]):
            breach = _breach(paper, day, asked, line)
            open_still = [*open_still, breach] if breach is not None else []
        found += open_still
    return tuple(sorted(found, key=lambda b: b.day))


def _later(papers: Iterable[Paper], line: AgreementLine) -> Iterator[tuple[Paper, date, Money]]:
    """The papers after the agreement that name a day and a sum for sure, and no other account."""
    for paper in papers:
        day, asked = own_date(paper), firm_money(paper, FieldName.AMOUNT_DUE)
        if day is not None and asked is not None and day > line.agreement.day and _same_account(paper, line):
            yield paper, day, asked


def _breach(paper: Paper, day: date, asked: Money, line: AgreementLine) -> Breach | None:
    paid = Money.total(p.amount for p in line.payments if p.day <= day - POSTED_AFTER)
    expected = max(Money.total(d.instalment.amount for d in line.dues) - paid, Money.zero())
    if asked <= expected:
        return None
    missed = _open_on(line, day)
    words = (
        f"{paper.ref.name} of {shown(day)} asks for {asked.shown()}. Under the agreement of "
        f"{shown(line.agreement.day)} at most {expected.shown()} was left."
    )
    if missed:
        words += " An instalment was open on that day; if you missed it, the agreement may have ended."
    place = paper.reading.fields[FieldName.AMOUNT_DUE].place
    evidence = (Evidence(paper.ref, place, field=FieldName.AMOUNT_DUE),)
    return Breach(day, asked, expected, evidence, missed, words)


def _open_on(line: AgreementLine, day: date) -> bool:
    due = Money.total(d.instalment.amount for d in line.dues if d.instalment.day < day)
    return Money.total(p.amount for p in line.payments if p.day <= day) < due


def _same_account(paper: Paper, line: AgreementLine) -> bool:
    """A collector has a number of its own, so only a provider's other account speaks against it."""
    theirs = firm_text(paper, FieldName.ACCOUNT_NUMBER)
    if not line.agreement.account or not theirs or paper.kind is DocumentKind.COLLECTION_LETTER:
        return True
    return _bare(theirs) == _bare(line.agreement.account)


def _bare(number: str) -> str:
    return re.sub(r"\W", "", number).casefold()
