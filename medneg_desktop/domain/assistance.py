"""Help with hospital bills: the poverty level of a household, limits to compare it with, and what to send."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.rights import ClockDay, Entry


class Region(StrEnum):
    """The guidelines differ for Alaska and Hawaii only."""

    MAINLAND = "contiguous_48_dc"
    ALASKA = "alaska"
    HAWAII = "hawaii"

    @staticmethod
    def of(state: str) -> Region:
        return {"AK": Region.ALASKA, "HI": Region.HAWAII}.get(state, Region.MAINLAND)


@dataclass(frozen=True, slots=True)
class PovertyTable:
    """The guidelines of one year: what one person needs, and each further one, by region."""

    year: int
    entry: Entry
    first: Mapping[Region, Money]
    further: Mapping[Region, Money]

    def guideline(self, region: Region, size: int) -> Money:
        return self.first[region] + self.further[region].times(size - 1)


@dataclass(frozen=True, slots=True)
class PovertyLevel:
    """A household's income in percent of the guideline, with the sum by which it was found."""

    income: Money
    size: int
    region: Region
    table: PovertyTable

    @property
    def guideline(self) -> Money:
        return self.table.guideline(self.region, self.size)

    @property
    def percent(self) -> Decimal:
        """To one decimal, rounded up: it never shows a limit as met that is not."""
        exact = Decimal(self.income.cents) * 100 / Decimal(self.guideline.cents)
        return exact.quantize(Decimal("0.1"), ROUND_CEILING)

    def at_most(self, limit: int) -> bool:
        """Whether the income is at or below ``limit`` percent, reckoned exactly."""
        return self.income.cents * 100 <= self.guideline.cents * limit

    def limit(self, percent: int) -> Money:
        """The income of a year that is ``percent`` of the guideline."""
        return self.guideline.times(Decimal(percent) / 100)


@dataclass(frozen=True, slots=True)
class HospitalPolicy:
    """Limits that the person typed from the hospital's own policy, in percent of the poverty level.

    ``paper`` is the policy itself, where it is among the person's papers.
    """

    free_to: int | None = None
    discount_to: int | None = None
    paper: DocumentId | None = None


class Compared(StrEnum):
    """Where an income stands to a limit. No word of this says that anybody qualifies."""

    BELOW = "below"
    ABOVE = "above"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Screening:
    """One limit beside the household: whose it is, what it is for, and what the comparison says.

    ``own`` is a limit of the hospital's own policy, else it is the state's.
    """

    whose: str
    limit: int
    what_for: str
    compared: Compared
    words: str
    entry: Entry | None = None
    own: bool = False

    @property
    def short(self) -> str:
        """For a mark in a picture."""
        return f"{'hospital' if self.own else 'state'}, {self.what_for.removeprefix('a ')}"


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """A paper to send with the application. ``here`` is None where the program cannot tell whether it is at hand;
    ``ticked`` is what the person says. ``id`` is the same whatever the words are.
    """

    id: str
    what: str
    why: str
    here: bool | None = None
    ticked: bool = False


class HelpAnswer(StrEnum):
    """What a hospital decided about an application."""

    GRANTED = "granted"
    PART = "part"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Application:
    """How far an application for help has come: when the form was asked for, when it was sent with its papers, when
    and what they answered, when that was appealed, and when the office was last written or spoken to.
    """

    asked: date | None = None
    applied: date | None = None
    answered: date | None = None
    answer: HelpAnswer | None = None
    appealed: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class HelpStep:
    """One step of an application. ``done`` is the day it was done, ``day`` when it should be; ``letter`` does it."""

    id: str
    title: str
    reason: str
    day: date | None = None
    done: date | None = None
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Assistance:
    """Everything about help with this case's bills."""

    level: PovertyLevel | None
    missing: tuple[str, ...]
    screenings: tuple[Screening, ...]
    state_rule: Entry | None
    checklist: tuple[ChecklistItem, ...]
    clocks: tuple[ClockDay, ...]
    on: date
    notes: tuple[str, ...] = ()
    application: Application = field(default_factory=Application)
