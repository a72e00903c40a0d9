"""Newer rules from a file: laws change more often than programs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from medneg_desktop.ui.shared import Card, Column, Row, button, clear, heading, label


class RulesCard(Card):
    """Loads a file of rules and takes it out again. What travels with the program stays beneath."""

    load_wanted = Signal(object)
    drop_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(gap=0.8)
        self.message = label("")
        self.load_button = button("Load newer rules", "plain", on_click=self.choose)
        self._files = Column(gap=0.4)
        row = Row()
        row.add(self.load_button)
        row.add(self.message, stretch=1)
        self.body.add(
            heading("Rules", 2),
            label(
                "The rules travel with the program; nothing is looked up. If someone you trust gives you a file of "
                "newer rules, load it here. It adds to them or corrects them.",
                soft=True,
            ),
        )
        self.body.add(self._files, row)

    def choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Load newer rules", "", "Rules (*.toml)")
        if name:
            self.load_wanted.emit(Path(name))

    def show_files(self, names: Sequence[str]) -> None:
        clear(self._files)
        for name in names:
            row = Row()
            out = button("Take out", "quiet", on_click=partial(self.drop_wanted.emit, name), name=f"Take out {name}")
            row.add(label(f"Loaded: {name}"), out)
            self._files.add(row)

    def say(self, text: str) -> None:
        """Tell beside the button what became of the file."""
        self.message.setText(text)
