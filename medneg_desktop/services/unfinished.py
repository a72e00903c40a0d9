"""Which documents of another vault are coming in, until all that was said about them over there is here too.

A take-over that was cut off, by a full disk, a kill or the person, is gone on with by the next one: the papers that it
had brought in count as brought in by that, so that both together end as one that nobody disturbed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.domain.document import Document
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import UnitOfWork

_NAME = "coming-in"


def begun(office: Office, documents: Sequence[Document]) -> frozenset[DocumentId]:
    """Note the documents that are not here yet; gives them, and those of take-overs that were cut off."""
    with office.unit() as unit:
        before = _noted(unit)
        coming = before | {d.id for d in documents if unit.document_by_hash(d.sha256) is None}
        if coming != before:
            _note(unit, coming)
            unit.commit()
    return frozenset(coming)


def ended(office: Office, documents: Sequence[Document]) -> None:
    """All that was said about these documents is here."""
    with office.unit() as unit:
        before = _noted(unit)
        left = before - {d.id for d in documents}
        if left != before:
            _note(unit, left)
            unit.commit()


def _noted(unit: UnitOfWork) -> set[DocumentId]:
    return {DocumentId(name) for name in json.loads(unit.setting(_NAME) or "[]")}


def _note(unit: UnitOfWork, documents: set[DocumentId]) -> None:
    unit.set_setting(_NAME, json.dumps(sorted(documents)))
