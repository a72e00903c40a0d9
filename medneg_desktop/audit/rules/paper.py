"""What a single paper says of itself: a bill that says too little, a denial that can still be appealed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from medneg_desktop.audit.account import Account, date_of, services
from medneg_desktop.audit.facts import at_fields, later, money, named
from medneg_desktop.audit.rule import AccountRule, Answer, Draft, Rule
from medneg_desktop.core.dates import shown
from medneg_desktop.core.money import Money
from medneg_desktop.deadlines.book import APPEAL, APPEALS
from medneg_desktop.deadlines.engine import open_until
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.finding import Certainty
from medneg_desktop.domain.household import Coverage, coverage_in
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


_PLANS = {Coverage.MEDICARE: "Original Medicare", Coverage.MEDICARE_ADVANTAGE: "Medicare Advantage plans"}


def _plan(denial: Paper) -> Coverage | None:
    facts = (denial.reading.text(name) for name in (FieldName.PLAN_NAME, FieldName.PAYER_NAME))
    return next((found for fact in facts if fact and (found := coverage_in(fact.value))), None)


class AppealOpen:
    """A denial that the patient can still appeal."""

    name: ClassVar[str] = "appeal-open"

    def examine(self, accounts: tuple[Account, ...]) -> Iterator[Answer]:
        eobs = [eob for account in accounts for eob in account.eobs]
        denials = [denial for account in accounts for denial in account.denials]
        for account, denial in ((a, d) for a in accounts for d in a.denials):
            day = date_of(denial)
            decided_later = any(later(date_of(e), day) for e in eobs)
            coverage = _plan(denial) or account.household.coverage
            rule = APPEALS.get(coverage, APPEAL)
            if (
                day is None
                or decided_later
                or _used(denials, denial)
                or not day <= account.as_of <= (last := open_until(rule, day))
            ):
                continue
            whose = _PLANS.get(coverage, "Most plans") if coverage else "Most plans"
            yield Draft(
                rule=self.name,
                certainty=Certainty.QUESTION,
                amount=None,
                explanation=(
                    f"The plan denied the claim on {shown(day)}. {whose} must take an appeal until "
                    f"{shown(last)}, {(last - day).days} days later."
                ),
                evidence=at_fields(denial, FieldName.NOTICE_DATE, FieldName.CLAIM_NUMBER),
                account=account.key,
            )


def _used(denials: list[Paper], denial: Paper) -> bool:
    """Whether the plan denied the same claim on two days: the second time it answered an appeal."""
    claim = denial.reading.text(FieldName.CLAIM_NUMBER)
    others = ((d, d.reading.text(FieldName.CLAIM_NUMBER)) for d in denials)
    same = [d for d, number in others if claim and number and number.value == claim.value]
    return len({date_of(d) for d in same}) > 1


RULES: tuple[Rule, ...] = (SummaryOnly(), AppealOpen())
