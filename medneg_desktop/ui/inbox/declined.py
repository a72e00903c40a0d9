"""A file that could not come in: why, and what helps."""

from __future__ import annotations

from PySide6.QtCore import Signal

from medneg_desktop.domain.document import Declined
from medneg_desktop.ui.shared import Card, Row, button, heading, label


class DeclinedCard(Card):
    """Stays in the list until the person takes it off: nothing that was offered vanishes."""

    dismissed = Signal(int)

    def __init__(self) -> None:
        super().__init__(gap=1.0, margin=2.4)
        self._number = 0
        self.name = heading("", level=2)
        self.name.setWordWrap(True)
        self.reason = label("", strong=True)
        self.remedy = label("")
        self.kept = label(self.tr("Nothing was copied; your own file is as it was."), soft=True)
        self.button = button(self.tr("Take it off the list"), "plain", on_click=self._dismiss)
        row = Row()
        row.add(self.button, None)
        self.body.add(self.name, self.reason, self.remedy, self.kept, row, None)

    def show_file(self, number: int, declined: Declined) -> None:
        self._number = number
        self.name.setText(declined.name)
        self.reason.setText(declined.title)
        self.remedy.setText(declined.remedy)

    def _dismiss(self) -> None:
        self.dismissed.emit(self._number)
