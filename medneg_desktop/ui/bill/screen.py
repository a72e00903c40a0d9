"""Bills as a screen: the list, and the workspace of the one that was opened."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import FIRST, bills
from medneg_desktop.services.ports import CaseSummary
from medneg_desktop.ui.background import Lane, Lanes, Ticket
from medneg_desktop.ui.bill.bills_list import BillsList
from medneg_desktop.ui.bill.workspace import CaseWorkspace
from medneg_desktop.ui.shared import Column, Stack
from medneg_desktop.ui.undoing import Undoing
from medneg_desktop.ui.viewer.keys import VIEWER_KEYS
from medneg_desktop.ui.viewer.pair import TURN_KEY


class BillsScreen(QWidget):
    """Shows either the list or one case."""

    open_case = Signal(str)
    open_document = Signal(str)
    changed = Signal()
    trouble = Signal(object)
    packet_wanted = Signal(str)
    said = Signal(str, str)
    rights_wanted = Signal(str)
    help_wanted = Signal(str)
    title = "Bills"
    keys = (
        ("Up, Down", "Next or previous question"),
        ("Alt+Left", "Back to all bills"),
        ("Ctrl+M", "Make the packet"),
        TURN_KEY,
        *VIEWER_KEYS,
    )

    def __init__(self, office: Office, lanes: Lanes, *, undoing: Undoing | None = None) -> None:
        super().__init__()
        self.setObjectName("screen")
        self._office = office
        self._lanes = lanes
        self._ticket: Ticket | None = None
        self._pages = 1
        self.list = BillsList()
        self.workspace = CaseWorkspace(office, lanes, undoing or Undoing(office, lanes, self))
        self.stack = Stack()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.workspace)
        whole = Column(self)
        whole.add(self.stack)
        self._connect()

    def _connect(self) -> None:
        self.list.chosen.connect(self.show_case)
        self.list.more_wanted.connect(self._more)
        self.workspace.back.connect(self.show_list)
        self.workspace.gone.connect(self.show_list)
        self.workspace.packet_wanted.connect(self.packet_wanted)
        self.workspace.rights_wanted.connect(self.rights_wanted)
        self.workspace.help_wanted.connect(self.help_wanted)
        self.workspace.open_document.connect(self.open_document)
        self.workspace.changed.connect(self.changed)
        self.workspace.trouble.connect(self.trouble)
        self.workspace.said.connect(self.said)

    @property
    def landing(self) -> QWidget | None:
        """What has the focus first: the list; in a case what Tab reaches first."""
        return self.list.table if self.stack.currentWidget() is self.list else None

    def refresh(self) -> None:
        """Bring what is shown up to date."""
        if self.stack.currentWidget() is self.workspace:
            self.workspace.refresh()
        else:
            self._load()

    def show_case(self, case: str) -> None:
        """Open a case."""
        self.stack.setCurrentWidget(self.workspace)
        self.workspace.show_case(case)

    def show_letter(self, case: str, name: str) -> None:
        """Open a case at one of its letters."""
        self.stack.setCurrentWidget(self.workspace)
        self.workspace.show_letter(case, name)

    def show_list(self) -> None:
        """Go back to all bills."""
        self.stack.setCurrentWidget(self.list)
        self.list.table.setFocus()
        self._load()

    def _more(self, _: int) -> None:
        self._pages += 1
        self._load()

    def _load(self) -> None:
        if self._ticket is not None:
            self._ticket.tear()
        pages = self._pages

        def work() -> list[CaseSummary]:
            return [row for page in range(pages) for row in bills(self._office, offset=page * FIRST)]

        self._ticket = self._lanes.run(
            Lane.STORE,
            work,
            owner=self,
            done=lambda found: self.list.show_bills(found, more=len(found) == pages * FIRST),
            failed=self.trouble.emit,
        )
