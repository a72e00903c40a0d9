"""Financial help: where the household stands, the limits beside each other, the papers to send, and the application."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from medneg_desktop.domain.assistance import Assistance, ChecklistItem, Compared, HelpAnswer, HelpStep, Screening
from medneg_desktop.rights import the_sum
from medneg_desktop.services.rights_view import RightsView
from medneg_desktop.ui.language import shown
from medneg_desktop.ui.rights.cards import source_of
from medneg_desktop.ui.rights.limit_picture import LimitPicture
from medneg_desktop.ui.rights.wording import clock_words, sure_words
from medneg_desktop.ui.shared import (
    Card,
    Chip,
    Choice,
    Column,
    Flow,
    FormRow,
    Row,
    button,
    clear,
    heading,
    label,
    money_label,
    named,
)
from medneg_desktop.ui.theme import Role

_SIDE = 46
"""From how many letters on two cards stand side by side."""


class HelpPage(QWidget):
    """Shows the assistance of one case; everything that is told here is told through signals."""

    policy_wanted = Signal(str, str)
    """The hospital's limits as typed: free care and discount."""
    paper_wanted = Signal()
    paper_opened = Signal(str)
    paper_dropped = Signal()
    ticked = Signal(str, str, bool)
    told = Signal(str, str, object)
    """The day the application was sent, the day of the answer, and the answer."""
    letter_wanted = Signal(str)
    household_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._policy_paper = ""
        self._level, self._state, self._hospital = Card(), Card(gap=0.7), Card(gap=0.7)
        self._steps_card, self._list = Card(gap=0.7), Card(gap=0.5)
        self.picture = LimitPicture()
        self.ticks: dict[str, QCheckBox] = {}
        self._make_fields()
        sides, ways = QWidget(), QWidget()
        for box, left, right in ((sides, self._state, self._hospital), (ways, self._steps_card, self._list)):
            flow = Flow(box, gap=1.4, even=True)
            flow.add(left, right, letters=_SIDE)
        whole = Column(self, gap=1.4)
        whole.add(self._level, sides, ways, None)
        self._fill_fixed()

    def _make_fields(self) -> None:
        self.free = FormRow(self.tr("Free care up to (percent)"), QLineEdit())
        self.discount = FormRow(self.tr("Discount up to (percent)"), QLineEdit())
        self.message = label("")
        self.keep_button = button(
            self.tr("Compare"), "plain", on_click=self._keep, name=self.tr("Compare with the hospital's limits")
        )
        self.paper_button = button(
            self.tr("Keep the policy here…"),
            "plain",
            on_click=self.paper_wanted.emit,
            tip=self.tr("Add the hospital's policy as a file; it is kept in the vault and opens like any paper"),
        )
        self.paper_open = button(
            self.tr("Open the policy"), "quiet", on_click=lambda: self.paper_opened.emit(self._policy_paper)
        )
        self.paper_drop = button(
            self.tr("Not the policy"), "quiet", on_click=self.paper_dropped.emit, name=self.tr("This is not the policy")
        )
        self.applied = FormRow(self.tr("You sent the form on"), QLineEdit())
        self.answered = FormRow(self.tr("They answered on"), QLineEdit())
        self.answer: Choice[HelpAnswer | None] = Choice(
            self.tr("They decided"),
            {
                None: self.tr("No answer yet"),
                HelpAnswer.GRANTED: self.tr("Granted in full"),
                HelpAnswer.PART: self.tr("Granted in part"),
                HelpAnswer.REFUSED: self.tr("Refused"),
            },
        )
        self.told_message = label("")
        self.tell_button = button(self.tr("Keep"), "plain", on_click=self._tell, name=self.tr("Keep the application"))

    def _fill_fixed(self) -> None:
        """What stays while cases come and go: the fields, below what is worked out."""
        self._screened = Column(gap=0.6)
        fields, acts, papers = QWidget(), QWidget(), QWidget()
        flow = Flow(fields, gap=1.0)
        flow.add(self.free, self.discount, letters=18)
        Flow(acts).add(self.keep_button, self.message)
        flow = Flow(papers)
        flow.add(self.paper_open, self.paper_drop, self.paper_button)
        self._hospital.body.add(heading(self.tr("The hospital's own policy"), 2))
        self._hospital.body.add(self._screened, fields, acts, papers, None)
        self._step_rows, self._clock_rows = Column(gap=0.8), Column(gap=0.3)
        told, keep = QWidget(), QWidget()
        flow = Flow(told, gap=1.0)
        flow.add(self.applied, self.answered, self.answer, letters=16)
        Flow(keep).add(self.tell_button, self.told_message)
        self._steps_card.body.add(heading(self.tr("Your application"), 2))
        self._steps_card.body.add(self._clock_rows, self._step_rows, told, keep, None)

    # ------------------------------------------------------------------------------------------ showing

    def show_help(self, view: RightsView) -> None:
        found = view.assistance
        self._show_level(found)
        self._show_state(found)
        self._show_hospital(view)
        self._show_steps(view)
        self._show_list(found.checklist)

    def say(self, text: str) -> None:
        self.message.setText(text)

    def say_told(self, text: str) -> None:
        self.told_message.setText(text)

    def _show_level(self, found: Assistance) -> None:
        body = self._level.body
        self.picture.setParent(None)
        clear(body)
        body.add(heading(self.tr("Where your household stands"), 2))
        if found.level is None:
            words = self.tr("Tell {0} under Your household, and the level is worked out here.")
            row = Row()
            row.add(
                button(self.tr("Tell your household"), on_click=self.household_wanted.emit),
                None,
            )
            body.add(label(words.format(", ".join(found.missing))), row)
            return
        head = Flow(gap=1.2)
        percent = money_label(None, "total", Role.ACCENT)
        percent.setText(f"{found.level.percent} %")
        named(percent, self.tr("{0} percent of the poverty level").format(found.level.percent))
        head.add(percent)
        head.add(label(self.tr("of the federal poverty level"), strong=True), letters=20)
        body.add(head, self.picture, label(the_sum(found.level), selectable=True))
        self.picture.show_limits(found.level.percent, found.screenings)
        for note in found.notes:
            body.add(label(note, soft=True, small=True))
        body.add(label(sure_words(found.level.table.entry, found.on), soft=True, small=True))

    def _show_state(self, found: Assistance) -> None:
        body = self._state.body
        clear(body)
        body.add(heading(self.tr("Your state's rule"), 2))
        rule = found.state_rule
        if rule is None:
            body.add(label(self.tr("None is known here. Tell your state under Your household."), soft=True))
        else:
            for screening in found.screenings:
                if not screening.own:
                    self._limit(body, screening)
            body.add(label(rule.text))
            source_of(body, rule, found.on)
        body.add(label(self.tr("This compares numbers. Only the hospital or the program decides."), soft=True), None)

    def _show_hospital(self, view: RightsView) -> None:
        policy = view.policy
        own = [s for s in view.assistance.screenings if s.own]
        clear(self._screened)
        for screening in own:
            self._limit(self._screened, screening)
        if not own:
            words = self.tr("Each hospital sets its own limits. Ask for its policy, and type the limits in it here.")
            self._screened.add(label(words, soft=True))
        for row, limit in (
            (self.free, policy.free_to if policy else None),
            (self.discount, policy.discount_to if policy else None),
        ):
            if not row.field.hasFocus():
                row.field.setText(str(limit) if limit else "")
        self._policy_paper = str(policy.paper) if policy and policy.paper and view.policy_name else ""
        self.paper_open.setText(self.tr("Open {0}").format(view.policy_name))
        self.paper_open.setAccessibleName(self.tr("Open the policy: {0}").format(view.policy_name))
        for made in (self.paper_open, self.paper_drop):
            made.setVisible(bool(self._policy_paper))
        self.paper_button.setVisible(not self._policy_paper)

    def _limit(self, body: Column, screening: Screening) -> None:
        compared = {
            Compared.BELOW: (self.tr("Appears below"), Role.PROVEN),
            Compared.ABOVE: (self.tr("Appears above"), Role.IN_QUESTION),
            Compared.UNKNOWN: (self.tr("Not compared"), Role.DOUBT),
        }
        head = Flow()
        head.add(Chip(*compared[screening.compared]), label(f"{screening.what_for}: {screening.limit} %", strong=True))
        body.add(head, label(screening.words))

    def _show_steps(self, view: RightsView) -> None:
        found = view.assistance
        clear(self._clock_rows)
        for clock in found.clocks:
            tone = Role.DANGER if clock.passed(found.on) else None
            self._clock_rows.add(label(clock_words(clock, found.on), strong=True, tone=tone))
            if not clock.rule.entry.certain(found.on):
                self._clock_rows.add(label(sure_words(clock.rule.entry, found.on), soft=True, small=True))
        if not found.clocks:
            words = self.tr("No day is known to run. Answer under Rights whether the hospital is a nonprofit.")
            self._clock_rows.add(label(words, soft=True))
        clear(self._step_rows)
        now = next((s.id for s in view.steps if s.done is None), "")
        for number, step in enumerate(view.steps, 1):
            self._step_rows.add(self._step(number, step, now=step.id == now))
        application = found.application
        for row, day in ((self.applied, application.applied), (self.answered, application.answered)):
            if not row.field.hasFocus():
                row.field.setText(shown(day) if day else "")
        if not self.answer.field.hasFocus():
            self.answer.choose(application.answer)

    def _step(self, number: int, step: HelpStep, *, now: bool) -> QWidget:
        box = QWidget()
        column = Column(box, gap=0.2)
        head = Flow()
        head.add(label(f"{number}. {step.title}", strong=True), letters=18)
        if step.done is not None:
            head.add(Chip(self.tr("done {0}").format(shown(step.done)), Role.PROVEN))
        elif step.day is not None:
            head.add(Chip(self.tr("by {0}").format(shown(step.day)), Role.DOUBT))
        elif now:
            head.add(Chip(self.tr("next"), Role.ACCENT))
        column.add(head)
        if step.done is None:
            column.add(label(step.reason, soft=True))
        if step.letter and step.done is None:
            row = Row()
            act = partial(self.letter_wanted.emit, step.letter)
            name = self.tr("Write the letter: {0}").format(step.title)
            row.add(button(self.tr("Write the letter"), "plain" if now else "quiet", on_click=act, name=name), None)
            column.add(row)
        return named(box, f"{number}. {step.title}")

    def _show_list(self, items: Sequence[ChecklistItem]) -> None:
        if list(self.ticks) != [item.id for item in items]:
            self._make_list(items)
        for item in items:
            box = self.ticks[item.id]
            box.blockSignals(True)
            box.setChecked(item.ticked)
            box.blockSignals(False)
            here = {True: self.tr("Among your papers."), False: self.tr("Not among your papers yet."), None: ""}
            self._whys[item.id].setText(" ".join(w for w in (item.why, here[item.here]) if w))

    def _make_list(self, items: Sequence[ChecklistItem]) -> None:
        body = self._list.body
        clear(body)
        body.add(heading(self.tr("What most hospitals ask for"), 2))
        body.add(label(self.tr("Tick what you have. What is ticked is listed in the cover letter."), soft=True))
        self.ticks, self._whys = {}, {}
        for item in items:
            box = Row(gap=0.4)
            tick = named(QCheckBox(), item.what)
            tick.toggled.connect(partial(self.ticked.emit, item.id, item.what))
            words = Column(gap=0.0)
            what = label(item.what)
            what.setBuddy(tick)
            self._whys[item.id] = label("", soft=True, small=True)
            words.add(what, self._whys[item.id])
            box.add(tick)
            box.add(words, stretch=1)
            body.add(box)
            self.ticks[item.id] = tick
        body.add(None)

    # ------------------------------------------------------------------------------------------ telling

    def _keep(self) -> None:
        self.policy_wanted.emit(self.free.field.text(), self.discount.field.text())

    def _tell(self) -> None:
        self.told.emit(self.applied.field.text(), self.answered.field.text(), self.answer.value)
