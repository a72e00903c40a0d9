"""Tags: a person's own words on papers, to find them again; a bill has the tags of its papers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from medneg_desktop.core.ids import CaseId, DocumentId
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import Event, UnitOfWork
from medneg_desktop.services.undo import ChangedSince, Deed

Tags = tuple[str, ...]


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
    after = tidy(tags)
    return _change(office, lambda _: {document: after})


def tags_of_bill(unit: UnitOfWork, case: CaseId) -> tuple[str, ...]:
    """The tags of the papers of a bill."""
    held = unit.tags(unit.documents_of([case]))
    return tuple(sorted({tag for tags in held.values() for tag in tags}))


def tag_bill(office: Office, case: CaseId, tags: Iterable[str]) -> Deed | None:
    """Give a bill these tags: new ones go on each of its papers, dropped ones off all; None where nothing changes."""
    wanted = set(tidy(tags))

    def after(unit: UnitOfWork) -> dict[DocumentId, tuple[str, ...]]:
        had, papers = set(tags_of_bill(unit, case)), unit.documents_of([case])
        held = unit.tags(papers)
        return {p: tuple(sorted((set(held.get(p, ())) & wanted) | (wanted - had))) for p in sorted(papers)}

    return _change(office, after)


def _change(office: Office, wanted: Callable[[UnitOfWork], dict[DocumentId, Tags]]) -> Deed | None:
    with office.unit() as unit:
        after = wanted(unit)
        held = unit.tags(after)
        changes = tuple((d, held.get(d, ()), now) for d, now in after.items() if now != held.get(d, ()))
        for document, before, now in changes:
            unit.set_tags(document, now)
            unit.record(Event(office.clock.now(), "tags changed", _told(before, now), document=document))
        unit.commit()
    return TagDeed(changes) if changes else None


def _told(before: Tags, after: Tags) -> str:
    return f"{', '.join(before) or 'none'} → {', '.join(after) or 'none'}"


@dataclass(frozen=True, slots=True)
class TagDeed:
    """Tags that were changed: of each document those before and those after."""

    changes: tuple[tuple[DocumentId, Tags, Tags], ...]

    @property
    def words(self) -> str:
        return "tags changed"

    @property
    def document(self) -> DocumentId | None:
        """The document, where it was one alone."""
        return self.changes[0][0] if len(self.changes) == 1 else None

    def take_back(self, office: Office) -> None:
        self._move(office, "taken back", [(d, after, before) for d, before, after in self.changes])

    def do_again(self, office: Office) -> None:
        self._move(office, "done again", self.changes)

    @staticmethod
    def _move(office: Office, what: str, changes: Iterable[tuple[DocumentId, Tags, Tags]]) -> None:
        with office.unit() as unit:
            for document, here, there in changes:
                if unit.tags([document]).get(document, ()) != here:
                    raise ChangedSince
                unit.set_tags(document, there)
                unit.record(Event(office.clock.now(), what, _told(here, there), document=document))
            unit.commit()
