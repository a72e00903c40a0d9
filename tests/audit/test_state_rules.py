"""What a state's law says goes into a finding, and so into a letter, only as surely as it was read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from medneg_desktop.audit import audit_case
from medneg_desktop.core.money import Money
from medneg_desktop.domain.answer import Known
from medneg_desktop.domain.household import JURISDICTIONS, Household
from medneg_desktop.domain.rights import StateRules, Sure
from medneg_desktop.rights import library
from medneg_desktop.rights.poverty import poverty_level
from medneg_desktop.services.reconcile import cases_of
from tests.builders import papers

TODAY = date(2026, 11, 24)
SHELF = library()
BILL = """
    itemized_bill
    provider_name: Mercy Valley Hospital
    patient_name: Ana Lopez
    account_number: 4411
    statement_date: 2026-11-02
    total_charges: 900.00
    amount_due: 900.00
    service_date | code  | description | units | charge
    2026-08-14   | 99284 | ER visit    | 1     | 900.00
    """


def said(state: StateRules, on: date = TODAY) -> str:
    """All that the findings of a hospital's bill say to a household of little income in a state."""
    home = Household(state.code, 3, Money.of("20000.00"), "none")
    ((case, _),) = cases_of(papers(BILL), as_of=on)
    known = Known(household=home, level=poverty_level(home, SHELF, on), state=state)
    return " ".join(f.explanation for f in audit_case(case, as_of=on, known=known).findings)


@pytest.mark.parametrize("code", sorted(JURISDICTIONS))
def test_only_what_was_read_for_sure_is_cited(code: str) -> None:
    state = SHELF.states[code]
    told = said(state)
    for entry in state.entries:
        if not entry.certain(TODAY):
            assert entry.text not in told
            assert f"({entry.citation})" not in told


def test_a_rule_that_is_no_longer_sure_is_only_hinted_at() -> None:
    state = SHELF.states["CO"]
    rule = state.entry("financial_assistance")
    assert rule is not None
    assert f"Colorado: {rule.text} ({rule.citation})" in said(state)
    unsure = replace(state, entries=tuple(replace(e, sure=Sure.READ_ABOUT) for e in state.entries))
    assert rule.text not in said(unsure)
    assert "Colorado has a rule that may apply here." in said(unsure)
