"""The page viewer with real events; pictures come from a maker in memory through the real lanes."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medneg_desktop.core.trouble import PageBroke
from medneg_desktop.domain.place import Box
from medneg_desktop.services.ports import PageSize, Picture
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.theme import Role, apply_theme, theme
from medneg_desktop.ui.viewer import Highlight, PageSource, PageViewer, Proof, SideBySide, ViewerPane
from medneg_desktop.ui.viewer.fit import Fit
from medneg_desktop.ui.viewer.highlight import on_paper
from medneg_desktop.ui.viewer.shelf import Shelf
from medneg_desktop.ui.viewer.source import render


def paint(page: int, dpi: float, size: PageSize) -> Picture:
    """A page of one color, a different one for each page."""
    width, height = round(size.width * dpi / 72), round(size.height * dpi / 72)
    return Picture(width, height, dpi / 72, bytes((40 * page % 256, 120, 200)) * (width * height))


class Maker:
    """Makes pictures, remembers what was asked, and can be held up to see what happens meanwhile."""

    def __init__(self, pages: int = 3, key: str = "a") -> None:
        self.asked: list[tuple[int, float]] = []
        self.gate = threading.Event()
        self.gate.set()
        self.broken: set[int] = set()
        self.size = PageSize(612, 792)
        self.source = PageSource(key, f"{key}.pdf", (self.size,) * pages, self.picture)

    def picture(self, page: int, dpi: float) -> Picture:
        self.asked.append((page, dpi))
        assert self.gate.wait(10)
        if page in self.broken:
            raise PageBroke
        return paint(page, dpi, self.size)


@pytest.fixture
def maker() -> Maker:
    return Maker()


@pytest.fixture
def viewer(qtbot: QtBot, lanes: Lanes, maker: Maker) -> PageViewer:
    made = PageViewer(lanes)
    qtbot.addWidget(made)
    made.resize(500, 600)
    made.show()
    qtbot.waitExposed(made)
    made.set_source(maker.source)
    sharp(qtbot, made)
    return made


def sharp(qtbot: QtBot, viewer: PageViewer) -> None:
    qtbot.waitUntil(lambda: viewer.picture_dpi == viewer.dpi, timeout=5000)


def at(viewer: PageViewer, x: float, y: float) -> QPoint:
    return viewer.mapFromScene(QPointF(x, y))


MARKS = (
    Highlight(1, Box(50, 100, 300, 120), Role.IN_QUESTION, "line", number=1),
    Highlight(1, Box(250, 102, 290, 118), Role.DOUBT, "cell"),
    Highlight(2, Box(50, 700, 300, 720), Role.LINK, "later"),
)


def test_the_first_page_is_shown_at_the_width_of_the_pane(viewer: PageViewer, maker: Maker) -> None:
    assert (viewer.page, viewer.page_count, viewer.fit) == (1, 3, Fit.WIDTH)
    left, right = at(viewer, 0, 0).x(), at(viewer, 612, 0).x()
    assert 430 < right - left < 500
    assert maker.asked[-1] == (1, viewer.dpi)


def test_zooming_in_asks_for_a_sharper_picture_and_shows_the_old_one_meanwhile(
    qtbot: QtBot, viewer: PageViewer, maker: Maker
) -> None:
    before = viewer.dpi
    maker.gate.clear()
    QTest.keyClick(viewer, Qt.Key.Key_Plus)
    assert viewer.dpi > before
    qtbot.waitUntil(lambda: maker.asked[-1] == (1, viewer.dpi))
    assert viewer.picture_dpi == before
    assert viewer.words == ""
    maker.gate.set()
    sharp(qtbot, viewer)


def test_the_wheel_zooms_with_control_and_keeps_the_point_under_the_pointer(viewer: PageViewer) -> None:
    before = viewer.dpi
    spot = QPointF(200, 250)
    under = viewer.mapToScene(spot.toPoint())
    event = QWheelEvent(
        spot,
        viewer.viewport().mapToGlobal(spot),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewer.viewport(), event)
    assert viewer.dpi > before
    after = viewer.mapToScene(spot.toPoint())
    assert (after - under).manhattanLength() < 4


def test_the_page_keys_turn_the_pages(qtbot: QtBot, viewer: PageViewer) -> None:
    seen = []
    viewer.page_changed.connect(lambda page, _: seen.append(page))
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Home):
        QTest.keyClick(viewer, key)
    assert seen == [2, 3, 2, 1]


def test_a_page_left_behind_is_torn_up(qtbot: QtBot, viewer: PageViewer, maker: Maker) -> None:
    maker.gate.clear()
    viewer.show_page(2)
    qtbot.waitUntil(lambda: maker.asked[-1][0] == 2)
    viewer.show_page(3)
    viewer.show_page(2)
    viewer.show_page(3)
    maker.gate.set()
    sharp(qtbot, viewer)
    assert viewer.page == 3
    # Page 2 was under way once; what was asked for it again was torn before the lane came to it.
    assert [page for page, _ in maker.asked].count(2) == 1


def test_going_back_shows_the_kept_picture_at_once(qtbot: QtBot, viewer: PageViewer, maker: Maker) -> None:
    viewer.show_page(2)
    sharp(qtbot, viewer)
    asked = len(maker.asked)
    viewer.show_page(1)
    assert viewer.picture_dpi == viewer.dpi
    assert len(maker.asked) == asked


def test_a_page_that_cannot_be_shown_says_so_in_words(qtbot: QtBot, viewer: PageViewer, maker: Maker) -> None:
    maker.broken.add(2)
    viewer.show_page(2)
    assert "Loading page 2" in viewer.words
    qtbot.waitUntil(lambda: "Loading" not in viewer.words)
    assert PageBroke.title in viewer.words
    assert PageBroke.remedy in viewer.words
    viewer.show_page(1)
    assert viewer.words == ""


def test_turning_the_page_swaps_its_sides(qtbot: QtBot, viewer: PageViewer) -> None:
    QTest.keyClick(viewer, Qt.Key.Key_R)
    assert viewer.turn == 90
    corner, beside = at(viewer, 0, 0), at(viewer, 612, 0)
    assert abs(corner.x() - beside.x()) <= 1
    assert beside.y() > corner.y()


def test_a_click_tells_the_smallest_mark_under_it(qtbot: QtBot, viewer: PageViewer) -> None:
    viewer.set_highlights(MARKS)
    told: list[str] = []
    viewer.highlight_clicked.connect(told.append)
    for x in (270, 100, 500):
        QTest.mouseClick(viewer.viewport(), Qt.MouseButton.LeftButton, pos=at(viewer, x, 110))
    assert told == ["cell", "line"]


def test_focus_turns_to_the_page_scrolls_there_and_points_it_out(qtbot: QtBot, viewer: PageViewer) -> None:
    viewer.set_highlights(MARKS)
    assert viewer.focus_on("later")
    assert viewer.page == 2
    assert viewer.viewport().rect().contains(at(viewer, 100, 710))
    item = viewer.item_of("later")
    assert item is not None
    assert item.emphasis >= 1
    assert not viewer.focus_on("nowhere")
    assert item.emphasis == 0


def test_marks_can_be_walked_and_pressed_by_keyboard(qtbot: QtBot, viewer: PageViewer) -> None:
    viewer.set_highlights(MARKS)
    told: list[str] = []
    viewer.highlight_clicked.connect(told.append)
    for _ in range(3):
        QTest.keyClick(viewer, Qt.Key.Key_N)
        QTest.keyClick(viewer, Qt.Key.Key_Return)
    assert told == ["line", "cell", "later"]


def test_dragging_with_shift_draws_a_box_in_points(qtbot: QtBot, viewer: PageViewer) -> None:
    boxes: list[tuple[int, Box]] = []
    viewer.area_marked.connect(lambda page, box: boxes.append((page, box)))
    start, end = at(viewer, 100, 200), at(viewer, 220, 230)
    view = viewer.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, start)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, end)
    [(page, box)] = boxes
    assert page == 1
    for found, drawn in zip((box.x0, box.y0, box.x1, box.y1), (100, 200, 220, 230), strict=True):
        assert abs(found - drawn) < 3


def test_a_slip_of_the_hand_marks_nothing(qtbot: QtBot, viewer: PageViewer) -> None:
    boxes: list[object] = []
    viewer.area_marked.connect(lambda page, box: boxes.append(box))
    viewer.set_marking(True)
    QTest.mouseClick(viewer.viewport(), Qt.MouseButton.LeftButton, pos=at(viewer, 100, 200))
    assert boxes == []
    assert not viewer.marking


def test_escape_gives_up_marking(qtbot: QtBot, viewer: PageViewer) -> None:
    viewer.set_marking(True)
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert not viewer.marking


def test_doubts_and_issues_are_told_by_a_badge_and_not_by_color_alone() -> None:
    assert [h.badge for h in MARKS] == ["1", "?", ""]


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_marks_are_deep_enough_for_white_paper_in_every_theme(qapp: QApplication, name: str) -> None:
    apply_theme(qapp, name)
    for role in (Role.DOUBT, Role.IN_QUESTION, Role.LINK, Role.PROVEN):
        color = on_paper(theme().color(role))
        parts = [
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
            for c in (color.redF(), color.greenF(), color.blueF())
        ]
        assert 1.05 / (0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] + 0.05) >= 4.5


def test_a_tip_shows_the_words_of_a_paper_as_they_are(viewer: PageViewer) -> None:
    viewer.set_highlights([Highlight(1, Box(1, 1, 9, 9), Role.LINK, "x", tooltip="<b>FREE</b>")])
    item = viewer.item_of("x")
    assert item is not None
    assert "&lt;b&gt;" in item.toolTip()


def test_a_mark_is_seen_on_the_page(qtbot: QtBot, viewer: PageViewer) -> None:
    where = at(viewer, 100, 110)
    before = viewer.viewport().grab().toImage().pixelColor(where)
    viewer.set_highlights(MARKS)
    after = viewer.viewport().grab().toImage().pixelColor(where)
    assert before == QColor(40, 120, 200)
    assert after != before


def test_a_viewer_that_is_gone_gets_no_late_picture(qtbot: QtBot, lanes: Lanes, maker: Maker) -> None:
    viewer = PageViewer(lanes)
    viewer.resize(400, 400)
    viewer.show()
    maker.gate.clear()
    viewer.set_source(maker.source)
    qtbot.waitUntil(lambda: len(maker.asked) == 1)
    viewer.deleteLater()
    QApplication.processEvents()
    maker.gate.set()
    qtbot.waitUntil(lambda: lanes.busy == 0)  # an answer to a deleted widget would raise here


def test_a_hidden_viewer_asks_for_nothing_until_it_is_shown(qtbot: QtBot, lanes: Lanes, maker: Maker) -> None:
    viewer = PageViewer(lanes)
    qtbot.addWidget(viewer)
    viewer.set_source(maker.source)
    qtbot.wait(150)
    assert maker.asked == []
    viewer.show()
    sharp(qtbot, viewer)


def test_the_same_file_again_keeps_its_place(qtbot: QtBot, viewer: PageViewer, maker: Maker) -> None:
    viewer.show_page(2)
    viewer.set_source(maker.source, 2)
    assert viewer.page == 2
    viewer.set_source(None)
    assert (viewer.page, viewer.accessibleName()) == (0, "No page")


def test_the_shelf_throws_out_the_least_recently_used() -> None:
    maker = Maker()
    one = render(maker.source, 1, 30)
    shelf = Shelf(limit=one.image.sizeInBytes() * 2 + 10)
    shelf.put(one)
    shelf.put(render(maker.source, 2, 30))
    assert shelf.exact(1, 30) is not None
    shelf.put(render(maker.source, 3, 30))
    assert [shelf.exact(page, 30) is not None for page in (1, 2, 3)] == [True, False, True]


def test_the_shelf_offers_the_coarsest_picture_that_is_sharp_enough() -> None:
    shelf, maker = Shelf(), Maker()
    for dpi in (30, 60, 90):
        shelf.put(render(maker.source, 1, dpi))
    nearest: Callable[[int], int] = lambda dpi: getattr(shelf.nearest(1, dpi), "asked", 0)  # noqa: E731
    assert [nearest(20), nearest(40), nearest(200)] == [30, 60, 90]
    assert shelf.nearest(2, 30) is None


def test_the_bar_tells_page_and_zoom(qtbot: QtBot, lanes: Lanes, maker: Maker) -> None:
    pane = ViewerPane(lanes, can_mark=True)
    qtbot.addWidget(pane)
    pane.resize(500, 600)
    pane.show()
    pane.viewer.set_source(maker.source)
    sharp(qtbot, pane.viewer)
    assert pane.pages.accessibleName() == "Page 1 of 3"
    assert not pane.back_button.isEnabled()
    QTest.mouseClick(pane.next_button, Qt.MouseButton.LeftButton)
    assert pane.pages.accessibleName() == "Page 2 of 3"
    before = pane.viewer.percent
    QTest.mouseClick(pane.in_button, Qt.MouseButton.LeftButton)
    assert pane.percent.text() == f"{pane.viewer.percent} %"
    assert pane.viewer.percent > before
    QTest.mouseClick(pane.mark_button, Qt.MouseButton.LeftButton)
    assert pane.viewer.marking


def test_two_proofs_stand_side_by_side_and_further_ones_a_button_away(qtbot: QtBot, lanes: Lanes) -> None:
    pair = SideBySide(lanes)
    qtbot.addWidget(pair)
    pair.resize(1000, 600)
    pair.show()
    makers = [Maker(key=k) for k in "abc"]
    proofs = [Proof(f"Paper {m.source.key}", m.source, 2, MARKS[2:], "later") for m in makers]
    pair.show_proofs(proofs[:1])
    assert [p.isVisible() for p in pair.panes] == [True, False]
    pair.show_proofs(proofs)
    assert [p.isVisible() for p in pair.panes] == [True, True]
    assert [p.caption.text() for p in pair.panes] == ["Paper a", "Paper b"]
    assert all(p.viewer.focused == "later" and p.viewer.page == 2 for p in pair.panes)
    QTest.mouseClick(pair.more_button, Qt.MouseButton.LeftButton)
    assert [p.caption.text() for p in pair.panes] == ["Paper a", "Paper c"]
