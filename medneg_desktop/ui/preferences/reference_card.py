"""Reference tables in Settings: what is loaded, how much of the bills it covers, and where each table is to be had."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QProgressBar, QSizePolicy, QWidget

from medneg_desktop.core.trouble import CorrectableTrouble, TableEditionUnknown, TableSideUnknown
from medneg_desktop.domain.reference import Quarter, ReferenceTable, TableKind
from medneg_desktop.services import reference
from medneg_desktop.services.office import Office
from medneg_desktop.services.reference import Added, Coverage
from medneg_desktop.ui.background import Lane, Lanes, Ticket
from medneg_desktop.ui.drop import what_it_brings
from medneg_desktop.ui.language import shown
from medneg_desktop.ui.shared import Card, Column, Row, button, clear, heading, label, named, rule
from medneg_desktop.ui.undoing import Undoing


@dataclass(frozen=True)
class _Shown:
    tables: tuple[ReferenceTable, ...]
    coverage: Mapping[str, Coverage]


class ReferenceCard(Card):
    """Adds, lists and removes tables. A file can be chosen or dropped on the card."""

    changed = Signal()
    trouble = Signal(object)
    _step = Signal(int, int)

    def __init__(self, office: Office, lanes: Lanes, undoing: Undoing) -> None:
        super().__init__()
        self._office, self._lanes, self._undoing = office, lanes, undoing
        self._ticket: Ticket | None = None
        self._asked_for: Path | None = None
        self._shown: _Shown | None = None
        self.setAcceptDrops(True)
        self.add_button = button(self.tr("Add a table"), "plain", on_click=self.choose)
        self.cancel_button = button(self.tr("Cancel"), "quiet", on_click=self.cancel)
        self.progress = named(QProgressBar(), self.tr("How much of the table is read"))
        self.message = label("")
        self.question = _Question()
        self.rows = Column(gap=1.0)
        self._build()
        self._step.connect(self._on_step)
        self.question.answered.connect(self._answered)
        self._busy(busy=False)

    def _build(self) -> None:
        about = self.tr(
            "Some checks need tables that cannot travel with the program. Download them once with your browser and add "
            "the file as it comes, or drop it here. It stays on this computer."
        )
        row = Row()
        row.add(self.add_button, self.cancel_button)
        row.add(self.progress, stretch=1)
        row.add(None)
        self.body.add(heading(self.tr("Reference tables"), 2), label(about, soft=True), row, self.message)
        self.body.add(self.question, self.rows, rule(), heading(self.tr("Which tables there are"), 3))
        for title, use, place in self._kinds():
            self.body.add(label(f"{title}. {use} {place}", selectable=True))
        self.body.add(label(self.tr("Addresses as of November 24, 2026. MedNeg does not open them."), soft=True))

    def _kinds(self) -> Sequence[tuple[str, str, str]]:
        return (
            (
                self.tr("Code pairs (NCCI edits)"),
                self.tr("Shows codes that Medicare pays only once together. There are lists for doctors and for hospitals, "
                "each of every quarter and in several parts: add all parts of the quarter of your care."),
                self.tr("On cms.gov, search for: NCCI procedure to procedure edits."),
            ),
            (
                self.tr("Unit limits (MUE)"),
                self.tr("Shows more units of a service than are likely on one day."),
                self.tr("On cms.gov, search for: medically unlikely edits."),
            ),
            (
                self.tr("Medicare's fee schedule"),
                self.tr("Shows what Medicare pays a doctor, and follow-up visits that belong to an operation."),
                self.tr("On cms.gov, search for: PFS relative value files."),
            ),
            (
                self.tr("A hospital's price file"),
                self.tr("Shows the hospital's own cash price and what it agreed with your plan."),
                self.tr("On the hospital's website, look for: price transparency, standard charges. "
                "Adding /cms-hpt.txt to the website's address lists the files."),
            ),
        )  # fmt: skip

    # ------------------------------------------------------------------------------------------ the list

    def refresh(self) -> None:
        """Bring the list up to date."""

        def work() -> _Shown:
            return _Shown(tuple(reference.held_tables(self._office)), reference.coverage(self._office))

        self._lanes.run(Lane.STORE, work, owner=self, done=self._show, failed=self.trouble.emit)

    def _show(self, found: _Shown) -> None:
        if found == self._shown:
            return
        self._shown = found
        clear(self.rows)
        if not found.tables:
            self.rows.add(label(self.tr("No table is loaded."), soft=True))
        for table in found.tables:
            self.rows.add(self._row(table, found.coverage.get(table.id)))

    def _row(self, table: ReferenceTable, cover: Coverage | None) -> QWidget:
        name = f"{self._noun(table)}, {table.facts.edition}"
        line = QWidget()
        row = Row(line)
        words = Column(gap=0.2)
        words.add(label(name, strong=True), label(self._details(table), soft=True))
        if cover is not None:
            words.add(label(self._coverage(table, cover)))
        for note in table.facts.notes:
            words.add(label(self.tr("Note: {0}").format(note)))
        row.add(words, stretch=1)
        remove = button(self.tr("Remove"), "quiet", on_click=partial(self.remove, table.id))
        row.add(named(remove, self.tr("Remove {0}").format(name)))
        return line

    def _noun(self, table: ReferenceTable) -> str:
        nouns = {
            TableKind.PAIRS_OFFICE: self.tr("Code pairs for doctors"),
            TableKind.PAIRS_HOSPITAL: self.tr("Code pairs for hospitals"),
            TableKind.UNITS_OFFICE: self.tr("Unit limits for doctors"),
            TableKind.UNITS_HOSPITAL: self.tr("Unit limits for hospitals"),
            TableKind.UNITS_SUPPLIER: self.tr("Unit limits for equipment suppliers"),
            TableKind.FEES: self.tr("Medicare's fee schedule"),
            TableKind.PRICES: self.tr("Prices of {0}").format((table.facts.holder or ("?",))[0]),
        }
        return nouns[table.facts.kind]

    def _details(self, table: ReferenceTable) -> str:
        facts = table.facts
        words = self.tr("{0} · {1} rows kept of {2} · codes {3} to {4} · added {5}")
        day = shown(table.loaded.date())
        return words.format(table.source, f"{facts.rows:,}", f"{facts.rows_read:,}", facts.first, facts.last, day)

    def _coverage(self, table: ReferenceTable, cover: Coverage) -> str:
        if not cover.codes:
            return self.tr("None of your bills has a code that this table is for.")
        if not cover.in_time:
            span = f"{shown(table.facts.starts)} - {shown(table.facts.ends)}"
            return self.tr("Not used: no service on your bills is of {0}.").format(span)
        words = self.tr("Covers {0} of the {1} codes on your bills; {2} are of services in its time.")
        return words.format(cover.covered, cover.codes, cover.in_time)

    # ------------------------------------------------------------------------------------------ adding, removing

    def choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Add a table"), "", self.tr("All files (*)"))
        if name:
            self.add(Path(name))

    def add(self, path: Path, quarter: Quarter | None = None, hospital: bool | None = None) -> None:
        """Read a file in the desk's lane; what it does not tell is asked."""
        if self._ticket is not None:
            self.message.setText(self.tr("One table is still being read. Add the next one when it is done."))
            return
        self.question.hide()
        self._asked_for = path
        self.message.setText(self.tr("Reading {0}").format(path.name))
        ticket = self._ticket = Ticket()
        self._busy(busy=True)

        def tell(done: int, whole: int, _words: str) -> None:
            self._step.emit(done, whole)

        def work() -> Added:
            add = reference.add
            added = add(self._office, path, quarter=quarter, hospital=hospital, progress=tell, stop=ticket.torn)
            self._undoing.keep(added)
            return added

        self._lanes.run(Lane.DESK, work, owner=self, done=self._added, failed=self._failed, ticket=ticket)

    def cancel(self) -> None:
        """Stop reading; the worker is ended and nothing is kept."""
        if self._ticket is not None:
            self._ticket.tear()
            self._ticket = None
            self._busy(busy=False)
            self.message.setText(self.tr("Stopped. Nothing was changed."))
            self.add_button.setFocus()

    def _added(self, added: Added) -> None:
        self._ticket = None
        self._busy(busy=False)
        names = ", ".join(f"{self._noun(t)} ({t.facts.edition})" for t in added.tables)
        self.message.setText(self.tr("Added: {0}. Every bill was checked again.").format(names))
        self.changed.emit()
        self.refresh()

    def _failed(self, error: BaseException) -> None:
        self._ticket = None
        self._busy(busy=False)
        if isinstance(error, CorrectableTrouble):
            self.message.setText(f"{error.title} {error.remedy}")
        else:
            self.message.setText("")
            self.trouble.emit(error)
        if isinstance(error, TableEditionUnknown | TableSideUnknown):
            self.question.ask(Quarter.of(self._office.clock.today()), side=isinstance(error, TableSideUnknown))

    def _answered(self, quarter: object, hospital: object) -> None:
        if self._asked_for is not None:
            self.add(
                self._asked_for,
                quarter if isinstance(quarter, Quarter) else None,
                hospital if isinstance(hospital, bool) else None,
            )

    def remove(self, table: str) -> None:
        """Take a table out of use; Ctrl+Z brings it back."""

        def work() -> None:
            self._undoing.keep(reference.remove(self._office, table))

        def done(_: object) -> None:
            self.message.setText(self.tr("Removed. Take it back with Ctrl+Z."))
            self.changed.emit()
            self.refresh()

        self._lanes.run(Lane.STORE, work, owner=self, done=done, failed=self.trouble.emit)

    def _busy(self, *, busy: bool) -> None:
        self.add_button.setEnabled(not busy)
        self.cancel_button.setVisible(busy)
        self.progress.setVisible(busy)
        self.progress.setRange(0, 0)

    def _on_step(self, done: int, whole: int) -> None:
        if self._ticket is not None:
            self.progress.setRange(0, 1000)
            self.progress.setValue(min(1000, done * 1000 // max(1, whole)))

    # ------------------------------------------------------------------------------------------ dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if what_it_brings(event.mimeData()).paths:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = what_it_brings(event.mimeData()).paths
        if paths:
            event.acceptProposedAction()
            self.add(paths[0])


class _Question(QWidget):
    """Asks for the quarter of a table, or whom it is for, where the file does not say."""

    answered = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._quarters: list[Quarter] = []
        self.quarter_box = named(_box(), self.tr("Quarter of the table"))
        self.side_box = named(_box(), self.tr("Whom the table is for"))
        self.side_box.addItems([self.tr("For doctors (practitioner)"), self.tr("For hospitals (outpatient)")])
        self.use_button = button(self.tr("Read it so"), "plain", on_click=self._answer)
        row = Row(self)
        row.add(self.quarter_box, self.side_box, self.use_button, None)
        self.hide()

    def ask(self, now: Quarter, *, side: bool) -> None:
        self._quarters = [now]
        while len(self._quarters) < 12:
            last = self._quarters[-1]
            before = Quarter(last.year - 1, 4) if last.number == 1 else Quarter(last.year, last.number - 1)
            self._quarters.append(before)
        self.quarter_box.clear()
        self.quarter_box.addItems([str(q) for q in self._quarters])
        self.quarter_box.setVisible(not side)
        self.side_box.setVisible(side)
        self.show()
        (self.side_box if side else self.quarter_box).setFocus()

    def _answer(self) -> None:
        if self.side_box.isHidden():
            self.answered.emit(self._quarters[self.quarter_box.currentIndex()], None)
        else:
            self.answered.emit(None, self.side_box.currentIndex() == 1)


def _box() -> QComboBox:
    box = QComboBox()
    box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return box
