"""The vault's own commands as scripts use them: backup, restore, export, import."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.test_command_line import EOB, medneg


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret"
    path.write_text("one good passphrase\n")
    return path


@pytest.fixture
def vault_made(tmp_path: Path, secret: Path) -> Path:
    """A new vault."""
    folder = tmp_path / "vault"
    medneg("vault", "create", "--vault", folder, "--passphrase-file", secret)
    return folder


@pytest.fixture
def vault(vault_made: Path, secret: Path) -> Path:
    """A vault with the EOB of the sample case, read."""
    medneg("vault", "add", EOB, "--vault", vault_made, "--passphrase-file", secret)
    return vault_made


def told(vault: Path, secret: Path, *words: str | Path, status: int = 0) -> Any:
    said = medneg("vault", *words, "--vault", vault, "--passphrase-file", secret, status=status)
    return json.loads(said) if status in (0, 1) else said


@pytest.mark.slow
def test_backup_restore_export_import(tmp_path: Path, vault: Path, secret: Path) -> None:
    made = told(vault, secret, "backup", "--to", tmp_path / "stick.medneg")
    assert (made["documents"], made["missing"]) == (1, 0)
    assert Path(made["backup"]).stat().st_size == made["bytes"]
    back = told(tmp_path / "new", secret, "restore", made["backup"])
    assert (back["documents"], back["kept"]) == (1, None)
    assert told(tmp_path / "new", secret, "verify")["ok"]
    again = told(tmp_path / "new", secret, "restore", made["backup"])
    assert Path(again["kept"]).is_dir()

    done = told(vault, secret, "export", "--to", tmp_path / "plain")
    assert done["documents"] == 1
    assert (tmp_path / "plain" / "documents" / EOB.name).read_bytes() == EOB.read_bytes()

    other = tmp_path / "other"
    (tmp_path / "theirs").write_text("another passphrase")
    medneg("vault", "create", "--vault", other, "--passphrase-file", tmp_path / "theirs")
    came = told(other, tmp_path / "theirs", "import", made["backup"], "--backup-passphrase-file", secret)
    assert came["outcome"] == "accepted"
    assert told(other, tmp_path / "theirs", "import", tmp_path / "plain")["outcome"] == "already_held"
    assert sorted(p.name for p in other.iterdir() if p.name.startswith(".")) == []
    listed = told(other, tmp_path / "theirs", "list")["documents"]
    assert [(d["file"], d["status"]) for d in listed] == [(EOB.name, "read")]


@pytest.mark.slow
def test_a_restore_that_cannot_be_changes_nothing(tmp_path: Path, vault: Path, secret: Path) -> None:
    made = told(vault, secret, "backup", "--to", tmp_path / "stick.medneg")
    (tmp_path / "wrong").write_text("not this one")
    before = {p.name: p.read_bytes() for p in vault.iterdir() if p.is_file()}
    assert "passphrase" in told(vault, tmp_path / "wrong", "restore", made["backup"], status=3)
    (tmp_path / "letter.medneg").write_bytes(b"a letter")
    medneg("vault", "restore", tmp_path / "letter.medneg", "--vault", vault, "--passphrase-file", secret, status=1)
    assert {p.name: p.read_bytes() for p in vault.iterdir() if p.is_file()} == before


@pytest.mark.slow
def test_remove_trash_undo(vault: Path, secret: Path) -> None:
    [held] = told(vault, secret, "list")["documents"]
    assert told(vault, secret, "remove", held["id"])["file"] == EOB.name
    assert told(vault, secret, "list")["documents"] == []
    [gone] = told(vault, secret, "trash")
    assert (gone["id"], gone["sha256"]) == (held["id"], held["sha256"])
    assert told(vault, secret, "undo-remove", held["id"])["outcome"] == "brought_back"
    assert told(vault, secret, "list")["documents"] == [held]
    assert "no document" in told(vault, secret, "remove", "0" * 32, status=2)
    told(vault, secret, "remove", held["id"])
    assert told(vault, secret, "trash", "--empty") == {"deleted": 1}
    assert told(vault, secret, "trash") == []
    assert told(vault, secret, "verify")["ok"]


@pytest.mark.slow
def test_verify_repairs_what_can_be_repaired(vault: Path, secret: Path, tmp_path: Path) -> None:
    [held] = told(vault, secret, "list")["documents"]
    next((vault / "originals").glob("??/*")).unlink()
    assert not told(vault, secret, "verify", status=1)["ok"]
    assert len(told(vault, secret, "verify", "--repair", status=1)["problems"]) == 1
    mended = told(vault, secret, "verify", "--repair", "--from", EOB)
    assert (mended["ok"], mended["repaired"]) == (True, [f"1 lost original was taken back from {EOB.name}."])
    (vault / "vault.db").write_bytes(b"nothing left")
    assert "damaged" in told(vault, secret, "verify", status=3)
    assert told(vault, secret, "verify", "--repair")["ok"]
    assert told(vault, secret, "list")["documents"] == [held]


def test_a_vault_whose_drive_is_not_connected(tmp_path: Path, vault_made: Path, secret: Path) -> None:
    vault_made.rename(tmp_path / "in the pocket")
    vault_made.mkdir()
    for act in (["list"], ["verify", "--repair"], ["backups"], ["backup", "--to", tmp_path / "b.medneg"]):
        said = medneg("vault", *act, "--vault", vault_made, "--passphrase-file", secret, status=3)
        assert f"The vault in {vault_made} is not there now. If it is on a drive, connect the drive" in said
    never = tmp_path / "never"
    said = medneg("vault", "backups", "--vault", never, "--passphrase-file", secret, status=3)
    assert "There is no vault in this folder." in said
