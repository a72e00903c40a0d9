"""Pictures of every screen of the sample case, in every theme and at several sizes, into docs/screenshots/.

    python docs/shoot.py [folder]

Needs no display. The sample case is made up; the vault is thrown away afterwards.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from medneg_desktop.app import demo_office, sample_files
from medneg_desktop.core.clock import FixedClock
from medneg_desktop.core.preferences import Preferences, save
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import bills, inbox
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.bill.workspace import CaseWorkspace
from medneg_desktop.ui.main_window import MainWindow

TODAY = date(2026, 11, 24)
LOOKS = (
    ("light", 100, (1280, 800)),
    ("dark", 100, (1280, 800)),
    ("contrast", 100, (1280, 800)),
    ("light", 150, (1280, 800)),
    ("light", 100, (1024, 700)),
    ("light", 150, (1024, 700)),
    ("light", 200, (1024, 700)),
)

TABS_IN = LOOKS[:2] + LOOKS[3:4]
"""Every tab of a bill is shot in these looks."""


def settle(lanes: Lanes) -> None:
    """Wait until no work is left, the work that answers ask for included."""
    quiet = 0
    while quiet < 4:
        loop = QEventLoop()
        QTimer.singleShot(60, loop.quit)
        loop.exec()  # and not QTest.qWait, which keeps Python's lock and starves the lanes
        quiet = quiet + 1 if lanes.busy == 0 else 0


@contextmanager
def window_on(office: Office, look: Preferences) -> Iterator[tuple[MainWindow, Lanes]]:
    with tempfile.TemporaryDirectory() as config:
        save(Path(config), look)
        lanes = Lanes()
        window = MainWindow(office, lanes, config=Path(config), try_sample=list)
        window.show()
        yield window, lanes
        window.close()


def shoot(office: Office, target: Path, look: tuple[str, int, tuple[int, int]], prefix: str = "") -> None:
    theme, percent, size = look
    with window_on(office, Preferences(theme, percent)) as (window, lanes):
        window.resize(*size)
        for name in window.navigation.buttons:
            window.go(name)
            settle(lanes)
            if name == "inbox" and (items := inbox(office).items):
                window.open_document(items[-1].document.id)
            elif name == "bills" and (cases := bills(office)):
                window.open_case(cases[0].id)
            elif name == "packets" and (cases := bills(office)):
                window.prepare_packet(cases[0].id)
            settle(lanes)
            keep(window, target / f"{prefix}{name}-{theme}-{percent}-{size[0]}x{size[1]}.png")
            if name == "bills" and look in TABS_IN:
                shoot_tabs(window, lanes, target, f"{theme}-{percent}-{size[0]}x{size[1]}")


def shoot_tabs(window: MainWindow, lanes: Lanes, target: Path, look: str) -> None:
    """The further tabs of the case that is open; none where no case is."""
    for workspace in window.findChildren(CaseWorkspace):
        for number in range(1, workspace.tabs.count()):
            workspace.tabs.setCurrentIndex(number)
            settle(lanes)
            word = workspace.tabs.tabText(number).rstrip(" 0123456789").replace(" ", "-").casefold()
            keep(window, target / f"bills-{word}-{look}.png")
        workspace.tabs.setCurrentIndex(0)


def keep(window: MainWindow, path: Path) -> None:
    window.grab().save(str(path))
    print(path)


def read_sample(office: Office) -> None:
    with window_on(office, Preferences("light")) as (window, lanes):
        window.offer(sample_files())
        settle(lanes)


def main(target: Path) -> None:
    """Shoot the empty vault once, then the sample case in every look."""
    target.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    opened = demo_office(clock=FixedClock(TODAY))
    try:
        shoot(opened.office, target, LOOKS[0], "empty-")
        read_sample(opened.office)
        for look in LOOKS:
            shoot(opened.office, target, look)
    finally:
        opened.close()
    app.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "screenshots")
