"""Reference tables: add, list, remove and bring back, and how much of the person's bills each covers.

Why they are kept so: a table is public, but which hospital's file a person loaded is not, so its packed content lies
among the encrypted originals, and is in every full backup. It is in no automatic backup of the database, which would
grow by it many times over; there only the list of tables is, a setting of the vault. A removed table stays until the
trash is emptied or a table takes its place.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from medneg_desktop.audit.account import code, day, services
from medneg_desktop.audit.anchors import anchors
from medneg_desktop.core.ids import DocumentId, Sha256, new_id
from medneg_desktop.core.trouble import FileUnreadable, TableDamaged
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.finding import Evidence
from medneg_desktop.domain.reading import Cell, FieldName, Reading
from medneg_desktop.domain.reference import NOTHING_LOADED, Anchor, Quarter, Reference, ReferenceTable, TableKind
from medneg_desktop.domain.table_file import TableFile
from medneg_desktop.services.intake import safe_name
from medneg_desktop.services.loaded_reference import Held, LoadedReference, held, same_hospital
from medneg_desktop.services.office import Office, Progress, Stop, never, no_progress
from medneg_desktop.services.ports import Event, UnitOfWork
from medneg_desktop.services.reconcile import refresh_in
from medneg_desktop.services.reference_list import reference_of, table_json, tables_in, write_tables
from medneg_desktop.services.undo import ChangedSince

__all__ = ["reference_of"]  # beside what is made here

LARGEST_TABLE = 200 << 20
"""Bytes of a packed table; the largest seen, two million code pairs, has twelve million."""


class TableReader(Protocol):
    """Reads a reference file in a worker with limits."""

    def read(
        self,
        path: Path,
        wanted: frozenset[str],
        *,
        quarter: Quarter | None = None,
        hospital: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> tuple[bytes, ...]:
        """The packed tables in a file. Plans' prices are kept for the ``wanted`` codes; ``quarter`` and ``hospital`` are
        what the person said where the file does not tell.

        Raises TableUnknown, TableDamaged, TableEditionUnknown, TableSideUnknown, TableFactorUnknown, EmptyFile,
        FileUnreadable, ArchiveLocked, ArchiveUnsafe, FileTooLarge, Cancelled.
        """
        ...


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the codes on the bills a table speaks of: ``in_time`` are those of services in its edition's time,
    ``covered`` those that it has.
    """

    codes: int
    in_time: int
    covered: int


@dataclass(frozen=True, slots=True)
class Added:
    """Tables that were added; a step that can be taken back."""

    tables: tuple[ReferenceTable, ...]
    document: DocumentId | None = None

    @property
    def words(self) -> str:
        return f"table {self.tables[0].source} added"

    def take_back(self, office: Office) -> None:
        _mark(office, [t.id for t in self.tables], removed=True)

    def do_again(self, office: Office) -> None:
        _mark(office, [t.id for t in self.tables], removed=False)


@dataclass(frozen=True, slots=True)
class Removed:
    """A table that was removed; a step that can be taken back."""

    table: ReferenceTable
    document: DocumentId | None = None

    @property
    def words(self) -> str:
        return f"table {self.table.source} removed"

    def take_back(self, office: Office) -> None:
        _mark(office, [self.table.id], removed=False)

    def do_again(self, office: Office) -> None:
        _mark(office, [self.table.id], removed=True)


def add(
    office: Office,
    path: Path,
    *,
    quarter: Quarter | None = None,
    hospital: bool | None = None,
    progress: Progress = no_progress,
    stop: Stop = never,
) -> Added:
    """Read the tables in a file, keep them, and run all checks again; see :class:`TableReader` for what it raises.

    A table of the same kind and edition, range and hospital takes the place of the one before.
    """
    assert office.tables is not None, "an office that takes tables in has a reader for them"
    name = safe_name(path.name)
    with office.unit() as unit:
        wanted = frozenset(c for c, _, _ in _billed(unit))
    tell = _in_words(progress, f"Reading {name}")
    packed = office.tables.read(path, wanted, quarter=quarter, hospital=hospital, progress=tell, stop=stop)
    files = [_trusted(content) for content in packed]
    made = tuple(_keep(office, content, file, name) for content, file in zip(packed, files, strict=True))
    with office.unit() as unit:
        new = {_place(t) for t in made}
        kept = [t for t in tables_in(unit) if not t.removed and _place(t) not in new]
        write_tables(unit, [*kept, *made])
        for table in made:
            unit.record(Event(office.clock.now(), "table added", f"{table.facts.kind.value}, {table.facts.edition}"))
        _check_again(office, unit)
        unit.commit()
    return Added(made)


def _in_words(progress: Progress, words: str) -> Callable[[int, int], None]:
    def tell(done: int, whole: int) -> None:
        progress(done, whole, words)

    return tell


def _trusted(content: bytes) -> TableFile:
    """What the worker packed, looked at before it is kept: the worker read a stranger's file."""
    try:
        if len(content) > LARGEST_TABLE:
            raise TableDamaged(details="size")
        return TableFile(content)
    except (ValueError, RecursionError) as broken:
        raise TableDamaged(details="packed") from broken


def _keep(office: Office, content: bytes, file: TableFile, source: str) -> ReferenceTable:
    sha256, _ = office.vault.originals.put(io.BytesIO(content), limit=LARGEST_TABLE)
    return ReferenceTable(new_id(), sha256, file.facts, source, office.clock.now())


