"""The list of loaded tables as the vault keeps it, in its settings; and the reference that rules are given."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from medneg_desktop.core.ids import Sha256
from medneg_desktop.domain.reference import NOTHING_LOADED, Reference, ReferenceTable
from medneg_desktop.domain.table_file import facts_json, facts_of
from medneg_desktop.services.loaded_reference import LoadedReference, held
from medneg_desktop.services.ports import REFERENCE_SETTING, UnitOfWork


def tables_in(unit: UnitOfWork) -> list[ReferenceTable]:
    """All tables that the vault holds, removed ones too."""
    return [table_of(t) for t in json.loads(unit.setting(REFERENCE_SETTING) or "[]")]


def write_tables(unit: UnitOfWork, tables: Iterable[ReferenceTable]) -> None:
    unit.set_setting(REFERENCE_SETTING, json.dumps([table_json(t) for t in tables]))


def forget_removed(unit: UnitOfWork, before: datetime) -> list[ReferenceTable]:
    """Tables that were removed until then go for good; gives them, for nothing claims their content any more."""
    tables = tables_in(unit)
    gone = [t for t in tables if t.removed and t.removed <= before]
    if gone:
        write_tables(unit, [t for t in tables if t not in gone])
    return gone


def reference_of(unit: UnitOfWork) -> Reference:
    """What rules may ask, with the tables in use."""
    tables = [held(t, unit.content) for t in tables_in(unit) if not t.removed]
    return LoadedReference(tables) if tables else NOTHING_LOADED


def table_json(table: ReferenceTable) -> dict[str, Any]:
    return {
        "id": table.id,
        "sha256": table.sha256,
        **facts_json(table.facts),
        "source": table.source,
        "loaded": table.loaded.isoformat(),
        "removed": table.removed.isoformat() if table.removed else None,
    }


def table_of(plain: dict[str, Any]) -> ReferenceTable:
    removed = plain["removed"]
    return ReferenceTable(
        plain["id"],
        Sha256(plain["sha256"]),
        facts_of(plain),
        plain["source"],
        datetime.fromisoformat(plain["loaded"]),
        datetime.fromisoformat(removed) if removed else None,
    )
