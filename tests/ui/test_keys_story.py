"""The whole story of the keys at the door: opening by itself, the sheet, a forgotten passphrase, a lock."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import keyring
import pytest
from pytestqt.qtbot import QtBot

from medneg_desktop.app import OpenOffice, VaultRescue, create, open_by_recovery, open_locked, open_office, vault_stands
from medneg_desktop.core.trouble import KeyMissing, WrongKey
from medneg_desktop.services import keys
from medneg_desktop.store.keys import CHEAP
from medneg_desktop.store.vault import create_vault
from medneg_desktop.ui.door import UnlockDialog
from medneg_desktop.ui.entrance import Entrance
from medneg_desktop.ui.first_start import WelcomeDialog
from tests.store.test_keys import MemoryKeyring

WORDS = "four rainy trams sang"


@pytest.fixture
def ring() -> Iterator[MemoryKeyring]:
    """A computer that keeps keys, as long as the test runs."""
    before = keyring.get_keyring()
    made = MemoryKeyring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def entrance(folder: Path) -> Entrance:
    return Entrance(
        lambda: vault_stands(folder),
        lambda passphrase: open_office(folder, passphrase),
        lambda passphrase: create(folder, passphrase),
        lambda code, new: open_by_recovery(folder, code, new),
        VaultRescue(folder),
        None,
    )


def welcomed(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Lets the first start be answered as a person would: make the vault, type the end of the sheet; gives the code."""
    codes: list[str] = []

    def by_hand(dialog: WelcomeDialog) -> int:
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.make()
        qtbot.waitUntil(lambda: dialog.sheet is not None, timeout=60_000)
        page = dialog.sheet
        assert page is not None
        codes.append(page._code)
        page.end.field.setText(page._code[-7:])
        page.go.click()
        return dialog.result()

    monkeypatch.setattr(WelcomeDialog, "exec", by_hand)
    return codes


def test_it_opens_by_itself_until_the_person_says_otherwise(
    qtbot: QtBot, ring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "vault"
    codes = welcomed(qtbot, monkeypatch)
    first = entrance(folder).through()
    assert isinstance(first, OpenOffice)
    with closing(first) as opened:
        assert keys.key_state(opened.office).ask_for_sheet is False  # its end was typed
        assert opened.office.vault.ways.keyring
    assert len(ring.kept) == 1
    with closing(open_office(folder, None)) as opened:  # the next start asks nothing
        with pytest.raises(keys.OnlyWay):
            keys.open_by_itself(opened.office, wanted=False)
        keys.change_passphrase(opened.office, "", WORDS)
        keys.open_by_itself(opened.office, wanted=False)
    assert ring.kept == {}
    with pytest.raises(KeyMissing):
        open_office(folder, None)
    open_office(folder, WORDS).close()
    with closing(open_by_recovery(folder, codes[0].lower().replace("-", " "), "another seven blue chairs")):
        pass
    with pytest.raises(WrongKey):
        open_office(folder, WORDS)


def test_a_computer_that_lost_its_keys_asks_at_the_door(
    qtbot: QtBot, ring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "vault"
    codes = welcomed(qtbot, monkeypatch)
    first = entrance(folder).through()
    assert first is not None
    first.close()
    ring.kept.clear()

    def by_hand(door: UnlockDialog[OpenOffice]) -> int:
        qtbot.addWidget(door)
        door.show()
        door.way_button.click()
        door.code.field.setText(codes[0])
        door.new.first.field.setText(WORDS)
        door.new.second.field.setText(WORDS)
        door.open_button.click()
        qtbot.waitUntil(lambda: door.result_value is not None, timeout=60_000)
        return door.result()

    monkeypatch.setattr(UnlockDialog, "exec", by_hand)
    back = entrance(folder).through()
    assert back is not None
    assert back.office.vault.ways.passphrase
    back.close()
    open_office(folder, WORDS).close()


def test_a_forgotten_passphrase_is_helped_by_the_sheet_and_by_nothing_else(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    made = create_vault(folder, passphrase="forgotten long ago", cost=CHEAP)
    code = made.recovery_code
    assert code is not None
    made.close()
    door = UnlockDialog[OpenOffice](
        lambda p: open_office(folder, p), lambda c, new: open_by_recovery(folder, c, new), rescue=VaultRescue(folder)
    )
    qtbot.addWidget(door)
    door.show()
    door.way_button.click()
    door.new.first.field.setText(WORDS)
    door.new.second.field.setText(WORDS)
    other = "1" if code[-1] != "1" else "2"
    for wrong, told in ((code[:-1] + other, "slip"), ("0000-0000", "recovery code")):
        door.code.field.setText(wrong)
        door.bar.dismiss()
        door.open_button.click()
        qtbot.waitUntil(door.bar.isVisible, timeout=60_000)
        assert told in door.bar.words
    door.code.field.setText(code)
    door.open_button.click()
    qtbot.waitUntil(lambda: door.result_value is not None, timeout=60_000)
    assert door.result_value is not None
    door.result_value.close()
    open_office(folder, WORDS).close()


def test_the_way_of_the_sheet_says_what_is_lost_without_it(qtbot: QtBot) -> None:
    dialog = WelcomeDialog(lambda _: "AAAA-BBBB-CCCC")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.make()
    qtbot.waitUntil(lambda: dialog.sheet is not None)
    from PySide6.QtWidgets import QLabel  # noqa: PLC0415 (only looked at here)

    words = " ".join(w.text() for w in dialog.findChildren(QLabel))
    assert "Without both, nobody can open it, and only the papers you still have elsewhere are left." in words


def test_a_lock_starts_the_program_afresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(subprocess, "Popen", lambda command, **_: started.append(command))
    open_locked(tmp_path / "vault")
    open_locked(tmp_path / "vault", tmp_path / "b.medneg")
    assert started[0][-3:] == ["--vault", str(tmp_path / "vault"), "--locked"]
    assert started[1][-2:] == ["--restore", str(tmp_path / "b.medneg")]
