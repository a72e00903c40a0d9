"""Papers that open a period by themselves: a collector's letter, a refusal, a bill above its estimate.

How long each is open, and how that is counted, the one engine knows (:mod:`medneg_desktop.deadlines`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from medneg_desktop.core.dates import shown
from medneg_desktop.core.money import Money
from medneg_desktop.deadlines.book import APPEAL, APPEALS, DISPUTE, ESTIMATE, Rules, shipped_rules
from medneg_desktop.deadlines.engine import day_set_by, open_until
from medneg_desktop.domain.case import Case, Deadline, Paper
from medneg_desktop.domain.household import Coverage, coverage_in
from medneg_desktop.domain.reading import DocumentKind, FieldName
from medneg_desktop.domain.rights import Anchor
from medneg_desktop.ledger import keys
from medneg_desktop.ledger.accounts import Account, accounts_of, dated

ESTIMATE_LIMIT = Money(400_00)
_NAMED_FROM, _NAMED_TO = timedelta(days=28), timedelta(days=45)
"""A day that a collector's letter prints within this time is its own word for the end of the dispute window."""


def deadlines(case: Case, *, coverage: Coverage | None = None, rules: Rules | None = None) -> tuple[Deadline, ...]:
    """The days that the papers of a case set, in their order. ``coverage`` is what the household told of its plan: it
    counts where no paper names one.
    """
    rules = shipped_rules() if rules is None else rules
    found = [d for paper in case.papers for d in (*_dispute(paper, rules), *_appeal(paper, coverage, rules))]
    found += [d for account in accounts_of(case.papers, case.bonds) for d in _estimate(account, rules)]
    return tuple(sorted(set(found), key=lambda d: (d.day, d.rule, d.what)))


def with_deadlines(case: Case, coverage: Coverage | None, rules: Rules) -> Case:
    """The case with its days counted anew, by what is known beside its papers."""
    return replace(case, deadlines=deadlines(case, coverage=coverage, rules=rules))


def _dispute(paper: Paper, rules: Rules) -> Iterator[Deadline]:
    """A collector must prove the debt when it is disputed in writing in time."""
    notice = paper.reading.date(FieldName.NOTICE_DATE)
    if paper.kind is not DocumentKind.COLLECTION_LETTER or notice is None:
        return
    printed = paper.reading.date(FieldName.DUE_DATE)
    named = printed is not None and _NAMED_FROM <= printed.value - notice.value <= _NAMED_TO
    collector = paper.reading.text(FieldName.COLLECTOR_NAME)
    name = collector.value if collector else "the collector"
    start = Anchor("collector_letter", notice.value, "the date on the collector's letter", paper.ref, firm=notice.firm)
    what = f"Dispute the debt in writing with {name}: its letter of {shown(notice.value)} opened a 30-day window"
    found = day_set_by(rules, DISPUTE, start, what, printed=printed.value if printed and named else None)
    if found is not None:
        yield found


def _appeal(paper: Paper, coverage: Coverage | None, rules: Rules) -> Iterator[Deadline]:
    """An appeal against a denial. How long it is open hangs on the kind of plan; where nothing names it, the day of
    plans from work and of one's own is told together with the earlier days of Medicare.
    """
    day = keys.paper_date(paper.reading)
    if paper.kind is not DocumentKind.DENIAL or day is None:
        return
    plan = _plan(paper) or coverage
    what = f"Appeal the denial of {shown(day)} to the plan"
    if plan is Coverage.MEDICAID:
        what += "; Medicaid's time is your state's, and may be shorter"
    elif plan is None:
        advantage, medicare = (
            shown(open_until(APPEALS[c], day, rules)) for c in (Coverage.MEDICARE_ADVANTAGE, Coverage.MEDICARE)
        )
        what += f" (with Medicare Advantage by {advantage}, with Original Medicare by {medicare})"
    start = Anchor("denial", day, "the date on the refusal", paper.ref, firm=_firm(paper, day))
    found = day_set_by(rules, APPEALS.get(plan, APPEAL), start, what)
    if found is not None:
        yield found


def _firm(paper: Paper, day: date) -> bool:
    """Whether the day a paper speaks was read surely."""
    return any(f.firm and f.value == day for name in FieldName if (f := paper.reading.date(name)) is not None)


def _plan(paper: Paper) -> Coverage | None:
    facts = (paper.reading.text(name) for name in (FieldName.PLAN_NAME, FieldName.PAYER_NAME))
    return next((found for fact in facts if fact and (found := coverage_in(fact.value))), None)


def _estimate(account: Account, rules: Rules) -> Iterator[Deadline]:
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
        ref = account.bills[0].ref
        start = Anchor("first_bill", first, "the date on the first bill", ref, firm=_firm(account.bills[0], first))
        what = f"Start a federal dispute about the bill above the estimate of {account.provider}"
        found = day_set_by(rules, ESTIMATE, start, what)
        if found is not None:
            yield found
