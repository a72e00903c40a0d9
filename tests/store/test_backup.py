"""A backup brings the whole vault back; one that is damaged, altered, foreign or not ours changes nothing and says so."""

from __future__ import annotations

import io
import json
import os
import shutil
import threading
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from medneg_desktop.app import vault_stands
from medneg_desktop.core.clock import FixedClock
from medneg_desktop.core.ids import CaseId, PacketId
from medneg_desktop.core.trouble import (
    BackupDamaged,
    BackupUnknown,
    Cancelled,
    DiskFull,
    PlaceInVault,
    PlaceNotWritable,
    PlaceTaken,
    Trouble,
    VaultLocked,
    VaultTooNew,
    WrongKey,
)
from medneg_desktop.domain.document import Document
from medneg_desktop.services.ports import HeldPacket
from medneg_desktop.services.vault_port import Restored
from medneg_desktop.store import disk
from medneg_desktop.store.cut_off import staging
from medneg_desktop.store.keys import CHEAP, KeyFile
from medneg_desktop.store.restore import restore
from medneg_desktop.store.vault import OpenVault, create_vault, open_vault
from medneg_desktop.store.watch import Watch

MakeDocument = Callable[..., Document]


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def with_key(key: bytes) -> Callable[[KeyFile], bytes]:
    return lambda keys: keys.with_key(key)


def bring_in(vault: OpenVault, document: Document, data: bytes) -> Document:
    sha256, size = vault.originals.put(io.BytesIO(data), limit=10**8)
    held = Document(document.id, sha256, document.name, document.media, size, document.pages, document.added)
    with vault.unit() as unit:
        unit.add_document(held)
        unit.commit()
    return held


@pytest.fixture
def filled(vault: OpenVault, document_number: MakeDocument) -> list[Document]:
    held = [bring_in(vault, document_number(n), b"bill %d" % n * 50_000) for n in range(5)]
    packet, _ = vault.originals.put(io.BytesIO(b"a packet"), limit=100)
    with vault.unit() as unit:
        made = datetime(2026, 5, 1, tzinfo=UTC)
        unit.add_packet(HeldPacket(PacketId("p"), CaseId("c"), packet, made, 3, ("letter",)))
        unit.set_setting("language", "es")
        unit.commit()
    return held


@pytest.fixture
def backup(vault: OpenVault, filled: list[Document], tmp_path: Path) -> Path:
    return vault.back_up(tmp_path / "stick.medneg").path


def bring_back(backup: Path, folder: Path, key: bytes) -> Restored:
    return restore(backup, folder, with_key(key), Watch())


def assert_whole(folder: Path, key: bytes, held: list[Document]) -> None:
    with closing(open_vault(folder, key=key)) as vault:
        with vault.unit() as unit:
            assert sorted(d.id for d in unit.documents()) == [d.id for d in held]
            assert unit.setting("language") == "es"
            assert [p.pages for p in unit.packets()] == [3]
            assert all(vault.originals.intact(p.sha256) for p in unit.packets())
        assert vault.originals.get(held[3].sha256) == b"bill 3" * 50_000
        assert vault.verify().problems == ()


# ------------------------------------------------------------------------------------------------------- making


def test_what_is_backed_up_is_brought_back_whole(
    tmp_path: Path, key: bytes, backup: Path, filled: list[Document]
) -> None:
    back = bring_back(backup, tmp_path / "elsewhere", key)
    assert (back.documents, back.kept, back.missing) == (5, None, 0)
    assert_whole(tmp_path / "elsewhere", key, filled)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["elsewhere", "stick.medneg", "vault"]


