"""Small tables that travel with the program: what a printed code says, in our own words and without licensed text.

Each table lies in ``resources/reference/<table>/<edition>.csv`` beside a SOURCE.toml that says where it comes from, under
which license, and how it was checked. Tables that may not or cannot travel with the program (unit limits, code pairs,
fee schedules, price files) are absent, and rules that need one say so.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache

from medneg_desktop.core import resources

EDITIONS = {
    "drug_units": "2026",
    "lab_panels": "2026",
    "modifiers": "2026",
    "preventive_codes": "2026",
    "reason_codes": "2026",
    "revenue_codes": "2026",
    "visit_levels": "2026",
}


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of a table, each by its column names."""
    text = resources.text("reference", name, f"{EDITIONS[name]}.csv")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def source(name: str) -> Mapping[str, str]:
    """Where a table comes from and how it was checked."""
    return tomllib.loads(resources.text("reference", name, "SOURCE.toml"))


@cache
def _column(name: str, value: str) -> Mapping[str, str]:
    rows = table(name)
    key = next(iter(rows[0]))
    return {row[key]: row[value] for row in rows}


def revenue_group(code: str) -> str:
    """What a four-digit revenue code is for: ``room``, ``lab``, ``emergency``; empty where the table does not say."""
    groups = _column("revenue_codes", "group")
    return groups.get(code) or groups.get(code[:3], "")


def modifier_theme(code: str) -> str:
    return _column("modifiers", "theme").get(code, "")


def reason_theme(code: str) -> str:
    return _column("reason_codes", "theme").get(code, "")


def visit_family(code: str) -> str:
    """The family of a visit code: ``office_new``, ``emergency``; empty where it is no visit."""
    return _column("visit_levels", "family").get(code, "")


def visit_level(code: str) -> str:
    return _column("visit_levels", "level").get(code, "")


def drug_unit(code: str) -> tuple[Decimal, str] | None:
    """The amount of a drug that one unit of its code holds, and in what it is measured; None where the table lacks it."""
    amount = _column("drug_units", "amount").get(code)
    return (Decimal(amount), _column("drug_units", "measure")[code]) if amount else None


def preventive_kind(code: str) -> str:
    return _column("preventive_codes", "kind").get(code, "")


@cache
def panel_parts(code: str) -> frozenset[str]:
    """The tests a lab panel is made of; empty where the code is no panel."""
    return frozenset(_column("lab_panels", "parts").get(code, "").split())


def quarter(day: date | None) -> str:
    """The quarter by which such tables are issued: ``2026 Q3``."""
    return f"{day.year} Q{(day.month + 2) // 3}" if day else "the time of service"
