"""Asking the loaded tables from a rule: no answer stops the rule with the table's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from medneg_desktop.audit import lines as on
from medneg_desktop.audit.account import Account
from medneg_desktop.audit.rule import CannotCheck
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.reading import Cell, FieldName, ReadLine
from medneg_desktop.domain.reference import HospitalPrice, Missing

T = TypeVar("T")

OWN_RULES = "This list is Medicare's; whether your plan uses it is for the plan to say."
_GOVERNMENT = re.compile(r"MEDICARE|MEDICAID|TRICARE|CHAMPVA")
_BYPASS = frozenset(
    [
        "24",
        "25",
        "27",
        "57",
        "58",
        "59",
        "78",
        "79",
        "91",
        "XE",
        "XS",
        "XP",
        "XU",
        "LT",
        "RT",
        "E1",
        "E2",
        "E3",
        "E4",
        "FA",
        "F1",
        "F2",
        "F3",
        "F4",
        "F5",
        "F6",
        "F7",
        "F8",
        "F9",
        "TA",
        "T1",
        "T2",
        "T3",
        "T4",
        "T5",
        "T6",
        "T7",
        "T8",
        "T9",
        "LC",
        "LD",
        "LM",
        "RC",
        "RI",
    ]
)
"""Modifiers that NCCI takes for a reason to pay both codes of a pair, where the pair allows one."""


def found(answer: T | Missing) -> T:
    """The answer of a table, or the rule stops and says why."""
    if isinstance(answer, Missing):
        raise CannotCheck(answer.why)
    return answer


def bypassed(lines: Iterable[ReadLine]) -> bool:
    """Whether a modifier says that codes of a pair were separate."""
    return any(on.modifiers(line) & _BYPASS for line in lines)


def of_hospital(account: Account, bill: Paper) -> bool:
    """Whether a bill is of a hospital's departments: those bill with revenue codes."""
    return FieldName.TYPE_OF_BILL in bill.reading.fields or any(on.revenue(x) for x in account.lines)


def inpatient(account: Account, bill: Paper) -> bool:
    """Whether a bill is for a stay: limits and pairs are not for those."""
    fact = bill.reading.text(FieldName.TYPE_OF_BILL)
    stay = bool(fact and fact.value.strip().lstrip("0").startswith(("11", "12", "18", "21")))
    return stay or bool(on.groups(account) & {"room", "intensive", "nursery"})


def medicares_own(account: Account) -> bool:
    """Whether Medicare's lists are at home here: a government plan, or no plan at all. Other plans have own lists."""
    payers = [p for b in (*account.bills, *account.current_eobs) if (p := on.payer(b))]
    return not on.insured(account) or (bool(payers) and all(_GOVERNMENT.search(p) for p in payers))


def same_service(
    rows: Iterable[HospitalPrice], account: Account, bill: Paper, line: ReadLine
) -> tuple[HospitalPrice, ...]:
    """The rows that are for just the service of a line: not a package, not a drug by another unit, not the doctor's
    part, for the same kind of visit and with the same modifiers.
    """
    stay = inpatient(account, bill)
    modifiers = on.modifiers(line) - {"25", "59", "LT", "RT"}
    return tuple(
        p
        for p in rows
        if not (p.several or p.unit or p.billing == "professional")
        and p.setting in ("both", "inpatient" if stay else "outpatient")
        and p.modifiers == modifiers
    )


def unit_price(line: ReadLine) -> Money | None:
    """The charge for one unit; None where it is unsure or does not divide."""
    charge, units = line.money(Cell.CHARGE), line.number_of(Cell.UNITS)
    if charge is None or not charge.firm or (units is not None and not units.firm):
        return None
    count = units.value if units else 1
    if count <= 0 or count != int(count) or charge.value.cents % int(count):
        return None
    return Money(charge.value.cents // int(count))
