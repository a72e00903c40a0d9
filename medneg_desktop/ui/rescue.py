"""When the vault does not open, or is not there any more: repair it from its own copies, or bring a backup back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from medneg_desktop.core.dates import shown_long
from medneg_desktop.core.trouble import Trouble, VaultDamaged, VaultGone, VaultMissing
from medneg_desktop.services.office import Progress, Stop
from medneg_desktop.services.vault_port import Fallback, Given, Rescue, Restored
from medneg_desktop.ui.background import Lane
from medneg_desktop.ui.door import Door, secret_row
from medneg_desktop.ui.fallbacks import FallbackList
from medneg_desktop.ui.long_work import LongWork
from medneg_desktop.ui.shared import Card, Column, Flow, FormRow, button, heading, label, named

V = TypeVar("V")


class KeyEntry(QWidget):
    """The passphrase or the code of the recovery sheet, whichever the person has."""

    def __init__(self, help_text: str = "") -> None:
        super().__init__()
        self.passphrase = secret_row(self.tr("Passphrase"), help_text)
        self.code: FormRow[QLineEdit] = FormRow(
            self.tr("Recovery code"), QLineEdit(), self.tr("It stands on your recovery sheet.")
        )
        self.way_button = button("", "quiet", on_click=self.change_way)
        row = Flow()
        row.add(self.way_button)
        column = Column(self, gap=0.6)
        column.add(self.passphrase, self.code, row)
        self._by_code = True
        self.change_way()

    def change_way(self) -> None:
        """Ask for the other of the two."""
        self._by_code = not self._by_code
        self.passphrase.setVisible(not self._by_code)
        self.code.setVisible(self._by_code)
        words = self.tr("Use the passphrase") if self._by_code else self.tr("Use the recovery sheet")
        self.way_button.setText(words)
        named(self.way_button, words)

    def given(self) -> Given:
        """What was typed; nothing typed lets this computer's own key open it, where it keeps one."""
        if self._by_code:
            return Given(code=self.code.field.text() or None)
        return Given(passphrase=self.passphrase.field.text() or None)


