"""The journal of talks in plain, for an export: every entry as it was written, those that were corrected too.

The most that a person would pay is left out: it is theirs alone, and an export may be handed on.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from medneg_desktop.core.money import Money
from medneg_desktop.domain.talks import Entry, WalkAway, day_of
from medneg_desktop.services.ports import CaseSummary, UnitOfWork

HEADER = ("provider", "patient", "day", "what", "details", "written", "entry", "corrects", "why")


@dataclass(frozen=True, slots=True)
class Written:
    """An entry, and the bill that it is about."""

    case: CaseSummary
    entry: Entry


def journal(unit: UnitOfWork) -> list[Written]:
    """Every entry about every case, case by case, oldest first."""
    cases = unit.case_summaries()
    told = unit.talks([case.id for case in cases])
    return [Written(c, e) for c in cases for e in told.get(c.id, ()) if not isinstance(e.talk, WalkAway)]


def rows(written: Sequence[Written]) -> Iterator[tuple[str, ...]]:
    """The rows of the table, below :data:`HEADER`."""
    for line in written:
        entry = line.entry
        yield (
            line.case.provider or "",
            line.case.patient or "",
            day_of(entry.talk).isoformat(),
            _words(type(entry.talk).__name__),
            "; ".join(f"{name}: {value}" for name, value in _told(entry.talk)),
            entry.at.isoformat(timespec="seconds"),
            entry.id,
            entry.replaces or "",
            entry.why,
        )


def table(written: Sequence[Written], harmless: Callable[[str], str]) -> str:
    """The table as CSV; ``harmless`` keeps a cell from being taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(HEADER)
    writer.writerows([harmless(cell) for cell in row] for row in rows(written))
    return out.getvalue()


def listed(written: Sequence[Written]) -> list[dict[str, Any]]:
    """The same for other programs."""
    return [
        {**dict(zip(HEADER, row, strict=True)), "values": dict(_told(line.entry.talk))}
        for row, line in zip(rows(written), written, strict=True)
    ]


def _told(value: Any, within: str = "") -> Iterator[tuple[str, str]]:
    """What an entry says, name by name; what is absent or empty is left out."""
    for field in fields(value):
        held, name = getattr(value, field.name), f"{within}{field.name.replace('_', ' ')}"
        if is_dataclass(held) and not isinstance(held, (type, Money)):
            yield from _told(held, f"{name} ")
        elif held not in (None, "", ()) and not (field.name == "day" and not within):
            yield name, _plain(held)


def _plain(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(_plain(v.text if hasattr(v, "text") else v) for v in value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value.value if isinstance(value, Enum) else value)


def _words(name: str) -> str:
    """``PromiseKept`` as ``promise kept``."""
    return "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip()
