"""The ways into a vault: each opens it, no other does, and a forged key file cannot hurt the computer."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import keyring
import keyring.backend
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backends import fail
from nacl.pwhash import argon2id

from medneg_desktop.core.trouble import KeyMissing, VaultDamaged, VaultExists, VaultTooNew, WrongKey
from medneg_desktop.store.keys import CHEAP, MODERATE, Cost
from medneg_desktop.store.recovery import SIGNS, new_code, plain_code
from medneg_desktop.store.vault import create_vault, open_vault


class MemoryKeyring(keyring.backend.KeyringBackend):
    """A key store that answers, as on a desktop where somebody is logged in."""

    priority: ClassVar[float] = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def memory_keyring() -> Iterator[MemoryKeyring]:
    before = keyring.get_keyring()
    ring = MemoryKeyring()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


@pytest.fixture
def no_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)


def make(folder: Path, passphrase: str = "María's bills", **options: Any) -> str:
    vault = create_vault(folder, passphrase=passphrase, cost=CHEAP, **options)
    assert vault.recovery_code
    vault.close()
    return vault.recovery_code


def opens(folder: Path, **way: Any) -> bool:
    open_vault(folder, **way).close()
    return True


def test_the_passphrase_opens_however_it_is_composed(folder: Path) -> None:
    make(folder, "Mar\u00eda")
    assert opens(folder, passphrase="Mari\u0301a")
    for wrong in ("Maria", "", "mar\u00eda", "Mar\u00eda "):
        with pytest.raises(WrongKey):
            open_vault(folder, passphrase=wrong)
    with pytest.raises(KeyMissing):
        open_vault(folder)


def test_the_recovery_code_opens_as_people_type_it(folder: Path) -> None:
    code = make(folder)
    assert opens(folder, recovery_code=code)
    assert opens(folder, recovery_code=code.lower().replace("-", " ").replace("0", "o").replace("1", "l"))
    with pytest.raises(WrongKey, match="recovery code"):
        open_vault(folder, recovery_code=new_code())
    with pytest.raises(WrongKey, match="slip"):
        open_vault(folder, recovery_code=code[:-1])


@given(st.integers(0, 33), st.sampled_from(SIGNS), st.randoms(use_true_random=False))
def test_every_single_slip_of_the_pen_is_noticed(at: int, sign: str, random: Any) -> None:
    code = plain_code(new_code())
    slipped = code[:at] + sign + code[at + 1 :]
    swapped = code[:at] + code[at : at + 2][::-1] + code[at + 2 :]
    for wrong in {slipped, swapped} - {code}:
        with pytest.raises(WrongKey):
            plain_code(wrong)


def test_the_code_is_in_groups_of_four() -> None:
    assert re.fullmatch(r"([0-9A-Z]{4}-){8}[0-9A-Z]{2}", new_code())


def test_a_new_passphrase_shuts_out_the_old_one(folder: Path) -> None:
    make(folder, "old")
    vault = open_vault(folder, passphrase="old")
    vault.change_passphrase("new", CHEAP)
    code = vault.new_recovery_code()
    vault.close()
    assert opens(folder, passphrase="new")
    assert opens(folder, recovery_code=code)
    with pytest.raises(WrongKey):
        open_vault(folder, passphrase="old")


def test_the_keyring_opens_without_a_question(folder: Path, memory_keyring: MemoryKeyring) -> None:
    vault = create_vault(folder, use_keyring=True)
    vault.close()
    assert vault.recovery_code is not None
    assert opens(folder, use_keyring=True)
    assert opens(folder, recovery_code=vault.recovery_code)
    with pytest.raises(KeyMissing):
        open_vault(folder, passphrase="none was set")
    memory_keyring.kept.clear()
    with pytest.raises(KeyMissing):
        open_vault(folder, use_keyring=True)


@pytest.mark.usefixtures("no_keyring")
def test_a_computer_without_a_keyring_says_so_and_leaves_nothing(folder: Path) -> None:
    with pytest.raises(KeyMissing, match="key store"):
        create_vault(folder, use_keyring=True)
    assert not folder.exists()
    make(folder)
    with pytest.raises(KeyMissing):
        open_vault(folder, use_keyring=True)


def test_a_key_kept_elsewhere(folder: Path, key: bytes) -> None:
    vault = create_vault(folder, key=key)
    vault.close()
    assert vault.recovery_code is None
    assert opens(folder, key=key)
    for wrong in (bytes(32), b"short"):
        with pytest.raises(WrongKey):
            open_vault(folder, key=wrong)
    with pytest.raises(KeyMissing):
        open_vault(folder, passphrase="x")


def test_a_vault_without_any_way_in_is_not_made(folder: Path) -> None:
    for passphrase in (None, ""):
        with pytest.raises(KeyMissing):
            create_vault(folder, passphrase=passphrase)
    assert not folder.exists()


@pytest.mark.parametrize(
    "forged",
    [
        {"memory": 1 << 40},
        {"memory": -1},
        {"memory": "lots"},
        {"memory": None},
        {"passes": 10**9},
        {"passes": 0},
        {"kdf": "md5"},
        {"salt": "AAAA"},
        {"salt": "*"},
        {"box": "*"},
        {"box": 5},
    ],
    ids=str,
)
def test_forged_costs_are_refused_before_any_work(
    folder: Path, forged: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    make(folder)
    path = folder / "keys.json"
    held = json.loads(path.read_text())
    held["slots"]["passphrase"] |= forged
    path.write_text(json.dumps(held))
    if "box" not in forged:
        monkeypatch.setattr(argon2id, "kdf", None)  # calling it would fail the test
    with pytest.raises(VaultDamaged):
        open_vault(folder, passphrase="María's bills")


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"format": 1}', '{"format": 1, "slots": []}', "\0"])
def test_a_damaged_key_file_is_told_and_kept(folder: Path, text: str) -> None:
    make(folder)
    (folder / "keys.json").write_text(text)
    with pytest.raises(VaultDamaged):
        open_vault(folder, passphrase="x")
    assert (folder / "keys.json").read_text() == text
    with pytest.raises(VaultExists):
        create_vault(folder, passphrase="x", cost=CHEAP)


def test_a_key_file_of_a_newer_program(folder: Path) -> None:
    make(folder)
    path = folder / "keys.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 2}))
    with pytest.raises(VaultTooNew):
        open_vault(folder, passphrase="x")


def test_people_get_the_full_cost() -> None:
    assert MODERATE.memory >= 256 * 1024 * 1024
    assert MODERATE.bearable
    assert not Cost(3, 1 << 40).bearable
    assert inspect.signature(create_vault).parameters["cost"].default is MODERATE


def test_the_key_file_holds_no_secret(folder: Path, key: bytes) -> None:
    code = make(folder)
    text = (folder / "keys.json").read_text()
    assert "bills" not in text
    assert plain_code(code) not in text
    create_vault(folder.parent / "other", key=key).close()
    assert key.hex() not in (folder.parent / "other" / "keys.json").read_text()
