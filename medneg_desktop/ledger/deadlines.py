"""Days that the papers themselves set, or that follow from them by a rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from medneg_desktop.core.dates import shown
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case, Deadline, Paper
from medneg_desktop.domain.household import APPEAL_DAYS, Coverage, coverage_in
from medneg_desktop.domain.reading import DocumentKind, FieldName
from medneg_desktop.ledger import keys
from medneg_desktop.ledger.accounts import Account, accounts_of, dated

DISPUTE_DAYS = timedelta(days=30)
ESTIMATE_DAYS = timedelta(days=120)
ESTIMATE_LIMIT = Money(400_00)


def deadlines(case: Case) -> tuple[Deadline, ...]:
    """The deadlines of a case in the order of their days."""
    found = [d for paper in case.papers for d in (*_dispute(paper), *_appeal(paper))]
    found += [d for account in accounts_of(case.papers, case.bonds) for d in _estimate(account)]
    return tuple(sorted(set(found), key=lambda d: (d.day, d.rule, d.what)))


def _dispute(paper: Paper) -> Iterator[Deadline]:
    """A collector must prove the debt when it is disputed in writing in time.

    The law counts 30 days from receipt; the letter's own date is the safe start, and a day that the letter prints
    within a few days of that is the collector's word.
    """
    notice = paper.reading.date(FieldName.NOTICE_DATE)
    if paper.kind is not DocumentKind.COLLECTION_LETTER or notice is None:
        return
    printed = paper.reading.date(FieldName.DUE_DATE)
    day = notice.value + DISPUTE_DAYS
    if printed and timedelta(days=28) <= printed.value - notice.value <= timedelta(days=45):
        day = printed.value
    collector = paper.reading.text(FieldName.COLLECTOR_NAME)
    name = collector.value if collector else "the collector"
    yield Deadline(
        day,
        f"Dispute the debt in writing with {name}: its letter of {shown(notice.value)} opened a 30-day window",
        "debt-dispute-window",
        "15 USC 1692g(b); 12 CFR 1006.34(b)(5), 1006.38",
    )


def _appeal(paper: Paper) -> Iterator[Deadline]:
    """An appeal against a denial. How long it is open hangs on the kind of plan; where no paper names it, the day of
    plans from work and of one's own is told together with the earlier days of Medicare.
    """
    if paper.kind is not DocumentKind.DENIAL:
        return
    day = keys.paper_date(paper.reading)
    if day is None:
        return
    coverage = _plan(paper)
    open_for, source = APPEAL_DAYS.get(coverage, APPEAL_DAYS[None])
    what = f"Appeal the denial of {shown(day)} to the plan"
    if coverage is Coverage.MEDICAID:
        what += "; Medicaid's time is your state's, and may be shorter"
    elif coverage is None:
        medicare, advantage = (
            day + timedelta(days=APPEAL_DAYS[c][0]) for c in (Coverage.MEDICARE, Coverage.MEDICARE_ADVANTAGE)
        )
        what += f" (with Medicare Advantage by {shown(advantage)}, with Original Medicare by {shown(medicare)})"
    yield Deadline(day + timedelta(days=open_for), what, "appeal-open", source)


def _plan(paper: Paper) -> Coverage | None:
    facts = (paper.reading.text(name) for name in (FieldName.PLAN_NAME, FieldName.PAYER_NAME))
    return next((found for fact in facts if fact and (found := coverage_in(fact.value))), None)


def _estimate(account: Account) -> Iterator[Deadline]:
    """A federal dispute against a bill far above the good faith estimate, for people who pay themselves."""
    insured = account.eobs or any(
        name in bill.reading.fields
        for bill in account.bills
        for name in (FieldName.PAYER_NAME, FieldName.INSURANCE_PAID)
    )
    if insured or not account.bills or not account.estimates:
        return
    bill, estimate = account.bills[-1].reading, account.estimates[-1].reading
    billed, expected = bill.money(FieldName.TOTAL_CHARGES), estimate.money(FieldName.ESTIMATE_TOTAL)
    off, first = bill.money(FieldName.TOTAL_ADJUSTMENTS), dated(account.bills[0])
    if billed is None or expected is None or first == date.min:
        return
    if billed.value - (off.value if off else Money.zero()) - expected.value >= ESTIMATE_LIMIT:
        yield Deadline(
            first + ESTIMATE_DAYS,
            f"Start a federal dispute about the bill above the estimate of {account.provider}",
            "estimate-exceeded",
            "42 USC 300gg-137; 45 CFR 149.620",
        )
