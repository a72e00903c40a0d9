"""Home tells the truth: what is known, what is not, and what to do next."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from medneg_desktop.core.ids import CaseId, DocumentId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.state import CaseState
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import Home
from medneg_desktop.services.ports import CaseSummary, ComingDay, Totals
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.home import HomeScreen
from medneg_desktop.ui.home.link_row import LinkRow
from medneg_desktop.ui.home.wording import greeting, next_step, part_of_day, tiles, when, who
from medneg_desktop.ui.main_window import MainWindow
from medneg_desktop.ui.standing import step_bar, step_spoken
from medneg_desktop.ui.theme import Role, apply_theme
from tests.window import Settle

TODAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 13).astimezone()


def bill(
    number: str = "1",
    *,
    provider: str | None = "Lakeside Regional Hospital",
    patient: str | None = "Dana Whitlock",
    asked: str | None = "2845.10",
    question: str = "860.00",
    questions: int = 3,
    missing: tuple[str, ...] = (),
    deadline: tuple[date, str] | None = None,
    paid: str | None = "50.00",
    state: CaseState | None = None,
) -> CaseSummary:
    return CaseSummary(
        CaseId(number),
        provider,
        patient,
        date(2026, 8, 14),
        Money.of(asked) if asked else None,
        None,
        Money.of(question),
        Money.of(paid) if paid else None,
        questions,
        1,
        2,
        1,
        missing,
        deadline,
        state,
    )


def stands(turn: str = "not_begun", step: int = 3, act: str = "", since: date | None = None) -> CaseState:
    return CaseState(
        turn, since, "Billing", step, (step, 5), act, Money(360_00), Money(500_00), Money(120_00), Money(0)
    )


def overview(*bills: CaseSummary, to_check: int = 0, documents: int = 3, near: tuple[int, ...] = ()) -> Home:
    totals = Totals(
        Money.total(b.asked for b in bills if b.asked),
        Money.total(b.in_question for b in bills),
        Money.total(b.patient_paid for b in bills if b.patient_paid),
        len(bills),
        len({b.provider for b in bills}),
        sum(b.questions for b in bills),
        sum(b.proven for b in bills),
        documents,
        to_check,
        0,
        possible=Money.total(b.state.possible for b in bills if b.state),
        disputed=Money.total(b.state.disputed for b in bills if b.state),
        confirmed=Money.total(b.state.confirmed for b in bills if b.state),
    )
    days = tuple(coming(n) for n in near)
    return Home(totals, bills, days, to_check)


def coming(days: int) -> ComingDay:
    what, source = "Dispute the debt in writing", "12 CFR 1006.34"
    return ComingDay(f"k{days}", TODAY + timedelta(days), "rule", "yours", what, source, CaseId("1"), "Apex")


@pytest.mark.parametrize(
    ("hour", "words"),
    [(3, "Good evening"), (4, "Good morning"), (11, "Good morning"), (12, "Good afternoon"), (18, "Good evening")],
)
def test_the_greeting_knows_the_time_of_day(hour: int, words: str) -> None:
    assert part_of_day(datetime(2026, 11, 24, hour, 30).astimezone().astimezone(UTC)) == words


@pytest.mark.parametrize(
    ("home", "words"),
    [
        (overview(documents=0), "Add your first bill."),
        (overview(bill(questions=0)), "Nothing needs you today."),
        (overview(bill(questions=1)), "1 question ready to raise."),
        (overview(bill(), to_check=2), "2 documents to check."),
        (overview(bill(), to_check=1, near=(3, 14, 15)), "2 dates coming up and 1 document to check."),
        (
            overview(bill(), to_check=1, near=(-1, 3)),
            "1 date overdue, 1 date coming up and 1 document to check.",
        ),
    ],
)
def test_the_greeting_says_what_needs_the_person(home: Home, words: str) -> None:
    assert greeting(home, NOON, TODAY) == f"Good afternoon. {words}"


def test_the_four_figures() -> None:
    owe, question, saved, paid = tiles(overview(bill(), bill("2", provider="Summit", asked="912.00"), to_check=2))
    assert (owe.amount, owe.note) == (Money.of("3757.10"), "2 open bills, 2 providers")
    assert (question.amount, question.note) == (Money.of("1720.00"), "6 questions to raise, 2 proven by the papers")
    assert paid.amount == Money.of("100.00")
    assert saved.amount is None


def test_what_is_saved_is_kept_apart_by_how_sure_it_is() -> None:
    saved = tiles(overview(bill(state=stands()), bill("2", state=stands())))[2]
    assert (saved.amount, saved.note) == (Money.of("240.00"), "$1,000.00 disputed, $720.00 possible")
    assert "asked" not in saved.note


def test_a_closed_bill_is_not_asked_any_more() -> None:
    only = tiles(overview(bill(state=stands("closed", 0))))[0]
    assert only.amount is None


def test_what_no_paper_says_is_not_zero() -> None:
    owe, question, _, paid = tiles(overview(bill(asked=None, paid=None, question="0.00", questions=0)))
    assert owe.amount is None
    assert paid.amount is None
    assert question.amount == Money(0)  # a bill was checked and nothing was found: that zero is known
    assert tiles(overview(documents=1))[1].amount is None


def test_a_sum_that_leaves_bills_out_says_so() -> None:
    assert tiles(overview(bill(), bill("2", asked=None)))[0].note == "2 open bills, 1 provider; 1 without an amount"


@pytest.mark.parametrize(
    ("summary", "words"),
    [
        (bill(questions=1), "1 question to raise"),
        (bill(questions=0), "Nothing to raise"),
        (bill(questions=2, deadline=(TODAY + timedelta(15), "Dispute in writing")), "2 questions to raise"),
        (
            bill(questions=2, deadline=(TODAY + timedelta(14), "Dispute in writing")),
            "Dispute in writing by Dec 8\n2 questions to raise",
        ),
        (bill(questions=0, deadline=(TODAY - timedelta(1), "Dispute in writing")), "Nothing to raise"),
        (bill(state=stands(act="Get the itemized bill")), "Get the itemized bill"),
        (
            bill(state=stands("theirs", act="Wait", since=date(2026, 11, 3))),
            "Wait\nWaiting for Billing since Nov 3, 2026",
        ),
        (
            bill(
                state=stands("yours", act="Pay", since=date(2026, 11, 3)),
                deadline=(TODAY + timedelta(2), "Dispute in writing"),
            ),
            "Dispute in writing by Nov 26\nYour turn since Nov 3, 2026",
        ),
        (bill(state=stands("closed", 0, since=date(2026, 11, 3))), "Closed on Nov 3, 2026"),
    ],
)
def test_the_next_step(summary: CaseSummary, words: str) -> None:
    assert next_step(summary, TODAY) == words


def test_a_bill_without_a_name_is_told_apart() -> None:
    assert who(bill(), TODAY) == "Lakeside Regional Hospital\nDana Whitlock · Aug 14"
    assert who(bill(), date(2027, 1, 5)) == "Lakeside Regional Hospital\nDana Whitlock · Aug 14, 2026"
    assert who(bill(provider=None, patient=None), TODAY).startswith("Provider not known\n")


@pytest.mark.parametrize(
    ("days", "words", "role"),
    [
        (0, "today", Role.DANGER),
        (1, "tomorrow", Role.DANGER),
        (14, "in 14 days", Role.DANGER),
        (15, "in 15 days", Role.DOUBT),
        (200, "in 200 days", Role.LINK),
    ],
)
def test_how_far_off_a_day_is(days: int, words: str, role: Role) -> None:
    assert when(TODAY + timedelta(days), TODAY) == (words, role)


@pytest.fixture
def screen(qtbot: QtBot, office: Office, lanes: Lanes) -> HomeScreen:
    made = HomeScreen(office, lanes, sample=True)
    qtbot.addWidget(made)
    made.resize(1095, 800)
    made.show()
    return made


def test_an_empty_vault_teaches_how_to_begin(qtbot: QtBot, screen: HomeScreen) -> None:
    screen.refresh()
    qtbot.waitUntil(screen.welcome.isVisible, timeout=5000)
    assert "Add your first bill" in screen.greeting.text()
    for words, signal in (
        ("Add documents", screen.add_wanted),
        ("Add a folder", screen.folder_wanted),
        ("Try the made-up sample", screen.sample_wanted),
    ):
        (press,) = (b for b in screen.welcome.findChildren(QPushButton) if b.text() == words)
        with qtbot.waitSignal(signal, timeout=1000):
            QTest.mouseClick(press, Qt.MouseButton.LeftButton)


def test_nothing_is_claimed_before_the_vault_has_answered(screen: HomeScreen) -> None:
    assert not screen.welcome.isVisible()
    assert not screen.tiles.isVisible()


def test_a_bill_is_opened_from_its_row_and_from_its_day(qtbot: QtBot, screen: HomeScreen) -> None:
    screen.show_home(overview(bill("7"), near=(12,)))
    with qtbot.waitSignal(screen.open_case, timeout=1000) as seen:
        QTest.mouseClick(
            screen.bills.viewport(),
            Qt.MouseButton.LeftButton,
            pos=screen.bills.visualRect(screen.model.index(0, 0)).center(),
        )
    assert seen.args == ["7"]
    (day,) = screen.coming_up.findChildren(LinkRow)
    assert screen.coming_up.all_button.text() == "All deadlines"
    assert day.accessibleName() == "Dispute the debt in writing, in 12 days, Dec 6, 2026"
    with qtbot.waitSignal(screen.open_case, timeout=1000) as seen:
        QTest.mouseClick(day, Qt.MouseButton.LeftButton)
    assert seen.args == ["1"]


def test_papers_without_a_bill_are_not_passed_over(screen: HomeScreen) -> None:
    screen.show_home(overview(documents=1, to_check=1))
    assert screen.no_bills.isVisible()
    assert not screen.bills.isVisible()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_days_to_come_stand_beside_the_bills_only_where_there_is_room(
    qapp: QApplication, screen: HomeScreen, percent: int
) -> None:
    apply_theme(qapp, "light", percent)
    screen.show_home(overview(bill(), near=(12,)))
    beside = screen.coming_up.mapTo(screen, screen.coming_up.rect().topLeft()).x() > screen.bills.width()
    assert beside == (percent == 100)


def test_the_whole_table_is_seen_without_scrolling_in_it(qtbot: QtBot, screen: HomeScreen) -> None:
    screen.show_home(overview(*(bill(str(n)) for n in range(30))))
    qtbot.wait(20)
    assert screen.bills.verticalScrollBar().maximum() == 0
    assert screen.bills.horizontalScrollBar().maximum() == 0


@pytest.mark.slow
def test_home_of_the_sample_case_leads_everywhere(
    window: MainWindow, sample: dict[str, DocumentId], settle: Settle
) -> None:
    assert sample
    window.refresh()
    settle()
    home = window.go("home")
    settle()
    assert isinstance(home, HomeScreen)
    step = home.next_steps.next
    assert step is not None
    assert (step.name, step.act) == ("check", "Check 3 documents")
    assert home.questions.isVisible()
    sums = [q.sum for q in home.questions.questions]
    assert sums[0] == "$312.00"
    assert "$50.00" in sums
    QTest.mouseClick(home.next_steps.button, Qt.MouseButton.LeftButton)
    assert window.windowTitle().startswith("Check what we read")
    window.go("home")
    row = next(r for r in home.questions.findChildren(LinkRow) if "not credited" in r.accessibleName())
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    settle()
    assert window.windowTitle().startswith("Bills")
    window.go("home")
    tile = next(r for r in home.tiles.findChildren(LinkRow) if r.accessibleName().startswith("In question"))
    QTest.keyClick(tile, Qt.Key.Key_Space)
    assert window.windowTitle().startswith("Bills")


def test_the_bar_of_steps_says_what_is_left() -> None:
    assert step_bar(None) is None
    assert step_bar(stands(step=3)) == ("done", "done", "now", "done", "later")
    assert step_spoken(stands(step=3)) == "step 3 of 5, Contact them; something is left in step 5"
