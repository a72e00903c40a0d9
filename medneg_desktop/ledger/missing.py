"""Papers that would settle a case and are not in it, in words to put into a request."""

from __future__ import annotations

from collections.abc import Iterator

from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case, Paper
from medneg_desktop.domain.reading import Cell, FieldName, ReadLine
from medneg_desktop.ledger.accounts import Account, accounts_of

_INSURANCE = (FieldName.INSURANCE_PAID, FieldName.PLAN_DISCOUNT, FieldName.PAYER_NAME, FieldName.MEMBER_ID)


def missing(case: Case) -> tuple[str, ...]:
    """What to ask for, each once."""
    wanted = [want for account in accounts_of(case.papers, case.bonds) for want in _wanted(account)]
    return tuple(dict.fromkeys(wanted))


def _wanted(account: Account) -> Iterator[str]:
    asking = [*account.bills, *account.letters]
    if asking and not any(itemized(b) for b in account.bills):
        yield f"itemized bill, line by line, from {account.provider}"
    insured = next((b for b in account.bills if any(b.reading.fields.get(n) for n in _INSURANCE)), None)
    if insured and not account.eobs:
        payer = insured.reading.text(FieldName.PAYER_NAME)
        sender = f" from {payer.value}" if payer else ""
        yield f"explanation of benefits (EOB){sender} for this visit"
    if account.eobs and not asking:
        yield f"bill from {account.provider}, itemized line by line"
    credited = _credited(account.bills)
    if credited and not account.receipts:
        yield f"receipt for the payment of {credited.shown()} to {account.provider}"


def _credited(bills: list[Paper]) -> Money | None:
    amounts = [fact.value for b in bills if (fact := b.reading.money(FieldName.PATIENT_PAID))]
    return max((a for a in amounts if a > Money.zero()), default=None)


def itemized(paper: Paper) -> bool:
    """Whether a bill lists its services: lines with a code, or with a day and a charge."""
    return any(_is_service(line) for line in paper.reading.lines)


def _is_service(line: ReadLine) -> bool:
    charge = line.money(Cell.CHARGE)
    return charge is not None and bool(line.text(Cell.CODE) or line.date(Cell.SERVICE_DATE))
