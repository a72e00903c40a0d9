"""Medicare's tables: code pairs (NCCI), unit limits (MUE), and the physician fee schedule (PPRRVU).

Each is told by its header row; rows that are none of the table (notices, footnotes) are passed over. The columns
that describe CPT codes are never kept. Layouts: see resources/reference/layouts/SOURCE.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation

from medneg_desktop.core.money import Money
from medneg_desktop.core.trouble import TableDamaged, TableEditionUnknown, TableFactorUnknown, TableSideUnknown
from medneg_desktop.domain.reference import Quarter, TableFacts, TableKind
from medneg_desktop.domain.table_file import TableWriter

CODE = re.compile(r"[0-9A-Z]\d{3}[0-9A-Z]")
_DAY = re.compile(r"(?:19|20)\d{6}")
_NOT_BEFORE = 20200101
"""Pairs that ended earlier are of no use to any quarter that a table could be loaded for."""
_VERSION = re.compile(r"v(\d{2})([0-3])r\d", re.IGNORECASE)
_EFFECTIVE = re.compile(r"eff(?:ective)?[^0-9]{0,20}(\d{1,2})[-_/](\d{1,2})[-_/](20\d\d)", re.IGNORECASE)
_NAMED_QUARTER = re.compile(r"(20\d\d)[-_ ]?q(?:uarter)?[-_ ]?([1-4])(?!\d)|q([1-4])[-_ ]?(20\d\d)", re.IGNORECASE)
_FEE_YEAR = re.compile(r"\b(20\d\d)\b[^0-9]{0,40}(?:physician fee schedule|relative value)", re.IGNORECASE)
_FEE_NAME = re.compile(r"pprrvu[-_ ]?(?:20)?(\d\d)", re.IGNORECASE)
_HOSPITAL = re.compile(r"ccioph|hospital|outpatient", re.IGNORECASE)
_OFFICE = re.compile(r"ccipra|practitioner|physician", re.IGNORECASE)
FACTORS = {
    2025: frozenset({Decimal("32.3465")}),
    2026: frozenset({Decimal("33.4009"), Decimal("33.5675")}),
}
"""The factors that CMS published (2026 has one more for doctors in certain plans). Copies with wrong ones go about."""
_PAID = frozenset("ART")
"""Status codes of services that the schedule itself prices."""

PROBES: dict[TableKind, tuple[tuple[str, str], ...]] = {
    **dict.fromkeys(
        (TableKind.PAIRS_OFFICE, TableKind.PAIRS_HOSPITAL),
        (("43239", "43235"), ("45380", "45378"), ("71046", "71045"), ("80053", "80048"), ("93000", "93005")),
    ),
    **dict.fromkeys(
        (TableKind.UNITS_OFFICE, TableKind.UNITS_HOSPITAL),
        (("20610", ""), ("45378", ""), ("71046", ""), ("80053", ""), ("93005", "")),
    ),
    TableKind.FEES: (("20610", ""), ("45378", ""), ("71046", ""), ("93000", ""), ("99213", "")),
}
"""Everyday codes, and pairs of them, that a whole table is expected to have: a whole and its part."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What the person said where the file does not tell."""

    quarter: Quarter | None = None
    hospital: bool | None = None


def kind_of(row: list[str]) -> TableKind | None:
    """The table of which ``row`` is the header. Pairs are told apart later: their columns are the same."""
    cells = [" ".join(c.split()).casefold() for c in row[:12]]
    if len(cells) >= 6 and cells[0] in ("column 1", "column1") and cells[1] in ("column 2", "column2"):
        return TableKind.PAIRS_OFFICE
    if len(cells) >= 3 and cells[0].startswith(("hcpcs", "cpt")) and "mue values" in cells[1]:
        if "dme" in cells[1]:
            return TableKind.UNITS_SUPPLIER
        return TableKind.UNITS_HOSPITAL if "hospital" in cells[1] else TableKind.UNITS_OFFICE
    if len(row) >= 25 and cells[:3] == ["hcpcs", "mod", "description"]:
        return TableKind.FEES
    return None


def read_table(
    kind: TableKind, names: str, before: list[list[str]], rows: Iterable[list[str]], hints: Hints
) -> Iterator[bytes | None]:
    """Packs the rows after the header; None now and then, for progress. ``before`` is what came up to the header."""
    said = " ".join([names, *(cell for row in before for cell in row)])
    if kind is TableKind.PAIRS_OFFICE:
        yield from _pairs(_side(said, hints), said, rows, hints)
    elif kind is TableKind.FEES:
        yield from _fees(said, before, rows)
    else:
        yield from _limits(kind, _quarter_said(said, hints), rows)


