"""The same service charged more than once on one bill."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import partial

from medneg_desktop.audit.account import Account, only_day, services
from medneg_desktop.audit.facts import CENT, at_line, called, firm, service
from medneg_desktop.audit.rule import AccountRule, Answer, Draft, Rule, each
from medneg_desktop.audit.stake import line_pools, settled_by_plan, share_at_stake
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.finding import Certainty, Evidence, PaperRef
from medneg_desktop.domain.reading import Cell, ReadLine

MEANT_TO_REPEAT = frozenset(
    ["76", "77", "91", "59", "XE", "XS", "XP", "XU", "LT", "RT", "50", "TC", "26", "JW", "JZ", "27", "78", "79"]
    + [f"E{n}" for n in range(1, 5)]
    + ["FA", "TA", "LC", "LD", "LM", "RC", "RI"]
    + [f"{side}{n}" for side in "FT" for n in range(1, 10)]
)
"""Modifiers that say: this was done again, elsewhere, on the other side, or in part."""
_ROOM = re.compile(r"\b(room|board|r&b|semi-?pvt|private|icu|ccu|nursery|observation)\b", re.IGNORECASE)
_SUMMED = re.compile(r"\b(sub-?total|total|balance forward|previous balance)\b", re.IGNORECASE)
_DOSE = re.compile(
    r"\b(?:DOSE|DS) ?#? ?\d+|\b\d+(?:ST|ND|RD|TH) DOSE\b|\b\d{1,2}:\d{2}(?: ?[AP]M)?\b|\b\d{4} ?H(?:RS?)?\b|\b\d{1,2} ?[AP]M\b"
)
"""What tells two doses of a drug apart: their number, or their time of day."""
Key = tuple[object, ...]
Repeats = dict[PaperRef, list[ReadLine]]


class DuplicateCharge(AccountRule):
    """Two lines of one bill that agree in day, service, modifiers, units and charge, and are not taken back.

    The latest bill that lists services counts: a corrected bill settles the question. Modifiers on any other bill of
    the account excuse the repeat, since statements often leave them out.
    """

    name = "duplicate-charge"

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.lined
        if bill is None:
            return
        found = _repeated(bill)
        others = [b for b in account.bills if found and b.ref != bill.ref]
        repeats = {b.ref: [line for lines in _repeated(b) for line in lines] for b in others}
        yield from each(self.name, (partial(self._draft, account, bill, lines, repeats) for lines in found))

    def _draft(self, account: Account, bill: Paper, lines: list[ReadLine], repeats: Repeats) -> Draft | None:
        extra = lines[_kept(account, bill, lines[0]) :]
        extra = [line for line in extra if not settled_by_plan(account, bill, line)]
        if not extra:
            return None
        for line in lines:
            for name in (Cell.SERVICE_DATE, Cell.CODE, Cell.CHARGE, Cell.UNITS, Cell.MODIFIERS):
                if name in line.cells:
                    firm(line.cells[name], f"line {line.number} on {called(bill)}")
        drug = _is_drug(lines[0])
        amounts = [share_at_stake(account, bill, line) for line in extra]
        known = [a for a, _ in amounts if a is not None]
        return Draft(
            rule=self.name,
            certainty=Certainty.QUESTION if drug else Certainty.PROVEN,
            amount=Money.total(known) if len(known) == len(amounts) else None,
            explanation=_explain(lines, account, bill, drug=drug),
            evidence=tuple(_evidence(account, bill, lines, repeats)),
            account=account.key,
            holds=line_pools(account, bill, extra),
            within=frozenset(pool for _, pool in amounts),
        )


def _key(only: date | None, line: ReadLine) -> Key | None:
    """What two lines share when they charge the same; a bill for a single day dates its lines by that day."""
    day, code, words = line.date(Cell.SERVICE_DATE), line.text(Cell.CODE), line.text(Cell.DESCRIPTION)
    charge, units = line.money(Cell.CHARGE), line.number_of(Cell.UNITS)
    name = code.value.upper() if code else " ".join(words.value.upper().split()) if words else None
    when = day.value if day else only
    if when is None or charge is None or name is None:
        return None
    modifiers = tuple(sorted(line.items(Cell.MODIFIERS)))
    revenue = line.text(Cell.REVENUE_CODE)
    dose = _DOSE.findall(words.value.upper()) if words and _is_drug(line) else ()
    return (when, name, modifiers, units.value if units else None, abs(charge.value), revenue and revenue.value, *dose)


def _repeated(bill: Paper) -> list[list[ReadLine]]:
    """Lines that stand more than once on the bill after what was taken back, without those meant to repeat."""
    groups: dict[Key, list[ReadLine]] = defaultdict(list)
    only = only_day(bill)
    for line in services(bill.reading):
        key = _key(only, line)
        if key is not None and not _meant(line):
            groups[key].append(line)
    negative: dict[Money, list[ReadLine]] = defaultdict(list)
    for line in bill.reading.lines:
        if (c := line.money(Cell.CHARGE)) and c.value < Money.zero():
            negative[-c.value].append(line)
    found = []
    for lines in groups.values():
        charged = [x for x in lines if (c := x.money(Cell.CHARGE)) and c.value > Money.zero()]
        if len(charged) < 2:
            continue
        taken_back = len(lines) - len(charged) + _reversals(only, charged, negative)
        if len(charged) - taken_back > 1:
            found.append(charged[: len(charged) - taken_back])
    return found


def _reversals(only: date | None, charged: list[ReadLine], negative: dict[Money, list[ReadLine]]) -> int:
    """Negative lines of the same sum without the code or day of the line they take back."""
    charge, code = charged[0].money(Cell.CHARGE), charged[0].text(Cell.CODE)
    keys = {_key(only, line) for line in charged}
    return sum(
        1
        for line in (negative.get(charge.value, ()) if charge else ())
        if _key(only, line) not in keys
        and ((own := line.text(Cell.CODE)) is None or (code is not None and own.value == code.value))
    )


def _meant(line: ReadLine) -> bool:
    words, revenue = line.text(Cell.DESCRIPTION), line.text(Cell.REVENUE_CODE)
    if {m.upper() for m in line.items(Cell.MODIFIERS)} & MEANT_TO_REPEAT:
        return True
    if revenue and revenue.value.lstrip("0").startswith(("1", "20", "21")) and len(revenue.value.lstrip("0")) == 3:
        return True  # room and board, intensive care: one line a day or a bed
    return bool(words and (_ROOM.search(words.value) or _SUMMED.search(words.value)) and not line.text(Cell.CODE))


def _is_drug(line: ReadLine) -> bool:
    code, revenue = line.text(Cell.CODE), line.text(Cell.REVENUE_CODE)
    return bool(code and re.fullmatch(r"J\d{4}|\d{5}-?\d{4}-?\d{2}|\d{11}", code.value.upper())) or bool(
        revenue and revenue.value.lstrip("0").startswith(("25", "63"))
    )


def _kept(account: Account, bill: Paper, line: ReadLine) -> int:
    """How many of the lines are accounted for: one, or as many as another bill tells apart by a modifier."""
    code, day = line.text(Cell.CODE), line.date(Cell.SERVICE_DATE)
    if code is None or day is None:
        return 1
    counts = [1]
    for other in account.bills:
        if other.ref == bill.ref:
            continue
        same = [
            x
            for x in services(other.reading)
            if (c := x.text(Cell.CODE))
            and c.value == code.value
            and (d := x.date(Cell.SERVICE_DATE))
            and d.value == day.value
        ]
        counts.append(1 + sum(_meant(x) for x in same) if any(_meant(x) for x in same) else 1)
    return max(counts)


def _explain(lines: list[ReadLine], account: Account, bill: Paper, *, drug: bool) -> str:
    numbers = " and ".join(f"line {line.number}" for line in lines)
    charge = lines[0].money(Cell.CHARGE)
    each = charge.value.shown() if charge else ""
    quantifier = "both" if len(lines) == 2 else "all"
    text = f"{numbers[0].upper()}{numbers[1:]} of {called(bill)} are {quantifier} {service(lines[0])} for {each}."
    if drug:
        return f"{text} A drug can be given twice on one day, so the medication record decides."
    share, _ = share_at_stake(account, bill, lines[-1])
    if share is not None and charge and abs(charge.value - share) > CENT:
        text += f" Your part of the repeated line is {share.shown()}."
    return text


def _evidence(account: Account, bill: Paper, lines: list[ReadLine], repeats: Repeats) -> Iterator[Evidence]:
    yield from (at_line(bill, line) for line in lines)
    keys = {_key(account.only_days[bill.ref], line) for line in lines}
    for other in account.bills:
        if other.ref != bill.ref:
            only = account.only_days[other.ref]
            yield from (at_line(other, x) for x in repeats.get(other.ref, ()) if _key(only, x) in keys)
    for line in lines:
        if found := account.on_eob(bill, line):
            yield at_line(*found)


RULES: tuple[Rule, ...] = (DuplicateCharge(),)
