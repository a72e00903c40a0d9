"""What the surroundings do to the program ends in a sentence with a remedy in the window, and nothing is lost."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from medneg_desktop.app import VaultRescue, create, open_office, vault_stands
from medneg_desktop.core import trouble as t
from medneg_desktop.core.clock import FixedClock
from medneg_desktop.domain.document import Accepted
from medneg_desktop.domain.reading import FieldName
from medneg_desktop.services.intake import bring_in
from medneg_desktop.services.office import Office
from medneg_desktop.services.read_document import read_document
from medneg_desktop.services.review import correct_field
from medneg_desktop.store import disk
from medneg_desktop.store.keys import CHEAP
from medneg_desktop.store.vault import OpenVault, create_vault, open_vault
from medneg_desktop.ui.background import Lane
from medneg_desktop.ui.door import UnlockDialog
from medneg_desktop.ui.entrance import Entrance
from medneg_desktop.ui.first_start import WelcomeDialog
from medneg_desktop.ui.intake.entries import Step
from medneg_desktop.ui.main_window import MainWindow
from medneg_desktop.ui.rescue import TroubleDialog
from tests.conftest import KEY, TODAY
from tests.ui.conftest import MakePaper
from tests.window import Settle

WORDS = "four rainy trams sang"


def names(office: Office) -> list[str]:
    with office.unit() as unit:
        return sorted(d.name for d in unit.documents())


def words_of(window: MainWindow) -> str:
    return window.bar.words


@contextmanager
def refusing(monkeypatch: pytest.MonkeyPatch, number: int) -> Iterator[None]:
    """The disk refuses to give room to any new file of the vault."""

    def refuse(path: Path) -> int:
        raise OSError(number, os.strerror(number), str(path))

    with monkeypatch.context() as patch:
        patch.setattr(disk, "create_file", refuse)
        yield


# ------------------------------------------------------------------------------------------ while papers come in


@pytest.mark.parametrize(
    ("number", "title", "remedy"),
    [
        (errno.ENOSPC, "The disk is full; nothing was changed.", "Free some space and try again."),
        (errno.EROFS, "The vault's folder cannot be written to.", "Check that the disk is connected"),
        (errno.EACCES, "The vault's folder cannot be written to.", "you may write to the folder"),
        (errno.EIO, "The drive that holds the vault stopped answering", "Connect the drive again"),
    ],
    ids=["full", "read-only", "no right", "bad disk"],
)
def test_a_file_that_the_disk_does_not_take_is_told_and_comes_in_later(
    window: MainWindow,
    office: Office,
    settle: Settle,
    make_paper: MakePaper,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    title: str,
    remedy: str,
) -> None:
    assert isinstance(bring_in(office, make_paper("before.pdf")), Accepted)
    after = make_paper("after.pdf", account="77-1")
    with refusing(monkeypatch, number):
        window.offer([after])
        settle()
    assert title in words_of(window)
    assert remedy in words_of(window)
    [entry] = [e for e in window.intake.desk.entries if e.name == "after.pdf"]
    assert (entry.step, title in entry.words) == (Step.DECLINED, True)
    assert office.vault.verify().problems == ()
    window.offer([after])
    settle()
    assert names(office) == ["after.pdf", "before.pdf"]


def test_an_edit_on_a_full_disk_is_told_and_the_value_stays(
    window: MainWindow, office: Office, settle: Settle, make_paper: MakePaper
) -> None:
    held = bring_in(office, make_paper())
    assert isinstance(held, Accepted)
    read_document(office, held.document.id)
    with office.unit() as unit:
        connection = unit._session.connection()  # type: ignore[attr-defined] # SQLite's own limit stands in for the disk
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    long_name = "Lakeside " + "x" * 200_000
    window._lanes.run(
        Lane.STORE,
        lambda: correct_field(office, held.document.id, 1, FieldName.PROVIDER_NAME, long_name),
        owner=window,
        failed=window.show_trouble,
    )
    settle()
    assert "The disk is full; nothing was changed. Free some space and try again." in words_of(window)
    with office.unit() as unit:
        [reading] = unit.readings([held.document.id])[0].readings
        unit._session.connection().exec_driver_sql("PRAGMA max_page_count = 1000000")  # type: ignore[attr-defined] # see above
    assert reading.fields[FieldName.PROVIDER_NAME].value != long_name
    assert office.vault.verify().problems == ()


def test_a_drive_that_was_taken_away_is_told_and_all_is_there_when_it_comes_back(
    window: MainWindow, office: Office, settle: Settle, make_paper: MakePaper, tmp_path: Path
) -> None:
    assert isinstance(bring_in(office, make_paper("before.pdf")), Accepted)
    (tmp_path / "vault").rename(tmp_path / "pocket")
    window.offer([make_paper("after.pdf", account="77-1")])
    settle()
    assert "The drive that holds the vault stopped answering" in words_of(window)
    assert "Connect the drive again" in words_of(window)
    (tmp_path / "pocket").rename(tmp_path / "vault")
    window.offer([tmp_path / "offered" / "after.pdf"])
    settle()
    assert office.vault.verify().problems == ()
    assert names(office) == ["after.pdf", "before.pdf"]


def test_a_database_that_is_damaged_under_the_window_is_told(
    window: MainWindow, office: Office, settle: Settle, make_paper: MakePaper, tmp_path: Path
) -> None:
    held = bring_in(office, make_paper())
    assert isinstance(held, Accepted)
    settle()
    vault = office.vault
    assert isinstance(vault, OpenVault)
    vault._database.write_out()
    with vault._database.driver() as driver:
        driver.execute("PRAGMA shrink_memory")
        driver.execute("PRAGMA cache_size = 0")
    with (tmp_path / "vault" / "vault.db").open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        file.write(bytes(size))
    window.refresh()
    settle()
    assert "The vault is damaged; nothing was changed." in words_of(window)
    assert "Restore the newest backup" in words_of(window)
    assert vault.originals.intact(held.document.sha256)


# ------------------------------------------------------------------------------------------------ the page workers


def test_a_killed_worker_costs_its_page_and_the_others_are_read(
    window: MainWindow, office: Office, settle: Settle, make_paper: MakePaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    from medneg_desktop.pages.child import Child  # noqa: PLC0415 (the window itself never meets a worker)

    ask = Child.ask
    killed: list[int] = []

    def killing(child: Child, request: Any, *rest: Any, **named: Any) -> Any:
        if getattr(request.verb, "name", "") == "TEXT" and not killed:
            killed.append(child.pid)
            os.kill(child.pid, signal.SIGKILL)
        return ask(child, request, *rest, **named)

    monkeypatch.setattr(Child, "ask", killing)
    window.offer([make_paper("one.pdf", account="11-1"), make_paper("two.pdf", account="22-2")])
    settle()
    assert killed
    entries = {e.name: e for e in window.intake.desk.entries}
    assert all(e.document is not None for e in entries.values())
    steps = sorted(e.step for e in entries.values())
    assert Step.READ in steps
    assert names(office) == ["one.pdf", "two.pdf"]
    with office.unit() as unit:
        problems = [page.problem for document in unit.documents() for page in unit.pages(document.id) if page.problem]
    told = [*problems, *(e.words for e in entries.values())]
    assert any("A page stopped the reader." in words for words in told)


# ---------------------------------------------------------------------------------------------------- at the door

Kind = Callable[[Path], None]


def not_there(folder: Path) -> None:
    folder.parent.rename(folder.parent.with_name("in the pocket"))


def newer(folder: Path) -> None:
    with closing(open_vault(folder, passphrase=WORDS)) as vault, vault._database.driver() as driver:
        driver.execute("UPDATE alembic_version SET version_num = '9999'")


def damaged(folder: Path) -> None:
    data = bytearray((folder / "vault.db").read_bytes())
    data[: len(data) // 2] = bytes(len(data) // 2)
    (folder / "vault.db").write_bytes(data)


def no_keys(folder: Path) -> None:
    (folder / "keys.json").write_text("{}")


@pytest.mark.parametrize(
    ("happens", "title", "remedy"),
    [
        (not_there, "The folder that holds this vault is not there.", "Connect the drive"),
        (newer, "This vault was made by a newer MedNeg; nothing was changed.", "Install the newest version"),
        (damaged, "The vault is damaged; nothing was changed.", "Restore the newest backup"),
        (no_keys, "The vault is damaged; nothing was changed.", "Restore the newest backup"),
    ],
    ids=lambda k: getattr(k, "__name__", ""),
)
def test_a_vault_that_does_not_open_is_told_at_the_door(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, happens: Kind, title: str, remedy: str
) -> None:
    folder = tmp_path / "stick" / "vault"
    create_vault(folder, passphrase=WORDS, cost=CHEAP).close()
    happens(folder)
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file() and p.name != "vault.lock"}
    assert told_at_the_door(qtbot, folder, monkeypatch) == [title]
    assert any(remedy in text for text in SHOWN)
    left = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file() and p.name != "vault.lock"}
    assert left == before


def pulled(folder: Path) -> Path:
    """The drive goes, and leaves the empty folder in which it stood; gives where its vault is meanwhile."""
    away = folder.parent.with_name("in the pocket")
    folder.rename(away)
    folder.mkdir()
    return away


def test_a_drive_that_leaves_its_empty_folder_behind(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "stick" / "vault"
    create(folder, WORDS)
    away = pulled(folder)
    assert told_at_the_door(qtbot, folder, monkeypatch) == [f"The vault in {folder} is not there now."]
    assert any("connect the drive, then try again" in text for text in SHOWN)
    assert list(folder.iterdir()) == []
    folder.rmdir()
    assert told_at_the_door(qtbot, folder, monkeypatch) == [f"The vault in {folder} is not there now."]
    away.rename(folder)
    open_office(folder, WORDS).close()


def test_the_drive_is_connected_while_the_door_waits(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "vault"
    create(folder, WORDS)
    away = pulled(folder)

    def connected(dialog: TroubleDialog) -> int:
        folder.rmdir()
        away.rename(folder)
        dialog.show()
        dialog._again()
        return dialog.result()

    monkeypatch.setattr(TroubleDialog, "exec", connected)
    opened = entrance_to(folder).through()
    assert opened is not None
    opened.close()


def test_a_vault_that_was_deleted_makes_room_for_a_new_one(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "vault"
    create(folder, WORDS)
    pulled(folder)

    def anew(dialog: TroubleDialog) -> int:
        dialog.show()
        assert dialog.new_button.isVisible()
        assert dialog.rescue_button.isVisible()
        dialog.new_button.click()
        return dialog.result()

    def made(welcome: WelcomeDialog) -> int:
        create(folder, WORDS)
        welcome.passphrase = WORDS
        return 1

    monkeypatch.setattr(TroubleDialog, "exec", anew)
    monkeypatch.setattr(WelcomeDialog, "exec", made)
    opened = entrance_to(folder).through()
    assert opened is not None
    opened.close()


def test_a_database_without_its_keys_is_no_first_start(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "vault"
    create_vault(folder, passphrase=WORDS, cost=CHEAP).close()
    (folder / "keys.json").unlink()
    assert told_at_the_door(qtbot, folder, monkeypatch) == ["The vault is damaged; nothing was changed."]


SHOWN: list[str] = []


def told_at_the_door(qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the troubles that the entrance shows, each dialog shown for real and then left."""
    titles: list[str] = []
    SHOWN.clear()

    def left(dialog: TroubleDialog) -> int:
        qtbot.addWidget(dialog)
        dialog.show()
        titles.append(dialog._trouble.title)
        SHOWN.extend(w.text() for w in dialog.findChildren(QLabel))
        dialog.close()
        return 0

    monkeypatch.setattr(TroubleDialog, "exec", left)
    assert entrance_to(folder).through() is None
    return titles


