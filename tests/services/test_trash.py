"""What is removed leaves every list and sum at once, comes back whole, and is gone only when the trash is emptied."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from medneg_desktop.app import OpenOffice, office_on, sample_files
from medneg_desktop.core.clock import FixedClock
from medneg_desktop.core.ids import CaseId, DocumentId
from medneg_desktop.domain.document import Accepted, AlreadyHeld, Document
from medneg_desktop.domain.finding import Decision
from medneg_desktop.domain.reading import FieldName
from medneg_desktop.services import trash
from medneg_desktop.services.bench_fill import bench_fill
from medneg_desktop.services.intake import bring_in
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import bills, case_of, case_view, home, inbox, waiting
from medneg_desktop.services.ports import CaseView
from medneg_desktop.services.review import confirm, correct_field, decide, document_view
from medneg_desktop.services.undo import UndoBook
from medneg_desktop.store.vault import open_vault
from tests.conftest import KEY, TODAY

EOB = next(p for p in sample_files() if "eob" in p.name)


@pytest.fixture
def filled(office: Office) -> list[Document]:
    """Six made-up papers in two cases; the first bill is corrected, confirmed, and its question set aside."""
    bench_fill(office, 6)
    with office.unit() as unit:
        documents = unit.documents()[::-1]
    correct_field(office, documents[0].id, 1, FieldName.PROVIDER_PHONE, "555 0100")
    confirm(office, documents[0].id)
    for row in bills(office):
        for finding in view_of(office, row.id).report.findings:
            decide(office, row.id, finding.fingerprint, Decision.SET_ASIDE, "it was done twice")
    with office.unit() as unit:
        return unit.documents()[::-1]


def view_of(office: Office, case: CaseId) -> CaseView:
    view = case_view(office, case)
    assert view is not None
    return view


def test_what_is_removed_leaves_every_list_case_and_sum(office: Office, filled: list[Document]) -> None:
    gone = filled[0]
    case = case_of(office, gone.id)
    asked = home(office).totals.asked
    trash.remove(office, gone.id)
    totals = home(office).totals
    assert (totals.documents, len(inbox(office).items)) == (5, 5)
    assert gone.id not in {i.document.id for i in inbox(office).items}
    assert gone.id not in {i.document.id for i in inbox(office, to_check=False).items}
    assert case_of(office, gone.id) is None
    assert sorted(b.papers for b in bills(office)) == [2, 3]
    assert totals.asked <= asked
    papers = {p.ref.document for b in bills(office) for p in view_of(office, b.id).case.papers}
    assert papers == {d.id for d in filled[1:]}
    with office.unit() as unit:
        assert unit.document(gone.id) is None
        assert unit.document_by_hash(gone.sha256) is None
        assert unit.readings([gone.id]) == []
        assert gone.sha256 in unit.hashes()
    [held] = trash.in_trash(office)
    assert (held.document, held.at.date()) == (gone, TODAY)
    assert case is not None


def test_it_comes_back_whole(office: Office, filled: list[Document]) -> None:
    gone = filled[0]
    before = (home(office), inbox(office), [view_of(office, b.id) for b in bills(office)])
    read = document_view(office, gone.id).readings
    trash.remove(office, gone.id)
    assert trash.bring_back(office, gone.id) == gone
    assert (home(office), inbox(office), [view_of(office, b.id) for b in bills(office)]) == before
    assert document_view(office, gone.id).readings == read
    assert trash.in_trash(office) == ()
    assert office.vault.verify().problems == ()


def test_a_case_of_one_paper_goes_with_it(office: Office, filled: list[Document]) -> None:
    for document in filled[:3]:
        trash.remove(office, document.id)
    assert [b.papers for b in bills(office)] == [3]
    trash.bring_back(office, filled[2].id)
    assert sorted(b.papers for b in bills(office)) == [1, 3]


def test_the_undo_of_the_window_takes_it_out_again(office: Office, filled: list[Document]) -> None:
    book = UndoBook()
    book.keep(trash.remove(office, filled[1].id))
    assert book.next_back == f"{filled[1].name} removed"
    book.take_back(office)
    assert home(office).totals.documents == 6
    book.do_again(office)
    assert home(office).totals.documents == 5


def test_the_history_tells_of_it(office: Office, filled: list[Document]) -> None:
    trash.remove(office, filled[0].id)
    trash.bring_back(office, filled[0].id)
    with office.unit() as unit:
        said = [e.what for e in unit.events(document=filled[0].id)]
    assert said[:2] == ["document brought back", "document removed"]


def test_the_same_file_offered_again_comes_out_of_the_trash(office: Office, tmp_path: Path) -> None:
    first = bring_in(office, EOB)
    assert isinstance(first, Accepted)
    trash.remove(office, first.document.id)
    assert waiting(office) == []
    again = bring_in(office, EOB)
    assert isinstance(again, Accepted)
    assert again.document == first.document
    assert trash.in_trash(office) == ()
    assert isinstance(bring_in(office, EOB), AlreadyHeld)


def test_what_is_not_held_or_not_removed_is_told(office: Office, filled: list[Document]) -> None:
    with pytest.raises(KeyError):
        trash.remove(office, DocumentId("0" * 32))
    with pytest.raises(trash.NotInTrash):
        trash.bring_back(office, filled[0].id)
    trash.remove(office, filled[0].id)
    with pytest.raises(KeyError):
        trash.remove(office, filled[0].id)


# ------------------------------------------------------------------------------------------------------- emptying


def test_emptied_it_is_gone_for_good(office: Office, filled: list[Document]) -> None:
    gone = filled[0]
    trash.remove(office, gone.id)
    assert trash.empty(office) == 1
    assert trash.in_trash(office) == ()
    assert not office.vault.originals.intact(gone.sha256)
    assert all(office.vault.originals.intact(d.sha256) for d in filled[1:])
    with pytest.raises(trash.NotInTrash):
        trash.bring_back(office, gone.id)
    assert office.vault.verify().problems == ()
    assert trash.empty(office) == 0


def test_it_is_emptied_by_itself_after_a_month(opened: OpenOffice, filled: list[Document], tmp_path: Path) -> None:
    trash.remove(opened.office, filled[0].id)
    assert trash.empty_if_due(opened.office) == 0
    opened.close()
    for days, deleted in ((29, 0), (31, 1)):
        clock = FixedClock(TODAY + timedelta(days=days))
        with closing(office_on(open_vault(tmp_path / "vault", key=KEY, clock=clock), clock)) as later:
            assert trash.empty_if_due(later.office) == deleted


def test_a_clock_set_back_deletes_nothing(opened: OpenOffice, filled: list[Document], tmp_path: Path) -> None:
    trash.remove(opened.office, filled[0].id)
    opened.close()
    clock = FixedClock(date(2020, 1, 1))
    with closing(office_on(open_vault(tmp_path / "vault", key=KEY, clock=clock), clock)) as later:
        assert trash.empty_if_due(later.office) == 0
        assert len(trash.in_trash(later.office)) == 1


DIES = """
import os, sys
from datetime import date
from pathlib import Path
from medneg_desktop.app import office_on
from medneg_desktop.core.clock import FixedClock
from medneg_desktop.services import trash
from medneg_desktop.store import disk
from medneg_desktop.store.vault import open_vault
clock = FixedClock(date(2026, 11, 24))
office = office_on(open_vault(Path(sys.argv[1]), key=b"k" * 32, clock=clock), clock).office
disk.remove = lambda path: os._exit(9)
trash.empty(office)
"""


def test_a_crash_between_register_and_original_leaves_nothing_behind(
    opened: OpenOffice, filled: list[Document], tmp_path: Path
) -> None:
    trash.remove(opened.office, filled[0].id)
    opened.close()
    folder = tmp_path / "vault"
    assert subprocess.run([sys.executable, "-c", DIES, str(folder)], check=False).returncode == 9
    assert len(list((folder / "originals").glob("??/*"))) == 6
    with closing(open_vault(folder, key=KEY)) as vault:
        assert vault.verify().problems == ()
    assert len(list((folder / "originals").glob("??/*"))) == 5
