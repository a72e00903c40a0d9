"""What can be put right in a vault is put right, once; what cannot is said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from medneg_desktop.app import OpenOffice, office_on, sample_files
from medneg_desktop.core.clock import FixedClock
from medneg_desktop.core.trouble import VaultDamaged, VaultMissing, WrongKey
from medneg_desktop.domain.document import Accepted, Document
from medneg_desktop.services.bench_fill import bench_fill
from medneg_desktop.services.intake import bring_in
from medneg_desktop.services.overview import bills
from medneg_desktop.services.repair import repair
from medneg_desktop.store.keys import CHEAP, way_in
from medneg_desktop.store.mend import mend
from medneg_desktop.store.vault import create_vault, open_vault
from tests.conftest import TODAY

PHRASE = "a passphrase to mend with"
CLOCK = FixedClock(TODAY)
EOB = next(p for p in sample_files() if "eob" in p.name)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vault of six made-up papers with an automatic backup, closed."""
    folder = tmp_path / "vault"
    made = create_vault(folder, passphrase=PHRASE, cost=CHEAP, clock=CLOCK)
    with closing(office_on(made, CLOCK)) as opened:
        bench_fill(opened.office, 6)
        assert opened.office.vault.take_snapshot()
    return folder


@contextmanager
def opened(folder: Path, days: int = 0) -> Iterator[OpenOffice]:
    clock = FixedClock(TODAY + timedelta(days=days))
    with closing(office_on(open_vault(folder, passphrase=PHRASE, clock=clock), clock)) as office:
        yield office


def documents(folder: Path) -> list[Document]:
    with opened(folder) as found, found.office.unit() as unit:
        return unit.documents()


def problems(folder: Path) -> tuple[str, ...]:
    with opened(folder) as found:
        return found.office.vault.verify().problems


def lose(folder: Path, document: Document) -> bytes:
    """Take the document's original away; gives its plain bytes."""
    with opened(folder) as found:
        plain = found.office.vault.originals.get(document.sha256)
        found.office.vault.originals.remove(document.sha256)
    assert len(problems(folder)) == 1
    return plain


def damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for at in range(100, len(data), len(data) // 30):
        data[at] ^= 0xFF
    path.write_bytes(data)


# ---------------------------------------------------------------------------------------------------- originals


def test_a_whole_vault_is_left_as_it_is(folder: Path) -> None:
    before = (folder / "vault.db").read_bytes()
    assert mend(folder, way_in(passphrase=PHRASE)) == ()
    with opened(folder) as found:
        assert repair(found.office) == []
    assert (folder / "vault.db").read_bytes() == before


def test_a_lost_original_comes_back_from_a_backup(folder: Path, tmp_path: Path) -> None:
    with opened(folder) as found:
        backup = found.office.vault.back_up(tmp_path / "b.medneg").path
    lose(folder, documents(folder)[2])
    with opened(folder) as found:
        assert repair(found.office, [backup]) == ["1 lost original was taken back from b.medneg."]
    assert problems(folder) == ()
    with opened(folder) as found:
        assert repair(found.office, [backup]) == []


def test_a_lost_original_comes_back_from_the_same_file(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "other.pdf").write_bytes(EOB.read_bytes())
    (tmp_path / "papers" / "again.pdf").write_bytes(lose(folder, documents(folder)[0]))
    with opened(folder) as found:
        assert repair(found.office, [tmp_path / "papers"]) == ["1 lost original was taken back from papers."]
    assert problems(folder) == ()
    assert len(documents(folder)) == 6


def test_a_damaged_original_is_replaced(folder: Path, tmp_path: Path) -> None:
    document = documents(folder)[1]
    plain = lose(folder, document)
    with opened(folder) as found:
        place = found.office.vault.originals.place(document.sha256)  # type: ignore[attr-defined]  # the real one has it
    place.write_bytes(b"MNO1 and nothing else")
    (tmp_path / "again.pdf").write_bytes(plain)
    with opened(folder) as found:
        repair(found.office, [tmp_path / "again.pdf"])
    assert problems(folder) == ()


def test_what_cannot_be_found_is_still_told(folder: Path, tmp_path: Path) -> None:
    lose(folder, documents(folder)[0])
    (tmp_path / "letter.medneg").write_bytes(b"no backup")
    with closing(create_vault(tmp_path / "theirs", key=b"t" * 32)) as other:
        foreign = other.back_up(tmp_path / "theirs.medneg").path
    with opened(folder) as found:
        assert repair(found.office, [tmp_path / "letter.medneg", foreign]) == []
    assert len(problems(folder)) == 1


def test_what_nobody_claims_is_removed(folder: Path) -> None:
    stray = folder / "originals" / "ab" / ("ab" * 32)
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"?")
    assert len(problems(folder)) == 1
    with opened(folder) as found:
        assert repair(found.office) == ["1 kept files that belong to no document are removed."]
    assert not stray.exists()
    assert problems(folder) == ()


