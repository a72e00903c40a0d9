"""Prices to hold beside the lines of a case: what the hospital's own file and Medicare's schedule say of them.

They accuse nobody: a charge above them is normal. They are where a talk about the price can begin.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from medneg_desktop.audit import lines as on
from medneg_desktop.audit import tables
from medneg_desktop.audit.account import Account, accounts_of
from medneg_desktop.audit.facts import sender
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case, Paper
from medneg_desktop.domain.finding import Evidence
from medneg_desktop.domain.reading import ReadLine
from medneg_desktop.domain.reference import Anchor, Fee, HospitalPrice, Reference


def anchors(case: Case, reference: Reference, as_of: date) -> tuple[tuple[Evidence, Anchor], ...]:
    """The anchors of every line of the bills, with the line's place, in the order of the lines."""
    found: list[tuple[Evidence, Anchor]] = []
    for account in accounts_of(case, as_of, reference=reference):
        bill = account.lined
        for line in account.charged if bill is not None else ():
            if bill is not None and on.code(line) and on.day(line):
                place = Evidence(bill.ref, line.place, line=line.number)
                found += [(place, anchor) for anchor in _of_line(account, bill, line)]
    return tuple(found)


def _of_line(account: Account, bill: Paper, line: ReadLine) -> Iterator[Anchor]:
    day, code = on.day(line), on.code(line)
    assert day is not None, "only lines with a day are looked at"
    price = tables.unit_price(line)
    if tables.of_hospital(account, bill):
        answer = account.reference.prices(sender(bill), code, day)
        if isinstance(answer, tuple):
            for what, amount, source in _hospital(tables.same_service(answer, account, bill, line)):
                yield Anchor(line.number, code, what, amount, price, source)
        return
    fee = account.reference.fee(code, on.modifiers(line), day)
    if isinstance(fee, Fee):
        for what, paid in (("Medicare, in an office", fee.office), ("Medicare, in a hospital", fee.facility)):
            if paid is not None:
                yield Anchor(line.number, code, what, paid, price, fee.source)


def _hospital(rows: tuple[HospitalPrice, ...]) -> Iterator[tuple[str, Money, str]]:
    """The hospital's cash price, and the lowest and highest price it agreed with any plan."""
    cash = sorted({p.cash for p in rows if p.cash})
    lows, highs = [p.lowest for p in rows if p.lowest], [p.highest for p in rows if p.highest]
    source = rows[0].source if rows else ""
    if cash:
        yield "hospital's cash price", cash[-1], source
    if lows:
        yield "lowest price of any plan", min(lows), source
    if highs:
        yield "highest price of any plan", max(highs), source
