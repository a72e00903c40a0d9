"""Rules in Settings: a file is loaded, shown with its edition and days, refused in words, taken out and brought back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from medneg_desktop.services import knowledge
from medneg_desktop.services.office import Office
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.preferences.rules_card import RulesCard
from medneg_desktop.ui.undoing import Undoing
from tests.services.test_knowledge import NEWER
from tests.ui.test_accessible_names import nameless
from tests.window import Settle


@pytest.fixture
def undoing(office: Office, lanes: Lanes) -> Undoing:
    return Undoing(office, lanes)


@pytest.fixture
def card(qtbot: QtBot, office: Office, lanes: Lanes, undoing: Undoing, settle: Settle) -> RulesCard:
    made = RulesCard(office, lanes, undoing)
    qtbot.addWidget(made)
    made.trouble.connect(lambda error: pytest.fail(repr(error)))
    made.show()
    made.refresh()
    settle()
    return made


def words(card: RulesCard) -> str:
    return "\n".join(x.text() for x in card.findChildren(QLabel) if x.isVisibleTo(card))


def test_a_file_is_loaded_shown_taken_out_and_brought_back(
    card: RulesCard, office: Office, undoing: Undoing, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "newer.toml"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))  # the system's own dialog
    assert "With the program: 5" in words(card)
    file.write_text("= =", encoding="utf-8")
    card.add_button.click()
    settle()
    assert "could not be used; nothing was changed. What is wrong:" in card.message.text()
    file.write_text(NEWER, encoding="utf-8")
    card.add_button.click()
    settle()
    assert card.message.text() == "Loaded: Fall 2026."
    assert "1 right. Checked Nov 20, 2026, loaded Nov 24, 2026. File newer.toml." in words(card)
    assert nameless(card) == []
    next(b for b in card.findChildren(QPushButton) if b.accessibleName() == "Take out Fall 2026").click()
    settle()
    assert knowledge.loaded_rules(office) == ()
    assert "Fall 2026" not in words(card).replace(card.message.text(), "")
    undoing.take_back()
    settle()
    assert len(knowledge.loaded_rules(office)) == 1
    assert "newer.toml" in words(card)
