"""A vault is made, opened, checked and closed; what is damaged, locked or not ours is told and left as it is."""

from __future__ import annotations

import errno
import io
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from medneg_desktop.core.clock import FixedClock
from medneg_desktop.core.ids import Sha256
from medneg_desktop.core.trouble import (
    DiskFull,
    Trouble,
    VaultDamaged,
    VaultExists,
    VaultLocked,
    VaultMissing,
    VaultReadOnly,
    VaultUnreachable,
)
from medneg_desktop.domain.document import Document
from medneg_desktop.domain.page import PageText, Word
from medneg_desktop.domain.place import Box
from medneg_desktop.domain.reading import Reading
from medneg_desktop.store.connection import Database
from medneg_desktop.store.vault import OpenVault, create_vault, open_vault

MakeDocument = Callable[..., Document]
ROOT = Path(__file__).parents[2]


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def bring_in(vault: OpenVault, document: Document, data: bytes) -> Document:
    sha256, size = vault.originals.put(io.BytesIO(data), limit=10**8)
    held = Document(document.id, sha256, document.name, document.media, size, document.pages, document.added)
    with vault.unit() as unit:
        unit.add_document(held)
        unit.commit()
    return held


def damage(path: Path, at: float) -> None:
    data = bytearray(path.read_bytes())
    data[int(len(data) * at)] ^= 0xFF
    path.chmod(0o600)
    path.write_bytes(data)


# ------------------------------------------------------------------------------------------------------- making


def test_made_closed_and_opened_again(folder: Path, key: bytes, document_number: MakeDocument) -> None:
    vault = create_vault(folder, key=key)
    held = bring_in(vault, document_number(1), b"bytes of a bill")
    vault.close()
    vault.close()
    assert sorted(p.name for p in folder.iterdir()) == ["keys.json", "originals", "vault.db", "vault.lock"]
    again = open_vault(folder, key=key)
    assert again.closed_properly
    with again.unit() as unit:
        assert unit.documents() == [held]
    assert again.originals.get(held.sha256) == b"bytes of a bill"
    report = again.verify()
    assert (report.documents, report.originals_intact, report.problems) == (1, 1, ())
    again.close()


def test_a_folder_that_holds_anything_is_left_as_it_is(folder: Path, key: bytes) -> None:
    folder.mkdir()
    (folder / "taxes.pdf").write_bytes(b"mine")
    with pytest.raises(VaultExists, match="other files"):
        create_vault(folder, key=key)
    assert snapshot(folder) == {"taxes.pdf": b"mine"}
    (folder / "taxes.pdf").unlink()
    (folder / ".DS_Store").write_bytes(b"")
    create_vault(folder, key=key).close()
    before = snapshot(folder)
    with pytest.raises(VaultExists):
        create_vault(folder, key=bytes(32))
    assert snapshot(folder) == before
    with pytest.raises(VaultExists, match="file of this name"):
        create_vault(folder / "keys.json", key=key)


def test_no_vault_here(folder: Path, key: bytes) -> None:
    with pytest.raises(VaultMissing):
        open_vault(folder, key=key)
    folder.mkdir()
    with pytest.raises(VaultMissing):
        open_vault(folder, key=key)
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_everything_is_private(folder: Path, key: bytes, document_number: MakeDocument) -> None:
    before = os.umask(0)
    try:
        vault = create_vault(folder / "deep", key=key)
        bring_in(vault, document_number(1), b"x")
        names = {p.name for p in (folder / "deep").iterdir()}
        assert {"vault.db-wal", "vault.db-shm"} <= names
        for path in [folder, *folder.rglob("*")]:
            mode = stat.S_IMODE(path.stat().st_mode)
            assert mode == 0o700 if path.is_dir() else mode in (0o600, 0o400), path
        vault.close()
    finally:
        os.umask(before)


def test_nothing_of_a_paper_is_readable_in_any_file(
    folder: Path, key: bytes, document_number: MakeDocument, a_reading: Reading
) -> None:
    vault = create_vault(folder, key=key)
    word = "XYZZYLOPEZ"
    held = bring_in(vault, document_number(1, name=f"{word}.pdf"), word.encode() * 9000)
    with vault.unit() as unit:
        unit.save_readings(held.id, [a_reading], [f"account:{word}"])
        unit.save_pages(held.id, [PageText(1, 612, 792, (Word(word, Box(0, 0, 1, 1)),) * 50, problem=word)])
        unit.set_setting(word, word)
        unit.commit()
    open_files = snapshot(folder)
    assert "vault.db-wal" in open_files
    vault.close()
    secrets = [word, "Lakeside", "00-448213-7", held.sha256, "document_id", "SQLite format", key.hex()]
    for name, data in [*open_files.items(), *snapshot(folder).items()]:
        for secret in secrets:
            assert secret.encode() not in data, (name, secret)
            assert secret not in name


