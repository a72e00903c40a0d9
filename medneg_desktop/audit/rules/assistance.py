"""Help with the bill, and limits on collecting it. Most of it depends on the household and its state, which bills don't tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from medneg_desktop.audit import lines as on
from medneg_desktop.audit.account import Account, date_of, days_of, services
from medneg_desktop.audit.facts import at_fields, money, named, need, sender
from medneg_desktop.audit.rule import AccountRule, Answer, Draft, Rule, Unchecked
from medneg_desktop.core.dates import shown
from medneg_desktop.core.money import Money
from medneg_desktop.domain.finding import Certainty
from medneg_desktop.domain.reading import FieldName

ZERO = Money.zero()
NOTICE = timedelta(days=120)
BACK = timedelta(days=92)
SHORTEST, LONGEST = timedelta(days=3 * 365), timedelta(days=6 * 365 + 2)
"""States let a debt be sued on for three to ten years; past six, most do not."""
_HOSPITAL = re.compile(r"hospital|medical cent|health system|infirmary", re.IGNORECASE)


def _hospital(account: Account) -> bool:
    papers = (*account.bills, *account.letters)
    return any(_HOSPITAL.search(sender(p)) for p in papers) or any(on.revenue(x) for x in account.lines)


def _asks(account: Account) -> bool:
    return any((fact := p.reading.money(FieldName.AMOUNT_DUE)) and fact.value > ZERO for p in account.bills)


class AssistanceNotScreened(AccountRule):
    """A hospital's help with bills goes by the household's income."""

    name = "assistance-not-screened"

    def look(self, account: Account) -> Iterator[Unchecked]:
        if _hospital(account) and _asks(account):
            yield Unchecked(
                self.name, "Whether the hospital owes you help depends on your household's size, income and state."
            )


class StatePriceCap(AccountRule):
    """Some states cap what hospitals may ask of some households."""

    name = "state-price-cap"

    def look(self, account: Account) -> Iterator[Unchecked]:
        if _hospital(account) and _asks(account) and not on.insured(account):
            yield Unchecked(self.name, "Whether your state caps this bill depends on your state and income.")


class RetroactiveCoverage(AccountRule):
    """Medicaid may pay for the months before one applies."""

    name = "retroactive-coverage"

    def look(self, account: Account) -> Iterator[Unchecked]:
        bill = account.latest
        seen = max(days_of(bill.reading), default=None) if bill else None
        if seen and not on.insured(account) and account.as_of - BACK <= seen <= account.as_of:
            yield Unchecked(
                self.name,
                "Medicaid may pay bills of the last months; whether you qualify depends on your household and state.",
            )


class CollectionTooEarly(AccountRule):
    """A nonprofit hospital must wait 120 days after its first bill before legal steps; a letter alone is none."""

    name = "collection-too-early"

    def look(self, account: Account) -> Iterator[Unchecked]:
        first = next((d for b in account.bills if (d := date_of(b))), None)
        letter = next((d for x in account.letters if (d := date_of(x))), None)
        if first and letter and _hospital(account) and letter < first + NOTICE:
            yield Unchecked(
                self.name,
                f"The collector wrote on {shown(letter)}, less than 120 days after the first bill here. Whether legal steps "
                "were taken, and whether the hospital is a nonprofit, the papers do not tell.",
            )


class CreditReport(AccountRule):
    """Whether a debt stands on a credit report, only the report says."""

    name = "credit-report"

    def look(self, account: Account) -> Iterator[Unchecked]:
        if account.letters:
            yield Unchecked(self.name, "Your credit report is not among the papers.")


class DebtTimeLimit(AccountRule):
    """A collector asks for a debt so old that most courts would no longer hear it."""

    name = "debt-time-limit"

    def look(self, account: Account) -> Iterator[Answer]:
        letter = account.letters[-1] if account.letters else None
        days = [d for p in (*account.letters, *account.bills) for d in days_of(p.reading)]
        if letter is None or not days:
            return
        paid = [d for r in account.receipts if (d := date_of(r))]
        last = max((*days, *paid))
        age = account.as_of - last
        if age <= SHORTEST or account.agreements:
            return
        if age <= LONGEST:
            yield Unchecked(
                self.name, f"The debt is from {shown(last)}; how long it can be sued on depends on your state."
            )
            return
        asked = need(letter, FieldName.AMOUNT_DUE)
        yield Draft(
            rule=self.name,
            certainty=Certainty.QUESTION,
            amount=asked,
            explanation=(
                f"{named(letter)} asks for {asked.shown()}. The last service or payment on the papers was on {shown(last)}, "
                "more than six years ago."
            ),
            evidence=at_fields(letter, FieldName.AMOUNT_DUE, FieldName.NOTICE_DATE, FieldName.SERVICE_FROM),
            account=account.key,
            holds=frozenset({"debt", "fee"}),
        )


class ItemizedBillRefused(AccountRule):
    """Whether an itemized bill was asked for, and when, only the person knows."""

    name = "itemized-bill-refused"

    def look(self, account: Account) -> Iterator[Unchecked]:
        listed = any(services(b.reading) for b in account.bills)
        if account.bills and not listed and money(account.bills[-1], FieldName.AMOUNT_DUE):
            yield Unchecked(self.name, "Your request for an itemized bill and its date are not among the papers.")


RULES: tuple[Rule, ...] = (
    AssistanceNotScreened(),
    StatePriceCap(),
    RetroactiveCoverage(),
    CollectionTooEarly(),
    CreditReport(),
    DebtTimeLimit(),
    ItemizedBillRefused(),
)
