"""The bill beside the good faith estimate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from medneg_desktop.audit.account import Account, date_of
from medneg_desktop.audit.facts import at_fields, money, named, need
from medneg_desktop.audit.rule import AccountRule, CannotCheck, Draft, Rule
from medneg_desktop.core.dates import shown
from medneg_desktop.core.money import Money
from medneg_desktop.deadlines.book import ESTIMATE
from medneg_desktop.deadlines.engine import open_until
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.finding import Certainty
from medneg_desktop.domain.reading import FieldName

THRESHOLD = Money(400_00)
ZERO = Money.zero()


class EstimateExceeded(AccountRule):
    """A provider bills at least $400 more than its good faith estimate to a patient who pays without insurance."""

    name = "estimate-exceeded"

    def look(self, account: Account) -> Iterator[Draft]:
        bill = account.latest
        if bill is None or not account.estimates:
            return
        estimate = account.estimates[-1]
        if account.eobs or money(bill, FieldName.INSURANCE_PAID) or FieldName.PAYER_NAME in bill.reading.fields:
            raise CannotCheck("Insurance was used; the good faith estimate rule is for people who pay themselves.")
        billed, expected = self._billed(bill), need(estimate, FieldName.ESTIMATE_TOTAL)
        over = billed - expected
        if over < THRESHOLD:
            return
        first = next((d for b in account.bills if (d := date_of(b))), None)
        yield Draft(
            rule=self.name,
            certainty=Certainty.PROVEN,
            amount=over,
            explanation=(
                f"{named(estimate)} says {expected.shown()}. {named(bill)} comes to "
                f"{billed.shown()}: {over.shown()} more, and $400.00 is the limit.{_window(first, account.as_of)}"
            ),
            evidence=(
                *at_fields(estimate, FieldName.ESTIMATE_TOTAL),
                *at_fields(bill, FieldName.AMOUNT_DUE, FieldName.TOTAL_CHARGES),
            ),
            account=account.key,
            holds=frozenset({"charges", "balance", "fee"}),
        )

    def _billed(self, bill: Paper) -> Money:
        """What the provider wants in all: charges after its own discount, or else what is asked and was paid."""
        total = money(bill, FieldName.TOTAL_CHARGES)
        if total is not None:
            return total - (money(bill, FieldName.TOTAL_ADJUSTMENTS) or money(bill, FieldName.PLAN_DISCOUNT) or ZERO)
        carried = money(bill, FieldName.PREVIOUS_BALANCE) or ZERO
        return need(bill, FieldName.AMOUNT_DUE) + (money(bill, FieldName.PATIENT_PAID) or ZERO) - carried


def _window(first: date | None, as_of: date) -> str:
    """Until when a dispute is open. A window that closed is told among the deadlines, not here: the explanation goes into
    letters, and the other side need not be told.
    """
    if first is None or as_of > (last := open_until(ESTIMATE, first)):
        return ""
    return f" A federal dispute can be started until about {shown(last)}, 120 days after the first bill."


RULES: tuple[Rule, ...] = (EstimateExceeded(),)
