"""What is asked beside what the plan says: the share on the EOB is the most a provider in the network may ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from medneg_desktop.audit.account import Account, bare, date_of, days_of, replaces, services
from medneg_desktop.audit.facts import CENT, at_fields, at_line, called, cell, column, money, named, need, sender
from medneg_desktop.audit.layout import stacked
from medneg_desktop.audit.lines import plan_themes, reasons
from medneg_desktop.audit.rule import AccountRule, Answer, CannotCheck, Draft, Rule, each
from medneg_desktop.core.dates import shown
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.finding import Certainty, Evidence
from medneg_desktop.domain.reading import Cell, FieldName, ReadLine

ZERO = Money.zero()
POSTING = timedelta(days=30)
"""A payment needs time to be posted; a bill printed sooner does not yet have to show it."""


@dataclass(frozen=True, slots=True)
class Overage:
    """How far a bill goes above the share on the EOBs of the very services it bills."""

    bill: Paper
    eobs: tuple[Paper, ...]
    asked: Money
    share: Money
    credited: Money
    over: Money
    certainty: Certainty
    own: tuple[Paper, ...]
    """The EOBs of the services on this very bill; a balance carried from before it has its own."""


def overage(account: Account) -> Overage | None:
    """The comparison, None where nothing is asked above the share; raises CannotCheck where it would not be fair."""
    bill, eobs = account.latest or next(reversed(account.letters), None), account.current_eobs
    if bill is None or not eobs:
        return None
    shares = [need(eob, FieldName.PATIENT_RESPONSIBILITY) for eob in eobs]
    asked = need(bill, FieldName.AMOUNT_DUE) - (money(bill, FieldName.INTEREST_FEES) or ZERO)
    credited = money(bill, FieldName.PATIENT_PAID) or ZERO
    carried = money(bill, FieldName.PREVIOUS_BALANCE) or ZERO
    expected = max(Money.total(shares) - credited, ZERO)
    over = asked - expected
    if over <= CENT:
        return None
    _fair(bill, eobs, over)
    certainty = _scope(account, bill, eobs)
    if _unexplained(bill, expected):
        certainty = Certainty.QUESTION
    if carried and not _on_these_eobs(account, bill, carried):
        over, certainty = min(over, asked - carried - expected), Certainty.QUESTION
    own = tuple(eob for eob in eobs if days_of(eob.reading) & days_of(bill.reading)) or eobs
    return Overage(bill, eobs, asked, Money.total(shares), credited, over, certainty, own) if over > CENT else None


def _on_these_eobs(account: Account, bill: Paper, carried: Money) -> bool:
    """Whether a carried balance is the sum of an earlier bill whose services the EOBs here decide on as well: their shares
    then hold it already.
    """
    decided = {day for eob in account.current_eobs for day in days_of(eob.reading)}
    earlier = (b for b in account.bills if b.ref != bill.ref and money(b, FieldName.AMOUNT_DUE) == carried)
    return any((days := days_of(b.reading)) and days <= decided for b in earlier)


def _unexplained(bill: Paper, expected: Money) -> bool:
    """The bill's own figures come to the share, so what is asked above it stands in a row that may not have been read."""
    names = (FieldName.TOTAL_ADJUSTMENTS, FieldName.PLAN_DISCOUNT, FieldName.INSURANCE_PAID, FieldName.PATIENT_PAID)
    total = money(bill, FieldName.TOTAL_CHARGES)
    off = Money.total(m for n in names if (m := money(bill, n)))
    if total is None or not off or abs(total - off - expected) > CENT:
        return False
    facts = [
        fact for n in (FieldName.TOTAL_CHARGES, *names, FieldName.AMOUNT_DUE) if (fact := bill.reading.fields.get(n))
    ]
    return not stacked(facts)


