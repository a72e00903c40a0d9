"""A rule's test prints its papers in the docstring; ``report`` is the audit of them."""

from __future__ import annotations

from datetime import date

import pytest

from medneg_desktop.audit import audit_case
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.finding import AuditReport
from medneg_desktop.ledger import group
from tests.builders import papers

TODAY = date(2026, 11, 24)


@pytest.fixture
def case(request: pytest.FixtureRequest) -> Case:
    """The one case that the papers in the test's docstring make."""
    cases = group(papers(request.function.__doc__))
    assert len(cases) == 1, [c.papers for c in cases]
    return cases[0]


@pytest.fixture
def report(case: Case) -> AuditReport:
    return audit_case(case, as_of=TODAY)
