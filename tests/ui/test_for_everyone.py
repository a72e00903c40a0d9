"""What WCAG 2.2 AA asks of every screen, measured on pictures of the window: targets, contrast, and the focus in sight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTabBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from medneg_desktop.core.ids import CaseId
from medneg_desktop.core.preferences import load
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import bills
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.bill.workspace import CaseWorkspace
from medneg_desktop.ui.main_window import DESTINATIONS, MainWindow
from medneg_desktop.ui.order import stops
from medneg_desktop.ui.shared import button, label
from medneg_desktop.ui.theme import THEMES, apply_theme, style_sheet
from medneg_desktop.ui.theme import load as load_theme
from medneg_desktop.ui.viewer import PageViewer
from medneg_desktop.ui.viewer.strip import Strip
from tests.ui.made_up import bill, eob, open_office, receipt, shelve
from tests.window import Settle

LEAST = 24
"""Pixels of a side of what can be clicked: WCAG 2.2, 2.5.8."""
Pixels = npt.NDArray[np.float64]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_office(tmp_path)
    for paper in (receipt(), eob(), bill()):
        shelve(made, *paper)
    yield made
    made.vault.close()


@pytest.fixture
def wide(qtbot: QtBot, office: Office, lanes: Lanes, config: Path, settle: Settle) -> Iterator[MainWindow]:
    made = MainWindow(office, lanes, config=config)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    settle()
    yield made
    made.close()


def places(window: MainWindow, office: Office, settle: Settle) -> Iterator[str]:
    """Every screen, every tab of a case, and a packet; the name of each while it is shown."""
    case: CaseId = bills(office)[0].id
    for to in DESTINATIONS:
        if to.name == "packets":
            window.prepare_packet(case)
        else:
            window.go(to.name)
        settle()
        yield to.name
    window.open_case(case)
    settle()
    (workspace,) = window.findChildren(CaseWorkspace)
    for tab in range(workspace.tabs.count()):
        workspace.tabs.setCurrentIndex(tab)
        settle()
        yield f"the tab {workspace.tabs.tabText(tab)}"


# ------------------------------------------------------------------------------------------------------ targets


def small(root: QWidget) -> list[str]:
    """What can be clicked and is smaller than a finger or an unsteady hand needs."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or widget.objectName().startswith("qt_"):
            continue
        inner = isinstance(widget.parent(), QComboBox)
        sizes = []
        if isinstance(widget, QAbstractButton | QComboBox | QLineEdit | Strip) and not inner:
            sizes = [widget.size()]
        elif isinstance(widget, QTabBar):
            sizes = [widget.tabRect(n).size() for n in range(widget.count()) if widget.isTabVisible(n)]
        elif isinstance(widget, QHeaderView):
            sizes = [QSize(LEAST, widget.height())] if widget.sectionsClickable() else []
        elif isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None and model.rowCount():
            rows = range(min(model.rowCount(), 5))
            sizes = [widget.visualRect(model.index(row, 0)).size() for row in rows]
            if isinstance(widget, QTableView):
                sizes = [s for s in sizes if s.width()]
        name = widget.accessibleName() or type(widget).__name__
        found += [f"{name!r}: {s.width()}x{s.height()}" for s in sizes if min(s.width(), s.height()) < LEAST]
    return found


