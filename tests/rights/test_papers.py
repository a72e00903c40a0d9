"""What the papers answer by themselves, and what they leave to the person."""

from __future__ import annotations

import pytest

from medneg_desktop.domain.household import Coverage
from medneg_desktop.rights import shipped
from medneg_desktop.rights.papers import told
from tests.rights.conftest import TODAY, case_of

HEAD = """
    itemized_bill
    provider_name: {provider}
    patient_name: Ana Lopez
    account_number: 4482137
    statement_date: 2026-09-03
    amount_due: 900.00
    service_date | code | modifiers | revenue_code | charge
    """


def facts(text: str) -> dict[str, set[str]]:
    return {name: set(known.options) for name, known in told(case_of(text), shipped().measures, TODAY).items()}


def bill(*lines: str, provider: str = "Ridge Practice") -> str:
    return HEAD.format(provider=provider) + "\n    ".join(lines)


@pytest.mark.parametrize(
    ("line", "name", "options"),
    [
        ("2026-08-14 | 99285 | | 0450 | 900.00", "emergency", {"yes"}),
        ("2026-08-14 | | | 450 | 900.00", "emergency", {"yes"}),
        ("2026-08-14 | A0431 | | | 900.00", "ambulance", {"air"}),
        ("2026-08-14 | A0427 | | | 900.00", "ambulance", {"ground"}),
        ("2026-08-14 | 71046 | 26 | | 900.00", "service", {"never_waived"}),
        ("2026-08-14 | 00840 | | | 900.00", "service", {"never_waived"}),
        ("2026-08-14 | 45378 | 33 | | 900.00", "preventive", {"yes"}),
        ("2026-08-14 | G0121 | | | 900.00", "preventive", {"yes"}),
        ("2026-08-14 | 80061 | GZ | | 900.00", "medicare_notice", {"no"}),
        ("2026-08-14 | 80061 | GA | | 900.00", "medicare_notice", {"yes"}),
    ],
)
def test_lines_answer(line: str, name: str, options: set[str]) -> None:
    assert facts(bill(line))[name] == options


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("2026-08-14 | 99214 | | 0456 | 900.00", "emergency"),  # urgent care is no emergency room
        ("2026-08-14 | 99285? | | | 900.00", "emergency"),  # a code in doubt settles nothing
        ("2026-08-14 | 99214 | | | 900.00", "preventive"),
        ("2026-08-14 | 0101T | | | 900.00", "service"),
        ("2026-08-14 | 99214 | | | 900.00", "hospital"),
    ],
)
def test_lines_leave_open(line: str, name: str) -> None:
    assert name not in facts(bill(line))


def test_a_bill_of_several_kinds_of_care_does_not_say_its_kind() -> None:
    found = facts(bill("2026-08-14 | 71046 | | | 400.00", "2026-08-14 | 29881 | | | 500.00"))
    assert "service" not in found
    assert found["ambulance"] == {"no"}


def test_a_hospital_by_its_name() -> None:
    assert facts(bill("2026-08-14 | 99214 | | | 9.00", provider="St. Ann Hospital"))["hospital"] == {"yes"}


EOB = """
    eob
    payer_name: {payer}
    provider_name: Ridge Practice
    patient_name: Ana Lopez
    service_from: 2026-08-14
    processed_date: 2026-09-01
    patient_responsibility: 90.00
    """


@pytest.mark.parametrize(
    ("more", "name", "options"),
    [
        ("network_status: Out-of-Network", "network", {"out"}),
        ("network_status: Non-participating", "network", {"out"}),
        ("network_status: In network", "network", {"in"}),
        ("not_covered: 90.00", "denied", {"yes"}),
        ("service_date | code | reason_codes | charge\n    2026-08-14 | 99214 | CO-50 | 90.00", "denied", {"yes"}),
        ("service_date | code | reason_codes | charge\n    2026-08-14 | 99214 | CO-29 | 90.00", "late_claim", {"yes"}),
        ("service_date | code | reason_codes | charge\n    2026-08-14 | 99214 | PR-242 | 90.00", "network", {"out"}),
    ],
)
def test_an_explanation_of_benefits_answers(more: str, name: str, options: set[str]) -> None:
    assert facts(EOB.format(payer="Harbor Health") + more)[name] == options


@pytest.mark.parametrize("code", ["CO-45", "PR-1", "PR-3", "N50", "M29"])
def test_an_ordinary_reason_is_no_refusal(code: str) -> None:
    lines = f"service_date | code | reason_codes | charge\n    2026-08-14 | 99214 | {code} | 90.00"
    found = facts(EOB.format(payer="Harbor Health") + lines)
    assert "denied" not in found
    assert found["late_claim"] == {"no"}


def test_an_explanation_of_benefits_shows_that_a_plan_was_used() -> None:
    found = facts(EOB.format(payer="Harbor Health"))["coverage"]
    assert found == {c.value for c in Coverage} - {"self_pay"}


@pytest.mark.parametrize(
    ("payer", "options"),
    [
        ("Ohio Medicaid", {"medicaid"}),
        ("Medicare Part B", {"medicare", "medicare_advantage"}),
        ("Humana Medicare Advantage", {"medicare_advantage"}),
    ],
)
def test_a_payer_names_a_program(payer: str, options: set[str]) -> None:
    assert facts(EOB.format(payer=payer))["coverage"] == options


def estimate(billed: str, expected: str = "1000.00", provider: str = "Ridge Practice") -> str:
    return f"""
        good_faith_estimate
        provider_name: Ridge Practice
        patient_name: Ana Lopez
        service_from: 2026-08-14
        estimate_total: {expected}
        ---
        statement
        provider_name: {provider}
        patient_name: Ana Lopez
        service_from: 2026-08-14
        statement_date: 2026-09-03
        total_charges: {billed}
        amount_due: {billed}
        """


@pytest.mark.parametrize(("billed", "over"), [("1399.99", {"no"}), ("1400.00", {"yes"}), ("5000.00", {"yes"})])
def test_the_bill_beside_its_estimate(billed: str, over: set[str]) -> None:
    found = facts(estimate(billed))
    assert found["over_estimate"] == over
    assert found["coverage"] == {"self_pay"}


def test_a_sum_in_doubt_is_not_held_beside_the_estimate() -> None:
    assert "over_estimate" not in facts(estimate("1399.99?"))


def test_a_collectors_letter() -> None:
    found = facts("""
        collection_letter
        collector_name: Apex
        original_creditor: Mercy Hospital
        patient_name: Ana Lopez
        notice_date: 2025-06-01
        amount_due: 499.99
        interest_fees: 12.00
        """)
    assert found["collector"] == {"yes"}
    assert found["interest"] == {"yes"}
    assert found["small_new_or_paid"] == {"yes"}
    assert found["hospital"] == {"yes"}
