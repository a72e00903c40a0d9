"""What is still open in a case, for the person's own file: days to keep, papers to find, values to check."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from medneg_desktop.core.dates import shown
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.packet import PlainTable


def open_matters(case: Case, needs: Sequence[str], made: date) -> tuple[PlainTable, ...]:
    days = tuple(
        (shown(d.day) + (" (passed)" if d.day < made else ""), d.what, d.source)
        for d in sorted(case.deadlines, key=lambda d: d.day)
    )
    wants = [f"Missing: {want}." for want in case.missing]
    left = tuple((text,) for text in (*wants, *(n for n in needs if not n.startswith("Missing from your papers"))))
    tables = (
        PlainTable("Days to keep", ("Day", "What", "Where it is written"), days, (0.2, 0.45, 0.35)),
        PlainTable("Still open", ("What is missing or to be checked",), left, (1.0,)),
    )
    return tuple(table for table in tables if table.rows)
