"""Sums on one bill that do not come out. A slip of the reader looks just like a slip of the biller, so a proof needs
a second witness: the file's own text, or another sum on the papers that confirms the value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from itertools import product

from medneg_desktop.audit.account import Account, services
from medneg_desktop.audit.facts import (
    CENT,
    at_field,
    at_fields,
    at_line,
    called,
    cell,
    column,
    firm,
    money,
    named,
    need,
    service,
    sure,
    typed_text,
    whole,
)
from medneg_desktop.audit.layout import stacked, unbroken
from medneg_desktop.audit.rule import AccountRule, Answer, CannotCheck, Draft, Rule, each
from medneg_desktop.audit.stake import line_pools
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.finding import Certainty
from medneg_desktop.domain.reading import Cell, FieldName, ReadLine

ZERO = Money.zero()


def _share_of(
    account: Account, bill: Paper, difference: Money, *, carried: bool, seen_by_plan: bool
) -> tuple[Money | None, str]:
    """What a wrong charge costs the patient: all of it without a plan, the proportion left by a discount. With a plan
    it is known only where the bill goes above the share by as much, or where the wrong total is ``carried`` into what
    is asked: where the plan saw the wrong charge too (``seen_by_plan``), its allowed amount sets the share.
    """
    latest = account.latest or bill
    if account.current_eobs:
        beyond = not seen_by_plan and _above_share(account, latest) >= difference
        return (difference if beyond else None), "above-share" if beyond else "share"
    if any(n in latest.reading.fields for n in (FieldName.INSURANCE_PAID, FieldName.PAYER_NAME)):
        return (difference if carried and FieldName.AMOUNT_DUE in latest.reading.fields else None), "charges"
    total = money(latest, FieldName.TOTAL_CHARGES)
    discount = money(latest, FieldName.TOTAL_ADJUSTMENTS) or ZERO
    if not discount or not total or total <= discount:
        return difference, "charges"
    kept = total - discount
    return Money((difference.cents * kept.cents + total.cents // 2) // total.cents), "charges"


def _above_share(account: Account, latest: Paper) -> Money:
    shares = [money(e, FieldName.PATIENT_RESPONSIBILITY) for e in account.current_eobs]
    asked = money(latest, FieldName.AMOUNT_DUE)
    return asked - Money.total(s for s in shares if s is not None) if asked is not None and all(shares) else ZERO


def _on_eob(account: Account, bill: Paper, line: ReadLine) -> bool:
    """Whether an EOB lists the line with the same charge."""
    charge, found = line.money(Cell.CHARGE), account.on_eob(bill, line)
    seen = found[1].money(Cell.CHARGE) if found else None
    return charge is not None and seen is not None and seen.value == charge.value


def _total_on_eob(account: Account, total: Money) -> bool:
    return Money.total(t for e in account.current_eobs if (t := money(e, FieldName.TOTAL_CHARGES))) == total


class LineMath(AccountRule):
    """Units times unit price is not the charge."""

    name = "line-math"

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.lined
        if bill is None:
            return
        yield from each(self.name, (partial(self._line, account, bill, line) for line in account.lines))

    def _line(self, account: Account, bill: Paper, line: ReadLine) -> Draft | None:
        units, price, charge = line.number_of(Cell.UNITS), line.money(Cell.UNIT_PRICE), line.money(Cell.CHARGE)
        if not (units and price and charge):
            return None
        should = price.value.times(units.value)
        over = charge.value - should
        if over <= max(CENT, _rounding(units.value), charge.value.times(Decimal("0.005"))):
            return None
        for fact in (units, price, charge):
            firm(fact, f"line {line.number} on {called(bill)}")
        amount, pool = _share_of(account, bill, over, carried=False, seen_by_plan=_on_eob(account, bill, line))
        return Draft(
            rule=self.name,
            certainty=Certainty.PROVEN if sure(bill, (units, price, charge)) else Certainty.QUESTION,
            amount=amount,
            explanation=(
                f"Line {line.number} of {called(bill)}, {service(line)}: {units.value} x {price.value.shown()} is "
                f"{should.shown()}, but {charge.value.shown()} is charged."
            ),
            evidence=(at_line(bill, line, f"{units.value} x {price.value.shown()} = {should.shown()}"),),
            account=account.key,
            holds=line_pools(account, bill, [line]),
            within=frozenset({pool}),
        )


def _rounding(units: Decimal) -> Money:
    # A unit price is printed to the cent: each unit may hide half a cent.
    return Money(int(abs(units) // 2) + 1)


class TotalMath(AccountRule):
    """The lines do not add up to the printed total."""

    name = "total-math"

    def look(self, account: Account) -> Iterator[Draft]:
        bill = account.lined
        if bill is None or FieldName.TOTAL_CHARGES not in bill.reading.fields:
            return
        whole(bill)
        lines = bill.reading.lines
        total, charges = need(bill, FieldName.TOTAL_CHARGES), _charges(bill)
        over = total - Money.total(charges)
        if abs(over) <= CENT or not services(bill.reading):
            return
        if self._explained(bill, over, charges):
            return
        if over < ZERO:
            raise CannotCheck(
                f"The lines of {called(bill)} add up to more than its total; check that none is a subtotal."
            )
        if self._listed_elsewhere(account, bill, total, over):
            raise CannotCheck(
                f"Another paper lists a charge that was not read on {called(bill)}; look for a line that is missing."
            )
        if len(services(bill.reading)) < 2:
            raise CannotCheck(f"{named(bill)} lists too few lines to add up.")
        amount, pool = _share_of(account, bill, over, carried=True, seen_by_plan=_total_on_eob(account, total))
        yield Draft(
            rule=self.name,
            certainty=Certainty.PROVEN if _lines_complete(account, bill) else Certainty.QUESTION,
            amount=amount,
            explanation=(
                f"The {len(charges)} lines of {called(bill)} add up to {Money.total(charges).shown()}, but it says "
                f"{total.shown()}: {over.shown()} more."
            ),
            evidence=(at_field(bill, FieldName.TOTAL_CHARGES), *(at_line(bill, line) for line in lines)),
            account=account.key,
            within=frozenset({pool}),
        )

    def _listed_elsewhere(self, account: Account, bill: Paper, total: Money, over: Money) -> bool:
        """Whether the EOBs' lines make up the total, or another paper lists a charge of this sum that the bill lacks."""
        planned = [c for e in account.current_eobs for c in _charges(e)]
        own = Counter(_charges(bill))[over]
        others = [p for p in (*account.current_eobs, *account.estimates, *account.bills) if p.ref != bill.ref]
        return Money.total(planned) == total or any(Counter(_charges(p))[over] > own for p in others)

    def _explained(self, bill: Paper, over: Money, charges: list[Money]) -> bool:
        """A carried balance or fee in the total, or payment rows among the lines, are no error."""
        carried = [money(bill, n) for n in (FieldName.PREVIOUS_BALANCE, FieldName.INTEREST_FEES)]
        known = [c for c in carried if c]
        credits_ = -Money.total(c for c in charges if c < ZERO)
        return any(abs(over - part) <= CENT for part in (*known, Money.total(known), credits_) if part)


