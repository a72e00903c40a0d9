"""Where one document ends and the next begins, in a file that holds a whole pile.

Only what pages clearly say parts them: a page that numbers itself 1, or a page with a title and numbers of its
own that differ from those of the document before it. In doubt pages stay together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from medneg_desktop.domain.reading import DocumentKind, FieldName, State
from medneg_desktop.reading.fields import choose, labeled
from medneg_desktop.reading.kind import guess_kind
from medneg_desktop.reading.names import letterhead
from medneg_desktop.reading.notes import printed_page
from medneg_desktop.reading.rows import PageRows
from medneg_desktop.reading.scope import BILLS
from medneg_desktop.reading.vocabulary import folded

_NUMBERS = (FieldName.ACCOUNT_NUMBER, FieldName.CLAIM_NUMBER, FieldName.STATEMENT_NUMBER)
_OTHERS = (
    FieldName.PATIENT_NAME,
    FieldName.STATEMENT_DATE,
    FieldName.PROCESSED_DATE,
    FieldName.NOTICE_DATE,
    FieldName.PAYMENT_DATE,
)


@dataclass(frozen=True, slots=True)
class _Face:
    """What a page shows of the document it belongs to."""

    page: PageRows
    printed: tuple[int, int] | None
    kind: DocumentKind
    titled: bool
    sender: str
    keys: dict[FieldName, str]


def documents(pages: Sequence[PageRows]) -> list[tuple[PageRows, ...]]:
    """The pages of each document, in their order."""
    if len(pages) < 2:
        return [tuple(pages)]
    groups: list[list[_Face]] = []
    for page in pages:
        face = _face(page)
        if groups and not _begins_anew(groups[-1], face):
            groups[-1].append(face)
        else:
            groups.append([face])
    return [tuple(f.page for f in group) for group in groups]


def _face(page: PageRows) -> _Face:
    if not page.rows:
        return _Face(page, None, DocumentKind.OTHER, titled=False, sender="", keys={})
    guess = guess_kind([page], charge_lines=0)
    head = letterhead(page)
    fields = choose(labeled(list(page.rows), guess.kind))
    keys = {n: _plain(str(fields[n].value)) for n in (*_NUMBERS, *_OTHERS) if n in fields}
    titled = guess.state is not State.CHECK and guess.kind is not DocumentKind.OTHER
    sender = _plain(head.span.text) if head is not None and head.sure else ""
    return _Face(page, printed_page(page), guess.kind, titled=titled, sender=sender, keys=keys)


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", folded(text))


def _begins_anew(group: Sequence[_Face], face: _Face) -> bool:
    if face.printed is not None:
        if face.printed[0] > 1:
            return False
        return group[-1].printed is None or group[-1].printed[0] >= 1
    if not face.page.rows or not face.titled:
        return False
    first = group[0]
    other_kind = _family(face.kind) is not _family(first.kind)
    shared = [n for n in face.keys if n in first.keys]
    differs = any(face.keys[n] != first.keys[n] for n in shared)
    same = any(face.keys[n] == first.keys[n] for n in shared if n in _NUMBERS)
    if other_kind:
        return bool(face.keys) or (bool(face.sender) and bool(first.sender) and face.sender != first.sender)
    if not face.sender:
        return sum(face.keys[n] != first.keys[n] for n in shared) >= 2 and not same
    return (differs and not same) or (face.sender != first.sender and bool(face.keys) and not same)


def _family(kind: DocumentKind) -> DocumentKind:
    return DocumentKind.STATEMENT if kind in BILLS else kind
