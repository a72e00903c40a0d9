"""Talks in the workspace of a bill, on a real vault: noted, corrected, struck out, offered, agreed, written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pymupdf
import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from medneg_desktop.core.ids import CaseId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.packet import RecipientKind
from medneg_desktop.domain.talks import Channel, Contact, Maker, OfferKind, Outcome
from medneg_desktop.services.letters import SENDER
from medneg_desktop.services.office import Office
from medneg_desktop.services.prepare_packet import letter_file, prepare_packet
from medneg_desktop.services.talks import TalksView, talks_view
from medneg_desktop.talks.course import Turn
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.talks import TalksTab
from medneg_desktop.ui.undoing import Undoing
from tests.ui.made_up import bill, eob, receipt, shelve
from tests.window import Settle


@pytest.fixture
def office(near_office: Office) -> Office:
    return near_office


@pytest.fixture
def case(office: Office) -> CaseId:
    for make in (receipt, eob, bill):
        document = shelve(office, *make())
    with office.unit() as unit:
        unit.set_setting(SENDER, "Dana R. Whitlock\n12 Elm Street\nDenver, CO 80202")
        unit.commit()
        return next(iter(unit.cases_of([document])))


@pytest.fixture
def tab(qtbot: QtBot, office: Office, lanes: Lanes, undoing: Undoing, case: CaseId, settle: Settle) -> TalksTab:
    made = TalksTab(office, lanes, undoing)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.trouble.connect(lambda error: pytest.fail(repr(error)))
    made.show_case(case)
    settle()
    return made


def view(office: Office, case: CaseId) -> TalksView:
    found = talks_view(office, case)
    assert found is not None
    return found


def words(widget: QWidget) -> str:
    return "\n".join(x.text() for x in widget.findChildren(QLabel))


def press(widget: QWidget, text: str) -> None:
    found: Any = [b for b in widget.findChildren(QPushButton) if b.text() == text and not b.isHidden()]
    found[0].click()


def test_a_call_is_noted_corrected_and_struck_out(
    tab: TalksTab, office: Office, case: CaseId, undoing: Undoing, settle: Settle
) -> None:
    page = tab.contact
    assert "Lakeside Regional Hospital" in words(page.sheet)
    page.who.field.setText("Ann")
    page.said.field.setPlainText("They look into it.")
    page.promise.field.setText("a corrected bill")
    page.promise_by.field.setText("12/05/2026")
    page.keep_button.click()
    settle()
    assert view(office, case).course.standing.turn is Turn.THEIRS
    assert "Waiting for Lakeside Regional Hospital" in page.standing.text()
    press(page, "Correct")
    page.who.field.setText("Anna")
    page.why.field.setText("misheard")
    page.keep_button.click()
    settle()
    [line] = view(office, case).course.lines
    assert isinstance(line.talk, Contact)
    assert line.talk.who == "Anna"
    assert "Spoke with Ann." in words(page)
    press(page, "Strike out")
    settle()
    assert view(office, case).course.contacts == ()
    assert "struck out" in words(page)
    undoing.take_back()
    settle()
    assert len(view(office, case).course.contacts) == 1
    undoing.do_again()
    settle()
    assert view(office, case).course.contacts == ()


def test_what_is_not_understood_is_told_and_nothing_is_noted(
    tab: TalksTab, office: Office, case: CaseId, settle: Settle
) -> None:
    tab.contact.day.field.setText("soon")
    tab.contact.keep_button.click()
    tab.offers.total.field.setText("much")
    tab.offers.keep_button.click()
    settle()
    assert "write a day" in tab.contact.message.text()
    assert "write an amount" in tab.offers.message.text()
    assert view(office, case).course.lines == ()


def test_a_letter_is_completed_edited_saved_and_noted_as_sent(
    tab: TalksTab, office: Office, case: CaseId, settle: Settle, tmp_path: Path
) -> None:
    tab.open_letter("hold")
    settle()
    page = tab.letters
    assert not page.pdf_button.isEnabled()
    page._own["own_reason"].field.setText("I wait for my plan.")
    page.fill_button.click()
    settle()
    assert "I wait for my plan." in page.english.toPlainText()
    assert "Espera" in page.spanish.toPlainText() or "espera" in page.spanish.toPlainText()
    page.english.setPlainText(page.english.toPlainText() + "\n\nMy last word: $4.99.")
    assert "$4.99" in page.notes.text()
    text = page.english.toPlainText()
    tab.refresh()
    settle()
    assert page.english.toPlainText() == text  # an edited letter is left alone
    assert page.draft is not None
    for kind, start in (("pdf", b"%PDF"), ("docx", b"PK")):
        tab.write_letter(tmp_path / f"l.{kind}", kind, page.draft, case, text)
        settle()
        assert (tmp_path / f"l.{kind}").read_bytes().startswith(start)
    page.number.field.setText("9407 1000")
    page.sent_button.click()
    settle()
    [(_, contact)] = view(office, case).course.contacts
    assert (contact.channel, contact.mail_number, contact.letter) == (Channel.LETTER, "9407 1000", "hold")
    assert contact.text == text


def test_an_offer_is_worked_out_kept_and_answered(tab: TalksTab, office: Office, case: CaseId, settle: Settle) -> None:
    page = tab.offers
    page.kind.choose(OfferKind.PLAN)
    page.total.field.setText("600")
    page.months.field.setText("7")
    page.first.field.setText("01/31/2027")
    page.look_button.click()
    assert [str(r.amount) for r in page.table.rows.rows][-2:] == ["85.71", "85.74"]
    assert "Feb 28, 2027" in {page.table.rows.columns[1].text(r) for r in page.table.rows.rows}
    page.keep_button.click()
    settle()
    press(page, "Answer with another offer")
    page.total.field.setText("700")
    page.months.field.setText("7")
    assert page.maker.value is Maker.THEM
    page.keep_button.click()
    settle()
    first, second = view(office, case).course.offers
    assert first.counter == second.id
    press(page, "Refused")
    settle()
    assert not view(office, case).course.offers[1].open


def test_the_comparison_is_in_words_too(tab: TalksTab) -> None:
    page = tab.offers
    page.reached.field.setText("800")
    page.fee.setValue(30)
    assert "30 %" in page.fee_words.text()
    assert "With a service" in page.picture.accessibleName()
    assert "By yourself you pay $800.00" in page.compared.text()


def test_the_private_limit_is_kept_and_in_no_letter(
    tab: TalksTab, office: Office, case: CaseId, settle: Settle
) -> None:
    tab.offers.walk_away.field.setText("777.77")
    tab.offers.walk_button.click()
    settle()
    assert view(office, case).course.walk_away == Money.of("$777.77")
    tab.open_letter("settlement_offer")
    settle()
    assert "777.77" not in tab.letters.english.toPlainText()
    packet = prepare_packet(office, case)
    with pymupdf.open(stream=packet.pdf, filetype="pdf") as file:
        text = "".join(page.get_text() for page in file)
    assert "Lakeside" in text
    assert "777.77" not in text
    assert "777.77" not in repr(packet.plan)
    assert b"777.77" not in packet.pdf + letter_file(office, packet)
    assert "777.77" not in words(tab.contact)


def test_an_agreement_is_paid_to_zero_and_the_case_closed(
    tab: TalksTab, office: Office, case: CaseId, settle: Settle
) -> None:
    page = tab.agreement
    page.total.field.setText("300")
    page.months.field.setText("2")
    page.keep_button.click()
    settle()
    for _ in range(2):
        page.amount.field.setText("150")
        page.money_button.click()
        settle()
    agreement = view(office, case).agreement
    assert agreement is not None
    assert agreement.kept
    assert "Everything agreed is paid." in words(page)
    page.outcome.choose(Outcome.PLAN_PAID)
    page.close_button.click()
    settle()
    assert view(office, case).course.standing.turn is Turn.CLOSED
    page.reopen_button.click()
    settle()
    assert view(office, case).course.closing is None


def test_the_sheet_follows_the_office(tab: TalksTab, settle: Settle) -> None:
    tab.contact.party.choose(RecipientKind.COLLECTOR)
    tab.contact.party_wanted.emit(RecipientKind.COLLECTOR)
    settle()
    assert "starts the time limit anew" in words(tab.contact.sheet)
