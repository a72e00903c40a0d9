"""Tables in the vault: added, used by the checks at once, removed and brought back, and swept when nothing claims them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from medneg_desktop import cli
from medneg_desktop.app import create
from medneg_desktop.core.dates import shown
from medneg_desktop.core.ids import DocumentId, Sha256
from medneg_desktop.core.trouble import TableUnknown
from medneg_desktop.domain.document import Document, ReadingStatus
from medneg_desktop.ledger import match_keys
from medneg_desktop.services import reference
from medneg_desktop.services.loaded_reference import same_hospital
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import bills, case_view
from medneg_desktop.services.reconcile import refresh
from medneg_desktop.services.repair import repair
from medneg_desktop.services.trash import empty
from medneg_desktop.services.undo import UndoBook
from medneg_desktop.services.vault_port import Vault
from medneg_desktop.store.vault import OpenVault
from tests.builders import paper
from tests.paper.table_maker import pairs, price_csv

BILL = """
    itemized_bill
    provider_name: Mercy Valley Hospital
    patient_name: Ana Lopez
    account_number: A-3218011
    statement_date: 2026-10-01
    service_date | revenue_code | code  | units | charge
    2026-08-14   | 0324         | 71046 | 1     | 340.00
    2026-08-14   | 0324         | 71045 | 1     | 200.00