# ---------------------------------------------------------------------------------------------------- pairs


def _side(said: str, hints: Hints) -> TableKind:
    if hints.hospital is not None:
        return TableKind.PAIRS_HOSPITAL if hints.hospital else TableKind.PAIRS_OFFICE
    hospital, office = _HOSPITAL.search(said), _OFFICE.search(said)
    if bool(hospital) == bool(office):
        raise TableSideUnknown
    return TableKind.PAIRS_HOSPITAL if hospital else TableKind.PAIRS_OFFICE


def _pairs(kind: TableKind, said: str, rows: Iterable[list[str]], hints: Hints) -> Iterator[bytes | None]:
    writer, newest, read = TableWriter(), 0, 0
    expected = dict(PROBES[kind])
    seen: set[str] = set()
    first, kept = "", list[tuple[str, int, int, int]]()
    for row in rows:
        read += 1
        if not read % 50_000:
            yield None
        edit = _edit(row)
        if edit is None:
            continue
        code, entry = edit
        newest = max(newest, entry[1])
        if expected.get(code) == entry[0]:
            seen.add(code)
        if code != first:
            if kept:
                writer.add(first, kept)
            first, kept = code, []
        kept.append(entry)
    if kept:
        writer.add(first, kept)
    if not writer.rows:
        raise TableDamaged(details="pairs")
    quarter = _quarter_of_pairs(said, newest, hints)
    yield _packed(writer, kind, str(quarter), quarter.first_day, quarter.last_day, read, seen)


def _edit(row: list[str]) -> tuple[str, tuple[str, int, int, int]] | None:
    """A pair as first code, (second code, first day, last day or 0, exception), or None for any other row."""
    if len(row) < 6:
        return None
    first, second, since, until, indicator = (row[n].strip() for n in (0, 1, 3, 4, 5))
    if not (_DAY.fullmatch(since) and CODE.fullmatch(first) and CODE.fullmatch(second)) or indicator not in ("0", "1"):
        return None
    last = int(until) if _DAY.fullmatch(until) else 0
    if last and last < _NOT_BEFORE:
        return None
    return first, (second, int(since), last, int(indicator))


