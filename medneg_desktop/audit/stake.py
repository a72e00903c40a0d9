"""What the patient would be asked less without a line: never the gross charge where a plan or a discount cut it."""

from __future__ import annotations

from collections.abc import Sequence

from medneg_desktop.audit.account import Account
from medneg_desktop.audit.facts import cell, money
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.reading import Cell, FieldName, ReadLine


def line_pools(account: Account, paper: Paper, lines: Sequence[ReadLine]) -> frozenset[str]:
    """The dollars of single lines, with the plan's line for each, so that two questions about one are counted once."""
    on_plan = [found for line in lines if (found := account.on_eob(paper, line))]
    every = [*((paper, line) for line in lines), *on_plan]
    return frozenset(f"{p.ref.document}/{p.ref.part}/{line.number}" for p, line in every)


def refused(account: Account, bill: Paper, line: ReadLine) -> bool:
    """The plan refused the line as an exact duplicate and left the patient nothing of it."""
    found = account.on_eob(bill, line)
    if not found:
        return False
    share = found[1].money(Cell.PATIENT_RESPONSIBILITY)
    codes = [code.upper().replace(" ", "") for code in found[1].items(Cell.REASON_CODES)]
    return any(code.endswith(("-18", "CO18")) for code in codes) and share is not None and not share.value


def settled_by_plan(account: Account, bill: Paper, line: ReadLine) -> bool:
    """The plan refused the line, and the bill does not ask it of the patient all the same."""
    asked = line.money(Cell.PATIENT_RESPONSIBILITY)
    return refused(account, bill, line) and not (asked and asked.value) and not above_share(account)


def above_share(account: Account) -> Money | None:
    """How far the latest bill goes above the plan's shares; None where the papers do not tell."""
    asked = money(account.latest, FieldName.AMOUNT_DUE) if account.latest else None
    shares = [money(e, FieldName.PATIENT_RESPONSIBILITY) for e in account.current_eobs]
    if asked is None or any(s is None for s in shares):
        return None
    return max(asked - Money.total(s for s in shares if s is not None), Money.zero())


def share_at_stake(account: Account, bill: Paper, line: ReadLine) -> tuple[Money | None, str]:
    """What the patient would be asked less without this line, and the pool of dollars it comes from."""
    found = account.on_eob(bill, line)
    if found and not (refused(account, bill, line) or _beyond(account, found, line)):
        eob, eob_line = found
        return cell(eob_line, Cell.PATIENT_RESPONSIBILITY, eob), "share"
    charge = cell(line, Cell.CHARGE, bill)
    own = cell(line, Cell.PATIENT_RESPONSIBILITY, bill)
    if account.current_eobs:
        return _beyond_plan(account, charge, own), "above-share"
    if own is not None:
        return own, "charges"
    return _after_discount(account, bill, line, charge), "charges"


def _beyond(account: Account, found: tuple[Paper, ReadLine], line: ReadLine) -> bool:
    """The plan left nothing of the line to the patient, and the bill goes above the share by just this charge."""
    share, charge = found[1].money(Cell.PATIENT_RESPONSIBILITY), line.money(Cell.CHARGE)
    return bool(share and not share.value and charge and charge.value == above_share(account))


def _beyond_plan(account: Account, charge: Money | None, own: Money | None) -> Money | None:
    """A line the plan did not accept: the patient is asked for it only as far as the bill goes above the share."""
    above = above_share(account)
    if own is not None or charge is None or above is None:
        return own
    return min(charge, above)


def _after_discount(account: Account, bill: Paper, line: ReadLine, charge: Money | None) -> Money | None:
    """The charge less the discount and payments that the bill itself shows for it."""
    adjusted, paid = cell(line, Cell.ADJUSTMENT, bill), cell(line, Cell.PLAN_PAID, bill)
    if charge is None:
        return None
    if adjusted is not None or paid is not None:
        return max(charge - abs(adjusted or Money.zero()) - abs(paid or Money.zero()), Money.zero())
    latest = account.latest or bill
    if any(n in latest.reading.fields for n in (FieldName.INSURANCE_PAID, FieldName.PAYER_NAME)):
        return None  # a plan's discount differs from line to line: only its EOB could tell
    return after_discount(latest, charge)


def share_of_charge(account: Account, bill: Paper, part: Money) -> tuple[Money | None, str]:
    """What a part of the charges costs the patient: all of it without a plan, the rest of it after a discount, and with
    a plan unknown, for its prices and not the charges set the share.
    """
    if account.current_eobs:
        return None, "share"
    latest = account.latest or bill
    if any(n in latest.reading.fields for n in (FieldName.INSURANCE_PAID, FieldName.PAYER_NAME)):
        return None, "charges"
    return after_discount(latest, part), "charges"


def after_discount(latest: Paper, part: Money) -> Money | None:
    """A part of the charges less the same share of the discount that the bill gives on all of them."""
    discount = money(latest, FieldName.TOTAL_ADJUSTMENTS) or money(latest, FieldName.PLAN_DISCOUNT)
    total = money(latest, FieldName.TOTAL_CHARGES)
    if not discount:
        return part
    if not total or total < discount:
        return None
    kept = total - discount
    return Money((part.cents * kept.cents + total.cents // 2) // total.cents)
