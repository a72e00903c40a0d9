"""Saying what a column is: choose its head, by the list or on the page, and what stands under it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QWidget

from medneg_desktop.domain.place import Place
from medneg_desktop.domain.reading import Cell
from medneg_desktop.services.teach_column import COLUMNS, Head
from medneg_desktop.ui.inbox.words import cell_words
from medneg_desktop.ui.language import say
from medneg_desktop.ui.shared import Column, Flow, FormRow, button, label
from medneg_desktop.ui.theme import Role
from medneg_desktop.ui.viewer import Highlight

COLUMN_KEYS = (("Ctrl+Shift+L", "Say what a column is; N and P go from head to head on the page, Enter takes one"),)
_KEY = "head:"


def is_head(key: str) -> bool:
    """Whether a mark on the page is the head of a column."""
    return key.startswith(_KEY)


class ColumnRow(QWidget):
    """Hidden until the person asks for it. Tells what was chosen, and keeps nothing."""

    wanted = Signal(str, object)
    """The printed words of a head, and the cell that its column is."""
    pointed = Signal(str)
    """The key of the head's mark on the page."""
    closed = Signal()
    left = Signal()
    """It was closed with the focus in it."""

    def __init__(self) -> None:
        super().__init__()
        self.heads: list[Head] = []
        self.told = label(self.tr("Click the head of a column on the page, draw a box around it, or choose it here."))
        self.head_row: FormRow[QComboBox] = FormRow(self.tr("Column"), QComboBox())
        self.cell_row: FormRow[QComboBox] = FormRow(self.tr("What stands in it"), QComboBox())
        self.refusal = label("", tone=Role.DANGER, small=True)
        self.keep_button = button(
            self.tr("Read it so"), "primary", on_click=self._keep, tip=self.tr("Read the paper again by this")
        )
        self.close_button = button(self.tr("Close"), "plain", on_click=self.close_row)
        for row in (self.head_row, self.cell_row):
            row.field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            row.field.setMinimumContentsLength(14)
        for cell in COLUMNS:
            self.cell_row.field.addItem(say(cell_words(cell)), cell)
        acts = Flow(gap=0.6)
        acts.add(self.keep_button, self.close_button)
        column = Column(self, gap=0.6)
        column.add(self.told, self.head_row, self.cell_row, self.refusal, acts)
        self.head_row.field.currentIndexChanged.connect(self._on_head)
        self.refusal.hide()
        self.hide()

    def open_with(self, heads: Sequence[Head]) -> None:
        """Show these heads; the choice is the first that nobody understands yet, else the first."""
        self.heads = list(heads)
        field = self.head_row.field
        field.blockSignals(True)
        field.clear()
        for number, head in enumerate(self.heads, start=1):
            field.addItem(self._words(number, head))
        field.blockSignals(False)
        self.refuse("" if self.heads else self.tr("No heads of columns were found. Draw a box around one on the page."))
        self.show()
        self._into_sight()
        first = next((n for n, h in enumerate(self.heads) if h.cell is None), 0)
        field.setCurrentIndex(first if self.heads else -1)
        self._on_head(field.currentIndex())
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words(self, number: int, head: Head) -> str:
        if head.cell is None:
            return self.tr("{0}: {1} (not understood)").format(number, head.words)
        return self.tr("{0}: {1} (read as: {2})").format(number, head.words, say(cell_words(head.cell)))

    def _into_sight(self) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.verticalScrollBar().setValue(0)

    @property
    def highlights(self) -> list[Highlight]:
        """The heads on the page, numbered as in the list."""
        return [
            Highlight(h.place.page, h.place.box, Role.LINK, f"{_KEY}{n - 1}", number=n, tooltip=self._words(n, h))
            for n, h in enumerate(self.heads, start=1)
        ]

    def choose(self, key: str) -> None:
        """The person pressed the mark of a head."""
        self.head_row.field.setCurrentIndex(int(key.removeprefix(_KEY)))
        self.cell_row.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_at(self, place: Place, words: str) -> None:
        """The person drew a box: the head in it, or else its words as a head of their own."""
        box = place.box
        inside = (
            n
            for n, h in enumerate(self.heads)
            if h.place.page == place.page
            and box.x0 <= h.place.box.mid_x <= box.x1
            and box.y0 <= h.place.box.mid_y <= box.y1
            and h.words == words
        )
        at = next(inside, None)
        if at is None and words:
            self.heads.append(Head(words, place, None))
            self.head_row.field.addItem(self._words(len(self.heads), self.heads[-1]))
            at = len(self.heads) - 1
        if at is None:
            self.refuse(self.tr("No words were read in that box."))
            return
        self.head_row.field.setCurrentIndex(at)
        self.cell_row.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, words: str) -> None:
        """Say why it was not read so; empty words take that back."""
        self.refusal.setText(words)
        self.refusal.setVisible(bool(words))

    def close_row(self) -> None:
        """Leave the columns as they are."""
        if not self.isHidden():
            at = QApplication.focusWidget()
            inside = at is not None and self.isAncestorOf(at)
            self.hide()
            self.closed.emit()
            if inside:
                self.left.emit()

    def _on_head(self, number: int) -> None:
        chosen = 0 <= number < len(self.heads)
        self.keep_button.setEnabled(chosen)
        if not chosen:
            return
        self.refuse("")
        cell = self.heads[number].cell
        if cell is not None and (at := self.cell_row.field.findData(cell)) >= 0:
            self.cell_row.field.setCurrentIndex(at)
        self.pointed.emit(f"{_KEY}{number}")

    def _keep(self) -> None:
        number, cell = self.head_row.field.currentIndex(), self.cell_row.field.currentData()
        if 0 <= number < len(self.heads) and cell is not None:
            self.wanted.emit(self.heads[number].words, Cell(cell))

    def event(self, event: QEvent) -> bool:
        # Escape is the window's too; while this row stands open it is the row's.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_row()
            return
        super().keyPressEvent(event)