def _quarter_of_pairs(said: str, newest: int, hints: Hints) -> Quarter:
    """The quarter that the file names; never one before its newest pair, for then the name is older than the file."""
    begun = Quarter.of(date(newest // 10000, newest // 100 % 100, newest % 100))
    if hints.quarter is not None:
        return hints.quarter
    version = _VERSION.search(said)
    told = Quarter(1994 + int(version[1]), int(version[2]) + 1) if version else _named_quarter(said)
    return max(begun, told) if told else begun


# ---------------------------------------------------------------------------------------------------- limits


def _quarter_said(said: str, hints: Hints) -> Quarter:
    if hints.quarter is not None:
        return hints.quarter
    effective = _EFFECTIVE.search(said)
    if effective:
        return Quarter.of(date(int(effective[3]), min(12, max(1, int(effective[1]))), 1))
    told = _named_quarter(said)
    if told is None:
        raise TableEditionUnknown
    return told


def _named_quarter(said: str) -> Quarter | None:
    named = _NAMED_QUARTER.search(said)
    if named is None:
        return None
    return Quarter(int(named[1] or named[4]), int(named[2] or named[3]))


def _limits(kind: TableKind, quarter: Quarter, rows: Iterable[list[str]]) -> Iterator[bytes | None]:
    writer, read = TableWriter(), 0
    for row in rows:
        read += 1
        if not read % 50_000:
            yield None
        cells = [c.strip() for c in row[:3]]
        code = cells[0].zfill(5) if cells and cells[0].isdecimal() else (cells[0] if cells else "")
        indicator = re.match(r"([123])\b", cells[2]) if len(cells) > 2 else None
        if CODE.fullmatch(code) and indicator and cells[1].isdecimal() and len(cells[1]) < 7:
            writer.add(code, [(int(cells[1]), int(indicator[1]))])
    if not writer.rows:
        raise TableDamaged(details="limits")
    seen = {code for code, _ in PROBES.get(kind, ()) if code in set(writer.codes)}
    yield _packed(writer, kind, str(quarter), quarter.first_day, quarter.last_day, read, seen)


# ---------------------------------------------------------------------------------------------------- fees


def _fees(said: str, before: list[list[str]], rows: Iterable[list[str]]) -> Iterator[bytes | None]:
    place = _factor_column(before)
    writer, read = TableWriter(), 0
    factors: set[Decimal] = set()
    last, kept = "", list[list[object]]()
    for row in rows:
        read += 1
        if not read % 50_000:
            yield None
        found = _fee(row, place)
        if found is None:
            continue
        code, factor, entry = found
        factors |= {factor} if factor else set()
        if code != last and kept:
            writer.add(last, kept)
            kept = []
        last = code
        kept.append(entry)
    if kept:
        writer.add(last, kept)
    if not writer.rows:
        raise TableDamaged(details="fees")
    year = _fee_year(said, factors)
    seen = {code for code, _ in PROBES[TableKind.FEES] if code in set(writer.codes)}
    yield _packed(writer, TableKind.FEES, str(year), date(year, 1, 1), date(year, 12, 31), read, seen)


def _factor_column(before: list[list[str]]) -> int:
    """Where the conversion factor stands: the header is stacked over several rows."""
    return next((n for n, cell in enumerate(before[-1]) if "factor" in cell.casefold()), 25)


def _fee(row: list[str], place: int) -> tuple[str, Decimal, list[object]] | None:
    if len(row) <= max(place, 14):
        return None
    code = row[0].strip().zfill(5)
    if not CODE.fullmatch(code):
        return None
    factor = _number(row[place]) or Decimal(0)
    paid = row[3].strip().upper() in _PAID and factor > 0
    office = _price(row[11], row[7], factor) if paid else None
    facility = _price(row[12], row[9], factor) if paid else None
    days = row[14].strip()
    return code, factor, [row[1].strip().upper(), office, facility, int(days) if days.isdecimal() else None]


def _price(points: str, not_applicable: str, factor: Decimal) -> int | None:
    """Cents, of relative value points times the factor; None where Medicare does not pay the service at this place."""
    number = _number(points)
    if not number or not_applicable.strip().upper() == "NA":
        return None
    return Money(100).times(number * factor).cents


def _number(text: str) -> Decimal | None:
    try:
        found = Decimal(text.strip().replace(",", ""))
    except InvalidOperation:
        return None
    return found if found.is_finite() and 0 <= found < 1_000_000 else None


def _fee_year(said: str, factors: set[Decimal]) -> int:
    """The year, and that the factor is one that was published for it."""
    named, told = _FEE_YEAR.search(said), _FEE_NAME.search(said)
    by_factor = next((y for y, known in FACTORS.items() if factors and factors <= known), None)
    year = int(named[1]) if named else 2000 + int(told[1]) if told else by_factor
    if year is None or not 2010 <= year <= 2100:
        raise TableEditionUnknown
    if not factors or (year in FACTORS and not factors <= FACTORS[year]):
        raise TableFactorUnknown(details=str(year))
    return year


# ---------------------------------------------------------------------------------------------------- all of them


def _packed(
    writer: TableWriter, kind: TableKind, edition: str, starts: date, ends: date, read: int, seen: set[str]
) -> bytes:
    codes = sorted(writer.codes)
    facts = TableFacts(kind, edition, starts, ends, writer.rows, read, codes[0], codes[-1])
    return writer.packed(replace(facts, notes=(*range_notes(kind, codes), *probe_notes(kind, codes, seen))))


def range_notes(kind: TableKind, codes: list[str]) -> tuple[str, ...]:
    """That a table has no codes of whole ranges: the downloads come in parts."""
    if kind in (TableKind.UNITS_SUPPLIER, TableKind.PRICES):
        return ()
    absent = [digit for digit in "123456789" if not any(c[0] == digit for c in codes)]
    if not absent:
        return ()
    listed = ", ".join(absent)
    told = f"This covers only a range of codes ({codes[0]} to {codes[-1]}): none begins with {listed}."
    return (f"{told} Add the other parts of the download too.",)


def probe_notes(kind: TableKind, codes: list[str], seen: set[str]) -> tuple[str, ...]:
    """Everyday rows that should be within the range of a table and are not there."""
    lost = [
        f"{code} with {other}" if other else code
        for code, other in PROBES.get(kind, ())
        if codes[0] <= code <= codes[-1] and code not in seen
    ]
    if not lost:
        return ()
    return (f"Everyday rows are not in it ({', '.join(lost)}): the file may be cut short or of another list.",)
