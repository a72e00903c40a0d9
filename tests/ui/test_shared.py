"""The shared pieces see to what is easily forgotten."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from medneg_desktop.core.money import Money
from medneg_desktop.ui.shared import (
    Card,
    Chip,
    Column,
    ElidedLabel,
    EmptyState,
    FormRow,
    MessageBar,
    Stack,
    button,
    clear,
    heading,
    icon,
    label,
    money_label,
)
from medneg_desktop.ui.shared.icons import NAMES
from medneg_desktop.ui.theme import Role, apply_theme

UNTRUSTED = "SMITH <b>JOHN</b> <img src=x>"


@pytest.mark.parametrize("make", [label, heading, ElidedLabel, lambda text: Chip(text, Role.DOUBT)])
def test_document_text_is_never_taken_for_rich_text(qtbot: QtBot, make: type[ElidedLabel]) -> None:
    made = make(UNTRUSTED)
    qtbot.addWidget(made)
    assert made.textFormat() is Qt.TextFormat.PlainText
    assert made.text() == UNTRUSTED


def test_an_unknown_amount_is_a_dash_and_never_zero(qtbot: QtBot) -> None:
    unknown, known = money_label(None), money_label(Money(0))
    for made in (unknown, known):
        qtbot.addWidget(made)
    assert (unknown.text(), unknown.accessibleName()) == ("\u2013", "not known")
    assert known.text() == "$0.00"


def test_a_form_row_names_its_field_and_describes_it(qtbot: QtBot) -> None:
    row = FormRow("Account number", QLineEdit(), "as printed at the top")
    qtbot.addWidget(row)
    assert row.label.buddy() is row.field
    assert row.field.accessibleName() == "Account number"
    assert row.field.accessibleDescription() == "as printed at the top"
    row.say("please check")
    assert row.field.accessibleDescription() == row.help.text() == "please check"


def test_a_file_dropped_on_a_field_reaches_the_window(qtbot: QtBot) -> None:
    row = FormRow("Account number", QLineEdit())
    qtbot.addWidget(row)
    assert not row.field.acceptDrops()


def test_a_button_says_its_name_its_keys_and_does_its_work(qtbot: QtBot) -> None:
    pressed: list[str] = []
    made = button("+", "plain", "Ctrl+J", lambda: pressed.append("+"), name="Zoom in")
    qtbot.addWidget(made)
    made.show()
    assert made.accessibleName() == "Zoom in"
    assert made.toolTip() == "Zoom in (Ctrl+J)"
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    assert pressed == ["+"]


def test_an_error_stays_until_it_is_put_away_and_a_success_does_not(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.tell("success", "Saved.")
    assert bar._timer.isActive()
    bar.tell("error", "The disk is full; nothing was changed.", "Free some space and try again.")
    assert not bar._timer.isActive()
    assert bar.isVisible()
    assert bar.words == "The disk is full; nothing was changed. Free some space and try again."
    QTest.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


def test_a_success_goes_when_its_time_is_up(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("medneg_desktop.ui.shared.message._SECONDS", 0)
    bar = MessageBar()
    qtbot.addWidget(bar)
    with qtbot.waitSignal(bar.dismissed, timeout=2000):
        bar.tell("success", "Saved.")
    assert not bar.isVisible()


def test_a_message_with_something_to_press_waits_for_the_person(qtbot: QtBot) -> None:
    pressed: list[bool] = []
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.tell("success", "Saved.", action=("Show folder", lambda: pressed.append(True)))
    assert not bar._timer.isActive()
    QTest.mouseClick(bar.action, Qt.MouseButton.LeftButton)
    assert pressed == [True]


def test_an_empty_state_without_a_sentence_shows_none(qtbot: QtBot) -> None:
    made = EmptyState("No packets yet")
    qtbot.addWidget(made)
    made.show()
    assert made.title.text() == "No packets yet"
    assert not made.text.isVisible()


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_icon_is_drawn(qapp: QApplication, name: str) -> None:
    picture = icon(name, Role.TEXT).pixmap(24, 24).toImage()
    assert any(picture.pixelColor(x, y).alpha() for x in range(24) for y in range(24))


def test_icons_take_the_color_of_the_theme(qapp: QApplication) -> None:
    light = icon("home").pixmap(24, 24).toImage()
    apply_theme(qapp, "dark")
    assert icon("home").pixmap(24, 24).toImage() != light


def test_spaces_follow_the_text_size(qapp: QApplication, qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    before = card.body.contentsMargins().left()
    apply_theme(qapp, "light", 200)
    assert card.body.contentsMargins().left() == pytest.approx(2 * before, abs=1)


def test_clearing_a_layout_lets_its_widgets_go(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    column = Column(box)
    inner = Column()
    column.add(label("one"), inner)
    inner.add(label("two"))
    clear(column)
    qtbot.wait(10)
    assert column.count() == 0
    assert box.findChildren(QWidget) == []


def test_a_long_name_is_cut_and_shown_whole_on_hover(qtbot: QtBot) -> None:
    made = ElidedLabel("a very long file name of a bill that does not fit.pdf", middle=True)
    qtbot.addWidget(made)
    made.resize(90, 20)
    made.show()
    assert made.toolTip() == made.text()
    assert "\u2026" in made._shown()


def test_a_hidden_screen_does_not_keep_a_window_wide(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    stack, wide, narrow = Stack(), QWidget(), QWidget()
    wide.setMinimumWidth(900)
    narrow.setMinimumWidth(200)
    for screen in (wide, narrow):
        stack.addWidget(screen)
    Column(window).add(stack)
    window.show()
    assert window.minimumSizeHint().width() == 900
    stack.setCurrentWidget(narrow)
    QApplication.processEvents()
    assert window.minimumSizeHint().width() == 200
    window.resize(300, 200)
    assert stack.width() == 300
