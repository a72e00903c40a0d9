"""Reference tables in Settings: added, listed with what they cover, cancelled, asked about, removed and brought back."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from medneg_desktop.services import reference
from medneg_desktop.services.office import Office
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.preferences.reference_card import ReferenceCard
from medneg_desktop.ui.undoing import Undoing
from tests.paper.table_maker import limits, pairs, price_csv


@pytest.fixture
def card(qtbot: QtBot, office: Office, lanes: Lanes) -> ReferenceCard:
    made = ReferenceCard(office, lanes, Undoing(office, lanes))
    qtbot.addWidget(made)
    made.show()
    return made


def listed(card: ReferenceCard) -> int:
    return card._shown is not None and len(card._shown.tables)


def test_a_table_is_added_shown_removed_and_brought_back(
    qtbot: QtBot, card: ReferenceCard, office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "prices.csv"
    path.write_text(price_csv(), encoding="utf-8")
    card.add(path)
    assert card.cancel_button.isVisible()
    assert not card.add_button.isEnabled()
    qtbot.waitUntil(lambda: listed(card) == 1, timeout=20_000)
    assert "Mercy Valley Hospital" in card.message.text()
    assert not card.cancel_button.isVisible()
    (table,) = reference.held_tables(office)
    card.remove(table.id)
    qtbot.waitUntil(lambda: listed(card) == 0)
    card._undoing.book.take_back(office)
    card.refresh()
    qtbot.waitUntil(lambda: listed(card) == 1)


def test_what_a_file_does_not_tell_is_asked(qtbot: QtBot, card: ReferenceCard, office: Office, tmp_path: Path) -> None:
    path = tmp_path / "download.csv"
    path.write_text(limits("Practitioner"), encoding="utf-8")
    card.add(path)
    qtbot.waitUntil(card.question.isVisible, timeout=20_000)
    assert card.question.quarter_box.isVisible()
    card.question.quarter_box.setCurrentIndex(1)
    card.question.use_button.click()
    qtbot.waitUntil(lambda: listed(card) == 1, timeout=20_000)
    assert reference.held_tables(office)[0].facts.edition == card.question.quarter_box.currentText()


def test_whom_pairs_are_for_is_asked(qtbot: QtBot, card: ReferenceCard, office: Office, tmp_path: Path) -> None:
    path = tmp_path / "download.txt"
    path.write_text(pairs(), encoding="utf-8")
    card.add(path)
    qtbot.waitUntil(card.question.isVisible, timeout=20_000)
    assert not card.question.quarter_box.isVisible()
    card.question.side_box.setCurrentIndex(1)
    card.question.use_button.click()
    qtbot.waitUntil(lambda: listed(card) == 1, timeout=20_000)
    assert reference.held_tables(office)[0].facts.kind.value == "ncci_hospital"


def test_a_file_that_is_no_table_is_told_beside_the_button(qtbot: QtBot, card: ReferenceCard, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("hello", encoding="utf-8")
    card.add(path)
    qtbot.waitUntil(lambda: "none of the tables" in card.message.text(), timeout=20_000)
    assert card.add_button.isEnabled()


def test_reading_can_be_cancelled(qtbot: QtBot, card: ReferenceCard, office: Office, tmp_path: Path) -> None:
    path = tmp_path / "prices.csv"
    head, rows = price_csv().split("SECRET", 1)
    path.write_text(head + ("SECRET" + rows) * 40_000, encoding="utf-8")
    card.add(path)
    qtbot.waitUntil(lambda: card.progress.maximum() == 1000, timeout=20_000)  # it is really being read
    card.cancel()
    assert "Nothing was changed" in card.message.text()
    qtbot.waitUntil(lambda: card._lanes.busy == 0, timeout=20_000)
    assert reference.held_tables(office) == []
