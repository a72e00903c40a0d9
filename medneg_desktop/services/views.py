"""Searches that a person keeps under a name, to ask them again with one act."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.domain.reading import DocumentKind
from medneg_desktop.services.find import EVERYTHING, Narrowed
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import Event, UnitOfWork
from medneg_desktop.services.undo import ChangedSince, Deed

_SETTING = "saved searches"


@dataclass(frozen=True, slots=True)
class SavedView:
    """A search with its name."""

    name: str
    text: str
    narrowed: Narrowed = EVERYTHING


Change = Callable[[tuple[SavedView, ...]], tuple[SavedView, ...]]


def saved_views(office: Office) -> tuple[SavedView, ...]:
    """The kept searches, in the order of their names."""
    with office.unit() as unit:
        return _held(unit)


def save_view(office: Office, view: SavedView) -> Deed | None:
    """Keep a search; one of the same name gives way. None where nothing changes."""
    return _change(office, lambda held: (*(v for v in held if v.name != view.name), view), f"search {view.name} kept")


def drop_view(office: Office, name: str) -> Deed | None:
    """Forget a kept search; None where there is none of that name."""
    return _change(office, lambda held: tuple(v for v in held if v.name != name), f"search {name} removed")


def _held(unit: UnitOfWork) -> tuple[SavedView, ...]:
    return tuple(
        SavedView(
            told["name"],
            told["text"],
            Narrowed(DocumentKind(told["kind"]) if told["kind"] else None, told["to_check"]),
        )
        for told in json.loads(unit.setting(_SETTING) or "[]")
    )


def _put(unit: UnitOfWork, views: tuple[SavedView, ...]) -> None:
    ordered = sorted(views, key=lambda v: v.name.casefold())
    unit.set_setting(_SETTING, json.dumps([{"name": v.name, "text": v.text, **asdict(v.narrowed)} for v in ordered]))


def _change(office: Office, change: Change, words: str) -> Deed | None:
    with office.unit() as unit:
        before = _held(unit)
        _put(unit, change(before))
        after = _held(unit)
        if after == before:
            return None
        unit.record(Event(office.clock.now(), "kept searches changed", words))
        unit.commit()
    return ViewDeed(words, before, after)


@dataclass(frozen=True, slots=True)
class ViewDeed:
    """Kept searches that changed."""

    words: str
    before: tuple[SavedView, ...]
    after: tuple[SavedView, ...]
    document: DocumentId | None = None

    def take_back(self, office: Office) -> None:
        self._move(office, self.after, self.before, "taken back")

    def do_again(self, office: Office) -> None:
        self._move(office, self.before, self.after, "done again")

    def _move(self, office: Office, here: tuple[SavedView, ...], there: tuple[SavedView, ...], what: str) -> None:
        with office.unit() as unit:
            if _held(unit) != here:
                raise ChangedSince
            _put(unit, there)
            unit.record(Event(office.clock.now(), what, self.words))
            unit.commit()
