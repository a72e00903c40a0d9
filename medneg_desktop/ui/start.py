"""Starts Qt, opens the door, shows the window, and shuts everything down in reverse order."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from medneg_desktop import __version__
from medneg_desktop.core.preferences import load_preferences
from medneg_desktop.core.trouble import KeyMissing, Trouble, WrongKey
from medneg_desktop.services.office import Office
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.theme import apply_theme


class Opened(Protocol):
    """An open office, and the way to close it."""

    @property
    def office(self) -> Office: ...

    def close(self) -> None: ...


def application() -> QApplication:
    """The program's one QApplication, named and dressed as the person prefers."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("MedNeg")
    app.setApplicationDisplayName("MedNeg")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("org.medneg.Desktop")
    wishes = load_preferences()
    apply_theme(app, wishes.theme, wishes.text_percent)
    return app


def run_window(
    *,
    demo: Callable[[], Opened] | None,
    offered: Sequence[Path],
    exists: bool,
    opener: Callable[[str | None], Opened],
    maker: Callable[[str | None], str | None],
    sample: Callable[[], Sequence[Path]],
    exit_when_ready: bool = False,
) -> int:
    """Run the window until it is closed; gives the exit status.

    ``demo`` opens a throw-away vault; else ``opener`` opens the one that exists, or ``maker`` makes one first.
    ``offered`` files are brought in at once. ``exit_when_ready`` closes the window as soon as it can be used.
    """
    app = application()
    opened = demo() if demo else _through_the_door(exists, opener, maker)
    if opened is None:
        return 0
    from medneg_desktop.ui.main_window import MainWindow  # noqa: PLC0415 (after the door: an unlock is not held up)

    lanes = Lanes()
    window = MainWindow(opened.office, lanes, sample_files=sample)
    sys.excepthook = lambda kind, error, trace: _unforeseen(window, kind, error, trace)
    try:
        window.show()
        if offered:
            window.offer(list(offered))
        if exit_when_ready:
            window.ready.connect(lambda: QTimer.singleShot(0, app.quit))
        return app.exec()
    finally:
        sys.excepthook = sys.__excepthook__
        lanes.close()
        opened.close()


def _unforeseen(window: object, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A fault of the program: shown as one, and kept in the log; the window stays."""
    sys.__excepthook__(kind, error, trace)
    show = getattr(window, "show_trouble", None)
    if show is not None:
        show(error)


def _through_the_door(
    exists: bool, opener: Callable[[str | None], Opened], maker: Callable[[str | None], str | None]
) -> Opened | None:
    from medneg_desktop.ui.door import UnlockDialog, WelcomeDialog  # noqa: PLC0415 (not paid for where the key opens)

    if not exists:
        welcome = WelcomeDialog(maker)
        if welcome.exec() != QDialog.DialogCode.Accepted:
            return None
        return opener(welcome.passphrase)
    try:
        return opener(None)
    except (KeyMissing, WrongKey):
        unlock: UnlockDialog[Opened] = UnlockDialog(opener)
        return unlock.result_value if unlock.exec() == QDialog.DialogCode.Accepted else None
    except Trouble as trouble:
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415

        QMessageBox.critical(None, "MedNeg", f"{trouble.title}\n\n{trouble.remedy}")
        return None
