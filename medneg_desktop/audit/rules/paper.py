"""Bills that say too little to be checked."""

from __future__ import annotations

from collections.abc import Iterator

from medneg_desktop.audit.account import Account, services
from medneg_desktop.audit.facts import at_fields, money, named
from medneg_desktop.audit.rule import AccountRule, Draft, Rule
from medneg_desktop.core.money import Money
from medneg_desktop.domain.finding import Certainty
from medneg_desktop.domain.reading import FieldName


class SummaryOnly(AccountRule):
    """Money is asked and no bill of the account lists the services."""

    name = "summary-only"

    def look(self, account: Account) -> Iterator[Draft]:
        bill = account.latest
        if bill is None or any(services(b.reading) for b in account.bills):
            return
        asked = money(bill, FieldName.AMOUNT_DUE)
        if asked is None or asked <= Money.zero():
            return
        yield Draft(
            rule=self.name,
            certainty=Certainty.QUESTION,
            amount=None,
            explanation=(
                f"{named(bill)} asks for {asked.shown()} without listing each service with its date, code and "
                "charge, so it can't be checked."
            ),
            evidence=at_fields(bill, FieldName.AMOUNT_DUE),
            account=account.key,
        )


RULES: tuple[Rule, ...] = (SummaryOnly(),)
