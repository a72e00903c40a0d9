"""Pictures of every screen of the sample case, in every theme, at several sizes and in both languages.

    python docs/shoot.py [folder]        into docs/screenshots/, or another folder

Needs no display. The sample case is made up; the vault is thrown away afterwards. A picture keeps 256 colors where that
cannot be seen, which makes it a third as large.
"""

# ruff: noqa: E402 (the window takes its words at import, so the language comes first)

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from PIL import Image, ImageChops
from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from medneg_desktop.ui.language import speak

LANGUAGE = os.environ.get("MEDNEG_LANGUAGE", "en")
if __name__ != "__mp_main__":  # a page worker, which is started by importing this file, needs no window
    app = QApplication.instance() or QApplication([])
    speak(app, LANGUAGE)  # before the modules of the window, which take their words at import

from medneg_desktop.app import demo_office, sample_files
from medneg_desktop.core.clock import FixedClock
from medneg_desktop.core.preferences import Preferences, save
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import bills, inbox
from medneg_desktop.ui.actions import KeySheet
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.bill.workspace import CaseWorkspace
from medneg_desktop.ui.find.palette import Palette
from medneg_desktop.ui.first_start import WelcomeDialog
from medneg_desktop.ui.guides import GuidesDialog
from medneg_desktop.ui.leaving import LeavingDialog
from medneg_desktop.ui.main_window import MainWindow
from medneg_desktop.ui.problem_report import ProblemReportDialog
from medneg_desktop.ui.theme import apply_theme

TODAY = date(2026, 11, 24)
Look = tuple[str, int, tuple[int, int]]
"""Theme, text size in percent, size of the window."""

USUAL = (1280, 800)
LOOKS: tuple[Look, ...] = tuple(
    (theme, percent, USUAL) for theme in ("light", "dark", "contrast") for percent in (100, 150)
)
SMALL: tuple[Look, ...] = tuple(("light", percent, (1024, 700)) for percent in (100, 150, 200))
"""The smallest window, also at the largest text."""
IN_SPANISH = (LOOKS[0], LOOKS[1])

TABS = (
    "questions",
    "charges",
    "eob-match",
    "money",
    "papers",
    "could-not-check",
    "history",
    "plan",
    "talks",
    "deadlines",
)
CODE = "ABCD2-EFGH3-JKMN4-PQRS5-TVWX6-YZ237"
"""Stands for the code of a recovery sheet."""


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


def named(look: Look) -> str:
    theme, percent, (width, height) = look
    return f"{theme}-{percent}-{width}x{height}" + ("" if LANGUAGE == "en" else f"-{LANGUAGE}")


def shoot(office: Office, target: Path, look: Look, prefix: str = "") -> None:
    """Every screen in one look; with ``prefix`` "empty-" of an empty vault."""
    theme, percent, size = look
    with window_on(office, Preferences(theme, percent)) as (window, lanes):
        window.resize(*size)
        for name in window.navigation.buttons:
            window.go(name)
            settle(lanes)
            if not prefix:
                fill(window, office, name)
            settle(lanes)
            keep(window, target / f"{prefix}{name}-{named(look)}.png")
            if name == "bills" and not prefix and size == USUAL:
                shoot_tabs(window, lanes, target, look)
        if not prefix and size == USUAL:
            shoot_dialogs(window, office, lanes, target, look)


def fill(window: MainWindow, office: Office, name: str) -> None:
    """Have the screen show what it is for."""
    cases = bills(office)
    if name == "inbox" and (items := inbox(office).items):
        window.open_document(items[-1].document.id)
    elif name == "bills" and cases:
        window.open_case(cases[0].id)
    elif name == "packets" and cases:
        window.prepare_packet(cases[0].id)
    elif name == "find":
        window.look_for("cedar hollow")


def shoot_tabs(window: MainWindow, lanes: Lanes, target: Path, look: Look) -> None:
    """The further tabs of the case that is open."""
    for workspace in window.findChildren(CaseWorkspace):
        assert workspace.tabs.count() == len(TABS), [workspace.tabs.tabText(n) for n in range(workspace.tabs.count())]
        for number in range(1, workspace.tabs.count()):
            workspace.tabs.setCurrentIndex(number)
            settle(lanes)
            keep(window, target / f"bills-{TABS[number]}-{named(look)}.png")
        workspace.tabs.setCurrentIndex(0)


