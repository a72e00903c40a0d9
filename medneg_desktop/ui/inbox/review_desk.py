"""Carries the person's corrections to the vault, and brings back the document as it then stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.trouble import CorrectableTrouble
from medneg_desktop.domain.learned import LearnedRule
from medneg_desktop.domain.place import Place
from medneg_desktop.domain.reading import Cell, DocumentKind, FieldName
from medneg_desktop.services.division import divide
from medneg_desktop.services.join import JoinDeed, join, take_apart
from medneg_desktop.services.learn import Together, learning
from medneg_desktop.services.office import Office
from medneg_desktop.services.read_again import read_again
from medneg_desktop.services.read_shares import Share
from medneg_desktop.services.review import (
    DocumentView,
    confirm,
    confirm_pile,
    correct_cell,
    correct_field,
    document_view,
    set_kind,
    type_by_hand,
    value_history,
)
from medneg_desktop.services.review_lines import add_line, merge_lines, remove_line, split_line
from medneg_desktop.services.teach_column import heads_in, teach_column
from medneg_desktop.services.turn_page import turn_page
from medneg_desktop.services.undo import Deed
from medneg_desktop.ui.background import Lane, Lanes, Ticket
from medneg_desktop.ui.inbox.places import Target
from medneg_desktop.ui.undoing import Undoing


class ReviewDesk(QObject):
    """One open document. Every write is one piece of work in the store's lane, and every check runs again with it."""

    loaded = Signal(object)
    changed = Signal(object)
    confirmed = Signal(str)
    refused = Signal(object, object)
    """A value, and the trouble that its text met."""
    trouble = Signal(object)
    reread = Signal(object)
    page_turned = Signal(object, int)
    """A page of this document was read again as the person turned it."""
    learned = Signal(object)
    """A rule that was learned from a correction."""
    heads = Signal(object)
    """The heads of the columns of the paper that is looked at."""
    column_taught = Signal(object)
    """The rule by which the paper was read again, or None where it was read so already."""
    column_refused = Signal(object)
    regrouped = Signal(object)
    """Documents were joined or taken apart; this one is to be shown."""
    pile_confirmed = Signal(object)
    history = Signal(object, object)
    """A value, and what happened to it."""

    def __init__(self, office: Office, lanes: Lanes, undoing: Undoing, parent: QObject) -> None:
        super().__init__(parent)
        self._office = office
        self._undoing = undoing
        self._lanes = lanes
        self._reading: Ticket | None = None
        self._rereading: set[DocumentId] = set()
        self.document: DocumentId | None = None

    def open(self, document: DocumentId | None) -> None:
        """Load a document; what was asked for another one before is dropped."""
        if self._reading is not None:
            self._reading.tear()
        self.document = document
        if document is None:
            return
        self._reading = self._lanes.run(
            Lane.STORE,
            lambda: document_view(self._office, document),
            owner=self,
            done=self.loaded.emit,
            failed=self._failed,
        )

    def enter(self, part: int, target: Target, text: str, place: Place | None) -> None:
        """Keep what the person typed for a value."""
        document = self.document
        if document is None:
            return
        if isinstance(target, FieldName):
            self._write(
                lambda: self._learning(
                    correct_field(self._office, document, part, target, text, place), document, part, target
                ),
                target,
            )
        else:
            line, cell = target
            self._write(
                lambda: self._learning(
                    correct_cell(self._office, document, part, line, cell, text, place), document, part, target
                ),
                target,
            )

    def set_kind(self, part: int, kind: DocumentKind) -> None:
        document = self.document
        if document is not None:
            self._write(
                lambda: self._learning(set_kind(self._office, document, part, kind), document, part, None), None
            )

    def _learning(self, deed: Deed | None, document: DocumentId, part: int, target: Target | None) -> Deed | None:
        """In the store's lane: what the correction teaches is kept with it, and told."""
        step = learning(self._office, deed, document, part, target)
        if isinstance(step, Together) and isValid(self):
            self.learned.emit(step.learned)
        return step

    def divide(self, shares: Sequence[Share]) -> None:
        """Share out the pages of the document as the person said."""
        self._on_lines(lambda document: divide(self._office, document, shares))

    def join(self, documents: Sequence[DocumentId]) -> None:
        """Join these documents into one."""

        def work() -> DocumentId:
            joined = join(self._office, documents).id
            self._undoing.keep(JoinDeed(joined, tuple(documents)))
            return joined

        self._lanes.run(Lane.STORE, work, owner=self, done=self.regrouped.emit, failed=self._failed)

    def take_apart(self) -> None:
        """Take the open document apart into those it was joined from."""
        document = self.document
        if document is None:
            return

        def work() -> DocumentId:
            parts = tuple(d.id for d in take_apart(self._office, document))
            self._undoing.keep(JoinDeed(document, parts, apart=True))
            return parts[0]

        self._lanes.run(Lane.STORE, work, owner=self, done=self.regrouped.emit, failed=self._failed)

    def add_line(self, part: int, after: int | None) -> None:
        self._on_lines(lambda document: add_line(self._office, document, part, after=after))

    def remove_line(self, part: int, line: int) -> None:
        self._on_lines(lambda document: remove_line(self._office, document, part, line))

    def merge_lines(self, part: int, line: int) -> None:
        self._on_lines(lambda document: merge_lines(self._office, document, part, line), line)

    def split_line(self, part: int, line: int, cells: Sequence[Cell]) -> None:
        self._on_lines(lambda document: split_line(self._office, document, part, line, cells))

    def type_by_hand(self, kind: DocumentKind) -> None:
        """Begin to type a document that could not be read."""
        self._on_lines(lambda document: type_by_hand(self._office, document, kind))

    def _on_lines(self, write: Callable[[DocumentId], Deed | None], line: int = 0) -> None:
        document = self.document
        if document is not None:
            self._write(lambda: write(document), (line, Cell.CHARGE))

    def read_again(self) -> None:
        """Read the document again, beside whatever else is read; another one can be looked at meanwhile."""
        document = self.document
        if document is None or document in self._rereading:
            return
        self._rereading.add(document)

        def done(view: DocumentView) -> None:
            self._rereading.discard(document)
            self._arrived(view)
            self.reread.emit(view)

        def failed(error: BaseException) -> None:
            self._rereading.discard(document)
            self._failed(error)

        self._lanes.run(
            Lane.READ,
            lambda: self._after(lambda: read_again(self._office, document), document),
            owner=self,
            done=done,
            failed=failed,
        )

    def turn_page(self, document: DocumentId, page: int, quarters: int) -> None:
        """Read a page of a document again as the person turned it, beside whatever else is read."""
        self._lanes.run(
            Lane.READ,
            lambda: self._after(lambda: turn_page(self._office, document, page, quarters), document),
            owner=self,
            done=lambda view: self._was_turned(view, page),
            failed=self._failed,
        )

    def _was_turned(self, view: DocumentView, page: int) -> None:
        self._arrived(view)
        self.page_turned.emit(view, page)

    def ask_heads(self, part: int) -> None:
        """Find the heads of the columns of a paper, for the person to point at."""
        document = self.document
        if document is not None:
            self._lanes.run(
                Lane.STORE,
                lambda: heads_in(self._office, document, part),
                owner=self,
                done=self.heads.emit,
                failed=self._failed,
            )

    def teach_column(self, part: int, head: str, cell: Cell) -> None:
        """Read the paper again with what the person said a column is."""
        document = self.document
        if document is None:
            return

        def work() -> tuple[DocumentView, LearnedRule | None]:
            step = teach_column(self._office, document, part, head, cell)
            self._undoing.keep(step)
            rule = None if step is None else step.learned if isinstance(step, Together) else step.came[0]
            return document_view(self._office, document), rule

        def failed(error: BaseException) -> None:
            if isinstance(error, CorrectableTrouble) and document == self.document:
                self.column_refused.emit(error)
            else:
                self._failed(error)

        def done(found: tuple[DocumentView, LearnedRule | None]) -> None:
            self._arrived(found[0])
            self.column_taught.emit(found[1])

        self._lanes.run(Lane.STORE, work, owner=self, done=done, failed=failed)

    def confirm_pile(self) -> None:
        """Confirm every document in which nothing is in doubt."""
        self._lanes.run(
            Lane.STORE,
            lambda: self._undoing.keep(confirm_pile(self._office)),
            owner=self,
            done=self.pile_confirmed.emit,
            failed=self._failed,
        )

    def ask_history(self, part: int, target: Target) -> None:
        """Load what happened to a value."""
        document = self.document
        if document is None:
            return
        name, line = (target, None) if isinstance(target, FieldName) else (target[1], target[0])
        self._lanes.run(
            Lane.STORE,
            lambda: value_history(self._office, document, part, name, line),
            owner=self,
            done=lambda events: self.history.emit(target, events),
            failed=self._failed,
        )

    def confirm(self, part: int) -> None:
        """The person says that this paper of the open document is read right."""
        document = self.document
        if document is None:
            return

        def done(view: DocumentView) -> None:
            self._arrived(view)
            self.confirmed.emit(document)

        self._lanes.run(
            Lane.STORE,
            lambda: self._after(lambda: confirm(self._office, document, part), document),
            owner=self,
            done=done,
            failed=self._failed,
        )

    def _after(self, write: Callable[[], Deed | None], document: DocumentId) -> DocumentView:
        self._undoing.keep(write())
        return document_view(self._office, document)

    def _write(self, write: Callable[[], Deed | None], target: Target | None) -> None:
        document = self.document
        if document is None:
            return

        def failed(error: BaseException) -> None:
            if target is not None and isinstance(error, CorrectableTrouble) and document == self.document:
                self.refused.emit(target, error)
            else:
                self._failed(error)

        self._lanes.run(Lane.STORE, lambda: self._after(write, document), owner=self, done=self._arrived, failed=failed)

    def _arrived(self, view: DocumentView) -> None:
        if view.document.id == self.document:
            self.loaded.emit(view)
        self.changed.emit(view)

    def _failed(self, error: BaseException) -> None:
        self.trouble.emit(error)
