"""Tables that a person may load because they cannot travel with the program, and what rules may ask of them.

Medicare issues lists of code pairs and unit limits for every quarter and a fee schedule for every year; hospitals
publish a file of their prices. Each table knows its edition, and for a day outside it there is no answer but
:class:`Missing`, which says why in words that end up under "could not check". The words that describe CPT codes belong
to the American Medical Association: no table keeps them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from medneg_desktop.core.ids import Sha256
from medneg_desktop.core.money import Money


class TableKind(StrEnum):
    """What a table is for; told by the content of the file and never by its name."""

    PAIRS_OFFICE = "ncci_practitioner"
    PAIRS_HOSPITAL = "ncci_hospital"
    UNITS_OFFICE = "mue_practitioner"
    UNITS_HOSPITAL = "mue_hospital"
    UNITS_SUPPLIER = "mue_dme"
    FEES = "fee_schedule"
    PRICES = "hospital_prices"


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a year, ``number`` 1 to 4."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not (1 <= self.number <= 4 and 1990 <= self.year <= 2100):
            raise ValueError(f"no quarter: {self.year} {self.number}")

    @staticmethod
    def of(day: date) -> Quarter:
        return Quarter(day.year, (day.month + 2) // 3)

    @property
    def first_day(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> date:
        after = date(self.year + 1, 1, 1) if self.number == 4 else date(self.year, 3 * self.number + 1, 1)
        return after - timedelta(days=1)

    def __str__(self) -> str:
        return f"{self.year} Q{self.number}"


@dataclass(frozen=True, slots=True)
class TableFacts:
    """What a table says of itself. ``edition`` is told to people (``2026 Q3``); it holds for services from ``starts`` to
    ``ends``, both included. ``holder`` are the names of the hospital of a price file. ``first`` and ``last`` are the
    codes it begins and ends with, ``rows`` what it keeps of ``rows_read``. ``notes`` are sentences about what it lacks.
    """

    kind: TableKind
    edition: str
    starts: date
    ends: date
    rows: int
    rows_read: int
    first: str
    last: str
    holder: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def holds_on(self, day: date) -> bool:
        return self.starts <= day <= self.ends


@dataclass(frozen=True, slots=True)
class ReferenceTable:
    """A table as the vault holds it: ``source`` is the name of the person's file, ``sha256`` finds its content."""

    id: str
    sha256: Sha256
    facts: TableFacts
    source: str
    loaded: datetime
    removed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """There is no answer, and why, in words for "could not check"."""

    why: str


@dataclass(frozen=True, slots=True)
class PairEdit:
    """Two codes of which Medicare pays the first alone; ``exception`` where a modifier may set the second apart."""

    first: str
    second: str
    exception: bool


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs among some codes, and those codes that the loaded parts of the list do not reach."""

    edits: tuple[PairEdit, ...]
    source: str
    unreached: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitLimit:
    """Most units of a code: on one line (``per_line``), else on one day; ``firm`` where no reason lifts it."""

    units: int
    per_line: bool
    firm: bool
    source: str


@dataclass(frozen=True, slots=True)
class Fee:
    """What Medicare pays doctors for a code, in its national price; ``facility`` where the care was in a hospital.

    ``follow_up`` are the days after an operation in which visits belong to its price; None where the code has none.
    """

    office: Money | None
    facility: Money | None
    follow_up: int | None
    source: str


@dataclass(frozen=True, slots=True)
class AgreedPrice:
    """A plan's price in dollars. ``method`` is as the file says: ``fee schedule``, ``case rate``."""

    payer: str
    plan: str
    amount: Money
    method: str


@dataclass(frozen=True, slots=True)
class HospitalPrice:
    """A row of a hospital's price file. ``setting`` is ``inpatient``, ``outpatient`` or ``both``; ``unit`` is what a drug's
    price counts; ``several`` where the price is for a package of codes.
    """

    setting: str
    modifiers: frozenset[str]
    billing: str
    gross: Money | None
    cash: Money | None
    lowest: Money | None
    highest: Money | None
    unit: str = ""
    several: bool = False
    agreed: tuple[AgreedPrice, ...] = ()
    agreed_kept: bool = True
    """False where plans' prices were left out at loading, because no bill had the code then."""
    source: str = ""


class Reference(Protocol):
    """What rules may ask. Every answer is of an edition that holds on the day of the service, or is Missing."""

    def pairs(self, codes: frozenset[str], day: date, *, hospital: bool) -> Pairs | Missing: ...

    def unit_limit(self, code: str, day: date, *, hospital: bool) -> UnitLimit | Missing | None:
        """None where the table has no limit for the code: some limits are not published."""
        ...

    def fee(self, code: str, modifiers: frozenset[str], day: date) -> Fee | Missing | None: ...

    def prices(self, hospital: str, code: str, day: date) -> tuple[HospitalPrice, ...] | Missing:
        """The rows for a code in the file of the hospital that is so named on the bill; empty where it has none."""
        ...


class NothingLoaded:
    """A reference without tables: what a person has who loaded none."""

    def pairs(self, codes: frozenset[str], day: date, *, hospital: bool) -> Pairs | Missing:  # noqa: ARG002 (as the protocol)
        return Missing(f"No list of code pairs for {Quarter.of(day)} is loaded.")

    def unit_limit(self, code: str, day: date, *, hospital: bool) -> UnitLimit | Missing | None:  # noqa: ARG002 (see above)
        return Missing(f"No unit limits for {Quarter.of(day)} are loaded.")

    def fee(self, code: str, modifiers: frozenset[str], day: date) -> Fee | Missing | None:  # noqa: ARG002 (see above)
        return Missing(f"No Medicare fee schedule for {day.year} is loaded.")

    def prices(self, hospital: str, code: str, day: date) -> tuple[HospitalPrice, ...] | Missing:  # noqa: ARG002 (see above)
        return Missing(f"No price file of {hospital} is loaded.")


NOTHING_LOADED: Reference = NothingLoaded()


@dataclass(frozen=True, slots=True)
class Anchor:
    """A price to hold beside a line: no error, but something to talk about.

    ``what`` says whose price it is, ``charged`` is the line's price of one unit where it has one.
    """

    line: int
    code: str
    what: str
    amount: Money
    charged: Money | None
    source: str
    notes: tuple[str, ...] = field(default=())
