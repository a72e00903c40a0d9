"""Statements of one account beside each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from medneg_desktop.audit import lines as on
from medneg_desktop.audit.account import Account, bare, date_of, services
from medneg_desktop.audit.facts import CENT, at_fields, called, later, money, named, need, sender
from medneg_desktop.audit.rule import ALL_OF_BILL, AccountRule, Answer, CannotCheck, Draft, Rule, Unchecked
from medneg_desktop.core.dates import shown
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.finding import Certainty
from medneg_desktop.domain.reading import Cell, FieldName

_MISSED = re.compile(
    r"\b(MISSED|DEFAULT(ED)?|CANCELL?ED|BROKEN)\b.*\b(PAYMENT|PLAN|INSTALL?MENT|AGREEMENT)"
    r"|\b(PLAN|AGREEMENT) (ENDED|CANCELL?ED|DEFAULT)"
)
"""A row of a statement that says why an agreement no longer holds."""
ZERO = Money.zero()


class BalanceGrew(AccountRule):
    """A later statement asks for more although nothing was added."""

    name = "balance-grew"

    def look(self, account: Account) -> Iterator[Draft]:
        asking = [b for b in account.bills if FieldName.AMOUNT_DUE in b.reading.fields]
        for before, after in list(pairwise(asking))[-1:]:
            yield from self._compare(account, before, after)

    def _compare(self, account: Account, earlier: Paper, later: Paper) -> Iterator[Draft]:
        before, after = need(earlier, FieldName.AMOUNT_DUE), need(later, FieldName.AMOUNT_DUE)
        fees = (money(later, FieldName.INTEREST_FEES) or ZERO) - (money(earlier, FieldName.INTEREST_FEES) or ZERO)
        grown = after - before - max(fees, ZERO)
        if grown <= CENT:
            return
        if date_of(earlier) is None or date_of(later) is None:
            raise CannotCheck("A statement has no date, so it is not known which came first.")
        charges = money(earlier, FieldName.TOTAL_CHARGES), money(later, FieldName.TOTAL_CHARGES)
        if charges[0] is None or charges[1] is None:
            raise CannotCheck("The statements do not show their charges, so a new service can't be ruled out.")
        if charges[1] > charges[0] or self._supported(account, after):
            return
        taken_back = self._taken_back(earlier, later)
        sure = self._full_balance(account, earlier, before) and not taken_back
        reason = " The plan's payment on it is smaller than before: ask for the plan's letter." if taken_back else ""
        yield Draft(
            rule=self.name,
            certainty=Certainty.PROVEN if sure else Certainty.QUESTION,
            amount=grown,
            explanation=(
                f"{named(earlier)} asked for {before.shown()}. {named(later)} asks for "
                f"{after.shown()} with no new charge: {grown.shown()} more.{reason}"
            ),
            evidence=(*at_fields(earlier, FieldName.AMOUNT_DUE), *at_fields(later, FieldName.AMOUNT_DUE)),
            account=account.key,
            within=frozenset({"above-share", "balance"}),
        )

    def _supported(self, account: Account, after: Money) -> bool:
        """The later sum is within what the EOB says: the earlier one was a part of it or came before the plan."""
        shares = [money(e, FieldName.PATIENT_RESPONSIBILITY) for e in account.current_eobs]
        known = [s for s in shares if s is not None]
        return bool(known) and after <= Money.total(known) + CENT

    def _taken_back(self, earlier: Paper, later: Paper) -> bool:
        before, after = money(earlier, FieldName.INSURANCE_PAID), money(later, FieldName.INSURANCE_PAID)
        return before is not None and after is not None and after < before

    def _full_balance(self, account: Account, bill: Paper, due: Money) -> bool:
        """Whether the earlier sum was the whole balance, by the EOB or by its own figures, and not an installment."""
        shares = [money(e, FieldName.PATIENT_RESPONSIBILITY) for e in account.current_eobs]
        if shares and abs(Money.total(s for s in shares if s is not None) - due) <= CENT:
            return True
        total = need(bill, FieldName.TOTAL_CHARGES)
        names = (FieldName.TOTAL_ADJUSTMENTS, FieldName.INSURANCE_PAID, FieldName.PATIENT_PAID)
        off = Money.total(m for n in names if (m := money(bill, n)))
        return abs(total - off - due) <= CENT


class AgreementBroken(AccountRule):
    """A statement asks more than a written agreement from before it."""

    name = "agreement-broken"

    def look(self, account: Account) -> Iterator[Draft]:
        bill = account.latest
        agreement = next((a for a in reversed(account.agreements) if bill and self._about(a, bill)), None)
        if bill is None or agreement is None:
            return
        asked, agreed = need(bill, FieldName.AMOUNT_DUE), need(agreement, FieldName.AMOUNT_DUE)
        if asked - agreed <= CENT:
            return
        if any(_MISSED.search(on.words(x)) for x in bill.reading.lines):
            raise CannotCheck(f"{named(bill)} says that an installment was missed, which can end an agreement.")
        missed = self._perhaps_missed(account, agreement, bill, agreed)
        yield Draft(
            rule=self.name,
            certainty=Certainty.QUESTION if missed else Certainty.PROVEN,
            amount=asked - agreed,
            explanation=(
                f"The agreement of {shown(date_of(agreement) or account.as_of)} is for {agreed.shown()}. {named(bill)} asks for "
                f"{asked.shown()}: {(asked - agreed).shown()} more."
            ),
            evidence=(*at_fields(agreement, FieldName.AMOUNT_DUE), *at_fields(bill, FieldName.AMOUNT_DUE)),
            account=account.key,
            holds=frozenset({"balance"}),
        )

    def _about(self, agreement: Paper, bill: Paper) -> bool:
        """Whether the agreement came first and names this account."""
        own = agreement.reading.text(FieldName.ACCOUNT_NUMBER)
        theirs = bill.reading.text(FieldName.ACCOUNT_NUMBER)
        same = own is not None and theirs is not None and bare(own.value) == bare(theirs.value)
        return same and later(date_of(bill), date_of(agreement)) and FieldName.AMOUNT_DUE in agreement.reading.fields

    def _perhaps_missed(self, account: Account, agreement: Paper, bill: Paper, agreed: Money) -> bool:
        due, printed = agreement.reading.date(FieldName.DUE_DATE), date_of(bill)
        if due is None or printed is None or printed <= due.value:
            return False
        paid = [money(r, FieldName.AMOUNT_PAID) for r in account.receipts]
        return agreed not in paid


class SameBalanceTwice:
    """One provider asks for the same services under two account numbers."""

    name: ClassVar[str] = "same-balance-twice"

    def examine(self, accounts: tuple[Account, ...]) -> Iterator[Answer]:
        for place, account in enumerate(accounts):
            for other in accounts[place + 1 :]:
                try:
                    yield from self._compare(account, other)
                except CannotCheck as reason:
                    yield Unchecked(self.name, str(reason))

    def _compare(self, account: Account, other: Account) -> Iterator[Draft]:
        one, two = account.latest, other.latest
        if one is None or two is None or bare(sender(one)) != bare(sender(two)):
            return
        mine, theirs = self._services(account), self._services(other)
        if not mine or mine != theirs:
            return
        asked = min(need(one, FieldName.AMOUNT_DUE), need(two, FieldName.AMOUNT_DUE))
        yield Draft(
            rule=self.name,
            certainty=Certainty.PROVEN,
            amount=asked,
            explanation=f"{named(one)} and {called(two)} list the same services under two account numbers.",
            evidence=(
                *at_fields(one, FieldName.ACCOUNT_NUMBER, FieldName.AMOUNT_DUE),
                *at_fields(two, FieldName.ACCOUNT_NUMBER, FieldName.AMOUNT_DUE),
            ),
            account=other.key,
            holds=ALL_OF_BILL,
        )

    def _services(self, account: Account) -> list[tuple[object, ...]]:
        """The services of an account with their days and charges; empty where one is not fully told."""
        bill = account.lined
        told = [
            (d.value, c.value, m.value.cents)
            for line in (services(bill.reading) if bill else ())
            if (d := line.date(Cell.SERVICE_DATE))
            and (c := line.text(Cell.CODE))
            and (m := line.money(Cell.CHARGE))
            and d.firm
            and c.firm
            and m.firm
        ]
        return sorted(told) if bill and len(told) == len(services(bill.reading)) else []


RULES: tuple[Rule, ...] = (BalanceGrew(), AgreementBroken(), SameBalanceTwice())
