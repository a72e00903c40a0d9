"""Settings: what the computer's messages may say, and a check once a day while MedNeg is closed."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from medneg_desktop.core.preferences import NOTICES
from medneg_desktop.services.daily_check import Job, is_on, job_for, turn_off, turn_on
from medneg_desktop.services.office import Office
from medneg_desktop.ui.background import Lane, Lanes
from medneg_desktop.ui.preferences.keeper import Keeper
from medneg_desktop.ui.shared import Card, Flow, FormRow, button, heading, label


class RemindersCard(QWidget):
    """A choice, and a button that turns the daily check on or off. Nothing is set up before the person says so."""

    trouble = Signal(object)
    said = Signal(str, str)

    def __init__(self, office: Office, lanes: Lanes, keeper: Keeper, *, home: Path | None = None) -> None:
        super().__init__()
        self._office, self._lanes, self._keeper = office, lanes, keeper
        self._job: Job | None = job_for(sys.platform, home or Path.home(), office.vault.folder.absolute())
        words = {
            "private": self.tr("How many days are due, and no more"),
            "full": self.tr("What is due, with names and sums"),
            "off": self.tr("No messages of the computer"),
        }
        self.notices = QComboBox()
        self.notices.addItems([words[name] for name in NOTICES])
        self.notices.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.notices.activated.connect(lambda i: keeper.set_notices(NOTICES[i]))
        self.turn_button = button("", "plain", on_click=self.turn)
        self.state = label("", soft=True)
        card = Card()
        help_text = self.tr("Whoever stands by can read a message. MedNeg also says in its own window what is due.")
        card.body.add(
            heading(self.tr("Reminders"), 2),
            FormRow(self.tr("Messages while MedNeg is open"), self.notices, help_text),
            heading(self.tr("A check once a day while MedNeg is closed"), 3),
            label(self._honest(), soft=True),
            self.state,
        )
        acts = Flow()
        acts.add(self.turn_button)
        card.body.add(acts)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        self.refresh()

    def _honest(self) -> str:
        """What the check can know with this vault."""
        if self._office.vault.ways.keyring:
            return self.tr(
                "This computer's own scheduler starts MedNeg at nine, which counts the days that are due, opens no "
                "paper, says only how many there are, and ends."
            )
        return self.tr(
            "Your passphrase protects the vault, so nobody can look inside while it is closed, and no day is kept "
            "outside of it. The check can only remind you to open MedNeg when that was not done for a week. To be "
            "told of each day, save the days for a calendar under Deadlines."
        )

    def refresh(self) -> None:
        """Show what is set."""
        self.notices.setCurrentIndex(NOTICES.index(self._keeper.now.notices))
        on = self._job is not None and is_on(self._job)
        self.turn_button.setVisible(self._job is not None)
        words = self.tr("Turn the daily check off") if on else self.tr("Turn the daily check on")
        self.turn_button.setText(words)
        self.turn_button.setAccessibleName(words)
        off = self.tr("It is off. Nothing of MedNeg runs while it is closed.")
        self.state.setText(self.tr("It is on.") if on else off)

    def turn(self) -> None:
        """Set the check up, or take it away."""
        job = self._job
        if job is None:
            return
        on = is_on(job)

        def done(_: None) -> None:
            self.refresh()
            self.said.emit(self.tr("The daily check is off.") if on else self.tr("The daily check is on."), "")

        self._lanes.run(
            Lane.STORE,
            lambda: turn_off(job) if on else turn_on(job),
            owner=self,
            done=done,
            failed=self._failed,
        )

    def _failed(self, error: BaseException) -> None:
        self.refresh()
        self.trouble.emit(error)
