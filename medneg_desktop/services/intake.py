"""The porter: takes the files a person offers, and says of each what became of it. Nothing ever vanishes."""

from __future__ import annotations

import hashlib
import io
import os
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from medneg_desktop.core.ids import DocumentId, Sha256, new_id
from medneg_desktop.core.trouble import (
    CorrectableTrouble,
    EmptyFile,
    FileTooLarge,
    FileUnreadable,
    IsAFolder,
    Trouble,
)
from medneg_desktop.domain.document import Accepted, AlreadyHeld, Declined, Document, Outcome
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import Event, Inspection, Original, Pages

LARGEST = 200 * 1024 * 1024
"""Bytes of the largest file that is taken in."""


def safe_name(untrusted_name: str) -> str:
    """A file's name fit to be shown: control characters and direction marks, which could disguise it, are replaced."""
    shown = "".join(
        "\ufffd" if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else c for c in untrusted_name
    )
    return shown[:200] or "unnamed"


def files_in(offered: Iterable[Path]) -> Iterator[Path | Declined]:
    """Every file offered, folders taken recursively in name order; a folder without files is told of."""
    for path in offered:
        if not path.is_dir():
            yield path
            continue
        found = 0
        for folder, folders, names in os.walk(path):  # does not follow links to folders: no endless loops
            folders[:] = sorted(f for f in folders if not f.startswith("."))
            for name in sorted(n for n in names if not n.startswith(".")):
                found += 1
                yield Path(folder) / name
        if not found:
            yield declined(path, IsAFolder())


def declined(path: Path, trouble: Trouble) -> Declined:
    return Declined(safe_name(path.name), trouble.code, trouble.title, trouble.remedy)


def read_file(path: Path) -> bytes:
    """The bytes of the person's file, which is only read. Raises EmptyFile, FileTooLarge, FileUnreadable."""
    try:
        if not path.is_file():  # a device or a pipe could be read for ever
            raise FileUnreadable
        if path.stat().st_size > LARGEST:
            raise FileTooLarge
        data = path.read_bytes()
    except OSError as error:
        raise FileUnreadable(details=type(error).__name__) from error
    if not data:
        raise EmptyFile
    return data


def look_at(pages: Pages, data: bytes) -> tuple[Sha256, Inspection]:
    """Hash and nature of a file's bytes. Raises what :meth:`Pages.inspect` raises."""
    sha256 = Sha256(hashlib.sha256(data).hexdigest())
    return sha256, pages.inspect(Original(sha256, lambda: data))


def bring_in(office: Office, path: Path) -> Outcome:
    """Take one file into the vault. The person's own file is only read; equal bytes are held once.

    Troubles of the file itself become :class:`Declined`; those of the surroundings (disk full) are raised.
    """
    name = safe_name(path.name)
    try:
        return _take(office, name, read_file(path))
    except CorrectableTrouble as trouble:
        outcome = declined(path, trouble)
        with office.unit() as unit:
            unit.add_declined(outcome)
            unit.record(Event(office.clock.now(), "file declined", f"{name}: {trouble.title}"))
            unit.commit()
        return outcome


def _take(office: Office, name: str, data: bytes) -> Outcome:
    sha256 = Sha256(hashlib.sha256(data).hexdigest())
    with office.unit() as unit:
        held = unit.document_by_hash(sha256)
    if held is not None:
        return AlreadyHeld(name, held)
    inspection = office.pages.inspect(Original(sha256, lambda: data))
    # The copy is durable before the register names it: a crash between the two leaves at worst an unclaimed copy.
    office.vault.originals.put(io.BytesIO(data), limit=LARGEST)
    document = Document(
        id=DocumentId(new_id()),
        sha256=sha256,
        name=name,
        media=inspection.media,
        size=len(data),
        pages=len(inspection.pages),
        added=office.clock.now(),
    )
    with office.unit() as unit:
        if (held := unit.document_by_hash(sha256)) is not None:
            return AlreadyHeld(name, held)
        unit.add_document(document)
        unit.record(Event(office.clock.now(), "document added", name, document=document.id))
        unit.commit()
    return Accepted(name, document)
