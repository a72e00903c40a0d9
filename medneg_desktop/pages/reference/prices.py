"""A hospital's price file, as the CMS templates have it: tall or wide CSV, or JSON, of version 2 or 3.

Kept is one row for each price of a service (gross, cash, lowest, highest), and plans' prices only for the codes that
are on the person's bills: they are most of such a file. Descriptions are not kept. A row that lists several codes that
bills use is a package, and is marked as one.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from itertools import groupby
from operator import itemgetter
from typing import Any

import ijson

from medneg_desktop.core.trouble import TableDamaged, TableEditionUnknown
from medneg_desktop.domain.reference import TableFacts, TableKind
from medneg_desktop.domain.table_file import TableWriter

BILLED = frozenset({"CPT", "HCPCS", "NDC", "CDT"})
"""Kinds of code that stand on bills as well; others (a hospital's own, groups of diagnoses) tell one nothing."""
_VALID = timedelta(days=366)
"""A file is brought up to date at least once a year."""
_CODE = re.compile(r"[0-9A-Z][0-9A-Z-]{3,12}")
_FLUSH = 100_000
_PROGRESS = 20_000
_Key = tuple[str, str, str, int | None, int | None, int | None, int | None, str, bool]


def cents(text: Any) -> int | None:
    """An amount as the templates write it, in cents; zero and less are not allowed, and count as absent."""
    if text is None or text == "" or isinstance(text, bool):
        return None
    if isinstance(text, (int, float)):
        return round(text * 100) or None if 0 < text < 100_000_000 else None
    whole, _, part = text.partition(".") if isinstance(text, str) else ("", "", "")
    if len(part) == 2 and len(whole) < 9 and whole.isdecimal() and part.isdecimal() and text.isascii():
        return int(whole + part) or None  # as nearly all are written: reckoned without a decimal number
    try:
        found = Decimal(str(text).strip().replace(",", "").removeprefix("$"))
    except InvalidOperation:
        return None
    return int((found * 100).to_integral_value()) if found.is_finite() and 0 < found < 100_000_000 else None


def day(text: str) -> date | None:
    """``2026-07-01`` or ``7/1/2026``."""
    iso = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?", text.strip())
    us = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text.strip())
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        return date(int(us[3]), int(us[1]), int(us[2])) if us else None
    except ValueError:
        return None


@dataclass
class Keeper:
    """What is kept of the prices: for each code its rows, and plans' prices where the code is ``wanted``."""

    wanted: frozenset[str]
    writer: TableWriter = field(default_factory=TableWriter)
    read: int = 0
    _held: dict[str, dict[_Key, list[list[Any]]]] = field(default_factory=dict)
    _size: int = 0
    _codes: set[str] = field(default_factory=set)

    def codes(self, pairs: Iterable[tuple[str, str]]) -> tuple[str, ...]:
        """The codes of a row that bills use."""
        found = [code.strip().upper() for code, kind in pairs if kind.strip().upper() in BILLED]
        if len(found) == 1:
            return tuple(found) if _CODE.fullmatch(found[0]) else ()
        return tuple(dict.fromkeys(c for c in found if _CODE.fullmatch(c)))

    def item(self, codes: tuple[str, ...], key: _Key) -> list[list[list[Any]]]:
        """Keep a price; gives the lists into which plans' prices go, one for each wanted code."""
        lists = []
        for code in codes:
            rows = self._held.setdefault(code, {})
            agreed = rows.get(key)
            if agreed is None:
                agreed = rows[key] = []
                self._size += 1
            if code in self.wanted:
                lists.append(agreed)
        return lists

    def flush(self, *, least: int = _FLUSH) -> None:
        """Pack what is held, so that memory stays bounded; a code may be packed in several blocks."""
        if self._size < least:
            return
        for code, rows in self._held.items():
            kept = code in self.wanted
            self.writer.add(code, [[*key, agreed, kept] for key, agreed in rows.items()])
        self._codes |= self._held.keys()
        self._held, self._size = {}, 0

    def packed(self, names: tuple[str, ...], updated: date | None, version: str) -> bytes:
        self.flush(least=0)
        if not self._codes:
            raise TableDamaged(details="prices")
        if updated is None:
            raise TableEditionUnknown(remedy="Download the file again: it should say when it was last updated.")
        listed = sorted(self._codes)
        facts = TableFacts(
            kind=TableKind.PRICES,
            edition=f"{updated.isoformat()}, version {version}" if version else updated.isoformat(),
            starts=updated - _VALID,
            ends=updated + _VALID,
            rows=self.writer.rows,
            rows_read=self.read,
            first=listed[0],
            last=listed[-1],
            holder=tuple(dict.fromkeys(n.strip()[:120] for n in names if n.strip()))[:20],
            notes=_notes(self, listed),
        )
        return self.writer.packed(facts)


