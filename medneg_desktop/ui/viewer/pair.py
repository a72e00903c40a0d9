"""Words beside pages; where there is room for one of the two only, a button changes between them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QWidget

from medneg_desktop.ui.language import say
from medneg_desktop.ui.shared import Column, Row, button
from medneg_desktop.ui.viewer.room import share

TURN_KEY = ("F7", "Words or page, in a small window")


class Pair(QWidget):
    """Two sides of a screen. ``letters`` and ``at_most`` are the words' share of the width, as in :func:`share`;
    below ``least`` letters in all the two take turns.
    """

    turned = Signal(bool)
    """In a small window: whether the page is shown now."""

    def __init__(
        self, words: QWidget, pages: QWidget, *, letters: int, at_most: float, least: int, words_left: bool = True
    ) -> None:
        super().__init__()
        self.words, self.pages, self._least = words, pages, least
        self._wanted = {words: True, pages: True}
        self._page_turn = False
        self.narrow = False
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        for side in (words, pages) if words_left else (pages, words):
            self.splitter.addWidget(side)
        self.turn_button = button(self.tr("Show the page"), "quiet", icon="document", on_click=self.turn)
        QShortcut(QKeySequence(TURN_KEY[0]), self).activated.connect(self.turn)
        self._bar = QWidget()
        row = Row(self._bar)
        row.add(self.turn_button, None)
        column = Column(self, gap=0.4)
        column.add(self._bar)
        column.add(self.splitter, stretch=1)
        share(self.splitter, letters=letters, at_most=at_most, side=0 if words_left else 1)
        self._arrange()

    @property
    def page_shown(self) -> bool:
        """Whether the page can be seen now."""
        return self._wanted[self.pages] and (not self.narrow or self._page_turn or not self._wanted[self.words])

    def want(self, *, words: bool = True, pages: bool = True) -> None:
        """Say which sides there are at all."""
        self._wanted = {self.words: words, self.pages: pages}
        self._arrange()

    def turn(self) -> None:
        """Change between words and page, where there is room for one only."""
        if not self._takes_turns:
            return
        self._page_turn = not self._page_turn
        self._arrange()
        self.turned.emit(self._page_turn)

    @property
    def _takes_turns(self) -> bool:
        return self.narrow and all(self._wanted.values())

    def _arrange(self) -> None:
        turns = self._takes_turns
        self._bar.setVisible(turns)
        self.words.setVisible(self._wanted[self.words] and not (turns and self._page_turn))
        self.pages.setVisible(self._wanted[self.pages] and not (turns and not self._page_turn))
        words = self.tr("Back to the words") if self._page_turn else self.tr("Show the page")
        self.turn_button.setText(words)
        self.turn_button.setAccessibleName(say(words))
        self.turn_button.setToolTip(f"{say(words)} ({TURN_KEY[0]})")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        least = sum(side.minimumSizeHint().width() for side in (self.words, self.pages)) + self.splitter.handleWidth()
        narrow = self.width() < max(self.fontMetrics().averageCharWidth() * self._least, least)
        if narrow != self.narrow:
            self.narrow = narrow
            self._page_turn = False
            self._arrange()
