"""Where care was given and how one got there: clinic fees, trauma teams, ambulances."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import ClassVar

from medneg_desktop.audit import lines as on
from medneg_desktop.audit import reference
from medneg_desktop.audit.account import Account
from medneg_desktop.audit.asking import about_lines, inquire
from medneg_desktop.audit.facts import at_line, called, named, service
from medneg_desktop.audit.rule import AccountRule, Answer, Draft, Inquiry, Rule, Unchecked, each
from medneg_desktop.domain.answer import Reply
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.reading import Cell, ReadLine

_OFFICE = frozenset({"office_new", "office_known"})
_BASE_RATE = re.compile(r"^A04(2[6-9]|3[0134])$")


def _clinic_fee(line: ReadLine) -> bool:
    return on.group(line) == "clinic" or on.code(line) == "G0463"


class FacilityFee:
    """A doctor's office visit is charged, and beside it a fee of the hospital for the same visit."""

    name: ClassVar[str] = "facility-fee"

    def examine(self, accounts: tuple[Account, ...]) -> Iterator[Answer]:
        visits: dict[date, tuple[Paper, ReadLine]] = {}
        for account in accounts if any(map(self._clinic, accounts)) else ():
            for line in account.charged:
                office = reference.visit_family(on.code(line)) in _OFFICE and not on.revenue(line)
                if account.lined and office and (day := on.day(line)):
                    visits.setdefault(day, (account.lined, line))
        for account in accounts:
            if not self._clinic(account):
                continue
            fees = [x for x in account.charged if _clinic_fee(x) and on.day(x) in visits]
            yield from each(self.name, (partial(self._line, account, x, visits) for x in fees))

    def _clinic(self, account: Account) -> bool:
        return "clinic" in on.groups(account) or "G0463" in account.codes

    def _line(self, account: Account, fee: ReadLine, visits: dict[date, tuple[Paper, ReadLine]]) -> Draft | None:
        bill, day = account.lined, on.day(fee)
        if bill is None or day is None:
            return None
        text = (
            f"Line {fee.number} of {called(bill)}, {service(fee)}, is the hospital's fee for a clinic visit; the doctor's "
            "visit of that day is charged apart."
        )
        return about_lines(self.name, account, bill, [fee], text, beside=[at_line(*visits[day])])


class PlaceOfService(AccountRule):
    """A visit by video with a clinic fee, or urgent care charged as an emergency room."""

    name = "place-of-service"

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.lined
        if bill is None or not ("video" in on.modifier_themes(account) or self._urgent(account)):
            return
        charged = account.charged
        by_video = {on.day(x) for x in charged if "video" in on.themes(x) and on.day(x)}
        fees = [x for x in charged if _clinic_fee(x) and on.day(x) in by_video and "off_campus" not in on.themes(x)]
        urgent = [x for x in charged if re.search(r"\bURGENT CARE\b", on.words(x)) and self._emergency(x)]
        looks = [
            partial(self._draft, account, bill, fees, "is a clinic's fee on the day of a visit by video"),
            partial(self._draft, account, bill, urgent, "names urgent care and is charged as an emergency room"),
        ]
        yield from each(self.name, looks)

    def _urgent(self, account: Account) -> bool:
        return bool({"emergency"} & (on.groups(account) | on.families(account)))

    def _emergency(self, line: ReadLine) -> bool:
        return on.group(line) == "emergency" or reference.visit_family(on.code(line)) == "emergency"

    def _draft(self, account: Account, bill: Paper, found: list[ReadLine], what: str) -> Draft | None:
        if not found:
            return None
        text = f"Line {found[0].number} of {called(bill)}, {service(found[0])}, {what}."
        return about_lines(self.name, account, bill, found, text, amount=False)


class TraumaActivation(AccountRule):
    """The fee for calling a trauma team, without critical care or an ambulance on the bill."""

    name = "trauma-activation"

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.lined
        if "trauma" not in on.groups(account):
            return
        charged = account.charged
        fees = [x for x in charged if on.group(x) == "trauma"]
        if bill is None or not fees:
            return
        called_for = any(
            reference.visit_family(on.code(x)) == "critical"
            or on.group(x) in {"ambulance", "intensive"}
            or on.code(x) == "G0390"
            for x in charged
        )
        if called_for:
            yield Unchecked(self.name, "By which criteria the trauma team was called is in the record only.")
            return
        text = f"{named(bill)} charges the fee for calling a trauma team, and no critical care."
        yield from each(self.name, [partial(about_lines, self.name, account, bill, fees, text)])


class AmbulanceMiles(AccountRule):
    """Two base rates for one trip of an ambulance, or miles that the person knows to be too many."""

    name = "ambulance-miles"

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.lined
        if not any(c.startswith("A04") for c in account.codes):
            return
        trips: dict[object, list[ReadLine]] = defaultdict(list)
        charged = account.charged
        for line in charged:
            if _BASE_RATE.match(on.code(line)) and on.day(line):
                trips[on.day(line), on.modifiers(line)].append(line)
        twice = [x for x in trips.values() if len({on.code(line) for line in x}) > 1]
        if bill is not None and twice:
            yield from each(self.name, (partial(self._draft, account, bill, found) for found in twice))
        elif bill is not None and (miles := [x for x in charged if on.code(x) == "A0425"]):
            yield from self._ask(account, bill, miles)

    def _ask(self, account: Account, bill: Paper, miles: list[ReadLine]) -> Iterator[Answer]:
        counts = [x.number_of(Cell.UNITS) for x in miles]
        why = "The way of the ambulance is not on the papers; ask for the run sheet."
        if any(c is None or not c.firm for c in counts):
            yield Unchecked(self.name, why)
            return
        count = sum(c.value for c in counts if c is not None)
        inquiry = Inquiry("ambulance-way", f"Was the ambulance trip about {count:g} miles long?")
        right, asked = inquire(self.name, account, inquiry, tuple(at_line(bill, x) for x in miles))
        yield asked
        if right is None:
            yield Unchecked(self.name, why)
        elif right is Reply.NO:
            text = f"{named(bill)} charges {count:g} miles. You say that the trip was of another length."
            yield from each(self.name, [partial(about_lines, self.name, account, bill, miles, text, amount=False)])

    def _draft(self, account: Account, bill: Paper, found: list[ReadLine]) -> Draft:
        codes = " and ".join(on.code(x) for x in found)
        text = f"{named(bill)} charges two base rates ({codes}) for one trip."
        return about_lines(self.name, account, bill, found, text, amount=False)


RULES: tuple[Rule, ...] = (FacilityFee(), PlaceOfService(), TraumaActivation(), AmbulanceMiles())
