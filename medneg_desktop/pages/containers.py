"""Files that hold files: ZIP archives and mails with attachments, opened in the worker within limits.

Nothing is unpacked to a disk, and no name from inside is ever used as a path. Sizes are those that the archive
declares, which bound what is read; one that lies about them is found out by its checksum.
"""

from __future__ import annotations

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from medneg_desktop.core.trouble import (
    ArchiveLocked,
    ArchiveUnsafe,
    DocumentDamaged,
    EmptyFile,
    FileTooLarge,
    NotADocument,
    Trouble,
)
from medneg_desktop.pages.mail import Mail, looks_like_mail
from medneg_desktop.services.intake import LARGEST, safe_name
from medneg_desktop.services.ports import Contents, Enclosure

MOST_FILES = 500
MOST_BYTES = 500 << 20
"""Of all files together, those of an inner archive included."""
MOST_RATIO = 250
"""A blank scan packs a hundred to one; a bomb goes far beyond."""
_SMALL = 1 << 20
_DEEPEST = 2
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2})
_OFFICE = frozenset({"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF", "META-INF/container.xml"})
_LITTER = re.compile(r"(?:^|/)(?:__MACOSX/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
_FOREIGN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, ValueError, RuntimeError)


def is_zip(content: bytes) -> bool:
    return content.startswith(_ZIP)


def may_hold_files(content: bytes) -> bool:
    """Whether the bytes are those of a ZIP archive or a mail."""
    return is_zip(content) or looks_like_mail(content)


@dataclass
class _Allowance:
    """What may still be unpacked."""

    files: int = MOST_FILES
    size: int = MOST_BYTES

    def take(self, size: int) -> None:
        self.files -= 1
        self.size -= size
        if self.files < 0 or self.size < 0:
            raise ArchiveUnsafe


@dataclass(frozen=True, slots=True)
class _Part:
    """A file inside: how to get its bytes, or why not. ``within`` names the containers around it, inner first."""

    name: str
    read: Callable[[], bytes]
    trouble: Trouble | None = None
    within: tuple[str, ...] = ()


@dataclass
class Container:
    """What a file holds. ``itself``: whether it is a document of its own as well (a mail without readable files)."""

    parts: list[_Part] = field(default_factory=list)
    itself: bool = True

    @property
    def contents(self) -> Contents:
        return Contents(tuple(Enclosure(part.name, part.within) for part in self.parts), self.itself)

    def take(self, number: int) -> bytes:
        """The bytes of a part, counted from 0; raises the trouble that keeps it from being a document."""
        part = self.parts[number]
        if part.trouble is not None:
            raise part.trouble
        return part.read()


def open_container(content: bytes, known: Callable[[bytes], bool]) -> Container:
    """Look into a file; ``known`` tells whether bytes are a document. One that holds no files is itself alone.

    Raises ArchiveLocked, ArchiveUnsafe, DocumentDamaged, EmptyFile, NotADocument.
    """
    return _opened(content, known, _Allowance(), 1)


def _opened(content: bytes, known: Callable[[bytes], bool], left: _Allowance, depth: int) -> Container:
    if is_zip(content):
        return Container(_unfolded(_zip_parts(content, left), known, left, depth), itself=False)
    if not looks_like_mail(content):
        return Container()
    parts = _unfolded(_mail_parts(content, left), known, left, depth)
    return Container(parts, itself=all(part.trouble for part in parts))


def _unfolded(parts: Iterable[_Part], known: Callable[[bytes], bool], left: _Allowance, depth: int) -> list[_Part]:
    """The parts, and in place of an inner container what it holds."""
    found: list[_Part] = []
    for part in parts:
        if part.trouble is not None:
            found.append(part)
            continue
        try:
            content = part.read()
            found += (
                _inside(part, content, known, left, depth)
                if may_hold_files(content)
                else [_checked(part, content, known)]
            )
        except ArchiveUnsafe:
            raise
        except Trouble as trouble:
            found.append(_Part(part.name, part.read, trouble))
    return found


def _checked(part: _Part, content: bytes, known: Callable[[bytes], bool]) -> _Part:
    if not content:
        raise EmptyFile
    if not known(content):
        raise NotADocument
    return part


def _inside(part: _Part, content: bytes, known: Callable[[bytes], bool], left: _Allowance, depth: int) -> list[_Part]:
    if depth >= _DEEPEST:
        raise NotADocument(
            title="This file lies too deep: in an archive inside another.",
            remedy="Unpack the inner archive yourself, and add the files in it.",
        )
    inner = _opened(content, known, left, depth + 1)
    kept = [_Part(p.name, p.read, p.trouble, (*p.within, part.name)) for p in inner.parts]
    return [part, *kept] if inner.itself else kept


def _mail_parts(content: bytes, left: _Allowance) -> Iterator[_Part]:
    for attached in Mail(content).attachments():
        left.take(len(attached.content))
        yield _Part(_file_name(attached.name), partial(bytes, attached.content))


def _zip_parts(content: bytes, left: _Allowance) -> list[_Part]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        entries = [e for e in archive.infolist() if not e.filename.endswith("/")]  # a name may be empty
    except (NotImplementedError, *_FOREIGN) as broken:
        raise DocumentDamaged(details=type(broken).__name__) from broken
    if any(e.filename in _OFFICE for e in entries[:50]):
        raise NotADocument
    entries = [e for e in entries if not _LITTER.search(e.filename)]
    if not entries:
        raise EmptyFile(title="This ZIP file holds no files.", remedy="Add the files themselves.")
    if all(e.flag_bits & 1 for e in entries):
        raise ArchiveLocked
    for entry in entries:
        left.take(entry.file_size)
        if entry.file_size > _SMALL and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
            raise ArchiveUnsafe
    return [_zip_part(archive, entry) for entry in entries]


def _zip_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> _Part:
    def read() -> bytes:
        try:
            with archive.open(entry) as opened:
                return opened.read(entry.file_size)
        except (NotImplementedError, *_FOREIGN) as broken:
            raise DocumentDamaged(details=type(broken).__name__) from broken

    trouble: Trouble | None = None
    if entry.flag_bits & 1:
        trouble = ArchiveLocked()
    elif entry.file_size > LARGEST:
        trouble = FileTooLarge()
    elif entry.compress_type not in _METHODS:
        trouble = DocumentDamaged(
            title="This file is packed in a way that cannot be opened.", remedy=ArchiveUnsafe.remedy
        )
    return _Part(_file_name(entry.filename), read, trouble)


def _file_name(untrusted: str) -> str:
    """The last part of a name from inside, fit to be shown."""
    return safe_name(re.split(r"[/\\]", untrusted.rstrip("/\\"))[-1].strip())[:120]
