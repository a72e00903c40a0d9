"""How each screen of the window is made, and what of it the window listens to.

A screen is made when it is first gone to: the start pays for Home alone, so the others are imported late.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medneg_desktop.services.office import Office
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.home import HomeScreen

if TYPE_CHECKING:
    from medneg_desktop.ui.main_window import MainWindow

SCANNING = "6_scan"
"""The guide of how papers come in."""


def makers(window: MainWindow, office: Office, lanes: Lanes, *, sample: bool) -> dict[str, Callable[[], QWidget]]:
    """A maker for each screen, by the name of its destination. With ``sample`` Home offers the made-up case."""
    made: dict[str, Callable[[MainWindow, Office, Lanes], QWidget]] = {
        "home": partial(_home, sample=sample),
        "inbox": _inbox,
        "bills": _bills,
        "packets": _packets,
        "rights": _rights,
        "find": _find,
        "deadlines": _deadlines,
        "trash": _trash,
        "settings": _settings,
    }
    return {name: partial(make, window, office, lanes) for name, make in made.items()}


def _home(window: MainWindow, office: Office, lanes: Lanes, *, sample: bool) -> QWidget:
    screen = HomeScreen(office, lanes, sample=sample)
    screen.add_wanted.connect(window.choose_files)
    screen.folder_wanted.connect(window.choose_folder)
    screen.sample_wanted.connect(window.try_sample)
    screen.go_wanted.connect(window.go)
    screen.packet_wanted.connect(window.prepare_packet)
    screen.shown.connect(window.ready, Qt.ConnectionType.SingleShotConnection)
    return screen


def _inbox(window: MainWindow, office: Office, lanes: Lanes) -> QWidget:
    from medneg_desktop.ui.inbox import InboxScreen  # noqa: PLC0415 (see above)

    screen = InboxScreen(office, lanes, undoing=window.undoing)
    screen.looking.connect(window.intake.desk.look_at)
    screen.offers.show_papers(window.watching.papers)
    window.watching.found.connect(screen.offers.show_papers)
    screen.offers.add_wanted.connect(window.add_watched)
    screen.offers.leave_wanted.connect(window.leave_out)
    return screen


def _bills(window: MainWindow, office: Office, lanes: Lanes) -> QWidget:
    from medneg_desktop.ui.bill import BillsScreen  # noqa: PLC0415 (see above)

    screen = BillsScreen(office, lanes, undoing=window.undoing)
    screen.packet_wanted.connect(window.prepare_packet)
    screen.rights_wanted.connect(window.show_rights)
    screen.said.connect(partial(window.tell, "success"))
    screen.help_wanted.connect(window.show_help)
    return screen


def _packets(window: MainWindow, office: Office, lanes: Lanes) -> QWidget:
    from medneg_desktop.ui.packet import PacketsScreen  # noqa: PLC0415 (see above)

    screen = PacketsScreen(office, lanes, undoing=window.undoing)
    screen.bills_wanted.connect(partial(window.go, "bills"))
    return screen


def _rights(window: MainWindow, office: Office, lanes: Lanes) -> QWidget:
    from medneg_desktop.ui.rights import RightsScreen  # noqa: PLC0415 (see above)

    screen = RightsScreen(office, lanes, undoing=window.undoing)
    screen.letter_wanted.connect(window.write_letter)
    screen.added.connect(window.intake.desk.read_left_over)
    return screen


def _find(window: MainWindow, office: Office, lanes: Lanes) -> QWidget:
    from medneg_desktop.ui.find import FindScreen  # noqa: PLC0415 (see above)

    return FindScreen(office, lanes, undoing=window.undoing)


def _deadlines(window: MainWindow, office: Office, lanes: Lanes) -> QWidget:
    from medneg_desktop.ui.days import DeadlinesScreen  # noqa: PLC0415 (see above)

    screen = DeadlinesScreen(office, lanes, window.undoing)
    screen.said.connect(partial(window.tell, "success"))
    return screen


def _trash(_window: MainWindow, office: Office, lanes: Lanes) -> QWidget:
    from medneg_desktop.ui.trash import TrashScreen  # noqa: PLC0415 (see above)

    return TrashScreen(office, lanes)


def _settings(window: MainWindow, office: Office, lanes: Lanes) -> QWidget:
    from medneg_desktop.ui.preferences.screen import SettingsScreen  # noqa: PLC0415 (see above)

    screen = SettingsScreen(window.keeper, office, lanes, window.undoing, window.watching)
    screen.scan_help_wanted.connect(partial(window.show_guides, SCANNING))
    screen.keys_wanted.connect(window.show_keys)
    screen.help_wanted.connect(window.show_guides)
    screen.report_wanted.connect(window.make_report)
    screen.said.connect(partial(window.tell, "success"))
    screen.lock_wanted.connect(window.lock)
    screen.restore_wanted.connect(window.restore)
    screen.brought.connect(window.intake.desk.read_left_over)
    return screen
