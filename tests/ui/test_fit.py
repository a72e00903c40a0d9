"""Nothing is cut off: every word on every screen has its room, at small windows and large text."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.preferences import Preferences, save
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import bills
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.main_window import DESTINATIONS, MainWindow
from medneg_desktop.ui.shared import ElidedLabel, label
from tests.ui.conftest import Settle


def cut(root: QWidget) -> list[str]:
    """Labels and buttons that have less room than their words need. Elided labels show the whole on hover."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, ElidedLabel):
            continue
        if isinstance(widget, QLabel) and widget.text():
            wraps = widget.wordWrap()
            needs_height = widget.heightForWidth(widget.width()) if wraps else widget.sizeHint().height()
            needs_width = 0 if wraps else widget.sizeHint().width()
        elif isinstance(widget, QPushButton) and widget.text():
            needs_height, needs_width = widget.sizeHint().height(), widget.sizeHint().width()
        else:
            continue
        if widget.height() < needs_height - 1 or widget.width() < needs_width - 1:
            found.append(f"{widget.text()!r}: {widget.width()}x{widget.height()} of {needs_width}x{needs_height}")
    return found


def test_the_check_sees_a_cut_label(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    words = label("These words need more room than they get", wrap=False)
    words.setParent(box)
    words.resize(40, 10)
    box.show()
    assert len(cut(box)) == 1


def beyond(root: QWidget) -> list[str]:
    """What a scrolling part would push over its right edge, where it scrolls up and down only."""
    found = []
    for area in root.findChildren(QScrollArea):
        content = area.widget()
        if content is None or not area.isVisible():
            continue
        least, room = content.minimumSizeHint().width(), area.viewport().width()
        if least > room and area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
            found.append(f"{area.accessibleName()!r} needs {least} of {room}")
    return found


def beside_the_window(window: MainWindow) -> list[str]:
    """What the layout would push over the window's right edge."""
    content = window.centralWidget()
    assert content is not None
    least = content.minimumSizeHint().width()
    return [] if least <= window.width() else [f"needs {least} of {window.width()}"]


@pytest.mark.slow
def test_nothing_is_cut(window: MainWindow, sample: dict[str, DocumentId], settle: Settle, office: Office) -> None:
    problems = {}
    for size, percent in (((1280, 800), 100), ((1024, 700), 100), ((1280, 800), 150), ((1024, 700), 150)):
        window.keeper.set_text_percent(percent)
        window.resize(*size)
        for to in DESTINATIONS:
            window.go(to.name)
            if to.name == "inbox":
                window.open_document(sample["hospital_bill_scan.pdf"])
            elif to.name == "bills":
                window.open_case(bills(office)[0].id)
            settle()
            if found := cut(window) + beyond(window) + beside_the_window(window):
                problems[f"{to.name}, {size} at {percent} %"] = found
    assert problems == {}


def test_an_empty_home_fits_too(
    qtbot: QtBot, office: Office, lanes: Lanes, settle: Settle, config: Path
) -> None:
    save(config, Preferences("light", 150))
    window = MainWindow(office, lanes, config=config, try_sample=list)
    qtbot.addWidget(window)
    window.resize(1024, 700)
    window.show()
    settle()
    assert cut(window) + beyond(window) + beside_the_window(window) == []
    window.close()
