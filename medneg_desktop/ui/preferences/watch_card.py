"""Settings: the folder in which new papers are looked for. Off until the person chooses one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from medneg_desktop.services.scanning import open_scanning_program, scanning_program
from medneg_desktop.ui.shared import Card, Flow, button, heading, label
from medneg_desktop.ui.watching import FolderWatch


class WatchCard(QWidget):
    """Which folder is watched, and the way to scan."""

    help_wanted = Signal()
    trouble = Signal(object)

    def __init__(self, watching: FolderWatch) -> None:
        super().__init__()
        self._watching = watching
        self._scanner = scanning_program()
        self.state = label("", selectable=True)
        self.choose_button = button(self.tr("Choose a folder…"), "plain", on_click=self.choose)
        self.stop_button = button(self.tr("Stop watching"), "plain", on_click=lambda: watching.choose(None))
        self.scan_button = button(self.tr("Open the scanning program"), "plain", on_click=self.scan)
        self.scan_button.setVisible(bool(self._scanner))
        row = Flow()
        row.add(
            self.choose_button,
            self.stop_button,
            self.scan_button,
            button(self.tr("How to scan into it"), "quiet", on_click=self.help_wanted.emit),
        )
        words = self.tr(
            "Let your scanner's own program, your phone or your browser save into a folder, and MedNeg offers new papers "
            "from it in the Inbox. Nothing is added before you say so, and the files in the folder are never moved, "
            "changed or deleted."
        )
        card = Card()
        card.body.add(
            heading(self.tr("Papers from a folder or a scanner"), 2), label(words, soft=True), self.state, row
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        watching.found.connect(lambda _: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Show which folder is watched."""
        folder = self._watching.folder
        self.stop_button.setVisible(folder is not None)
        if folder is None:
            self.state.setText(self.tr("No folder is watched."))
        elif self._watching.gone:
            self.state.setText(self.tr("{0} is not there now. MedNeg looks again when it is back.").format(folder))
        else:
            self.state.setText(self.tr("Watching {0}").format(folder))

    def scan(self) -> None:
        """Start the scanning program of this computer, which saves where the person tells it to."""
        try:
            open_scanning_program(self._scanner)
        except OSError as error:
            self.trouble.emit(error)

    def choose(self) -> None:
        """Ask which folder to watch."""
        if name := QFileDialog.getExistingDirectory(self, self.tr("Which folder should be watched?")):
            self._watching.choose(Path(name))
