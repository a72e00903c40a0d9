"""The values of one document under each other, in groups, with those of its lines that want a look."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from medneg_desktop.domain.reading import Cell, FieldName, Reading
from medneg_desktop.ui.inbox.field_box import FieldBox
from medneg_desktop.ui.inbox.order import WIDE, groups, missing
from medneg_desktop.ui.inbox.places import Target, doubts, fact_of, name_of
from medneg_desktop.ui.inbox.words import field_words
from medneg_desktop.ui.language import say
from medneg_desktop.ui.shared import Column, clear, heading, named
from medneg_desktop.ui.theme import theme, watch
from medneg_desktop.ui.viewer.strip import Strips

_TWO_COLUMNS = 56
"""Letters of width from which short values stand in pairs."""


class FieldList(QWidget):
    """Boxes for the fields of a reading. Corrected values change in place, so that the focus stays where it is."""

    entered = Signal(object, str)
    """A field, or a line's number with a cell, and the text typed."""
    reached = Signal(object)
    history_wanted = Signal(object)

    def __init__(self, strips: Strips) -> None:
        super().__init__()
        self._strips = strips
        self.setObjectName("flow")
        self._reading: Reading | None = None
        self._added: list[FieldName] = []
        self._asked: list[Target] = []
        self._boxes: dict[Target, FieldBox] = {}
        self._layout_of: list[tuple[str, list[Target]]] = []
        self._held: list[QGridLayout] = []
        self._columns = 0
        self.add_box = named(QComboBox(), self.tr("Add a value that was not read"))
        self.add_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.add_box.activated.connect(self._on_add)
        self._grids = Column(gap=1.2)
        column = Column(self, gap=1.2)
        column.add(self._grids, self.add_box, None)
        watch().theme_changed.connect(self._lay_out)

    # ------------------------------------------------------------------------------------------ what is shown

    @property
    def targets(self) -> list[Target]:
        """The values in the order of the screen."""
        return [t for _, members in self._layout_of for t in members]

    def box(self, target: Target) -> FieldBox | None:
        return self._boxes.get(target)

    def set_reading(self, reading: Reading | None, *, fresh: bool) -> None:
        """Show a reading; ``fresh`` for another document, whose boxes are made anew."""
        if fresh:
            self._added, self._asked = [], []
            self._drop(list(self._boxes))
        self._reading = reading
        wanted = self._plan(reading) if reading else []
        if fresh or wanted != self._layout_of:
            self._rebuild(wanted)
        if reading is not None:
            for target, box in self._boxes.items():
                box.set_fact(fact_of(target, reading))
        self._offer()

    def _plan(self, reading: Reading) -> list[tuple[str, list[Target]]]:
        """What is in doubt first; what was corrected there stays until the document is left, under the hand."""
        found = [(title, list(names)) for title, names in groups(reading, self._added)]
        order = [n for _, names in found for n in names]
        doubtful = doubts(reading, order)
        gone = [t for t in self._asked if isinstance(t, tuple) and fact_of(t, reading) is None]
        self._asked = [t for t in self._asked if t not in gone and (isinstance(t, tuple) or t in order)]
        self._asked += [t for t in doubtful if t not in self._asked]
        self._asked.sort(
            key=lambda t: (1, t[0], list(Cell).index(t[1])) if isinstance(t, tuple) else (0, order.index(t), 0)
        )
        plan: list[tuple[str, list[Target]]] = [(self.tr("Please check"), list(self._asked))] if self._asked else []
        rest = ((title, [n for n in names if n not in self._asked]) for title, names in found)
        return [*plan, *((title, list[Target](names)) for title, names in rest if names)]

    def _rebuild(self, wanted: list[tuple[str, list[Target]]]) -> None:
        self._layout_of = wanted
        self._drop([t for t in self._boxes if t not in self.targets])
        self._boxes = {t: self._boxes.get(t) or self._make(t) for t in self.targets}
        self._lay_out()

    def _drop(self, targets: list[Target]) -> None:
        for target in targets:
            box = self._boxes.pop(target)
            box.hide()
            box.deleteLater()

    def _make(self, target: Target) -> FieldBox:
        caption = name_of(target, self._reading) if self._reading else ""
        box = FieldBox(caption, target if isinstance(target, FieldName) else target[1], self._strips)
        box.entered.connect(lambda text: self.entered.emit(target, text))
        box.focused.connect(lambda: self.reached.emit(target))
        box.history_wanted.connect(lambda: self.history_wanted.emit(target))
        return box

    def _lay_out(self) -> None:
        for grid in self._held:
            for box in self._boxes.values():  # out of the old grids, which are cleared; a box keeps its focus
                grid.removeWidget(box)
        clear(self._grids)
        self._held = []
        order: QWidget | None = None
        for title, members in self._layout_of:
            self._grids.add(heading(title, level=3), self._grid(members))
            for target in members:
                box = self._boxes[target]
                box.show()
                if order is not None:
                    QWidget.setTabOrder(order, box.edit)
                order = box.edit
        if order is not None:
            QWidget.setTabOrder(order, self.add_box)

    def _grid(self, members: list[Target]) -> QGridLayout:
        grid = QGridLayout()
        self._held.append(grid)
        grid.setHorizontalSpacing(theme().gap(1.2))
        grid.setVerticalSpacing(theme().gap(0.8))
        row = column = 0
        for target in members:
            wide = self._columns < 2 or target in WIDE or target in self._asked
            if wide and column:
                row, column = row + 1, 0
            grid.addWidget(self._boxes[target], row, column, 1, 2 if wide else 1)
            row, column = (row + 1, 0) if wide or column else (row, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = 2 if self.width() >= self.fontMetrics().averageCharWidth() * _TWO_COLUMNS else 1
        if columns != self._columns:
            self._columns = columns
            self._lay_out()

    # ------------------------------------------------------------------------------------------ adding a value

    def _offer(self) -> None:
        self.add_box.setVisible(self._reading is not None)
        self.add_box.clear()
        self.add_box.addItem(self.tr("Add a value that was not read…"))
        for name in missing(t for t in self.targets if isinstance(t, FieldName)):
            self.add_box.addItem(say(field_words(name)), name)

    def _on_add(self, number: int) -> None:
        name = self.add_box.itemData(number)
        if name is None or self._reading is None:
            return
        self._added.append(FieldName(name))
        self.set_reading(self._reading, fresh=False)
        self._boxes[FieldName(name)].edit.setFocus()
