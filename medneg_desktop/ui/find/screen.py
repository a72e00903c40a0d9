"""The Find screen: what is looked for above, what was found at the left, and the page it stands on at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QComboBox, QInputDialog, QLineEdit, QListView, QSplitter, QStackedWidget, QWidget

from medneg_desktop.domain.document import Document
from medneg_desktop.domain.reading import DocumentKind
from medneg_desktop.services.find import Found, FoundBill, FoundPaper, Narrowed
from medneg_desktop.services.office import Office
from medneg_desktop.services.tags import set_tags, tag_bill
from medneg_desktop.services.undo import Deed
from medneg_desktop.services.views import SavedView, drop_view, save_view, saved_views
from medneg_desktop.ui.background import Lane, Lanes, Ticket
from medneg_desktop.ui.find.desk import FindDesk
from medneg_desktop.ui.find.glance import BillGlance, Glance, look_at
from medneg_desktop.ui.find.rows import AnyFound, ResultModel, ResultRow, rows_of
from medneg_desktop.ui.inbox.list_delegate import InboxDelegate
from medneg_desktop.ui.inbox.words import KINDS
from medneg_desktop.ui.language import say
from medneg_desktop.ui.shared import (
    PAGE,
    Column,
    EmptyState,
    Flow,
    FormRow,
    PageHead,
    announce,
    button,
    heading,
    label,
    named,
    scroll,
)
from medneg_desktop.ui.theme import Role
from medneg_desktop.ui.undoing import UndoButtons, Undoing
from medneg_desktop.ui.viewer import ViewerPane, document_source
from medneg_desktop.ui.viewer.highlight import Highlight
from medneg_desktop.ui.viewer.keys import VIEWER_KEYS
from medneg_desktop.ui.viewer.room import share

_BOTH = 40
"""Lines of height from which a page has room below what is told of a bill."""
_ANY = 16777215
"""Qt's own largest height of a widget."""
_KEY = "found"
"""The key of every mark on the page: they are one answer."""


