"""Breaks good files in many ways and reads them; what is raised must be what the reader promises, and soon.

    python tests/fuzz/fuzz.py fhir --minutes 30 --seed 7

The targets are the readers of structured files, of mails and archives, and of the words on a page. A case that is not
answered properly is written beside (``--keep FOLDER``), to become a test of its own. A short seeded dose runs with
the other tests.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import random
import re
import sys
import time
import traceback
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from medneg_desktop.core.trouble import Trouble
from medneg_desktop.domain.page import PageText, TextSource, Word
from medneg_desktop.domain.place import Box
from medneg_desktop.pages.containers import MOST_BYTES, open_container
from medneg_desktop.pages.mail import looks_like_mail
from medneg_desktop.pages.text_paper import mail_paper
from medneg_desktop.reading import read_pages
from medneg_desktop.reading.structured import HoldsNoClaims, Malformed, set_out
from tests.reading.structured import samples

SLOWEST = 5.0
"""CPU seconds for one file: far above what any takes."""
_PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
_TELLING = (
    b"0",
    b"-1",
    b"9" * 30,
    b"1e999",
    b"NaN",
    b"null",
    b"{}",
    b"[]",
    b'""',
    b"\x00",
    b"\xff\xfe",
    b"~",
    b"*",
    b"\r\n",
)
_SAID = [
    "Patient",
    "Name:",
    "Account",
    "Number:",
    "Total",
    "Charges",
    "Amount",
    "Due",
    "Date",
    "Code",
    "Description",
    "Charges",
    "TOTALS",
    "Plan",
    "Paid",
    "You",
    "Owe",
    "99213",
    "J1100-25",
    "0450",
    "03/02/2026",
    "02/30/2026",
    "$120.00",
    "35.00-",
    "(12.50)",
    "1,204.50",
    "$",
    "CR",
    "Explanation",
    "of",
    "Benefits",
    "Hospital",
    "Allowed",
    "Deductible",
    "Copay",
    "Coinsurance",
    "Member",
    "ID",
    "Claim",
    "Units",
    "Dear",
    "Ana",
    "Ruiz:",
    "owe",
    "Page",
    "1",
    "of",
    "3",
    "#",
    ":",
    "-",
    "S45.00",
    "1O4.50",
    "12",
    "Collection",
    "Creditor",
    "08/14",
    "NPI",
    "1234567893",
    "999999999999999999.99",
    "\u0663\u0664.\u0665\u0660",
    "\u202e54.21\u202c",
]


@dataclass(frozen=True)
class Target:
    """What is broken, how it is read, and what the reader may raise."""

    seeds: tuple[bytes, ...]
    read: Callable[[bytes], object]
    promised: tuple[type[BaseException], ...]
    alphabet: tuple[bytes, ...] = ()


# ---------------------------------------------------------------------------------------------------- targets


def _zip(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in files.items():
            zipped.writestr(name.replace("__", "."), data)
    return out.getvalue()


def _mail() -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "billing@hospital.example", "ana@example.org", "Your bill"
    mail.set_content("Amount due: $120.00")
    mail.add_alternative("<p>Amount due: <b>$120.00</b></p>", subtype="html")
    mail.add_attachment(_PDF, maintype="application", subtype="pdf", filename="r\u00e9sum\u00e9.pdf")
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "a@example.org", "inner"
    inner.set_content("inner words")
    mail.add_attachment(inner)
    return mail.as_bytes()


def _old_mail() -> bytes:
    """As it came out of older programs: a folder's first line, words in a single byte, names in pieces, an inner mail."""
    inner = b"From: a@example.org\nSubject: =?iso-8859-1?q?Factura_n=FAmero_7?=\n\nAdeuda $ 7.00\n"
    return (
        b"From - Tue Mar 03 10:00:00 2026\nReturn-Path: <b@example.org>\nReceived: by mx\n\tfor ana; Tue, 3 Mar 2026\n"
        b'From: "B, B" <b@example.org>\nTo: ana@example.org\nSubject: =?utf-8?b?w4k=?=\n =?utf-8?q?_bill?=\n'
        b'MIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary="x y"; type="text/html"\n\n--x y\n'
        b"Content-Type: text/html; charset=windows-1252\nContent-Transfer-Encoding: quoted-printable\n\n"
        b"<style>p{}</style><table><tr><td>Due<td>$=A07.00</tr></table><p>=93Pay&nbsp;now=94<br><!--x-->\n--x y\n"
        b"Content-Type: image/png; name*0*=utf-8''b%C3%AD; name*1=ll.png\nContent-ID: <l>\n"
        b"Content-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--x y\nContent-Type: message/rfc822\n\n"
        + inner
        + b"--x y\n"
        b'Content-Disposition: attachment; filename="a.uue"\nContent-Transfer-Encoding: x-uuencode\n\n'
        b"begin 644 a.pdf\n%)5!$1BT`\n`\nend\n--x y--\nend\n"
    )


