"""The window: going places, taking papers in, stopping, closing, starting again."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.preferences import Preferences, load, save
from medneg_desktop.core.trouble import DiskFull
from medneg_desktop.domain.document import Document, ReadingStatus
from medneg_desktop.services import intake as porter
from medneg_desktop.services.intake import bring_in
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import waiting
from medneg_desktop.ui.actions import ACTS, KeySheet
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.intake.entries import Step
from medneg_desktop.ui.main_window import DESTINATIONS, MainWindow
from medneg_desktop.ui.theme import theme
from tests.ui.conftest import MakePaper
from tests.window import Settle

CTRL = Qt.KeyboardModifier.ControlModifier


def steps(window: MainWindow) -> list[Step]:
    return [e.step for e in window.intake.desk.entries]


def held(office: Office) -> list[Document]:
    with office.unit() as unit:
        return unit.documents()


# ---------------------------------------------------------------------------------------------------- going places


@pytest.mark.parametrize(
    ("key", "name"),
    [(Qt.Key.Key_1, "home"), (Qt.Key.Key_2, "inbox"), (Qt.Key.Key_3, "bills"), (Qt.Key.Key_4, "packets")],
)
def test_every_screen_is_one_key_away(window: MainWindow, settle: Settle, key: Qt.Key, name: str) -> None:
    window.go("settings")
    QTest.keyClick(window, key, CTRL)
    settle()
    assert window.navigation.buttons[name].isChecked()
    assert window.windowTitle().startswith(window.go(name).title)  # type: ignore[attr-defined] # every screen has one


def test_the_rail_goes_to_every_destination(window: MainWindow, settle: Settle) -> None:
    for to in DESTINATIONS:
        QTest.mouseClick(window.navigation.buttons[to.name], Qt.MouseButton.LeftButton)
        assert window.navigation.buttons[to.name].isChecked()
        assert window._stack.currentWidget() is window._screens[to.name]
    settle()


def test_a_narrow_window_keeps_the_names_of_its_icons(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1280, 800)
    assert window.navigation.buttons["bills"].text() == "Bills"
    window.resize(760, 600)
    qtbot.wait(20)
    assert window.navigation.buttons["bills"].text() == ""
    assert window.navigation.buttons["bills"].accessibleName() == "Bills"
    assert window.navigation.add_button.accessibleName() == "Add documents"


def test_the_badge_counts_what_wants_a_look(window: MainWindow, make_paper: MakePaper, settle: Settle) -> None:
    settle()
    assert not window.navigation.badge.isVisible()
    window.offer([make_paper()])
    settle()
    assert window.navigation.badge.text() == "1"
    assert window.navigation.buttons["inbox"].accessibleName() == "Inbox, 1 to check"


# ---------------------------------------------------------------------------------------------------- taking papers in


def test_each_file_has_its_line_at_once_and_keeps_it_to_its_end(
    window: MainWindow, make_paper: MakePaper, settle: Settle, tmp_path: Path
) -> None:
    first, second = make_paper("a.pdf", pages=2), make_paper("b.pdf", account="2")
    (tmp_path / "notes.docx").write_bytes(b"PK\x03\x04 not a paper")
    (tmp_path / "empty.pdf").touch()
    offered = [first, second, tmp_path / "notes.docx", tmp_path / "empty.pdf", tmp_path / "missing.pdf"]
    window.offer(offered)
    assert [e.name for e in window.intake.desk.entries] == [p.name for p in offered]
    assert steps(window) == [Step.LOOKING] * 5
    settle()
    assert steps(window) == [Step.READ, Step.READ, Step.DECLINED, Step.DECLINED, Step.DECLINED]
    assert [e.words for e in window.intake.desk.entries][3].startswith("This file is empty. Scan")
    assert window.intake.title.text() == "2 added, 3 not added"
    assert window.intake.model.rows == tuple(window.intake.desk.entries)


def test_the_same_file_is_held_once_and_its_line_leads_to_it(
    qtbot: QtBot, window: MainWindow, make_paper: MakePaper, settle: Settle, office: Office
) -> None:
    paper = make_paper()
    window.offer([paper])
    settle()
    window.offer([paper])
    settle()
    (entry,) = window.intake.desk.entries
    assert entry.step is Step.HELD
    assert [d.id for d in held(office)] == [entry.document]
    with qtbot.waitSignal(window.intake.open_document, timeout=1000) as seen:
        window.intake.table.selectRow(0)
        QTest.keyClick(window.intake.table, Qt.Key.Key_Return)
    assert seen.args == [entry.document]
    settle()


def test_the_dialogs_lead_to_the_same_desk(
    window: MainWindow, make_paper: MakePaper, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = make_paper("pile/a.pdf")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(paper)], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(paper.parent))
    QTest.keyClick(window, Qt.Key.Key_O, CTRL)
    settle()
    assert steps(window) == [Step.READ]
    QTest.keyClick(window, Qt.Key.Key_O, CTRL | Qt.KeyboardModifier.ShiftModifier)
    settle()
    assert steps(window) == [Step.HELD]


def test_a_dialog_that_is_left_changes_nothing(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    window.choose_files()
    window.choose_folder()
    assert not window.intake.isVisible()


def test_a_full_disk_is_told_and_the_other_lines_go_on(
    window: MainWindow, make_paper: MakePaper, settle: Settle, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    put, calls = office.vault.originals.put, list[int]()

    def full_once(*given: object, **named: object) -> object:
        calls.append(1)
        if len(calls) == 1:
            raise DiskFull
        return put(*given, **named)  # type: ignore[arg-type] # handed on as it came

    monkeypatch.setattr(office.vault.originals, "put", full_once)
    window.offer([make_paper("a.pdf"), make_paper("b.pdf", account="2")])
    settle()
    assert steps(window) == [Step.DECLINED, Step.READ]
    assert "The disk is full" in window.bar.words


def test_stopping_ends_at_the_next_page_and_the_rest_is_read_when_wanted(
    qtbot: QtBot,
    window: MainWindow,
    make_paper: MakePaper,
    settle: Settle,
    office: Office,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gate, words = threading.Event(), office.pages.words

    def slow(*given: object, **named: object) -> object:
        gate.wait(20)
        return words(*given, **named)  # type: ignore[arg-type] # handed on as it came

    monkeypatch.setattr(office.pages, "words", slow)
    jobs = office.jobs
    window.offer([make_paper("long.pdf", pages=6), *(make_paper(f"{n}.pdf", account=f"77-{n}") for n in range(jobs))])
    begun = [Step.READING] * jobs + [Step.WAITING]
    qtbot.waitUntil(lambda: steps(window) == begun, timeout=20_000)
    QTest.mouseClick(window.intake.cancel_button, Qt.MouseButton.LeftButton)
    assert steps(window) == [Step.READING] * jobs + [Step.STOPPED]
    gate.set()
    settle()
    assert steps(window) == [Step.STOPPED] * (jobs + 1)
    assert {d.status for d in held(office)} == {ReadingStatus.WAITING}
    QTest.mouseClick(window.intake.resume_button, Qt.MouseButton.LeftButton)
    settle()
    assert {d.status for d in held(office)} == {ReadingStatus.READ}
    assert not window.intake.desk.busy


def test_as_many_documents_are_read_side_by_side_as_there_are_cores_and_the_opened_one_goes_first(
    qtbot: QtBot,
    window: MainWindow,
    make_paper: MakePaper,
    settle: Settle,
    office: Office,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gate, words = threading.Event(), office.pages.words
    monkeypatch.setattr(office.pages, "words", lambda *a, **k: (gate.wait(20), words(*a, **k))[1])
    jobs = office.jobs
    window.offer([make_paper(f"{n}.pdf", account=f"77-{n}") for n in range(jobs + 3)])
    in_turn = [Step.READING] * jobs + [Step.WAITING] * 3
    qtbot.waitUntil(lambda: steps(window) == in_turn, timeout=20_000)
    last = window.intake.desk.entries[-1].document
    assert last is not None
    window.open_document(last)
    qtbot.waitUntil(lambda: steps(window)[-1] is Step.READING, timeout=5_000)
    assert steps(window)[jobs:-1] == [Step.WAITING, Step.WAITING], "only the opened one goes before its turn"
    gate.set()
    settle()
    assert set(steps(window)) == {Step.READ}


def test_the_window_stays_awake_while_a_paper_is_read(
    qtbot: QtBot,
    window: MainWindow,
    make_paper: MakePaper,
    settle: Settle,
    office: Office,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gate, words = threading.Event(), office.pages.words
    monkeypatch.setattr(office.pages, "words", lambda *a, **k: (gate.wait(20), words(*a, **k))[1])
    window.offer([make_paper()])
    qtbot.waitUntil(lambda: steps(window) == [Step.READING], timeout=20_000)
    begun = time.monotonic()
    window.go("settings")
    window.go("home")
    qtbot.waitUntil(lambda: "document" in window._screens["home"].greeting.text(), timeout=5000)  # type: ignore[attr-defined]
    assert time.monotonic() - begun < 3
    gate.set()
    settle()


# ---------------------------------------------------------------------------------------------------- closing, starting


def test_closing_loses_nothing_and_the_next_start_reads_what_is_left(
    qtbot: QtBot, office: Office, make_paper: MakePaper, config: Path
) -> None:
    lanes = Lanes()
    window = MainWindow(office, lanes, config=config)
    qtbot.addWidget(window)
    window.show()
    window.offer([make_paper(f"{n}.pdf", account=str(n), pages=3) for n in range(4)])
    qtbot.waitUntil(lambda: len(held(office)) >= 2, timeout=20_000)
    window.close()
    kept = held(office)
    assert len(kept) >= 2
    assert not window.isVisible()
    left = len(waiting(office))
    again_lanes = Lanes()
    again = MainWindow(office, again_lanes, config=config)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(lambda: not waiting(office) and again_lanes.busy == 0, timeout=60_000)
    assert len([s for s in steps(again) if s is Step.READ]) == left
    assert {d.status for d in held(office)} == {ReadingStatus.READ}
    again.close()


def test_documents_of_an_earlier_run_are_read_at_start(
    qtbot: QtBot, office: Office, lanes: Lanes, make_paper: MakePaper, settle: Settle, config: Path
) -> None:
    outcome = bring_in(office, make_paper())
    window = MainWindow(office, lanes, config=config)
    qtbot.addWidget(window)
    window.show()
    settle()
    assert [(e.document, e.step) for e in window.intake.desk.entries] == [
        (DocumentId(outcome.document.id), Step.READ)  # type: ignore[union-attr] # it was accepted
    ]
    window.close()


def test_the_look_and_the_place_of_the_window_are_kept(
    qtbot: QtBot, office: Office, lanes: Lanes, config: Path
) -> None:
    save(config, Preferences("contrast", 125))
    window = MainWindow(office, lanes, config=config)
    qtbot.addWidget(window)
    window.show()
    assert (theme().name, theme().text_percent) == ("contrast", 125)
    window.resize(760, 560)
    window.close()
    kept = load(config)
    assert (kept.theme, kept.text_percent) == ("contrast", 125)
    other = MainWindow(office, Lanes(), config=config)
    qtbot.addWidget(other)
    assert (other.width(), other.height()) == (760, 560)
    other.close()


# ---------------------------------------------------------------------------------------------------- keys, messages


def test_text_grows_and_shrinks_by_keys_and_is_kept(window: MainWindow, settle: Settle, config: Path) -> None:
    before = window.navigation.buttons["home"].font().pointSizeF()
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_Plus, CTRL)
    assert theme().text_percent == 150
    assert window.navigation.buttons["home"].font().pointSizeF() == pytest.approx(before * 1.5, abs=0.1)
    settle()
    assert load(config).text_percent == 150
    QTest.keyClick(window, Qt.Key.Key_Minus, CTRL)
    assert theme().text_percent == 125
    QTest.keyClick(window, Qt.Key.Key_0, CTRL)
    assert theme().text_percent == 100
    settle()


def test_settings_take_effect_at_once_and_follow_the_keys(window: MainWindow, settle: Settle) -> None:
    screen = window.go("settings")
    screen.theme_box.setFocus()  # type: ignore[attr-defined] # of the settings screen
    screen.theme_box.setCurrentIndex(2)  # type: ignore[attr-defined]
    screen.theme_box.activated.emit(2)  # type: ignore[attr-defined]
    assert theme().name == "dark"
    QTest.keyClick(window, Qt.Key.Key_Plus, CTRL)
    assert screen.text_box.currentText() == "110 %"  # type: ignore[attr-defined]
    settle()


def test_escape_puts_away_the_message_then_the_list(window: MainWindow, make_paper: MakePaper, settle: Settle) -> None:
    window.offer([make_paper()])
    settle()
    window.show_trouble(DiskFull())
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.bar.isVisible()
    assert window.intake.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.intake.isVisible()


def test_a_bug_is_told_with_details_to_press(window: MainWindow) -> None:
    window.show_trouble(ValueError("SMITH JOHN"))
    assert window.bar.action.isVisible()
    assert "SMITH" not in window.bar.words
    window.show_trouble(DiskFull())
    assert not window.bar.action.isVisible()


def test_the_sheet_of_keys_names_every_act_and_no_key_serves_two(qtbot: QtBot) -> None:
    keys = [k for act in ACTS for k in act.keys]
    assert len(keys) == len(set(keys))
    sheet = KeySheet([("Ctrl+Enter", "Looks right")])
    qtbot.addWidget(sheet)
    words = {w.text() for w in sheet.findChildren(QLabel)}
    assert {act.words for act in ACTS} <= words
    assert "Looks right" in words


def test_the_vaults_trouble_at_start_is_told(
    qtbot: QtBot, office: Office, lanes: Lanes, settle: Settle, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(type(office), "front", broken)
    window = MainWindow(office, lanes, config=config)
    qtbot.addWidget(window)
    window.show()
    settle()
    assert "The disk is full" in window.bar.words
    window.close()


def test_the_sample_opens_elsewhere_and_stays_out_of_the_vault(
    qtbot: QtBot, office: Office, lanes: Lanes, settle: Settle, config: Path
) -> None:
    asked: list[str] = []
    window = MainWindow(office, lanes, config=config, try_sample=lambda: asked.append("sample"))
    qtbot.addWidget(window)
    window.show()
    settle()
    button = next(b for b in window.findChildren(QPushButton) if b.text() == "Try the made-up sample")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    assert asked == ["sample"]
    assert steps(window) == []
    assert "stay out of your vault" in window.bar.words
    window.close()


def test_a_file_that_grew_too_large_is_declined_in_words(
    window: MainWindow, make_paper: MakePaper, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(porter, "LARGEST", 10)
    window.offer([make_paper()])
    settle()
    (entry,) = window.intake.desk.entries
    assert entry.step is Step.DECLINED
    assert entry.words.startswith("This file is larger than 200 MB. Scan at 300 dpi")
