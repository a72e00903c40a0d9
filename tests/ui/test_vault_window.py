"""The vault in the window: locking, keys, backups, checking, and what is told at the start."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medneg_desktop.app import office_on
from medneg_desktop.core.clock import FixedClock
from medneg_desktop.core.trouble import WrongKey
from medneg_desktop.domain.document import Accepted
from medneg_desktop.domain.reading import FieldName
from medneg_desktop.services import keys, trash
from medneg_desktop.services.backup import backups
from medneg_desktop.services.care import EVERY, check, check_if_due, last_check
from medneg_desktop.services.intake import bring_in
from medneg_desktop.services.office import Office
from medneg_desktop.services.read_document import read_document
from medneg_desktop.services.review import correct_field
from medneg_desktop.store.vault import open_vault
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.door import RecoveryPage, UnlockDialog
from medneg_desktop.ui.key_dialogs import NewSheetDialog, PassphraseDialog, SheetDialog
from medneg_desktop.ui.main_window import MainWindow
from medneg_desktop.ui.preferences.screen import SettingsScreen
from medneg_desktop.ui.preferences.vault_history import VaultHistory
from medneg_desktop.ui.shared import MessageBar
from medneg_desktop.ui.trash import TrashScreen
from tests.conftest import KEY, TODAY
from tests.ui.conftest import MakePaper
from tests.window import Settle

WORDS = "four rainy trams sang"


def settings(window: MainWindow, settle: Settle) -> SettingsScreen:
    screen = window.go("settings")
    assert isinstance(screen, SettingsScreen)
    settle()
    return screen


# ---------------------------------------------------------------------------------------------------- locking


def test_ctrl_l_closes_what_shows_papers(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert window.locked


def test_a_dialog_does_not_keep_it_open(qtbot: QtBot, window: MainWindow, office: Office) -> None:
    dialog = SheetDialog(office, window)
    dialog.open()
    window.lock()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert not dialog.isVisible()


def test_the_sample_says_that_it_has_no_lock(qtbot: QtBot, office: Office, lanes: Lanes, config: Path) -> None:
    made = MainWindow(office, lanes, config=config, lockable=False)
    qtbot.addWidget(made)
    made.show()
    made.lock()
    assert made.isVisible()
    assert made.bar.isVisible()
    made.close()


def test_nobody_there_locks_and_work_puts_it_off(
    qtbot: QtBot, window: MainWindow, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys.change_passphrase(office, "", WORDS)
    window.idle.somebody()
    window.idle.look()
    assert window.isVisible()
    window.idle._wall -= 16 * 60  # the computer slept: only the wall clock went on
    monkeypatch.setattr(window.idle, "_busy", lambda: True)
    window.idle.look()
    assert not window.locked
    monkeypatch.setattr(window.idle, "_busy", lambda: False)
    window.idle.look()
    assert not window.locked  # reading ended just now
    window.idle._wall -= 16 * 60
    window.idle.look()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert window.locked


def test_a_key_press_counts_as_somebody(window: MainWindow) -> None:
    window.idle._wall -= 3600
    before = window.idle._wall
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert window.idle._wall > before


def test_the_locked_door_asks_again_after_a_wrong_passphrase(qtbot: QtBot, office: Office) -> None:
    asked: list[str | None] = []

    def opener(passphrase: str | None) -> str:
        asked.append(passphrase)
        if passphrase != WORDS:
            raise WrongKey
        return "open"

    keys.change_passphrase(office, "", WORDS)
    door = UnlockDialog[str](opener, lambda _c, _n: "", locked=office.vault.ways)
    qtbot.addWidget(door)
    door.show()
    door.passphrase.field.setText("wrong")
    door.open_button.click()
    qtbot.waitUntil(door.bar.isVisible)
    assert "did not open" in door.bar._title.text()
    door.passphrase.field.setText(WORDS)
    door.open_button.click()
    qtbot.waitUntil(lambda: door.result_value == "open")
    assert asked == ["wrong", WORDS]


# ---------------------------------------------------------------------------------------------------- keys


def test_the_passphrase_is_changed_in_settings(qtbot: QtBot, office: Office) -> None:
    keys.change_passphrase(office, "", WORDS)
    dialog = PassphraseDialog(office)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.new.first.field.setText("another seven blue chairs")
    assert dialog.new.hint.isVisible()
    dialog.new.second.field.setText("another seven blue chairs")
    dialog.old.field.setText("not this")
    dialog._go()
    qtbot.waitUntil(dialog.bar.isVisible, timeout=30_000)
    office.vault.try_passphrase(WORDS)
    dialog.old.field.setText(WORDS)
    dialog._go()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=30_000)
    office.vault.try_passphrase("another seven blue chairs")
    with pytest.raises(WrongKey):
        office.vault.try_passphrase(WORDS)


def test_a_new_sheet_asks_its_end_back(qtbot: QtBot, office: Office) -> None:
    dialog = NewSheetDialog(office)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog._go()
    qtbot.waitUntil(lambda: dialog.page is not None)
    page = dialog.page
    assert page is not None
    code = page._code
    page.end.field.setText("000000" if not code.endswith("00") else "111111")
    page.go.click()
    assert dialog.isVisible()
    assert keys.key_state(office).sheet_seen is None
    page.end.field.setText(code.replace("-", "")[-6:].lower())
    page.go.click()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=30_000)
    state = keys.key_state(office)
    assert (state.sheet_seen, state.ask_for_sheet) == (TODAY, False)
    office.vault.try_recovery_code(code)


def test_the_sheet_says_what_it_is_for(qtbot: QtBot) -> None:
    page = RecoveryPage("AAAA-BBBB", MessageBar(), "~/vault")
    qtbot.addWidget(page)
    for words in ("AAAA-BBBB", "~/vault", "of the day on which it was made", "insurance papers"):
        assert words in page.recovery_sheet()


def test_the_sheet_is_asked_for_again_after_a_year(office: Office, tmp_path: Path) -> None:
    code = keys.new_sheet(office)
    keys.check_sheet(office, code)
    with pytest.raises(WrongKey, match="slip"):
        keys.check_sheet(office, code[:-1])
    office.vault.close()
    for days, asked in ((364, False), (365, True), (-1, True)):
        clock = FixedClock(TODAY + timedelta(days=days))
        later = office_on(open_vault(tmp_path / "vault", key=KEY, clock=clock), clock)
        assert keys.key_state(later.office).ask_for_sheet is asked
        later.close()


# ---------------------------------------------------------------------------------------------------- care


def brought(office: Office, path: Path) -> Accepted:
    outcome = bring_in(office, path)
    assert isinstance(outcome, Accepted)
    return outcome


def test_a_backup_and_a_check_from_settings(
    window: MainWindow, office: Office, settle: Settle, make_paper: MakePaper, tmp_path: Path
) -> None:
    brought(office, make_paper())
    cards = settings(window, settle).vault
    assert "None was made to another drive" in cards.kept.text()
    (tmp_path / "stick").mkdir()
    cards.back_up(tmp_path / "stick")
    settle()
    assert len(list((tmp_path / "stick").glob("*.medneg"))) == 1
    assert "read back" in cards.kept.text()
    cards.check_vault()
    settle()
    assert "the one paper is there and whole" in cards.whole.text()


def test_what_is_damaged_is_said_and_repaired_from_a_backup(
    window: MainWindow, office: Office, settle: Settle, make_paper: MakePaper, tmp_path: Path
) -> None:
    held = brought(office, make_paper())
    (tmp_path / "stick").mkdir()
    cards = settings(window, settle).vault
    cards.back_up(tmp_path / "stick")
    settle()
    office.vault.originals.remove(held.document.sha256)
    cards.check_vault()
    settle()
    assert cards.repair_from_button.isVisible()
    assert "statement.pdf is missing or damaged" in cards.problems.text()
    cards.repair(tuple((tmp_path / "stick").glob("*.medneg")))
    settle()
    assert "whole" in cards.whole.text()
    assert office.vault.originals.intact(held.document.sha256)


def test_a_backup_that_cannot_be_written_is_told(
    window: MainWindow, office: Office, settle: Settle, tmp_path: Path
) -> None:
    cards = settings(window, settle).vault
    cards.back_up(tmp_path / "vault")
    settle()
    assert window.bar.isVisible()
    assert "inside the vault" in window.bar._title.text()
    assert backups(office).elsewhere is None


def test_the_window_looks_after_the_vault(
    window: MainWindow, office: Office, settle: Settle, make_paper: MakePaper
) -> None:
    settle()
    brought(office, make_paper())
    window.upkeep.look()
    settle()
    assert len(backups(office).automatic) == 1
    assert last_check(office) is not None


def test_a_check_is_due_each_week(office: Office, tmp_path: Path) -> None:
    check(office)
    assert check_if_due(office) is None
    assert check_if_due(office, at_once=True) is not None
    office.vault.close()
    clock = FixedClock(TODAY + EVERY)
    later = office_on(open_vault(tmp_path / "vault", key=KEY, clock=clock), clock)
    assert check_if_due(later.office) is not None
    later.close()


def test_a_clock_that_was_set_back_is_told(
    qtbot: QtBot, office: Office, make_paper: Callable[..., Path], tmp_path: Path, config: Path, qapp: QApplication
) -> None:
    brought(office, make_paper())
    office.vault.close()
    clock = FixedClock(TODAY - timedelta(days=40))
    earlier = office_on(open_vault(tmp_path / "vault", key=KEY, clock=clock), clock)
    lanes = Lanes()
    made = MainWindow(earlier.office, lanes, config=config)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.ready):
        made.show()
    assert "clock of this computer" in made.bar._title.text()
    made.close()
    lanes.close()
    earlier.close()


# ---------------------------------------------------------------------------------------------------- trash


def test_what_was_removed_is_seen_put_back_and_deleted(
    window: MainWindow, office: Office, settle: Settle, make_paper: MakePaper
) -> None:
    held = brought(office, make_paper())
    trash.remove(office, held.document.id)
    screen = window.go("trash")
    assert isinstance(screen, TrashScreen)
    settle()
    assert [r.document.name for r in screen.model.rows] == ["statement.pdf"]
    screen.put_back()
    settle()
    assert screen.nothing.isVisible()
    with office.unit() as unit:
        assert unit.document(held.document.id) is not None
    trash.remove(office, held.document.id)
    screen.refresh()
    settle()
    screen.empty()
    settle()
    assert trash.in_trash(office) == ()
    assert not office.vault.originals.intact(held.document.sha256)


# ---------------------------------------------------------------------------------------------------- history


def test_everything_that_was_done_is_seen_with_who_and_what_stood_before(
    qtbot: QtBot, office: Office, lanes: Lanes, settle: Settle, make_paper: MakePaper
) -> None:
    held = brought(office, make_paper())
    read_document(office, held.document.id)
    correct_field(office, held.document.id, 1, FieldName.ACCOUNT_NUMBER, "77-1")
    dialog = VaultHistory(office, lanes)
    qtbot.addWidget(dialog)
    dialog.show()
    settle()
    rows = [tuple(c.text(row) for c in dialog.model.columns) for row in dialog.model.rows]
    assert [who for _, who, _ in rows] == ["You", "MedNeg", "You"]
    assert "2026" in rows[0][0]
    assert "00-448213-7 \u2192 77-1" in rows[0][2]
    dialog.filter.field.setText("account")
    assert dialog.model.rowCount() == 1
    assert dialog.count.text() == "Entries: 1"
