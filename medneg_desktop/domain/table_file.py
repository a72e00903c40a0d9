"""A loaded table as one compact file: its facts, an index of codes, and for each code a small packed block of rows.

Only the blocks that are asked for are unpacked, so that looking up the few codes of a bill in two million pairs takes
no more than milliseconds. The file is made by a worker that read a stranger's file, so nothing in it is believed:
sizes are bounded, and what is not as it should be raises ValueError.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from medneg_desktop.domain.reference import TableFacts, TableKind

_MAGIC = b"MNT1"
_LARGEST_INDEX = 64 << 20
_LARGEST_BLOCK = 16 << 20

Cell = str | int | None
Rows = Iterable[Sequence[Any]]


_ENCODED = json.JSONEncoder(separators=(",", ":")).encode
_SHORT = 256
"""Bytes of a block that are kept as they are: most services of a price file have one short row."""


class TableWriter:
    """Collects blocks; a code may come in several."""

    def __init__(self) -> None:
        self._blocks: list[bytes] = []
        self._index: dict[str, list[int]] = {}
        self._size = 0
        self.rows = 0

    @property
    def codes(self) -> Iterable[str]:
        return self._index.keys()

    def add(self, code: str, rows: Rows) -> None:
        kept = list(rows)
        block = _ENCODED(kept).encode()
        if len(block) > _SHORT:
            block = zlib.compress(block, 1)
        self._index.setdefault(code, []).extend((self._size, len(block)))
        self._blocks.append(block)
        self._size += len(block)
        self.rows += len(kept)

    def packed(self, facts: TableFacts) -> bytes:
        held = {**facts_json(facts), "index": self._index}
        head = zlib.compress(json.dumps(held, separators=(",", ":")).encode(), 6)
        return b"".join([_MAGIC, struct.pack(">I", len(head)), head, *self._blocks])


class TableFile:
    """Reads what :class:`TableWriter` packed. Raises ValueError for anything else."""

    def __init__(self, content: bytes) -> None:
        if content[:4] != _MAGIC or len(content) < 8:
            raise ValueError("not a table")
        (length,) = struct.unpack(">I", content[4:8])
        held = json.loads(_unpacked(content[8 : 8 + length], _LARGEST_INDEX))
        self.facts = facts_of(held)
        self._index: dict[str, list[int]] = dict(held["index"])
        self._blocks = memoryview(content)[8 + length :]

    def __contains__(self, code: str) -> bool:
        return code in self._index

    def rows(self, code: str) -> list[list[Any]]:
        """The rows of a code; none where the table does not have it."""
        places = self._index.get(code, [])
        found: list[list[Any]] = []
        for start, length in zip(places[::2], places[1::2], strict=True):
            block = bytes(self._blocks[start : start + length])
            found += json.loads(_unpacked(block, _LARGEST_BLOCK))
        return found


def _unpacked(packed: bytes, largest: int) -> bytes:
    if packed[:1] == b"[":
        return packed  # too short to be worth packing; what is packed never begins so
    engine = zlib.decompressobj()
    try:
        plain = engine.decompress(packed, largest)
    except zlib.error as broken:
        raise ValueError("a block is damaged") from broken
    if engine.unconsumed_tail or not engine.eof:
        raise ValueError("a block is too large or cut short")
    return plain


def facts_json(facts: TableFacts) -> dict[str, Any]:
    return {
        "kind": facts.kind.value,
        "edition": facts.edition,
        "starts": facts.starts.isoformat(),
        "ends": facts.ends.isoformat(),
        "rows": facts.rows,
        "rows_read": facts.rows_read,
        "first": facts.first,
        "last": facts.last,
        "holder": list(facts.holder),
        "notes": list(facts.notes),
    }


def facts_of(held: Any) -> TableFacts:
    try:
        return TableFacts(
            kind=TableKind(held["kind"]),
            edition=str(held["edition"]),
            starts=date.fromisoformat(held["starts"]),
            ends=date.fromisoformat(held["ends"]),
            rows=int(held["rows"]),
            rows_read=int(held["rows_read"]),
            first=str(held["first"]),
            last=str(held["last"]),
            holder=tuple(map(str, held["holder"])),
            notes=tuple(map(str, held["notes"])),
        )
    except (KeyError, TypeError) as broken:
        raise ValueError("a table without its facts") from broken
