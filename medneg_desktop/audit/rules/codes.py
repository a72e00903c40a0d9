"""Codes that do not go together: a panel and its parts, a whole and its half, both sides and one side."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import ClassVar

from medneg_desktop.audit import lines as on
from medneg_desktop.audit import reference, tables
from medneg_desktop.audit.account import Account
from medneg_desktop.audit.asking import about_lines
from medneg_desktop.audit.facts import at_line, called, named, sender, service
from medneg_desktop.audit.rule import AccountRule, Answer, CannotCheck, Draft, Rule, Unchecked, each
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.finding import Certainty
from medneg_desktop.domain.reading import FieldName, ReadLine
from medneg_desktop.domain.reference import PairEdit

_HOSPITAL = re.compile(
    r"hospital|medical cent|health (system|network)|infirmary|surgery cent|clinic foundation", re.IGNORECASE
)


class BundledCodes(AccountRule):
    """Two codes of a day and provider of which Medicare's list of the quarter pays one alone."""

    name = "bundled-codes"

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.lined
        days: dict[date, list[ReadLine]] = defaultdict(list)
        for line in account.charged:
            day = on.day(line)
            if day and re.fullmatch(r"\d{4}[0-9A-Z]|[A-Z]\d{4}", on.code(line)):
                days[day].append(line)
        several = {day: found for day, found in sorted(days.items()) if len(set(map(on.code, found))) > 1}
        if bill is None or tables.inpatient(account, bill):
            return
        for day, lines in several.items():
            yield from self._day(account, bill, day, lines)

    def _day(self, account: Account, bill: Paper, day: date, lines: list[ReadLine]) -> Iterator[Answer]:
        codes = frozenset(map(on.code, lines))
        pairs = tables.found(account.reference.pairs(codes, day, hospital=tables.of_hospital(account, bill)))
        if pairs.unreached:
            listed = ", ".join(pairs.unreached)
            yield Unchecked(self.name, f"the loaded part of the list of code pairs does not reach {listed}")
        looks = [partial(self._pair, account, bill, edit, pairs.source, lines) for edit in pairs.edits]
        yield from each(self.name, looks)

    def _pair(self, account: Account, bill: Paper, edit: PairEdit, source: str, lines: list[ReadLine]) -> Draft | None:
        firsts = [x for x in lines if on.code(x) == edit.first]
        seconds = [x for x in lines if on.code(x) == edit.second]
        if edit.exception and tables.bypassed([*firsts, *seconds]):
            return None
        if not tables.medicares_own(account):
            raise CannotCheck(tables.OWN_RULES)
        reason = "unless a modifier says that they were separate; none does" if edit.exception else "without exception"
        text = (
            f"{named(bill)} charges {service(firsts[0])} and {service(seconds[0])}. Medicare pays the first alone, {reason} "
            f"({source})."
        )
        beside = [at_line(bill, x) for x in firsts]
        return about_lines(self.name, account, bill, seconds, text, beside=beside, certainty=Certainty.LIKELY)


class PanelAndParts(AccountRule):
    """A lab panel and two or more of its own tests are charged on one day."""

    name = "panel-and-parts"

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.lined
        if bill is None or not any(map(reference.panel_parts, account.codes)):
            return
        by_day: dict[date, list[ReadLine]] = defaultdict(list)
        for line in account.charged:
            if (day := on.day(line)) and not on.set_apart(line):
                by_day[day].append(line)
        looks = [
            partial(self._parts, account, bill, panel, found)
            for found in by_day.values()
            for panel in found
            if reference.panel_parts(on.code(panel))
        ]
        yield from each(self.name, looks)

    def _parts(self, account: Account, bill: Paper, panel: ReadLine, found: list[ReadLine]) -> Draft | None:
        parts = [x for x in found if on.code(x) in reference.panel_parts(on.code(panel))]
        if len({on.code(x) for x in parts}) < 2:
            return None
        listed = ", ".join(on.code(x) for x in parts)
        text = f"{named(bill)} charges the lab panel {service(panel)}, and beside it its parts {listed}."
        return about_lines(
            self.name, account, bill, parts, text, beside=[at_line(bill, panel)], certainty=Certainty.LIKELY
        )


