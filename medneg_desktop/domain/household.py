"""What a person may tell about their household. Everything is optional; nothing is assumed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from medneg_desktop.core.money import Money, read_money

JURISDICTIONS: Mapping[str, str] = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida", "GA": "Georgia",
    "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky",
    "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota",
    "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire",
    "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota",
    "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island",
    "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont",
    "VA": "Virginia", "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
}  # fmt: skip
"""The fifty states and the District of Columbia, by postal code."""


class Coverage(StrEnum):
    """What kind of coverage pays, as far as rights differ by it."""

    SELF_PAY = "self_pay"
    EMPLOYER = "employer"
    OWN = "own"
    MEDICARE = "medicare"
    MEDICARE_ADVANTAGE = "medicare_advantage"
    MEDICAID = "medicaid"
    MILITARY = "military"
    LIMITED = "limited"


_COVERAGE_WORDS: tuple[tuple[str, Coverage], ...] = (
    ("medicare advantage", Coverage.MEDICARE_ADVANTAGE),
    ("part c", Coverage.MEDICARE_ADVANTAGE),
    ("medicaid", Coverage.MEDICAID),
    ("medi-cal", Coverage.MEDICAID),
    ("masshealth", Coverage.MEDICAID),
    ("medicare", Coverage.MEDICARE),
    ("tricare", Coverage.MILITARY),
    ("veteran", Coverage.MILITARY),
    ("military", Coverage.MILITARY),
    ("short-term", Coverage.LIMITED),
    ("short term", Coverage.LIMITED),
    ("sharing", Coverage.LIMITED),
    ("indemnity", Coverage.LIMITED),
    ("uninsured", Coverage.SELF_PAY),
    ("self-pay", Coverage.SELF_PAY),
    ("self pay", Coverage.SELF_PAY),
    ("no insurance", Coverage.SELF_PAY),
    ("employer", Coverage.EMPLOYER),
    ("job", Coverage.EMPLOYER),
    ("group", Coverage.EMPLOYER),
    ("marketplace", Coverage.OWN),
    ("individual", Coverage.OWN),
)


def coverage_in(words: str | None) -> Coverage | None:
    """The kind of coverage that ``words`` name; None where they name none, and never a guess from a plan's brand."""
    plain = " ".join((words or "").casefold().split())
    exact = {"none": Coverage.SELF_PAY, "no": Coverage.SELF_PAY, "va": Coverage.MILITARY}
    if plain in exact:
        return exact[plain]
    if plain in {c.value for c in Coverage}:
        return Coverage(plain)
    return next((coverage for name, coverage in _COVERAGE_WORDS if name in plain), None)


class Per(StrEnum):
    """How often an income comes; ``times`` makes a year of it."""

    YEAR = "year"
    MONTH = "month"
    TWO_WEEKS = "two_weeks"
    WEEK = "week"

    @property
    def times(self) -> int:
        return {Per.YEAR: 1, Per.MONTH: 12, Per.TWO_WEEKS: 26, Per.WEEK: 52}[self]


@dataclass(frozen=True, slots=True)
class IncomeSource:
    """One source of income before taxes: wages, a pension, benefits."""

    name: str
    amount: Money
    per: Per = Per.YEAR

    @property
    def yearly(self) -> Money:
        return self.amount.times(self.per.times)


@dataclass(frozen=True, slots=True)
class Household:
    """``state`` is the two-letter postal code, ``income`` a year's, before taxes.

    ``sources`` may be told instead of one sum, and then count instead of it. ``monthly`` and ``at_once`` are what can
    be spared for bills. ``self_funded`` is whether the employer pays the claims itself: state rules then do not reach
    the plan. ``deductible`` and ``out_of_pocket`` are the plan's limits for one person and year, in its network.
    """

    state: str | None = None
    size: int | None = None
    income: Money | None = None
    insurance: str | None = None
    self_funded: bool | None = None
    monthly: Money | None = None
    at_once: Money | None = None
    sources: tuple[IncomeSource, ...] = ()
    deductible: Money | None = None
    out_of_pocket: Money | None = None

    @property
    def yearly(self) -> Money | None:
        """The income of a year: the sum of the sources, or the one sum that was told."""
        return Money.total(s.yearly for s in self.sources) if self.sources else self.income

    @property
    def coverage(self) -> Coverage | None:
        return coverage_in(self.insurance)

    @property
    def for_questions(self) -> tuple[object, ...]:
        """All of it that questions about bills hang on."""
        people = self.state, self.size, self.yearly
        return (*people, self.coverage, self.self_funded, self.deductible, self.out_of_pocket)