def _notes(keeper: Keeper, listed: list[str]) -> tuple[str, ...]:
    notes = []
    absent = sorted(c for c in keeper.wanted if c not in set(listed))
    if absent:
        shown = ", ".join(absent[:8]) + (" and more" if len(absent) > 8 else "")
        notes.append(f"{len(absent)} codes of your bills are not in it: {shown}.")
    if not keeper.wanted:
        notes.append("Plans' prices were left out, for no bill has a code yet. Add the file again when there are some.")
    return tuple(notes)


# ---------------------------------------------------------------------------------------------------- CSV


def is_head(row: list[str]) -> bool:
    """The first row of a template."""
    names = {_name(cell) for cell in row}
    return "hospital_name" in names and "last_updated_on" in names


def _name(cell: str) -> str:
    return "|".join(part.strip() for part in cell.strip().lstrip("\ufeff").casefold().split("|"))


def read_csv(head: list[str], rows: Iterator[list[str]], wanted: frozenset[str]) -> Iterator[bytes | None]:
    """Packs a price file in CSV; None now and then, for progress."""
    values, names = next(rows, None), next(rows, None)
    if values is None or names is None:
        raise TableDamaged(details="prices")
    said = dict(zip(map(_name, head), values, strict=False))
    keeper = Keeper(wanted)
    yield from _Columns([_name(n) for n in names], names).keep(rows, keeper)
    holders = (said.get("hospital_name", ""), *said.get("location_name", said.get("hospital_location", "")).split("|"))
    yield keeper.packed(holders, day(said.get("last_updated_on", "")), said.get("version", "").strip()[:10])


class _Columns:
    """Where things stand in a row of items."""

    def __init__(self, names: list[str], printed: list[str]) -> None:
        at = {name: n for n, name in enumerate(names)}
        pairs = [
            (n, at[f"{name}|type"])
            for name, n in at.items()
            if re.fullmatch(r"code\|\d+", name) and f"{name}|type" in at
        ]
        if not pairs:
            raise TableDamaged(details="prices: codes")
        self._codes = pairs
        wanted = ("modifiers", "setting", "billing_class", "standard_charge|gross", "standard_charge|discounted_cash")
        self._plain = [at.get(n, -1) for n in (*wanted, "standard_charge|min", "standard_charge|max")]
        self._unit = at.get("drug_unit_of_measurement", -1), at.get("drug_type_of_measurement", -1)
        self._own = tuple(sorted({n for n in (*(c for p in pairs for c in p), *self._plain, *self._unit) if n >= 0}))
        self._tall = [
            at.get(n, -1)
            for n in ("payer_name", "plan_name", "standard_charge|negotiated_dollar", "standard_charge|methodology")
        ]
        self._wide = [] if self._tall[0] >= 0 else _plans(names, printed)

    def keep(self, rows: Iterator[list[str]], keeper: Keeper) -> Iterator[None]:
        """Keep all rows. In tall files many rows follow each other that differ in the plan alone: where no bill has their
        code, they are passed over without a look at each.
        """
        own, told = itemgetter(*self._own), 0
        left = True
        while left:
            left = False
            try:
                for _, alike in groupby(rows, own):
                    self._keep_alike(alike, keeper)
                    if keeper.read - told >= _PROGRESS:
                        told = keeper.read
                        keeper.flush()
                        yield None
            except IndexError:  # a row too short for an item is passed over, and the rows after it begin anew
                left = True
                keeper.read += 1

    def _keep_alike(self, alike: Iterator[list[str]], keeper: Keeper) -> None:
        """Keep rows that follow each other and are of one item."""
        first = next(alike)
        lists = self._item(first, keeper)
        agree = self._tall_plan if self._tall[0] >= 0 else self._wide_plans
        keeper.read += 1
        if not lists:
            keeper.read += next(iter(deque(enumerate(alike, 1), maxlen=1)), (0,))[0]
            return
        agree(first, lists)
        for row in alike:
            keeper.read += 1
            agree(row, lists)

    def _item(self, row: list[str], keeper: Keeper) -> list[list[list[Any]]]:
        codes = keeper.codes((row[code], row[kind]) for code, kind in self._codes)
        if not codes:
            return []
        modifiers, setting, billing, gross, cash, low, high = (_at(row, n) for n in self._plain)
        unit = " ".join(_at(row, n) for n in self._unit).strip()
        named = (_words(modifiers), setting.casefold(), billing.casefold())
        return keeper.item(codes, (*named, cents(gross), cents(cash), cents(low), cents(high), unit, len(codes) > 1))

    def _tall_plan(self, row: list[str], lists: list[list[list[Any]]]) -> None:
        payer, plan, dollars, method = (_at(row, n) for n in self._tall)
        _agree(lists, payer, plan, cents(dollars), method)

    def _wide_plans(self, row: list[str], lists: list[list[list[Any]]]) -> None:
        for payer, plan, dollars, method in self._wide:
            _agree(lists, payer, plan, cents(_at(row, dollars)), _at(row, method))