class FindScreen(QWidget):
    """Type, walk through what was found with the arrows, and open it with Enter."""

    open_case = Signal(str)
    open_document = Signal(str)
    changed = Signal()
    trouble = Signal(object)
    keys = (
        ("Down", "From the search to what was found"),
        ("Enter", "Open what is chosen"),
        ("Ctrl+T", "Tag the chosen paper"),
        *VIEWER_KEYS,
    )

    def __init__(self, office: Office, lanes: Lanes, *, undoing: Undoing | None = None) -> None:
        super().__init__()
        self.setObjectName("screen")
        self.title = self.tr("Find")
        self._office, self._lanes = office, lanes
        self._views: tuple[SavedView, ...] = ()
        self.undoing = undoing or Undoing(office, lanes, self)
        self.desk = FindDesk(office, lanes, self)
        self.model = ResultModel()
        self.text = named(QLineEdit(), self.tr("What to look for"))
        self.kind = named(QComboBox(), self.tr("Which papers"))
        self.state = named(QComboBox(), self.tr("Looked at or not"))
        self.views = named(QComboBox(), self.tr("Kept searches"))
        self.keep_button = button(self.tr("Keep this search"), "plain", on_click=self.ask_name)
        self.drop_button = button(self.tr("Remove"), "quiet", on_click=self._drop, name=self.tr("Remove this search"))
        self.told = label("", soft=True)
        self.list = named(QListView(), self.tr("What was found"))
        self.pane = ViewerPane(lanes, caption=True)
        self.tags: FormRow[QLineEdit] = FormRow(self.tr("Tags"), QLineEdit())
        self.glance = BillGlance()
        self._look = Ticket()
        self._paged = False
        self._build()
        self._connect()
        self._answered(Found(), "")

    # ------------------------------------------------------------------------------------------ building

    def _build(self) -> None:
        self.text.setPlaceholderText(self.tr("Words, a name, an amount, a code, a date, #tag"))
        self.text.setClearButtonEnabled(True)
        self.kind.addItem(self.tr("Everything"), None)
        for kind, words in KINDS.items():
            self.kind.addItem(say(words), kind)
        for words, to_check in (
            (self.tr("Any state"), None),
            (self.tr("To look at"), True),
            (self.tr("Looked at"), False),
        ):
            self.state.addItem(say(words), to_check)
        self.list.setModel(self.model)
        self.list.setItemDelegate(InboxDelegate(self.list))
        self.list.setObjectName("cards")
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumWidth(self.fontMetrics().averageCharWidth() * 24)
        ask = Flow()
        ask.add(self.text, letters=34)
        ask.add(self.kind, self.state, self.views, self.keep_button, self.drop_button)
        head = PageHead(heading(self.title), UndoButtons(self.undoing))
        whole = Column(self, gap=1.0, margin=PAGE)
        whole.add(head, ask, self.told)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.list)
        self.split.addWidget(self._beside())
        share(self.split, letters=46, at_most=0.42)
        self.nothing = EmptyState(
            self.tr("Everything in your vault can be found"),
            self.tr(
                "Papers by every word on them, amounts and dates in any form, what was said in calls and letters,"
                " and your own tags. A misspelled word is no matter."
            ),
            sign="find",
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(self.split)
        whole.add(self.stack, stretch=1)

    def _beside(self) -> QWidget:
        """The page of the chosen paper, or the words of a bill or talk; papers and bills with their tags."""
        paper = QWidget()
        column = Column(paper, gap=0.6)
        self.open_button = button(
            self.tr("Open"), on_click=self.open_chosen, tip=self.tr("Open what is chosen (Enter)")
        )
        row = Flow(gap=1.2)
        row.add(self.tags, letters=26)
        row.add(self.open_button)
        self._about = scroll(self.glance, self.tr("About this bill"))
        self._about.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.add(self._about, stretch=3)
        column.add(self.pane, stretch=2)
        column.add(row)
        self.tags.say(self.tr("Words of your own, with spaces between; Enter keeps them."))
        return paper

    def _connect(self) -> None:
        self.text.textEdited.connect(lambda _: self._ask_soon())
        self.text.textChanged.connect(lambda words: None if words else self._ask_soon())
        self.text.returnPressed.connect(self._to_list)
        for choice in (self.kind, self.state):
            choice.activated.connect(lambda _: self._ask_soon())
        self.views.activated.connect(self._on_view)
        self.desk.found.connect(self._answered)
        self.desk.trouble.connect(self.trouble)
        self.list.selectionModel().currentChanged.connect(lambda now, _: self._show(now))
        self.model.modelReset.connect(self._choose_first)
        self.list.activated.connect(lambda _: self.open_chosen())
        self.tags.field.returnPressed.connect(self._keep_tags)
        down = QShortcut(QKeySequence("Down"), self.text, context=Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self._to_list)
        QShortcut(QKeySequence("Ctrl+T"), self).activated.connect(self._to_tags)

    # ------------------------------------------------------------------------------------------ asking

    @property
    def narrowed(self) -> Narrowed:
        kind = self.kind.currentData()
        return Narrowed(DocumentKind(kind) if kind else None, self.state.currentData())

    def refresh(self) -> None:
        """Ask again: papers may have come in. Also brings up the kept searches."""
        self.desk.ask_now(self.text.text(), self.narrowed)
        self._lanes.run(
            Lane.STORE,
            lambda: saved_views(self._office),
            owner=self,
            done=self._show_views,
            failed=self.trouble.emit,
        )

    def look_for(self, text: str) -> None:
        """Search for this."""
        self.text.setText(text)
        self.begin()
        self.desk.ask_now(text, self.narrowed)

    def begin(self) -> None:
        """The keyboard goes to the search."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    def _ask_soon(self) -> None:
        self.desk.ask_soon(self.text.text(), self.narrowed)

    def _answered(self, found: Found, text: str) -> None:
        self.model.show(rows_of(found))
        empty = not text.strip()
        self.stack.setCurrentWidget(self.nothing if empty or not found.count else self.split)
        self.nothing.title.setText(
            self.tr("Everything in your vault can be found") if empty else self.tr("Nothing was found")
        )
        told = "" if empty else self._in_words(found)
        if told != self.told.text():
            self.told.setText(told)
            if told:
                announce(self.told, told)
        self.told.setVisible(bool(told))
        self.keep_button.setEnabled(not empty)

    def _in_words(self, found: Found) -> str:
        said = [self.tr("1 found") if found.count == 1 else self.tr("{0} found").format(found.count)]
        if found.more:
            said.append(self.tr("there are more: add a word to narrow it"))
        said += [self.tr("no paper says “{0}”, so “{1}” was looked for").format(*pair) for pair in found.meant]
        if found.catching_up:
            said.append(self.tr("some papers are still being made ready"))
        return "; ".join(said) + "."

    # ------------------------------------------------------------------------------------------ what is chosen

    @property
    def chosen(self) -> AnyFound | None:
        at = self.list.currentIndex()
        return self.model.rows[at.row()].found if at.isValid() and at.row() < len(self.model.rows) else None

    def _choose_first(self) -> None:
        if self.model.rows:
            self.list.setCurrentIndex(self.model.index(0))

    def _to_list(self) -> None:
        if self.model.rows:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _to_tags(self) -> None:
        if self.tags.isVisible():
            self.tags.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self, index: QModelIndex | QPersistentModelIndex) -> None:
        row = self.model.rows[index.row()] if index.isValid() else None
        found = row.found if row is not None else None
        self._look.tear()
        self.tags.setVisible(isinstance(found, FoundPaper | FoundBill))
        if isinstance(found, FoundPaper | FoundBill):
            self.tags.field.setText(" ".join(found.tags))
        self._about.setVisible(not isinstance(found, FoundPaper))
        if isinstance(found, FoundPaper):
            self._show_paper(found)
        else:
            self._show_bill(row)

    def _show_paper(self, paper: FoundPaper) -> None:
        """The page where the words stand, with the words marked."""
        self._show_page(paper.document, paper.page or 1)
        marks = [Highlight(p.page, p.box, Role.ACCENT, _KEY, tooltip=self.text.text()) for p in paper.places]
        self.pane.viewer.set_highlights(marks)
        self.pane.viewer.focus_on(_KEY)

    def _show_page(self, document: Document, page: int) -> None:
        self._paged = True
        self._share()
        self.pane.say(document.name)
        self.pane.viewer.set_source(document_source(self._office, document), page)

    def _share(self) -> None:
        """The page stands below what is told of a bill where there is height for both."""
        roomy = self.height() > self.fontMetrics().height() * _BOTH
        paged = self._paged and (roomy or self._about.isHidden())
        self.pane.setVisible(paged)
        # With a page below it, it is as tall as its words need; the rest is the page's.
        need = self.glance.body.totalHeightForWidth(self._about.width()) + 2
        self._about.setMaximumHeight(need if paged else _ANY)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _show_bill(self, row: ResultRow | None) -> None:
        """What is known of a bill, or of the bill that a talk was about, and its paper that meets the search best."""
        self.glance.begin(row.shown if row else None)
        self._paged = False
        self._share()
        if row is None or isinstance(row.found, FoundPaper):
            return
        case, is_talk = row.found.case, not isinstance(row.found, FoundBill)
        papers = [r.found for r in self.model.rows if isinstance(r.found, FoundPaper) and r.found.case == case]
        papers.sort(key=lambda p: p.kind is None or not p.kind.is_bill)
        best = papers[0] if papers else None
        if best is not None:
            self._show_paper(best)

        def done(glance: Glance | None) -> None:
            if glance is not None:
                self.glance.show_bill(glance, is_talk=is_talk)
                self._share()
                if best is None and glance.first is not None:
                    self._show_page(glance.first, 1)

        self._look = self._lanes.run(
            Lane.STORE, lambda: look_at(self._office, case), owner=self, done=done, failed=self.trouble.emit
        )

    def open_chosen(self) -> None:
        """Open the chosen bill, paper or talk where it is worked on."""
        match self.chosen:
            case None:
                return
            case FoundPaper(document=document):
                self.open_document.emit(document.id)
            case FoundBill(case=case):
                self.open_case.emit(case)
            case talk:
                self.open_case.emit(talk.case)

    def _keep_tags(self) -> None:
        words = self.tags.field.text().replace(",", " ").split()
        match self.chosen:
            case FoundPaper(document=document):
                self._do(lambda: set_tags(self._office, document.id, words))
            case FoundBill(case=case):
                self._do(lambda: tag_bill(self._office, case, words))

    def _do(self, act: object) -> None:
        assert callable(act)

        def work() -> Deed | None:
            return self.undoing.keep(act())

        self._lanes.run(Lane.STORE, work, owner=self, done=lambda _: self.refresh(), failed=self.trouble.emit)

    # ------------------------------------------------------------------------------------------ kept searches

    def _show_views(self, views: tuple[SavedView, ...]) -> None:
        self._views = views
        self.views.clear()
        self.views.addItem(self.tr("Kept searches"))
        for view in views:
            self.views.addItem(view.name)
        self.views.setVisible(bool(views))
        now = next((n for n, v in enumerate(views, 1) if (v.text, v.narrowed) == (self.text.text(), self.narrowed)), 0)
        self.views.setCurrentIndex(now)
        self.drop_button.setVisible(now > 0)

    def _on_view(self, number: int) -> None:
        if number < 1:
            return
        view = self._views[number - 1]
        self.kind.setCurrentIndex(max(0, self.kind.findData(view.narrowed.kind)))
        self.state.setCurrentIndex(max(0, self.state.findData(view.narrowed.to_check)))
        self.text.setText(view.text)
        self.refresh()

    def ask_name(self) -> None:
        """Ask under which name the search is to be kept."""
        words = self.text.text().strip()
        name, yes = QInputDialog.getText(self, self.tr("Keep this search"), self.tr("Its name"), text=words)
        if yes and name.strip():
            self.keep(name.strip())

    def keep(self, name: str) -> None:
        """Keep the search under this name."""
        view = SavedView(name, self.text.text().strip(), self.narrowed)
        self._do(lambda: save_view(self._office, view))

    def _drop(self) -> None:
        if self.views.currentIndex() > 0:
            name = self.views.currentText()
            self._do(lambda: drop_view(self._office, name))