"""


@pytest.fixture
def office_with_bill(office: Office) -> Office:
    """A vault with one bill of a hospital."""
    reading = paper(BILL).reading
    document = Document(DocumentId("d1"), Sha256("0" * 64), "bill.pdf", "application/pdf", 10, 1, office.clock.now())
    with office.unit() as unit:
        unit.add_document(document)
        unit.save_readings(document.id, [reading], match_keys(reading))
        unit.set_status(document.id, ReadingStatus.READ)
        unit.commit()
    refresh(office, [document.id])
    return office


@pytest.fixture
def price_file(tmp_path: Path) -> Path:
    path = tmp_path / "prices.csv"
    path.write_text(price_csv(), encoding="utf-8")
    return path


def told(office: Office, rule: str) -> tuple[list[str], list[str]]:
    """What a rule raised, and what it could not check."""
    view = case_view(office, bills(office)[0].id)
    assert view is not None
    raised = [f.explanation for f in view.report.findings if f.rule == rule]
    return raised, [n.why for n in view.report.not_checked if n.rule == rule]


def test_a_table_is_used_at_once_and_no_more_when_it_is_removed(office_with_bill: Office, price_file: Path) -> None:
    office = office_with_bill
    assert told(office, "above-cash-price") == ([], ["No price file of Mercy Valley Hospital is loaded."])
    book = UndoBook()
    book.keep(reference.add(office, price_file))
    (raised,), _ = told(office, "above-cash-price")
    assert "$170.00" in raised
    assert "prices.csv" in raised
    (table,) = reference.held_tables(office)
    book.keep(reference.remove(office, table.id))
    assert told(office, "above-cash-price")[0] == []
    assert reference.held_tables(office) == []
    book.take_back(office)
    assert reference.held_tables(office) == [table]
    assert told(office, "above-cash-price")[0] == [raised]
    book.take_back(office)
    assert reference.held_tables(office) == []
    book.do_again(office)
    assert told(office, "above-cash-price")[0] == [raised]


def test_plans_prices_are_kept_for_the_codes_on_the_bills(office_with_bill: Office, price_file: Path) -> None:
    reference.add(office_with_bill, price_file)
    with office_with_bill.unit() as unit:
        tables = reference.reference_of(unit)
    (price,) = tables.prices("Mercy Valley Hospital", "71046", date(2026, 8, 14))  # type: ignore[misc] # not Missing
    assert [a.payer for a in price.agreed] == ["Meridian", "Summit"]


def test_a_list_of_another_quarter_is_not_used(office_with_bill: Office, tmp_path: Path) -> None:
    path = tmp_path / "ccioph-v323r0-f1.txt"
    path.write_text(pairs(), encoding="utf-8")
    reference.add(office_with_bill, path)
    raised, why = told(office_with_bill, "bundled-codes")
    assert raised == []
    assert why == [f"The list of code pairs for hospitals is of 2026 Q4; the service is of {shown(date(2026, 8, 14))}."]
    right = path.rename(tmp_path / "ccioph-v322r0-f1.txt")
    reference.add(office_with_bill, right)
    raised, why = told(office_with_bill, "bundled-codes")
    assert len(raised) == 1
    assert why == []


def test_coverage_counts_codes_in_time(office_with_bill: Office, price_file: Path) -> None:
    reference.add(office_with_bill, price_file)
    (cover,) = reference.coverage(office_with_bill).values()
    assert (cover.codes, cover.in_time, cover.covered) == (2, 2, 1)
    ((entry),) = reference.listing(office_with_bill)
    assert entry["covered"] == 1
    assert "1 codes of your bills are not in it: 71045." in entry["notes"]


def test_a_newer_file_of_the_hospital_takes_the_place(office_with_bill: Office, price_file: Path) -> None:
    reference.add(office_with_bill, price_file)
    price_file.write_text(price_csv().replace("7/1/2026", "9/1/2026"), encoding="utf-8")
    reference.add(office_with_bill, price_file)
    (table,) = reference.held_tables(office_with_bill)
    assert table.facts.edition.startswith("2026-09-01")


def test_a_file_that_is_no_table_changes_nothing(office_with_bill: Office, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("hello", encoding="utf-8")
    with pytest.raises(TableUnknown):
        reference.add(office_with_bill, tmp_path / "x.txt")
    assert reference.held_tables(office_with_bill) == []


def test_contents_are_claimed_until_the_trash_is_emptied(office_with_bill: Office, price_file: Path) -> None:
    office = office_with_bill
    sha256 = reference.add(office, price_file).tables[0].sha256
    with office.unit() as unit:
        assert sha256 in unit.hashes()
    reference.remove(office, reference.held_tables(office)[0].id)
    assert office.vault.originals.intact(sha256)
    empty(office)
    assert reference.held_tables(office, removed=True) == []
    assert not office.vault.originals.intact(sha256)


def test_loaded_tables_are_backed_up_checked_and_brought_back(
    office_with_bill: Office, price_file: Path, tmp_path: Path
) -> None:
    office = office_with_bill
    sha256 = reference.add(office, price_file).tables[0].sha256
    made = office.vault.back_up(tmp_path / "b.medneg").path
    with office.vault.opened_backup(made, None) as other:
        assert other.originals.intact(sha256)
        assert not lost_tables(other)
    assert office.vault.take_snapshot() is not None
    assert isinstance(office.vault, OpenVault)
    office.vault.originals.place(sha256).unlink()
    assert lost_tables(office.vault)
    repair(office, [made])
    assert not lost_tables(office.vault)


def lost_tables(vault: Vault) -> list[str]:
    return [p for p in vault.verify().problems if "loaded tables" in p]


def test_hospitals_are_told_apart_by_their_own_words() -> None:
    assert same_hospital("MERCY VALLEY HOSPITAL", "Mercy Valley Medical Center")
    assert not same_hospital("Mercy Hospital", "Mercy Valley Hospital")
    assert not same_hospital("the provider", "Medical Center")


def test_the_command_line_adds_lists_removes(
    tmp_path: Path, price_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    vault, word = tmp_path / "vault", tmp_path / "word"
    word.write_text("a long passphrase", encoding="utf-8")
    create(vault, "a long passphrase")
    common = ["--vault", str(vault), "--passphrase-file", str(word)]
    assert cli.run(["reference", "add", *common, str(price_file)]) == 0
    added = json.loads(capsys.readouterr().out)
    assert (added["outcome"], added["kind"]) == ("added", "hospital_prices")
    assert cli.run(["reference", "add", *common, str(word)]) == 1
    assert json.loads(capsys.readouterr().out)["code"] == "table-unknown"
    assert cli.run(["reference", "remove", *common, added["id"]]) == 0
    capsys.readouterr()
    assert cli.run(["reference", "list", *common]) == 0
    assert json.loads(capsys.readouterr().out)["tables"] == []
    assert cli.run(["reference", "undo-remove", *common, added["id"]]) == 0
    capsys.readouterr()
    assert cli.run(["reference", "list", *common]) == 0
    assert [t["id"] for t in json.loads(capsys.readouterr().out)["tables"]] == [added["id"]]
