"""Looks into the watched folder when it changes, at the start, and when the person comes back to the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from medneg_desktop.core.ids import Sha256
from medneg_desktop.services import watched
from medneg_desktop.services.office import Office
from medneg_desktop.services.watched import Look, Sighting
from medneg_desktop.ui.background import Lane, Lanes

BETWEEN_LOOKS = 2000
"""Milliseconds from one look to the next while a file may still be written."""


class FolderWatch(QObject):
    """Tells which papers stand in the watched folder and wait for an answer; ``fresh`` are those not told before."""

    found = Signal(object)
    """All papers that wait, as a tuple of paths."""
    fresh = Signal(int)
    trouble = Signal(object)

    def __init__(self, office: Office, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office, self._lanes = office, lanes
        self._seen: frozenset[Sighting] = frozenset()
        self._hashes: dict[Sighting, Sha256] = {}
        self._looking = self._again = False
        self._handed: set[Path] = set()
        self._told: set[Path] = set()
        self.papers: tuple[Path, ...] = ()
        self.folder: Path | None = None
        self.gone = False
        """Whether the watched folder was not there at the last look."""
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look_soon)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(BETWEEN_LOOKS)
        self._soon.timeout.connect(self.look)

    def start(self) -> None:
        """Look soon, when the first screen is there, and from now on whenever something may have changed."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._on_state)
        self._look_soon()

    def stop(self) -> None:
        """Look no more."""
        self._soon.stop()
        if folders := self._watcher.directories():
            self._watcher.removePaths(folders)

    def look(self) -> None:
        """Look once. A look that is asked for during one follows it."""
        if self._looking:
            self._again = True
            return
        self._looking, before = True, self._seen
        self._lanes.run(
            Lane.STORE,
            lambda: watched.look(self._office, before, self._hashes),
            owner=self,
            done=self._looked,
            failed=self._failed,
        )

    def choose(self, folder: Path | None) -> None:
        """Watch this folder from now on, or none."""
        office = self._office

        def work() -> None:
            if folder is None:
                watched.stop_watching(office)
            else:
                watched.watch(office, folder)

        self._seen, self._told = frozenset(), set()
        self._lanes.run(Lane.STORE, work, owner=self, done=lambda _: self.look(), failed=self.trouble.emit)

    def hand_over(self, papers: Sequence[Path]) -> None:
        """These are being taken in: they are offered no more, unless that fails before they were looked at."""
        self._handed |= set(papers)
        self._tell(self.papers)

    @property
    def handing(self) -> bool:
        """Whether papers were handed over and wait for their answer."""
        return bool(self._handed)

    def taken(self, *, complete: bool) -> None:
        """What was handed over has its answer, kept or declined; if not ``complete``, it is offered again."""
        papers, self._handed = list(self._handed), set()
        if papers and complete:
            self.leave_out(papers)
        elif papers:
            self.look()

    def leave_out(self, papers: Sequence[Path]) -> None:
        """Offer these no more."""
        office, left = self._office, list(papers)
        self._lanes.run(
            Lane.STORE,
            lambda: watched.leave_out(office, left),
            owner=self,
            done=lambda _: self.look(),
            failed=self.trouble.emit,
        )

    def offer_again(self, papers: Sequence[Path]) -> None:
        """Offer these once more."""
        office, back = self._office, list(papers)
        self._lanes.run(
            Lane.STORE,
            lambda: watched.offer_again(office, back),
            owner=self,
            done=lambda _: self.look(),
            failed=self.trouble.emit,
        )

    def _look_soon(self) -> None:
        self._soon.start()

    def _on_state(self, state: Qt.ApplicationState) -> None:
        # Folders of other computers tell nothing of their changes.
        if state == Qt.ApplicationState.ApplicationActive and self.folder is not None:
            self.look()

    def _looked(self, found: Look | None) -> None:
        self._looking = False
        self._seen = found.seen if found is not None else frozenset()
        self.folder = found.folder if found is not None else None
        self.gone = found is not None and found.gone
        self._follow()
        self._tell(found.papers if found is not None else ())
        if self._again:
            self._again = False
            self.look()
        elif found is not None and found.growing:
            self._look_soon()

    def _follow(self) -> None:
        """Have the system tell of changes in the folder that is watched now, and in no other."""
        wanted = [str(self.folder)] if self.folder is not None and not self.gone else []
        if self._watcher.directories() != wanted:
            if held := self._watcher.directories():
                self._watcher.removePaths(held)
            if wanted:
                self._watcher.addPaths(wanted)

    def _tell(self, papers: tuple[Path, ...]) -> None:
        self.papers = tuple(p for p in papers if p not in self._handed)
        fresh = set(self.papers) - self._told
        self._told |= fresh
        self.found.emit(self.papers)
        if fresh:
            self.fresh.emit(len(fresh))

    def _failed(self, error: BaseException) -> None:
        self._looking = False
        self.trouble.emit(error)
