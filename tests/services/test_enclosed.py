"""Archives, mails, locked PDFs and claims data through the door that the window and the command line share."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pymupdf
import pytest

from medneg_desktop import cli
from medneg_desktop.app import loose_desk, sample_files
from medneg_desktop.core.clock import FixedClock
from medneg_desktop.domain.document import Accepted, AlreadyHeld, Declined, Outcome
from medneg_desktop.domain.reading import DocumentKind
from medneg_desktop.services import loose
from medneg_desktop.services.intake import bring_in, files_in
from medneg_desktop.services.office import Office, password_setting
from medneg_desktop.services.overview import inbox
from medneg_desktop.services.preview import page_picture
from medneg_desktop.services.read_document import read_document
from medneg_desktop.services.reconcile import cases_of
from medneg_desktop.services.review import document_view
from tests.conftest import TODAY
from tests.paper.container_maker import locked, mail, zip_of
from tests.reading.structured import samples

EOB = next(p for p in sample_files() if p.suffix == ".pdf" and "eob" in p.name).read_bytes()
BOMB = zip_of({"bill.pdf": bytes(30 << 20)})


def locked_eob() -> bytes:
    with pymupdf.open(stream=EOB) as document:
        out = io.BytesIO()
        document.save(out, encryption=5, user_pw="05141970", owner_pw="owner")  # 5: AES with 256 bits
        return out.getvalue()


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "a letters.zip").write_bytes(
        zip_of({"x/eob.pdf": EOB, "notes.docx": b"PK\x03\x04 no", "claim.835": samples.remittance()})
    )
    (folder / "b mail.eml").write_bytes(mail("see attached", {"eob.json": samples.bundle(samples.carin_eob())}))
    (folder / "c words.eml").write_bytes(mail("Your balance is $120.00."))
    (folder / "d bomb.zip").write_bytes(BOMB)
    (folder / "e locked.zip").write_bytes(locked(zip_of({"a.pdf": EOB})))
    (folder / "f cut.json").write_bytes(samples.medicare_stu3()[:900])
    return folder


def offer(office: Office, *paths: Path, password: str | None = None) -> list[Outcome]:
    found = files_in(paths, office.pages)
    return [f if isinstance(f, Declined) else bring_in(office, f, password) for f in found]


NAMES = {
    "eob.pdf (in a letters.zip)": "accepted",
    "notes.docx (in a letters.zip)": "document-damaged",
    "claim.835 (in a letters.zip)": "accepted",
    "eob.json (in b mail.eml)": "accepted",
    "c words.eml": "accepted",
    "d bomb.zip": "archive-unsafe",
    "e locked.zip": "archive-locked",
    "f cut.json": "document-damaged",
}


def test_each_file_inside_has_its_own_row(office: Office, pile: Path) -> None:
    outcomes = offer(office, pile)
    assert {o.name: o.code if isinstance(o, Declined) else "accepted" for o in outcomes} == NAMES
    assert {d.name for _, d in inbox(office).declined} == {n for n, code in NAMES.items() if code != "accepted"}
    first = outcomes[0]
    assert isinstance(first, Accepted)
    assert office.vault.originals.get(first.document.sha256) == EOB
    assert any("taken out of the file" in e.detail for e in document_view(office, first.document.id).history)


def test_the_command_line_reads_the_same(pile: Path) -> None:
    with loose_desk(FixedClock(TODAY), jobs=2) as desk:
        files = loose.read_files(desk, [pile])
        (eob,) = [f for f in files if f.name == "eob.pdf (in a letters.zip)"]
        case, report = cases_of(loose.papers([eob]), as_of=TODAY)[0]
        packet = loose.compose_loose(desk, [eob], case, report.findings) if report.findings else None
    assert {f.name: f.trouble.code if f.trouble else "accepted" for f in files} == NAMES
    assert packet is None or packet.pdf.startswith(b"%PDF")
    assert eob.original is not None
    kinds = {f.name: [r.kind for r in f.readings] for f in files if not f.trouble}
    assert kinds["claim.835 (in a letters.zip)"] == [DocumentKind.EOB]
    assert kinds["eob.json (in b mail.eml)"] == [DocumentKind.EOB]


def test_a_file_inside_is_the_same_document_as_the_file_itself(office: Office, pile: Path, tmp_path: Path) -> None:
    (tmp_path / "eob.pdf").write_bytes(EOB)
    bring_in(office, tmp_path / "eob.pdf")
    assert isinstance(offer(office, pile / "a letters.zip")[0], AlreadyHeld)


def test_claims_data_are_documents_with_lines_and_pictures(office: Office, pile: Path) -> None:
    (outcome,) = [o for o in offer(office, pile / "a letters.zip") if o.name.startswith("claim.835")]
    assert isinstance(outcome, Accepted)
    assert outcome.document.media == "application/edi-x12"
    read_document(office, outcome.document.id)
    view = document_view(office, outcome.document.id)
    (reading,) = view.readings
    assert [line.items(next(c for c in line.cells if c == "reason_codes"))[0] for line in reading.lines] == [
        "CO-45",
        "PR-96",
    ]
    for fact in reading.fields.values():
        assert fact.place is not None
        words = [w.text for w in view.pages[fact.place.page - 1].words if w.box.meets(fact.place.box)]
        assert " ".join(words) == fact.raw
    assert page_picture(office, outcome.document.id, 1, dpi=50).width == 425


def test_a_locked_pdf_comes_in_with_its_password_and_opens_later(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(locked_eob())
    for password in (None, "wrong"):
        outcome = bring_in(office, path, password)
        assert isinstance(outcome, Declined)
        assert outcome.code == "password-needed"
    outcome = bring_in(office, path, "05141970")
    assert isinstance(outcome, Accepted)
    assert office.vault.originals.get(outcome.document.sha256) == path.read_bytes()
    office.pages.close()  # fresh workers know neither document nor password
    read = read_document(office, outcome.document.id)
    assert read.trouble is None
    (reading,) = document_view(office, outcome.document.id).readings
    assert len(reading.lines) == 9
    office.pages.close()
    assert page_picture(office, outcome.document.id, 1, dpi=50).width > 0
    vault = b"".join(p.read_bytes() for p in (tmp_path / "vault").rglob("*") if p.is_file())
    assert b"05141970" not in vault


def test_a_password_that_was_not_needed_is_not_kept(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "open.pdf"
    path.write_bytes(EOB)
    outcome = bring_in(office, path, "05141970")
    assert isinstance(outcome, Accepted)
    with office.unit() as unit:
        assert unit.setting(password_setting(outcome.document.sha256)) is None


def test_the_command_line_takes_a_password_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "locked.pdf").write_bytes(locked_eob())
    (tmp_path / "pw.txt").write_text("05141970\n")
    arguments = ["read", str(tmp_path / "locked.pdf"), "--no-ocr"]
    assert cli.run(arguments) == 1
    assert json.loads(capsys.readouterr().out)["documents"][0]["error"]["code"] == "password-needed"
    assert cli.run([*arguments, "--password-file", str(tmp_path / "pw.txt")]) == 0
    assert json.loads(capsys.readouterr().out)["documents"][0]["kind"] == "eob"
