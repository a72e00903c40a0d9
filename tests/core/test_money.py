"""Money is exact, and text becomes money only when it can be nothing else."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medneg_desktop.core.money import Money, read_money

amounts = st.integers(-(10**9), 10**9).map(Money)


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("$1,204.50", 120450),
        ("1204.50", 120450),
        ("(35.00)", -3500),
        ("($35.00)", -3500),
        ("35.00-", -3500),
        ("-$35.00", -3500),
        ("$-35.00", -3500),
        ("35.00CR", -3500),
        ("\u22121.99", -199),
        ("$12", 1200),
        ("0.00", 0),
        ("+3.10", 310),
        ("USD 7.25", 725),
    ],
)
def test_amounts_as_bills_print_them(text: str, cents: int) -> None:
    assert read_money(text) == Money(cents)


@pytest.mark.parametrize(
    "text",
    [
        "1,O12.40",
        "12",
        "12.5",
        "12.345",
        "1,20.00",
        "12,345",
        "",
        "$",
        "(35.00",
        "35.00)",
        "--35.00",
        "(-35.00)",
        "1.204,50",
        "l2.00",
        "99213",
        "08/14",
    ],
)
def test_what_is_not_surely_an_amount_is_none(text: str) -> None:
    assert read_money(text) is None


def test_whole_dollars_count_where_the_column_says_so() -> None:
    assert read_money("120", bare_whole=True) == Money(12000)


@given(amounts)
def test_both_printed_forms_read_back(amount: Money) -> None:
    assert read_money(str(amount)) == amount
    assert read_money(amount.shown()) == amount


@given(amounts, amounts)
def test_sums_are_exact(a: Money, b: Money) -> None:
    assert (a + b) - b == a
    assert Money.total([a, b]) == a + b


def test_no_float_ever_becomes_money() -> None:
    with pytest.raises(TypeError):
        Money(1.5)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Money(100).times(0.5)  # type: ignore[arg-type]


def test_multiplying_rounds_half_up_to_the_cent() -> None:
    assert Money(333).times(Decimal("0.5")) == Money(167)
    assert Money(6400).times(2) == Money(12800)


def test_of_refuses_what_is_no_amount() -> None:
    with pytest.raises(ValueError, match="not an amount"):
        Money.of("twelve")