def _fair(bill: Paper, eobs: tuple[Paper, ...], over: Money) -> None:
    """Stops where a normal thing explains the difference."""
    printed = date_of(bill)
    for eob in eobs:
        processed = date_of(eob)
        if printed and processed and printed < processed:
            raise CannotCheck(f"{named(bill)} was printed before the plan decided on {shown(processed)}.")
        status = eob.reading.text(FieldName.NETWORK_STATUS)
        if status and status.value.casefold().startswith(("out", "non")):
            raise CannotCheck("The EOB says the provider is out of network, who may be allowed to bill more.")
        refused = _perhaps_yours(eob)
        if refused and over <= refused + CENT:
            raise CannotCheck("The plan did not cover part of the charges, which may be yours to pay.")
    payers = {bare(p.value) for e in eobs if (p := e.reading.text(FieldName.PAYER_NAME))}
    if len(payers) > 1:
        raise CannotCheck("Two plans paid on this visit; how they share it is not on the papers.")


def _perhaps_yours(eob: Paper) -> Money | None:
    """What the plan did not cover, less the lines it refused with the group CO alone: those the provider bears."""
    refused = money(eob, FieldName.NOT_COVERED)
    lines = [x for x in eob.reading.lines if x.money(Cell.NOT_COVERED)]
    contractual = [x for x in lines if {g for g, _ in reasons(x)} == {"CO"}]
    borne = Money.total(c for x in contractual if (c := cell(x, Cell.NOT_COVERED, eob)))
    return max(refused - borne, ZERO) if refused is not None else None


def _scope(account: Account, bill: Paper, eobs: tuple[Paper, ...]) -> Certainty:
    """Whether bill and EOBs are about the same services, which makes the comparison a proof."""
    total = money(bill, FieldName.TOTAL_CHARGES)
    plan_total = [money(e, FieldName.TOTAL_CHARGES) for e in eobs]
    covered = Money.total(t for t in plan_total if t is not None)
    if total is not None and all(t is not None for t in plan_total) and abs(total - covered) <= CENT:
        return Certainty.PROVEN
    lines = services(bill.reading)
    if lines:
        return _scope_by_lines(account, bill, eobs, lines)
    days, plan_days = days_of(bill.reading), frozenset(d for e in eobs for d in days_of(e.reading))
    if total is not None or (days and plan_days and not days <= plan_days):
        raise CannotCheck(f"{named(bill)} covers services that are on no EOB here.")
    return Certainty.QUESTION


def _scope_by_lines(account: Account, bill: Paper, eobs: tuple[Paper, ...], lines: tuple[ReadLine, ...]) -> Certainty:
    paired = {p.bill_line for eob in eobs for p in account.pairs(bill, eob)}
    extra = [line for line in lines if line.number not in paired]
    known = {_service(line) for line in lines if line.number in paired}
    if extra and not all(_service(line) in known for line in extra):
        raise CannotCheck(f"{named(bill)} lists services that are on no EOB here.")
    return Certainty.PROVEN


def _service(line: ReadLine) -> object:
    code, day = line.text(Cell.CODE), line.date(Cell.SERVICE_DATE)
    return (code.value if code else None, day.value if day else None)


def _discount(found: Overage) -> Money | None:
    """The plan's discount, where it is the very sum by which the bill goes too high."""
    amounts = [money(e, FieldName.PLAN_DISCOUNT) for e in found.own]
    total = Money.total(a for a in amounts if a is not None)
    if total and abs(found.over - total) <= CENT:
        return total
    return None


def _unposted(found: Overage) -> Money | None:
    """The plan's payment, where it is the very sum by which the bill goes too high and the bill does not show it."""
    paid = Money.total(p for e in found.own if (p := money(e, FieldName.INSURANCE_PAID)))
    shown_paid = money(found.bill, FieldName.INSURANCE_PAID)
    if shown_paid is None:
        shown_paid = column(services(found.bill.reading), Cell.PLAN_PAID, found.bill)
    shown_paid = shown_paid or ZERO
    return paid if paid and abs(found.over - (paid - abs(shown_paid))) <= CENT else None


