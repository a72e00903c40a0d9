"""Tabs of which none is cut: what has no room stands in a menu, and the arrows reach it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from medneg_desktop.ui.shared import TabPages, Tabs
from medneg_desktop.ui.theme import apply_theme

TITLES = ("Questions 4", "Charges 9", "EOB match", "Money", "Papers 3", "Could not check 6", "History", "Plan", "Talks")


def bar(qtbot: QtBot, width: int) -> Tabs:
    tabs = Tabs("About this bill")
    qtbot.addWidget(tabs)
    for title in TITLES:
        tabs.addTab(title)
    tabs.resize(max(width, tabs.minimumSizeHint().width()), tabs.sizeHint().height())
    tabs.show()
    return tabs


def cut(tabs: Tabs) -> list[str]:
    """Tabs that stick out of the bar or stand below its button."""
    edge = tabs.more_button.x() if tabs.more_button.isVisible() else tabs.width()
    seen = [n for n in range(tabs.count()) if tabs.isTabVisible(n)]
    return [tabs.tabText(n) for n in seen if tabs.tabRect(n).right() > edge]


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("width", [420, 700, 1300])
def test_no_tab_is_cut_and_none_is_lost(qapp: QApplication, qtbot: QtBot, percent: int, width: int) -> None:
    apply_theme(qapp, "light", percent)
    tabs = bar(qtbot, width)
    for at in (0, 5, len(TITLES) - 1):
        tabs.setCurrentIndex(at)
        assert cut(tabs) == []
        assert tabs.isTabVisible(at)
        assert tabs.more_button.isVisible() is bool(tabs.left_over)
        if tabs.left_over:
            assert tabs.more_button.geometry().right() <= tabs.width()
            assert tabs.more_button.width() >= tabs.more_button.sizeHint().width()


def test_the_arrows_walk_through_all_of_them_and_the_menu_opens_one(qtbot: QtBot) -> None:
    tabs = bar(qtbot, 420)
    assert tabs.left_over
    walked = [tabs.tabText(0)]
    for _ in TITLES[1:]:
        QTest.keyClick(tabs, Qt.Key.Key_Right)
        walked.append(tabs.tabText(tabs.currentIndex()))
    assert tuple(walked) == TITLES
    QTest.keyClick(tabs, Qt.Key.Key_Right)
    assert tabs.currentIndex() == len(TITLES) - 1
    menu = tabs.more_button.menu()
    menu.aboutToShow.emit()
    first = next(iter(menu.actions()))
    assert [a.text() for a in menu.actions()] == [TITLES[n] for n in tabs.left_over]
    first.trigger()
    assert tabs.tabText(tabs.currentIndex()) == first.text()


def test_a_page_that_is_not_wanted_stands_in_neither(qtbot: QtBot) -> None:
    pages = TabPages("Rights and help")
    qtbot.addWidget(pages)
    for title in TITLES:
        pages.addTab(QLabel(title), title)
    pages.setTabVisible(0, False)
    pages.resize(420, 300)
    pages.show()
    tabs = pages.tabBar()
    assert isinstance(tabs, Tabs)
    assert pages.currentIndex() == 1
    assert not tabs.isTabVisible(0)
    assert 0 not in tabs.left_over
    pages.setTabVisible(0, True)
    pages.setCurrentIndex(0)
    assert tabs.isTabVisible(0)
    assert cut(tabs) == []
