"""What one EOB counts toward the limits of a plan's year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from medneg_desktop.core.money import Money
from medneg_desktop.domain.finding import PaperKey


@dataclass(frozen=True, slots=True)
class Counted:
    """The plan's last word on a claim. ``person`` and ``plan`` are in the form in which they are compared, ``network``
    and the amounts as printed; None where the EOB does not firmly print one. ``year`` is that of the service.
    """

    paper: PaperKey
    person: str
    plan: str
    network: str
    year: int
    processed: date | None
    deductible: Money | None
    out_of_pocket: Money | None

    @property
    def inside(self) -> bool:
        """Whether the EOB says that the provider is in the plan's network."""
        return self.network.casefold().startswith("in")
