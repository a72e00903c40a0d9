"""Settings: taking every paper out of the vault, and bringing the papers of another vault in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QVBoxLayout, QWidget

from medneg_desktop.core.trouble import WrongKey
from medneg_desktop.domain.document import Accepted, AlreadyHeld, Declined, Outcome
from medneg_desktop.services.export import Exported, export
from medneg_desktop.services.merge import take_over
from medneg_desktop.services.office import Office, Progress, Stop
from medneg_desktop.services.rights import keep_household
from medneg_desktop.services.take_beside import Beside, Came
from medneg_desktop.services.vault_port import Given
from medneg_desktop.ui.background import Lane, Lanes
from medneg_desktop.ui.long_work import LongWork
from medneg_desktop.ui.shared import Card, Flow, button, heading, label
from medneg_desktop.ui.undoing import Undoing


class CarryCard(QWidget):
    """Out: every paper in plain, with lists. In: what another vault's backup or export holds."""

    trouble = Signal(object)
    said = Signal(str, str)
    changed = Signal()
    brought = Signal()
    """Papers came in that wait to be read."""

    def __init__(self, office: Office, lanes: Lanes, undoing: Undoing) -> None:
        super().__init__()
        self._office, self._lanes, self._undoing = office, lanes, undoing
        self.work = LongWork(lanes)
        self.work.busy_changed.connect(self._on_busy)
        self.out_button = button(self.tr("Export every paper"), "plain", on_click=self.choose_target)
        self.backup_button = button(self.tr("Import from a backup"), "plain", on_click=self.choose_backup)
        self.folder_button = button(self.tr("Import from an export"), "plain", on_click=self.choose_folder)
        row = Flow()
        row.add(self.out_button, self.backup_button, self.folder_button)
        words = self.tr(
            "An export is a folder that every program can read: your papers, your packets, tables of what was read and the "
            "journal of your talks. An import adds what is missing here, with what was told and learned beside it; what you "
            "have already stays as it is. To move the whole vault to another computer, make a backup and bring it back there."
        )
        card = Card()
        card.body.add(heading(self.tr("Take papers out, bring papers in"), 2), label(words, soft=True), row, self.work)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)

    # ------------------------------------------------------------------------------------------ out

    def choose_target(self) -> None:
        """Say that nothing protects what is written, ask where to, and export."""
        words = self.tr(
            "What is written is not protected: whoever opens the folder can read every one of your papers. Go on?"
        )
        if QMessageBox.question(self, self.tr("Export every paper"), words) != QMessageBox.StandardButton.Yes:
            return
        if name := QFileDialog.getExistingDirectory(self, self.tr("Where should the export be kept?")):
            self.export_to(Path(name))

    def export_to(self, folder: Path) -> None:
        """Export into a new folder in ``folder``."""
        target = folder / f"MedNeg papers {self._office.clock.today():%Y-%m-%d}"

        def work(progress: Progress, stop: Stop) -> Exported:
            return export(self._office, target, progress=progress, stop=stop)

        self.work.start(work, self._exported, self.trouble.emit, lambda: self._stopped(self.tr("Nothing was written.")))

    def _exported(self, written: Exported) -> None:
        title = self.tr("Exported to {0}.").format(written.folder.name)
        count = self.tr("Papers: {0}. Packets: {1}.").format(written.documents, written.packets)
        lost = ""
        if written.missing:
            lost = self.tr("Lost, and so not written: {0}.").format(", ".join(written.missing[:5]))
        self.said.emit(title, f"{count} {lost}".strip())

    # ------------------------------------------------------------------------------------------ in

    def choose_backup(self) -> None:
        """Ask for a backup of this or another vault."""
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Which backup?"), "", self.tr("Backups (*.medneg)"))
        if name:
            self.bring_in(Path(name))

    def choose_folder(self) -> None:
        """Ask for a folder that was written by an export."""
        if name := QFileDialog.getExistingDirectory(self, self.tr("Which export?")):
            self.bring_in(Path(name))

    def bring_in(self, source: Path, given: Given | None = None) -> None:
        """Take over what ``source`` holds. A backup that this vault's key does not open asks for its own."""

        def work(progress: Progress, stop: Stop) -> tuple[list[Outcome], Beside]:
            told = [Beside()]
            found = take_over(self._office, source, given, beside=told.append, progress=progress, stop=stop)
            return list(found), told[-1]

        def failed(error: BaseException) -> None:
            if given is None and isinstance(error, WrongKey):
                self._ask_for_key(source)
            else:
                self.trouble.emit(error)
            self.changed.emit()

        self.work.start(work, self._came, failed, lambda: self._stopped(self.tr("What came in stays.")))

    def _ask_for_key(self, source: Path) -> None:
        from medneg_desktop.ui.key_dialogs import BackupKeyDialog  # noqa: PLC0415 (when it is needed)

        asked = BackupKeyDialog(source.name, self)
        if asked.exec():
            self.bring_in(source, asked.given())

    def _came(self, found: tuple[Sequence[Outcome], Beside]) -> None:
        outcomes, beside = found
        kinds = Counter(type(o) for o in outcomes)
        words = [
            self.tr("Added: {0}.").format(kinds[Accepted]),
            self.tr("Here already: {0}.").format(kinds[AlreadyHeld]),
        ]
        if refused := [o for o in outcomes if isinstance(o, Declined)]:
            words.append(self.tr("Not added: {0}. {1}: {2}").format(len(refused), refused[0].name, refused[0].title))
        self.said.emit(self.tr("The import is done."), " ".join([*words, *self._beside(beside)]))
        self.changed.emit()
        self.brought.emit()
        if beside.household is Came.STAYED:
            self._offer_household(beside)

    def _beside(self, beside: Beside) -> list[str]:
        """What came beside the papers, a sentence each."""
        words = []
        if beside.household is Came.TAKEN:
            words.append(self.tr("The household came too."))
        if beside.sender is Came.TAKEN:
            words.append(self.tr("So did the sender of letters."))
        elif beside.sender is Came.STAYED:
            words.append(self.tr("Your letters keep the sender that stands here."))
        if beside.rules:
            words.append(self.tr("Learned from corrections there: {0}.").format(beside.rules))
        if beside.rules_left:
            words.append(self.tr("Learned here already, and left as it is: {0}.").format(beside.rules_left))
        return words

    def _offer_household(self, beside: Beside) -> None:
        """Another household is told over there: the person says which holds."""
        words = self.tr(
            "The other vault tells of another household. Use its state, people, income and insurance in place of yours? "
            "You can take this back with Undo."
        )
        if QMessageBox.question(self, self.tr("Another household"), words) != QMessageBox.StandardButton.Yes:
            return

        self._lanes.run(
            Lane.STORE,
            lambda: self._undoing.keep(keep_household(self._office, beside.other)),
            owner=self,
            done=lambda _: self.changed.emit(),
            failed=self.trouble.emit,
        )

    def _stopped(self, words: str) -> None:
        self.said.emit(self.tr("Stopped."), words)
        self.changed.emit()

    def _on_busy(self, busy: bool) -> None:
        for made in (self.out_button, self.backup_button, self.folder_button):
            made.setEnabled(not busy)
