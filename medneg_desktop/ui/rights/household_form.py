"""The household: everything optional, kept in the vault, used to compare and never sent anywhere."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QSizePolicy, QWidget

from medneg_desktop.core.money import Money
from medneg_desktop.domain.household import JURISDICTIONS, Coverage, Household, IncomeSource, Per
from medneg_desktop.ui.language import say
from medneg_desktop.ui.shared import Card, FormRow, Row, button, heading, label
from medneg_desktop.ui.theme import theme

COVERAGE_WORDS = {
    None: "Not told",
    Coverage.SELF_PAY: "No insurance",
    Coverage.EMPLOYER: "Plan from a job or union",
    Coverage.OWN: "Plan bought by the family",
    Coverage.MEDICARE: "Original Medicare",
    Coverage.MEDICARE_ADVANTAGE: "Medicare Advantage",
    Coverage.MEDICAID: "Medicaid",
    Coverage.MILITARY: "TRICARE or VA",
    Coverage.LIMITED: "Short-term plan or sharing group",
}
_PER_WORDS = {Per.YEAR: "a year", Per.MONTH: "a month", Per.TWO_WEEKS: "every two weeks", Per.WEEK: "a week"}
_FUNDED = {None: "Not known", True: "The employer pays itself", False: "An insurance company pays"}
_SOURCES = 3


def _choices(words: list[str]) -> QComboBox:
    box = QComboBox()
    box.addItems([say(w) for w in words])
    box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    box.setMinimumContentsLength(12)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


class _SourceRow:
    """One source of income: what it is, how much, how often."""

    def __init__(self, number: int) -> None:
        self.name = FormRow(f"Income {number}: what", QLineEdit())
        self.amount = FormRow(f"Income {number}: before taxes", QLineEdit())
        self.per = FormRow(f"Income {number}: how often", _choices(list(_PER_WORDS.values())))

    def show(self, source: IncomeSource | None) -> None:
        self.name.field.setText(source.name if source else "")
        self.amount.field.setText(source.amount.shown() if source else "")
        self.per.field.setCurrentIndex(list(Per).index(source.per if source else Per.MONTH))

    def words(self) -> dict[str, object] | None:
        amount = self.amount.field.text().strip()
        if not amount:
            return None
        per = list(Per)[self.per.field.currentIndex()]
        return {"name": self.name.field.text().strip(), "amount": amount, "per": per.value}


class HouseholdForm(Card):
    """The form. ``wanted`` carries what was typed, in plain words, when the person keeps it."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(gap=1.2)
        self._states = [None, *JURISDICTIONS]
        self._coverages = list(COVERAGE_WORDS)
        self.state = FormRow("State", _choices(["Not told", *JURISDICTIONS.values()]))
        self.people = FormRow("People in the household", QLineEdit(), "You, and all who live on this income.")
        self.coverage = FormRow("Insurance", _choices(list(COVERAGE_WORDS.values())))
        self.funded = FormRow("Who pays the job plan's claims", _choices(list(_FUNDED.values())))
        self.sources = [_SourceRow(n) for n in range(1, _SOURCES + 1)]
        self.monthly = FormRow("You can spare each month", QLineEdit(), "For your own planning; never printed.")
        self.at_once = FormRow("You can spare at once", QLineEdit(), "For your own planning; never printed.")
        self.deductible = FormRow(
            "Your plan's deductible a year", QLineEdit(), "For one person, in the plan's network."
        )
        self.limit = FormRow("The most you pay a year", QLineEdit(), "The plan's out-of-pocket limit for one person.")
        self.message = label("")
        self.keep_button = button("Keep", on_click=self._keep, name="Keep the household")
        self._grid = QGridLayout()
        self._columns = 0
        self._build()

    def _build(self) -> None:
        row = Row()
        row.add(self.keep_button)
        row.add(self.message, stretch=1)
        self.body.add(
            heading("Your household", 2),
            label(
                "All of it is optional. It stays in your vault, and is used to find your state's rules and limits.",
                soft=True,
            ),
        )
        self.body.add(self._grid, row)
        self.set_columns(3)

    def set_columns(self, columns: int) -> None:
        """As many fields side by side as there is room for."""
        self._grid.setSpacing(theme().gap(1.2))
        if columns == self._columns:
            return
        self._columns = columns
        rows: list[QWidget] = [self.state, self.people, self.coverage, self.funded, self.monthly, self.at_once]
        rows += [part for s in self.sources for part in (s.name, s.amount, s.per)]
        rows += [self.deductible, self.limit]
        for number, row in enumerate(rows):
            self._grid.addWidget(row, number // columns, number % columns, Qt.AlignmentFlag.AlignTop)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def show_household(self, told: Household) -> None:
        self.state.field.setCurrentIndex(self._states.index(told.state))
        self.people.field.setText(str(told.size) if told.size else "")
        self.coverage.field.setCurrentIndex(self._coverages.index(told.coverage))
        self.funded.field.setCurrentIndex(list(_FUNDED).index(told.self_funded))
        single = (IncomeSource("", told.income),) if told.income is not None and not told.sources else ()
        sources = told.sources or single
        for number, row in enumerate(self.sources):
            row.show(sources[number] if number < len(sources) else None)
        for field, amount in (
            (self.monthly, told.monthly),
            (self.at_once, told.at_once),
            (self.deductible, told.deductible),
            (self.limit, told.out_of_pocket),
        ):
            field.field.setText(_amount(amount))

    def words(self) -> dict[str, object]:
        """What is typed, as :func:`~medneg_desktop.domain.household.household_of` reads it."""
        coverage = self._coverages[self.coverage.field.currentIndex()]
        size = self.people.field.text().strip()
        found: dict[str, object | None] = {
            "state": self._states[self.state.field.currentIndex()],
            "size": int(size) if size.isdecimal() else size or None,
            "insurance": coverage.value if coverage else None,
            "self_funded": list(_FUNDED)[self.funded.field.currentIndex()],
            "monthly": self.monthly.field.text().strip() or None,
            "at_once": self.at_once.field.text().strip() or None,
            "deductible": self.deductible.field.text().strip() or None,
            "out_of_pocket": self.limit.field.text().strip() or None,
            "sources": [words for row in self.sources if (words := row.words())] or None,
        }
        return {name: value for name, value in found.items() if value is not None}

    def say(self, text: str) -> None:
        """Tell beside the button that it is kept, or what was not understood."""
        self.message.setText(text)

    def _keep(self) -> None:
        self.wanted.emit(self.words())


def _amount(amount: Money | None) -> str:
    return amount.shown() if amount is not None else ""
