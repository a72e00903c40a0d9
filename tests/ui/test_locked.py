"""A PDF locked with a password: asked for in the strip of files, with a real locked file and the real pages."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import inbox
from medneg_desktop.ui.intake.entries import Step
from medneg_desktop.ui.main_window import MainWindow
from tests.ui.conftest import MakePaper
from tests.ui.fitting import faults
from tests.ui.test_accessible_names import nameless
from tests.window import Settle


@pytest.fixture
def locked(make_paper: MakePaper, tmp_path: Path) -> Path:
    path = tmp_path / "locked.pdf"
    with pymupdf.open(make_paper()) as paper:
        paper.save(
            path,
            encryption=pymupdf.PDF_ENCRYPT_AES_256,  # type: ignore[attr-defined]  # made when the library is loaded
            user_pw="open sesame",
            owner_pw="owner",
        )
    return path


@pytest.mark.slow
def test_the_password_is_asked_for_and_opens_the_file(
    window: MainWindow, office: Office, settle: Settle, locked: Path
) -> None:
    window.offer([locked])
    settle()
    panel = window.intake
    assert panel.lock_row.isVisible()
    assert "locked.pdf is locked" in panel.locked_words.text()
    assert nameless(window) == []
    assert faults(window) == []
    QTest.keyClicks(panel.password, "wrong")
    QTest.keyClick(panel.password, Qt.Key.Key_Return)
    settle()
    assert panel.lock_row.isVisible()
    assert panel.password.text() == ""
    assert len(inbox(office).declined) == 1, "one answer for one file"
    QTest.keyClicks(panel.password, "open sesame")
    QTest.mouseClick(panel.unlock_button, Qt.MouseButton.LeftButton)
    settle()
    assert not panel.lock_row.isVisible()
    assert panel.desk.entries[0].step is Step.READ
    found = inbox(office)
    assert found.declined == ()
    assert [i.document.name for i in found.items] == ["locked.pdf"]
    assert found.items[0].provider
