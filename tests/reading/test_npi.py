"""An NPI has ten digits; the last checks the others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medneg_desktop.domain.reading import Fact, State
from medneg_desktop.reading.npi import checked_npi, luhn_holds


def scanned(text: str, confidence: float = 0.97) -> Fact[str]:
    return Fact(text, raw=text, state=State.READ, confidence=confidence)


@pytest.mark.parametrize("number", ["1234567893", "1861522682"])
def test_a_number_whose_check_digit_fits_stays(number: str) -> None:
    assert luhn_holds(number)
    assert checked_npi(scanned(number)) == scanned(number)


@pytest.mark.parametrize("text", ["912411770", "12345678930", "1234S67893", ""])
def test_what_is_no_ten_digits_is_no_npi(text: str) -> None:
    assert checked_npi(scanned(text)) is None


def test_a_scan_whose_check_digit_does_not_fit_is_asked_about() -> None:
    found = checked_npi(scanned("1234567890"))
    assert found is not None
    assert found.state is State.CHECK
    assert found.note


def test_what_was_printed_surely_is_taken_as_printed() -> None:
    fact = replace(scanned("1234567890"), confidence=1.0)
    assert checked_npi(fact) == fact