def _packed_twice() -> bytes:
    """Entries of every kind: stored, packed in two ways, in folders, with litter, a remark, and an archive inside."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_BZIP2) as zipped:
        zipped.comment = b"remark"
        zipped.writestr("a/b/", b"")
        zipped.writestr("a/b/r\u00e9sum\u00e9.pdf", _PDF)
        zipped.writestr("__MACOSX/._x", b"x")
        zipped.writestr("stored.pdf", _PDF, zipfile.ZIP_STORED)
        zipped.writestr("inner.zip", _zip(deep__pdf=_PDF), zipfile.ZIP_LZMA)
        with zipped.open(zipfile.ZipInfo("large.pdf"), "w", force_zip64=True) as large:
            large.write(_PDF)
    return out.getvalue()


def _contained(content: bytes) -> object:
    held = open_container(content, lambda data: data.startswith(b"%PDF-"))
    whole = 0
    for number in range(len(held.parts)):
        try:
            whole += len(held.take(number))
        except Trouble:
            continue
    assert whole <= MOST_BYTES
    return held


def _mailed(content: bytes) -> object:
    """What came with a mail, and its own words as pages."""
    if looks_like_mail(content):
        mail_paper(content)
    return _contained(content)


def _drawn(content: bytes) -> object:
    """The bytes as an endless choice of words and places on up to three pages."""
    dice = random.Random(hashlib.sha256(content).digest())
    words = re.findall(r"\S+", content.decode("utf-8", "replace"))[:400]
    pages = []
    for number in range(1, dice.randint(1, 3) + 1):
        placed = [_word(dice, text) for text in words[number - 1 :: 3]]
        pages.append(PageText(number, 612.0, 792.0, tuple(placed), dice.choice((TextSource.TEXT, TextSource.OCR))))
    return read_pages(pages)


def _word(dice: random.Random, text: str) -> Word:
    x, y = 5.0 * dice.randint(0, 110), 14.0 * dice.randint(0, 54)
    size = dice.choice((9.0, 9.0, 9.0, 16.0))
    return Word(text, Box(x, y, x + 5.0 * len(text), y + size), confidence=dice.choice((1.0, 0.95, 0.5)))


def targets() -> dict[str, Target]:
    """Every reader by name."""
    claims = (Malformed, HoldsNoClaims)
    fhir = (samples.bundle(samples.carin_eob()), samples.medicare_stu3())
    listed = tuple(t.encode() for t in _SAID)
    mail, archive = _mail(), _zip(bill__pdf=_PDF, letter__eml=_mail(), inner__zip=_zip(deep__pdf=_PDF))
    return {
        "fhir": Target(fhir, set_out, claims, tuple(set(re.findall(rb'"\w+"', b"".join(fhir))))),
        "remittance": Target(
            (samples.remittance(samples.SECOND_CLAIM),),
            set_out,
            claims,
            (b"CLP", b"SVC", b"CAS", b"DTM", b"NM1", b"SE"),
        ),
        "blue_button": Target((samples.BLUE_BUTTON.encode(),), set_out, claims, (b"-" * 20, b"Claim Number:", b"$")),
        "mail": Target(
            (mail, _old_mail()),
            _mailed,
            (Trouble,),
            (b"--", b"Content-Type:", b"boundary=", b"=?utf-8?b?", b"base64", b"charset=", b"filename*0*=", b"<table>"),
        ),
        "zip": Target(
            (archive, _packed_twice()),
            _contained,
            (Trouble,),
            (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06", b"PK\x06\x06"),
        ),
        "words": Target((" ".join(_SAID).encode(),), _drawn, (), listed),
    }


# ---------------------------------------------------------------------------------------------------- breaking


def broken(dice: random.Random, target: Target) -> bytes:
    """A good file with one to some dozens of faults."""
    data = bytearray(dice.choice(target.seeds))
    for _ in range(dice.choice((1, 1, 2, 4, 8, 32))):
        _break_once(dice, data, (*_TELLING, *target.alphabet))
        if len(data) > 400_000:
            del data[400_000:]
    return bytes(data)


def _break_once(dice: random.Random, data: bytearray, words: tuple[bytes, ...]) -> None:
    at = dice.randint(0, len(data))
    span = dice.choice((1, 2, 8, 64, 512))
    match dice.randint(0, 7):
        case 0:
            del data[at : at + span]
        case 1:
            data[at:at] = dice.randbytes(span)
        case 2:
            data[at:at] = dice.choice(words)
        case 3:
            word = dice.choice(words)
            data[at : at + len(word)] = word
        case 4 if at < len(data):
            data[at] ^= 1 << dice.randint(0, 7)
        case 5:
            other = dice.randint(0, len(data))
            data[at:at] = data[other : other + span] * dice.choice((1, 2, 50))
        case 6:
            _swap_tokens(dice, data)
        case 7:
            del data[at:]


def _swap_tokens(dice: random.Random, data: bytearray) -> None:
    """Put one value of the file where another stands: types mixed up in a file that is sound otherwise."""
    found = [m.span() for m in re.finditer(rb'"[^"\n]{0,60}"|[\w.+-]+', data[:60_000])]
    if len(found) > 1:
        (a, b), (c, d) = dice.choice(found), dice.choice(found)
        data[a:b] = dice.choice((bytes(data[c:d]), b"[]", b"{}", b"-0.1", b"1e400", b"true"))


# ---------------------------------------------------------------------------------------------------- running


@dataclass
class Told:
    """What came of a run."""

    tried: int = 0
    refused: int = 0
    slowest: float = 0.0
    faults: int = 0


def run(name: str, *, seed: int, seconds: float, most: int = sys.maxsize, keep: Path | None = None) -> Told:
    """Try broken files for so long, or so many."""
    target, told, kinds = targets()[name], Told(), set[str]()
    dice, ends = random.Random(f"{name} {seed}"), time.monotonic() + seconds
    while told.tried < most and time.monotonic() < ends:
        content, begun = broken(dice, target), time.process_time()
        fault = ""
        try:
            target.read(content)
        except target.promised:
            told.refused += 1
        except Exception:  # noqa: BLE001 (whatever it is, it was not promised)
            fault = traceback.format_exc()
        took = time.process_time() - begun
        if took > SLOWEST and not fault:
            fault = f"took {took:.1f} s"
        told.tried, told.slowest = told.tried + 1, max(told.slowest, took)
        if fault:
            told.faults += 1
            _keep(name, content, fault, kinds, keep)
    return told


def _keep(name: str, content: bytes, fault: str, kinds: set[str], keep: Path | None) -> None:
    kind = "".join(re.findall(r'File ".*?([^/]+)", line (\d+)', fault)[-1:][0]) if "File" in fault else fault[:4]
    if kind in kinds:
        return
    kinds.add(kind)
    print(f"{name}: {fault}", flush=True)
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256(content).hexdigest()[:12]
        (keep / f"{name}-{digest}").write_bytes(content)


def main() -> int:
    """Run one target; gives 1 where a fault was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=sorted(targets()))
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    begun = time.monotonic()
    told = run(given.target, seed=given.seed, seconds=60 * given.minutes, keep=given.keep)
    minutes = (time.monotonic() - begun) / 60
    print(json.dumps({"target": given.target, "minutes": round(minutes, 1), "seed": given.seed, **told.__dict__}))
    return 1 if told.faults else 0


if __name__ == "__main__":
    sys.exit(main())
