"""By when bills ask to be paid: the newest paper of each account, where it prints a day and a sum."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.finding import PaperRef
from medneg_desktop.domain.reading import DocumentKind, FieldName
from medneg_desktop.ledger.accounts import accounts_of, dated


@dataclass(frozen=True, slots=True)
class DueDate:
    """What a paper asks for by a day. ``firm`` is false where the day or the sum was not read surely."""

    day: date
    amount: Money
    whose: str
    paper: PaperRef
    firm: bool


def due_dates(case: Case) -> tuple[DueDate, ...]:
    """The due dates of a case, each account once. A day that ends a collector's dispute window asks for no payment."""
    windows = {(d.start.paper, d.day) for d in case.deadlines if d.start is not None}
    found = []
    for account in accounts_of(case.papers, case.bonds):
        asking = sorted((*account.bills, *account.letters), key=dated)
        if not asking:
            continue
        paper = asking[-1]
        day, amount = paper.reading.date(FieldName.DUE_DATE), paper.reading.money(FieldName.AMOUNT_DUE)
        if day is None or amount is None or amount.value <= Money.zero() or (paper.ref, day.value) in windows:
            continue
        collector = paper.reading.text(FieldName.COLLECTOR_NAME)
        named = collector is not None and paper.kind is DocumentKind.COLLECTION_LETTER
        whose = collector.value if collector is not None and named else account.provider
        found.append(DueDate(day.value, amount.value, whose, paper.ref, day.firm and amount.firm))
    return tuple(sorted(found, key=lambda d: (d.day, d.whose)))
