"""Carries the person's corrections to the vault, and brings back the document as it then stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.trouble import CorrectableTrouble
from medneg_desktop.domain.place import Place
from medneg_desktop.domain.reading import DocumentKind, FieldName
from medneg_desktop.services.office import Office
from medneg_desktop.services.review import (
    DocumentView,
    confirm,
    correct_cell,
    correct_field,
    document_view,
    set_kind,
)
from medneg_desktop.ui.background import Lane, Lanes, Ticket
from medneg_desktop.ui.inbox.places import Target


class ReviewDesk(QObject):
    """One open document. Every write is one piece of work in the store's lane, and every check runs again with it."""

    loaded = Signal(object)
    changed = Signal(object)
    confirmed = Signal(str)
    refused = Signal(object, object)
    """A value, and the trouble that its text met."""
    trouble = Signal(object)

    def __init__(self, office: Office, lanes: Lanes, parent: QObject) -> None:
        super().__init__(parent)
        self._office = office
        self._lanes = lanes
        self._reading: Ticket | None = None
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
            self._write(lambda: correct_field(self._office, document, part, target, text, place), target)
        else:
            line, cell = target
            self._write(lambda: correct_cell(self._office, document, part, line, cell, text), target)

    def set_kind(self, part: int, kind: DocumentKind) -> None:
        document = self.document
        if document is not None:
            self._write(lambda: set_kind(self._office, document, part, kind), None)

    def confirm(self) -> None:
        """The person says that everything is read right."""
        document = self.document
        if document is None:
            return

        def done(view: DocumentView) -> None:
            self._arrived(view)
            self.confirmed.emit(document)

        self._lanes.run(
            Lane.STORE,
            lambda: self._after(lambda: confirm(self._office, document), document),
            owner=self,
            done=done,
            failed=self._failed,
        )

    def _after(self, write: Callable[[], object], document: DocumentId) -> DocumentView:
        write()
        return document_view(self._office, document)

    def _write(self, write: Callable[[], object], target: Target | None) -> None:
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
