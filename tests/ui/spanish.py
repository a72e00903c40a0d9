"""Collects the words that stand on every screen, for a test in a process that speaks another language."""

from __future__ import annotations

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
from medneg_desktop.services.overview import bills
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.bill.workspace import CaseWorkspace
from medneg_desktop.ui.main_window import MainWindow
from tests.ui.made_up import bill, eob, open_office, receipt, shelve


def shown(folder: Path) -> list[str]:
    """Every visible word of the window, screen by screen and tab by tab."""
    office = open_office(folder / "vault")
    for paper in (receipt(), eob(), bill()):
        shelve(office, *paper)
    save(folder / "config", Preferences("light", 100, language="es"))
    lanes = Lanes()
    window = MainWindow(office, lanes, config=folder / "config", try_sample=list)
    window.resize(1600, 1000)
    window.show()
    found: dict[str, None] = {}
    for name in window.navigation.buttons:
        window.go(name)
        _settle(lanes)
        if name == "bills":
            window.open_case(bills(office)[0].id)
        elif name == "packets":
            window.prepare_packet(bills(office)[0].id)
        _settle(lanes)
        found |= dict.fromkeys(_words(window))
        for workspace in window.findChildren(CaseWorkspace) if name == "bills" else ():
            for number in range(workspace.tabs.count()):
                workspace.tabs.setCurrentIndex(number)
                _settle(lanes)
                found |= dict.fromkeys(_words(window))
    window.close()
    lanes.close()
    office.vault.close()
    return [line for text in found for line in text.splitlines() if line.strip()]


def _settle(lanes: Lanes) -> None:
    quiet = 0
    while quiet < 4:
        loop = QEventLoop()
        QTimer.singleShot(60, loop.quit)
        loop.exec()
        quiet = quiet + 1 if lanes.busy == 0 else 0


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
