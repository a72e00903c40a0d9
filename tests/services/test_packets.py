"""Packets made from real files: what is to be hidden is in no written packet, whatever place it stood in."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from medneg_desktop.core.ids import CaseId, DocumentId, Sha256
from medneg_desktop.core.money import Money
from medneg_desktop.core.trouble import PacketHeldBack
from medneg_desktop.domain.document import Accepted
from medneg_desktop.domain.packet import PacketChoices, PacketPlan, SecretKind, Spot
from medneg_desktop.domain.place import Box
from medneg_desktop.services.check_packet import refuse_leaks, texts_in
from medneg_desktop.services.intake import bring_in
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import case_of
from medneg_desktop.services.ports import Drawing, Original, Picture
from medneg_desktop.services.prepare_packet import prepare_packet, proposals, save_packet
from medneg_desktop.services.read_document import read_document
from medneg_desktop.services.reports import case_history, case_summary, paid_expenses
from medneg_desktop.typeset import ReportLabTypesetter
from tests.paper.secret_bill import ALL_BUT_MEMBER, IN_FORM, IN_GROUP, MEMBER, OTHER, SEEN, SSN, secret_bill
from tests.typeset.plans import picture, plan

mupdf: Any = pymupdf
HEX = re.compile(r"<((?:[0-9a-fA-F]{2})+)>")
WITH_OTHER = PacketChoices(others=(OTHER,))


def case_with(office: Office, folder: Path, *, scanned: bool = False) -> CaseId:
    (folder / "bill.pdf").write_bytes(secret_bill(scanned=scanned))
    outcome = bring_in(office, folder / "bill.pdf")
    assert isinstance(outcome, Accepted)
    read_document(office, outcome.document.id)
    case = case_of(office, outcome.document.id)
    assert case is not None
    return case


def everything_in(pdf: bytes, office: Office) -> str:
    """All that can be got out of a file: its text, its pictures recognized, every stream and string in it."""
    found = []
    with mupdf.open(stream=pdf) as document:
        for number in range(1, document.xref_length()):
            found.append(document.xref_object(number))
            if document.xref_is_stream(number):
                found.append((document.xref_stream(number) or b"").decode("latin-1"))
                found += [bytes.fromhex(m[1]).decode("latin-1") for m in HEX.finditer(found[-1])]
        for page in document:
            found.append(page.get_text())
            found.extend(annotation.info["content"] for annotation in page.annots())
        found += [str(document.metadata), str(document.embfile_names()), str(document.get_toc())]
        found += [str(document.get_page_labels()), document.get_xml_metadata(), str(document.get_ocgs())]
        found += [str(font) for page in document for font in page.get_fonts()]
        found += [w.field_value or "" for page in document for w in page.widgets()]
    found += seen_on(pdf, office)
    found += [w.text for n in range(1, page_count(pdf) + 1) for w in office.pages.words(original(pdf), n).words]
    return "\n".join(found)


def seen_on(pdf: bytes, office: Office) -> list[str]:
    """What can be recognized on a picture of every page: as if it were printed and scanned."""
    with mupdf.open(stream=pdf) as document, mupdf.open() as scans:
        for page in document:
            sheet = scans.new_page(width=page.rect.width, height=page.rect.height)
            sheet.insert_image(sheet.rect, stream=page.get_pixmap(dpi=200).tobytes("png"))
        scanned, count = scans.tobytes(), document.page_count
    rows = [office.pages.words(original(scanned), n) for n in range(1, count + 1)]
    return [" ".join(w.text for w in page.words) for page in rows]


def original(pdf: bytes) -> Original:
    return Original(Sha256(hashlib.sha256(pdf).hexdigest()), lambda: pdf)


def page_count(pdf: bytes) -> int:
    with mupdf.open(stream=pdf) as document:
        return int(document.page_count)


def bare(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


@pytest.mark.slow
@pytest.mark.parametrize("scanned", [False, True], ids=["born digital", "scan"])
def test_planted_secrets_are_in_no_written_packet(office: Office, tmp_path: Path, scanned: bool) -> None:
    case = case_with(office, tmp_path, scanned=scanned)
    packet = prepare_packet(office, case, choices=WITH_OTHER)
    save_packet(office, packet, tmp_path / "packet.pdf")
    written = bare(everything_in((tmp_path / "packet.pdf").read_bytes(), office))
    assert [secret for secret in ALL_BUT_MEMBER if bare(secret) in written] == []
    assert bare("RB-40718-226") in written, "the account number stays: the office needs it"
    assert bare(MEMBER) in written, "so does the member id"
    for active in ("JavaScript", "OpenAction", "Launch", "EmbeddedFile", "AcroForm", "URI", "tracker", "internal"):
        assert active not in written


@pytest.mark.slow
def test_the_search_of_this_test_sees_the_secrets_where_nothing_is_hidden(office: Office, tmp_path: Path) -> None:
    case = case_with(office, tmp_path)
    everything = proposals(office, case, choices=WITH_OTHER)
    shown = PacketChoices(others=(OTHER,), show=frozenset(p.key for p in everything))
    written = bare(everything_in(prepare_packet(office, case, choices=shown).pdf, office))
    assert [s for s in SEEN if bare(s) not in written] == []
    given = bare(everything_in(secret_bill(), office))
    assert [s for s in ALL_BUT_MEMBER if bare(s) not in given] == [], "and in the paper itself it finds every one"


@pytest.mark.slow
def test_proposals_are_those_of_the_packet_and_a_yes_hides_the_rest(office: Office, tmp_path: Path) -> None:
    case = case_with(office, tmp_path)
    found = proposals(office, case, choices=WITH_OTHER)
    assert {(p.kind, p.advised) for p in found} == {
        (SecretKind.SSN, True),
        (SecretKind.BIRTH, True),
        (SecretKind.CARD, True),
        (SecretKind.PERSON, True),
        (SecretKind.MEMBER, False),
        (SecretKind.ACCOUNT, False),
    }
    assert all(p.spots for p in found)
    everything = PacketChoices(others=(OTHER,), hide=frozenset(p.key for p in found))
    packet = prepare_packet(office, case, choices=everything)
    assert packet.proposals == found
    written = bare(everything_in(packet.pdf, office))
    assert [s for s in (*ALL_BUT_MEMBER, MEMBER, "RB-40718-226") if bare(s) in written] == []
    assert "Account number: [hidden]" in [p.text for p in packet.plan.letter]


@pytest.mark.slow
def test_chosen_words_and_areas_go_as_well_and_the_same_choices_give_the_same_bytes(
    office: Office, tmp_path: Path
) -> None:
    case = case_with(office, tmp_path)
    document = proposals(office, case)[0].spots[0].document
    choices = PacketChoices(words=("Mill Road",), areas=(Spot(document, 1, Box(55, 205, 560, 224)),))
    packet = prepare_packet(office, case, choices=choices)
    written = bare(everything_in(packet.pdf, office))
    assert "MillRoad" not in written
    assert "EMERGENCY" not in written, "its line lies in the area"
    assert prepare_packet(office, case, choices=choices).pdf == packet.pdf


class _BlindTypesetter:
    """A typesetter that forgets to cover the pictures: the check must see it."""

    def compose(
        self,
        plan: PacketPlan,
        picture: Callable[[Any, int], Picture | Drawing],
        progress: Callable[[int, int], None] | None = None,
    ) -> bytes:
        exhibits = tuple(replace(e, pages=tuple(replace(p, covered=()) for p in e.pages)) for e in plan.exhibits)
        return ReportLabTypesetter().compose(replace(plan, exhibits=exhibits), picture, progress)

    def letter_file(self, plan: PacketPlan) -> bytes:
        return ReportLabTypesetter().letter_file(plan)


@pytest.mark.slow
def test_a_packet_in_which_something_can_still_be_read_is_held_back(office: Office, tmp_path: Path) -> None:
    case = case_with(office, tmp_path, scanned=True)
    careless = replace(office, typesetter=_BlindTypesetter())
    with pytest.raises(PacketHeldBack) as held:
        prepare_packet(careless, case)
    assert "Exhibit A-1" in held.value.title
    assert SSN not in held.value.title


@pytest.mark.slow
def test_a_secret_in_the_files_own_data_is_found(office: Office, tmp_path: Path) -> None:
    case = case_with(office, tmp_path)
    packet = prepare_packet(office, case)
    hidden = tuple(p for p in packet.proposals if p.advised)
    refuse_leaks(office, packet.plan, packet.pdf, hidden)
    with mupdf.open(stream=packet.pdf) as document:
        document.set_metadata({"title": f"Ana {SSN}"})
        told = document.tobytes(deflate=True)
    with pytest.raises(PacketHeldBack) as held:
        refuse_leaks(office, packet.plan, told, hidden)
    assert "own data" in held.value.title


def test_texts_are_found_in_streams_and_in_both_codings() -> None:
    with mupdf.open() as document:
        document.new_page().insert_text((50, 50), "x")
        document.set_metadata({"title": "Peña 219-09-9999"})
        document.embfile_add("a.txt", b"attached 457-55-5462")
        data = document.tobytes(deflate=True)
    joined = "\n".join(texts_in(data))
    assert "219-09-9999" in joined
    assert "457-55-5462" in joined


def test_what_is_written_in_hexadecimal_is_found() -> None:
    joined = "\n".join(texts_in(secret_bill()))
    assert IN_GROUP in joined, "a layer that is off"
    assert IN_FORM in joined


def test_every_stream_of_a_packet_is_looked_into() -> None:
    pdf = ReportLabTypesetter().compose(plan(title="Ana 219-09-9999"), picture)
    found = list(texts_in(pdf))
    with mupdf.open(stream=pdf) as document:
        streams = sum(document.xref_is_stream(n) for n in range(1, document.xref_length()))
        pages = document.page_count
    assert pages > 3
    assert pdf.count(b"endstream") == streams
    assert sum("BDC" in text for text in found) >= pages, "the drawing commands of the pages"
    assert any("219-09-9999" in text for text in found if "xmpmeta" in text), "what the file says of itself in XML"


@pytest.mark.slow
def test_reports_of_the_sample_case(office: Office, sample: dict[str, DocumentId]) -> None:
    case = case_of(office, sample["hospital_bill_scan.pdf"])
    assert case is not None
    summary = case_summary(office, case)
    assert page_count(summary.pdf) == 1
    assert "$531.20" in everything_said(summary.pdf)
    paid = paid_expenses(office, 2026)
    assert (len(paid.payments), paid.total) == (1, Money.of("50.00"))
    assert b"2026-08-14" in paid.csv
    assert "$50.00" in everything_said(paid.pdf)
    assert paid_expenses(office, 2025).payments == ()
    told = everything_said(case_history(office, case).pdf)
    for name in sample:
        assert name.split("_")[0] in told
    assert case_summary(office, case).pdf == summary.pdf


def everything_said(pdf: bytes) -> str:
    with mupdf.open(stream=pdf) as document:
        return " ".join(" ".join(page.get_text().split()) for page in document)
