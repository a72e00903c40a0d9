"""Sorting papers and answering short questions in the window, on a real vault."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import bills
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.bill import BillsScreen
from medneg_desktop.ui.bill.ask_card import AskCard
from medneg_desktop.ui.theme import Role, theme
from medneg_desktop.ui.undoing import Undoing
from tests.builders import paper
from tests.ledger.test_by_hand import BILL, FOLLOW_UP, OTHER, RECEIPT
from tests.services.test_answers import TWICE
from tests.services.test_sort_out import case_with, standing
from tests.ui.made_up import Sheet, shelve

Settle = Callable[[], None]


@pytest.fixture
def office(near_office: Office) -> Office:
    return near_office


def add(office: Office, text: str, name: str) -> None:
    sheet = Sheet(name)
    for row, line in enumerate(text.strip().splitlines()):
        sheet.put(72, 72 + 20 * row, line.strip())
    shelve(office, sheet, paper(text, name).reading)


@pytest.fixture
def screen(qtbot: QtBot, office: Office, lanes: Lanes, undoing: Undoing) -> BillsScreen:
    made = BillsScreen(office, lanes, undoing=undoing)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    return made


def press(card: AskCard, words: str) -> None:
    (found,) = [b for b in card.findChildren(QPushButton) if b.text().endswith(words)]
    assert card.text.text() in found.accessibleName()
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def test_a_weak_match_is_asked_and_the_answer_sticks(
    office: Office, screen: BillsScreen, settle: Settle, undoing: Undoing
) -> None:
    add(office, BILL, "bill.pdf")
    add(office, RECEIPT, "receipt.pdf")
    screen.show_case(case_with(office, "bill.pdf").id)
    settle()
    (card,) = screen.workspace.questions.asks
    assert card.text.text() == "Does receipt.pdf belong to the bill of May 1, 2026 (bill.pdf)?"
    press(card, "Yes")
    settle()
    assert standing(office) == [["bill.pdf", "receipt.pdf"]]
    assert screen.workspace.questions.asks == []
    undoing.take_back()
    settle()
    assert standing(office) == [["bill.pdf"], ["receipt.pdf"]]


def test_a_short_question_is_answered_and_its_finding_goes(office: Office, screen: BillsScreen, settle: Settle) -> None:
    add(office, TWICE, "bill.pdf")
    screen.show_case(case_with(office, "bill.pdf").id)
    settle()
    questions = screen.workspace.questions
    assert any(c.finding.rule == "duplicate-charge" for c in questions.cards)
    press(questions.asks[0], "Yes")
    settle()
    assert not any(c.finding.rule == "duplicate-charge" for c in questions.cards)
    press(questions.asks[0], "Yes")  # again: taken back
    settle()
    assert any(c.finding.rule == "duplicate-charge" for c in questions.cards)


def test_a_paper_is_moved_and_bills_are_put_together(office: Office, screen: BillsScreen, settle: Settle) -> None:
    add(office, BILL, "bill.pdf")
    add(office, FOLLOW_UP, "follow-up.pdf")
    add(office, OTHER, "other.pdf")
    screen.show_case(case_with(office, "bill.pdf").id)
    settle()
    page = screen.workspace.sorting
    screen.workspace.tabs.setCurrentIndex(4)
    page.table.selectRow(1)
    assert page.split_button.isEnabled()
    page.split_button.click()
    settle()
    assert standing(office) == [["bill.pdf"], ["follow-up.pdf"], ["other.pdf"]]
    actions = {a.text(): a for a in page.merge_menu.actions()}
    next(a for name, a in actions.items() if "Harbor" in name).trigger()
    settle()
    assert standing(office) == [["bill.pdf", "other.pdf"], ["follow-up.pdf"]]
    page.table.selectRow(1)
    page.move_menu.actions()[0].trigger()
    settle()
    assert standing(office) == [["bill.pdf"], ["follow-up.pdf", "other.pdf"]]
    assert len(bills(office)) == 2


def test_what_is_proven_comes_first_and_large_sums_before_small(
    office: Office, screen: BillsScreen, settle: Settle
) -> None:
    add(office, TWICE.replace("total_charges: 624.00", "total_charges: 700.00"), "bill.pdf")
    screen.show_case(case_with(office, "bill.pdf").id)
    settle()
    findings = [c.finding for c in screen.workspace.questions.cards]
    ranks = [(f.certainty.value != "proven", -(f.amount.cents if f.amount else -1)) for f in findings]
    assert ranks == sorted(ranks)
    assert len(findings) > 1


def test_the_balance_is_drawn_and_told(office: Office, screen: BillsScreen, settle: Settle) -> None:
    add(office, BILL, "bill.pdf")
    add(office, FOLLOW_UP.replace("40.00", "55.00"), "follow-up.pdf")
    screen.show_case(case_with(office, "bill.pdf").id)
    settle()
    screen.workspace.tabs.setCurrentIndex(3)
    (picture,) = screen.workspace.money_page.balances.pictures
    assert picture.isVisible()
    assert picture.accessibleName() == "Balance with Canyon Clinic. May 1, 2026: $40.00; Jun 1, 2026: $55.00"
    drawn = picture.grab().toImage()
    colors = {drawn.pixelColor(x, y).name() for x in range(0, drawn.width(), 3) for y in range(0, drawn.height(), 3)}
    assert theme().color(Role.ACCENT).name() in colors
    second = picture.bars[1]
    assert second.accessibleName() == "Jun 1, 2026: $55.00. Show it on the paper"
    screen.activateWindow()
    second.setFocus()
    QTest.keyClick(second, Qt.Key.Key_Space)
    (proof,) = screen.workspace.pages.proofs
    assert proof.caption.startswith("Statement")
    assert proof.highlights
