"""The engine and the cards: every rule has a card, the order is fixed, the same case gives the same report."""

from __future__ import annotations

from datetime import date

from medneg_desktop.audit import audit_case
from medneg_desktop.audit.engine import RULES
from medneg_desktop.audit.rule import cards
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.finding import in_question

SHOWN = ("title", "stands_on", "source", "verified", "ask", "could_be_right_if")


def test_every_rule_has_a_card_and_every_card_a_rule() -> None:
    assert {rule.name for rule in RULES} == set(cards())


def test_cards_are_whole_and_polite() -> None:
    for card in cards().values():
        assert card.traps, card.name
        assert date.fromisoformat(card.checked) <= date(2026, 12, 31)
        for part in SHOWN:
            text = getattr(card, part)
            assert text, f"{card.name}: {part}"
            assert "!" not in text, f"{card.name}: {part}"


def test_findings_are_numbered_and_repeatable(case: Case) -> None:
    """
    good_faith_estimate
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    service_from: 2026-05-28
    estimate_total: 100.00
    ---
    itemized_bill
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    statement_date: 2026-06-27
    total_charges: 700.00
    amount_due: 700.00
    service_date | code  | charge
    2026-05-28   | 99213 | 600.00
    2026-05-28   | 36415 | 50.00
    2026-05-28   | 36415 | 50.00
    """
    report = audit_case(case, as_of=date(2026, 11, 24))
    assert [(f.id, f.rule) for f in report.findings] == [("f1", "duplicate-charge"), ("f2", "estimate-exceeded")]
    assert report.findings[0].overlaps == ("f2",)
    assert in_question(report.findings) == Money.of("600.00")
    assert report == audit_case(case, as_of=date(2026, 11, 24))
    assert all(f.case == case.id for f in report.findings)


def test_questions_to_the_person_come_dearest_first(case: Case) -> None:
    """
    itemized_bill
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    statement_date: 2026-06-27
    total_charges: 1120.00
    amount_due: 1120.00
    service_date | code  | modifiers | charge
    2026-05-28   | 36415 |           | 50.00
    2026-05-28   | 36415 |           | 50.00
    2026-05-28   | 71046 |           | 310.00
    2026-05-28   | 71046 |           | 310.00
    2026-05-28   | 99213 | 25        | 200.00
    2026-05-28   | 20610 |           | 200.00
    """
    report = audit_case(case, as_of=date(2026, 11, 24))
    amounts = [a.amount for a in report.asked]
    assert amounts == [Money.of("310.00"), Money.of("200.00"), Money.of("50.00")]


def test_what_could_not_be_checked_is_told_once_for_each_reason(case: Case) -> None:
    """
    itemized_bill
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    statement_date: 2026-06-27
    total_charges: 100.00?
    amount_due: 100.00
    insurance_paid: 10.00
    service_date | code  | charge
    2026-05-28   | 99213 | 100.00
    """
    report = audit_case(case, as_of=date(2026, 11, 24))
    assert {(x.why, rule) for x in report.lacks for rule in x.rules} == {(n.why, n.rule) for n in report.not_checked}
    assert len({x.why for x in report.lacks}) == len(report.lacks)
    (unsure,) = [x for x in report.lacks if "needs your check" in x.why]
    assert len(unsure.rules) > 1
