"""Each of the 51 jurisdictions, entry by entry: shown where it matters, marked as surely as it is known, compared."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from medneg_desktop.core.money import Money
from medneg_desktop.deadlines.calendar import months_after
from medneg_desktop.domain.assistance import Compared
from medneg_desktop.domain.household import JURISDICTIONS, Household
from medneg_desktop.domain.rights import RightCard, RightsReport, Standing, Status, Sure
from medneg_desktop.rights import assistance, library, rights_report
from medneg_desktop.talks.limits import cap_of
from tests.builders import BILL_AND_COLLECTOR
from tests.rights.conftest import case_of

TODAY = date(2026, 11, 24)
SHELF = library()
CODES = sorted(JURISDICTIONS)
CASE = case_of(BILL_AND_COLLECTOR)
ANSWERS = {"collector": "yes", "court": "yes", "ambulance": "ground", "emergency": "yes", "nonprofit": "yes"}
"""Answers under which every topic of the states matters."""


def report(code: str, on: date = TODAY) -> RightsReport:
    return rights_report(CASE, Household(code, 2, insurance="own"), ANSWERS, {}, SHELF, on)


def cards(code: str, on: date = TODAY) -> Iterator[RightCard]:
    return (c for c in report(code, on).cards if c.entry.topic == "Your state")


@pytest.mark.parametrize("code", CODES)
def test_every_topic_of_a_state_is_shown_once_and_of_no_other_state(code: str) -> None:
    state = SHELF.states[code]
    shown = list(cards(code))
    told = {f"state-{code}-{e.topic}" for e in state.entries}
    assert {c.entry.id for c in shown} == told | {f"unknown-{topic}" for topic in state.unknown}
    assert len(shown) == len(SHELF.topics)
    assert all(c.entry.title.startswith(f"{state.name}: ") for c in shown)


@pytest.mark.parametrize("code", CODES)
def test_what_a_state_says_is_as_sure_as_it_is_known(code: str) -> None:
    """A rule that nobody looked into is never said to apply; one that is not certain is in no list to be cited."""
    found = report(code)
    citable = {e.id for e in found.citable}
    for card in cards(code):
        entry = card.entry
        if entry.sure is Sure.UNKNOWN:
            assert card.status is not Status.APPLIES
        if entry.standing(TODAY) is Standing.NOT_YET:
            assert card.status is Status.NOT
        assert (entry.id in citable) <= entry.certain(TODAY)
        if not entry.sure.firm:
            assert entry.id not in citable
            assert entry.sure.words.startswith(("Check this", "Not known"))


@pytest.mark.parametrize("code", CODES)
def test_years_later_nothing_of_it_is_certain_any_more(code: str) -> None:
    late = date(2029, 1, 1)
    assert not [e.id for e in report(code, late).citable if e.id.startswith(f"state-{code}")]


@pytest.mark.parametrize("code", CODES)
def test_the_limits_of_a_state_are_compared_on_both_sides_of_their_edge(code: str) -> None:
    state = SHELF.states[code]
    limits = {n: state.numbers[n] for n in ("free_percent", "discount_percent") if n in state.numbers}
    rule = state.entry("financial_assistance")
    none = assistance(CASE, Household(code), SHELF, TODAY)
    assert {s.compared for s in none.screenings} <= {Compared.UNKNOWN}
    if rule is None or rule.standing(TODAY) in (Standing.NOT_YET, Standing.PAST):
        assert none.screenings == ()
        return
    for limit in limits.values():
        level = assistance(CASE, Household(code, 2, Money.of("1.00")), SHELF, TODAY).level
        assert level is not None
        edge = Money(level.guideline.cents * limit // 100)
        for income, compared in ((edge, Compared.BELOW), (edge + Money(2), Compared.ABOVE)):
            found = assistance(CASE, Household(code, 2, income), SHELF, TODAY)
            (screening,) = [s for s in found.screenings if s.limit == limit and not s.own][:1]
            assert screening.compared is compared
            assert "qualify" not in screening.words
            if compared is Compared.BELOW:
                assert f"You appear to be below the limit of {limit} percent" in screening.words
                assert "; apply." in screening.words
            assert rule.certain(TODAY) or "Check this" in screening.words


@pytest.mark.parametrize("code", CODES)
def test_the_time_limit_of_a_state_is_counted_from_the_last_payment(code: str) -> None:
    years = [n for name, n in SHELF.states[code].numbers.items() if name.endswith("_years")]
    if "written_years" not in SHELF.states[code].numbers:
        return
    paid = date(2020, 2, 29)
    last = months_after(paid, 12 * max(years))

    def settled(on: date) -> set[str]:
        home = Household(code, insurance="own")
        found = rights_report(CASE, home, ANSWERS, {"last_payment": paid}, SHELF, on)
        return {k.papers for k in found.known if "limits of" in k.papers}

    assert last.day in (28, 29)
    assert settled(last) != settled(date.fromordinal(last.toordinal() + 1)), "the day after, the limit has passed"


@pytest.mark.parametrize("code", CODES)
def test_a_cap_on_instalments_is_the_share_of_a_months_income(code: str) -> None:
    state = SHELF.states[code]
    cap = cap_of(Household(code, 2, Money.of("24000.00")), state)
    entry = state.entry("payment_plan")
    assert (cap is None) is (entry is None)
    if cap is not None and cap.percent is not None:
        assert cap.most == Money(2000_00 * cap.percent // 100)
