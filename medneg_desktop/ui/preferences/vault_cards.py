"""Settings of the vault: how it opens, its backups, and whether everything in it is whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QSizePolicy, QWidget

from medneg_desktop.core.dates import shown_long
from medneg_desktop.core.preferences import LOCK_MINUTES
from medneg_desktop.core.trouble import Trouble
from medneg_desktop.services.backup import Backups, back_up_to, backups
from medneg_desktop.services.care import Checked, check, last_check
from medneg_desktop.services.keys import KeyState, key_state
from medneg_desktop.services.office import Office, Progress, Stop
from medneg_desktop.services.repair import repair
from medneg_desktop.ui.background import Lane, Lanes
from medneg_desktop.ui.long_work import LongWork
from medneg_desktop.ui.preferences.keeper import Keeper
from medneg_desktop.ui.shared import Card, Column, Flow, FormRow, button, heading, label, named

Told = tuple[KeyState, Backups, Checked | None]
Work = Callable[[Progress, Stop], Any]


class VaultCards(QWidget):
    """Three cards. Long work shows how far it is, and can be stopped."""

    trouble = Signal(object)
    said = Signal(str, str)
    changed = Signal()
    lock_wanted = Signal()
    restore_wanted = Signal(object)
    """A backup that is to take the vault's place."""

    def __init__(self, office: Office, lanes: Lanes, keeper: Keeper) -> None:
        super().__init__()
        self._office, self._lanes, self._keeper = office, lanes, keeper
        self.opens = label("")
        self.sheet = label("", soft=True)
        self.kept = label("")
        self.whole = label("")
        self.problems = named(label("", selectable=True), self.tr("What is wrong"))
        self.lock_box = QComboBox()
        self.lock_box.addItems([self._after(m) for m in LOCK_MINUTES])
        self.lock_box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.lock_box.activated.connect(lambda i: keeper.set_lock_minutes(LOCK_MINUTES[i]))
        self.work, self.check_work = LongWork(lanes), LongWork(lanes)
        column = Column(self, gap=1.6)
        column.add(self._keys(), self._backups(), self._health())
        for work in (self.work, self.check_work):
            work.busy_changed.connect(self._on_busy)

    # ------------------------------------------------------------------------------------------ the cards

    def _keys(self) -> Card:
        card, row = Card(), Flow()
        self.passphrase_button = button(self.tr("Change the passphrase"), "plain", on_click=self.change_passphrase)
        self.check_button = button(self.tr("Check my recovery sheet"), "plain", on_click=self.check_sheet)
        self.sheet_button = button(self.tr("Make a new recovery sheet"), "plain", on_click=self.new_sheet)
        self.itself_button = button("", "plain", on_click=self.open_by_itself)
        row.add(self.passphrase_button, self.check_button, self.sheet_button, self.itself_button)
        lock = Flow()
        lock.add(button(self.tr("Lock now"), "plain", on_click=self.lock_wanted.emit, tip=self.tr("Also with Ctrl+L")))
        card.body.add(heading(self.tr("How your vault opens"), 2), self.opens, self.sheet, row)
        card.body.add(
            FormRow(
                self.tr("Lock the vault by itself"),
                self.lock_box,
                self.tr("Papers leave the screen, and the passphrase is asked again. While papers are read, it waits."),
            ),
            lock,
        )
        return card

    def _backups(self) -> Card:
        card, row = Card(), Flow()
        self.back_up_button = button(self.tr("Back up now"), "plain", on_click=self.choose_backup)
        self.restore_button = button(self.tr("Bring a backup back"), "plain", on_click=self.choose_restore)
        row.add(self.back_up_button, self.restore_button)
        words = self.tr(
            "A backup on another drive also helps when this computer is lost. It opens with the passphrase or the "
            "recovery sheet of the day it was made, also after you change them."
        )
        card.body.add(heading(self.tr("Backups"), 2), self.kept, label(words, soft=True), row, self.work)
        return card

    def _health(self) -> Card:
        card, row = Card(), Flow()
        self.health_button = button(self.tr("Check my vault"), "plain", on_click=self.check_vault)
        self.repair_button = button(self.tr("Repair"), "plain", on_click=lambda: self.repair(()))
        self.repair_from_button = button(self.tr("Repair with a backup"), "plain", on_click=self.choose_source)
        self.history_button = button(self.tr("What was done"), "plain", on_click=self.show_history)
        row.add(self.health_button, self.repair_button, self.repair_from_button, self.history_button)
        card.body.add(heading(self.tr("Is everything there?"), 2), self.whole, self.problems, row, self.check_work)
        return card

    # ------------------------------------------------------------------------------------------ what it shows

    def refresh(self) -> None:
        """Bring the cards up to date."""
        office = self._office
        self.lock_box.setCurrentIndex(LOCK_MINUTES.index(self._keeper.now.lock_minutes))

        def look() -> Told:
            return key_state(office), backups(office), last_check(office)

        self._lanes.run(Lane.STORE, look, owner=self, done=self._show, failed=self.trouble.emit)

    def _show(self, told: Told) -> None:
        keys, held, checked = told
        self.opens.setText(self._opens(keys))
        self.sheet.setText(self._sheet(keys))
        self.passphrase_button.setText(
            self.tr("Change the passphrase") if keys.ways.passphrase else self.tr("Set a passphrase")
        )
        itself = self.tr("Ask for the passphrase each time") if keys.ways.keyring else self.tr("Open automatically")
        self.itself_button.setText(itself)
        for made in (self.passphrase_button, self.itself_button):
            named(made, made.text())
        self.check_button.setVisible(keys.ways.recovery)
        self.kept.setText(self._backed_up(held))
        self.whole.setText(self._checked(checked))
        problems = checked.problems if checked else ()
        self.problems.setText("\n".join(problems[:20]))
        self.problems.setVisible(bool(problems))
        for shown in (self.repair_button, self.repair_from_button):
            shown.setVisible(bool(problems) or self._office.vault.mending)

    def _opens(self, keys: KeyState) -> str:
        if keys.ways.keyring:
            return self.tr("It opens by itself on this computer: whoever is logged in as you can open it.")
        if keys.ways.passphrase:
            return self.tr("It asks for your passphrase each time.")
        return self.tr("This vault is thrown away when the window closes.")

    def _sheet(self, keys: KeyState) -> str:
        if not keys.ways.recovery:
            return self.tr("There is no recovery sheet yet.")
        if keys.sheet_seen is None:
            return self.tr("You have not yet shown that your recovery sheet is at hand.")
        when = shown_long(keys.sheet_seen)
        words = self.tr("Recovery sheet last checked on {0}.").format(when)
        return f"{words} {self.tr('Please check it again.')}" if keys.ask_for_sheet else words

    def _backed_up(self, held: Backups) -> str:
        own = self.tr("No automatic backup yet; one is made soon after something changes.")
        if held.automatic:
            newest = _moment(held.automatic[0].made)
            own = self.tr("One automatic backup, of {0}. It was opened and checked.").format(newest)
            if len(held.automatic) > 1:
                own = self.tr("{0} automatic backups, the newest of {1}. Each was opened and checked.").format(
                    len(held.automatic), newest
                )
        other = self.tr("None was made to another drive yet.")
        if held.elsewhere:
            other = self.tr("Last made to another place on {0}, and read back.").format(_moment(held.elsewhere))
        return f"{own} {other}"

    def _checked(self, checked: Checked | None) -> str:
        if checked is None:
            return self.tr("Not checked yet. Every paper is compared with its own fingerprint each week.")
        when = _moment(checked.at)
        if checked.problems:
            if len(checked.problems) == 1:
                return self.tr("Checked on {0}: 1 problem.").format(when)
            return self.tr("Checked on {0}: {1} problems.").format(when, len(checked.problems))
        if not checked.documents:
            return self.tr("Checked on {0}: the vault is whole. There are no papers in it yet.").format(when)
        if checked.documents == 1:
            return self.tr("Checked on {0}: the one paper is there and whole.").format(when)
        return self.tr("Checked on {0}: all {1} papers are there and whole.").format(when, checked.documents)

    def _after(self, minutes: int) -> str:
        return self.tr("After {0} minutes").format(minutes) if minutes else self.tr("Never")

    # ------------------------------------------------------------------------------------------ keys

    def change_passphrase(self) -> None:
        """Ask for the old and a new one."""
        from medneg_desktop.ui.key_dialogs import PassphraseDialog  # noqa: PLC0415 (as the door: when it is needed)

        if PassphraseDialog(self._office, self).exec():
            self._keys_changed(
                self.tr("The passphrase was changed."),
                self.tr("Backups made before still open with the old one."),
            )

    def check_sheet(self) -> None:
        """Ask for the code of the sheet."""
        from medneg_desktop.ui.key_dialogs import SheetDialog  # noqa: PLC0415 (see above)

        if SheetDialog(self._office, self).exec():
            self._keys_changed(self.tr("This is the right sheet."), self.tr("Put it back where it was."))

    def new_sheet(self) -> None:
        """Make a sheet that takes the old one's place."""
        from medneg_desktop.ui.key_dialogs import NewSheetDialog  # noqa: PLC0415 (see above)

        if NewSheetDialog(self._office, self).exec():
            self._keys_changed(
                self.tr("The new recovery sheet holds from now on."),
                self.tr("Keep the old one as long as you keep backups made before today."),
            )
        self.refresh()

    def open_by_itself(self) -> None:
        """Turn it on or off."""
        from medneg_desktop.services.keys import open_by_itself  # noqa: PLC0415 (see above)

        wanted = not self._office.vault.ways.keyring
        words = self.tr("Opens automatically.") if wanted else self.tr("Asks for the passphrase.")
        self._lanes.run(
            Lane.STORE,
            lambda: open_by_itself(self._office, wanted=wanted),
            owner=self,
            done=lambda _: self._keys_changed(words, ""),
            failed=self.trouble.emit,
        )

    def _keys_changed(self, title: str, words: str) -> None:
        self.said.emit(title, words)
        self.refresh()

    # ------------------------------------------------------------------------------------------ long work

    def choose_backup(self) -> None:
        """Ask where to, and back the vault up."""
        if name := QFileDialog.getExistingDirectory(self, self.tr("Where should the backup be kept?")):
            self.back_up(Path(name))

    def back_up(self, folder: Path) -> None:
        """Back the vault up to a folder."""
        words = self.tr("The backup was written and read back: {0}")
        self._do(
            self.work,
            lambda progress, stop: back_up_to(self._office, folder, progress=progress, stop=stop),
            lambda made: self.said.emit(words.format(made.path.name), ""),
            self.tr("Stopped; no backup was made."),
        )

    def choose_restore(self) -> None:
        """Ask which backup, say what bringing it back means, and leave for the door."""
        from medneg_desktop.ui.fallbacks import GoBackDialog  # noqa: PLC0415 (when it is needed)

        asked = GoBackDialog(self._office.vault.fallbacks, self._lanes, self)
        if asked.exec() and asked.backup is not None:
            self.restore_wanted.emit(asked.backup)

    def check_vault(self) -> None:
        """Look at every paper."""
        self._do(
            self.check_work,
            lambda progress, stop: check(self._office, progress=progress, stop=stop),
            lambda found: self.said.emit(self._checked(found), ""),
            self.tr("Stopped; what was found before still stands."),
        )

    def show_history(self) -> None:
        """Show everything that was done in the vault."""
        from medneg_desktop.ui.preferences.vault_history import VaultHistory  # noqa: PLC0415 (when it is needed)

        VaultHistory(self._office, self._lanes, self).exec()

    def choose_source(self) -> None:
        """Ask for a backup, and repair with it."""
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Take lost papers from"), "", "*.medneg")
        if name:
            self.repair((Path(name),))

    def repair(self, sources: tuple[Path, ...]) -> None:
        """Put right what can be put right, then check again."""

        def work(progress: Progress, stop: Stop) -> tuple[list[str], Checked]:
            return repair(self._office, sources, progress=progress), check(self._office, progress=progress, stop=stop)

        def done(told: tuple[list[str], Checked]) -> None:
            self.said.emit(self._checked(told[1]), " ".join(told[0]))
            self.changed.emit()

        self._do(self.check_work, work, done, self.tr("Stopped; what was repaired stays repaired."))

    def _do(self, place: LongWork, work: Work, done: Callable[[Any], object], stopped: str) -> None:
        def over(value: Any) -> None:
            done(value)
            self.refresh()

        def failed(error: BaseException) -> None:
            self.trouble.emit(error)
            if isinstance(error, Trouble):
                self.refresh()

        place.start(work, over, failed, lambda: self.said.emit(stopped, ""))

    def _on_busy(self) -> None:
        busy = self.work.busy or self.check_work.busy
        acts = (self.back_up_button, self.restore_button, self.health_button)
        for made in (*acts, self.repair_button, self.repair_from_button):
            made.setEnabled(not busy)


def _moment(at: datetime) -> str:
    local = at.astimezone()
    return f"{shown_long(local.date())}, {local:%H:%M}"
