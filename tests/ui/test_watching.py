"""The watched folder in the window: new papers are offered in the Inbox, and taken in on the person's word only."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from medneg_desktop.services.office import Office
from medneg_desktop.ui import watching
from medneg_desktop.ui.inbox import InboxScreen
from medneg_desktop.ui.main_window import MainWindow
from medneg_desktop.ui.preferences.screen import SettingsScreen
from tests.ui.conftest import MakePaper
from tests.ui.test_accessible_names import nameless
from tests.window import Settle


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "BETWEEN_LOOKS", 60)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "scans"
    made.mkdir()
    return made


def watch(window: MainWindow, folder: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch) -> SettingsScreen:
    screen = window.go("settings")
    assert isinstance(screen, SettingsScreen)
    settle()
    assert "No folder is watched." in screen.watching.state.text()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    screen.watching.choose_button.click()
    settle()
    assert str(folder) in screen.watching.state.text()
    return screen


def inbox(window: MainWindow) -> InboxScreen:
    screen = window.go("inbox")
    assert isinstance(screen, InboxScreen)
    return screen


def test_a_new_paper_is_offered_and_added_on_the_persons_word(
    qtbot: QtBot, window: MainWindow, folder: Path, make_paper: MakePaper, settle: Settle, office: Office,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    watch(window, folder, settle, monkeypatch)
    data = make_paper().read_bytes()
    (folder / "scan 1.pdf").write_bytes(data)
    (folder / "scan 2.pdf").write_bytes(make_paper("b.pdf", account="11-9").read_bytes())
    qtbot.waitUntil(lambda: len(window.watching.papers) == 2, timeout=10_000)
    assert "2 new papers in the watched folder" in window.bar.words
    with office.unit() as unit:
        assert unit.documents() == []  # offered is not taken
    offers = inbox(window).offers
    assert offers.isVisible()
    assert nameless(offers) == []
    offers.list.setFocus()
    offers.list.setCurrentRow(1)
    QTest.keyClick(offers.list, Qt.Key.Key_Space)
    assert [p.name for p in offers.ticked] == ["scan 1.pdf"]
    offers.add_button.click()
    settle()
    qtbot.waitUntil(lambda: [p.name for p in window.watching.papers] == ["scan 2.pdf"], timeout=10_000)
    with office.unit() as unit:
        assert [d.name for d in unit.documents()] == ["scan 1.pdf"]
    assert (folder / "scan 1.pdf").read_bytes() == data
    assert offers.ticked == ()  # what was ticked off stays so


def test_what_cannot_be_added_is_not_offered_for_ever(
    qtbot: QtBot, window: MainWindow, folder: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch(window, folder, settle, monkeypatch)
    (folder / "no paper.pdf").write_bytes(b"this is no PDF")
    qtbot.waitUntil(lambda: len(window.watching.papers) == 1, timeout=10_000)
    inbox(window).offers.add_button.click()
    settle()
    window.watching.look()
    settle()
    assert window.watching.papers == ()
    assert [e.step.value for e in window.intake.desk.entries] == ["Not added"]
    assert (folder / "no paper.pdf").exists()


def test_leaving_out_can_be_taken_back_and_watching_can_be_stopped(
    qtbot: QtBot, window: MainWindow, folder: Path, make_paper: MakePaper, settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    screen = watch(window, folder, settle, monkeypatch)
    (folder / "scan.pdf").write_bytes(make_paper().read_bytes())
    qtbot.waitUntil(lambda: len(window.watching.papers) == 1, timeout=10_000)
    offers = inbox(window).offers
    offers.leave_button.click()
    settle()
    assert not offers.isVisible()
    window.bar.action.click()
    settle()
    qtbot.waitUntil(offers.isVisible, timeout=10_000)
    screen.watching.stop_button.click()
    settle()
    assert window.watching.papers == ()
    assert not offers.isVisible()
    assert (folder / "scan.pdf").exists()


def test_the_way_to_scan_is_told_in_the_help(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    from medneg_desktop.ui.guides import GuidesDialog  # noqa: PLC0415 (the window brings it in late)

    told: list[str] = []
    monkeypatch.setattr(GuidesDialog, "exec", lambda dialog: told.append(dialog.page.toPlainText()))
    screen = window.go("settings")
    assert isinstance(screen, SettingsScreen)
    screen.watching.help_wanted.emit()
    assert told[0].startswith("Scan and photograph papers")
