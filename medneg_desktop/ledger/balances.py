"""How the balance of each account went over its statements and letters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.finding import Evidence
from medneg_desktop.domain.reading import FieldName
from medneg_desktop.ledger.accounts import accounts_of, dated


@dataclass(frozen=True, slots=True)
class Balance:
    """What was asked on a day, and where it stands. ``whose`` is who asked: provider or collector."""

    day: date
    amount: Money
    whose: str
    evidence: Evidence
    firm: bool


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
