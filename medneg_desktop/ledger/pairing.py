"""Whether two papers belong together, and why: the grounds are kept in words a person can check."""

from __future__ import annotations

from datetime import timedelta

from medneg_desktop.core.dates import shown
from medneg_desktop.domain.reading import DocumentKind, FieldName, Reading
from medneg_desktop.ledger import keys

PAYS_WITHIN = timedelta(days=180)


def by_number(one: Reading, other: Reading) -> str | None:
    """The grounds where a shared number joins two papers of one patient."""
    if keys.patients_differ(one, other) and not keys.patient_slip(one, other):
        return None
    for name, label in ((FieldName.CLAIM_NUMBER, "claim"), (FieldName.ACCOUNT_NUMBER, "account")):
        mine, theirs = keys.number(one, name), keys.number(other, name)
        if mine is None or mine != theirs:
            continue
        alike = keys.same_provider(one, other) or (
            len(mine) >= keys.LONG_NUMBER and (name is FieldName.CLAIM_NUMBER or not _strangers(one, other))
        )
        if alike:
            return f"Both carry {label} number {_as_printed(one, name)}."
    mine, theirs = (keys.number(r, FieldName.STATEMENT_NUMBER) for r in (one, other))
    if mine and mine == theirs and keys.same_provider(one, other):
        return f"Both carry statement number {_as_printed(one, FieldName.STATEMENT_NUMBER)}."
    return None


def _strangers(one: Reading, other: Reading) -> bool:
    # A hospital, its billing office and the doctor on an EOB may have three names for one account: with the same
    # patient on both papers a long account number is enough.
    return keys.providers_differ(one, other) and not keys.same_patient(one, other)


def _as_printed(reading: Reading, name: FieldName) -> str:
    fact = reading.text(name)
    return fact.value if fact else ""


def by_visit(one: Reading, other: Reading) -> str | None:
    """The grounds where the same patient was seen on the same days."""
    if not keys.same_patient(one, other):
        return None
    days, others = keys.service_days(one), keys.service_days(other)
    shared = days & others
    if not shared or not (days <= others or others <= days or _inside(one, other)):
        return None
    return f"Both are for {_as_printed(one, FieldName.PATIENT_NAME)}, seen on {shown(min(shared))}."


def _inside(one: Reading, other: Reading) -> bool:
    # A doctor's days during a hospital stay: not every day is on both papers, but one range holds the other.
    first, second = keys.service_days(one), keys.service_days(other)
    return (min(second) <= min(first) and max(first) <= max(second)) or (
        min(first) <= min(second) and max(second) <= max(first)
    )


def by_debt(letter: Reading, bill: Reading) -> str | None:
    """The grounds where a collector's letter without a known account asks for the balance of a bill."""
    if DocumentKind.COLLECTION_LETTER not in (letter.kind, bill.kind) or _accounts_differ(letter, bill):
        return None
    if not (keys.same_patient(letter, bill) and keys.same_provider(letter, bill)):
        return None
    shared = keys.asked_amounts(letter) & keys.asked_amounts(bill)
    if not shared:
        return None
    return f"Both ask {keys.provider_name(bill)}'s patient for {max(shared).shown()}."


def by_payment(receipt: Reading, bill: Reading) -> tuple[str, bool] | None:
    """The grounds where a receipt without an account number may pay a bill, and whether they are strong."""
    paid, day = receipt.money(FieldName.AMOUNT_PAID), receipt.date(FieldName.PAYMENT_DATE)
    seen, billed = min(keys.service_days(bill), default=None), keys.paper_date(bill)
    start = seen or billed
    if paid is None or day is None or start is None or not start <= day.value <= (billed or start) + PAYS_WITHIN:
        return None
    if keys.patients_differ(receipt, bill) or keys.providers_differ(receipt, bill) or _accounts_differ(receipt, bill):
        return None
    provider = keys.same_provider(receipt, bill)
    fits = paid.value in keys.asked_amounts(bill)
    strong = fits and provider and keys.same_patient(receipt, bill) and paid.firm and day.firm
    if not (fits or provider):
        return None
    what = "its amount is one that was asked" if fits else "it names the same provider"
    return f"A payment of {paid.value.shown()} on {shown(day.value)}: {what}.", strong


def by_balance(one: Reading, other: Reading) -> tuple[str, bool] | None:
    """The grounds where bills, letters and EOBs that share neither number nor day may speak of one balance, and whether
    they are strong: a sum that both print, with the same patient and provider.
    """
    if keys.patients_differ(one, other) or not keys.same_provider(one, other) or _numbers_differ(one, other):
        return None
    if keys.service_days(one) and keys.service_days(other):
        return None  # both say when; what joins by days was joined
    days = keys.paper_date(one), keys.paper_date(other)
    if days[0] and days[1] and abs(days[0] - days[1]) > PAYS_WITHIN:
        return None
    shared = keys.balances(one) & keys.balances(other)
    alike = keys.accounts_alike(one, other)
    if not shared:
        visit = "one of them does not say for which visit"
        return f"Both are from {keys.provider_name(one)}, and {visit}. {alike or ''}".rstrip(), False
    grounds = f"Both name {keys.provider_name(one)} and {max(shared).shown()}. {alike or ''}".rstrip()
    return grounds, keys.same_patient(one, other)


def _numbers_differ(one: Reading, other: Reading) -> bool:
    mine, theirs = (keys.number(r, FieldName.CLAIM_NUMBER) for r in (one, other))
    claims = bool(mine and theirs and mine != theirs)
    return claims or (_accounts_differ(one, other) and keys.accounts_alike(one, other) is None)


def takes_up(one: Reading, other: Reading) -> bool:
    """Whether two bills of one provider with account numbers that are alike speak of one balance: a sum of the one comes
    again on the other. Else they may be two accounts of one visit, such as the hospital's own and its doctors'.
    """
    alike = keys.accounts_alike(one, other) is not None and keys.same_provider(one, other)
    return alike and bool(keys.balances(one) & keys.balances(other))


def by_estimate(estimate: Reading, bill: Reading) -> str | None:
    """The grounds where a good faith estimate was made for the visit that was billed."""
    if not (keys.same_patient(estimate, bill) and keys.same_provider(estimate, bill)):
        return None
    shared = keys.service_days(estimate) & keys.service_days(bill)
    return f"The estimate was for the visit on {shown(min(shared))}." if shared else None


def _accounts_differ(one: Reading, other: Reading) -> bool:
    mine, theirs = (keys.number(r, FieldName.ACCOUNT_NUMBER) for r in (one, other))
    return mine is not None and theirs is not None and mine != theirs


def accounts_differ(one: Reading, other: Reading) -> bool:
    """Whether both papers print an account number and not the same one."""
    return _accounts_differ(one, other)
