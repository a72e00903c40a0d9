"""The shipped tables: each is the very file its source note was written for, and holds what the rules read from it."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from medneg_desktop.audit import reference
from medneg_desktop.core import resources


@pytest.mark.parametrize("name", sorted(reference.EDITIONS))
def test_a_table_matches_its_source_note(name: str) -> None:
    data = resources.path("reference", name, f"{reference.EDITIONS[name]}.csv").read_bytes()
    note = reference.source(name)
    assert note["sha256"] == hashlib.sha256(data).hexdigest()
    assert note["edition"] == reference.EDITIONS[name]
    assert all(note[key] for key in ("name", "from", "license", "checked_how"))
    assert date.fromisoformat(note["when"]) <= date.fromisoformat(note["checked"])


@pytest.mark.parametrize("name", sorted(reference.EDITIONS))
def test_a_table_names_each_code_once(name: str) -> None:
    rows = reference.table(name)
    codes = [next(iter(row.values())) for row in rows]
    assert len(codes) == len(set(codes))
    assert all(None not in row.values() for row in rows)


def test_a_revenue_code_of_its_own_stands_before_its_group() -> None:
    assert reference.revenue_group("0450") == "emergency"
    assert reference.revenue_group("0456") == "urgent"
    assert reference.revenue_group("0762") == "observation"
    assert reference.revenue_group("9999") == ""


def test_a_panel_holds_its_parts() -> None:
    assert len(reference.panel_parts("80053")) == 14
    assert reference.panel_parts("80048") < reference.panel_parts("80053")
    assert reference.panel_parts("99213") == frozenset()


def test_quarters_of_tables() -> None:
    assert reference.quarter(date(2026, 9, 30)) == "2026 Q3"
    assert reference.quarter(date(2026, 10, 1)) == "2026 Q4"
