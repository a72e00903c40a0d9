"""Visits and their levels. A level follows from what was decided, which no bill tells: little here is more than a question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import ClassVar

from medneg_desktop.audit import lines as on
from medneg_desktop.audit import reference, tables
from medneg_desktop.audit.account import Account, bare
from medneg_desktop.audit.asking import about_lines, inquire
from medneg_desktop.audit.facts import at_line, called, named, sender, service
from medneg_desktop.audit.rule import AccountRule, Answer, CannotCheck, Draft, Inquiry, Rule, Unchecked, each
from medneg_desktop.core.dates import shown
from medneg_desktop.domain.answer import Reply
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.finding import Certainty
from medneg_desktop.domain.reading import ReadLine
from medneg_desktop.domain.reference import Missing

KNOWN_FOR = timedelta(days=3 * 365)
LONGEST_FOLLOW_UP = timedelta(days=90)
_SURGERY = re.compile(r"^[1-6]\d{4}$")
_SEPARATE = frozenset({"separate_visit", "unrelated", "decision", "staged", "return"})


def _family(line: ReadLine) -> str:
    return reference.visit_family(on.code(line))


class VisitLevelHigh:
    """The emergency room's highest level is charged, and no paper of the day shows a test, a picture or a drug; or an
    office's highest, for a visit that the person knows to have been short and simple.
    """

    name: ClassVar[str] = "visit-level-high"
    SIMPLE = Inquiry("simple-visit", "Was this visit shorter than 15 minutes, for one simple problem?")

    def examine(self, accounts: tuple[Account, ...]) -> Iterator[Answer]:
        top = [a for a in accounts if any(reference.visit_level(c) == "5" for c in a.codes)]
        if not top:
            return
        busy = {
            d
            for a in accounts
            for b in (*a.bills, *a.eobs)
            for x in b.reading.lines
            if on.is_test(x) and (d := on.day(x))
        }
        for account in top:
            for line in account.charged:
                if reference.visit_level(on.code(line)) != "5":
                    continue
                bill, day = account.lined, on.day(line)
                if bill is None or day is None or _family(line) != "emergency" or on.group(line) != "emergency":
                    yield from self._office(account, bill, line)
                elif day not in busy and not self._stayed(account):
                    yield from self._ask(account, bill, line)

    def _office(self, account: Account, bill: Paper | None, line: ReadLine) -> Iterator[Answer]:
        why = "The level of a visit follows from the doctor's notes, which are not on the papers."
        if bill is None or _family(line) not in {"office_new", "office_known"}:
            yield Unchecked(self.name, why)
            return
        simple, asked = inquire(self.name, account, self.SIMPLE, (at_line(bill, line),))
        yield asked
        if simple is None:
            yield Unchecked(self.name, why)
        elif simple is Reply.YES:
            text = f"Line {line.number} of {called(bill)} charges the highest level of office visits. You say that it was short, for one simple problem."
            yield from each(self.name, [partial(about_lines, self.name, account, bill, [line], text, amount=False)])

    def _stayed(self, account: Account) -> bool:
        return any(on.group(x) in {"room", "intensive", "observation", "trauma"} for x in account.lines)

    def _ask(self, account: Account, bill: Paper, line: ReadLine) -> Iterator[Answer]:
        text = (
            f"Line {line.number} of {called(bill)} charges the highest of the five levels of the emergency room. "
            "No test, picture or drug of that day is on the papers."
        )
        try:
            yield about_lines(self.name, account, bill, [line], text, amount=False)
        except CannotCheck as reason:
            yield Unchecked(self.name, str(reason))


class NewPatientCode:
    """A code for new patients, although the same practice billed a visit within the three years before."""

    name: ClassVar[str] = "new-patient-code"

    def examine(self, accounts: tuple[Account, ...]) -> Iterator[Answer]:
        if not any("office_new" in on.families(a) for a in accounts):
            return
        seen: dict[str, list[tuple[date, Paper, ReadLine]]] = {}
        for account in accounts:
            for earlier in account.bills:
                for line in earlier.reading.lines:
                    if _family(line) in {"office_new", "office_known"} and (day := on.day(line)):
                        seen.setdefault(bare(sender(earlier)), []).append((day, earlier, line))
        for account in accounts:
            bill = account.lined
            for line in account.charged:
                day = on.day(line)
                if bill is None or day is None or _family(line) != "office_new" or sender(bill) == "the provider":
                    continue
                before = [s for s in seen.get(bare(sender(bill)), []) if day - KNOWN_FOR <= s[0] < day]
                if before:
                    yield from self._ask(account, bill, line, before[0])

    def _ask(
        self, account: Account, bill: Paper, line: ReadLine, before: tuple[date, Paper, ReadLine]
    ) -> Iterator[Answer]:
        day, earlier, visit = before
        text = (
            f"Line {line.number} of {called(bill)} is a visit of a new patient. {sender(bill)} billed a visit on "
            f"{shown(day)}, less than three years before."
        )
        try:
            yield about_lines(
                self.name,
                account,
                bill,
                [line],
                text,
                beside=[at_line(earlier, visit)],
                certainty=Certainty.LIKELY,
                amount=False,
            )
        except CannotCheck as reason:
            yield Unchecked(self.name, str(reason))


class VisitWithProcedure(AccountRule):
    """A visit marked as separate from a procedure of the day: only the person knows whether it was."""

    name = "visit-with-procedure"
    OTHER = Inquiry("other-problem", "At the visit with the procedure, did the doctor also look into another problem?")

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.lined
        charged = account.charged if "separate_visit" in on.modifier_themes(account) else ()
        operated = {on.day(x) for x in charged if _SURGERY.match(on.code(x)) and on.day(x)}
        marked = [x for x in charged if _family(x) and "separate_visit" in on.themes(x) and on.day(x) in operated]
        if bill is not None and marked:
            yield from self._ask(account, bill, marked)

    def _ask(self, account: Account, bill: Paper, marked: list[ReadLine]) -> Iterator[Answer]:
        text = f"{named(bill)} charges {service(marked[0])} beside a procedure of that day. You say that it was for nothing else."
        try:
            draft = about_lines(self.name, account, bill, marked, text)
        except CannotCheck as reason:
            yield Unchecked(self.name, str(reason))
            return
        other, asked = inquire(self.name, account, self.OTHER, draft.evidence, draft.amount)
        yield asked
        if other is None:
            why = "A visit is marked as separate from a procedure of the same day; only you know whether it was."
            yield Unchecked(self.name, why)
        elif other is Reply.NO:
            yield draft


class GlobalPeriodVisit(AccountRule):
    """A visit soon after an operation by the same practice, within the days that Medicare's schedule counts to its price."""

    name = "global-period-visit"

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.lined
        charged = account.charged if {"office_known", "hospital_day"} & on.families(account) else ()
        operations = [x for x in charged if _SURGERY.match(on.code(x)) and on.day(x)]
        visits = [x for x in charged if _family(x) in {"office_known", "hospital_day"} and not on.themes(x) & _SEPARATE]
        if bill is not None and operations:
            yield from each(self.name, (partial(self._visit, account, bill, x, operations) for x in visits))

    def _visit(self, account: Account, bill: Paper, visit: ReadLine, operations: list[ReadLine]) -> Draft | None:
        day = on.day(visit)
        for operation in operations:
            operated = on.day(operation)
            if day is None or operated is None or not timedelta(0) < day - operated <= LONGEST_FOLLOW_UP:
                continue
            fee = account.reference.fee(on.code(operation), on.modifiers(operation), operated)
            if isinstance(fee, Missing):
                raise CannotCheck(f"The follow-up days after operations stand in a fee schedule. {fee.why}")
            if fee is None or fee.follow_up is None or day - operated > timedelta(days=fee.follow_up):
                continue
            if not tables.medicares_own(account):
                raise CannotCheck(tables.OWN_RULES)
            days = (day - operated).days
            text = (
                f"{service(visit)[0].upper()}{service(visit)[1:]} came {days} days after {service(operation)}; Medicare counts "
                f"visits of {fee.follow_up} days to the price of that operation ({fee.source})."
            )
            beside = [at_line(bill, operation)]
            return about_lines(self.name, account, bill, [visit], text, beside=beside, certainty=Certainty.LIKELY)
        return None


RULES: tuple[Rule, ...] = (VisitLevelHigh(), NewPatientCode(), VisitWithProcedure(), GlobalPeriodVisit())
