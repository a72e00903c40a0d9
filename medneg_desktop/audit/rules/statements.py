"""Statements of one account beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from medneg_desktop.audit.account import Account
from medneg_desktop.audit.facts import CENT, at_fields, money, named, need
from medneg_desktop.audit.rule import AccountRule, CannotCheck, Draft, Rule
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.finding import Certainty
from medneg_desktop.domain.reading import FieldName

ZERO = Money.zero()


class BalanceGrew(AccountRule):
    """A later statement asks for more although nothing was added."""

    name = "balance-grew"

    def look(self, account: Account) -> Iterator[Draft]:
        asking = [b for b in account.bills if FieldName.AMOUNT_DUE in b.reading.fields]
        for earlier, later in list(pairwise(asking))[-1:]:
            yield from self._compare(account, earlier, later)

    def _compare(self, account: Account, earlier: Paper, later: Paper) -> Iterator[Draft]:
        before, after = need(earlier, FieldName.AMOUNT_DUE), need(later, FieldName.AMOUNT_DUE)
        fees = (money(later, FieldName.INTEREST_FEES) or ZERO) - (money(earlier, FieldName.INTEREST_FEES) or ZERO)
        grown = after - before - max(fees, ZERO)
        if grown <= CENT:
            return
        charges = money(earlier, FieldName.TOTAL_CHARGES), money(later, FieldName.TOTAL_CHARGES)
        if charges[0] is None or charges[1] is None:
            raise CannotCheck("The statements do not show their charges, so a new service can't be ruled out.")
        if charges[1] > charges[0] or self._supported(account, after):
            return
        taken_back = self._taken_back(earlier, later)
        sure = self._full_balance(earlier, before) and not taken_back
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

    def _full_balance(self, bill: Paper, due: Money) -> bool:
        """Whether the earlier sum was the whole balance by its own figures, and not an installment of it."""
        total = need(bill, FieldName.TOTAL_CHARGES)
        names = (FieldName.TOTAL_ADJUSTMENTS, FieldName.INSURANCE_PAID, FieldName.PATIENT_PAID)
        off = Money.total(m for n in names if (m := money(bill, n)))
        return abs(total - off - due) <= CENT


RULES: tuple[Rule, ...] = (BalanceGrew(),)
