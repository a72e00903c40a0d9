"""Financial help: the poverty level with its sum, the limits beside it, what to send, and by when."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from medneg_desktop.domain.assistance import Assistance, ChecklistItem, Compared, HospitalPolicy, Screening
from medneg_desktop.rights import the_sum
from medneg_desktop.ui.rights.cards import source_of
from medneg_desktop.ui.rights.wording import clock_words, sure_words
from medneg_desktop.ui.shared import Card, Chip, Column, FormRow, Row, button, clear, heading, label
from medneg_desktop.ui.theme import Role

_COMPARED = {
    Compared.BELOW: ("Appears below", Role.PROVEN),
    Compared.ABOVE: ("Appears above", Role.IN_QUESTION),
    Compared.UNKNOWN: ("Not compared", Role.DOUBT),
}
_HERE = {True: "Among your papers.", False: "Not among your papers yet.", None: ""}


class HelpPage(QWidget):
    """Shows the screening of one case; the hospital's own limits are typed here."""

    policy_wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.free = FormRow("Free care up to (percent)", QLineEdit(), "From the hospital's own policy, like 200.")
        self.discount = FormRow("Discount up to (percent)", QLineEdit(), "From the hospital's own policy, like 400.")
        self.message = label("")
        self.keep_button = button("Compare", "plain", on_click=self._keep, name="Compare with the hospital's limits")
        self._level, self._limits, self._clocks, self._list = Card(), Card(), Card(), Card()
        whole = Column(self, gap=1.4)
        whole.add(self._level, self._limits, self._policy(), self._clocks, self._list, None)

    def _policy(self) -> Card:
        card = Card()
        fields = Row(gap=1.2)
        fields.add(self.free, self.discount)
        row = Row()
        row.add(self.keep_button)
        row.add(self.message, stretch=1)
        card.body.add(
            heading("The hospital's own policy", 2),
            label(
                "Each hospital sets its own limits. Ask for its financial assistance policy and type them here.",
                soft=True,
            ),
        )
        card.body.add(fields, row)
        return card

    def show_help(self, found: Assistance, policy: HospitalPolicy | None) -> None:
        self._show_level(found)
        self._show_limits(found)
        self._show_clocks(found)
        self._show_list(found.checklist)
        for row, limit in (
            (self.free, policy.free_to if policy else None),
            (self.discount, policy.discount_to if policy else None),
        ):
            if not row.field.hasFocus():
                row.field.setText(str(limit) if limit else "")

    def say(self, text: str) -> None:
        self.message.setText(text)

    def _keep(self) -> None:
        self.policy_wanted.emit(self.free.field.text(), self.discount.field.text())

    def _show_level(self, found: Assistance) -> None:
        body = self._fresh(self._level, "Your household and the poverty level")
        if found.level is None:
            body.add(label(f"Tell {', '.join(found.missing)} under Your household, and the level is worked out here."))
            return
        percent = label(f"{found.level.percent} percent of the poverty level", strong=True)
        body.add(percent, label(the_sum(found.level)))
        for note in found.notes:
            body.add(label(note, soft=True, small=True))
        body.add(label(sure_words(found.level.table.entry, found.on), soft=True, small=True))

    def _show_limits(self, found: Assistance) -> None:
        body = self._fresh(self._limits, "Limits beside it")
        body.add(
            label("This compares numbers. Only the hospital or the program decides.", soft=True),
        )
        for screening in found.screenings:
            self._limit(body, screening)
        if not found.screenings:
            body.add(label("No limit is known here yet. Type those of the hospital's policy below."))
        if found.state_rule is not None:
            box = QWidget()
            column = Column(box, gap=0.5)
            column.add(heading("Your state's rule", 3), label(found.state_rule.text))
            source_of(column, found.state_rule, found.on)
            body.add(box)

    @staticmethod
    def _limit(body: Column, screening: Screening) -> None:
        chips = Row(gap=0.6)
        chips.add(Chip(*_COMPARED[screening.compared]), None)
        body.add(label(screening.whose, soft=True, small=True))
        body.add(chips, label(screening.words))

    def _show_clocks(self, found: Assistance) -> None:
        body = self._fresh(self._clocks, "By when")
        if not found.clocks:
            body.add(
                label("No day is known to run. Answer under Rights whether the hospital is a nonprofit.", soft=True)
            )
        for clock in found.clocks:
            tone = Role.DANGER if clock.passed(found.on) else None
            body.add(
                label(clock_words(clock, found.on), strong=True, tone=tone), label(clock.rule.entry.text, soft=True)
            )

    def _show_list(self, items: tuple[ChecklistItem, ...]) -> None:
        body = self._fresh(self._list, "What most hospitals ask for")
        for item in items:
            body.add(label(f"\u2022 {item.what}"))
            words = " ".join(w for w in (item.why, _HERE[item.here]) if w)
            body.add(label(words, soft=True, small=True))

    @staticmethod
    def _fresh(card: Card, title: str) -> Column:
        clear(card.body)
        card.body.add(heading(title, 2))
        return card.body
