"""A test of the ledger prints its papers in the docstring; ``cases`` are what they make."""

from __future__ import annotations

import pytest

from medneg_desktop.domain.case import Case, Paper
from medneg_desktop.ledger import group
from tests.builders import papers as read


@pytest.fixture
def papers(request: pytest.FixtureRequest) -> list[Paper]:
    return read(request.function.__doc__)


@pytest.fixture
def cases(papers: list[Paper]) -> tuple[Case, ...]:
    return group(papers)
