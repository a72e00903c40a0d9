"""A file of very many words is read by a worker: it can be stopped, has its limit, and says the same as a short one."""

from __future__ import annotations

from pathlib import Path

import pytest

from medneg_desktop.core.trouble import Cancelled, PageOverran
from medneg_desktop.domain.document import Accepted, Document, ReadingStatus
from medneg_desktop.pages.lane import PageWorkers
from medneg_desktop.reading.structured import set_out
from medneg_desktop.services import read_document as room
from medneg_desktop.services.intake import bring_in
from medneg_desktop.services.office import Office
from medneg_desktop.services.read_document import read_document
from tests.paper.page_maker import text_pdf
from tests.reading.structured import samples


@pytest.fixture
def bill(office: Office, tmp_path: Path) -> Document:
    path = tmp_path / "bill.pdf"
    path.write_bytes(text_pdf())
    outcome = bring_in(office, path)
    assert isinstance(outcome, Accepted)
    return outcome.document


def test_it_says_the_same_as_what_is_read_here(office: Office, bill: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    read_document(office, bill.id)
    with office.unit() as unit:
        here = unit.readings([bill.id])[0].readings
    monkeypatch.setattr(room, "_READ_HERE", 0)
    monkeypatch.setattr(room, "understand", None)  # nothing is read here any more
    assert read_document(office, bill.id).status is ReadingStatus.READ
    with office.unit() as unit:
        assert unit.readings([bill.id])[0].readings == here


def test_it_is_stopped_and_waits_as_before(office: Office, bill: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_READ_HERE", 0)
    asked: list[str] = []
    with pytest.raises(Cancelled):
        read_document(office, bill.id, progress=lambda *_: asked.append("page"), stop=lambda: bool(asked))
    with office.unit() as unit:
        assert unit.documents()[0].status is ReadingStatus.WAITING


def test_one_that_takes_too_long_is_told_as_a_file(
    office: Office, bill: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def overran(*_: object, **__: object) -> None:
        raise PageOverran

    monkeypatch.setattr(room, "_READ_HERE", 0)
    monkeypatch.setattr(PageWorkers, "understood", overran)
    read = read_document(office, bill.id)
    assert read.trouble is not None
    assert read.trouble[1:] == (
        "This file took too long to read.",
        "Split it into smaller files in the program that made it, and add those.",
    )


def test_claims_data_is_read_by_a_worker(office: Office, tmp_path: Path) -> None:
    content = samples.bundle(samples.carin_eob())
    (tmp_path / "eob.json").write_bytes(content)
    outcome = bring_in(office, tmp_path / "eob.json")
    assert isinstance(outcome, Accepted)
    assert read_document(office, outcome.document.id).status is ReadingStatus.READ
    with office.unit() as unit:
        assert unit.readings([outcome.document.id])[0].readings == set_out(content).readings
