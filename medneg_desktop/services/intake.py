"""The porter: takes the files a person offers, and says of each what became of it. Nothing ever vanishes."""

from __future__ import annotations

import hashlib
import io
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from medneg_desktop.core.ids import DocumentId, Sha256, new_id
from medneg_desktop.core.trouble import (
    ArchiveUnsafe,
    CorrectableTrouble,
    EmptyFile,
    FileTooLarge,
    FileUnreadable,
    IsAFolder,
    LinkedFolder,
    PageBroke,
    PageOverran,
    Trouble,
)
from medneg_desktop.domain.document import Accepted, AlreadyHeld, Declined, Document, Outcome
from medneg_desktop.services.office import Office, password_setting
from medneg_desktop.services.ports import Enclosure, Event, Inspection, Original, Pages

_MAIL_START = re.compile(rb"[!-9;-~]{2,40}:|From ")
LARGEST = 200 * 1024 * 1024
"""Bytes of the largest file that is taken in."""


def safe_name(untrusted_name: str) -> str:
    """A file's name fit to be shown: control characters and direction marks, which could disguise it, are replaced."""
    shown = "".join(
        "\ufffd" if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else c for c in untrusted_name
    )
    return shown[:200] or "unnamed"


@dataclass(frozen=True, slots=True)
class InHand:
    """What was pasted or dropped without a file: its name for people, and how its bytes are had."""

    name: str
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file in a ZIP archive or a mail, named for people: ``bill.pdf (in letters.zip)``. It has no path of its own."""

    container: Path | InHand
    container_sha256: Sha256
    number: int
    name: str


Offered = Path | InHand | Enclosed
"""A file that can be brought in."""


def path_of(offered: Offered) -> Path:
    """Where a file lies, or the one that it is in; the bare name of what was in hand."""
    match offered:
        case Enclosed():
            return path_of(offered.container)
        case InHand():
            return Path(offered.name)
    return offered


def files_in(offered: Iterable[Path | InHand], pages: Pages | None = None) -> Iterator[Offered | Declined]:
    """Every file offered, folders taken recursively in name order; a folder without files is told of.

    With ``pages``, archives and mails are looked into, and what they hold is given in their place.
    """
    for found in _files(offered):
        if pages is None or isinstance(found, Declined) or (isinstance(found, Path) and not _may_hold_files(found)):
            yield found
        else:
            yield from _held_in(found, pages)


def _may_hold_files(path: Path) -> bool:
    """By the first bytes, so that most files are not opened twice: a ZIP archive, or text that may be a mail."""
    try:
        with path.open("rb") if path.is_file() else io.BytesIO() as file:
            head = file.read(64)
    except OSError:
        return False
    return head.startswith(b"PK") or _MAIL_START.match(head) is not None


def _held_in(path: Path | InHand, pages: Pages) -> Iterator[Offered | Declined]:
    data = b""
    try:
        data = _bytes_of(path)
        sha256 = Sha256(hashlib.sha256(data).hexdigest())
        contents = pages.contents(Original(sha256, lambda: data))
    except CorrectableTrouble as trouble:
        yield path  # whoever brings it in meets the same trouble, and tells it
        if isinstance(trouble, ArchiveUnsafe) and not data.startswith(
            b"PK"
        ):  # but not of a mail, whose words can be read
            yield Declined(f"files in {safe_name(path.name)}", trouble.code, trouble.title, trouble.remedy)
        return
    if contents.itself:
        yield path
    for number, enclosure in enumerate(contents.enclosures):
        yield Enclosed(path, sha256, number, _name_within(enclosure, path))


def _name_within(enclosure: Enclosure, path: Path | InHand) -> str:
    around = ", in ".join(safe_name(name) for name in (*enclosure.within, path.name))
    return f"{safe_name(enclosure.name)} (in {around})"


def _files(offered: Iterable[Path | InHand]) -> Iterator[Path | InHand | Declined]:
    for path in offered:
        if isinstance(path, InHand) or not path.is_dir():
            yield path
            continue
        found = 0
        for folder, folders, names in os.walk(path):  # does not follow links to folders: no endless loops
            folders[:] = sorted(f for f in folders if not f.startswith("."))
            for linked in (Path(folder) / f for f in folders if (Path(folder) / f).is_symlink()):
                found += 1
                yield declined(linked, LinkedFolder())
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


def read_offered(pages: Pages, offered: Offered) -> bytes:
    """The bytes of a file, or of one inside another. Raises what :func:`read_file` and :meth:`Pages.take` raise."""
    if not isinstance(offered, Enclosed):
        return _bytes_of(offered)
    return pages.take(Original(offered.container_sha256, lambda: _unchanged(offered)), offered.number)


def _bytes_of(offered: Path | InHand) -> bytes:
    if isinstance(offered, Path):
        return read_file(offered)
    data = offered.read()
    if len(data) > LARGEST:
        raise FileTooLarge
    if not data:
        raise EmptyFile
    return data


def _unchanged(offered: Enclosed) -> bytes:
    data = _bytes_of(offered.container)
    if hashlib.sha256(data).hexdigest() != offered.container_sha256:
        raise FileUnreadable(title="This file was changed while it was being read.", remedy="Add it again.")
    return data


def look_at(pages: Pages, data: bytes, password: str | None = None) -> tuple[Original, Inspection]:
    """A file's bytes as an original, and its nature. Raises what :meth:`Pages.inspect` raises, and Page* in words for a file."""
    original = Original(Sha256(hashlib.sha256(data).hexdigest()), lambda: data, lambda: password)
    with told_of_a_file(remedy="Open it in the program that made it, print it to PDF, and add the PDF."):
        return original, pages.inspect(original)


