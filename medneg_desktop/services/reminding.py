"""What is due now, in numbers: for a message of the window or of the computer, once a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import ComingDay

_TOLD = "reminded on"
"""Under which name the vault keeps the day on which the person was last reminded."""
_MOST = 500
SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many days are overdue and how many come within a week; ``first`` is the earliest of them."""

    overdue: int
    soon: int
    first: ComingDay | None = None

    @property
    def count(self) -> int:
        return self.overdue + self.soon


def tally(office: Office) -> Tally:
    """Count the days that are due. Opens no paper."""
    today = office.clock.today()
    with office.front() as front:
        days = [day for day in front.coming(limit=_MOST) if day.day < today + SOON]
    return Tally(sum(d.day < today for d in days), sum(d.day >= today for d in days), days[0] if days else None)


def due_reminder(office: Office) -> Tally | None:
    """What to remind of now: nothing where nothing is due, or where it was said today already."""
    found = tally(office)
    if not found.count:
        return None
    today = office.clock.today().isoformat()
    with office.unit() as unit:
        if unit.setting(_TOLD) == today:
            return None
        unit.set_setting(_TOLD, today)
        unit.commit(counted=False)
    return found
