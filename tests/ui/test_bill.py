"""The bills and the workspace of a case, on a real vault, with real events."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from medneg_desktop.core.ids import CaseId, DocumentId
from medneg_desktop.domain.finding import Decision
from medneg_desktop.domain.plan import CasePlan, Matter, NextAction, Stand, Step
from medneg_desktop.domain.reading import FieldName
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import case_view
from medneg_desktop.services.review import correct_field
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.bill import BillsScreen
from medneg_desktop.ui.bill.question_card import QuestionCard
from medneg_desktop.ui.bill.rows import Match
from medneg_desktop.ui.theme import Role, apply_theme, theme


@pytest.fixture
def office(near_office: Office) -> Office:
    return near_office


@pytest.fixture
def screen(qtbot: QtBot, office: Office, lanes: Lanes, case: CaseId) -> BillsScreen:
    made = BillsScreen(office, lanes)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.refresh()
    qtbot.waitUntil(lambda: made.list.model.rowCount() == 1)
    return made


@pytest.fixture
def opened(qtbot: QtBot, screen: BillsScreen, lanes: Lanes, case: CaseId) -> BillsScreen:
    screen.show_case(case)
    qtbot.waitUntil(lambda: bool(screen.workspace.questions.cards))
    calm(qtbot, lanes)
    return screen


def calm(qtbot: QtBot, lanes: Lanes) -> None:
    qtbot.waitUntil(lambda: lanes.busy == 0, timeout=10000)


def twice(screen: BillsScreen) -> QuestionCard:
    """The card about the film that is charged twice."""
    return next(c for c in screen.workspace.questions.cards if c.finding.rule.startswith("duplicate"))


def test_the_list_shows_each_bill_and_opens_it_by_keyboard(
    qtbot: QtBot, screen: BillsScreen, lanes: Lanes, case: CaseId
) -> None:
    spoken = [screen.list.model.index(0, c).data(Qt.ItemDataRole.AccessibleTextRole) for c in range(4)]
    assert "Lakeside Regional Hospital, Dana R. Whitlock · Aug 14, 2026" in spoken[0]
    assert spoken[1].startswith("Step: step 1 of 5, Review the bill")
    assert spoken[3] == "They ask: $1,375.60"
    screen.list.table.setFocus()
    screen.list.table.selectRow(0)
    QTest.keyClick(screen.list.table, Qt.Key.Key_Return)
    assert screen.stack.currentWidget() is screen.workspace
    calm(qtbot, lanes)
    assert screen.workspace.header.provider.text() == "Lakeside Regional Hospital"
    figures = " ".join(words.text() for words in screen.workspace.header.sums)
    assert "Billed $2,388.00" in figures
    assert "EOB says you owe $515.60" in figures
    assert "They ask $1,375.60" in figures


def test_the_tables_are_sound_models(opened: BillsScreen, qtmodeltester: ModelTester) -> None:
    w = opened.workspace
    tables: tuple[Any, ...] = (opened.list.table, w.charges, w.match, *w.money_page.tables, w.papers, w.history)
    for table in tables:
        qtmodeltester.check(table.rows)  # type: ignore[no-untyped-call]
        assert table.accessibleName()


def test_a_question_shows_its_places_on_both_papers(qtbot: QtBot, opened: BillsScreen) -> None:
    card = twice(opened)
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert card.is_open
    assert card.keep_button.isVisible()
    proofs = opened.workspace.pages.proofs
    assert [p.caption for p in proofs] == ["Itemized bill · page 1", "EOB · page 2"]
    assert [h.role for h in proofs[0].highlights] == [Role.IN_QUESTION, Role.IN_QUESTION]
    assert [h.number for h in proofs[0].highlights] == [card.number] * 2
    assert {h.role for h in proofs[1].highlights} == {Role.LINK}
    left, right = opened.workspace.pages.panes
    assert (left.viewer.page, right.viewer.page) == (1, 2)
    assert left.viewer.focused is not None


def test_a_question_says_what_to_ask_and_why_it_could_be_right(opened: BillsScreen) -> None:
    card = twice(opened)
    card.setFocus()
    assert card.finding.ask in card.ask.text()
    assert not card.why.isVisible()
    QTest.mouseClick(card.why_button, Qt.MouseButton.LeftButton)
    assert card.why.isVisible()
    assert card.why.text().startswith("It could be right if")
    assert "Same charge twice" in card.accessibleName()
    assert "$312.00" in card.accessibleName()


def test_setting_aside_needs_a_reason_and_sticks(
    qtbot: QtBot, opened: BillsScreen, office: Office, lanes: Lanes, case: CaseId, papers: dict[str, DocumentId]
) -> None:
    card = twice(opened)
    card.setFocus()
    QTest.mouseClick(card.aside_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(card.set_aside_button, Qt.MouseButton.LeftButton)
    calm(qtbot, lanes)
    assert card.state is Decision.OPEN
    line = card.reason.lineEdit()
    assert line is not None
    QTest.keyClicks(line, "Two films were ordered")
    with qtbot.waitSignal(opened.changed):
        QTest.keyClick(line, Qt.Key.Key_Return)
    calm(qtbot, lanes)
    assert card.decided.text() == "set aside: Two films were ordered"
    # A correction elsewhere raises every question anew; the decision stays with this one.
    correct_field(office, papers["bill"], 1, FieldName.AMOUNT_DUE, "1,475.60")
    view = case_view(office, case)
    assert view is not None
    assert view.decisions[card.finding.fingerprint] == (Decision.SET_ASIDE, "Two films were ordered")
    opened.refresh()
    calm(qtbot, lanes)
    assert twice(opened).state is Decision.SET_ASIDE
    assert "$312.00 in question" not in opened.workspace.questions.sum.text()


def test_a_question_is_kept_and_opened_again(
    qtbot: QtBot, opened: BillsScreen, office: Office, lanes: Lanes, case: CaseId
) -> None:
    card = twice(opened)
    card.setFocus()
    QTest.mouseClick(card.keep_button, Qt.MouseButton.LeftButton)
    calm(qtbot, lanes)
    assert (card.state, card.decided.text()) == (Decision.KEPT, "in the packet")
    card.setFocus()  # a settled question leads on to the next
    assert not card.keep_button.isVisible()
    QTest.mouseClick(card.open_button, Qt.MouseButton.LeftButton)
    calm(qtbot, lanes)
    assert card.hasFocus()
    view = case_view(office, case)
    assert view is not None
    assert view.decisions.get(card.finding.fingerprint, (Decision.OPEN, ""))[0] is Decision.OPEN
    rows = opened.workspace.history.rows.rows
    assert any("opened again" in row.what for row in rows)


def test_the_keyboard_goes_on_at_the_next_open_question(
    qtbot: QtBot, opened: BillsScreen, office: Office, lanes: Lanes, papers: dict[str, DocumentId]
) -> None:
    correct_field(office, papers["bill"], 1, FieldName.INTEREST_FEES, "18.00")
    correct_field(office, papers["bill"], 1, FieldName.AMOUNT_DUE, "1,475.60")
    opened.refresh()
    calm(qtbot, lanes)
    cards = opened.workspace.questions.cards
    assert len(cards) > 1
    for number in range(len(cards) - 1):
        cards[number].setFocus()
        QTest.keyClick(cards[number].keep_button, Qt.Key.Key_Space)
        calm(qtbot, lanes)
        qtbot.waitUntil(cards[number + 1].hasFocus)
        assert cards[number + 1].is_open
    QTest.keyClick(cards[-1].keep_button, Qt.Key.Key_Space)
    calm(qtbot, lanes)
    qtbot.waitUntil(cards[-1].hasFocus)  # none is open any more


def test_the_keyboard_goes_on_at_the_next_question_without_an_answer(
    qtbot: QtBot, opened: BillsScreen, lanes: Lanes
) -> None:
    questions = opened.workspace.questions
    amounts = [c.reply for c in questions.asks]
    assert amounts.count(None) == len(amounts) > 0
    while waiting := [a for a in questions.asks if a.reply is None]:
        waiting[0].first.setFocus()
        QTest.keyClick(waiting[0].last, Qt.Key.Key_Space)  # don't know
        calm(qtbot, lanes)
        qtbot.waitUntil(lambda: waiting[0] not in questions.asks)
        left = [a for a in questions.asks if a.reply is None]
        target = left[0].first if left else questions.cards[0]
        qtbot.waitUntil(target.hasFocus)


def test_the_history_tells_of_the_papers_too(
    qtbot: QtBot, opened: BillsScreen, office: Office, lanes: Lanes, papers: dict[str, DocumentId]
) -> None:
    correct_field(office, papers["bill"], 1, FieldName.AMOUNT_DUE, "1,475.60")
    opened.refresh()
    calm(qtbot, lanes)
    [row] = [r for r in opened.workspace.history.rows.rows if r.what == "Value changed"]
    assert row.detail == "scan_0814.pdf · amount due: $1,375.60 → $1,475.60"


def test_the_charges_carry_the_numbers_of_their_questions(qtbot: QtBot, opened: BillsScreen) -> None:
    w = opened.workspace
    w.tabs.setCurrentIndex(1)
    number = str(twice(opened).number)
    assert [number in r.questions.split(", ") for r in w.charges.rows.rows] == [False, True, True, False, False]
    w.charges.selectRow(1)
    assert [p.caption for p in w.pages.proofs] == ["Itemized bill · page 1", "EOB · page 2"]


def test_bill_and_eob_are_matched_line_by_line(opened: BillsScreen) -> None:
    rows = opened.workspace.match.rows.rows
    assert [r.match for r in rows].count(Match.BOTH) == 4
    [alone] = [r for r in rows if r.match is Match.NOT_ON_EOB]
    assert alone.words == "71046 XR CHEST 2 VIEWS\nBill: $312.00\nNot on the EOB"
    assert rows[0].words == "99285 ED VISIT LEVEL 5\nBill: $1,480.00\nEOB: $702.00 allowed"


@pytest.mark.parametrize("percent", [100, 150])
def test_no_word_of_the_match_is_cut(
    qtbot: QtBot, opened: BillsScreen, lanes: Lanes, qapp: QApplication, percent: int
) -> None:
    apply_theme(qapp, "light", percent)
    w = opened.workspace
    w.tabs.setCurrentIndex(2)
    calm(qtbot, lanes)
    qtbot.wait(50)
    table = w.match
    bold = QFont(table.font())
    bold.setBold(True)
    room = table.columnWidth(0) - 2 * theme().gap(0.9)
    for row in table.rows.rows:
        first, *further = row.words.split("\n")
        assert QFontMetrics(bold).horizontalAdvance(first) <= room, row
        assert all(table.fontMetrics().horizontalAdvance(line) <= room for line in further), row


def test_every_figure_leads_to_its_place_and_none_is_made_up(qtbot: QtBot, opened: BillsScreen) -> None:
    w = opened.workspace
    w.tabs.setCurrentIndex(3)
    amounts = {r.label: r.amount for r in w.money.rows.rows}
    assert amounts["Billed"] == "$2,388.00"
    assert amounts["You paid"] == "$50.00"
    assert amounts["Plan discount"] == "not on the papers"
    w.money.selectRow(list(amounts).index("They ask for"))
    [proof] = w.pages.proofs
    assert proof.highlights
    assert 385 < proof.highlights[0].box.mid_y < 400
    w.money.selectRow(list(amounts).index("Plan discount"))
    assert w.pages.proofs == ()
    assert "No paper" in w.pages.panes[0].viewer.words


def test_a_paper_is_opened_in_the_inbox(qtbot: QtBot, opened: BillsScreen, papers: dict[str, DocumentId]) -> None:
    w = opened.workspace
    w.tabs.setCurrentIndex(4)
    row = next(n for n, r in enumerate(w.papers.rows.rows) if r.document == papers["eob"])
    w.papers.selectRow(row)
    assert w.pages.proofs[0].caption.startswith("EOB")
    with qtbot.waitSignal(opened.open_document) as told:
        QTest.keyClick(w.papers, Qt.Key.Key_Return)
    assert told.args == [papers["eob"]]


def test_what_could_not_be_checked_says_why_in_full(opened: BillsScreen) -> None:
    w = opened.workspace
    assert w.file is not None
    told = [title for r in w.unchecked.rows for title in r.titles]
    assert len(told) == len({(n.rule, n.why) for n in w.file.view.report.not_checked})
    assert len({r.why for r in w.unchecked.rows}) == len(w.unchecked.rows)
    assert all(r.why and all(" " in t for t in r.titles) for r in w.unchecked.rows)


def test_make_packet_asks_for_one(qtbot: QtBot, opened: BillsScreen, case: CaseId) -> None:
    with qtbot.waitSignal(opened.packet_wanted) as told:
        QTest.keyClick(opened, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [case]


def test_arrows_go_from_question_to_question(opened: BillsScreen) -> None:
    cards = opened.workspace.questions.cards
    cards[0].setFocus()
    QTest.keyClick(cards[0], Qt.Key.Key_Down)
    last = cards[min(1, len(cards) - 1)]
    assert last.hasFocus()
    assert last.is_open
    assert [c.is_open for c in cards].count(True) == 1


def test_a_closed_screen_receives_no_late_answer(qtbot: QtBot, office: Office, lanes: Lanes, case: CaseId) -> None:
    screen = BillsScreen(office, lanes)
    screen.refresh()
    screen.show_case(case)
    screen.deleteLater()
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete
    calm(qtbot, lanes)  # an answer to a deleted widget would raise here


def test_the_plan_leads_to_the_letter_of_an_action(
    screen: BillsScreen, qtbot: QtBot, lanes: Lanes, case: CaseId
) -> None:
    screen.show_case(case)
    calm(qtbot, lanes)
    space = screen.workspace
    assert space.file is not None
    ask = NextAction("assistance", Step.ASSISTANCE, Stand.NOW, "Ask for help", "Why", matter=Matter.ASSISTANCE)
    space.file = replace(space.file, plan=CasePlan((ask,), space.file.plan.on))
    space.plan.wanted.emit("assistance")
    calm(qtbot, lanes)
    assert space.talks.isVisible()


def test_the_plan_shows_one_next_thing_and_leads_there(
    screen: BillsScreen, office: Office, qtbot: QtBot, lanes: Lanes, case: CaseId
) -> None:
    screen.show_case(case)
    calm(qtbot, lanes)
    space = screen.workspace
    plan = space.plan.plan
    assert plan is not None
    assert plan.next is not None
    space.tabs.setCurrentIndex(space.tabs.count() - 1)
    shown = [w.text() for w in space.plan.findChildren(QLabel)]
    assert plan.next.title in shown
    assert sum(plan.next.title in text for text in shown) == 2, "large at the top, and in its place in the order"
    with qtbot.waitSignal(screen.rights_wanted) as told:
        space.plan.wanted.emit("answer-questions")
    assert told.args == [case]
    with qtbot.waitSignal(screen.packet_wanted):
        space.plan.wanted.emit("dispute")
    space.plan.wanted.emit("look-through")
    assert space.tabs.currentIndex() == 0