@contextmanager
def told_of_a_file(*, remedy: str) -> Iterator[None]:
    """What stops a worker inside this block is told of the whole file; its own words are about one page among others."""
    try:
        yield
    except (PageBroke, PageOverran) as gone:
        words = "This file stopped the reader." if isinstance(gone, PageBroke) else "This file took too long to read."
        raise type(gone)(title=words, remedy=remedy, details=gone.details) from gone


def shown_name(offered: Offered) -> str:
    return safe_name(offered.name) if isinstance(offered, Path) else offered.name


def bring_in(office: Office, offered: Offered, password: str | None = None) -> Outcome:
    """Take one file into the vault. The person's own file is only read; equal bytes are held once.

    ``password`` opens a locked PDF; it is kept in the vault beside the document, so that it opens later too. Troubles
    of the file itself become :class:`Declined`; those of the surroundings (disk full) are raised.
    """
    name = shown_name(offered)
    try:
        return _take(office, name, read_offered(office.pages, offered), password, _source(offered))
    except CorrectableTrouble as trouble:
        outcome = Declined(name, trouble.code, trouble.title, trouble.remedy)
        with office.unit() as unit:
            unit.add_declined(outcome)
            unit.record(Event(office.clock.now(), "file declined", f"{name}: {trouble.title}"))
            unit.commit()
        return outcome


def bring_in_bytes(office: Office, name: str, data: bytes) -> Outcome:
    """Take in a file that has no path any more. Troubles of the file itself become :class:`Declined`."""
    try:
        return _take(office, name, data, None, "")
    except CorrectableTrouble as trouble:
        return Declined(name, trouble.code, trouble.title, trouble.remedy)


def _source(offered: Offered) -> str:
    """Where a file came from, for the history: the archive is not kept, but it can be told again by its hash."""
    return f"; taken out of the file with SHA-256 {offered.container_sha256}" if isinstance(offered, Enclosed) else ""


def _take(office: Office, name: str, data: bytes, password: str | None, source: str) -> Outcome:
    sha256 = Sha256(hashlib.sha256(data).hexdigest())
    with office.unit() as unit:
        held = unit.document_by_hash(sha256)
    if held is not None:
        return AlreadyHeld(name, held)
    from medneg_desktop.services.trash import bring_back_by_hash  # noqa: PLC0415 (the window starts without the ledger)

    if (back := bring_back_by_hash(office, sha256)) is not None:
        return Accepted(name, back)
    _, inspection = look_at(office.pages, data, password)
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
        if password is not None and inspection.locked:
            unit.set_setting(password_setting(sha256), password)
        unit.record(Event(office.clock.now(), "document added", f"{name}{source}", document=document.id))
        unit.commit()
    return Accepted(name, document)
