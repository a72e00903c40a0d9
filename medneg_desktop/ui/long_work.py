"""Work that takes long, as it is seen: how far it is, and the way to stop it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from medneg_desktop.core.trouble import Cancelled
from medneg_desktop.services.office import Progress, Stop
from medneg_desktop.ui.background import Lane, Lanes, Ticket
from medneg_desktop.ui.shared import Column, Row, button, label, named

T = TypeVar("T")


class LongWork(QWidget):
    """Hidden while nothing is under way. Stopped work is waited for: until it has ended, nothing else may begin."""

    busy_changed = Signal(bool)
    _moved = Signal(int, int, str)

    def __init__(self, lanes: Lanes) -> None:
        super().__init__()
        self._lanes = lanes
        self._stopped = threading.Event()
        self.busy = False
        self.bar = named(QProgressBar(), self.tr("How far the work is"))
        self.words = label("", soft=True, small=True)
        self.stop_button = button(self.tr("Stop"), "plain", on_click=self.stop)
        self._moved.connect(self._move)
        self.bar.setTextVisible(False)  # the words below tell more
        row = Row()
        row.add(self.bar, stretch=1)
        row.add(self.stop_button)
        column = Column(self, gap=0.4)
        column.add(row, self.words)
        self.hide()

    def start(
        self,
        work: Callable[[Progress, Stop], T],
        done: Callable[[T], object],
        failed: Callable[[BaseException], object],
        stopped: Callable[[], object] | None = None,
    ) -> None:
        """Do ``work`` in the lane of care. ``stopped`` is called where the person stopped it and nothing came of it."""
        asked, ticket = threading.Event(), Ticket()
        self._stopped = asked

        def stop() -> bool:
            return asked.is_set() or ticket.torn()

        def whole() -> tuple[bool, T | None]:
            try:
                return True, work(self._moved.emit, stop)
            except Cancelled:
                return False, None

        def over(told: tuple[bool, T | None]) -> None:
            self._show(busy=False)
            came, value = told
            if came:
                done(value)  # type: ignore[arg-type] # what came is what the work gives
            elif stopped is not None:
                stopped()

        def broken(error: BaseException) -> None:
            self._show(busy=False)
            failed(error)

        self._show(busy=True)
        self._lanes.run(Lane.CARE, whole, owner=self, done=over, failed=broken, ticket=ticket)

    def stop(self) -> None:
        """Ask the work to stop; what it has finished stays."""
        self._stopped.set()
        self.stop_button.setEnabled(False)
        self.words.setText(self.tr("Stopping…"))

    def _move(self, step: int, whole: int, words: str) -> None:
        if not self._stopped.is_set():
            self.bar.setRange(0, max(whole, 1))
            self.bar.setValue(step)
            self.words.setText(self.tr("{0} of {1}: {2}").format(step, whole, words))

    def _show(self, *, busy: bool) -> None:
        self.busy = busy
        self.bar.setRange(0, 0)
        self.words.setText("")
        self.stop_button.setEnabled(True)
        self.setVisible(busy)
        self.busy_changed.emit(busy)
