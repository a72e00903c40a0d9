"""The same service at two prices, or again the next day. Exact copies are another family's matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

from medneg_desktop.audit import lines as on
from medneg_desktop.audit.account import Account
from medneg_desktop.audit.asking import about_lines, inquire
from medneg_desktop.audit.facts import CENT, at_line, called, named, service
from medneg_desktop.audit.rule import AccountRule, Answer, Draft, Inquiry, Rule, Unchecked, each
from medneg_desktop.audit.stake import share_of_charge
from medneg_desktop.core.dates import shown
from medneg_desktop.core.money import Money
from medneg_desktop.domain.answer import Reply
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.reading import Cell, ReadLine

MONTH = timedelta(days=31)


def _comparable(account: Account) -> list[ReadLine]:
    """Coded lines with one charge for one day, that no modifier sets apart; drugs come in sizes, rooms in days."""
    return [
        line
        for line in account.charged
        if on.code(line)
        and on.one_day(line)
        and not on.set_apart(line)
        and not on.is_drug(line)
        and on.group(line) not in {"room", "nursery", "intensive", "supplies", "implant", "ambulance"}
    ]


def _price(line: ReadLine) -> Money | None:
    """The price of one unit, where it comes out to the cent."""
    charge, units = line.money(Cell.CHARGE), line.number_of(Cell.UNITS)
    count = units.value if units else None
    if charge is None or (count is not None and (count <= 0 or count != int(count))):
        return None
    cents, rest = divmod(charge.value.cents, int(count) if count else 1)
    return Money(cents) if rest == 0 else None


def _alike(one: ReadLine, other: ReadLine) -> bool:
    """Whether nothing but the price tells two lines apart: a modifier or a department may be the reason for it."""
    return on.modifiers(one) == on.modifiers(other) and on.revenue(one) == on.revenue(other)


class NearDuplicate(AccountRule):
    """Two lines of one day agree in code, department and modifiers and differ in charge."""

    name = "near-duplicate"

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.lined
        if bill is None:
            return
        pairs = [found for found in on.by_day_and_code(_comparable(account)).values() if len(found) == 2]
        yield from each(self.name, (partial(self._pair, account, bill, *found) for found in pairs))

    def _pair(self, account: Account, bill: Paper, one: ReadLine, other: ReadLine) -> Draft | None:
        prices = _price(one), _price(other)
        if None in prices or prices[0] == prices[1] or not _alike(one, other):
            return None
        low, high = sorted((one, other), key=lambda line: line.cells[Cell.CHARGE].value)
        found = about_lines(
            self.name,
            account,
            bill,
            [low],
            f"Lines {one.number} and {other.number} of {called(bill)} are both {service(one)}, for "
            f"{one.cells[Cell.CHARGE].value.shown()} and {other.cells[Cell.CHARGE].value.shown()}.",
        )
        beside = about_lines(self.name, account, bill, [high], "", amount=False)
        return replace(found, evidence=(*found.evidence, *beside.evidence))


class TwoPrices(AccountRule):
    """One code has two prices on one bill, on different days of one month and one claim."""

    name = "same-code-two-prices"

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.lined
        if bill is None:
            return
        codes: dict[object, list[ReadLine]] = defaultdict(list)
        for line in _comparable(account):
            if (day := on.day(line)) and _price(line) is not None:
                codes[on.code(line), on.revenue(line), on.modifiers(line), day.year].append(line)
        several = [found for found in codes.values() if self._one_visit(account, bill, found)]
        yield from each(self.name, (partial(self._code, account, bill, found) for found in several))

    def _one_visit(self, account: Account, bill: Paper, found: list[ReadLine]) -> bool:
        """Different days within a month, that the plan did not take for different claims."""
        days = sorted({day for x in found if (day := on.day(x))})
        claims = {seen[0].ref for x in found if (seen := account.on_eob(bill, x))}
        return len(days) > 1 and days[-1] - days[0] <= MONTH and len(claims) < 2

    def _code(self, account: Account, bill: Paper, found: list[ReadLine]) -> Draft | None:
        prices = sorted({price for line in found if (price := _price(line)) is not None})
        if len(prices) != 2 or prices[1] - prices[0] <= CENT:
            return None
        dear = [line for line in found if _price(line) == prices[1]]
        cheap = [line for line in found if _price(line) == prices[0]]
        units = sum(int(u.value) if (u := line.number_of(Cell.UNITS)) else 1 for line in dear)
        draft = about_lines(
            self.name,
            account,
            bill,
            [*dear, *cheap],
            f"{named(bill)} charges {service(dear[0])} at {prices[1].shown()} and "
            f"{service(cheap[0])} at {prices[0].shown()}.",
            amount=False,
        )
        amount, pool = share_of_charge(account, bill, (prices[1] - prices[0]).times(units))
        return replace(draft, amount=amount, within=frozenset({pool}))


class RepeatTest(AccountRule):
    """The same picture was charged again a day later. Whether it was taken, the person knows; why, only the record."""

    name = "repeat-test"

    def look(self, account: Account) -> Iterator[Answer]:
        seen: dict[str, ReadLine] = {}
        pictures = [x for x in account.charged if on.is_imaging(x) and on.day(x) and not on.set_apart(x)]
        for line in sorted(pictures, key=lambda x: (on.day(x), x.number)):
            before, day = seen.get(on.code(line)), on.day(line)
            earlier = on.day(before) if before else None
            if before and day and earlier and day - earlier == timedelta(days=1):
                yield from self._ask(account, before, line, f"on {shown(earlier)} and again on {shown(day)}")
                return
            seen[on.code(line)] = line

    def _ask(self, account: Account, before: ReadLine, line: ReadLine, days: str) -> Iterator[Answer]:
        bill = account.lined
        assert bill is not None, "its lines were looked at"
        inquiry = Inquiry("repeated-test", f"Was this picture taken {days}: {on.code(line)}?")
        evidence = (at_line(bill, before), at_line(bill, line))
        taken, asked = inquire(self.name, account, inquiry, evidence)
        yield asked
        if taken is Reply.NO:
            text = f"{named(bill)} charges {on.code(line)} {days}. You say that it was not taken twice."
            yield from each(
                self.name, [partial(about_lines, self.name, account, bill, [line], text, beside=evidence[:1])]
            )
        else:
            why = f"{on.code(line)} was done {days}; only the record tells whether the first one failed."
            yield Unchecked(self.name, why)


RULES: tuple[Rule, ...] = (NearDuplicate(), TwoPrices(), RepeatTest())
