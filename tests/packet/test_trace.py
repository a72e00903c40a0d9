"""The proof before a packet is made: what cannot be found on an exhibit page is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.finding import Finding
from medneg_desktop.domain.packet import PacketChoices, PacketPlan
from medneg_desktop.domain.reading import FieldName, State
from medneg_desktop.packet import plan_packet, trace
from tests.packet.case_builders import MADE, at_field, at_line, case, eob, fact, figure, finding, itemized, letter_size

BILL, EOB = itemized(), eob()
SHARE = finding(
    "share",
    "860.00",
    at_field(BILL, FieldName.AMOUNT_DUE),
    at_field(EOB, FieldName.PATIENT_RESPONSIBILITY),
    explanation="The bill asks $1,375.60, the EOB says $515.60: $860.00 more.",
)


def plan(of: Case, *findings: Finding, include: PacketChoices | None = None) -> PacketPlan:
    return plan_packet(of, findings, made=MADE, sizes=letter_size, sender=("Ana",), include=include)


def whole() -> PacketPlan:
    asked = figure("1375.60", at_field(BILL, FieldName.AMOUNT_DUE))
    return plan(case(EOB, BILL, asked=asked), SHARE)


def in_letter(made: PacketPlan, text: str) -> PacketPlan:
    return replace(made, letter=(*made.letter, replace(made.letter[-1], text=text)))


def test_every_figure_stands_on_a_page_or_is_a_sum_of_such() -> None:
    made = whole()
    assert trace(made) == []
    by_amount = {f.amount: f for f in made.figures}
    assert str(by_amount[Money.of("1375.60")].refs[0]) == "A-2"
    assert sorted(by_amount[Money.of("860.00")].parts) == [Money.of("-515.60"), Money.of("1375.60")]
    assert by_amount[Money.of("515.60")].parts == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("You owe me $860.01.", "$860.01"),
        ("It was on March 3, 2026.", "Mar 3, 2026"),
        ("My account is 00-448213-8.", "00-448213-8"),
        ("My claim is CL-99814411.", "CL-99814411"),
    ],
)
def test_a_planted_value_is_found(text: str, told: str) -> None:
    (problem,) = trace(in_letter(whole(), text))
    assert told in problem


@pytest.mark.parametrize(
    "text",
    [
        "The balance is $1,375.60, my account 00-448213-7, the claim CL-9981.",
        "Services of March 2, 2026; answer by December 24, 2026; written November 24, 2026.",
        "See Exhibits A-1, B-1 and line 3; 12 CFR 1006.34; code 84484; call 24 hours.",
    ],
)
def test_values_of_the_exhibits_and_our_own_days_pass(text: str) -> None:
    assert trace(in_letter(whole(), text)) == []


def test_a_page_taken_out_takes_its_figures_along() -> None:
    made = whole()
    without_eob = replace(made, exhibits=tuple(x for x in made.exhibits if x.letter != "B"))
    problems = "\n".join(trace(without_eob))
    assert "$515.60, which no exhibit page shows" in problems
    assert "$860.00, which no exhibit page shows" in problems, "a sum falls with its parts"


def test_a_wrong_sum_is_no_proof() -> None:
    made = whole()
    figures = tuple(replace(f, parts=(*f.parts, Money(1))) if f.parts else f for f in made.figures)
    assert trace(replace(made, figures=figures))


def test_a_share_of_a_charge_after_the_bills_own_discount_is_traced() -> None:
    cut = itemized(total_adjustments=fact(Money.of("748.80"), page=2))
    made = plan(case(cut), finding("copy", "62.40", at_line(cut, 2), at_line(cut, 3)))
    assert trace(made) == []
    assert next(f for f in made.figures if f.amount == Money.of("62.40")).share is not None


def test_a_finding_whose_amount_cannot_be_shown_waits_and_the_person_is_told() -> None:
    made = plan(case(EOB, BILL), SHARE, finding("odd", "123.45", at_line(BILL, 1)))
    assert [row.finding for row in made.issues] == ["share"]
    assert any("$123.45 cannot be shown" in need for need in made.needs_from_you)
    assert trace(made) == []


def test_a_limit_of_the_law_needs_no_page() -> None:
    told = finding(
        "estimate",
        "860.00",
        *SHARE.evidence,
        explanation="$860.00 more, and $400.00 is the limit.",
        sources=("45 CFR 149",),
    )
    assert trace(plan(case(EOB, BILL), told)) == []
    assert plan(case(EOB, BILL), SHARE, replace(told, sources=())).needs_from_you[0].startswith("“Question estimate”")


def test_what_the_person_keeps_back_or_typed_may_be_stated() -> None:
    typed = replace(fact("00-9999999-1", State.ENTERED), place=None)
    bill = itemized(account_number=typed)
    assert trace(plan(case(EOB, bill), finding("d", "312.00", at_line(bill, 1)))) == []
    kept_back = PacketChoices(without=frozenset({EOB.ref.document}))
    assert trace(plan(case(EOB, BILL), SHARE, include=kept_back)) == []
    assert trace(plan(case(EOB, BILL), SHARE, include=PacketChoices(exhibits=False))) == []


def test_pages_that_the_letter_and_the_timeline_speak_of_are_enclosed() -> None:
    bill = itemized(account_number=fact("00-448213-7", page=3), due_date=fact(date(2026, 5, 1), page=2))
    made = plan(case(bill), finding("d", "312.00", at_line(bill, 1)))
    assert [p.page for p in made.exhibits[0].pages] == [1, 2, 3]
    assert trace(made) == []
