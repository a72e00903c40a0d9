"""The door: the first start, the passphrase, the recovery sheet; with a real vault behind it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from medneg_desktop.store.keys import CHEAP
from medneg_desktop.store.vault import OpenVault, create_vault, open_vault
from medneg_desktop.ui.door import UnlockDialog, WelcomeDialog

PASSPHRASE = "four quiet garden gates"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


def maker(folder: Path) -> Callable[[str | None], str | None]:
    def make(passphrase: str | None) -> str | None:
        vault = create_vault(folder, passphrase=passphrase, cost=CHEAP)
        vault.close()
        return vault.recovery_code

    return make


def unlock(folder: Path) -> UnlockDialog[OpenVault]:
    def recover(code: str, passphrase: str) -> OpenVault:
        vault = open_vault(folder, recovery_code=code)
        vault.change_passphrase(passphrase, CHEAP)
        return vault

    return UnlockDialog(lambda passphrase: open_vault(folder, passphrase=passphrase), recover)


def press(dialog: QDialog, text: str) -> None:
    next(b for b in dialog.findChildren(QPushButton) if b.text() == text and b.isEnabled()).click()


def test_the_first_start_makes_a_vault_and_shows_the_recovery_code_once(qtbot: QtBot, folder: Path) -> None:
    dialog = WelcomeDialog(maker(folder))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.ask.setChecked(True)
    dialog.new.first.field.setText("short")
    press(dialog, "Make my vault")
    assert "too short" in dialog.bar.words
    dialog.new.first.field.setText(PASSPHRASE)
    dialog.new.second.field.setText("something else")
    press(dialog, "Make my vault")
    assert "differ" in dialog.bar.words
    assert not folder.exists()
    dialog.new.second.field.setText(PASSPHRASE)
    press(dialog, "Make my vault")
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == 1, timeout=20_000)
    go = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Open my vault")
    assert not go.isEnabled()
    dialog.findChildren(QCheckBox)[0].setChecked(True)
    go.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.passphrase == PASSPHRASE
    open_vault(folder, passphrase=PASSPHRASE).close()


def test_a_wrong_passphrase_is_told_and_the_right_one_opens(qtbot: QtBot, folder: Path) -> None:
    maker(folder)(PASSPHRASE)
    dialog = unlock(folder)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.passphrase.field.setText("four loud garden gates")
    press(dialog, "Open")
    qtbot.waitUntil(lambda: "did not open" in dialog.bar.words, timeout=20_000)
    dialog.passphrase.field.setText(PASSPHRASE)
    press(dialog, "Open")
    qtbot.waitUntil(lambda: dialog.result_value is not None, timeout=20_000)
    assert dialog.result_value is not None
    dialog.result_value.close()


def test_the_recovery_sheet_opens_the_vault_and_sets_a_new_passphrase(qtbot: QtBot, folder: Path) -> None:
    code = maker(folder)(PASSPHRASE)
    assert code is not None
    dialog = unlock(folder)
    qtbot.addWidget(dialog)
    dialog.show()
    press(dialog, "Use my recovery sheet")
    assert dialog.code.isVisible()
    assert not dialog.passphrase.isVisible()
    dialog.code.field.setText(code.replace(code[0], "Z" if code[0] != "Z" else "Y", 1))
    for field in (dialog.new.first.field, dialog.new.second.field):
        field.setText("five new garden gates")
    press(dialog, "Open")
    qtbot.waitUntil(lambda: bool(dialog.bar.words), timeout=20_000)
    dialog.code.field.setText(code.lower())
    press(dialog, "Open")
    qtbot.waitUntil(lambda: dialog.result_value is not None, timeout=20_000)
    assert dialog.result_value is not None
    dialog.result_value.close()
    open_vault(folder, passphrase="five new garden gates").close()


def test_every_control_has_a_name(qtbot: QtBot, folder: Path) -> None:
    for dialog in (WelcomeDialog(maker(folder)), unlock(folder)):
        qtbot.addWidget(dialog)
        assert all(field.accessibleName() for field in dialog.findChildren(QLineEdit))
        assert all(button.accessibleName() or button.text() for button in dialog.findChildren(QPushButton))
