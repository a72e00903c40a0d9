"""Turns whatever went wrong into words: a trouble into its title and remedy, a bug into an honest sentence.

The details of a bug name places in the program only. An exception's own message may quote a bill, so it is neither
shown nor logged.
"""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass

from PySide6 import __version__ as qt_version
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from medneg_desktop import __version__
from medneg_desktop.core import crash
from medneg_desktop.core.trouble import Trouble
from medneg_desktop.ui.dialog import Dialog
from medneg_desktop.ui.language import say
from medneg_desktop.ui.shared.boxes import Column, Row
from medneg_desktop.ui.shared.buttons import button
from medneg_desktop.ui.shared.words import heading, label, named

log = logging.getLogger("medneg")


@dataclass(frozen=True, slots=True)
class Told:
    """What the person is told. ``details`` is empty for a trouble, which needs none."""

    title: str
    text: str
    details: str = ""


def in_words(error: BaseException) -> Told:
    """The words for an exception."""
    if isinstance(error, Trouble):
        return Told(error.title, error.remedy)
    return Told(
        "Something went wrong in the program.",
        "This is a fault of the program, not of your papers. Your documents are kept. "
        "The last step may not have been done; try it again.",
        places(error),
    )


def places(error: BaseException) -> str:
    """Where an error came from, and in which versions; no message of any exception."""
    version = f"MedNeg {__version__}, Python {sys.version.split()[0]}, Qt {qt_version}, {sys.platform}"
    return "\n".join([version, *crash.places(error)])


def record(error: BaseException) -> None:
    """Write a trouble's code, or a bug's places, to the log."""
    if isinstance(error, Trouble):
        log.warning("%s %s", error.code, error.details)
        crash.note(error.code)
    else:
        log.error("%s", places(error))
        crash.note("\n".join(crash.places(error)))


class DetailsDialog(Dialog):
    """The details of a bug, to be read and, if the person wants, copied for whoever helps them."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Details"))
        self.details = named(QPlainTextEdit(details), "Details of what went wrong")
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        column = Column(self, gap=1, margin=1.6)
        row = Row()
        row.add(None, button("Copy", "plain", on_click=self._copy), button("Close", on_click=self.accept))
        column.add(
            heading("Details for someone who helps you", 2),
            label("These lines name places in the program. They hold nothing from your papers.", soft=True),
            self.details,
            row,
        )
        self.resize(640, 420)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
