"""Nothing is cut off: every word on every screen has its room, at small windows and large text."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QWidget
from pytestqt.qtbot import QtBot

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.preferences import Preferences, save
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import bills
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.bill.workspace import CaseWorkspace
from medneg_desktop.ui.main_window import DESTINATIONS, MainWindow
from medneg_desktop.ui.shared import label, scroll
from medneg_desktop.ui.viewer.pair import Pair
from tests.ui.fitting import beyond, cut, cut_tabs, faults, outside, overlapping
from tests.window import Settle

TOP = Path(__file__).parents[2]


def test_the_check_sees_a_cut_label(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    words = label("These words need more room than they get", wrap=False)
    words.setParent(box)
    words.resize(40, 10)
    box.show()
    assert len(cut(box)) == 1


def test_the_check_sees_a_cut_tab(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    bar = QTabBar(box)
    bar.setUsesScrollButtons(False)
    bar.setElideMode(Qt.TextElideMode.ElideNone)
    for words in ("Questions", "Could not check"):
        bar.addTab(words)
    bar.resize(bar.sizeHint())
    box.show()
    assert cut_tabs(box) == []
    bar.resize(bar.width() - 20, bar.height())
    assert len(cut_tabs(box)) == 1


def test_the_check_sees_what_scrolls_sideways_and_what_sticks_out(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    box.resize(200, 100)
    area = scroll(label("These words need far more room than they get here", wrap=False), "Words")
    area.setParent(box)
    area.resize(100, 60)
    out = label("Out", wrap=False)
    out.setParent(box)
    out.move(190, 10)
    box.show()
    assert len(beyond(box)) == 1
    assert overlapping(box) == []
    over = label("Over", wrap=False)
    over.setParent(box)
    over.move(192, 12)
    over.show()
    assert len(overlapping(box)) == 1
    over.hide()
    assert len(outside(box)) == 2, "the words in the scrolling part, and the label over the edge"


LOOKS = (((1280, 800), 100), ((1024, 700), 150), ((1024, 700), 200), ((3840, 2160), 100))

LONGER = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication([])
from medneg_desktop.ui.language import speak
speak(app, "xx")
from tests.ui.spoken import walked
print("\\n".join(walked(Path(sys.argv[1])).faults))
"""


@pytest.mark.slow
def test_nothing_is_cut(window: MainWindow, sample: dict[str, DocumentId], settle: Settle, office: Office) -> None:
    problems = {}
    (case,) = [b.id for b in bills(office)]
    for size, percent in LOOKS:
        window.keeper.set_text_percent(percent)
        window.resize(*size)
        for to in DESTINATIONS:
            window.go(to.name)
            if to.name == "inbox":
                window.open_document(sample["hospital_bill_scan.pdf"])
            elif to.name == "bills":
                window.open_case(case)
            elif to.name == "packets":
                window.prepare_packet(case)
            settle()
            for side in ("words", "page"):
                if found := faults(window):
                    problems[f"{to.name}, {side}, {size} at {percent} %"] = found
                pair = next((p for p in window.findChildren(Pair) if p.isVisible() and p.narrow), None)
                if pair is None:
                    break
                pair.turn()
                settle()
    assert problems == {}


@pytest.mark.slow
def test_every_tab_of_a_case_fits(
    window: MainWindow, sample: dict[str, DocumentId], settle: Settle, office: Office
) -> None:
    assert sample
    window.keeper.set_text_percent(150)
    window.resize(1024, 700)
    window.open_case(bills(office)[0].id)
    settle()
    (workspace,) = window.findChildren(CaseWorkspace)
    problems = {}
    for tab in range(workspace.tabs.count()):
        workspace.tabs.setCurrentIndex(tab)
        settle()
        if found := faults(window):
            problems[workspace.tabs.tabText(tab)] = found
    assert problems == {}


@pytest.mark.slow
def test_longer_words_fit_too(tmp_path: Path) -> None:
    """Every screen and tab at 150 %, with words longer than those of any language (Spanish: ``tests/house/test_words.py``)."""
    told = subprocess.run(
        [sys.executable, "-c", LONGER, str(tmp_path)],
        cwd=TOP,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=280,
    )
    assert told.returncode == 0, told.stderr[-2000:]
    assert told.stdout.strip() == ""


@pytest.mark.parametrize("percent", [150, 200])
def test_an_empty_home_fits_too(
    qtbot: QtBot, office: Office, lanes: Lanes, settle: Settle, config: Path, percent: int
) -> None:
    save(config, Preferences("light", percent))
    window = MainWindow(office, lanes, config=config, try_sample=list)
    qtbot.addWidget(window)
    window.resize(1024, 700)
    window.show()
    settle()
    assert faults(window) == []
    window.close()
