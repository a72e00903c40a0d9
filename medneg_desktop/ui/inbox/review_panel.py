"""The right side of the inbox: what kind of document it is, its values and lines, and the person's word on them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QSizePolicy, QWidget

from medneg_desktop.domain.document import ReadingStatus
from medneg_desktop.domain.reading import DocumentKind, FieldName, Reading, State
from medneg_desktop.services.division import pages_in_words
from medneg_desktop.services.review import DocumentView
from medneg_desktop.ui.inbox.field_list import FieldList
from medneg_desktop.ui.inbox.line_acts import LinesPage
from medneg_desktop.ui.inbox.lines_model import LinesModel
from medneg_desktop.ui.inbox.order import has_lines
from medneg_desktop.ui.inbox.papers import proposal_words
from medneg_desktop.ui.inbox.places import Target, doubts, name_of
from medneg_desktop.ui.inbox.words import KINDS
from medneg_desktop.ui.language import say
from medneg_desktop.ui.shared import Card, Column, Flow, FormRow, TabPages, button, label, named, scroll
from medneg_desktop.ui.shared.words import repolish
from medneg_desktop.ui.viewer.strip import Strips

_ROOMY = 26
"""Lines of text in height from which the panel has room for advice."""


class ReviewPanel(Card):
    """Shows one part of a document at a time; a file may hold several documents."""

    entered = Signal(object, str)
    """A field, or a line's number with a cell, and the text typed."""
    reached = Signal(object)
    kind_chosen = Signal(object)
    part_chosen = Signal()
    confirmed = Signal()
    later = Signal()
    typing_wanted = Signal(object)
    """The kind of a document that could not be read and is to be typed."""
    again_wanted = Signal()
    papers_wanted = Signal()
    """The person wants to share out the pages of the file."""
    papers_right = Signal()
    """The papers that were proposed are right."""
    apart_wanted = Signal()
    history_wanted = Signal(object)

    def __init__(self, strips: Strips) -> None:
        super().__init__(gap=0.8, margin=1.2)
        self._view: DocumentView | None = None
        self._part = 0
        self._target: Target | None = None
        self.fields = FieldList(strips)
        self.model = LinesModel(self)
        self.lines_page = LinesPage(self.model)
        self.lines = self.lines_page.view
        self.refusal = self.lines_page.refusal
        self.part_row: FormRow[QComboBox] = FormRow(self.tr("Document in this file"), QComboBox())
        self.kind_row: FormRow[QComboBox] = FormRow(self.tr("Document type"), QComboBox())
        self.told = label("")
        self.notes = label("", soft=True, small=True)
        self.hint = label(
            self.tr("Click a value to see it on the page. Drag a box on the page to read a value from there."),
            soft=True,
            small=True,
        )
        self._make_buttons()
        self._make_paper_buttons()
        self._build()
        self._connect()
        self.show_view(None)

    def _make_buttons(self) -> None:
        # The keys are shortcuts of their own: a button forgets its shortcut when its words change.
        self.next_button = button(
            self.tr("Next to check"),
            "quiet",
            on_click=self.next_doubt,
            name=self.tr("Next value to check"),
            tip=self.tr("Go to the next value to check (F8)"),
        )
        self.later_button = button(self.tr("Later"), "plain", on_click=self.later.emit)
        self.right_button = button(
            self.tr("Looks right"), "primary", "Ctrl+Return", self.confirmed.emit, tip=self.tr("Everything is right")
        )
        for keys, step in (("F8", 1), ("Shift+F8", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self.next_doubt, step))
        self.again_button = button(
            self.tr("Read again"),
            "quiet",
            on_click=self.again_wanted.emit,
            tip=self.tr("Read the document again (Ctrl+R)"),
        )
        self.retry_button = button(
            self.tr("Read again"),
            "plain",
            on_click=self.again_wanted.emit,
            tip=self.tr("Read the document again (Ctrl+R)"),
        )
        QShortcut(QKeySequence("Ctrl+R"), self).activated.connect(self.again_wanted)
        QShortcut(QKeySequence("Ctrl+Shift+L"), self).activated.connect(self._name_column)
        QShortcut(QKeySequence("Ctrl+H"), self).activated.connect(self._tell_history)
        self.by_hand = named(QComboBox(), self.tr("Type it by hand beside its picture"))

    def _make_paper_buttons(self) -> None:
        self.papers_button = button(
            self.tr("Papers in this file…"),
            "quiet",
            "Ctrl+Shift+P",
            self.papers_wanted.emit,
            tip=self.tr("Say which pages belong together"),
        )
        self.change_button = button(
            self.tr("Change…"),
            "plain",
            on_click=self.papers_wanted.emit,
            name=self.tr("Change which pages belong together"),
        )
        self.agree_button = button(
            self.tr("That is right"), "plain", on_click=self.papers_right.emit, name=self.tr("These papers are right")
        )
        self.apart_button = button(
            self.tr("Take apart"),
            "quiet",
            on_click=self.apart_wanted.emit,
            tip=self.tr("Take this paper apart into the documents it was joined from"),
        )

    def _build(self) -> None:
        for row in (self.part_row, self.kind_row):
            row.field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for kind, words in KINDS.items():
            self.kind_row.field.addItem(say(words), kind)
        self.tabs = TabPages(self.tr("What was read"))
        values = QWidget()
        inside = Column(values, gap=1.2, margin=0.8)
        inside.add(self.kind_row, self.notes, self.fields)
        last = Flow()
        last.add(self.again_button, self.papers_button, self.apart_button)
        inside.add(last)
        self._scroll: QScrollArea = scroll(values, self.tr("Values"))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what it holds takes the focus
        self.tabs.addTab(self._scroll, self.tr("Values"))
        lines = scroll(self.lines_page, self.tr("Lines and what can be done to them"))
        lines.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tabs.addTab(lines, self.tr("Lines"))
        self.tabs.tabBar().setAccessibleName(self.tr("Values or lines"))
        buttons = Flow()
        buttons.add(self.next_button, self.later_button, self.right_button, self.retry_button)
        self.by_hand.addItem(self.tr("Type it by hand: choose what it is…"))
        for kind, words in KINDS.items():
            self.by_hand.addItem(say(words), kind)
        self.by_hand.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._rest = QWidget()  # keeps the words of an unread document at the top
        self._rest.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.proposal = label("")
        self.proposal_row = QWidget()
        proposed = Flow(self.proposal_row)
        proposed.add(self.proposal, letters=30)
        proposed.add(self.agree_button, self.change_button)
        self.body.add(self.proposal_row, self.part_row, self.told, self.by_hand)
        self.body.add(self.tabs, stretch=1)
        self.body.add(self._rest, self.hint, buttons)

    def _connect(self) -> None:
        self.fields.entered.connect(self.entered)
        self.fields.reached.connect(self._on_reached)
        self.model.entered.connect(lambda line, cell, text: self.entered.emit((line, cell), text))
        self.model.refused.connect(self.lines_page.refuse)
        self.fields.history_wanted.connect(self.history_wanted)
        self.by_hand.activated.connect(self._on_by_hand)
        self.lines.reached.connect(self._on_reached)
        self.kind_row.field.activated.connect(self._on_kind)
        self.part_row.field.activated.connect(self._on_part)

    # ------------------------------------------------------------------------------------------ what is shown

    @property
    def reading(self) -> Reading | None:
        """The part that is shown."""
        readings = self._view.readings if self._view else ()
        return readings[self._part] if self._part < len(readings) else None

    @property
    def target(self) -> Target | None:
        """The value the person is at."""
        return self._target

    def show_view(self, view: DocumentView | None) -> None:
        """Show a document; the same document again keeps part and focus."""
        old = self._view.document.id if self._view else None
        fresh = view is None or view.document.id != old
        self._view = view
        if fresh:
            self._part, self._target = 0, None
            self.tabs.setCurrentIndex(0)
        self._show_parts()
        self._show_part(fresh=fresh)

    def _show_parts(self) -> None:
        readings = self._view.readings if self._view else ()
        self._part = min(self._part, max(0, len(readings) - 1))
        self.part_row.setVisible(len(readings) > 1)
        self.proposal_row.setVisible(len(readings) > 1)
        self.proposal.setText(proposal_words(readings) if len(readings) > 1 else "")
        self.agree_button.setVisible(not any(r.divided for r in readings))
        several = self._view is not None and len(self._view.pages) > 1
        self.papers_button.setVisible(several and len(readings) == 1)
        self.apart_button.setVisible(self._view is not None and self._view.joined)
        self.part_row.field.clear()
        for reading in readings:
            words = self.tr("{0} of {1}: {2}, {3}")
            pages = pages_in_words(reading.pages)
            self.part_row.field.addItem(words.format(reading.part, len(readings), say(KINDS[reading.kind]), pages))
        self.part_row.field.setCurrentIndex(self._part)

    def _show_part(self, *, fresh: bool) -> None:
        reading = self.reading
        self._show_status(reading)
        self._show_kind(reading)
        self.fields.set_reading(reading, fresh=fresh)
        self.lines_page.set_reading(reading, fresh=fresh)
        count = len(reading.lines) if reading else 0
        self.tabs.setTabText(1, self.tr("Lines {0}").format(count) if count else self.tr("Lines"))
        self.tabs.setTabVisible(1, reading is not None and has_lines(reading))
        for part in (self.tabs, self.right_button, self.later_button, self.next_button):
            part.setVisible(reading is not None)
        tried = self._view is not None and self._view.document.status is not ReadingStatus.WAITING
        self.retry_button.setVisible(tried and reading is None)
        self.by_hand.setVisible(tried and reading is None)
        self.by_hand.setCurrentIndex(0)
        self._rest.setVisible(reading is None)
        self._make_room()
        left = reading.doubts if reading else 0
        self.next_button.setEnabled(left > 0)
        self.next_button.setText(self.tr("Next to check ({0})").format(left) if left else self.tr("Nothing to check"))
        self.right_button.setEnabled(reading is not None)

    def _show_status(self, reading: Reading | None) -> None:
        document = self._view.document if self._view else None
        words = ""
        if document is not None and document.status is ReadingStatus.FAILED and document.trouble:
            words = f"{document.trouble[1]} {document.trouble[2]}"
        elif document is not None and reading is None:
            words = self.tr("This document is being read. Its values appear here as soon as that is done.")
        self.told.setText(words)
        self.told.setVisible(bool(words))
        self.notes.setText("\n".join(reading.notes) if reading else "")
        self.notes.setVisible(bool(self.notes.text()))

    def _show_kind(self, reading: Reading | None) -> None:
        if reading is None:
            return
        field = self.kind_row.field
        field.setCurrentIndex(field.findData(reading.kind))
        unsure = reading.kind_state is State.CHECK
        field.setProperty("doubt", unsure)
        repolish(field)
        grounds = "; ".join(reading.kind_grounds)
        self.kind_row.say(self.tr("Please check. {0}").format(grounds).strip() if unsure else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Where there is little height, the values have it rather than advice on them."""
        roomy = self.height() > self.fontMetrics().height() * _ROOMY
        self.hint.setVisible(roomy and self.reading is not None)

    # ------------------------------------------------------------------------------------------ moving about

    def go_to(self, target: Target) -> None:
        """Move the focus to a value."""
        box = self.fields.box(target)
        if box is not None:
            self.tabs.setCurrentIndex(0)
            box.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            box.edit.selectAll()
            self._scroll.ensureWidgetVisible(box, 0, 40)
        elif self.model.index_of(target).isValid():
            self.tabs.setCurrentIndex(1)
            self.lines.go_to(target)

    def next_doubt(self, step: int = 1) -> None:
        """Go to the next value to check, after the one where the person is, and around; at the end, to Looks right."""
        reading = self.reading
        if reading is None:
            return
        order = self.fields.targets
        waiting = doubts(reading, [t for t in order if isinstance(t, FieldName)])
        if reading.kind_state is State.CHECK and not waiting:
            self.tabs.setCurrentIndex(0)
            self.kind_row.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._scroll.ensureWidgetVisible(self.kind_row)
            return
        if waiting:
            at = waiting.index(self._target) if self._target in waiting else (-1 if step > 0 else 0)
            self.go_to(waiting[(at + step) % len(waiting)])
        else:
            self.right_button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def propose(self, text: str) -> str:
        """Put words from the page into the value the person is at; gives its name, or nothing where there is none."""
        target, reading = self._target, self.reading
        if target is None or reading is None:
            return ""
        box = self.fields.box(target)
        if box is not None and self.tabs.currentIndex() == 0:
            box.propose(text)
        else:
            self.lines.propose(target, text)
        return name_of(target, reading)

    def refuse(self, target: Target, words: str) -> None:
        """Say beside a value why it was not kept."""
        box = self.fields.box(target)
        if box is not None:
            box.not_kept(words)
        if isinstance(target, tuple):
            self.lines_page.refuse(words)

    # ------------------------------------------------------------------------------------------ events

    def _on_reached(self, target: Target) -> None:
        self._target = target
        self.reached.emit(target)

    def _tell_history(self) -> None:
        if self._target is not None and self.reading is not None:
            self.history_wanted.emit(self._target)

    def _name_column(self) -> None:
        if self.tabs.isTabVisible(1) and self.reading is not None:
            self.tabs.setCurrentIndex(1)
            self.lines_page.heads_wanted.emit()

    def _on_by_hand(self, number: int) -> None:
        kind = self.by_hand.itemData(number)
        if kind is not None:
            self.typing_wanted.emit(DocumentKind(kind))

    def go_to_line(self, number: int | None) -> None:
        """Move to a line, or to the last one."""
        reading = self.reading
        if reading is None or not reading.lines:
            return
        wanted = number if number is not None and reading.line(number) else reading.lines[-1].number
        self.tabs.setCurrentIndex(1)
        first = self.model.first_open(wanted)
        if first is not None:
            self.lines.go_to(first)

    def _on_kind(self, number: int) -> None:
        kind = self.kind_row.field.itemData(number)
        reading = self.reading
        if reading is not None and (kind != reading.kind or reading.kind_state is State.CHECK):
            self.kind_chosen.emit(DocumentKind(kind))

    def _on_part(self, number: int) -> None:
        self._part, self._target = number, None
        self._show_part(fresh=True)
        self.part_chosen.emit()

    def show_part(self, part: int) -> None:
        """Show another paper of the file, by its number from 1."""
        readings = self._view.readings if self._view else ()
        number = next((n for n, r in enumerate(readings) if r.part == part), None)
        if number is not None and number != self._part:
            self.part_row.field.setCurrentIndex(number)
            self._on_part(number)

    def keep_pending(self) -> None:
        """Keep what is typed and not yet entered, before another document is shown."""
        at = QApplication.focusWidget()
        if at is not None and self.isAncestorOf(at):
            at.clearFocus()
