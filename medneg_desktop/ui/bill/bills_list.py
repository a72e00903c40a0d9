"""All bills in a table, the largest sum in question first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from medneg_desktop.services.ports import CaseSummary
from medneg_desktop.ui.bill.wording import ABSENT
from medneg_desktop.ui.language import shown
from medneg_desktop.ui.shared import Card, Column, EmptyState, Row, Table, TableColumn, TableModel, button, heading
from medneg_desktop.ui.shared.words import UNKNOWN
from medneg_desktop.ui.theme import Role


def _who(row: CaseSummary) -> str:
    about = [row.patient or "", shown(row.service_from) if row.service_from else ""]
    return f"{row.provider or 'Provider not on the papers'}\n{' · '.join(a for a in about if a)}".rstrip()


def _count(number: int, one: str) -> str:
    return f"{number} {one}{'' if number == 1 else 's'}"


def _questions(row: CaseSummary) -> str:
    return _count(row.questions, "question") if row.questions else "none"


def _deadline(row: CaseSummary) -> str:
    return f"{shown(row.next_deadline[0])}\n{row.next_deadline[1]}" if row.next_deadline else ""


_COLUMNS: tuple[TableColumn[CaseSummary], ...] = (
    TableColumn("Bill", _who, sort=lambda r: (r.provider or "").casefold(), weight=2, letters=22, strong=True),
    TableColumn(
        "They ask",
        lambda r: r.asked.shown() if r.asked is not None else UNKNOWN,
        sort=lambda r: r.asked,
        right=True,
        spoken=lambda r: r.asked.shown() if r.asked is not None else ABSENT,
    ),
    TableColumn(
        "In question",
        lambda r: r.in_question.shown() if r.questions else UNKNOWN,
        sort=lambda r: r.in_question,
        right=True,
        spoken=lambda r: r.in_question.shown() if r.questions else "nothing",
        strong=True,
    ),
    TableColumn(
        "Papers support",
        lambda r: r.supported.shown() if r.supported is not None else UNKNOWN,
        sort=lambda r: r.supported,
        right=True,
        spoken=lambda r: r.supported.shown() if r.supported is not None else ABSENT,
        optional=True,
    ),
    TableColumn(
        "Questions",
        _questions,
        sort=lambda r: r.questions,
        chip=lambda r: Role.IN_QUESTION if r.questions else Role.PROVEN,
    ),
    TableColumn(
        "Papers",
        lambda r: f"{_count(r.papers, 'paper')}\n{'with EOB' if r.eobs else 'no EOB yet'}",
        sort=lambda r: r.papers,
        optional=True,
    ),
    TableColumn(
        "Next date",
        _deadline,
        sort=lambda r: r.next_deadline[0] if r.next_deadline else None,
        optional=True,
    ),
)


class BillsList(QWidget):
    """The list; further bills come with a button, two hundred at a time."""

    chosen = Signal(str)
    more_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.model: TableModel[CaseSummary] = TableModel(_COLUMNS)
        self.table = Table(self.model, self.tr("Bills"), lines=2)
        self.more_button = button(self.tr("Show more bills"), "plain", on_click=self._more)
        self.empty = EmptyState(
            self.tr("No bills yet"),
            self.tr("Add a bill, an EOB or a receipt. Papers about the same visit are put together by themselves."),
        )
        card = Card(margin=0.8)
        card.body.add(self.table, stretch=1)
        row = Row()
        row.add(None, self.more_button, None)
        card.body.add(row)
        self._stack = QStackedWidget()
        self._stack.addWidget(card)
        self._stack.addWidget(self.empty)
        whole = Column(self, gap=1.2, margin=1.6)
        whole.add(heading(self.tr("Bills")))
        whole.add(self._stack, stretch=1)
        self.table.chosen.connect(lambda row: self.chosen.emit(row.id))
        self.show_bills((), more=False)

    def show_bills(self, found: Sequence[CaseSummary], *, more: bool) -> None:
        if tuple(found) != self.model.rows or not found:
            self.model.set_rows(found)
        self.more_button.setVisible(more)
        self._stack.setCurrentIndex(0 if found else 1)

    def _more(self) -> None:
        self.more_wanted.emit(self.model.rowCount())
