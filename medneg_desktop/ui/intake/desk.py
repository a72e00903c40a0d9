"""Takes offered files through their steps: look into folders and take in on the desk lane, then read.

All files are taken in before the first is read, so that closing the window loses none of them. As many documents are
read side by side as there are cores to recognize pages; the one that the person is looking at is read at once.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.trouble import Cancelled, PasswordNeeded
from medneg_desktop.domain.document import Accepted, Declined, Document, Outcome
from medneg_desktop.services.intake import InHand, Offered, bring_in, files_in, shown_name
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import waiting
from medneg_desktop.ui.background import Lane, Lanes, Ticket
from medneg_desktop.ui.intake.entries import Entry, Step


def _unfold(office: Office, path: Path | InHand) -> list[Offered | Declined]:
    return list(files_in([path], office.pages))


class IntakeDesk(QObject):
    """Holds the lines and moves them on. ``added`` and ``moved`` tell the panel, ``changed`` the window."""

    added = Signal(int)
    moved = Signal(int)
    changed = Signal()
    trouble = Signal(object)
    _progressed = Signal(int, int, int)

    def __init__(self, office: Office, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office, self._lanes = office, lanes
        self._stop = threading.Event()
        self.entries: list[Entry] = []
        self._offered: dict[int, Offered] = {}
        self._to_read: list[int] = []
        self._under_way: set[int] = set()
        self._looked_at: DocumentId | None = None
        self.photos: list[Document] = []
        """Pictures of one page each that came in together and are read: they may be the pages of one paper."""
        self._progressed.connect(self._show_progress)

    @property
    def busy(self) -> bool:
        return any(not e.step.over for e in self.entries)

    def offer(self, paths: Sequence[Path | InHand]) -> None:
        """Give every path, and what was pasted without one, its line, and begin with it."""
        self._begin()
        for path, number in zip(paths, self._add([Entry.of_path(p) for p in paths]), strict=True):
            self._on_desk(number, partial(_unfold, self._office, path), self._unfolded)

    def read_left_over(self) -> None:
        """Read what an earlier run brought in and did not come to read."""
        self._lanes.run(
            Lane.STORE, lambda: waiting(self._office), owner=self, done=self._resume, failed=self.trouble.emit
        )

    def stop(self) -> None:
        """Leave off: what is on the desk ends at its next page, what waits does not begin."""
        self._stop.set()
        self._to_read.clear()
        for number, entry in enumerate(self.entries):
            if entry.step is Step.WAITING:
                self._move(number, entry.stopped())

    def clear(self) -> None:
        """Take all lines away. Only while nothing is under way."""
        if not self.busy:
            self.entries.clear()
            self.photos.clear()
            self._offered.clear()
            self._to_read.clear()

    @property
    def locked(self) -> int | None:
        """The number of the first line whose file waits for its password."""
        return next((n for n, e in enumerate(self.entries) if e.locked and n in self._offered), None)

    def unlock(self, number: int, password: str) -> None:
        """Try again to take in a locked file; it stays listed as not added until its password fits."""
        offered, office, name = self._offered[number], self._office, self.entries[number].name

        def work() -> Outcome:
            with office.unit() as unit:  # the answer of before gives way to the new one
                for at, declined in unit.declined():
                    if (declined.name, declined.code) == (name, PasswordNeeded.code):
                        unit.dismiss_declined(at)
                unit.commit()
            return bring_in(office, offered, password)

        self._begin()
        self._move(number, Entry(name))
        self._on_desk(number, work, self._taken)

    def _begin(self) -> None:
        if self._stop.is_set():
            self._stop = threading.Event()  # a new one: work that was stopped stays stopped

    def _resume(self, documents: list[Document]) -> None:
        known = {e.document for e in self.entries if not e.step.over}
        fresh = [d for d in documents if d.id not in known]
        self._begin()
        self._to_read += self._add([Entry.of_waiting(d) for d in fresh])
        self._read_on()

    def _add(self, entries: Sequence[Entry]) -> list[int]:
        first = len(self.entries)
        self.entries += entries
        if entries:
            self.added.emit(len(entries))
        return list(range(first, len(self.entries)))

    def _move(self, number: int, entry: Entry) -> None:
        self.entries[number] = entry
        self.moved.emit(number)

    def _on_desk(
        self,
        number: int,
        work: Callable[[], object],
        done: Callable[[int, object], None],
        *,
        lane: Lane = Lane.DESK,
        ticket: Ticket | None = None,
    ) -> None:
        stop = self._stop

        def guarded() -> object:
            try:
                return None if stop.is_set() else work()
            except Cancelled:
                return None

        def arrived(result: object) -> None:
            self._under_way.discard(number)
            if result is None:
                self._move(number, self.entries[number].stopped())
            else:
                done(number, result)
            self._read_on()

        def failed(error: BaseException) -> None:
            self._under_way.discard(number)
            self._failed(number, error)
            self._read_on()

        self._lanes.run(lane, guarded, owner=self, done=arrived, failed=failed, ticket=ticket)

    def _unfolded(self, number: int, found: object) -> None:
        assert isinstance(found, list)
        first, *others = found
        numbers = [number, *self._add([self._entry_of(x) for x in others])]
        self._move(number, self._entry_of(first))
        for where, item in zip(numbers, [first, *others], strict=True):
            if not isinstance(item, Declined):
                self._offered[where] = item
                self._on_desk(where, partial(bring_in, self._office, item), self._taken)

    @staticmethod
    def _entry_of(item: Offered | Declined) -> Entry:
        return Entry(item.name).after(item) if isinstance(item, Declined) else Entry(shown_name(item))

    def _taken(self, number: int, outcome: object) -> None:
        assert isinstance(outcome, Outcome)
        self._move(number, self.entries[number].after(outcome))
        self.changed.emit()
        if isinstance(outcome, Accepted):
            self._to_read.append(number)

    def look_at(self, document: DocumentId | None) -> None:
        """The person opened this document: where it waits to be read, it goes first, beside what is under way."""
        self._looked_at = document
        self._read_on()

    def _read_on(self) -> None:
        """Begin with as many documents as there is room for, once every offered file is taken in."""
        if any(e.step is Step.LOOKING for e in self.entries):
            return
        wanted = [n for n in self._to_read if self.entries[n].document == self._looked_at]
        for number in wanted:
            self._read(number)
        while self._to_read and len(self._under_way) < max(1, self._office.jobs):
            self._read(self._to_read[0])

    def _read(self, number: int) -> None:
        document, ticket, stop = self.entries[number].document, Ticket(), self._stop
        assert document is not None
        self._to_read.remove(number)
        self._under_way.add(number)

        def progress(done: int, whole: int, _words: str) -> None:
            if isValid(self):
                self._progressed.emit(number, done, whole)

        def work() -> Document:
            # Imported by the first document: reader, ledger and rules are a tenth of a second that no start waits for.
            from medneg_desktop.services.read_document import read_document  # noqa: PLC0415

            progress(0, 0, "")
            return read_document(self._office, document, progress=progress, stop=lambda: stop.is_set() or ticket.torn())

        self._on_desk(number, work, self._was_read, lane=Lane.READ, ticket=ticket)

    def _show_progress(self, number: int, done: int, whole: int) -> None:
        if number < len(self.entries) and not self.entries[number].step.over:
            self._move(number, self.entries[number].reading(done, whole))

    def _was_read(self, number: int, document: object) -> None:
        assert isinstance(document, Document)
        if document.media.startswith("image/") and document.pages == 1:
            self.photos.append(document)
        self._move(number, self.entries[number].read(document))
        self.changed.emit()

    def _failed(self, number: int, error: BaseException) -> None:
        self._move(number, self.entries[number].failed(error))
        self.trouble.emit(error)