def test_cases_are_worked_out_again(folder: Path) -> None:
    with opened(folder) as found:
        before = bills(found.office)
        with found.office.unit() as unit:
            unit.replace_cases([b.id for b in before[1:]], [])
            unit.commit()
        assert repair(found.office) == ["2 cases were worked out again from their papers."]
        assert bills(found.office) == before
        assert repair(found.office) == []


# ---------------------------------------------------------------------------------------------------- the database


@pytest.mark.parametrize("harm", ["pages", "gone", "header"])
def test_a_damaged_database_is_taken_from_the_newest_backup_and_no_paper_is_lost(folder: Path, harm: str) -> None:
    with opened(folder) as found:
        assert isinstance(bring_in(found.office, EOB), Accepted)  # after the backup
    path = folder / "vault.db"
    match harm:
        case "pages":
            damage(path)
        case "gone":
            path.unlink()
        case _:
            path.write_bytes(bytes(4096))
    unlock = way_in(passphrase=PHRASE)
    with pytest.raises(WrongKey):
        mend(folder, way_in(passphrase="wrong"))
    assert len(mend(folder, unlock)) == 2
    (folder / "vault.lock").write_text("1")  # even if it stops here, the next start sweeps nothing
    with opened(folder):
        pass
    assert (folder / "mending").exists()
    with opened(folder) as found:
        said = repair(found.office)
    assert said == ["1 documents that were kept since were brought in again; their names are lost."]
    assert not (folder / "mending").exists()
    assert problems(folder) == ()
    assert [d.name for d in documents(folder)][:2] == ["recovered document 1.pdf", "made-up-00005.pdf"]
    assert len(documents(folder)) == 7
    assert len(list(folder.glob("vault-damaged-1.db"))) == (harm != "gone")
    assert mend(folder, unlock) == ()


def test_without_a_whole_backup_it_is_said_and_nothing_is_changed(folder: Path) -> None:
    damage(folder / "vault.db")
    [copy] = (folder / "backups").glob("*.db")
    damage(copy)
    before = {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}
    with pytest.raises(VaultDamaged, match="no automatic backup"):
        mend(folder, way_in(passphrase=PHRASE))
    assert {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()} == before


@pytest.mark.parametrize("harm", [b"", b"{", None])
def test_a_damaged_key_file_is_taken_from_its_copy(folder: Path, harm: bytes | None) -> None:
    if harm is None:
        (folder / "keys.json").unlink()
    else:
        (folder / "keys.json").write_bytes(harm)
    with pytest.raises((VaultDamaged, VaultMissing)):
        open_vault(folder, passphrase=PHRASE)
    with pytest.raises(WrongKey):
        mend(folder, way_in(passphrase="wrong"))
    assert len(mend(folder, way_in(passphrase=PHRASE))) == 1
    assert problems(folder) == ()


def test_where_there_is_no_vault_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(VaultMissing):
        mend(tmp_path / "empty", way_in(passphrase=PHRASE))
