"""A bad day in the window: repair and restore at the door, import and export in Settings; nothing that is there is lost."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from medneg_desktop.app import VaultRescue, office_on
from medneg_desktop.core.clock import FixedClock
from medneg_desktop.core.trouble import Cancelled, Trouble, VaultDamaged
from medneg_desktop.domain.document import Accepted
from medneg_desktop.domain.household import Household
from medneg_desktop.services.backup import back_up_if_due
from medneg_desktop.services.intake import bring_in
from medneg_desktop.services.office import Office
from medneg_desktop.services.rights import household, keep_household
from medneg_desktop.services.vault_port import Given, Restored
from medneg_desktop.store.keys import CHEAP
from medneg_desktop.store.vault import create_vault, open_vault
from medneg_desktop.ui.door import UnlockDialog
from medneg_desktop.ui.entrance import Entrance
from medneg_desktop.ui.fallbacks import GoBackDialog
from medneg_desktop.ui.first_start import WelcomeDialog
from medneg_desktop.ui.key_dialogs import BackupKeyDialog
from medneg_desktop.ui.main_window import MainWindow
from medneg_desktop.ui.preferences.screen import SettingsScreen
from medneg_desktop.ui.rescue import RescueDialog, TroubleDialog
from tests.conftest import TODAY
from tests.ui.conftest import MakePaper
from tests.window import Settle

WORDS = "four rainy trams sang"
CLOCK = FixedClock(TODAY)


@pytest.fixture
def folder(tmp_path: Path, make_paper: MakePaper) -> Path:
    """A closed vault with one paper, an automatic backup and a backup ``b.medneg`` beside it."""
    made = tmp_path / "own" / "vault"
    with closing(office_on(create_vault(made, passphrase=WORDS, cost=CHEAP, clock=CLOCK), CLOCK)) as opened:
        assert isinstance(bring_in(opened.office, make_paper()), Accepted)
        back_up_if_due(opened.office)
        opened.office.vault.back_up(tmp_path / "b.medneg")
    return made


def papers(folder: Path) -> list[str]:
    with closing(open_vault(folder, passphrase=WORDS)) as vault:
        assert vault.verify().problems == ()
        with vault.unit() as unit:
            return [d.name for d in unit.documents()]


def spoil(path: Path) -> None:
    """Overwrite every second kilobyte, as a failing disk would."""
    data = bytearray(path.read_bytes())
    for at in range(0, len(data), 2048):
        data[at : at + 1024] = b"\xff" * len(data[at : at + 1024])
    path.write_bytes(data)


def shown(qtbot: QtBot, rescue: VaultRescue, trouble: Trouble | None, backup: Path | None = None) -> RescueDialog:
    dialog = RescueDialog(rescue, trouble, backup=backup)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def ended(qtbot: QtBot, dialog: RescueDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.work.busy, timeout=60_000)


# ---------------------------------------------------------------------------------------------------- at the door


def test_a_damaged_database_is_repaired_at_the_door(qtbot: QtBot, folder: Path) -> None:
    spoil(folder / "vault.db")
    with pytest.raises(VaultDamaged) as told:
        open_vault(folder, passphrase=WORDS)
    dialog = shown(qtbot, VaultRescue(folder), told.value)
    assert dialog.repair_button.isVisible()
    dialog.keys.passphrase.field.setText("wrong")
    dialog.repair_button.click()
    ended(qtbot, dialog)
    assert "did not open with this passphrase" in dialog.bar.words
    dialog.keys.passphrase.field.setText(WORDS)
    dialog.repair_button.click()
    ended(qtbot, dialog)
    assert "put aside as vault-damaged-1.db" in dialog.told.text()
    dialog.open_button.click()
    assert dialog.result_value is True
    assert papers(folder) == ["statement.pdf"]
    assert (folder / "vault-damaged-1.db").exists()


def test_a_backup_is_brought_back_and_what_stood_there_is_kept(qtbot: QtBot, folder: Path, tmp_path: Path) -> None:
    spoil(folder / "vault.db")
    dialog = shown(qtbot, VaultRescue(folder), None, tmp_path / "b.medneg")
    assert not dialog.repair_button.isVisible()
    dialog.keys.passphrase.field.setText(WORDS)
    dialog.restore_button.click()
    ended(qtbot, dialog)
    assert "is back. Papers in it: 1." in dialog.told.text()
    [kept] = folder.parent.glob("vault.before-restore-*")
    assert str(kept) in dialog.told.text()
    assert papers(folder) == ["statement.pdf"]


def test_an_automatic_backup_is_chosen_at_the_door(qtbot: QtBot, folder: Path, make_paper: MakePaper) -> None:
    with closing(office_on(open_vault(folder, passphrase=WORDS), CLOCK)) as opened:
        bring_in(opened.office, make_paper("later.pdf", account="00-7"))
    dialog = shown(qtbot, VaultRescue(folder), None)
    qtbot.waitUntil(dialog.list.isVisible)
    assert not dialog.restore_button.isEnabled()
    assert dialog.list.count() == 1
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.restore_button.isEnabled()
    assert not dialog.chosen.isVisible()
    dialog.keys.passphrase.field.setText(WORDS)
    dialog.restore_button.click()
    ended(qtbot, dialog)
    [kept] = folder.parent.glob("vault.before-restore-*")
    assert str(kept) in dialog.told.text()
    assert (papers(folder), len(papers(kept))) == (["statement.pdf"], 2)


def test_the_backup_chosen_in_the_window_is_marked_in_the_list(qtbot: QtBot, folder: Path) -> None:
    rescue = VaultRescue(folder)
    [held] = rescue.fallbacks()
    dialog = shown(qtbot, rescue, None, held.path)
    qtbot.waitUntil(lambda: dialog.list.chosen() == held.path)
    assert dialog.restore_button.isEnabled()
    assert not dialog.chosen.isVisible()


def test_a_backup_that_is_no_good_changes_nothing(qtbot: QtBot, folder: Path, tmp_path: Path) -> None:
    spoil(tmp_path / "b.medneg")
    dialog = shown(qtbot, VaultRescue(folder), None, tmp_path / "b.medneg")
    dialog.keys.passphrase.field.setText(WORDS)
    dialog.restore_button.click()
    ended(qtbot, dialog)
    assert "backup" in dialog.bar.words
    assert dialog.restore_button.isEnabled()
    assert papers(folder) == ["statement.pdf"]
    assert sorted(p.name for p in folder.parent.iterdir()) == ["vault"]


class Slow(VaultRescue):
    """Goes on until it is stopped."""

    def restore(
        self,
        backup: Path,
        given: Given,
        *,
        progress: Callable[[int, int], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> Restored:
        assert backup.exists()
        assert given == Given()
        assert progress is not None
        assert stop is not None
        progress(1, 2)
        while not stop():
            time.sleep(0.01)
        raise Cancelled


def test_a_restore_is_stopped_and_the_window_goes_on_meanwhile(qtbot: QtBot, folder: Path, tmp_path: Path) -> None:
    dialog = shown(qtbot, Slow(folder), None, tmp_path / "b.medneg")
    dialog.restore_button.click()
    qtbot.waitUntil(lambda: dialog.work.bar.value() == 1)
    assert not dialog.restore_button.isEnabled()
    dialog.reject()  # first stops what is under way
    assert dialog.isVisible()
    ended(qtbot, dialog)
    assert "Everything is as it was" in dialog.bar.words
    assert dialog.restore_button.isEnabled()
    assert papers(folder) == ["statement.pdf"]


def test_the_locked_door_leads_to_the_repair(qtbot: QtBot, folder: Path) -> None:
    spoil(folder / "vault.db")

    def opener(passphrase: str | None) -> str:
        open_vault(folder, passphrase=passphrase)
        return "open"

    door = UnlockDialog[str](opener, lambda _c, _n: "", rescue=VaultRescue(folder))
    qtbot.addWidget(door)
    door.show()
    assert door.back_up_button.isVisible()
    assert not door.rescue_button.isVisible()
    door.passphrase.field.setText(WORDS)
    door.open_button.click()
    qtbot.waitUntil(door.rescue_button.isVisible, timeout=30_000)
    assert "damaged" in door.bar.words


def test_only_what_can_be_helped_offers_help(qtbot: QtBot, folder: Path) -> None:
    from medneg_desktop.core import trouble as t  # noqa: PLC0415 (its kinds are looked up by name)

    helped = {t.VaultDamaged: True, t.VaultMissing: True, t.VaultGone: True, t.VaultLocked: False, t.DiskFull: False}
    for kind, helps in helped.items():
        dialog = TroubleDialog(kind(), VaultRescue(folder))
        qtbot.addWidget(dialog)
        dialog.show()
        assert dialog.rescue_button.isVisible() is helps


def test_the_entrance_tries_again_after_a_trouble(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    tries: list[str | None] = []
    told: list[str] = []

    class Opened:
        office: Office

        def close(self) -> None:
            """Nothing is open."""

    def opener(passphrase: str | None) -> Opened:
        tries.append(passphrase)
        if len(tries) < 3:
            raise VaultDamaged
        return Opened()

    def answers(dialog: TroubleDialog) -> int:
        told.append(dialog._trouble.title)
        return 1

    monkeypatch.setattr(TroubleDialog, "exec", answers)
    entrance = Entrance(lambda: True, opener, lambda _: None, lambda _c, _n: Opened(), VaultRescue(folder), None)
    assert isinstance(entrance.through(), Opened)
    assert (len(tries), len(told)) == (3, 2)
    monkeypatch.setattr(TroubleDialog, "exec", lambda _: 0)
    tries.clear()
    assert entrance.through() is None
    assert len(tries) == 1


def test_a_new_computer_begins_with_a_backup(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, folder: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new" / "vault"
    welcome = WelcomeDialog(lambda _: None, VaultRescue(new))
    qtbot.addWidget(welcome)
    welcome.show()

    def by_hand(dialog: RescueDialog) -> int:
        dialog.backup = tmp_path / "b.medneg"
        dialog.keys.passphrase.field.setText(WORDS)
        dialog.restore()
        ended(qtbot, dialog)
        dialog.open_button.click()
        return dialog.result()

    monkeypatch.setattr(RescueDialog, "exec", by_hand)
    welcome.where.backup_button.click()
    assert welcome.brought_back
    assert papers(new) == papers(folder) == ["statement.pdf"]


# ---------------------------------------------------------------------------------------------------- in Settings


def settings(window: MainWindow, settle: Settle) -> SettingsScreen:
    screen = window.go("settings")
    assert isinstance(screen, SettingsScreen)
    settle()
    return screen


def test_bringing_a_backup_back_asks_and_leaves_for_the_door(
    qtbot: QtBot, window: MainWindow, office: Office, settle: Settle, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = back_up_if_due(office)
    assert first is not None
    screen = settings(window, settle)
    backup = tmp_path / "b.medneg"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(backup), ""))

    def by_hand(dialog: GoBackDialog) -> int:
        assert not dialog.back_button.isEnabled()
        qtbot.waitUntil(lambda: dialog.list.count() == 1)
        assert "automatic" in dialog.list.item(0).text()
        dialog.list.setCurrentRow(0)
        assert dialog.backup is not None
        assert dialog.backup.parent.name == "backups"
        dialog.file_button.click()
        assert (dialog.backup, dialog.list.chosen()) == (backup, None)
        assert dialog.back_button.isEnabled()
        return answers.pop(0)

    answers = [0, 1]
    monkeypatch.setattr(GoBackDialog, "exec", by_hand)
    screen.vault.restore_button.click()
    assert (window.isVisible(), window.restoring) == (True, None)
    screen.vault.restore_button.click()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert (window.restoring, window.locked) == (backup, True)


def test_everything_goes_out_and_comes_in_again(
    window: MainWindow, office: Office, settle: Settle, make_paper: MakePaper, tmp_path: Path
) -> None:
    bring_in(office, make_paper())
    carry = settings(window, settle).carry
    carry.export_to(tmp_path)
    settle()
    assert "Papers: 1. Packets: 0." in window.bar.words
    [written] = tmp_path.glob("MedNeg papers*")
    assert [f["file"] for f in json.loads((written / "index.json").read_text())["files"]] == ["statement.pdf"]
    carry.export_to(tmp_path)
    settle()
    assert "something of this name already" in window.bar.words
    carry.bring_in(written)
    settle()
    assert "Added: 0. Here already: 1." in window.bar.words


def test_an_import_brings_the_household_or_asks_which_holds(
    window: MainWindow, office: Office, settle: Settle, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, there = Household(state="NY"), Household(state="CA", size=3)
    with closing(office_on(open_vault(folder, passphrase=WORDS), CLOCK)) as opened:
        keep_household(opened.office, there)
        opened.office.vault.back_up(tmp_path / "told.medneg")
    answers, asked = [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes], list[str]()

    def answer(_parent: object, _title: str, words: str) -> QMessageBox.StandardButton:
        asked.append(words)
        return answers.pop(0)

    monkeypatch.setattr(QMessageBox, "question", answer)
    carry = settings(window, settle).carry

    def bring() -> None:
        carry.bring_in(tmp_path / "told.medneg", Given(WORDS))
        settle()

    bring()
    assert household(office) == there
    assert "The household came too." in window.bar.words
    keep_household(office, mine)
    bring()
    assert household(office) == mine
    bring()
    assert (household(office), len(asked)) == (there, 2)
    window.undoing.take_back()
    settle()
    assert household(office) == mine


def test_another_vaults_backup_asks_for_its_key(
    window: MainWindow,
    office: Office,
    settle: Settle,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def typed(dialog: BackupKeyDialog) -> int:
        asked.append("asked")
        dialog.keys.passphrase.field.setText(WORDS)
        return 1

    monkeypatch.setattr(BackupKeyDialog, "exec", typed)
    carry = settings(window, settle).carry
    carry.bring_in(tmp_path / "b.medneg")
    settle()
    assert asked == ["asked"]
    assert "Added: 1. Here already: 0." in window.bar.words
    with office.unit() as unit:
        assert [d.name for d in unit.documents()] == ["statement.pdf"]
    assert papers(folder) == ["statement.pdf"]


def test_an_import_of_the_vaults_own_backup_asks_nothing(
    window: MainWindow, office: Office, settle: Settle, make_paper: MakePaper, tmp_path: Path
) -> None:
    bring_in(office, make_paper())
    office.vault.back_up(tmp_path / "own.medneg")
    carry = settings(window, settle).carry
    carry.bring_in(tmp_path / "own.medneg")
    settle()
    assert "Added: 0. Here already: 1." in window.bar.words
    carry.bring_in(make_paper("no-backup.pdf"))
    settle()
    assert "not a backup of a vault" in window.bar.words
