"""How the balance of each account went over its statements and letters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.finding import Evidence
from medneg_desktop.domain.reading import FieldName
from medneg_desktop.domain.state import Series
from medneg_desktop.ledger.accounts import accounts_of, dated


@dataclass(frozen=True, slots=True)
class Balance:
    """What was asked on a day, and where it stands. ``whose`` is who asked: provider or collector."""

    day: date
    amount: Money
    whose: str
    evidence: Evidence
    firm: bool


def together(accounts: Iterable[tuple[Series, date | None]]) -> Series:
    """What all accounts asked together, on each day on which one of them asked anew. An account asks until its last
    day, where it has one: that of its case's closing.
    """
    held = [(series, ended) for series, ended in accounts if series]
    days = sorted({d for series, _ in held for d, _ in series} | {e for _, e in held if e is not None})
    found = []
    for day in days:
        standing = (_at(series, day) for series, ended in held if ended is None or day < ended)
        found.append((day, Money.total(amount for amount in standing if amount is not None)))
    return tuple(found)


def _at(series: Series, day: date) -> Money | None:
    """What an account asks on a day: its newest sum by then."""
    return next((amount for asked, amount in reversed(series) if asked <= day), None)


def balances(case: Case) -> tuple[tuple[Balance, ...], ...]:
    """The balances of each account in the order of their days; an account that never asks has none."""
    found = []
    for account in accounts_of(case.papers, case.bonds):
        series = []
        for paper in sorted((*account.bills, *account.letters), key=dated):
            fact = paper.reading.money(FieldName.AMOUNT_DUE)
            collector = paper.reading.text(FieldName.COLLECTOR_NAME)
            if fact is not None and dated(paper) != date.min:
                whose = collector.value if collector else account.provider
                place = Evidence(paper.ref, fact.place, field=FieldName.AMOUNT_DUE)
                series.append(Balance(dated(paper), fact.value, whose, place, fact.firm))
        if series:
            found.append(tuple(series))
    return tuple(found)
