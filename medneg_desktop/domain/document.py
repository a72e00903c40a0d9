"""Files a person offered, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from medneg_desktop.core.ids import DocumentId, Sha256


class ReadingStatus(StrEnum):
    """How far the reading of a document has come."""

    WAITING = "waiting"
    READ = "read"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Document:
    """One file in the vault, unchanged, known by its SHA-256.

    ``media`` is the type told by its bytes (``application/pdf``, ``image/jpeg`` ...), ``size`` is in bytes.
    ``aside``: another document stands for it (photos joined into one), so that it is in no list, case or sum.
    ``trouble`` holds the code, title and remedy where the document could not be read.
    """

    id: DocumentId
    sha256: Sha256
    name: str
    media: str
    size: int
    pages: int
    added: datetime
    status: ReadingStatus = ReadingStatus.WAITING
    reviewed: bool = False
    aside: bool = False
    trouble: tuple[str, str, str] | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """The file was brought in."""

    name: str
    document: Document


@dataclass(frozen=True, slots=True)
class AlreadyHeld:
    """The same bytes are in the vault already; that is no error."""

    name: str
    document: Document


@dataclass(frozen=True, slots=True)
class Declined:
    """The file could not be brought in; it stays listed with its reason and a remedy."""

    name: str
    code: str
    title: str
    remedy: str


Outcome = Accepted | AlreadyHeld | Declined
