"""Asks what a calendar file may say, and where it goes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QRadioButton, QWidget

from medneg_desktop.ui.dialog import Dialog
from medneg_desktop.ui.shared import Column, Flow, button, heading, label
from medneg_desktop.ui.theme import theme


class CalendarDialog(Dialog):
    """Two ways: entries that say nothing, which is the first choice, or what is due with names and sums."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Days for your calendar"))
        self.private = QRadioButton(self.tr("Only that there is a day to look at"))
        self.with_words = QRadioButton(self.tr("What is due, with names, sums and reasons"))
        self.private.setChecked(True)
        self.save_button = button(self.tr("Choose where to save"), on_click=self.accept)
        acts = Flow()
        acts.add(self.save_button, button(self.tr("Cancel"), "plain", on_click=self.reject))
        column = Column(self, gap=1.0, margin=1.6)
        column.add(
            heading(self.tr("What may the calendar say?"), 2),
            label(
                self.tr(
                    "Calendars are often kept by other companies and shown on a locked phone. MedNeg writes a file "
                    "and sends nothing; open the file with your calendar. Save it again when days have changed."
                ),
                soft=True,
            ),
            self.private,
            self.with_words,
            acts,
        )
        self.resize(round(theme().points * 42), self.sizeHint().height())


def ask_for_calendar(parent: QWidget) -> tuple[Path, bool] | None:
    """Where to save and whether names and sums go in; None where the person thought better of it."""
    dialog = CalendarDialog(parent)
    if not dialog.exec():
        return None
    name, _ = QFileDialog.getSaveFileName(parent, dialog.windowTitle(), "medneg-days.ics", "iCalendar (*.ics)")
    return (Path(name), dialog.with_words.isChecked()) if name else None
