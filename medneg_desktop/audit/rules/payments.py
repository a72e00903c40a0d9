"""What the patient paid beside what the bills credit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from medneg_desktop.audit import lines as on
from medneg_desktop.audit.account import Account, date_of, services
from medneg_desktop.audit.facts import CENT, at_fields, called, column, firm, money, named, need, sender
from medneg_desktop.audit.rule import ALL_ASKED, AccountRule, CannotCheck, Draft, Rule
from medneg_desktop.core.dates import shown
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.finding import Certainty, Evidence
from medneg_desktop.domain.reading import Cell, FieldName

ZERO = Money.zero()
POSTING = timedelta(days=30)
"""A payment needs time to be posted; a bill printed sooner does not yet have to show it."""
_BOUNCED = re.compile(
    r"\b(NSF|BOUNCED|(RETURNED|REVERSED|DISHONORED) (CHECK|CHEQUE|PAYMENT|PMT)|(CHECK|PAYMENT) RETURNED)\b"
)
_AT = (FieldName.AMOUNT_PAID, FieldName.PAYMENT_DATE)


def _paid(receipt: Paper) -> tuple[date, Money]:
    day = receipt.reading.date(FieldName.PAYMENT_DATE)
    if day is None:
        raise CannotCheck(f"{named(receipt)} has no date of payment.")
    firm(day, f"the date on {called(receipt)}")
    return day.value, need(receipt, FieldName.AMOUNT_PAID)


class PaymentNotCredited(AccountRule):
    """A payment with a receipt that the bill, printed more than 30 days later, does not take off."""

    name = "payment-not-credited"

    def look(self, account: Account) -> Iterator[Draft]:
        bill = account.latest
        printed = date_of(bill) if bill else None
        if bill is None or not account.receipts:
            return
        if printed is None:
            raise CannotCheck(f"{named(bill)} has no date to compare the payment with.")
        due_by = [(r, *_paid(r)) for r in account.receipts]
        ripe = [(r, amount) for r, day, amount in due_by if day + POSTING <= printed]
        total = Money.total(a for _, a in ripe)
        early = Money.total(a for _, day, a in due_by if printed - POSTING < day <= printed)
        if not ripe:
            return
        credited = _credited(account, bill)
        if credited >= total or (early and credited > ZERO and credited >= total - early):
            return
        uncredited = total - credited
        missed = [r for r, a in ripe if a == uncredited] or [r for r, _ in ripe]
        yield self._draft(account, bill, missed, uncredited, proven=uncredited in [a for _, a in ripe] or not credited)

    def _draft(self, account: Account, bill: Paper, receipts: list[Paper], amount: Money, *, proven: bool) -> Draft:
        told = "; ".join(f"{paid.shown()} on {shown(day)}" for day, paid in map(_paid, receipts))
        due = need(bill, FieldName.AMOUNT_DUE)
        bill_at = at_fields(bill, FieldName.AMOUNT_DUE, FieldName.PATIENT_PAID)
        return Draft(
            rule=self.name,
            certainty=Certainty.PROVEN if proven else Certainty.QUESTION,
            amount=min(amount, due),
            explanation=(
                f"You paid {told}. {named(bill)}, printed more than 30 days later, does not take "
                f"{amount.shown()} of it off and asks for {due.shown()}."
            ),
            evidence=(*(e for r in receipts for e in at_fields(r, *_AT)), *bill_at),
            account=account.key,
            holds=frozenset({"paid"}),
            within=frozenset({"unposted"}),
        )


def _credited(account: Account, bill: Paper) -> Money:
    """What the bill takes off for the patient's own payments: as printed, or as its figures imply."""
    printed = money(bill, FieldName.PATIENT_PAID)
    implied = _implied(account, bill)
    if printed is None and implied is None:
        raise CannotCheck(f"{named(bill)} does not show which payments were taken off.")
    return max(printed or ZERO, implied or ZERO)


def _implied(account: Account, bill: Paper) -> Money | None:
    """What must have been taken off for the patient's payments to arrive at the amount asked."""
    due = need(bill, FieldName.AMOUNT_DUE) - (money(bill, FieldName.INTEREST_FEES) or ZERO)
    due -= money(bill, FieldName.PREVIOUS_BALANCE) or ZERO
    shares = [money(e, FieldName.PATIENT_RESPONSIBILITY) for e in account.current_eobs]
    if shares and all(s is not None for s in shares):
        return max(Money.total(s for s in shares if s is not None) - due, ZERO)
    total = money(bill, FieldName.TOTAL_CHARGES)
    if total is None:
        return None
    lines = services(bill.reading)
    adjusted = money(bill, FieldName.TOTAL_ADJUSTMENTS)
    plan = money(bill, FieldName.INSURANCE_PAID)
    adjusted = adjusted if adjusted is not None else column(lines, Cell.ADJUSTMENT, bill)
    plan = plan if plan is not None else column(lines, Cell.PLAN_PAID, bill)
    return max(total - abs(adjusted or ZERO) - abs(plan or ZERO) - due, ZERO)


