"""Prices beside lists of prices. The lists are large, change all the time and do not travel with the program: without one
loaded, these rules say so and judge nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from medneg_desktop.audit import lines as on
from medneg_desktop.audit.account import Account, date_of
from medneg_desktop.audit.facts import sender
from medneg_desktop.audit.rule import AccountRule, Rule, Unchecked
from medneg_desktop.domain.reading import Cell

_NDC = re.compile(r"^\d{5}-?\d{4}-?\d{2}$|^\d{11}$")


class AboveCashPrice(AccountRule):
    """Hospitals publish a price for people who pay themselves."""

    name = "above-cash-price"

    def look(self, account: Account) -> Iterator[Unchecked]:
        bill = account.lined
        if bill is not None and not on.insured(account) and any(on.revenue(x) for x in account.lines):
            yield Unchecked(self.name, f"no price file of {sender(bill)} loaded")


class MultipleOfMedicare(AccountRule):
    """What Medicare pays for the same service: no error by itself, but good to know."""

    name = "multiple-of-medicare"

    def look(self, account: Account) -> Iterator[Unchecked]:
        days = [d for x in account.lines if on.code(x) and (d := on.day(x))]
        if days:
            yield Unchecked(self.name, f"no Medicare fee schedule loaded for {min(days).year}")


class DrugAboveCost(AccountRule):
    """What pharmacies pay for the same drug: no error by itself, but good to know."""

    name = "drug-above-cost"

    def look(self, account: Account) -> Iterator[Unchecked]:
        if any(_NDC.match(on.code(x)) for x in account.lines):
            yield Unchecked(self.name, "no list of drug costs (NADAC) loaded")


class AllowedDiffers(AccountRule):
    """The price that plan and hospital agreed on."""

    name = "allowed-differs"

    def look(self, account: Account) -> Iterator[Unchecked]:
        hospital = any(on.revenue(x) for x in account.lines)
        priced = any(x.money(Cell.ALLOWED) for e in account.current_eobs for x in e.reading.lines)
        bill = account.lined
        if hospital and priced and bill is not None and date_of(bill):
            yield Unchecked(self.name, f"no price file of {sender(bill)} loaded")


RULES: tuple[Rule, ...] = (AboveCashPrice(), MultipleOfMedicare(), DrugAboveCost(), AllowedDiffers())
