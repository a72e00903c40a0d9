"""By when bills ask to be paid."""

from __future__ import annotations

from datetime import date

from medneg_desktop.core.money import Money
from medneg_desktop.ledger import group
from medneg_desktop.ledger.balances import together
from medneg_desktop.ledger.due_dates import DueDate, due_dates
from tests.builders import papers

FIRST = """
    statement
    provider_name: Mercy Hospital
    patient_name: Ana Lopez
    account_number: 4482137
    service_from: 2026-08-14
    statement_date: 2026-10-03
    due_date: 2026-11-03
    amount_due: 900.00
    """
SECOND = (
    FIRST.replace("2026-10-03", "2026-11-03")
    .replace("2026-11-03\n    amount", "2026-12-03\n    amount")
    .replace("due_date: 2026-11-03", "due_date: 2026-12-03")
)
LETTER = """
    collection_letter
    collector_name: Apex
    original_creditor: Mercy Hospital
    patient_name: Ana Lopez
    account_number: 4482137
    notice_date: 2026-11-10
    due_date: {0}
    amount_due: 900.00
    """


def found(text: str) -> list[DueDate]:
    return [due for case in group(papers(text)) for due in due_dates(case)]


def test_the_newest_bill_of_an_account_counts() -> None:
    (due,) = found(f"{FIRST}---\n{SECOND}")
    assert (due.day, due.amount, due.whose, due.firm) == (
        date(2026, 12, 3),
        Money.of("900.00"),
        "Mercy Hospital",
        True,
    )


def test_a_paid_bill_asks_for_nothing() -> None:
    assert found(FIRST.replace("900.00", "0.00")) == []


def test_a_bill_without_a_day_sets_none() -> None:
    assert found(FIRST.replace("    due_date: 2026-11-03\n", "")) == []


def test_a_day_that_was_not_read_surely_says_so() -> None:
    (due,) = found(FIRST.replace("due_date: 2026-11-03", "due_date: 2026-11-03 ?").replace(" ?", "?"))
    assert not due.firm


def test_the_end_of_a_dispute_window_asks_for_no_payment() -> None:
    assert found(LETTER.format("2026-12-15")) == [], "within the days of the window"
    (due,) = found(LETTER.format("2026-11-20"))
    assert (due.day, due.whose) == (date(2026, 11, 20), "Apex")


def test_the_balance_of_all_accounts_together() -> None:
    day, money = date(2026, 1, 1), Money.of
    one = ((day, money("100.00")), (day.replace(month=3), money("60.00")))
    two = ((day.replace(month=2), money("50.00")),)
    assert together([(one, None), (two, None), ((), None)]) == (
        (day, money("100.00")),
        (day.replace(month=2), money("150.00")),
        (day.replace(month=3), money("110.00")),
    )
    ended = together([(one, day.replace(month=4)), (two, None)])
    assert ended[-1] == (day.replace(month=4), money("50.00")), "a closed case asks for nothing"
    assert together([]) == ()
