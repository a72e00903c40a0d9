"""Nothing is cut off: every word on every screen has its room, at small windows and large text."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QGraphicsView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.preferences import Preferences, save
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import bills
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.bill.workspace import CaseWorkspace
from medneg_desktop.ui.inbox.lines_view import LinesView
from medneg_desktop.ui.main_window import DESTINATIONS, MainWindow
from medneg_desktop.ui.shared import ElidedLabel, label, scroll
from medneg_desktop.ui.viewer.pair import Pair
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
    """What scrolls sideways. Only a page may, and the lines of a document, whose columns are as many as the paper's."""
    return [
        f"{area.accessibleName() or type(area).__name__!r} scrolls {area.horizontalScrollBar().maximum()} sideways"
        for area in root.findChildren(QAbstractScrollArea)
        if area.isVisible()
        and not isinstance(area, QGraphicsView | LinesView)
        and area.horizontalScrollBar().maximum() > area.horizontalScrollBar().minimum()
    ]


def outside(root: QWidget) -> list[str]:
    """Words and controls that stick out of what holds them; below the edge of a scrolling part they may."""
    found = []
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, QLabel | QAbstractButton | QLineEdit | QComboBox) or not widget.isVisible():
            continue
        holder = widget.parentWidget()
        down = True
        while holder is not None and not widget.isWindow():
            at = QRect(widget.mapTo(holder, QPoint(0, 0)), widget.size())
            area = holder.parentWidget()
            down = down and not (isinstance(area, QAbstractScrollArea) and holder is area.viewport())
            room = holder.rect().adjusted(-1, -1, 1, 1)
            if at.left() < room.left() or at.right() > room.right() or (down and at.bottom() > room.bottom()):
                found.append(
                    f"{_said(widget)!r} at {at.getRect()} in {type(holder).__name__} {holder.rect().getRect()}"
                )
                break
            if holder is root:
                break
            holder = area
    return found


def _said(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return (text() if callable(text) else "") or widget.accessibleName() or type(widget).__name__


def beside_the_window(window: QWidget) -> list[str]:
    """What the layout would push over the window's edge."""
    content = window.centralWidget() if isinstance(window, QMainWindow) else window
    assert content is not None
    least = content.minimumSizeHint()
    wide, high = least.width() <= window.width(), least.height() <= window.height()
    return [] if wide and high else [f"needs {least.toTuple()} of {window.size().toTuple()}"]


def overlapping(root: QWidget) -> list[str]:
    """Words and controls that lie over each other."""
    kinds = QLabel | QAbstractButton | QLineEdit | QComboBox
    shown = [
        w
        for w in root.findChildren(QWidget)
        if isinstance(w, kinds) and w.isVisible() and not w.visibleRegion().isEmpty()
    ]
    shown = [w for w in shown if not isinstance(w, QLabel) or w.text() or not w.pixmap().isNull()]
    places = [(w, QRect(w.mapTo(root, QPoint(0, 0)), w.size())) for w in shown]
    return [
        f"{_said(one)!r} over {_said(other)!r}"
        for (one, here), (other, there) in combinations(places, 2)
        if not one.isAncestorOf(other)
        and not other.isAncestorOf(one)
        and min(here.intersected(there).width(), here.intersected(there).height()) > 2
        and one.visibleRegion()
        .boundingRect()
        .translated(here.topLeft())
        .intersects(other.visibleRegion().boundingRect().translated(there.topLeft()))
    ]


def faults(window: QWidget) -> list[str]:
    return overlapping(window) + cut(window) + beyond(window) + outside(window) + beside_the_window(window)


def test_the_check_sees_what_scrolls_sideways_and_what_sticks_out(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    box.resize(200, 100)
    area = scroll(label("These words need far more room than they get here", wrap=False), "Words")
    area.setParent(box)
    area.resize(100, 60)
    out = label("Out", wrap=False)
    out.setParent(box)
    out.move(190, 10)
    box.show()
    assert len(beyond(box)) == 1
    assert overlapping(box) == []
    over = label("Over", wrap=False)
    over.setParent(box)
    over.move(192, 12)
    over.show()
    assert len(overlapping(box)) == 1
    over.hide()
    assert len(outside(box)) == 2, "the words in the scrolling part, and the label over the edge"


LOOKS = (
    ((1280, 800), 100),
    ((1024, 700), 100),
    ((1280, 800), 150),
    ((1024, 700), 150),
    ((1024, 700), 200),
    ((3840, 2160), 100),
    ((3840, 2160), 200),
)


@pytest.mark.slow
def test_nothing_is_cut(window: MainWindow, sample: dict[str, DocumentId], settle: Settle, office: Office) -> None:
    problems = {}
    (case,) = [b.id for b in bills(office)]
    for size, percent in LOOKS:
        window.keeper.set_text_percent(percent)
        window.resize(*size)
        for to in DESTINATIONS:
            window.go(to.name)
            if to.name == "inbox":
                window.open_document(sample["hospital_bill_scan.pdf"])
            elif to.name == "bills":
                window.open_case(case)
            elif to.name == "packets":
                window.prepare_packet(case)
            settle()
            for side in ("words", "page"):
                if found := faults(window):
                    problems[f"{to.name}, {side}, {size} at {percent} %"] = found
                pair = next((p for p in window.findChildren(Pair) if p.isVisible() and p.narrow), None)
                if pair is None:
                    break
                pair.turn()
                settle()
    assert problems == {}


@pytest.mark.slow
def test_every_tab_of_a_case_fits(
    window: MainWindow, sample: dict[str, DocumentId], settle: Settle, office: Office
) -> None:
    assert sample
    window.keeper.set_text_percent(150)
    window.resize(1024, 700)
    window.open_case(bills(office)[0].id)
    settle()
    (workspace,) = window.findChildren(CaseWorkspace)
    problems = {}
    for tab in range(workspace.tabs.count()):
        workspace.tabs.setCurrentIndex(tab)
        settle()
        if found := faults(window):
            problems[workspace.tabs.tabText(tab)] = found
    assert problems == {}


@pytest.mark.parametrize("percent", [150, 200])
def test_an_empty_home_fits_too(
    qtbot: QtBot, office: Office, lanes: Lanes, settle: Settle, config: Path, percent: int
) -> None:
    save(config, Preferences("light", percent))
    window = MainWindow(office, lanes, config=config, try_sample=list)
    qtbot.addWidget(window)
    window.resize(1024, 700)
    window.show()
    settle()
    assert faults(window) == []
    window.close()