def test_the_check_of_targets_finds_a_small_one(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    tiny = button("x")
    tiny.setParent(box)
    tiny.setFixedSize(20, 30)
    box.show()
    assert small(box) == [f"'x': 20x{tiny.height()}"]


# ------------------------------------------------------------------------------------------------------ contrast


def pixels(image: QImage) -> Pixels:
    """Red, green and blue from 0 to 1, row by row."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : plain.width() * 3].reshape(plain.height(), plain.width(), 3).astype(np.float64) / 255


def luminance(colors: Pixels) -> Pixels:
    linear = np.where(colors <= 0.04045, colors / 12.92, ((colors + 0.055) / 1.055) ** 2.4)
    told: Pixels = linear @ np.array([0.2126, 0.7152, 0.0722])
    return told


def ratio(one: Pixels, other: Pixels) -> Pixels:
    """The ratio of WCAG 2.2 between luminances."""
    return (np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05)


def ink_and_ground(picture: Pixels) -> float:
    """The contrast of words to what they stand on: the commonest tone against the one farthest from it.

    The edges of letters are blended, so the farthest tone is the ink of their strokes.
    """
    tones = luminance(picture).round(4).ravel()
    values, counts = np.unique(tones, return_counts=True)
    ground = values[counts.argmax()]
    return float(ratio(values, ground).max())


def faint(window: MainWindow, least: float) -> list[str]:
    """Words in sight that stand out too little. What is disabled need not."""
    whole = pixels(window.grab().toImage())
    found = []
    for widget in window.findChildren(QWidget):
        words = isinstance(widget, QLabel | QAbstractButton) and widget.text().strip()
        if not words or not widget.isEnabled() or widget.visibleRegion().isEmpty():
            continue
        seen = widget.visibleRegion().boundingRect().adjusted(3, 3, -3, -3)
        if seen.width() < 12 or seen.height() < 10:
            continue
        at = QRect(widget.mapTo(window, seen.topLeft()), seen.size())
        part = whole[at.top() : at.bottom() + 1, at.left() : at.right() + 1]
        large = widget.font().pointSizeF() >= 18 or (widget.font().bold() and widget.font().pointSizeF() >= 14)
        if (got := ink_and_ground(part)) < (min(least, 3.0) if large else least):
            found.append(f"{words!r}: {got:.2f}")
    return found


def test_the_measure_on_pictures_is_right(qtbot: QtBot) -> None:
    words = label("Enough of words", strong=True, wrap=False)
    qtbot.addWidget(words)
    words.setStyleSheet("color: #777777; background: #ffffff")
    words.show()
    assert ink_and_ground(pixels(words.grab().toImage())) == pytest.approx(4.48, abs=0.15)


# ------------------------------------------------------------------------------------------------------ the focus


def ring(window: MainWindow, control: QWidget) -> float:
    """How much of the edge of a control changes so that it is seen when the focus comes: 1 is a line all around."""
    whole = control.tabRect(control.currentIndex()) if isinstance(control, QTabBar) else control.rect()
    region = control.visibleRegion()
    if isinstance(control, QAbstractScrollArea):  # what it shows lies over it
        region = region.united(control.viewport().visibleRegion())
    seen = whole & region.boundingRect()
    area = QRect(control.mapTo(window, seen.topLeft()), seen.size()).adjusted(-3, -3, 3, 3) & window.rect()
    with_it = luminance(pixels(window.grab(area).toImage()))
    elsewhere = next(b for b in window.navigation.buttons.values() if b is not control)
    elsewhere.setFocus(Qt.FocusReason.OtherFocusReason)
    QApplication.processEvents()
    without = luminance(pixels(window.grab(area).toImage()))
    changed = (ratio(with_it, without) >= 2.9).sum() if with_it.shape == without.shape else with_it.size
    return float(changed) / (2 * (area.width() + area.height()))


def unseen(window: MainWindow) -> list[str]:
    """Where Tab stops and nothing shows it."""
    found = []
    page = window.centralWidget()
    assert page is not None
    for control in list(stops(page)):
        if not control.isVisible():  # another was opened by the focus
            continue
        control.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        name = f"{type(control).__name__} {control.accessibleName()!r}"
        if QApplication.focusWidget() is not control or control.visibleRegion().isEmpty():
            continue
        if (got := ring(window, control)) < 0.4:  # of some that scroll not all sides are in sight
            found.append(f"{name}: {got:.2f}")
    return found


# ------------------------------------------------------------------------------------------------------ all of it


@pytest.mark.slow
@pytest.mark.parametrize("name", THEMES)
def test_targets_words_and_focus_on_every_screen(
    wide: MainWindow, office: Office, settle: Settle, qapp: QApplication, name: str
) -> None:
    apply_theme(qapp, name)
    found: dict[str, list[str]] = {}
    for place in places(wide, office, settle):
        told = [*small(wide), *faint(wide, 7.0 if name == "contrast" else 4.5), *unseen(wide)]
        if told:
            found[place] = told
    assert not found, "\n".join(f"{place}: {told}" for place, tolds in found.items() for told in tolds)


# ------------------------------------------------------------------------------------------------------ motion


def test_nothing_moves_for_who_wants_it_still(wide: MainWindow, office: Office, settle: Settle, config: Path) -> None:
    wide.open_case(bills(office)[0].id)
    settle()
    viewer = next(v for v in wide.findChildren(PageViewer) if v.isVisible() and v.highlights)
    key = viewer.highlights[0].key
    assert viewer.focus_on(key)
    assert viewer._pulse.running, "where motion is welcome the mark swells"
    wide.keeper.set_motion("less")
    assert viewer.focus_on(key)
    assert not viewer._pulse.running
    assert viewer.item_of(key) is not None
    settle()
    assert load(config).motion == "less"
    wide.keeper.set_motion("system")


# ------------------------------------------------------------------------------------------------------ the sheet


@pytest.mark.parametrize("name", THEMES)
def test_every_rule_of_the_sheet_sets_words_that_can_be_read(name: str) -> None:
    """Wherever the style sheet names both, ink and ground; what is disabled need not."""
    low = {}
    pairs = 0
    for selector, rule in re.findall(r"([^{}]+)\{([^}]*)\}", style_sheet(load_theme(name))):
        ink = re.search(r"(?<![-\w])color:\s*(#\w{6})", rule)
        ground = re.search(r"(?<![-\w])background(?:-color)?:\s*(#\w{6})", rule)
        if ink is None or ground is None or ":disabled" in selector:
            continue
        pairs += 1
        tones = luminance(np.array([[[c.redF(), c.greenF(), c.blueF()] for c in (QColor(ink[1]), QColor(ground[1]))]]))
        if (got := float(ratio(tones[0, 0], tones[0, 1]))) < (7.0 if name == "contrast" else 4.5):
            low[selector.strip()] = round(got, 2)
    assert pairs > 15
    assert low == {}
