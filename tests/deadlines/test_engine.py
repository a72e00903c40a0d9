"""The deadline engine: the right event, the safe stand-in, the versions of a rule, and one day with the ledger."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medneg_desktop.deadlines import shipped_rules
from medneg_desktop.deadlines.engine import days_of
from medneg_desktop.deadlines.events import anchors_of
from medneg_desktop.domain.household import Coverage, Household
from medneg_desktop.domain.reading import FieldName, State
from medneg_desktop.domain.rights import Anchor, ClockDay, ClockRule, Duty
from medneg_desktop.ledger import with_deadlines
from medneg_desktop.rights import rights_report, shipped
from medneg_desktop.rights.library import clocks_named
from tests.rights.conftest import case_of

days = st.dates(date(2024, 1, 1), date(2032, 12, 31))


def rule(name: str) -> ClockRule:
    return clocks_named(shipped(), [name])[0]


def day_of(name: str, anchor: str, start: date) -> date | None:
    return one(name, {anchor: Anchor(anchor, start, "that day")}).day


def one(name: str, anchors: dict[str, Anchor]) -> ClockDay:
    (found,) = days_of(clocks_named(shipped(), [name]), anchors)
    return found


@pytest.mark.parametrize(
    ("name", "anchor", "start", "end"),
    [
        ("debt-dispute-window", "collector_letter_received", date(2026, 11, 10), date(2026, 12, 10)),
        ("debt-dispute-window", "collector_letter_received", date(2028, 1, 31), date(2028, 3, 1)),  # leap year
        ("debt-dispute-window", "collector_letter_received", date(2027, 1, 31), date(2027, 3, 2)),
        ("appeal-open", "denial_received", date(2026, 9, 14), date(2027, 3, 13)),
        ("appeal-open", "denial_received", date(2027, 9, 14), date(2028, 3, 12)),  # over February 29
        ("estimate-exceeded", "first_bill_received", date(2026, 11, 1), date(2027, 3, 1)),
        ("hospital-help-window", "first_bill", date(2026, 9, 3), date(2027, 5, 1)),
        ("hospital-collection-wait", "first_bill", date(2026, 9, 3), date(2027, 1, 1)),
        ("external-review", "final_denial_received", date(2026, 10, 30), date(2027, 3, 1)),
        (
            "external-review",
            "final_denial_received",
            date(2026, 8, 25),
            date(2026, 12, 28),
        ),  # Christmas, then a weekend
        ("external-review", "final_denial_received", date(2026, 9, 3), date(2027, 1, 4)),  # a Sunday
        ("medicare-appeal", "denial_received", date(2026, 9, 1), date(2026, 12, 30)),
        ("medicare-advantage-appeal", "denial", date(2026, 9, 1), date(2026, 11, 5)),
        ("records-due", "records_asked", date(2028, 2, 28), date(2028, 3, 29)),
        ("appeal-decision", "appeal_sent", date(2026, 12, 31), date(2027, 3, 1)),
        ("credit-dispute-due", "credit_dispute_sent", date(2026, 12, 31), date(2027, 1, 30)),
        ("estimate-due", "estimate_asked", date(2026, 11, 24), date(2026, 11, 30)),
        ("collector-suit", "collector_violation", date(2028, 2, 29), date(2029, 2, 28)),
        ("privacy-complaint", "records_refused", date(2026, 9, 3), date(2027, 3, 2)),
        # over a leap day, and where a year has none
        ("debt-dispute-window", "collector_letter_received", date(2028, 2, 1), date(2028, 3, 2)),
        ("estimate-exceeded", "first_bill_received", date(2027, 12, 31), date(2028, 4, 29)),
        ("hospital-help-window", "first_bill", date(2027, 8, 31), date(2028, 4, 27)),
        ("hospital-collection-wait", "first_bill", date(2027, 11, 30), date(2028, 3, 29)),
        ("medicare-appeal", "denial_received", date(2027, 11, 1), date(2028, 2, 29)),
        ("medicare-advantage-appeal", "denial", date(2028, 1, 31), date(2028, 4, 5)),
        ("records-due", "records_asked", date(2028, 1, 31), date(2028, 3, 1)),
        ("appeal-decision", "appeal_sent", date(2028, 1, 1), date(2028, 3, 1)),
        ("credit-dispute-due", "credit_dispute_sent", date(2028, 1, 30), date(2028, 2, 29)),
        ("privacy-complaint", "records_refused", date(2027, 9, 2), date(2028, 2, 29)),
        ("collector-suit", "collector_violation", date(2027, 2, 28), date(2028, 2, 28)),
        ("external-review", "final_denial_received", date(2027, 10, 29), date(2028, 2, 29)),
        ("external-review", "final_denial_received", date(2027, 10, 31), date(2028, 3, 1)),  # no February 31
        # month ends: April has no 31st, so the first of May, a Saturday, and then the Monday
        ("external-review", "final_denial_received", date(2026, 12, 31), date(2027, 5, 3)),
        ("external-review", "final_denial_received", date(2026, 8, 31), date(2026, 12, 31)),
        # business days: from a Friday, from a Saturday, over Christmas, and over two holidays in one week
        ("estimate-due", "estimate_asked", date(2026, 11, 13), date(2026, 11, 18)),
        ("estimate-due", "estimate_asked", date(2026, 11, 14), date(2026, 11, 18)),
        ("estimate-due", "estimate_asked", date(2026, 12, 23), date(2026, 12, 29)),
        ("estimate-due", "estimate_asked", date(2027, 12, 30), date(2028, 1, 4)),
        ("estimate-due", "estimate_asked", date(2028, 2, 25), date(2028, 3, 1)),
    ],
)
def test_worked_days(name: str, anchor: str, start: date, end: date) -> None:
    assert day_of(name, anchor, start) == end


def test_every_rule_was_worked() -> None:
    worked = {mark[0] for mark in test_worked_days.pytestmark[0].args[1]}  # type: ignore[attr-defined] # set by the mark
    assert {name for name, _ in shipped().clocks} - worked == {"medicaid-reach-back"}


@pytest.mark.parametrize(
    ("care", "end"),
    [
        (date(2026, 8, 14), date(2026, 11, 30)),  # three months back
        (date(2026, 9, 30), date(2026, 12, 31)),
        (date(2026, 10, 5), date(2026, 12, 31)),  # January would reach back one month only
        (date(2026, 11, 30), date(2026, 12, 31)),
        (date(2026, 12, 1), date(2027, 1, 31)),
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2028, 1, 1), date(2028, 2, 29)),
    ],
)
def test_medicaid_reaches_back_less_far_from_2027(care: date, end: date) -> None:
    assert day_of("medicaid-reach-back", "service", care) == end


@given(days)
def test_medicaid_never_leaves_a_day_that_its_rule_does_not(care: date) -> None:
    end = day_of("medicaid-reach-back", "service", care)
    assert end is not None
    months = 3 if end <= date(2026, 12, 31) else 1
    assert care <= end
    assert (end.year - care.year) * 12 + end.month - care.month <= months


@given(days, st.integers(0, 40))
def test_a_stand_in_is_never_later_than_the_true_event(sent: date, travels: int) -> None:
    letter = Anchor("collector_letter", sent, "the date on the letter")
    arrived = Anchor("collector_letter_received", sent + timedelta(days=travels), "the day it arrived")
    safe = one("debt-dispute-window", {"collector_letter": letter})
    true = one("debt-dispute-window", {"collector_letter": letter, "collector_letter_received": arrived})
    assert safe.day is not None
    assert true.day is not None
    assert safe.day <= true.day
    assert "safe choice" in safe.note
    assert true.note == ""


def test_a_clock_without_its_event_has_no_day() -> None:
    assert one("records-due", {}).day is None


def test_the_note_tells_when_a_letter_may_be_taken_to_arrive() -> None:
    sent = Anchor("collector_letter", date(2026, 11, 19), "the date on the letter")
    # Five business days after a Thursday, with Thanksgiving and two weekends between: Friday, November 27.
    assert "(Nov 27, 2026); the period then ends on Dec 27, 2026" in one("debt-dispute-window", {sent.name: sent}).note


PAPERS = {
    "debt-dispute-window": """
        collection_letter
        collector_name: Apex
        original_creditor: Mercy Hospital
        patient_name: Ana Lopez
        notice_date: {day}
        amount_due: 700.00
        """,
    "appeal-open": """
        denial
        payer_name: Harbor Health
        provider_name: Mercy Hospital
        patient_name: Ana Lopez
        notice_date: {day}
        """,
    "estimate-exceeded": """
        good_faith_estimate
        provider_name: Mercy Hospital
        patient_name: Ana Lopez
        service_from: 2024-01-02
        estimate_total: 1000.00
        ---
        statement
        provider_name: Mercy Hospital
        patient_name: Ana Lopez
        service_from: 2024-01-02
        statement_date: {day}
        total_charges: 1400.00
        amount_due: 1400.00
        """,
}


@pytest.mark.parametrize(
    ("payer", "coverage", "clock", "end"),
    [
        ("Medicare Part B", "medicare", "medicare-appeal", date(2027, 1, 12)),
        ("Silverline Medicare Advantage", None, "medicare-advantage-appeal", date(2026, 11, 18)),
        ("Harbor Group Health", "employer", "appeal-open", date(2027, 3, 13)),
    ],
)
def test_a_denial_has_one_day_whoever_asks(payer: str, coverage: str | None, clock: str, end: date) -> None:
    """The papers and the rights speak of the same period of the same plan."""
    case = case_of(PAPERS["appeal-open"].format(day="2026-09-14").replace("Harbor Health", payer))
    (held,) = case.deadlines
    assert (held.rule, held.clock, held.day) == ("appeal-open", clock, end)
    answers = {"coverage": coverage} if coverage else {}
    report = rights_report(case, Household(), answers, {}, shipped(), date(2026, 9, 20))
    shown = [c for c in report.clocks() if c.rule.matter == "appeal-open"]
    assert [(c.rule.id, c.day) for c in shown] == [(clock, end)]


def test_the_household_names_the_plan_where_no_paper_does() -> None:
    case = case_of(PAPERS["appeal-open"].format(day="2026-09-14"))
    assert [d.clock for d in case.deadlines] == ["appeal-open"]
    (known,) = with_deadlines(case, Coverage.MEDICARE, shipped_rules()).deadlines
    assert (known.clock, known.day, known.rule) == ("medicare-appeal", date(2027, 1, 12), "appeal-open")
    assert "Medicare" not in known.what
    named = case_of(PAPERS["appeal-open"].format(day="2026-09-14").replace("Harbor Health", "Medicare"))
    assert with_deadlines(named, Coverage.EMPLOYER, shipped_rules()).deadlines[0].clock == "medicare-appeal"


def test_a_shorter_period_that_a_page_gives_is_told_beside() -> None:
    (found,) = case_of(
        PAPERS["appeal-open"].format(day="2026-09-14").replace("Harbor Health", "Medicare Advantage")
    ).deadlines
    assert found.note == "Some pages give 60 days: to be safe, act by Nov 13, 2026."


def test_of_two_refusals_the_told_day_moves_the_newest() -> None:
    one = PAPERS["appeal-open"].format(day="2026-09-14") + "account_number: 4482137\n"
    two = PAPERS["appeal-open"].format(day="2026-10-20") + "account_number: 4482137\n"
    case = case_of(f"{one}---\n{two}")
    alone = days_of([rule("appeal-open")], anchors_of(case, {}), case.deadlines)
    assert [d.day for d in alone] == [date(2027, 3, 13), date(2027, 4, 18)]
    told = days_of([rule("appeal-open")], anchors_of(case, {"denial_received": date(2026, 10, 26)}), case.deadlines)
    assert sorted(d.day for d in told if d.day) == [date(2027, 3, 13), date(2027, 4, 24)]
    papers = {d.start.paper for d in told if d.start}
    assert papers == {d.start.paper for d in alone if d.start}, "each stays the day of its paper"


def test_a_day_from_a_date_that_was_not_read_surely_says_so() -> None:
    text = PAPERS["appeal-open"].format(day="2026-09-14")
    (sure,) = case_of(text).deadlines
    assert sure.start is not None
    assert sure.start.firm
    case = case_of(text)
    (paper,) = case.papers
    fact = paper.reading.fields[FieldName.NOTICE_DATE]
    doubted = replace(fact, state=State.CHECK)
    reading = replace(paper.reading, fields={**paper.reading.fields, FieldName.NOTICE_DATE: doubted})
    (unsure,) = with_deadlines(
        replace(case, papers=(replace(paper, reading=reading),)), None, shipped_rules()
    ).deadlines
    assert unsure.start is not None
    assert not unsure.start.firm


def test_a_file_of_newer_rules_moves_the_days_of_papers() -> None:
    old = rule("appeal-open")
    rules = {**shipped_rules(), ("appeal-open", None): replace(old, number=200)}
    (found,) = with_deadlines(case_of(PAPERS["appeal-open"].format(day="2026-09-14")), None, rules).deadlines
    assert found.day == date(2027, 4, 2)


@pytest.mark.parametrize("name", sorted(PAPERS))
@given(day=days)
def test_one_day_with_the_ledger(name: str, day: date) -> None:
    """What the engine would count from the papers alone is the very day that the ledger set, and it is told once."""
    case = case_of(PAPERS[name].format(day=day))
    (held,) = (d for d in case.deadlines if d.rule == name)
    anchors = anchors_of(case, {})
    assert [d.day for d in days_of([rule(name)], anchors)] == [held.day]
    assert [d.day for d in days_of([rule(name)], anchors, case.deadlines)] == [held.day]


def test_the_day_that_a_letter_prints_is_taken_from_the_ledger() -> None:
    text = PAPERS["debt-dispute-window"].format(day="2026-11-10") + "due_date: 2026-12-18"
    case = case_of(text)
    (found,) = days_of([rule("debt-dispute-window")], anchors_of(case, {}), case.deadlines)
    assert found.day == date(2026, 12, 18)


def test_the_day_of_arrival_counts_and_the_safe_day_is_still_named() -> None:
    case = case_of(PAPERS["debt-dispute-window"].format(day="2026-11-10"))
    anchors = anchors_of(case, {"collector_letter_received": date(2026, 11, 16)})
    (found,) = days_of([rule("debt-dispute-window")], anchors, case.deadlines)
    assert found.day == date(2026, 12, 16)
    assert "Dec 10, 2026" in found.note


@pytest.mark.parametrize(
    ("asked_on", "end"), [(date(2027, 6, 30), date(2027, 7, 30)), (date(2027, 7, 1), date(2027, 7, 16))]
)
def test_a_later_version_of_a_rule_counts_from_its_first_day(asked_on: date, end: date) -> None:
    old = rule("records-due")
    ended = replace(old, entry=replace(old.entry, valid_until=date(2027, 6, 30)))
    new = replace(old, number=15, entry=replace(old.entry, valid_from=date(2027, 7, 1)))
    anchors = {"records_asked": Anchor("records_asked", asked_on, "the day you asked")}
    assert [d.day for d in days_of([ended, new], anchors)] == [end]


def test_duties_are_told_apart() -> None:
    duties = {c.id: c.duty for c in shipped().clocks.values()}
    assert duties["appeal-open"] is Duty.YOURS
    assert duties["records-due"] is Duty.THEIRS
    assert duties["hospital-collection-wait"] is Duty.NOT_BEFORE
