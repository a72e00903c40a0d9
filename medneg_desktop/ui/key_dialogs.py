"""Dialogs of the keys while the vault is open: a new passphrase, trying the recovery sheet, making a new one."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from medneg_desktop.services.keys import change_passphrase, check_sheet, new_sheet, sheet_seen
from medneg_desktop.services.office import Office
from medneg_desktop.ui.door import Door, NewPassphrase, RecoveryPage, secret_row
from medneg_desktop.ui.rescue import KeyEntry
from medneg_desktop.ui.shared import Column, Flow, FormRow, button, heading, label


class _KeyDialog(Door[bool]):
    def __init__(self, title: str, office: Office, parent: QWidget | None) -> None:
        super().__init__(title, parent)
        self._office = office

    def _acts(self, words: str) -> Flow:
        go = button(words, "primary", on_click=self._go)
        go.setDefault(True)
        row = Flow()
        row.add(go, button(self.tr("Cancel"), "plain", on_click=self.reject))
        return row

    def _go(self) -> None:
        raise NotImplementedError


class PassphraseDialog(_KeyDialog):
    """The passphrase of now, where there is one, and a new one twice."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__("Passphrase", office, parent)
        self.old = secret_row(self.tr("Passphrase of now"))
        self.old.setVisible(office.vault.ways.passphrase)
        self.new = NewPassphrase()
        column = Column(self.content, gap=1.4, margin=2)
        column.add(heading(self.tr("A new passphrase")))
        column.add(label(self.tr("Your papers are not written again. The recovery sheet stays as it is.")))
        column.add(self.bar, self.old, self.new, self._acts(self.tr("Change it")), None)

    def _go(self) -> None:
        new, old = self.new.checked(self.bar), self.old.field.text()
        if new is not None:
            self.attempt(lambda: change_passphrase(self._office, old, new), lambda _: self.accept())


class BackupKeyDialog(Door[bool]):
    """How a backup of another vault, or of another day, opens."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("Backup", parent)
        self.keys = KeyEntry()
        self.given = self.keys.given
        go = button(self.tr("Open it"), "primary", on_click=self.accept)
        go.setDefault(True)
        row = Flow()
        row.add(go, button(self.tr("Cancel"), "plain", on_click=self.reject))
        column = Column(self.content, gap=1.4, margin=2)
        column.add(heading(self.tr("How does this backup open?")), label(name, strong=True))
        column.add(label(self.tr("It has the passphrase and the recovery sheet of the vault and the day it was made.")))
        column.add(self.keys, row, None)


class SheetDialog(_KeyDialog):
    """The code, typed from the sheet."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__("Recovery sheet", office, parent)
        self.code: FormRow[QLineEdit] = FormRow(self.tr("Recovery code"), QLineEdit())
        column = Column(self.content, gap=1.4, margin=2)
        column.add(heading(self.tr("Is your recovery sheet at hand?")))
        column.add(label(self.tr("Type the code that is printed on it. Large or small letters do not matter.")))
        column.add(self.bar, self.code, self._acts(self.tr("Check it")), None)

    def _go(self) -> None:
        code = self.code.field.text()
        self.attempt(lambda: check_sheet(self._office, code), lambda _: self.accept())


class NewSheetDialog(_KeyDialog):
    """Says what a new sheet means; then makes it, shows it, and asks its end back."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__("New recovery sheet", office, parent)
        self._column = Column(self.content, gap=1.4, margin=2)
        self._first = QWidget()
        column = Column(self._first, gap=1.4)
        column.add(heading(self.tr("Make a new recovery sheet?")))
        column.add(
            label(
                self.tr(
                    "The sheet you have now opens this vault no more. It still opens the backups that were made "
                    "before today."
                )
            )
        )
        column.add(self._acts(self.tr("Make a new sheet")))
        self._column.add(self.bar, self._first)
        self.page: RecoveryPage | None = None

    def _go(self) -> None:
        self.attempt(lambda: new_sheet(self._office), self._made)

    def _made(self, code: str) -> None:
        self._first.hide()
        self.page = RecoveryPage(code, self.bar, str(self._office.vault.folder))
        self.page.finished.connect(self._finish)
        self._column.add(self.page)
        self.fit()

    def _finish(self, seen: bool) -> None:
        if seen:
            self.attempt(lambda: sheet_seen(self._office), lambda _: self.accept())
        else:
            self.accept()