def test_a_creation_that_fails_can_be_tried_again(folder: Path, key: bytes) -> None:
    refused = 0
    vault = None
    while vault is None:
        refused += 1
        calls = 0

        def wrapped(real: Callable[..., object]) -> Callable[..., object]:
            def call(*args: object, **named: object) -> object:
                nonlocal calls
                calls += 1
                if calls == refused:  # noqa: B023 (called within this turn)
                    raise OSError(errno.ENOSPC, "full")
                return real(*args, **named)

            return call

        with pytest.MonkeyPatch.context() as monkeypatch:
            for name in ("open", "write", "fsync", "replace", "mkdir"):
                monkeypatch.setattr(os, name, wrapped(getattr(os, name)))
            try:
                vault = create_vault(folder, key=key)
            except DiskFull:
                assert not folder.exists() or list(folder.iterdir()) == []
    assert refused > 10
    assert vault.verify().problems == ()
    vault.close()


def test_a_creation_cut_off_after_its_keys_is_finished_on_opening(folder: Path, key: bytes) -> None:
    create_vault(folder, key=key).close()
    (folder / "vault.db").unlink()
    vault = open_vault(folder, key=key)
    assert vault.verify().problems == ()
    vault.close()


def test_closing_on_a_full_disk_loses_nothing(folder: Path, key: bytes, document_number: MakeDocument) -> None:
    vault = create_vault(folder, key=key)
    held = bring_in(vault, document_number(1), b"bytes of a bill")
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(Database, "write_out", full_disk)
        vault.close()
    again = open_vault(folder, key=key)
    assert not again.closed_properly
    with again.unit() as unit:
        assert unit.documents() == [held]
    again.close()


def full_disk(database: Database) -> None:
    raise DiskFull


def test_every_opening_has_the_settings_that_keep_data_safe(folder: Path, key: bytes) -> None:
    create_vault(folder, key=key).close()
    vault = open_vault(folder, key=key)
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "fullfsync": 1,
        "checkpoint_fullfsync": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "secure_delete": 1,
        "cell_size_check": 1,
        "temp_store": 2,
    }
    with vault.unit() as unit:
        connection = unit._session.connection()
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in wanted}
    assert found == wanted
    vault.close()


# ------------------------------------------------------------------------------------------------------- damage


@pytest.mark.parametrize("harm", ["gone", "empty", "header", "cut", "foreign"])
def test_a_damaged_database_is_told_and_left_as_it_is(
    folder: Path, key: bytes, document_number: MakeDocument, harm: str
) -> None:
    vault = create_vault(folder, key=key)
    bring_in(vault, document_number(1), b"bytes of a bill")
    vault.close()
    path = folder / "vault.db"
    match harm:
        case "gone":
            path.unlink()
        case "empty":
            path.write_bytes(b"")
        case "header":
            damage(path, 0.001)
        case "cut":
            path.write_bytes(path.read_bytes()[:3000])
        case _:
            path.write_bytes(b"SQLite format 3\0" + bytes(8000))
    before = snapshot(folder)
    with pytest.raises(VaultDamaged):
        open_vault(folder, key=key)
    with pytest.raises(VaultExists):
        create_vault(folder, key=key)
    assert snapshot(folder) == before


def test_a_flipped_bit_anywhere_in_the_database_is_found(
    folder: Path, key: bytes, document_number: MakeDocument
) -> None:
    vault = create_vault(folder, key=key)
    for number in range(20):
        bring_in(vault, document_number(number), b"%d" % number)
    vault.close()
    whole = (folder / "vault.db").read_bytes()
    for at in (0.1, 0.3, 0.5, 0.7, 0.9, 0.999):
        damage(folder / "vault.db", at)
        try:
            opened = open_vault(folder, key=key)
        except VaultDamaged:
            pass
        else:
            assert opened.verify().problems, at
            opened.close()
        (folder / "vault.db").write_bytes(whole)
    opened = open_vault(folder, key=key)
    assert opened.verify().problems == ()
    opened.close()


