"""A hospital stay: its days beside the days that are charged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from medneg_desktop.audit.account import Account, services
from medneg_desktop.audit.facts import at_fields, at_line, called, cell, firm, named
from medneg_desktop.audit.lines import themes, words
from medneg_desktop.audit.rule import AccountRule, CannotCheck, Draft, Rule
from medneg_desktop.core.dates import shown
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.finding import Certainty
from medneg_desktop.domain.reading import Cell, FieldName, ReadLine

_ROOM_CODES = re.compile(r"^(1[0-7]\d|20\d|21\d)$")
"""Revenue codes of room and board and of intensive care, without the leading zero; 18x are days of leave."""
_LATER_CODES = re.compile(r"^(25\d|63\d|3[01]\d)$")
"""Drugs to take home and laboratory work, which may rightly carry a later day."""

_ENTERED = re.compile(r"\b(POST(ED|ING)|LATE (CHARGE|CHG|ENTRY)|INTERP\w*|READING)\b")


def _stay(bill: Paper) -> tuple[date, date] | None:
    """The printed days of admission and discharge."""
    start, end = bill.reading.date(FieldName.SERVICE_FROM), bill.reading.date(FieldName.SERVICE_TO)
    if start is None or end is None or end.value <= start.value:
        return None
    firm(start, f"the first day on {called(bill)}")
    firm(end, f"the last day on {called(bill)}")
    return start.value, end.value


def _revenue(line: ReadLine) -> str:
    code = line.text(Cell.REVENUE_CODE)
    return code.value.lstrip("0") if code else ""


class RoomDays(AccountRule):
    """More days in a room are charged than nights were spent. The day of discharge is not charged."""

    name = "room-days-exceed-nights"

    def look(self, account: Account) -> Iterator[Draft]:
        bill = account.lined
        stay = _stay(bill) if bill else None
        if bill is None or stay is None:
            return
        rooms = [line for line in services(bill.reading) if _ROOM_CODES.match(_revenue(line))]
        days = [self._days(bill, line) for line in rooms]
        nights = (stay[1] - stay[0]).days
        extra = sum(days, Decimal(0)) - nights
        if not rooms or extra <= 0 or extra != int(extra):
            return
        if self._by_the_case(account):
            raise CannotCheck("Your plan paid one price for the whole stay, so the days do not change your share.")
        rates = {self._rate(bill, line, n) for line, n in zip(rooms, days, strict=True)}
        yield Draft(
            rule=self.name,
            certainty=Certainty.PROVEN if len(rates) == 1 else Certainty.QUESTION,
            amount=self._amount(account, rates, int(extra)),
            explanation=(
                f"{named(bill)} charges {sum(days, Decimal(0))} days in a room. From {shown(stay[0])} to {shown(stay[1])} "
                f"there were {nights} nights."
            ),
            evidence=(
                *(at_line(bill, line) for line in rooms),
                *at_fields(bill, FieldName.SERVICE_FROM, FieldName.SERVICE_TO),
            ),
            account=account.key,
            within=frozenset({"charges"}),
        )

    def _by_the_case(self, account: Account) -> bool:
        """Whether the plan's words on the stay are one line for all of its charges."""
        for eob in account.current_eobs:
            lines, total = eob.reading.lines, eob.reading.money(FieldName.TOTAL_CHARGES)
            charge = lines[0].money(Cell.CHARGE) if len(lines) == 1 else None
            if total and charge and charge.value == total.value and len(account.lines) > 1:
                return True
        return False

    def _days(self, bill: Paper, line: ReadLine) -> Decimal:
        units = line.number_of(Cell.UNITS)
        if units is None:
            return Decimal(1)
        firm(units, f"the units of line {line.number} on {called(bill)}")
        charge = cell(line, Cell.CHARGE, bill)
        return -units.value if charge is not None and charge < Money.zero() and units.value > 0 else units.value

    def _rate(self, bill: Paper, line: ReadLine, days: Decimal) -> Money | None:
        charge = cell(line, Cell.CHARGE, bill)
        if charge is None or days == 0 or charge.cents % abs(days) != 0:
            return None
        return Money(int(abs(charge.cents) / abs(days)))

    def _amount(self, account: Account, rates: set[Money | None], extra: int) -> Money | None:
        rate = next(iter(rates)) if len(rates) == 1 else None
        latest = account.latest
        insured = account.eobs or (
            latest and any(n in latest.reading.fields for n in (FieldName.INSURANCE_PAID, FieldName.PAYER_NAME))
        )
        discounted = latest and FieldName.TOTAL_ADJUSTMENTS in latest.reading.fields
        return rate.times(extra) if rate is not None and not insured and not discounted else None


class AfterDischarge(AccountRule):
    """A service is dated after the last day of the stay that the same bill prints."""

    name = "service-after-discharge"

    def look(self, account: Account) -> Iterator[Draft]:
        bill = account.lined
        stay = _stay(bill) if bill else None
        if bill is None or stay is None:
            return
        for line in services(bill.reading):
            day, charge = line.date(Cell.SERVICE_DATE), cell(line, Cell.CHARGE, bill)
            if day is None or day.value <= stay[1] or charge is None or charge <= Money.zero():
                continue
            firm(day, f"the date of line {line.number} on {called(bill)}")
            if _LATER_CODES.match(_revenue(line)) or self._later(line):
                continue
            own = cell(line, Cell.PATIENT_RESPONSIBILITY, bill)
            latest = account.latest or bill
            plain = not account.eobs and not {
                FieldName.INSURANCE_PAID,
                FieldName.PAYER_NAME,
                FieldName.TOTAL_ADJUSTMENTS,
            } & set(latest.reading.fields)
            yield Draft(
                rule=self.name,
                certainty=Certainty.QUESTION,
                amount=own if own is not None else charge if plain else None,
                explanation=(
                    f"Line {line.number} of {called(bill)} is dated {shown(day.value)}, after the stay ended on "
                    f"{shown(stay[1])}."
                ),
                evidence=(at_line(bill, line), *at_fields(bill, FieldName.SERVICE_TO)),
                account=account.key,
                within=frozenset({"charges"}),
            )

    def _later(self, line: ReadLine) -> bool:
        """Whether the line says that it was read, or entered into the books, later than it was done."""
        return "reading" in themes(line) or bool(_ENTERED.search(words(line)))


RULES: tuple[Rule, ...] = (RoomDays(), AfterDischarge())
