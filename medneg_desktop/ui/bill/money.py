"""The money of a case on one page: the figures, how the balance went, every payment, and the sums of the year."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from medneg_desktop.core.ids import CaseId, TalkId
from medneg_desktop.domain.talks import Payment
from medneg_desktop.ledger.balances import balances
from medneg_desktop.services.case_account import add_payment, remove_payment
from medneg_desktop.services.office import Office
from medneg_desktop.services.undo import Deed
from medneg_desktop.ui.bill import rows
from medneg_desktop.ui.bill.balance_picture import Balances
from medneg_desktop.ui.bill.case_file import CaseFile
from medneg_desktop.ui.bill.pay_form import PayForm
from medneg_desktop.ui.bill.rows import PaidRow
from medneg_desktop.ui.bill.tabs import money_table, paid_table, prices_table, spent_table
from medneg_desktop.ui.shared import Column, Flow, Table, button, heading, label, scroll


class MoneyPage(QWidget):
    """Every figure leads to its place: ``places`` gives those of the row that is gone to, ``followed`` those of one that is
    opened by click, Enter or Space, also where the page has to be brought up first.
    """

    acted = Signal(object)
    places = Signal(object)
    followed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._case: CaseId | None = None
        self.figures = money_table()
        self.balances = Balances()
        self.paid_title = heading(self.tr("Payments"), 2)
        self.paid = paid_table()
        self.no_payment = label(self.tr("No payment is on the papers of this bill, and none is noted."), soft=True)
        self.add_button = button(self.tr("Add a payment\u2026"), "plain", on_click=self._start)
        self.remove_button = button(
            self.tr("Remove"),
            "plain",
            on_click=self._remove,
            name=self.tr("Remove the chosen payment, which you noted"),
        )
        self.form = PayForm()
        self.spent_title = heading(self.tr("Deductible and out of pocket"), 2)
        self.spent = spent_table()
        self.spent_note = label(
            self.tr("Added up from the EOBs that are here. The plan's own count may hold claims that are not."),
            soft=True,
            small=True,
        )
        self.prices_title = label(self.tr("Prices to compare: no errors, but where a talk can begin"), strong=True)
        self.prices = prices_table()
        self._inside = QWidget()
        self._build()
        self._connect()

    @property
    def tables(self) -> tuple[Table[Any], ...]:
        return (self.figures, self.paid, self.spent, self.prices)

    def _build(self) -> None:
        inside = self._inside
        acts = Flow()
        acts.add(self.add_button, self.remove_button)
        column = Column(inside, gap=0.9)
        column.add(self.figures, self.balances, self.paid_title, self.no_payment, self.paid, acts, self.form)
        column.add(self.spent_title, self.spent, self.spent_note, self.prices_title, self.prices, None)
        self._area = scroll(inside, self.tr("The money of this bill"))
        Column(self).add(self._area)
        self.form.hide()

    def _connect(self) -> None:
        for table in self.tables:
            table.selected.connect(lambda row, at=table: self._chosen(at, row))
            table.chosen.connect(self._follow)
        self.balances.places.connect(self.followed)
        self.form.kept.connect(self._keep)
        self.form.left.connect(self._leave)

    # ------------------------------------------------------------------------------------------ showing

    def show_file(self, file: CaseFile, today: date) -> None:
        if file.case.id != self._case:
            self.form.hide()
        self._case = file.case.id
        fill(self.figures, rows.money(file))
        fill(self.paid, rows.paid(file))
        fill(self.spent, rows.spent(file))
        fill(self.prices, rows.prices(file))
        self.balances.show_all(balances(file.case))
        self.form.show_file(file, today)
        self._show(self.paid.rows.rowCount() > 0, self.paid)
        self._show(self.paid.rows.rowCount() == 0, self.no_payment)
        self._show(bool(file.spent), self.spent_title, self.spent, self.spent_note)
        self._show(bool(file.anchors), self.prices_title, self.prices)
        self._arrange()

    @staticmethod
    def _show(wanted: bool, *parts: QWidget) -> None:
        for part in parts:
            part.setVisible(wanted)

    def _chosen(self, table: Table[Any], row: Any) -> None:
        self.places.emit(row.evidence)
        self._arrange()
        # The tables are as long as their rows, so the page has to follow the one that the arrows reach.
        at = table.visualRect(table.currentIndex())
        corner = table.viewport().mapTo(self._inside, at.bottomLeft())
        self._area.ensureVisible(0, corner.y(), 0, at.height() * 2)

    def _follow(self, row: Any) -> None:
        if row.evidence:
            self.followed.emit(row.evidence)

    def _noted(self) -> TalkId | None:
        index = self.paid.currentIndex()
        row: PaidRow | None = self.paid.rows.row(index.row()) if index.isValid() else None
        return row.noted if row is not None else None

    def _arrange(self) -> None:
        self.remove_button.setEnabled(self._noted() is not None)
        self.remove_button.setVisible(any(row.noted for row in self.paid.rows.rows))

    # ------------------------------------------------------------------------------------------ writing

    def _start(self) -> None:
        self.form.show()
        self.form.start()
        QTimer.singleShot(0, self.form, lambda: self._area.ensureWidgetVisible(self.form))

    def _leave(self) -> None:
        self.form.hide()
        self.add_button.setFocus()

    def _keep(self, payment: Payment) -> None:
        self._leave()
        self._send(lambda office, case: add_payment(office, case, payment))

    def _remove(self) -> None:
        talk = self._noted()
        if talk is not None:
            self.add_button.setFocus()
            self._send(lambda office, case: remove_payment(office, case, talk))

    def _send(self, act: Callable[[Office, CaseId], Deed]) -> None:
        case = self._case
        if case is not None:
            self.acted.emit(lambda office: act(office, case))


def fill(table: Table[Any], found: Iterable[Any]) -> None:
    """Show rows; the same rows again keep the selection."""
    wanted = tuple(found)
    if wanted != table.rows.rows:
        table.rows.set_rows(wanted)
