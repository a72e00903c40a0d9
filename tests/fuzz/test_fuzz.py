"""A short dose of the fuzzing, the same every time, and what longer doses once found."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from medneg_desktop.pages.containers import open_container
from medneg_desktop.pages.mail import Mail
from medneg_desktop.reading.structured import set_out
from tests.fuzz.fuzz import run, targets
from tests.reading.structured import samples


@pytest.mark.parametrize("name", sorted(targets()))
def test_a_broken_file_is_read_or_refused(name: str) -> None:
    told = run(name, seed=20, seconds=20, most=80 if name == "words" else 400)
    assert told.faults == 0
    assert told.tried >= 50


def test_an_archive_with_a_file_without_a_name() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        zipped.writestr("x", b"%PDF-")
    nameless = out.getvalue().replace(b"\x01\x00\x00\x00x", b"\x00\x00\x00\x00")
    data = bytearray(out.getvalue())
    at = data.index(b"PK\x01\x02")
    data[at + 28 : at + 30] = b"\x00\x00"
    data[at + 30 : at + 32] = b"\x01\x00"  # its one letter now counts as an extra field
    assert nameless != out.getvalue()
    held = open_container(bytes(data), lambda content: content.startswith(b"%PDF-"))
    assert len(held.parts) == 1


def test_a_mail_with_marks_and_letters_that_are_none() -> None:
    head = b"From: a@example.org\nSubject: bill\n"
    marked = head + b"Content-Type: text/html\n\n<p>Due<![]> $7.00<![if !vml]> now<![endif]><![ never closed"
    assert list(Mail(marked).rows())[-1] == "Due $7.00 now"
    strange = head + b"Content-Type: text/html; charset*=utf-8''%00x\n\n<p>Due $7.00"
    assert list(Mail(strange).rows())[-1] == "Due $7.00"


def test_a_name_whose_use_is_no_word() -> None:
    bundle = json.loads(samples.bundle(samples.carin_eob()))
    for entry in bundle["entry"]:
        for name in entry["resource"].get("name", []) if isinstance(entry["resource"].get("name"), list) else []:
            name["use"] = {"official": 1}
    assert set_out(json.dumps(bundle).encode()).readings