_KNOWN = (
    "state",
    "size",
    "income",
    "insurance",
    "self_funded",
    "monthly",
    "at_once",
    "sources",
    "deductible",
    "out_of_pocket",
)
_AMOUNTS = ("income", "monthly", "at_once", "deductible", "out_of_pocket")


def household_of(table: Mapping[str, object]) -> Household:
    """The household in a table such as a TOML file or what the vault keeps.

    Raises ValueError with a plain sentence for what is not understood; nothing is passed over.
    """
    if unknown := sorted(set(table) - set(_KNOWN)):
        raise ValueError(f"{', '.join(unknown)} is not known; use {', '.join(_KNOWN)}")
    insurance, funded = table.get("insurance"), table.get("self_funded")
    if not (insurance is None or isinstance(insurance, str)) or not (funded is None or isinstance(funded, bool)):
        raise ValueError("insurance is a word such as employer, and self_funded is true or false")
    sources = table.get("sources", ())
    if not isinstance(sources, (list, tuple)):
        raise ValueError("sources is a list of incomes, each with name, amount and per")  # noqa: TRY004 (told to people)
    return Household(
        _state(table.get("state")),
        _size(table.get("size")),
        _amount(table, "income"),
        insurance,
        funded,
        _amount(table, "monthly"),
        _amount(table, "at_once"),
        tuple(_source(s) for s in sources),
        _amount(table, "deductible"),
        _amount(table, "out_of_pocket"),
    )


def table_of(household: Household) -> dict[str, object]:
    """The household as plain words and numbers, as :func:`household_of` reads them; what was not told is left out."""
    amounts = {name: getattr(household, name) for name in _AMOUNTS}
    found: dict[str, object] = {n: getattr(household, n) for n in ("state", "size", "insurance", "self_funded")}
    found |= {name: None if amount is None else str(amount) for name, amount in amounts.items()}
    found["sources"] = [
        {"name": s.name, "amount": str(s.amount), "per": s.per.value} for s in household.sources
    ] or None
    return {name: value for name, value in found.items() if value is not None}


def _state(value: object) -> str | None:
    if value is None:
        return None
    code = str(value).strip().upper()
    by_name = {name.upper(): code for code, name in JURISDICTIONS.items()}
    found = code if code in JURISDICTIONS else by_name.get(code)
    if found is None:
        raise ValueError(f"{value} is no state; use two letters such as CA, or DC")
    return found


def _size(value: object) -> int | None:
    if value is None or (type(value) is int and 1 <= value <= 30):
        return value
    raise ValueError("size is a number of people, 1 or more")


def _amount(table: Mapping[str, object], name: str) -> Money | None:
    if table.get(name) is None:
        return None
    amount = read_money(str(table[name]), bare_whole=True)
    if amount is None or amount < Money.zero():
        raise ValueError(f"{name} is an amount like 41000 or 41,000.00")
    return amount


def _source(value: object) -> IncomeSource:
    if isinstance(value, Mapping) and set(value) <= {"name", "amount", "per"}:
        amount = _amount(value, "amount")
        per = str(value.get("per", "year"))
        if amount is not None and per in {p.value for p in Per}:
            return IncomeSource(str(value.get("name", "")), amount, Per(per))
    raise ValueError("each of sources has an amount, a name, and per: year, month, two_weeks or week")
