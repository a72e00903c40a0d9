"""What the tests of rights share: one case out of printed papers, and the report on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.household import Household
from medneg_desktop.domain.rights import RightCard, RightsReport
from medneg_desktop.ledger import group
from medneg_desktop.rights import library, rights_report
from tests.builders import papers

TODAY = date(2026, 11, 24)


def case_of(text: str) -> Case:
    """The one case of these papers, with the days that the ledger sets."""
    (case,) = group(papers(text))
    return case


def household(state: str = "OH", size: int = 2, income: str = "30000.00", insurance: str = "") -> Household:
    return Household(state, size, Money.of(income), insurance or None)


Report = Callable[..., RightsReport]


@pytest.fixture
def report() -> Report:
    def make(
        text: str,
        answers: Mapping[str, str] | None = None,
        days: Mapping[str, date] | None = None,
        home: Household | None = None,
        on: date = TODAY,
    ) -> RightsReport:
        return rights_report(case_of(text), home or Household(), answers or {}, days or {}, library(), on)

    return make


def card(report: RightsReport, name: str) -> RightCard:
    return next(c for c in report.cards if c.entry.id == name)


def asked(report: RightsReport) -> list[str]:
    return [a.question.name for a in report.asked]