def _charges(bill: Paper) -> list[Money]:
    return [c for line in bill.reading.lines if (c := cell(line, Cell.CHARGE, bill)) is not None]


def _lines_complete(account: Account, bill: Paper) -> bool:
    """Whether something besides the lines says that none was missed in reading."""
    if typed_text(bill) and unbroken(bill.reading.lines):
        return True
    charges = Money.total(_charges(bill))
    if any(money(e, FieldName.TOTAL_CHARGES) == charges for e in account.current_eobs):
        return True
    share = column(services(bill.reading), Cell.PATIENT_RESPONSIBILITY, bill)
    return share is not None and share == money(bill, FieldName.AMOUNT_DUE)


class BalanceMath(AccountRule):
    """Charges less adjustments and payments are not the balance that is asked."""

    name = "balance-math"

    def look(self, account: Account) -> Iterator[Draft]:
        bill = account.latest
        if bill is None or FieldName.TOTAL_CHARGES not in bill.reading.fields:
            return
        due, total = need(bill, FieldName.AMOUNT_DUE), need(bill, FieldName.TOTAL_CHARGES)
        credited = self._credits(bill)
        if not credited:
            if due != total:
                raise CannotCheck(f"{named(bill)} does not show what was taken off.")
            return
        carried = [m for n in (FieldName.PREVIOUS_BALANCE, FieldName.INTEREST_FEES) if (m := money(bill, n))]
        results = [
            total + Money.total(part for part, used in zip(carried, use, strict=True) if used) - off
            for use in product((True, False), repeat=len(carried))
            for off in credited
        ]
        expected = max(results)
        if due <= CENT or any(abs(due - r) <= CENT for r in results) or due < expected:
            return  # nothing, or less than the balance is asked: a credit, an installment, or a payment not printed apart
        if any(abs(due - expected - m) <= CENT for b in account.bills if (m := _earlier(b, bill))):
            return  # the statement shows only what is new and asks for an earlier one's balance too
        yield self._draft(account, bill, due, expected)

    def _credits(self, bill: Paper) -> list[Money]:
        """The sums that may have been taken off, as layouts differ: by the totals, or by the columns of the lines."""
        paid = money(bill, FieldName.PATIENT_PAID) or ZERO
        plan = money(bill, FieldName.INSURANCE_PAID)
        adjusted = money(bill, FieldName.TOTAL_ADJUSTMENTS)
        discount = money(bill, FieldName.PLAN_DISCOUNT)
        lines = services(bill.reading)
        columns = [column(lines, n, bill) for n in (Cell.ADJUSTMENT, Cell.PLAN_PAID)]
        found = []
        if plan is not None or adjusted is not None or discount is not None or paid:
            off = adjusted if adjusted is not None else discount
            found.append((off or ZERO) + (plan or ZERO) + paid)
            if adjusted and discount:
                found.append(adjusted + discount + (plan or ZERO) + paid)
        if any(c is not None for c in columns) and Money.total(_charges(bill)) == money(bill, FieldName.TOTAL_CHARGES):
            found.append(Money.total(abs(c) for c in columns if c is not None) + paid)
        return found

    def _draft(self, account: Account, bill: Paper, due: Money, expected: Money) -> Draft:
        over = due - max(expected, ZERO)
        names = (
            FieldName.AMOUNT_DUE,
            FieldName.TOTAL_CHARGES,
            FieldName.PREVIOUS_BALANCE,
            FieldName.INTEREST_FEES,
            FieldName.TOTAL_ADJUSTMENTS,
            FieldName.PLAN_DISCOUNT,
            FieldName.INSURANCE_PAID,
            FieldName.PATIENT_PAID,
        )
        facts = [fact for n in names if (fact := bill.reading.fields.get(n))]
        proven = sure(bill, facts) and stacked(facts)
        return Draft(
            rule=self.name,
            certainty=Certainty.PROVEN if proven else Certainty.QUESTION,
            amount=over,
            explanation=(
                f"By the figures on {called(bill)} the balance is {expected.shown()}, but {due.shown()} is asked: "
                f"{over.shown()} more.{'' if proven else ' Look whether a row between them, such as a tax, was not read.'}"
            ),
            evidence=at_fields(bill, *names),
            account=account.key,
            holds=frozenset({"balance"}),
            within=frozenset({"above-share"}) if account.current_eobs else frozenset(),
        )


def _earlier(bill: Paper, latest: Paper) -> Money | None:
    return money(bill, FieldName.AMOUNT_DUE) if bill.ref != latest.ref else None


RULES: tuple[Rule, ...] = (LineMath(), TotalMath(), BalanceMath())
