"""A file that a person chose, seen as one or several members: itself, or what a ZIP file holds of text and workbooks.

Members are read as streams; nothing is unpacked to a disk. What is read is counted, so that progress can be told.
"""

from __future__ import annotations

import codecs
import csv
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import python_calamine

from medneg_desktop.core.trouble import ArchiveLocked, ArchiveUnsafe, EmptyFile, FileTooLarge, TableDamaged

_ZIP = b"PK\x03\x04"
_WORKBOOK = "[Content_Types].xml"
_MOST_MEMBERS = 200
_LARGEST_WORKBOOK = 150 << 20
_LONGEST_CELL = 1 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


class Counted(io.RawIOBase):
    """A stream that knows how much of it was read."""

    def __init__(self, inner: IO[bytes]) -> None:
        self._inner = inner
        self.done = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._inner.read(len(buffer))
        except _BROKEN as broken:
            raise TableDamaged(details=type(broken).__name__) from broken
        buffer[: len(data)] = data
        self.done += len(data)
        return len(data)


@dataclass
class Member:
    """One file to look at. ``name`` is a hint at most; ``size`` in bytes is what the file system or the archive says."""

    name: str
    size: int
    workbook: bool
    _path: Path
    _entry: str | None = None
    counted: Counted | None = None
    _open: ExitStack = field(default_factory=ExitStack, repr=False)

    @property
    def done(self) -> int:
        return min(self.counted.done, self.size) if self.counted else 0

    def stream(self) -> io.BufferedReader:
        """The bytes from the beginning."""
        self.close()
        with ExitStack() as opening:
            if self._entry is None:
                inner: IO[bytes] = opening.enter_context(self._path.open("rb"))
            else:
                archive = opening.enter_context(zipfile.ZipFile(self._path))
                inner = opening.enter_context(archive.open(self._entry))
            self._open = opening.pop_all()
        self.counted = Counted(inner)
        return io.BufferedReader(self.counted, 1 << 18)

    def close(self) -> None:
        """Let go of the file; opening it again begins anew."""
        self._open.close()

    def rows(self) -> Iterator[list[str]]:
        """The rows of a table, as text. Those of a text come straight from the engine: what cannot be read of it raises
        csv.Error.
        """
        return self._sheet_rows() if self.workbook else self._text_rows()

    def _text_rows(self) -> Iterator[list[str]]:
        csv.field_size_limit(_LONGEST_CELL)
        stream = self.stream()
        head = stream.peek(4096)[:4096]
        encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else _encoding(head)
        if head.startswith(codecs.BOM_UTF8):
            stream.read(len(codecs.BOM_UTF8))  # and not by the codec that looks for it, which is slow
        text = io.TextIOWrapper(stream, encoding, errors="replace", newline="")
        tabs = head.count(b"\t") > head.count(b",")
        return csv.reader(text, delimiter="\t" if tabs else ",")

    def _sheet_rows(self) -> Iterator[list[str]]:
        if self.size > _LARGEST_WORKBOOK:
            raise FileTooLarge(remedy="Choose the text file (.txt or .csv) that comes in the same download.")
        try:
            book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(self.stream().read()))
            for number in range(len(book.sheet_names)):
                sheet = book.get_sheet_by_index(number)
                for row in sheet.iter_rows():
                    yield [_cell(value) for value in row]
        except (python_calamine.CalamineError, ValueError) as broken:
            raise TableDamaged(details="workbook") from broken


def _encoding(head: bytes) -> str:
    """UTF-8 where the beginning is; a Windows page of letters else, in which hospitals' programs write."""
    try:
        head[:-4].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _cell(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def members(path: Path) -> list[Member]:
    """What there is to look at, text before workbooks: the downloads hold the same table in both forms."""
    size = path.stat().st_size
    if not size:
        raise EmptyFile
    with path.open("rb") as file:
        packed = file.read(4) == _ZIP
    if not packed:
        return [Member(path.name, size, workbook=False, _path=path)]
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [e for e in archive.infolist() if not e.is_dir()]
    except _BROKEN as broken:
        raise TableDamaged(details=type(broken).__name__) from broken
    if any(e.filename == _WORKBOOK for e in entries):
        return [Member(path.name, size, workbook=True, _path=path)]
    if len(entries) > _MOST_MEMBERS:
        raise ArchiveUnsafe
    if entries and all(e.flag_bits & 1 for e in entries):
        raise ArchiveLocked
    found = [
        Member(e.filename, e.file_size, e.filename.lower().endswith((".xlsx", ".xls")), path, e.filename)
        for e in entries
        if e.filename.lower().endswith((".txt", ".csv", ".json", ".xlsx"))
    ]
    return sorted(found, key=lambda m: m.workbook)