class RescueDialog(Door[bool]):
    """Two ways out of a bad day. Both keep what is there: nothing is deleted, and each can be tried again."""

    def __init__(self, rescue: Rescue, trouble: Trouble | None, *, backup: Path | None = None) -> None:
        super().__init__("Repair or bring back")
        self._rescue = rescue
        self.backup = backup
        self.keys = KeyEntry(self.tr("Leave it empty where this computer opens the vault by itself."))
        self.work = LongWork(self.lanes)
        self.work.busy_changed.connect(self._on_busy)
        self.repair_button = button(self.tr("Repair the vault"), "plain", on_click=self.repair)
        self.choose_button = button(self.tr("Choose a backup"), "plain", on_click=self.choose)
        self.restore_button = button(self.tr("Bring it back"), "plain", on_click=self.restore)
        self.open_button = button(self.tr("Open my vault"), "primary", on_click=self._finish)
        self.back_button = button(self.tr("Back"), "plain", on_click=self.reject)
        self.chosen = label("", strong=True)
        self.list = FallbackList()
        self.list.picked.connect(self._on_picked)
        self.told = named(label("", selectable=True), self.tr("What was done"))
        self._repair, self._restore = self._repair_card(), self._restore_card()
        row = Flow()
        row.add(self.open_button, self.back_button)
        column = Column(self.content, gap=1.2, margin=2)
        title = self.tr("Bring a backup back") if trouble is None else self.tr("Your vault did not open")
        column.add(heading(title))
        if trouble is not None:
            column.add(label(trouble.title))
        column.add(self.bar)
        column.add(self.keys, self._repair, self._restore, self.work, self.told, row, None)
        self.told.hide()
        self.open_button.hide()
        self._repair.setVisible(trouble is not None)
        self._show_chosen()
        self.keys.passphrase.field.setFocus()
        self.lanes.run(Lane.STORE, rescue.fallbacks, owner=self, done=self._list, failed=self._failed)

    def _list(self, found: list[Fallback]) -> None:
        self.list.show_all(found)
        self.list.choose(self.backup)
        if found:
            self.fit()

    def _repair_card(self) -> Card:
        card, row = Card(), Flow()
        row.add(self.repair_button)
        words = self.tr(
            "MedNeg keeps copies of the keys and of the database inside the vault. What is damaged is put aside, and the "
            "newest whole copy takes its place. Nothing is deleted."
        )
        card.body.add(heading(self.tr("Repair it"), 2), label(words, soft=True), row)
        return card

    def _restore_card(self) -> Card:
        card, row = Card(), Flow()
        row.add(self.choose_button, self.restore_button)
        words = self.tr(
            "Everything in the backup is checked before it takes its place. A vault that stands there now is kept beside "
            "it under another name. A file that was made with Back up opens with the passphrase or recovery sheet of its "
            "day, a backup in the list with those of now."
        )
        card.body.add(heading(self.tr("Bring a backup back"), 2), label(words, soft=True))
        card.body.add(self.list, self.chosen, row)
        return card

    # ------------------------------------------------------------------------------------------ acts

    def choose(self) -> None:
        """Ask for the backup."""
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Which backup?"), "", self.tr("Backups (*.medneg)"))
        if name:
            self.list.clearSelection()
            self.backup = Path(name)
            self._show_chosen()

    def _on_picked(self) -> None:
        if (path := self.list.chosen()) is not None:
            self.backup = path
            self._show_chosen()

    def repair(self) -> None:
        """Put keys and database back from their copies."""
        given = self.keys.given()
        self._do(lambda _progress, _stop: self._rescue.mend(given), self._repaired)

    def restore(self) -> None:
        """Bring the chosen backup back."""
        if self.backup is None:
            return
        backup, given = self.backup, self.keys.given()
        words = self.tr("parts unpacked and checked")

        def work(progress: Progress, stop: Stop) -> Restored:
            return self._rescue.restore(
                backup, given, progress=lambda done, whole: progress(done, whole, words), stop=stop
            )

        self._do(work, self._restored)

    def _do(self, work: Callable[[Progress, Stop], V], done: Callable[[V], None]) -> None:
        self.bar.dismiss()
        self.work.start(work, done, self._failed, self._on_stopped)

    def _repaired(self, sentences: tuple[str, ...]) -> None:
        if sentences:
            self._came(" ".join(sentences))
        else:
            self._came(self.tr("Nothing damaged was found. Try to open the vault again."))

    def _restored(self, back: Restored) -> None:
        words = [
            self.tr("The vault of {0} is back. Papers in it: {1}.").format(
                shown_long(back.made.astimezone().date()), back.documents
            )
        ]
        if back.kept is not None:
            words.append(self.tr("The vault that stood there is kept as {0}.").format(back.kept))
        if back.missing:
            words.append(
                self.tr("{0} papers are not in it: they were lost before, or deleted for good since.").format(
                    back.missing
                )
            )
        self._came(" ".join(words))

    def _came(self, words: str) -> None:
        self.told.setText(words)
        named(self.told, words)
        for gone in (self.keys, self._repair, self._restore):
            gone.hide()
        self.told.show()
        self.open_button.show()
        self.open_button.setDefault(True)
        self.open_button.setFocus()
        self.fit()

    def _on_stopped(self) -> None:
        self.bar.tell("info", self.tr("Stopped."), self.tr("Everything is as it was."))

    def _on_busy(self, busy: bool) -> None:
        for shown in (self.keys, self.list, self.repair_button, self.choose_button, self.back_button):
            shown.setEnabled(not busy)
        self.restore_button.setEnabled(not busy and self.backup is not None)

    def _show_chosen(self) -> None:
        own = self.backup is not None and self.backup == self.list.chosen()  # which the list shows
        self.chosen.setText(self.backup.name if self.backup and not own else "")
        self.chosen.setVisible(self.backup is not None and not own)
        self.restore_button.setEnabled(self.backup is not None)

    def reject(self) -> None:
        """Leave; what is under way is stopped first, and leaves everything as it was."""
        if self.work.busy:
            self.work.stop()
            return
        super().reject()

    def _finish(self) -> None:
        self.result_value = True
        self.accept()


class TroubleDialog(Door[bool]):
    """Tells why the vault did not open, and offers what can be done about it; true: try again. ``anew``: with a new
    vault in the place of one that is gone.
    """

    def __init__(self, trouble: Trouble, rescue: Rescue) -> None:
        super().__init__("MedNeg")
        self._trouble, self._rescue = trouble, rescue
        again = button(self.tr("Try again"), "primary", on_click=self._again)
        again.setDefault(True)
        gone = isinstance(trouble, VaultGone)  # of which nothing is left to be repaired
        words = self.tr("Bring back a backup") if gone else self.tr("Repair or bring back a backup")
        self.rescue_button = button(words, "plain", on_click=self.help)
        self.rescue_button.setVisible(isinstance(trouble, (VaultDamaged, VaultMissing, VaultGone)))
        self.new_button = button(self.tr("Start a new vault there"), "quiet", on_click=self._anew)
        self.new_button.setVisible(gone)
        self.anew = False
        row = Flow()
        row.add(again, self.rescue_button, self.new_button, button(self.tr("Quit"), "plain", on_click=self.reject))
        column = Column(self.content, gap=1.2, margin=2)
        column.add(heading(trouble.title), label(trouble.remedy), row, None)

    def help(self) -> None:
        """Show the ways out; once one has led somewhere, the vault is tried again."""
        trouble = None if isinstance(self._trouble, VaultGone) else self._trouble
        if RescueDialog(self._rescue, trouble).exec():
            self._again()

    def _anew(self) -> None:
        self.anew = True
        self._again()

    def _again(self) -> None:
        self.result_value = True
        self.accept()
