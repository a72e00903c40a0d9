"""Starts Qt, opens the door, shows the window, and shuts everything down in reverse order."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from medneg_desktop import __version__
from medneg_desktop.core import crash, resources
from medneg_desktop.core.preferences import load_preferences
from medneg_desktop.services.office import Office
from medneg_desktop.ui.background import Lane, Lanes
from medneg_desktop.ui.file_events import FileEvents
from medneg_desktop.ui.language import speak

if TYPE_CHECKING:
    from medneg_desktop.ui.entrance import Entrance, Opened
    from medneg_desktop.ui.main_window import MainWindow


def application() -> QApplication:
    """The program's one QApplication, named and dressed as the person prefers."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("MedNeg")
    app.setApplicationDisplayName("MedNeg")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("org.medneg.Desktop")
    app.setWindowIcon(QIcon(str(resources.path("icons", "medneg.svg"))))
    wishes = load_preferences()
    speak(app, wishes.language)
    from medneg_desktop.ui.theme import apply_theme  # noqa: PLC0415 (modules of the window take their words at import)

    apply_theme(app, wishes.theme, wishes.text_percent)
    return app


def run_window(
    entrance: Entrance,
    *,
    demo: Callable[[], Opened] | None = None,
    offered: Sequence[Path] = (),
    restore: Path | None = None,
    again: Callable[[Path | None], object] | None = None,
    exit_when_ready: bool = False,
) -> int:
    """Run the window until it is closed; gives the exit status.

    The vault is entered by ``entrance``, after ``restore``, a backup, was brought back; or ``demo`` opens a throw-away one.
    ``offered`` files are brought in at once, as are those that the person drops at the first start. ``again`` starts the
    program afresh at the locked door, so that nothing of keys and papers stays in memory, or with the backup that is to
    take the vault's place. ``exit_when_ready`` closes the window as soon as it can be used.
    """
    with _all_of_it_stays():
        app = application()
        files = FileEvents(app)
        opened = demo() if demo else entrance.through(restore)
        if opened is None:
            return 0
        from medneg_desktop.ui.main_window import MainWindow  # noqa: PLC0415 (after the door: it is not held up)

        lanes = Lanes()
        window = MainWindow(opened.office, lanes, try_sample=entrance.try_sample, lockable=again is not None)
    sys.excepthook = lambda _kind, error, _trace: window.show_trouble(error)  # shown as a fault, and the window stays
    try:
        window.show()
        if papers := [*offered, *entrance.dropped]:
            window.offer(papers)
        files.hand_to(window.offer)
        once = Qt.ConnectionType.SingleShotConnection
        if exit_when_ready:
            window.ready.connect(lambda: QTimer.singleShot(0, app.quit), once)
        else:
            window.ready.connect(lambda: _warm_up(opened.office, lanes, window), once)
        return app.exec()
    finally:
        sys.excepthook = crash.tell
        lanes.close()
        opened.close()
        if window.locked and again is not None:
            again(window.restoring)


@contextmanager
def _all_of_it_stays() -> Iterator[None]:
    """Put the window together without looking for garbage in between, for nothing of it is let go: neither now, nor
    again in every later search.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _warm_up(office: Office, lanes: Lanes, window: MainWindow) -> None:
    """While the person looks at Home, load what the first click will need of the store."""
    lanes.run(Lane.STORE, office.vault.warm_up, owner=window, failed=window.show_trouble)
