"""What has no room: words that are cut, controls that stick out or lie over each other, tabs cut at the edge."""

from __future__ import annotations

from itertools import combinations

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
    QTabBar,
    QWidget,
)

from medneg_desktop.ui.inbox.lines_view import LinesView
from medneg_desktop.ui.shared import ElidedLabel, Tabs


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


def cut_tabs(root: QWidget) -> list[str]:
    """Tabs that end beyond their bar, or below the button at its end."""
    found = []
    for bar in root.findChildren(QTabBar):
        button = bar.more_button if isinstance(bar, Tabs) else None
        edge = button.x() if button is not None and button.isVisible() else bar.width()
        shown = [n for n in range(bar.count()) if bar.isTabVisible(n)] if bar.isVisible() else []
        found += [f"tab {bar.tabText(n)!r}" for n in shown if bar.tabRect(n).right() > edge]
    return found


def faults(window: QWidget) -> list[str]:
    return (
        cut_tabs(window)
        + overlapping(window)
        + cut(window)
        + beyond(window)
        + outside(window)
        + beside_the_window(window)
    )
