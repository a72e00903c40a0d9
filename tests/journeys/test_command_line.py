"""The command line as scripts use it: real processes, JSON alone on standard output, the exit status of the contract."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from medneg_desktop.app import sample_files

ROOT = Path(__file__).parents[2]
EOB = next(p for p in sample_files() if "eob" in p.name)


def medneg(*words: str | Path, status: int = 0, given: str = "", **variables: str) -> str:
    environment = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}}
    done = subprocess.run(
        [sys.executable, "-m", "medneg_desktop", *map(str, words)],
        input=given,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**environment, **variables},
        timeout=240,
        check=False,
    )
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout if status in (0, 1) else done.stderr


def test_read_prints_the_contract_alone(tmp_path: Path) -> None:
    answer = json.loads(medneg("read", EOB))
    (document,) = answer["documents"]
    assert (answer["contract"], document["kind"], document["part"], document["pages"]) == (1, "eob", 1, [1])
    share = document["fields"]["patient_responsibility"]
    assert share["value"] == "219.20"
    assert share["page"] == 1
    assert len(share["box"]) == 4
    assert document["lines"][2]["reason_codes"] == ["CO-18"]


def test_a_file_that_cannot_be_read_is_in_the_answer_and_in_the_status(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    answer = json.loads(medneg("read", tmp_path, EOB, status=1))
    assert [d["error"] and d["error"]["code"] for d in answer["documents"]] == ["empty-file", None]


def test_the_same_file_twice_counts_once(tmp_path: Path) -> None:
    (tmp_path / "copy.pdf").write_bytes(EOB.read_bytes())
    answer = json.loads(medneg("audit", EOB, tmp_path, "--today", "2026-11-24"))
    assert [d["notes"][-1:] for d in answer["documents"]] == [[], [f"the same file as {EOB.name}; counted once"]]
    assert [len(c["documents"]) for c in answer["cases"]] == [1]


@pytest.mark.parametrize(
    "words",
    [
        ["read"],
        ["read", "x.pdf", "--today", "yesterday"],
        ["packet", "x.pdf"],
        ["packet", "x.pdf", "--out", "y.pdf", "--office", "Attorney General of Ohio"],
        ["packet", "x.pdf", "--out", "y.pdf", "--from", "no such file"],
        ["dance"],
        ["read", "x.pdf", "--jobs", "0"],
        ["vault"],
    ],
)
def test_wrong_usage_ends_in_2_and_a_sentence(words: list[str]) -> None:
    assert "medneg-desktop" in medneg(*words, status=2)


def test_a_household_that_is_not_understood_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "home.toml").write_text('state = "OH"\nsize = 3\nincome = "41,000"\n')
    (tmp_path / "bad.toml").write_text('colour = "red"\n')
    medneg("read", EOB, "--profile", tmp_path / "home.toml")
    assert "colour" in medneg("read", EOB, "--profile", tmp_path / "bad.toml", status=2)


def test_without_a_display_the_window_says_so_and_names_the_way_without_one() -> None:
    told = medneg("--demo", status=2)
    assert "packet --demo --out packet.pdf" in told


@pytest.mark.slow
def test_a_packet_of_the_sample_case_without_a_display(tmp_path: Path) -> None:
    out = tmp_path / "packet.pdf"
    answer: dict[str, Any] = json.loads(medneg("packet", "--demo", "--out", out, "--today", "2026-11-24"))
    with pymupdf.open(out) as document:
        assert document.page_count == answer["pages"]
        text = "\n".join(page.get_text() for page in document)
    assert answer["to"] == "provider", "who asks for the money"
    assert answer["sections"] == ["letter", "issues", "reconciliation", "timeline", "exhibits"]
    assert {e["exhibit"] for e in answer["exhibits"]} == {"A", "B", "C"}
    assert f"${answer['in_question']}" in text
    assert "CH-40718-226" in text


@pytest.mark.slow
def test_a_complaint_names_the_office_and_its_sender(tmp_path: Path) -> None:
    (tmp_path / "me.txt").write_text("Marisol Whitfield\n14 Alder Way\n")
    office, out = "Attorney General of Ohio", tmp_path / "complaint.pdf"
    words = ("--to", "regulator", "--office", office, "--from", tmp_path / "me.txt", "--paper", "a4")
    answer = json.loads(medneg("packet", "--demo", "--out", out, "--today", "2026-11-24", *words))
    assert answer["needs_from_you"] == []
    with pymupdf.open(out) as document:
        assert document[0].rect.height > 800
        text = document[0].get_text()
    assert office in text
    assert "14 Alder Way" in text


def test_vault_create_add_list_verify(tmp_path: Path) -> None:
    vault, secret = tmp_path / "vault", tmp_path / "secret"
    secret.write_text("correct horse battery staple\n")
    opening = ("--vault", vault, "--passphrase-file", secret)
    created = json.loads(medneg("vault", "create", *opening))
    assert created["recovery_code"]
    (tmp_path / "empty.pdf").touch()
    lines = [
        json.loads(line)
        for line in medneg("vault", "add", *opening, EOB, EOB, tmp_path / "empty.pdf", status=1).splitlines()
    ]
    assert [x["outcome"] for x in lines] == ["accepted", "already_held", "declined"]
    assert lines[2]["remedy"]
    listed = json.loads(medneg("vault", "list", *opening))
    assert [(d["file"], d["status"]) for d in listed["documents"]] == [(EOB.name, "read")]
    assert [d["file"] for d in listed["declined"]] == ["empty.pdf"]
    checked = json.loads(medneg("vault", "verify", *opening))
    assert (checked["ok"], checked["documents"], checked["originals_intact"]) == (True, 1, 1)


def test_a_vault_is_never_made_twice_or_opened_wrongly(tmp_path: Path) -> None:
    opening = ("--vault", tmp_path / "vault", "--passphrase-file", "-")
    medneg("vault", "create", *opening, given="one good passphrase")
    assert "already holds a vault" in medneg("vault", "create", *opening, given="another one", status=3)
    assert "passphrase" in medneg("vault", "list", *opening, given="wrong", status=3)
    assert "no vault" in medneg(
        "vault", "list", "--vault", tmp_path / "elsewhere", "--passphrase-file", "-", given="x", status=3
    )


def test_bench_fill_fills_a_scratch_vault_and_refuses_one_that_is_used(tmp_path: Path) -> None:
    opening = ("--vault", tmp_path / "vault", "--passphrase-file", "-")
    medneg("vault", "create", *opening, given="scratch scratch")
    filled = json.loads(medneg("vault", "bench-fill", "--documents", "30", *opening, given="scratch scratch"))
    assert filled["added"] == 30
    assert len(json.loads(medneg("vault", "list", *opening, given="scratch scratch"))["documents"]) == 30
    assert json.loads(medneg("vault", "verify", *opening, given="scratch scratch"))["ok"]
    used = ("--vault", tmp_path / "used", "--passphrase-file", "-")
    medneg("vault", "create", *used, given="scratch scratch")
    medneg("vault", "add", EOB, *used, given="scratch scratch")
    assert "made-up" in medneg("vault", "bench-fill", "--documents", "5", *used, given="scratch scratch", status=3)