def _old_share(account: Account, found: Overage) -> tuple[Paper, Paper, Money] | None:
    """An EOB that was corrected later, where the bill still follows the older one."""
    for new in found.eobs:
        older = [e for e in account.eobs if e.ref != new.ref and replaces(new, e)]
        for old in older:
            was, now = money(old, FieldName.PATIENT_RESPONSIBILITY), money(new, FieldName.PATIENT_RESPONSIBILITY)
            if was is not None and now is not None and was > now and abs(found.over - (was - now)) <= CENT:
                return old, new, was - now
    return None


class WriteOffBilled(AccountRule):
    """The plan's discount is asked of the patient."""

    name = "write-off-billed"

    def look(self, account: Account) -> Iterator[Draft]:
        found = overage(account)
        amount = _discount(found) if found else None
        if found is None or amount is None or _old_share(account, found):
            return
        yield Draft(
            rule=self.name,
            certainty=found.certainty,
            amount=found.over,
            explanation=(
                f"{named(found.bill)} asks for {found.asked.shown()}. The EOB says your share is "
                f"{found.share.shown()}. The difference of {found.over.shown()} is the discount that "
                f"{sender(found.bill)} agreed to with your plan."
            ),
            evidence=_evidence(found, FieldName.PLAN_DISCOUNT),
            account=account.key,
            holds=frozenset({"above-share"}),
        )


class AboveShare(AccountRule):
    """More is asked than the share on the EOB, and neither the discount nor the plan's payment alone explains it."""

    name = "above-eob-share"

    def look(self, account: Account) -> Iterator[Draft]:
        found = overage(account)
        if found is None or _discount(found) or _unposted(found) or _old_share(account, found):
            return
        credit = f" less {found.credited.shown()} paid" if found.credited else ""
        yield Draft(
            rule=self.name,
            certainty=found.certainty,
            amount=found.over,
            explanation=(
                f"{named(found.bill)} asks for {found.asked.shown()}. The EOB says your share is "
                f"{found.share.shown()}{credit}. That is {found.over.shown()} more."
            ),
            evidence=_evidence(found),
            account=account.key,
            holds=frozenset({"above-share"}),
        )


class PlanPaymentNotCredited(AccountRule):
    """The plan paid and the bill does not show it."""

    name = "payment-not-credited"

    def look(self, account: Account) -> Iterator[Draft]:
        found = overage(account)
        if found is None or _discount(found) or _old_share(account, found):
            return
        amount = _unposted(found)
        if amount is None:
            return
        if "payment" in plan_themes(account):
            raise CannotCheck("The EOB says that the plan paid you or someone else, and not the provider.")
        printed = date_of(found.bill)
        processed = max((d for e in found.eobs if (d := date_of(e))), default=None)
        if printed is None or processed is None or printed < processed + POSTING:
            raise CannotCheck("The plan paid within 30 days before the bill; the payment may still be on its way.")
        yield Draft(
            rule=self.name,
            certainty=found.certainty,
            amount=found.over,
            explanation=(
                f"The EOB of {shown(processed)} says the plan paid {amount.shown()}. "
                f"{named(found.bill)} does not show it and asks for {found.asked.shown()} instead of "
                f"{found.share.shown()}."
            ),
            evidence=_evidence(found, FieldName.INSURANCE_PAID),
            account=account.key,
            holds=frozenset({"above-share"}),
        )


