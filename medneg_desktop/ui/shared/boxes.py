"""Cards, and rows and columns whose spaces grow with the text size."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QBoxLayout, QFrame, QLayout, QScrollArea, QSizePolicy, QWidget

from medneg_desktop.ui.accessible import read_in_order
from medneg_desktop.ui.shared.ring import Scrolling
from medneg_desktop.ui.shared.words import named, repolish
from medneg_desktop.ui.theme import theme, watch


class _Spaced(QBoxLayout):
    """A layout that measures its spaces in :meth:`Theme.gap` units, and again when the text size changes."""

    def __init__(
        self, direction: QBoxLayout.Direction, parent: QWidget | None, gap: float, margin: float, over: float = 0.0
    ) -> None:
        if parent is None:
            super().__init__(direction)
        else:
            super().__init__(direction, parent)
        self._gap, self._margin, self._over = gap, margin, over
        self._measure()
        watch().theme_changed.connect(self._measure)

    def _measure(self) -> None:
        self.setSpacing(theme().gap(self._gap))
        margin = theme().gap(self._margin)
        sides = margin - theme().gap(self._over)
        self.setContentsMargins(sides, margin, sides, margin)

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        read_in_order(self)

    def set_gap(self, gap: float, margin: float | None = None) -> None:
        """Stand closer or wider."""
        self._gap = gap
        self._margin = self._margin if margin is None else margin
        self._measure()

    def add(self, *items: QWidget | QLayout | None, stretch: int = 0) -> None:
        """Add widgets and layouts in order; None adds a space that takes what is left."""
        for item in items:
            if item is None:
                self.addStretch(1)
            elif isinstance(item, QLayout):
                self.addLayout(item, stretch)
            else:
                self.addWidget(item, stretch)


class Row(_Spaced):
    """Side by side."""

    def __init__(self, parent: QWidget | None = None, *, gap: float = 1.0, margin: float = 0.0) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight, parent, gap, margin)


class Column(_Spaced):
    """One under the other. What has room around its words reaches ``over`` the sides, so that its words stand in line."""

    def __init__(
        self, parent: QWidget | None = None, *, gap: float = 1.0, margin: float = 0.0, over: float = 0.0
    ) -> None:
        super().__init__(QBoxLayout.Direction.TopToBottom, parent, gap, margin, over)


class Card(QFrame):
    """A white sheet on the window; its ``body`` is a column."""

    def __init__(self, parent: QWidget | None = None, *, gap: float = 0.8, margin: float = 1.8) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.body = Column(self, gap=gap, margin=margin)

    def set_selected(self, selected: bool) -> None:
        """Draw the card as the chosen one of several."""
        if self.property("selected") != selected:
            self.setProperty("selected", selected)
            repolish(self)


def rule() -> QFrame:
    """A thin line between things."""
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line


def scroll(content: QWidget, name: str) -> QScrollArea:
    """Lets ``content`` scroll up and down where it does not fit; ``name`` is for screen readers.

    Sideways it scrolls only where its narrowest is still too wide: large text in a small window is never cut off.
    """
    area = Scrolling()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    if not content.objectName():
        content.setObjectName("flow")
    area.setWidget(content)
    return named(area, name)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
            inner.deleteLater()
