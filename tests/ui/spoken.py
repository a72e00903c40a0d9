"""Walks through every screen, for tests in a process that speaks another language: what is said, and what has no room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QEventLoop, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from medneg_desktop.core.preferences import Preferences, save
from medneg_desktop.services.overview import bills, inbox
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.bill.workspace import CaseWorkspace
from medneg_desktop.ui.language import LANGUAGES, spoken
from medneg_desktop.ui.main_window import MainWindow
from medneg_desktop.ui.viewer.pair import Pair
from tests.ui.fitting import faults
from tests.ui.made_up import bill, eob, open_office, receipt, shelve
from tests.window import settled

SIZES = ((1280, 800), (1024, 700))
"""In which everything must have room at 150 %."""


@dataclass
class Walked:
    """What stands on the screens, and what of it has no room, by screen and size."""

    words: list[str]
    faults: list[str]


def walked(folder: Path) -> Walked:
    """Every screen and tab of a window with a case, at 150 %."""
    office = open_office(folder / "vault")
    for paper in (receipt(), eob(), bill()):
        shelve(office, *paper)
    save(folder / "config", Preferences("light", 150, language=spoken() if spoken() in LANGUAGES else ""))
    lanes = Lanes()
    window = MainWindow(office, lanes, config=folder / "config", try_sample=list)
    window.resize(2400, 1500)
    window.show()
    words: dict[str, None] = {}
    cut: list[str] = []
    for name in window.navigation.buttons:
        window.go(name)
        settled(lanes)
        if name == "inbox":
            window.open_document(inbox(office).items[0].document.id)
        elif name == "bills":
            window.open_case(bills(office)[0].id)
        elif name == "packets":
            window.prepare_packet(bills(office)[0].id)
        elif name == "find":
            window.look_for("lakeside")
        settled(lanes)
        for place in _states(window, name, lanes):
            words |= dict.fromkeys(_words(window))
            cut += _without_room(window, place)
    window.close()
    lanes.close()
    office.vault.close()
    return Walked([line for text in words for line in text.splitlines() if line.strip()], cut)


def _states(window: MainWindow, name: str, lanes: Lanes) -> Iterator[str]:
    """The screen itself; of a case also what each of its tabs shows."""
    yield name
    for workspace in window.findChildren(CaseWorkspace) if name == "bills" else ():
        for number in range(1, workspace.tabs.count()):
            workspace.tabs.setCurrentIndex(number)
            settled(lanes)
            yield f"{name}, {workspace.tabs.tabText(number)}"


def _without_room(window: MainWindow, place: str) -> list[str]:
    """What has no room in the small windows; where words and page take turns there, of both."""
    usual, found = window.size(), []
    for size in SIZES:
        window.resize(*size)
        _pause()
        found += [f"{place}, {size}: {fault}" for fault in _lasting(window)]
        pair = next((p for p in window.findChildren(Pair) if p.isVisible() and p.narrow), None)
        if pair is not None:
            pair.turn()
            _pause()
            found += [f"{place}, page, {size}: {fault}" for fault in _lasting(window)]
            pair.turn()
    window.resize(usual)
    _pause()
    return found


def _lasting(window: MainWindow) -> list[str]:
    """The faults that are still there when everything has come to rest."""
    for _ in range(4):
        if not (found := faults(window)):
            return []
        _pause(80)
    return found


def _pause(milliseconds: int = 40) -> None:
    """Let what was laid out anew come to rest."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _words(root: QWidget) -> list[str]:
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible():
            continue
        found += [widget.toolTip()]
        if isinstance(widget, QLabel | QAbstractButton):
            found.append(widget.text())
        elif isinstance(widget, QComboBox):
            found += [widget.itemText(n) for n in range(widget.count())]
        elif isinstance(widget, QLineEdit):
            found += [widget.placeholderText(), widget.text()]
        elif isinstance(widget, QTabBar):
            found += [widget.tabText(n) for n in range(widget.count())]
        elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QTextEdit):
            model = widget.model()
            rows = range(model.rowCount()) if model is not None else ()
            columns = model.columnCount() if isinstance(model, QAbstractTableModel) else 1
            found += [str(model.index(r, c).data() or "") for r in rows for c in range(columns)]
    return found