def _agree(lists: list[list[list[Any]]], payer: str, plan: str, dollars: int | None, method: str) -> None:
    if dollars is not None and payer:
        for agreed in lists:
            agreed.append([payer.strip()[:80], plan.strip()[:80], dollars, method.strip().casefold()[:40]])


def _plans(names: list[str], printed: list[str]) -> list[tuple[str, str, int, int]]:
    """The columns of a wide file for each plan: its names, and where its dollars and its method stand."""
    places = {name: n for n, name in enumerate(names)}
    found = []
    for n, name in enumerate(names):
        parts = name.split("|")
        if len(parts) == 4 and parts[0] == "standard_charge" and parts[3] == "negotiated_dollar":
            method = places.get(f"standard_charge|{parts[1]}|{parts[2]}|methodology", -1)
            _, payer, plan, _ = printed[n].split("|")
            found.append((payer.strip(), plan.strip(), n, method))
    return found


def _at(row: list[str], place: int) -> str:
    return row[place].strip() if 0 <= place < len(row) else ""


def _words(modifiers: str) -> str:
    return " ".join(sorted(re.findall(r"[0-9A-Z]{2}", modifiers.upper()))) if modifiers else ""


# ---------------------------------------------------------------------------------------------------- JSON


def read_json(opened: Callable[[], Any], wanted: frozenset[str]) -> Iterator[bytes | None]:
    """Packs a price file in JSON; ``opened`` gives its bytes from the beginning. What stands at the root may follow the
    items, so the root is looked at on its own where it does.
    """
    keeper = Keeper(wanted)
    try:
        # Amounts as floats: the engine makes them faster than decimals, and to the cent they are the same.
        items = ijson.items(opened(), "standard_charge_information.item", buf_size=1 << 18, use_float=True)
        for item in items:
            _keep_item(item, keeper)
            keeper.read += 1
            if not keeper.read % 500:
                keeper.flush()
                yield None
        said = _root(opened())
    except (ijson.JSONError, ValueError, TypeError, AttributeError, KeyError) as broken:
        raise TableDamaged(details=type(broken).__name__) from broken
    names = (said.get("hospital_name", ""), *said.get("location_name", said.get("hospital_location", "")).split("|"))
    yield keeper.packed(names, day(said.get("last_updated_on", "")), said.get("version", "")[:10])


def _root(stream: Any) -> dict[str, str]:
    """The words at the root: read until all are known, which is at the beginning of every file seen."""
    said: dict[str, str] = {}
    lists = ("location_name.item", "hospital_location.item")
    for prefix, event, value in ijson.parse(stream, buf_size=1 << 16):
        if event == "string" and prefix in ("hospital_name", "last_updated_on", "version", "location_name"):
            said.setdefault(prefix, value)
        elif event == "string" and prefix in lists:
            name = prefix.removesuffix(".item")
            said[name] = "|".join(filter(None, [said.get(name), value]))
        elif prefix == "standard_charge_information" and said.keys() >= {"hospital_name", "last_updated_on"}:
            break
    return said


def _keep_item(item: dict[str, Any], keeper: Keeper) -> None:
    codes = keeper.codes((str(c.get("code", "")), str(c.get("type", ""))) for c in item.get("code_information", ()))
    if not codes:
        return
    drug = item.get("drug_information") or {}
    unit = f"{drug.get('unit', '')} {drug.get('type', '')}".strip()
    for charge in item.get("standard_charges", ()):
        key: _Key = (
            _words(" ".join(map(str, charge.get("modifier_code") or charge.get("modifiers") or ()))),
            str(charge.get("setting", "")).casefold(),
            str(charge.get("billing_class", "")).casefold(),
            cents(charge.get("gross_charge")),
            cents(charge.get("discounted_cash")),
            cents(charge.get("minimum")),
            cents(charge.get("maximum")),
            unit,
            len(codes) > 1,
        )
        lists = keeper.item(codes, key)
        for plan in charge.get("payers_information", ()) if lists else ():
            dollars, method = cents(plan.get("standard_charge_dollar")), str(plan.get("methodology", ""))
            _agree(lists, str(plan.get("payer_name", "")), str(plan.get("plan_name", "")), dollars, method)