class Superseded(AccountRule):
    """The bill follows an EOB that the plan has since corrected."""

    name = "eob-superseded"

    def look(self, account: Account) -> Iterator[Draft]:
        found = overage(account)
        older = _old_share(account, found) if found else None
        if found is None or older is None:
            return
        old, new, amount = older
        evidence = (
            *at_fields(found.bill, FieldName.AMOUNT_DUE),
            *at_fields(old, FieldName.PATIENT_RESPONSIBILITY, FieldName.PROCESSED_DATE),
            *at_fields(new, FieldName.PATIENT_RESPONSIBILITY, FieldName.PROCESSED_DATE),
        )
        yield Draft(
            rule=self.name,
            certainty=found.certainty,
            amount=amount,
            explanation=(
                f"The plan corrected {called(old)} with {called(new)}: your share went down by {amount.shown()} to "
                f"{found.share.shown()}. {named(found.bill)} still asks for the old sum."
            ),
            evidence=evidence,
            account=account.key,
            holds=frozenset({"above-share"}),
        )


def _evidence(found: Overage, *more: FieldName) -> tuple[Evidence, ...]:
    bill = at_fields(found.bill, FieldName.AMOUNT_DUE)
    eobs = tuple(e for eob in found.eobs for e in at_fields(eob, FieldName.PATIENT_RESPONSIBILITY, *more))
    asked = [line for line in services(found.bill.reading) if line.money(Cell.PATIENT_RESPONSIBILITY)]
    return (*bill, *eobs, *(at_line(found.bill, line) for line in asked))


class EobMath(AccountRule):
    """The EOB's own figures give a smaller share than it prints.

    One wrong figure is more likely misread than wrong, so two independent sums must agree against the printed one.
    """

    name = "eob-math"

    def look(self, account: Account) -> Iterator[Answer]:
        yield from each(self.name, (partial(self._eob, account, eob) for eob in account.current_eobs))

    def _eob(self, account: Account, eob: Paper) -> Draft | None:
        share = money(eob, FieldName.PATIENT_RESPONSIBILITY)
        witnesses = [w for w in (_by_lines(eob), _by_allowed(eob), _by_parts(eob)) if w is not None]
        if share is None or any(abs(w - share) <= CENT for w in witnesses):
            return None
        agreed = next((w for w in witnesses if witnesses.count(w) > 1), None)
        return self._draft(account, eob, share, agreed) if agreed is not None and share > agreed else None

    def _draft(self, account: Account, eob: Paper, share: Money, agreed: Money) -> Draft:
        names = (
            FieldName.PATIENT_RESPONSIBILITY,
            FieldName.ALLOWED_AMOUNT,
            FieldName.INSURANCE_PAID,
            FieldName.DEDUCTIBLE,
            FieldName.COPAY,
            FieldName.COINSURANCE,
        )
        return Draft(
            rule=self.name,
            certainty=Certainty.PROVEN,
            amount=share - agreed,
            explanation=(
                f"{named(eob)} says your share is {share.shown()}, but its own figures add up to {agreed.shown()}."
            ),
            evidence=at_fields(eob, *names),
            account=account.key,
            holds=frozenset({"share"}),
        )


def _by_lines(eob: Paper) -> Money | None:
    lines = [x for x in eob.reading.lines if x.money(Cell.CHARGE) or x.money(Cell.PATIENT_RESPONSIBILITY)]
    charges = Money.total(c for x in lines if (c := cell(x, Cell.CHARGE, eob)) is not None)
    if charges != money(eob, FieldName.TOTAL_CHARGES):
        return None
    return column(lines, Cell.PATIENT_RESPONSIBILITY, eob)


def _by_allowed(eob: Paper) -> Money | None:
    allowed, paid = money(eob, FieldName.ALLOWED_AMOUNT), money(eob, FieldName.INSURANCE_PAID)
    return allowed - paid if allowed is not None and paid is not None else None


def _by_parts(eob: Paper) -> Money | None:
    parts = [money(eob, n) for n in (FieldName.DEDUCTIBLE, FieldName.COPAY, FieldName.COINSURANCE)]
    known = [p for p in parts if p is not None]
    return Money.total(known) + (money(eob, FieldName.NOT_COVERED) or ZERO) if len(known) == 3 else None


RULES: tuple[Rule, ...] = (WriteOffBilled(), AboveShare(), PlanPaymentNotCredited(), Superseded(), EobMath())
