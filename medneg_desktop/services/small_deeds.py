"""Steps beside papers and bills: the household, the sender, a declined file taken off its list; each with its way back."""

from __future__ import annotations

import json
from dataclasses import dataclass

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.domain.document import Declined
from medneg_desktop.domain.household import Household, table_of
from medneg_desktop.services.household import SETTING, household_in
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import Event, UnitOfWork
from medneg_desktop.services.reconcile import refresh_in
from medneg_desktop.services.stale import unsettle
from medneg_desktop.services.undo import ChangedSince

SENDER = "packet-sender"


@dataclass(frozen=True, slots=True)
class HouseholdDeed:
    """What was told of the household."""

    before: Household
    after: Household
    document: DocumentId | None = None
    words: str = "household changed"

    def take_back(self, office: Office) -> None:
        self.move(office, self.after, self.before, "taken back")

    def do_again(self, office: Office) -> None:
        self.move(office, self.before, self.after, "done again")

    def move(self, office: Office, here: Household, there: Household, what: str) -> None:
        """Keep ``there`` in place of ``here``; raises ChangedSince where something else stands."""
        with office.unit() as unit:
            if household_in(unit) != here:
                raise ChangedSince
            unit.set_setting(SETTING, json.dumps(table_of(there)))
            if here.for_questions != there.for_questions:
                refresh_in(unit, [d.id for d in unit.documents()], as_of=office.clock.today())
            unsettle(unit)
            unit.record(Event(office.clock.now(), what, _differences(here, there)))
            unit.commit()


def _differences(before: Household, after: Household) -> str:
    """``state: NY \u2192 CA; size: nothing \u2192 3``."""
    here, there = table_of(before), table_of(after)
    names = [name for name in {**here, **there} if here.get(name) != there.get(name)]
    return "; ".join(f"{n.replace('_', ' ')}: {_shown(here.get(n))} \u2192 {_shown(there.get(n))}" for n in names)


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, list):
        return ", ".join(f"{s['name']} {s['amount']} each {s['per']}" for s in value)
    return str(value)


@dataclass(frozen=True, slots=True)
class SenderDeed:
    """Who letters are from."""

    before: str
    after: str
    document: DocumentId | None = None
    words: str = "sender changed"

    def take_back(self, office: Office) -> None:
        self.move(office, self.after, self.before, "taken back")

    def do_again(self, office: Office) -> None:
        self.move(office, self.before, self.after, "done again")

    def move(self, office: Office, here: str, there: str, what: str) -> None:
        """Keep ``there`` in place of ``here``; raises ChangedSince where something else stands."""
        with office.unit() as unit:
            if (unit.setting(SENDER) or "") != here:
                raise ChangedSince
            unit.set_setting(SENDER, there)
            told = (", ".join(text.splitlines()) or "nothing" for text in (here, there))
            unit.record(Event(office.clock.now(), what, "sender: " + " \u2192 ".join(told)))
            unit.commit()


@dataclass(frozen=True, slots=True)
class DismissDeed:
    """A declined file that was taken off the list."""

    declined: Declined
    document: DocumentId | None = None

    @property
    def words(self) -> str:
        return f"{self.declined.name} taken off the list"

    def take_back(self, office: Office) -> None:
        with office.unit() as unit:
            unit.add_declined(self.declined)
            self._record(office, unit, "taken back")
            unit.commit()

    def do_again(self, office: Office) -> None:
        self.move(office, "done again")

    def move(self, office: Office, what: str) -> None:
        """Take it off; raises ChangedSince where it is not listed any more."""
        with office.unit() as unit:
            number = next((n for n, held in unit.declined() if held == self.declined), None)
            if number is None:
                raise ChangedSince
            unit.dismiss_declined(number)
            self._record(office, unit, what)
            unit.commit()

    def _record(self, office: Office, unit: UnitOfWork, what: str) -> None:
        unit.record(Event(office.clock.now(), what, f"{self.declined.name}: {self.declined.title}"))