def entrance_to(folder: Path) -> Entrance:
    return Entrance(
        lambda: vault_stands(folder),
        lambda _: open_office(folder, WORDS),
        lambda p: create(folder, p),
        lambda _c, _p: open_office(folder, WORDS),
        VaultRescue(folder),
        None,
    )


def test_two_programs_on_one_vault(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "vault"
    create_vault(folder, key=KEY).close()
    program = "import sys; from pathlib import Path; from medneg_desktop.store.vault import open_vault\n"
    program += f"v = open_vault(Path(sys.argv[1]), key={KEY!r}); print('open', flush=True); sys.stdin.read(); v.close()"
    with subprocess.Popen(
        [sys.executable, "-c", program, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        assert told_at_the_door(qtbot, folder, monkeypatch) == ["This vault is open in another window."]
        assert any("Use the window that is already open, or close it first." in text for text in SHOWN)
        other.communicate()
    open_vault(folder, key=KEY).close()


def test_a_wrong_passphrase_is_told_and_the_right_one_opens(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    create_vault(folder, passphrase=WORDS, cost=CHEAP).close()

    def opener(passphrase: str | None) -> str:
        open_vault(folder, passphrase=passphrase).close()
        return "open"

    door = UnlockDialog[str](opener, lambda _c, _n: "", rescue=VaultRescue(folder))
    qtbot.addWidget(door)
    door.show()
    door.passphrase.field.setText(WORDS.upper())
    door.open_button.click()
    qtbot.waitUntil(door.bar.isVisible, timeout=30_000)
    assert "The vault did not open with this passphrase. Check Caps Lock" in door.bar.words
    door.passphrase.field.setText(WORDS)
    door.open_button.click()
    qtbot.waitUntil(lambda: door.result_value == "open", timeout=30_000)


def test_a_clock_set_back_at_work_changes_no_order_and_puts_off_no_backup(office: Office, tmp_path: Path) -> None:
    office.vault.close()
    clock = FixedClock(TODAY - timedelta(days=400))
    with closing(open_vault(tmp_path / "vault", key=KEY, clock=clock)) as vault, vault.unit() as unit:
        unit.set_setting("note", "earlier")
        unit.commit()
    with closing(open_vault(tmp_path / "vault", key=KEY, clock=clock)) as vault:
        assert vault.take_snapshot() is not None


def test_every_trouble_of_the_surroundings_has_a_sentence_and_a_remedy() -> None:
    for kind in t.SurroundingsTrouble.all_kinds():
        told = kind()
        assert told.title.endswith((".", "?"))
        assert told.remedy.endswith(".")
        assert len(told.title) < 120
