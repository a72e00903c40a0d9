"""Newer rules from a file: laws change more often than programs. What travels with the program stays beneath them.

A file is taken in whole or not at all, after the same walk that what travels with the program passes. Its text is kept
in the vault; a file that is taken out stays there, so that it can be brought back.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from medneg_desktop.core.ids import DocumentId, new_id
from medneg_desktop.core.trouble import CorrectableTrouble, FileUnreadable
from medneg_desktop.rights import KnowledgeError, Shelf, library
from medneg_desktop.rights.shelf import FileFacts, facts_of
from medneg_desktop.rights.soundness import entries_of, faults
from medneg_desktop.services.intake import safe_name
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import Event, UnitOfWork
from medneg_desktop.services.stale import unsettle
from medneg_desktop.services.undo import ChangedSince

_UPDATES = "knowledge.updates"
_LARGEST = 2_000_000
_MOST = 50


class KnowledgeRefused(CorrectableTrouble):
    """A file of newer rules cannot be used."""

    code = "knowledge-refused"
    title = "This file of rules could not be used; nothing was changed."
    remedy = "Get the file again from where it came, or go on with the rules that are here."


@dataclass(frozen=True, slots=True)
class LoadedRules:
    """A file of newer rules: what it says of itself, and when it was loaded."""

    id: str
    name: str
    facts: FileFacts
    loaded: datetime
    removed: bool = False


@dataclass(frozen=True, slots=True)
class RulesDeed:
    """A file of rules that was loaded (``there`` is True) or taken out; a step that can be taken back."""

    rules: LoadedRules
    there: bool
    document: DocumentId | None = None

    @property
    def words(self) -> str:
        return f"rules {self.rules.name} {'loaded' if self.there else 'taken out'}"

    def take_back(self, office: Office) -> None:
        _mark(office, self.rules.id, there=not self.there)

    def do_again(self, office: Office) -> None:
        _mark(office, self.rules.id, there=self.there)


@dataclass(frozen=True, slots=True)
class Shipped:
    """What travels with the program, in numbers; ``year`` is that of its newest poverty table."""

    rights: int
    deadlines: int
    states: int
    year: int
    checked: date


def shipped_rules() -> Shipped:
    """What travels with this program."""
    shelf = library()
    checked = max(e.checked for e in entries_of(shelf))
    return Shipped(len(shelf.rights), len(shelf.clocks), len(shelf.states), max(shelf.poverty), checked)


def load_rules(office: Office, path: Path) -> RulesDeed:
    """Take in a file of newer rules. Raises KnowledgeRefused or FileUnreadable, and then keeps nothing."""
    name = safe_name(path.name)
    text = _text(path)
    today = office.clock.today()
    with office.unit() as unit:
        held = _held(unit)
        try:
            facts = facts_of(text, name)
            wrong = faults(library((*_in_use(held), text)))
        except KnowledgeError as error:
            raise _refused(str(error)) from error
        if facts.checked > today:
            raise _refused(f"{name}: something in it was checked on a day that is still to come")
        if wrong:
            raise _refused(f"{name}: {wrong[0]}")
        if len(held) >= _MOST:
            raise _refused(f"there are {_MOST} files already; take out those that are old")
        now = office.clock.now()
        rules = new_id()
        new = {"id": rules, "name": name, "text": text, "loaded": now.isoformat(), "removed": False}
        _write(unit, [*held, new])
        unit.record(Event(now, "rules loaded", f"{name}, edition {facts.edition}"))
        unit.commit()
    return RulesDeed(LoadedRules(rules, name, facts, now), there=True)


def _refused(why: str) -> KnowledgeRefused:
    return KnowledgeRefused(remedy=f"What is wrong: {why[:200]}. {KnowledgeRefused.remedy}", details=why)


def _text(path: Path) -> str:
    try:
        if not path.is_file():
            raise FileUnreadable
        if path.stat().st_size > _LARGEST:
            raise _refused("the file is too large")
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise FileUnreadable from error
    except UnicodeDecodeError as error:
        raise _refused("this is no text file") from error


def loaded_rules(office: Office, *, removed: bool = False) -> tuple[LoadedRules, ...]:
    """The files in use on top of what travels with the program, oldest first; or those that were taken out."""
    with office.unit() as unit:
        held = _held(unit)
    return tuple(_loaded(row) for row in held if row["removed"] is removed)


def drop_rules(office: Office, rules: str) -> RulesDeed:
    """Take a file out of use, by its id; raises KeyError for one that is not in use, KnowledgeRefused where what is
    left would not be whole without it.
    """
    return RulesDeed(_mark(office, rules, there=False), there=False)


def bring_back_rules(office: Office, rules: str) -> RulesDeed:
    """Use a file again that was taken out, by its id; raises as :func:`drop_rules`."""
    return RulesDeed(_mark(office, rules, there=True), there=True)


def _mark(office: Office, rules: str, *, there: bool) -> LoadedRules:
    with office.unit() as unit:
        held = _held(unit)
        row = next((r for r in held if r["id"] == rules), None)
        if row is None:
            raise KeyError(rules)
        if row["removed"] is not there:
            raise ChangedSince
        row["removed"] = not there
        if wrong := faults(library(_in_use(held))):
            raise _refused(wrong[0])
        _write(unit, held)
        what = "rules loaded again" if there else "rules taken out"
        unit.record(Event(office.clock.now(), what, row["name"]))
        unit.commit()
    return _loaded(row)


# ---------------------------------------------------------------------------------------------------- in the vault


def shelf_in(unit: UnitOfWork) -> Shelf:
    """All knowledge as it counts now."""
    return library(_in_use(_held(unit)))


def _held(unit: UnitOfWork) -> list[dict[str, Any]]:
    kept = unit.setting(_UPDATES)
    found: list[dict[str, Any]] = json.loads(kept) if kept else []
    return found


def _write(unit: UnitOfWork, held: Sequence[dict[str, Any]]) -> None:
    unit.set_setting(_UPDATES, json.dumps(list(held)))
    unsettle(unit)


def _in_use(held: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(row["text"] for row in held if not row["removed"])


def _loaded(row: dict[str, Any]) -> LoadedRules:
    facts = facts_of(row["text"], row["name"])
    return LoadedRules(row["id"], row["name"], facts, datetime.fromisoformat(row["loaded"]), row["removed"])
