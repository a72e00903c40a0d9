"""Asks what becomes of the bills when the program is taken off, for installers that have no terminal to ask at.

It opens no vault and erases nothing: whoever asks does what the answer says. Everything but a second yes keeps the bills.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QWidget

from medneg_desktop.ui.dialog import Dialog
from medneg_desktop.ui.shared import Column, Flow, button, heading, label, named
from medneg_desktop.ui.start import application
from medneg_desktop.ui.theme import dress, theme

_PAUSE = 1000
"""Milliseconds until the second question can be answered with yes."""


class LeavingDialog(Dialog):
    """Accepted where everything is to be erased."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Remove MedNeg"))
        self._sure = False
        words = self.tr("They are in {0}. If you keep them, a new MedNeg finds them again.").format(folder)
        if image := os.environ.get("APPIMAGE"):
            words += "\n\n" + self.tr("MedNeg is out of your menu. To remove the program, delete {0}.").format(image)
        self.question = heading(self.tr("Keep your bills on this computer?"), 2)
        self.words = label(words)
        self.keep_button = button(self.tr("Keep my bills"), on_click=self.reject)
        self.keep_button.setDefault(True)
        self.erase_button = button(self.tr("Erase them"), "plain", on_click=self._erase)
        self.erase_button.setAutoDefault(False)
        acts = Flow()
        acts.add(self.keep_button, self.erase_button)
        column = Column(self, gap=1.2, margin=1.8)
        column.add(self.question, self.words)
        column.addLayout(acts)
        self.setMinimumWidth(round(theme().points * 40))
        dress(self)
        self.keep_button.setFocus()

    def _erase(self) -> None:
        if self._sure:
            self.accept()
            return
        self._sure = True
        self.question.setText(self.tr("Erase every bill, letter and note?"))
        self.words.setText(self.tr("This cannot be undone. Backups on other drives are not touched."))
        self.erase_button.setText(self.tr("Erase for good"))
        named(self.erase_button, self.erase_button.text())
        self.keep_button.setFocus()
        self.erase_button.setEnabled(False)  # a double click is one yes
        QTimer.singleShot(_PAUSE, self, lambda: self.erase_button.setEnabled(True))
        self.adjustSize()


def asks_to_erase(folder: Path) -> bool:
    """Ask the person; True where everything in the folder is to be erased."""
    app = application()
    dialog = LeavingDialog(folder)
    erase = dialog.exec() == QDialog.DialogCode.Accepted
    app.processEvents()
    return erase
