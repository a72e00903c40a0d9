"""What a single paper says of itself: a bill that says too little, a denial that can still be appealed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import ClassVar

from medneg_desktop.audit.account import Account, date_of, services
from medneg_desktop.audit.facts import at_fields, later, money, named
from medneg_desktop.audit.rule import AccountRule, Answer, Draft, Rule
from medneg_desktop.core.dates import shown
from medneg_desktop.core.money import Money
from medneg_desktop.domain.finding import Certainty
from medneg_desktop.domain.reading import FieldName

APPEAL = timedelta(days=180)


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


class AppealOpen:
    """A denial that the patient can still appeal."""

    name: ClassVar[str] = "appeal-open"

    def examine(self, accounts: tuple[Account, ...]) -> Iterator[Answer]:
        eobs = [eob for account in accounts for eob in account.eobs]
        for account, denial in ((a, d) for a in accounts for d in a.denials):
            day = date_of(denial)
            decided_later = any(later(date_of(e), day) for e in eobs)
            if day is None or decided_later or not day <= account.as_of <= day + APPEAL:
                continue
            yield Draft(
                rule=self.name,
                certainty=Certainty.QUESTION,
                amount=None,
                explanation=(
                    f"The plan denied the claim on {shown(day)}. Most plans must take an appeal until "
                    f"{shown(day + APPEAL)}, 180 days later."
                ),
                evidence=at_fields(denial, FieldName.NOTICE_DATE, FieldName.CLAIM_NUMBER),
                account=account.key,
            )


RULES: tuple[Rule, ...] = (SummaryOnly(), AppealOpen())
