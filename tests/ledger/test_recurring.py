"""Charges that come again and again, and what only looks like them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medneg_desktop.core.ids import CaseId, DocumentId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.state import Charge
from medneg_desktop.ledger import group
from medneg_desktop.ledger.recurring import Recurring, charges_of, recurring
from tests.builders import papers

FIRST = date(2026, 7, 6)
WEEKLY = (0, 7, 14, 21, 28)


def charges(
    days: Iterable[int],
    amounts: str | Iterable[str] = "40.00",
    *,
    whose: str = "Riverbend Physical Therapy",
    patient: str = "Ana Lopez",
    paid: bool = True,
) -> list[Charge]:
    days = list(days)
    sums = [amounts] * len(days) if isinstance(amounts, str) else list(amounts)
    return [
        Charge(
            FIRST + timedelta(n), Money.of(s), whose, patient, paid, DocumentId(f"{whose}{paid}{n}"), CaseId(f"c{n}")
        )
        for n, s in zip(days, sums, strict=True)
    ]


def one(found: tuple[Recurring, ...]) -> Recurring:
    (only,) = found
    return only


@pytest.mark.parametrize(
    ("days", "every"),
    [
        (WEEKLY, 7),
        ((0, 8, 14, 20, 28), 7),  # an office that is closed on some days
        ((0, 14, 28), 14),
        ((0, 31, 61, 92), 31),  # the same day of each month
        ((0, 30, 61, 89), 30),
        ((0, 91, 183, 274), 91),
        ((0, 365, 731), 366),  # over a leap day
        ((0, 7, 14, 28, 35, 42), 7),  # one visit missed
    ],
)
def test_a_rhythm_is_recognised(days: tuple[int, ...], every: int) -> None:
    found = one(recurring(charges(days)))
    assert abs(found.days - every) <= 1
    assert (len(found.charges), found.total) == (len(days), Money.of("40.00").times(len(days)))
    assert found.alike


@pytest.mark.parametrize(
    ("why", "days"),
    [
        ("two tell no rhythm", (0, 7)),
        ("no rhythm", (0, 7, 23, 30)),
        ("every few days is one treatment", (0, 2, 4, 6)),
        ("the same day", (0, 0, 0)),
        ("two visits missed", (0, 7, 14, 28, 35, 49)),
        ("one of four missed", (0, 7, 21, 28)),
        ("slower and slower", (0, 7, 17, 31, 50)),
    ],
)
def test_what_has_no_rhythm(why: str, days: tuple[int, ...]) -> None:
    assert recurring(charges(days)) == (), why


def test_nearly_the_same_sum_counts() -> None:
    found = one(recurring(charges(WEEKLY, ("40.00", "40.00", "40.50", "40.00", "41.00"))))
    assert not found.alike
    assert found.amount == Money.of("41.00")
    assert one(recurring(charges(WEEKLY, ("1000.00", "1010.00", "1020.00", "1000.00", "1005.00")))).days == 7


def test_sums_that_differ_do_not() -> None:
    assert recurring(charges(WEEKLY, ("40.00", "55.00", "40.00", "55.00", "90.00"))) == ()
    assert recurring(charges((0, 30, 61), ("1000.00", "1021.00", "1042.00"))) == ()


@pytest.mark.parametrize(
    "other",
    [
        {"whose": "Lakeside Imaging"},
        {"patient": "Luis Lopez"},
    ],
)
def test_other_names_are_other_charges(other: dict[str, str]) -> None:
    assert recurring([*charges((0, 14)), *charges((7, 21), **other)]) == ()  # type: ignore[arg-type]  # names only


def test_a_name_in_other_letters_is_the_same() -> None:
    found = recurring([*charges((0, 14)), *charges((7, 21), whose="RIVERBEND PHYSICAL THERAPY")])
    assert one(found).days == 7


def test_bills_and_their_receipts_are_told_once() -> None:
    found = recurring([*charges(WEEKLY, paid=True), *charges((d - 1 for d in WEEKLY), paid=False)])
    assert all(c.paid for c in one(found).charges)


def test_two_rhythms_with_one_provider() -> None:
    found = recurring([*charges(WEEKLY), *charges((0, 30, 61), "120.00")])
    assert sorted((r.days, r.amount) for r in found) == [(7, Money.of("40.00")), (30, Money.of("120.00"))]


def test_when_the_next_one_comes_and_when_it_seems_over() -> None:
    found = one(recurring(charges(WEEKLY)))
    last = FIRST + timedelta(28)
    assert found.next_day == last + timedelta(7)
    assert found.running(last + timedelta(14))
    assert not found.running(last + timedelta(15))


@given(st.lists(st.integers(0, 400), max_size=12), st.randoms())
def test_the_order_of_papers_says_nothing(days: list[int], chance: Random) -> None:
    made = charges(days)
    mixed = list(made)
    chance.shuffle(mixed)
    assert [r.days for r in recurring(mixed)] == [r.days for r in recurring(made)]


# ---------------------------------------------------------------------------------------------------- from papers


def of_papers(text: str, *, agreed: bool = False) -> list[tuple[date, str, bool]]:
    found = [c for case in group(papers(text)) for c in charges_of(case, agreed=agreed)]
    return sorted((c.day, str(c.amount), c.paid) for c in found)


RECEIPT = """
    receipt
    provider_name: Riverbend Physical Therapy
    patient_name: Ana Lopez
    payment_date: 2026-07-06
    amount_paid: 40.00
    """
BILL = """
    statement
    provider_name: Mercy Hospital
    patient_name: Ana Lopez
    account_number: 4482137
    service_from: 2026-06-14
    statement_date: 2026-07-03
    amount_due: 900.00
    """


def test_a_receipt_is_a_charge_on_its_day() -> None:
    assert of_papers(RECEIPT) == [(date(2026, 7, 6), "40.00", True)]


def test_instalments_that_were_agreed_are_no_news() -> None:
    assert of_papers(RECEIPT, agreed=True) == []


def test_reminders_of_one_bill_are_no_new_charges() -> None:
    """The monthly statements of an unpaid balance have a payee, a sum and a rhythm; they are one charge."""
    months = "---\n".join(BILL.replace("2026-07-03", f"2026-{m:02}-03") for m in (7, 8, 9, 10))
    assert of_papers(months) == [(date(2026, 6, 14), "900.00", False)]


def test_what_was_not_read_surely_is_left_out() -> None:
    assert of_papers(RECEIPT.replace("amount_paid: 40.00", "amount_paid: 40.00 ?")) == []
