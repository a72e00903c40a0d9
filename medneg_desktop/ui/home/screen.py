"""The Home screen: what needs the person, four sums, the bills, and the days to come."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QStackedWidget, QWidget

from medneg_desktop.core.ids import CaseId
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import Home, case_view, home
from medneg_desktop.services.ports import CaseSummary
from medneg_desktop.ui.background import Lane, Lanes, Ticket
from medneg_desktop.ui.home.again import Again
from medneg_desktop.ui.home.balance import BalanceCard
from medneg_desktop.ui.home.bills import bills_table
from medneg_desktop.ui.home.coming_up import ComingUp
from medneg_desktop.ui.home.link_row import ROW
from medneg_desktop.ui.home.steps import NextSteps, QuestionsCard
from medneg_desktop.ui.home.tiles import Tiles
from medneg_desktop.ui.home.welcome import Welcome
from medneg_desktop.ui.home.wording import greeting, steps, tiles
from medneg_desktop.ui.shared import APART, PAGE, WIDEST, Card, Column, PageHead, heading, label, scroll
from medneg_desktop.ui.theme import theme, watch

if TYPE_CHECKING:  # worked out after the first screen is there
    from medneg_desktop.services.rounds import Rounds

_WIDE, _FOUR = 96, 68
"""Widths in letters' heights: from where the days to come stand beside the bills, and four figures in a row."""
_THREE, _WIDEST = 215, 290
"""From where there are three columns, and beyond what lines would be too long to read."""
_PLACES = {1: (0, 0, 0, 0, 0, 0), 2: (1, 0, 1, 0, 0, 1), 3: (2, 0, 2, 1, 1, 2)}
"""The column of each card: what to do next, bills, days to come, questions, balance, recurring charges."""
_SHARES = {1: (1, 0, 0), 2: (5, 2, 0), 3: (5, 3, 2)}
_AFTER = 150
"""Milliseconds after which what rests on all cases is asked for: the window can be used before."""
_QUESTIONED = 3
"""Bills whose questions are listed."""


