"""What a screen reader is told of the parts that Qt tells wrongly, or in the wrong order.

Qt names roles by the class of a widget: a button of the navigation would be a check box, a page and a scrolling part
would be nothing. And it reads the parts of a window in the order in which they were made, not in which they stand.
Both are put right here, and only while something listens: without a screen reader nothing of this runs.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QLayout, QSplitter, QTabWidget, QWidget

from medneg_desktop.ui.order import parts, placed


class OneOfSeveral(QAccessibleWidget):
    """A button of which exactly one of a group is pressed: where in the program the person is."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button, QAccessible.Role.RadioButton)
        self._button = button

    def state(self) -> QAccessible.State:
        told = super().state()
        told.checkable = True
        told.checked = self._button.isChecked()
        return told

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction(), *super().actionNames()]

    def doAction(self, name: str) -> None:
        if name == QAccessibleActionInterface.pressAction():
            self._button.click()
        else:
            super().doAction(name)


class PagePicture(QAccessibleWidget):
    """A page of a paper: a picture with a name and the marks on it as its description. What draws it is of no use."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view, QAccessible.Role.Graphic)

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override] # Qt takes nothing for an answer
        return None


def _interface(name: str, of: QObject) -> QAccessibleInterface | None:
    """Qt asks with the names of the classes of ``of``, the most special first; None leaves the answer to Qt."""
    if isinstance(of, QAbstractButton) and of.property("kind") == "nav" and of.isCheckable():
        return OneOfSeveral(of)
    if name == "PageViewer" and isinstance(of, QWidget):
        return PagePicture(of)
    if name in ("QScrollArea", "QTabWidget") and isinstance(of, QWidget):
        return QAccessibleWidget(of, QAccessible.Role.Grouping)
    return None


@cache
def tell_roles() -> None:
    """Let Qt ask here before it answers itself; once for the program."""
    QAccessible.installFactory(_interface)


def read_in_order(layout: QLayout) -> None:
    """Let the parts of a widget be read in the order in which its layout places them.

    Qt reads the children of a widget in the order of their stacking, so each is put on top of the one before it.
    """
    holder = layout.parent()
    if not QAccessible.isActive() or not isinstance(holder, QWidget):  # inside another layout, which sees to it
        return
    order = list(placed(layout))
    _stack(holder, order)
    for widget in order:
        if isinstance(widget, QSplitter | QTabWidget):
            _stack(widget, parts(widget))


def _stack(holder: QWidget, order: list[QWidget]) -> None:
    wanted = [w for w in order if w.parent() is holder]
    if [c for c in holder.children() if c in wanted] != wanted:
        for widget in wanted:
            widget.raise_()


__all__ = ["OneOfSeveral", "PagePicture", "read_in_order", "tell_roles"]
