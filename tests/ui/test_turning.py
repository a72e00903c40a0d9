"""A page that is turned in the review is read so; picture, boxes and strips lie as the person sees them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.place import Box
from medneg_desktop.domain.reading import FieldName
from medneg_desktop.services.office import Office
from medneg_desktop.services.read_document import read_document
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.inbox import InboxScreen
from tests.ui.made_up import LETTER, LyingPages, bill, open_office, shelve
from tests.window import front_window, settled

F = FieldName
Settle = Callable[[], None]


@pytest.fixture
def pages() -> LyingPages:
    return LyingPages()


@pytest.fixture
def office(tmp_path: Path, pages: LyingPages) -> Iterator[Office]:
    made = open_office(tmp_path, pages)
    yield made
    made.vault.close()


@pytest.fixture
def document(office: Office) -> DocumentId:
    made = shelve(office, bill()[0])
    read_document(office, made)
    return made


@pytest.fixture
def screen(qtbot: QtBot, office: Office, lanes: Lanes, config: Path, document: DocumentId) -> Iterator[InboxScreen]:
    with front_window(qtbot, office, lanes, config, height=900) as window:
        window.open_document(document)
        settled(lanes)
        (found,) = window.findChildren(InboxScreen)
        yield found


def turn(screen: InboxScreen, times: int) -> None:
    screen.pane.viewer.setFocus()
    for _ in range(times):
        QTest.keyClick(screen.pane.viewer, Qt.Key.Key_R)


def rest(screen: InboxScreen, settle: Settle) -> None:
    """The hand rests."""
    screen._turning.settle()
    settle()


def seen(screen: InboxScreen, name: FieldName) -> tuple[int, int]:
    """Width and height, in pixels of the screen, of the mark about a value."""
    item = screen.pane.viewer.item_of(f"field:{name.value}")
    assert item is not None
    drawn = screen.pane.viewer.mapFromScene(item.boundingRect()).boundingRect()
    return drawn.width(), drawn.height()


def due(screen: InboxScreen) -> Money | None:
    reading = screen.panel.reading
    fact = reading.money(F.AMOUNT_DUE) if reading is not None else None
    return fact.value if fact is not None else None


def test_a_page_that_could_not_be_read_is_turned_and_read(
    screen: InboxScreen, pages: LyingPages, settle: Settle
) -> None:
    assert screen.panel.reading is None
    turn(screen, 1)
    rest(screen, settle)
    assert due(screen) == Money.of("1375.60")
    assert screen.pane.viewer.turn == 90
    width, height = seen(screen, F.AMOUNT_DUE)
    assert width > height, "the box lies along the words as they are seen"
    assert "read again as you turned it" in screen.message.words
    assert screen.panel.reading is not None
    notes = screen.panel.reading.notes
    assert len(notes) == len(set(notes)) == 1, "the other page still lies on its side, which is told once"
    before = len(pages.asked)
    turn(screen, 4)
    rest(screen, settle)
    assert len(pages.asked) == before, "once around is as it was"


def test_who_turns_three_times_means_the_last(screen: InboxScreen, pages: LyingPages, settle: Settle) -> None:
    pages.asked.clear()
    turn(screen, 3)
    settle()
    assert pages.asked == [], "not before the hand rests"
    rest(screen, settle)
    assert pages.asked[0] == 3


def test_turning_is_taken_back_in_the_viewer_too(screen: InboxScreen, settle: Settle) -> None:
    turn(screen, 1)
    rest(screen, settle)
    screen.undoing.take_back()
    settle()
    assert screen.panel.reading is None
    assert screen.pane.viewer.turn == 0
    screen.undoing.do_again()
    settle()
    assert due(screen) == Money.of("1375.60")
    assert screen.pane.viewer.turn == 90


def test_a_page_is_turned_from_the_field_that_is_typed_in(
    screen: InboxScreen, pages: LyingPages, settle: Settle
) -> None:
    pages.finds = 1
    screen.panel.again_wanted.emit()
    settle()
    screen.panel.go_to(F.AMOUNT_DUE)
    edit = screen.focusWidget()
    assert edit is not None
    QTest.keyClick(edit, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert screen.pane.viewer.turn == 180
    assert edit.hasFocus()
    QTest.keyClick(edit, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert screen.pane.viewer.hasFocus()
    QTest.keyClick(screen.pane.viewer, Qt.Key.Key_Escape)
    assert edit.hasFocus(), "the hand goes on where it was"


def test_a_box_drawn_on_the_turned_page_takes_the_words_in_it(screen: InboxScreen, settle: Settle) -> None:
    turn(screen, 1)
    rest(screen, settle)
    reading = screen.panel.reading
    assert reading is not None
    screen.panel.go_to(F.ACCOUNT_NUMBER)
    screen.panel.tabs.setCurrentIndex(0)
    place = reading.fields[F.STATEMENT_DATE].place
    assert place is not None
    viewer = screen.pane.viewer
    corners = Box(place.box.x0 - 2, place.box.y0 - 2, place.box.x1 + 2, place.box.y1 + 2)
    first, last = viewer.mapFromScene(corners.x0, corners.y0), viewer.mapFromScene(corners.x1, corners.y1)
    viewer.set_marking(on=True)
    QTest.mousePress(viewer.viewport(), Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(viewer.viewport(), last)
    QTest.mouseRelease(viewer.viewport(), Qt.MouseButton.LeftButton, pos=last)
    settle()
    box = screen.panel.fields.box(F.ACCOUNT_NUMBER)
    assert box is not None
    assert box.edit.text() == "09/03/2026"


def test_a_page_found_on_its_side_is_shown_upright_with_its_strips(
    qtbot: QtBot, office: Office, screen: InboxScreen, pages: LyingPages, document: DocumentId, settle: Settle
) -> None:
    pages.finds = 1
    screen.panel.again_wanted.emit()
    settle()
    assert screen.pane.viewer.turn == 90, "nobody turned it: the recognizer found which way is up"
    reading = screen.panel.reading
    assert reading is not None
    place = reading.fields[F.AMOUNT_DUE].place
    assert place is not None
    assert place.box.height > place.box.width, "as the file has it"
    upright = screen.strips.box_of(place)
    assert upright.width > upright.height
    assert screen.strips.page(1) is None
    settle()
    strip = screen.strips.page(1)
    assert strip is not None
    assert (strip.size.width, strip.size.height) == pytest.approx(LETTER, abs=1)


def test_turned_the_wrong_way_what_was_read_stays(
    qtbot: QtBot, screen: InboxScreen, pages: LyingPages, document: DocumentId, settle: Settle
) -> None:
    pages.finds = 1
    screen.panel.again_wanted.emit()
    settle()
    told: list[object] = []
    screen.trouble.connect(told.append)
    turn(screen, 1)
    rest(screen, settle)
    assert due(screen) == Money.of("1375.60")
    assert "no words can be read" in str(getattr(told[0], "title", ""))
