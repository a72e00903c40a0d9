"""What a line says, in the plain form that rules compare: codes in capitals, revenue codes with four digits."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache

from medneg_desktop.audit import reference
from medneg_desktop.audit.account import Account, code, day
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.reading import Cell, FieldName, ReadLine

_APART = frozenset({"repeat", "separate", "side", "both_sides", "reading", "technical", "waste", "return", "unrelated"})
_REASON = re.compile(r"^(CO|PR|OA|PI|CR)?-?([A-Z]*\d+)$")


__all__ = ["code", "day"]  # told by the account, spoken of as what a line says


def revenue(line: ReadLine) -> str:
    fact = line.text(Cell.REVENUE_CODE)
    return fact.value.strip().zfill(4) if fact else ""


def group(line: ReadLine) -> str:
    """What the revenue code is for: ``room``, ``lab``, ``emergency``."""
    found = revenue(line)
    return reference.revenue_group(found) if found else ""


def modifiers(line: ReadLine) -> frozenset[str]:
    return frozenset(m.upper().strip() for m in line.items(Cell.MODIFIERS))


def themes(line: ReadLine) -> frozenset[str]:
    """What the modifiers say: ``repeat``, ``side``, ``stopped``."""
    return frozenset(theme for m in modifiers(line) if (theme := reference.modifier_theme(m)))


def set_apart(line: ReadLine) -> bool:
    """Whether a modifier says that this is not the same service as one like it."""
    return bool(themes(line) & _APART)


def words(line: ReadLine) -> str:
    fact = line.text(Cell.DESCRIPTION)
    return " ".join(fact.value.upper().split()) if fact else ""


def one_day(line: ReadLine) -> bool:
    """Whether a line is for a single day."""
    end = line.date(Cell.SERVICE_END)
    return end is None or end.value == day(line)


def reasons(line: ReadLine) -> tuple[tuple[str, str], ...]:
    """The plan's reasons as group and code: ``CO-45`` is (CO, 45); the group is empty where none is printed."""
    return tuple(found for r in line.items(Cell.REASON_CODES) if (found := _reason(r)))


@cache
def _reason(printed: str) -> tuple[str, str] | None:
    match = _REASON.match(printed.upper().replace(" ", ""))
    return (match[1] or "", match[2]) if match else None


def reason_themes(line: ReadLine) -> frozenset[str]:
    return frozenset(theme for _, c in reasons(line) if (theme := reference.reason_theme(c)))


def plan_themes(account: Account) -> frozenset[str]:
    """The themes of all reasons on the plan's latest words."""
    found = (_reason(r) for r in account.plan_reasons)
    return frozenset(theme for reason in found if reason and (theme := reference.reason_theme(reason[1])))


def groups(account: Account) -> frozenset[str]:
    """What the charged revenue codes are for."""
    return frozenset(map(reference.revenue_group, account.revenue_codes))


def modifier_themes(account: Account) -> frozenset[str]:
    """What the charged modifiers say."""
    return frozenset(map(reference.modifier_theme, account.modifiers))


def families(account: Account) -> frozenset[str]:
    """The families of visits that are charged."""
    return frozenset(map(reference.visit_family, account.codes))


def by_day_and_code(lines: Iterable[ReadLine]) -> dict[tuple[date, str], list[ReadLine]]:
    found: dict[tuple[date, str], list[ReadLine]] = defaultdict(list)
    for line in lines:
        when, name = day(line), code(line)
        if when and name:
            found[when, name].append(line)
    return found


def is_drug(line: ReadLine) -> bool:
    return group(line) == "drugs" or bool(re.fullmatch(r"J\d{4}|\d{5}-?\d{4}-?\d{2}|\d{11}", code(line)))


def is_imaging(line: ReadLine) -> bool:
    return group(line) == "imaging" or (code(line)[:1] == "7" and "70010" <= code(line) <= "76999")


def is_test(line: ReadLine) -> bool:
    """An examination or treatment beside the visit itself: a lab test, a picture, a drug, a procedure."""
    known = {"lab", "imaging", "cardiology", "drugs", "infusion", "surgery", "procedure", "therapy", "blood"}
    return group(line) in known or is_drug(line) or bool(re.fullmatch(r"[1-8]\d{4}|9[0-7]\d{3}", code(line)))


def insured(account: Account) -> bool:
    """Whether any paper of the account speaks of a plan."""
    return bool(account.eobs) or any(payer(b) for b in account.bills)


def payer(paper: Paper) -> str:
    fact = paper.reading.text(FieldName.PAYER_NAME)
    return " ".join(fact.value.upper().split()) if fact else ""


def out_of_network(eob: Paper) -> bool:
    fact = eob.reading.text(FieldName.NETWORK_STATUS)
    return bool(fact and fact.value.casefold().startswith(("out", "non")))


def theme(reason: str) -> str:
    """The theme of a plan's reason code."""
    return reference.reason_theme(reason)


def self_pay(paper: Paper) -> bool:
    """Whether a bill says that no plan pays."""
    return bool(re.search(r"SELF[- ]?PAY|UNINSURED|NO INSURANCE|PRIVATE PAY", payer(paper)))