class RefundDue(AccountRule):
    """The patient's own payments are more than the share on the EOB."""

    name = "refund-due"

    def look(self, account: Account) -> Iterator[Draft]:
        eobs = account.current_eobs
        if not eobs or not account.receipts:
            return
        share = Money.total(need(e, FieldName.PATIENT_RESPONSIBILITY) for e in eobs)
        paid = Money.total(a for _, a in map(_paid, account.receipts))
        excess = paid - share
        if excess <= CENT:
            return
        if any(
            (s := e.reading.text(FieldName.NETWORK_STATUS)) and s.value.casefold().startswith(("out", "non"))
            for e in eobs
        ):
            raise CannotCheck("The EOB says the provider is out of network, who may be allowed to bill more.")
        if not _covers_all(account):
            raise CannotCheck("The payments may be for services that are on no EOB here.")
        evidence: tuple[Evidence, ...] = (
            *(e for r in account.receipts for e in at_fields(r, *_AT)),
            *(e for eob in eobs for e in at_fields(eob, FieldName.PATIENT_RESPONSIBILITY)),
        )
        certain = all(r.reading.text(FieldName.ACCOUNT_NUMBER) for r in account.receipts)
        yield Draft(
            rule=self.name,
            certainty=Certainty.PROVEN if certain else Certainty.QUESTION,
            amount=excess,
            explanation=(
                f"You paid {paid.shown()} to {sender(account.receipts[0])}. The EOB says your share is {share.shown()}: "
                f"{excess.shown()} too much."
            ),
            evidence=evidence,
            account=account.key,
            holds=frozenset({"paid"}),
        )


def _covers_all(account: Account) -> bool:
    """Whether the EOBs cover everything the bills of the account charge."""
    covered = Money.total(t for e in account.current_eobs if (t := money(e, FieldName.TOTAL_CHARGES)))
    totals = [t for b in account.bills if (t := money(b, FieldName.TOTAL_CHARGES)) is not None]
    return not totals or max(totals) <= covered + CENT


class PaidInCollections(AccountRule):
    """A collector asks for a balance that a receipt shows paid before its letter."""

    name = "paid-in-collections"

    def look(self, account: Account) -> Iterator[Draft]:
        letter = account.letters[-1] if account.letters else None
        noticed = date_of(letter) if letter else None
        if letter is None or noticed is None or not account.receipts:
            return
        asked = need(letter, FieldName.AMOUNT_DUE)
        principal = asked - (money(letter, FieldName.INTEREST_FEES) or ZERO)
        paid = [(r, day, a) for r in account.receipts for day, a in [_paid(r)] if day < noticed]
        if Money.total(a for _, _, a in paid) < principal or not paid:
            return
        if _deducted(account, principal, Money.total(a for _, _, a in paid)):
            return
        if any(_BOUNCED.search(on.words(x)) for b in account.bills for x in b.reading.lines):
            raise CannotCheck("A bill here says that a payment was returned, so it may not have been paid.")
        told = "; ".join(f"{a.shown()} on {shown(day)}" for _, day, a in paid)
        yield Draft(
            rule=self.name,
            certainty=Certainty.PROVEN,
            amount=asked,
            explanation=f"You paid {told}, before the collector's letter of {shown(noticed)} that asks for {asked.shown()}.",
            evidence=(*(e for r, _, _ in paid for e in at_fields(r, *_AT)), *at_fields(letter, FieldName.AMOUNT_DUE)),
            account=account.key,
            holds=ALL_ASKED,
        )


def _deducted(account: Account, principal: Money, paid: Money) -> bool:
    """Whether the collector's sum is what was left after these payments."""
    for eob in account.current_eobs:
        share = money(eob, FieldName.PATIENT_RESPONSIBILITY)
        if share is not None and abs(share - paid - principal) <= CENT:
            return True
    latest = account.latest
    credited = money(latest, FieldName.PATIENT_PAID) if latest else None
    due = money(latest, FieldName.AMOUNT_DUE) if latest else None
    return credited is not None and credited >= paid and due is not None and abs(due - principal) <= CENT


RULES: tuple[Rule, ...] = (PaymentNotCredited(), RefundDue(), PaidInCollections())
