"""Days in the window: the list over all bills, the tab of one, what can be done with a day, and reminders."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from medneg_desktop.domain.due import DueGroup
from medneg_desktop.services.daily_check import job_for
from medneg_desktop.services.days import listed
from medneg_desktop.services.office import Office
from medneg_desktop.services.reminding import Tally, tally
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.days import DeadlinesScreen
from medneg_desktop.ui.days.calendar_dialog import CalendarDialog
from medneg_desktop.ui.days.day_row import DayRow
from medneg_desktop.ui.days.wording import away, put_off_choices
from medneg_desktop.ui.home import HomeScreen
from medneg_desktop.ui.main_window import MainWindow
from medneg_desktop.ui.preferences import Keeper
from medneg_desktop.ui.preferences.reminders_card import RemindersCard
from medneg_desktop.ui.reminding import Reminding, count_words
from tests.builders import COLLECTOR
from tests.conftest import TODAY
from tests.kept import keep_papers
from tests.services.test_daily_check import APART, OVERDUE, SOON
from tests.window import Settle

RECEIPT = """
    receipt
    provider_name: Riverbend Physical Therapy
    patient_name: Ana Lopez
    payment_date: {0}
    amount_paid: 40.00
    payment_reference: R{0}
    """


@pytest.fixture
def screen(window: MainWindow, office: Office, settle: Settle) -> DeadlinesScreen:
    keep_papers(office, f"{OVERDUE}---\n{SOON}---\n{APART}")
    found = window.go("deadlines")
    settle()
    assert isinstance(found, DeadlinesScreen)
    return found


def row(screen: DeadlinesScreen, words: str) -> DayRow:
    return next(r for r in screen.list.rows if words in r.row.due.what)


def headings(screen: DeadlinesScreen) -> list[str]:
    return [w.text() for w in screen.list.findChildren(QLabel) if w.property("level") == "2" and w.isVisible()]


def test_an_empty_list_teaches_where_days_come_from(window: MainWindow, settle: Settle) -> None:
    screen = window.go("deadlines")
    settle()
    assert isinstance(screen, DeadlinesScreen)
    assert screen.empty.isVisible()
    assert "promises" in screen.empty.text.text()


def test_the_groups_and_the_order(screen: DeadlinesScreen) -> None:
    assert headings(screen) == ["Overdue (1)", "In the next seven days (1)", "Later (1)"]
    assert [r.row.due.day for r in screen.list.rows] == sorted(r.row.due.day for r in screen.list.rows)
    assert "Mercy Hospital asks for $900.00, 4 days ago" in screen.list.rows[0].accessibleName()


def test_done_by_keyboard_and_back(window: MainWindow, screen: DeadlinesScreen, settle: Settle) -> None:
    button = screen.list.rows[0].done_button
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    settle()
    assert headings(screen) == ["In the next seven days (1)", "Later (1)", "Done (1)"]
    assert screen.list.rows[0].why_button.hasFocus() or screen.list.rows[0].isAncestorOf(window.focusWidget())
    window.undoing.take_back()
    settle()
    assert headings(screen)[0] == "Overdue (1)"
    window.undoing.do_again()
    settle()
    screen.list.turn(DueGroup.DONE)
    done = screen.list.rows[-1]
    assert done.row.mark.done
    QTest.mouseClick(done.again_button, Qt.MouseButton.LeftButton)
    settle()
    assert headings(screen)[0] == "Overdue (1)"


def test_put_off_from_the_menu(screen: DeadlinesScreen, office: Office, settle: Settle) -> None:
    wanted = row(screen, "Dispute the debt").later_button.menu().actions()
    assert wanted[-1].text().startswith("For two weeks"), "a month would be after the last day"
    wanted[0].trigger()
    settle()
    (held,) = (d for d in listed(office) if d.group is DueGroup.PUT_OFF)
    assert held.mark.until == TODAY + timedelta(days=1)
    assert "Put off (1)" in headings(screen)


def test_why_a_day_is_that_day(screen: DeadlinesScreen) -> None:
    day = row(screen, "Dispute the debt")
    assert day.why.isHidden()
    QTest.mouseClick(day.why_button, Qt.MouseButton.LeftButton)
    told = " ".join(w.text() for w in day.why.findChildren(QLabel))
    assert "30 days after the date on the collector's letter, Nov 10, 2026." in told
    assert "Where it is written: 15 USC 1692g(a)(3)" in told
    assert "Checked on Nov 24, 2026." in told
    assert "Read in a dated copy" in told
    QTest.mouseClick(day.why_button, Qt.MouseButton.LeftButton)
    assert day.why.isHidden()


def test_a_day_leads_to_its_bill_and_the_bill_has_its_days(
    window: MainWindow, screen: DeadlinesScreen, settle: Settle
) -> None:
    QTest.mouseClick(row(screen, "Dispute the debt").bill_button, Qt.MouseButton.LeftButton)
    settle()
    workspace = window._screens["bills"].workspace  # type: ignore[attr-defined] # its own part
    tabs = workspace.tabs
    tabs.setCurrentIndex(next(n for n in range(tabs.count()) if tabs.tabText(n) == "Deadlines"))
    days = workspace.days.list.rows
    assert any("Dispute the debt" in r.row.due.what for r in days)
    QTest.mouseClick(days[0].done_button, Qt.MouseButton.LeftButton)
    settle()
    assert workspace.file.days[-1].mark.done


def test_a_calendar_file_from_the_list(
    screen: DeadlinesScreen, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    path = tmp_path / "days.ics"
    monkeypatch.setattr(CalendarDialog, "exec", lambda _: 1)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(screen.said, timeout=5000) as told:
        screen.save_calendar()
    settle()
    assert told.args == ["The calendar file was saved.", "2 days are in it."]
    assert b"Apex" not in path.read_bytes()


def test_the_calendar_says_nothing_unless_the_person_chooses(qtbot: QtBot) -> None:
    dialog = CalendarDialog()
    qtbot.addWidget(dialog)
    assert dialog.private.isChecked()
    assert not dialog.with_words.isChecked()


def test_home_shows_what_comes_again_and_how_the_balance_went(
    window: MainWindow, office: Office, settle: Settle, qtbot: QtBot
) -> None:
    for days in (35, 28, 21, 14, 7):
        keep_papers(office, RECEIPT.format((TODAY - timedelta(days=days)).isoformat()))
    keep_papers(office, f"{OVERDUE}---\n{OVERDUE.replace('2026-11-03', '2026-10-03').replace('900.00', '1200.00')}")
    home = window.go("home")
    assert isinstance(home, HomeScreen)
    qtbot.waitUntil(home.again.isVisible, timeout=10_000)
    settle()
    (rhythm,) = home.again._shown
    assert (rhythm.days, len(rhythm.charges)) == (7, 5)
    assert [amount.shown() for _, amount in home.balance.series] == ["$1,200.00", "$900.00"]
    assert home.coming_up._shown is not None
    assert [d.kind for d in home.coming_up._shown[0]] == ["payment"]
    QTest.mouseClick(home.coming_up.all_button, Qt.MouseButton.LeftButton)
    assert window.windowTitle().startswith("Deadlines")


# ---------------------------------------------------------------------------------------------------- reminders


def test_the_window_says_once_what_is_due(window: MainWindow, office: Office, settle: Settle) -> None:
    keep_papers(office, f"{OVERDUE}---\n{SOON}")
    window.reminding.look()
    settle()
    assert window.bar.isVisible()
    said = " ".join(w.text() for w in window.bar.findChildren(QLabel))
    assert "1 day is overdue, 1 day is within a week." in said
    window.bar.dismiss()
    window.reminding.look()
    settle()
    assert not window.bar.isVisible()


@pytest.mark.parametrize(("privacy", "names"), [("private", False), ("full", True), ("off", None)])
def test_a_message_of_the_computer_names_nobody_unless_wanted(
    office: Office, lanes: Lanes, monkeypatch: pytest.MonkeyPatch, privacy: str, names: bool | None
) -> None:
    keep_papers(office, OVERDUE)
    reminding = Reminding(office, lanes, lambda: privacy)
    said: list[str] = []
    monkeypatch.setattr(reminding, "notify", lambda title, text: said.append(f"{title} {text}"))
    shown: list[tuple[str, str]] = []
    reminding.due.connect(lambda *told: shown.append(told))
    reminding.tell(tally(office), here=False)  # as after the start, when Home has said it
    assert shown == []
    reminding.tell(None)
    reminding.stop()
    if names is None:
        assert said == []
        return
    (text,) = said
    assert "1 day is overdue" in text
    assert ("Mercy" in text) is names
    assert ("900" in text) is names


def test_a_computer_without_a_place_for_messages(office: Office, lanes: Lanes) -> None:
    assert Reminding(office, lanes, lambda: "private").notify("MedNeg", "1 reminder") is False  # none offscreen


def test_words_for_counts() -> None:
    assert count_words(Tally(0, 1)) == "1 day is within a week."
    assert count_words(Tally(2, 3)) == "2 days are overdue, 3 days are within a week."
    assert [away(TODAY + timedelta(n), TODAY) for n in (-3, -1, 0, 1, 5)] == [
        "3 days ago",
        "yesterday",
        "today",
        "tomorrow",
        "in 5 days",
    ]


def test_nothing_can_be_put_off_past_its_last_day(office: Office) -> None:
    keep_papers(office, COLLECTOR)
    (held,) = (d for d in listed(office) if d.due.kind == "rule")
    assert all(day <= held.due.day for _, day in put_off_choices(held.due, TODAY))


def test_the_daily_check_is_the_persons_own_choice(
    qtbot: QtBot, office: Office, lanes: Lanes, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("medneg_desktop.services.daily_check._run", lambda _: 0)
    card = RemindersCard(office, lanes, Keeper(lanes, tmp_path / "config"), home=tmp_path)
    qtbot.addWidget(card)
    card.show()
    job = job_for(sys.platform, tmp_path, office.vault.folder.absolute())
    assert job is not None
    assert not any(path.exists() for path in job.files), "nothing without a yes"
    QTest.mouseClick(card.turn_button, Qt.MouseButton.LeftButton)
    settle()
    assert all(path.exists() for path in job.files)
    assert card.turn_button.text() == "Turn the daily check off"
    QTest.mouseClick(card.turn_button, Qt.MouseButton.LeftButton)
    settle()
    assert not any(path.exists() for path in job.files)


def test_a_scheduler_that_fails_is_told(
    qtbot: QtBot, office: Office, lanes: Lanes, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("medneg_desktop.services.daily_check._run", lambda _: 1)
    card = RemindersCard(office, lanes, Keeper(lanes, tmp_path / "config"), home=tmp_path)
    qtbot.addWidget(card)
    with qtbot.waitSignal(card.trouble, timeout=5000) as told:
        card.turn()
    settle()
    assert told.args is not None
    assert told.args[0].code == "daily-check-failed"
    assert card.turn_button.text() == "Turn the daily check on"
