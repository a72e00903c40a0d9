"""Tables: sorting, keys, widths, and what a screen reader says."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from medneg_desktop.core.money import Money
from medneg_desktop.ui.shared import Table, TableColumn, TableModel
from medneg_desktop.ui.shared.cell import _folded
from medneg_desktop.ui.theme import Role, apply_theme


@dataclass(frozen=True)
class Bill:
    provider: str
    asked: Money | None


BILLS = (Bill("Lakeside\nDana", Money(284510)), Bill("Summit\nDana", None), Bill("Adler\nLuis", Money(43060)))
COLUMNS = [
    TableColumn[Bill]("Provider", lambda b: b.provider, weight=1, letters=10, strong=True),
    TableColumn[Bill]("EOB", lambda b: "none yet", chip=lambda b: Role.DOUBT, optional=True),
    TableColumn[Bill](
        "Balance",
        lambda b: b.asked.shown() if b.asked else "\u2013",
        sort=lambda b: b.asked,
        right=True,
        spoken=lambda b: b.asked.shown() if b.asked else "not known",
    ),
]


@pytest.fixture
def model(qapp: QApplication) -> TableModel[Bill]:
    made: TableModel[Bill] = TableModel(COLUMNS)
    made.set_rows(BILLS)
    return made


@pytest.fixture
def table(qtbot: QtBot, model: TableModel[Bill]) -> Table[Bill]:
    made = Table(model, "Bills", lines=2)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    return made


def names(model: TableModel[Bill]) -> list[str]:
    return [b.provider.split("\n")[0] for b in model.rows]


def test_the_model_keeps_qts_rules(model: TableModel[Bill], qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # of pytest-qt
    model.append([Bill("New\nDana", None)])
    model.replace(0, Bill("Other\nDana", None))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # of pytest-qt


def test_amounts_sort_by_value_and_the_unknown_stands_last_both_ways(model: TableModel[Bill]) -> None:
    model.sort(2, Qt.SortOrder.AscendingOrder)
    assert names(model) == ["Adler", "Lakeside", "Summit"]
    model.sort(2, Qt.SortOrder.DescendingOrder)
    assert names(model) == ["Lakeside", "Adler", "Summit"]


def test_the_order_holds_when_rows_are_read_again(model: TableModel[Bill]) -> None:
    model.sort(0, Qt.SortOrder.AscendingOrder)
    model.set_rows(BILLS)
    assert names(model) == ["Adler", "Lakeside", "Summit"]


def test_the_given_order_stands_until_a_header_is_pressed(table: Table[Bill]) -> None:
    assert names(table.rows) == ["Lakeside", "Summit", "Adler"]


def test_the_chosen_row_stays_chosen_when_sorted(table: Table[Bill]) -> None:
    table.selectRow(0)
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert table.rows.row(table.currentIndex().row()).provider.startswith("Lakeside")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_row_is_opened_by_keys(qtbot: QtBot, table: Table[Bill], key: Qt.Key) -> None:
    table.selectionModel().setCurrentIndex(table.rows.index(1, 0), QItemSelectionModel.SelectionFlag.SelectCurrent)
    with qtbot.waitSignal(table.chosen, timeout=1000) as seen:
        QTest.keyClick(table, key)
    assert seen.args == [BILLS[1]]


def test_a_screen_reader_hears_column_and_value(model: TableModel[Bill]) -> None:
    heard = [model.index(1, c).data(Qt.ItemDataRole.AccessibleTextRole) for c in range(3)]
    assert heard == ["Provider: Summit, Dana", "EOB: none yet", "Balance: not known"]


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("width", [320, 480, 900])
def test_figures_are_never_cut_and_words_take_what_is_left(
    qapp: QApplication, table: Table[Bill], width: int, percent: int
) -> None:
    apply_theme(qapp, "light", percent)
    table.resize(width, 300)
    assert table.columnWidth(2) >= table.sizeHintForColumn(2)
    total = sum(table.columnWidth(c) for c in range(3))
    assert total == table.viewport().width() or table.isColumnHidden(1)


def test_an_optional_column_makes_room(table: Table[Bill]) -> None:
    assert not table.isColumnHidden(1)
    table.resize(180, 300)
    assert table.isColumnHidden(1)


def test_a_long_line_folds_at_a_word(qapp: QApplication) -> None:
    metrics = QFontMetrics(QFont())
    text = "Dispute the debt in writing by December"
    assert _folded(text, metrics, 10_000) == [text]
    first, second = _folded(text, metrics, metrics.horizontalAdvance("Dispute the debt in w"))
    assert f"{first} {second}" == text
    assert first == "Dispute the debt in"
    assert _folded("Unbreakableword", metrics, 5) == ["Unbreakableword"]
