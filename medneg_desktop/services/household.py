"""The household as the vault keeps it."""

from __future__ import annotations

import json

from medneg_desktop.domain.household import Household, household_of
from medneg_desktop.services.ports import UnitOfWork

SETTING = "household"


def household_in(unit: UnitOfWork) -> Household:
    """What was told of the household; an empty one while nothing was."""
    kept = unit.setting(SETTING)
    try:
        return household_of(json.loads(kept)) if kept else Household()
    except (ValueError, TypeError):  # kept by another version: nothing is better than something wrong
        return Household()
