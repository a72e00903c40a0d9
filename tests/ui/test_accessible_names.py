"""Every control that can have the focus says its name to a screen reader, on every screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.ui.actions import KeySheet
from medneg_desktop.ui.main_window import DESTINATIONS, MainWindow
from medneg_desktop.ui.trouble import DetailsDialog
from tests.ui.conftest import MakePaper
from tests.window import Settle


def focusable(root: QWidget) -> Iterator[QWidget]:
    """What Tab or a click can reach, Qt's own inner parts left out."""
    for widget in (root, *root.findChildren(QWidget)):
        parent = widget.parent()
        inner = widget.objectName().startswith("qt_") or isinstance(parent, QAbstractScrollArea)
        inner |= parent is not None and parent.metaObject().className() == "QComboBoxPrivateContainer"
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and not inner and widget.focusProxy() is None:
            yield widget


def nameless(root: QWidget) -> list[str]:
    found = []
    for widget in focusable(root):
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}")
    return found


def test_the_check_finds_a_nameless_control(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    QLineEdit(box)
    QPushButton("Named", box)
    assert len(nameless(box)) == 1


@pytest.mark.parametrize("name", [d.name for d in DESTINATIONS])
def test_every_screen_of_an_empty_vault(window: MainWindow, settle: Settle, name: str) -> None:
    window.go(name)
    settle()
    assert nameless(window) == []


@pytest.mark.slow
def test_every_screen_of_the_sample_case(sample: dict[str, DocumentId], window: MainWindow, settle: Settle) -> None:
    assert sample
    for to in DESTINATIONS:
        window.go(to.name)
        settle()
    assert nameless(window) == []


def test_the_strip_of_files_and_the_message(window: MainWindow, make_paper: MakePaper, settle: Settle) -> None:
    window.offer([make_paper()])
    settle()
    window.show_trouble(ValueError())
    assert nameless(window) == []


def test_dialogs(qtbot: QtBot) -> None:
    for dialog in (KeySheet(), DetailsDialog("x")):
        qtbot.addWidget(dialog)
        assert nameless(dialog) == []
