"""Reference files as they are downloaded: told by their content, read in a worker, kept small, checked at loading."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from medneg_desktop.core.trouble import (
    Cancelled,
    EmptyFile,
    TableDamaged,
    TableEditionUnknown,
    TableFactorUnknown,
    TableSideUnknown,
    TableUnknown,
    Trouble,
)
from medneg_desktop.domain.reference import Quarter, TableKind
from medneg_desktop.domain.table_file import TableFile
from medneg_desktop.pages.messages import TableRead, TableRequest
from medneg_desktop.pages.reference.desk import read_file
from medneg_desktop.pages.reference.lane import TableWorker
from tests.paper.table_maker import fees, limits, pairs, price_csv, price_json, workbook

WANTED = ("71046",)


def read(path: Path, quarter: Quarter | None = None, hospital: bool | None = None) -> list[TableFile]:
    """What the worker's desk makes of a file, without the process around it."""
    steps = list(read_file(TableRequest(str(path), WANTED, quarter, hospital)))
    last = steps[-1]
    assert isinstance(last, TableRead)
    return [TableFile(content) for content in last.tables]


def only(path: Path, quarter: Quarter | None = None, hospital: bool | None = None) -> TableFile:
    (table,) = read(path, quarter, hospital)
    return table


def put(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_pairs_in_a_zip_as_downloaded(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ccipra-v322r0-f1.txt", pairs())
        archive.writestr("ccipra-v322r0-f1.xlsx", workbook(pairs()))
        archive.writestr("readme.pdf", b"%PDF-1.4")
    table = only(put(tmp_path / "anything.bin", buffer.getvalue()))
    assert table.facts.kind is TableKind.PAIRS_OFFICE
    assert (table.facts.edition, table.facts.starts, table.facts.ends) == (
        "2026 Q3",
        date(2026, 7, 1),
        date(2026, 9, 30),
    )
    assert ["43235", 20000101, 0, 1] in table.rows("43239")
    assert table.facts.notes == ()


def test_pairs_that_never_held_or_ended_long_ago_are_left_out(tmp_path: Path) -> None:
    table = only(put(tmp_path / "ccioph-v322r0-f1.txt", pairs()))
    assert table.facts.kind is TableKind.PAIRS_HOSPITAL
    assert table.rows("10040") == [["10060", 20260701, 0, 0]]


def test_the_same_pairs_in_a_workbook(tmp_path: Path) -> None:
    text = only(put(tmp_path / "ccipra-v322r0-f1.txt", pairs()))
    book = only(put(tmp_path / "ccipra-v322r0-f1.xlsx", workbook(pairs())))
    assert book.facts == text.facts
    assert book.rows("43239") == text.rows("43239")


def test_a_part_of_the_pairs_is_noticed(tmp_path: Path) -> None:
    part = "\n".join(x for x in pairs().splitlines() if not x[:1].isdigit() or x[0] in "12")
    table = only(put(tmp_path / "ccipra-v322r0-f1.txt", part))
    assert "only a range of codes" in table.facts.notes[0]


def test_an_everyday_pair_that_is_missing_is_told(tmp_path: Path) -> None:
    cut = "\n".join(x for x in pairs().splitlines() if not x.startswith("43239"))
    table = only(put(tmp_path / "ccipra-v322r0-f1.txt", cut))
    assert "43239 with 43235" in table.facts.notes[0]


def test_a_list_of_pairs_that_does_not_say_whose_it_is_is_asked_about(tmp_path: Path) -> None:
    path = put(tmp_path / "download.txt", pairs())
    with pytest.raises(TableSideUnknown):
        read(path)
    table = only(path, hospital=True)
    assert table.facts.kind is TableKind.PAIRS_HOSPITAL
    assert table.facts.edition == "2026 Q3"  # by its newest pair


@pytest.mark.parametrize(
    ("whose", "kind"),
    [
        ("Practitioner", TableKind.UNITS_OFFICE),
        ("Outpatient Hospital", TableKind.UNITS_HOSPITAL),
        ("DME Supplier", TableKind.UNITS_SUPPLIER),
    ],
)
def test_limits_are_told_by_their_header(tmp_path: Path, whose: str, kind: TableKind) -> None:
    table = only(put(tmp_path / "MUE_Eff_10-01-2026.csv", limits(whose)))
    assert table.facts.kind is kind
    assert table.facts.edition == "2026 Q4"
    assert table.rows("93005") == [[3, 3]]


def test_limits_without_a_quarter_are_asked_about(tmp_path: Path) -> None:
    path = put(tmp_path / "download.csv", limits("Practitioner"))
    with pytest.raises(TableEditionUnknown):
        read(path)
    assert only(path, quarter=Quarter(2026, 2)).facts.edition == "2026 Q2"


def test_fees_are_points_times_the_factor(tmp_path: Path) -> None:
    table = only(put(tmp_path / "x.csv", fees("33.4009")))
    assert table.facts.kind is TableKind.FEES
    assert (table.facts.edition, table.facts.starts) == ("2026", date(2026, 1, 1))
    assert table.rows("99213") == [["", 8885, 6480, None]]  # 2.66 and 1.94 points
    assert table.rows("47562") == [["", None, 63462, 90]]


def test_a_factor_that_was_never_published_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableFactorUnknown):
        read(put(tmp_path / "x.csv", fees("32.7442")))


def test_no_words_of_a_description_are_kept(tmp_path: Path) -> None:
    for name, content in (("f.csv", fees("33.4009")), ("p.csv", price_csv())):
        (step,) = [
            s for s in read_file(TableRequest(str(put(tmp_path / name, content)), WANTED)) if isinstance(s, TableRead)
        ]
        table = TableFile(step.tables[0])
        kept = json.dumps([table.rows(c) for c in ("99213", "71046", "47562")])
        assert "SECRET WORDS" in content
        assert "SECRET" not in kept


@pytest.mark.parametrize("version", ["2.2.0", "3.0.0"])
@pytest.mark.parametrize("shape", ["tall", "wide", "json"])
def test_price_files_of_every_shape_say_the_same(tmp_path: Path, shape: str, version: str) -> None:
    content = price_json(version) if shape == "json" else price_csv(version, wide=shape == "wide")
    table = only(put(tmp_path / "file", content))
    assert table.facts.kind is TableKind.PRICES
    assert table.facts.holder == ("Mercy Valley Hospital", "Main Campus")
    assert table.facts.edition == f"2026-07-01, version {version}"
    ((modifiers, setting, _, gross, cash, low, high, unit, several, agreed, kept),) = table.rows("71046")
    assert (modifiers, setting, unit, several, kept) == ("", "outpatient", "", False, True)
    assert (gross, cash, low, high) == (34000, 17000, 11000, 20000)
    assert agreed == [["Meridian", "PPO", 12000, "fee schedule"], ["Summit", "HMO", 11000, "case rate"]]


def test_plans_prices_are_kept_for_wanted_codes_alone(tmp_path: Path) -> None:
    table = only(put(tmp_path / "file", price_csv()))
    ((*_, agreed, kept),) = table.rows("80053")
    assert (agreed, kept) == ([], False)


def test_a_row_of_several_billed_codes_is_a_package(tmp_path: Path) -> None:
    table = only(put(tmp_path / "file", price_csv()))
    ((*_, several, _, _),) = table.rows("27447")
    assert several


def test_a_price_file_in_a_zip_and_with_windows_letters(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("prices.csv", price_csv().replace("Main Campus", "Clínica").encode("cp1252"))
    assert only(put(tmp_path / "prices.zip", buffer.getvalue())).facts.holder[1] == "Clínica"


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b"", EmptyFile),
        (b"hello\n", TableUnknown),
        (b"%PDF-1.4 \x00\x01", TableUnknown),
        (b"PK\x03\x04 and no archive", TableDamaged),
        (b'{"hospital_name": "A", "standard_charge_information": [{"code_information": 7}, ', TableDamaged),
        (b'{"hospital_name": "A", "standard_charge_information": []}', TableDamaged),
        (pairs().split("\n10040")[0].encode(), TableSideUnknown),
        (b"hospital_name,last_updated_on\n", TableDamaged),
    ],
)
def test_what_is_no_table_is_told_in_words(tmp_path: Path, content: bytes, trouble: type[Trouble]) -> None:
    with pytest.raises(trouble):
        read(put(tmp_path / "file", content))


def test_a_worker_reads_tells_progress_and_can_be_stopped(tmp_path: Path) -> None:
    rows = list(csv.reader(io.StringIO(price_csv())))
    big = io.StringIO()
    writer = csv.writer(big)
    writer.writerows(rows[:3])
    for _ in range(60_000):
        writer.writerows(rows[3:5])
    path = put(tmp_path / "big.csv", big.getvalue())
    told: list[tuple[int, int]] = []
    worker = TableWorker()
    (content,) = worker.read(path, frozenset(WANTED), progress=lambda done, whole: told.append((done, whole)))
    assert TableFile(content).facts.rows_read == 120_000
    assert told
    assert all(0 <= done <= whole == path.stat().st_size for done, whole in told)
    with pytest.raises(Cancelled):
        worker.read(path, frozenset(), stop=lambda: True)


def test_a_packed_table_that_was_altered_is_refused() -> None:
    with pytest.raises(ValueError, match="not a table"):
        TableFile(b"something else")
