"""Help with the bill, and limits on collecting it. Most of it depends on the household and its state, and on what only the
person knows: what is not told is asked, or named among what could not be checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from medneg_desktop.audit import lines as on
from medneg_desktop.audit.account import Account, date_of, days_of, services
from medneg_desktop.audit.asking import inquire
from medneg_desktop.audit.facts import at_fields, law_told, money, named, need, sender
from medneg_desktop.audit.rule import ALL_ASKED, ALL_OF_BILL, AccountRule, Answer, Draft, Inquiry, Rule, Unchecked
from medneg_desktop.core.dates import shown
from medneg_desktop.core.money import Money
from medneg_desktop.domain.answer import Reply
from medneg_desktop.domain.assistance import PovertyLevel
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.finding import Certainty
from medneg_desktop.domain.household import Coverage
from medneg_desktop.domain.reading import FieldName
from medneg_desktop.domain.rights import Entry, StateRules

ZERO = Money.zero()
NOTICE = timedelta(days=120)
BACK = timedelta(days=92)
SHORTEST, LONGEST = timedelta(days=3 * 365), timedelta(days=6 * 365 + 2)
"""States let a debt be sued on for three to ten years; past six, most do not."""
MOST_HELP, SOME_HELP = 200, 400
"""Up to which percent of the poverty level nearly every hospital's own policy helps, and up to which many do."""
MEDICAID, CHILDREN = 138, 300
"""Up to which percent of the poverty level Medicaid takes adults in most states, and children or pregnancies in some."""
SMALL_DEBT = Money(500_00)
YOUNG_DEBT = timedelta(days=365)
"""The three credit bureaus leave out medical debts below this sum, and those younger than a year."""
_HOSPITAL = re.compile(r"hospital|medical cent|health system|infirmary", re.IGNORECASE)
_CARD = re.compile(r"\b(bank|credit card|carecredit|synchrony|comenity|visa|mastercard)\b", re.IGNORECASE)
_STATE = re.compile(r"\b([A-Z]{2}),? +\d{5}\b")


def _hospital(account: Account) -> bool:
    papers = (*account.bills, *account.letters)
    return any(_HOSPITAL.search(sender(p)) for p in papers) or any(on.revenue(x) for x in account.lines)


def _asking(account: Account) -> Paper | None:
    """The latest bill that asks for money."""
    asking = (b for b in reversed(account.bills) if (f := b.reading.money(FieldName.AMOUNT_DUE)) and f.value > ZERO)
    return next(asking, None)


def _income(level: PovertyLevel) -> str:
    return f"Your income is {level.percent} percent of the poverty level."


def _elsewhere(account: Account) -> bool:
    """Whether a bill's address is in another state than the household's."""
    home = account.household.state
    facts = (b.reading.text(FieldName.PROVIDER_ADDRESS) for b in account.bills)
    states = {m[1] for f in facts if f and (m := _STATE.search(f.value))}
    return bool(home and states) and home not in states


class AssistanceNotScreened(AccountRule):
    """A hospital asks a household for money whose income most hospitals' own policies, or the state's law, would help."""

    name = "assistance-not-screened"

    def look(self, account: Account) -> Iterator[Answer]:
        bill, level = _asking(account), account.known.level
        if not _hospital(account) or bill is None or account.helped:
            return
        if level is None:
            why = "Whether the hospital owes you help depends on your household's size, income and state."
            yield Unchecked(self.name, why)
            return
        limit = self._limit(account.known.state)
        if level.at_most(limit):
            yield Draft(
                rule=self.name,
                certainty=Certainty.QUESTION,
                amount=None,
                explanation=(
                    f"{_income(level)} Most hospitals help up to {limit} percent and more; no paper here says that you "
                    "applied."
                ),
                evidence=at_fields(bill, FieldName.AMOUNT_DUE, FieldName.PROVIDER_NAME),
                account=account.key,
            )
        elif level.at_most(SOME_HELP):
            yield Unchecked(
                self.name, f"{_income(level)} Hospitals' limits differ there; ask for the hospital's policy."
            )

    def _limit(self, state: StateRules | None) -> int:
        numbers = state.numbers if state else {}
        return max(MOST_HELP, numbers.get("free_percent", 0), numbers.get("discount_percent", 0))


