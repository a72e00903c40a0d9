"""What every dialog does: the words of bills are explained in it, by hovering over one and by F1 for all in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget


class Dialog(QDialog):
    """A dialog of the program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        QShortcut(QKeySequence("F1"), self).activated.connect(self.show_words)

    def show_words(self) -> None:
        """The words of bills in sight, those of the focused control first, and the keys that dialogs know."""
        from medneg_desktop.ui.actions import KeySheet  # noqa: PLC0415 (no start pays for it)
        from medneg_desktop.ui.glossary import words_on  # noqa: PLC0415 (see above)

        words = words_on(self, QApplication.focusWidget())
        KeySheet((), self, words=words, word_at=True, window=False).exec()

    def event(self, event: QEvent) -> bool:
        """What no part of the dialog has a tip for is explained, where it is a word of bills."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            from medneg_desktop.ui.glossary import tip_at  # noqa: PLC0415 (see above)

            if tip := tip_at(self, event.pos()):
                QToolTip.showText(event.globalPos(), tip, self)
                return True
        return super().event(event)
