"""The way back in the window: one book of steps for all screens, with its two buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget
from shiboken6 import isValid

from medneg_desktop.services.office import Office
from medneg_desktop.services.undo import Deed, UndoBook
from medneg_desktop.ui.background import Lane, Lanes
from medneg_desktop.ui.language import say
from medneg_desktop.ui.shared import Row, icon, named, plain_tip
from medneg_desktop.ui.theme import Role, theme, watch


class Undoing(QObject):
    """Keeps what was done in this session, and takes it back or does it again in the store's lane."""

    changed = Signal()
    """Another step is next to be taken back or done again."""
    kept = Signal(object)
    """A step that was just done."""
    moved = Signal(object, bool)
    """A step, and whether it was taken back (else it was done again)."""
    trouble = Signal(object)

    def __init__(self, office: Office, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office, self._lanes = office, lanes
        self.book = UndoBook()

    def keep(self, deed: Deed | None) -> Deed | None:
        """Remember a step. May be called from any lane."""
        self.book.keep(deed)
        if deed is not None and isValid(self):
            self.changed.emit()
            self.kept.emit(deed)
        return deed

    def take_back(self) -> None:
        """Take back the newest step."""
        self._run(lambda: self.book.take_back(self._office), back=True)

    def do_again(self) -> None:
        """Do again what was taken back last."""
        self._run(lambda: self.book.do_again(self._office), back=False)

    def _run(self, step: Callable[[], Deed | None], *, back: bool) -> None:
        def done(deed: Deed | None) -> None:
            self.changed.emit()
            if deed is not None:
                self.moved.emit(deed, back)

        def failed(error: BaseException) -> None:
            self.changed.emit()
            self.trouble.emit(error)

        self._lanes.run(Lane.STORE, step, owner=self, done=done, failed=failed)


class UndoButtons(QWidget):
    """Back and again, with what each would do as tip and description."""

    def __init__(self, undoing: Undoing) -> None:
        super().__init__()
        self._undoing = undoing
        self.back = named(QToolButton(), self.tr("Take back the last change"))
        self.again = named(QToolButton(), self.tr("Do it again"))
        self.back.clicked.connect(lambda _=False: undoing.take_back())
        self.again.clicked.connect(lambda _=False: undoing.do_again())
        row = Row(self, gap=0.2)
        row.add(self.back, self.again)
        undoing.changed.connect(self._show)
        watch().theme_changed.connect(self._tint)
        self._tint()
        self._show()

    def _show(self) -> None:
        book = self._undoing.book
        for made, words, keys in (
            (self.back, book.next_back, "Ctrl+Z"),
            (self.again, book.next_again, "Ctrl+Shift+Z"),
        ):
            made.setEnabled(bool(words))
            made.setAccessibleDescription(say(words))
            name = made.accessibleName()
            made.setToolTip(plain_tip(f"{name}: {say(words)} ({keys})" if words else f"{name} ({keys})"))

    def _tint(self) -> None:
        side = round(theme().points * 1.7)
        for made, name in ((self.back, "undo"), (self.again, "redo")):
            made.setIcon(icon(name, Role.LINK))
            made.setIconSize(QSize(side, side))
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
