"""A folder that the person lets MedNeg watch, such as the one a scanner saves into: new papers in it are offered.

Nothing is taken in unasked, and files in the folder are only ever read: never moved, changed or deleted. A file is
offered once it is finished, that is, when it was the same at two looks; it is offered until it is in the vault or the
person leaves it out. What stood in the folder before it was watched is not offered.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass
from pathlib import Path

from medneg_desktop.core.ids import Sha256
from medneg_desktop.core.trouble import CorrectableTrouble, FileUnreadable
from medneg_desktop.services.intake import LARGEST, read_file
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import Event

_SETTING = "watched folder"
PAPERS = frozenset(
    ".pdf .jpg .jpeg .png .tif .tiff .heic .heif .webp .avif .bmp .gif .eml .zip".split()  # noqa: SIM905 (read as one line)
)
"""Endings of names that are offered; a folder such as the one for downloads also holds much that is no paper."""


@dataclass(frozen=True, slots=True, order=True)
class Sighting:
    """A file as it was at one look: its name, its size in bytes, the moment of its last change in nanoseconds."""

    name: str
    size: int
    changed: int


Hashes = MutableMapping[Sighting, Sha256]
"""SHA-256 of files that were hashed before, so that waiting ones are not read at each look."""


@dataclass(frozen=True, slots=True)
class Watched:
    """The watched folder, and the files in it that are not offered any more."""

    folder: Path
    known: frozenset[Sighting] = frozenset()


@dataclass(frozen=True, slots=True)
class Look:
    """What one look found: papers to offer, and whether some may still be written and want another look.

    ``gone``: the folder is not there now, such as on a stick that is not connected.
    """

    folder: Path
    papers: tuple[Path, ...] = ()
    seen: frozenset[Sighting] = frozenset()
    growing: bool = False
    gone: bool = False


def watched(office: Office) -> Watched | None:
    """The folder that is watched; None where none is."""
    with office.unit() as unit:
        told = json.loads(unit.setting(_SETTING) or "null")
    return told and Watched(Path(told["folder"]), frozenset(Sighting(*known) for known in told["known"]))


def watch(office: Office, folder: Path) -> Watched:
    """Watch this folder from now on. Raises FileUnreadable where it cannot be looked into."""
    made = Watched(folder, _sightings(folder))
    _keep(office, made, "folder watched")
    return made


def stop_watching(office: Office) -> None:
    """Watch no folder any more; its files stay as they are."""
    _keep(office, None, "folder not watched any more")


def leave_out(office: Office, papers: Iterable[Path]) -> None:
    """Do not offer these any more, as long as they are not changed."""
    names = {path.name for path in papers}
    if (before := watched(office)) is not None:
        found = {s for s in _sightings(before.folder) if s.name in names}
        _keep(office, Watched(before.folder, before.known | found))


def offer_again(office: Office, papers: Iterable[Path]) -> None:
    """Offer these once more."""
    names = {path.name for path in papers}
    if (before := watched(office)) is not None:
        _keep(office, Watched(before.folder, frozenset(s for s in before.known if s.name not in names)))


def look(office: Office, before: frozenset[Sighting], hashes: Hashes) -> Look | None:
    """Look into the watched folder; ``before`` is what the last look saw. None where no folder is watched.

    Files that the vault holds, or has in its trash, are not offered; from then on they are known.
    """
    held = watched(office)
    if held is None:
        return None
    try:
        seen = _sightings(held.folder)
    except FileUnreadable:
        return Look(held.folder, gone=True)
    fresh = sorted(seen - held.known)
    finished = [s for s in fresh if s in before and s.size]
    already = {s for s in finished if _is_held(office, held.folder / s.name, s, hashes)}
    if already or held.known - seen:  # what is gone from the folder need not be remembered
        _keep(office, Watched(held.folder, (held.known & seen) | already))
    papers = tuple(held.folder / s.name for s in finished if s not in already)
    return Look(held.folder, papers, seen, growing=len(finished) < len(fresh))


def _sightings(folder: Path) -> frozenset[Sighting]:
    """The files of the folder that may be papers; folders in it are not looked into."""
    found = set()
    try:
        for path in folder.iterdir():
            if path.name.startswith((".", "~")) or path.suffix.casefold() not in PAPERS:
                continue
            try:
                state = path.stat()
            except OSError:
                continue  # gone again, or a link that leads nowhere
            if path.is_file() and state.st_size <= LARGEST:
                found.add(Sighting(path.name, state.st_size, state.st_mtime_ns))
    except OSError as error:
        raise FileUnreadable(
            title="This folder cannot be looked into.",
            remedy="Check that it is there and that you are allowed to open it, or choose another one.",
            details=type(error).__name__,
        ) from error
    return frozenset(found)


def _is_held(office: Office, path: Path, sighting: Sighting, hashes: Hashes) -> bool:
    if sighting not in hashes:
        try:
            hashes[sighting] = Sha256(hashlib.sha256(read_file(path)).hexdigest())
        except CorrectableTrouble:
            return False  # whoever takes it in meets the same trouble, and tells it
    with office.unit() as unit:
        known = unit.document_by_hash(hashes[sighting]) or unit.trashed_by_hash(hashes[sighting])
    return known is not None


def _keep(office: Office, made: Watched | None, told: str = "") -> None:
    kept = made and {
        "folder": str(made.folder),
        "known": sorted((s.name, s.size, s.changed) for s in made.known),
    }
    with office.unit() as unit:
        unit.set_setting(_SETTING, json.dumps(kept))
        if told:
            unit.record(Event(office.clock.now(), told, "" if made is None else str(made.folder)))
        unit.commit()
