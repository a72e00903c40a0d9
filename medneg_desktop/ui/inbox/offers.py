"""New papers of the watched folder, above the list of the inbox: the person says which are to be added."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from medneg_desktop.services.intake import safe_name
from medneg_desktop.ui.shared import Column, Flow, button, label, named

_SHOWN = 4
"""Lines that are seen at once; the others scroll."""


class OffersCard(QFrame):
    """A tick for each paper, and what to do with those that are ticked. Hidden while nothing waits."""

    add_wanted = Signal(object)
    leave_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("message")
        self.setProperty("kind", "info")
        self.title = label("", strong=True)
        self.list = named(QListWidget(), self.tr("Papers in the watched folder"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add_button = button(self.tr("Add the ticked ones"), "plain", on_click=self._add)
        self.leave_button = button(
            self.tr("Leave the ticked ones out"),
            "quiet",
            on_click=self._leave,
            tip=self.tr("They stay in the folder as they are, and are not offered again"),
        )
        acts = Flow()
        acts.add(self.add_button, self.leave_button)
        column = Column(self, gap=0.6, margin=0.9)
        column.add(self.title, self.list)
        column.addLayout(acts)
        self.list.itemChanged.connect(lambda _: self._allow())
        self._papers: tuple[Path, ...] = ()
        self.hide()

    def show_papers(self, papers: Sequence[Path]) -> None:
        """Offer these; what the person ticked off stays so."""
        if tuple(papers) == self._papers:
            return
        off = {p for p in self._papers if p not in self.ticked}
        self._papers = tuple(papers)
        self.list.clear()
        for path in papers:
            item = QListWidgetItem(safe_name(path.name))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if path in off else Qt.CheckState.Checked)
            self.list.addItem(item)
        one = self.tr("1 new paper in the folder that MedNeg watches")
        more = self.tr("{0} new papers in the folder that MedNeg watches").format(len(papers))
        self.title.setText(one if len(papers) == 1 else more)
        if papers:
            lines = min(_SHOWN, len(papers))
            self.list.setFixedHeight(lines * self.list.sizeHintForRow(0) + 2 * self.list.frameWidth() + 4)
        self._allow()
        self.setVisible(bool(papers))

    @property
    def ticked(self) -> tuple[Path, ...]:
        """The papers that are ticked."""
        on = Qt.CheckState.Checked
        return tuple(p for number, p in enumerate(self._papers) if self.list.item(number).checkState() == on)

    def _allow(self) -> None:
        for act in (self.add_button, self.leave_button):
            act.setEnabled(bool(self.ticked))

    def _add(self) -> None:
        self.add_wanted.emit(self.ticked)

    def _leave(self) -> None:
        self.leave_wanted.emit(self.ticked)
