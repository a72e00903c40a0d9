"""What a person may tell about their household. Everything is optional; nothing is assumed."""

from __future__ import annotations

from dataclasses import dataclass

from medneg_desktop.core.money import Money


@dataclass(frozen=True, slots=True)
class Household:
    """``state`` is the two-letter postal code, ``income`` a year's, before taxes."""

    state: str | None = None
    size: int | None = None
    income: Money | None = None
    insurance: str | None = None
