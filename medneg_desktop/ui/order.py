"""In which order the parts of a window stand, for Tab and for what reads them out.

Qt goes by the order in which widgets were made. Rows come and go here as papers are read, so that order says little; the
layouts know where things stand.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGraphicsView,
    QGridLayout,
    QLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QWidget,
)

_WHOLE = (QAbstractItemView, QComboBox, QGraphicsView)
"""What is one stop for Tab, whatever it is made of."""


def placed(layout: QLayout) -> Iterator[QWidget]:
    """The widgets of a layout and of those within it, a grid row by row."""
    numbers = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        numbers.sort(key=lambda number: tuple(layout.getItemPosition(number))[:2])  # type: ignore[arg-type] # a tuple
    for number in numbers:
        item = layout.itemAt(number)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield widget
        elif (inner := item.layout()) is not None:
            yield from placed(inner)


def parts(widget: QWidget) -> list[QWidget]:
    """What stands in a widget, in the order in which it is read."""
    if isinstance(widget, QSplitter):
        return [p for n in range(widget.count()) for p in (widget.handle(n), widget.widget(n)) if p is not None]
    if isinstance(widget, QTabWidget):
        pages = widget.findChildren(QStackedWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return [widget.tabBar(), *pages]
    if isinstance(widget, QScrollArea):
        return [held] if (held := widget.widget()) is not None else []
    layout = widget.layout()
    return list(placed(layout)) if layout is not None else []


def stops(widget: QWidget, also: QWidget | None = None) -> Iterator[QWidget]:
    """Where Tab stops within a widget, from the first; ``also`` is given with them though it was just hidden."""
    for part in parts(widget):
        here = part is also
        if not part.isVisible() and not here and (also is None or not part.isAncestorOf(also)):
            continue
        reached = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and part.isEnabled() and part.focusProxy() is None
        if here or (reached and part.isVisible()):
            yield part
        if not isinstance(part, _WHOLE):
            yield from stops(part, also)


def step(page: QWidget | None, *, forward: bool) -> bool:
    """Move the focus to the next stop of the page, or the one before, and around; False where there is none."""
    at = QApplication.focusWidget()
    found = list(stops(page, at)) if page is not None else []
    while at is not None and at not in found:  # inside one of them
        at = at.parentWidget()
    if at is not None and not at.isVisible():  # it is just being hidden, and the focus goes on from its place
        rest = found[found.index(at) :] + found[: found.index(at)]
        found = [at, *(w for w in rest[1:] if w.isVisible())]
    if not found or found == [at]:
        return False
    number = found.index(at) + (1 if forward else -1) if at is not None else 0 if forward else -1
    to = found[number % len(found)]
    to.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    bring_into_sight(to)
    return True


def bring_into_sight(widget: QWidget) -> None:
    """Let everything that scrolls show the widget."""
    holder = widget.parentWidget()
    while holder is not None:
        if isinstance(holder, QScrollArea):
            holder.ensureWidgetVisible(widget, 0, widget.fontMetrics().height())
        holder = holder.parentWidget()
