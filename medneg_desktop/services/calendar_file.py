"""Days for the person's own calendar, of one case or of all, with or without names and sums.

A calendar is often kept on other people's machines and shown on a locked screen, so that the entries say nothing unless
the person wants them to.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from medneg_desktop.core.ids import CaseId
from medneg_desktop.core.trouble import CorrectableTrouble
from medneg_desktop.domain.due import CalendarEntry, DueGroup, DueKind
from medneg_desktop.services.days import ListedDay, listed
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import Event
from medneg_desktop.services.prepare_packet import write_whole

PLAIN = "MedNeg: a day to look at"
"""All that an entry says where names and sums stay out."""
_COMING = (DueGroup.THIS_WEEK, DueGroup.LATER, DueGroup.PUT_OFF)


class NoDaysToCome(CorrectableTrouble):
    """There is nothing that a calendar could hold."""

    code = "no-days-to-come"
    title = "There is no day to come; no file was written."
    remedy = "Days come from bills, letters, rules and what you note about calls and payments."


def save_calendar(office: Office, path: Path, *, case: CaseId | None = None, open_words: bool = False) -> int:
    """Write the days to come into a calendar file; gives how many. ``open_words`` puts in names, sums and reasons.

    Raises NoDaysToCome, PlaceNotWritable and DiskFull.
    """
    entries = entries_of(listed(office, case), open_words=open_words)
    if not entries:
        raise NoDaysToCome
    assert office.calendar is not None, "an office is made with it"
    write_whole(path, office.calendar(entries, office.clock.now()))
    with office.unit() as unit:
        words = "with names and sums" if open_words else "without names and sums"
        unit.record(Event(office.clock.now(), "calendar file saved", f"{len(entries)} days, {words}", case=case))
        unit.commit()
    return len(entries)


def entries_of(days: Sequence[ListedDay], *, open_words: bool) -> tuple[CalendarEntry, ...]:
    """The days to come as entries; last days by a rule are told of a week before as well."""
    found = []
    for row in days:
        if row.group in _COMING:
            warnings = (7, 1) if row.due.kind is DueKind.RULE else (1,)
            title = row.due.what if open_words else PLAIN
            found.append(
                CalendarEntry(_uid(row.due.key), row.due.day, title, _text(row) if open_words else "", warnings)
            )
    return tuple(sorted(found, key=lambda e: (e.day, e.uid)))


def _uid(key: str) -> str:
    return f"{hashlib.sha256(key.encode()).hexdigest()[:32]}@medneg"


def _text(row: ListedDay) -> str:
    basis = row.due.basis
    parts = [row.provider, basis.counted, basis.note, basis.citation]
    if not basis.certain:
        parts.append("Check this before you rely on it.")
    return "\n".join(part for part in parts if part)
