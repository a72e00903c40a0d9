"""What leaves the vault in plain is whole, carries harmless names, and does nothing when a sheet opens it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from medneg_desktop.app import sample_files
from medneg_desktop.core.money import Money
from medneg_desktop.core.trouble import FileUnreadable, PlaceNotWritable, PlaceTaken
from medneg_desktop.domain.document import Accepted
from medneg_desktop.domain.packet import RecipientKind
from medneg_desktop.domain.reading import FieldName
from medneg_desktop.domain.talks import Channel, Contact, WalkAway, Way
from medneg_desktop.services.bench_fill import bench_fill
from medneg_desktop.services.export import Names, export, exported_files, harmless
from medneg_desktop.services.intake import bring_in
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import bills
from medneg_desktop.services.read_document import read_document
from medneg_desktop.services.review import correct_field
from medneg_desktop.services.talks import note, strike
from tests.conftest import TODAY

EOB = next(p for p in sample_files() if "eob" in p.name)


@pytest.fixture
def held(office: Office, tmp_path: Path) -> Accepted:
    """An EOB with a name that no folder takes and a value that a sheet would carry out."""
    path = tmp_path / "con: my|eob?.PDF"
    path.write_bytes(EOB.read_bytes())
    outcome = bring_in(office, path)
    assert isinstance(outcome, Accepted)
    read_document(office, outcome.document.id)
    correct_field(office, outcome.document.id, 1, FieldName.CLAIM_NUMBER, "=cmd|' /c calc'!A1")
    return outcome


def test_everything_is_written_with_a_list(office: Office, held: Accepted, tmp_path: Path) -> None:
    done = export(office, tmp_path / "out")
    assert (done.documents, done.packets, done.missing) == (1, 0, ())
    assert sorted(p.name for p in done.folder.iterdir()) == [
        "READ ME.txt",
        "documents",
        "index.csv",
        "index.json",
        "journal.csv",
        "packets",
    ]
    (copy,) = exported_files(done.folder)
    assert copy.name == "con_ my_eob_.PDF"
    assert copy.read_bytes() == EOB.read_bytes()
    listed = json.loads((done.folder / "index.json").read_text(encoding="utf-8"))
    (entry,) = listed["files"]
    assert (entry["file"], entry["sha256"]) == (held.document.name, held.document.sha256)
    fields = entry["documents"][0]["fields"]
    assert fields["claim_number"]["value"] == "=cmd|' /c calc'!A1"
    assert fields["patient_responsibility"]["value"] == "219.20"


def test_the_sheet_holds_no_formula(office: Office, held: Accepted, tmp_path: Path) -> None:
    folder = export(office, tmp_path / "out").folder
    with (folder / "index.csv").open(encoding="utf-8-sig", newline="") as file:
        header, row = csv.reader(file)
    told = dict(zip(header, row, strict=True))
    assert told["claim number"] == "'=cmd|' /c calc'!A1"
    assert told["patient responsibility"] == "219.20"
    assert held


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-cmd", "@sum", "\t=1", "\r=1", "\uff1d1"])
def test_a_cell_that_begins_like_a_formula_is_text(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-35.00", "1240.00", "Dr. Ana", "", "2026-08-14"])
def test_other_cells_stay(cell: str) -> None:
    assert harmless(cell) == cell


def test_names_fit_every_system_and_differ() -> None:
    names = Names()
    given = ["../../etc/passwd", "a.pdf", "A.PDF", "CON", "nul.txt", "...", "x" * 400 + ".pdf", "b\u0000\ud800.pdf"]
    got = [names.free(name) for name in given]
    assert got[:6] == ["_.._etc_passwd", "a.pdf", "A (2).PDF", "_CON", "_nul.txt", "unnamed"]
    assert got[6] == "x" * 150 + ".pdf"
    assert got[7] == "b__.pdf"


def test_a_place_that_holds_something_is_left_as_it_is(office: Office, tmp_path: Path) -> None:
    place = tmp_path / "mine"
    place.mkdir()
    (place / "taxes.pdf").write_bytes(b"mine")
    with pytest.raises(PlaceTaken):
        export(office, place)
    with pytest.raises(PlaceTaken):
        export(office, place / "taxes.pdf")
    assert [p.name for p in place.iterdir()] == ["taxes.pdf"]
    (tmp_path / "empty").mkdir()
    assert export(office, tmp_path / "empty").documents == 0


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_left(
    office: Office, held: Accepted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, target: Path) -> Path:
        raise PermissionError(13, str(target), str(path))

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PlaceNotWritable):
        export(office, tmp_path / "out")
    assert not list(tmp_path.glob("out*"))
    assert held


def test_a_lost_original_is_named(office: Office, held: Accepted, tmp_path: Path) -> None:
    for path in (tmp_path / "vault" / "originals").glob("??/*"):
        path.unlink()
    assert export(office, tmp_path / "out").missing == (held.document.name,)


def test_a_list_that_leads_out_of_its_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "index.json").write_text(json.dumps({"files": [{"path": "../../secret"}, {"path": "a.pdf"}]}))
    assert [p.name for p in exported_files(tmp_path)] == ["a.pdf"]
    (tmp_path / "index.json").write_text("[]")
    with pytest.raises(FileUnreadable):
        list(exported_files(tmp_path))


def test_the_journal_of_talks_goes_along(office: Office, tmp_path: Path) -> None:
    bench_fill(office, 3)
    [bill] = bills(office)
    said = Contact(TODAY, Channel.CALL, Way.OUT, RecipientKind.PROVIDER, who="Ms. Ortiz", said="=They look into it.")
    first = note(office, bill.id, said)
    note(office, bill.id, WalkAway(TODAY, Money.of("432.10")))
    strike(office, bill.id, first.talk, "wrong bill")
    folder = export(office, tmp_path / "out").folder
    with (folder / "journal.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    told = [dict(zip(header, row, strict=True)) for row in rows]
    assert [t["what"] for t in told] == ["contact", "struck"]
    assert "who: Ms. Ortiz; said: =They look into it." in told[0]["details"]
    assert told[1]["corrects"] == told[0]["entry"]
    assert told[1]["why"] == "wrong bill"
    assert "432.10" not in (folder / "journal.csv").read_text() + (folder / "index.json").read_text()
    listed = json.loads((folder / "index.json").read_text())["journal"]
    assert listed[0]["values"]["who"] == "Ms. Ortiz"
