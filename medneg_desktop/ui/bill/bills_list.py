"""All bills in a table, the largest sum in question first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from medneg_desktop.services.ports import CaseSummary
from medneg_desktop.ui.bill.wording import ABSENT
from medneg_desktop.ui.language import shown, translate
from medneg_desktop.ui.shared import (
    APART,
    PAGE,
    WIDEST,
    Card,
    Column,
    EmptyState,
    PageHead,
    Row,
    Table,
    TableColumn,
    TableModel,
    button,
    heading,
)
from medneg_desktop.ui.shared.words import UNKNOWN
from medneg_desktop.ui.standing import step_bar, step_name, step_spoken, turn_words
from medneg_desktop.ui.theme import Role, theme, watch


def _who(row: CaseSummary) -> str:
    about = [row.patient or "", shown(row.service_from) if row.service_from else ""]
    rest = " \u00b7 ".join(a for a in about if a)
    return f"{row.provider or translate('Bills', 'Provider not on the papers')}\n{rest}".rstrip()


def _count(number: int, one: str, many: str) -> str:
    return (one if number == 1 else many).format(number)


def _questions(row: CaseSummary) -> str:
    if not row.questions:
        return translate("Bills", "none")
    return _count(row.questions, translate("Bills", "{0} question"), translate("Bills", "{0} questions"))


def _papers(row: CaseSummary) -> str:
    papers = _count(row.papers, translate("Bills", "{0} paper"), translate("Bills", "{0} papers"))
    return f"{papers}\n{translate('Bills', 'with EOB') if row.eobs else translate('Bills', 'no EOB yet')}"


def _stands(row: CaseSummary) -> str:
    """Whose turn it is, and the one thing to do next."""
    act = row.state.act if row.state is not None else ""
    return "\n".join(part for part in (turn_words(row.state), act) if part)


def _asked(row: CaseSummary) -> str:
    return row.asked.shown() if row.asked is not None else UNKNOWN


def _questioned(row: CaseSummary) -> str:
    return row.in_question.shown() if row.in_question else UNKNOWN


def columns() -> tuple[TableColumn[CaseSummary], ...]:
    """What the list says of a bill. Without room the papers go first, then the sum they support, then the day."""
    return (*_who_and_where(), *_sums_and_papers())


def _who_and_where() -> tuple[TableColumn[CaseSummary], ...]:
    return (
        TableColumn(
            translate("Bills", "Bill"),
            _who,
            sort=lambda r: (r.provider or "").casefold(),
            weight=3,
            letters=26,
            strong=True,
            quoted=True,
        ),
        TableColumn(
            translate("Bills", "Step"),
            lambda r: step_name(r.state),
            sort=lambda r: r.state.step if r.state is not None else None,
            bar=lambda r: step_bar(r.state),
            spoken=lambda r: step_spoken(r.state),
            weight=1,
            letters=17,
        ),
        TableColumn(
            translate("Bills", "Where it stands"),
            _stands,
            sort=lambda r: r.state.since if r.state is not None else None,
            weight=3,
            letters=28,
        ),
    )


def _sums_and_papers() -> tuple[TableColumn[CaseSummary], ...]:
    return (
        TableColumn(
            translate("Bills", "They ask"),
            _asked,
            sort=lambda r: r.asked,
            right=True,
            spoken=lambda r: _asked(r) if r.asked is not None else ABSENT,
        ),
        TableColumn(
            translate("Bills", "In question"),
            _questioned,
            sort=lambda r: r.in_question,
            right=True,
            spoken=lambda r: _questioned(r) if r.in_question else translate("Bills", "nothing"),
            strong=True,
        ),
        TableColumn(translate("Bills", "Papers"), _papers, sort=lambda r: r.papers, optional=True),
        TableColumn(
            translate("Bills", "Papers support"),
            lambda r: r.supported.shown() if r.supported is not None else UNKNOWN,
            sort=lambda r: r.supported,
            right=True,
            spoken=lambda r: r.supported.shown() if r.supported is not None else ABSENT,
            optional=True,
        ),
        TableColumn(
            translate("Bills", "Questions"),
            _questions,
            sort=lambda r: r.questions,
            chip=lambda r: Role.IN_QUESTION if r.questions else Role.PROVEN,
        ),
        TableColumn(
            translate("Bills", "Next date"),
            lambda r: shown(r.next_deadline[0]) if r.next_deadline else "",
            sort=lambda r: r.next_deadline[0] if r.next_deadline else None,
            spoken=lambda r: f"{shown(r.next_deadline[0])}, {r.next_deadline[1]}" if r.next_deadline else ABSENT,
            optional=True,
        ),
    )


class BillsList(QWidget):
    """The list; further bills come with a button, two hundred at a time."""

    chosen = Signal(str)
    more_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.model: TableModel[CaseSummary] = TableModel(columns())
        self.table = Table(self.model, self.tr("Bills"), lines=2, snug=True)
        self.more_button = button(self.tr("Show more bills"), "plain", on_click=self._more)
        self.empty = EmptyState(
            self.tr("No bills yet"),
            self.tr("Add a bill, an EOB or a receipt. Papers about the same visit are put together by themselves."),
            sign="bills",
        )
        card = Card(margin=0.8)
        card.body.add(self.table, stretch=1)
        row = Row()
        row.add(None, self.more_button, None)
        card.body.add(row)
        self._stack = QStackedWidget()
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        page = QWidget()
        inside = Column(page)
        inside.add(card)
        inside.addStretch(1)
        self._stack.addWidget(page)
        self._stack.addWidget(self.empty)
        self._card = card
        watch().theme_changed.connect(self._measure)
        self._measure()
        whole = Column(self, gap=APART, margin=PAGE)
        whole.add(PageHead(heading(self.tr("Bills"))))
        whole.add(self._stack, stretch=1)
        self.table.chosen.connect(lambda row: self.chosen.emit(row.id))
        self.show_bills((), more=False)

    def show_bills(self, found: Sequence[CaseSummary], *, more: bool) -> None:
        if tuple(found) != self.model.rows or not found:
            self.model.set_rows(found)
        self.more_button.setVisible(more)
        self._stack.setCurrentIndex(0 if found else 1)

    def _measure(self) -> None:
        self._card.setMaximumWidth(round(theme().points * WIDEST))

    def _more(self) -> None:
        self.more_wanted.emit(self.model.rowCount())
