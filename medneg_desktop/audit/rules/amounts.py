"""Quantities: more of something than a day can hold, and units that only a record or a table could judge."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import ROUND_CEILING, Decimal
from functools import partial

from medneg_desktop.audit import lines as on
from medneg_desktop.audit import reference, tables
from medneg_desktop.audit.account import Account
from medneg_desktop.audit.asking import about_lines
from medneg_desktop.audit.facts import at_line, called, named, service, sure
from medneg_desktop.audit.rule import AccountRule, Answer, CannotCheck, Draft, Rule, Unchecked, each
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.finding import Certainty
from medneg_desktop.domain.reading import Cell, ReadLine

ONCE_A_DAY = frozenset({"office_new", "office_known", "emergency", "hospital_day"})
_TIMED = re.compile(r"^(9711[0236]|97140|9753[05]|9703[2356]|97542|97760|92507|G0283)$")
"""Therapy that is counted in quarters of an hour."""
_DAY_OF_HOURS, _DAY_OF_QUARTERS, LONG_THERAPY = 24, 96, 12


def _units(line: ReadLine) -> Decimal:
    units = line.number_of(Cell.UNITS)
    return units.value if units else Decimal(1)


def _days(line: ReadLine) -> int:
    start, end = on.day(line), line.date(Cell.SERVICE_END)
    return (end.value - start).days + 1 if start and end and end.value > start else 1


def _most(line: ReadLine) -> tuple[int, str] | None:
    """How many units the days of a line can hold, and why; None where that depends on the service."""
    days = _days(line)
    if reference.visit_family(on.code(line)) in ONCE_A_DAY:
        return days, "a visit of this kind is charged once a day"
    if on.code(line) == "99291":
        return days, "the first hour of critical care comes once a day"
    if on.revenue(line) == "0762":
        return _DAY_OF_HOURS * days, "a day has 24 hours"
    if _TIMED.match(on.code(line)):
        return _DAY_OF_QUARTERS * days, "a day has 96 quarters of an hour"
    return None


class UnitsImpossible(AccountRule):
    """A line charges more units than its days can hold."""

    name = "units-impossible"

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.lined
        if bill is not None:
            yield from each(self.name, (partial(self._line, account, bill, x) for x in account.charged))

    def _line(self, account: Account, bill: Paper, line: ReadLine) -> Draft | None:
        units, most = _units(line), _most(line)
        if most is None or units <= most[0] or on.day(line) is None or self._several_days(account, line):
            return None
        whole = about_lines(
            self.name,
            account,
            bill,
            [line],
            f"Line {line.number} of {called(bill)}, {service(line)}, charges {units.normalize():f} units. {most[1].capitalize()}, so "
            f"there can be {most[0]} at most.",
        )
        amount = whole.amount.times((units - most[0]) / units) if whole.amount is not None else None
        proven = sure(bill, [line.cells.get(Cell.UNITS)]) and self._priced(line, units)
        certainty = Certainty.PROVEN if proven else Certainty.QUESTION
        return replace(whole, amount=amount, certainty=certainty)

    def _several_days(self, account: Account, line: ReadLine) -> bool:
        """Observation is often posted as one line on the first of several days."""
        bill = account.lined
        days = {on.day(x) for x in account.lines} if on.revenue(line) == "0762" and bill else set()
        return len(days) > 1

    def _priced(self, line: ReadLine, units: Decimal) -> bool:
        """Whether the charge follows the units: a lone wrong number in the units column costs nothing."""
        price, charge = line.money(Cell.UNIT_PRICE), line.money(Cell.CHARGE)
        return bool(charge and (price is None or abs(price.value.times(units) - charge.value) <= Money(int(units))))


class TimedUnitsHigh(AccountRule):
    """Therapy by the quarter of an hour for more than three hours on one day."""

    name = "timed-units-high"

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.lined
        codes = {c for c in account.codes if _TIMED.match(c)}
        if not codes:
            return
        timed: dict[object, list[ReadLine]] = defaultdict(list)
        for line in account.charged:
            if on.code(line) in codes and on.day(line) and on.one_day(line):
                timed[on.day(line)].append(line)
        if bill is None or not timed:
            return
        long = [x for x in timed.values() if LONG_THERAPY < sum(map(_units, x)) <= _DAY_OF_QUARTERS]
        yield from each(self.name, (partial(self._day, account, bill, found) for found in long))
        if not long:
            yield Unchecked(self.name, "The minutes of therapy are not on the papers; the therapist's notes have them.")

    def _day(self, account: Account, bill: Paper, found: list[ReadLine]) -> Draft:
        units = sum(map(_units, found), Decimal(0)).normalize()
        hours = (units / 4).normalize()
        text = f"{named(bill)} charges {units:f} quarters of an hour of therapy on one day: {hours:f} hours."
        return about_lines(self.name, account, bill, found, text, amount=False)


class OperatingTimeLong(AccountRule):
    """The operating room is charged for longer than the anesthesia by the minutes in the lines' own words; without them, the
    times are in the record only.
    """

    name = "operating-time-long"
    _MINUTES = re.compile(r"\b(\d{1,3}) ?MIN")
    _SETUP = re.compile(r"\b(SET ?UP|TURN ?OVER|CLEAN ?UP)\b")
    BEFORE_AND_AFTER = 15
    """Minutes by which a room is rightly taken longer than somebody sleeps in it."""

    def look(self, account: Account) -> Iterator[Answer]:
        bill, known = account.lined, on.groups(account)
        if bill is None or "surgery" not in known or not known & {"anesthesia", "recovery"}:
            return
        room = self._timed(account, "surgery")
        asleep = self._timed(account, "anesthesia")
        if room and asleep:
            yield from each(self.name, [partial(self._compare, account, bill, room, asleep)])
        elif any(on.group(line) == "surgery" and _units(line) > 1 for line in account.charged):
            yield Unchecked(
                self.name, "Start and end of the operation are not on the papers; ask for the anesthesia record."
            )

    def _timed(self, account: Account, group: str) -> list[tuple[ReadLine, int]]:
        lines = (x for x in account.charged if on.group(x) == group)
        return [(x, int(found[1])) for x in lines if (found := self._MINUTES.search(on.words(x)))]

    def _compare(
        self, account: Account, bill: Paper, room: list[tuple[ReadLine, int]], asleep: list[tuple[ReadLine, int]]
    ) -> Draft | None:
        operations = [x for x in account.charged if re.fullmatch(r"[1-6]\d{4}", on.code(x))]
        taken, slept = sum(m for _, m in room), sum(m for _, m in asleep)
        if (
            taken - slept <= self.BEFORE_AND_AFTER
            or len(operations) > 1
            or any(self._SETUP.search(on.words(x)) for x, _ in room)
        ):
            return None
        text = f"{named(bill)} charges {taken} minutes of the operating room and {slept} of anesthesia."
        beside = [at_line(bill, x) for x, _ in asleep]
        return about_lines(self.name, account, bill, [x for x, _ in room], text, beside=beside, amount=False)


class DrugUnits(AccountRule):
    """Many times the units that the dose in a line's own words comes to: a slip of the decimal point, or of the measure."""

    name = "drug-units"
    TIMES = 10
    """Several vials of one dose can stand on one line; ten times as much as its words is no number of vials."""
    _DOSE = re.compile(r"(?<![\d./])(\d+(?:\.\d+)?) ?(MG|MCG|ML)\b(?! ?/)")

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.lined
        several = [x for x in account.charged if on.is_drug(x) and _units(x) > 1]
        if bill is None:
            return
        told = [(x, dose) for x in several if (dose := self._dose(x)) is not None]
        yield from each(self.name, (partial(self._line, account, bill, x, dose) for x, dose in told))
        if len(told) < len(several):
            why = "What one unit of a drug holds, or the dose that was given, is not on the papers."
            yield Unchecked(self.name, why)

    def _dose(self, line: ReadLine) -> Decimal | None:
        """The units that the dose in the words comes to; None where they name none, or one that goes by weight."""
        unit, doses = reference.drug_unit(on.code(line)), self._DOSE.findall(on.words(line))
        if unit is None or len(doses) != 1 or doses[0][1] != unit[1] or "/KG" in on.words(line).replace(" ", ""):
            return None
        return max(Decimal(doses[0][0]) / unit[0], Decimal(1)).to_integral_value(ROUND_CEILING)

    def _line(self, account: Account, bill: Paper, line: ReadLine, dose: Decimal) -> Draft | None:
        units = _units(line)
        if units < dose * self.TIMES or "waste" in on.themes(line):
            return None
        text = (
            f"Line {line.number} of {called(bill)}, {service(line)}, charges {units.normalize():f} units; the dose in its "
            f"words comes to {dose.normalize():f}."
        )
        draft = about_lines(self.name, account, bill, [line], text, certainty=Certainty.LIKELY)
        return replace(draft, amount=draft.amount.times((units - dose) / units) if draft.amount is not None else None)


