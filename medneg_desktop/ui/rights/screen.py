"""Rights as a screen: choose a case, answer short questions, see what applies; the household; financial help."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QGridLayout, QSizePolicy, QStackedWidget, QWidget

from medneg_desktop.core.ids import CaseId
from medneg_desktop.core.trouble import ValueNotUnderstood
from medneg_desktop.domain.assistance import HelpAnswer
from medneg_desktop.domain.document import Declined, Outcome
from medneg_desktop.domain.household import Household
from medneg_desktop.services import rights
from medneg_desktop.services.intake import bring_in
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import bills
from medneg_desktop.services.ports import CaseSummary
from medneg_desktop.services.rights_view import RightsView
from medneg_desktop.services.undo import Deed
from medneg_desktop.ui.background import Lane, Lanes, Ticket
from medneg_desktop.ui.language import say
from medneg_desktop.ui.rights.cards import Findings
from medneg_desktop.ui.rights.help import HelpPage
from medneg_desktop.ui.rights.household_form import HouseholdForm
from medneg_desktop.ui.rights.questions import QuestionsCard
from medneg_desktop.ui.rights.wording import case_words
from medneg_desktop.ui.shared import APART, PAGE, Column, EmptyState, Row, TabPages, heading, label, named, scroll
from medneg_desktop.ui.theme import theme, watch
from medneg_desktop.ui.undoing import Undoing

_WIDE = 88
"""From how many letters' heights on the questions stand beside the answers."""
_SIDE = 78
"""Letters' heights that the questions and the choice of the bill take at most."""
_QUESTIONS, _RIGHTS, _HELP, _HOUSEHOLD = range(4)


@dataclass(frozen=True, slots=True)
class _Loaded:
    cases: Sequence[CaseSummary]
    household: Household
    view: RightsView | None