def test_verify_tells_what_is_lost(folder: Path, key: bytes, document_number: MakeDocument) -> None:
    vault = create_vault(folder, key=key)
    held = [bring_in(vault, document_number(n), b"%d" % n) for n in range(4)]
    damage(vault.originals._path(held[1].sha256), 0.9)
    vault.originals._path(held[2].sha256).unlink()
    vault.originals.put(io.BytesIO(b"nobody's"), limit=100)
    told: list[tuple[int, int]] = []
    report = vault.verify(lambda done, whole: told.append((done, whole)))
    assert (report.documents, report.originals_intact) == (4, 2)
    assert [p for p in report.problems if held[1].name in p]
    assert [p for p in report.problems if held[2].name in p]
    assert len(report.problems) == 3
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]
    assert vault.verify() == report
    with pytest.raises(VaultDamaged):
        vault.originals.get(held[2].sha256)
    vault.close()


@pytest.mark.parametrize("properly", [True, False])
def test_what_nobody_claims_is_swept_at_closing_or_after_a_crash(
    properly: bool, folder: Path, key: bytes, document_number: MakeDocument
) -> None:
    vault = create_vault(folder, key=key)
    held = bring_in(vault, document_number(1), b"kept")
    orphan, _ = vault.originals.put(io.BytesIO(b"copied, and never registered"), limit=100)
    if not properly:  # as after a crash: nothing was swept, and the lock file was left over
        vault.originals.grew = False
    vault.close()
    if not properly:
        (folder / "vault.lock").write_text("1")
    (folder / "originals" / "tmp" / "half").write_bytes(b"?")
    again = open_vault(folder, key=key)
    assert again.closed_properly is properly
    assert again.originals.intact(held.sha256)
    assert not again.originals.intact(Sha256(orphan))
    assert list((folder / "originals" / "tmp").iterdir()) == []
    again.close()


@pytest.mark.parametrize("trouble", [VaultUnreachable, DiskFull])
def test_nothing_is_swept_while_the_log_may_still_claim_it(
    trouble: type[Trouble], folder: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = create_vault(folder, key=key)
    kept, _ = vault.originals.put(io.BytesIO(b"its row may stand in the log, though writing it failed"), limit=100)

    def fails(_: Database) -> None:
        raise trouble

    with monkeypatch.context() as failing, suppress(VaultUnreachable):
        failing.setattr(Database, "write_out", fails)
        vault.close()
    assert [p for p in (folder / "originals").rglob("*") if p.is_file()]
    again = open_vault(folder, key=key)  # the log is read: now it is certain that nobody claims it
    assert not again.closed_properly
    assert not again.originals.intact(kept)
    again.close()


# ------------------------------------------------------------------------------------------------------- the lock


def test_a_second_window_is_told_at_once(folder: Path, key: bytes, vault: OpenVault) -> None:
    with pytest.raises(VaultLocked):
        open_vault(folder, key=key)
    with vault.unit() as unit:
        assert unit.documents() == []


HOLDER = """
import sys
from pathlib import Path
from medneg_desktop.store.vault import open_vault
vault = open_vault(Path(sys.argv[1]), key=bytes(range(32)))
print("open", flush=True)
sys.stdin.read()
"""


def test_another_program_has_it_and_dies(folder: Path, key: bytes) -> None:
    create_vault(folder, key=key).close()
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(VaultLocked) as told:
            open_vault(folder, key=key)
        assert told.value.details == str(holder.pid)
        holder.kill()
    vault = open_vault(folder, key=key)  # the file is left over, the lock is not
    assert not vault.closed_properly
    vault.close()
    again = open_vault(folder, key=key)
    assert again.closed_properly
    again.close()


def test_a_wrong_key_does_not_hide_that_the_last_program_died(folder: Path, key: bytes) -> None:
    create_vault(folder, key=key).close()
    (folder / "vault.lock").write_text("4711")
    with pytest.raises(Exception, match="wrong-key"):
        open_vault(folder, key=bytes(32))
    vault = open_vault(folder, key=key)
    assert not vault.closed_properly
    vault.close()


def test_a_read_only_folder_is_told(folder: Path, key: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    create_vault(folder, key=key).close()
    before = snapshot(folder)
    real = os.open

    def refuse(path: str, flags: int, *more: int) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR):
            raise OSError(errno.EROFS, "read-only file system")
        return real(path, flags, *more)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(VaultReadOnly):
        open_vault(folder, key=key)
    with pytest.raises(VaultReadOnly):
        create_vault(folder.parent / "new", key=key)
    assert snapshot(folder) == before


def test_the_clock_is_the_one_given(folder: Path, key: bytes, clock: FixedClock) -> None:
    vault = create_vault(folder, key=key, clock=clock)
    assert vault._clock.today() == clock.today()
    vault.close()
    assert json.loads((folder / "keys.json").read_text())["format"] == 1
