"""How a stay is charged: before it began, under which status, in which room, for whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

from medneg_desktop.audit import lines as on
from medneg_desktop.audit.account import Account
from medneg_desktop.audit.asking import about_lines, inquire
from medneg_desktop.audit.facts import at_fields, at_line, called, firm, named, service
from medneg_desktop.audit.rule import AccountRule, Answer, Draft, Inquiry, Rule, Unchecked, each
from medneg_desktop.audit.stake import share_at_stake
from medneg_desktop.core.dates import shown
from medneg_desktop.domain.answer import Reply
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.reading import FieldName, ReadLine

BEDS = frozenset({"room", "intensive"})
_PREPARING = frozenset({"lab", "imaging", "cardiology", "diagnostic", "blood", "clinic"})
"""Tests that are rightly made before a planned stay."""
_ISOLATION = re.compile(r"\bISOL")


def _first_day(bill: Paper) -> date | None:
    """The printed day of admission of a stay over night."""
    start, end = bill.reading.date(FieldName.SERVICE_FROM), bill.reading.date(FieldName.SERVICE_TO)
    if start is None or end is None or end.value <= start.value:
        return None
    firm(start, f"the first day on {called(bill)}")
    return start.value


class BeforeAdmission(AccountRule):
    """A service of a stay is dated before the stay began, and it is no test made to prepare it."""

    name = "service-before-admission"

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.lined
        start = _first_day(bill) if bill else None
        if bill is None or start is None:
            return
        yield from each(self.name, (partial(self._line, account, bill, start, x) for x in account.charged))

    def _line(self, account: Account, bill: Paper, start: date, line: ReadLine) -> Draft | None:
        day = on.day(line)
        if day is None or day >= start or on.group(line) in _PREPARING or on.is_imaging(line):
            return None
        if re.fullmatch(r"8\d{4}|93\d{3}|36415", on.code(line)):
            return None
        return about_lines(
            self.name,
            account,
            bill,
            [line],
            f"Line {line.number} of {called(bill)} is dated {shown(day)}, before the stay began on {shown(start)}.",
            beside=at_fields(bill, FieldName.SERVICE_FROM),
        )


class InpatientOrObservation(AccountRule):
    """Hours of observation are charged after a bed was, or a bill for outpatients charges a bed."""

    name = "inpatient-or-observation"

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.lined
        if bill is None or not BEDS & on.groups(account):
            return
        charged = account.charged
        beds = [x for x in charged if on.group(x) in BEDS and on.day(x)]
        watched = [x for x in charged if on.group(x) == "observation" and on.day(x)]
        first = min((d for x in beds if (d := on.day(x))), default=None)
        late = [x for x in watched if first and (d := on.day(x)) and d > first]
        outpatient = self._outpatient(bill) and beds
        if not late and not outpatient:
            return
        text = (
            f"{named(bill)} charges hours of observation on days on which a bed was already charged."
            if late
            else f"{named(bill)} is a bill for outpatients by its type and charges a bed."
        )
        yield from each(self.name, [partial(about_lines, self.name, account, bill, late or beds, text, amount=False)])

    def _outpatient(self, bill: Paper) -> bool:
        kind = bill.reading.text(FieldName.TYPE_OF_BILL)
        return bool(kind and kind.firm and re.fullmatch(r"0?13\d", kind.value.strip()))


class RoomLevel(AccountRule):
    """A deluxe room is charged, or an intensive or private one in which the person says that they never were."""

    name = "room-level"
    THERE = Inquiry("in-that-room", "Were you in an intensive care or private room on the days charged?")

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.lined
        if bill is None or not BEDS & on.groups(account):
            return
        rooms = [x for x in account.charged if on.group(x) in BEDS and not _ISOLATION.search(on.words(x))]
        deluxe = [x for x in rooms if on.revenue(x).startswith("014")]
        if deluxe:
            text = f"{named(bill)} charges a deluxe private room."
            yield from each(self.name, [partial(about_lines, self.name, account, bill, deluxe, text, amount=False)])
        elif dear := [x for x in rooms if on.group(x) == "intensive" or on.revenue(x).startswith("011")]:
            yield from self._ask(account, bill, dear)

    def _ask(self, account: Account, bill: Paper, dear: list[ReadLine]) -> Iterator[Answer]:
        there, asked = inquire(self.name, account, self.THERE, tuple(at_line(bill, x) for x in dear))
        yield asked
        if there is None:
            why = "Only you and the record know on which days you were in an intensive or private room."
            yield Unchecked(self.name, why)
        elif there is Reply.NO:
            text = f"{named(bill)} charges {service(dear[0])}. You say that you were in no such room."
            yield from each(self.name, [partial(about_lines, self.name, account, bill, dear, text, amount=False)])


class RoutineSupplies(AccountRule):
    """Everyday supplies are charged on top of a room, whose rate normally holds them."""

    name = "routine-supplies"
    _EVERYDAY = re.compile(
        r"\b(GLOVES?|GOWN|LINENS?|BED ?PAN|URINAL|BASIN|THERMOMETER|TISSUES?|TOOTHBRUSH|PILLOW|BLANKET|WASH ?CLOTH)\b"
    )
    _SPECIAL = re.compile(r"\b(STERILE|SURG\w*|CUSTOM|IMPLANT\w*|WARMING|CHEMO\w*)\b")

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.lined
        charged = account.charged
        if bill is None or not BEDS & on.groups(account):
            return
        found = [x for x in charged if self._everyday(x) and not self._in_rate(account, bill, x)]
        if found:
            text = f"{named(bill)} charges everyday supplies ({on.words(found[0]).lower()}) beside the room."
            yield from each(self.name, [partial(about_lines, self.name, account, bill, found, text)])

    def _everyday(self, line: ReadLine) -> bool:
        words = on.words(line)
        return bool(self._EVERYDAY.search(words)) and not self._SPECIAL.search(words) and on.group(line) != "implant"

    def _in_rate(self, account: Account, bill: Paper, line: ReadLine) -> bool:
        """The plan's contract left nothing of the line to the patient."""
        share, _ = share_at_stake(account, bill, line)
        return share is not None and not share


class NewbornMixed(AccountRule):
    """A mother's bed and a nursery on one bill, and the baby was billed apart too."""

    name = "newborn-mixed"
    APART = Inquiry("baby-billed-apart", "Did a bill in the baby's own name charge the nursery too?")

    def look(self, account: Account) -> Iterator[Answer]:
        bill, groups = account.lined, on.groups(account)
        if bill is None or "nursery" not in groups or not groups & BEDS:
            return
        nursery = [x for x in account.charged if on.group(x) == "nursery"]
        apart, asked = inquire(self.name, account, self.APART, tuple(at_line(bill, x) for x in nursery))
        yield asked
        if apart is None:
            why = "Mother's and baby's services are on one bill; ask the plan whether each should have its own claim."
            yield Unchecked(self.name, why)
        elif apart is Reply.YES:
            text = f"{named(bill)} charges the nursery. You say that a bill in the baby's own name charges it too."
            yield from each(self.name, [partial(about_lines, self.name, account, bill, nursery, text)])


RULES: tuple[Rule, ...] = (
    BeforeAdmission(),
    InpatientOrObservation(),
    RoomLevel(),
    RoutineSupplies(),
    NewbornMixed(),
)
