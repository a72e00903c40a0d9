"""The counts on which the measures of reading stand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.reading import main, measures, table
from benchmarks.scoring import Asserted, Tally, count, count_file, equal, pair_lines, truths_in


def document(**parts: Any) -> dict[str, Any]:
    return {"file": "bill.pdf", "part": 1, "pages": [1], "kind": "statement", "fields": {}, "lines": [], **parts}


def said(value: object, state: str = "read") -> dict[str, object]:
    return {"value": value, "state": state}


def line(day: str, code: str, charge: str, **more: Any) -> dict[str, Any]:
    return {"service_date": day, "code": code, "charge": charge, "state": "read", **more}


def truth(**parts: Any) -> dict[str, Any]:
    return {"truth": 1, "file": "bill.pdf", "input": "scan", "documents": [{"pages": [1], **parts}]}


@pytest.mark.parametrize(
    ("name", "true", "read", "same"),
    [
        ("charge", "1240.00", "1240.0", True),
        ("charge", "35.00", "-35.00", False),
        ("insurance_paid", "35.00", "-35.00", True),
        ("due_date", "2026-08-14", "2026-08-15", False),
        ("account_number", "00-448213-7", "004482137", True),
        ("account_number", "00-448213-7", "4482137", False),
        ("revenue_code", "0450", "450", True),
        ("provider_phone", "+1 (512) 555-0100", "512.555.0100", True),
        ("patient_name", "Ana Belmonte", "BELMONTE, ANA", True),
        ("patient_name", "Ana Belmonte", "Eva Delgado", False),
        ("network_status", "out of network", "Out-of-Network", True),
        ("modifiers", ["25", "LT"], ["LT", "25"], True),
    ],
)
def test_values_are_compared_as_papers_print_them(name: str, true: object, read: object, same: bool) -> None:
    assert equal(name, true, read) is same


def test_right_wrong_missing_and_invented_are_counted_apart() -> None:
    asserted = {"amount_due": "10.00", "due_date": "2026-01-02", "copay": None, "npi": "1234567893"}
    told = {"amount_due": said("10.00"), "due_date": said("2026-01-03"), "copay": said("5.00"), "tax_id": said("1")}
    tally = count_file(truth(kind="statement", fields=asserted), [document(fields=told)])
    assert dict(tally.fields()) == {"right": 1, "wrong": 1, "missing": 1, "spurious": 1}
    assert (tally.n["said"], tally.n["silent"], tally.n["invented"], tally.n["kind_right"]) == (3, 2, 1, 1)


def test_a_wrong_value_that_is_asked_about_is_no_silent_error() -> None:
    asked = {"amount_due": said("11.00", "check"), "copay": said("5.00", "check")}
    tally = count_file(truth(fields={"amount_due": "10.00", "copay": None}), [document(fields=asked)])
    assert (tally.n["said"], tally.n["silent"], tally.n["invented"], tally.n["wrong_check"]) == (0, 0, 0, 2)


def test_another_right_value_and_one_that_may_be_left_out() -> None:
    want = Asserted.of({"value": "Mercy Valley Health", "accept": ["Mercy"], "optional": True})
    assert want.holds("provider_name", "MERCY")
    assert not want.holds("provider_name", "Grace")
    tally = Tally()
    tally.value("provider_name", "provider_name", want, None, "")
    assert not tally.fields()


def test_a_line_is_right_by_its_day_code_and_charge() -> None:
    true = [line("2026-08-14", "99285", "1480.00"), line("2026-08-14", "80053", "40.00")]
    read = [line("2026-08-14", "80053", "40.00", description="PANEL"), line("2026-08-14", "99285", "1430.00")]
    assert pair_lines(true, read) == ({1: 0}, {0: 1})


def test_each_printed_line_counts_once() -> None:
    twice = [line("2026-08-14", "99285", "1480.00")] * 2
    tally = count_file(truth(lines=twice), [document(lines=twice[:1])])
    assert (tally.n["line_truth"], tally.n["line_right"], tally.n["line_extra"]) == (2, 1, 0)
    tally = count_file(truth(lines=twice[:1]), [document(lines=twice)])
    assert (tally.n["line_right"], tally.n["line_extra"], tally.n["silent"], tally.n["invented"]) == (1, 1, 1, 1)


def test_lines_of_a_part_of_the_paper_say_nothing_of_the_others() -> None:
    read = [line("2026-08-14", "99285", "1480.00"), line("2026-08-15", "80053", "40.00")]
    tally = count_file(truth(lines=read[:1], lines_partial=True), [document(lines=read)])
    assert (tally.n["line_right"], tally.n["line_extra"]) == (1, 0)


def test_the_parts_of_a_pile_find_each_other_by_their_pages() -> None:
    told = {
        "truth": 1,
        "file": "pile.pdf",
        "documents": [{"pages": [1, 2], "kind": "eob"}, {"pages": [3], "kind": "receipt"}],
    }
    read = [document(part=1, pages=[3], kind="receipt"), document(part=2, pages=[1, 2], kind="eob")]
    assert count_file(told, read).n["kind_right"] == 2


def test_an_unreadable_file_must_be_told_as_such() -> None:
    nothing = {"truth": 1, "file": "bill.pdf", "unreadable": True, "documents": []}
    assert count_file(nothing, [document(error={"code": "damaged"})]).n["kind_right"] == 1
    assert count_file(nothing, [document()]).n["kind_right"] == 0


def test_files_are_found_by_their_bytes_and_else_by_the_end_of_their_path(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        paper = {**truth(kind="statement" if folder == "a" else "eob"), "sha256": "1" if folder == "a" else "2"}
        (tmp_path / folder / "bill.truth.json").write_text(json.dumps(paper))
    read = [document(file="x/b/bill.pdf", kind="eob"), document(file="elsewhere.pdf", sha256="1")]
    counted = count(read, truths_in([tmp_path]))
    assert counted["scan"].n["kind_right"] == 2


def test_the_measures_are_printed_for_each_way_a_page_comes_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bill.truth.json").write_text(json.dumps(truth(kind="eob", fields={"amount_due": "10.00"})))
    out = tmp_path / "out.json"
    out.write_text(json.dumps({"documents": [document(fields={"amount_due": said("1.00")})]}))
    monkeypatch.setattr("sys.argv", ["reading", str(tmp_path), "--json", str(out), "--names"])
    main()
    shown = capsys.readouterr().out
    silent = next(row for row in shown.splitlines() if row.startswith("| silent errors"))
    assert "100.0 % (1 of 1) [<= 0.7 %]" in silent.split("|")[3]
    assert "amount_due" in shown


def test_no_data_is_not_shown_as_good() -> None:
    assert measures(Tally())["the same: precision"] == "-"
    assert table({})[2].count("- [") == 3
