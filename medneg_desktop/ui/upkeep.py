"""What the window does for the vault by itself while nobody waits: backups, the trash, checks of every original."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from medneg_desktop.core.trouble import Trouble
from medneg_desktop.services.office import Office
from medneg_desktop.ui.background import Lane, Lanes, Ticket

_FIRST, _AGAIN = 20_000, 60_000


class Upkeep(QObject):
    """Does what is due, one thing after the other, whenever no work of the person's is under way."""

    noticed = Signal(str, str)
    """Something that the person should know: a title, and what to do."""

    def __init__(self, office: Office, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office, self._lanes = office, lanes
        self._after_a_stop = not office.vault.closed_properly
        self._told: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to look, some time after the start."""
        self._timer.start(_FIRST)

    def look(self) -> None:
        """Do what is due, unless the person's own work is under way."""
        self._timer.start(_AGAIN)
        if self._lanes.busy:
            return
        ticket = Ticket()
        at_once, self._after_a_stop = self._after_a_stop, False

        def work() -> list[tuple[str, str]]:
            return self._do(ticket, at_once=at_once)

        self._lanes.run(Lane.CARE, work, owner=self, done=self._tell, ticket=ticket)

    def _do(self, ticket: Ticket, *, at_once: bool) -> list[tuple[str, str]]:
        from medneg_desktop.services.backup import back_up_if_due  # noqa: PLC0415 (the start does without all of these)
        from medneg_desktop.services.care import check_if_due  # noqa: PLC0415
        from medneg_desktop.services.keys import key_state  # noqa: PLC0415
        from medneg_desktop.services.trash import empty_if_due  # noqa: PLC0415

        office, told = self._office, []
        chores: tuple[tuple[str, Callable[[], object]], ...] = (
            (self.tr("The automatic backup was not made."), lambda: back_up_if_due(office, stop=ticket.torn)),
            (self.tr("The trash was not emptied."), lambda: empty_if_due(office)),
        )
        for failed, chore in chores:
            try:
                chore()
            except Trouble as trouble:
                told.append((failed, f"{trouble.title} {trouble.remedy}"))
        found = check_if_due(office, at_once=at_once, stop=ticket.torn)
        if found is not None and found.problems:
            told.append((self.tr("The vault was checked, and something is wrong."), found.problems[0]))
        if key_state(office).ask_for_sheet:
            told.append(
                (
                    self.tr("Is your recovery sheet at hand?"),
                    self.tr(
                        "Look for it, and check it under Settings. Without it, a lost passphrase cannot be helped."
                    ),
                )
            )
        return told

    def _tell(self, told: list[tuple[str, str]]) -> None:
        for title, words in told:
            if title not in self._told:  # once in a session is enough
                self._told.add(title)
                self.noticed.emit(title, words)
