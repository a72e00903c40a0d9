"""Who paid what: every payment once, by its source, from receipts, bills and EOBs and from what the person noted.

A receipt, the credit for it on a later bill and the person's own note of it are one payment. A payment that counts in
no sum any more (the plan corrected its EOB) stays to be seen. The person's word adds to this account and to nothing
else: what the papers prove, and every check and letter, stands on papers alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from medneg_desktop.core.ids import TalkId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case, Paper
from medneg_desktop.domain.finding import Evidence
from medneg_desktop.domain.reading import FieldName
from medneg_desktop.domain.talks import PaidBy, Payment, Way
from medneg_desktop.ledger import keys
from medneg_desktop.ledger.accounts import Account, accounts_of, dated
from medneg_desktop.ledger.links import describe

OWN = (PaidBy.SELF, PaidBy.HSA_FSA)
"""The person's own money."""
_SAME_DAYS = timedelta(days=3)
"""A card is charged, and a receipt printed, within these days of the day that a person remembers."""
_MONTH = (timedelta(days=25), timedelta(days=38))
_SOURCES = (
    (PaidBy.HSA_FSA, r"\b(hsa|fsa|hra|health savings|flex\w* spending|benefits? card)\b"),
    (PaidBy.ASSISTANCE, r"\b(charity|assistance|foundation|grant|copay (?:card|program)|coupon|fund)\b"),
    (PaidBy.INSURER, r"\b(insurance|health plan|insurer|medicare|medicaid)\b"),
)


class PaidAs(StrEnum):
    """``PREPAYMENT``: at the desk, on the day of the visit or before it. ``INSTALMENT``: one of equal monthly sums."""

    PAYMENT = "payment"
    PREPAYMENT = "prepayment"
    INSTALMENT = "instalment"
    REFUND = "refund"


@dataclass(frozen=True, slots=True)
class Noted:
    """A payment as the person noted it, with its entry in the journal."""

    talk: TalkId
    payment: Payment


@dataclass(frozen=True, slots=True)
class Paid:
    """One payment. ``amount`` is above zero, of a refund too. ``where`` says which papers show it.

    ``counts`` is False where a later paper took its place. ``noted`` is the person's own entry of it, where there is one.
    """

    by: PaidBy
    kind: PaidAs
    amount: Money
    day: date | None
    where: str
    how: str = ""
    reference: str = ""
    evidence: tuple[Evidence, ...] = ()
    firm: bool = True
    counts: bool = True
    noted: TalkId | None = None

    @property
    def signed(self) -> Money:
        return -self.amount if self.kind is PaidAs.REFUND else self.amount


def payments(case: Case, noted: Iterable[Noted] = ()) -> tuple[Paid, ...]:
    """Every payment of a case, in the order of their days; those without a day stand last."""
    accounts = accounts_of(case.papers, case.bonds)
    shown = [(a, _receipts(a)) for a in accounts]
    left = _matched(shown, noted)
    found = [p for account, receipts in shown for p in _of_account(account, receipts, left)]
    found += [_of_note(note, accounts) for note in left]
    return tuple(sorted(found, key=lambda p: (p.day is None, p.day or date.min, p.by, p.amount)))


def since_last_bill(case: Case, found: Iterable[Paid]) -> Money | None:
    """What the person paid after the newest paper that asks for money; None where there is nothing of the kind."""
    asked = [dated(p) for a in accounts_of(case.papers, case.bonds) for p in (*a.bills, *a.letters)]
    return total((p for p in found if p.day is not None and asked and p.day > max(asked)), *OWN)


def total(found: Iterable[Paid], *sources: PaidBy) -> Money | None:
    """What these sources paid in all, less what came back; None where nothing is known to be paid."""
    sums = [p.signed for p in found if p.counts and p.by in sources]
    return Money.total(sums) if sums else None


