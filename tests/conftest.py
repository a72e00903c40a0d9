"""What many tests share: an office with a real vault, real page workers and the real typesetter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from medneg_desktop.app import OpenOffice, office_on, sample_files
from medneg_desktop.core.clock import FixedClock
from medneg_desktop.core.ids import DocumentId
from medneg_desktop.domain.document import Accepted
from medneg_desktop.services.intake import bring_in
from medneg_desktop.services.office import Office
from medneg_desktop.services.read_document import read_document
from medneg_desktop.store.vault import create_vault

TODAY = date(2026, 11, 24)
KEY = b"k" * 32

# How long an example takes says more of the machine than of the program: timings are measured in benchmarks.
settings.register_profile("medneg", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("medneg")


@pytest.fixture(scope="session", autouse=True)
def _own_config(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the program keeps outside its vaults is kept apart from that of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
        yield


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenOffice]:
    """An office on an empty vault of its own, closed after the test."""
    opened = office_on(create_vault(tmp_path / "vault", key=KEY, clock=FixedClock(TODAY)), FixedClock(TODAY))
    yield opened
    opened.close()


@pytest.fixture
def office(opened: OpenOffice) -> Office:
    return opened.office


@pytest.fixture
def sample(office: Office) -> dict[str, DocumentId]:
    """The sample case brought in and read; file name to document. Takes seconds: mark the test ``slow``."""
    found: dict[str, DocumentId] = {}
    for path in sample_files():
        outcome = bring_in(office, path)
        assert isinstance(outcome, Accepted), outcome
        read_document(office, outcome.document.id)
        found[path.name] = outcome.document.id
    return found