class StatePriceCap(AccountRule):
    """The household's state caps what hospitals may ask of incomes like its own."""

    name = "state-price-cap"

    def look(self, account: Account) -> Iterator[Answer]:
        bill, level, state = _asking(account), account.known.level, account.known.state
        if not _hospital(account) or bill is None or on.insured(account):
            return
        if state is None or level is None:
            yield Unchecked(self.name, "Whether your state caps this bill depends on your state and income.")
            return
        rule, limit = state.entry("financial_assistance"), state.numbers.get("discount_percent")
        if rule is None or limit is None or not level.at_most(limit):
            return
        if _elsewhere(account):
            yield Unchecked(self.name, f"The bill comes from another state than {state.name}; its law may differ.")
            return
        yield Draft(
            rule=self.name,
            certainty=Certainty.QUESTION,
            amount=None,
            explanation=f"{_income(level)} {law_told(state, rule, account.as_of)}",
            evidence=at_fields(bill, FieldName.AMOUNT_DUE, FieldName.TOTAL_CHARGES),
            account=account.key,
        )


class RetroactiveCoverage(AccountRule):
    """Medicaid may pay for the months before one applies, where the income is low enough."""

    name = "retroactive-coverage"

    def look(self, account: Account) -> Iterator[Answer]:
        bill, level = account.latest, account.known.level
        seen = max(days_of(bill.reading), default=None) if bill else None
        if bill is None or not seen or on.insured(account) or not account.as_of - BACK <= seen <= account.as_of:
            return
        if level is None:
            why = "Medicaid may pay bills of the last months; whether you qualify depends on your household and state."
            yield Unchecked(self.name, why)
        elif not level.at_most(CHILDREN):
            return
        elif account.household.coverage in (Coverage.MEDICARE, Coverage.MEDICARE_ADVANTAGE):
            yield Unchecked(self.name, "With Medicare, Medicaid also looks at what you own, which is not told here.")
        elif not level.at_most(MEDICAID):
            why = f"{_income(level)} Medicaid takes some children and pregnant people there; your state can tell."
            yield Unchecked(self.name, why)
        else:
            asked = money(bill, FieldName.AMOUNT_DUE)
            yield Draft(
                rule=self.name,
                certainty=Certainty.QUESTION,
                amount=asked,
                explanation=(
                    f"{_income(level)} Most states' Medicaid takes adults up to {MEDICAID} percent and pays bills of the "
                    f"months before one applies. The service was on {shown(seen)}."
                ),
                evidence=at_fields(bill, FieldName.AMOUNT_DUE, FieldName.SERVICE_FROM),
                account=account.key,
                holds=ALL_OF_BILL,
            )


class CollectionTooEarly(AccountRule):
    """A nonprofit hospital must wait 120 days after its first bill before legal steps; a letter alone is none."""

    name = "collection-too-early"
    STEPS = Inquiry("legal-steps", "Were you sued for this bill, or reported to a credit bureau?")
    NONPROFIT = Inquiry("nonprofit-hospital", "Is the hospital a nonprofit?")

    def look(self, account: Account) -> Iterator[Answer]:
        first = next(((b, d) for b in account.bills if (d := date_of(b))), None)
        letter = next(((x, d) for x in account.letters if (d := date_of(x))), None)
        if not first or not letter or not _hospital(account) or letter[1] >= first[1] + NOTICE:
            return
        evidence = (
            *at_fields(letter[0], FieldName.NOTICE_DATE),
            *at_fields(first[0], FieldName.STATEMENT_DATE),
        )
        steps, asked = inquire(self.name, account, self.STEPS, evidence)
        yield asked
        if steps is Reply.NO:
            return
        told = f"The collector wrote on {shown(letter[1])}, less than 120 days after the first bill here."
        if steps is None:
            yield Unchecked(self.name, f"{told} Whether legal steps were taken, only you can tell.")
            return
        nonprofit, asked = inquire(self.name, account, self.NONPROFIT, evidence)
        yield asked
        if nonprofit is None:
            yield Unchecked(self.name, f"{told} Whether the hospital is a nonprofit, the papers do not tell.")
        elif nonprofit is Reply.YES:
            yield Draft(
                rule=self.name,
                certainty=Certainty.QUESTION,
                amount=None,
                explanation=f"{told} You say that legal steps were taken; a nonprofit hospital must wait 120 days.",
                evidence=evidence,
                account=account.key,
            )


