"""Charges that come again and again: the same name, the same or nearly the same sum, a regular rhythm.

It is an observation and no accusation: a weekly therapy is meant to come weekly. Reminders of one unpaid bill are no new
charges, so of an account only its first bill counts; instalments that were agreed are known already and left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case, Paper
from medneg_desktop.domain.reading import FieldName
from medneg_desktop.domain.state import Charge
from medneg_desktop.ledger import keys
from medneg_desktop.ledger.accounts import Account, accounts_of, dated

LEAST_TIMES = 3
"""Fewer tell no rhythm."""
LEAST_DAYS = 5
"""What comes closer together is one treatment and no rhythm."""
NEAR_PERCENT, NEAR_CENTS = 2, 1_00
"""Sums that differ by no more count as nearly the same: fees rise, change is rounded."""
_SLACK = 0.15
"""How far an interval may be from the usual one, as a part of it; at least two days, for offices close on weekends."""


@dataclass(frozen=True, slots=True)
class Recurring:
    """A charge that comes about every ``days`` days, oldest first in ``charges``."""

    whose: str
    days: int
    charges: tuple[Charge, ...]

    @property
    def amount(self) -> Money:
        """The newest sum."""
        return self.charges[-1].amount

    @property
    def alike(self) -> bool:
        """Whether every sum is the same."""
        return len({c.amount for c in self.charges}) == 1

    @property
    def total(self) -> Money:
        return Money.total(c.amount for c in self.charges)

    @property
    def next_day(self) -> date:
        """When the next one would come, by the rhythm so far."""
        return self.charges[-1].day + timedelta(days=self.days)

    def running(self, today: date) -> bool:
        """Whether the next one is not long overdue: else it seems to have ended."""
        return today <= self.charges[-1].day + timedelta(days=2 * self.days)


def charges_of(case: Case, *, agreed: bool = False) -> tuple[Charge, ...]:
    """The charges of a case whose day and sum were read surely. ``agreed``: its payments are instalments."""
    found = []
    for account in accounts_of(case.papers, case.bonds):
        first = min(account.bills, key=dated, default=None)
        if first is not None:
            found += _charge(case, account, first, _asked_on(first), FieldName.AMOUNT_DUE, paid=False)
        for receipt in () if agreed else account.receipts:
            paid_on = receipt.reading.date(FieldName.PAYMENT_DATE)
            day = paid_on.value if paid_on is not None and paid_on.firm else None
            found += _charge(case, account, receipt, day, FieldName.AMOUNT_PAID, paid=True)
    return tuple(sorted(found, key=lambda c: (c.day, c.document)))


def _asked_on(bill: Paper) -> date | None:
    """The day of the service where the bill tells it: bills of a month come together."""
    days = sorted(keys.service_days(bill.reading))
    return days[0] if days else None if dated(bill) == date.min else dated(bill)


def _charge(
    case: Case, account: Account, paper: Paper, day: date | None, name: FieldName, *, paid: bool
) -> list[Charge]:
    amount = paper.reading.money(name)
    if day is None or amount is None or not amount.firm or amount.value <= Money.zero():
        return []
    whose = keys.provider_name(paper.reading) or keys.provider_name(account.spokesman) or case.provider
    if not whose:
        return []
    patient = paper.reading.text(FieldName.PATIENT_NAME)
    who = patient.value if patient is not None else case.patient or ""
    return [Charge(day, amount.value, whose, who, paid, paper.ref.document, case.id)]


def recurring(charges: Iterable[Charge]) -> tuple[Recurring, ...]:
    """Pure: what comes again among these charges, the largest sums first. Paid and asked are looked at apart, and where
    both tell the same rhythm it is told once, by what was paid.
    """
    named: dict[tuple[str, str], dict[bool, list[Charge]]] = defaultdict(lambda: {True: [], False: []})
    for charge in charges:
        named[_name(charge.whose), _name(charge.patient)][charge.paid].append(charge)
    found: list[Recurring] = []
    for kinds in named.values():
        paid = _rhythms(kinds[True])
        found += paid or _rhythms(kinds[False])
    return tuple(sorted(found, key=lambda r: (-r.total.cents, r.whose)))


def _name(text: str) -> str:
    return " ".join(keys.plain_words(text))


def _rhythms(charges: Sequence[Charge]) -> list[Recurring]:
    found = []
    for alike in _alike(charges):
        one_a_day = list({c.day: c for c in alike}.values())
        if rhythm := _rhythm(one_a_day):
            found.append(Recurring(one_a_day[-1].whose, rhythm, tuple(one_a_day)))
    return found


def _alike(charges: Sequence[Charge]) -> list[list[Charge]]:
    """The charges by nearly the same sum, each group in the order of its days."""
    groups: list[list[Charge]] = []
    for charge in sorted(charges, key=lambda c: c.amount):
        least = groups[-1][0].amount.cents if groups else 0
        if groups and charge.amount.cents - least <= max(NEAR_CENTS, least * NEAR_PERCENT // 100):
            groups[-1].append(charge)
        else:
            groups.append([charge])
    return [sorted(group, key=lambda c: (c.day, c.document)) for group in groups]


def _rhythm(charges: Sequence[Charge]) -> int | None:
    """About every how many days; None where there is no rhythm. One that is missing among five or more may be."""
    if len(charges) < LEAST_TIMES:
        return None
    gaps = [(b.day - a.day).days for a, b in pairwise(charges)]
    usual = median(gaps)
    slack = max(2.0, usual * _SLACK)
    off = [gap for gap in gaps if abs(gap - usual) > slack]
    missing = len(charges) > LEAST_TIMES + 1 and len(off) == 1 and abs(off[0] - 2 * usual) <= 2 * slack
    return round(usual) if usual >= LEAST_DAYS and (not off or missing) else None