def _place(table: ReferenceTable) -> tuple[object, ...]:
    facts = table.facts
    if facts.kind is TableKind.PRICES:
        return facts.kind, facts.holder[:1]
    return facts.kind, facts.edition, facts.first


def remove(office: Office, table: str) -> Removed:
    """Take a table out of use and run all checks again; raises KeyError for an unknown one."""
    with office.unit() as unit:
        found = next((t for t in tables_in(unit) if t.id == table and not t.removed), None)
    if found is None:
        raise KeyError(table)
    _mark(office, [table], removed=True)
    return Removed(found)


def bring_back(office: Office, table: str) -> None:
    """Use a removed table again; raises KeyError for one that is unknown or gone for good."""
    _mark(office, [table], removed=False)


def _mark(office: Office, ids: Iterable[str], *, removed: bool) -> None:
    wanted = set(ids)
    with office.unit() as unit:
        tables = tables_in(unit)
        if not wanted <= {t.id for t in tables}:
            raise ChangedSince(title="This table is not kept any more.", remedy="Add its file again.")
        at: datetime | None = office.clock.now() if removed else None
        write_tables(unit, [replace(t, removed=at) if t.id in wanted else t for t in tables])
        what = "table removed" if removed else "table brought back"
        for table in tables:
            if table.id in wanted:
                unit.record(Event(office.clock.now(), what, table.source))
        _check_again(office, unit)
        unit.commit()


def _check_again(office: Office, unit: UnitOfWork) -> None:
    """All cases, in the transaction that changes the tables: a crash leaves both or neither."""
    refresh_in(unit, [d.id for d in unit.documents()], as_of=office.clock.today())


def held_tables(office: Office, *, removed: bool = False) -> list[ReferenceTable]:
    """The tables in use, or those that were removed; what was loaded last comes first."""
    with office.unit() as unit:
        found = [t for t in tables_in(unit) if bool(t.removed) is removed]
    return sorted(found, key=lambda t: t.loaded, reverse=True)


# ---------------------------------------------------------------------------------------------------- coverage


def coverage(office: Office) -> dict[str, Coverage]:
    """For each table in use, how much of the bills it covers."""
    with office.unit() as unit:
        billed = _billed(unit)
        tables = [held(t, unit.content) for t in tables_in(unit) if not t.removed]
        return {h.table.id: _covered(h, billed) for h in tables}


_Billed = set[tuple[str, date, tuple[str, bool]]]


def _billed(unit: UnitOfWork) -> _Billed:
    """Each code on a bill, with its day, the provider, and whether that is a hospital by its revenue codes."""
    readings = [r for h in unit.readings([d.id for d in unit.documents()]) for r in h.readings]
    return {(code(x), d, _whose(r)) for r in readings for x in services(r) if code(x) and (d := day(x))}


def _whose(reading: Reading) -> tuple[str, bool]:
    provider = reading.text(FieldName.PROVIDER_NAME)
    hospital = any(line.text(Cell.REVENUE_CODE) for line in reading.lines)
    return provider.value if provider else "", hospital


def _covered(table: Held, billed: _Billed) -> Coverage:
    facts = table.table.facts
    mine = {(c, d) for c, d, whose in billed if _speaks_of(table, *whose)}
    in_time = {c for c, d in mine if facts.holds_on(d)}
    if facts.kind in (TableKind.PAIRS_OFFICE, TableKind.PAIRS_HOSPITAL):
        covered = {c for c in in_time if facts.first <= c <= facts.last}
    else:
        covered = {c for c in in_time if c in table.file()}
    return Coverage(len({c for c, _ in mine}), len(in_time), len(covered))


def _speaks_of(table: Held, provider: str, hospital: bool) -> bool:
    match table.table.facts.kind:
        case TableKind.PAIRS_HOSPITAL | TableKind.UNITS_HOSPITAL:
            return hospital
        case TableKind.PRICES:
            return any(same_hospital(provider, name) for name in table.table.facts.holder)
        case _:
            return not hospital


def anchors_of(office: Office, case: Case) -> tuple[tuple[Evidence, Anchor], ...]:
    """Prices of the tables in use to hold beside the lines of a case."""
    with office.unit() as unit:
        tables = reference_of(unit)
    return () if tables is NOTHING_LOADED else anchors(case, tables, office.clock.today())


# ---------------------------------------------------------------------------------------------------- loose files


def loose_reference(reader: TableReader, paths: Iterable[Path], wanted: frozenset[str], now: datetime) -> Reference:
    """The tables in files that are kept in no vault, for one run of the command line."""
    found: list[Held] = []
    for path in paths:
        if not path.is_file():
            raise FileUnreadable(title=f"{safe_name(path.name)} could not be read.")
        for content in reader.read(path, wanted):
            file = _trusted(content)
            table = ReferenceTable(new_id(), Sha256(new_id()), file.facts, safe_name(path.name), now)
            found.append(held(table, lambda _, content=content: content))  # type: ignore[misc] # bound per table
    return LoadedReference(found)


def codes_of(readings: Iterable[Reading]) -> frozenset[str]:
    """The codes on some papers."""
    return frozenset(c for r in readings for line in services(r) if (c := code(line)))


def listing(office: Office) -> list[dict[str, Any]]:
    """The tables in use with their coverage, as the command line prints them."""
    found = coverage(office)
    return [
        {**table_json(t), "codes_on_bills": c.codes, "in_time": c.in_time, "covered": c.covered}
        for t in held_tables(office)
        if (c := found.get(t.id)) is not None
    ]
