"""Reads the rules of periods as the files of knowledge give them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from medneg_desktop.core import resources
from medneg_desktop.domain.household import Coverage
from medneg_desktop.domain.rights import ClockRule, Count, Duty, Entry, Sure

Rules = Mapping[tuple[str, date | None], ClockRule]
"""The rules by name and first day: a rule that the law changed has several versions."""

DISPUTE, APPEAL, ESTIMATE = "debt-dispute-window", "appeal-open", "estimate-exceeded"
"""The rules whose periods papers open by themselves."""
APPEALS: Mapping[Coverage | None, str] = {
    Coverage.MEDICARE: "medicare-appeal",
    Coverage.MEDICARE_ADVANTAGE: "medicare-advantage-appeal",
}
"""The rule of an appeal by the kind of plan; all others have that of plans from work and of one's own."""


class KnowledgeError(ValueError):
    """A file cannot be used; the message says where and why."""


_TEXTS = ("id", "topic", "title", "text", "who", "citation", "source", "read_in")


def read_entry(row: Mapping[str, Any]) -> Entry:
    """A fact of law from its row; raises KnowledgeError where something is missing."""
    where = row.get("id", "an entry without id")
    for name in _TEXTS:
        if not isinstance(row.get(name), str) or not row[name].strip():
            raise KnowledgeError(f"{where}: {name} is missing")
    days = {name: row.get(name) for name in ("checked", "valid_from", "valid_until")}
    if type(days["checked"]) is not date or any(d is not None and type(d) is not date for d in days.values()):
        raise KnowledgeError(f"{where}: checked, valid_from and valid_until are days like 2026-11-24")
    texts = {name: " ".join(row[name].split()) for name in _TEXTS}
    return Entry(
        **texts,
        checked=days["checked"],
        sure=Sure(row["sure"]),
        valid_from=days["valid_from"],
        valid_until=days["valid_until"],
        caution=" ".join(row.get("caution", "").split()),
    )


def read_rule(row: Mapping[str, Any]) -> ClockRule:
    """A period from its row; raises KnowledgeError, KeyError or ValueError where it is not whole."""
    numbers = {name: row.get(name, 0) for name in ("number", "presumed_business_days", "safer_number")}
    if "number" not in row or any(type(n) is not int or n < 0 for n in numbers.values()):
        raise KnowledgeError(f"{row['id']}: number is a whole number")
    return ClockRule(
        row["id"],
        read_entry(row),
        row["anchor"],
        row["number"],
        Count(row["count"]),
        Duty(row["duty"]),
        row.get("stand_in", ""),
        numbers["presumed_business_days"],
        row.get("rolls", False),
        row.get("next_first", False),
        row.get("by_action", False),
        row.get("matter", row["id"]),
        numbers["safer_number"],
    )


@cache
def shipped_rules() -> Rules:
    """The rules that travel with the program, read once."""
    table = tomllib.loads(resources.text("knowledge", "deadlines.toml"))
    shared = {k: table[k] for k in ("topic", "checked")}
    rules = (read_rule({**shared, **row}) for row in table["deadline"])
    return {(rule.id, rule.entry.valid_from): rule for rule in rules}


def versions(rules: Rules, name: str) -> list[ClockRule]:
    """All versions of a rule, the oldest first; raises KeyError for a name without a rule."""
    found = [rule for (known, _), rule in rules.items() if known == name]
    if not found:
        raise KeyError(name)
    return sorted(found, key=lambda c: c.entry.valid_from or date.min)
