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
            path = target / f"{prefix}{name}-{theme}-{percent}-{size[0]}x{size[1]}.png"
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
