"""The account of the money of a case: what was billed, what the plan did, what was paid, what is asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case, Figure, Paper, Reconciliation
from medneg_desktop.domain.finding import Evidence
from medneg_desktop.domain.reading import FieldName
from medneg_desktop.ledger import keys
from medneg_desktop.ledger.accounts import Account, accounts_of, dated
from medneg_desktop.ledger.links import describe
from medneg_desktop.ledger.payments import OWN, Paid, payments


def reconcile(case: Case) -> Reconciliation:
    """The figures that the papers of a case give; a figure no paper gives stays None."""
    accounts = accounts_of(case.papers, case.bonds)
    eobs = [eob for account in accounts for eob in account.current_eobs]
    asked = _sum([f for a in accounts for f in _asked(a)])
    return Reconciliation(
        billed=_sum([f for a in accounts if (f := _billed(a))]),
        plan_discount=_from_eobs(eobs, FieldName.PLAN_DISCOUNT),
        allowed=_from_eobs(eobs, FieldName.ALLOWED_AMOUNT),
        plan_paid=_from_eobs(eobs, FieldName.INSURANCE_PAID)
        or _sum([f for a in accounts if (f := _last(a.bills, FieldName.INSURANCE_PAID))]),
        patient_share=_from_eobs(eobs, FieldName.PATIENT_RESPONSIBILITY),
        patient_paid=_paid(case),
        asked=asked,
        supported=asked.amount if asked else None,
    )


def with_questions(case: Case, in_question: Money) -> Case:
    """The case with what is in question, and what the papers support of the sum asked."""
    asked = case.reconciliation.asked
    supported = max(asked.amount - in_question, Money.zero()) if asked else None
    return replace(case, reconciliation=replace(case.reconciliation, in_question=in_question, supported=supported))


def _figure(paper: Paper, name: FieldName) -> Figure | None:
    fact = paper.reading.money(name)
    if fact is None:
        return None
    evidence = Evidence(paper.ref, fact.place, field=name)
    return Figure(fact.value, (evidence,), f"{fact.value.shown()} on the {describe(paper)}", fact.firm)


def _sum(figures: Iterable[Figure]) -> Figure | None:
    found = list(figures)
    if len(found) < 2:
        return found[0] if found else None
    return Figure(
        Money.total(f.amount for f in found),
        tuple(e for f in found for e in f.evidence),
        " + ".join(f.how for f in found),
        all(f.firm for f in found),
    )


def _last(papers: list[Paper], name: FieldName) -> Figure | None:
    """The latest paper that prints this figure."""
    return next((f for p in sorted(papers, key=dated, reverse=True) if (f := _figure(p, name))), None)


def _from_eobs(eobs: list[Paper], name: FieldName) -> Figure | None:
    """The sum over claims, only where every EOB prints the figure: a sum of some of them would mislead."""
    figures = [f for eob in eobs if (f := _figure(eob, name))]
    return _sum(figures) if len(figures) == len(eobs) else None


def _billed(account: Account) -> Figure | None:
    return _last(account.bills, FieldName.TOTAL_CHARGES) or _from_eobs(account.current_eobs, FieldName.TOTAL_CHARGES)


def _asked(account: Account) -> list[Figure]:
    """What is asked on an account today: by its provider, or by the collectors who took its place.

    A letter stands for the bill it came from; a bill dated after the letter asks beside it. Each collector's latest
    letter counts.
    """
    letters = _latest_letters(account)
    figures = [f for letter in letters if (f := _figure(letter, FieldName.AMOUNT_DUE))]
    placed = min((dated(letter) for letter in letters), default=date.max)
    bills = [b for b in account.bills if not letters or dated(b) > placed]
    bill = _last(bills, FieldName.AMOUNT_DUE)
    return [*([bill] if bill else []), *figures]


def _latest_letters(account: Account) -> list[Paper]:
    latest: dict[str, Paper] = {}
    for letter in sorted(account.letters, key=dated):
        name = letter.reading.text(FieldName.COLLECTOR_NAME)
        latest[" ".join(keys.plain_words(name.value)) if name else ""] = letter
    return list(latest.values())


def _paid(case: Case) -> Figure | None:
    """The person's own payments, as receipts show them and bills credit them, each once."""
    own = [p for p in payments(case) if p.counts and p.by in OWN]
    return _sum(Figure(p.signed, p.evidence, f"{p.signed.shown()} on the {_paper(p)}", p.firm) for p in own)


def _paper(paid: Paid) -> str:
    return paid.where.removeprefix("credited on the ")
