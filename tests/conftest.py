"""What many tests share: an office with a real vault, real page workers and the real typesetter."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
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
from medneg_desktop.store.vault import open_vault
from tests.vaults import Kept, new_vault

pytest_plugins = ["tests.window"]

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


@dataclass(frozen=True)
class Sample:
    """The sample case in a vault, brought in and read; file name to document."""

    vault: Kept
    documents: dict[str, DocumentId]


@pytest.fixture(scope="session")
def read_sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """Read once: it takes seconds."""
    folder, clock = tmp_path_factory.mktemp("sample") / "vault", FixedClock(TODAY)
    with closing(office_on(new_vault(folder, KEY, clock), clock)) as opened:
        documents = {path.name: _taken_in(opened.office, path) for path in sample_files()}
    return Sample(Kept.of(folder), documents)


def _taken_in(office: Office, path: Path) -> DocumentId:
    outcome = bring_in(office, path)
    assert isinstance(outcome, Accepted), outcome
    read_document(office, outcome.document.id)
    return outcome.document.id


@pytest.fixture
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[OpenOffice]:
    """An office on a vault of its own, closed after the test; it is empty unless the test asks for the ``sample``."""
    folder, clock = tmp_path / "vault", FixedClock(TODAY)
    if "sample" in request.fixturenames:
        read: Sample = request.getfixturevalue("read_sample")
        read.vault.put(folder)
        vault = open_vault(folder, key=KEY, clock=clock)
    else:
        vault = new_vault(folder, KEY, clock)
    with closing(office_on(vault, clock)) as opened:
        yield opened


@pytest.fixture
def office(opened: OpenOffice) -> Office:
    return opened.office


@pytest.fixture
def sample(read_sample: Sample) -> dict[str, DocumentId]:
    """The sample case, read, in the vault of ``office``. Takes seconds the first time: mark the test ``slow``."""
    return dict(read_sample.documents)
