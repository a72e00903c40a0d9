"""What crosses the pipe between the program and a page worker: plain data, and nothing else.

The child reads hostile documents, so the program does not trust its answers either: an answer is unpickled with a
list of the few classes it may consist of, and anything else counts as a broken worker.
"""

from __future__ import annotations

import io
import pickle
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter
from typing import Any

from medneg_desktop.core import trouble
from medneg_desktop.core.money import Money
from medneg_desktop.domain.learned import LearnedRule
from medneg_desktop.domain.page import PageText, TextSource, Word
from medneg_desktop.domain.place import Box, Place
from medneg_desktop.domain.reading import Aside, Cell, DocumentKind, Fact, FieldName, Reading, ReadLine, State
from medneg_desktop.domain.reference import Quarter
from medneg_desktop.services.ports import Contents, Drawing, Enclosure, Inspection, Outline, PageSize, Picture, Shape
from medneg_desktop.services.read_shares import Share


class Verb(StrEnum):
    """What a worker can be asked."""

    INSPECT = "inspect"
    TEXT = "text"
    OCR = "ocr"
    PICTURE = "picture"
    EXHIBIT = "exhibit"
    CONTENTS = "contents"
    TAKE = "take"
    JOIN = "join"
    READ = "read"


class Soundness(StrEnum):
    """What the text layer of a page is worth."""

    SOUND = "sound"
    PARTIAL = "partial"  # good text, beside a picture that may hold more
    POOR = "poor"
    BLANK = "blank"  # nothing is on the page at all


@dataclass(frozen=True, slots=True)
class TextLayer:
    """The words a file itself gives for a page, and whether they can be relied on. ``turns`` says how many quarter
    turns clockwise their level boxes were given.
    """

    text: PageText
    soundness: Soundness
    turns: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a document that are to be read, and what a person said about such papers."""

    texts: tuple[PageText, ...]
    shares: tuple[Share, ...]
    rules: tuple[LearnedRule, ...]


@dataclass(frozen=True, slots=True)
class Request:
    """One question to a worker. ``content`` and ``password`` are given only when the worker does not know the document;
    ``page`` is the number of an enclosure where one is taken; ``more`` holds the documents to be joined; ``turns`` is how
    many quarter turns clockwise make the page upright, where a person said so; ``words`` are read in place of a document.
    """

    verb: Verb
    sha256: str
    page: int = 0
    dpi: float = 0.0
    content: bytes | None = None
    password: str | None = None
    more: tuple[tuple[bytes, str | None], ...] = ()
    turns: int | None = None
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class TableRequest:
    """A question to a table worker: ``path`` begins with a file, without one it goes on. ``wanted`` are the codes for which
    plans' prices are kept; ``quarter`` and ``hospital`` are what the person said where a file does not tell.
    """

    path: str = ""
    wanted: tuple[str, ...] = ()
    quarter: Quarter | None = None
    hospital: bool | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class TableStep:
    """How many bytes of how many a table worker has been through."""

    done: int
    whole: int


@dataclass(frozen=True, slots=True)
class TableRead:
    """The packed tables of a file that was read to its end."""

    tables: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has started and waits for the first request."""


@dataclass(frozen=True, slots=True)
class UnknownDocument:
    """The worker does not hold this document (any more): send the request again with its bytes."""


@dataclass(frozen=True, slots=True)
class Broke:
    """A library failed on the page. ``kind`` is the name of its exception; its words may quote the document."""

    kind: str


_PLAIN: tuple[type, ...] = (
    *(Ready, UnknownDocument, Broke, TextLayer, Soundness),
    *(TableStep, TableRead),
    *(PageText, TextSource, Word, Box, Inspection, PageSize, Picture, Contents, Enclosure),
    *(Drawing, Outline, Shape),
    *(Reading, ReadLine, Fact, Aside, State, DocumentKind, FieldName, Cell, Place, Money, date, Decimal),
)


class UntrustedAnswerError(pickle.UnpicklingError):
    """A worker answered with something that is not plain data."""


def _member(kind: object, name: str) -> object:
    """Stands in for ``getattr``, with which Python 3.11.2 (Debian 12) pickles a member of an enum; gives nothing else."""
    if kind not in _PLAIN or not (isinstance(kind, type) and issubclass(kind, StrEnum)):
        raise UntrustedAnswerError(name)
    return kind[name]


class _PlainUnpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        for kind in _PLAIN:
            if (kind.__module__, kind.__qualname__) == (module, name):
                return kind
        if (module, name) == ("builtins", "getattr"):
            return _member
        found = getattr(trouble, name, None) if module == trouble.__name__ else None
        if found is trouble._rebuild or (isinstance(found, type) and issubclass(found, trouble.Trouble)):  # noqa: SLF001 (how troubles pickle)
            return found
        raise UntrustedAnswerError(name)


_MANY: tuple[type, ...] = (Word, Box, Place, Fact, ReadLine)
"""What a page has hundreds of; each is made again from its parts, which takes a third of the time of its state."""
_PARTS = {kind: attrgetter(*(part.name for part in fields(kind))) for kind in _MANY}


def _made_of(thing: object) -> tuple[type, Any]:
    return type(thing), _PARTS[type(thing)](thing)


def packed(message: object) -> bytes:
    held = io.BytesIO()
    pickler = pickle.Pickler(held, protocol=5)
    pickler.dispatch_table = dict.fromkeys(_MANY, _made_of)
    pickler.dump(message)
    return held.getvalue()


def unpacked_answer(untrusted: bytes) -> Any:
    """The answer of a worker; raises UnpicklingError where it is not one."""
    return _PlainUnpickler(io.BytesIO(untrusted)).load()
