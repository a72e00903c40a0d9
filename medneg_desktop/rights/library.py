"""The knowledge that travels with the program, and what a person loaded on top of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache

from medneg_desktop.core import resources
from medneg_desktop.deadlines.book import versions
from medneg_desktop.domain.assistance import PovertyTable
from medneg_desktop.domain.rights import ClockRule, Right
from medneg_desktop.rights.shelf import Shelf


@cache
def shipped() -> Shelf:
    """Everything in ``resources/knowledge``, read once. Do not change it: :func:`library` gives copies."""
    shelf = Shelf()
    for file in sorted(resources.path("knowledge").rglob("*.toml")):
        shelf.add(file.read_text(encoding="utf-8"), file.name)
    return shelf


@lru_cache(maxsize=4)
def library(updates: tuple[str, ...] = ()) -> Shelf:
    """What travels with the program, with the texts of later files on top, oldest first."""
    base = shipped()
    if not updates:
        return base
    shelf = replace(base, **{name: dict(getattr(base, name)) for name in base.__dataclass_fields__})
    for number, text in enumerate(updates, start=1):
        shelf.add(text, f"update {number}")
    return shelf


def rights_on(shelf: Shelf, on: date) -> list[Right]:
    """One version of each right: the newest in force on a day, else the first to come."""
    found: dict[str, Right] = {}
    for right in sorted(shelf.rights.values(), key=lambda r: r.entry.valid_from or date.min):
        begins = right.entry.valid_from
        if right.entry.id not in found or begins is None or begins <= on:
            found[right.entry.id] = right
    return list(found.values())


def clocks_named(shelf: Shelf, names: Sequence[str]) -> list[ClockRule]:
    """All versions of the clocks with these names, in this order; raises KeyError for a name without a rule."""
    return [rule for name in names for rule in versions(shelf.clocks, name)]


def poverty_on(shelf: Shelf, on: date) -> PovertyTable:
    """The newest guidelines in force on a day; for days before all tables, the oldest."""
    tables = sorted(shelf.poverty.values(), key=lambda t: t.year)
    begun = [t for t in tables if t.entry.valid_from is None or t.entry.valid_from <= on]
    return begun[-1] if begun else tables[0]
