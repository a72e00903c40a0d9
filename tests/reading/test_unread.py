"""A row that looks like a charge and could not be read is told of, and nothing else is."""

from __future__ import annotations

from tests.reading.layout import read
from tests.reading.test_bills import HOSPITAL


def unread(text: str, **how: object) -> list[str]:
    return [n for n in read(text, **how).notes if "not read" in n]  # type: ignore[arg-type]  # as given


def test_a_row_whose_amount_is_garbled_is_told_of() -> None:
    garbled = HOSPITAL.replace("$1,823.59", "$1,B23.S9")
    assert len(read(garbled).lines) == 2
    assert unread(garbled) == [
        "page 1: a row that looks like a charge was not read: 03/02/2026 0351 70450-77 CT HEAD NO CONTRAST 2 $1,B23.S9"
    ]


def test_the_last_row_is_told_of_too() -> None:
    garbled = HOSPITAL.replace("$92.00", "$9Z.O0")
    assert len(unread(garbled)) == 1


def test_a_whole_bill_has_nothing_unread() -> None:
    assert unread(HOSPITAL) == []


def test_payments_and_sums_are_no_unread_charges() -> None:
    paid = HOSPITAL.replace(
        "                                   TOTAL CHARGES",
        "    03/20/2026              PAYMENT - THANK YOU                    $50.00\n"
        "                                   TOTAL CHARGES",
    )
    assert unread(paid) == []
