"""The papers of a case, with the ways to sort them by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from medneg_desktop.services.ports import CaseSummary
from medneg_desktop.services.sort_out import merge_cases, move_paper, split_case
from medneg_desktop.ui.bill.ask_card import Act
from medneg_desktop.ui.bill.case_file import CaseFile
from medneg_desktop.ui.bill.rows import unread
from medneg_desktop.ui.bill.tabs import papers_table
from medneg_desktop.ui.bill.wanted_list import WantedList
from medneg_desktop.ui.language import shown
from medneg_desktop.ui.shared import Card, Column, Flow, button, clear, heading, label, scroll


class PapersPage(QWidget):
    """A paper that stands in the wrong bill is moved, or made a bill of its own; two bills are put together."""

    acted = Signal(object)
    places = Signal(object)
    letter_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._file: CaseFile | None = None
        self.table = papers_table()
        self.move_button = button(self.tr("Move to another bill…"), "plain")
        self.split_button = button(self.tr("Make a bill of its own"), "plain")
        self.merge_button = button(self.tr("Put another bill here…"), "plain")
        self.help = label(
            self.tr("What you sort by hand stays so, whatever comes in later. Undo takes it back."),
            soft=True,
            small=True,
        )
        self.unread = Card(gap=0.4, margin=1.2)
        self._notes = Column(gap=0.3)
        self.unread.body.add(heading(self.tr("What could not be read"), 2), self._notes)
        self.wanted = WantedList()
        self.wanted.acted.connect(self.acted)
        self.wanted.places.connect(self.places)
        self.wanted.letter_wanted.connect(self.letter_wanted)
        acts = Flow()
        acts.add(self.move_button, self.split_button, self.merge_button)
        inside = QWidget()
        column = Column(inside, gap=0.6)
        column.add(self.table, acts, self.help, self.unread, self.wanted, None)
        Column(self).add(scroll(inside, self.tr("The papers of this bill")))
        self.move_menu, self.merge_menu = QMenu(self), QMenu(self)
        self.move_button.setMenu(self.move_menu)
        self.merge_button.setMenu(self.merge_menu)
        self.split_button.clicked.connect(lambda _=False: self._split())
        self.table.selected.connect(lambda _row: self._arrange())

    def show_file(self, file: CaseFile) -> None:
        self._file = file
        self.wanted.show_papers(file.account.wanted)
        self._show_notes(unread(file))
        for menu, act in ((self.move_menu, self._move), (self.merge_menu, self._merge)):
            menu.clear()
            for other in file.others:
                menu.addAction(_name(other), self._to(act, other))
        self._arrange()

    def _show_notes(self, found: Sequence[str]) -> None:
        clear(self._notes)
        self._notes.add(*(label(note, selectable=True) for note in found))
        self.unread.setVisible(bool(found))

    def _to(self, act: Callable[[CaseSummary], None], other: CaseSummary) -> Callable[[], None]:
        return lambda: act(other)

    def _arrange(self) -> None:
        others = bool(self._file and self._file.others)
        chosen = self.table.currentIndex().isValid()
        several = self.table.rows.rowCount() > 1
        self.move_button.setEnabled(others and chosen)
        self.split_button.setEnabled(several and chosen)
        self.merge_button.setEnabled(others)

    def _move(self, other: CaseSummary) -> None:
        if self._file is not None and self.table.currentIndex().isValid():
            paper, target = self._file.case.papers[self._row()].ref.key, other.id
            self._send(lambda office: move_paper(office, paper, target))

    def _split(self) -> None:
        if self._file is not None and self.table.currentIndex().isValid():
            paper, case = self._file.case.papers[self._row()].ref.key, self._file.case.id
            self._send(lambda office: split_case(office, case, [paper]))

    def _merge(self, other: CaseSummary) -> None:
        if self._file is not None:
            case, target = self._file.case.id, other.id
            self._send(lambda office: merge_cases(office, case, target))

    def _row(self) -> int:
        """The place of the chosen paper in the case, however the table is sorted."""
        chosen = self.table.rows.row(self.table.currentIndex().row())
        assert self._file is not None
        refs = [p.ref for p in self._file.case.papers]
        return next(n for n, ref in enumerate(refs) if ref == chosen.evidence[0].paper)

    def _send(self, act: Act) -> None:
        self.acted.emit(act)


def _name(case: CaseSummary) -> str:
    day = shown(case.service_from) if case.service_from else ""
    asked = case.asked.shown() if case.asked is not None else ""
    return " · ".join(t for t in (case.provider or "Provider not on the papers", case.patient or "", day, asked) if t)
