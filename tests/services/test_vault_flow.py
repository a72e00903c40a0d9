"""From files to questions and packet in a real vault: what the window and ``vault add`` do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NoReturn

import pymupdf
import pytest

from medneg_desktop.app import sample_files
from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.money import Money
from medneg_desktop.core.trouble import PlaceNotWritable, ValueNotUnderstood
from medneg_desktop.domain.document import Accepted, AlreadyHeld, Declined, ReadingStatus
from medneg_desktop.domain.finding import Decision
from medneg_desktop.domain.reading import Cell, DocumentKind, Fact, FieldName, Reading, State
from medneg_desktop.services.carry import carried
from medneg_desktop.services.intake import bring_in
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import (
    bills,
    case_of,
    case_view,
    dismiss_declined,
    history,
    home,
    inbox,
    packets,
    waiting,
)
from medneg_desktop.services.prepare_packet import prepare_packet, save_packet
from medneg_desktop.services.read_document import read_document
from medneg_desktop.services.review import confirm, correct_cell, correct_field, decide, document_view, set_kind

BILL, EOB, RECEIPT = "hospital_bill_scan.pdf", "eob_harbor_mutual.pdf", "receipt_photo.jpg"
EOB_FILE = next(p for p in sample_files() if p.name == EOB)


def read_eob(office: Office) -> DocumentId:
    outcome = bring_in(office, EOB_FILE)
    assert isinstance(outcome, Accepted)
    read_document(office, outcome.document.id)
    return outcome.document.id


def test_the_same_bytes_are_one_document_under_any_name(office: Office, tmp_path: Path) -> None:
    first = bring_in(office, EOB_FILE)
    copy = tmp_path / "other name.pdf"
    copy.write_bytes(EOB_FILE.read_bytes())
    second = bring_in(office, copy)
    assert isinstance(first, Accepted)
    assert isinstance(second, AlreadyHeld)
    assert second.document.id == first.document.id
    assert office.vault.originals.get(first.document.sha256) == EOB_FILE.read_bytes()


def test_a_declined_file_stays_listed_with_reason_and_remedy_until_put_away(office: Office, tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_text("not a PDF at all")
    outcome = bring_in(office, tmp_path / "letter.pdf")
    assert isinstance(outcome, Declined)
    ((number, listed),) = inbox(office).declined
    assert (listed.code, listed.remedy) == ("not-a-document", outcome.remedy)
    dismiss_declined(office, number)
    assert inbox(office).declined == ()


def test_a_document_waits_until_it_is_read(office: Office) -> None:
    bring_in(office, EOB_FILE)
    (left_over,) = waiting(office)
    read_document(office, left_over.id)
    assert waiting(office) == []
    assert document_view(office, left_over.id).document.status is ReadingStatus.READ


def test_reading_says_what_the_eob_says(office: Office) -> None:
    (reading,) = document_view(office, read_eob(office)).readings
    assert reading.kind is DocumentKind.EOB
    share = reading.money(FieldName.PATIENT_RESPONSIBILITY)
    assert share is not None
    assert share.value == Money.of("219.20")
    assert len(reading.lines) == 9


def test_a_correction_is_kept_with_its_history_and_reaches_the_case(office: Office) -> None:
    eob = read_eob(office)
    correct_field(office, eob, 1, FieldName.PATIENT_RESPONSIBILITY, "$200.00")
    view = document_view(office, eob)
    fact = view.readings[0].money(FieldName.PATIENT_RESPONSIBILITY)
    assert fact is not None
    assert (fact.value, fact.state) == (Money.of("200.00"), State.ENTERED)
    assert any("219.20" in e.detail and "200.00" in e.detail for e in view.history)
    case = case_of(office, eob)
    assert case is not None
    shown = case_view(office, case)
    assert shown is not None
    share = shown.case.reconciliation.patient_share
    assert share is not None
    assert share.amount == Money.of("200.00")


def test_what_is_no_amount_is_refused_and_changes_nothing(office: Office) -> None:
    eob = read_eob(office)
    before = document_view(office, eob)
    with pytest.raises(ValueNotUnderstood):
        correct_field(office, eob, 1, FieldName.PATIENT_RESPONSIBILITY, "about 200")
    assert document_view(office, eob) == before


def test_an_empty_text_takes_a_value_away(office: Office) -> None:
    eob = read_eob(office)
    correct_field(office, eob, 1, FieldName.CLAIM_NUMBER, " ")
    correct_cell(office, eob, 1, 1, Cell.CODE, "")
    (reading,) = document_view(office, eob).readings
    assert FieldName.CLAIM_NUMBER not in reading.fields
    assert Cell.CODE not in reading.lines[0].cells


def test_reading_again_keeps_what_a_person_entered(office: Office) -> None:
    eob = read_eob(office)
    correct_field(office, eob, 1, FieldName.CLAIM_NUMBER, "7731-02-559")
    correct_cell(office, eob, 1, 2, Cell.CHARGE, "313.00")
    set_kind(office, eob, 1, DocumentKind.DENIAL)
    read_document(office, eob)
    (reading,) = document_view(office, eob).readings
    assert reading.fields[FieldName.CLAIM_NUMBER].value == "7731-02-559"
    assert reading.lines[1].cells[Cell.CHARGE].value == Money.of("313.00")
    assert reading.kind is DocumentKind.DENIAL


def test_entered_values_win_over_a_new_reading_and_others_do_not() -> None:
    old = Reading(
        1,
        (1,),
        DocumentKind.EOB,
        fields={FieldName.COPAY: Fact(Money(1), state=State.ENTERED), FieldName.DEDUCTIBLE: Fact(Money(2))},
    )
    new = replace(old, fields={FieldName.DEDUCTIBLE: Fact(Money(3))})
    (merged,) = carried([new], [old])
    assert merged.fields[FieldName.COPAY].value == Money(1)
    assert merged.fields[FieldName.DEDUCTIBLE].value == Money(3)


@pytest.mark.slow
class TestSampleCase:
    """The invented case with its true errors and its honest oddities."""

    def test_one_case_one_account_of_the_money(self, office: Office, sample: dict[str, DocumentId]) -> None:
        (row,) = bills(office)
        assert row.papers == 3
        assert (row.asked, row.patient_paid) == (Money.of("531.20"), Money.of("50.00"))
        assert row.in_question == Money.of("362.00")
        assert row.supported == Money.of("169.20")
        assert home(office).totals.in_question == row.in_question

    def test_the_questions_are_the_true_ones(self, office: Office, sample: dict[str, DocumentId]) -> None:
        case = case_of(office, sample[BILL])
        assert case is not None
        view = case_view(office, case)
        assert view is not None
        found = {f.rule: f for f in view.report.findings}
        assert {"duplicate-charge", "line-math", "above-eob-share", "payment-not-credited"} <= set(found)
        assert sorted(e.line or 0 for e in found["duplicate-charge"].evidence if e.paper.name == BILL) == [2, 3]
        assert found["above-eob-share"].amount == Money.of("312.00")
        assert found["payment-not-credited"].amount == Money.of("50.00")

    def test_setting_aside_sticks_through_a_new_audit(self, office: Office, sample: dict[str, DocumentId]) -> None:
        case = case_of(office, sample[BILL])
        assert case is not None
        view = case_view(office, case)
        assert view is not None
        question = next(f for f in view.report.findings if f.rule == "payment-not-credited")
        decide(office, case, question.fingerprint, Decision.SET_ASIDE, "they refunded it")
        confirm(office, sample[BILL])
        again = case_view(office, case_of(office, sample[BILL]) or case)
        assert again is not None
        assert again.decisions[question.fingerprint] == (Decision.SET_ASIDE, "they refunded it")
        assert "they refunded it" in [e.detail for e in history(office, case)]
        packet = prepare_packet(office, again.case.id)
        assert question.id not in [row.finding for row in packet.plan.issues]
        assert packet.plan.issues
        assert "A payment is not credited" not in _text(packet.pdf)

    def test_correcting_a_line_takes_its_question_away(self, office: Office, sample: dict[str, DocumentId]) -> None:
        correct_cell(office, sample[BILL], 1, 8, Cell.CHARGE, "128.00")
        view = case_view(office, case_of(office, sample[BILL]) or _none())
        assert view is not None
        assert "line-math" not in {f.rule for f in view.report.findings}

    def test_the_packet_is_saved_whole_remembered_and_equal_when_made_again(
        self, office: Office, sample: dict[str, DocumentId], tmp_path: Path
    ) -> None:
        case = case_of(office, sample[BILL]) or _none()
        packet = prepare_packet(office, case)
        assert prepare_packet(office, case).pdf == packet.pdf
        held = save_packet(office, packet, tmp_path / "packet.pdf")
        assert (tmp_path / "packet.pdf").read_bytes() == packet.pdf == office.vault.originals.get(held.sha256)
        assert packets(office) == [held]
        assert office.vault.verify().problems == ()

    def test_a_place_that_cannot_be_written_is_told_and_nothing_is_kept(
        self, office: Office, sample: dict[str, DocumentId], tmp_path: Path
    ) -> None:
        packet = prepare_packet(office, case_of(office, sample[BILL]) or _none())
        with pytest.raises(PlaceNotWritable):
            save_packet(office, packet, tmp_path / "no such folder" / "packet.pdf")
        assert packets(office) == []

    def test_deadlines_and_dates_are_real_days(self, office: Office, sample: dict[str, DocumentId]) -> None:
        (row,) = bills(office)
        assert row.service_from == date(2026, 8, 14)


def _text(pdf: bytes) -> str:
    with pymupdf.open(stream=pdf) as document:
        return "\n".join(page.get_text() for page in document)


def _none() -> NoReturn:
    raise AssertionError("the document stands in no case")
