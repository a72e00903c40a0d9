"""A vault goes back to any of its automatic backups, and forth again; what stood there is always kept."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from medneg_desktop.core.clock import FixedClock
from medneg_desktop.core.trouble import (
    BackupDamaged,
    BackupUnknown,
    Cancelled,
    Trouble,
    VaultDamaged,
    VaultLocked,
    WrongKey,
)
from medneg_desktop.domain.document import Document
from medneg_desktop.services.vault_port import Fallback, Restored
from medneg_desktop.store import disk
from medneg_desktop.store.go_back import fallbacks
from medneg_desktop.store.keys import CHEAP, way_in
from medneg_desktop.store.restore import restore
from medneg_desktop.store.vault import OpenVault, create_vault, open_vault
from medneg_desktop.store.watch import Watch

MakeDocument = Callable[..., Document]
WORDS = "four rainy trams sang"


def bring_in(vault: OpenVault, document: Document, text: str) -> None:
    sha256, size = vault.originals.put(io.BytesIO(text.encode()), limit=10**6)
    with vault.unit() as unit:
        unit.add_document(Document(document.id, sha256, text, document.media, size, 1, document.added))
        unit.commit()


@pytest.fixture
def kept(tmp_path: Path, document_number: MakeDocument, clock: FixedClock) -> Path:
    """A closed vault: an automatic backup after its first paper, one after its second, none after its third."""
    folder = tmp_path / "own" / "vault"
    with closing(create_vault(folder, passphrase=WORDS, cost=CHEAP, clock=clock)) as vault:
        for number, name in enumerate(("first", "second", "third")):
            bring_in(vault, document_number(number), name)
            if name != "third":
                assert vault.take_snapshot() is not None
    return folder


def back_to(chosen: Fallback, folder: Path, passphrase: str = WORDS, watch: Watch | None = None) -> Restored:
    return restore(chosen.path, folder, way_in(passphrase=passphrase), watch or Watch())


def papers(folder: Path, passphrase: str = WORDS) -> set[str]:
    with closing(open_vault(folder, passphrase=passphrase)) as vault:
        assert vault.verify().problems == ()
        with vault.unit() as unit:
            return {d.name for d in unit.documents()}


def test_any_of_them_is_brought_back_and_the_vault_of_now_is_kept(kept: Path) -> None:
    newer, older = fallbacks(kept)
    assert newer.made > older.made
    assert not newer.whole
    back = back_to(older, kept)
    assert papers(kept) == {"first"}
    assert (back.made, back.documents, back.missing) == (older.made, 1, 0)
    assert back.kept is not None
    assert papers(back.kept) == {"first", "second", "third"}


def test_it_can_go_further_back_and_forth_again(kept: Path) -> None:
    newer, older = fallbacks(kept)
    back_to(newer, kept)
    assert papers(kept) == {"first", "second"}
    listed = fallbacks(kept)
    assert [f.path.name for f in listed if not f.whole] == [newer.path.name, older.path.name]
    [whole] = [f for f in listed if f.whole]
    assert whole.path.name == "vault.before-restore-1"
    back_to(whole, kept)
    assert papers(kept) == {"first", "second", "third"}
    assert papers(whole.path) == {"first", "second", "third"}
    assert papers(kept.with_name("vault.before-restore-2")) == {"first", "second"}


def test_it_opens_with_the_passphrase_of_now(kept: Path) -> None:
    with closing(open_vault(kept, passphrase=WORDS)) as vault:
        vault.change_passphrase("new words", CHEAP)
    older = fallbacks(kept)[-1]
    with pytest.raises(WrongKey):
        back_to(older, kept)
    assert papers(kept, "new words") == {"first", "second", "third"}
    back_to(older, kept, "new words")
    assert papers(kept, "new words") == {"first"}


def test_a_paper_that_was_deleted_for_good_since_is_told(kept: Path) -> None:
    with closing(open_vault(kept, passphrase=WORDS)) as vault, vault.unit() as unit:
        [first] = [d for d in unit.documents() if d.name == "first"]
        unit.put_in_trash(first.id, first.added)
        unit.delete_document(first.id)
        unit.commit()
        vault.sweep_when_closed()
    assert back_to(fallbacks(kept)[-1], kept).missing == 1


def test_one_that_is_damaged_changes_nothing(kept: Path) -> None:
    older = fallbacks(kept)[-1]
    data = bytearray(older.path.read_bytes())
    data[len(data) // 2] ^= 1
    older.path.chmod(0o600)
    older.path.write_bytes(data)
    with pytest.raises(BackupDamaged):
        back_to(older, kept)
    assert papers(kept) == {"first", "second", "third"}
    assert [p.name for p in kept.parent.iterdir()] == ["vault"]


def test_nothing_changes_while_the_vault_is_open_or_after_a_stop(kept: Path) -> None:
    older = fallbacks(kept)[-1]
    with closing(open_vault(kept, passphrase=WORDS)), pytest.raises(VaultLocked):
        back_to(older, kept)
    with pytest.raises(Cancelled):
        back_to(older, kept, watch=Watch(stop=lambda: True))
    assert papers(kept) == {"first", "second", "third"}
    assert [p.name for p in kept.parent.iterdir()] == ["vault"]


def test_only_what_is_listed_is_taken(kept: Path, tmp_path: Path) -> None:
    older = fallbacks(kept)[-1]
    other = Fallback(kept / "backups" / "vault-20200101T000000000000.db", older.made, 1)
    for chosen in (other, Fallback(tmp_path / "own", older.made, 1), Fallback(kept, older.made, 1)):
        with pytest.raises(BackupUnknown):
            back_to(chosen, kept)
    assert papers(kept) == {"first", "second", "third"}


def test_a_drive_without_second_names_gets_copies(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refused)
    back = back_to(fallbacks(kept)[0], kept)
    assert back.kept is not None
    shutil.rmtree(back.kept)
    assert papers(kept) == {"first", "second"}


def test_without_a_database_the_copy_of_the_keys_opens_it(kept: Path) -> None:
    (kept / "keys.json").write_bytes(b"{")
    (kept / "vault.db").unlink()
    back_to(fallbacks(kept)[0], kept)
    assert papers(kept) == {"first", "second"}


@pytest.mark.parametrize("number", range(1, 4))
def test_a_rename_that_is_refused_leaves_the_vault(kept: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    calls: list[Path] = []
    real = disk.rename_folder

    def refused(source: Path, target: Path) -> None:
        calls.append(source)
        if len(calls) == number:
            raise PermissionError
        real(source, target)

    monkeypatch.setattr(disk, "rename_folder", refused)
    try:
        back_to(fallbacks(kept)[-1], kept)
    except Trouble:
        assert papers(kept) == {"first", "second", "third"}
        assert [p.name for p in kept.parent.iterdir()] == ["vault"]
    else:
        assert number == 3
        assert papers(kept) == {"first"}


def test_an_automatic_backup_is_brought_back_on_trial_before_it_is_kept(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fallbacks(kept)
    tried: list[Path] = []

    def broken(folder: Path, **_: object) -> OpenVault:
        tried.append(folder)
        raise VaultDamaged

    with closing(open_vault(kept, passphrase=WORDS)) as vault:
        with monkeypatch.context() as for_now:
            for_now.setattr("medneg_desktop.store.vault.open_vault", broken)
            with pytest.raises(VaultDamaged):
                vault.take_snapshot()
        assert [p.name for p in tried] == ["trial"]
        assert (fallbacks(kept), tried[0].exists()) == (before, False)
        assert vault.take_snapshot() is not None
    assert len(fallbacks(kept)) == len(before) + 1
