"""Prices beside lists of prices. They are something to talk about and no errors: what the hospital asks of people who pay
themselves, what it agreed with a plan, what Medicare pays. Without a list for the day and the hospital, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from medneg_desktop.audit import lines as on
from medneg_desktop.audit import tables
from medneg_desktop.audit.account import Account, date_of
from medneg_desktop.audit.asking import about_lines, about_plan_lines
from medneg_desktop.audit.facts import named, sender, service
from medneg_desktop.audit.rule import AccountRule, Answer, CannotCheck, Draft, Rule, Unchecked, each
from medneg_desktop.audit.stake import share_at_stake
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.finding import Certainty
from medneg_desktop.domain.reading import Cell, ReadLine
from medneg_desktop.domain.reference import HospitalPrice

_NDC = re.compile(r"^\d{5}-?\d{4}-?\d{2}$|^\d{11}$")
_BY_SERVICE = "fee schedule"
NOTHING_TO_LOOK_UP = "No line has both a code and a day, so no price can be looked up."
MULTIPLE = 3
"""How many times Medicare's price a charge must be to be worth a word. Hospitals' prices for plans are about 2.5 times."""


def _rows(account: Account, bill: Paper, line: ReadLine) -> tuple[HospitalPrice, ...]:
    """The rows of the hospital's file that are for just this service."""
    day = on.day(line)
    if day is None:
        return ()
    found = tables.found(account.reference.prices(sender(bill), on.code(line), day))
    return tables.same_service(found, account, bill, line)


class AboveCashPrice(AccountRule):
    """Hospitals publish a price for people who pay themselves; one is asked for more."""

    name = "above-cash-price"

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.lined
        if bill is None or on.insured(account) or not any(on.revenue(x) for x in account.lines):
            return
        coded = [x for x in account.charged if on.code(x) and on.day(x) and not on.is_drug(x)]
        if not coded:
            yield Unchecked(self.name, NOTHING_TO_LOOK_UP)
        yield from each(self.name, (partial(self._line, account, bill, x) for x in coded))

    def _line(self, account: Account, bill: Paper, line: ReadLine) -> Draft | None:
        cash = max((p.cash for p in _rows(account, bill, line) if p.cash), default=None)
        price, units = tables.unit_price(line), line.number_of(Cell.UNITS)
        if cash is None or price is None or price <= cash:
            return None
        source = _rows(account, bill, line)[0].source
        text = (
            f"{named(bill)} charges {price.shown()} for {service(line)}. The hospital's own cash price is {cash.shown()} "
            f"({source})."
        )
        draft = about_lines(self.name, account, bill, [line], text, certainty=Certainty.LIKELY)
        asked, _ = share_at_stake(account, bill, line)
        owed = cash.times(int(units.value) if units else 1)
        if asked is None:
            return draft
        return None if asked <= owed else _with_amount(draft, asked - owed)


def _with_amount(draft: Draft, amount: Money | None) -> Draft:
    return replace(draft, amount=amount)


class MultipleOfMedicare(AccountRule):
    """What Medicare pays a doctor for the same service: no error by itself, but good to know."""

    name = "multiple-of-medicare"

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.lined
        coded = [x for x in account.charged if on.code(x) and on.day(x)]
        if bill is None or not coded:
            return
        if tables.of_hospital(account, bill):
            yield Unchecked(self.name, "Medicare pays hospitals by another list than the doctors' fee schedule.")
            return
        looks = [partial(self._line, account, bill, x) for x in coded if not on.is_drug(x)]
        yield from each(self.name, looks)

    def _line(self, account: Account, bill: Paper, line: ReadLine) -> Draft | None:
        day, price = on.day(line), tables.unit_price(line)
        assert day is not None, "only lines with a day are looked at"
        fee = tables.found(account.reference.fee(on.code(line), on.modifiers(line), day))
        known = [m for m in (fee.office, fee.facility) if m] if fee else []
        # With a plan its price counts and not the charge, which is normally far above it.
        if fee is None or not known or price is None or on.insured(account) or price <= max(known).times(MULTIPLE):
            return None
        text = (
            f"{named(bill)} charges {price.shown()} for {service(line)}. Medicare pays about {max(known).shown()} for it "
            f"({fee.source}; national price)."
        )
        return about_lines(self.name, account, bill, [line], text, certainty=Certainty.LIKELY, amount=False)


class DrugAboveCost(AccountRule):
    """What pharmacies pay for the same drug: no error by itself, but good to know."""

    name = "drug-above-cost"

    def look(self, account: Account) -> Iterator[Unchecked]:
        if any(_NDC.match(on.code(x)) for x in account.lines):
            yield Unchecked(self.name, "no list of drug costs (NADAC) loaded")


class AllowedDiffers(AccountRule):
    """The plan allowed more than the price that it and the hospital agreed on, as the hospital's file has it."""

    name = "allowed-differs"

    def look(self, account: Account) -> Iterator[Answer]:
        hospital = any(on.revenue(x) for x in account.lines)
        bill = account.lined
        if not hospital or bill is None or not date_of(bill):
            return
        priced = [(e, x) for e in account.current_eobs for x in e.reading.lines if x.money(Cell.ALLOWED)]
        looks = [partial(self._line, account, bill, e, x) for e, x in priced if on.code(x) and on.day(x)]
        yield from each(self.name, looks)
        if priced and not looks:
            yield Unchecked(self.name, NOTHING_TO_LOOK_UP)

    def _line(self, account: Account, bill: Paper, eob: Paper, line: ReadLine) -> Draft | None:
        billed = account.listed.get((on.code(line), on.day(line)))
        units = billed.number_of(Cell.UNITS) if billed else None
        if billed is None or (units is not None and units.value != 1):
            return None
        rows = _rows(account, bill, billed)
        if any(not p.agreed_kept for p in rows):
            raise CannotCheck(f"plans' prices of {on.code(line)} were left out of the price file; add the file again")
        agreed = [a for p in rows for a in p.agreed if _words(a.payer) == _words(on.payer(eob))]
        fact = line.money(Cell.ALLOWED)
        # Where a plan has several prices, or one for a whole case, the file does not tell which of them holds.
        if (
            not agreed
            or fact is None
            or any(a.method != _BY_SERVICE for a in agreed)
            or len({a.amount for a in agreed}) > 1
        ):
            return None
        price = agreed[0]
        if fact.value <= price.amount:
            return None
        text = (
            f"The plan allowed {fact.value.shown()} for {service(line)}. The hospital's file has {price.amount.shown()} as the "
            f"price agreed with {price.payer} {price.plan} ({rows[0].source})."
        )
        draft = about_plan_lines(self.name, account, eob, [line], text)
        share, over = draft.amount, fact.value - price.amount
        return _with_amount(draft, min(over, share) if share == fact.value else None)


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[A-Z0-9]+", name.upper()))


RULES: tuple[Rule, ...] = (AboveCashPrice(), MultipleOfMedicare(), DrugAboveCost(), AllowedDiffers())
