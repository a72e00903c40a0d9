"""The help: its pages are there in both languages, and are found by their words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from medneg_desktop.core import resources
from medneg_desktop.ui.guides import GuidesDialog, guides


def test_each_page_is_there_in_both_languages() -> None:
    english, spanish = ({p.name for p in resources.path("help", code).glob("*.md")} for code in ("en", "es"))
    assert english == spanish
    assert len(english) >= 5


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
    QTest.keyClicks(dialog.text, "qqqq")
    assert dialog.list.count() == 0
    assert dialog.nothing.isVisible()
    dialog.text.clear()
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.page.toPlainText().startswith(dialog.list.item(1).text())