class ProfessionalTechnicalTwice:
    """A test is charged whole by one practice, and its reading or its technical part is charged again."""

    name: ClassVar[str] = "professional-technical-twice"

    def examine(self, accounts: tuple[Account, ...]) -> Iterator[Answer]:
        wholes: dict[tuple[date, str], list[tuple[Paper, ReadLine]]] = defaultdict(list)
        halved = any(account.modifiers & {"26", "TC"} for account in accounts)
        for account in accounts if halved else ():
            bill = account.lined
            if bill is None or self._facility(account, bill):
                continue
            for key, found in on.by_day_and_code(account.charged).items():
                wholes[key] += [(bill, x) for x in found if not on.modifiers(x) and not reference.visit_family(key[1])]
        for account in accounts:
            if account.modifiers & {"26", "TC"}:
                yield from each(self.name, self._looks(account, wholes))

    def _looks(
        self, account: Account, wholes: dict[tuple[date, str], list[tuple[Paper, ReadLine]]]
    ) -> Iterator[partial[Draft]]:
        bill = account.lined
        for line in account.charged:
            day, themes = on.day(line), on.themes(line)
            if bill is None or day is None or not themes or not themes <= {"reading", "technical"}:
                continue
            whole = wholes.get((day, on.code(line)), [])
            if len(whole) == 1:
                yield partial(self._draft, account, bill, line, whole[0])

    def _facility(self, account: Account, bill: Paper) -> bool:
        """A hospital charges its part without a modifier: beside a doctor's reading that is normal."""
        return (
            FieldName.TYPE_OF_BILL in bill.reading.fields
            or any(on.revenue(x) for x in account.lines)
            or bool(_HOSPITAL.search(sender(bill)))
            or sender(bill) == "the provider"
        )

    def _draft(self, account: Account, bill: Paper, line: ReadLine, whole: tuple[Paper, ReadLine]) -> Draft:
        part = "reading" if "reading" in on.themes(line) else "technical part"
        text = (
            f"{sender(whole[0])} charges {service(whole[1])} whole. Line {line.number} of {called(bill)} charges its "
            f"{part} once more."
        )
        return about_lines(self.name, account, bill, [line], text, beside=[at_line(*whole)], certainty=Certainty.LIKELY)


class BilateralTwice(AccountRule):
    """One line is for both sides, and another of the day charges one side of the same once more."""

    name = "bilateral-twice"

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.lined
        if bill is not None and "50" in account.modifiers:
            groups = on.by_day_and_code(account.charged).values()
            yield from each(self.name, (partial(self._group, account, bill, found) for found in groups))

    def _group(self, account: Account, bill: Paper, found: list[ReadLine]) -> Draft | None:
        both = [x for x in found if "both_sides" in on.themes(x)]
        single = [x for x in found if on.modifiers(x) & {"LT", "RT"} and not on.themes(x) & {"separate", "repeat"}]
        if not both or not single:
            return None
        text = (
            f"Line {both[0].number} of {called(bill)} charges {service(both[0])} for both sides, and "
            f"line {single[0].number} charges one side of it again."
        )
        return about_lines(
            self.name, account, bill, single, text, beside=[at_line(bill, both[0])], certainty=Certainty.LIKELY
        )


class BypassModifier(AccountRule):
    """Most lines carry a modifier that says "apart from the others", which is meant for exceptions."""

    name = "bypass-modifier"
    FEWEST = 4

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.lined
        if "separate" not in on.modifier_themes(account):
            return
        coded = [x for x in account.charged if on.code(x)]
        apart = [x for x in coded if "separate" in on.themes(x)]
        if bill is None or len(coded) < self.FEWEST or len(apart) * 2 <= len(coded):
            return
        text = f"{len(apart)} of {len(coded)} lines of {called(bill)} carry a modifier that sets them apart from the others."
        yield from each(self.name, [partial(about_lines, self.name, account, bill, apart, text, amount=False)])


class WrongCode(AccountRule):
    """The side in the words of a line is not the side of its modifier."""

    name = "wrong-code"

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.lined
        if bill is not None and account.modifiers & {"LT", "RT"}:
            yield from each(self.name, (partial(self._line, account, bill, x) for x in account.charged))

    def _line(self, account: Account, bill: Paper, line: ReadLine) -> Draft | None:
        sides = on.modifiers(line) & {"LT", "RT"}
        told = {"LT" if w in {"LEFT", "LT"} else "RT" for w in re.findall(r"\b(LEFT|RIGHT|LT|RT)\b", on.words(line))}
        if len(sides) != 1 or len(told) != 1 or sides == told:
            return None
        words = {"LT": "left", "RT": "right"}
        text = (
            f"Line {line.number} of {called(bill)}, {service(line)}, has the modifier for the {words[min(sides)]} side; its words "
            f"say {words[min(told)]}."
        )
        return about_lines(self.name, account, bill, [line], text, amount=False)


class StoppedProcedure(AccountRule):
    """A procedure is marked as stopped and charged like one that was finished."""

    name = "stopped-procedure"

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.lined
        if bill is not None and "stopped" in on.modifier_themes(account):
            yield from each(self.name, (partial(self._line, account, bill, x) for x in account.charged))

    def _line(self, account: Account, bill: Paper, line: ReadLine) -> Draft | None:
        if "stopped" not in on.themes(line):
            return None
        text = f"Line {line.number} of {called(bill)}, {service(line)}, is marked as stopped before it was finished."
        return about_lines(self.name, account, bill, [line], text, amount=False)


RULES: tuple[Rule, ...] = (
    BundledCodes(),
    PanelAndParts(),
    ProfessionalTechnicalTwice(),
    BilateralTwice(),
    BypassModifier(),
    WrongCode(),
    StoppedProcedure(),
)
