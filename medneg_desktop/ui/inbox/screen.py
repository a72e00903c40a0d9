"""The inbox as a screen: the list at the left, the page in the middle, the values at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QListView, QSplitter, QStackedWidget, QWidget
from shiboken6 import isValid

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.domain.document import Document, ReadingStatus
from medneg_desktop.domain.learned import LearnedRule
from medneg_desktop.domain.place import Box, Place
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import Inbox, dismiss_declined, inbox
from medneg_desktop.services.ports import Event
from medneg_desktop.services.read_shares import Share
from medneg_desktop.services.review import DocumentView
from medneg_desktop.services.teach_column import Head
from medneg_desktop.services.turn_page import is_turnable
from medneg_desktop.services.undo import Deed
from medneg_desktop.ui.background import Lane, Lanes, Ticket
from medneg_desktop.ui.inbox.column_row import is_head
from medneg_desktop.ui.inbox.declined import DeclinedCard
from medneg_desktop.ui.inbox.field_box import refusal
from medneg_desktop.ui.inbox.line_acts import LINE_KEYS
from medneg_desktop.ui.inbox.list_delegate import InboxDelegate
from medneg_desktop.ui.inbox.list_model import ROW, InboxModel, ListRow, sure_documents
from medneg_desktop.ui.inbox.offers import OffersCard
from medneg_desktop.ui.inbox.papers import JoinDialog, PapersDialog
from medneg_desktop.ui.inbox.places import Target, fact_of, highlights, key_of, name_of, target_of, words_in
from medneg_desktop.ui.inbox.review_desk import ReviewDesk
from medneg_desktop.ui.inbox.review_panel import ReviewPanel
from medneg_desktop.ui.inbox.turning import Turning
from medneg_desktop.ui.inbox.value_history import ValueHistory
from medneg_desktop.ui.inbox.words import rule_words
from medneg_desktop.ui.language import say
from medneg_desktop.ui.shared import APART, PAGE, Chip, Column, EmptyState, MessageBar, PageHead, button, heading, named
from medneg_desktop.ui.theme import Role
from medneg_desktop.ui.undoing import UndoButtons, Undoing
from medneg_desktop.ui.viewer import ViewerPane, document_source
from medneg_desktop.ui.viewer.keys import VIEWER_KEYS
from medneg_desktop.ui.viewer.pair import TURN_KEY, Pair
from medneg_desktop.ui.viewer.room import share
from medneg_desktop.ui.viewer.strip import Strips

_FILTERS: tuple[tuple[str, bool | None], ...] = (("Everything", None), ("To look at", True), ("Looked at", False))


class InboxScreen(QWidget):
    """Check what was read: click a value to see it, type to correct it, and every check runs again."""

    open_case = Signal(str)
    open_document = Signal(str)
    changed = Signal()
    trouble = Signal(object)
    looking = Signal(object)
    """The document that the person opened, or None."""
    title = "Check what we read"
    keys = (
        ("F8, Shift+F8", "Next or previous value to check"),
        ("Enter", "Keep a value; on a doubtful one, say that it is right"),
        ("Tab", "Next value; doubtful ones stand first"),
        ("Esc", "Take back what was typed"),
        ("Ctrl+H", "History of the value"),
        ("Ctrl+Enter", "Everything looks right"),
        ("Ctrl+Shift+Enter", "Accept all documents in which nothing is in doubt"),
        ("Ctrl+R", "Read the document again"),
        ("Ctrl+Shift+R", "Turn the page; one that is a picture is read again so"),
        ("Ctrl+B", "Read the value from a box on the page: arrows move it, Shift+arrows size it, Enter reads"),
        ("Ctrl+Shift+P", "Say which pages of the file belong together"),
        ("Ctrl+Shift+J", "Join the selected documents into one paper"),
        *LINE_KEYS,
        TURN_KEY,
        *VIEWER_KEYS,
    )

    def __init__(self, office: Office, lanes: Lanes, *, undoing: Undoing | None = None) -> None:
        super().__init__()
        self.setObjectName("screen")
        self._office = office
        self._lanes = lanes
        self._ticket: Ticket | None = None
        self._view: DocumentView | None = None
        self._pointed: tuple[Target, Place] | None = None
        self._line_added = False
        self._before_box: QWidget | None = None
        self._part = 1
        self._turning = Turning(self)
        self.model = InboxModel(self)
        self.list = self.landing = named(QListView(), self.tr("Documents"))
        self.filter = named(QComboBox(), self.tr("Which documents"))
        self.pane = ViewerPane(lanes, can_mark=True)
        self.strips = Strips(lanes, self)
        self.panel = ReviewPanel(self.strips)
        self.declined = DeclinedCard()
        self.message = MessageBar()
        self.offers = OffersCard()
        self.chip = Chip("", Role.DOUBT)
        self.undoing = undoing or Undoing(office, lanes, self)
        self.pile_button = button(
            "", "plain", "Ctrl+Shift+Return", tip=self.tr("Confirm every document in which nothing is in doubt")
        )
        self.join_button = button(
            self.tr("Join into one paper"),
            "plain",
            "Ctrl+Shift+J",
            tip=self.tr("Join the selected documents into one paper"),
        )
        self._desk = ReviewDesk(office, lanes, self.undoing, self)
        self._build()
        self._connect()

    # ------------------------------------------------------------------------------------------ building

    def _build(self) -> None:
        for words, _ in _FILTERS:
            self.filter.addItem(say(words))
        self.list.setItemDelegate(InboxDelegate(self.list))
        self.list.setModel(self.model)
        self.list.setObjectName("cards")
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.list.setMinimumWidth(self.fontMetrics().averageCharWidth() * 20)
        left = QWidget()
        column = Column(left, gap=0.6)
        column.add(self.filter)
        column.add(self.list, stretch=1)
        column.add(self.join_button)
        column.add(self.pile_button)
        self.join_button.hide()
        self.pile_button.hide()
        self.work = Pair(self.panel, self.pane, letters=50, at_most=0.44, least=78, words_left=False)
        self.stack = QStackedWidget()
        self.nothing = EmptyState(
            self.tr("Nothing here yet"),
            self.tr("Drop bills, EOBs and receipts on the window. What is read from them is shown here to be checked."),
            sign="drop",
        )
        for page in (self.nothing, self.work, self.declined):
            self.stack.addWidget(page)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(left)
        self.split.addWidget(self.stack)
        self.split.setStretchFactor(0, 0)
        self.split.setStretchFactor(1, 1)
        head = PageHead(heading(self.title), self.chip, UndoButtons(self.undoing))
        whole = Column(self, gap=APART, margin=PAGE)
        whole.add(head, self.message, self.offers)
        whole.add(self.split, stretch=1)
        self.chip.hide()
        share(self.split, letters=30, at_most=0.2)

    def _connect(self) -> None:
        self.model.wanted.connect(self._load_more)
        self.list.selectionModel().currentChanged.connect(lambda now, _: self._on_row(now))
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._show_join())
        self.join_button.clicked.connect(lambda _=False: self.join_documents(self.selected))
        self.panel.papers_wanted.connect(self._share_out)
        self.panel.papers_right.connect(self._agree)
        self.panel.apart_wanted.connect(self._desk.take_apart)
        self._desk.regrouped.connect(self._on_regrouped)
        self._desk.learned.connect(self._on_learned)
        self.filter.activated.connect(lambda _: self._on_filter())
        self.pane.viewer.highlight_clicked.connect(self._on_mark)
        self._connect_columns()
        self.pane.area_marked.connect(self._on_area)
        self.pane.viewer.turned.connect(self._on_turned)
        self._turning.settled.connect(self._turn)
        QShortcut(QKeySequence("Ctrl+Shift+R"), self).activated.connect(self.pane.viewer.rotate_view)
        QShortcut(QKeySequence("Ctrl+B"), self).activated.connect(self._begin_box)
        self.pane.viewer.marking_changed.connect(self._after_box)
        self.panel.reached.connect(self._on_reached)
        self.panel.entered.connect(self._on_entered)
        self.panel.kind_chosen.connect(self._on_kind)
        self.panel.part_chosen.connect(self._on_part)
        self.panel.confirmed.connect(lambda: self._with_part(self._desk.confirm))
        self.panel.later.connect(self.next_document)
        self.panel.typing_wanted.connect(self._desk.type_by_hand)
        self.panel.again_wanted.connect(self._read_again)
        self.panel.history_wanted.connect(lambda target: self._with_part(self._desk.ask_history, target))
        self.panel.lines_page.add.connect(self._add_line)
        self.panel.lines_page.remove.connect(lambda line: self._with_part(self._desk.remove_line, line))
        self.panel.lines_page.merge.connect(lambda line: self._with_part(self._desk.merge_lines, line))
        self.panel.lines_page.split.connect(lambda line, cells: self._with_part(self._desk.split_line, line, cells))
        self.pile_button.clicked.connect(lambda _=False: self._desk.confirm_pile())
        self._desk.history.connect(self._show_history)
        self._desk.reread.connect(self._on_reread)
        self._desk.page_turned.connect(self._on_page_turned)
        self._desk.pile_confirmed.connect(self._on_pile)
        self.declined.dismissed.connect(self._on_dismiss)
        self._desk.loaded.connect(self._on_loaded)
        self._desk.changed.connect(self._on_changed)
        self._desk.confirmed.connect(lambda _: self.next_document())
        self._desk.refused.connect(lambda target, trouble: self.panel.refuse(target, refusal(trouble)))
        self._desk.trouble.connect(self.trouble)

    # ------------------------------------------------------------------------------------------ the list

    def refresh(self) -> None:
        """Load the list again, and the open document with it."""
        if self._ticket is not None:
            self._ticket.tear()
        to_check = _FILTERS[self.filter.currentIndex()][1]
        self._ticket = self._lanes.run(
            Lane.STORE,
            lambda: inbox(self._office, to_check=to_check),
            owner=self,
            done=self._on_list,
            failed=self.trouble.emit,
        )

    def _on_filter(self) -> None:
        self.model.start_over()
        self._desk.open(None)
        self.refresh()

    def _keeps(self, document: Document) -> bool:
        to_check = _FILTERS[self.filter.currentIndex()][1]
        return to_check is None or document.reviewed is not to_check

    def _load_more(self, offset: int) -> None:
        to_check = _FILTERS[self.filter.currentIndex()][1]
        self._ticket = self._lanes.run(
            Lane.STORE,
            lambda: inbox(self._office, to_check=to_check, offset=offset),
            owner=self,
            done=self.model.append,
            failed=self.trouble.emit,
        )

    def _on_list(self, page: Inbox) -> None:
        open_now = self._desk.document
        self.chip.setVisible(page.to_check > 0)
        one = self.tr("1 document to check")
        self.chip.say(
            one if page.to_check == 1 else self.tr("{0} documents to check").format(page.to_check), Role.DOUBT
        )
        moved = self.model.show_first(page, keeps=self._keeps)
        self._show_pile()
        if open_now is not None:
            if moved or not self.list.currentIndex().isValid():
                self.show_document(open_now, self._part)
            else:
                self._open(DocumentId(open_now))
        elif self.list.currentIndex().isValid():
            return  # at a file that could not come in
        elif self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))
        else:
            self._open(None)

    def show_document(self, document: str, part: int = 1) -> None:
        """Open a paper of a document, also one that is not among the rows loaded so far."""
        self._part = part
        number = self.model.number_of(document, part)
        if number is None:
            self.list.selectionModel().clear()
            self._open(DocumentId(document))
            return
        index = self.model.index(number)
        if self.list.currentIndex() == index:
            self._open(DocumentId(document))
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    def next_document(self) -> None:
        """Go on to the next paper below that wants a look; where there is none, stay."""
        here = self.list.currentIndex().row()
        for number in [*range(here + 1, self.model.rowCount()), *range(max(0, here))]:
            row = self.model.rows[number]
            if row.item is not None and not row.item.looked_at:
                self.list.setCurrentIndex(self.model.index(number))
                return
        self.message.tell("success", self.tr("Everything in this list was looked at."))

    def _on_row(self, index: QModelIndex | QPersistentModelIndex) -> None:
        row = index.data(ROW)
        if not isinstance(row, ListRow):
            return
        if row.document is None or row.document.id != self._desk.document:
            self.panel.keep_pending()
        if row.declined is not None:
            self._desk.open(None)
            self._view = None
            self.declined.show_file(row.number, row.declined)
            self.stack.setCurrentWidget(self.declined)
        elif row.document is not None:
            self._part = row.part
            if self._view is not None and self._view.document.id == row.document.id == self._desk.document:
                self.panel.show_part(row.part)
            else:
                self._open(row.document.id)

    def _on_part(self) -> None:
        """Another paper of the open file is shown: the list points at it too."""
        reading, document = self.panel.reading, self._desk.document
        if reading is not None and document is not None:
            self._part = reading.part
            number = self.model.number_of(document, reading.part)
            if number is not None and number != self.list.currentIndex().row():
                self.list.setCurrentIndex(self.model.index(number))
        self._show_page()

    def _open(self, document: DocumentId | None) -> None:
        self._desk.open(document)
        self.looking.emit(document)
        if document is None:
            self._view = None
            self.stack.setCurrentWidget(self.nothing)

    def _on_dismiss(self, number: int) -> None:
        self._lanes.run(
            Lane.STORE,
            lambda: self.undoing.keep(dismiss_declined(self._office, number)),
            owner=self,
            done=lambda _: self._dismissed(),
            failed=self.trouble.emit,
        )

    def _dismissed(self) -> None:
        self.changed.emit()
        self.refresh()

    # ------------------------------------------------------------------------------------------ the document

    def _on_loaded(self, view: DocumentView) -> None:
        same = self._view is not None and self._view.document.id == view.document.id
        self._view = view
        source = document_source(self._office, view.document, view.pages)
        self.strips.set_source(source)
        self.pane.viewer.set_source(source, self.pane.viewer.page if same else 1)
        lines = self._new_line(view) if same else None
        self.panel.show_view(view)
        self.stack.setCurrentWidget(self.work)
        self._mark()
        if lines is not None:
            self.panel.go_to_line(lines)
        if not same:
            self._pointed = None
            self.panel.show_part(self._part)
            self._show_page()

    def _mark(self) -> None:
        reading, columns = self.panel.reading, self.panel.lines_page.columns
        values = highlights(reading) if reading else ()
        self.pane.viewer.set_highlights(values if columns.isHidden() else columns.highlights)

    def _on_mark(self, key: str) -> None:
        if is_head(key):
            self.panel.lines_page.columns.choose(key)
        else:
            self.panel.go_to(target_of(key))

    # ------------------------------------------------------------------------------------------ columns

    def _connect_columns(self) -> None:
        page = self.panel.lines_page
        page.heads_wanted.connect(lambda: self._with_part(self._desk.ask_heads))
        page.columns.wanted.connect(lambda head, cell: self._with_part(self._desk.teach_column, head, cell))
        page.columns.pointed.connect(self._point_at_head)
        page.columns.closed.connect(self._mark)
        self._desk.heads.connect(self._show_heads)
        self._desk.column_taught.connect(self._on_column_taught)
        self._desk.column_refused.connect(lambda trouble: page.columns.refuse(refusal(trouble)))

    def _show_heads(self, heads: Sequence[Head]) -> None:
        self.panel.lines_page.columns.open_with(heads)
        self._mark()
        self._point_at_head()

    def _point_at_head(self, key: str = "") -> None:
        columns = self.panel.lines_page.columns
        if not columns.isHidden():
            self.pane.viewer.focus_on(key or f"head:{columns.head_row.field.currentIndex()}")

    def _on_column_taught(self, rule: LearnedRule | None) -> None:
        self.panel.lines_page.columns.close_row()
        if rule is None:
            self.message.tell("info", self.tr("The paper is read so already."))
            return
        words = self.tr("Read again. {0}").format(rule_words(rule))
        take_back = (self.tr("Take it back"), self.undoing.take_back)
        self.message.tell("success", words, self.tr("Settings lists what was learned."), action=take_back)

    def _show_page(self) -> None:
        reading = self.panel.reading
        if reading is not None and reading.pages:
            self.pane.viewer.show_page(reading.pages[0])
        self._mark()

    def _on_reached(self, target: Target) -> None:
        self.pane.viewer.focus_on(key_of(target))

    def _on_entered(self, target: Target, text: str) -> None:
        reading = self.panel.reading
        if reading is None:
            return
        place = self._pointed[1] if self._pointed and self._pointed[0] == target else None
        self._pointed = None
        self._desk.enter(reading.part, target, text, place)

    def _on_kind(self, kind: object) -> None:
        reading = self.panel.reading
        if reading is not None:
            self._desk.set_kind(reading.part, kind)  # type: ignore[arg-type]  # Qt's signals carry objects

    def _on_changed(self, view: DocumentView) -> None:
        self.model.renew(view)
        self._show_pile()
        self.changed.emit()

    def _begin_box(self) -> None:
        self._before_box = self.focusWidget()
        self.pane.viewer.begin_box()

    def _after_box(self, on: bool) -> None:
        """Whether the box was taken or given up: the hand goes on where it was."""
        before = None if on else self._before_box
        if before is not None and isValid(before) and before.isVisible():
            self._before_box = None
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_area(self, page: int, box: Box) -> None:
        columns = self.panel.lines_page.columns
        if not columns.isHidden() and self._view is not None:
            words = next((words_in(p, box) for p in self._view.pages if p.number == page), "")
            columns.choose_at(Place(page, box), words)
            self._mark()
            self._point_at_head()
            return
        target = self.panel.target
        if target is None or self._view is None:
            self.message.tell("info", self.tr("Choose a value first, then draw a box around it on the page."))
            return
        text = next((words_in(p, box) for p in self._view.pages if p.number == page), "")
        self._pointed = (target, Place(page, box))
        if not text:
            self.message.tell("info", self.tr("No words were read in that box. Type the value; its place is kept."))
        else:
            self.message.dismiss()
        self.panel.propose(text)

    # ------------------------------------------------------------------------------------------ lines, piles, reading

    def _with_part(self, act: Callable[..., object], *what: object) -> None:
        reading = self.panel.reading
        if reading is not None:
            act(reading.part, *what)

    def _add_line(self, after: int | None) -> None:
        self._line_added = True
        self._with_part(self._desk.add_line, after)

    def _new_line(self, view: DocumentView) -> int | None:
        """The number of a line that was just added here: the person goes on typing there."""
        old, self._line_added, added = self.panel.reading, False, self._line_added
        now = next((r for r in view.readings if old is not None and r.part == old.part), None)
        if not added or now is None or old is None:
            return None
        held = {x.number for x in old.lines}
        return next((x.number for x in now.lines if x.number not in held), None)

    def _read_again(self) -> None:
        self.message.tell("info", self.tr("Reading this document again. What you typed is kept."))
        self._desk.read_again()

    def _on_reread(self, view: DocumentView) -> None:
        self.message.tell("success", self.tr("{0} was read again.").format(view.document.name))

    def _on_turned(self, page: int, quarters: int) -> None:
        """The person turned a page: once the hand rests, it is read so, where that can change what is read."""
        view = self._view
        text = next((p for p in view.pages if p.number == page), None) if view else None
        if view is not None and view.document.status is not ReadingStatus.WAITING and is_turnable(text):
            self._turning.wait(view.document.id, page, quarters, text.turns if text is not None else 0)

    def _turn(self, document: DocumentId, page: int, quarters: int) -> None:
        self.message.tell("info", self.tr("Reading page {0} again as you turned it.").format(page))
        self._desk.turn_page(document, page, quarters)

    def _on_page_turned(self, view: DocumentView, page: int) -> None:
        words = self.tr("Page {0} of {1} was read again as you turned it. What you typed is kept.")
        take_back = (self.tr("Take it back"), self.undoing.take_back)
        self.message.tell("success", words.format(page, view.document.name), action=take_back)

    # ------------------------------------------------------------------------------------------ papers and documents

    @property
    def selected(self) -> list[Document]:
        """The selected documents, in the order in which they came in."""
        rows = sorted(i.row() for i in self.list.selectionModel().selectedIndexes())
        found = {d.id: d for n in reversed(rows) if (d := self.model.rows[n].document) is not None}
        return list(found.values())

    def _show_join(self) -> None:
        self.join_button.setVisible(len(self.selected) > 1)

    def join_documents(self, documents: Sequence[Document]) -> None:
        """Ask for the order of these documents, and join them."""
        dialog = JoinDialog(documents, self)
        if len(documents) > 1 and dialog.exec():
            self._desk.join(dialog.order)

    def _on_regrouped(self, document: DocumentId) -> None:
        take_back = (self.tr("Take it back"), self.undoing.take_back)
        self.message.tell("success", self.tr("{0}.").format(self.undoing.book.next_back.capitalize()), action=take_back)
        self._desk.open(document)
        self.changed.emit()
        self.refresh()

    def _share_out(self) -> None:
        if self._view is None or not self._view.pages:
            return
        dialog = PapersDialog(self._view.readings, self._view.pages, self)
        if dialog.exec():
            self._desk.divide(dialog.shares)

    def _agree(self) -> None:
        if self._view is not None:
            self._desk.divide([Share(r.pages) for r in self._view.readings])

    def _on_learned(self, rule: LearnedRule) -> None:
        words = self.tr("Learned for the next papers: {0}").format(rule_words(rule))
        self.message.tell("info", words, self.tr("Settings lists what was learned."))

    def _show_pile(self) -> None:
        count = sure_documents(self.model.rows)
        self.pile_button.setVisible(count > 0)
        words = self.tr("Accept {0} proven").format(count)
        self.pile_button.setText(words)
        self.pile_button.setAccessibleName(words)
        self.pile_button.setAccessibleDescription(self.tr("Confirms every document in which nothing is in doubt"))

    def _on_pile(self, deed: Deed | None) -> None:
        if deed is None:
            self.message.tell("info", self.tr("There is no document left in which nothing is in doubt."))
        else:
            take_back = (self.tr("Take it back"), self.undoing.take_back)
            self.message.tell("success", self.tr("{0}.").format(deed.words), action=take_back)
        self.changed.emit()
        self.refresh()

    def _show_history(self, target: Target, events: Sequence[Event]) -> None:
        reading = self.panel.reading
        if reading is not None:
            ValueHistory(name_of(target, reading), events, fact_of(target, reading), self).exec()