def source_of(words: str) -> PaidBy:
    """Whose money a way of paying names: ``HSA card ending 4471``. A card or a check alone is the person's own."""
    plain = " ".join(keys.plain_words(words))
    return next((by for by, pattern in _SOURCES if re.search(pattern, plain)), PaidBy.SELF)


def _receipts(account: Account) -> list[Paid]:
    """The payments that receipts show; a second picture of one receipt counts nothing."""
    found: list[Paid] = []
    known: set[tuple[str, Money, date | None]] = set()
    for paper in account.receipts:
        paid = _of_receipt(account, paper)
        if paid is None:
            continue
        mark = keys.number_key(paid.reference), paid.amount, paid.day
        again = bool(mark[0]) and mark in known
        known.add(mark)
        found.append(replace(paid, counts=False, where=f"{paid.where}, the same payment again") if again else paid)
    return found


def _of_receipt(account: Account, paper: Paper) -> Paid | None:
    fact, day = paper.reading.money(FieldName.AMOUNT_PAID), paper.reading.date(FieldName.PAYMENT_DATE)
    if fact is None or not fact.value:
        return None
    texts = [paper.reading.text(n) for n in (FieldName.PAYMENT_METHOD, FieldName.PAYMENT_REFERENCE)]
    how, reference = (t.value if t is not None else "" for t in texts)
    back = fact.value < Money.zero()
    return Paid(
        source_of(how),
        PaidAs.REFUND if back else _kind(account, day.value if day else None),
        abs(fact.value),
        day.value if day else None,
        describe(paper),
        how,
        reference,
        (Evidence(paper.ref, fact.place, field=FieldName.AMOUNT_PAID),),
        fact.firm,
    )


def _kind(account: Account, day: date | None) -> PaidAs:
    seen = {d for p in (*account.bills, *account.eobs) for d in keys.service_days(p.reading)}
    return PaidAs.PREPAYMENT if day is not None and seen and day <= min(seen) else PaidAs.PAYMENT


# ---------------------------------------------------------------------------------------------------- notes


def _matched(shown: Sequence[tuple[Account, list[Paid]]], noted: Iterable[Noted]) -> list[Noted]:
    """Put each note to the receipt of the same payment, which it completes; gives the notes that no receipt shows."""
    left = []
    for note in noted:
        places = [(receipts, n) for _, receipts in shown for n, p in enumerate(receipts) if _same(p, note.payment)]
        if not places:
            left.append(note)
            continue
        receipts, n = places[0]
        told = note.payment
        receipts[n] = replace(
            receipts[n],
            by=told.source if told.source is not PaidBy.SELF else receipts[n].by,
            kind=PaidAs.INSTALMENT if told.agreement else receipts[n].kind,
            how=told.method or receipts[n].how,
            reference=told.reference or receipts[n].reference,
            noted=note.talk,
        )
    return left


def _same(paid: Paid, told: Payment) -> bool:
    if paid.noted is not None or paid.amount != told.amount or (paid.kind is PaidAs.REFUND) is not (told.way is Way.IN):
        return False
    proof = told.document is not None and told.document in {e.paper.document for e in paid.evidence}
    return proof or (paid.day is not None and abs(paid.day - told.day) <= _SAME_DAYS)


def _of_note(note: Noted, accounts: Sequence[Account], *, where: str = "you noted it") -> Paid:
    told = note.payment
    kind = PaidAs.REFUND if told.way is Way.IN else PaidAs.INSTALMENT if told.agreement else PaidAs.PAYMENT
    if kind is PaidAs.PAYMENT and len(accounts) == 1:
        kind = _kind(accounts[0], told.day)
    papers = [p for a in accounts for p in _all(a) if p.ref.document == told.document]
    return Paid(
        told.source,
        kind,
        told.amount,
        told.day,
        f"you noted it; {describe(papers[0])}" if papers else where,
        told.method,
        told.reference,
        tuple(Evidence(p.ref, None) for p in papers[:1]),
        noted=note.talk,
    )