class CreditReport(AccountRule):
    """A debt on a credit report that should not be there: paid, small, young, or banned by the state."""

    name = "credit-report"
    LISTED = Inquiry("credit-report", "Is this debt on your credit report?")

    def look(self, account: Account) -> Iterator[Answer]:
        letter = account.letters[-1] if account.letters else None
        if letter is None or _CARD.search(sender(letter)):
            return  # what was put on a card is a card's debt, whatever was bought
        evidence = at_fields(letter, FieldName.AMOUNT_DUE, FieldName.NOTICE_DATE)
        listed, asked = inquire(self.name, account, self.LISTED, evidence)
        yield asked
        if listed is None:
            yield Unchecked(self.name, "Your credit report is not among the papers.")
        elif listed is Reply.YES and (why := self._why(account, letter)):
            yield Draft(
                rule=self.name,
                certainty=Certainty.QUESTION,
                amount=None,
                explanation=f"You say that the debt is on your credit report. {why}",
                evidence=evidence,
                account=account.key,
            )

    def _why(self, account: Account, letter: Paper) -> str:
        asked, days = need(letter, FieldName.AMOUNT_DUE), days_of(letter.reading)
        paid = Money.total(a for r in account.receipts if (a := money(r, FieldName.AMOUNT_PAID)))
        state = account.known.state
        if paid >= asked:
            return "The papers show it paid; the bureaus leave out paid medical debts."
        if asked < SMALL_DEBT:
            return f"The bureaus leave out medical debts below {SMALL_DEBT.shown()}."
        if days and account.as_of - max(days) < YOUNG_DEBT:
            return "The bureaus leave out medical debts younger than a year."
        rule: Entry | None = state.entry("credit_reports") if state and state.numbers.get("credit_banned") else None
        return law_told(state, rule, account.as_of) if state and rule else ""


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
        if account.agreements:
            return
        fewest, most = _years(account.known.state)
        if age <= fewest:
            return
        if age <= most:
            yield Unchecked(
                self.name,
                f"The debt is from {shown(last)}; how long it can be sued on depends on its contract and state.",
            )
            return
        asked = need(letter, FieldName.AMOUNT_DUE)
        yield Draft(
            rule=self.name,
            certainty=Certainty.QUESTION,
            amount=asked,
            explanation=(
                f"{named(letter)} asks for {asked.shown()}. The last service or payment on the papers was on {shown(last)}, "
                f"more than {most.days // 365} years ago."
            ),
            evidence=at_fields(letter, FieldName.AMOUNT_DUE, FieldName.NOTICE_DATE, FieldName.SERVICE_FROM),
            account=account.key,
            holds=ALL_ASKED,
        )


def _years(state: StateRules | None) -> tuple[timedelta, timedelta]:
    """Between which ages of a debt it depends on its contract whether a court would hear it."""
    numbers = state.numbers if state else {}
    years = [numbers[n] for n in ("written_years", "open_years", "medical_years") if n in numbers]
    if not years:
        return SHORTEST, LONGEST
    return timedelta(days=365 * min(years)), timedelta(days=366 * max(years))


class ItemizedBillRefused(AccountRule):
    """An itemized bill was asked for, and did not come in the time that the law gives. Only the person knows."""

    name = "itemized-bill-refused"
    WAITS = timedelta(days=30)

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.bills[-1] if account.bills else None
        if bill is None or any(services(b.reading) for b in account.bills) or not money(bill, FieldName.AMOUNT_DUE):
            return
        medicare = account.household.coverage is Coverage.MEDICARE
        if not _hospital(account) and not medicare:
            yield Unchecked(self.name, "Laws on itemized bills mostly bind hospitals; for others your state decides.")
            return
        first: date | None = next((d for b in account.bills if (d := date_of(b))), None)
        days = self._days(account)
        if first is not None and account.as_of < first + timedelta(days=days):
            return  # nobody can have asked so long ago
        inquiry = Inquiry(
            "itemized-asked", f"Did you ask for an itemized bill more than {days} days ago, and get none?"
        )
        evidence = at_fields(bill, FieldName.AMOUNT_DUE)
        waited, asked = inquire(self.name, account, inquiry, evidence, money(bill, FieldName.AMOUNT_DUE))
        yield asked
        if waited is None:
            yield Unchecked(self.name, "Your request for an itemized bill and its date are not among the papers.")
        elif waited is Reply.YES:
            yield Draft(
                rule=self.name,
                certainty=Certainty.QUESTION,
                amount=None,
                explanation=f"You say that you asked for an itemized bill more than {days} days ago and got none.{self._law(account)}",
                evidence=evidence,
                account=account.key,
            )

    def _days(self, account: Account) -> int:
        state = account.known.state
        return max(self.WAITS.days, state.numbers.get("itemized_days", 0) if state else 0)

    def _law(self, account: Account) -> str:
        state = account.known.state
        rule = state.entry("itemized_bill") if state and _hospital(account) else None
        told = law_told(state, rule, account.as_of) if state and rule else ""
        return f" {told}" if told else ""


RULES: tuple[Rule, ...] = (
    AssistanceNotScreened(),
    StatePriceCap(),
    RetroactiveCoverage(),
    CollectionTooEarly(),
    CreditReport(),
    DebtTimeLimit(),
    ItemizedBillRefused(),
)
