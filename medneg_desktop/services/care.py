"""Looks after the vault by itself: every original is read and compared with its hash once a week, and on demand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from medneg_desktop.services.office import Office, Progress, Stop, never, no_progress

EVERY = timedelta(days=7)
_CHECKED = "vault checked"


@dataclass(frozen=True, slots=True)
class Checked:
    """What the last check found. ``problems`` are plain sentences; none means that everything was there and whole."""

    at: datetime
    documents: int
    problems: tuple[str, ...]


def check(office: Office, *, progress: Progress = no_progress, stop: Stop = never) -> Checked:
    """Check the vault, and keep what was found. Raises Cancelled; then the check before still stands."""
    report = office.vault.verify(lambda done, whole: progress(done, whole, "originals checked"), stop=stop)
    found = Checked(office.clock.now(), report.documents, report.problems)
    with office.unit() as unit:
        held = {"at": found.at.isoformat(), "documents": found.documents, "problems": found.problems}
        unit.set_setting(_CHECKED, json.dumps(held))
        unit.commit()
    return found


def last_check(office: Office) -> Checked | None:
    """What the last check found; None before the first."""
    with office.unit() as unit:
        kept = unit.setting(_CHECKED)
    if not kept:
        return None
    held = json.loads(kept)
    return Checked(datetime.fromisoformat(held["at"]), held["documents"], tuple(held["problems"]))


def check_if_due(office: Office, *, at_once: bool = False, stop: Stop = never) -> Checked | None:
    """Check where a week has passed since the last time, or ``at_once``: after a program that was killed."""
    last = last_check(office)
    # A check from the future tells of a clock that was set back: it does not put off the next one.
    recent = last is not None and timedelta(0) <= office.clock.now() - last.at < EVERY
    return None if recent and not at_once else check(office, stop=stop)