def _all(account: Account) -> Iterator[Paper]:
    for group in (account.bills, account.eobs, account.letters, account.receipts, account.estimates, account.others):
        yield from group


# ---------------------------------------------------------------------------------------------------- accounts


def _of_account(account: Account, receipts: list[Paid], notes: list[Noted]) -> Iterator[Paid]:
    yield from _instalments(receipts)
    yield from _credit(account, receipts, notes)
    yield from _by_plan(account)


def _instalments(receipts: list[Paid]) -> list[Paid]:
    """Equal sums a month apart are instalments, the first included."""
    found = list(receipts)
    ordered = sorted((n for n, p in enumerate(found) if p.day), key=lambda n: found[n].day or date.min)
    for one, two in pairwise(ordered):
        first, second = found[one], found[two]
        apart = (second.day or date.max) - (first.day or date.max)
        if first.amount == second.amount and _MONTH[0] <= apart <= _MONTH[1]:
            for n in (one, two):
                if found[n].kind is PaidAs.PAYMENT:
                    found[n] = replace(found[n], kind=PaidAs.INSTALMENT)
    return found


def _credit(account: Account, receipts: Sequence[Paid], notes: list[Noted]) -> Iterator[Paid]:
    """What the latest bill credits beyond the payments that are known from before it: paid, and no receipt here.

    A note of just that sum is this very payment; it is taken out of ``notes``.
    """
    bill = next((b for b in sorted(account.bills, key=dated, reverse=True) if _credited(b)), None)
    if bill is None:
        return
    fact = bill.reading.money(FieldName.PATIENT_PAID)
    assert fact is not None
    before = [p for p in receipts if p.counts and p.by in OWN and (p.day is None or p.day <= dated(bill))]
    rest = fact.value - Money.total(p.signed for p in before)
    if rest <= Money.zero():
        return
    place = Evidence(bill.ref, fact.place, field=FieldName.PATIENT_PAID)
    shown = Paid(
        PaidBy.SELF, PaidAs.PAYMENT, rest, None, f"credited on the {describe(bill)}", evidence=(place,), firm=fact.firm
    )
    same = [n for n in notes if n.payment.way is Way.OUT and n.payment.source in OWN and n.payment.day <= dated(bill)]
    for note in sorted(same, key=lambda n: n.payment.day):
        if note.payment.amount <= rest:
            notes.remove(note)
            rest -= note.payment.amount
            yield replace(_of_note(note, (account,), where=f"you noted it; {shown.where}"), evidence=(place,))
    if rest > Money.zero():
        yield replace(shown, amount=rest)


def _credited(bill: Paper) -> bool:
    fact = bill.reading.money(FieldName.PATIENT_PAID)
    return fact is not None and fact.value > Money.zero()


def _by_plan(account: Account) -> Iterator[Paid]:
    """What the plan paid, by each EOB; without one, by the latest bill."""
    current = {p.ref for p in account.current_eobs}
    for eob in account.eobs:
        yield from _plan_paid(eob, counts=eob.ref in current)
    if not account.eobs:
        for bill in sorted(account.bills, key=dated, reverse=True):
            found = list(_plan_paid(bill, counts=True))
            if found:
                yield from found
                return


def _plan_paid(paper: Paper, *, counts: bool) -> Iterator[Paid]:
    fact = paper.reading.money(FieldName.INSURANCE_PAID)
    if fact is None or not fact.value:
        return
    day = paper.reading.date(FieldName.PROCESSED_DATE)
    yield Paid(
        PaidBy.INSURER,
        PaidAs.PAYMENT if fact.value > Money.zero() else PaidAs.REFUND,
        abs(fact.value),
        day.value if day else None,
        describe(paper) if counts else f"{describe(paper)}, which a later one replaced",
        evidence=(Evidence(paper.ref, fact.place, field=FieldName.INSURANCE_PAID),),
        firm=fact.firm,
        counts=counts,
    )
