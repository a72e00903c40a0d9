"""The workspace of one case: tabs at the left, the pages that show what is chosen at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QApplication, QWidget

from medneg_desktop.core.ids import CaseId
from medneg_desktop.domain.finding import Decision, Evidence, Finding
from medneg_desktop.domain.plan import Matter
from medneg_desktop.services.calendar_file import save_calendar
from medneg_desktop.services.days import mark_done, put_off, reopen
from medneg_desktop.services.office import Office
from medneg_desktop.services.review import decide
from medneg_desktop.talks.story import LETTER_OF_RULE, letter_for
from medneg_desktop.ui.background import Lane, Lanes, Ticket
from medneg_desktop.ui.bill import rows
from medneg_desktop.ui.bill.ask_card import Act
from medneg_desktop.ui.bill.case_file import CaseFile, load
from medneg_desktop.ui.bill.evidence import proofs
from medneg_desktop.ui.bill.header import CaseHeader
from medneg_desktop.ui.bill.money import MoneyPage, fill
from medneg_desktop.ui.bill.questions import QuestionList
from medneg_desktop.ui.bill.rows import PaperRow
from medneg_desktop.ui.bill.sorting import PapersPage
from medneg_desktop.ui.bill.tabs import (
    charges_table,
    history_table,
    match_table,
)
from medneg_desktop.ui.bill.unchecked import UncheckedList
from medneg_desktop.ui.days.calendar_dialog import ask_for_calendar
from medneg_desktop.ui.days.case_page import CaseDays
from medneg_desktop.ui.days.wording import days_saved
from medneg_desktop.ui.language import say
from medneg_desktop.ui.plan import PlanPage
from medneg_desktop.ui.shared import PAGE, Column, Stack, Table, Tabs, label
from medneg_desktop.ui.talks import TalksTab
from medneg_desktop.ui.undoing import UndoButtons, Undoing
from medneg_desktop.ui.viewer import SideBySide
from medneg_desktop.ui.viewer.pair import Pair

_UNCHECKED = 5
"""The tab of what could not be checked."""


class CaseWorkspace(QWidget):
    """Shows a case, and carries the person's decisions on its questions to the vault."""

    back = Signal()
    packet_wanted = Signal(str)
    rights_wanted = Signal(str)
    help_wanted = Signal(str)
    open_document = Signal(str)
    changed = Signal()
    trouble = Signal(object)
    said = Signal(str, str)
    gone = Signal()
    """The case is no more: its papers belong to another one now."""

    def __init__(self, office: Office, lanes: Lanes, undoing: Undoing) -> None:
        super().__init__()
        self._office = office
        self._lanes = lanes
        self._undoing = undoing
        self._ticket: Ticket | None = None
        self._letter = ""
        self.case: CaseId | None = None
        self.file: CaseFile | None = None
        self.header = CaseHeader(UndoButtons(undoing))
        self.tabs = Tabs(self.tr("About this bill"))
        self._stack = Stack()
        self.questions = QuestionList()
        self.charges = charges_table()
        self.match = match_table()
        self.weak = label("", soft=True)
        self.money_page = MoneyPage()
        self.money = self.money_page.figures
        self.sorting = PapersPage()
        self.papers = self.sorting.table
        self.unchecked = UncheckedList()
        self.history = history_table()
        self.plan = PlanPage()
        self.talks = TalksTab(office, lanes, undoing)
        self.days = CaseDays()
        self.pages = SideBySide(lanes)
        self._build()
        self._connect()

    def _build(self) -> None:
        match = QWidget()
        column = Column(match, gap=0.6)
        column.add(self.weak)
        column.add(self.match, stretch=1)
        for page, title in (
            (self.questions, self.tr("Questions")),
            (self.charges, self.tr("Charges")),
            (match, self.tr("EOB match")),
            (self.money_page, self.tr("Money")),
            (self.sorting, self.tr("Papers")),
            (self.unchecked, self.tr("Could not check")),
            (self.history, self.tr("History")),
            (self.plan, self.tr("Plan")),
            (self.talks, self.tr("Talks")),
            (self.days, self.tr("Deadlines")),
        ):
            self.tabs.addTab(say(title))
            self._stack.addWidget(page)
        self.pair = Pair(self._stack, self.pages, letters=66, at_most=0.42, least=92)
        whole = Column(self, gap=0.7, margin=PAGE)
        whole.add(self.header, self.tabs)
        whole.add(self.pair, stretch=1)

    def _connect(self) -> None:
        self.header.back_button.clicked.connect(lambda _=False: self.back.emit())
        self.header.packet_button.clicked.connect(lambda _=False: self.packet_wanted.emit(self.case or ""))
        self.questions.chosen.connect(self._show_finding)
        self.questions.decision.connect(self._decide)
        self.questions.acted.connect(self._do)
        self.questions.places.connect(self._show_evidence)
        self.questions.unchecked_wanted.connect(lambda: self.tabs.setCurrentIndex(_UNCHECKED))
        self.sorting.acted.connect(self._do)
        self.sorting.places.connect(self._show_beside)
        self.sorting.letter_wanted.connect(self._open_letter)
        self.money_page.acted.connect(self._do)
        self.money_page.places.connect(self._show_evidence)
        self.money_page.followed.connect(self._show_beside)
        for table in self._tables():
            if not self.money_page.isAncestorOf(table):
                table.selected.connect(lambda row: self._show_evidence(row.evidence))
        self.papers.chosen.connect(self._open_paper)
        self.plan.wanted.connect(self._go)
        self.talks.changed.connect(self.changed)
        self.days.calendar_wanted.connect(self._save_calendar)
        self.days.done.connect(lambda due: self._do(lambda office: mark_done(office, due)))
        self.days.reopened.connect(lambda due: self._do(lambda office: reopen(office, due)))
        self.days.put_off.connect(lambda due, day: self._do(lambda office: put_off(office, due, day)))
        self.talks.trouble.connect(self.trouble)
        self.talks.open_document.connect(self.open_document)
        self.talks.evidence_wanted.connect(self._show_beside)
        self.tabs.currentChanged.connect(self._on_tab)

    def _tables(self) -> tuple[Table[Any], ...]:
        return (self.charges, self.match, self.money, self.papers)

    # ------------------------------------------------------------------------------------------ loading

    def show_case(self, case: str) -> None:
        """Load a case; another one's answer that is still under way is dropped."""
        if case != self.case:
            self.case = CaseId(case)
            self.file = None
            self.pages.show_proofs(())
        self.refresh()

    def show_letter(self, case: str, name: str) -> None:
        """Show one of the letters of a case, as soon as the case is here."""
        self._letter = name
        self.show_case(case)

    def refresh(self) -> None:
        """Load the case again."""
        case = self.case
        if case is None:
            return
        if self._ticket is not None:
            self._ticket.tear()
        self._ticket = self._lanes.run(
            Lane.STORE,
            lambda: load(self._office, case),
            owner=self,
            done=self._loaded,
            failed=self.trouble.emit,
        )

    def _loaded(self, file: CaseFile | None) -> None:
        if file is None:
            self.gone.emit()
            return
        first = self.file is None
        self.file = file
        self.header.show_file(file, self._office.clock.today())
        self.questions.show_file(file)
        fill(self.charges, rows.charges(file))
        fill(self.match, rows.matches(file))
        self.money_page.show_file(file, self._office.clock.today())
        self.days.show_case(file.days, file.rhythms, self._office.clock.today())
        fill(self.papers, rows.papers(file))
        self.sorting.show_file(file)
        self.unchecked.show_rows(rows.unchecked(file))
        fill(self.history, rows.events(file))
        self.plan.show_plan(file.plan)
        self.weak.setText(say(rows.match_note(file)))
        self.weak.setVisible(bool(self.weak.text()))
        self._title_tabs(file)
        self._show_talks()
        if self._letter:
            self._open_letter(self._letter)
        elif first:
            with QSignalBlocker(self.tabs):
                self.tabs.setCurrentIndex(0 if file.findings else 1)
            self._on_tab(self.tabs.currentIndex())
            at = QApplication.focusWidget()
            if self.questions.cards and (at is None or self.isAncestorOf(at)):
                self.questions.cards[0].setFocus()

    def _title_tabs(self, file: CaseFile) -> None:
        counts = {
            0: (self.tr("Questions"), len(file.findings)),
            1: (self.tr("Charges"), self.charges.rows.rowCount()),
            4: (self.tr("Papers"), len(file.case.papers)),
            5: (self.tr("Could not check"), len(file.view.report.not_checked)),
        }
        for number, (title, count) in counts.items():
            self.tabs.setTabText(number, f"{say(title)} {count}" if count else say(title))

    # ------------------------------------------------------------------------------------------ evidence

    def _on_tab(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        # What was not checked, the history, the plan and the talks stand on no page; they get the whole width.
        page = self._stack.currentWidget()
        self.pair.want(pages=page not in (self.unchecked, self.history, self.plan, self.talks))
        self._show_talks()
        self._show_current()

    def _show_talks(self) -> None:
        """Bring the talks up to date, where they are seen: they are read apart from the papers."""
        if self.case is not None and self._stack.currentWidget() is self.talks:
            self.talks.show_case(self.case)

    def _show_current(self) -> None:
        """Show the places of what is chosen in the tab at hand."""
        finding = self.questions.current
        page = self._stack.currentWidget()
        if page is self.questions and finding is not None:
            self._show_finding(finding)
            return
        table = next((t for t in self._tables() if page is t or (page is not None and page.isAncestorOf(t))), None)
        if table is not None and table.rows.rowCount() and not table.currentIndex().isValid():
            table.selectRow(0)  # which shows its places
        elif table is not None and table.currentIndex().isValid():
            self._show_evidence(table.rows.row(table.currentIndex().row()).evidence)
        elif self.file is not None and not self.pages.proofs and self.file.case.papers:
            self._show_evidence((Evidence(self.file.case.papers[0].ref, None),))

    def _show_finding(self, finding: Finding) -> None:
        if self.file is not None and self._stack.currentWidget() is self.questions:
            self.pages.show_proofs(proofs(self.file, finding.evidence, self.file.number(finding.id)))

    def _show_evidence(self, evidence: Sequence[Evidence]) -> None:
        if self.file is not None:
            self.pages.show_proofs(proofs(self.file, evidence), self.tr("No paper of this case says this."))

    def _show_beside(self, evidence: Sequence[Evidence]) -> None:
        """Show places beside what has the whole width else; in a small window the page takes its turn."""
        self.pair.want(pages=True)
        self._show_evidence(evidence)
        if self.pair.narrow and not self.pair.page_shown:
            self.pair.turn()

    def _open_paper(self, row: PaperRow) -> None:
        self.open_document.emit(row.document)

    def _go(self, rule: str) -> None:
        """Go where an action of the plan is done."""
        if rule == "look-through":
            self.tabs.setCurrentIndex(self._stack.indexOf(self.questions))
            if self.questions.cards:
                self.questions.cards[0].setFocus()
        elif rule == "check-papers" and self.file is not None:
            unsure = next((p for p in self.file.case.papers if p.reading.doubts), None)
            if unsure is not None:
                self.open_document.emit(unsure.ref.document)
        elif rule == "dispute":
            self.packet_wanted.emit(self.case or "")
        elif matter := self._matter(rule):
            self._open_letter(LETTER_OF_RULE.get(rule) or letter_for(matter) or "")
        elif rule == "help-form":
            self.help_wanted.emit(self.case or "")
        else:
            self.rights_wanted.emit(self.case or "")

    def _open_letter(self, name: str) -> None:
        """Go to the talks, and there to a letter; an empty name leaves the choice to the person."""
        self._letter = ""
        self.tabs.setCurrentIndex(self._stack.indexOf(self.talks))
        self._show_talks()
        if name:
            self.talks.open_letter(name)
        else:
            self.talks.open_letters()

    def _save_calendar(self) -> None:
        """Write the days of this bill into a file for the person's calendar."""
        case, wanted = self.case, ask_for_calendar(self)
        if case is None or wanted is None:
            return
        path, open_words = wanted
        self._lanes.run(
            Lane.STORE,
            lambda: save_calendar(self._office, path, case=case, open_words=open_words),
            owner=self,
            done=lambda count: self.said.emit(self.tr("The calendar file was saved."), days_saved(count)),
            failed=self.trouble.emit,
        )

    def _matter(self, rule: str) -> Matter | None:
        """What the letter of an action is about."""
        actions = self.file.plan.actions if self.file is not None else ()
        return next((a.matter for a in actions if a.rule == rule), None)

    # ------------------------------------------------------------------------------------------ decisions

    def _decide(self, fingerprint: str, decision: Decision, reason: str) -> None:
        case = self.case
        if case is not None:
            self._do(lambda office: decide(office, case, fingerprint, decision, reason))

    def _do(self, act: Act) -> None:
        """Let the vault do something that can be undone, and show what came of it."""
        case = self.case
        if case is None:
            return

        def write() -> CaseFile | None:
            self._undoing.keep(act(self._office))
            return load(self._office, case)

        def done(file: CaseFile | None) -> None:
            if case == self.case:
                self._loaded(file)
            self.changed.emit()

        self._lanes.run(Lane.STORE, write, owner=self, done=done, failed=self.trouble.emit)
