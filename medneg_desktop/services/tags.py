"""Tags: a person's own words on papers, to find them again; a bill has the tags of its papers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import Event
from medneg_desktop.services.undo import ChangedSince, Deed


def tidy(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags as they are kept: small letters, one word each, in their order of the alphabet."""
    words = {"-".join(tag.strip().lstrip("#").casefold().split()) for tag in tags}
    return tuple(sorted(w for w in words if w))


def tags_of(office: Office, document: DocumentId) -> tuple[str, ...]:
    with office.unit() as unit:
        return unit.tags([document]).get(document, ())


def all_tags(office: Office) -> list[str]:
    """Every tag of the vault."""
    with office.unit() as unit:
        return unit.all_tags()


def set_tags(office: Office, document: DocumentId, tags: Iterable[str]) -> Deed | None:
    """Put these tags on a document in place of those it has; None where they are the same."""
    with office.unit() as unit:
        before, after = unit.tags([document]).get(document, ()), tidy(tags)
        if before == after:
            return None
        unit.set_tags(document, after)
        unit.record(Event(office.clock.now(), "tags changed", _told(before, after), document=document))
        unit.commit()
    return TagDeed(document, before, after)


def _told(before: tuple[str, ...], after: tuple[str, ...]) -> str:
    return f"{', '.join(before) or 'none'} → {', '.join(after) or 'none'}"


@dataclass(frozen=True, slots=True)
class TagDeed:
    """Tags that were changed."""

    document: DocumentId
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def words(self) -> str:
        return "tags changed"

    def take_back(self, office: Office) -> None:
        self._move(office, "taken back", self.after, self.before)

    def do_again(self, office: Office) -> None:
        self._move(office, "done again", self.before, self.after)

    def _move(self, office: Office, what: str, here: tuple[str, ...], there: tuple[str, ...]) -> None:
        with office.unit() as unit:
            if unit.tags([self.document]).get(self.document, ()) != here:
                raise ChangedSince
            unit.set_tags(self.document, there)
            unit.record(Event(office.clock.now(), what, _told(here, there), document=self.document))
            unit.commit()
