"""Papers that are in no vault: files named on the command line, read and audited by the same functions."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from medneg_desktop.core.ids import DocumentId, Sha256
from medneg_desktop.core.trouble import Trouble
from medneg_desktop.domain.case import Case, Paper
from medneg_desktop.domain.document import Declined
from medneg_desktop.domain.finding import Finding, PaperRef
from medneg_desktop.domain.reading import Reading
from medneg_desktop.services import contract
from medneg_desktop.services.intake import declined, files_in, look_at, read_file, safe_name
from medneg_desktop.services.office import Desk, Progress, no_progress
from medneg_desktop.services.ports import Original
from medneg_desktop.services.prepare_packet import PreparedPacket, compose
from medneg_desktop.services.read_document import page_texts, read_texts


@dataclass(frozen=True, slots=True)
class LooseFile:
    """A file as it was read, or the reason why it was not. ``sizes`` are its pages in points as seen."""

    name: str
    path: Path
    sha256: Sha256 | None
    readings: tuple[Reading, ...]
    sizes: tuple[tuple[float, float], ...]
    trouble: Declined | None = None

    @property
    def id(self) -> DocumentId:
        """Equal bytes are one document."""
        return DocumentId(self.sha256 or "")


def read_files(
    desk: Desk, paths: Sequence[Path], *, ocr: bool = True, progress: Progress = no_progress
) -> list[LooseFile]:
    """Read every file offered, folders recursively, in the order given. A bad file never stops the others."""
    offered = list(_named(paths))
    lock, done = threading.Lock(), 0

    def one(item: tuple[str, Path | Declined]) -> LooseFile:
        nonlocal done
        name, path = item
        file = _read(desk, name, path, ocr=ocr)
        with lock:
            done += 1
            progress(done, len(offered), name)
        return file

    with ThreadPoolExecutor(max_workers=max(1, desk.jobs)) as pool:
        return list(pool.map(one, offered))


def _named(paths: Iterable[Path]) -> Iterable[tuple[str, Path | Declined]]:
    """Each file with its name relative to the folder it was found in."""
    for offered in paths:
        for found in files_in([offered]):
            if isinstance(found, Declined):
                yield found.name, found
            else:
                relative = found.relative_to(offered) if found != offered else Path(found.name)
                yield "/".join(safe_name(part) for part in relative.parts), found


def _read(desk: Desk, name: str, path: Path | Declined, *, ocr: bool) -> LooseFile:
    if isinstance(path, Declined):
        return LooseFile(name, Path(path.name), None, (), (), path)
    sha256: Sha256 | None = None
    try:
        data = read_file(path)
        sha256 = Sha256(hashlib.sha256(data).hexdigest())
        sha256, inspection = look_at(desk.pages, data)
        texts = page_texts(desk.pages, Original(sha256, lambda: data), len(inspection.pages), ocr=ocr, jobs=desk.jobs)
        return LooseFile(name, path, sha256, read_texts(texts), tuple((t.width, t.height) for t in texts))
    except Trouble as trouble:
        return LooseFile(name, path, sha256, (), (), declined(path, trouble))


def papers(files: Iterable[LooseFile]) -> list[Paper]:
    """The documents in the files; the same bytes given twice count once."""
    first: dict[DocumentId, LooseFile] = {}
    for file in files:
        first.setdefault(file.id, file)
    return [Paper(PaperRef(f.id, r.part, f.name), r) for f in first.values() for r in f.readings]


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
    progress: Progress = no_progress,
) -> PreparedPacket:
    """The packet of a case made of loose files."""
    by_id = {f.id: f for f in reversed(files)}
    return compose(
        desk,
        case,
        findings,
        lambda document: Original(Sha256(document), by_id[document].path.read_bytes),
        lambda document, page: by_id[document].sizes[page - 1],
        progress=progress,
    )
