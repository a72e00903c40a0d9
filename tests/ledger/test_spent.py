"""What EOBs add up to in a year, and how a balance went."""

from __future__ import annotations

from medneg_desktop.domain.case import Case, Paper
from medneg_desktop.ledger.accumulators import counted, spent
from medneg_desktop.ledger.balances import balances
from tests.builders import paper


def eob(claim: str, day: str, who: str = "Ana Lopez", processed: str = "2026-09-01", **amounts: str) -> Paper:
    told = "\n".join(f"{name}: {value}" for name, value in amounts.items())
    return paper(
        f"eob\npatient_name: {who}\npayer_name: Meridian\nmember_id: M1234567\nclaim_number: {claim}\n"
        f"processed_date: {processed}\nservice_from: {day}\n{told}",
        claim + processed,
    )


def sums(papers: list[Paper]) -> list[tuple[str, int, int, str, str, bool]]:
    return [(s.person, s.year, s.claims, str(s.deductible), str(s.out_of_pocket), s.complete) for s in spent(papers)]


def test_a_year_of_one_person() -> None:
    one = eob("CL100001", "2026-02-01", deductible="100.00", copay="20.00")
    two = eob("CL200002", "2026-05-01", deductible="50.00", coinsurance="10.00")
    before = eob("CL300003", "2025-12-30", deductible="70.00")
    assert sums([one, two, before]) == [
        ("Ana Lopez", 2025, 1, "70.00", "70.00", True),
        ("Ana Lopez", 2026, 2, "150.00", "180.00", True),
    ]


def test_a_corrected_eob_counts_once_and_a_family_has_a_sum_of_its_own() -> None:
    old = eob("CL100001", "2026-02-01", deductible="100.00")
    new = eob("CL10000101", "2026-02-01", processed="2026-10-01", deductible="60.00")
    son = eob("CL400004", "2026-03-01", who="Luis Lopez", deductible="40.00")
    assert sums([old, new, son]) == [
        ("Ana Lopez", 2026, 1, "60.00", "60.00", True),
        ("Luis Lopez", 2026, 1, "40.00", "40.00", True),
        ("", 2026, 2, "100.00", "100.00", True),
    ]


def test_what_is_not_printed_or_unsure_makes_the_sum_a_lower_bound() -> None:
    sure = eob("CL100001", "2026-02-01", deductible="100.00")
    doubtful = eob("CL200002", "2026-03-01", deductible="9.00?")
    assert sums([sure, doubtful]) == [("Ana Lopez", 2026, 2, "100.00", "100.00", False)]


def test_a_balance_over_its_statements(cases: tuple[Case, ...]) -> None:
    """
    statement
    account_number: H100200
    provider_name: Canyon Clinic
    statement_date: 2026-06-01
    amount_due: 140.00
    ---
    statement
    account_number: H100200
    provider_name: Canyon Clinic
    statement_date: 2026-07-01
    amount_due: 90.00
    ---
    collection_letter
    account_number: H100200
    collector_name: Ridge Recovery
    notice_date: 2026-11-01
    amount_due: 95.00
    """
    (series,) = balances(cases[0])
    assert [(str(b.day), str(b.amount), b.whose) for b in series] == [
        ("2026-06-01", "140.00", "Canyon Clinic"),
        ("2026-07-01", "90.00", "Canyon Clinic"),
        ("2026-11-01", "95.00", "Ridge Recovery"),
    ]
    assert all(b.evidence.place for b in series)


def test_claims_count_in_the_order_in_which_the_plan_decided() -> None:
    first = eob("CL100001", "2026-05-01", processed="2026-06-01", network_status="In network", deductible="100.00")
    later = eob("CL200002", "2026-02-01", processed="2026-07-01", network_status="In network", deductible="50.00")
    old = eob("CL300003", "2026-03-01", processed="2026-04-01", network_status="Out of network", copay="20.00")
    new = eob("CL30000301", "2026-03-01", processed="2026-08-01", network_status="Out of network", copay="25.00")
    found = counted([later, first, old, new])
    assert [(str(c.deductible), str(c.out_of_pocket), c.inside) for c in found] == [
        ("100.00", "100.00", True),
        ("50.00", "50.00", True),
        ("None", "25.00", False),
    ]
    assert len({(c.person, c.plan, c.year) for c in found}) == 1
