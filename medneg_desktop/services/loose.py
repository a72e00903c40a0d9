"""Papers that are in no vault: files named on the command line, read and audited by the same functions."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from medneg_desktop.core.ids import DocumentId, Sha256
from medneg_desktop.core.trouble import Trouble
from medneg_desktop.domain.answer import Known
from medneg_desktop.domain.case import Case, Paper
from medneg_desktop.domain.document import Declined
from medneg_desktop.domain.finding import Finding, PaperRef
from medneg_desktop.domain.household import Household
from medneg_desktop.domain.packet import PacketChoices
from medneg_desktop.domain.page import PageText
from medneg_desktop.domain.reading import FieldName, Reading
from medneg_desktop.ledger.accumulators import counted
from medneg_desktop.rights import library
from medneg_desktop.services import contract
from medneg_desktop.services.intake import (
    Enclosed,
    Offered,
    files_in,
    look_at,
    path_of,
    read_offered,
    safe_name,
    shown_name,
)
from medneg_desktop.services.office import Desk, Progress, no_progress
from medneg_desktop.services.ports import Original
from medneg_desktop.services.prepare_packet import PreparedPacket, compose
from medneg_desktop.services.read_document import page_texts, understood
from medneg_desktop.services.reconcile import known_of


@dataclass(frozen=True, slots=True)
class LooseFile:
    """A file as it was read, or the reason why it was not. ``sizes`` are its pages in points as seen."""

    name: str
    path: Path
    sha256: Sha256 | None
    readings: tuple[Reading, ...]
    sizes: tuple[tuple[float, float], ...]
    trouble: Declined | None = None
    texts: tuple[PageText, ...] = field(default=(), repr=False)
    original: Original | None = field(default=None, repr=False)

    @property
    def id(self) -> DocumentId:
        """Equal bytes are one document."""
        return DocumentId(self.sha256 or "")


def read_files(
    desk: Desk,
    paths: Sequence[Path],
    *,
    ocr: bool = True,
    password: str | None = None,
    progress: Progress = no_progress,
) -> list[LooseFile]:
    """Read every file offered, folders recursively, in the order given. A bad file never stops the others.

    ``password`` is tried on every locked PDF.
    """
    offered = list(_named(desk, paths))
    lock, done = threading.Lock(), 0

    def one(item: tuple[str, Offered | Declined]) -> LooseFile:
        nonlocal done
        name, offer = item
        file = _read(desk, name, offer, ocr=ocr, password=password)
        with lock:
            done += 1
            progress(done, len(offered), name)
        return file

    with ThreadPoolExecutor(max_workers=max(1, desk.jobs)) as pool:
        return list(pool.map(one, offered))


def _named(desk: Desk, paths: Iterable[Path]) -> Iterable[tuple[str, Offered | Declined]]:
    """Each file with its name relative to the folder it was found in."""
    for offered in paths:
        for found in files_in([offered], desk.pages):
            match found:
                case Declined():
                    yield found.name, found
                case Enclosed():
                    folder, _, _ = _relative(path_of(found), offered).rpartition("/")
                    yield f"{folder}/{found.name}" if folder else found.name, found
                case _:
                    yield _relative(path_of(found), offered), found


def _relative(found: Path, offered: Path) -> str:
    relative = found.relative_to(offered) if found != offered else Path(found.name)
    return "/".join(safe_name(part) for part in relative.parts)


def _read(desk: Desk, name: str, offered: Offered | Declined, *, ocr: bool, password: str | None) -> LooseFile:
    if isinstance(offered, Declined):
        return LooseFile(name, Path(offered.name), None, (), (), offered)
    path = path_of(offered)
    sha256: Sha256 | None = None
    try:
        data = read_offered(desk.pages, offered)
        sha256 = Sha256(hashlib.sha256(data).hexdigest())
        original, inspection = look_at(desk.pages, data, password)
        texts = page_texts(desk.pages, original, len(inspection.pages), ocr=ocr, jobs=desk.jobs)
        readings = understood(desk.pages, texts, inspection.media, original)
        sizes = tuple((t.width, t.height) for t in texts)
        again = replace(original, read=lambda: read_offered(desk.pages, offered))  # the bytes are not held meanwhile
        return LooseFile(name, path, sha256, readings, sizes, texts=tuple(texts), original=again)
    except Trouble as trouble:
        told = Declined(shown_name(offered), trouble.code, trouble.title, trouble.remedy)
        return LooseFile(name, path, sha256, (), (), told)


def papers(files: Iterable[LooseFile]) -> list[Paper]:
    """The documents in the files; the same bytes given twice count once."""
    first: dict[DocumentId, LooseFile] = {}
    for file in files:
        first.setdefault(file.id, file)
    return [Paper(PaperRef(f.id, r.part, f.name), r) for f in first.values() for r in f.readings]


def known(found: Sequence[Paper], home: Household | None, today: date) -> Known:
    """What is known beside loose papers: the household, its state's law, and what all EOBs among them count."""
    return known_of(home or Household(), library(), today, claims=counted(found))


def documents_json(files: Sequence[LooseFile]) -> list[contract.Json]:
    """The ``documents`` of the contract; a repeated file says which one it repeats."""
    seen: dict[DocumentId, str] = {}
    found: list[contract.Json] = []
    for file in files:
        if file.trouble:
            t = file.trouble
            found.append(contract.of_error(file.name, file.sha256, t.code, t.title, t.remedy))
            continue
        same = seen.setdefault(file.id, file.name)
        for reading in file.readings:
            entry = contract.of_reading(file.name, file.sha256 or "", reading)
            if same != file.name:
                entry["notes"].append(f"the same file as {same}; counted once")
            found.append(entry)
    return found


def compose_loose(
    desk: Desk,
    files: Sequence[LooseFile],
    case: Case,
    findings: Sequence[Finding],
    *,
    choices: PacketChoices | None = None,
    sender: tuple[str, ...] = (),
    progress: Progress = no_progress,
) -> PreparedPacket:
    """The packet of a case made of loose files. Names of patients of the other files are hidden in it."""
    by_id = {f.id: f for f in reversed(files)}
    names = {
        fact.value for f in by_id.values() for r in f.readings if (fact := r.text(FieldName.PATIENT_NAME)) and fact.firm
    }
    choices = choices or PacketChoices()
    return compose(
        desk,
        case,
        findings,
        lambda document: _original(by_id[document]),
        lambda document, page: by_id[document].sizes[page - 1],
        choices=replace(choices, others=(*choices.others, *sorted(names))),
        sender=sender,
        texts=lambda document, page: by_id[document].texts[page - 1],
        progress=progress,
    )


def _original(file: LooseFile) -> Original:
    assert file.original is not None, "only a file that was read stands in a case"
    return file.original