class RightsScreen(QWidget):
    """Reads and writes through :mod:`~medneg_desktop.services.rights` on the store lane."""

    open_case = Signal(str)
    open_document = Signal(str)
    changed = Signal()
    trouble = Signal(object)
    title = "Rights"
    keys = (("Up, Down", "Next or previous answer"), ("Space", "Choose an answer"))

    letter_wanted = Signal(str, str)
    """A letter of a case, by its name."""
    added = Signal()
    """A document came in that is to be read."""

    def __init__(self, office: Office, lanes: Lanes, *, undoing: Undoing | None = None) -> None:
        super().__init__()
        self.setObjectName("screen")
        self._office, self._lanes = office, lanes
        self._undoing = undoing or Undoing(office, lanes, self)
        self._ticket = Ticket()
        self._case: CaseId | None = None
        self._cases: tuple[CaseSummary, ...] = ()
        self._wide: bool | None = None
        self.picker = named(QComboBox(), "Bill")
        self.questions, self.findings = QuestionsCard(), Findings()
        self.help, self.household = HelpPage(), HouseholdForm()
        self.empty = EmptyState("No bills yet", "Add a bill, and what you may rely on is shown here.", sign="rights")
        self.tabs = TabPages("Rights and help")
        self._build()
        self._connect()

    # ------------------------------------------------------------------------------------------ putting together

    def _build(self) -> None:
        self.picker.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.picker.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.picker.setMinimumContentsLength(18)
        head = Row(gap=1.6)
        head.add(heading(self.title))
        head.add(self.picker, stretch=1)
        head.add(None)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._rights_page())
        self._stack.addWidget(self.empty)
        self._questions_page = QWidget()
        self._questions_column = Column(self._questions_page)
        self.tabs.addTab(scroll(self._questions_page, "Questions"), say("Questions"))
        self.tabs.addTab(self._stack, say("Rights"))
        self.tabs.addTab(_page("Financial help", self.help), say("Financial help"))
        self.tabs.addTab(_page("Your household", self.household), say("Your household"))
        notice = label(
            "General information with its sources, not legal advice. Nothing is sent anywhere.", soft=True, small=True
        )
        whole = Column(self, gap=1, margin=PAGE)
        whole.add(head, notice)
        whole.add(self.tabs, stretch=1)
        self.tabs.setCurrentIndex(_RIGHTS)

    def _rights_page(self) -> QWidget:
        content = QWidget()
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(0, 0, 0, 0)
        return scroll(content, "Questions and rights")

    def _connect(self) -> None:
        self.picker.activated.connect(lambda i: self.show_case(self._cases[i].id))
        self.questions.answered.connect(self._answer)
        self.questions.day_told.connect(self._tell_day)
        self.household.wanted.connect(self._keep_household)
        self._connect_help()
        self._undoing.moved.connect(lambda _deed, _back: self.refresh())
        watch().theme_changed.connect(self._arrange)

    def _connect_help(self) -> None:
        page = self.help
        page.policy_wanted.connect(self._keep_policy)
        page.paper_wanted.connect(self.choose_policy)
        page.paper_opened.connect(self.open_document)
        page.paper_dropped.connect(lambda: self._told(lambda case: rights.keep_policy_paper(self._office, case, None)))
        page.ticked.connect(self._tick)
        page.told.connect(self._tell_help)
        page.letter_wanted.connect(lambda name: self.letter_wanted.emit(self._case or "", name))
        page.household_wanted.connect(lambda: self.tabs.setCurrentIndex(_HOUSEHOLD))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Questions beside the answers where there is room, else on a tab of their own."""
        self._grid.setSpacing(theme().gap(APART))
        self.questions.setMaximumWidth(round(theme().points * _SIDE))
        self.picker.setMaximumWidth(round(theme().points * _SIDE))
        letters = self.width() / theme().points
        self.household.set_columns(3 if letters >= _WIDE else 2 if letters >= _WIDE / 2 else 1)
        wide = letters >= _WIDE
        if wide == self._wide:
            return
        self._wide = wide
        if wide:
            self._grid.addWidget(self.questions, 0, 0)
        else:
            self._questions_column.add(self.questions)
        self._grid.addWidget(self.findings, 0, 1)
        self._grid.setColumnStretch(0, 2 if wide else 0)
        self._grid.setColumnStretch(1, 3)
        self._show_tabs()
        at = self.tabs.currentIndex()
        if at in (_QUESTIONS, _RIGHTS):  # where the questions are, that is where one begins
            self.tabs.setCurrentIndex(_RIGHTS if wide else _QUESTIONS)

    def _show_tabs(self) -> None:
        has_case = self._stack.currentWidget() is not self.empty
        self.tabs.setTabVisible(_QUESTIONS, has_case and not self._wide)
        self.tabs.setTabVisible(_HELP, has_case)

    # ------------------------------------------------------------------------------------------ showing

    def show_case(self, case: str) -> None:
        """Show the rights of a case."""
        if self._case != case:
            self.questions.start_anew()
        self._case = CaseId(case)
        self.refresh()

    def show_help(self, case: str) -> None:
        """Show the financial help of a case."""
        self.show_case(case)
        self.tabs.setCurrentIndex(_HELP)

    def refresh(self) -> None:
        """Bring what is shown up to date; an older question that is still open is dropped."""
        self._ticket.tear()
        self._ticket = self._run(self._load, self._show)

    def _load(self) -> _Loaded:
        cases = bills(self._office)
        wanted = self._case
        if wanted is None or (wanted not in {c.id for c in cases} and rights.rights_view(self._office, wanted) is None):
            wanted = cases[0].id if cases else None
        view = rights.rights_view(self._office, wanted) if wanted is not None else None
        return _Loaded(cases, rights.household(self._office), view)

    def _show(self, found: _Loaded) -> None:
        self._cases = tuple(found.cases)
        self.picker.clear()
        self.picker.addItems([case_words(c) for c in self._cases])
        self.picker.setVisible(bool(self._cases))
        self._stack.setCurrentIndex(0 if found.view else 1)
        self._show_tabs()
        if not self.household.isAncestorOf(self.focusWidget()):  # what is being typed is left alone
            self.household.show_household(found.household)
        if found.view is None:
            return
        if self._case != found.view.case.id:
            self.questions.start_anew()
        self._case = found.view.case.id
        shown = [c.id for c in self._cases]
        self.picker.setCurrentIndex(shown.index(self._case) if self._case in shown else -1)
        self.questions.show_report(found.view.report)
        self.findings.show_report(found.view.report)
        self.help.show_help(found.view)

    # ------------------------------------------------------------------------------------------ keeping

    def _told(
        self, act: Callable[[CaseId], Deed | None], failed: Callable[[BaseException], object] | None = None
    ) -> None:
        """Keep something told of the case, as a step that can be taken back."""
        case = self._case
        if case is not None:
            self._run(lambda: self._undoing.keep(act(case)), self._kept, failed)

    def _answer(self, question: str, option: str) -> None:
        self._told(lambda case: rights.answer(self._office, case, question, option or None))

    def _tick(self, item: str, what: str, here: bool) -> None:
        self._told(lambda case: rights.tick(self._office, case, item, what, here=here))

    def _tell_help(self, applied: str, answered: str, answer: HelpAnswer | None) -> None:
        self.help.say_told("")
        self._told(
            lambda case: rights.tell_help(self._office, case, applied, answered, answer),
            self._telling(self.help.say_told),
        )

    def choose_policy(self) -> None:
        """Ask for the file of the hospital's policy."""
        name, _ = QFileDialog.getOpenFileName(self, self.tr("The hospital's policy"), "", self.tr("All files (*)"))
        if name:
            self.add_policy(Path(name))

    def add_policy(self, path: Path) -> None:
        """Take a file into the vault, and keep it as the policy of the hospital."""
        case = self._case
        if case is None:
            return

        def kept(outcome: Outcome) -> None:
            self.help.say(f"{outcome.title} {outcome.remedy}" if isinstance(outcome, Declined) else "")
            self.added.emit()
            self._kept(None)

        def work() -> Outcome:
            outcome = bring_in(self._office, path)
            if not isinstance(outcome, Declined):
                self._undoing.keep(rights.keep_policy_paper(self._office, case, outcome.document.id))
            return outcome

        self._lanes.run(Lane.DESK, work, owner=self, done=kept, failed=self.trouble.emit)

    def _tell_day(self, question: str, text: str) -> None:
        def failed(error: BaseException) -> None:
            if isinstance(error, ValueNotUnderstood) and question in self.questions.days:
                self.questions.days[question].refuse(error.remedy)
            else:
                self.trouble.emit(error)

        self._told(lambda case: rights.tell_day(self._office, case, question, text), failed)

    def _keep_household(self, words: Mapping[str, object]) -> None:
        def work() -> None:
            self._undoing.keep(rights.keep_household(self._office, rights.understand_household(words)))

        def kept(_: object) -> None:
            self.household.say("Kept.")
            self._kept(None)

        self._run(work, kept, self._telling(self.household.say))

    def _keep_policy(self, free: str, discount: str) -> None:
        self.help.say("")
        self._told(lambda case: rights.keep_policy(self._office, case, free, discount), self._telling(self.help.say))

    def _telling(self, say: Callable[[str], object]) -> Callable[[BaseException], None]:
        """What was not understood is told beside its button; anything else above the screen."""

        def failed(error: BaseException) -> None:
            if isinstance(error, ValueNotUnderstood):
                say(error.remedy)
            else:
                self.trouble.emit(error)

        return failed

    def _kept(self, _: object) -> None:
        self.changed.emit()
        self.refresh()

    def _run(
        self,
        work: Callable[[], object],
        done: Callable[..., object],
        failed: Callable[[BaseException], object] | None = None,
    ) -> Ticket:
        return self._lanes.run(Lane.STORE, work, owner=self, done=done, failed=failed or self.trouble.emit)


def _page(name: str, *content: QWidget) -> QWidget:
    page = QWidget()
    column = Column(page, gap=1.2)
    column.add(*content, None)
    return scroll(page, name)