def test_a_folder_gets_a_backup_named_by_its_moment(vault: OpenVault, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    made = vault.back_up(tmp_path / "stick")
    assert [p.name for p in (tmp_path / "stick").iterdir()] == [made.path.name]
    assert made.path.name.startswith("MedNeg backup 2026-11-2")
    assert made.size == made.path.stat().st_size


def test_a_backup_holds_nothing_in_plain(backup: Path, filled: list[Document]) -> None:
    data = backup.read_bytes()
    for plain in (b"bill 3", filled[0].name.encode(), b"language", b"letter"):
        assert plain not in data
    assert backup.stat().st_mode & 0o077 == 0


def test_others_write_while_a_backup_is_made(
    vault: OpenVault, filled: list[Document], document_number: MakeDocument, tmp_path: Path, key: bytes
) -> None:
    """What was there at the start is in the backup; what comes meanwhile waits for nobody."""
    begun, go_on = threading.Event(), threading.Event()
    seen: list[Trouble] = []

    def hold(done: int, whole: int) -> None:
        begun.set()
        assert go_on.wait(30)

    def make() -> None:
        try:
            vault.back_up(tmp_path / "b.medneg", progress=hold)
        except Trouble as trouble:
            seen.append(trouble)

    thread = threading.Thread(target=make)
    thread.start()
    assert begun.wait(30)
    bring_in(vault, document_number(50), b"came meanwhile")
    go_on.set()
    thread.join(60)
    assert seen == []
    bring_back(tmp_path / "b.medneg", tmp_path / "back", key)
    assert_whole(tmp_path / "back", key, filled)


def test_closing_the_vault_stops_a_backup(vault: OpenVault, filled: list[Document], tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        vault.back_up(tmp_path / "b.medneg", progress=lambda *_: vault.close())
    assert [p.name for p in tmp_path.iterdir()] == ["vault"]
    assert filled


def test_where_a_backup_may_not_go(vault: OpenVault, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "taxes.pdf").write_bytes(b"mine")
    for place, trouble in (
        (tmp_path / "taxes.pdf", PlaceTaken),
        (folder / "b.medneg", PlaceInVault),
        (folder / "originals", PlaceInVault),
        (tmp_path / "nowhere" / "b.medneg", PlaceNotWritable),
    ):
        with pytest.raises(trouble):
            vault.back_up(place)
    assert (tmp_path / "taxes.pdf").read_bytes() == b"mine"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["taxes.pdf", "vault"]


def test_too_little_room_is_told_before_anything_is_written(
    vault: OpenVault, filled: list[Document], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "free_bytes", lambda _: 50 << 20)
    with pytest.raises(DiskFull, match="room"):
        vault.back_up(tmp_path / "b.medneg")
    assert [p.name for p in tmp_path.iterdir()] == ["vault"]
    assert filled


def test_a_lost_original_is_told_and_does_not_keep_the_others_from_being_saved(
    vault: OpenVault, filled: list[Document], tmp_path: Path, key: bytes
) -> None:
    vault.originals.place(filled[2].sha256).unlink()
    assert vault.back_up(tmp_path / "b.medneg").missing == 1
    assert bring_back(tmp_path / "b.medneg", tmp_path / "back", key).missing == 1
    with closing(open_vault(tmp_path / "back", key=key)) as back:
        assert len(back.verify().problems) == 1


def test_what_a_killed_backup_left_is_cleared_by_the_next(vault: OpenVault, tmp_path: Path) -> None:
    left = tmp_path / ".medneg-0123456789abcdef"
    left.mkdir()
    for name in ("held", "vault.db"):
        (left / name).write_bytes(b"")
    theirs = tmp_path / ".medneg-notes"
    theirs.mkdir()
    (theirs / "poem.txt").write_text("mine")
    vault.back_up(tmp_path / "b.medneg")
    assert not left.exists()
    assert (theirs / "poem.txt").exists()


# ------------------------------------------------------------------------------------------------------- restoring


def test_the_vault_that_stands_there_is_kept(
    vault: OpenVault, backup: Path, folder: Path, key: bytes, document_number: MakeDocument, filled: list[Document]
) -> None:
    bring_in(vault, document_number(60), b"newer than the backup")
    with pytest.raises(VaultLocked):
        bring_back(backup, folder, key)
    vault.close()
    back = bring_back(backup, folder, key)
    assert back.kept == folder.with_name("vault.before-restore-1")
    assert_whole(folder, key, filled)
    with closing(open_vault(back.kept, key=key)) as old, old.unit() as unit:
        assert len(unit.documents()) == 6
    assert bring_back(backup, folder, key).kept == folder.with_name("vault.before-restore-2")


@pytest.mark.parametrize("cut", range(1, 10))
def test_a_backup_cut_short_anywhere_is_told(
    vault: OpenVault, backup: Path, folder: Path, key: bytes, cut: int
) -> None:
    vault.close()
    before = snapshot(folder)
    data = backup.read_bytes()
    backup.chmod(0o600)
    backup.write_bytes(data[: len(data) * cut // 10])
    with pytest.raises(BackupDamaged):
        bring_back(backup, folder, key)
    assert snapshot(folder) == before
    assert not staging(folder).exists()


def test_a_flipped_bit_anywhere_is_told_or_harmless(
    backup: Path, key: bytes, tmp_path: Path, filled: list[Document]
) -> None:
    """Some bits of the archive's own headers mean nothing; then everything is there as it was."""
    whole, told = backup.read_bytes(), 0
    for at in range(17, len(whole), len(whole) // 25):
        data = bytearray(whole)
        data[at] ^= 0x10
        backup.write_bytes(data)
        place = tmp_path / f"back {at}"
        try:
            bring_back(backup, place, key)
        except (BackupDamaged, BackupUnknown, WrongKey):
            told += 1
            assert not place.exists()
        else:
            assert_whole(place, key, filled)
    assert told > 20


def rewrite(backup: Path, change: Callable[[dict[str, bytes]], None], *, method: int = zipfile.ZIP_STORED) -> None:
    with zipfile.ZipFile(backup) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    change(parts)
    with zipfile.ZipFile(backup, "w", method) as new:
        for name, data in parts.items():
            new.writestr(name, data)


def forge_manifest(parts: dict[str, bytes]) -> None:
    listed = json.loads(parts["manifest.json"])
    listed["documents"] = 4
    parts["manifest.json"] = json.dumps(listed).encode()


def leave_out(parts: dict[str, bytes]) -> None:
    name = next(n for n in parts if n.startswith("originals/"))
    del parts[name]
    listed = json.loads(parts["manifest.json"])
    del listed["parts"][name]
    parts["manifest.json"] = json.dumps(listed).encode()


@pytest.mark.parametrize(
    "change",
    [
        forge_manifest,
        leave_out,
        lambda parts: parts.__setitem__("../evil", b"x"),
        lambda parts: parts.__setitem__("/etc/evil", b"x"),
        lambda parts: parts.__setitem__("originals/zz", b"x"),
        lambda parts: parts.__setitem__("originals/aa/" + "aa" * 32, b"x"),
        lambda parts: parts.__delitem__("vault.db"),
        lambda parts: parts.__delitem__("manifest.json"),
    ],
    ids=["forged", "left-out", "up", "absolute", "unknown", "added", "no-database", "no-list"],
)
def test_an_altered_backup_is_told(
    vault: OpenVault, backup: Path, folder: Path, key: bytes, change: Callable[[dict[str, bytes]], None]
) -> None:
    vault.close()
    before = snapshot(folder.parent)
    rewrite(backup, change)
    altered = backup.read_bytes()
    with pytest.raises(BackupDamaged):
        bring_back(backup, folder, key)
    assert snapshot(folder.parent) == {**before, backup.name: altered}


def test_a_compressed_or_linked_part_is_refused(vault: OpenVault, backup: Path, folder: Path, key: bytes) -> None:
    vault.close()
    whole = backup.read_bytes()
    rewrite(backup, lambda _: None, method=zipfile.ZIP_DEFLATED)
    with pytest.raises(BackupDamaged):
        bring_back(backup, folder, key)
    backup.write_bytes(whole)
    with zipfile.ZipFile(backup, "a") as zipped:
        link = zipfile.ZipInfo("originals/ab/" + "ab" * 32)
        link.external_attr = 0o120777 << 16
        zipped.writestr(link, "/etc")
    with pytest.raises(BackupDamaged):
        bring_back(backup, folder, key)


def test_what_is_no_backup_is_told(folder: Path, key: bytes, tmp_path: Path) -> None:
    for number, data in enumerate([b"", b"%PDF-1.4", b"PK\x03\x04" + bytes(200)]):
        path = tmp_path / f"{number}.medneg"
        path.write_bytes(data)
        with pytest.raises(BackupUnknown):
            bring_back(path, folder, key)
    with pytest.raises(Trouble, match="could not be opened"):
        bring_back(tmp_path / "missing.medneg", folder, key)
    assert not folder.exists()


def test_a_wrong_passphrase_leaves_everything_as_it_is(tmp_path: Path) -> None:
    with closing(create_vault(tmp_path / "v", passphrase="of that day", cost=CHEAP)) as vault:
        backup = vault.back_up(tmp_path / "b.medneg").path
        vault.change_passphrase("of today", CHEAP)
    before = snapshot(tmp_path)
    with pytest.raises(WrongKey):
        restore(backup, tmp_path / "v", lambda keys: keys.with_passphrase("of today"), Watch())
    assert snapshot(tmp_path) == before
    restore(backup, tmp_path / "v", lambda keys: keys.with_passphrase("of that day"), Watch())
    open_vault(tmp_path / "v", passphrase="of that day").close()
    open_vault(tmp_path / "v.before-restore-1", passphrase="of today").close()


def test_a_backup_of_a_newer_program_is_left_alone(vault: OpenVault, folder: Path, key: bytes, tmp_path: Path) -> None:
    with vault._database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    backup = vault.back_up(tmp_path / "b.medneg").path
    vault.close()
    before = snapshot(folder)
    with pytest.raises(VaultTooNew):
        bring_back(backup, folder, key)
    assert snapshot(folder) == before


def test_a_folder_of_other_things_is_left_alone(backup: Path, key: bytes, tmp_path: Path) -> None:
    place = tmp_path / "papers"
    place.mkdir()
    (place / "taxes.pdf").write_bytes(b"mine")
    with pytest.raises(PlaceTaken):
        bring_back(backup, place, key)
    with pytest.raises(PlaceTaken):
        bring_back(backup, place / "taxes.pdf", key)
    assert snapshot(place) == {"taxes.pdf": b"mine"}


# ------------------------------------------------------------------------------------------------------- cut off


@pytest.mark.parametrize("at", [1, 2])
def test_a_restore_that_stops_between_its_renames_is_undone_at_the_next_start(
    vault: OpenVault, backup: Path, folder: Path, key: bytes, filled: list[Document], at: int
) -> None:
    vault.close()
    child = os.fork()
    if child == 0:
        renames = 0
        real = disk.rename_folder

        def stop(source: Path, target: Path) -> None:
            nonlocal renames
            real(source, target)
            renames += 1
            if renames == at:
                os._exit(9)

        disk.rename_folder = stop
        bring_back(backup, folder, key)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert folder.exists() is (at == 2)
    assert staging(folder).exists()
    assert vault_stands(folder)  # else the window would offer to make a new vault there
    assert_whole(folder, key, filled)
    assert not staging(folder).exists()
    assert folder.with_name("vault.before-restore-1").exists() is (at == 2)


@pytest.mark.parametrize("at", [1, 2])
def test_a_rename_that_is_refused_is_taken_back(
    vault: OpenVault, backup: Path, folder: Path, key: bytes, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    vault.close()
    before = snapshot(folder)
    real, renames = disk.rename_folder, 0

    def refuse(source: Path, target: Path) -> None:
        nonlocal renames
        renames += 1
        if renames == at:
            raise PermissionError(13, "not here")
        real(source, target)

    monkeypatch.setattr(disk, "rename_folder", refuse)
    with pytest.raises(Trouble):
        bring_back(backup, folder, key)
    assert snapshot(folder) == before
    assert sorted(p.name for p in folder.parent.iterdir()) == [backup.name, "vault"]


def test_a_backup_of_an_older_form_is_brought_up(tmp_path: Path, clock: FixedClock) -> None:
    old = tmp_path / "old"
    shutil.copytree(Path(__file__).parent / "old" / "0001", old)
    phrase = "an old vault of made-up papers"
    with closing(open_vault(old, passphrase=phrase, clock=clock)) as vault:
        made = vault.back_up(tmp_path / "b.medneg")
    restore(made.path, tmp_path / "back", lambda keys: keys.with_passphrase(phrase), Watch())
    with closing(open_vault(tmp_path / "back", passphrase=phrase)) as vault:
        assert vault.verify().problems == ()
