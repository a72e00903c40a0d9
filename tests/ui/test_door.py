"""The door and the sheet of keys: every control has its name, and nothing is cut at any text size."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from medneg_desktop.app import VaultRescue
from medneg_desktop.core.trouble import VaultDamaged
from medneg_desktop.ui.actions import KeySheet
from medneg_desktop.ui.bill.screen import BillsScreen
from medneg_desktop.ui.door import UnlockDialog
from medneg_desktop.ui.first_start import WelcomeDialog
from medneg_desktop.ui.inbox import InboxScreen
from medneg_desktop.ui.key_dialogs import BackupKeyDialog
from medneg_desktop.ui.rescue import RescueDialog, TroubleDialog
from medneg_desktop.ui.theme import apply_theme
from tests.ui.fitting import faults
from tests.ui.test_accessible_names import nameless


def unlock() -> QDialog:
    return UnlockDialog[str](lambda _: "", lambda _code, _new: "")


def recover() -> QDialog:
    made = UnlockDialog[str](lambda _: "", lambda _code, _new: "")
    made.way_button.click()
    made.bar.tell("error", "The two passphrases differ.", "Type the same passphrase twice.")
    return made


def welcome() -> QDialog:
    return WelcomeDialog(lambda _: None, VaultRescue(Path("vault")), folder="vaults/dana", try_sample=list)


def own_passphrase() -> QDialog:
    made = WelcomeDialog(lambda _: None)
    made.where.ask.setChecked(True)
    made.show_page(1)
    return made


def first_papers() -> QDialog:
    made = WelcomeDialog(lambda _: None, try_sample=list)
    made.add([Path("statement of August.pdf"), Path("eob.pdf")])
    made.show_page(2)
    return made


def recovery_code() -> QDialog:
    made = WelcomeDialog(lambda _: None)
    made._made("ABCDE-FGHJK-LMNPQ-RSTUV-WXYZ2-34567")
    return made


def keys() -> QDialog:
    return KeySheet((*InboxScreen.keys, *BillsScreen.keys))


def out_of_a_bad_day() -> QDialog:
    made = RescueDialog(VaultRescue(Path("vault")), VaultDamaged(), backup=Path("MedNeg backup 2026-11-24.medneg"))
    made.work._show(busy=True)
    made.work._move(3, 9, "parts unpacked and checked")
    return made


def trouble() -> QDialog:
    return TroubleDialog(VaultDamaged(), VaultRescue(Path("vault")))


def backup_key() -> QDialog:
    return BackupKeyDialog("MedNeg backup 2026-11-24.medneg")


DOORS = (
    unlock,
    out_of_a_bad_day,
    trouble,
    backup_key,
    recover,
    welcome,
    own_passphrase,
    first_papers,
    recovery_code,
    keys,
)


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("make", DOORS, ids=lambda m: m.__name__)
def test_a_dialog_at_the_door_is_whole(
    qtbot: QtBot, qapp: QApplication, make: Callable[[], QDialog], percent: int
) -> None:
    apply_theme(qapp, "light", percent)
    dialog = make()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.resize(min(dialog.width(), 1024), min(dialog.height(), 700))
    qtbot.wait(60)
    assert nameless(dialog) == []
    assert faults(dialog) == []
    assert dialog.width() <= 1024
    assert dialog.height() <= 700
