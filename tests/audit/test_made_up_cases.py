"""Made-up visits that add up accuse nobody; an error planted in one is found with its sum."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from medneg_desktop.audit import audit_case
from medneg_desktop.core.money import Money
from medneg_desktop.domain.finding import AuditReport, Certainty
from medneg_desktop.ledger import group
from tests.builders import papers

SEEN = date(2026, 4, 8)
CODES = ("99213", "83036", "36415", "20610", "71046", "99283")


@dataclass(frozen=True)
class Visit:
    """What the plan made of each line: charge, allowed amount, what it paid. All in cents."""

    lines: tuple[tuple[str, int, int, int], ...]
    paid_days: int

    @property
    def charges(self) -> int:
        return sum(c for _, c, _, _ in self.lines)

    @property
    def share(self) -> int:
        return sum(a - p for _, _, a, p in self.lines)


@st.composite
def visits(draw: st.DrawFn) -> Visit:
    codes = draw(st.lists(st.sampled_from(CODES), min_size=2, max_size=6, unique=True))
    lines = []
    for code in codes:
        charge = draw(st.integers(1000, 200_000))
        allowed = draw(st.integers(500, charge - 100))
        lines.append((code, charge, allowed, draw(st.integers(0, allowed - 100))))
    return Visit(tuple(lines), draw(st.integers(0, 80)))


def eob(visit: Visit) -> str:
    rows = [
        f"{SEEN} | {code} | {Money(c)} | {Money(a)} | {Money(c - a)} | {Money(p)} | {Money(a - p)}"
        for code, c, a, p in visit.lines
    ]
    return "\n".join(
        [
            "eob",
            "patient_name: Ana Lopez",
            "provider_name: Marlow Family Physicians",
            "account_number: A-3218011",
            "claim_number: EC337251841",
            "payer_name: Meridian Health Plan",
            f"processed_date: {SEEN + timedelta(days=20)}",
            f"total_charges: {Money(visit.charges)}",
            f"plan_discount: {Money(sum(c - a for _, c, a, _ in visit.lines))}",
            f"allowed_amount: {Money(sum(a for _, _, a, _ in visit.lines))}",
            f"insurance_paid: {Money(sum(p for _, _, _, p in visit.lines))}",
            f"patient_responsibility: {Money(visit.share)}",
            "service_date | code | charge | allowed | adjustment | plan_paid | patient_responsibility",
            *rows,
        ]
    )


def statement(visit: Visit, day: date, due: int, *, discount: bool = True) -> str:
    rows = []
    for code, c, a, p in visit.lines:
        off = c - a if discount else 0
        rows.append(f"{SEEN} | {code} | {Money(c)} | {Money(off)} | {Money(p)} | {Money(c - off - p)}")
    return "\n".join(
        [
            "itemized_bill",
            "patient_name: Ana Lopez",
            "provider_name: Marlow Family Physicians",
            "account_number: A-3218011",
            "payer_name: Meridian Health Plan",
            f"statement_date: {day}",
            f"total_charges: {Money(visit.charges)}",
            f"amount_due: {Money(due)}",
            "service_date | code | charge | adjustment | plan_paid | patient_responsibility",
            *rows,
        ]
    )


def receipt(day: date, cents: int) -> str:
    return f"receipt\naccount_number: A-3218011\npayment_date: {day}\namount_paid: {Money(cents)}"


def audit(*texts: str) -> AuditReport:
    (case,) = group(papers("\n---\n".join(texts)))
    return audit_case(case, as_of=date(2026, 11, 24))


@settings(max_examples=60, deadline=None)
@given(visits())
def test_a_visit_that_adds_up_raises_nothing(visit: Visit) -> None:
    first = SEEN + timedelta(days=44)
    half = visit.share // 2
    again = statement(visit, first + timedelta(days=60), visit.share - half)
    report = audit(
        eob(visit),
        statement(visit, first, visit.share),
        receipt(first + timedelta(days=min(visit.paid_days, 59)), max(half, 1)),
        again.replace("amount_due", f"patient_paid: {Money(max(half, 1))}\namount_due") if half else again,
    )
    assert report.findings == ()


@settings(max_examples=60, deadline=None)
@given(visits())
def test_a_billed_discount_is_found(visit: Visit) -> None:
    discount = sum(c - a for _, c, a, _ in visit.lines)
    report = audit(eob(visit), statement(visit, SEEN + timedelta(days=44), visit.share + discount, discount=False))
    assert [(f.rule, f.certainty) for f in report.findings] == [("write-off-billed", Certainty.PROVEN)]
    assert report.findings[0].amount == Money(discount)


@settings(max_examples=60, deadline=None)
@given(visits())
def test_a_line_billed_and_processed_twice_costs_its_share(visit: Visit) -> None:
    twice = Visit((*visit.lines, visit.lines[-1]), 0)
    report = audit(eob(twice), statement(twice, SEEN + timedelta(days=44), twice.share))
    (finding,) = report.findings
    _, _, allowed, paid = visit.lines[-1]
    assert (finding.rule, finding.amount) == ("duplicate-charge", Money(allowed - paid))


@settings(max_examples=60, deadline=None)
@given(visits(), st.integers(31, 200))
def test_a_payment_that_is_not_taken_off_is_found(visit: Visit, days: int) -> None:
    paid = SEEN + timedelta(days=20)
    cents = max(visit.share // 3, 1)
    report = audit(eob(visit), receipt(paid, cents), statement(visit, paid + timedelta(days=days), visit.share))
    (finding,) = report.findings
    assert (finding.rule, finding.amount) == ("payment-not-credited", Money(cents))
