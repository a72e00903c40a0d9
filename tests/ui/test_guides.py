"""The help: its pages are there in both languages, and are found by their words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pymupdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from medneg_desktop.core import resources
from medneg_desktop.ui.guides import GuidesDialog, guides


def test_each_page_is_there_in_both_languages() -> None:
    english, spanish = ({p.name for p in resources.path("help", code).glob("*.md")} for code in ("en", "es"))
    assert english == spanish
    assert len(english) >= 12


def test_each_of_the_five_steps_has_its_guide() -> None:
    titles = [g.title for g in guides()]
    assert [t for t in titles if t.startswith("Step ")] == sorted(t for t in titles if t.startswith("Step "))
    assert [t[:7] for t in titles if t.startswith("Step ")] == [f"Step {n}:" for n in range(1, 6)]


def test_each_question_is_explained() -> None:
    meanings = guides()[-1]
    assert meanings.title == "What each question means"
    assert meanings.text.count("## ") >= 85


def test_the_help_is_searched_with_the_keyboard(qtbot: QtBot) -> None:
    dialog = GuidesDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    everything = dialog.list.count()
    dialog.text.setFocus()
    QTest.keyClicks(dialog.text, "coinsur")
    assert 0 < dialog.list.count() < everything
    assert "coinsurance" in dialog.page.toPlainText()
    dialog.text.clear()
    QTest.keyClicks(dialog.text, "units coinsurance network")
    assert dialog.page.textCursor().selectedText().casefold() in ("units", "coinsurance", "network")
    dialog.text.clear()
    QTest.keyClicks(dialog.text, "qqqq")
    assert dialog.list.count() == 0
    assert dialog.nothing.isVisible()
    dialog.text.clear()
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.page.toPlainText().startswith(dialog.list.item(1).text())


def test_a_guide_is_printed(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "guide.pdf"

    def to_pdf(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(target))
        return 1

    monkeypatch.setattr(QPrintDialog, "exec", to_pdf)
    dialog = GuidesDialog(name="4_calls")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.print_page()
    mupdf: Any = pymupdf
    with mupdf.open(str(target)) as printed:
        words = "".join(page.get_text() for page in printed)
    assert words.startswith("On the phone")
    assert "Ask for the name of who speaks with you" in words
