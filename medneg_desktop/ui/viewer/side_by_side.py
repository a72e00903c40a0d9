"""Two pages beside each other: what one paper says against what the other says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.shared import Column, Row, button, label
from medneg_desktop.ui.viewer.highlight import Highlight
from medneg_desktop.ui.viewer.pane import ViewerPane
from medneg_desktop.ui.viewer.room import keep_apart
from medneg_desktop.ui.viewer.source import PageSource

_BESIDE = 112
"""Letters of width from which two pages stand beside each other; below it their print would be too small to read."""

_BELOW = 19
"""Lines of height from which two pages stand one below the other; with less, one is shown and the next is a button away."""


@dataclass(frozen=True)
class Proof:
    """One page to show, with what is marked on it. ``focus`` is the key of the mark to scroll to."""

    caption: str
    source: PageSource
    page: int
    highlights: tuple[Highlight, ...] = ()
    focus: str | None = None


class SideBySide(QWidget):
    """Shows one proof, or two beside each other; further ones are a button away."""

    highlight_clicked = Signal(str)

    def __init__(self, lanes: Lanes) -> None:
        super().__init__()
        self._proofs: tuple[Proof, ...] = ()
        self._second = 1
        self._single = False
        self.panes = (ViewerPane(lanes, caption=True), ViewerPane(lanes, caption=True))
        for pane in self.panes:
            pane.viewer.highlight_clicked.connect(self.highlight_clicked)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        for pane in self.panes:
            self._splitter.addWidget(pane)
        keep_apart(self._splitter, 1.0)
        self._count = label("", soft=True)
        self.more_button = button(self.tr("Show the next place"), "quiet", icon="next", on_click=self.show_next)
        row = Row(gap=0.8)
        row.add(self._count, stretch=1)
        row.add(self.more_button)
        column = Column(self, gap=0.4)
        column.add(self._splitter, stretch=1)
        column.add(row)
        self.show_proofs(())

    @property
    def proofs(self) -> tuple[Proof, ...]:
        return self._proofs

    def show_proofs(self, proofs: Sequence[Proof], nothing: str = "") -> None:
        """Show the first two of these; where there are none, say so in the words of ``nothing``."""
        if self._proofs and tuple(proofs) == self._proofs:
            return
        self._proofs = tuple(proofs)
        self._second = 0 if self._single else 1
        self._show()
        if not self._proofs:
            self.panes[0].viewer.say(nothing)

    def show_next(self) -> None:
        """Put the next proof beside the first; where there is room for one only, in its place."""
        if self._single and len(self._proofs) > 1:
            self._second = (self._second + 1) % len(self._proofs)
            self._show()
        elif len(self._proofs) > 2:
            self._second = self._second % (len(self._proofs) - 1) + 1
            self._show()

    def _show(self) -> None:
        if self._single:
            shown = self._proofs[self._second : self._second + 1]
        else:
            shown = self._proofs[:1] + self._proofs[self._second : self._second + 1]
        for pane, proof in zip(self.panes, [*shown, None, None], strict=False):
            pane.setVisible(proof is not None)
            if proof is None:
                pane.viewer.set_source(None)
            else:
                _fill(pane, proof)
        if not shown:
            self.panes[0].say("")
            self.panes[0].setVisible(True)
        many = len(self._proofs) > (1 if self._single else 2)
        self.more_button.setVisible(many)
        self._count.setVisible(many)
        words = self.tr("Place {0} of {1}") if self._single else self.tr("Places 1 and {0} of {1} in the papers")
        self._count.setText(words.format(self._second + 1, len(self._proofs)) if many else "")
        self._turn()

    def _turn(self) -> None:
        """Two pages stand one above the other where there is no room beside each other."""
        narrow = self.width() < self.fontMetrics().averageCharWidth() * _BESIDE
        both = sum(p.isVisibleTo(self) for p in self.panes) > 1
        wanted = Qt.Orientation.Vertical if narrow and both else Qt.Orientation.Horizontal
        if self._splitter.orientation() is not wanted:
            self._splitter.setOrientation(wanted)
        if both:
            self._splitter.setSizes([1000, 1000])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letters, lines = (
            self.width() / self.fontMetrics().averageCharWidth(),
            self.height() / self.fontMetrics().height(),
        )
        single = letters < _BESIDE and lines < _BELOW
        if single is not self._single:
            self._single = single
            self._second = 0 if single else 1
            self._show()
        self._turn()


def _fill(pane: ViewerPane, proof: Proof) -> None:
    pane.say(proof.caption)
    pane.viewer.set_source(proof.source, proof.page)
    pane.viewer.set_highlights(proof.highlights)
    if proof.focus is not None:
        pane.viewer.focus_on(proof.focus)
