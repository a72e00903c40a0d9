"""What a vault can go back to, as a list to choose from: its automatic backups, and vaults that a restore put aside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QWidget

from medneg_desktop.core.dates import shown_long
from medneg_desktop.services.vault_port import Fallback
from medneg_desktop.ui.background import Lane, Lanes
from medneg_desktop.ui.dialog import Dialog
from medneg_desktop.ui.shared import Column, Flow, button, heading, label, named
from medneg_desktop.ui.theme import theme

_MEGABYTE = 1_000_000
_ROWS = 5
"""Seen at once; the others scroll."""


class FallbackList(QListWidget):
    """One line each: when, what, how large, and when it was checked."""

    picked = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, self.tr("Backups that this vault keeps itself, newest first"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self.itemSelectionChanged.connect(self._on_selected)
        self.setSpacing(2)
        self.hide()

    def show_all(self, found: Sequence[Fallback]) -> None:
        """List them; with none there is no list."""
        self.clear()
        for fallback in found:
            item = QListWidgetItem(self._line(fallback))
            item.setData(Qt.ItemDataRole.UserRole, str(fallback.path))
            self.addItem(item)
        self.setVisible(bool(found))
        self._fit()

    def _on_selected(self) -> None:
        for item in (self.item(row) for row in range(self.count())):  # not by color alone
            font = item.font()
            font.setBold(item.isSelected())
            item.setFont(font)
        self.picked.emit()

    def _fit(self) -> None:
        """As high as its lines, up to some of them."""
        row = max(self.sizeHintForRow(0), round(theme().points * 2)) + 2 * self.spacing()
        self.setFixedHeight(row * min(max(self.count(), 1), _ROWS) + 2 * (self.frameWidth() + self.spacing()))

    def _line(self, fallback: Fallback) -> str:
        local = fallback.made.astimezone()
        when = f"{shown_long(local.date())}, {local:%H:%M}"
        size = self.tr("{0} MB").format(f"{max(fallback.size / _MEGABYTE, 0.1):.1f}")
        if fallback.whole:
            return self.tr("{0}: the vault put aside then, {1}").format(when, size)
        return self.tr("{0}: automatic, {1}, checked when it was made").format(when, size)

    def choose(self, path: Path | None) -> None:
        """Select the one at that place, if it is listed."""
        for item in (self.item(row) for row in range(self.count())):
            if item.data(Qt.ItemDataRole.UserRole) == str(path):
                self.setCurrentItem(item)

    def chosen(self) -> Path | None:
        """The one that is selected."""
        items = self.selectedItems()
        return Path(items[0].data(Qt.ItemDataRole.UserRole)) if items else None


class GoBackDialog(Dialog):
    """Asks which backup is to take the vault's place, and says what that means; ``backup`` is the answer."""

    def __init__(self, look: Callable[[], list[Fallback]], lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Bring a backup back"))
        self.backup: Path | None = None
        self.list = FallbackList()
        self.list.picked.connect(self._on_picked)
        self.file = label("", strong=True)
        self.file.hide()
        self.file_button = button(self.tr("Choose a file"), "plain", on_click=self.choose_file)
        self.back_button = button(self.tr("Close and bring it back"), "primary", on_click=self.accept)
        self.back_button.setEnabled(False)
        words = self.tr(
            "This window closes, and the vault in the backup is checked and put in the place of this one. The vault of now "
            "is kept beside it under another name, so nothing is lost, and stands in this list afterwards."
        )
        own = self.tr(
            "The backups in the list lie in the vault itself and open with the passphrase or recovery sheet of now. A file "
            "that you made with Back up opens with those of its day."
        )
        row = Flow()
        row.add(self.back_button, self.file_button, button(self.tr("Cancel"), "plain", on_click=self.reject))
        column = Column(self, gap=1, margin=1.6)
        column.add(heading(self.tr("Bring a backup back"), 2), label(words), label(own, soft=True))
        column.add(self.list, self.file, row)
        self.setMinimumWidth(round(theme().points * 50))
        lanes.run(Lane.STORE, look, owner=self, done=self._show)

    def _show(self, found: list[Fallback]) -> None:
        self.list.show_all(found)
        self.adjustSize()
        self.list.setFocus()

    def choose_file(self) -> None:
        """Ask for a file that was made by Back up."""
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Which backup?"), "", self.tr("Backups (*.medneg)"))
        if name:
            self.list.clearSelection()
            self._take(Path(name), Path(name).name)

    def _on_picked(self) -> None:
        if (path := self.list.chosen()) is not None:
            self._take(path, "")

    def _take(self, path: Path, shown: str) -> None:
        self.backup = path
        self.file.setText(shown)
        self.file.setVisible(bool(shown))
        self.back_button.setEnabled(True)
