"""The window in tests: its lanes, itself on the vault of ``office``, and waiting as long as it has something to do."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from medneg_desktop.core.preferences import Preferences, save
from medneg_desktop.services.office import Office
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.main_window import MainWindow
from medneg_desktop.ui.theme import dress

Settle = Callable[[], None]

_MOMENT = 300
"""Milliseconds. A timer of no more is a pause in the work, such as the one after the last key; others are for later."""


class Bot(QtBot):
    """Dresses what it is given: a part that is tested alone looks as it does in the window."""

    def addWidget(self, widget: QWidget, **options: Any) -> None:
        dress(widget)
        super().addWidget(widget, **options)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return Bot(request)


@pytest.fixture
def lanes(qapp: QApplication) -> Iterator[Lanes]:
    made = Lanes()
    yield made
    made.close()


@pytest.fixture
def settle(lanes: Lanes) -> Settle:
    """Wait until no work is left and its answers have arrived, those that ask for more work included."""
    return lambda: settled(lanes)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config"


@pytest.fixture
def window(qtbot: QtBot, office: Office, lanes: Lanes, config: Path) -> Iterator[MainWindow]:
    made = MainWindow(office, lanes, config=config)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


@contextmanager
def front_window(qtbot: QtBot, office: Office, lanes: Lanes, config: Path, height: int = 800) -> Iterator[MainWindow]:
    """The window in front of all others, with the look of the tests kept as a wish; it is closed at the end."""
    save(config, Preferences("light", 100))
    made = MainWindow(office, lanes, config=config)
    qtbot.addWidget(made)
    made.resize(1280, height)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    settled(lanes)
    yield made
    made.close()


def settled(lanes: Lanes, patience: float = 120.0) -> None:
    """See the fixture ``settle``. Raises AssertionError where there is work for longer than the patience, in seconds."""
    quiet, end = 0, time.monotonic() + patience
    while quiet < 2:
        while lanes.busy:
            assert time.monotonic() < end, f"{lanes.busy} pieces of work do not come to an end"
            QTest.qWait(5)
        pause_ends = time.monotonic() + _MOMENT / 1000
        while _pausing() and time.monotonic() < pause_ends:
            QTest.qWait(10)
        QTest.qWait(5)
        quiet = quiet + 1 if not lanes.busy else 0


def _pausing() -> bool:
    """Whether a short timer runs, or a button is still going down that was pressed by its key."""
    tops = QApplication.topLevelWidgets()
    timers = (timer for top in tops for timer in top.findChildren(QTimer))
    buttons = (button for top in tops for button in top.findChildren(QAbstractButton))
    return any(t.isActive() and t.interval() <= _MOMENT for t in timers) or any(b.isDown() for b in buttons)
