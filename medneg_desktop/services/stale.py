"""The mark that all cases are to be worked out anew; see :mod:`medneg_desktop.services.settle`."""

from __future__ import annotations

from medneg_desktop.services.ports import UnitOfWork

SETTLED = "cases settled on"
"""Under which name the vault keeps the day on which all cases were worked out last."""


def unsettle(unit: UnitOfWork) -> None:
    """Something changed that any case may rest on: all are worked out anew at the next look."""
    unit.set_setting(SETTLED, "")
