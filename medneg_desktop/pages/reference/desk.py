"""What a table worker does: reads one file step by step, so that it can be watched and stopped."""

from __future__ import annotations

import csv
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from medneg_desktop.core.trouble import FileUnreadable, TableDamaged, TableUnknown
from medneg_desktop.domain.reference import TableKind
from medneg_desktop.pages.messages import TableRead, TableRequest, TableStep
from medneg_desktop.pages.reference import medicare, prices
from medneg_desktop.pages.reference.opened import Member, members

_HEADER_WITHIN = 60
_STEP_SECONDS = 0.25
_HOSPITAL_KEYS = (b'"hospital_name"', b'"standard_charge_information"')


class Desk:
    """Answers requests about one file: the first opens it, each further one goes on for a moment."""

    def __init__(self) -> None:
        self._steps: Iterator[TableStep | TableRead] = iter(())

    def answer(self, request: TableRequest) -> TableStep | TableRead:
        if request.path:
            self._steps = read_file(request)
        return next(self._steps)


def read_file(request: TableRequest) -> Iterator[TableStep | TableRead]:
    """The tables of a file, told all at the end; steps with what was done so far before."""
    try:
        found = members(Path(request.path))
    except OSError as error:
        raise FileUnreadable(details=type(error).__name__) from error
    whole, done, packed, read = sum(m.size for m in found), 0, list[bytes](), set[str]()
    told = time.monotonic()
    for member in found:
        if _same_table_again(member, read):
            whole -= member.size
            continue
        try:
            for content in _whole(_tables(member, request)):
                if content is not None:
                    packed.append(content)
                    read.add(_stem(member.name))
                if time.monotonic() - told >= _STEP_SECONDS:
                    told = time.monotonic()
                    yield TableStep(done + member.done, max(whole, 1))
        finally:
            member.close()
        done += member.size
    if not packed:
        raise TableUnknown
    yield TableRead(tuple(packed))


def _whole(contents: Iterator[bytes | None]) -> Iterator[bytes | None]:
    """The contents, or that the table is damaged where its text cannot be read."""
    try:
        yield from contents
    except csv.Error as broken:
        raise TableDamaged(details="csv") from broken


def _stem(name: str) -> str:
    return name.rpartition(".")[0].casefold()


def _same_table_again(member: Member, read: set[str]) -> bool:
    """A workbook beside a text of the same name holds the same table."""
    return member.workbook and _stem(member.name) in read


def _tables(member: Member, request: TableRequest) -> Iterator[bytes | None]:
    """What a member holds: the packed table, or nothing where it is none."""
    yield None
    wanted = frozenset(request.wanted)
    if not member.workbook:
        head = member.stream().peek(1 << 16)
        if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
            if any(key in head for key in _HOSPITAL_KEYS):
                yield from prices.read_json(member.stream, wanted)
            return
        if b"\x00" in head[:2048] and head[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            return
    rows = member.rows()
    before: list[list[str]] = []
    for row in rows:
        if prices.is_head(row):
            yield from prices.read_csv(row, rows, wanted)
            return
        kind = medicare.kind_of(row)
        before.append(row)
        if kind is not None:
            yield from _medicare(kind, member, request, before, rows)
            return
        if len(before) >= _HEADER_WITHIN:
            return


def _medicare(
    kind: TableKind, member: Member, request: TableRequest, before: list[list[str]], rows: Iterator[list[str]]
) -> Iterator[bytes | None]:
    hints = medicare.Hints(request.quarter, request.hospital)
    names = f"{member.name} {Path(request.path).name}"
    yield from medicare.read_table(kind, names, before, chain(rows), hints)
