"""What is seen only over all cases: charges that come again, and how the balance of all bills went."""

from __future__ import annotations

from dataclasses import dataclass

from medneg_desktop.core.ids import CaseId
from medneg_desktop.domain.state import Series
from medneg_desktop.ledger.balances import together
from medneg_desktop.ledger.recurring import Recurring, recurring
from medneg_desktop.services.office import Office


@dataclass(frozen=True, slots=True)
class Rounds:
    """``recurring`` are the rhythms that have not ended long ago, ``balance`` what all bills asked together."""

    recurring: tuple[Recurring, ...]
    balance: Series


def rounds(office: Office) -> Rounds:
    """Over all cases. What is kept beside each case is read, not its papers."""
    with office.unit() as unit:
        trails = unit.trails()
        closed = {
            row.id: row.state.since
            for row in unit.case_summaries()
            if row.state is not None and row.state.turn == "closed"
        }
    found = recurring(charge for trail in trails.values() for charge in trail.charges)
    today = office.clock.today()
    return Rounds(
        tuple(r for r in found if r.running(today)),
        together((series, closed.get(case)) for case, trail in trails.items() for series in trail.balances),
    )


def recurring_of(office: Office, case: CaseId) -> tuple[Recurring, ...]:
    """The rhythms to which a charge of this case belongs, those that seem to have ended too."""
    with office.unit() as unit:
        trails = unit.trails()
    found = recurring(charge for trail in trails.values() for charge in trail.charges)
    return tuple(r for r in found if any(c.case == case for c in r.charges))
