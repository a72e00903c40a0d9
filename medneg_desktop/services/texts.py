"""How values are written for people, in one place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from medneg_desktop.core.dates import shown as shown_date
from medneg_desktop.core.money import Money

if TYPE_CHECKING:  # the first screen shows dates and sums, and needs no readings
    from medneg_desktop.domain.reading import Value


def show(value: Value | None) -> str:
    """A value as people write it; empty for none."""
    match value:
        case None:
            return ""
        case Money():
            return value.shown()
        case date():
            return shown_date(value)
        case tuple():
            return ", ".join(value)
        case _:
            return str(value)
