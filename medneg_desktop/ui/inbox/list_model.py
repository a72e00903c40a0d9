"""The rows of the inbox, loaded a page at a time: ten thousand documents cost no more than two hundred."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from medneg_desktop.domain.document import Declined, Document, ReadingStatus
from medneg_desktop.services.division import pages_in_words
from medneg_desktop.services.overview import Inbox, InboxItem, inbox_items
from medneg_desktop.services.review import DocumentView
from medneg_desktop.ui.inbox.words import kind_words, pages_words, to_check_words
from medneg_desktop.ui.language import say
from medneg_desktop.ui.theme import Role

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()


@dataclass(frozen=True)
class ListRow:
    """What a row shows: one paper. ``document`` is None for a file that could not come in; ``number`` is its number."""

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
    def part(self) -> int:
        return self.item.part if self.item else 1

    @property
    def spoken(self) -> str:
        """For screen readers, in the language of the window; who sent it stays as the paper says."""
        return ", ".join(t for t in (say(self.title), self.who, say(self.file), say(self.chip)) if t)


def item_row(item: InboxItem) -> ListRow:
    """The row of a paper. One of several papers in a file says on which pages it stands."""
    document = item.document
    words, role = _chip(item)
    title = kind_words(item.kind) if document.status is ReadingStatus.READ else document.name
    where = pages_in_words(item.pages) if item.pages else pages_words(document.pages)
    file = f"{where} · {document.name}"
    return ListRow(title, item.provider, file, words, role, item)


def _chip(item: InboxItem) -> tuple[str, Role]:
    document = item.document
    if document.status is ReadingStatus.WAITING:
        return "reading…", Role.LINK
    if document.status is ReadingStatus.FAILED:
        return "could not be read", Role.DANGER
    if item.doubts:
        return to_check_words(item.doubts), Role.DOUBT
    if item.looked_at:
        return "looked at", Role.PROVEN
    return ("adds up", Role.PROVEN) if item.proven else ("read", Role.LINK)


def sure(item: InboxItem) -> bool:
    """Whether a paper waits only for a nod: read, its file not yet looked at, and nothing in it is in doubt."""
    document = item.document
    return document.status is ReadingStatus.READ and not document.reviewed and not item.doubts and item.kind is not None


def sure_documents(rows: Iterable[ListRow]) -> int:
    """How many documents wait only for a nod, with every paper in them."""
    papers: dict[str, bool] = {}
    for row in rows:
        if row.item is not None:
            papers[row.item.document.id] = papers.get(row.item.document.id, True) and sure(row.item)
    return sum(papers.values())


def declined_row(number: int, declined: Declined) -> ListRow:
    """The row of a file that could not come in."""
    return ListRow(declined.name, "", declined.title, "not added", Role.DANGER, declined=declined, number=number)


def _name_of(row: ListRow) -> object:
    return (row.document.id, row.part) if row.document else row.number


def _documents(page: Inbox) -> int:
    return len({i.document.id for i in page.items})


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
        self._loaded = len({r.document.id for r in rows if r.document})
        self._more = page.more if self._loaded <= _documents(page) else self._more
        self._asked = False
        self.endResetModel()
        return True

    def append(self, page: Inbox) -> None:
        """Add a further page. A row that slipped down since the page before is not shown twice."""
        held = {r.document.id for r in self._rows if r.document}
        new = [item_row(i) for i in page.items if i.document.id not in held]
        self._loaded += _documents(page)
        self._more, self._asked = page.more, False
        if new:
            self.beginInsertRows(_ROOT, len(self._rows), len(self._rows) + len(new) - 1)
            self._rows += new
            self.endInsertRows()

    def renew(self, view: DocumentView) -> None:
        """Show a document's rows as they now are; its papers may have become more or fewer."""
        first = self.number_of(view.document.id)
        if first is None:
            return
        rows = [item_row(item) for item in inbox_items(view.document, view.readings)]
        held = sum(r.document is not None and r.document.id == view.document.id for r in self._rows)
        if len(rows) > held:
            self.beginInsertRows(_ROOT, first + held, first + len(rows) - 1)
            self._rows[first : first + held] = rows
            self.endInsertRows()
        elif len(rows) < held:
            self.beginRemoveRows(_ROOT, first + len(rows), first + held - 1)
            self._rows[first : first + held] = rows
            self.endRemoveRows()
        else:
            self._rows[first : first + held] = rows
        self.dataChanged.emit(self.index(first), self.index(first + len(rows) - 1))

    @property
    def rows(self) -> Sequence[ListRow]:
        return self._rows

    def number_of(self, document: str, part: int = 1) -> int | None:
        """The row of a paper; of the document's first paper where it has no such part."""
        here = [n for n, r in enumerate(self._rows) if r.document and r.document.id == document]
        return next((n for n in here if self._rows[n].part == part), next(iter(here), None))

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