class HomeScreen(QWidget):
    """Reads the overview on the store lane and shows it; writes nothing."""

    open_case = Signal(str)
    open_document = Signal(str)
    changed = Signal()
    trouble = Signal(object)
    add_wanted = Signal()
    folder_wanted = Signal()
    sample_wanted = Signal()
    shown = Signal()
    go_wanted = Signal(str)
    packet_wanted = Signal(str)

    def __init__(self, office: Office, lanes: Lanes, *, sample: bool = False) -> None:
        super().__init__()
        self.setObjectName("screen")
        self.title = self.tr("Home")
        self._office, self._lanes = office, lanes
        self._ticket = Ticket()
        self._rounds_soon = QTimer(self)
        self._rounds_soon.setSingleShot(True)
        self._rounds_soon.setInterval(_AFTER)
        self._rounds_soon.timeout.connect(self._ask_rounds)
        self._placed = 0
        self.greeting = heading("")
        self.tiles = Tiles()
        self.coming_up = ComingUp()
        self.again = Again()
        self.balance = BalanceCard()
        self.next_steps = NextSteps()
        self.questions = QuestionsCard()
        self._first = ""
        self.bills, self.model = bills_table(office.clock.today())
        self.no_bills = label(self.tr("No bills yet. What you added is in the Inbox."), soft=True)
        self.welcome = Welcome(sample=sample)
        self._overview = QWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        self._bills_card = Card()
        table = Column(over=ROW)
        table.add(self.bills)
        self._bills_card.body.add(heading(self.tr("Your bills"), 2), self.no_bills, table)
        self._bills_card.body.addStretch(1)
        column = Column(self._overview, gap=APART)
        self._grid = QGridLayout()
        self._columns = (Column(gap=APART), Column(gap=APART), Column(gap=APART))
        for number, cards in enumerate(self._columns):
            self._grid.addLayout(cards, 0, number)
        column.add(self.tiles, self._grid, None)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._overview)
        self._stack.addWidget(self.welcome)
        self._content = QWidget()
        inside = Column(self._content, gap=APART, margin=PAGE)
        inside.add(PageHead(self.greeting), self._stack)
        outer = Column(self)
        outer.add(scroll(self._content, self.title))
        self._stack.hide()  # until the first answer: neither sums nor the welcome are guessed

    def _connect(self) -> None:
        self.bills.chosen.connect(self._open)
        self.coming_up.open_case.connect(self.open_case)
        self.coming_up.all_wanted.connect(partial(self.go_wanted.emit, "deadlines"))
        self.again.open_case.connect(self.open_case)
        self.balance.wanted.connect(partial(self.go_wanted.emit, "bills"))
        self.questions.open_case.connect(self.open_case)
        self.next_steps.wanted.connect(self._on_step)
        self.tiles.wanted.connect(self.go_wanted)
        for name in ("add_wanted", "folder_wanted", "sample_wanted"):
            getattr(self.welcome, name).connect(getattr(self, name))
        watch().theme_changed.connect(self._arrange)

    def refresh(self) -> None:
        """Ask for the newest state; an older question that is still open is dropped."""
        self._ticket.tear()
        self._ticket = self._lanes.run(
            Lane.STORE,
            lambda: home(self._office),
            owner=self,
            done=self.show_home,
            failed=self.trouble.emit,
        )

    def show_home(self, found: Home) -> None:
        clock = self._office.clock
        self.greeting.setText(greeting(found, clock.now(), clock.today()))
        self.tiles.show_tiles(tiles(found))
        self.coming_up.show_days(found.coming, clock.today())
        self.model.set_rows(found.bills)
        self.bills.setVisible(bool(found.bills))
        self.no_bills.setVisible(not found.bills)
        page = self._overview if found.totals.documents else self.welcome
        self._stack.setCurrentWidget(page)
        for each in (self._overview, self.welcome):  # a stack is as tall as its tallest page, the hidden one included
            policy = QSizePolicy.Policy.Preferred if each is page else QSizePolicy.Policy.Ignored
            each.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        self._stack.show()
        self._first = found.bills[0].id if len(found.bills) == 1 else ""
        self.next_steps.show_steps(steps(found))
        self.shown.emit()
        self._arrange()
        self._ask_questions([b.id for b in found.bills if b.questions and _open(b)][:_QUESTIONED])
        if found.bills:
            self._rounds_soon.start()

    def _ask_questions(self, cases: list[CaseId]) -> None:
        """After Home is there: the questions of the first bills, which the sums do not wait for."""
        if not cases:
            self.questions.show_questions(())
            return
        from medneg_desktop.ui.home.raised import questions  # noqa: PLC0415 (see there)

        self._lanes.run(
            Lane.STORE,
            lambda: [v for v in (case_view(self._office, c) for c in cases) if v is not None],
            owner=self,
            done=lambda views: self.questions.show_questions(questions(views)),
            failed=self.trouble.emit,
        )

    def _ask_rounds(self) -> None:
        """What is seen over all cases only; and where another day began, everything is worked out behind it."""
        office, ticket = self._office, Ticket()

        def work() -> Rounds:
            from medneg_desktop.services.rounds import rounds  # noqa: PLC0415 (the first screen does without)

            return rounds(office)

        def settle() -> bool:
            from medneg_desktop.services.settle import settle_if_due  # noqa: PLC0415 (see above)

            return settle_if_due(office, stop=ticket.torn)

        self._lanes.run(Lane.STORE, work, owner=self, done=self.show_rounds, failed=self.trouble.emit)
        self._lanes.run(Lane.CARE, settle, owner=self, done=self._settled, failed=self.trouble.emit, ticket=ticket)

    def show_rounds(self, found: Rounds) -> None:
        """The cards of recurring charges and of the balance."""
        self.again.show_rhythms(found.recurring, self._office.clock.today())
        self.balance.show_series(found.balance)

    def _settled(self, changed: bool) -> None:
        if changed:
            self.refresh()

    def _on_step(self, name: str) -> None:
        """Go where a step is done; with one bill straight to it."""
        if name == "check":
            self.go_wanted.emit("inbox")
        elif not self._first:
            self.go_wanted.emit("bills")
        elif name == "see":
            self.open_case.emit(self._first)
        else:
            self.packet_wanted.emit(self._first)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Side by side where there is room, else one below the other."""
        letters = self.width() / theme().points
        columns = 3 if letters >= _THREE else 2 if letters >= _WIDE else 1
        self._content.setMaximumWidth(round(theme().points * (_WIDEST if columns == 3 else WIDEST)))
        self.tiles.set_columns(4 if letters >= _FOUR else 2)
        self._grid.setSpacing(theme().gap(APART) if columns > 1 else 0)
        if columns == self._placed:
            return
        self._placed = columns
        cards = (self.next_steps, self._bills_card, self.coming_up, self.questions, self.balance, self.again)
        for card in cards:
            for column in self._columns:
                column.removeWidget(card)  # takeAt would leave its item alive, which keeps the card's old heights
        for column in self._columns:
            column.takeAt(0)  # the space at the end
        for card, number in zip(cards, _PLACES[columns], strict=True):
            self._columns[number].add(card)
        for number, column in enumerate(self._columns):
            column.add(None)
            self._grid.setColumnStretch(number, _SHARES[columns][number])

    def _open(self, bill: CaseSummary) -> None:
        self.open_case.emit(bill.id)


def _open(bill: CaseSummary) -> bool:
    """Whether a bill is still argued about."""
    return bill.state is None or bill.state.turn != "closed"
