"""Tabs of which none is ever cut: those that have no room stand in a menu at the end."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QTabBar, QTabWidget, QWidget

from medneg_desktop.ui.language import say
from medneg_desktop.ui.shared.buttons import button
from medneg_desktop.ui.shared.words import named
from medneg_desktop.ui.theme import theme, watch

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Tabs(QTabBar):
    """A bar of tabs in one row. The one at hand always stands in it; arrows walk through all, the menu's included."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fitting = False
        self._unwanted: set[int] = set()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.more_button = button("", "quiet", name=self.tr("More tabs"))
        self.more_button.setParent(self)
        self.more_button.setMenu(self._menu)
        self.more_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrows reach what it holds
        self.more_button.hide()
        if name:
            named(self, name)
        self.currentChanged.connect(lambda _: self.fit())
        watch().theme_changed.connect(self.fit)

    @property
    def left_over(self) -> list[int]:
        """The tabs that stand in the menu."""
        return [n for n in self._wanted if not self.isTabVisible(n)]

    @property
    def _wanted(self) -> list[int]:
        return [n for n in range(self.count()) if n not in self._unwanted]

    def want(self, number: int, *, wanted: bool) -> None:
        """Say whether there is such a tab at all."""
        (self._unwanted.discard if wanted else self._unwanted.add)(number)
        if self.currentIndex() in self._unwanted and self._wanted:
            self.setCurrentIndex(self._wanted[0])
        self.updateGeometry()
        self.fit()

    def fit(self) -> None:
        """Show as many tabs as there is room for, in their order; the rest goes into the menu."""
        if self._fitting or not self._wanted:
            return
        self._fitting = True
        widths = {n: self.tabSizeHint(n).width() for n in self._wanted}
        shown = self._with_room(widths)
        for number in [*shown, *range(self.count())]:  # those that come first: never is there a moment without any
            if self.isTabVisible(number) != (number in shown):
                self.setTabVisible(number, number in shown)
        left = len(widths) - len(shown)
        self.more_button.setVisible(left > 0)
        if left:
            self._place_button(left, sum(widths[n] for n in shown))
        self._fitting = False

    def _with_room(self, widths: dict[int, int]) -> set[int]:
        """The first tabs that fit beside the button, and in place of the last of them the one at hand."""
        if sum(widths.values()) <= self.width():
            return set(widths)
        at = self.currentIndex()
        room = self.width() - self._button_width(len(widths)) - widths.get(at, 0)
        shown = {at} & set(widths)
        for number, width in widths.items():
            if number != at:
                room -= width
                if room < 0:
                    break
                shown.add(number)
        return shown

    def _button_width(self, left: int) -> int:
        self.more_button.setText(self.tr("{0} more").format(left))
        return self.more_button.sizeHint().width() + theme().gap(1.5)

    def _place_button(self, left: int, after: int) -> None:
        width = self._button_width(left)
        self.more_button.setGeometry(after, 0, min(width, max(0, self.width() - after)), self.height())
        self.more_button.raise_()

    def _fill(self) -> None:
        self._menu.clear()
        for number in self.left_over:
            action = self._menu.addAction(self.tabText(number).replace("&", "&&"))
            action.triggered.connect(lambda _=False, n=number: self._go(n))

    def _go(self, number: int) -> None:
        self.setCurrentIndex(number)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------------------------------ Qt

    def tabLayoutChange(self) -> None:
        super().tabLayoutChange()
        self.updateGeometry()
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self.left_over:
            super().keyPressEvent(event)
            return
        at = self._wanted.index(self.currentIndex()) + step
        if 0 <= at < len(self._wanted):
            self.setCurrentIndex(self._wanted[at])

    def sizeHint(self) -> QSize:
        hints = [self.tabSizeHint(n) for n in self._wanted]
        return QSize(sum(h.width() for h in hints), max((h.height() for h in hints), default=0))

    def minimumSizeHint(self) -> QSize:
        widest = max((self.tabSizeHint(n).width() for n in self._wanted), default=0)
        return QSize(widest + self.more_button.sizeHint().width() + theme().gap(1.5), self.sizeHint().height())


class TabPages(QTabWidget):
    """Pages under such a bar."""

    def __init__(self, name: str) -> None:
        super().__init__()
        bar = Tabs(say(name))
        self.setTabBar(bar)
        self.setDocumentMode(True)
        for each in (bar.setDrawBase, bar.setExpanding, bar.setUsesScrollButtons):
            each(False)  # as the pages have set them anew
        self._bar = bar
        named(self, name)

    def setTabVisible(self, index: int, visible: bool) -> None:
        self._bar.want(index, wanted=visible)
