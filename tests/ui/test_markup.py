"""What a paper or a file's name says is never taken for markup, on any screen that shows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget
from pytestqt.qtbot import QtBot

from medneg_desktop.domain.document import Accepted
from medneg_desktop.services import trash
from medneg_desktop.services.intake import bring_in
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import bills
from medneg_desktop.services.read_document import read_document
from medneg_desktop.ui.inbox import InboxScreen
from medneg_desktop.ui.main_window import MainWindow
from tests.hostile.files import bill, pdf_of_markup
from tests.window import Settle

NAME = "<b>bold</b> <img src=x onerror=alert(1)>.pdf".replace("/", "\u2215")


def taken_for_markup(root: QWidget) -> list[str]:
    """Words on the screen that Qt would format: of labels, of tips, of the rows of lists."""
    risks = []
    for widget in [root, *root.findChildren(QWidget)]:
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText and tags(widget.text()):
            risks.append(f"label: {widget.text()}")
        if formats(widget.toolTip()):
            risks.append(f"tip: {widget.toolTip()}")
        if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
            risks += [f"row's tip: {tip}" for tip in tips(model)]
    return risks


def tags(text: str) -> bool:
    return "<" in text


def formats(tip: str) -> bool:
    """Whether a tip holds one of the planted tags as it is: a tip guesses, so what papers say must be escaped in it."""
    return any(mark in tip for mark in ("<b>bold", "<img", "<h1>", "<u>", "<a href='http"))


def tips(model: QAbstractItemModel) -> list[str]:
    found = []
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for row in range(model.rowCount(QModelIndex())):
        for column in range(columns):
            tip = model.data(model.index(row, column), Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str) and formats(tip):
                found.append(tip)
    return found


@pytest.fixture
def marked(office: Office, tmp_path: Path) -> Accepted:
    """A bill full of tags under a name full of tags, and another in the trash."""
    path = tmp_path / NAME
    path.write_bytes(pdf_of_markup())
    held = bring_in(office, path)
    assert isinstance(held, Accepted)
    read_document(office, held.document.id)
    path.write_bytes(bill("second"))
    gone = bring_in(office, path)
    assert isinstance(gone, Accepted)
    trash.remove(office, gone.document.id)
    return held


def test_no_screen_formats_what_a_paper_says(
    qtbot: QtBot, window: MainWindow, office: Office, settle: Settle, marked: Accepted
) -> None:
    for name in ("home", "inbox", "bills", "packets", "rights", "trash", "settings"):
        window.go(name)
        settle()
        assert taken_for_markup(window) == [], name
    screen = window.go("inbox")
    assert isinstance(screen, InboxScreen)
    window.open_document(marked.document.id)
    settle()
    assert taken_for_markup(window) == []
    for row in bills(office):
        window.open_case(row.id)
        settle()
        assert taken_for_markup(window) == []
    window.offer([Path("nowhere") / NAME])
    settle()
    window.tell("error", NAME, "<b>words</b>")
    assert taken_for_markup(window) == []


def test_the_search_finds_markup(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    QLabel("<b>bold</b>", root)
    root.setToolTip("<img src=x>")
    assert len(taken_for_markup(root)) == 2
