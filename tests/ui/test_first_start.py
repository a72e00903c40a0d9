"""The first start: three screens by keyboard, forth and back, nothing written before the end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from medneg_desktop.app import open_window
from medneg_desktop.core.trouble import Trouble, VaultUnreachable
from medneg_desktop.ui.entrance import Entrance
from medneg_desktop.ui.file_events import FileEvents
from medneg_desktop.ui.first_start import WelcomeDialog

CODE = "ABCDE-FGHJK-LMNPQ-RSTUV-WXYZ2-34567"
WORDS = "four rainy trams sang"
Key = Qt.Key


class Maker:
    """Stands for the making of the vault: notes with which passphrase it was asked."""

    def __init__(self, trouble: Trouble | None = None) -> None:
        self.asked: list[str | None] = []
        self._trouble = trouble

    def __call__(self, passphrase: str | None) -> str | None:
        self.asked.append(passphrase)
        if self._trouble is not None:
            raise self._trouble
        return CODE


def shown(qtbot: QtBot, maker: Maker, **more: Callable[[], object] | str) -> WelcomeDialog:
    dialog = WelcomeDialog(maker, **more)  # type: ignore[arg-type] # both kinds are its own
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    return dialog


def press(key: Key, times: int = 1, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for _ in range(times):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, keys)


def walk_to(widget: QWidget) -> None:
    for _ in range(40):
        if QApplication.focusWidget() is widget:
            return
        press(Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {widget.accessibleName()}")


def words_of(widget: QWidget) -> str:
    return " ".join(w.text() for w in widget.findChildren(QLabel) if w.isVisible())


def test_three_screens_say_what_must_be_known(qtbot: QtBot) -> None:
    dialog = shown(qtbot, Maker(), folder="vaults/dana", try_sample=list)
    told = []
    for number in range(3):
        dialog.show_page(number)
        page = dialog.pages.currentWidget()
        assert page is not None
        told.append(words_of(page))
    assert "Nothing leaves this computer." in told[0]
    assert "vaults/dana" in told[1]
    assert "nobody can open the vault" in told[1]
    assert "whoever uses your account on this computer can read your papers" in told[1]
    assert "Drop your first bill here" in told[2]
    assert "Look around first" in told[2]


@pytest.mark.qt_log_ignore("event not accepted", "propagateSizeHints", extend=True)  # Enter in a field is the dialog's
def test_the_keyboard_alone_goes_forth_and_back_and_makes_the_vault(qtbot: QtBot) -> None:
    maker = Maker()
    dialog = shown(qtbot, maker)
    press(Key.Key_Return)
    assert dialog.at == 1
    walk_to(dialog.where.automatic)
    press(Key.Key_Down)
    assert dialog.where.ask.isChecked()
    walk_to(dialog.where.new.first.field)
    QTest.keyClicks(dialog.where.new.first.field, WORDS)
    press(Key.Key_Return)
    assert (dialog.at, dialog.bar.isVisible()) == (1, True)  # it was typed once only
    assert "differ" in dialog.bar.words
    walk_to(dialog.where.new.second.field)
    QTest.keyClicks(dialog.where.new.second.field, WORDS)
    press(Key.Key_Return)
    assert dialog.at == 2
    press(Key.Key_Left, keys=Qt.KeyboardModifier.AltModifier)
    press(Key.Key_Left, keys=Qt.KeyboardModifier.AltModifier)
    assert dialog.at == 0
    assert dialog.where.new.first.field.text() == WORDS  # going back forgets nothing
    assert maker.asked == []
    press(Key.Key_Return, 3)
    qtbot.waitUntil(lambda: dialog.sheet is not None)
    assert maker.asked == [WORDS]
    assert dialog.sheet is not None
    QTest.keyClicks(dialog.sheet.end.field, CODE[-7:])
    walk_to(dialog.sheet.go)
    press(Key.Key_Space)
    assert (dialog.result(), dialog.sheet_seen) == (QDialog.DialogCode.Accepted, True)


def test_skipping_makes_a_vault_that_opens_by_itself(qtbot: QtBot) -> None:
    maker = Maker()
    dialog = shown(qtbot, maker)
    walk_to(dialog.skip_button)
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.sheet is not None)
    assert maker.asked == [None]


def test_skipping_does_not_drop_a_passphrase_that_was_asked_for(qtbot: QtBot) -> None:
    maker = Maker()
    dialog = shown(qtbot, maker)
    dialog.where.ask.setChecked(True)
    dialog.skip_button.click()
    assert (dialog.at, dialog.bar.isVisible(), maker.asked) == (1, True, [])


def test_leaving_makes_nothing_but_a_made_vault_is_opened(qtbot: QtBot) -> None:
    maker = Maker()
    dialog = shown(qtbot, maker)
    press(Key.Key_Escape)
    assert (dialog.result(), maker.asked) == (QDialog.DialogCode.Rejected, [])
    dialog = shown(qtbot, maker)
    dialog.make()
    qtbot.waitUntil(lambda: dialog.sheet is not None)
    press(Key.Key_Escape)
    assert (dialog.result(), dialog.sheet_seen) == (QDialog.DialogCode.Accepted, False)


def test_a_vault_that_cannot_be_made_is_told_of_and_tried_again(qtbot: QtBot) -> None:
    dialog = shown(qtbot, Maker(VaultUnreachable(title="The drive is not there.", remedy="Connect it.")))
    dialog.make()
    qtbot.waitUntil(dialog.bar.isVisible)
    assert "The drive is not there. Connect it." in dialog.bar.words
    assert dialog.isEnabled()


def test_dropped_papers_are_kept_for_the_vault(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(qtbot, Maker())
    bill = tmp_path / "bill.pdf"
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(bill)), QUrl("https://example.org/eob.pdf")])
    dialog.take(mime)
    dialog.take(mime)
    assert (dialog.at, dialog.dropped) == (2, [bill])
    assert "bill.pdf" in words_of(dialog.begin)
    assert "That is a link, not a file." in dialog.bar.words
    dialog.begin.clear_button.click()
    assert dialog.dropped == []


def test_the_sample_opens_beside_and_the_screens_stay(qtbot: QtBot) -> None:
    opened: list[str] = []
    maker = Maker()
    dialog = shown(qtbot, maker, try_sample=lambda: opened.append("sample"))
    dialog.show_page(2)
    dialog.begin.sample_button.click()
    assert (opened, dialog.isVisible(), maker.asked) == (["sample"], True, [])


def test_the_entrance_hands_the_papers_on(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Opened:
        office = None

        def close(self) -> None: ...

    def by_hand(dialog: WelcomeDialog) -> int:
        qtbot.addWidget(dialog)
        assert str(tmp_path / "vault") in words_of_all(dialog)
        dialog.add([tmp_path / "bill.pdf"])
        dialog.accept()
        return dialog.result()

    def words_of_all(dialog: WelcomeDialog) -> str:
        return " ".join(w.text() for w in dialog.findChildren(QLabel))

    monkeypatch.setattr(WelcomeDialog, "exec", by_hand)
    entrance = Entrance(
        lambda: False,
        lambda _: Opened(),  # type: ignore[arg-type, return-value] # nothing is asked of it
        lambda _: None,
        lambda _c, _n: Opened(),  # type: ignore[arg-type, return-value]
        None,
        None,
        tmp_path / "vault",
    )
    assert entrance.through() is not None
    assert entrance.dropped == [tmp_path / "bill.pdf"]


def test_files_that_the_system_asks_to_show_wait_for_the_window(qtbot: QtBot, qapp: QApplication) -> None:
    taken: list[Path] = []
    events = FileEvents(qapp)
    assert QApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile("first.pdf")))
    events.hand_to(taken.extend)
    assert QApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile("second.pdf")))
    assert taken == [Path("first.pdf"), Path("second.pdf")]
    qapp.removeEventFilter(events)


def test_a_backup_that_is_opened_is_brought_back_and_not_added(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[tuple[list[Path], Path | None]] = []

    def run_window(_entrance: Entrance, **given: Any) -> int:
        asked.append((list(given["offered"]), given["restore"]))
        return 0

    monkeypatch.setattr("medneg_desktop.ui.start.run_window", run_window)
    bill, backup = tmp_path / "bill.pdf", tmp_path / "MedNeg backup.MEDNEG"
    assert open_window(tmp_path / "vault", offered=[bill, backup]) == 0
    assert open_window(tmp_path / "vault", offered=[bill]) == 0
    assert asked == [([bill], backup), ([bill], None)]