def shoot_dialogs(window: MainWindow, office: Office, lanes: Lanes, target: Path, look: Look) -> None:
    """What opens above the window: help, keys, the palette, leaving, the problem report."""
    acts = tuple(window.actions_by_name.items())
    makers: dict[str, Callable[[], QDialog]] = {
        "help": lambda: GuidesDialog(window, "2_read_a_bill"),
        "keys": lambda: KeySheet((), window),
        "palette": lambda: Palette(office, lanes, acts, print, print, print, window),
        "leaving": lambda: LeavingDialog(Path("~/.local/share/MedNeg"), window),
        "problem-report": lambda: ProblemReportDialog(office, lanes, window.keeper.now, window),
    }
    for name, make in makers.items():
        dialog = make()
        dialog.show()
        dialog.resize(min(dialog.width(), USUAL[0]), min(dialog.height(), USUAL[1]))
        settle(lanes)
        keep(dialog, target / f"{name}-{named(look)}.png")
        dialog.close()


def shoot_first_start(target: Path, look: Look) -> None:
    """The three screens of the first start, the way with a passphrase, and the recovery sheet."""
    theme, percent, size = look
    assert isinstance(app, QApplication)
    apply_theme(app, theme, percent)
    dialog = WelcomeDialog(lambda _: None, folder="~/.local/share/MedNeg/vault", try_sample=list)
    dialog.show()
    for number in range(3):
        dialog.show_page(number)
        rest(dialog, size)
        keep(dialog, target / f"first-start-{number + 1}-{named(look)}.png")
        if number == 1:
            dialog.where.ask.setChecked(True)
            rest(dialog, size)
            keep(dialog, target / f"first-start-2-passphrase-{named(look)}.png")
    dialog._made(CODE)  # noqa: SLF001 (no vault is made for a picture)
    rest(dialog, size)
    keep(dialog, target / f"first-start-4-sheet-{named(look)}.png")
    dialog.close()


def rest(dialog: WelcomeDialog, size: tuple[int, int]) -> None:
    """Give the dialog the size that it takes on a screen of this size, and let it draw."""
    width = min(dialog.sizeHint().width(), size[0])
    dialog.resize(width, min(dialog.wanted_height(width), size[1]))
    loop = QEventLoop()
    QTimer.singleShot(60, loop.quit)
    loop.exec()


def keep(widget: QWidget, path: Path) -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    whole = Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")
    few = with_own_colors(whole, whole.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE))
    (few if alike(whole, few.convert("RGB")) else whole).save(path, optimize=True)
    print(path)


def with_own_colors(whole: Image.Image, few: Image.Image) -> Image.Image:
    """Each entry of the palette in the color that most of its pixels truly have: flat areas keep theirs exactly."""
    red, green, blue = (np.asarray(channel, dtype=np.int64) for channel in whole.split())
    entries = np.asarray(few, dtype=np.int64) << 24
    found, counts = np.unique(entries | red << 16 | green << 8 | blue, return_counts=True)
    palette = few.getpalette() or []
    for key in found[np.argsort(counts, kind="stable")]:  # the most frequent last, which stays
        at = int(key >> 24) * 3
        palette[at : at + 3] = [int(key >> 16 & 255), int(key >> 8 & 255), int(key & 255)]
    few.putpalette(palette)
    return few


def alike(one: Image.Image, other: Image.Image) -> bool:
    """Whether the eye sees no difference: no channel of a pixel is off by more than 10, and 99.5 % by at most 6."""
    counted = ImageChops.difference(one, other).histogram()  # 256 counts for each of three channels
    most = one.width * one.height * 0.005
    return all(sum(counted[c + 11 : c + 256]) == 0 and sum(counted[c + 7 : c + 256]) <= most for c in (0, 256, 512))


def read_sample(office: Office) -> None:
    with window_on(office, Preferences("light")) as (window, lanes):
        window.offer(sample_files())
        settle(lanes)


def main(target: Path) -> None:
    """Shoot the empty vault once, then the sample case in every look; then all of it in Spanish, in a program of its own."""
    target.mkdir(parents=True, exist_ok=True)
    looks = LOOKS if LANGUAGE == "en" else IN_SPANISH
    for look in looks:
        shoot_first_start(target, look)
    opened = demo_office(clock=FixedClock(TODAY))
    try:
        shoot(opened.office, target, looks[0], "empty-")
        read_sample(opened.office)
        for look in (*looks, *(SMALL if LANGUAGE == "en" else ())):
            shoot(opened.office, target, look)
    finally:
        opened.close()
    app.quit()
    if LANGUAGE == "en":
        environment = {**os.environ, "MEDNEG_LANGUAGE": "es"}
        subprocess.run([sys.executable, __file__, str(target)], env=environment, check=True)  # noqa: S603 (this file)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "screenshots")
