"""A problem report: read before it is saved, saved as it is read, and without one private word."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from medneg_desktop.core import crash
from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.preferences import Preferences
from medneg_desktop.core.trouble import DiskFull
from medneg_desktop.domain.document import Declined
from medneg_desktop.domain.reading import FieldName
from medneg_desktop.services import tags
from medneg_desktop.services.intake import bring_in
from medneg_desktop.services.office import Office
from medneg_desktop.services.problem_report import vault_counts
from medneg_desktop.services.review import correct_field
from medneg_desktop.services.views import SavedView, save_view
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.main_window import MainWindow
from medneg_desktop.ui.problem_report import ProblemReportDialog, report
from medneg_desktop.ui.trouble import record
from tests.ui.made_up import bill, eob, open_office, receipt, shelve
from tests.window import Settle

PRIVATE = ("Zephyrine", "Quillfeather", "Thaddeus", "8431", "8,431", "gastrojejunostomy", "wrenfellow-tag", "LAKESIDE")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    folder = tmp_path / "Zephyrine Quillfeather"
    folder.mkdir()
    made = open_office(folder)
    yield made
    made.vault.close()


def fails(error: Exception) -> None:
    raise error


@pytest.fixture
def planted(office: Office, tmp_path: Path) -> DocumentId:
    """Private words wherever a vault can hold them, and in whatever went wrong."""
    document = shelve(office, *bill("Zephyrine bill.pdf"))
    shelve(office, *eob("eob of Quillfeather.pdf"))
    shelve(office, *receipt("GASTROJEJUNOSTOMY of Thaddeus, $8,431.77.pdf"))
    correct_field(office, document, 1, FieldName.GUARANTOR_NAME, "Thaddeus Quillfeather")
    tags.set_tags(office, document, ["wrenfellow-tag"])
    save_view(office, SavedView("Zephyrine", "gastrojejunostomy"))
    gone = tmp_path / "Thaddeus letter.docx"
    gone.write_text("")
    assert isinstance(bring_in(office, gone), Declined)
    for error in (ValueError("Zephyrine 8,431.77"), DiskFull(details="Zephyrine"), RuntimeError("Thaddeus")):
        try:
            fails(error)
        except Exception as caught:  # noqa: BLE001 (as the window catches it)
            record(caught)
    return document


def private_words(text: str) -> list[str]:
    found = [word for word in (*PRIVATE, platform.node(), Path.home().as_posix()) if word.casefold() in text.casefold()]
    return [
        *found,
        *(line for line in text.splitlines() if "/" in line and "medneg_desktop/" not in line and ".pdf" in line),
    ]


def test_no_private_word_comes_into_it(office: Office, planted: DocumentId, qapp: QApplication) -> None:
    told = report(Preferences(), vault_counts(office), office.vault.ways)
    assert private_words(told) == []
    assert private_words(f"{told} Zephyrine bill.pdf") != []  # the search sees what it looks for
    assert "Papers: 3 (" in told
    assert "Files that could not be added: empty-file 1" in told
    assert "ValueError" in told
    assert "disk-full" in told
    assert "test_problem_report.py" in told


def test_what_went_wrong_is_kept_short() -> None:
    for number in range(50):
        crash.note(f"code-{number}")
    assert len(crash.noted()) == 20
    assert crash.noted()[-1] == "code-49"


def test_the_window_shows_it_whole_and_saves_what_is_shown(
    qtbot: QtBot, office: Office, planted: DocumentId, lanes: Lanes, settle: Settle, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    dialog = ProblemReportDialog(office, lanes, Preferences(theme="dark"))
    qtbot.addWidget(dialog)
    dialog.show()
    settle()
    shown = dialog.text.toPlainText()
    assert private_words(shown) == []
    assert "dark" in shown
    assert not dialog.text.isReadOnly()
    QTest.keyClicks(dialog.text, "It stopped. ")
    target = tmp_path / "report.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog.save_button.click()
    settle()
    assert target.read_text(encoding="utf-8") == dialog.text.toPlainText()
    assert "It stopped. " in target.read_text(encoding="utf-8")
    assert sorted(p.name for p in tmp_path.iterdir() if p.suffix == ".txt") == ["report.txt"]


def test_a_place_that_takes_nothing_is_told_of(
    qtbot: QtBot, office: Office, lanes: Lanes, settle: Settle, tmp_path: Path
) -> None:
    dialog = ProblemReportDialog(office, lanes, Preferences())
    qtbot.addWidget(dialog)
    dialog.show()
    settle()
    dialog.save(tmp_path / "not there" / "report.txt")
    settle()
    assert dialog.bar.kind == "error"


def test_it_is_found_in_the_help_in_settings_and_by_its_keys(
    window: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[ProblemReportDialog] = []

    def shown(dialog: ProblemReportDialog) -> int:
        made.append(dialog)
        return 0

    monkeypatch.setattr(ProblemReportDialog, "exec", shown)
    QTest.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    window.go("settings").report_wanted.emit()  # type: ignore[attr-defined] # what its button tells
    settle()
    assert len(made) == 2
