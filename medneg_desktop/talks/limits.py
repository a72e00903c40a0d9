"""What an offer is held beside: prices for the same care, what the household can spare, what the state allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from medneg_desktop.core.money import Money
from medneg_desktop.deadlines.events import own_date
from medneg_desktop.domain.case import Case, Paper
from medneg_desktop.domain.finding import Evidence
from medneg_desktop.domain.household import Household
from medneg_desktop.domain.reading import Cell, DocumentKind, FieldName
from medneg_desktop.domain.reference import Anchor
from medneg_desktop.domain.rights import Entry, StateRules
from medneg_desktop.domain.talks import PriceKind, Terms
from medneg_desktop.packet.confirmed import firm_money
from medneg_desktop.talks.course import Course
from medneg_desktop.talks.schedule import instalments

PLAN_PERCENT = "plan_share"
"""Under which name a state's file holds its limit on an instalment, in percent of a month's income."""
PRICE_WORDS = {
    PriceKind.CASH: "Cash price",
    PriceKind.MEDICARE: "Medicare rate",
    PriceKind.GENERALLY_BILLED: "Amounts generally billed",
    PriceKind.OTHER: "Other price",
}


@dataclass(frozen=True, slots=True)
class Price:
    """A figure to compare an offer with: what it is, as of which day, and where it stands. ``whole`` says that it is
    for all of the care and not for some of its lines; only such a one is put into a letter.
    """

    label: str
    amount: Money
    as_of: date | None
    source: str
    evidence: tuple[Evidence, ...] = ()
    whole: bool = True


def prices(case: Case, course: Course, anchors: Sequence[tuple[Evidence, Anchor]] = ()) -> tuple[Price, ...]:
    """Confirmed figures of the papers first, then sums of loaded tables, then what the person looked up."""
    wanted = (
        (case.of_kind(DocumentKind.EOB), FieldName.PATIENT_RESPONSIBILITY, "Your share, says the EOB"),
        (case.of_kind(DocumentKind.EOB), FieldName.ALLOWED_AMOUNT, "Price your plan agreed to"),
        (case.of_kind(DocumentKind.GOOD_FAITH_ESTIMATE), FieldName.ESTIMATE_TOTAL, "Good faith estimate"),
    )
    found = [_of_paper(p, name, words) for papers, name, words in wanted for p in papers]
    typed = [Price(PRICE_WORDS[k.kind], k.amount, k.as_of, k.source) for _, k in course.prices]
    return (*(p for p in found if p is not None), *of_tables(case, anchors), *typed)


ANCHOR_WORDS = {
    "hospital's cash price": "Hospital's cash price",
    "lowest price of any plan": "Lowest price of any plan",
    "highest price of any plan": "Highest price of any plan",
    "Medicare, in an office": "Medicare rate, in an office",
    "Medicare, in a hospital": "Medicare rate, in a hospital",
}
"""What the tables' prices are called beside an offer."""


def of_tables(case: Case, anchors: Sequence[tuple[Evidence, Anchor]]) -> tuple[Price, ...]:
    """The sum over the lines of each kind of price, with the lines it counts; the source names its edition.

    Lines are counted by their units; a line whose units are unsure is left out, and it is said how many count.
    """
    lines = sum(len([x for x in p.reading.lines if Cell.CHARGE in x.cells]) for p in case.bills)
    found = []
    for what, words in ANCHOR_WORDS.items():
        rows = {place.line: (place, a, n) for place, a in anchors if a.what == what and (n := _units(case, place))}
        if not rows:
            continue
        total = Money.total(a.amount.times(n) for _, a, n in rows.values())
        sources = sorted({a.source for _, a, _ in rows.values()})
        counted = f"{len(rows)} of {lines} lines"
        places = tuple(place for place, _, _ in rows.values())
        whole = len(rows) == lines
        found.append(Price(words if whole else f"{words}, {counted}", total, None, "; ".join(sources), places, whole))
    return tuple(found)


def _units(case: Case, place: Evidence) -> Decimal | None:
    """How often a line was done: once where none is printed; None where it is unsure."""
    paper = case.paper(place.paper)
    line = paper.reading.line(place.line) if paper is not None and place.line is not None else None
    if line is None:
        return None
    if Cell.UNITS not in line.cells:
        return Decimal(1)
    units = line.number_of(Cell.UNITS)
    return units.value if units is not None and units.firm and units.value > 0 else None


def _of_paper(paper: Paper, name: FieldName, words: str) -> Price | None:
    amount = firm_money(paper, name)
    if amount is None:
        return None
    evidence = (Evidence(paper.ref, paper.reading.fields[name].place, field=name),)
    return Price(words, amount, own_date(paper), paper.ref.name, evidence)


@dataclass(frozen=True, slots=True)
class Cap:
    """A state's rule on instalments: its entry, and the largest instalment where income and percent are known."""

    entry: Entry
    percent: int | None
    most: Money | None


def cap_of(household: Household, rules: StateRules | None) -> Cap | None:
    """The rule of the household's state; None where it has none, or nobody told the state."""
    entry = rules.entry("payment_plan") if rules is not None else None
    if rules is None or entry is None:
        return None
    percent = rules.numbers.get(PLAN_PERCENT)
    income = household.yearly
    most = income.times(Decimal(percent) / 1200) if income is not None and percent is not None else None
    return Cap(entry, percent, most)


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether an offer keeps a limit. ``fits`` is None where the limit is not known."""

    fits: bool | None
    words: str


def fit(terms: Terms, agreed: date, household: Household, cap: Cap | None, on: date) -> tuple[Fit, ...]:
    """An offer held beside what the household can spare and what the state allows."""
    largest = max(row.amount for row in instalments(terms, agreed))
    if not terms.months:
        return (_household(largest, household.at_once, "at once"),)
    found = [_household(largest, household.monthly, "a month")]
    if cap is not None and cap.most is not None:
        sure = "" if cap.entry.certain(on) else f" {cap.entry.sure.words}"
        limit = f"{cap.percent} percent of a month's income, {cap.most.shown()}"
        words = f"Your state's rule names {limit}. The largest instalment is {largest.shown()}.{sure}"
        found.append(Fit(largest <= cap.most, words))
    return tuple(found)


def _household(largest: Money, limit: Money | None, how: str) -> Fit:
    if limit is None:
        return Fit(None, f"What you can spare {how} is not told yet. Tell it under Rights, Your household.")
    if largest <= limit:
        return Fit(True, f"{largest.shown()} is within the {limit.shown()} that you can spare {how}.")
    return Fit(
        False, f"{largest.shown()} is {(largest - limit).shown()} more than the {limit.shown()} you can spare {how}."
    )
