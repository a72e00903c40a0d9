"""The tables that a person loaded, as rules ask of them. A table of another quarter than the service is not used."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from medneg_desktop.core.dates import shown
from medneg_desktop.core.ids import Sha256
from medneg_desktop.core.money import Money
from medneg_desktop.domain.reference import (
    NOTHING_LOADED,
    AgreedPrice,
    Fee,
    HospitalPrice,
    Missing,
    PairEdit,
    Pairs,
    ReferenceTable,
    TableKind,
    UnitLimit,
)
from medneg_desktop.domain.table_file import TableFile

NOUNS = {
    TableKind.PAIRS_OFFICE: "list of code pairs for doctors",
    TableKind.PAIRS_HOSPITAL: "list of code pairs for hospitals",
    TableKind.UNITS_OFFICE: "table of unit limits for doctors",
    TableKind.UNITS_HOSPITAL: "table of unit limits for hospitals",
    TableKind.UNITS_SUPPLIER: "table of unit limits for equipment suppliers",
    TableKind.FEES: "Medicare fee schedule",
    TableKind.PRICES: "price file",
}
_EVERYDAY = frozenset({"the", "of", "and", "inc", "llc", "hospital", "medical", "center", "health", "system", "clinic"})
_PART_MODIFIERS = frozenset({"26", "TC", "53"})


@dataclass(frozen=True)
class Held:
    """A table and how to get at its content, which is opened with the first question."""

    table: ReferenceTable
    file: Callable[[], TableFile]

    @property
    def source(self) -> str:
        facts = self.table.facts
        whose = f" of {facts.holder[0]}" if facts.holder else ""
        return f"{facts.edition} {NOUNS[facts.kind]}{whose}, file {self.table.source}"


class LoadedReference:
    """Answers from the tables in the vault, the one that was loaded last first."""

    def __init__(self, tables: Iterable[Held]) -> None:
        self._tables = sorted(tables, key=lambda h: h.table.loaded, reverse=True)

    def pairs(self, codes: frozenset[str], day: date, *, hospital: bool) -> Pairs | Missing:
        kind = TableKind.PAIRS_HOSPITAL if hospital else TableKind.PAIRS_OFFICE
        held = self._on(kind, day)
        if isinstance(held, Missing):
            return held
        stamp = day.year * 10000 + day.month * 100 + day.day
        edits = dict[tuple[str, str], PairEdit]()
        for part in held:
            for first in codes:
                for second, since, until, exception in part.file().rows(first):
                    if second in codes and since <= stamp and (not until or stamp <= until):
                        edits.setdefault((first, second), PairEdit(first, str(second), bool(exception)))
        ranges = [(h.table.facts.first, h.table.facts.last) for h in held]
        whole = not any(h.table.facts.notes for h in held)
        reached = {c for c in codes if whole or any(first <= c <= last for first, last in ranges)}
        return Pairs(tuple(edits.values()), held[0].source, tuple(sorted(codes - reached)))

    def unit_limit(self, code: str, day: date, *, hospital: bool) -> UnitLimit | Missing | None:
        held = self._on(TableKind.UNITS_HOSPITAL if hospital else TableKind.UNITS_OFFICE, day)
        supplier = self._on(TableKind.UNITS_SUPPLIER, day)
        tables = [] if isinstance(held, Missing) else list(held)
        if not hospital and not isinstance(supplier, Missing):
            tables += supplier
        for table in tables:
            for units, indicator in table.file().rows(code):
                return UnitLimit(int(units), indicator == 1, indicator != 3, table.source)
        return held if isinstance(held, Missing) else None

    def fee(self, code: str, modifiers: frozenset[str], day: date) -> Fee | Missing | None:
        held = self._on(TableKind.FEES, day)
        if isinstance(held, Missing):
            return held
        part = next(iter(sorted(modifiers & _PART_MODIFIERS)), "")
        for table in held:
            for modifier, office, facility, follow_up in table.file().rows(code):
                if modifier == part:
                    return Fee(_money(office), _money(facility), follow_up, table.source)
        return None

    def prices(self, hospital: str, code: str, day: date) -> tuple[HospitalPrice, ...] | Missing:
        files = [h for h in self._of(TableKind.PRICES) if any(same_hospital(hospital, n) for n in h.table.facts.holder)]
        if not files:
            return Missing(f"No price file of {hospital} is loaded.")
        held = self._holding(files, day)
        if isinstance(held, Missing):
            return held
        return tuple(_price(row, held[0].source) for row in held[0].file().rows(code))

    def _of(self, kind: TableKind) -> list[Held]:
        return [h for h in self._tables if h.table.facts.kind is kind]

    def _on(self, kind: TableKind, day: date) -> Sequence[Held] | Missing:
        tables = self._of(kind)
        if tables:
            return self._holding(tables, day)
        if kind in (TableKind.PAIRS_OFFICE, TableKind.PAIRS_HOSPITAL):
            return NOTHING_LOADED.pairs(frozenset(), day, hospital=False)  # type: ignore[return-value] # always Missing
        if kind is TableKind.FEES:
            return NOTHING_LOADED.fee("", frozenset(), day)  # type: ignore[return-value] # always Missing
        return NOTHING_LOADED.unit_limit("", day, hospital=False)  # type: ignore[return-value] # always Missing

    @staticmethod
    def _holding(tables: Sequence[Held], day: date) -> Sequence[Held] | Missing:
        """The tables of one edition that hold on a day."""
        holding = [h for h in tables if h.table.facts.holds_on(day)]
        if holding:
            return [h for h in holding if h.table.facts.edition == holding[0].table.facts.edition]
        editions = ", ".join(dict.fromkeys(h.table.facts.edition for h in tables))
        return Missing(f"The {NOUNS[tables[0].table.facts.kind]} is of {editions}; the service is of {shown(day)}.")


def same_hospital(billed: str, listed: str) -> bool:
    """Whether a bill's provider is the hospital of a price file: the words that tell hospitals apart are the same."""
    one, other = (set(re.findall(r"[a-z0-9]+", name.casefold())) for name in (billed, listed))
    own = one - _EVERYDAY, other - _EVERYDAY
    return bool(own[0] and own[1]) and own[0] == own[1]


def _money(cents: Any) -> Money | None:
    return Money(int(cents)) if cents is not None else None


def _price(row: list[Any], source: str) -> HospitalPrice:
    modifiers, setting, billing, gross, cash, low, high, unit, several, agreed, kept = row
    return HospitalPrice(
        setting=str(setting),
        modifiers=frozenset(str(modifiers).split()),
        billing=str(billing),
        gross=_money(gross),
        cash=_money(cash),
        lowest=_money(low),
        highest=_money(high),
        unit=str(unit),
        several=bool(several),
        agreed=tuple(AgreedPrice(str(p), str(n), Money(int(c)), str(m)) for p, n, c, m in agreed),
        agreed_kept=bool(kept),
        source=source,
    )


_OPENED: dict[Sha256, TableFile] = {}
"""Tables that were opened, by the hash of their bytes, which never change."""
_MOST_OPENED = 12


def held(table: ReferenceTable, content: Callable[[Sha256], bytes]) -> Held:
    """A table whose bytes ``content`` gives when they are asked for."""

    def opened() -> TableFile:
        file = _OPENED.get(table.sha256)
        if file is None:
            file = TableFile(content(table.sha256))
            while len(_OPENED) >= _MOST_OPENED:
                _OPENED.pop(next(iter(_OPENED)))
            _OPENED[table.sha256] = file
        return file

    return Held(table, opened)