class UnitsAboveLimit(AccountRule):
    """More units of a code than Medicare's table of the quarter allows, on one line or on one day as the table says."""

    name = "units-above-limit"

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.lined
        if bill is None or tables.inpatient(account, bill):
            return
        days = {key: found for key, found in on.by_day_and_code(account.charged).items() if sum(map(_units, found)) > 1}
        if any(_units(x) > 1 and on.code(x) and not on.day(x) for x in account.charged):
            yield Unchecked(self.name, "A line of several units has no day, by which a limit would be found.")
        for (day, code), found in days.items():
            yield from each(self.name, [partial(self._code, account, bill, day, code, found)])

    def _code(self, account: Account, bill: Paper, day: date, code: str, found: list[ReadLine]) -> Draft | None:
        limit = tables.found(account.reference.unit_limit(code, day, hospital=tables.of_hospital(account, bill)))
        if limit is None:
            return None
        over = [x for x in found if _units(x) > limit.units] if limit.per_line else found
        total = max(map(_units, over), default=Decimal(0)) if limit.per_line else sum(map(_units, over), Decimal(0))
        if total <= limit.units or (not limit.firm and any(map(on.set_apart, found))):
            return None
        if any(map(on.is_drug, found)):
            raise CannotCheck("What one unit of a drug is, the bill may count in another way than Medicare's limit.")
        if not tables.medicares_own(account):
            raise CannotCheck(tables.OWN_RULES)
        where = "on one line" if limit.per_line else "on one day"
        more = "" if limit.firm else " A reason in the record can lift this limit."
        text = (
            f"{named(bill)} charges {total.normalize():f} units of {service(found[0])}; Medicare's limit {where} is "
            f"{limit.units}.{more} ({limit.source})"
        )
        draft = about_lines(self.name, account, bill, over, text, certainty=Certainty.LIKELY)
        if draft.amount is None:
            return draft
        return replace(draft, amount=draft.amount.times((total - limit.units) / total))


RULES: tuple[Rule, ...] = (UnitsImpossible(), TimedUnitsHigh(), OperatingTimeLong(), DrugUnits(), UnitsAboveLimit())
