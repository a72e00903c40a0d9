"""Where one document ends and the next begins, in a file that holds a whole pile.

Only what pages clearly say parts them: a page that numbers itself 1, or a page with a title and numbers of its
own that differ from those of the document before it. In doubt pages stay together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from medneg_desktop.core.once import once
from medneg_desktop.domain.reading import DocumentKind, FieldName, State
from medneg_desktop.reading.fields import choose, labeled
from medneg_desktop.reading.kind import KindGuess, guess_kind
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


class _Face:
    """What a page shows of the document it belongs to, worked out as far as it is asked for."""

    def __init__(self, page: PageRows) -> None:
        self.page = page

    @once
    def printed(self) -> tuple[int, int] | None:
        return printed_page(self.page)

    @once
    def _guess(self) -> KindGuess | None:
        return guess_kind([self.page], charge_lines=0) if self.page.rows else None

    @property
    def kind(self) -> DocumentKind:
        return self._guess.kind if self._guess is not None else DocumentKind.OTHER

    @property
    def titled(self) -> bool:
        guess = self._guess
        return guess is not None and guess.state is not State.CHECK and guess.kind is not DocumentKind.OTHER

    @once
    def sender(self) -> str:
        head = letterhead(self.page) if self.page.rows else None
        return _plain(head.span.text) if head is not None and head.sure else ""

    @once
    def keys(self) -> dict[FieldName, str]:
        fields = choose(labeled(list(self.page.rows), self.kind))
        return {n: _plain(str(fields[n].value)) for n in (*_NUMBERS, *_OTHERS) if n in fields}


def documents(pages: Sequence[PageRows]) -> list[tuple[PageRows, ...]]:
    """The pages of each document, in their order."""
    if len(pages) < 2:
        return [tuple(pages)]
    groups: list[list[_Face]] = []
    for page in pages:
        face = _Face(page)
        if groups and not _begins_anew(groups[-1], face):
            groups[-1].append(face)
        else:
            groups.append([face])
    return [tuple(f.page for f in group) for group in groups]


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
