"""The number of a provider (NPI): ten digits, the last of which checks the others."""

from __future__ import annotations

import re

from medneg_desktop.domain.reading import AnyFact

NPI_FORM = re.compile(r"^\d{10}$")
_PRINTED_SURELY = 0.995
"""From this confidence on a number is taken as printed, for made-up numbers on samples need not check."""


def checked_npi(fact: AnyFact) -> AnyFact | None:
    """The number if it has the form of an NPI, in doubt where a scan's check digit does not fit; else nothing."""
    if not isinstance(fact.value, str) or NPI_FORM.match(fact.value) is None:
        return None
    if fact.confidence < _PRINTED_SURELY and not luhn_holds(fact.value):
        return fact.doubted("The check digit of this NPI does not fit.")
    return fact


def luhn_holds(npi: str) -> bool:
    """Whether the check digit of an NPI fits (ISO 7812 with the prefix 80840)."""
    digits = [int(d) for d in "80840" + npi]
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = digit * 2 if place % 2 else digit
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0
