"""The table of bills on Home."""

from __future__ import annotations

from datetime import date

from medneg_desktop.core.money import Money
from medneg_desktop.services.ports import CaseSummary
from medneg_desktop.ui.home.wording import next_step, who
from medneg_desktop.ui.language import translate
from medneg_desktop.ui.shared import Table, TableColumn, TableModel
from medneg_desktop.ui.shared.words import UNKNOWN
from medneg_desktop.ui.standing import step_bar, step_name, step_spoken
from medneg_desktop.ui.theme import Role


def bills_table(today: date) -> tuple[Table[CaseSummary], TableModel[CaseSummary]]:
    """The table and its model. Words share the width; figures take what they need."""
    model: TableModel[CaseSummary] = TableModel(
        [
            TableColumn(
                translate("Home", "Provider and patient"),
                lambda b: who(b, today),
                sort=_by_provider,
                weight=3,
                letters=22,
                strong=True,
            ),
            TableColumn(
                translate("Home", "Step"),
                lambda b: step_name(b.state),
                sort=lambda b: b.state.step if b.state is not None else None,
                bar=lambda b: step_bar(b.state),
                spoken=lambda b: step_spoken(b.state),
                optional=True,
            ),
            TableColumn(
                translate("Home", "Balance"),
                lambda b: _money(b.asked),
                sort=lambda b: b.asked,
                right=True,
                spoken=_balance,
            ),
            TableColumn(
                translate("Home", "In question"),
                lambda b: _money(b.in_question or None),
                sort=lambda b: b.in_question,
                right=True,
                chip=lambda b: Role.IN_QUESTION if b.in_question else None,
                spoken=lambda b: b.in_question.shown() if b.in_question else translate("Home", "nothing"),
            ),
            TableColumn(translate("Home", "What is next"), lambda b: next_step(b, today), weight=3, letters=22),
        ]
    )
    return Table(model, translate("Home", "Your bills"), lines=2, grows=True), model


def _by_provider(bill: CaseSummary) -> str | None:
    return bill.provider.casefold() if bill.provider else None


def _money(amount: Money | None) -> str:
    return UNKNOWN if amount is None else amount.shown()


def _balance(bill: CaseSummary) -> str:
    return translate("Home", "not known") if bill.asked is None else bill.asked.shown()
