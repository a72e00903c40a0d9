"""What was found, as the rows of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from medneg_desktop.services.find import Found, FoundBill, FoundPaper, FoundTalk
from medneg_desktop.ui.inbox.list_model import ROW, ListRow
from medneg_desktop.ui.inbox.words import kind_words, pages_words
from medneg_desktop.ui.language import say, shown
from medneg_desktop.ui.theme import Role

Index = QModelIndex | QPersistentModelIndex
AnyFound = FoundBill | FoundPaper | FoundTalk
_ROOT = QModelIndex()
_NAMED = ("Contact", "Offer", "Agreement", "Payment")
"""Entries of the talks that are called as they are named in code."""


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A row with what it stands for."""

    shown: ListRow
    found: AnyFound


def rows_of(found: Found) -> list[ResultRow]:
    """Bills first, then papers, then talks; each part best first."""
    return [
        *(ResultRow(_bill(b), b) for b in found.bills),
        *(ResultRow(_paper(p), p) for p in found.papers),
        *(ResultRow(_talk(t), t) for t in found.talks),
    ]


def _bill(bill: FoundBill) -> ListRow:
    day = shown(bill.service_from) if bill.service_from else ""
    asked = say(f"They ask {bill.asked.shown()}") if bill.asked is not None else ""
    return ListRow(bill.provider or "Bill", asked, _joined(bill.patient, day, _hashed(bill.tags)), "Bill", Role.ACCENT)


def _paper(paper: FoundPaper) -> ListRow:
    title = _joined(kind_words(paper.kind), paper.provider)
    page = f"Page {paper.page}" if paper.page else pages_words(paper.document.pages)
    return ListRow(title, paper.words, _joined(page, paper.document.name, _hashed(paper.tags)), "Paper", Role.LINK)


def _talk(talk: FoundTalk) -> ListRow:
    title = talk.kind if talk.kind in _NAMED else "Note"
    return ListRow(title, talk.words, shown(talk.day), "Talk", Role.PROVEN)


def _hashed(tags: Sequence[str]) -> str:
    return " ".join(f"#{tag}" for tag in tags)


def _joined(*words: str) -> str:
    return " · ".join(w for w in words if w)


class ResultModel(QAbstractListModel):
    """The rows; drawn by the delegate of the inbox, whose cards they share."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[ResultRow] = ()

    def show(self, rows: Sequence[ResultRow]) -> None:
        """Show these rows in place of those before."""
        if list(rows) != list(self.rows):
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()].shown
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case _ if role == ROW:
                return row
        return None
