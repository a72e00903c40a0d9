"""The rows of the inbox, loaded a page at a time: ten thousand documents cost no more than two hundred."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from medneg_desktop.domain.document import Declined, Document, ReadingStatus
from medneg_desktop.services.overview import Inbox, InboxItem
from medneg_desktop.services.review import DocumentView
from medneg_desktop.ui.inbox.words import kind_words, pages_words, papers_title, to_check_words
from medneg_desktop.ui.theme import Role

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()


@dataclass(frozen=True)
class ListRow:
    """What a row shows. ``document`` is None for a file that could not come in; ``number`` is then its number."""

    title: str
    who: str
    file: str
    chip: str
    role: Role
    item: InboxItem | None = None
    declined: Declined | None = None
    number: int = 0

    @property
    def document(self) -> Document | None:
        return self.item.document if self.item else None

    @property
    def spoken(self) -> str:
        return ", ".join(t for t in (self.title, self.who, self.file, self.chip) if t)


def item_row(item: InboxItem) -> ListRow:
    """The row of a document."""
    document = item.document
    words, role = _chip(item)
    title = papers_title(item.kinds) if item.kinds else kind_words(item.kind)
    if document.status is not ReadingStatus.READ:
        title = document.name
    file = f"{pages_words(document.pages)} · {document.name}"
    return ListRow(title, item.provider, file, words, role, item)


def _chip(item: InboxItem) -> tuple[str, Role]:
    document = item.document
    if document.status is ReadingStatus.WAITING:
        return "reading…", Role.LINK
    if document.status is ReadingStatus.FAILED:
        return "could not be read", Role.DANGER
    if item.doubts:
        return to_check_words(item.doubts), Role.DOUBT
    if document.reviewed:
        return "looked at", Role.PROVEN
    return ("adds up", Role.PROVEN) if item.proven else ("read", Role.LINK)


def sure(item: InboxItem) -> bool:
    """Whether a document waits only for a nod: read, not yet looked at, and nothing in it is in doubt."""
    document = item.document
    return document.status is ReadingStatus.READ and not document.reviewed and not item.doubts and item.kind is not None


def declined_row(number: int, declined: Declined) -> ListRow:
    """The row of a file that could not come in."""
    return ListRow(declined.name, "", declined.title, "not added", Role.DANGER, declined=declined, number=number)


def renewed(item: InboxItem, view: DocumentView) -> InboxItem:
    """The same row after a correction."""
    first = view.readings[0] if view.readings else None
    return replace(
        item,
        document=view.document,
        kind=first.kind if first else item.kind,
        kinds=tuple(r.kind for r in view.readings) if len(view.readings) > 1 else (),
        doubts=sum(r.doubts for r in view.readings),
    )


def _name_of(row: ListRow) -> object:
    return row.document.id if row.document else row.number


class InboxModel(QAbstractListModel):
    """Files that could not come in stand first, then the documents, newest first."""

    wanted = Signal(int)
    """More rows are needed, from this offset on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ListRow] = []
        self._loaded = 0
        self._more = False
        self._asked = False

    def start_over(self) -> None:
        """Forget all rows, before another choice of documents is loaded."""
        self.beginResetModel()
        self._rows, self._loaded, self._more, self._asked = [], 0, False, False
        self.endResetModel()

    def show_first(self, page: Inbox, *, keeps: Callable[[Document], bool] = lambda _: True) -> bool:
        """Bring the rows up to date with a newly loaded first page; rows loaded further down stay (where ``keeps``).

        Gives whether the rows moved, so that the chosen one must be chosen again.
        """
        first = [declined_row(n, d) for n, d in page.declined] + [item_row(i) for i in page.items]
        new = {r.document.id for r in first if r.document}
        rest = [r for r in self._rows if r.document and r.document.id not in new and keeps(r.document)]
        rows = [*first, *rest] if page.more else first
        if [_name_of(r) for r in rows] == [_name_of(r) for r in self._rows]:
            for number, (old, row) in enumerate(zip(self._rows, rows, strict=True)):
                if old != row:
                    self._rows[number] = row
                    self.dataChanged.emit(self.index(number), self.index(number))
            return False
        self.beginResetModel()
        self._rows = rows
        self._loaded = sum(r.document is not None for r in rows)
        self._more = page.more if self._loaded <= len(page.items) else self._more
        self._asked = False
        self.endResetModel()
        return True

    def append(self, page: Inbox) -> None:
        """Add a further page. A row that slipped down since the page before is not shown twice."""
        held = {r.document.id for r in self._rows if r.document}
        new = [item_row(i) for i in page.items if i.document.id not in held]
        self._loaded += len(page.items)
        self._more, self._asked = page.more, False
        if new:
            self.beginInsertRows(_ROOT, len(self._rows), len(self._rows) + len(new) - 1)
            self._rows += new
            self.endInsertRows()

    def renew(self, view: DocumentView) -> None:
        """Show a document's row as it now is."""
        for number, row in enumerate(self._rows):
            if row.item is not None and row.item.document.id == view.document.id:
                self._rows[number] = item_row(renewed(row.item, view))
                self.dataChanged.emit(self.index(number), self.index(number))

    @property
    def rows(self) -> Sequence[ListRow]:
        return self._rows

    def number_of(self, document: str) -> int | None:
        return next((n for n, r in enumerate(self._rows) if r.document and r.document.id == document), None)

    # ------------------------------------------------------------------------------------------ Qt

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case _ if role == ROW:
                return row
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more and not self._asked

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._asked = True
            self.wanted.emit(self._loaded)
