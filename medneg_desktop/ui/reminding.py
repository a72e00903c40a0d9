"""Reminds once a day of what is due: in the window, and by a message of the computer where the person wants that.

The computer's message names no person, office or sum unless the person chose so: it is seen by whoever stands by.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from medneg_desktop.services.office import Office
from medneg_desktop.services.reminding import Tally, due_reminder
from medneg_desktop.ui.background import Lane, Lanes
from medneg_desktop.ui.language import shown, translate
from medneg_desktop.ui.notice import through_portal, tray_speaks

_FIRST, _AGAIN, _SHOWN = 4_000, 30 * 60_000, 10_000
"""Milliseconds until the first look, between looks, and for which a message stands."""


def count_words(found: Tally) -> str:
    """``2 days are overdue, 1 comes within a week.`` It names nobody."""
    parts = []
    if found.overdue:
        one, many = translate("Reminding", "1 day is overdue"), translate("Reminding", "{0} days are overdue")
        parts.append(one if found.overdue == 1 else many.format(found.overdue))
    if found.soon:
        one, many = (
            translate("Reminding", "1 day is within a week"),
            translate("Reminding", "{0} days are within a week"),
        )
        parts.append(one if found.soon == 1 else many.format(found.soon))
    return f"{', '.join(parts)}."


def full_words(found: Tally) -> str:
    """The first of them by its own words."""
    if found.first is None:
        return ""
    words = translate("Reminding", "{0}: {1}, by {2}.")
    return words.format(found.first.provider, found.first.what, shown(found.first.day)).removeprefix(": ")


class Reminding(QObject):
    """Looks after the start and twice an hour. ``privacy`` tells what the computer's message may say, or ``off``."""

    due = Signal(str, str)
    """Title and text of what is due, for the window."""

    def __init__(self, office: Office, lanes: Lanes, privacy: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office, self._lanes, self._privacy = office, lanes, privacy
        self._icon: QSystemTrayIcon | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look_again)
        self._greeted = True

    def start(self) -> None:
        """Begin to look, some time after the window is there. Home has said by then what is due."""
        self._greeted = False
        self._timer.start(_FIRST)

    def stop(self) -> None:
        """Look no more, and take the computer's message away."""
        self._timer.stop()
        if self._icon is not None:
            self._icon.hide()

    def _look_again(self) -> None:
        greeted, self._greeted = self._greeted, True
        self.look(here=greeted)

    def look(self, *, here: bool = True) -> None:
        """Ask whether something is to be said, ``here`` in the window too."""
        self._timer.start(_AGAIN)
        self._lanes.run(
            Lane.STORE,
            lambda: due_reminder(self._office),
            owner=self,
            done=lambda found: self.tell(found, here=here),
        )

    def tell(self, found: Tally | None, *, here: bool = True) -> None:
        """Say what is due through the computer, and in the window."""
        if found is None:
            return
        words = count_words(found)
        if here:
            self.due.emit(self.tr("Something is due"), words)
        privacy = self._privacy()
        if privacy != "off":
            self.notify(self.tr("MedNeg"), words if privacy != "full" else f"{words} {full_words(found)}".rstrip())

    def notify(self, title: str, text: str) -> bool:
        """A message of the computer; tells whether there is a place for it. Some desktops have none."""
        if not tray_speaks():
            return through_portal(title, text)
        if self._icon is None:
            self._icon = QSystemTrayIcon(QApplication.windowIcon(), self)
        self._icon.show()
        self._icon.showMessage(title, text, QSystemTrayIcon.MessageIcon.Information, _SHOWN)
        QTimer.singleShot(_SHOWN + 2_000, self._icon.hide)
        return True
