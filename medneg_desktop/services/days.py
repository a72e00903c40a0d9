"""The list of days over one case or all, and what the person did with a day.

Done, put off or open again is kept under the day's key, told in the history, and can be taken back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from medneg_desktop.core.dates import shown
from medneg_desktop.core.ids import CaseId, DocumentId
from medneg_desktop.core.trouble import CorrectableTrouble
from medneg_desktop.domain.due import OPEN, DueDay, DueGroup, Mark, group_of, latest_put_off
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import Event, UnitOfWork
from medneg_desktop.services.undo import ChangedSince


class DayTooLate(CorrectableTrouble):
    """A last day cannot be put off until after it."""

    code = "day-too-late"
    title = "This day cannot be put off that long."
    remedy = "Choose a day before the last day itself, or mark it as done."


# ---------------------------------------------------------------------------------------------------- the list


@dataclass(frozen=True, slots=True)
class ListedDay:
    """A day in the list: where it stands, whose bill it is, and what the person did with it."""

    due: DueDay
    provider: str
    mark: Mark
    group: DueGroup


def listed(office: Office, case: CaseId | None = None) -> tuple[ListedDay, ...]:
    """The days of one case or of all, by their groups and then by their day; what is over, newest first."""
    today = office.clock.today()
    with office.unit() as unit:
        kept = unit.days(None if case is None else [case])
    found = [ListedDay(k.due, k.provider, k.mark, group_of(k.due, k.mark, today)) for k in kept]
    order = list(DueGroup)
    over = (DueGroup.DONE, DueGroup.PAST)

    def rank(row: ListedDay) -> tuple[int, int]:
        when = row.due.day.toordinal()
        return order.index(row.group), -when if row.group in over else when

    return tuple(sorted(found, key=rank))


# ---------------------------------------------------------------------------------------------------- what is done


@dataclass(frozen=True, slots=True)
class MarkDeed:
    """What the person did with a day, with its way back."""

    key: str
    what: str
    case: CaseId
    before: Mark
    after: Mark
    document: DocumentId | None = None

    @property
    def words(self) -> str:
        return f"{_said(self.after)}: {self.what}"

    def take_back(self, office: Office) -> None:
        self._move(office, self.after, self.before, "taken back")

    def do_again(self, office: Office) -> None:
        self._move(office, self.before, self.after, "done again")

    def _move(self, office: Office, here: Mark, there: Mark, what: str) -> None:
        with office.unit() as unit:
            if unit.mark(self.key) != here:
                raise ChangedSince
            _mark(office, unit, self, there, what)
            unit.commit()


def mark_done(office: Office, due: DueDay) -> MarkDeed | None:
    """The person says that what was due is done; None where that was said before."""
    return _set(office, due, Mark(done=True))


def reopen(office: Office, due: DueDay) -> MarkDeed | None:
    """Take up again what was done or put off."""
    return _set(office, due, OPEN)


def put_off(office: Office, due: DueDay, until: date) -> MarkDeed | None:
    """Do not speak of a day until then. Raises DayTooLate where its last day would pass meanwhile."""
    today = office.clock.today()
    last = latest_put_off(due, today)
    if until <= today or (last is not None and until > last):
        raise DayTooLate
    return _set(office, due, Mark(until=until))


def _set(office: Office, due: DueDay, mark: Mark) -> MarkDeed | None:
    with office.unit() as unit:
        before = unit.mark(due.key)
        if before == mark:
            return None
        deed = MarkDeed(due.key, due.what, due.case, before, mark)
        _mark(office, unit, deed, mark, _said(mark))
        unit.commit()
    return deed


def _mark(office: Office, unit: UnitOfWork, deed: MarkDeed, mark: Mark, what: str) -> None:
    unit.set_mark(deed.key, mark)
    detail = deed.what if what == _said(mark) else f"{_said(mark)}: {deed.what}"
    unit.record(Event(office.clock.now(), what, detail, case=deed.case))


def _said(mark: Mark) -> str:
    if mark.done:
        return "reminder done"
    return f"reminder put off until {shown(mark.until)}" if mark.until is not None else "reminder open again"
