"""Finding with the keyboard alone: the screen with its pages, tags and kept searches; the palette from anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.services.find import FoundBill, FoundPaper
from medneg_desktop.services.office import Office
from medneg_desktop.services.tags import tags_of
from medneg_desktop.services.views import saved_views
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.find import FindScreen
from medneg_desktop.ui.find.palette import Palette, meets
from medneg_desktop.ui.main_window import MainWindow
from tests.window import Settle, front_window

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(near_office: Office) -> Office:
    return near_office


@pytest.fixture
def window(
    qtbot: QtBot, office: Office, papers: dict[str, DocumentId], lanes: Lanes, config: Path
) -> Iterator[MainWindow]:
    assert papers
    with front_window(qtbot, office, lanes, config) as made:
        yield made


@pytest.fixture
def screen(window: MainWindow, settle: Settle) -> FindScreen:
    QTest.keyClick(window, Qt.Key.Key_F, CTRL)
    settle()
    (found,) = window.findChildren(FindScreen)
    assert found.text.hasFocus()
    return found


def look_for(screen: FindScreen, qtbot: QtBot, settle: Settle, text: str) -> None:
    screen.text.clear()
    QTest.keyClicks(screen.text, text)
    qtbot.wait(250)  # the pause after which the vault is asked
    settle()


def test_a_paper_is_found_shown_at_its_place_and_opened(
    screen: FindScreen, window: MainWindow, qtbot: QtBot, papers: dict[str, DocumentId], settle: Settle
) -> None:
    assert screen.stack.currentWidget() is screen.nothing
    look_for(screen, qtbot, settle, "448213")
    assert "found" in screen.told.text()
    rows = [r.shown.spoken for r in screen.model.rows]
    assert any("Itemized bill" in r and "scan_0814.pdf" in r for r in rows), rows
    QTest.keyClick(screen.text, Qt.Key.Key_Down)
    assert screen.list.hasFocus()
    while (found := screen.chosen) is not None and getattr(found, "document", None) is None:
        QTest.keyClick(screen.list, Qt.Key.Key_Down)
    settle()
    assert screen.pane.viewer.focused == "found"
    document = found.document.id  # type: ignore[union-attr] # the loop ends at a paper
    QTest.keyClick(screen.list, Qt.Key.Key_Return)
    settle()
    assert window.windowTitle().startswith("Check what we read")
    assert window._screens["inbox"]._desk.document == document  # type: ignore[attr-defined]


def test_what_is_nowhere_is_said(screen: FindScreen, qtbot: QtBot, settle: Settle) -> None:
    look_for(screen, qtbot, settle, "qqqqzzzz")
    assert screen.stack.currentWidget() is screen.nothing
    assert screen.nothing.title.text() == "Nothing was found"
    assert screen.told.text() == "0 found."


def test_tags_are_put_on_searched_and_taken_back(
    screen: FindScreen, window: MainWindow, office: Office, qtbot: QtBot, settle: Settle
) -> None:
    look_for(screen, qtbot, settle, "scan_0814")
    (row,) = screen.model.rows
    assert isinstance(row.found, FoundPaper)
    document = row.found.document.id
    QTest.keyClick(screen, Qt.Key.Key_T, CTRL)
    assert screen.tags.field.hasFocus()
    QTest.keyClicks(screen.tags.field, "HSA mom")
    QTest.keyClick(screen.tags.field, Qt.Key.Key_Return)
    settle()
    assert tags_of(office, document) == ("hsa", "mom")
    look_for(screen, qtbot, settle, "#mom")
    bill_row, paper_row = screen.model.rows
    assert bill_row.shown.file == "Dana R. Whitlock · Aug 14, 2026 · #hsa #mom"  # a bill has the tags of its papers
    assert paper_row.shown.file == "2 pages · scan_0814.pdf · #hsa #mom"
    window.undoing.take_back()
    settle()
    assert tags_of(office, document) == ()


def test_a_bill_is_tagged_and_found_by_its_tag(
    screen: FindScreen, window: MainWindow, qtbot: QtBot, settle: Settle, papers: dict[str, DocumentId]
) -> None:
    look_for(screen, qtbot, settle, "lakeside")
    assert isinstance(screen.chosen, FoundBill)
    QTest.keyClick(screen, Qt.Key.Key_T, CTRL)
    QTest.keyClicks(screen.tags.field, "knee")
    QTest.keyClick(screen.tags.field, Qt.Key.Key_Return)
    settle()
    look_for(screen, qtbot, settle, "#knee")
    assert isinstance(screen.chosen, FoundBill)
    assert all("#knee" in r.shown.file for r in screen.model.rows)
    assert len(screen.model.rows) > 1
    window.undoing.take_back()
    settle()
    look_for(screen, qtbot, settle, "#knee")
    assert screen.model.rows == []


def test_a_bill_shows_what_it_is_about_and_the_paper_with_the_words(
    screen: FindScreen, qtbot: QtBot, settle: Settle, papers: dict[str, DocumentId]
) -> None:
    look_for(screen, qtbot, settle, "lakeside")
    assert isinstance(screen.chosen, FoundBill)
    told = [words.text() for words in screen.glance.findChildren(QLabel) if words.isVisible()]
    assert screen.glance.title.text() == "Lakeside Regional Hospital"
    assert {"They ask", "$1,375.60", "EOB says you owe", "$515.60", "In question"} <= set(told)
    assert "Same charge twice" in told
    source = screen.pane.viewer.source
    assert source is not None
    assert source.key == papers["bill"]
    assert screen.pane.viewer.highlights, "the words that were looked for are marked"


def test_a_search_is_kept_asked_again_and_removed(
    screen: FindScreen, office: Office, qtbot: QtBot, settle: Settle
) -> None:
    look_for(screen, qtbot, settle, "lakeside")
    screen.keep("The hospital")
    settle()
    assert [v.name for v in saved_views(office)] == ["The hospital"]
    look_for(screen, qtbot, settle, "")
    screen.views.setCurrentIndex(1)
    screen.views.activated.emit(1)
    settle()
    assert screen.text.text() == "lakeside"
    assert screen.model.rows
    screen.drop_button.click()
    settle()
    assert saved_views(office) == ()


def in_palette(act: Callable[[Palette], object]) -> None:
    def do() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Palette)
        try:
            act(dialog)
        finally:
            dialog.close()

    QTimer.singleShot(100, do)


def test_the_palette_does_what_is_typed(window: MainWindow, settle: Settle) -> None:
    def go(palette: Palette) -> None:
        QTest.keyClicks(palette.text, "go set")
        assert "Go to Settings" in palette.list.item(0).text()
        QTest.keyClick(palette.text, Qt.Key.Key_Return)

    in_palette(go)
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    settle()
    assert window.windowTitle().startswith("Settings")


def test_the_palette_opens_papers_and_hands_on_to_find(
    window: MainWindow, qtbot: QtBot, lanes: Lanes, settle: Settle
) -> None:
    def go(palette: Palette) -> None:
        QTest.keyClicks(palette.text, "scan_0814")
        qtbot.wait(250)
        qtbot.waitUntil(lambda: palette.list.count() == 2)
        assert "scan_0814.pdf" in palette.list.item(0).text()
        QTest.keyClick(palette.text, Qt.Key.Key_Down)
        QTest.keyClick(palette.text, Qt.Key.Key_Return)

    in_palette(go)
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    settle()
    assert window.windowTitle().startswith("Find")
    (screen,) = window.findChildren(FindScreen)
    assert screen.text.text() == "scan_0814"


def test_what_is_typed_begins_words() -> None:
    assert meets("Go to Home", "go ho")
    assert meets("Go to Home", "")
    assert not meets("Go to Home", "oto")
