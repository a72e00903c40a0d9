"""Instalments to the cent: what is paid is what is owed, on days that exist."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medneg_desktop.core.money import Money
from medneg_desktop.domain.talks import OfferKind, Terms
from medneg_desktop.talks.compare import compare
from medneg_desktop.talks.schedule import cost, instalments

AGREED = date(2026, 11, 24)


def plan(total: str, months: int, interest: str = "0", first: date | None = None) -> Terms:
    return Terms(OfferKind.PLAN, Money.of(total), months, Decimal(interest), first)


def test_the_last_instalment_makes_up_the_cents() -> None:
    rows = instalments(plan("$100.00", 3), AGREED)
    assert [str(r.amount) for r in rows] == ["33.33", "33.33", "33.34"]
    assert [str(r.left) for r in rows] == ["66.67", "33.34", "0.00"]


def test_a_day_that_a_month_does_not_have_is_its_last_one() -> None:
    rows = instalments(plan("$120.00", 14, first=date(2027, 12, 31)), AGREED)
    assert [r.day for r in rows[:4]] == [date(2027, 12, 31), date(2028, 1, 31), date(2028, 2, 29), date(2028, 3, 31)]
    assert rows[-1].day == date(2029, 1, 31)


def test_interest_as_a_bank_reckons_it() -> None:
    rows = instalments(plan("$1,000.00", 12, "12"), AGREED)
    assert {str(r.amount) for r in rows[:-1]} == {"88.84"}  # the textbook annuity is 88.8488
    assert str(rows[0].interest) == "10.00"
    assert str(rows[-1].amount) == "88.95"
    assert str(cost(plan("$1,000.00", 12, "12"), AGREED)) == "1066.19"


def test_one_sum_is_one_row() -> None:
    terms = Terms(OfferKind.LUMP, Money.of("$600.00"), first=date(2026, 12, 1))
    assert [(r.day, str(r.amount)) for r in instalments(terms, AGREED)] == [(date(2026, 12, 1), "600.00")]
    assert instalments(Terms(OfferKind.LUMP, Money.of("$6.00")), AGREED)[0].day == AGREED


@pytest.mark.parametrize("terms", [plan("$0.05", 6), plan("$900.00", 601)])
def test_what_cannot_be_paid_is_refused(terms: Terms) -> None:
    with pytest.raises(ValueError, match="instalments"):
        instalments(terms, AGREED)


@settings(deadline=None)
@given(
    cents=st.integers(100, 50_000_000),
    months=st.integers(1, 60),
    rate=st.decimals(0, 36, places=2),
    first=st.dates(date(2026, 1, 1), date(2030, 12, 31)),
)
def test_no_cent_is_lost(cents: int, months: int, rate: Decimal, first: date) -> None:
    rows = instalments(Terms(OfferKind.PLAN, Money(cents), months, rate, first), AGREED)
    assert len(rows) == months
    assert Money.total(r.amount for r in rows) - Money.total(r.interest for r in rows) == Money(cents)
    assert rows[-1].left == Money.zero()
    assert all(r.amount >= Money.zero() for r in rows)
    assert [r.day for r in rows] == sorted({r.day for r in rows})
    assert rows[-1].amount - rows[0].amount <= Money(months * 3)


def test_both_ways_are_shown_for_the_same_sum() -> None:
    found = compare(Money.of("$2,000.00"), Money.of("$1,200.00"), 25)
    assert (str(found.saved), str(found.fee), str(found.keeps)) == ("800.00", "200.00", "600.00")
    assert (str(found.own), str(found.helped)) == ("1200.00", "1400.00")
    assert found.must_reach is not None
    again = compare(found.asked, found.must_reach, 25)
    assert abs(again.helped - found.own) <= Money(1)


def test_a_service_may_not_be_able_to_be_cheaper() -> None:
    assert compare(Money.of("$2,000.00"), Money.of("$400.00"), 35).must_reach is None


@pytest.mark.parametrize(("reached", "percent"), [("$2,001.00", 25), ("$100.00", 19), ("$100.00", 36), ("-$1.00", 25)])
def test_no_comparison_of_nonsense(reached: str, percent: int) -> None:
    with pytest.raises(ValueError, match="lies between"):
        compare(Money.of("$2,000.00"), Money.of(reached), percent)
